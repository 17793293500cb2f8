//! The lines of the monthly report about cases: where they stood at the month's end, who left and came home, counselling,
//! papers. What happened is read from the sums of the fold, so that the report says what *Beranda* and the regency say.
//! Not here: lines of other nouns.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::{Lang, Phrase, RecordId, Refusal, day};
use people::records::resident::Sex;
use people::rules::monthly_report::{MOST_ROWS, first_id_of};
use people::words::monthly_report as sections;
use store::engine::Cell;
use store::{Reader, Statement};
use web::{ReportLine, ReportMonth};

use crate::records::case::CaseState;
use crate::rules::contributions::{crossings, departure_key, phase_key, return_key, state_key, working_key};
use crate::rules::phase::Phase;
use crate::words::report as words;

/// Every case of an office ($1), also those withdrawn: their steps keep their number.
pub static CASES: Statement = Statement::scoped(
    "migration.report_cases",
    1,
    "SELECT c.id, c.number, c.state, c.sex, c.withdrawn FROM migration_case c WHERE c.home = $1 AND {scope c} \
     ORDER BY c.number, c.id LIMIT 20000",
);

/// The steps of an office ($1) since a day ($2), oldest first.
pub static STEPS: Statement = Statement::scoped(
    "migration.report_steps",
    2,
    "SELECT substr(s.\"case\", 1, 16), s.\"from\", s.\"to\", s.sex, s.date, s.date_unknown FROM migration_step s \
     WHERE s.home = $1 AND s.date >= $2 AND s.withdrawn = 0 AND {scope s} ORDER BY s.date, s.id LIMIT 20000",
);

/// Talks of an office ($1) between two days ($2, $3): the case and the day.
pub static TALKS: Statement = Statement::scoped(
    "migration.report_talks",
    3,
    "SELECT DISTINCT substr(k.\"case\", 1, 16) AS talked, k.date FROM counselling k WHERE k.home = $1 AND k.date >= $2 \
     AND k.date <= $3 AND k.withdrawn = 0 AND {scope k} ORDER BY 2, 1 LIMIT 20000",
);

/// Papers of an office ($1) that were recorded between two ids ($2, $3): paper and case.
pub static PAPERS: Statement = Statement::scoped(
    "migration.report_papers",
    3,
    "SELECT d.id, substr(d.\"case\", 1, 16) FROM document d WHERE d.home = $1 AND d.id >= $2 AND d.id < $3 \
     AND d.withdrawn = 0 AND {scope d} ORDER BY d.id LIMIT 20000",
);

struct Case {
    number: String,
    state: Option<CaseState>,
    sex: Option<Sex>,
    withdrawn: bool,
}

struct Step {
    case: RecordId,
    from: Option<CaseState>,
    to: CaseState,
    sex: Option<Sex>,
    date: Date,
    unknown: bool,
}

/// What was read of an office for a month.
struct Desk {
    cases: BTreeMap<RecordId, Case>,
    steps: Vec<Step>,
    first: Date,
    last: Date,
    /// The first day of the month before.
    begin: Date,
    lang: Lang,
}

/// The lines.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let desk = desk(read, month, lang)?;
    let mut lines = vec![talks(read, month, &desk)?];
    lines.extend(flow(read, month, &desk, (&OPENED, sections::SECTION_BEFORE))?);
    for phase in [Phase::Minat, Phase::Persiapan, Phase::Siap] {
        lines
            .push(stock(&desk, phase_key(phase), sections::SECTION_BEFORE, |state, _| Phase::of(state) == Some(phase)));
    }
    lines.push(papers(read, month, &desk)?);
    for aside in [CaseState::Tertunda, CaseState::Mundur, CaseState::Ditolak] {
        lines.push(stock(&desk, state_key(aside), sections::SECTION_BEFORE, |state, _| state == aside));
    }
    lines.extend(flow(read, month, &desk, (&DEPARTED, sections::SECTION_ABROAD))?);
    let working = |state, _| Phase::of(state) == Some(Phase::Bekerja);
    lines.push(stock(&desk, phase_key(Phase::Bekerja), sections::SECTION_ABROAD, working));
    for sex in Sex::ALL {
        let of_sex = |state: CaseState, own| state.is_working() && own == Some(*sex);
        lines.push(stock(&desk, working_key(*sex), sections::SECTION_ABROAD, of_sex));
    }
    lines.extend(flow(read, month, &desk, (&RETURNED, sections::SECTION_RETURN))?);
    let home = |state, _| Phase::of(state) == Some(Phase::Pulang);
    lines.push(stock(&desk, phase_key(Phase::Pulang), sections::SECTION_RETURN, home));
    Ok(lines)
}

fn desk(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Desk, Refusal> {
    let begin = month.first.yesterday().unwrap_or(month.first).first_of_month();
    let cases = read.select(&CASES, &[Cell::from(month.office)])?;
    let case = |row: &Vec<Cell>| {
        let number = row.get(1)?.text()?.to_owned();
        let whole = |place: usize| row.get(place).and_then(Cell::integer);
        let (state, sex) = (whole(2).and_then(CaseState::from_code), whole(3).and_then(Sex::from_code));
        Some((id_of(row.first())?, Case { number, state, sex, withdrawn: whole(4) == Some(1) }))
    };
    let steps = read.select(&STEPS, &[Cell::from(month.office), Cell::from(begin.to_string())])?;
    Ok(Desk {
        cases: cases.iter().filter_map(case).collect(),
        steps: steps.iter().filter_map(|row| step(row)).collect(),
        first: month.first,
        last: month.last,
        begin,
        lang,
    })
}

fn step(row: &[Cell]) -> Option<Step> {
    let whole = |place: usize| row.get(place).and_then(Cell::integer);
    Some(Step {
        case: id_of(row.first())?,
        from: whole(1).and_then(CaseState::from_code),
        to: whole(2).and_then(CaseState::from_code)?,
        sex: whole(3).and_then(Sex::from_code),
        date: date_of(row.get(4))?,
        unknown: whole(5) == Some(1),
    })
}

fn id_of(cell: Option<&Cell>) -> Option<RecordId> {
    RecordId::from_slice(cell?.bytes()?).ok()
}

fn date_of(cell: Option<&Cell>) -> Option<Date> {
    cell?.text()?.parse().ok()
}

impl Desk {
    /// Where each case stood at the end of a day: what it is now, with every later step taken back.
    fn states_at(&self, day: Date) -> BTreeMap<RecordId, CaseState> {
        let mut states: BTreeMap<RecordId, CaseState> = self
            .cases
            .iter()
            .filter(|(_, case)| !case.withdrawn)
            .filter_map(|(id, case)| Some((*id, case.state?)))
            .collect();
        for step in self.steps.iter().rev().filter(|step| step.date > day) {
            match step.from {
                Some(from) if states.contains_key(&step.case) => drop(states.insert(step.case, from)),
                Some(_) => {}
                None => drop(states.remove(&step.case)),
            }
        }
        states
    }

    fn number(&self, case: RecordId) -> &str {
        self.cases.get(&case).map_or("", |case| case.number.as_str())
    }

    fn dated(&self, case: RecordId, date: Date) -> (String, String) {
        (format!("{} · {}", self.number(case), day::short(date, self.lang)), format!("/kasus/{case}"))
    }
}

/// How many cases stood in some states at the end of the month and of the one before.
fn stock(
    desk: &Desk,
    key: &'static str,
    section: Phrase,
    counts: impl Fn(CaseState, Option<Sex>) -> bool,
) -> ReportLine {
    let at = |day: Date| -> Vec<(RecordId, CaseState)> {
        let sex = |id: &RecordId| desk.cases.get(id).and_then(|case| case.sex);
        desk.states_at(day).into_iter().filter(|(id, state)| counts(*state, sex(id))).collect()
    };
    let (now, before) = (at(desk.last), at(desk.first.yesterday().unwrap_or(desk.first)));
    let row = |(id, state): &(RecordId, CaseState)| {
        (format!("{} · {}", desk.number(*id), state.label().say(desk.lang)), format!("/kasus/{id}"))
    };
    ReportLine {
        key,
        section,
        label: label(key),
        value: count(now.len()),
        before: count(before.len()),
        rows: now.iter().take(MOST_ROWS).map(row).collect(),
    }
}

/// The words of a sum of this room.
fn label(key: &str) -> Phrase {
    crate::room::INDICATORS.iter().find(|one| one.key == key).map_or(words::UNNAMED, |one| one.label)
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// Something that happens to a case: its sum, its sums by sex, and what a step adds to it.
struct Flow {
    key: &'static str,
    by_sex: Option<fn(Sex) -> &'static str>,
    adds: fn(&Step) -> i64,
}

static OPENED: Flow = Flow { key: "migration.opened", by_sex: None, adds: |step| i64::from(step.from.is_none()) };
static DEPARTED: Flow = Flow {
    key: "migration.departure",
    by_sex: Some(departure_key),
    adds: |step| if step.unknown { 0 } else { crossings(step.from, step.to).0 },
};
static RETURNED: Flow = Flow {
    key: "migration.return",
    by_sex: Some(return_key),
    adds: |step| if step.unknown { 0 } else { crossings(step.from, step.to).1 },
};

/// The line of what happened in the month, and of each sex where they are counted.
fn flow(
    read: &Reader<'_>,
    month: &ReportMonth,
    desk: &Desk,
    (flow, section): (&'static Flow, Phrase),
) -> Result<Vec<ReportLine>, Refusal> {
    let previous = kernel::day::Month::of(desk.begin).to_string();
    let mut keys = vec![(flow.key, None)];
    keys.extend(flow.by_sex.into_iter().flat_map(|key| Sex::ALL.iter().map(move |sex| (key(*sex), Some(*sex)))));
    let mut lines = Vec::new();
    for (key, sex) in keys {
        let sum = |of: &str| read.indicator(key, &month.region, Some((of, of)));
        lines.push(ReportLine {
            key,
            section,
            label: label(key),
            value: sum(&month.month)?,
            before: sum(&previous)?,
            rows: happened(desk, flow, sex),
        });
    }
    Ok(lines)
}

/// What counted in the month. What a later step took back is left out with it; what was taken back of an earlier month is
/// named as a correction.
fn happened(desk: &Desk, flow: &Flow, sex: Option<Sex>) -> Vec<(String, String)> {
    let mut counted: Vec<(RecordId, Date)> = Vec::new();
    let mut corrected = Vec::new();
    let within = |step: &&Step| step.date >= desk.first && step.date <= desk.last;
    let of_sex = |step: &&Step| sex.is_none() || step.sex == sex;
    for step in desk.steps.iter().filter(within).filter(of_sex) {
        match (flow.adds)(step) {
            0 => {}
            added if added > 0 => counted.push((step.case, step.date)),
            _ => match counted.iter().rposition(|(case, _)| *case == step.case) {
                Some(place) => drop(counted.remove(place)),
                None => corrected.push((step.case, step.date)),
            },
        }
    }
    let rows = counted.into_iter().map(|(case, date)| desk.dated(case, date));
    let taken_back = corrected.into_iter().map(|(case, date)| {
        let (text, path) = desk.dated(case, date);
        (format!("{text} · {}", words::CORRECTION.say(desk.lang)), path)
    });
    rows.chain(taken_back).take(MOST_ROWS).collect()
}

/// Counselling: each case once a day.
fn talks(read: &Reader<'_>, month: &ReportMonth, desk: &Desk) -> Result<ReportLine, Refusal> {
    let days = [Cell::from(month.office), Cell::from(desk.begin.to_string()), Cell::from(desk.last.to_string())];
    let all = read.select(&TALKS, &days)?;
    let talks: BTreeSet<(Date, RecordId)> =
        all.iter().filter_map(|row| Some((date_of(row.get(1))?, id_of(row.first())?))).collect();
    let (now, before): (Vec<_>, Vec<_>) = talks.into_iter().partition(|(date, _)| *date >= desk.first);
    Ok(ReportLine {
        key: "migration.counselling",
        section: sections::SECTION_DESK,
        label: words::TALKS,
        value: count(now.len()),
        before: count(before.len()),
        rows: now.into_iter().take(MOST_ROWS).map(|(date, case)| desk.dated(case, date)).collect(),
    })
}

/// Papers that were recorded.
fn papers(read: &Reader<'_>, month: &ReportMonth, desk: &Desk) -> Result<ReportLine, Refusal> {
    let end = first_id_of(desk.last.tomorrow().unwrap_or(desk.last));
    let ids = [Cell::from(month.office), Cell::from(first_id_of(desk.begin)), Cell::from(end)];
    let all = read.select(&PAPERS, &ids)?;
    let papers = all.iter().filter_map(|row| Some((id_of(row.first())?, id_of(row.get(1))?)));
    let middle = first_id_of(desk.first);
    let (now, before): (Vec<_>, Vec<_>) = papers.partition(|(paper, _)| *paper >= middle);
    let row =
        |(paper, case): &(RecordId, RecordId)| desk.dated(*case, people::rules::monthly_report::day_of_id(*paper));
    Ok(ReportLine {
        key: "migration.document",
        section: sections::SECTION_BEFORE,
        label: words::PAPERS,
        value: count(now.len()),
        before: count(before.len()),
        rows: now.iter().take(MOST_ROWS).map(row).collect(),
    })
}
