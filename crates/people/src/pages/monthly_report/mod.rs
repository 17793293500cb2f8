//! The monthly report: a village's months, a region's villages, one report with its numbers, what is written, sent,
//! answered, printed. Not here: the decisions (`office::monthly_report`), what a paper says (`papers`).

mod answer;
mod export;
mod list;
mod obstacle;
mod rows;
mod show;
mod write;

use kernel::access::{Access, VILLAGE_AND_REGENCY};
use kernel::{Record, RecordId};
use web::{Call, MenuItem, Route};

use crate::records::monthly_report::{REPORT_READERS, ReportState};
use crate::records::{MonthlyObstacle, MonthlyReport};
use crate::rules::monthly_report::RECEIVERS;
use crate::words::monthly_report as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (all, write) = (Access::Roles(REPORT_READERS), Access::Write(MonthlyReport::SPEC));
    let (near, receivers) = (Access::Roles(VILLAGE_AND_REGENCY), Access::Roles(RECEIVERS));
    let of = |route: Route, help: &'static str| route.of(MonthlyReport::SPEC).help(help);
    let obstacle = |route: Route| route.of(MonthlyObstacle::SPEC).help("laporan#hambatan");
    vec![
        of(Route::get("/laporan-bulanan", all, list::page), "laporan"),
        of(Route::post("/laporan-bulanan", write, write::begin), "laporan"),
        of(Route::get("/laporan-bulanan/wilayah.xlsx", receivers, export::region), "laporan#kabupaten"),
        of(Route::get("/laporan-bulanan/{id}", all, show::page), "laporan#isi"),
        of(Route::get("/laporan-bulanan/{id}/tulis", write, write::page), "laporan#kalimat"),
        of(Route::post("/laporan-bulanan/{id}/tulis", write, write::save), "laporan#kalimat"),
        of(Route::post("/laporan-bulanan/{id}/kirim", write, write::send), "laporan#kirim"),
        of(Route::get("/laporan-bulanan/{id}/kembalikan", receivers, answer::page), "laporan#kabupaten"),
        of(Route::post("/laporan-bulanan/{id}/kembalikan", receivers, answer::give_back), "laporan#kabupaten"),
        of(Route::post("/laporan-bulanan/{id}/terima", receivers, answer::accept), "laporan#kabupaten"),
        of(Route::get("/laporan-bulanan/{id}/rincian/{key}", near, rows::page), "laporan#rincian"),
        of(Route::get("/laporan-bulanan/{id}/kiriman/{number}", near, show::version), "laporan#isi"),
        of(Route::get("/laporan-bulanan/{id}/cetak.pdf", near, export::pdf), "laporan#kirim"),
        of(Route::get("/laporan-bulanan/{id}/foto/{number}", near, export::photo), "laporan#isi"),
        of(Route::get("/laporan-bulanan/{id}/lembar.xlsx", near, export::sheet), "laporan#kirim"),
        obstacle(Route::get("/laporan-bulanan/{id}/hambatan", write, obstacle::new_page)),
        obstacle(Route::post("/laporan-bulanan/{id}/hambatan", write, obstacle::create)),
        obstacle(Route::get("/hambatan/{id}", all, obstacle::page)),
        obstacle(Route::post("/hambatan/{id}/selesai", Access::Write(MonthlyObstacle::SPEC), obstacle::over)),
    ]
}

/// The entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::MENU,
    short: words::MENU_SHORT,
    icon: "report",
    path: "/laporan-bulanan",
    access: Access::Roles(REPORT_READERS),
    order: 64,
};

fn path(id: RecordId) -> String {
    format!("/laporan-bulanan/{id}")
}

/// The tag of a state.
fn state_tag(call: &Call, state: ReportState) -> web::Html {
    use web::Tone;
    let tone = match state {
        ReportState::Draft => Tone::Plain,
        ReportState::Sent | ReportState::Returned => Tone::Attention,
        ReportState::Accepted => Tone::Good,
    };
    web::pieces::tag(tone, call.say(state.label()))
}
