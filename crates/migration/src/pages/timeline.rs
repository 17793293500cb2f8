//! What happened on a case, newest first: steps, letters, counselling, papers; with who did it where that may be seen.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::day::{self, Zone};
use kernel::{ActionId, Lang, Record, RecordId, Refusal};
use people::records::Account;
use people::records::letter::LetterState;
use store::Reader;

use crate::office::CaseFile;
use crate::records::counselling::FamilyPresent;
use crate::records::{MigrationCase, MigrationStep};
use crate::rules::machine::CASE_MACHINE;
use crate::words::case as words;

/// One line of what happened.
pub struct Moment {
    /// When it was written, in milliseconds UTC ([`made`]).
    pub written: i64,
    /// On which day it happened.
    pub day: Option<Date>,
    /// What.
    pub what: String,
}

/// A noun's share of what happened on a case.
type Moments = fn(&Reader<'_>, &CaseFile, Lang) -> Result<Vec<Moment>, Refusal>;

/// What other nouns add, a line each.
const NOUNS: &[Moments] = &[super::contact_log::moments, super::return_outcome::moments];

/// The lines as (when, what).
pub fn lines(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Vec<(String, String)>, Refusal> {
    let mut moments = steps(read, file, lang)?;
    moments.extend(counselling(file, lang));
    moments.extend(letters(file, lang));
    moments.extend(documents(file, lang));
    for noun in NOUNS {
        moments.extend(noun(read, file, lang)?);
    }
    // What one action wrote stands together; within it the later step comes first, as everywhere here.
    moments.reverse();
    moments.sort_by_key(|moment| std::cmp::Reverse(moment.written));
    Ok(moments.into_iter().map(|moment| (when(&moment, read.today(), lang), moment.what)).collect())
}

/// The moment, or only the day where it happened on another day than it was written down.
fn when(moment: &Moment, today: Date, lang: Lang) -> String {
    match moment.day {
        Some(day) if day != Zone::Wib.day(moment.written) => day::short(day, lang),
        _ => day::moment_short(moment.written, Zone::Wib, today, lang),
    }
}

/// When a record was made: its id says so.
pub fn made(record: RecordId) -> i64 {
    record.0[..6].iter().fold(0, |time, byte| (time << 8) | i64::from(*byte))
}

fn steps(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Vec<Moment>, Refusal> {
    let history = read.history(MigrationCase::SPEC, file.case.row.id)?;
    let mut names: HashMap<RecordId, Option<String>> = HashMap::new();
    let mut moments = Vec::new();
    let all = file.steps(read)?;
    let opened = all.iter().find(|step| step.from.is_none()).map(|step| made(step.row.id));
    for step in all {
        let account = history.iter().find(|line| wrote(line.action, step.row.id)).map(|line| line.account);
        let who = match account {
            Some(account) => match names.get(&account) {
                Some(known) => known.clone(),
                None => names.entry(account).or_insert(name_of(read, account)?).clone(),
            },
            None => None,
        };
        // What was over before the case was opened was no move of this desk.
        let with_the_opening = step.from.is_some() && opened == Some(made(step.row.id));
        let mut what = if with_the_opening { step.to.label().say(lang).to_owned() } else { step_words(&step, lang) };
        what.push_str(&uncertain(&step, lang));
        if let Some(reason) = step.reason.given().or(step.told.given()) {
            what = format!("{what}: {reason}");
        }
        if let Some(who) = who {
            what = format!("{what} ({who})");
        }
        let day = (step.date_unknown != Some(true)).then_some(step.date);
        moments.push(Moment { written: made(step.row.id), day, what });
    }
    Ok(moments)
}

/// The year alone, or that nothing is known of the day; nothing where the day is known.
fn uncertain(step: &MigrationStep, lang: Lang) -> String {
    match (step.date_unknown, step.year) {
        (Some(true), Some(year)) => format!(", {} {year}", words::IN_YEAR.say(lang)),
        (Some(true), None) => format!(", {}", words::UNKNOWN_DAY.say(lang)),
        _ => String::new(),
    }
}

/// Did this action make this record? One action makes few beside a case.
fn wrote(action: ActionId, record: RecordId) -> bool {
    (0..4).any(|index| action.record(index) == record)
}

fn name_of(read: &Reader<'_>, account: RecordId) -> Result<Option<String>, Refusal> {
    Ok(read.maybe::<Account>(account)?.and_then(|account| account.name.known().cloned()))
}

fn step_words(step: &MigrationStep, lang: Lang) -> String {
    let to = step.to.label().say(lang);
    match step.from {
        None => format!("{}: {to}", words::OPEN_CASE.say(lang)),
        Some(from) => match CASE_MACHINE.edge(from.code(), step.to.code()) {
            Some(edge) if edge.guard == "resumes_where_it_was" => format!("{} → {to}", edge.label.say(lang)),
            Some(edge) if edge.to < edge.from => format!("{} → {to}", edge.label.say(lang)),
            Some(edge) => edge.label.say(lang).to_owned(),
            None => format!("{} → {to}", from.label().say(lang)),
        },
    }
}

/// One line for each day on which topics were told.
fn counselling(file: &CaseFile, lang: Lang) -> Vec<Moment> {
    let mut days: Vec<(Date, i64, usize, FamilyPresent)> = Vec::new();
    for told in &file.told {
        match days.iter_mut().find(|(day, _, _, family)| *day == told.date && *family == told.family) {
            Some(one) => one.2 += 1,
            None => days.push((told.date, made(told.row.id), 1, told.family)),
        }
    }
    let line = |(day, written, count, family): (Date, i64, usize, FamilyPresent)| Moment {
        written,
        day: Some(day),
        what: format!(
            "{}: {count} {}, {}",
            words::COUNSELLING.say(lang),
            words::TOPICS.say(lang),
            family.label().say(lang).to_lowercase()
        ),
    };
    days.into_iter().map(line).collect()
}

fn letters(file: &CaseFile, lang: Lang) -> Vec<Moment> {
    let acknowledged = file.letters.iter().filter(|letter| letter.state == LetterState::Acknowledged);
    let line = |letter: &kernel::Stored<people::records::Letter>| {
        let written = letter.acknowledged_at?.as_millisecond();
        let number = letter.number.clone().unwrap_or_default();
        let what = format!(
            "{} {number}: {}",
            letter.record.kind.label().say(lang),
            letter.state.label().say(lang).to_lowercase()
        );
        Some(Moment { written, day: None, what })
    };
    acknowledged.filter_map(line).collect()
}

fn documents(file: &CaseFile, lang: Lang) -> Vec<Moment> {
    let line = |document: &kernel::Stored<crate::records::Document>| {
        let label = kernel::checklist::Checklist::by_key(&document.line)?.label.say(lang);
        let what = format!("{label}: {}", document.status.label().say(lang).to_lowercase());
        Some(Moment { written: made(document.row.id), day: None, what })
    };
    file.documents.iter().filter_map(line).collect()
}
