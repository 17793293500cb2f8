//! Opening a case: from the wish, straight at work for a person found already abroad, or at home for one who has come back
//! already (most rows of a first census). It gets its number in the same entry, and its first steps are written beside it.

use jiff::civil::Date;
use kernel::checklist::Scheme;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored, phrase};
use people::records::{Office, Resident};
use store::Reader;
use store::engine::Cell;

use super::facts::{is_at_rest, of_person};
use crate::queries;
use crate::records::case::{CaseState, ReturnReason, RouteTaken};
use crate::records::{CASE_WRITERS, MigrationCase, MigrationStep};
use crate::rules::number;

/// Which record of the action is which: a form that is sent again names the same ones.
pub mod place {
    /// The case.
    pub const CASE: u32 = 0;
    /// Its first step; those after it follow.
    pub const STEP: u32 = 1;
}

/// What the form gave.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// The person.
    pub resident: RecordId,
    /// How the person is to be placed.
    pub scheme: Option<Scheme>,
    /// Where to.
    pub country: Option<String>,
    /// As what.
    pub job: Option<String>,
    /// When.
    pub planned_departure: Option<Date>,
    /// The person is abroad already, or was.
    pub abroad: Option<Abroad>,
}

/// A person found already abroad (most rows of a first census).
#[derive(Debug, Clone, Default)]
pub struct Abroad {
    /// Since when, where the family knows.
    pub departed_on: Option<Date>,
    /// The year alone, where no more is known.
    pub departed_year: Option<i64>,
    /// In which way; sealed.
    pub route_taken: Option<RouteTaken>,
    /// For whom.
    pub employer: Option<String>,
    /// Until when.
    pub contract_end: Option<Date>,
    /// How it became known.
    pub told_by: Option<String>,
    /// The person is home again already.
    pub home: Option<Home>,
}

/// A person who has come back before the case was opened.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// When, where it is known.
    pub returned_on: Option<Date>,
    /// The year alone, where no more is known.
    pub returned_year: Option<i64>,
    /// Why; sealed.
    pub return_reason: Option<ReturnReason>,
    /// Has settled again: nothing is waiting to be talked over.
    pub settled: bool,
}

/// A day that is known, or the year alone, or nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Known {
    day: Option<Date>,
    year: Option<i64>,
}

impl Known {
    fn of(day: Option<Date>, year: Option<i64>) -> Known {
        Known { day, year: year.filter(|_| day.is_none()) }
    }

    /// The latest day that it can be.
    fn latest(self) -> Option<Date> {
        self.day.or_else(|| Date::new(i16::try_from(self.year?).ok()?, 12, 31).ok())
    }

    /// The earliest day that it can be.
    fn earliest(self) -> Option<Date> {
        self.day.or_else(|| Date::new(i16::try_from(self.year?).ok()?, 1, 1).ok())
    }
}

/// Opens a case.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where a case of the person is still running, a date lies wrong, or the
/// jalur of a person abroad or the reason of a return was not chosen.
pub fn open(read: &Reader<'_>, action: ActionId, input: &Opening) -> Result<Changes, Refusal> {
    let resident = read.get::<Resident>(input.resident)?;
    super::own_office(read, resident.home(), CASE_WRITERS)?;
    let earlier = of_person(read, resident.row.id)?;
    if earlier.iter().any(|case| !is_at_rest(case.state)) {
        let message = phrase(
            "Warga ini masih punya kasus yang berjalan. Buka kasus itu dan lanjutkan di sana.",
            "This resident has a running case. Open it and go on there.",
        );
        return Err(Refusal::invalid("", "case.running", message));
    }
    check(read.today(), input)?;
    let home = resident.home();
    let case = case(read, action, &resident, input)?;
    let mut changes = Changes::new();
    changes.create(home, &case);
    for step in steps(read.today(), action, &case, home, input) {
        changes.create(home, &step);
    }
    if let Some(last) = earlier.first().filter(|last| input.abroad.is_none() && last.home() == home) {
        super::along::papers(read, action, &mut changes, &case, last)?;
    }
    Ok(changes)
}

fn case(
    read: &Reader<'_>,
    action: ActionId,
    resident: &Stored<Resident>,
    input: &Opening,
) -> Result<MigrationCase, Refusal> {
    let home = resident.home();
    let year = i64::from(read.today().year());
    let serial = next_serial(read, home, year)?;
    let office = read.maybe::<Office>(home)?.map_or_else(String::new, |office| office.name.clone());
    let abroad = input.abroad.as_ref();
    let back = abroad.and_then(|abroad| abroad.home.as_ref());
    let departed = abroad.and_then(|abroad| abroad.departed_on);
    let returned = back.and_then(|back| back.returned_on);
    let dues = super::dues::of_opening(read, home, state(input), returned)?;
    Ok(MigrationCase {
        id: Id::new(action.record(place::CASE)),
        resident: resident.reference(),
        number: number::number(&office, year, serial),
        state: state(input),
        serial,
        year,
        scheme: input.scheme,
        country: input.country.clone(),
        job: input.job.clone(),
        planned_departure: input.planned_departure.filter(|_| abroad.is_none()),
        departed_on: departed,
        contract_end: abroad.and_then(|abroad| abroad.contract_end),
        employer: Held::Known(abroad.and_then(|abroad| abroad.employer.clone())),
        employer_address: Held::Known(None),
        phone_abroad: Held::Known(None),
        agency: None,
        agency_permit: None,
        route_taken: Held::Known(abroad.and_then(|abroad| abroad.route_taken)),
        return_reason: Held::Known(back.and_then(|back| back.return_reason)),
        sex: resident.sex,
        opened_on: read.today(),
        since: Some(if back.is_some() { returned } else { departed }.unwrap_or(read.today())),
        returned_on: returned,
        set_aside_from: None,
        concern: Held::Known(None),
        trouble: Held::Known(None),
        last_news: Held::Known(None),
        placement_agency: None,
        recruitment_permit: None,
        job_order: None,
        contact_due: dues.contact,
        family_may_know: Held::Known(None),
        kin_may_know: Held::Known(None),
        outcome_due: dues.outcome,
        suspected_since: Held::Known(None),
        troubled_since: Held::Known(None),
        lost_since: Held::Known(None),
        deported_on: Held::Known(None),
        side_reason: Held::Known(None),
    })
}

/// Where a case begins.
fn state(input: &Opening) -> CaseState {
    match &input.abroad {
        None => CaseState::Minat,
        Some(Abroad { home: None, .. }) => CaseState::Bekerja,
        Some(Abroad { home: Some(back), .. }) if back.settled => CaseState::Purna,
        Some(_) => CaseState::Pulang,
    }
}

/// The moves that led there, each with its own day: whoever is home again has left and come back, and both are counted in
/// their month where it is known.
fn steps(today: Date, action: ActionId, case: &MigrationCase, home: RecordId, input: &Opening) -> Vec<MigrationStep> {
    let unknown = Known::default();
    let now = Known { day: Some(today), year: None };
    let moves: Vec<(Option<CaseState>, CaseState, Known)> = match &input.abroad {
        None => vec![(None, CaseState::Minat, now)],
        Some(abroad) => {
            let left = Known::of(abroad.departed_on, abroad.departed_year);
            let back = abroad.home.as_ref();
            let came = back.map_or(unknown, |back| Known::of(back.returned_on, back.returned_year));
            let mut moves = vec![(None, CaseState::Bekerja, left)];
            moves.extend(back.map(|_| (Some(CaseState::Bekerja), CaseState::Pulang, came)));
            let settled = back.is_some_and(|back| back.settled);
            moves.extend(settled.then_some((Some(CaseState::Pulang), CaseState::Purna, came)));
            moves
        }
    };
    let told = input.abroad.as_ref().and_then(|abroad| abroad.told_by.clone());
    let step = |(index, (from, to, known)): (u32, (Option<CaseState>, CaseState, Known))| MigrationStep {
        id: Id::new(action.record(place::STEP + index)),
        case: Ref::new(case.id, home),
        resident: case.resident,
        from,
        to,
        date: known.day.unwrap_or(today),
        date_unknown: known.day.is_none().then_some(true),
        sex: case.sex,
        country: case.country.clone(),
        reason: Held::Known(None),
        evidence: Held::Known(None),
        told: Held::Known(told.clone().filter(|_| index == 0)),
        year: known.year,
    };
    (0u32..).zip(moves).map(step).collect()
}

/// The earliest year in which somebody may have left.
const FIRST_YEAR: i64 = 1950;

fn check(today: Date, input: &Opening) -> Result<(), Refusal> {
    let Some(abroad) = &input.abroad else {
        let past = input.planned_departure.is_some_and(|day| day < today);
        let message = phrase(
            "Tanggal ini sudah lewat. Bila orangnya sudah berangkat, pilih sudah di luar negeri.",
            "This day is past. If the person has left, choose that they are abroad already.",
        );
        return if past { Err(Refusal::invalid("planned_departure", "date.past", message)) } else { Ok(()) };
    };
    check_days(today, abroad)?;
    if abroad.route_taken.is_none() {
        let message = phrase(
            "Pilih jalur. Bila keluarga tidak tahu, pilih tidak diketahui.",
            "Choose the way of leaving, or that it is not known.",
        );
        return Err(Refusal::invalid("route_taken", "required", message));
    }
    if abroad.home.as_ref().is_some_and(|back| back.return_reason.is_none()) {
        let message = phrase("Pilih alasan pulang.", "Choose why the person came home.");
        return Err(Refusal::invalid("return_reason", "required", message));
    }
    Ok(())
}

fn check_days(today: Date, abroad: &Abroad) -> Result<(), Refusal> {
    const FUTURE: kernel::Phrase = phrase("Tanggal ini belum terjadi.", "This day has not come yet.");
    const YEAR: kernel::Phrase = phrase("Periksa tahunnya.", "Check the year.");
    let back = abroad.home.as_ref();
    let days = [("departed_on", abroad.departed_on), ("returned_on", back.and_then(|back| back.returned_on))];
    if let Some((field, _)) = days.into_iter().find(|(_, day)| day.is_some_and(|day| day > today)) {
        return Err(Refusal::invalid(field, "date.future", FUTURE));
    }
    let years = [("departed_year", abroad.departed_year), ("returned_year", back.and_then(|back| back.returned_year))];
    let wrong = |year: i64| year < FIRST_YEAR || year > i64::from(today.year());
    if let Some((field, _)) = years.into_iter().find(|(_, year)| year.is_some_and(wrong)) {
        return Err(Refusal::invalid(field, "year", YEAR));
    }
    let left = Known::of(abroad.departed_on, abroad.departed_year).earliest();
    let came = back.and_then(|back| Known::of(back.returned_on, back.returned_year).latest());
    if let (Some(left), Some(came)) = (left, came)
        && came < left
    {
        let field = if back.is_some_and(|back| back.returned_on.is_some()) { "returned_on" } else { "returned_year" };
        let message =
            phrase("Tanggal pulang lebih awal dari tanggal berangkat.", "The return lies before the departure.");
        return Err(Refusal::invalid(field, "date.order", message));
    }
    if let (Some(left), Some(end)) = (left, abroad.contract_end)
        && end < left
    {
        let message = phrase(
            "Kontrak ini berakhir sebelum orangnya berangkat. Periksa kedua tanggal.",
            "This contract ends before the person left. Check both dates.",
        );
        return Err(Refusal::invalid("contract_end", "date.order", message));
    }
    Ok(())
}

/// The next place in an office's series of a year. It runs on the one writer, so that no number is given twice.
fn next_serial(read: &Reader<'_>, home: RecordId, year: i64) -> Result<i64, Refusal> {
    let rows = read.select(&queries::LAST_SERIAL, &[Cell::from(home), Cell::from(year)])?;
    match rows.first().and_then(|row| row.first()) {
        Some(Cell::Integer(last)) => Ok(last + 1),
        _ => Err(Refusal::fault("the series of case numbers could not be read")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_alone_can_be_any_day_of_it_and_a_day_beats_the_year() {
        let year = Known::of(None, Some(2019));
        assert_eq!((year.earliest(), year.latest()), (Some(date(2019, 1, 1)), Some(date(2019, 12, 31))));
        let day = Known::of(Some(date(2020, 5, 4)), Some(2019));
        assert_eq!((day.earliest(), day.year), (Some(date(2020, 5, 4)), None));
    }
}
