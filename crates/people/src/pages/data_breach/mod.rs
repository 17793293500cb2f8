//! Breaches of personal data: the register, recording and completing one, its people, its notices. Not here: the decisions
//! (`office::data_breach`), the notices on paper (`papers::data_breach`).

mod notices;
mod people;
mod said;
mod show;

use kernel::access::Access;
use kernel::day::{self, Zone};
use kernel::region::Code;
use kernel::{Phrase, Record, Row};
use web::{Call, Html, MenuItem, Route, Tone, pieces};

use crate::records::DataBreach;
use crate::records::data_breach::{BREACH_READERS, BREACH_WRITERS, BreachState};
use crate::rules::data_request::{clock, hours_left};
use crate::words::data_breach as words;

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::TITLE,
    short: words::SHORT,
    icon: "shield",
    path: "/kebocoran-data",
    access: Access::Roles(BREACH_READERS),
    order: 91,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, write) = (Access::Roles(BREACH_READERS), Access::Roles(BREACH_WRITERS));
    let people = Access::Roles(&BREACH_WRITERS[..4]);
    let routes = [
        Route::get("/kebocoran-data", read, show::list),
        Route::get("/kebocoran-data/baru", write, said::new_page),
        Route::post("/kebocoran-data/baru", write, said::create),
        Route::get("/kebocoran-data/{id}", read, show::page),
        Route::get("/kebocoran-data/{id}/ubah", people, said::edit_page),
        Route::post("/kebocoran-data/{id}/ubah", people, said::save),
        Route::get("/kebocoran-data/{id}/orang", people, people::page),
        Route::post("/kebocoran-data/{id}/orang", people, people::save),
        Route::get("/kebocoran-data/{id}/surat-lembaga.pdf", people, notices::authority),
        Route::get("/kebocoran-data/{id}/surat-orang.pdf", people, notices::person),
        Route::get("/kebocoran-data/{id}/beritahu", people, notices::tell_page),
        Route::post("/kebocoran-data/{id}/beritahu", people, notices::tell),
        Route::post("/kebocoran-data/{id}/tutup", people, show::close),
    ];
    routes.into_iter().map(|route| route.of(DataBreach::SPEC).help("hak-data#kebocoran")).collect()
}

fn path(id: kernel::RecordId) -> String {
    format!("/kebocoran-data/{id}")
}

/// The clock while not everybody was told; afterwards whether that was in time.
fn state_tag(call: &Call, breach: &DataBreach) -> Html {
    match (breach.state, breach.subjects_told_at) {
        (BreachState::Open, _) => {
            let tone = if hours_left(breach.due_at, call.now) < 24 { Tone::Danger } else { Tone::Attention };
            pieces::tag(tone, &clock(breach.due_at, call.now, call.lang))
        }
        (state, told) => {
            let late = told.is_some_and(|told| told > breach.due_at);
            let (tone, when) = if late { (Tone::Attention, words::LATE) } else { (Tone::Good, words::ON_TIME) };
            pieces::tag(tone, &format!("{}, {}", call.say(state.label()), call.say(when)))
        }
    }
}

fn moment(call: &Call, row: &Row, at: jiff::Timestamp) -> String {
    let zone = Code::parse(&row.region).map_or(Zone::Wib, Zone::of);
    day::moment(at.as_millisecond(), zone, call.lang)
}

/// Which kinds of data, as their labels in the declaration.
fn classes(breach: &DataBreach) -> Vec<Phrase> {
    let label = |name: &str| DataBreach::SPEC.field_named(name).map(|(_, field)| field.label);
    [("names", breach.names), ("numbers", breach.numbers), ("specific", breach.specific)]
        .into_iter()
        .filter(|(_, given)| *given)
        .filter_map(|(name, _)| label(name))
        .collect()
}
