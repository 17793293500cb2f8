//! The counselling of a case: topics to be told, with the question that shows whether one was understood.

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, day};
use web::pieces;
use web::{Answer, Call, Html, Input};

use super::typed::Typed;
use super::{case_path, person_name};
use crate::office::CaseFile;
use crate::office::counselling::{self, Session};
use crate::records::counselling::FamilyPresent;
use crate::records::{CASE_WRITERS, Counselling};
use crate::rules::topics;
use crate::words::counselling as words;

#[derive(Template)]
#[template(path = "case/counselling.html")]
struct CounsellingPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    writer: bool,
    problems: Html,
    hidden: Html,
    all_told: bool,
    topics: Vec<Topic>,
    date: Input,
    family: Input,
    topics_error: String,
}

struct Topic {
    key: &'static str,
    label: &'static str,
    ask: &'static str,
    article: &'static str,
    told: String,
    ticked: bool,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let case = call.param("id")?;
    match try_save(call, case) {
        Ok(()) => Ok(Answer::redirect(case_path(case)).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, &problems)?.invalid()),
        Err(other) => Err(other),
    }
}

fn try_save(call: &Call, case: RecordId) -> Result<(), Refusal> {
    let mut form = Typed::of(call);
    let date = form.date("date", Counselling::SPEC, "date").unwrap_or(call.today);
    let family = form.get::<FamilyPresent>("family", Counselling::SPEC, "family");
    if family.is_none() {
        form.problem("family", "required", words::CHOOSE_FAMILY);
    }
    let topics: Vec<String> = call.form.all("topics").map(str::to_owned).collect();
    let session = form.done(Session { topics, ..Session::of(case, date, family.unwrap_or(FamilyPresent::Nobody)) })?;
    let action = call.action;
    call.act(move |read| counselling::record(read, action, &session))?;
    Ok(())
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| CaseFile::of(read, id))?;
    let today = file.facts.today;
    let ticked: Vec<&str> = call.form.all("topics").collect();
    let topic = |topic: &'static topics::Topic| {
        let told = file.facts.told.iter().filter(|told| told.topic == topic.key).map(|told| told.date).max();
        Topic {
            key: topic.key,
            label: call.say(topic.label),
            ask: call.say(topic.ask),
            article: topic.article,
            told: told.map_or_else(String::new, |date| day::short(date, call.lang)),
            ticked: ticked.contains(&topic.key),
        }
    };
    let field = |name: &str| Counselling::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let absent = || Input::text("", "");
    let content = CounsellingPage {
        call,
        own: case_path(id),
        number: file.case.number.clone(),
        name: person_name(&file),
        writer: call.actor.is_one_of(CASE_WRITERS) && call.actor.office == file.case.home(),
        problems: pieces::problems(problems, call.lang, |name| label(call, name)),
        hidden: call.hidden(),
        all_told: topics::missing(today, &file.facts.told).is_empty(),
        topics: topics::on(today).into_iter().map(topic).collect(),
        date: field("date").unwrap_or_else(absent).value(today.to_string()).filled(&call.form, problems, call.lang),
        family: field("family").unwrap_or_else(absent).filled(&call.form, problems, call.lang),
        topics_error: problems
            .iter()
            .find(|problem| problem.field == "topics")
            .map_or_else(String::new, |problem| call.say(problem.message).to_owned()),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn label(call: &Call, name: &str) -> String {
    match name {
        "topics" => call.say(words::TOPICS).to_owned(),
        other => {
            Counselling::SPEC.field_named(other).map_or_else(String::new, |(_, field)| call.say(field.label).to_owned())
        }
    }
}
