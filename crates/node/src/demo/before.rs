//! What the large village of the sample world has besides on the way to a departure: plans for the wage, people who were home
//! again before anybody wrote them down, somebody who leaves a second time, and one side state. Everybody in it is invented.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::{Changes, Record, RecordId, Refusal, Stored, Value};
use migration::office::facts::of_person;
use migration::office::open::{self, Abroad, Home, Opening};
use migration::office::remittance_plan::{self, PlanInput};
use migration::office::side::{self, Side, SideMove};
use migration::records::MigrationCase;
use migration::records::case::{CaseState, ReturnReason, RouteTaken};
use migration::records::remittance_plan::TransferRoute;
use migration::rules::remittance_plan::read as money;
use store::{ListQuery, Reader, Seen};

use super::Maker;
use super::families::Family;
use super::journey::Desk;
use super::offices::morning;
use crate::trouble::Trouble;

/// People who were abroad years ago: when they left and came home, as far as it is known, and why.
const HOME: &[(i64, Option<i64>, ReturnReason)] =
    &[(2012, Some(2016), ReturnReason::ContractEnd), (2015, None, ReturnReason::Other)];
/// States in which a plan for the wage is talked over.
const PLANNING: &[CaseState] =
    &[CaseState::PerjanjianKerja, CaseState::PasporVisa, CaseState::JaminanSosial, CaseState::SiapBerangkat];

/// Makes it.
pub fn make(maker: &mut Maker<'_>, desk: &Desk, families: &[Family], today: Date) -> Result<(), Trouble> {
    let grown_up: Vec<RecordId> = families
        .iter()
        .rev()
        .flat_map(|family| family.people.iter().filter(|person| person.age >= 32))
        .map(|person| person.resident.id.raw())
        .collect();
    for (index, (left, home, reason)) in HOME.iter().enumerate() {
        let (candidates, day) = (grown_up.clone(), ago(today, 12 - index as i64));
        maker.act(&desk.officer, morning(day), move |read, action| {
            let mut free = candidates.into_iter();
            let person = free.find(|person| of_person(read, *person).is_ok_and(|cases| cases.is_empty()));
            let Some(resident) = person else { return Ok(Changes::new()) };
            open::open(read, action, &home_again(resident, *left, *home, *reason))
        })?;
    }
    again(maker, desk, ago(today, 9))?;
    plan(maker, desk, ago(today, 8), 9_000_000)?;
    lost(maker, desk, ago(today, 6))
}

/// Country, wage and living cost a month, and what one unit is worth in hundredths of a rupiah in the sample world.
const WAGES: &[(&str, &str, &str, i64)] = &[
    ("TW", "TWD 27470.00", "TWD 9000.00", 51_250),
    ("MY", "MYR 2200.00", "MYR 600.00", 372_000),
    ("HK", "HKD 4990.00", "HKD 1200.00", 209_000),
];

fn ago(today: Date, days: i64) -> Date {
    today.checked_sub(days.days()).unwrap_or(today)
}

fn home_again(resident: RecordId, left: i64, home: Option<i64>, reason: ReturnReason) -> Opening {
    let back = Home { returned_year: home, return_reason: Some(reason), settled: true, ..Home::default() };
    Opening {
        resident,
        country: Some("MY".to_owned()),
        job: Some("Pekerja kebun".to_owned()),
        abroad: Some(Abroad {
            departed_year: Some(left),
            route_taken: Some(RouteTaken::TidakDiketahui),
            told_by: Some("Diceritakan sendiri saat pendataan".to_owned()),
            home: Some(back),
            ..Abroad::default()
        }),
        ..Opening::default()
    }
}

fn cases(read: &Reader<'_>, state: CaseState) -> Result<Vec<Stored<MigrationCase>>, Refusal> {
    let query = ListQuery::of(MigrationCase::SPEC).with(MigrationCase::STATE.tag, Value::Integer(state.code()));
    let rows = read.list(&ListQuery { home: Some(read.actor().office), ..query }.limited(100))?.rows;
    let mut all: Vec<Stored<MigrationCase>> =
        rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect::<Result<_, _>>()?;
    all.sort_by_key(|case| case.row.id);
    Ok(all)
}

/// Somebody settled who wants to leave once more.
fn again(maker: &mut Maker<'_>, desk: &Desk, day: Date) -> Result<(), Trouble> {
    maker.act(&desk.officer, morning(day), move |read, action| {
        let settled = cases(read, CaseState::Purna)?;
        let once = |case: &&Stored<MigrationCase>| {
            case.departed_on.is_some() && of_person(read, case.resident.id.raw()).is_ok_and(|all| all.len() == 1)
        };
        let Some(case) = settled.iter().find(once) else { return Ok(Changes::new()) };
        let opening = Opening {
            resident: case.resident.id.raw(),
            country: Some("HK".to_owned()),
            job: case.job.clone(),
            planned_departure: day.checked_add(200.days()).ok(),
            ..Opening::default()
        };
        open::open(read, action, &opening)
    })
}

/// What somebody plans to do with the wage.
fn plan(maker: &mut Maker<'_>, desk: &Desk, day: Date, debt: i64) -> Result<(), Trouble> {
    maker.act(&desk.officer, morning(day), move |read, action| {
        let mut found = None;
        for state in PLANNING {
            for case in cases(read, *state)? {
                let wage = WAGES.iter().find(|(country, ..)| case.country.as_deref() == Some(*country));
                found = found.or(wage.map(|wage| (case, wage)));
            }
        }
        let Some((case, (_, wage, living, rate))) = found else { return Ok(Changes::new()) };
        let first = case.planned_departure.unwrap_or(day).max(day);
        let input = PlanInput {
            case: case.row.id,
            wage: money(wage),
            living: money(living),
            rate: Some(*rate),
            rate_date: Some(day),
            first_month: Some(kernel::day::Month::of(first).next()),
            months: Some(36),
            debt: Some(Rupiah(debt)),
            instalment: Some(Rupiah(1_500_000)),
            family_needs: Some(Rupiah(1_500_000)),
            school: Some(Rupiah(500_000)),
            savings: Some(Rupiah(1_250_000)),
            capital: Some(Rupiah(500_000)),
            receiver: Some("Ibu".to_owned()),
            route: Some(TransferRoute::Bank),
            transfer_cost: Some(Rupiah(75_000)),
            for_family: Some(true),
            ..PlanInput::default()
        };
        remittance_plan::save(read, action, None, &input)
    })
}

/// Nobody reaches one worker.
fn lost(maker: &mut Maker<'_>, desk: &Desk, day: Date) -> Result<(), Trouble> {
    maker.act(&desk.officer, morning(day), move |read, _| {
        let Some(case) = cases(read, CaseState::Bekerja)?.into_iter().nth(5) else { return Ok(Changes::new()) };
        let input = SideMove {
            case: case.row.id,
            side: Side::Lost,
            begins: true,
            date: day,
            reason: "Nomornya tidak aktif sejak bulan lalu, keluarga sudah ditanya.".to_owned(),
        };
        side::set(read, &Seen::of(&case.row), &input)
    })
}
