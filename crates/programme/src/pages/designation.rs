//! Designations for people who work in the programme: the roll by year and region, and recording one.
//! Not here: showing, editing and history of one, which the generic pages do.

use askama::Template;
use kernel::access::OFFICES;
use kernel::refusal::Problem;
use kernel::region::{Code, Level};
use kernel::{Access, Record, Refusal, day, money};
use store::Reader;
use web::records::{FormSheet, form_sheet};
use web::{Answer, Call, Html, Input, Route, pieces};

use super::{around, filled, short};
use crate::office::designation as office;
use crate::records::Designation;
use crate::records::designation::{Programme, WRITERS};
use crate::roll::{Entry, Roll};
use crate::words::national as words;
use crate::words::shared;

/// Villages on one page.
const PAGE: usize = 60;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/program/desa", Access::Roles(OFFICES), list).help("program"),
        Route::get("/penetapan/baru", Access::Roles(WRITERS), new_page).of(Designation::SPEC),
        Route::post("/penetapan/baru", Access::Roles(WRITERS), create).of(Designation::SPEC),
    ]
}

#[derive(Template)]
#[template(path = "designations.html")]
struct List<'c> {
    call: &'c Call,
    filters: Vec<Input>,
    told: String,
    rows: Vec<Line>,
    next: String,
    may_record: bool,
}

struct Line {
    name: String,
    around: String,
    path: String,
    year: String,
    date: String,
    decree: String,
    programme: &'static str,
    status: &'static str,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let roll = call.read(Roll::read)?;
    let year = call.query("tahun").parse::<i16>().ok();
    let region = Code::parse(call.query("wilayah")).ok();
    let fits = |entry: &&Entry| {
        year.is_none_or(|year| entry.year == year) && region.is_none_or(|region| entry.village.is_within(&region))
    };
    let found: Vec<&Entry> = roll.entries().iter().filter(fits).collect();
    let from = call.query("dari").parse::<usize>().unwrap_or(0).min(found.len());
    let more = found.len() > from + PAGE;
    let next = web::link(
        "/program/desa",
        &[("tahun", call.query("tahun")), ("wilayah", call.query("wilayah")), ("dari", &(from + PAGE).to_string())],
    );
    let content = List {
        call,
        filters: filters(call, &roll),
        told: filled(call.say(words::VILLAGES_FOUND), &[&money::whole(found.len() as i64, call.lang)]),
        rows: found.iter().skip(from).take(PAGE).map(|entry| line(call, entry)).collect(),
        next: if more { next } else { String::new() },
        may_record: call.actor.is_one_of(WRITERS),
    };
    Ok(call.page(call.say(words::ROLL), &content))
}

fn filters(call: &Call, roll: &Roll) -> Vec<Input> {
    let mut years: Vec<i16> = roll.entries().iter().map(|entry| entry.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut provinces: Vec<Code> =
        roll.entries().iter().filter_map(|entry| entry.village.at(Level::Province)).collect();
    provinces.sort_unstable();
    provinces.dedup();
    let any = |phrase: kernel::Phrase| (String::new(), call.say(phrase).to_owned());
    let years = years.iter().map(|year| (year.to_string(), year.to_string()));
    let provinces = provinces.iter().map(|code| (code.to_string(), short(code)));
    let chosen = |name: &str, label: kernel::Phrase, options: Vec<(String, String)>| {
        Input::new(web::input::Kind::List, name, call.say(label)).options(options).value(call.query(name))
    };
    vec![
        chosen("tahun", shared::YEAR, std::iter::once(any(words::ANY_YEAR)).chain(years).collect()),
        chosen("wilayah", shared::REGION, std::iter::once(any(words::ANY_REGION)).chain(provinces).collect()),
    ]
}

fn line(call: &Call, entry: &Entry) -> Line {
    Line {
        name: short(&entry.village),
        around: around(&entry.village),
        path: format!("/program/wilayah/{}", entry.village),
        year: entry.year.to_string(),
        date: entry.date.map(|date| day::short(date, call.lang)).unwrap_or_default(),
        decree: entry.decree.clone().unwrap_or_default(),
        programme: if entry.programme == Programme::Desmigratif {
            "Desmigratif"
        } else {
            call.say(entry.programme.label())
        },
        status: call.say(entry.status.label()),
    }
}

#[derive(Template)]
#[template(path = "designation_form.html")]
struct Form<'c> {
    call: &'c Call,
    problems: Html,
    hidden: Html,
    sheet: FormSheet,
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let sheet = call.read(|read| form_sheet(call, read, Designation::SPEC, None, problems))?;
    let content = Form {
        call,
        problems: pieces::problems(problems, call.lang, |name| sheet.label(name)),
        hidden: call.hidden(),
        sheet,
    };
    Ok(call.page(call.say(words::RECORD), &content))
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    let id = call.action.record(0);
    let recorded = call
        .form
        .values(Designation::SPEC, call.today)
        .and_then(|values| call.act(move |read: &Reader<'_>| office::record(read, values, id)));
    match recorded {
        Ok(_) => Ok(Answer::redirect(format!("/penetapan/{id}")).saying(call.say(words::RECORDED))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, &problems)?.invalid()),
        Err(other) => Err(other),
    }
}
