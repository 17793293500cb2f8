//! Terms of employment: a move to work writes one, an extension and a change of employer replace the one before, and what is
//! known later is put right. What the page of the case shows as present stays on the case and is set in the same action.

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored, phrase};
use store::{Reader, Seen};

use super::step::Move;
use crate::records::case::CaseState;
use crate::records::employment::Term;
use crate::records::{CASE_WRITERS, Employment, MigrationCase};

/// Which record of an action the term is, beside those of the move.
pub const PLACE: u32 = 10;

/// The terms of a case, the present one first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_case(read: &Reader<'_>, case: RecordId) -> Result<Vec<Stored<Employment>>, Refusal> {
    let mut terms = read.referring::<Employment>("case", case)?;
    terms.reverse();
    Ok(terms)
}

/// Writes the term that a move begins, where it begins one and something is known of it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn begun(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    case: &Stored<MigrationCase>,
    input: &Move,
    date: Date,
) -> Result<(), Refusal> {
    let Some(kind) = term(case.state, input.to) else { return Ok(()) };
    let terms = of_case(read, case.row.id)?;
    let present = terms.iter().find(|term| term.replaced_on.is_none());
    let work = &input.given.work;
    let known = input.employer.is_some() || input.given.contract_end.is_some() || work.address.is_some();
    if !known && kind != Term::Extension {
        return Ok(());
    }
    let same = present.filter(|_| kind == Term::Extension);
    let or = |given: &Option<String>, stood: Option<&Held<Option<String>>>, case: &Held<Option<String>>| match given {
        Some(given) => Held::Known(Some(given.clone())),
        None if kind == Term::Extension => stood.unwrap_or(case).clone(),
        None => Held::Known(None),
    };
    let from = work.from.or_else(|| (!input.given.date_unknown).then_some(date));
    let new = Employment {
        id: Id::new(action.record(PLACE)),
        case: case.reference(),
        resident: case.resident,
        term: kind,
        employer: or(&input.employer, same.map(|one| &one.employer), &case.employer),
        address: or(&work.address, same.map(|one| &one.address), &case.employer_address),
        job: work.job.clone().or_else(|| same.and_then(|one| one.job.clone())).or_else(|| case.job.clone()),
        wage: or(&work.wage, same.map(|one| &one.wage), &Held::Known(None)),
        from,
        until: input.given.contract_end,
        replaced_on: None,
        agreed: Held::Known(work.agreed),
        says: or(&work.says, same.map(|one| &one.says), &Held::Known(None)),
    };
    for one in terms.iter().filter(|one| one.replaced_on.is_none()) {
        changes.edit(one).set(Employment::REPLACED_ON, Some(from.unwrap_or(date)));
    }
    if work.address.is_some() || kind == Term::NewEmployer {
        changes.edit(case).set(MigrationCase::EMPLOYER_ADDRESS, Held::Known(work.address.clone()));
    }
    changes.create(case.home(), &new);
    super::whole::created(changes, new.id.raw());
    Ok(())
}

/// Which term a move begins.
fn term(from: CaseState, to: CaseState) -> Option<Term> {
    match (from, to) {
        (CaseState::Perpanjangan, CaseState::Bekerja) => Some(Term::Extension),
        (CaseState::PindahMajikan, CaseState::Bekerja) => Some(Term::NewEmployer),
        (CaseState::SiapBerangkat, CaseState::Bekerja) => Some(Term::First),
        (_, CaseState::Bekerja) if from.is_before_departure() || from.is_set_aside() => {
            (from != CaseState::PindahDomisili).then_some(Term::Found)
        }
        _ => None,
    }
}

/// What the form of a term gave.
#[derive(Debug, Clone, Default)]
pub struct TermInput {
    /// For whom.
    pub employer: Option<String>,
    /// Where.
    pub address: Option<String>,
    /// As what.
    pub job: Option<String>,
    /// The wage a month, such as `TWD 17500.00`.
    pub wage: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// What the contract says.
    pub says: Option<String>,
}

/// Records the present term of a case that has none, or puts right the one that the form showed. The case shows the same.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where nothing was given or the days run backwards; `Conflict` where
/// somebody else changed the term meanwhile.
pub fn save(
    read: &Reader<'_>,
    action: ActionId,
    case: RecordId,
    term: Option<(RecordId, &Seen)>,
    input: &TermInput,
) -> Result<Changes, Refusal> {
    let case = read.get::<MigrationCase>(case)?;
    super::own_office(read, case.home(), CASE_WRITERS)?;
    check(input)?;
    let mut changes = Changes::new();
    let present = match term {
        Some((id, seen)) => {
            let standing = read.seen::<Employment>(id, seen)?;
            if standing.case.id.raw() != case.row.id {
                return Err(Refusal::NotFound);
            }
            edit(&mut changes, &standing, input);
            standing.replaced_on.is_none()
        }
        None => {
            changes.create(case.home(), &found(action, &case, input));
            super::whole::created(&mut changes, action.record(PLACE));
            true
        }
    };
    if present && case.state.is_working() {
        changes
            .edit(&case)
            .set(MigrationCase::EMPLOYER, Held::Known(input.employer.clone()))
            .set(MigrationCase::EMPLOYER_ADDRESS, Held::Known(input.address.clone()))
            .set(MigrationCase::CONTRACT_END, input.until);
    }
    Ok(changes)
}

fn edit(changes: &mut Changes, standing: &Stored<Employment>, input: &TermInput) {
    changes
        .edit(standing)
        .set(Employment::EMPLOYER, Held::Known(input.employer.clone()))
        .set(Employment::ADDRESS, Held::Known(input.address.clone()))
        .set(Employment::JOB, input.job.clone())
        .set(Employment::WAGE, Held::Known(input.wage.clone()))
        .set(Employment::FROM, input.from)
        .set(Employment::UNTIL, input.until)
        .set(Employment::SAYS, Held::Known(input.says.clone()));
}

fn found(action: ActionId, case: &Stored<MigrationCase>, input: &TermInput) -> Employment {
    Employment {
        id: Id::new(action.record(PLACE)),
        case: case.reference(),
        resident: case.resident,
        term: Term::Found,
        employer: Held::Known(input.employer.clone()),
        address: Held::Known(input.address.clone()),
        job: input.job.clone(),
        wage: Held::Known(input.wage.clone()),
        from: input.from,
        until: input.until,
        replaced_on: None,
        agreed: Held::Known(None),
        says: Held::Known(input.says.clone()),
    }
}

fn check(input: &TermInput) -> Result<(), Refusal> {
    if input.employer.is_none() && input.address.is_none() && input.from.is_none() && input.until.is_none() {
        let message =
            phrase("Isi yang diketahui, sekurangnya pemberi kerja.", "Fill in what is known, at least the employer.");
        return Err(Refusal::invalid("employer", "required", message));
    }
    if let (Some(from), Some(until)) = (input.from, input.until)
        && until < from
    {
        let message = phrase("Kontrak berakhir sebelum mulai bekerja.", "The contract ends before the work begins.");
        return Err(Refusal::invalid("until", "date.order", message));
    }
    Ok(())
}
