//! The monthly report of a village on A4: whose it is, what changed, numbers beside those of the month before with their
//! sentences, activities with photos, obstacles, the plan, and who signs.
//! Not here: what is counted and what is written (people).

use jiff::civil::Date;
use kernel::words::Lang;
use serde::Serialize;
use serde_json::json;

use crate::letter::{Pair, Signer, at_most};
use crate::press::{Job, Template};
use crate::{DocumentError, Pdf, press, words};

/// Photos of one report.
pub const MOST_PHOTOS: usize = 12;
/// Numbers, activities or obstacles of one report.
pub const MOST_LINES: usize = 500;

/// A number beside the one of the month before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Line {
    /// What is counted.
    pub label: String,
    /// This month.
    pub now: String,
    /// The month before.
    pub before: String,
    /// "+2", "−1", or nothing.
    pub difference: String,
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What the numbers say in words.
    pub sentences: Vec<String>,
    /// What the officer adds.
    pub own: String,
    /// Its numbers.
    pub lines: Vec<Line>,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Activity {
    /// The day in words.
    pub date: String,
    /// What it was.
    pub title: String,
    /// Where.
    pub place: String,
    /// How many came; empty where nobody counted.
    pub people: String,
    /// Its photos: places in [`Monthly::photos`].
    pub photos: Vec<usize>,
}

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Obstacle {
    /// What.
    pub what: String,
    /// Which agency is needed.
    pub agency: String,
    /// Since when, in words.
    pub since: String,
    /// What the officer added.
    pub detail: String,
}

/// Words of the paper, in its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Labels {
    /// "Yang berubah"
    pub changes: &'static str,
    /// "Ringkasan"
    pub summary: &'static str,
    /// "Angka"
    pub number: &'static str,
    /// "Bulan ini"
    pub now: &'static str,
    /// "Bulan lalu"
    pub before: &'static str,
    /// "Selisih"
    pub difference: &'static str,
    /// "Kegiatan dan foto"
    pub activities: &'static str,
    /// "Tanggal"
    pub date: &'static str,
    /// "Kegiatan"
    pub activity: &'static str,
    /// "Tempat"
    pub place: &'static str,
    /// "Hadir"
    pub people: &'static str,
    /// "Foto kegiatan"
    pub photo: &'static str,
    /// "Hambatan"
    pub obstacles: &'static str,
    /// "Instansi yang dibutuhkan"
    pub agency: &'static str,
    /// "Sejak"
    pub since: &'static str,
    /// "Rencana bulan depan"
    pub plan: &'static str,
    /// Where a part has nothing.
    pub none: &'static str,
}

/// A report ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Monthly {
    /// Lines above the title, from the widest authority to the office.
    pub office: Vec<String>,
    /// "Laporan Bulanan Desa Migran Produktif"
    pub title: String,
    /// "Oktober 2026"
    pub period: String,
    /// Code, officers, head, when it was sent.
    pub facts: Vec<Pair>,
    /// What changed since the month before.
    pub changes: Vec<String>,
    /// The officer's opening sentences.
    pub summary: String,
    /// The parts.
    pub sections: Vec<Section>,
    /// What was done.
    pub activities: Vec<Activity>,
    /// Photos as JPEG or PNG.
    pub photos: Vec<Vec<u8>>,
    /// What stands in the way.
    pub obstacles: Vec<Obstacle>,
    /// The plan for the next month.
    pub plan: String,
    /// Words of the paper.
    pub labels: Labels,
    /// Small print at its end.
    pub note: String,
    /// Place and date above the signatures.
    pub place_and_date: String,
    /// Who signs.
    pub signers: Vec<Signer>,
    /// Printed large and pale behind every page.
    pub watermark: Option<String>,
    /// The day that stands in the file's properties; without it the file is not archival.
    pub date: Option<Date>,
    /// Language of the fixed words and of the file.
    pub lang: Lang,
}

/// Prints a report on A4.
///
/// # Errors
/// [`DocumentError::Missing`] without title or period, [`DocumentError::TooLarge`], [`DocumentError::Press`], also for a
/// photo that is none.
pub fn render(report: &Monthly) -> Result<Pdf, DocumentError> {
    for (what, text) in [("title", &report.title), ("period", &report.period)] {
        if text.trim().is_empty() {
            return Err(DocumentError::Missing { what });
        }
    }
    at_most("photos of a report", report.photos.len(), MOST_PHOTOS)?;
    let lines = report.sections.iter().map(|section| section.lines.len() + section.sentences.len()).sum();
    at_most("numbers of a report", lines, MOST_LINES)?;
    at_most("activities of a report", report.activities.len() + report.obstacles.len(), MOST_LINES)?;
    let data = json!({
        "words": words::words(report.lang),
        "lang": report.lang.code(),
        "author": report.office.last().map_or("", String::as_str),
        "title": report.title,
        "period": report.period,
        "office": report.office,
        "facts": report.facts,
        "changes": report.changes,
        "summary": report.summary,
        "sections": report.sections,
        "activities": report.activities,
        "photos": report.photos.len(),
        "obstacles": report.obstacles,
        "plan": report.plan,
        "labels": report.labels,
        "note": report.note,
        "place_and_date": report.place_and_date,
        "signers": report.signers,
        "watermark": report.watermark,
    });
    let job = Job { template: Template::Monthly, data, date: report.date, crest: None, qr_svg: None };
    press::print_with_photos(job, &report.photos)
}
