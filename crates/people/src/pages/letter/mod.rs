//! Addresses of letters: draft, page, check, acknowledging, steps, papers, and the public check of genuineness.
//! Not here: the list and the printed register, which are the generic pages of the declaration (web).

mod acknowledge;
mod check;
mod draft;
mod genuineness;
mod kinds;
mod papers;
mod queue;
mod reason;
mod register;
mod show;

use askama::Template;
use kernel::access::{HEADS, Role, VILLAGE};
use kernel::{Access, Lang, Phrase, Record, RecordId, Refusal, Stored, country, day};
use store::Reader;
use web::{Call, Html, MenuItem, PublicPage, RecordPages, Route};

use crate::office::letter::facts::{self, Printing};
use crate::office::letter::paper;
use crate::records::Resident;
use crate::records::letter::{Letter, LetterKind};
use crate::rules::letter::{Content, title};
use crate::words::{letter as words, letter_kinds};

/// Who drafts, checks and attaches.
const OFFICER: Access = Access::Roles(&[Role::PetugasDesmigratif]);

/// The addresses.
pub fn routes() -> Vec<Route> {
    let read = Access::Read(Letter::SPEC);
    let head = Access::Roles(HEADS);
    let village = Access::Roles(VILLAGE);
    let mut routes = vec![
        Route::get("/warga/{id}/surat/baru", OFFICER, draft::new),
        Route::post("/warga/{id}/surat/baru", OFFICER, draft::create),
        Route::get("/surat/{id}/ubah", OFFICER, draft::edit),
        Route::post("/surat/{id}/ubah", OFFICER, draft::save),
        Route::get("/surat/{id}", read, show::page),
        Route::get("/surat/{id}/periksa", OFFICER, check::page),
        Route::post("/surat/{id}/periksa", OFFICER, check::save),
        Route::get("/surat/{id}/mengetahui", head, acknowledge::page),
        Route::post("/surat/{id}/mengetahui", head, acknowledge::save),
        Route::get("/surat/antrean", head, queue::page),
        Route::post("/surat/antrean", head, queue::save),
        Route::get("/surat/antrean/hasil", head, queue::result),
        Route::get("/surat/register", village, register::page),
        Route::get("/surat/register.pdf", village, register::pdf),
        Route::get("/surat/{id}/cetak.pdf", read, papers::pdf),
        Route::post("/surat/{id}/cetak", village, papers::print),
        Route::get("/surat/{id}/pindaian", village, papers::scan_page),
        Route::post("/surat/{id}/pindaian", village, papers::attach).files(),
        Route::get("/surat/{id}/pindaian/berkas", read, papers::scan).purpose("lampiran"),
        Route::get("/surat/{id}/kembalikan", village, reason::page),
        Route::post("/surat/{id}/kembalikan", village, reason::save),
        Route::get("/surat/{id}/batalkan", village, reason::page),
        Route::post("/surat/{id}/batalkan", village, reason::save),
        Route::get("/surat/{id}/tarik", head, reason::page),
        Route::post("/surat/{id}/tarik", head, reason::save),
    ];
    let anchor = |path: &str| match path {
        path if path.starts_with("/surat/antrean") => "surat#antrean",
        path if path.starts_with("/surat/register") => "surat#register",
        _ => "surat",
    };
    routes = routes.into_iter().map(|route| route.of(Letter::SPEC).help(anchor(route.path))).collect();
    routes.extend(genuineness::routes());
    routes
}

/// The check of genuineness in the navigation for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::GENUINENESS, path: "/cek", top: true, order: 3 };

/// Letters in the navigation: the register, from which the list with drafts and the head's queue are a step away.
pub const MENU: MenuItem = MenuItem {
    label: words::LETTERS,
    short: words::LETTERS,
    icon: "letter",
    path: "/surat/register",
    access: Access::Roles(VILLAGE),
    order: 60,
};

/// The list says where letters come from.
pub const PAGES: RecordPages = RecordPages { empty: Some(words::LIST_EMPTY), ..RecordPages::plain(Letter::SPEC) };

/// What of this node's settings is printed.
fn printing(call: &Call) -> Printing {
    Printing { check_address: call.site.settings.public_url.clone(), sample: call.site.settings.demo }
}

/// What a letter is called: its heading.
fn name_of(letter: &Letter, lang: Lang) -> &'static str {
    title(letter.kind, letter.signer_relation).say(lang)
}

/// The resident's name as the reader may see it.
fn resident_name(resident: Option<&Stored<Resident>>, lang: Lang) -> String {
    resident.map_or_else(String::new, |resident| Resident::SPEC.title(&resident.row, lang))
}

/// The name of an account; who may not see it reads that it is the office's.
fn account_name(read: &Reader<'_>, account: RecordId, lang: Lang) -> String {
    crate::office::account_name(read, account).unwrap_or_else(|| words::SOMEBODY.say(lang).to_owned())
}

/// The facts of a letter: sealed ones where it is acknowledged, otherwise as they stand now. `None` where the reader may
/// not see them, or they were erased.
fn content_of(read: &Reader<'_>, letter: &Stored<Letter>, printing: &Printing) -> Result<Option<Content>, Refusal> {
    let content = if letter.seal.is_some() {
        paper::content_of(letter).map(|(content, _)| content)
    } else {
        facts::of(read, letter, printing)
    };
    match content {
        Ok(content) => Ok(Some(content)),
        Err(Refusal::Invalid(_) | Refusal::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The facts as label and value.
fn lines_of(content: &Content, lang: Lang) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut add = |label: &str, value: Option<String>| {
        lines.extend(value.filter(|value| !value.is_empty()).map(|value| (label.to_owned(), value)));
    };
    if let Some(signer) = &content.signer {
        let relation = signer.relation.label().say(lang).to_lowercase();
        add(words::SIGNER.say(lang), Some(format!("{} ({relation})", signer.name)));
        add(words::NIK.say(lang), signer.nik.clone());
        add(words::ADDRESS.say(lang), Some(signer.address.clone()));
    }
    let person = &content.resident;
    add(words::RESIDENT.say(lang), Some(person.name.clone()));
    add(words::NIK.say(lang), person.nik.clone());
    let date = person.birth_date.map(|date| day::full(date, lang));
    let born: Vec<String> = person.birth_place.iter().cloned().chain(date).collect();
    add(words::BORN.say(lang), Some(born.join(", ")));
    add(words::ADDRESS.say(lang), Some(person.address.clone()));
    if content.kind == LetterKind::MaritalStatus || content.signer.is_some() {
        add(words::MARITAL.say(lang), person.marital.map(|status| status.label().say(lang).to_owned()));
    }
    if let Some(particulars) = &content.particulars {
        lines.extend(kinds::lines(particulars, lang));
    }
    let mut add = |label: &str, value: Option<String>| {
        lines.extend(value.filter(|value| !value.is_empty()).map(|value| (label.to_owned(), value)));
    };
    let place = content.country.as_deref().map(|code| country_name(code, lang));
    let purpose: Vec<String> = place.into_iter().chain(content.job.clone()).collect();
    add(words::DESTINATION.say(lang), Some(purpose.join(", ")));
    lines
}

fn country_name(code: &str, lang: Lang) -> String {
    country::get(code).map_or_else(|| code.to_owned(), |country| country.name.say(lang).to_owned())
}

/// What the check of a kind is called.
const fn check_title(kind: LetterKind) -> Phrase {
    match kind {
        LetterKind::FamilyPermission | LetterKind::MaritalStatus | LetterKind::HeirStatement => words::NEXT_CHECK,
        LetterKind::Introduction | LetterKind::Domicile | LetterKind::ReturnHandover => letter_kinds::NEXT_CHECK,
    }
}

/// The facts as a card.
fn facts_card(content: &Content, lang: Lang) -> Html {
    #[derive(Template)]
    #[template(path = "letter_facts.html")]
    struct Facts<'f> {
        heading: &'static str,
        lines: &'f [(String, String)],
    }
    Html::of(&Facts { heading: words::IMPORTANT.say(lang), lines: &lines_of(content, lang) })
}

/// Where a letter stands.
fn path_of(letter: &Stored<Letter>) -> String {
    format!("/surat/{}", letter.row.id)
}
