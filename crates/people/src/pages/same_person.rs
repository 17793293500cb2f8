//! Two cards of one person: the list of a village, comparing side by side, deciding, undoing, and what the card says of it.
//! Not here: finding and deciding (`office::same_person`).

mod compare;
mod list;
mod marks;

pub(crate) use list::reasons;
pub use list::today;
pub(crate) use marks::{Marks, marks};

use kernel::Record;
use kernel::access::{Access, Role, VILLAGE_AND_REGENCY};
use web::Route;

use crate::records::{Resident, SamePerson};

/// Who decides: officers within their village, the regency across villages.
const DECIDERS: &[Role] = &[Role::PetugasDesmigratif, Role::Koordinator, Role::PenanggungJawab];

/// For what notes on a person are opened here.
const COMPARING: &str = "membandingkan kartu satu orang";

/// The addresses.
pub fn routes() -> Vec<Route> {
    let read = Access::Roles(VILLAGE_AND_REGENCY);
    let undo = Access::Write(SamePerson::SPEC);
    vec![
        Route::get("/orang-sama", read, list::page).of(SamePerson::SPEC).help("gabung"),
        Route::get("/warga/{id}/orang-sama", read, compare::choose_page).of(Resident::SPEC).help("gabung"),
        Route::get("/warga/{id}/orang-sama/{lain}", read, compare::page)
            .of(Resident::SPEC)
            .purpose(COMPARING)
            .help("gabung"),
        Route::post("/warga/{id}/orang-sama/{lain}", Access::Roles(DECIDERS), compare::save)
            .of(Resident::SPEC)
            .purpose(COMPARING)
            .help("gabung"),
        Route::post("/warga/{id}/orang-sama/{lain}/batal", undo, compare::undo)
            .of(Resident::SPEC)
            .purpose(COMPARING)
            .help("gabung"),
    ]
}
