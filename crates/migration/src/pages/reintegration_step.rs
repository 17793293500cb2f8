//! The reintegration plan: proposals to take up, its steps, and the forms of a step. Where a step points to a room that takes
//! such a wish up, the page says so; otherwise it is an agency outside. Not here: what is proposed (`rules::needs_assessment`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Access, Record, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use web::pieces::Check;
use web::{Answer, Call, Html, Input, Route, Tone, pieces};

use super::beside;
use super::return_outcome::{after_path, show};
use super::typed::Typed;
use super::{PURPOSE, case_path};
use crate::office::needs_assessment::{self, Answer as Said};
use crate::office::reintegration_step::{self, Ending, StepInput};
use crate::records::needs_assessment::NeedLevel;
use crate::records::reintegration_step::{PlanState, Target};
use crate::records::{MigrationCase, NeedsAssessment, ReintegrationStep, ReturnOutcome};
use crate::rules::needs_assessment::{self as rules, Proposed};
use crate::words::needs_assessment as words;

const FIELDS: [&str; 5] = ["target", "what", "agency", "who", "due"];
const OPENS: &[&kernel::RecordSpec] =
    &[MigrationCase::SPEC, NeedsAssessment::SPEC, ReturnOutcome::SPEC, people::records::Referral::SPEC];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let spec = ReintegrationStep::SPEC;
    let write = Access::Write(spec);
    let about = |route: Route| route.of(spec).purpose(PURPOSE).opens(OPENS).help("kepulangan#rencana");
    vec![
        about(Route::post("/kasus/{id}/rencana", write, take)),
        about(Route::get("/kasus/{id}/rencana/baru", write, new_page)),
        about(Route::post("/kasus/{id}/rencana/baru", write, add)),
        about(Route::get("/rencana-pulang/{id}/ubah", write, edit_page)),
        about(Route::post("/rencana-pulang/{id}/ubah", write, save)),
        about(Route::get("/rencana-pulang/{id}/hasil", write, end_page)),
        about(Route::post("/rencana-pulang/{id}/hasil", write, end)),
    ]
}

/// A proposal as the page shows it.
pub(super) struct Proposal {
    /// What is ticked.
    pub key: String,
    /// What would be done.
    pub what: &'static str,
    /// By when, and who takes such a wish up.
    pub detail: String,
    /// To be done soon.
    pub urgent: bool,
}

fn proposed(today: Date, answers: &[Said], plan: &[Stored<ReintegrationStep>]) -> Vec<Proposed> {
    let said: Vec<(String, NeedLevel)> = answers.iter().map(|one| (one.area.clone(), one.level)).collect();
    let standing: Vec<(String, Target)> =
        plan.iter().filter_map(|step| Some((step.area.given()?.clone(), *step.target.known()?))).collect();
    rules::plan(today, &said, &standing)
}

fn key(one: &Proposed) -> String {
    format!("{}:{}", one.proposal.area, one.proposal.target.name())
}

/// What the answers propose that is not in the plan yet.
pub(super) fn proposals(call: &Call, answers: &[Said], plan: &[Stored<ReintegrationStep>]) -> Vec<Proposal> {
    let show = |one: &Proposed| Proposal {
        key: key(one),
        what: call.say(one.proposal.what),
        detail: format!(
            "{} · {} {}",
            who_takes(call, one.proposal.target),
            call.say(words::BY),
            day::short(one.due, call.lang)
        ),
        urgent: one.urgent,
    };
    proposed(call.today, answers, plan).iter().map(show).collect()
}

/// "Kelompok usaha (dalam program ini)", or an agency outside.
fn who_takes(call: &Call, target: Target) -> String {
    let inside = call.site.rooms.iter().flat_map(|room| room.accepts).any(|one| one.key == target.name());
    let place = if inside { words::HOUSE } else { words::OUTSIDE };
    format!("{} ({})", call.say(target.label()), call.say(place))
}

/// The steps of the plan as lines with a mark.
pub(super) fn drawn(call: &Call, plan: &[Stored<ReintegrationStep>], writer: bool) -> Html {
    if plan.is_empty() {
        return Html::default();
    }
    pieces::checks(&plan.iter().map(|step| check(call, step, writer)).collect::<Vec<_>>())
}

fn check(call: &Call, step: &Stored<ReintegrationStep>, writer: bool) -> Check {
    let lang = call.lang;
    let late = step.due.is_some_and(|due| due < call.today);
    let tone = match step.state {
        PlanState::Done => Tone::Good,
        PlanState::Open if late => Tone::Attention,
        _ => Tone::Plain,
    };
    let by = step.due.filter(|_| step.state == PlanState::Open).map(|due| {
        let late = if late { format!(", {}", call.say(words::OVERDUE)) } else { String::new() };
        format!("{} {}{late}", call.say(words::BY), day::short(due, lang))
    });
    let ended = step.done_on.map(|on| format!("{} {}", call.say(step.state.label()), day::short(on, lang)));
    let detail = [
        step.target.known().map(|target| who_takes(call, *target)),
        beside::said(&step.agency).cloned(),
        step.who.given().cloned(),
        by,
        ended,
        step.outcome.given().cloned(),
    ];
    let path = format!("/rencana-pulang/{}/hasil", step.row.id);
    Check {
        tone,
        state: call.say(step.state.label()).to_owned(),
        title: step.what.known().cloned().unwrap_or_else(|| call.say(words::SEALED).to_owned()),
        detail: detail.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        action: (writer && step.state == PlanState::Open).then(|| (call.say(words::END_STEP).to_owned(), path)),
    }
}

/// Takes the ticked proposals up.
fn take(call: &Call) -> Result<Answer, Refusal> {
    let (case, action) = (call.param("id")?, call.action);
    let ticked: Vec<String> = call.form.all("take").map(str::to_owned).collect();
    let (answers, plan) = call.read(|read| {
        let asked = needs_assessment::newest(read, case)?;
        Ok((asked.map_or_else(Vec::new, |(_, answers)| answers), reintegration_step::of_case(read, case)?))
    })?;
    let steps: Vec<StepInput> = proposed(call.today, &answers, &plan)
        .iter()
        .filter(|one| ticked.contains(&key(one)))
        .map(|one| StepInput {
            area: Some(one.proposal.area.to_owned()),
            target: one.proposal.target,
            what: call.say(one.proposal.what).to_owned(),
            agency: None,
            who: Some(call.actor.name.clone()).filter(|name| !name.is_empty()),
            due: Some(one.due),
        })
        .collect();
    match call.act(move |read| reintegration_step::add(read, action, case, &steps)) {
        Ok(_) => Ok(Answer::redirect(after_path(case)).saying(call.say(words::TAKEN))),
        Err(Refusal::Invalid(problems)) => show(call, case, &problems),
        Err(other) => Err(other),
    }
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    new_form(call, Vec::new())
}

fn new_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = beside::file(call, call.param("id")?)?;
    let case = file.case.row.id;
    let action = format!("{}/rencana/baru", case_path(case));
    let page = FormPage {
        inputs: inputs(call, |name| if name == "who" { call.actor.name.clone() } else { String::new() }),
        problems,
        ..beside::form(call, &file, words::ADD_STEP, action, after_path(case))
    };
    Ok(page.answer(call))
}

fn add(call: &Call) -> Result<Answer, Refusal> {
    let (case, action) = (call.param("id")?, call.action);
    let done = input_of(call)
        .and_then(|step| call.act(move |read| reintegration_step::add(read, action, case, &[step])).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(after_path(case)).saying(call.say(words::STEP_SAVED))),
        Err(refusal) => new_form(call, problems_of(refusal)?),
    }
}

fn step(call: &Call) -> Result<Stored<ReintegrationStep>, Refusal> {
    let id = call.param("id")?;
    call.read(|read| read.get::<ReintegrationStep>(id))
}

fn edit_page(call: &Call) -> Result<Answer, Refusal> {
    edit_form(call, Vec::new(), false)
}

fn edit_form(call: &Call, problems: Vec<Problem>, changed: bool) -> Result<Answer, Refusal> {
    let step = step(call)?;
    let file = beside::file(call, step.case.id.raw())?;
    let stands = |name: &str| {
        let found = ReintegrationStep::SPEC.field_named(name);
        found.map_or_else(String::new, |(index, field)| field.typed(&step.row.cells[index]))
    };
    let action = format!("/rencana-pulang/{}/ubah", step.row.id);
    let page = FormPage {
        inputs: inputs(call, stands),
        problems,
        alert: said_changed(call, changed),
        ..beside::form(call, &file, words::EDIT_STEP, action, after_path(file.case.row.id))
    };
    let answer = page.answer_for(call, &step.row);
    Ok(if changed { answer.conflict() } else { answer })
}

fn said_changed(call: &Call, changed: bool) -> String {
    if changed { call.say(crate::words::return_outcome::CHANGED).to_owned() } else { String::new() }
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (standing, seen) = (step(call)?, call.seen()?);
    let (id, case) = (standing.row.id, standing.case.id.raw());
    let done = input_of(call)
        .and_then(|input| call.act(move |read| reintegration_step::change(read, id, &seen, &input)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(after_path(case)).saying(call.say(words::STEP_SAVED))),
        Err(Refusal::Conflict(_)) => edit_form(call, Vec::new(), true),
        Err(refusal) => edit_form(call, problems_of(refusal)?, false),
    }
}

fn inputs(call: &Call, stands: impl Fn(&str) -> String) -> Vec<Input> {
    let declared = FIELDS.iter().filter_map(|name| ReintegrationStep::SPEC.field_named(name));
    declared.map(|(_, field)| Input::of(field, call.lang).value(stands(field.name))).collect()
}

fn input_of(call: &Call) -> Result<StepInput, Refusal> {
    let spec = ReintegrationStep::SPEC;
    let mut form = Typed::of(call);
    let (target, what) = (form.needed::<Target>("target", spec), form.needed::<String>("what", spec));
    let (agency, who) = (form.text("agency", spec, "agency"), form.text("who", spec, "who"));
    let due = form.date("due", spec, "due");
    let input = StepInput {
        area: None,
        target: target.unwrap_or(Target::Other),
        what: what.unwrap_or_default(),
        agency,
        who,
        due,
    };
    form.done(input)
}

fn end_page(call: &Call) -> Result<Answer, Refusal> {
    end_form(call, Vec::new(), false)
}

fn end_form(call: &Call, problems: Vec<Problem>, changed: bool) -> Result<Answer, Refusal> {
    let step = step(call)?;
    let file = beside::file(call, step.case.id.raw())?;
    let states = [PlanState::Done, PlanState::Dropped];
    let states = states.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let declared = |name: &str| {
        let field = ReintegrationStep::SPEC.field_named(name).map(|(_, field)| field);
        field.map_or_else(|| Input::text(name, ""), |field| Input::of(field, call.lang))
    };
    let path = format!("/rencana-pulang/{}", step.row.id);
    let mut page = FormPage {
        lead: vec![step.what.known().cloned().unwrap_or_default()],
        inputs: vec![
            Input::choice("state", call.say(words::END_STATE), states).required(),
            declared("done_on").value(call.today.to_string()),
            declared("outcome").required(),
        ],
        problems,
        alert: said_changed(call, changed),
        ..beside::form(call, &file, words::END_TITLE, format!("{path}/hasil"), after_path(file.case.row.id))
    };
    page.links.push((call.say(words::EDIT_STEP).to_owned(), format!("{path}/ubah")));
    let answer = page.answer_for(call, &step.row);
    Ok(if changed { answer.conflict() } else { answer })
}

fn end(call: &Call) -> Result<Answer, Refusal> {
    let (standing, seen) = (step(call)?, call.seen()?);
    let (id, case) = (standing.row.id, standing.case.id.raw());
    let spec = ReintegrationStep::SPEC;
    let mut form = Typed::of(call);
    let ending = Ending {
        state: form.get::<PlanState>("state", spec, "state").unwrap_or(PlanState::Open),
        on: form.date("done_on", spec, "done_on").unwrap_or(call.today),
        outcome: form.text("outcome", spec, "outcome"),
    };
    let done = form
        .done(ending)
        .and_then(|ending| call.act(move |read| reintegration_step::end(read, id, &seen, &ending)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(after_path(case)).saying(call.say(words::ENDED))),
        Err(Refusal::Conflict(_)) => end_form(call, Vec::new(), true),
        Err(refusal) => end_form(call, problems_of(refusal)?, false),
    }
}
