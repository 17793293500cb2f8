//! Opening a case: from the wish, or straight at work for a person found already abroad. It gets its number in the same
//! entry, and its first step is written beside it.

use jiff::civil::Date;
use kernel::checklist::Scheme;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, phrase};
use people::records::{Office, Resident};
use store::Reader;
use store::engine::Cell;

use super::facts::{is_at_rest, of_person};
use crate::queries;
use crate::records::case::{CaseState, RouteTaken};
use crate::records::{CASE_WRITERS, MigrationCase, MigrationStep};
use crate::rules::number;

/// Which record of the action is which: a form that is sent again names the same ones.
pub mod place {
    /// The case.
    pub const CASE: u32 = 0;
    /// Its first step.
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
    /// The person is abroad already.
    pub abroad: Option<Abroad>,
}

/// A person found already abroad (most rows of a first census).
#[derive(Debug, Clone, Default)]
pub struct Abroad {
    /// Since when, where the family knows.
    pub departed_on: Option<Date>,
    /// In which way; sealed.
    pub route_taken: Option<RouteTaken>,
    /// For whom.
    pub employer: Option<String>,
    /// Until when.
    pub contract_end: Option<Date>,
    /// How it became known.
    pub told_by: Option<String>,
}

/// Opens a case.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where a case of the person is still running, a date lies wrong or the
/// jalur of a person abroad was not chosen.
pub fn open(read: &Reader<'_>, action: ActionId, input: &Opening) -> Result<Changes, Refusal> {
    let resident = read.get::<Resident>(input.resident)?;
    super::own_office(read, resident.home(), CASE_WRITERS)?;
    if of_person(read, resident.row.id)?.iter().any(|case| !is_at_rest(case.state)) {
        let message = phrase(
            "Warga ini masih punya kasus yang berjalan. Buka kasus itu dan lanjutkan di sana.",
            "This resident has a running case. Open it and go on there.",
        );
        return Err(Refusal::invalid("", "case.running", message));
    }
    check(read, input)?;
    let home = resident.home();
    let year = i64::from(read.today().year());
    let serial = next_serial(read, home, year)?;
    let office = read.maybe::<Office>(home)?.map_or_else(String::new, |office| office.name.clone());
    let abroad = input.abroad.as_ref();
    let state = if abroad.is_some() { CaseState::Bekerja } else { CaseState::Minat };
    let departed = abroad.and_then(|abroad| abroad.departed_on);
    let id = Id::new(action.record(place::CASE));
    let case = MigrationCase {
        id,
        resident: resident.reference(),
        number: number::number(&office, year, serial),
        state,
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
        return_reason: Held::Known(None),
        sex: resident.sex,
        opened_on: read.today(),
        since: Some(departed.unwrap_or(read.today())),
        returned_on: None,
        set_aside_from: None,
        concern: Held::Known(None),
        trouble: Held::Known(None),
        last_news: Held::Known(None),
    };
    let step = MigrationStep {
        id: Id::new(action.record(place::STEP)),
        case: Ref::new(id, home),
        resident: resident.reference(),
        from: None,
        to: state,
        date: departed.unwrap_or(read.today()),
        date_unknown: (abroad.is_some() && departed.is_none()).then_some(true),
        sex: resident.sex,
        country: input.country.clone(),
        reason: Held::Known(None),
        evidence: Held::Known(None),
        told: Held::Known(abroad.and_then(|abroad| abroad.told_by.clone())),
    };
    let mut changes = Changes::new();
    changes.create(home, &case);
    changes.create(home, &step);
    Ok(changes)
}

fn check(read: &Reader<'_>, input: &Opening) -> Result<(), Refusal> {
    let Some(abroad) = &input.abroad else {
        let past = input.planned_departure.is_some_and(|day| day < read.today());
        let message = phrase(
            "Tanggal ini sudah lewat. Bila orangnya sudah berangkat, pilih sudah di luar negeri.",
            "This day is past. If the person has left, choose that they are abroad already.",
        );
        return if past { Err(Refusal::invalid("planned_departure", "date.past", message)) } else { Ok(()) };
    };
    if abroad.departed_on.is_some_and(|day| day > read.today()) {
        let message = phrase("Tanggal ini belum terjadi.", "This day has not come yet.");
        return Err(Refusal::invalid("departed_on", "date.future", message));
    }
    if let (Some(left), Some(end)) = (abroad.departed_on, abroad.contract_end)
        && end < left
    {
        let message = phrase(
            "Kontrak ini berakhir sebelum orangnya berangkat. Periksa kedua tanggal.",
            "This contract ends before the person left. Check both dates.",
        );
        return Err(Refusal::invalid("contract_end", "date.order", message));
    }
    if abroad.route_taken.is_none() {
        let message = phrase(
            "Pilih jalur. Bila keluarga tidak tahu, pilih tidak diketahui.",
            "Choose the way of leaving, or that it is not known.",
        );
        return Err(Refusal::invalid("route_taken", "required", message));
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
