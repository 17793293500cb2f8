//! Board and supervisors: who sits there from when until when, and recording a term. Not here: roles of accounts.

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Access, Held, Id, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Input, Panel, PanelLine, Route, Tone, pieces};

use super::meeting::{crumbs, keeps, title};
use super::plain::PlainPage;
use super::typed::Typed;
use crate::office::meeting::{self as meetings, appoint};
use crate::records::meeting::MeetingKind;
use crate::records::organ_term::{Organ, OrganOffice};
use crate::records::{BOARD, KOPERASI_READERS, Koperasi, Meeting, OrganTerm};
use crate::words::meeting as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(OrganTerm::SPEC).help("koperasi#organ");
    vec![
        about(Route::get("/koperasi/{id}/organ", Access::Roles(KOPERASI_READERS), list)),
        about(Route::get("/koperasi/{id}/organ/baru", Access::Roles(BOARD), new)),
        about(Route::post("/koperasi/{id}/organ/baru", Access::Roles(BOARD), save)),
    ]
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (books, mut all) =
        call.read(|read| Ok((read.get::<Koperasi>(id)?, read.referring::<OrganTerm>("books", id)?)))?;
    all.retain(|one| !one.row.withdrawn);
    all.sort_by_key(|one| (std::cmp::Reverse(one.until), one.organ.code(), one.office.code()));
    let line = |one: &Stored<OrganTerm>| {
        let now = one.from <= call.today && call.today <= one.until;
        let office = format!("{}, {}", call.say(one.office.label()), call.say(one.organ.label()).to_lowercase());
        PanelLine {
            text: one.name.known().cloned().unwrap_or_else(|| "–".to_owned()),
            detail: office,
            tag: Some((if now { Tone::Good } else { Tone::Plain }, term(call, one))),
            ..PanelLine::default()
        }
    };
    let mut lines: Vec<PanelLine> = all.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NO_TERMS).to_owned(), ..PanelLine::default() });
    }
    let mut buttons = Vec::new();
    if keeps(call, books.home()) {
        buttons.push((call.say(words::APPOINT).to_owned(), format!("/koperasi/{id}/organ/baru")));
    }
    let page = PlainPage {
        crumbs: crumbs(call, &books),
        title: call.say(words::ORGANS).to_owned(),
        buttons,
        main: pieces::panel(&Panel { lines, ..Panel::default() }),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn term(call: &Call, one: &OrganTerm) -> String {
    format!("{} – {}", day::short(one.from, call.lang), day::short(one.until, call.lang))
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (books, mut meetings) = call.read(|read| Ok((read.get::<Koperasi>(id)?, meetings::of_books(read, id)?)))?;
    meetings.retain(|one| one.kind != MeetingKind::Board && one.quorum == Some(true));
    let options = meetings.iter().map(|one| (one.row.id.to_string(), title(call, &books, one))).collect();
    let chosen = OrganTerm::SPEC.field_named("meeting").map_or("", |(_, field)| call.say(field.label));
    let chosen = (!meetings.is_empty()).then(|| Input::choice("meeting", chosen, options));
    let input = |name: &&str| OrganTerm::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let page = FormPage {
        title: call.say(words::APPOINT).to_owned(),
        lead: vec![books.name.clone()],
        problems,
        inputs: ["organ", "office", "name", "from", "until"].iter().filter_map(input).chain(chosen).collect(),
        action: format!("/koperasi/{id}/organ/baru"),
        button: call.say(words::APPOINT).to_owned(),
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match try_save(call, id) {
        Ok(()) => Ok(Answer::redirect(format!("/koperasi/{id}/organ")).saying(call.say(words::APPOINTED))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn try_save(call: &Call, id: RecordId) -> Result<(), Refusal> {
    let spec = OrganTerm::SPEC;
    let mut form = Typed::of(call);
    let organ = form.needed::<Organ>("organ", spec);
    let office = form.needed::<OrganOffice>("office", spec);
    let name = form.needed::<String>("name", spec);
    let (from, until) = (form.needed::<Date>("from", spec), form.needed::<Date>("until", spec));
    let input = form.done((organ, office, name, from, until))?;
    let (Some(organ), Some(office), Some(name), Some(from), Some(until)) = input else { return Err(Refusal::NotFound) };
    let record = call.action.record(0);
    let chosen: Option<RecordId> = call.form.text("meeting").parse().ok();
    call.act(move |read| {
        let books = read.get::<Koperasi>(id)?;
        let meeting = chosen.map(|chosen| read.get::<Meeting>(chosen)).transpose()?;
        let meeting = meeting.filter(|one| one.books.id == books.id).map(|one| one.reference());
        let (name, books_ref) = (Held::Known(name), books.reference());
        let term = OrganTerm { id: Id::new(record), books: books_ref, organ, office, name, from, until, meeting };
        appoint(read, &books, &term)
    })?;
    Ok(())
}

/// What needs the reader: terms of office that end within three months or have ended without a successor, one line an organ.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &store::Reader<'_>, lang: kernel::Lang) -> Result<Vec<web::Task>, Refusal> {
    if !read.actor().is_one_of(crate::records::ACCOUNT_SPECIFIC) {
        return Ok(Vec::new());
    }
    let Some(books) = crate::office::koperasi::own(read)? else { return Ok(Vec::new()) };
    let mut all = read.referring::<OrganTerm>("books", books.row.id)?;
    all.retain(|one| !one.row.withdrawn);
    let ending = |organ: Organ| {
        // The last term of each office counts; whoever was chosen again has a later one.
        let last = |office: OrganOffice| {
            let of = all.iter().filter(|one| one.organ == organ && one.office == office);
            of.map(|one| one.until).max()
        };
        OrganOffice::ALL.iter().filter_map(|office| last(*office)).min()
    };
    let mut tasks = Vec::new();
    for organ in Organ::ALL {
        let Some(until) = ending(*organ) else { continue };
        let left = day::days_between(read.today(), until);
        if left > 90 {
            continue;
        }
        let title = if left < 0 { words::TERM_ENDED } else { words::TERM_ENDS };
        tasks.push(web::Task {
            tone: if left < 14 { Tone::Danger } else { Tone::Attention },
            tag: organ.label().say(lang).to_owned(),
            title: title.say(lang).to_owned(),
            detail: format!("{} · {}", books.name, day::full(until, lang)),
            path: format!("/koperasi/{}/organ", books.row.id),
            action: words::RAT_SEE.say(lang).to_owned(),
            due: Some(until),
            ..web::Task::default()
        });
    }
    Ok(tasks)
}
