//! Asking for needs after the return, area by area, and the card that shows the answers. Not here: the plan that follows
//! (`reintegration_step`).

use askama::Template;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Access, Record, Refusal, day};
use web::{Answer, Call, Html, Input, Panel, Route, Tone, pieces};

use super::beside::{self, plain};
use super::return_outcome::after_path;
use super::typed::Typed;
use super::{PURPOSE, case_path, person_name};
use crate::office::CaseFile;
use crate::office::needs_assessment::{self, Answer as Said, NeedsInput};
use crate::records::NeedsAssessment;
use crate::records::needs_assessment::NeedLevel;
use crate::rules::needs_assessment as rules;
use crate::words::needs_assessment as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let spec = NeedsAssessment::SPEC;
    let write = Access::Write(spec);
    let about = |route: Route| route.of(spec).purpose(PURPOSE).help("kepulangan#kebutuhan");
    vec![
        about(Route::get("/kasus/{id}/kebutuhan", write, page)),
        about(Route::post("/kasus/{id}/kebutuhan", write, save)),
    ]
}

struct Area {
    label: &'static str,
    ask: &'static str,
    article: &'static str,
    level: Input,
    wish: Input,
}

#[derive(Template)]
#[template(path = "needs/form.html")]
struct FormPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    problems: Html,
    hidden: Html,
    date: Input,
    areas: Vec<Area>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, &[])
}

fn form(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let file = beside::file(call, call.param("id")?)?;
    let filled = |input: Input| input.filled(&call.form, problems, call.lang);
    let levels =
        || NeedLevel::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let area = |area: &&'static rules::Area| Area {
        label: call.say(area.label),
        ask: call.say(area.ask),
        article: area.article,
        level: filled(Input::choice(format!("level-{}", area.key), call.say(area.label), levels()).required()),
        wish: filled(Input::text(format!("wish-{}", area.key), call.say(words::WISH))),
    };
    let areas: Vec<Area> = rules::areas_on(call.today).iter().map(area).collect();
    let label = |name: &str| {
        let area = name.strip_prefix("level-").and_then(rules::area);
        area.map_or_else(|| call.say(words::DATE).to_owned(), |area| call.say(area.label).to_owned())
    };
    let date = Input::new(web::input::Kind::Line("date"), "date", call.say(words::DATE)).value(call.today.to_string());
    let content = FormPage {
        call,
        own: case_path(file.case.row.id),
        number: file.case.number.clone(),
        name: person_name(&file),
        problems: pieces::problems(problems, call.lang, label),
        hidden: call.hidden(),
        date: filled(date.required()),
        areas,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (case, action) = (call.param("id")?, call.action);
    let done = typed(call).and_then(|(date, answers)| {
        let input = NeedsInput { case, date, answers };
        call.act(move |read| needs_assessment::record(read, action, &input)).map(drop)
    });
    match done {
        Ok(()) => Ok(Answer::redirect(after_path(case)).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => Ok(form(call, &problems)?.invalid()),
        Err(other) => Err(other),
    }
}

fn typed(call: &Call) -> Result<(Date, Vec<Said>), Refusal> {
    let spec = NeedsAssessment::SPEC;
    let mut form = Typed::of(call);
    let date = form.needed::<Date>("date", spec).unwrap_or(call.today);
    let mut answers = Vec::new();
    for area in rules::areas_on(call.today) {
        let name = format!("level-{}", area.key);
        let wish = form.text(&format!("wish-{}", area.key), spec, "wish");
        match form.get::<NeedLevel>(&name, spec, "level") {
            Some(level) => answers.push(Said { area: area.key.to_owned(), level, wish }),
            None => form.problem(&name, "required", words::ANSWER_ALL),
        }
    }
    form.done((date, answers))
}

/// What was said last, without the areas that need nothing; closed to everybody but the officer.
pub(super) fn card(call: &Call, file: &CaseFile, asked: Option<&(Date, Vec<Said>)>, writer: bool) -> Panel {
    let mut lines = Vec::new();
    match asked {
        None => lines.push(plain("", call.say(words::NONE))),
        Some((on, answers)) => {
            lines.push(plain(day::short(*on, call.lang), call.say(words::LAST)));
            if answers.is_empty() {
                lines.push(plain("", call.say(words::SEALED)));
            }
            for one in answers.iter().filter(|one| one.level != NeedLevel::Nothing) {
                let label = rules::area(&one.area).map_or(one.area.as_str(), |area| call.say(area.label));
                let tone = if one.level == NeedLevel::Urgent { Tone::Danger } else { Tone::Plain };
                let mut line = plain(label, one.wish.clone().unwrap_or_default());
                line.tag = Some((tone, call.say(one.level.label()).to_owned()));
                lines.push(line);
            }
        }
    }
    let ask = if asked.is_some() { words::ASK_AGAIN } else { words::ASK };
    Panel {
        title: call.say(words::TITLE).to_owned(),
        lines,
        action: writer.then(|| (call.say(ask).to_owned(), format!("{}/kebutuhan", case_path(file.case.row.id)))),
        ..Panel::default()
    }
}
