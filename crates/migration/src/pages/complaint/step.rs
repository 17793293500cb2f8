//! The form of one step of a complaint. What it asks for depends on where it leads. Not here: the guards (`office::complaint`).

use kernel::refusal::Problem;
use kernel::{Phrase, Refusal};
use people::pages::form_page::FormPage;
use web::{Answer, Call, Html, Input, Panel, PanelLine, pieces};

use super::path;
use crate::office::complaint::{self as office, Opened, Step};
use crate::records::complaint::{ComplaintClass, ComplaintState};
use crate::rules::complaint_machine::{COMPLAINANT, COMPLAINT_MACHINE};
use crate::words::complaint as words;

/// The longest answer, in characters.
const LONGEST: usize = 4_000;

fn target(call: &Call) -> Result<ComplaintState, Refusal> {
    let typed = if call.form.has("ke") { call.form.text("ke") } else { call.query("ke") };
    ComplaintState::from_name(typed).ok_or(Refusal::NotFound)
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new(), String::new())
}

fn form(call: &Call, problems: Vec<Problem>, alert: String) -> Result<Answer, Refusal> {
    let (id, to) = (call.param("id")?, target(call)?);
    let opened = call.read(|read| office::open(read, id))?;
    let Some(title) = title(&opened, to) else {
        return Ok(Answer::redirect(path(id)).saying(call.say(words::NO_SUCH_STEP)));
    };
    let conflict = !alert.is_empty();
    let page = FormPage {
        title: format!("{}: {}", call.say(title), opened.complaint.ticket),
        lead: vec![call.say(opened.complaint.state.label()).to_owned()],
        alert,
        problems,
        inputs: inputs(call, &opened, to),
        kept: vec![("ke", to.name().to_owned())],
        action: format!("{}/langkah", path(id)),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), path(id))],
        aside: story(call, &opened),
        draft: true,
        ..FormPage::default()
    };
    let answer = page.answer_for(call, &opened.complaint.row);
    Ok(if conflict { answer.conflict() } else { answer })
}

/// What was told, beside the form: a step from *Hari ini* begins here.
fn story(call: &Call, opened: &Opened) -> Html {
    let one = &opened.complaint;
    let mut lines = Vec::new();
    let category = one.category.known().map_or("", |category| call.say(category.label()));
    let about = one.about.known().map_or("", |about| call.say(about.label()));
    let named = one.about_name.given().map_or("", String::as_str);
    let small = [category, about, named].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let text = one.text.known().cloned().unwrap_or_default();
    lines.push(PanelLine { text, detail: small, ..PanelLine::default() });
    lines.extend(one.happened.given().map(|text| PanelLine { text: text.clone(), ..PanelLine::default() }));
    let title = call.say(words::TOLD_US).to_owned();
    pieces::panel(&Panel { title, lines, ..Panel::default() })
}

/// What the step is called; none where it leads nowhere from here, or is not the reader's.
fn title(opened: &Opened, to: ComplaintState) -> Option<Phrase> {
    let state = opened.complaint.state;
    if !opened.handles {
        return None;
    }
    if to == state {
        return Some(words::NOTE);
    }
    let edge = COMPLAINT_MACHINE.edge(state.code(), to.code())?;
    (edge.roles != COMPLAINANT).then_some(edge.label)
}

fn inputs(call: &Call, opened: &Opened, to: ComplaintState) -> Vec<Input> {
    let mut inputs = Vec::new();
    if to == ComplaintState::Examined {
        let classes = ComplaintClass::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned()));
        let class = opened.complaint.class.given().map_or("", |class| class.name());
        let input = Input::choice("class", call.say(words::CLASS), classes.collect()).required();
        inputs.push(input.help(call.say(words::CLASS_HELP)).value(class));
    }
    let (label, required) = match to {
        _ if to == opened.complaint.state => (words::TEXT_NOTE, true),
        ComplaintState::Examined => (words::FIRST_ANSWER, true),
        ComplaintState::Followed => (words::TEXT_NOTE, false),
        ComplaintState::Escalated => (words::TEXT_REASON, true),
        ComplaintState::NotOurs => (words::TEXT_WHERE, true),
        ComplaintState::Referred | ComplaintState::Settled => (words::TEXT_TOLD, false),
        _ => (words::TEXT_TOLD, true),
    };
    let text = Input::lines("text", call.say(label));
    let text = if to == ComplaintState::Examined { text.help(call.say(words::FIRST_ANSWER_HELP)) } else { text };
    inputs.push(if required { text.required() } else { text });
    inputs
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, to, seen, action) = (call.param("id")?, target(call)?, call.seen()?, call.action);
    let text = call.form.text("text").replace("\r\n", "\n");
    if text.chars().count() > LONGEST {
        let long = Problem { field: "text".to_owned(), code: "long", message: words::TOO_LONG };
        return form(call, vec![long], String::new());
    }
    let step = Step {
        to,
        text: Some(text).filter(|text| !text.is_empty()),
        class: ComplaintClass::from_name(call.form.text("class")),
    };
    match call.act(move |read| office::step(read, action, id, &seen, &step)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => form(call, problems, String::new()),
        Err(Refusal::Conflict(_)) => form(call, Vec::new(), call.say(words::CHANGED).to_owned()),
        Err(other) => Err(other),
    }
}
