//! The room's first page, the form of a child, its page, where each noun adds its card ([`CARDS`]), and the end.

use kernel::access::Access;
use kernel::{Lang, Record, RecordId, RecordSpec, Refusal, Stored};
use people::pages::plain_page::PlainPage;
use people::pages::sheet::{Sheet, answered, fact};
use store::Reader;
use web::pieces::{self, Tile};
use web::typed::Typed;
use web::{Answer, Call, Html, Input, MenuItem, Panel, PanelLine, Route};

use super::care;
use crate::office::child::{self as office, Known};
use crate::records::child::{AwayParent, ChildState, ContactRhythm, School};
use crate::records::{Care, Child, PARENTING_READERS, PARENTING_WRITERS};
use crate::rules::child as rules;
use crate::words::child as words;
use people::records::resident::Sex;

/// The entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::ROOM,
    short: words::ROOM_SHORT,
    icon: "child",
    path: "/pengasuhan",
    access: Access::Roles(PARENTING_READERS),
    order: 22,
};

/// Why the page of a child is opened.
pub(super) const PURPOSE: &str = "mendampingi anak";

/// A noun's card on the page of a child.
type Card = fn(&Reader<'_>, &Call, &Stored<Child>) -> Result<Option<Panel>, Refusal>;

/// The cards, a line a noun.
const CARDS: &[Card] = &[care::card];

/// Kinds whose fields the page of a child opens besides the child's own, a line a noun.
const OPENS: &[&RecordSpec] = &[Care::SPEC];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (readers, writers) = (Access::Roles(PARENTING_READERS), Access::Roles(PARENTING_WRITERS));
    let about = |route: Route| route.of(Child::SPEC).purpose(PURPOSE).help("pengasuhan#anak");
    vec![
        Route::get("/pengasuhan", readers, home).of(Child::SPEC).help("pengasuhan"),
        about(Route::get("/anak/baru", writers, new)),
        about(Route::post("/anak/baru", writers, record)),
        about(Route::get("/anak/{id}", writers, show)).opens(OPENS),
        about(Route::get("/anak/{id}/ubah", writers, edit)),
        about(Route::post("/anak/{id}/ubah", writers, correct)),
        about(Route::get("/anak/{id}/selesai", writers, ending)),
        about(Route::post("/anak/{id}/selesai", writers, end)),
    ]
}

/// The page of a child.
pub fn path(child: RecordId) -> String {
    format!("/anak/{child}")
}

fn home(call: &Call) -> Result<Answer, Refusal> {
    let writes = call.actor.is_one_of(PARENTING_WRITERS);
    let region = match &call.actor.scope {
        kernel::access::Scope::Regions(regions) => regions.clone(),
        _ => Vec::new(),
    };
    let (children, count) = call.read(|read| {
        let mut count = 0;
        for prefix in &region {
            count += read.indicator("parenting.children", prefix, None)?;
        }
        Ok((office::present(read)?, count))
    })?;
    let mut buttons = Vec::new();
    if writes {
        buttons.push((call.say(words::ADD).to_owned(), "/anak/baru".to_owned()));
    }
    let main = if writes { list(call, &children, &buttons) } else { counts(call, count) };
    let page = PlainPage { title: call.say(words::ROOM).to_owned(), buttons, main, ..PlainPage::default() };
    Ok(page.answer(call))
}

/// What others than facilitator and officer see.
fn counts(call: &Call, count: i64) -> Html {
    let tile = Tile {
        number: kernel::money::whole(count, call.lang),
        label: call.say(words::COUNT).to_owned(),
        ..Tile::default()
    };
    let why = PanelLine { text: call.say(words::COUNT_ONLY).to_owned(), ..PanelLine::default() };
    let note = Panel { title: call.say(words::CHILDREN).to_owned(), lines: vec![why], ..Panel::default() };
    Html::joined([pieces::tiles(&[tile]), pieces::panel(&note)])
}

fn list(call: &Call, children: &[Stored<Child>], buttons: &[(String, String)]) -> Html {
    if children.is_empty() {
        let begin = buttons.first().map(|(label, path)| (label.as_str(), path.as_str()));
        return pieces::empty(call.say(words::NONE), begin);
    }
    let line = |child: &Stored<Child>| PanelLine {
        text: child.name.known().cloned().unwrap_or_default(),
        detail: age_and_place(call, child),
        path: path(child.row.id),
        ..PanelLine::default()
    };
    let title = format!("{} ({})", call.say(words::CHILDREN), children.len());
    pieces::panel(&Panel { title, lines: children.iter().map(line).collect(), ..Panel::default() })
}

fn age_and_place(call: &Call, child: &Child) -> String {
    let years = child.birth_year.known().map(|year| rules::age(*year, call.today));
    let age = years.map(|years| format!("{years} {}", call.say(words::YEARS_OLD)));
    let parts: Vec<String> = age.into_iter().chain(child.dusun.clone()).collect();
    parts.join(" · ")
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (child, cards) = call.read(|read| {
        let child = read.get::<Child>(id)?;
        let mut cards = Vec::new();
        for card in CARDS {
            cards.extend(card(read, call, &child)?);
        }
        Ok((child, cards))
    })?;
    let present = child.state == ChildState::Present;
    let mut buttons = vec![(call.say(words::EDIT).to_owned(), format!("{}/ubah", path(id)))];
    if present {
        buttons.push((call.say(words::END).to_owned(), format!("{}/selesai", path(id))));
    }
    let tone = if present { web::Tone::Good } else { web::Tone::Plain };
    let page = PlainPage {
        crumbs: vec![(call.say(words::ROOM).to_owned(), "/pengasuhan".to_owned())],
        title: child.name.known().cloned().unwrap_or_default(),
        state: pieces::tag(tone, call.say(child.state.label())),
        lead: vec![age_and_place(call, &child)],
        buttons,
        main: Html::joined(cards.iter().map(pieces::panel)),
        aside: facts(call, &child),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn facts(call: &Call, child: &Stored<Child>) -> Html {
    let names = ["sex", "birth_year", "birth_certificate", "away", "away_since", "contact", "school", "grade", "since"];
    let lines = names.iter().filter_map(|name| fact(call, &child.row, name)).collect();
    pieces::panel(&Panel { title: call.say(words::ABOUT).to_owned(), lines, ..Panel::default() })
}

fn known(call: &Call) -> Result<Known, Refusal> {
    let spec = Child::SPEC;
    let mut form = Typed::of(call);
    let name = form.needed::<String>("name", spec);
    let sex = form.needed::<Sex>("sex", spec);
    let birth_year = form.needed::<i64>("birth_year", spec);
    let away = form.needed::<AwayParent>("away", spec);
    let contact = form.needed::<ContactRhythm>("contact", spec);
    let school = form.needed::<School>("school", spec);
    let birth_certificate = form.get::<bool>("birth_certificate", spec, "birth_certificate");
    let (dusun, grade) = (form.text("dusun", spec, "dusun"), form.text("grade", spec, "grade"));
    let away_since = form.date("away_since", spec, "away_since");
    let given = (name, sex, birth_year, away, contact, school);
    let (Some(name), Some(sex), Some(birth_year), Some(away), Some(contact), Some(school)) = given else {
        return form.done(()).and(Err(Refusal::NotFound));
    };
    let birth_certificate = birth_certificate.unwrap_or(false);
    form.done(Known { name, sex, birth_year, dusun, birth_certificate, away, away_since, contact, school, grade })
}

fn new_sheet(call: &Call) -> Sheet {
    let title = call.say(words::ADD).to_owned();
    Sheet::of(Child::SPEC, title, "/anak/baru".to_owned(), web::words::SAVE, "/pengasuhan".to_owned())
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    Ok(new_sheet(call).answer(call, None))
}

fn record(call: &Call) -> Result<Answer, Refusal> {
    let action = call.action;
    let done = known(call).and_then(|input| {
        let questions = call.read(|read| Ok(office::questions(read, &input, call.lang)))?;
        if !answered(call, &questions) {
            return Ok(Some(questions));
        }
        call.act(move |read| office::record(read, action, &input, None))?;
        Ok(None)
    });
    match done {
        Ok(None) => Ok(Answer::redirect(path(action.record(0))).saying(call.say(words::SAVED))),
        Ok(Some(questions)) => Ok(Sheet { questions, ..new_sheet(call) }.answer(call, None)),
        Err(refusal) => Ok(new_sheet(call).refused(refusal)?.answer(call, None)),
    }
}

fn edit_sheet(call: &Call) -> Result<(Sheet, Stored<Child>), Refusal> {
    let id = call.param("id")?;
    let child = call.read(|read| read.get::<Child>(id))?;
    let title = format!("{}: {}", call.say(words::EDIT), child.name.known().cloned().unwrap_or_default());
    Ok((Sheet::of(Child::SPEC, title, format!("{}/ubah", path(id)), web::words::SAVE, path(id)), child))
}

fn edit(call: &Call) -> Result<Answer, Refusal> {
    let (sheet, child) = edit_sheet(call)?;
    Ok(sheet.answer(call, Some(&child.row)))
}

fn correct(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let done = known(call).and_then(|input| {
        let questions = call.read(|read| Ok(office::questions(read, &input, call.lang)))?;
        if !answered(call, &questions) {
            return Ok(Some(questions));
        }
        call.act(move |read| office::correct(read, id, &seen, &input))?;
        Ok(None)
    });
    let (sheet, child) = edit_sheet(call)?;
    match done {
        Ok(None) => Ok(Answer::redirect(path(id)).saying(call.say(words::SAVED))),
        Ok(Some(questions)) => Ok(Sheet { questions, ..sheet }.answer(call, Some(&child.row))),
        Err(refusal) => Ok(sheet.refused(refusal)?.answer(call, Some(&child.row))),
    }
}

fn ending_sheet(call: &Call) -> Result<(Sheet, Stored<Child>), Refusal> {
    let (sheet, child) = edit_sheet(call)?;
    let reasons = ChildState::ALL.iter().filter(|state| **state != ChildState::Present);
    let choices = reasons.map(|state| (state.name().to_owned(), call.say(state.label()).to_owned())).collect();
    let title = format!("{}: {}", call.say(words::END), child.name.known().cloned().unwrap_or_default());
    let sheet = Sheet {
        title,
        action: format!("{}/selesai", path(child.row.id)),
        button: words::END,
        only: &["-"],
        more: vec![Input::choice("state", call.say(words::END_ASK), choices).required()],
        ..sheet
    };
    Ok((sheet, child))
}

fn ending(call: &Call) -> Result<Answer, Refusal> {
    let (sheet, child) = ending_sheet(call)?;
    Ok(sheet.answer(call, Some(&child.row)))
}

fn end(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let mut form = Typed::of(call);
    let why = form.needed::<ChildState>("state", Child::SPEC).unwrap_or(ChildState::Present);
    let done = form.done(why).and_then(|why| call.act(move |read| office::end(read, id, &seen, why)));
    let (sheet, child) = ending_sheet(call)?;
    match done {
        Ok(_) => Ok(Answer::redirect("/pengasuhan").saying(call.say(words::ENDED))),
        Err(refusal) => Ok(sheet.refused(refusal)?.answer(call, Some(&child.row))),
    }
}

/// The card on a resident's page: that the child is accompanied, and not more.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn panel(read: &Reader<'_>, person: RecordId, lang: Lang) -> Result<Option<Panel>, Refusal> {
    if !office::is_accompanied(read, person)? {
        return Ok(None);
    }
    let line = PanelLine { text: words::IN_PROGRAMME.say(lang).to_owned(), ..PanelLine::default() };
    Ok(Some(Panel { title: words::ROOM.say(lang).to_owned(), lines: vec![line], ..Panel::default() }))
}
