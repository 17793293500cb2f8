//! `/minat`: anybody leaves name, telephone, village and wish. A field that people do not see, a limit for each address and
//! each browser, and a notice in plain words.

use std::time::Duration;

use askama::Template;
use kernel::refusal::Problem;
use kernel::region::{Code, Level};
use kernel::{Record, RecordId, Refusal, country, phone};
use people::office::office::serving;
use people::pages::contact::{TRAP, text, trap};
use people::pages::form_page::problem;
use people::pages::region_input::{self, Named, named};
use people::pages::sign_in::wait_words;
use people::records::resident::Sex;
use store::local::gate::{self, Gate};
use web::{Answer, Call, Html, Input, Limit, link, pieces};

use crate::office::interest::{self as office, Left, answers};
use crate::office::job_order::OrderFile;
use crate::records::Interest;
use crate::words::interest as words;

/// Registrations from one network address: enough for a whole information meeting on one connection.
const REGISTRATIONS: Limit = Limit { name: "interest", at_once: 20, seconds: 180 };

#[derive(Template)]
#[template(path = "interest/new.html")]
struct InterestPage<'c> {
    call: &'c Call,
    alert: String,
    problems: Html,
    inputs: Vec<Input>,
    consent: Input,
    trap: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    Ok(show(call, &[], String::new()))
}

/// The vacancy from which the visitor comes: the country and the words of the wish. One that is closed by now says nothing.
fn wished(call: &Call) -> Option<(String, String)> {
    let id: RecordId = call.query("lowongan").parse().ok()?;
    let file = call.read(|read| OrderFile::of(read, id)).ok()?;
    Some((file.order.country.clone(), format!("{}: {}", call.say(words::VACANCY), file.order.job)))
}

fn show(call: &Call, problems: &[Problem], alert: String) -> Answer {
    let filled = |input: Input| input.filled(&call.form, problems, call.lang);
    let typed = if call.form.has("village") { call.form.text("village") } else { call.query("desa") };
    let village = region_input::input("village", words::VILLAGE, Some(Level::Village), typed, call).value(typed);
    let sexes = Sex::ALL.iter().map(|sex| (sex.name().to_owned(), call.say(sex.label()).to_owned())).collect();
    let field = |name: &str| Interest::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let absent = || Input::text("", "");
    let (from_country, from_words) = wished(call).unwrap_or_default();
    let country = field("country").unwrap_or_else(absent);
    let country = match country_offers(call) {
        offers if offers.is_empty() => country,
        offers => country.options(offers),
    };
    let inputs: Vec<Input> = vec![
        filled(village.required().help(call.say(words::VILLAGE_HELP))),
        filled(field("name").unwrap_or_else(absent).autocomplete("name")),
        filled(field("phone").unwrap_or_else(absent)),
        filled(Input::choice("sex", call.say(words::SEX), sexes).required()),
        filled(country.value(&from_country)),
        filled(field("wish").unwrap_or_else(absent).value(&from_words)),
    ];
    let consent = filled(Input::tick("consent", call.say(words::CONSENT)).required());
    let label = |name: &str| {
        let found = inputs.iter().chain([&consent]).find(|input| input.name() == name);
        found.map_or_else(String::new, |input| input.label().to_owned())
    };
    let wrong = !problems.is_empty() || !alert.is_empty();
    let content = InterestPage {
        call,
        alert,
        problems: pieces::problems(problems, call.lang, label),
        trap: trap(call),
        inputs,
        consent,
    };
    let answer = call.page(call.say(words::TITLE), &content);
    if wrong { answer.invalid() } else { answer }
}

/// What a typed country can be, for those without script.
fn country_offers(call: &Call) -> Vec<(String, String)> {
    let typed = call.form.text("country");
    if typed.is_empty() || country::find(typed).is_some() {
        return Vec::new();
    }
    let found = country::search(typed, 6);
    found.into_iter().map(|one| (one.code.to_owned(), one.name.say(call.lang).to_owned())).collect()
}

pub(super) fn send(call: &Call) -> Result<Answer, Refusal> {
    let left = match typed(call) {
        Ok(left) => left,
        Err(Refusal::Invalid(problems)) => return Ok(show(call, &problems, String::new())),
        Err(other) => return Err(other),
    };
    let id = call.action.record(0);
    let thanks = || Answer::redirect(link("/minat/terima-kasih", &[("nomor", &super::number(id))]));
    if !call.form.text(TRAP).is_empty() {
        return Ok(thanks());
    }
    if let Some(pause) = too_many(call)? {
        return Ok(show(call, &[], wait_words(call, words::MANY, pause)));
    }
    call.act(move |read| office::leave(read, &left, id))?;
    Ok(thanks())
}

/// How long to wait, where this address or this browser has sent too many.
fn too_many(call: &Call) -> Result<Option<Duration>, Refusal> {
    if let Err(pause) = call.limited(REGISTRATIONS) {
        return Ok(Some(pause));
    }
    let whom = format!("interest {}", call.browser());
    let now = call.now;
    match call.store.local_write(move |db, keys| Ok(gate::attempt(db, keys, &[&whom], now)?))? {
        Gate::Wait(pause) => Ok(Some(pause)),
        _ => Ok(None),
    }
}

fn typed(call: &Call) -> Result<Left, Refusal> {
    let form = &call.form;
    let mut wrong = Vec::new();
    let place = village(call, &mut wrong)?;
    let name = people::rules::account::name(form.text("name"));
    let name = name.map_err(|words| wrong.push(problem("name", "name", words))).unwrap_or_default();
    let phone = match form.text("phone") {
        "" => Err(words::PHONE_NEEDED),
        typed => phone::parse(typed).map(|phone| phone.as_str().to_owned()).map_err(|error| error.phrase()),
    };
    let phone = phone.map_err(|words| wrong.push(problem("phone", "phone", words))).unwrap_or_default();
    let sex = Sex::from_name(form.text("sex"));
    if sex.is_none() {
        wrong.push(problem("sex", "required", words::SEX_NEEDED));
    }
    let wish = text(form.text("wish")).map_err(|words| wrong.push(problem("wish", "text", words))).unwrap_or_default();
    let country = match form.value(Interest::SPEC, "country", call.today) {
        Ok(value) => value.as_text().map(str::to_owned),
        Err(Refusal::Invalid(problems)) => {
            wrong.extend(problems);
            None
        }
        Err(other) => return Err(other),
    };
    if !form.ticked("consent") {
        wrong.push(problem("consent", "required", words::CONSENT_NEEDED));
    }
    match (sex, place) {
        (Some(sex), Some((village, office))) if wrong.is_empty() => Ok(Left {
            office,
            name,
            phone,
            sex,
            village: village.to_string(),
            country,
            wish: Some(wish).filter(|wish| !wish.is_empty()),
        }),
        _ => Err(Refusal::Invalid(wrong)),
    }
}

/// The village and the office that serves it and may read who wrote; otherwise the mistake.
fn village(call: &Call, wrong: &mut Vec<Problem>) -> Result<Option<(Code, RecordId)>, Refusal> {
    let mistake = match named(call.form.text("village"), Some(Level::Village)) {
        Named::One(code) => match call.read(|read| serving(read, &code))?.filter(answers) {
            Some(office) => return Ok(Some((code, office.row.id))),
            None => words::NO_OFFICE,
        },
        Named::Several(_) => words::VILLAGE_WHICH,
        Named::Unknown => words::VILLAGE_NONE,
        Named::Nothing => words::VILLAGE_NEEDED,
    };
    wrong.push(problem("village", "village", mistake));
    Ok(None)
}

#[derive(Template)]
#[template(path = "interest/thanks.html")]
struct Thanks<'c> {
    call: &'c Call,
    number: &'c str,
}

pub(super) fn thanks(call: &Call) -> Result<Answer, Refusal> {
    let number = call.query("nomor");
    if !people::rules::message::is_number(&number.replacen("M-", "P-", 1)) {
        return Ok(Answer::redirect("/minat"));
    }
    Ok(call.page(call.say(words::THANKS), &Thanks { call, number }))
}
