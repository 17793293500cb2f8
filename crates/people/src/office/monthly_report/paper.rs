//! The report as PDF: rendered from what it tells, and of a sent report kept sealed under its own key, its hash written in
//! a second entry. A crash between the two is mended by the next who looks. Not here: the words on it (`papers`).

use jiff::Timestamp;
use kernel::access::Scope;
use kernel::day::Zone;
use kernel::region::{Level, Regions};
use kernel::{ActionId, Actor, Changes, Id, RecordId, Refusal, Role, Stored};
use store::files::{Files, small_copy};
use store::keys::Secret;
use store::{Action, Reader, Store, StoreError};

use super::told::{self, Told};
use super::village_of;
use crate::office::{attachment, record_file, software};
use crate::papers::monthly_report::{Facts, paper};
use crate::records::{MonthlyReport, RecordFile};
use crate::rules::monthly_report::frozen::Written;
use documents::monthly::MOST_PHOTOS;

/// The longest side of a photo on paper, in pixels: a third of the page's width at 300 dots an inch.
const LONGEST: u32 = 700;

/// What stands beside what the report tells: its place, its code, when it was sent.
fn facts(report: &Stored<MonthlyReport>, sending: i64, moment: Option<i64>, sample: bool) -> Facts {
    let regions = Regions::get();
    let code = village_of(report);
    let above = code.and_then(|code| code.at(Level::Regency)).and_then(|code| regions.name(&code)).map(str::to_owned);
    let name = code.and_then(|code| regions.name(&code)).unwrap_or_default().to_owned();
    let village =
        if name.starts_with("Desa") || name.starts_with("Kelurahan") { name.clone() } else { format!("Desa {name}") };
    Facts {
        levels: above.into_iter().chain([village]).collect(),
        place: name,
        code: report.row.region.clone(),
        sent_on: moment.map(|moment| Zone::Wib.day(moment)),
        sending,
        watermark: match (moment, sample) {
            (_, true) => Some("CONTOH"),
            (None, false) => Some("DRAF"),
            (Some(_), false) => None,
        },
    }
}

/// The paper of what a report tells now: a draft, or a sending before the last one (its number and moment).
///
/// # Errors
/// `Fault` where the press stops.
pub fn rendered(
    store: &Store,
    report: &Stored<MonthlyReport>,
    told: &Told,
    sending: Option<(i64, i64)>,
    (now, sample): (Timestamp, bool),
) -> Result<Vec<u8>, Refusal> {
    let facts = facts(report, sending.map_or(0, |(number, _)| number), sending.map(|(_, moment)| moment), sample);
    let mut told = told.clone();
    let photos = told.written.as_mut().map_or_else(Vec::new, |written| photos(store, written, now));
    let monthly = paper(&facts, report.month, &told, photos);
    let pdf = documents::monthly::render(&monthly).or_else(|error| {
        // A photo that the press cannot read costs no report.
        if monthly.photos.is_empty() {
            return Err(error);
        }
        documents::monthly::render(&paper(&facts, report.month, &told, Vec::new()))
    });
    Ok(pdf.map_err(Refusal::fault)?.into_bytes())
}

/// Small copies of the first photos. One that is not here, or was taken off its activity, is left out of what is told.
fn photos(store: &Store, written: &mut Written, now: Timestamp) -> Vec<Vec<u8>> {
    let mut photos = Vec::new();
    for activity in &mut written.activities {
        activity.photos.retain(|(hash, file)| {
            let small = (photos.len() < MOST_PHOTOS).then(|| small(store, (hash, file), LONGEST, now)).flatten();
            let there = small.is_some();
            photos.extend(small);
            there
        });
    }
    photos
}

/// A small copy of a photo as a report names it; none where it is not here or was taken off its activity.
pub fn small(store: &Store, (hash, file): (&str, &str), longest: u32, now: Timestamp) -> Option<Vec<u8>> {
    let file: RecordId = file.parse().ok()?;
    let kept = store.read(&software(), now, |read| read.get::<RecordFile>(Id::new(file))).ok()?;
    let named: String = kept.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let opened = record_file::open(store, &kept).ok().filter(|_| named == hash && !kept.row.withdrawn)?;
    small_copy(&opened.bytes, longest).ok()
}

/// The bytes of the last sending: those that are kept. Where none are kept yet, they are rendered and kept now.
///
/// # Errors
/// `NotFound` for a report that was never sent, or whose sentences this reader may not open; `Fault`.
pub fn sent(store: &Store, report: &Stored<MonthlyReport>, now: Timestamp, sample: bool) -> Result<Vec<u8>, Refusal> {
    if report.written.given().is_none() {
        return Err(Refusal::NotFound);
    }
    let hash = match &report.pdf {
        Some(hash) => hash.clone(),
        None => keep(store, report, now, sample)?,
    };
    let hash: [u8; 32] = hash.as_slice().try_into().map_err(|_| Refusal::NotFound)?;
    let id = report.row.id;
    let found = store.local_read(|db| Ok::<_, StoreError>(store.keys().secret(db, id)?))?;
    let Secret::Held(secret) = found else { return Err(Refusal::NotFound) };
    Files::new(store.dir()).get(&secret, &hash).map_err(|error| error.refusal(""))
}

/// Renders and keeps the paper of a sent report that has none yet.
///
/// # Errors
/// `NotFound` for a report that was never sent; `Fault`.
pub fn keep(store: &Store, report: &Stored<MonthlyReport>, now: Timestamp, sample: bool) -> Result<Vec<u8>, Refusal> {
    let told = told::sent(report)?.ok_or(Refusal::NotFound)?;
    let sending = report.sending.unwrap_or(1);
    let moment = report.sent_at.map_or(0, |at| at.as_millisecond());
    let bytes = rendered(store, report, &told, Some((sending, moment)), (now, sample))?;
    let id = report.row.id;
    let kept = attachment::keep(store, id, "", &bytes)?;
    let hash = kept.hash;
    let done = store.act(action(report, sending, now), move |read| name_paper(read, id, sending, hash));
    if !matches!(done, Ok(done) if !done.repeated) {
        attachment::discard(store, &kept);
    }
    done?;
    // Where two rendered at once, the first named its own bytes.
    let named = store.read(&software(), now, |read| Ok(read.get::<MonthlyReport>(id)?.pdf.clone()))?;
    named.ok_or(Refusal::Busy)
}

fn name_paper(read: &Reader<'_>, id: RecordId, sending: i64, hash: [u8; 32]) -> Result<Changes, Refusal> {
    let report = read.get::<MonthlyReport>(id)?;
    let mut changes = Changes::new();
    if report.pdf.is_none() && report.sending == Some(sending) {
        changes.edit(&report).set(MonthlyReport::PDF, Some(hash.to_vec()));
    }
    Ok(changes)
}

/// One action for each sending, in the name of who sent it: done twice, it writes once.
fn action(report: &Stored<MonthlyReport>, sending: i64, now: Timestamp) -> Action {
    let id = report.row.id;
    let mut digest = [0; 32];
    digest[..16].copy_from_slice(&id.0);
    Action {
        id: ActionId(RecordId::named(&format!("paper of report {id} {sending}"))),
        digest,
        actor: Actor {
            account: report.sent_by.map_or_else(RecordId::default, |by| by.id.raw()),
            role: Some(Role::PetugasDesmigratif),
            office: report.home(),
            scope: Scope::Regions(vec![report.row.region.clone()]),
            name: String::new(),
        },
        now,
    }
}
