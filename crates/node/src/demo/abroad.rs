//! What follows a departure and a return in the sample world: news asked for, how people fare, and for the large village terms
//! of employment, social security, wishes, plans and one trouble that is being worked on. Everybody in it is invented.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::money::Rupiah;
use kernel::{Changes, Record, RecordId, Refusal, Stored, Value};
use migration::office::contact_log::{self, ALL_KIN, ContactInput, Wish};
use migration::office::emergency::{self, EmergencyInput};
use migration::office::employment::{self, TermInput};
use migration::office::insurance::{self, InsuranceInput};
use migration::office::needs_assessment::{self, Answer, NeedsInput};
use migration::office::reintegration_step::{self, StepInput};
use migration::office::return_outcome::{self, OutcomeInput};
use migration::records::MigrationCase;
use migration::records::case::CaseState;
use migration::records::contact_log::{ContactOutcome, ContactWay, ContactWith, FamilyMayKnow};
use migration::records::emergency::{EmergencyKind, Reporter};
use migration::records::insurance::Payer;
use migration::records::needs_assessment::NeedLevel;
use migration::records::return_outcome::{Content, WorkStatus};
use migration::rules::{needs_assessment as needs, return_outcome as moments};
use people::records::NextOfKin;
use store::{ListQuery, Reader, Seen};

use super::Maker;
use super::journey::Desk;
use super::offices::morning;
use crate::trouble::Trouble;

/// Of a hundred workers abroad so many were asked for news lately.
const ASKED: i64 = 94;
/// Of a hundred who came home so many were asked how they fare.
const FOLLOWED: i64 = 80;
/// Employers, where they are and the wage a month.
const EMPLOYERS: &[(&str, &str, &str)] = &[
    ("Lin Mei-hua", "Minsheng Road 12, Taichung", "TWD 20.000,00"),
    ("Chan Siu-ling", "Tai Po Road 88, Hong Kong", "HKD 4.990,00"),
    ("Bina Jaya Plastik Sdn Bhd", "Jalan Perusahaan 4, Shah Alam", "MYR 1.700,00"),
    ("Tan Geok Eng", "Block 21, Ang Mo Kio", "SGD 750,00"),
];

/// The last weeks of a migration that ended abroad or at home.
pub fn afterwards(
    maker: &mut Maker<'_>,
    desk: &Desk,
    case: RecordId,
    state: CaseState,
    (clock, last): (Timestamp, Date),
) -> Result<(), Trouble> {
    let mut random = maker.random.part(&format!("afterwards {case}"));
    let day = last.checked_sub(random.between(2, 60).days()).unwrap_or(last);
    let at = morning(day).max(clock.checked_add(1.minutes()).unwrap_or(clock));
    match state {
        CaseState::Bekerja if random.chance(ASKED) => {
            let way = if random.chance(70) { ContactWay::WhatsApp } else { ContactWay::Phone };
            maker.act(&desk.officer, at, move |read, action| {
                let input = ContactInput {
                    case,
                    date: read.today(),
                    with: ContactWith::Worker,
                    way,
                    outcome: ContactOutcome::Reached,
                    said: Some("Sehat, upah dibayar setiap bulan.".to_owned()),
                    heard_on: None,
                    next: None,
                };
                contact_log::record(read, action, &input)
            })
        }
        CaseState::Pulang | CaseState::Purna if random.chance(FOLLOWED) => {
            let income = Rupiah(random.between(8, 40) * 100_000);
            let work = random.pick(&[WorkStatus::OwnBusiness, WorkStatus::Farming, WorkStatus::Casual]).copied();
            maker.act(&desk.officer, at, move |read, action| fares(read, action, case, work, income))
        }
        _ => Ok(()),
    }
}

/// How somebody fares at the moment that is due, where one is.
fn fares(
    read: &Reader<'_>,
    action: kernel::ActionId,
    case: RecordId,
    work: Option<WorkStatus>,
    income: Rupiah,
) -> Result<Changes, Refusal> {
    let stored = read.get::<MigrationCase>(case)?;
    let Some(returned) = stored.returned_on else { return Ok(Changes::new()) };
    let Some((point, due)) = moments::next(returned, &[], read.today()) else { return Ok(Changes::new()) };
    if due > read.today() {
        return Ok(Changes::new());
    }
    let input = OutcomeInput {
        point,
        taken_on: read.today(),
        work,
        income: Some(income),
        content: Some(Content::Fair),
        again: Some(false),
        health: None,
        unpaid: None,
        note: None,
    };
    let all = return_outcome::of_return(read, case, returned)?;
    let standing = all.iter().find(|one| one.point == point).map(|one| Seen::of(&one.row));
    return_outcome::save(read, action, case, standing.as_ref(), &input)
}

/// The cases of an office in one state, oldest first.
fn cases(read: &Reader<'_>, state: CaseState) -> Result<Vec<Stored<MigrationCase>>, Refusal> {
    let office = read.actor().office;
    let query = ListQuery::of(MigrationCase::SPEC).with(MigrationCase::STATE.tag, Value::Integer(state.code()));
    let rows = read.list(&ListQuery { home: Some(office), ..query }.limited(100))?.rows;
    let mut all: Vec<Stored<MigrationCase>> =
        rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect::<Result<_, _>>()?;
    all.sort_by_key(|case| case.row.id);
    Ok(all)
}

/// What the large village has besides.
pub fn make(maker: &mut Maker<'_>, desk: &Desk, today: Date) -> Result<(), Trouble> {
    for (index, employer) in EMPLOYERS.iter().enumerate() {
        work(maker, desk, ago(today, 25 - index as i64), index, employer)?;
        wish(maker, desk, ago(today, 20 - index as i64), index)?;
    }
    for index in 0..2 {
        plan(maker, desk, ago(today, 15 - index as i64), index)?;
    }
    trouble(maker, desk, today)
}

fn ago(today: Date, days: i64) -> Date {
    today.checked_sub(days.days()).unwrap_or(today)
}

/// The term and the social security of one worker.
fn work(
    maker: &mut Maker<'_>,
    desk: &Desk,
    day: Date,
    index: usize,
    (employer, address, wage): &'static (&'static str, &'static str, &'static str),
) -> Result<(), Trouble> {
    maker.act(&desk.officer, morning(day), move |read, action| {
        let Some(case) = cases(read, CaseState::Bekerja)?.into_iter().nth(index) else { return Ok(Changes::new()) };
        let term = TermInput {
            employer: Some((*employer).to_owned()),
            address: Some((*address).to_owned()),
            job: case.job.clone(),
            wage: Some((*wage).to_owned()),
            from: case.departed_on,
            until: case.contract_end,
            says: Some("Libur satu hari seminggu, lembur dibayar, tiket pulang dari pemberi kerja.".to_owned()),
        };
        employment::save(read, action, case.row.id, None, &term)
    })?;
    let at = morning(day).checked_add(10.minutes()).unwrap_or(morning(day));
    maker.act(&desk.officer, at, move |read, action| {
        let Some(case) = cases(read, CaseState::Bekerja)?.into_iter().nth(index) else { return Ok(Changes::new()) };
        let cover = InsuranceInput {
            number: Some(format!("2410{:07}", 4_000_017 + index * 93)),
            accident: Some(true),
            death: Some(index != 2),
            old_age: Some(false),
            from: case.departed_on,
            until: case.departed_on.and_then(|left| left.checked_add(31.months()).ok()),
            payer: Some(Payer::Agency),
            note: None,
        };
        insurance::save(read, action, case.row.id, None, &cover)
    })
}

/// What one worker wishes for when there is no news.
fn wish(maker: &mut Maker<'_>, desk: &Desk, day: Date, index: usize) -> Result<(), Trouble> {
    maker.act(&desk.officer, morning(day), move |read, _| {
        let Some(case) = cases(read, CaseState::Bekerja)?.into_iter().nth(index) else { return Ok(Changes::new()) };
        let kin = read.referring::<NextOfKin>("resident", case.resident.id.raw())?;
        let yes = index != 1 && !kin.is_empty();
        let answer = if yes { FamilyMayKnow::Yes } else { FamilyMayKnow::No };
        let input = Wish { case: case.row.id, answer, kin: yes.then(|| ALL_KIN.to_owned()) };
        contact_log::wish(read, &Seen::of(&case.row), &input)
    })
}

/// Needs of somebody who came home, and the steps that were agreed on.
fn plan(maker: &mut Maker<'_>, desk: &Desk, day: Date, index: usize) -> Result<(), Trouble> {
    let level = move |area: &str| match area {
        "pekerjaan" => NeedLevel::Some,
        "keterampilan" if index == 0 => NeedLevel::Some,
        "kesehatan" if index == 1 => NeedLevel::Urgent,
        _ => NeedLevel::Nothing,
    };
    maker.act(&desk.officer, morning(day), move |read, action| {
        let Some(case) = cases(read, CaseState::Pulang)?.into_iter().nth(index) else { return Ok(Changes::new()) };
        let answer = |area: &&needs::Area| Answer { area: area.key.to_owned(), level: level(area.key), wish: None };
        let answers = needs::areas_on(read.today()).iter().map(answer).collect();
        let input = NeedsInput { case: case.row.id, date: read.today(), answers };
        needs_assessment::record(read, action, &input)
    })?;
    let at = morning(day).checked_add(20.minutes()).unwrap_or(morning(day));
    maker.act(&desk.officer, at, move |read, action| {
        let Some(case) = cases(read, CaseState::Pulang)?.into_iter().nth(index) else { return Ok(Changes::new()) };
        let said: Vec<(String, NeedLevel)> =
            needs::areas_on(read.today()).iter().map(|area| (area.key.to_owned(), level(area.key))).collect();
        let steps: Vec<StepInput> = needs::plan(read.today(), &said, &[])
            .into_iter()
            .map(|one| StepInput {
                area: Some(one.proposal.area.to_owned()),
                target: one.proposal.target,
                what: one.proposal.what.id.to_owned(),
                agency: None,
                who: Some("Siti Rahmawati".to_owned()),
                due: Some(one.due),
            })
            .collect();
        reintegration_step::add(read, action, case.row.id, &steps)
    })
}

/// Wages that are not paid, told by the family and taken to the protection unit.
fn trouble(maker: &mut Maker<'_>, desk: &Desk, today: Date) -> Result<(), Trouble> {
    let day = ago(today, 4);
    let opened = maker.action(&desk.officer, morning(day));
    let id = opened.id.record(emergency::place::EMERGENCY);
    maker.queue(opened, move |read, action| {
        let all = cases(read, CaseState::Bekerja)?;
        let Some(case) = all.into_iter().nth(EMPLOYERS.len()) else { return Ok(Changes::new()) };
        let input = EmergencyInput {
            case: case.row.id,
            what: EmergencyKind::Unpaid,
            reporter: Reporter::Family,
            known_on: read.today(),
            place: None,
            told: Some("Upah dua bulan terakhir belum dibayar.".to_owned()),
            remains_to: None,
            died_on: None,
        };
        emergency::open(read, action, &input)
    })?;
    maker.act(&desk.officer, morning(ago(today, 3)), move |read, action| {
        let next = read.today().checked_add(3.days()).ok();
        if read.maybe::<migration::records::Emergency>(id)?.is_none() {
            return Ok(Changes::new());
        }
        emergency::act(read, action, id, "Menelepon BP3MI; diminta salinan perjanjian kerja.", next)
    })
}
