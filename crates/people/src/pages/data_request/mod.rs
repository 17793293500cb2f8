//! Rights of people over their data: the office's list and its answers, the person's own page, and the copy. Not here: the
//! decisions (`office::data_request`), erasing (`pages::erasure`), who looked (`pages::access_view`).

mod answer;
mod ask;
mod copy;
mod desk;
mod own;

use kernel::access::{Access, Role, VILLAGE_AND_REGENCY};
use kernel::day::Zone;
use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::{Row, day};
use web::{Call, Html, MenuItem, Route, Tone, pieces};

use crate::records::DataRequest;
use crate::records::data_request::{DataRequestState, REFUSERS};
use crate::rules::data_request::{clock, hours_left};
use crate::words::data_request as words;

/// The office's entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::TITLE,
    short: words::SHORT,
    icon: "shield",
    path: "/permintaan-data",
    access: Access::Roles(VILLAGE_AND_REGENCY),
    order: 87,
};

/// The person's own entry.
pub const OWN_MENU: MenuItem = MenuItem {
    label: words::OWN,
    short: words::SHORT,
    icon: "shield",
    path: "/saya/permintaan-data",
    access: Access::Roles(&[Role::Warga]),
    order: 6,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (desk, own) = (Access::Roles(VILLAGE_AND_REGENCY), Access::Roles(&[Role::Warga]));
    let refusers = Access::Roles(REFUSERS);
    let village = Access::Roles(&[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian]);
    let routes = [
        Route::get("/permintaan-data", desk, desk::list).help("hak-data"),
        Route::get("/permintaan-data/{id}", desk, desk::show).help("hak-data#menjawab"),
        Route::get("/warga/{id}/permintaan-data/baru", village, ask::page).help("hak-data#mencatat"),
        Route::post("/warga/{id}/permintaan-data/baru", village, ask::save).help("hak-data#mencatat"),
        Route::get("/permintaan-data/{id}/salinan.pdf", desk, copy::desk_pdf).help("hak-data#salinan"),
        Route::get("/permintaan-data/{id}/salinan.json", desk, copy::desk_json).help("hak-data#salinan"),
        Route::post("/permintaan-data/{id}/jawab", desk, answer::save).help("hak-data#menjawab"),
        Route::get("/permintaan-data/{id}/tolak", refusers, answer::refuse_page).help("hak-data#menolak"),
        Route::post("/permintaan-data/{id}/tolak", refusers, answer::refuse).help("hak-data#menolak"),
        Route::post("/permintaan-data/{id}/batal", Access::Roles(&[Role::PetugasDesmigratif]), answer::cancel)
            .help("hak-data"),
        Route::get("/saya/permintaan-data", own, own::list).help("hak-data#untuk-warga"),
        Route::get("/saya/permintaan-data/baru", own, own::page).help("hak-data#untuk-warga"),
        Route::post("/saya/permintaan-data/baru", own, own::save).help("hak-data#untuk-warga"),
        Route::post("/saya/permintaan-data/{id}/batal", own, own::cancel).help("hak-data#untuk-warga"),
        Route::get("/saya/permintaan-data/{id}/salinan.pdf", own, copy::own_pdf).help("hak-data#untuk-warga"),
        Route::get("/saya/permintaan-data/{id}/salinan.json", own, copy::own_json).help("hak-data#untuk-warga"),
    ];
    routes.into_iter().map(|route| route.of(<DataRequest as kernel::Record>::SPEC)).collect()
}

/// Where a request stands: its clock while it waits, its state afterwards.
fn state_tag(call: &Call, request: &DataRequest) -> Html {
    match request.state {
        DataRequestState::Open => {
            let tone = if hours_left(request.due_at, call.now) < 24 { Tone::Danger } else { Tone::Attention };
            pieces::tag(tone, &clock(request.due_at, call.now, call.lang))
        }
        DataRequestState::Answered => pieces::tag(Tone::Good, call.say(request.state.label())),
        DataRequestState::Refused | DataRequestState::Cancelled => {
            pieces::tag(Tone::Plain, call.say(request.state.label()))
        }
    }
}

/// A moment by the village's clock.
fn moment(call: &Call, row: &Row, at: jiff::Timestamp) -> String {
    let zone = Code::parse(&row.region).map_or(Zone::Wib, Zone::of);
    day::moment(at.as_millisecond(), zone, call.lang)
}

/// What was typed into a field of several lines; nothing where it is empty.
fn long_text(call: &Call, name: &str) -> Option<String> {
    Some(call.form.text(name).chars().take(4_000).collect::<String>()).filter(|text| !text.is_empty())
}

/// A choice that has to be made.
fn chosen<T>(found: Option<T>, field: &str, message: kernel::Phrase, problems: &mut Vec<Problem>) -> Option<T> {
    if found.is_none() {
        problems.push(Problem { field: field.to_owned(), code: "required", message });
    }
    found
}
