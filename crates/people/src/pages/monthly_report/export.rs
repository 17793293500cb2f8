//! The report as PDF and as a sheet, and a region's reports of one month as a sheet. Not here: what a paper says.

use kernel::{Record, Refusal, Stored};
use web::{Answer, Call};

use super::{list, show};
use crate::office::monthly_report::told;
use crate::office::monthly_report::{paper, region};
use crate::papers::monthly_sheet;
use crate::records::MonthlyReport;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A sending that was asked for with `?kiriman=`.
fn asked(call: &Call) -> Option<i64> {
    call.query("kiriman").parse().ok()
}

/// The paper: the kept bytes of a sent report, an earlier sending with `?kiriman=`, otherwise what is so now as a draft.
pub(super) fn pdf(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let report = call.read(|read| read.get::<MonthlyReport>(id))?;
    let sample = call.site.settings.demo;
    let at = (call.now, sample);
    let bytes = match asked(call).filter(|number| Some(*number) != report.sending || !report.state.is_locked()) {
        Some(number) => {
            let version = call.read(|read| show::find(read, id, number))?;
            paper::rendered(&call.store, &report, &version.told, Some((number, version.moment)), at)?
        }
        None if report.state.is_locked() => paper::sent(&call.store, &report, call.now, sample)?,
        None => {
            let told = call.read(|read| told::now(read, &call.site.rooms, &report))?;
            paper::rendered(&call.store, &report, &told, None, at)?
        }
    };
    Ok(Answer::file(bytes, "application/pdf", file_name(&report, "pdf"), true))
}

fn file_name(report: &Stored<MonthlyReport>, ending: &str) -> String {
    format!("laporan-{}-{}.{ending}", report.row.region.replace('.', ""), report.month)
}

/// The longest side of a photo on the page, in pixels.
const THUMBNAIL: u32 = 320;

/// A small copy of one of the report's photos, by its place among them.
pub(super) fn photo(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let place: usize = call.param_text("number").parse().map_err(|_| Refusal::NotFound)?;
    let told = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        let sent = told::sent(&report)?.filter(|_| report.state.is_locked());
        sent.map_or_else(|| told::now(read, &call.site.rooms, &report), Ok)
    })?;
    let written = told.written.ok_or(Refusal::NotFound)?;
    let mut photos = written.activities.iter().flat_map(|activity| &activity.photos);
    let (hash, file) = photos.nth(place).ok_or(Refusal::NotFound)?;
    let small = paper::small(&call.store, (hash, file), THUMBNAIL, call.now).ok_or(Refusal::NotFound)?;
    Ok(Answer::file(small, "image/jpeg", format!("foto-{place}.jpg"), true))
}

/// The report as a sheet: its numbers, and beside them everything that was written.
pub(super) fn sheet(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (report, told) = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        let told = match asked(call) {
            Some(number) => show::find(read, id, number)?.told,
            None => match told::sent(&report)?.filter(|_| report.state.is_locked()) {
                Some(told) => told,
                None => told::now(read, &call.site.rooms, &report)?,
            },
        };
        Ok((report, told))
    })?;
    let bytes = monthly_sheet::report(&told, report.month, call.lang, call.store.dir()).map_err(Refusal::fault)?;
    Ok(Answer::file(bytes, XLSX, file_name(&report, "xlsx"), false))
}

/// The reports of a region for one month.
pub(super) fn region(call: &Call) -> Result<Answer, Refusal> {
    let month = list::chosen(call);
    let (villages, reported) = call.read(|read| {
        let (villages, _) = region::villages(read, "", month, month)?;
        Ok((villages, region::reported(read, month)?))
    })?;
    let bytes = monthly_sheet::region(&villages, &reported, month, call.lang, call.store.dir());
    let name = format!("{}-{month}.xlsx", MonthlyReport::SPEC.path);
    Ok(Answer::file(bytes.map_err(Refusal::fault)?, XLSX, name, false))
}
