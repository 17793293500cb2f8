//! Recording a breach and completing what is said of it. Not here: its people (`people`), its notices (`notices`).

use jiff::Timestamp;
use jiff::civil::{Time, time};
use jiff::tz::TimeZone;
use kernel::refusal::Problem;
use kernel::{Record, Refusal, day};
use web::{Answer, Call, Input};

use super::path;
use crate::office::data_breach::{self as office, Said};
use crate::pages::form_page::{FormPage, problem, problems_of};
use crate::records::DataBreach;
use crate::records::data_breach::BreachCause;
use crate::words::data_breach as words;

pub(super) fn new_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(new_form(call, Vec::new()))
}

fn new_form(call: &Call, problems: Vec<Problem>) -> Answer {
    let now = day::Zone::Wib.at(call.now.as_millisecond());
    let found = vec![
        Input::text("found_day", call.say(words::FOUND_DAY))
            .help(call.say(words::FOUND_HELP))
            .value(day::numeric(call.today))
            .required(),
        Input::text("found_time", call.say(words::FOUND_TIME))
            .value(format!("{:02}.{:02}", now.hour(), now.minute()))
            .required(),
    ];
    FormPage {
        title: call.say(words::NEW).to_owned(),
        lead: vec![call.say(words::LEAD).to_owned(), call.say(words::NEW_LEAD).to_owned()],
        problems,
        inputs: inputs(call, None).into_iter().chain(found).collect(),
        action: call.path.clone(),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), "/kebocoran-data".to_owned())],
        draft: true,
        ..FormPage::default()
    }
    .answer(call)
}

fn inputs(call: &Call, breach: Option<&DataBreach>) -> Vec<Input> {
    let causes = BreachCause::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let label = |name: &str| DataBreach::SPEC.field_named(name).map_or("", |(_, field)| field.label.say(call.lang));
    let tick = |name: &str, given: bool| {
        let label = format!("{}: {}", call.say(words::CLASSES), label(name));
        Input::tick(name, label).value(if given { "1" } else { "" })
    };
    let text = |value: Option<&String>| value.cloned().unwrap_or_default();
    vec![
        Input::choice("cause", label("cause"), causes).value(breach.map_or("", |one| one.cause.name())).required(),
        tick("names", breach.is_some_and(|one| one.names)),
        tick("numbers", breach.is_some_and(|one| one.numbers)),
        tick("specific", breach.is_some_and(|one| one.specific)),
        Input::text("people", call.say(words::PEOPLE))
            .digits(12)
            .value(breach.map_or_else(String::new, |one| one.people.to_string()))
            .required(),
        Input::lines("how", call.say(words::HOW)).value(text(breach.and_then(|one| one.how.known()))).required(),
        Input::lines("measures", call.say(words::MEASURES))
            .help(call.say(words::MEASURES_HELP))
            .value(text(breach.and_then(|one| one.measures.given()))),
    ]
}

pub(super) fn create(call: &Call) -> Result<Answer, Refusal> {
    let action = call.action;
    let done = typed(call).and_then(|said| {
        let found = found(call).ok_or_else(|| Refusal::invalid("found_day", "date", words::FOUND_WRONG))?;
        call.act(move |read| office::record(read, action, found, &said))
    });
    match done {
        Ok(_) => Ok(Answer::redirect(path(action.record(0))).saying(call.say(words::SAVED))),
        Err(refusal) => Ok(new_form(call, problems_of(refusal)?)),
    }
}

/// The moment that was typed, by the clock of western Indonesia.
fn found(call: &Call) -> Option<Timestamp> {
    let date = day::parse(call.form.text("found_day")).ok()?;
    let clock = clock(call.form.text("found_time"))?;
    TimeZone::fixed(jiff::tz::offset(7)).to_timestamp(date.to_datetime(clock)).ok()
}

/// "09.30", "9:30", "9".
fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(['.', ':']).unwrap_or((text, "0"));
    let (hour, minute): (i8, i8) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then(|| time(hour, minute, 0, 0))
}

fn typed(call: &Call) -> Result<Said, Refusal> {
    let mut problems = Vec::new();
    let cause = BreachCause::from_name(call.form.text("cause"));
    if cause.is_none() {
        problems.push(problem("cause", "required", words::NEEDS_CAUSE));
    }
    let people: String = call.form.text("people").chars().filter(|sign| !matches!(sign, '.' | ' ')).collect();
    let people = if people.is_empty() { Some(0) } else { people.parse().ok() };
    if people.is_none() {
        problems.push(problem("people", "data_breach.people", words::PEOPLE_WRONG));
    }
    let text = |name: &str| call.form.text(name).chars().take(8_000).collect::<String>();
    match (cause, people) {
        (Some(cause), Some(people)) => Ok(Said {
            cause,
            names: call.form.ticked("names"),
            numbers: call.form.ticked("numbers"),
            specific: call.form.ticked("specific"),
            people,
            how: text("how"),
            measures: Some(text("measures")).filter(|text| !text.is_empty()),
        }),
        _ => Err(Refusal::Invalid(problems)),
    }
}

pub(super) fn edit_page(call: &Call) -> Result<Answer, Refusal> {
    edit_form(call, Vec::new())
}

fn edit_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let breach = call.read(|read| {
        let breach = read.get::<DataBreach>(id)?;
        office::may_change(read, &breach)?;
        Ok(breach)
    })?;
    // A box that was taken off is not in the form at all: what was sent counts, not what is kept.
    let kept = if call.form.has("cause") { None } else { Some(&*breach) };
    let page = FormPage {
        title: call.say(words::EDIT).to_owned(),
        lead: vec![call.say(breach.cause.label()).to_owned()],
        problems,
        inputs: inputs(call, kept),
        action: call.path.clone(),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), path(id))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &breach.row))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    match typed(call).and_then(|said| call.act(move |read| office::complete(read, id, &seen, &said))) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::SAVED))),
        Err(refusal) => edit_form(call, problems_of(refusal)?),
    }
}
