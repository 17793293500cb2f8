//! The cash book: the officer's page of a group's book, the member's own from a phone, and the card on the page of a group.

use kernel::access::{Access, Role};
use kernel::money::{Percent, Rupiah};
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Stored, day};
use people::office::software;
use people::pages::form_page::{FormPage, problems_of};
use people::pages::plain_page::{PlainPage, PlainTable};
use store::Reader;
use web::charts::{self, Point};
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Input, MenuItem, Panel, PanelLine, Route};

use super::business_group::{crumbs, path as group_path};
use super::sheet::typed;
use crate::office::business_record::{self as office, Book};
use crate::office::{business_plan, group_membership};
use crate::records::business_record::CashKind;
use crate::records::{BusinessGroup, BusinessRecord, ENTERPRISE_READERS};
use crate::rules::business_record::growth;
use crate::words::business_group as group_words;
use crate::words::business_record as words;

/// Who writes: officer, facilitator, and members from their own accounts.
const WRITERS: &[Role] = &[Role::PetugasDesmigratif, Role::PendampingUsaha, Role::Warga];
/// The resident's own.
const SELF: &[Role] = &[Role::Warga];

/// The entry of a resident's navigation.
pub const OWN_MENU: MenuItem = MenuItem {
    label: words::OWN,
    short: group_words::ROOM_SHORT,
    icon: "shop",
    path: "/kas-usaha-saya",
    access: Access::Roles(SELF),
    order: 21,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(BusinessRecord::SPEC).help("usaha-kas");
    vec![
        about(Route::get("/kas-usaha-saya", Access::Roles(SELF), own)),
        about(Route::get("/kelompok-usaha/{id}/kas", Access::Roles(ENTERPRISE_READERS), page)),
        about(Route::get("/kelompok-usaha/{id}/kas/baru", Access::Roles(WRITERS), new)),
        about(Route::post("/kelompok-usaha/{id}/kas/baru", Access::Roles(WRITERS), save)),
        about(Route::get("/kas-usaha/{id}/coret", Access::Roles(WRITERS), crossing)),
        about(Route::post("/kas-usaha/{id}/coret", Access::Roles(WRITERS), cross_out)),
    ]
}

/// Where the reader finds the book of a group.
fn book_path(call: &Call, group: RecordId) -> String {
    if call.actor.is_one_of(SELF) { "/kas-usaha-saya".to_owned() } else { format!("{}/kas", group_path(group)) }
}

/// The card on the page of a group.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, call: &Call, group: &Stored<BusinessGroup>) -> Result<Option<Panel>, Refusal> {
    let book = office::book(read, group)?;
    let line = |label: kernel::Phrase, text: String| PanelLine {
        text,
        detail: call.say(label).to_owned(),
        ..PanelLine::default()
    };
    let lines = match book.months.last() {
        Some(last) => vec![
            line(words::CASH, Rupiah(book.cash()).to_string()),
            line(words::SALES, format!("{}: {}", last.month.show(call.lang), Rupiah(last.sales))),
            line(words::MARGIN, Rupiah(last.margin()).to_string()),
        ],
        None => vec![PanelLine { text: call.say(words::NONE).to_owned(), ..PanelLine::default() }],
    };
    let action = Some((call.say(words::OPEN).to_owned(), format!("{}/kas", group_path(group.row.id))));
    Ok(Some(Panel { title: call.say(words::TITLE).to_owned(), lines, action, ..Panel::default() }))
}

/// A group's book with what its plan says of a month.
struct Shown {
    group: Stored<BusinessGroup>,
    book: Book,
    planned: Vec<(kernel::day::Month, i64)>,
    members: i64,
    works: bool,
}

fn shown(read: &Reader<'_>, group: Stored<BusinessGroup>, works: bool) -> Result<Shown, Refusal> {
    let plan = business_plan::approved(read, group.row.id)?;
    let planned = plan.map_or_else(Vec::new, |plan| {
        let numbers = business_plan::numbers(&plan);
        numbers.cash().iter().map(|month| (month.month, month.units * numbers.price)).collect()
    });
    let members = group_membership::composition(read, group.row.id)?.members;
    Ok(Shown { book: office::book(read, &group)?, planned, members, group, works })
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let shown = call.read(|read| {
        let works = office::writable(read, id).is_ok();
        shown(read, read.get::<BusinessGroup>(id)?, works)
    })?;
    let page = PlainPage {
        crumbs: crumbs(call, &shown.group),
        title: call.say(words::TITLE).to_owned(),
        buttons: add_button(call, &shown),
        main: content(call, &shown),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn own(call: &Call) -> Result<Answer, Refusal> {
    let software = software();
    let all = call.read(|read| {
        let groups = office::own_groups(read)?;
        groups.into_iter().map(|group| shown(&read.as_actor(&software), group, true)).collect::<Result<Vec<_>, _>>()
    })?;
    let mut buttons = Vec::new();
    let mut main = Vec::new();
    if all.is_empty() {
        main.push(pieces::empty(call.say(words::OWN_NONE), None));
    }
    for one in &all {
        buttons.extend(add_button(call, one));
        main.push(content(call, one));
    }
    let names: Vec<String> = all.iter().map(|one| one.group.name.clone()).collect();
    let page = PlainPage {
        title: call.say(words::OWN).to_owned(),
        lead: names,
        buttons,
        main: Html::joined(main),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn add_button(call: &Call, shown: &Shown) -> Vec<(String, String)> {
    let path = format!("{}/kas/baru", group_path(shown.group.row.id));
    shown.works.then(|| (call.say(words::ADD).to_owned(), path)).into_iter().collect()
}

fn content(call: &Call, shown: &Shown) -> Html {
    if shown.book.months.is_empty() {
        return pieces::empty(call.say(words::NONE), None);
    }
    let sales: Vec<Point> =
        shown.book.months.iter().map(|month| Point::new(month.month.short(call.lang), month.sales)).collect();
    Html::joined([
        pieces::tiles(&tiles(call, shown)),
        lines(call, shown),
        charts::columns(call.say(words::CHART), "", &sales, false, call.lang),
        months(call, shown).card(),
    ])
}

fn tiles(call: &Call, shown: &Shown) -> Vec<Tile> {
    let tile =
        |number: String, label: kernel::Phrase| Tile { number, label: call.say(label).to_owned(), ..Tile::default() };
    let this = kernel::day::Month::of(call.today);
    let month = shown.book.months.iter().find(|month| month.month == this);
    let growth = growth(&shown.book.months).map(|growth| Percent(growth).say(call.lang));
    vec![
        tile(kernel::money::whole(shown.book.cash(), call.lang), words::CASH_TILE),
        tile(kernel::money::whole(month.map_or(0, |month| month.sales), call.lang), words::THIS_MONTH),
        tile(growth.unwrap_or_else(|| call.say(words::NOT_YET).to_owned()), words::GROWTH),
        tile(kernel::money::whole(shown.members, call.lang), group_words::MEMBERS_COUNT),
    ]
}

fn months(call: &Call, shown: &Shown) -> PlainTable {
    let columns = [words::MONTH, words::SALES, words::PLAN, words::COSTS, words::MARGIN];
    let plain = |text: String| (text, String::new());
    let rows = shown.book.months.iter().rev().map(|month| {
        let planned = shown.planned.iter().find(|(of, _)| *of == month.month);
        vec![
            plain(month.month.short(call.lang)),
            plain(Rupiah(month.sales).to_string()),
            plain(planned.map_or_else(|| "–".to_owned(), |(_, amount)| Rupiah(*amount).to_string())),
            plain(Rupiah(month.costs).to_string()),
            plain(Rupiah(month.margin()).to_string()),
        ]
    });
    PlainTable {
        title: call.say(words::MONTHS).to_owned(),
        columns: columns.map(|label| call.say(label).to_owned()).to_vec(),
        numbers_from: 1,
        rows: rows.collect(),
    }
}

fn lines(call: &Call, shown: &Shown) -> Html {
    let line = |one: &Stored<BusinessRecord>| {
        let sign = if one.kind.comes_in() { "+" } else { "−" };
        let parts = [
            Some(day::short(one.on, call.lang)),
            one.quantity.map(|quantity| kernel::money::whole(quantity, call.lang)),
            one.note.clone(),
        ];
        let detail: Vec<String> = parts.into_iter().flatten().collect();
        PanelLine {
            text: format!("{} {sign}{}", call.say(one.kind.label()), one.amount),
            detail: detail.join(" · "),
            path: if shown.works { format!("/kas-usaha/{}/coret", one.row.id) } else { String::new() },
            ..PanelLine::default()
        }
    };
    let lines = shown.book.lines.iter().map(line).collect();
    pieces::panel(&Panel { title: call.say(words::LINES).to_owned(), lines, ..Panel::default() })
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

/// A form for a thumb: what money, how much, and the rest may stay as it is.
fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let group = call.read(|read| office::writable(read, id))?;
    let kinds = CashKind::ALL.iter().map(|kind| (kind.name().to_owned(), call.say(kind.label()).to_owned())).collect();
    let of = |name: &str| BusinessRecord::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let kind = BusinessRecord::SPEC.field_named("kind").map_or("", |(_, field)| call.say(field.label));
    let inputs = [
        Some(Input::choice("kind", kind, kinds).required().value(CashKind::Sale.name())),
        of("amount"),
        of("on").map(|input| input.value(call.today.to_string())),
        of("quantity"),
        of("note"),
    ];
    let page = FormPage {
        title: call.say(words::ADD).to_owned(),
        lead: vec![group.name.clone()],
        problems,
        inputs: inputs.into_iter().flatten().collect(),
        action: format!("{}/kas/baru", group_path(id)),
        button: call.say(web::words::SAVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), book_path(call, id))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let done = typed(call, BusinessRecord::SPEC, &[])
        .and_then(|values| call.act(move |read| office::add(read, action, id, values)));
    match done {
        Ok(_) => Ok(Answer::redirect(book_path(call, id)).saying(call.say(words::SAVED))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn crossing(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let group = call.read(|read| Ok(office::cross_out(read, id)?.0))?;
    let page = FormPage {
        title: call.say(words::CROSS_OUT).to_owned(),
        lead: vec![call.say(words::CROSS_ASK).to_owned()],
        action: format!("/kas-usaha/{id}/coret"),
        button: call.say(words::CROSS_OUT).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), book_path(call, group))],
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn cross_out(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let group = call.read(|read| Ok(office::cross_out(read, id)?.0))?;
    call.act(move |read| Ok(office::cross_out(read, id)?.1))?;
    Ok(Answer::redirect(book_path(call, group)).saying(call.say(words::CROSSED)))
}
