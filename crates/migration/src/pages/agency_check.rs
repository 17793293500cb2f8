//! `/p3mi/{id}/periksa`: what BP3MI answered about a company, written down by whoever asked. Not here: what follows from it
//! (`rules::placement_agency`).

use askama::Template;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{Record, Refusal};
use web::pieces;
use web::{Answer, Call, Html, Input, Route};

use super::typed::Typed;
use crate::office::placement_agency as office;
use crate::records::PlacementAgency;
use crate::records::placement_agency::{AGENCY_OFFICES, AgencyAnswer};
use crate::words::placement_agency as words;

/// The address.
pub fn routes() -> Vec<Route> {
    let offices = Access::Roles(AGENCY_OFFICES);
    let routes = [Route::get("/p3mi/{id}/periksa", offices, page), Route::post("/p3mi/{id}/periksa", offices, save)];
    routes.into_iter().map(|route| route.of(PlacementAgency::SPEC).help("agen#halaman-perusahaan")).collect()
}

#[derive(Template)]
#[template(path = "agency/check.html")]
struct CheckPage<'c> {
    call: &'c Call,
    own: String,
    name: String,
    problems: Html,
    changed: bool,
    hidden: Html,
    fields: Vec<Input>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[], false)
}

fn show(call: &Call, problems: &[Problem], changed: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let agency = call.read(|read| office::get(read, id))?;
    let field = |name: &str, value: String| {
        let (_, field) = PlacementAgency::SPEC.field_named(name)?;
        Some(Input::of(field, call.lang).value(value).required().filled(&call.form, problems, call.lang))
    };
    let standing = agency.answer.map_or_else(String::new, |answer| answer.name().to_owned());
    let fields: Vec<Input> =
        [field("checked_on", call.today.to_string()), field("answer", standing)].into_iter().flatten().collect();
    let label = |name: &str| {
        fields.iter().find(|input| input.name() == name).map_or_else(String::new, |input| input.label().to_owned())
    };
    let content = CheckPage {
        call,
        own: format!("/p3mi/{id}"),
        name: agency.name.clone(),
        problems: pieces::problems(problems, call.lang, label),
        changed,
        hidden: call.hidden_for(&agency.row),
        fields,
    };
    let answer = call.page(call.say(words::VERIFY), &content);
    Ok(match (changed, problems.is_empty()) {
        (true, _) => answer.conflict(),
        (_, false) => answer.invalid(),
        _ => answer,
    })
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match try_save(call) {
        Ok(()) => Ok(Answer::redirect(format!("/p3mi/{id}")).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => show(call, &problems, false),
        Err(Refusal::Conflict(_)) => show(call, &[], true),
        Err(other) => Err(other),
    }
}

fn try_save(call: &Call) -> Result<(), Refusal> {
    let id = call.param("id")?;
    let mut form = Typed::of(call);
    let on = form.date("checked_on", PlacementAgency::SPEC, "checked_on");
    let answer = form.get::<AgencyAnswer>("answer", PlacementAgency::SPEC, "answer");
    if answer.is_none() {
        form.problem("answer", "required", words::ANSWER_NEEDED);
    }
    if on.is_none() && call.form.text("checked_on").is_empty() {
        form.problem("checked_on", "required", words::ANSWER_NEEDS_DAY);
    }
    let Some(said) = form.done(on.zip(answer))? else { return Err(Refusal::NotFound) };
    let seen = call.seen()?;
    call.act(move |read| office::verify(read, &seen, id, said))?;
    Ok(())
}
