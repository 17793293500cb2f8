//! After the return: how somebody came home, what is needed, the plan, and how the person fares at four moments; with the form
//! of a moment. Not here: the forms of needs (`needs_assessment`) and of the plan's steps (`reintegration_step`).

use askama::Template;
use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Access, Lang, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use people::pages::referral;
use people::records::letter::LetterKind;
use web::form::hidden;
use web::pieces::Check;
use web::{Answer, Call, Html, Input, Panel, Route, Tone, pieces};

use super::beside::{self, Beside, is_writer, plain};
use super::reintegration_step::{self, Proposal};
use super::timeline::{Moment, made};
use super::typed::Typed;
use super::{PURPOSE, case_path, letter_path, needs_assessment};
use crate::office::needs_assessment as office_needs;
use crate::office::reintegration_step as office_plan;
use crate::office::return_outcome::{self, OutcomeInput};
use crate::office::{CaseFile, needs_assessment::Answer as Said};
use crate::records::case::CaseState;
use crate::records::reintegration_step::PlanState;
use crate::records::return_outcome::{Content, OutcomePoint, ReturnWay, WorkStatus};
use crate::records::{MigrationCase, NeedsAssessment, ReintegrationStep, ReturnOutcome};
use crate::rules::facts::Homecoming;
use crate::rules::return_outcome as rules;
use crate::words::needs_assessment as needs;
use crate::words::return_outcome as words;

/// The fields of a moment's form, in their order.
const FIELDS: [&str; 8] = ["taken_on", "work", "income", "content", "again", "health", "unpaid", "note"];
/// What the page opens besides its own kind.
const OPENS: &[&kernel::RecordSpec] =
    &[MigrationCase::SPEC, NeedsAssessment::SPEC, ReintegrationStep::SPEC, people::records::Referral::SPEC];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let spec = ReturnOutcome::SPEC;
    let (read, write) = (Access::Read(spec), Access::Write(spec));
    let about = |route: Route| route.of(spec).purpose(PURPOSE).opens(OPENS).help("kepulangan");
    vec![
        about(Route::get("/kasus/{id}/setelah-pulang", read, page)),
        about(Route::get("/kasus/{id}/setelah-pulang/keadaan", write, form_page)).help("kepulangan#keadaan"),
        about(Route::post("/kasus/{id}/setelah-pulang/keadaan", write, save)).help("kepulangan#keadaan"),
    ]
}

/// The page after the return.
pub(super) fn after_path(case: RecordId) -> String {
    format!("{}/setelah-pulang", case_path(case))
}

/// Is somebody home, so that there is something to plan?
pub(super) fn is_home(state: CaseState) -> bool {
    matches!(state, CaseState::Pulang | CaseState::Purna)
}

#[derive(Template)]
#[template(path = "return_outcome/page.html")]
struct Shown<'c> {
    call: &'c Call,
    own: String,
    writer: bool,
    notes: Html,
    plan: Html,
    proposed: Vec<Proposal>,
    problems: Html,
    hidden: Html,
    outcomes: Html,
}

/// What the page reads.
struct Read {
    file: CaseFile,
    asked: Option<(Date, Vec<Said>)>,
    plan: Vec<Stored<ReintegrationStep>>,
    outcomes: Vec<Stored<ReturnOutcome>>,
    referrals: Option<Panel>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, call.param("id")?, &[])
}

/// The page, with what is wrong where proposals were to be taken up.
pub(super) fn show(call: &Call, case: RecordId, problems: &[Problem]) -> Result<Answer, Refusal> {
    let read = call.read(|read| {
        let file = CaseFile::of(read, case)?;
        let outcomes = match file.case.returned_on {
            Some(returned) => return_outcome::of_return(read, case, returned)?,
            None => Vec::new(),
        };
        let (asked, plan) = (office_needs::newest(read, case)?, office_plan::of_case(read, case)?);
        let new = referral::new_path(MigrationCase::KIND, case, Some(file.resident.row.id), "", "biasa", "");
        let referrals = referral::card(read, MigrationCase::KIND, case, &new, call.lang)?;
        Ok(Read { file, asked, plan, outcomes, referrals })
    })?;
    let file = &read.file;
    let writer = is_writer(call, file) && is_home(file.case.state);
    let answers = read.asked.as_ref().map_or(&[][..], |(_, answers)| answers);
    let content = Shown {
        call,
        own: case_path(case),
        writer,
        notes: if is_home(file.case.state) { Html::default() } else { pieces::note("", call.say(words::NOT_HOME)) },
        plan: reintegration_step::drawn(call, &read.plan, writer),
        proposed: reintegration_step::proposals(call, answers, &read.plan),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        outcomes: four_moments(call, file, &read.outcomes, writer),
    };
    let mut page = Beside::of(call, file, words::TITLE);
    page.main = Html::of(&content);
    let needs = needs_assessment::card(call, file, read.asked.as_ref(), writer);
    let cards = [Some(arrival(call, file, &read.outcomes, writer)), Some(needs), read.referrals.filter(|_| writer)];
    page.side = Html::joined(cards.iter().flatten().map(pieces::panel));
    let answer = page.answer();
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

/// How somebody came home, and the handover record.
fn arrival(call: &Call, file: &CaseFile, outcomes: &[Stored<ReturnOutcome>], writer: bool) -> Panel {
    let mut lines = Vec::new();
    let day = file.case.returned_on.map_or_else(|| call.say(words::NO_DAY).to_owned(), |on| day::full(on, call.lang));
    lines.push(plain(day, call.say(words::RETURNED)));
    if let Some(first) = outcomes.iter().find(|one| one.point == OutcomePoint::Return) {
        lines.extend(first.way.given().map(|way| plain(call.say(way.label()), call.say(words::WAY))));
        lines.extend(beside::said(&first.health).map(|text| plain(text, call.say(words::HEALTH))));
        lines.extend(beside::said(&first.unpaid).map(|text| plain(text, call.say(words::UNPAID))));
    }
    if writer {
        lines.push(plain("", call.say(words::BAST_LEAD)));
    }
    let write = (call.say(words::BAST_WRITE).to_owned(), letter_path(file, LetterKind::ReturnHandover));
    Panel { title: call.say(words::ARRIVAL).to_owned(), lines, action: writer.then_some(write), ..Panel::default() }
}

/// The four moments as lines with what was said.
fn four_moments(call: &Call, file: &CaseFile, outcomes: &[Stored<ReturnOutcome>], writer: bool) -> Html {
    let Some(returned) = file.case.returned_on else { return Html::default() };
    let next = rules::next(returned, &return_outcome::asked(outcomes), call.today);
    let check = |point: &OutcomePoint| {
        let standing = outcomes.iter().find(|one| one.point == *point && one.taken_on.is_some());
        let due = rules::due(*point, returned);
        let now = next.is_some_and(|(one, _)| one == *point) && due <= call.today;
        let (tone, state) = match (standing, now) {
            (Some(_), _) => (Tone::Good, words::ASKED),
            (None, true) => (Tone::Attention, words::NOT_YET),
            (None, false) => (Tone::Plain, words::NOT_YET),
        };
        let path = format!("{}/keadaan?saat={}", after_path(file.case.row.id), point.name());
        let verb = if standing.is_some() { words::EDIT } else { words::RECORD };
        Check {
            tone,
            state: call.say(state).to_owned(),
            title: call.say(point.label()).to_owned(),
            detail: standing.map_or_else(
                || format!("{} {}", call.say(words::DUE), day::short(due, call.lang)),
                |one| said(one, call.lang),
            ),
            action: writer.then(|| (call.say(verb).to_owned(), path)),
        }
    };
    pieces::checks(&OutcomePoint::ALL.iter().map(check).collect::<Vec<_>>())
}

/// "ditanyakan 3 Feb 2026 · Usaha sendiri · Rp2.500.000 · Puas".
fn said(one: &ReturnOutcome, lang: Lang) -> String {
    let on = one.taken_on.map(|on| format!("{} {}", words::ASKED.say(lang), day::short(on, lang)));
    let parts = [
        on,
        one.work.given().map(|work| work.label().say(lang).to_owned()),
        one.income.given().map(ToString::to_string),
        one.content.given().map(|content| content.label().say(lang).to_owned()),
        beside::said(&one.note).cloned(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the form of the return says of how somebody came home.
pub(super) fn homecoming_given(form: &mut Typed<'_>) -> Homecoming {
    let spec = ReturnOutcome::SPEC;
    Homecoming {
        way: form.get::<ReturnWay>("way", spec, "way"),
        health: form.text("health", spec, "health"),
        unpaid: form.text("unpaid", spec, "unpaid"),
    }
}

fn form_page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new(), false)
}

/// Which moment is asked: as the address says, otherwise the next one.
fn point(call: &Call, file: &CaseFile, outcomes: &[Stored<ReturnOutcome>]) -> Result<OutcomePoint, Refusal> {
    let said = [call.form.text("saat"), call.query("saat")];
    if let Some(named) = said.into_iter().find_map(OutcomePoint::from_name) {
        return Ok(named);
    }
    let returned = file.case.returned_on.ok_or(Refusal::NotFound)?;
    let next = rules::next(returned, &return_outcome::asked(outcomes), call.today);
    Ok(next.map_or(OutcomePoint::TwoYears, |(point, _)| point))
}

fn form(call: &Call, problems: Vec<Problem>, changed: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, outcomes) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let returned = file.case.returned_on;
        let outcomes = returned.map_or(Ok(Vec::new()), |on| return_outcome::of_return(read, id, on))?;
        Ok((file, outcomes))
    })?;
    if file.case.returned_on.is_none() {
        return Ok(Answer::redirect(after_path(id)).saying(call.say(words::NO_DAY)));
    }
    let point = point(call, &file, &outcomes)?;
    let standing = outcomes.iter().find(|one| one.point == point);
    let input = |name: &&str| {
        let (index, field) = ReturnOutcome::SPEC.field_named(name)?;
        let stands = standing.map_or_else(String::new, |one| field.typed(&one.row.cells[index]));
        let input = Input::of(field, call.lang);
        Some(match *name {
            "taken_on" if stands.is_empty() => input.value(call.today.to_string()).required(),
            "work" => input.value(stands).required(),
            "income" => input.value(stands).help(call.say(words::INCOME_HELP)),
            _ => input.value(stands),
        })
    };
    let action = format!("{}/keadaan", after_path(id));
    let page = FormPage {
        lead: vec![call.say(point.label()).to_owned()],
        inputs: FIELDS.iter().filter_map(input).collect(),
        kept: vec![("saat", point.name().to_owned())],
        alert: if changed { call.say(words::CHANGED).to_owned() } else { String::new() },
        problems,
        ..beside::form(call, &file, words::RECORD_POINT, action, after_path(id))
    };
    let answer = match standing {
        Some(standing) => page.answer_for(call, &standing.row),
        None => page.answer(call),
    };
    Ok(if changed { answer.conflict() } else { answer })
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let seen = if call.form.has(hidden::SEEN) { Some(call.seen()?) } else { None };
    let done = input_of(call).and_then(|input| {
        call.act(move |read| return_outcome::save(read, action, id, seen.as_ref(), &input)).map(drop)
    });
    match done {
        Ok(()) => Ok(Answer::redirect(after_path(id)).saying(call.say(words::SAVED))),
        Err(Refusal::Conflict(_)) => form(call, Vec::new(), true),
        Err(refusal) => form(call, problems_of(refusal)?, false),
    }
}

fn input_of(call: &Call) -> Result<OutcomeInput, Refusal> {
    let spec = ReturnOutcome::SPEC;
    let point = OutcomePoint::from_name(call.form.text("saat")).ok_or(Refusal::NotFound)?;
    let mut form = Typed::of(call);
    let input = OutcomeInput {
        point,
        taken_on: form.needed::<Date>("taken_on", spec).unwrap_or(call.today),
        work: form.needed::<WorkStatus>("work", spec),
        income: form.get::<Rupiah>("income", spec, "income"),
        content: form.get::<Content>("content", spec, "content"),
        again: form.get::<bool>("again", spec, "again"),
        health: form.text("health", spec, "health"),
        unpaid: form.text("unpaid", spec, "unpaid"),
        note: form.text("note", spec, "note"),
    };
    form.done(input)
}

/// The moments that were asked, among what happened on a case; what was said stays on its own page.
pub(super) fn moments(read: &store::Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Vec<Moment>, Refusal> {
    let Some(returned) = file.case.returned_on else { return Ok(Vec::new()) };
    let moment = |one: &Stored<ReturnOutcome>| {
        let what = format!("{}: {}", words::OUTCOMES.say(lang), one.point.label().say(lang).to_lowercase());
        one.taken_on.map(|on| Moment { written: made(one.row.id), day: Some(on), what })
    };
    Ok(return_outcome::of_return(read, file.case.row.id, returned)?.iter().filter_map(moment).collect())
}

/// The card on the page of a case that is home: how far plan and questions are, and the way to them.
pub(super) fn side_card(read: &store::Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    if !is_home(file.case.state) {
        return Ok(None);
    }
    let steps = office_plan::of_case(read, file.case.row.id)?;
    let open = steps.iter().filter(|step| step.state == PlanState::Open).count();
    let mut lines = Vec::new();
    lines.push(match office_needs::newest(read, file.case.row.id)? {
        Some((on, _)) => plain(day::short(on, lang), needs::LAST.say(lang)),
        None => plain("", needs::NONE.say(lang)),
    });
    lines.push(plain(format!("{} / {}", steps.len() - open, steps.len()), needs::PLAN.say(lang)));
    lines.extend(file.case.outcome_due.map(|due| plain(day::short(due, lang), words::DUE.say(lang))));
    Ok(Some(Panel {
        title: words::CARD.say(lang).to_owned(),
        lines,
        action: Some((words::OPEN.say(lang).to_owned(), after_path(file.case.row.id))),
        ..Panel::default()
    }))
}
