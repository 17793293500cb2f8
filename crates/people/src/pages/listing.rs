//! Door-to-door listing (pendataan): how far it is, planning, an area, a house on a phone, printed sheets, the RT's check.
//! Not here: planning and recording (`office::listing`). The generic pages edit an area and show its history.

mod area;
mod house;
mod overview;
mod plan;
mod sheets;

pub(crate) use house::finding_form;
pub use overview::today;

use kernel::access::{Access, VILLAGE_AND_REGENCY};
use kernel::{Lang, Record, Refusal};
use store::Reader;
use web::{MenuItem, RecordPages, Route, Values, Warning};

use crate::records::{ListingArea, ListingFinding, ListingVisit};
use crate::rules::listing::area_problems;
use crate::words::listing as words;

/// For what notes and findings are opened.
const LISTING: &str = "pendataan rumah ke rumah";

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, write) = (Access::Roles(VILLAGE_AND_REGENCY), Access::Write(ListingArea::SPEC));
    let at_the_door = |route: Route| {
        route.of(ListingVisit::SPEC).opens(&[ListingFinding::SPEC]).purpose(LISTING).help("pendataan#di-pintu")
    };
    let house = Access::Write(ListingVisit::SPEC);
    vec![
        Route::get("/pendataan", read, overview::page).of(ListingArea::SPEC).help("pendataan"),
        Route::get("/pendataan/rencana", write, plan::page).of(ListingArea::SPEC).help("pendataan#rencana"),
        Route::post("/pendataan/rencana", write, plan::save).of(ListingArea::SPEC).help("pendataan#rencana"),
        Route::get("/pendataan/{id}", Access::Read(ListingArea::SPEC), area::page)
            .of(ListingArea::SPEC)
            .help("pendataan#wilayah"),
        Route::post("/pendataan/{id}/rumah", write, area::add_house).of(ListingArea::SPEC),
        Route::post("/pendataan/{id}/lengkapi", write, area::complete).of(ListingArea::SPEC),
        Route::get("/pendataan/{id}/lembar.pdf", write, sheets::page).of(ListingArea::SPEC),
        Route::get("/pendataan/{id}/periksa", write, area::check_page).of(ListingArea::SPEC).help("pendataan#periksa"),
        Route::post("/pendataan/{id}/periksa", write, area::check).of(ListingArea::SPEC).help("pendataan#periksa"),
        at_the_door(Route::get("/pendataan-rumah/{id}", house, house::page)),
        at_the_door(Route::post("/pendataan-rumah/{id}", house, house::save)),
    ]
}

/// The entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::TITLE,
    short: words::TITLE,
    icon: "people",
    path: "/pendataan",
    access: Access::Roles(VILLAGE_AND_REGENCY),
    order: 7,
};

/// What the generic pages of an area add.
pub const PAGES: RecordPages =
    RecordPages { check, empty: Some(words::NONE_PLANNED), ..RecordPages::plain(ListingArea::SPEC) };

/// The same mistakes as at planning.
fn check(_: &Reader<'_>, values: &Values, _: Lang) -> Result<Vec<Warning>, Refusal> {
    let day = |name| values.text(name).and_then(|text| text.parse().ok());
    let problems = area_problems(values.integer("expected"), day("from"), day("until"));
    if problems.is_empty() { Ok(Vec::new()) } else { Err(Refusal::Invalid(problems)) }
}
