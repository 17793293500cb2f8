//! Reporting an obstacle, its page, and that it is over. The regency makes a regional issue of one in one tap, where the
//! room that keeps issues is there. Not here: the issue.

use askama::Template;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Held, Record, RecordId, Refusal, Value, day};
use web::{Answer, Call, Html, Input};

use super::{path, show};
use crate::office::monthly_obstacle::{self as office, ObstacleInput};
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::monthly_obstacle::NeededAgency;
use crate::records::{MonthlyObstacle, MonthlyReport};
use crate::rules::monthly_report::WRITERS;
use crate::words::monthly_report as words;

const FIELDS: [&str; 4] = ["what", "agency", "since", "detail"];

pub(super) fn new_page(call: &Call) -> Result<Answer, Refusal> {
    form(call, call.param("id")?, Vec::new())
}

fn form(call: &Call, id: RecordId, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let report = call.read(|read| read.get::<MonthlyReport>(id))?;
    if report.home() != call.actor.office {
        return Err(Refusal::NotFound);
    }
    let inputs = FIELDS.iter().filter_map(|name| MonthlyObstacle::SPEC.field_named(name)).map(|(_, field)| {
        let input = Input::of(field, call.lang);
        let today = Held::Known(Value::Text(call.today.to_string()));
        if field.name == "since" { input.value(field.typed(&today)) } else { input }
    });
    let page = FormPage {
        title: call.say(words::NEW_OBSTACLE).to_owned(),
        lead: vec![show::title(call, &report), call.say(words::OBSTACLE_LEAD).to_owned()],
        problems,
        inputs: inputs.collect(),
        action: format!("{}/hambatan", path(id)),
        button: call.say(words::REPORT_OBSTACLE).to_owned(),
        links: vec![(call.say(words::BACK).to_owned(), path(id))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

pub(super) fn create(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let done = input(call).and_then(|input| call.act(move |read| office::report(read, action, id, &input)));
    match done {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::OBSTACLE_REPORTED))),
        Err(refusal) => form(call, id, problems_of(refusal)?),
    }
}

fn input(call: &Call) -> Result<ObstacleInput, Refusal> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut value = |name: &str| match call.form.value(MonthlyObstacle::SPEC, name, call.today) {
        Ok(value) => value,
        Err(refusal) => {
            problems.extend(problems_of(refusal).unwrap_or_default());
            Value::Null
        }
    };
    let [what, agency, since, detail] = FIELDS.map(&mut value);
    let agency = agency.as_integer().and_then(NeededAgency::from_code);
    let since: Option<Date> = since.as_text().and_then(|text| text.parse().ok());
    match (what.as_text(), agency, since) {
        (Some(what), Some(agency), Some(since)) if problems.is_empty() => {
            Ok(ObstacleInput { what: what.to_owned(), agency, since, detail: detail.as_text().map(str::to_owned) })
        }
        _ => Err(Refusal::Invalid(problems)),
    }
}

#[derive(Template)]
#[template(path = "monthly_report_obstacle.html")]
struct ObstaclePage<'c> {
    call: &'c Call,
    own: String,
    what: String,
    village: String,
    report: String,
    facts: Vec<(&'static str, String)>,
    is_issue: bool,
    /// Where the issue is; empty for who does not read issues.
    issue_opens: String,
    /// Where an issue is made of it; empty for who may not.
    make: String,
    writes: bool,
    over: bool,
    hidden: Html,
}

/// Where the room that keeps issues takes an obstacle up.
const NEW_ISSUE: &str = "/isu-wilayah/baru";

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let one = call.read(|read| read.get::<MonthlyObstacle>(id))?;
    let mut facts = vec![
        (call.say(words::AGENCY), call.say(one.agency.label()).to_owned()),
        (call.say(words::SINCE_HEAD), day::full(one.since, call.lang)),
    ];
    facts.extend(one.over_on.map(|over| (call.say(words::OVER_ON), day::full(over, call.lang))));
    facts.extend(one.detail.given().map(|detail| (call.say(words::DETAIL), detail.clone())));
    let issue = one.issue.clone();
    let makes = one.issue.is_none() && call.may_get(NEW_ISSUE);
    let make = if makes { format!("/isu-wilayah/dari-hambatan/{id}") } else { String::new() };
    let content = ObstaclePage {
        call,
        own: format!("/hambatan/{id}"),
        what: one.what.clone(),
        village: crate::pages::resident::village(&one.row.region),
        report: path(one.report.id.raw()),
        facts,
        issue_opens: issue.as_ref().filter(|path| call.may_get(path)).cloned().unwrap_or_default(),
        is_issue: issue.is_some(),
        make,
        writes: call.actor.is_one_of(WRITERS) && call.actor.office == one.home(),
        over: one.over_on.is_some(),
        hidden: call.hidden_for(&one.row),
    };
    Ok(call.page(call.say(words::OBSTACLE), &content))
}

pub(super) fn over(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let over = call.form.text("over") != "tidak";
    call.act(move |read| office::set_over(read, id, &seen, over))?;
    Ok(Answer::redirect(format!("/hambatan/{id}")).saying(call.say(words::SAVED)))
}
