//! The body's pages: those of one's region, one's own with its sums and the ways to the work, and founding one.
//! Not here: deed and licence (generic pages), the ways to the work (`koperasi_way`), what waits today (`koperasi_day`).

use askama::Template;
use kernel::money::{Rupiah, whole};
use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::{Access, Phrase, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Input, Route, Tone};

use super::koperasi_day::{self, Day};
use super::koperasi_way::{self, Group};
use super::typed::Typed;
use crate::office::koperasi::{self as office, FOUNDERS, Founding, GIVERS, Sums};
use crate::records::koperasi::{Form, KoperasiState, Principle};
use crate::records::{KOPERASI_READERS, Koperasi};
use crate::words::{koperasi as words, loan};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Roles(KOPERASI_READERS);
    let founders = Access::Roles(FOUNDERS);
    let about = |route: Route| route.of(Koperasi::SPEC).help("koperasi");
    vec![
        about(Route::get("/koperasi", readers, home)),
        about(Route::get("/koperasi/baru", founders, new)).help("koperasi#mendirikan"),
        about(Route::post("/koperasi/baru", founders, found)).help("koperasi#mendirikan"),
        about(Route::get("/koperasi/{id}", readers, show)),
        about(Route::post("/koperasi/{id}/peran", Access::Roles(GIVERS), bring)).help("koperasi#peran"),
    ]
}

#[derive(Template)]
#[template(path = "koperasi/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    rows: Vec<Line>,
    empty: Html,
    founds: bool,
}

struct Line {
    path: String,
    name: String,
    form: &'static str,
    principle: &'static str,
    state: &'static str,
}

/// One's own, or the list of those in reach.
fn home(call: &Call) -> Result<Answer, Refusal> {
    let (own, all) = call.read(|read| Ok((office::own(read)?, office::of_region(read)?)))?;
    if let Some(own) = own {
        return page_of(call, &own, &[]);
    }
    let founds = call.may_get("/koperasi/baru");
    let rows: Vec<Line> = all.iter().map(|one| line(call, one)).collect();
    let content = ListPage { call, empty: pieces::empty(call.say(words::NONE), None), rows, founds };
    Ok(call.page(call.say(words::ROOM), &content))
}

fn line(call: &Call, one: &Stored<Koperasi>) -> Line {
    Line {
        path: format!("/koperasi/{}", one.row.id),
        name: one.name.clone(),
        form: call.say(one.form.label()),
        principle: call.say(one.principle.label()),
        state: call.say(one.state.label()),
    }
}

#[derive(Template)]
#[template(path = "koperasi/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    problems: Html,
    hidden: Html,
    name: String,
    state: Html,
    day: Option<Day>,
    tiles: Html,
    groups: Vec<Group>,
    stands: Vec<(&'static str, String)>,
    facts: Vec<(&'static str, String)>,
    own: String,
    edits: bool,
    gives: bool,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let body = call.read(|read| read.get::<Koperasi>(id))?;
    page_of(call, &body, &[])
}

fn page_of(call: &Call, body: &Stored<Koperasi>, problems: &[Problem]) -> Result<Answer, Refusal> {
    let sums = call.read(|read| office::sums(read, body))?;
    let id = body.row.id;
    let tone = if body.state == KoperasiState::Running { Tone::Good } else { Tone::Attention };
    let content = ShowPage {
        call,
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        name: body.name.clone(),
        state: pieces::tag(tone, call.say(body.state.label())),
        day: koperasi_day::of(call, body)?,
        tiles: pieces::tiles(&tiles(call, body.principle, sums)),
        groups: koperasi_way::groups(call, id, body.principle),
        stands: stands(call, body.principle, sums),
        facts: facts(call, body),
        own: format!("/koperasi/{id}"),
        edits: call.actor.is_one_of(Koperasi::SPEC.write) && call.actor.office == body.home(),
        gives: call.actor.is_one_of(GIVERS),
    };
    let answer = call.page(&body.name, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn tiles(call: &Call, principle: Principle, sums: Sums) -> Vec<Tile> {
    let tile = |amount: i64, label: Phrase| Tile {
        number: whole(amount, call.lang),
        label: call.say(label).to_owned(),
        ..Tile::default()
    };
    vec![
        tile(sums.cash, words::CASH),
        tile(sums.savings, words::SAVINGS),
        tile(sums.loans, words::lent(principle)),
        tile(sums.capital, words::CAPITAL),
    ]
}

/// The same sums as a short list, beside the day's work.
fn stands(call: &Call, principle: Principle, sums: Sums) -> Vec<(&'static str, String)> {
    let all = [
        (words::IN_CASH, sums.cash),
        (words::SAVED, sums.savings),
        (loan::of(principle).loans, sums.loans),
        (words::OWN_CAPITAL, sums.capital),
    ];
    all.into_iter().map(|(label, amount)| (call.say(label), Rupiah(amount).to_string())).collect()
}

fn facts(call: &Call, body: &Koperasi) -> Vec<(&'static str, String)> {
    let label = |name: &str| Koperasi::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label));
    let day = |date: Option<jiff::civil::Date>| date.map(|date| day::full(date, call.lang));
    let all = [
        ("form", Some(call.say(body.form.label()).to_owned())),
        ("principle", Some(call.say(body.principle.label()).to_owned())),
        ("parent", body.parent.clone()),
        ("registry_number", body.registry_number.clone()),
        ("deed", body.deed.clone()),
        ("deed_date", day(body.deed_date)),
        ("licence", body.licence.clone()),
        ("licence_until", day(body.licence_until)),
        ("founded_on", day(body.founded_on)),
        ("books_from", day(Some(body.books_from))),
    ];
    all.into_iter().filter_map(|(name, value)| Some((label(name), value?))).collect()
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let office = call.read(office::village_office)?;
    let input = |name: &str| Koperasi::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let named = input("name").map(|input| input.required());
    let begins = input("books_from").map(|input| input.value(call.today.to_string()).required());
    let inputs = [named, input("form"), input("principle"), input("parent"), begins];
    let page = FormPage {
        title: call.say(words::FOUND).to_owned(),
        lead: vec![office.name.clone(), call.say(words::FOUND_LEAD).to_owned()],
        problems,
        inputs: inputs.into_iter().flatten().collect(),
        action: "/koperasi/baru".to_owned(),
        button: call.say(words::FOUND).to_owned(),
        aside: pieces::card(words::ROLES, call.lang, &pieces::note("", call.say(words::WHO_GIVES))),
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn found(call: &Call) -> Result<Answer, Refusal> {
    match try_found(call) {
        Ok(id) => {
            let home = call.action.record(office::place::OFFICE);
            // Who came from the village's board goes on at the koperasi.
            if let Some(role) = call.read(|read| office::own_role(read, home))? {
                call.change_role(Some(role))?;
            }
            Ok(Answer::redirect(format!("/koperasi/{id}")).saying(call.say(words::FOUNDED)))
        }
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn try_found(call: &Call) -> Result<RecordId, Refusal> {
    let spec = Koperasi::SPEC;
    let mut form = Typed::of(call);
    let name = form.needed::<String>("name", spec);
    let kind = form.needed::<Form>("form", spec);
    let principle = form.needed::<Principle>("principle", spec);
    let parent = form.text("parent", spec, "parent");
    let books_from = form.needed("books_from", spec);
    let input = form.done(Founding {
        name: name.unwrap_or_default(),
        form: kind.unwrap_or(Form::New),
        principle: principle.unwrap_or(Principle::Conventional),
        parent,
        village: Code::NATION,
        books_from: books_from.unwrap_or(call.today),
    })?;
    let action = call.action;
    call.act(move |read| office::found_here(read, action, &input))?;
    Ok(action.record(office::place::KOPERASI))
}

fn bring(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    match call.act(move |read| office::bring_roles(read, action, id)) {
        Ok(_) => Ok(Answer::redirect(format!("/koperasi/{id}")).saying(call.say(words::BROUGHT))),
        Err(Refusal::Invalid(problems)) => {
            let body = call.read(|read| read.get::<Koperasi>(id))?;
            page_of(call, &body, &problems)
        }
        Err(other) => Err(other),
    }
}

/// What needs the reader: the licence that ends, from two months before on.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &store::Reader<'_>, lang: kernel::Lang) -> Result<Vec<web::Task>, Refusal> {
    if !read.actor().is_one_of(crate::records::ACCOUNT_SPECIFIC) {
        return Ok(Vec::new());
    }
    let Some(books) = office::own(read)? else { return Ok(Vec::new()) };
    let Some(until) = books.licence_until else { return Ok(Vec::new()) };
    let left = day::days_between(read.today(), until);
    if left > 60 {
        return Ok(Vec::new());
    }
    let title = if left < 0 { words::LICENCE_ENDED } else { words::LICENCE_ENDS };
    Ok(vec![web::Task {
        tone: if left < 14 { Tone::Danger } else { Tone::Attention },
        tag: words::LICENCE.say(lang).to_owned(),
        title: title.say(lang).to_owned(),
        detail: format!("{} · {}", books.name, day::full(until, lang)),
        path: format!("/koperasi/{}", books.row.id),
        action: words::OPEN.say(lang).to_owned(),
        due: Some(until),
        ..web::Task::default()
    }])
}
