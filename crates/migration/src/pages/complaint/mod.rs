//! Complaints: the addresses, and what their pages share. Not here: filing (`public`, `desk`, `filing`), the list (`list`),
//! one complaint (`show`, `step`), the complainant's own page (`follow`).

mod desk;
mod filing;
mod follow;
mod list;
mod public;
mod show;
mod step;

use jiff::civil::Date;
use kernel::access::{Access, Role};
use kernel::{Lang, Record, RecordId, RecordSpec, day, working_day};
use people::records::{Referral, ReferralAnswer};
use web::{Html, MenuItem, PublicPage, Route, Tone, pieces};

use crate::records::complaint::{ComplaintState, HANDLERS};
use crate::records::{Complaint, ComplaintStep};
use crate::words::complaint as words;

/// For what a handler opens one.
const PURPOSE: &str = "mengurus pengaduan";
/// For what a complainant does.
const OWN: &str = "melihat pengaduan sendiri";
/// Kinds besides its own that its pages open.
const STEPS: &[&RecordSpec] = &[ComplaintStep::SPEC];
/// The same with the referrals that the guard of a step looks for.
const STEPS_AND_REFERRALS: &[&RecordSpec] = &[ComplaintStep::SPEC, Referral::SPEC, ReferralAnswer::SPEC];
/// Who takes a complaint down at a desk.
const DESK: &[Role] = &[Role::PetugasDesmigratif, Role::Koordinator, Role::PenanggungJawab];

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::COMPLAINTS,
    short: words::COMPLAINTS_SHORT,
    icon: "message",
    path: "/pengaduan/daftar",
    access: Access::Roles(HANDLERS),
    order: 14,
};

/// The entry of a resident: the complaints filed with one's name.
pub const OWN_MENU: MenuItem = MenuItem {
    label: words::MINE,
    short: words::COMPLAINTS_SHORT,
    icon: "message",
    path: "/pengaduan/saya",
    access: Access::Roles(&[Role::Warga]),
    order: 15,
};

/// Its page for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::PUBLIC_LABEL, path: "/pengaduan", top: true, order: 5 };

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (handlers, desk, own) = (Access::Roles(HANDLERS), Access::Roles(DESK), Access::Roles(&[Role::Warga]));
    let opens = |route: Route| route.of(Complaint::SPEC).purpose(PURPOSE).opens(STEPS);
    let follows = |route: Route| route.of(Complaint::SPEC).purpose(OWN).opens(STEPS).help("pengaduan#melihat-jawaban");
    vec![
        Route::get("/pengaduan", Access::Public, public::begin).help("pengaduan"),
        Route::get("/pengaduan/tulis", Access::Public, public::form).help("pengaduan"),
        Route::post("/pengaduan/tulis", Access::Public, public::send).files().help("pengaduan"),
        follows(Route::get("/pengaduan/cek", Access::Public, follow::ask)),
        follows(Route::post("/pengaduan/cek", Access::Public, follow::look)),
        Route::get("/pengaduan/saya", own, follow::mine).of(Complaint::SPEC).help("pengaduan#melihat-jawaban"),
        Route::get("/pengaduan/daftar", handlers, list::page).of(Complaint::SPEC).help("pengaduan#menangani"),
        Route::get("/pengaduan/baru", desk, desk::page).of(Complaint::SPEC).help("pengaduan#mencatat"),
        Route::post("/pengaduan/baru", desk, desk::save).of(Complaint::SPEC).files().help("pengaduan#mencatat"),
        opens(Route::get("/pengaduan/{id}", handlers, show::page)).help("pengaduan#menangani"),
        opens(Route::get("/pengaduan/{id}/bukti/{file}", handlers, show::evidence)).help("pengaduan#menangani"),
        opens(Route::get("/pengaduan/{id}/langkah", handlers, step::page)).help("pengaduan#langkah"),
        opens(Route::post("/pengaduan/{id}/langkah", handlers, step::save))
            .opens(STEPS_AND_REFERRALS)
            .help("pengaduan#langkah"),
    ]
}

/// The page of a complaint.
pub fn path(id: RecordId) -> String {
    format!("/pengaduan/{id}")
}

/// How a state looks.
fn state_tag(state: ComplaintState, lang: Lang) -> Html {
    let tone = match state {
        ComplaintState::Received | ComplaintState::Reopened | ComplaintState::Escalated => Tone::Attention,
        ComplaintState::Answered | ComplaintState::Settled => Tone::Good,
        _ => Tone::Plain,
    };
    pieces::tag(tone, state.label().say(lang))
}

/// "27 Nov 2026 · 3 hari kerja lagi".
fn left(due: Date, today: Date, lang: Lang) -> String {
    let date = day::short(due, lang);
    match working_day::between(today, due) {
        _ if due == today => format!("{date} · {}", day::relative(due, today, lang)),
        left if left >= 0 => format!("{date} · {left} {}", words::WORKING_LEFT.say(lang)),
        over => format!("{date} · {} {}", -over, words::WORKING_OVER.say(lang)),
    }
}
