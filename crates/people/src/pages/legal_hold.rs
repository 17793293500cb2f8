//! Legal holds: their list, placing one on a resident's data, releasing one. Not here: the erasure that they stand
//! against (`pages::erasure`), the decisions (`office::legal_hold`).

use askama::Template;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Stored, Value, day, show};
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Input, Route, Tone, pieces};

use super::form_page::{FormPage, problems_of};
use crate::office::legal_hold::{self, HoldInput};
use crate::office::{account_name, erasure as erasing};
use crate::records::legal_hold::{HOLDERS, HoldGround};
use crate::records::{LegalHold, Resident};
use crate::rules::legal_hold::stands;
use crate::words::{erasure, legal_hold as words};

/// For what the grounds are opened.
const HOLDING: &str = "mengurus penahanan penghapusan";
const FIELDS: [&str; 4] = ["ground", "source", "from", "until"];
/// Holds on a page.
const PAGE: usize = 50;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (write, holders) = (Access::Write(LegalHold::SPEC), Access::Roles(HOLDERS));
    let about = |route: Route| route.of(LegalHold::SPEC).purpose(HOLDING).help("penghapusan#tahan");
    vec![
        about(Route::get("/tahan-hapus", holders, list)),
        about(Route::get("/warga/{id}/tahan", write, new_page)),
        about(Route::post("/warga/{id}/tahan", write, place)),
        about(Route::get("/tahan-hapus/{id}/lepas", write, release_page)),
        about(Route::post("/tahan-hapus/{id}/lepas", write, release)),
    ]
}

#[derive(Template)]
#[template(path = "legal_hold_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    lines: Vec<Line>,
    first: bool,
    next: String,
}

struct Line {
    resident: String,
    card: String,
    ground: String,
    term: String,
    state: Html,
    release: String,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let after = Some(call.query("sesudah").to_owned()).filter(|after| !after.is_empty());
    let first = after.is_none();
    let (lines, next) = call.read(|read| {
        let page = read.list(&ListQuery { after, ..ListQuery::of(LegalHold::SPEC).limited(PAGE) })?;
        let lines: Result<Vec<Line>, Refusal> =
            page.rows.into_iter().map(|row| line(call, read, &Stored::from_row(row)?)).collect();
        Ok((lines?, page.next))
    })?;
    let next = next.map_or_else(String::new, |next| web::link("/tahan-hapus", &[("sesudah", &next)]));
    Ok(call.page(call.say(words::HOLDS), &ListPage { call, lines, first, next }))
}

fn line(call: &Call, read: &Reader<'_>, hold: &Stored<LegalHold>) -> Result<Line, Refusal> {
    let resident = read.maybe::<Resident>(hold.resident.id.raw())?;
    let open = stands(hold.until, hold.released_on, call.today);
    let (tone, words) = if open { (Tone::Attention, words::STANDS) } else { (Tone::Plain, words::ENDED) };
    let id = hold.resident.id.raw();
    Ok(Line {
        resident: resident.map_or_else(
            || show::SEALED.say(call.lang).to_owned(),
            |resident| Resident::SPEC.title(&resident.row, call.lang),
        ),
        card: format!("/warga/{id}/hapus"),
        ground: ground_of(call, hold),
        term: term(call, read, hold),
        state: pieces::tag(tone, call.say(words)),
        release: if open { format!("/tahan-hapus/{}/lepas", hold.row.id) } else { String::new() },
    })
}

fn ground_of(call: &Call, hold: &Stored<LegalHold>) -> String {
    let (Some(ground), Some(source)) = (hold.ground.known(), hold.source.known()) else {
        return call.say(words::CLOSED).to_owned();
    };
    format!("{}: {source}", call.say(ground.label()))
}

fn term(call: &Call, read: &Reader<'_>, hold: &Stored<LegalHold>) -> String {
    let until = hold.released_on.or(hold.until);
    let until = until.map_or_else(|| call.say(words::OPEN_END).to_owned(), |until| day::short(until, call.lang));
    let account = hold.released_by.unwrap_or(hold.placed_by);
    let by = account_name(read, account.id.raw()).map(|by| format!(" · {} {by}", call.say(words::BY)));
    format!("{} – {until}{}", day::short(hold.from, call.lang), by.unwrap_or_default())
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let resident = call.read(|read| read.get::<Resident>(id))?;
    let inputs = FIELDS.iter().filter_map(|name| LegalHold::SPEC.field_named(name)).map(|(_, field)| {
        let input = Input::of(field, call.lang);
        if field.name == "from" { input.value(field.typed(&today(call))) } else { input }
    });
    let page = FormPage {
        title: format!("{}: {}", call.say(words::PLACE), Resident::SPEC.title(&resident.row, call.lang)),
        lead: vec![call.say(words::PLACE_LEAD).to_owned(), call.say(words::PLACE_WHO).to_owned()],
        problems,
        inputs: inputs.collect(),
        action: format!("/warga/{id}/tahan"),
        button: call.say(words::PLACE).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), format!("/warga/{id}/hapus"))],
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn today(call: &Call) -> kernel::Held<Value> {
    kernel::Held::Known(Value::Text(call.today.to_string()))
}

fn place(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let done =
        input_of(call).and_then(|input| call.act(move |read| legal_hold::place(read, action, id, &input)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(format!("/warga/{id}/hapus")).saying(call.say(words::PLACED))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn input_of(call: &Call) -> Result<HoldInput, Refusal> {
    let mut problems = Vec::new();
    let mut value = |name: &str| match call.form.value(LegalHold::SPEC, name, call.today) {
        Ok(value) => value,
        Err(refusal) => {
            problems.extend(problems_of(refusal).unwrap_or_default());
            Value::Null
        }
    };
    let (ground, source, from, until) = (value("ground"), value("source"), value("from"), value("until"));
    let date = |value: &Value| value.as_text().and_then(|text| text.parse().ok());
    let ground = ground.as_integer().and_then(HoldGround::from_code);
    match (ground, source.as_text(), date(&from)) {
        (Some(ground), Some(source), Some(from)) if problems.is_empty() => {
            Ok(HoldInput { ground, source: source.to_owned(), from, until: date(&until) })
        }
        _ => Err(Refusal::Invalid(problems)),
    }
}

fn release_page(call: &Call) -> Result<Answer, Refusal> {
    release_form(call, call.param("id")?, Vec::new())
}

fn release_form(call: &Call, id: RecordId, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (hold, facts) = call.read(|read| {
        let hold = read.get::<LegalHold>(id)?;
        let facts = format!("{} · {}", ground_of(call, &hold), term(call, read, &hold));
        Ok((hold, facts))
    })?;
    let back = format!("/warga/{}/hapus", hold.resident.id);
    let page = FormPage {
        title: call.say(words::RELEASE).to_owned(),
        lead: vec![facts, call.say(words::RELEASE_LEAD).to_owned()],
        problems,
        inputs: vec![Input::text("reason", call.say(words::WHY_RELEASED)).required()],
        action: format!("/tahan-hapus/{id}/lepas"),
        button: call.say(words::RELEASE).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), back)],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &hold.row))
}

fn release(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, reason) = (call.param("id")?, call.seen()?, call.form.text("reason").to_owned());
    let resident = call.read(|read| read.get::<LegalHold>(id))?.resident.id.raw();
    match call.act(move |read| legal_hold::release(read, id, &seen, &reason)) {
        Ok(_) => {
            // An erasure that came from another node waited for this.
            erasing::resume(&call.store, &call.actor, call.now, resident)?;
            Ok(Answer::redirect(format!("/warga/{resident}/hapus")).saying(call.say(words::RELEASED)))
        }
        Err(refusal) => release_form(call, id, problems_of(refusal)?),
    }
}
