//! Registration of interest: the public page, and the office that answers. Not here: what becomes of one
//! (`office::interest`).

mod desk;
mod public;
mod seams;

pub use seams::{report, today};

use kernel::{Access, Record, phrase};
use web::{PublicPage, Route};

use crate::records::Interest;
use crate::records::interest::{INTEREST_READERS, INTEREST_WRITERS};
use crate::words::interest as words;

/// Its page for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::PUBLIC, path: "/minat", top: false, order: 2 };

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, answer) = (Access::Roles(INTEREST_READERS), Access::Roles(INTEREST_WRITERS));
    let routes = [
        Route::get("/minat", Access::Public, public::page).help("minat"),
        Route::post("/minat", Access::Public, public::send).help("minat"),
        Route::get("/minat/terima-kasih", Access::Public, public::thanks).help("minat"),
        Route::get("/minat/masuk", read, desk::list).help("layanan#minat"),
        Route::post("/minat/hapus-lama", answer, desk::erase_old).help("layanan#minat"),
        Route::get("/minat/{id}", read, desk::page).help("layanan#minat"),
        Route::get("/minat/{id}/hapus", answer, desk::erase_page).help("layanan#minat"),
        Route::post("/minat/{id}/hapus", answer, desk::erase_one).help("layanan#minat"),
        Route::post("/minat/{id}/jadikan", answer, desk::take).help("layanan#minat"),
        Route::post("/minat/{id}/jawab", answer, desk::answer).help("layanan#minat"),
    ];
    routes.into_iter().map(|route| route.of(Interest::SPEC)).collect()
}

/// The short number that a visitor takes along; it names the record to people and opens nothing.
fn number(interest: kernel::RecordId) -> String {
    people::rules::message::number(interest).replacen("P-", "M-", 1)
}

/// What stands where nothing may be read.
const CLOSED: kernel::Phrase = phrase("tertutup", "closed");
