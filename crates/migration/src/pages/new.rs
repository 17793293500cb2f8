//! Opening a case on the page of a resident: from the wish, for a person found already abroad, or for one who is home again.

use askama::Template;
use kernel::checklist::Scheme;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Row};
use people::records::Resident;
use web::pieces;
use web::{Answer, Call, Html, Input};

use super::case_path;
use super::typed::Typed;
use crate::office::facts::{is_at_rest, of_person};
use crate::office::open::{self, Abroad, Home, Opening, place};
use crate::records::case::{ReturnReason, RouteTaken};
use crate::records::{MigrationCase, MigrationStep};
use crate::words::case as words;

#[derive(Template)]
#[template(path = "case/new.html")]
struct NewPage<'c> {
    call: &'c Call,
    name: String,
    resident: String,
    problems: Html,
    hidden: Html,
    place: Input,
    destination: Vec<Input>,
    here: Vec<Input>,
    abroad: Vec<Input>,
    home: Vec<Input>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let resident = call.param("id")?;
    let running = call.read(|read| {
        read.row(Resident::SPEC, resident)?;
        Ok(of_person(read, resident)?.into_iter().find(|case| !is_at_rest(case.state)))
    })?;
    match running {
        Some(case) => Ok(Answer::redirect(case_path(case.row.id)).saying(call.say(words::RUNNING))),
        None => show(call, resident, &[]),
    }
}

pub(super) fn create(call: &Call) -> Result<Answer, Refusal> {
    let resident = call.param("id")?;
    match try_create(call, resident) {
        Ok(case) => Ok(Answer::redirect(case_path(case)).saying(call.say(words::OPENED))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, resident, &problems)?.invalid()),
        Err(other) => Err(other),
    }
}

fn try_create(call: &Call, resident: RecordId) -> Result<RecordId, Refusal> {
    let input = typed(call, resident)?;
    let action = call.action;
    call.act(move |read| open::open(read, action, &input))?;
    Ok(action.record(place::CASE))
}

fn typed(call: &Call, resident: RecordId) -> Result<Opening, Refusal> {
    let spec = MigrationCase::SPEC;
    let mut form = Typed::of(call);
    let scheme = form.get::<Scheme>("scheme", spec, "scheme");
    let country = form.text("country", spec, "country");
    let job = form.text("job", spec, "job");
    let planned_departure = form.date("planned_departure", spec, "planned_departure");
    let steps = MigrationStep::SPEC;
    let home = Home {
        returned_on: form.date("returned_on", spec, "returned_on"),
        returned_year: form.get::<i64>("returned_year", steps, "year"),
        return_reason: form.get::<ReturnReason>("return_reason", spec, "return_reason"),
        settled: call.form.ticked("settled"),
    };
    let abroad = Abroad {
        departed_year: form.get::<i64>("departed_year", steps, "year"),
        home: None,
        departed_on: form.date("departed_on", spec, "departed_on"),
        route_taken: form.get::<RouteTaken>("route_taken", spec, "route_taken"),
        employer: form.text("employer", spec, "employer"),
        contract_end: form.date("contract_end", spec, "contract_end"),
        told_by: form.text("told_by", steps, "reason"),
    };
    let abroad = match call.form.text("keadaan") {
        "di_luar" => Some(abroad),
        "sudah_pulang" => Some(Abroad { home: Some(home), ..abroad }),
        "di_sini" => None,
        _ => {
            form.problem("keadaan", "required", words::WHERE_NOW);
            None
        }
    };
    form.done(Opening { resident, scheme, country, job, planned_departure, abroad })
}

fn show(call: &Call, resident: RecordId, problems: &[Problem]) -> Result<Answer, Refusal> {
    let row: Row = call.read(|read| read.row(Resident::SPEC, resident))?;
    let spec = MigrationCase::SPEC;
    let field = |name: &str| input(call, spec, name, problems);
    let answers = vec![
        ("di_sini".to_owned(), call.say(words::STILL_HERE).to_owned()),
        ("di_luar".to_owned(), call.say(words::ALREADY_ABROAD).to_owned()),
        ("sudah_pulang".to_owned(), call.say(words::ALREADY_HOME).to_owned()),
    ];
    let place = Input::choice("keadaan", call.say(words::WHERE_NOW), answers).required();
    let told = Input::text("told_by", call.say(words::TOLD_BY)).filled(&call.form, problems, call.lang);
    let year = |name: &str, label| {
        let input = Input::text(name, call.say(label)).digits(4).help(call.say(words::YEAR_HELP));
        input.filled(&call.form, problems, call.lang)
    };
    let mut abroad: Vec<Input> = field("departed_on").into_iter().collect();
    abroad.push(year("departed_year", words::DEPARTED_YEAR));
    abroad.extend(["route_taken", "employer", "contract_end"].iter().filter_map(|name| field(name)));
    abroad.push(told);
    let mut home: Vec<Input> = field("returned_on").into_iter().collect();
    home.push(year("returned_year", words::RETURNED_YEAR));
    home.extend(field("return_reason"));
    home.push(Input::tick("settled", call.say(words::SETTLED)).filled(&call.form, problems, call.lang));
    let content = NewPage {
        call,
        name: row.text("name").unwrap_or("–").to_owned(),
        resident: format!("/warga/{resident}"),
        problems: pieces::problems(problems, call.lang, |name| label(call, name)),
        hidden: call.hidden(),
        place: place.value(call.query("keadaan")).filled(&call.form, problems, call.lang),
        destination: ["scheme", "country", "job"].iter().filter_map(|name| field(name)).collect(),
        here: field("planned_departure").into_iter().collect(),
        abroad,
        home,
    };
    Ok(call.page(call.say(words::OPEN_CASE), &content))
}

/// The input of a declared field, with what was typed.
pub(super) fn input(call: &Call, spec: &'static kernel::RecordSpec, name: &str, problems: &[Problem]) -> Option<Input> {
    let (_, field) = spec.field_named(name)?;
    let input = Input::of(field, call.lang).filled(&call.form, problems, call.lang);
    let offers = match field.kind {
        kernel::spec::FieldType::Country if !input.typed().is_empty() => country_offers(input.typed(), call.lang),
        _ => Vec::new(),
    };
    Some(if offers.is_empty() { input } else { input.options(offers) })
}

/// What a typed country can be, for those without script; nothing where it is clear.
fn country_offers(typed: &str, lang: kernel::Lang) -> Vec<(String, String)> {
    if kernel::country::find(typed).is_some() {
        return Vec::new();
    }
    let found = kernel::country::search(typed, 6);
    found.into_iter().map(|one| (one.code.to_owned(), one.name.say(lang).to_owned())).collect()
}

fn label(call: &Call, name: &str) -> String {
    match name {
        "" => String::new(),
        "keadaan" => call.say(words::WHERE_NOW).to_owned(),
        "told_by" => call.say(words::TOLD_BY).to_owned(),
        "departed_year" => call.say(words::DEPARTED_YEAR).to_owned(),
        "returned_year" => call.say(words::RETURNED_YEAR).to_owned(),
        other => MigrationCase::SPEC
            .field_named(other)
            .map_or_else(String::new, |(_, field)| call.say(field.label).to_owned()),
    }
}
