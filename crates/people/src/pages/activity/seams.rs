//! What activities show elsewhere: next steps on *Hari ini*, lines of the monthly report, hits of the search.
//! Not here: their own pages.

use jiff::Span;
use kernel::{Lang, Phrase, Record, Refusal, Stored, day};
use store::Reader;
use web::{Hit, ReportLine, ReportMonth, Task, Tone};

use super::step_words;
use crate::office::activity::{Counted, between, by_kind, steps_due};
use crate::records::Activity;
use crate::records::activity::ActivityKind;
use crate::words::activity as words;
use crate::words::monthly_report::SECTION_ACTIVITIES;

/// A next step is shown from so many days before it is due.
const DAYS_BEFORE: i64 = 7;
/// Hits of a search.
const HITS: usize = 8;

/// Next steps of the own office that are due soon or late; at most eight.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(Activity::SPEC.write) {
        return Ok(Vec::new());
    }
    let by = read.today().checked_add(Span::new().days(DAYS_BEFORE)).unwrap_or(read.today());
    Ok(steps_due(read, by)?.iter().map(|activity| task(read, activity, lang)).collect())
}

fn task(read: &Reader<'_>, activity: &Stored<Activity>, lang: Lang) -> Task {
    let late = activity.next_due.is_some_and(|due| due < read.today());
    Task {
        tone: if late { Tone::Attention } else { Tone::Plain },
        tag: (if late { words::TASK_LATE } else { words::TASK }).say(lang).to_owned(),
        title: step_words(activity, lang),
        detail: title(activity, lang),
        path: format!("/kegiatan/{}/selesai", activity.row.id),
        action: words::STEP_DONE.say(lang).to_owned(),
        due: activity.next_due,
        message: String::new(),
    }
}

fn title(activity: &Stored<Activity>, lang: Lang) -> String {
    Activity::SPEC.title(&activity.row, lang)
}

/// Keys of the lines, by kind.
const KEYS: [(ActivityKind, &str); 6] = [
    (ActivityKind::Information, "people.activity.penyuluhan"),
    (ActivityKind::Doorstep, "people.activity.kunjungan_rumah"),
    (ActivityKind::Neighbourhood, "people.activity.pertemuan"),
    (ActivityKind::Coordination, "people.activity.koordinasi"),
    (ActivityKind::Training, "people.activity.kelas"),
    (ActivityKind::Other, "people.activity.lainnya"),
];

/// Activities of the month by kind, and who attended. Rows say kind, day and hamlet; never the topic, which people typed.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let held = between(read, month.office, month.first, month.last)?;
    let before_last = month.first.yesterday().unwrap_or(month.first);
    let now = by_kind(read, month.office, month.first, month.last)?;
    let before = by_kind(read, month.office, before_last.first_of_month(), before_last)?;
    let row = |activity: &Stored<Activity>| {
        let place = activity.dusun.as_deref().map(|dusun| format!(" · {dusun}")).unwrap_or_default();
        let words = format!("{} · {}{place}", activity.kind.label().say(lang), day::short(activity.date, lang));
        (words, format!("/kegiatan/{}", activity.row.id))
    };
    let mut lines = Vec::new();
    for (kind, key) in KEYS {
        let of = |counted: &[Counted]| counted.iter().filter(|one| one.kind == kind.code()).map(|one| one.held).sum();
        let rows = held.iter().filter(|activity| activity.kind == kind).map(row).collect();
        lines.push(line(key, kind.label(), of(&now), of(&before), rows));
    }
    let men = |counted: &[Counted]| counted.iter().map(|one| one.men).sum();
    let women = |counted: &[Counted]| counted.iter().map(|one| one.women).sum();
    lines.push(line("people.activity.men", words::REPORT_MEN, men(&now), men(&before), Vec::new()));
    lines.push(line("people.activity.women", words::REPORT_WOMEN, women(&now), women(&before), Vec::new()));
    Ok(lines)
}

fn line(key: &'static str, label: Phrase, value: i64, before: i64, rows: Vec<(String, String)>) -> ReportLine {
    ReportLine { key, section: SECTION_ACTIVITIES, label, value, before, rows }
}

/// Activities by their topic.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn search(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    if !read.actor().is_one_of(Activity::SPEC.read) {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    for (score, row) in read.named(Activity::SPEC, typed, HITS)? {
        let activity = Stored::<Activity>::from_row(row)?;
        hits.push(Hit {
            kind: words::ACTIVITY.say(lang).to_owned(),
            title: title(&activity, lang),
            detail: format!("{} · {}", activity.kind.label().say(lang), day::short(activity.date, lang)),
            path: format!("/kegiatan/{}", activity.row.id),
            score,
        });
    }
    Ok(hits)
}
