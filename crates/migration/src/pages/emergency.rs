//! Emergencies and trouble: their list (numbers and days only), recording and correcting one. Not here: the page of one
//! (`emergency_show`), whose numbers appear (`rules::emergency`).

use askama::Template;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::region::{Code, Level, Regions};
use kernel::{Access, Record, RecordId, Refusal, Stored, Value, day};
use people::pages::form_page::{FormPage, problems_of};
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Input, Panel, Route, Tone, pieces};

use super::beside::{self, plain};
use super::typed::Typed;
use super::{case_path, emergency_show as show};
use crate::office::CaseFile;
use crate::office::emergency::{self, EmergencyInput, place};
use crate::records::emergency::{EmergencyKind, EmergencyState, HANDLERS, Reporter};
use crate::records::{Emergency, EmergencyStep, Insurance, MigrationCase};
use crate::words::emergency as words;

/// For what an emergency is opened.
pub(super) const PURPOSE: &str = "menangani keadaan darurat";
/// The fields of the form, in their order; the day of a death is the form's own.
const FIELDS: [&str; 5] = ["what", "reporter", "known_on", "place", "told"];
/// Closed ones on the list.
const CLOSED: usize = 50;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let spec = Emergency::SPEC;
    let may = Access::Roles(HANDLERS);
    let opens: &'static [&'static kernel::RecordSpec] =
        &[EmergencyStep::SPEC, MigrationCase::SPEC, Insurance::SPEC, people::records::Referral::SPEC];
    let about = |route: Route| route.of(spec).purpose(PURPOSE).opens(opens).help("darurat");
    vec![
        Route::get("/darurat", may, list).of(spec).help("darurat"),
        Route::get("/darurat/baru", may, new_page).of(spec).help("darurat#mencatat"),
        Route::post("/darurat/baru", may, create).of(spec).help("darurat#mencatat"),
        about(Route::get("/darurat/{id}", may, show::page)),
        about(Route::get("/darurat/{id}/ubah", may, edit_page)),
        about(Route::post("/darurat/{id}/ubah", may, save)),
        about(Route::post("/darurat/{id}/langkah", may, show::act)),
        about(Route::post("/darurat/{id}/syarat", may, show::papers)),
        about(Route::post("/darurat/{id}/tutup", may, show::close)),
        about(Route::post("/darurat/{id}/buka-lagi", may, show::reopen)),
    ]
}

/// The page of an emergency.
pub(super) fn path(emergency: RecordId) -> String {
    format!("/darurat/{emergency}")
}

struct Line {
    tag: Html,
    number: String,
    detail: String,
    path: String,
}

#[derive(Template)]
#[template(path = "emergency/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    empty: Html,
    open: Vec<Line>,
    closed: Vec<Line>,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let (open, closed) = call.read(|read| {
        let line = |one: &Stored<Emergency>| line(call, read, one);
        let open: Result<Vec<Line>, Refusal> = emergency::open_ones(read)?.iter().map(line).collect();
        let state = Value::Integer(EmergencyState::Closed.code());
        let query = ListQuery {
            home: Some(call.actor.office),
            ..ListQuery::of(Emergency::SPEC).with(Emergency::STATE.tag, state).limited(CLOSED)
        };
        let rows = read.list(&query)?.rows.into_iter();
        let closed: Result<Vec<Line>, Refusal> =
            rows.map(|row| Stored::from_row(row).map_err(Refusal::from).and_then(|one| line(&one))).collect();
        Ok((open?, closed?))
    })?;
    let empty = pieces::empty(call.say(words::NONE), Some((call.say(crate::words::case::CASES), "/kasus")));
    Ok(call.page(call.say(words::LIST), &ListPage { call, empty, open, closed }))
}

/// Case number and days; what happened is closed here.
fn line(call: &Call, read: &Reader<'_>, one: &Stored<Emergency>) -> Result<Line, Refusal> {
    let (tone, tag) =
        if one.urgent { (Tone::Danger, words::TASK_URGENT) } else { (Tone::Attention, words::TASK_TROUBLE) };
    let next = one.next_on.map(|next| format!(" · {} {}", call.say(words::TASK_DETAIL), day::short(next, call.lang)));
    Ok(Line {
        tag: pieces::tag(tone, call.say(tag)),
        number: number_of(read, one, call.lang)?,
        detail: format!(
            "{} {}{}",
            call.say(words::SINCE),
            day::short(one.opened_on, call.lang),
            next.unwrap_or_default()
        ),
        path: path(one.row.id),
    })
}

/// The number of the case that an emergency is about.
pub(crate) fn number_of(read: &Reader<'_>, one: &Emergency, lang: kernel::Lang) -> Result<String, Refusal> {
    let case = emergency::case_of(read, one)?;
    Ok(case.map_or_else(|| words::GONE_CASE.say(lang).to_owned(), |case| case.number.clone()))
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    match call.query("kasus").parse::<RecordId>() {
        Ok(case) => new_form(call, case, Vec::new()),
        Err(_) => Ok(Answer::redirect("/kasus").saying(call.say(words::CHOOSE_CASE))),
    }
}

fn new_form(call: &Call, case: RecordId, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = beside::file(call, case)?;
    let died = Input::new(web::input::Kind::Line("date"), "died_on", call.say(words::DIED_ON));
    let mut inputs = inputs(call, |name| match name {
        "known_on" => call.today.to_string(),
        "remains_to" => home_address(&file),
        _ => String::new(),
    });
    inputs.push(died.help(call.say(words::DIED_HELP)));
    inputs.extend(remains(call, &home_address(&file)));
    let page = FormPage {
        lead: vec![call.say(words::NEW_LEAD).to_owned(), call.say(words::SEALED_LEAD).to_owned()],
        inputs,
        problems,
        kept: vec![("kasus", case.to_string())],
        ..beside::form(call, &file, words::NEW, "/darurat/baru".to_owned(), case_path(case))
    };
    Ok(page.answer(call))
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    let action = call.action;
    let case: RecordId = call.form.text("kasus").parse().map_err(|_| Refusal::NotFound)?;
    let done =
        input_of(call, case).and_then(|input| call.act(move |read| emergency::open(read, action, &input)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(path(action.record(place::EMERGENCY))).saying(call.say(words::OPENED))),
        Err(refusal) => new_form(call, case, problems_of(refusal)?),
    }
}

fn edit_page(call: &Call) -> Result<Answer, Refusal> {
    edit_form(call, Vec::new(), false)
}

fn edit_form(call: &Call, problems: Vec<Problem>, changed: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (one, file) = read_with_case(call, id)?;
    let stands = |name: &str| {
        let found = Emergency::SPEC.field_named(name);
        found.map_or_else(String::new, |(index, field)| field.typed(&one.row.cells[index]))
    };
    let mut inputs = inputs(call, stands);
    inputs.extend(remains(call, &stands("remains_to")));
    let page = FormPage {
        inputs,
        problems,
        alert: if changed { call.say(words::CHANGED).to_owned() } else { String::new() },
        ..beside::form(call, &file, words::EDIT, format!("{}/ubah", path(id)), path(id))
    };
    let answer = page.answer_for(call, &one.row);
    Ok(if changed { answer.conflict() } else { answer })
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let (_, file) = read_with_case(call, id)?;
    let done = input_of(call, file.case.row.id)
        .and_then(|input| call.act(move |read| emergency::change(read, id, &seen, &input)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(path(id)).saying(call.say(words::EDIT_SAVED))),
        Err(Refusal::Conflict(_)) => edit_form(call, Vec::new(), true),
        Err(refusal) => edit_form(call, problems_of(refusal)?, false),
    }
}

/// An emergency with its case.
pub(super) fn read_with_case(call: &Call, id: RecordId) -> Result<(Stored<Emergency>, CaseFile), Refusal> {
    call.read(|read| {
        let one = read.get::<Emergency>(id)?;
        let case = emergency::case_of(read, &one)?.ok_or(Refusal::NotFound)?;
        Ok((one, CaseFile::around(read, case)?))
    })
}

fn inputs(call: &Call, stands: impl Fn(&str) -> String) -> Vec<Input> {
    let declared = FIELDS.iter().filter_map(|name| Emergency::SPEC.field_named(name));
    declared.map(|(_, field)| Input::of(field, call.lang).value(stands(field.name))).collect()
}

fn remains(call: &Call, stands: &str) -> Option<Input> {
    let (_, field) = Emergency::SPEC.field_named("remains_to")?;
    Some(Input::of(field, call.lang).value(stands).help(call.say(words::REMAINS_HELP)))
}

fn input_of(call: &Call, case: RecordId) -> Result<EmergencyInput, Refusal> {
    let spec = Emergency::SPEC;
    let mut form = Typed::of(call);
    let (what, reporter) = (form.needed::<EmergencyKind>("what", spec), form.needed::<Reporter>("reporter", spec));
    let known_on = form.needed::<Date>("known_on", spec);
    let input = EmergencyInput {
        case,
        what: what.unwrap_or(EmergencyKind::OtherTrouble),
        reporter: reporter.unwrap_or(Reporter::Other),
        known_on: known_on.unwrap_or(call.today),
        place: form.text("place", spec, "place"),
        told: form.text("told", spec, "told"),
        remains_to: form.text("remains_to", spec, "remains_to"),
        died_on: form.date("died_on", spec, "known_on"),
    };
    form.done(input)
}

/// Where the person is at home, down to the hamlet: remains are brought there and nowhere else (DOMAIN A).
pub(super) fn home_address(file: &CaseFile) -> String {
    let code = Code::parse(&file.case.row.region).ok();
    let name = |level: Level| {
        let at = code.and_then(|code| code.at(level))?;
        Regions::get().name(&at).map(str::to_owned)
    };
    let person = &file.resident;
    let parts = [
        person.address.given().cloned(),
        person.dusun.clone().map(|dusun| format!("Dusun {dusun}")),
        person.rt_rw.given().map(|rt| format!("RT/RW {rt}")),
        name(Level::Village),
        name(Level::District),
        name(Level::Regency),
        name(Level::Province),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The card on the page of a case: nothing for who does not handle emergencies, and never what happened.
pub(super) fn side_card(read: &Reader<'_>, file: &CaseFile, lang: kernel::Lang) -> Result<Option<Panel>, Refusal> {
    let own = read.actor().is_one_of(HANDLERS) && read.actor().office == file.case.home();
    let left = file.case.departed_on.is_some() || file.case.state.is_working() || file.case.returned_on.is_some();
    if !own {
        return Ok(None);
    }
    let all = emergency::of_case(read, file.case.row.id)?;
    if all.is_empty() && !left {
        return Ok(None);
    }
    let line = |one: &Stored<Emergency>| {
        let open = one.state == EmergencyState::Open;
        let words = if open { words::CARD_OPEN } else { words::CLOSED };
        let mut line =
            plain(words.say(lang), format!("{} {}", words::SINCE.say(lang), day::short(one.opened_on, lang)));
        line.path = path(one.row.id);
        line
    };
    Ok(Some(Panel {
        title: words::LIST.say(lang).to_owned(),
        lines: all.iter().map(line).collect(),
        action: Some((words::NEW.say(lang).to_owned(), format!("/darurat/baru?kasus={}", file.case.row.id))),
        ..Panel::default()
    }))
}
