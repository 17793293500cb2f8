//! What registrations show elsewhere: those that wait on *Hari ini*, lines of the monthly report. Not here: their pages.

use kernel::{Lang, Phrase, RecordId, Refusal, Stored, country, day, phone};
use people::words::monthly_report::SECTION_DESK;
use store::{Reader, Statement};
use web::{ReportLine, ReportMonth, Task, Tone};

use super::desk::{chat, shown_name};
use crate::office::interest::{self as office, ANSWERED, days, waiting};
use crate::records::Interest;
use crate::records::interest::INTEREST_WRITERS;
use crate::words::interest as words;

/// How many are shown one by one.
const MOST: usize = 5;

/// Registrations of the own office that nobody answered, and those that are to be erased.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(INTEREST_WRITERS) {
        return Ok(Vec::new());
    }
    let (found, all) = waiting(read, MOST)?;
    let mut tasks: Vec<Task> = found.iter().map(|interest| task(interest, lang)).collect();
    let more = all - i64::try_from(found.len()).unwrap_or(0);
    if more > 0 {
        tasks.push(plain(format!("{more} {}", words::TASK_MORE.say(lang)), lang));
    }
    let old = office::overdue(read)?.len();
    if old > 0 {
        tasks.push(plain(format!("{old} {}", words::TASK_OLD.say(lang)), lang));
    }
    Ok(tasks)
}

fn task(interest: &Stored<Interest>, lang: Lang) -> Task {
    let reach = interest.phone.known().and_then(|text| phone::parse(text).ok()).filter(phone::Phone::is_mobile);
    let wanted = interest.country.as_deref().and_then(country::get).map(|one| one.name.say(lang).to_owned());
    let parts = [wanted, Some(day::short(interest.received, lang))];
    Task {
        tone: Tone::Attention,
        tag: words::TAG.say(lang).to_owned(),
        title: shown_name(interest, lang),
        detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        path: format!("/minat/{}", interest.row.id),
        action: words::TASK_ANSWER.say(lang).to_owned(),
        due: Some(interest.received),
        message: reach.map_or_else(String::new, |phone| chat(lang, &phone)),
    }
}

fn plain(title: String, lang: Lang) -> Task {
    Task {
        tone: Tone::Plain,
        tag: words::TAG.say(lang).to_owned(),
        title,
        path: "/minat/masuk".to_owned(),
        ..Task::default()
    }
}

/// Registrations received and answered. Rows say the day alone.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let last = month.first.yesterday().unwrap_or(month.first);
    let line = |key, statement: &Statement, label: Phrase| -> Result<ReportLine, Refusal> {
        let now = days(read, statement, month.office, month.first, month.last)?;
        let before = days(read, statement, month.office, last.first_of_month(), last)?;
        let row = |(id, date): &(RecordId, jiff::civil::Date)| {
            (format!("{} · {}", words::REPORT_ROW.say(lang), day::short(*date, lang)), format!("/minat/{id}"))
        };
        let count = |found: &[(RecordId, jiff::civil::Date)]| i64::try_from(found.len()).unwrap_or(i64::MAX);
        let rows = now.iter().map(row).collect();
        Ok(ReportLine { key, section: SECTION_DESK, label, value: count(&now), before: count(&before), rows })
    };
    Ok(vec![
        line("migration.interest", &office::RECEIVED, words::REPORT_RECEIVED)?,
        line("migration.interest.answered", &ANSWERED, words::REPORT_ANSWERED)?,
    ])
}
