//! The form of a move: what it asks, what is still missing, and for whoever left unnoticed the papers that are not there.

use askama::Template;
use kernel::refusal::{Conflict, Problem};
use kernel::states::Edge;
use kernel::{Phrase, Record, RecordId, Refusal, phrase};
use web::pieces;
use web::{Answer, Call, Html, Input};

use super::new::input;
use super::typed::Typed;
use super::{MissingLine, case_path, changed, checklist, employment, missing_lines, person_name, return_outcome};
use crate::office::CaseFile;
use crate::office::step::{self, Move};
use crate::records::case::{CaseState, ReturnReason, RouteTaken};
use crate::records::{Employment, MigrationCase, MigrationStep, ReturnOutcome};
use crate::rules::facts::Given;
use crate::rules::guards;
use crate::rules::machine::CASE_MACHINE;
use crate::rules::next_step::next_step;
use crate::words::step as words;

#[derive(Template)]
#[template(path = "case/step.html")]
struct StepPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    title: String,
    from: &'static str,
    to: &'static str,
    source: &'static str,
    changed: bool,
    changed_by: String,
    problems: Html,
    hidden: Html,
    target: &'static str,
    missing: Vec<MissingLine>,
    not_there: Vec<String>,
    fields: Vec<Input>,
}

#[derive(Template)]
#[template(path = "case/steps.html")]
struct StepsPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    from: &'static str,
    changed_by: String,
    typed: Vec<(String, String)>,
    steps: Vec<(String, String, String)>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let file = file(call)?;
    let chosen = call.query("ke");
    if chosen.is_empty() {
        return Ok(choose(call, &file, String::new()));
    }
    let target = CaseState::from_name(chosen).ok_or(Refusal::NotFound)?;
    match CASE_MACHINE.edge(file.case.state.code(), target.code()) {
        Some(edge) => Ok(show(call, &file, edge, &[], None)),
        None => Ok(Answer::redirect(case_path(file.case.row.id)).saying(call.say(words::NO_SUCH))),
    }
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match try_save(call, id) {
        Ok(()) => Ok(Answer::redirect(case_path(id)).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => Ok(again(call, &problems, None)?.invalid()),
        Err(Refusal::Conflict(conflict)) => Ok(again(call, &[], Some(conflict))?.conflict()),
        Err(other) => Err(other),
    }
}

fn file(call: &Call) -> Result<CaseFile, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| CaseFile::of(read, id))?;
    if call.actor.office != file.case.home() {
        return Err(Refusal::Forbidden(phrase(
            "Kasus ini dicatat di kantor desa lain.",
            "This case is kept by another village office.",
        )));
    }
    Ok(file)
}

fn try_save(call: &Call, case: RecordId) -> Result<(), Refusal> {
    let input = typed(call, case)?;
    let (seen, action) = (call.seen()?, call.action);
    call.act(move |read| step::step(read, action, &seen, &input))?;
    Ok(())
}

fn typed(call: &Call, case: RecordId) -> Result<Move, Refusal> {
    let to = CaseState::from_name(call.form.text("ke")).ok_or(Refusal::NotFound)?;
    let (spec, steps) = (MigrationCase::SPEC, MigrationStep::SPEC);
    let mut form = Typed::of(call);
    let given = Given {
        date: form.date("date", steps, "date"),
        date_unknown: call.form.ticked("date_unknown"),
        year: form.get::<i64>("year", steps, "year"),
        reason: form.text("reason", steps, "reason"),
        evidence: form.text("evidence", steps, "evidence"),
        route_taken: form.get::<RouteTaken>("route_taken", spec, "route_taken"),
        return_reason: form.get::<ReturnReason>("return_reason", spec, "return_reason"),
        contract_end: form.date("contract_end", spec, "contract_end"),
        work: employment::work_given(call, &mut form, case),
        homecoming: return_outcome::homecoming_given(&mut form),
    };
    let employer = form.text("employer", spec, "employer");
    let phone_abroad = form.text("phone_abroad", spec, "phone_abroad");
    form.done(Move { case, to, given, employer, phone_abroad })
}

/// The form once more; where the move no longer exists, the case as it is now.
fn again(call: &Call, problems: &[Problem], conflict: Option<Conflict>) -> Result<Answer, Refusal> {
    let file = file(call)?;
    let changed = match &conflict {
        Some(conflict) => Some(call.read(|read| changed::told(call, read, &file.case.row, conflict))?),
        None => None,
    };
    let target = CaseState::from_name(call.form.text("ke")).ok_or(Refusal::NotFound)?;
    match CASE_MACHINE.edge(file.case.state.code(), target.code()) {
        Some(edge) => Ok(show(call, &file, edge, problems, changed)),
        None => Ok(choose(call, &file, changed.unwrap_or_default())),
    }
}

/// All moves from here; after somebody else's step also who made it, and what was typed for the one that is gone.
fn choose(call: &Call, file: &CaseFile, changed_by: String) -> Answer {
    let own = case_path(file.case.row.id);
    let next = next_step(&file.facts);
    let edges = CASE_MACHINE.out_of(file.case.state.code()).filter(|edge| call.actor.is_one_of(edge.roles));
    let edges = edges.filter(|edge| guards::is_open(edge, &file.facts));
    let mut steps: Vec<(bool, String, String, String)> = edges
        .filter_map(|edge| {
            let to = CaseState::from_code(edge.to)?;
            let first = next.as_ref().is_some_and(|next| std::ptr::eq(next.edge, edge));
            let path = format!("{own}/langkah?ke={}", to.name());
            Some((!first, call.say(edge.label).to_owned(), call.say(to.label()).to_owned(), path))
        })
        .collect();
    steps.sort_by_key(|step| step.0);
    let content = StepsPage {
        call,
        own,
        number: file.case.number.clone(),
        name: person_name(file),
        from: call.say(file.case.state.label()),
        changed_by,
        typed: typed_words(call),
        steps: steps.into_iter().map(|(_, label, to, path)| (label, to, path)).collect(),
    };
    call.page(call.say(words::CHOOSE), &content)
}

/// What was typed, for a move that no longer exists: nothing of it is lost from sight.
fn typed_words(call: &Call) -> Vec<(String, String)> {
    let asked = ["date", "reason", "evidence", "employer", "contract_end"];
    let typed = asked.into_iter().map(|name| (name, call.form.text(name))).filter(|(_, text)| !text.is_empty());
    let label = |name: &str| MigrationStep::SPEC.field_named(name).or(MigrationCase::SPEC.field_named(name));
    typed.filter_map(|(name, text)| Some((call.say(label(name)?.1.label).to_owned(), text.to_owned()))).collect()
}

fn show(call: &Call, file: &CaseFile, edge: &Edge, problems: &[Problem], changed: Option<String>) -> Answer {
    let target = CaseState::from_code(edge.to);
    let missing = guards::check(edge, &file.facts, &Given::default());
    let known_afterwards = edge.guard == "known_afterwards";
    let at_fields: Vec<Problem> = problems.iter().filter(|problem| !problem.field.is_empty()).cloned().collect();
    let title = call.say(edge.label).to_owned();
    let content = StepPage {
        call,
        own: case_path(file.case.row.id),
        number: file.case.number.clone(),
        name: person_name(file),
        title: title.clone(),
        from: call.say(file.case.state.label()),
        to: target.map_or("", |to| call.say(to.label())),
        source: edge.source,
        changed: changed.is_some(),
        changed_by: changed.unwrap_or_default(),
        problems: pieces::problems(&at_fields, call.lang, |name| {
            label(edge, name).map_or_else(String::new, |label| call.say(label).to_owned())
        }),
        hidden: call.hidden_for(&file.case.row),
        target: target.map_or("", CaseState::name),
        missing: missing_lines(file, &missing, call.lang),
        not_there: if known_afterwards { checklist::not_there(file, call.lang) } else { Vec::new() },
        fields: fields(call, edge, problems),
    };
    call.page(&title, &content)
}

/// What the form of a move asks.
fn fields(call: &Call, edge: &Edge, problems: &[Problem]) -> Vec<Input> {
    let asked: &[&str] = match edge.guard {
        "departure_recorded" => &["date", "employer", "address", "contract_end", "wage", "phone_abroad", "evidence"],
        "known_afterwards" => {
            &["date", "date_unknown", "year", "route_taken", "employer", "contract_end", "phone_abroad"]
        }
        "contract_dated" => &["date", "agreed", "contract_end", "wage", "says", "evidence"],
        "return_recorded" => &["date", "return_reason", "way", "health", "unpaid", "evidence"],
        "adult_and_verified" => &["date"],
        "employer_changed" => &[
            "date",
            "agreed",
            "employer",
            "address",
            "job",
            "wage",
            "contract_end",
            "says",
            "phone_abroad",
            "evidence",
        ],
        _ if edge.reason => &["date"],
        _ => &["date", "evidence"],
    };
    let reason: &[&str] = if edge.reason { &["reason"] } else { &[] };
    asked.iter().chain(reason).filter_map(|name| field(call, edge, name, problems)).collect()
}

fn field(call: &Call, edge: &Edge, name: &'static str, problems: &[Problem]) -> Option<Input> {
    let filled = |input: Input| input.filled(&call.form, problems, call.lang);
    let say = |name| label(edge, name).map_or("", |label| call.say(label));
    Some(match name {
        "date" => {
            let own_day = matches!(edge.guard, "departure_recorded" | "known_afterwards" | "return_recorded");
            let today = if own_day { String::new() } else { call.today.to_string() };
            let input = Input::new(web::input::Kind::Line("date"), "date", say("date")).value(today);
            filled(if own_day && edge.guard != "known_afterwards" { input.required() } else { input })
        }
        "date_unknown" => filled(Input::tick("date_unknown", say("date_unknown"))),
        "year" => input(call, MigrationStep::SPEC, "year", problems)?,
        "reason" => filled(Input::lines("reason", say("reason")).help(call.say(reason_help(edge))).required()),
        "evidence" => filled(Input::text("evidence", say("evidence")).help(call.say(words::EVIDENCE_HELP))),
        "route_taken" | "return_reason" => input(call, MigrationCase::SPEC, name, problems)?.required(),
        "address" | "job" | "wage" | "says" | "agreed" => {
            employment::step_input(call, name, edge.guard == "contract_dated", problems)?
        }
        "way" | "health" | "unpaid" => input(call, ReturnOutcome::SPEC, name, problems)?,
        other => input(call, MigrationCase::SPEC, other, problems)?,
    })
}

fn reason_help(edge: &Edge) -> Phrase {
    if edge.guard == "known_afterwards" { words::HOW_KNOWN_HELP } else { words::REASON_HELP }
}

fn label(edge: &Edge, name: &str) -> Option<Phrase> {
    Some(match name {
        "date" => match edge.guard {
            "departure_recorded" | "known_afterwards" => words::DATE_DEPARTED,
            "return_recorded" => words::DATE_RETURNED,
            _ => words::DATE,
        },
        "date_unknown" => words::DATE_UNKNOWN,
        "reason" if edge.guard == "known_afterwards" => words::HOW_KNOWN,
        "reason" => words::REASON,
        "evidence" => words::EVIDENCE,
        "year" => MigrationStep::SPEC.field_named("year")?.1.label,
        "agreed" => employment::question(edge.guard == "contract_dated").0,
        "address" | "job" | "wage" | "says" => Employment::SPEC.field_named(name)?.1.label,
        "way" | "health" | "unpaid" => ReturnOutcome::SPEC.field_named(name)?.1.label,
        other => MigrationCase::SPEC.field_named(other)?.1.label,
    })
}
