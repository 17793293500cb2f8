//! What visits show elsewhere: lines of the monthly report, and the last visits on a person's card. Not here: the book.

use kernel::{Lang, Phrase, RecordId, Refusal, day};
use people::office::letter::timing::time_to_letter;
use people::words::monthly_report::{SECTION_DESK, SECTION_LETTERS};
use store::Reader;
use web::{Panel, PanelLine, ReportLine, ReportMonth};

use crate::office::service_visit::{by_purpose, rows};
use crate::records::ServiceVisit;
use crate::records::service_visit::{VISIT_READERS, VisitPurpose};
use crate::rules::service_visit::{ALL, of};
use crate::words::service_visit as words;

/// Visits that a card shows.
const SHOWN: usize = 3;

/// Visits of the month by purpose, and how long letters took. Rows say purpose and day alone.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let last = month.first.yesterday().unwrap_or(month.first);
    let now = by_purpose(read, month.office, month.first, month.last)?;
    let before = by_purpose(read, month.office, last.first_of_month(), last)?;
    let each = rows(read, month.office, month.first, month.last)?;
    let total = |counted: &[(VisitPurpose, i64)]| counted.iter().map(|(_, count)| count).sum();
    let mut lines = vec![line(ALL.key, SECTION_DESK, words::REPORT_ALL, (total(&now), total(&before)), Vec::new())];
    for purpose in VisitPurpose::ALL {
        let count = |counted: &[(VisitPurpose, i64)]| {
            counted.iter().find(|(own, _)| own == purpose).map_or(0, |(_, count)| *count)
        };
        let of_this = each.iter().filter(|(_, own, _)| own == purpose);
        let row = |(id, purpose, date): &(RecordId, VisitPurpose, jiff::civil::Date)| {
            let words = format!("{} · {}", purpose.label().say(lang), day::short(*date, lang));
            // A list of complaints by day would tell who complained.
            (words, if purpose.is_closed() { String::new() } else { format!("/layanan/{id}") })
        };
        let shown = if purpose.is_closed() { Vec::new() } else { of_this.map(row).collect() };
        lines.push(line(of(*purpose).key, SECTION_DESK, purpose.label(), (count(&now), count(&before)), shown));
    }
    lines.extend(letters(read, month, last)?);
    Ok(lines)
}

/// The time to a letter, in both months where letters were acknowledged in this one.
fn letters(read: &Reader<'_>, month: &ReportMonth, last: jiff::civil::Date) -> Result<Vec<ReportLine>, Refusal> {
    let Some(now) = time_to_letter(read, month.office, month.first, month.last)? else { return Ok(Vec::new()) };
    let before = time_to_letter(read, month.office, last.first_of_month(), last)?;
    let (median, ninetieth) = before.map_or((0, 0), |before| (before.median, before.ninetieth));
    let (half, nine) = ((now.median, median), (now.ninetieth, ninetieth));
    Ok(vec![
        line("people.letter.days.median", SECTION_LETTERS, words::REPORT_MEDIAN, half, Vec::new()),
        line("people.letter.days.ninetieth", SECTION_LETTERS, words::REPORT_NINETIETH, nine, Vec::new()),
    ])
}

fn line(
    key: &'static str,
    section: Phrase,
    label: Phrase,
    (value, before): (i64, i64),
    rows: Vec<(String, String)>,
) -> ReportLine {
    ReportLine { key, section, label, value, before, rows }
}

/// Adds a person's last visits to the room's card. Visits with a complaint name nobody and are never among them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn last_visits(read: &Reader<'_>, person: RecordId, lang: Lang, panel: &mut Panel) -> Result<(), Refusal> {
    if !read.actor().is_one_of(VISIT_READERS) {
        return Ok(());
    }
    let visits = read.referring::<ServiceVisit>("resident", person)?;
    for visit in visits.iter().rev().take(SHOWN) {
        panel.lines.push(PanelLine {
            text: format!("{}: {}", words::PANEL_LAST.say(lang), visit.purpose.label().say(lang)),
            detail: day::short(visit.date, lang),
            tag: None,
            path: format!("/layanan/{}", visit.row.id),
        });
    }
    Ok(())
}
