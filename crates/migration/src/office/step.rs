//! Moving a case: the machine says whether the move exists and who makes it, the guard says what is missing, and state and
//! step are written as one entry.

use jiff::civil::Date;
use kernel::checklist::Scheme;
use kernel::refusal::Problem;
use kernel::states::Edge;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored, phrase};
use store::{Reader, Seen};

use super::{CaseFile, dues, employment, return_outcome};
use crate::records::case::CaseState;
use crate::records::{MigrationCase, MigrationStep};
use crate::rules::facts::Given;
use crate::rules::guards::{self, Link, Missing};
use crate::rules::machine::CASE_MACHINE;

/// A move as the form gave it.
#[derive(Debug, Clone)]
pub struct Move {
    /// Which case.
    pub case: RecordId,
    /// Into which state.
    pub to: CaseState,
    /// What the guards look at.
    pub given: Given,
    /// Who employs the person, where the form asked.
    pub employer: Option<String>,
    /// How the person is reached abroad, where the form asked; E.164.
    pub phone_abroad: Option<String>,
}

/// Makes a move.
///
/// # Errors
/// `Conflict` where the case was changed since it was shown; `Forbidden` for other roles and offices; `Invalid` with everything
/// that is missing.
pub fn step(read: &Reader<'_>, action: ActionId, seen: &Seen, input: &Move) -> Result<Changes, Refusal> {
    let case = read.seen::<MigrationCase>(input.case, seen)?;
    let mut changes = Changes::new();
    moved(read, &mut changes, action, case, input)?;
    Ok(changes)
}

/// Adds a move to what an action writes: the state, its step, and what follows from it (the days on which somebody asks
/// again, a term of employment, how somebody came home).
///
/// # Errors
/// As [`step`], without the conflict.
pub fn moved(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    case: Stored<MigrationCase>,
    input: &Move,
) -> Result<(), Refusal> {
    let edge = edge(case.state, input.to)?;
    super::own_office(read, case.home(), edge.roles)?;
    let file = CaseFile::around(read, case)?;
    let missing = guards::check(edge, &file.facts, &input.given);
    if !missing.is_empty() {
        return Err(Refusal::Invalid(missing.iter().map(problem).collect()));
    }
    let date = input.given.date.unwrap_or(read.today());
    // How an unnoticed departure became known says more than a reason: it is for the officer alone.
    let in_confidence = edge.guard == "known_afterwards";
    set_state(changes, &file.case, input, date);
    follow(read, changes, action, &file.case, input, date)?;
    changes.create(
        file.case.home(),
        &MigrationStep {
            id: Id::new(action.record(0)),
            case: file.case.reference(),
            resident: file.case.resident,
            from: Some(file.case.state),
            to: input.to,
            date,
            date_unknown: is_day_unknown(&input.given).then_some(true),
            sex: file.case.sex,
            country: file.case.country.clone(),
            reason: Held::Known(input.given.reason.clone().filter(|_| !in_confidence)),
            evidence: Held::Known(input.given.evidence.clone()),
            told: Held::Known(input.given.reason.clone().filter(|_| in_confidence)),
            year: input.given.year.filter(|_| is_day_unknown(&input.given)),
        },
    );
    Ok(())
}

/// Is the day not known? Whoever knows the year alone does not know the day.
fn is_day_unknown(given: &Given) -> bool {
    given.date.is_none() && (given.date_unknown || given.year.is_some())
}

/// The move between two states.
///
/// # Errors
/// `Invalid` where the machine has none.
pub fn edge(from: CaseState, to: CaseState) -> Result<&'static Edge, Refusal> {
    CASE_MACHINE.edge(from.code(), to.code()).ok_or_else(|| {
        let message =
            phrase("Dari keadaan ini kasus tidak dapat langsung ke sana.", "From this state the case cannot go there.");
        Refusal::invalid("to", "edge", message)
    })
}

fn problem(missing: &Missing) -> Problem {
    let field = match missing.link {
        Link::Form(field) => field,
        _ => "",
    };
    Problem { field: field.to_owned(), code: missing.code, message: missing.about.unwrap_or(missing.what) }
}

fn set_state(changes: &mut Changes, case: &Stored<MigrationCase>, input: &Move, date: Date) {
    let (from, to, given) = (case.state, input.to, &input.given);
    let aside = (to.is_set_aside()).then_some(from);
    let edit = changes
        .edit(case)
        .set(MigrationCase::STATE, to)
        .set(MigrationCase::SINCE, Some(date))
        .set(MigrationCase::SET_ASIDE_FROM, aside);
    if to == CaseState::Bekerja
        && (from.is_before_departure() || from.is_set_aside() && from != CaseState::PindahDomisili)
    {
        let mut edit = edit.set(MigrationCase::DEPARTED_ON, given.date).set(MigrationCase::RETURNED_ON, None);
        if given.route_taken.is_some() {
            edit = edit.set(MigrationCase::ROUTE_TAKEN, Held::Known(given.route_taken));
        }
        at_work(edit, input);
    } else if to == CaseState::Bekerja && from.is_working() {
        at_work(edit, input);
    } else if to == CaseState::Pulang && from.is_working() {
        edit.set(MigrationCase::RETURNED_ON, given.date)
            .set(MigrationCase::RETURN_REASON, Held::Known(given.return_reason));
    } else if to == CaseState::Bekerja && from == CaseState::Pulang {
        edit.set(MigrationCase::RETURNED_ON, None).set(MigrationCase::RETURN_REASON, Held::Known(None));
    } else if to == CaseState::SiapBerangkat && from == CaseState::Bekerja {
        edit.set(MigrationCase::DEPARTED_ON, None);
    } else if to == CaseState::TerdaftarDisnaker && matches!(from, CaseState::Pulang | CaseState::Purna) {
        edit.set(MigrationCase::SCHEME, Some(Scheme::ReEntry))
            .set(MigrationCase::DEPARTED_ON, None)
            .set(MigrationCase::CONTRACT_END, None);
    }
}

/// What follows from a move beside the state.
fn follow(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    case: &Stored<MigrationCase>,
    input: &Move,
    date: Date,
) -> Result<(), Refusal> {
    let comes_home = input.to == CaseState::Pulang && case.state.is_working();
    let returned = if comes_home { input.given.date } else { case.returned_on };
    dues::moved(read, changes, case, input.to, returned)?;
    employment::begun(read, changes, action, case, input, date)?;
    if comes_home {
        return_outcome::came_home(changes, action, case, input, date);
    } else if input.to == CaseState::Bekerja && case.state == CaseState::Pulang {
        return_outcome::taken_back(read, changes, case)?;
    }
    Ok(())
}

/// What the form of a move says of the work abroad; what it left empty stays as it was.
fn at_work(edit: kernel::changes::Edit<'_, MigrationCase>, input: &Move) {
    let mut edit = edit;
    if input.given.contract_end.is_some() {
        edit = edit.set(MigrationCase::CONTRACT_END, input.given.contract_end);
    }
    if input.employer.is_some() {
        edit = edit.set(MigrationCase::EMPLOYER, Held::Known(input.employer.clone()));
    }
    if input.phone_abroad.is_some() {
        edit.set(MigrationCase::PHONE_ABROAD, Held::Known(input.phone_abroad.clone()));
    }
}
