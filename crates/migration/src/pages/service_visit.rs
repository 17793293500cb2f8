//! The desk: the book of visits, one visit, registering who came, the screen turned to the visitor, the printed book.
//! Not here: what is recorded (`office::service_visit`).

mod desk;
mod newcomer;
mod register;
mod screen;
mod seams;
mod show;

pub use seams::{last_visits, report};

use kernel::access::VILLAGE;
use kernel::{Access, Record, RecordId};
use web::{MenuItem, Route};

use crate::records::ServiceVisit;
use crate::words::service_visit as words;

/// For what closed fields of a visit are opened.
const PURPOSE: &str = "melayani pengunjung";

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, write) = (Access::Read(ServiceVisit::SPEC), Access::Write(ServiceVisit::SPEC));
    let routes = [
        Route::get("/layanan", read, desk::page).help("layanan"),
        Route::post("/layanan", write, desk::record).help("layanan"),
        Route::get("/layanan/buku.pdf", read, register::pdf).help("layanan#buku"),
        Route::get("/layanan/{id}", read, show::page).purpose(PURPOSE).help("layanan#satu-kunjungan"),
        Route::post("/layanan/{id}", write, show::save).purpose(PURPOSE).help("layanan#satu-kunjungan"),
        Route::post("/layanan/{id}/siapa", write, show::choose).help("layanan#satu-kunjungan"),
        Route::post("/layanan/{id}/tarik", write, show::withdraw).help("layanan#satu-kunjungan"),
        Route::get("/layanan/{id}/daftar", write, newcomer::page).purpose(PURPOSE).help("layanan#mendaftarkan"),
        Route::post("/layanan/{id}/daftar", write, newcomer::save).purpose(PURPOSE).help("layanan#mendaftarkan"),
        Route::get("/layanan/{id}/layar", write, screen::page).help("layanan#penilaian"),
        Route::post("/layanan/{id}/layar", write, screen::rate).help("layanan#penilaian"),
    ];
    routes.into_iter().map(|route| route.of(ServiceVisit::SPEC)).collect()
}

/// The entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::BOOK,
    short: words::BOOK_SHORT,
    icon: "person",
    path: "/layanan",
    access: Access::Roles(VILLAGE),
    order: 11,
};

/// What an officer begins here.
pub const BEGIN: MenuItem = MenuItem {
    label: words::SERVE,
    short: words::SERVE,
    icon: "person",
    path: "/layanan",
    access: Access::Write(ServiceVisit::SPEC),
    order: 1,
};

/// The page of a visit.
fn visit_path(visit: RecordId) -> String {
    format!("/layanan/{visit}")
}
