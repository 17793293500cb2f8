//! Plans: the card on the page of a group, the form, and a version's page with what follows from its numbers and its way to
//! approval. Not here: what a step asks (`office`).

use askama::Template;
use kernel::access::Access;
use kernel::money::{Rupiah, whole};
use kernel::refusal::Problem;
use kernel::value::Ref;
use kernel::{Lang, Record, RecordId, Refusal, Stored, day};
use people::office::account_name;
use people::pages::form_page::problems_of;
use people::pages::plain_page::{PlainPage, PlainTable};
use people::pages::record_file;
use people::records::Account;
use store::Reader;
use web::charts::{self, Point};
use web::pieces::{self, Check, Tile};
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, Task, Tone};

use super::business_group::{crumbs, path as group_path, works};
use super::noun::Noun;
use super::sheet::fact;
use crate::office::business_plan::{self as office, APPROVERS, Step};
use crate::records::business_plan::PlanState;
use crate::records::{BusinessGroup, BusinessPlan, ENTERPRISE_READERS, ENTERPRISE_WRITERS};
use crate::rules::business_plan::{Flaw, Plan};
use crate::words::business_plan as words;

const NOUN: Noun = Noun {
    spec: BusinessPlan::SPEC,
    part: "rencana",
    add: words::ADD,
    edit: words::EDIT,
    saved: words::SAVED,
    lead: Some(words::LEAD),
    own_page: true,
    preset: |call| {
        let month = kernel::day::Month::of(call.today).next().to_string();
        vec![("first_month", month), ("ramp", "3".to_owned()), ("delay", "0".to_owned())]
    },
    create: office::write,
    change: office::edit,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (readers, writers) = (Access::Roles(ENTERPRISE_READERS), Access::Roles(ENTERPRISE_WRITERS));
    let about = |route: Route| route.of(BusinessPlan::SPEC).help("usaha#rencana-usaha");
    vec![
        about(Route::get("/kelompok-usaha/{id}/rencana/baru", writers, new)),
        about(Route::post("/kelompok-usaha/{id}/rencana/baru", writers, save)),
        about(Route::get("/rencana-usaha/{id}", readers, show)),
        about(Route::get("/rencana-usaha/{id}/ubah", writers, edit)),
        about(Route::post("/rencana-usaha/{id}/ubah", writers, change)),
        about(Route::post("/rencana-usaha/{id}/langkah", readers, step)),
    ]
}

/// The page of a version.
pub(super) fn path(plan: RecordId) -> String {
    format!("/rencana-usaha/{plan}")
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    NOUN.empty(call)
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    NOUN.save(call)
}

fn edit(call: &Call) -> Result<Answer, Refusal> {
    NOUN.edit(call)
}

fn change(call: &Call) -> Result<Answer, Refusal> {
    NOUN.change(call)
}

fn tag(state: PlanState, lang: Lang) -> (Tone, String) {
    let tone = match state {
        PlanState::Approved => Tone::Good,
        PlanState::Draft | PlanState::Replaced => Tone::Plain,
        PlanState::Submitted | PlanState::Checked | PlanState::Returned => Tone::Attention,
    };
    (tone, state.label().say(lang).to_owned())
}

fn named(call: &Call, plan: &BusinessPlan) -> String {
    format!("{}, {} {}", call.say(words::TITLE), call.say(words::VERSION), plan.version)
}

/// The card on the page of a group.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, call: &Call, group: &Stored<BusinessGroup>) -> Result<Option<Panel>, Refusal> {
    let all = office::of_group(read, group.row.id)?;
    let line = |one: &Stored<BusinessPlan>| PanelLine {
        text: named(call, one),
        detail: break_even(call, &office::numbers(one), &one.unit),
        tag: Some(tag(one.state, call.lang)),
        path: path(one.row.id),
    };
    let mut lines: Vec<PanelLine> = all.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NONE).to_owned(), ..PanelLine::default() });
    }
    let rests = all.iter().all(|one| matches!(one.state, PlanState::Approved | PlanState::Replaced));
    let label = if all.is_empty() { words::ADD } else { words::AGAIN };
    let action = (works(call, group.home()) && rests)
        .then(|| (call.say(label).to_owned(), format!("{}/rencana/baru", group_path(group.row.id))));
    Ok(Some(Panel { title: call.say(words::TITLE).to_owned(), lines, action, ..Panel::default() }))
}

/// "Titik impas sebulan: 300 bungkus".
fn break_even(call: &Call, plan: &Plan, unit: &str) -> String {
    let units = plan
        .break_even()
        .map_or_else(|| call.say(words::NEVER).to_owned(), |units| format!("{} {unit}", whole(units, call.lang)));
    format!("{}: {units}", call.say(words::BREAK_EVEN))
}

#[derive(Template)]
#[template(path = "plan/steps.html")]
struct Steps<'c> {
    call: &'c Call,
    own: String,
    hidden: Html,
    steps: Vec<(&'static str, &'static str)>,
    reason: Option<Input>,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    page(call, &[])
}

fn page(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let own = path(id);
    let (plan, group, steps, way, files) = call.read(|read| {
        let (plan, group) = office::found(read, id)?;
        let steps = office::steps(read, &plan);
        let way = way(read, call, &plan);
        let files = record_file::panel(read, &plan.row, call.lang, &own)?;
        Ok((plan, group, steps, way, files))
    })?;
    let numbers = office::numbers(&plan);
    let (tone, text) = tag(plan.state, call.lang);
    let mut buttons = Vec::new();
    if plan.state.is_open() && works(call, plan.home()) {
        buttons.push((call.say(words::EDIT).to_owned(), format!("{own}/ubah")));
    }
    let main = [
        result(call, &plan, &numbers),
        charts::columns(call.say(words::CHART), call.say(words::CHART_NOTE), &points(call, &numbers), false, call.lang),
        table(call, &numbers).card(),
        facts(call, &plan),
    ];
    let page = PlainPage {
        crumbs: crumbs(call, &group),
        title: named(call, &plan),
        state: pieces::tag(tone, &text),
        lead: plan.returned_for.iter().filter(|_| plan.state == PlanState::Returned).cloned().collect(),
        buttons,
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        main: Html::joined(main),
        aside: Html::joined([moves(call, &plan, &steps), pieces::panel(&way), pieces::panel(&files)]),
    };
    Ok(page.answer(call))
}

fn moves(call: &Call, plan: &Stored<BusinessPlan>, steps: &[Step]) -> Html {
    if steps.is_empty() {
        return Html::default();
    }
    let button = |step: &Step| match step {
        Step::Submit => ("ajukan", call.say(words::SUBMIT)),
        Step::Check => ("periksa", call.say(words::CHECK)),
        Step::Approve => ("setujui", call.say(words::APPROVE)),
        Step::Return => ("kembalikan", call.say(words::RETURN)),
    };
    let reason = steps.contains(&Step::Return).then(|| Input::lines("reason", call.say(words::REASON)));
    Html::of(&Steps {
        call,
        own: path(plan.row.id),
        hidden: call.hidden_for(&plan.row),
        steps: steps.iter().map(button).collect(),
        reason,
    })
}

/// Tiles and what does not add up.
fn result(call: &Call, plan: &BusinessPlan, numbers: &Plan) -> Html {
    let tile =
        |number: String, label: kernel::Phrase| Tile { number, label: call.say(label).to_owned(), ..Tile::default() };
    let never = || call.say(words::NEVER).to_owned();
    let units = numbers.break_even().map_or_else(never, |units| format!("{} {}", whole(units, call.lang), plan.unit));
    let months = numbers.payback().map_or_else(never, |months| format!("{months} {}", call.say(words::MONTHS)));
    let tiles = pieces::tiles(&[
        tile(whole(numbers.margin(), call.lang), words::MARGIN),
        tile(units, words::BREAK_EVEN),
        tile(whole(numbers.profit(), call.lang), words::PROFIT),
        tile(months, words::PAYBACK),
    ]);
    let flaws = numbers.flaws();
    let check = |flaw: &Flaw| Check {
        tone: if flaw.stops() { Tone::Danger } else { Tone::Attention },
        state: call.say(words::LOOK).to_owned(),
        title: flaw_words(*flaw, call.lang),
        ..Check::default()
    };
    let mut checks: Vec<Check> = flaws.iter().map(check).collect();
    if checks.is_empty() {
        checks.push(Check {
            tone: Tone::Good,
            state: call.say(words::GOOD).to_owned(),
            title: call.say(words::ADDS_UP).to_owned(),
            ..Check::default()
        });
    }
    Html::joined([tiles, pieces::card(words::RESULT, call.lang, &pieces::checks(&checks))])
}

fn flaw_words(flaw: Flaw, lang: Lang) -> String {
    match flaw {
        Flaw::LossOnEachUnit => words::LOSS.say(lang).to_owned(),
        Flaw::BelowBreakEven(units) => words::BELOW.say(lang).replace("%1", &whole(units, lang)),
        Flaw::CashRunsOut(month, cash) => {
            let said = words::RUNS_OUT.say(lang).replace("%1", &month.show(lang));
            said.replace("%2", &Rupiah(-cash).to_string())
        }
        Flaw::SlowReturn(months) => words::SLOW.say(lang).replace("%1", &whole(months, lang)),
    }
}

fn points(call: &Call, plan: &Plan) -> Vec<Point> {
    plan.cash().iter().map(|month| Point::new(month.month.short(call.lang), month.cash)).collect()
}

fn table(call: &Call, plan: &Plan) -> PlainTable {
    let columns = [words::MONTH, words::UNITS, words::INCOME, words::COST, words::CASH];
    let plain = |text: String| (text, String::new());
    let rows = plan.cash().into_iter().map(|month| {
        vec![
            plain(month.month.short(call.lang)),
            plain(whole(month.units, call.lang)),
            plain(Rupiah(month.income).to_string()),
            plain(Rupiah(month.cost).to_string()),
            plain(Rupiah(month.cash).to_string()),
        ]
    });
    PlainTable {
        title: call.say(words::TABLE).to_owned(),
        columns: columns.into_iter().map(|label| call.say(label).to_owned()).collect(),
        numbers_from: 1,
        rows: rows.collect(),
    }
}

fn facts(call: &Call, plan: &Stored<BusinessPlan>) -> Html {
    let asked = BusinessPlan::SPEC.fields.iter().filter(|field| !field.fixed);
    let lines = asked.filter_map(|field| fact(call, &plan.row, field.name)).collect();
    pieces::panel(&Panel { title: call.say(words::NUMBERS).to_owned(), lines, ..Panel::default() })
}

/// Who did what, and when.
fn way(read: &Reader<'_>, call: &Call, plan: &BusinessPlan) -> Panel {
    let line = |state: PlanState, on: Option<jiff::civil::Date>, by: Option<Ref<Account>>| {
        let on = on?;
        let who = by.and_then(|by| account_name(read, by.id.raw()));
        let who = who.map_or_else(String::new, |who| format!(" · {who}"));
        let text = state.label().say(call.lang).to_owned();
        Some(PanelLine { text, detail: format!("{}{who}", day::full(on, call.lang)), ..PanelLine::default() })
    };
    let lines = [
        line(PlanState::Submitted, plan.submitted_on, plan.submitted_by),
        line(PlanState::Checked, plan.checked_on, plan.checked_by),
        line(PlanState::Approved, plan.approved_on, plan.approved_by),
    ];
    Panel { title: call.say(words::WAY).to_owned(), lines: lines.into_iter().flatten().collect(), ..Panel::default() }
}

fn step(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let step = Step::from_name(call.form.text("langkah")).ok_or(Refusal::NotFound)?;
    let reason: String = call.form.text("reason").chars().take(1000).collect();
    match call.act(move |read| office::step(read, id, &seen, step, &reason)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::MOVED))),
        Err(refusal) => page(call, &problems_of(refusal)?),
    }
}

/// What needs the reader: plans to check, to approve, to mend.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut wanted = Vec::new();
    if read.actor().is_one_of(ENTERPRISE_WRITERS) {
        wanted.push((PlanState::Submitted, words::TASK_CHECK));
        wanted.push((PlanState::Returned, words::TASK_MEND));
    }
    if read.actor().is_one_of(APPROVERS) {
        wanted.push((PlanState::Checked, words::TASK_APPROVE));
    }
    let mut tasks = Vec::new();
    for (state, detail) in wanted {
        tasks.extend(office::in_state(read, state)?.into_iter().map(|one| Task {
            tone: Tone::Attention,
            tag: words::TASK.say(lang).to_owned(),
            title: one.group,
            detail: detail.say(lang).to_owned(),
            path: path(one.plan),
            action: words::OPEN.say(lang).to_owned(),
            ..Task::default()
        }));
    }
    Ok(tasks)
}
