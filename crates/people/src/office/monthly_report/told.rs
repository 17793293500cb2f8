//! What a report tells: its numbers, rows and words as they are now, or as they were when it was sent, also of an earlier
//! sending. Not here: how it is shown (`pages::monthly_report`, `papers::monthly_report`).

use std::collections::BTreeMap;

use kernel::access::Role;
use kernel::{Held, Lang, Record, RecordId, Refusal, Stored, Value};
use store::Reader;
use web::{ReportLine, ReportMonth, Room};

use super::Sending;
use crate::office::activity::WithPhotos;
use crate::office::{activity, handover, monthly_obstacle, office};
use crate::records::MonthlyReport;
use crate::records::monthly_report::SENTENCES;
use crate::rules::monthly_report::frozen::{ActivityLine, Figures, ObstacleLine, Rows, Written};

/// What a report tells.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Numbers and their sentences.
    pub figures: Figures,
    /// The rows behind them.
    pub rows: Rows,
    /// What people wrote; none for who may not read it.
    pub written: Option<Written>,
}

/// The month of a report as rooms are asked about it.
pub fn month_of(report: &Stored<MonthlyReport>) -> ReportMonth {
    ReportMonth {
        office: report.home(),
        region: report.row.region.clone(),
        month: report.month.to_string(),
        first: report.month.first_day(),
        last: report.month.last_day(),
    }
}

/// The lines of every room for a month.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn lines(
    read: &Reader<'_>,
    rooms: &[&'static Room],
    month: &ReportMonth,
    lang: Lang,
) -> Result<Vec<ReportLine>, Refusal> {
    let mut lines = Vec::new();
    for room in rooms {
        lines.extend((room.report)(read, month, lang)?);
    }
    Ok(lines)
}

/// The numbers of a report as they are now.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn figures_now(
    read: &Reader<'_>,
    rooms: &[&'static Room],
    report: &Stored<MonthlyReport>,
) -> Result<(Figures, Rows), Refusal> {
    // What is kept is in Indonesian, whoever sends it.
    let lines = lines(read, rooms, &month_of(report), Lang::Id)?;
    Ok(Figures::of(&lines, report.month, read.now().as_millisecond()))
}

/// The report as it is now.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn now(read: &Reader<'_>, rooms: &[&'static Room], report: &Stored<MonthlyReport>) -> Result<Told, Refusal> {
    let (figures, rows) = figures_now(read, rooms, report)?;
    let written = if sees_words(report) { Some(written(read, report)?) } else { None };
    Ok(Told { figures, rows, written })
}

/// May this reader's role read the sentences? Above the regency they come out sealed.
fn sees_words(report: &MonthlyReport) -> bool {
    matches!(report.summary, Held::Known(_))
}

/// The report as it was when it was sent; `None` for one that never was.
///
/// # Errors
/// `Fault` where what was kept cannot be read.
pub fn sent(report: &MonthlyReport) -> Result<Option<Told>, Refusal> {
    let (Some(figures), Some(rows)) = (&report.figures, &report.rows) else { return Ok(None) };
    told(figures, rows, report.written.given().map(String::as_str)).map(Some)
}

fn told(figures: &str, rows: &str, written: Option<&str>) -> Result<Told, Refusal> {
    Ok(Told {
        figures: serde_json::from_str(figures).map_err(Refusal::fault)?,
        rows: serde_json::from_str(rows).map_err(Refusal::fault)?,
        written: written.map(serde_json::from_str).transpose().map_err(Refusal::fault)?,
    })
}

/// What is kept when this is sent.
///
/// # Errors
/// `Fault`.
pub fn to_send(told: &Told, known_by_head: bool) -> Result<Sending, Refusal> {
    let written = Written { known_by_head, ..told.written.clone().unwrap_or_default() };
    Ok(Sending {
        figures: serde_json::to_string(&told.figures).map_err(Refusal::fault)?,
        rows: serde_json::to_string(&told.rows).map_err(Refusal::fault)?,
        written: serde_json::to_string(&written).map_err(Refusal::fault)?,
        known_by_head,
    })
}

/// An earlier or the last sending of a report.
#[derive(Debug, Clone)]
pub struct Version {
    /// Which sending, from 1.
    pub number: i64,
    /// When, in milliseconds UTC.
    pub moment: i64,
    /// By whom.
    pub account: RecordId,
    /// What it told.
    pub told: Told,
}

/// Every sending of a report, oldest first: what was sent before stays readable in the history.
///
/// # Errors
/// `NotFound` out of reach; `Fault` where what was kept cannot be read.
pub fn versions(read: &Reader<'_>, id: RecordId) -> Result<Vec<Version>, Refusal> {
    let mut versions: Vec<Version> = Vec::new();
    // What a later sending left as it was is not written again: the last value stands.
    let mut last: BTreeMap<u32, String> = BTreeMap::new();
    for line in read.history(MonthlyReport::SPEC, id)? {
        for field in &line.fields {
            if let Some(Value::Text(text)) = field.after.known() {
                last.insert(field.tag, text.clone());
            }
        }
        let sending = line.fields.iter().find(|field| field.tag == MonthlyReport::SENDING.tag);
        let Some(number) = sending.and_then(|field| field.after.known()).and_then(Value::as_integer) else { continue };
        let text = |tag| last.get(&tag).map(String::as_str);
        let (Some(figures), Some(rows)) = (text(MonthlyReport::FIGURES.tag), text(MonthlyReport::ROWS.tag)) else {
            continue;
        };
        let told = told(figures, rows, text(MonthlyReport::WRITTEN.tag))?;
        versions.push(Version { number, moment: line.moment, account: line.account, told });
    }
    Ok(versions)
}

/// What people wrote, as it is now.
fn written(read: &Reader<'_>, report: &Stored<MonthlyReport>) -> Result<Written, Refusal> {
    let holders = handover::holders(read, report.home(), read.today())?;
    let officers = holders.iter().filter(|one| one.role == Role::PetugasDesmigratif).map(|one| one.name.clone());
    let head = office::public(read, report.home())?.and_then(|office| office.head_name.clone());
    let sentences = SENTENCES.iter().filter_map(|(name, field)| {
        let (index, _) = report.row.spec.field(field.tag)?;
        let text = report.row.cells[index].known()?.as_text()?;
        Some(((*name).to_owned(), text.to_owned()))
    });
    Ok(Written {
        officers: officers.collect(),
        head: head.unwrap_or_default(),
        sender: read.actor().name.clone(),
        sentences: sentences.collect(),
        activities: activities(read, report)?,
        obstacles: obstacles(read, report)?,
        known_by_head: report.known_by_head.unwrap_or(false),
    })
}

fn obstacles(read: &Reader<'_>, report: &Stored<MonthlyReport>) -> Result<Vec<ObstacleLine>, Refusal> {
    let standing = monthly_obstacle::of_month(read, report.home(), report.month)?;
    let line = |one: &Stored<crate::records::MonthlyObstacle>| ObstacleLine {
        id: one.row.id.to_string(),
        what: one.what.clone(),
        agency: one.agency.name().to_owned(),
        since: one.since.to_string(),
        detail: one.detail.given().cloned().unwrap_or_default(),
        over: one.over_on.is_some(),
    };
    Ok(standing.iter().map(line).collect())
}

/// Activities of one month in a report; a village has some dozens.
const MOST_ACTIVITIES: usize = 60;

fn activities(read: &Reader<'_>, report: &Stored<MonthlyReport>) -> Result<Vec<ActivityLine>, Refusal> {
    let of_month = activity::of_month(read, &month_of(report))?;
    Ok(of_month.iter().take(MOST_ACTIVITIES).map(activity_line).collect())
}

fn activity_line(one: &WithPhotos) -> ActivityLine {
    let activity = &one.activity;
    let photos = one.photos.iter().filter(|file| !file.closed);
    ActivityLine {
        date: activity.date.to_string(),
        title: activity.topic.known().cloned().unwrap_or_default(),
        place: activity.place.known().cloned().unwrap_or_default(),
        people: Some(activity.men + activity.women),
        path: format!("/kegiatan/{}", activity.row.id),
        photos: photos.map(|file| (hex(&file.hash), file.row.id.to_string())).collect(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
