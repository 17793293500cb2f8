//! Job orders for offices: the list, the page of one with why it is shown or not, the moves of its life, and the rules of its
//! form. Not here: making one (`agency_form`), what the public sees (`vacancy`).

use askama::Template;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Access, ActionId, Lang, Record, Refusal, Row, Value, day};
use store::Reader;
use web::pieces;
use web::{Answer, Call, Html, Input, RecordPages, Route, Tone, Values, Warning};

use super::list::going_to;
use super::vacancy::{self, Shown};
use crate::office::job_order::{self as office, OrderFile, OrderMove};
use crate::records::JobOrder;
use crate::records::job_order::{JOB_ORDER_MACHINE, JobOrderState};
use crate::rules::cost;
use crate::rules::guards::LEAST_AGE;
use crate::rules::job_order as rules;
use crate::rules::wage::{self, Rate};
use crate::words::job_order as words;
use crate::words::placement_agency as agency_words;

/// Rules of the generic pages.
pub const PAGES: RecordPages = RecordPages {
    check,
    before_save: Some(before_save),
    sheet: Some(&crate::office::job_order_sheet::JOB_ORDER_SHEETS),
    ..RecordPages::plain(JobOrder::SPEC)
};

/// How many the list shows.
const MOST: usize = 50;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, write) = (Access::Read(JobOrder::SPEC), Access::Write(JobOrder::SPEC));
    let routes = [
        Route::get("/lowongan-kerja", read, list),
        Route::get("/lowongan-kerja/{id}", read, page),
        Route::post("/lowongan-kerja/{id}/langkah", write, step),
    ];
    routes.into_iter().map(|route| route.of(JobOrder::SPEC).help("agen#lowongan-dan-izin")).collect()
}

/// Across the fields of a job order.
///
/// # Errors
/// `Invalid` with every mistake, each at its field.
pub fn check(read: &Reader<'_>, values: &Values, _: Lang) -> Result<Vec<Warning>, Refusal> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut say = |field: &str, code, message| problems.push(Problem { field: field.to_owned(), code, message });
    let money = |name: &str| values.text(name).map(wage::read);
    let (from, to) = (money("wage_from"), money("wage_to"));
    for (name, money) in [("wage_from", &from), ("wage_to", &to)] {
        if matches!(money, Some(None)) {
            say(name, "wage", words::WAGE_WRONG);
        }
    }
    if let (Some(Some(from)), Some(Some(to))) = (from, to)
        && (from.currency != to.currency || to.minor < from.minor)
    {
        say("wage_to", "wage.order", words::WAGE_ORDER);
    }
    match values.text("rate") {
        Some(rate) if Rate::read(rate).is_none() => say("rate", "rate", words::RATE_WRONG),
        Some(_) if values.text("rate_on").is_none() => say("rate_on", "required", words::RATE_DAY),
        _ => {}
    }
    let date = |name: &str| values.text(name).and_then(|text| text.parse::<Date>().ok());
    if date("rate_on").is_some_and(|day| day > read.today()) {
        say("rate_on", "date.future", agency_words::AHEAD);
    }
    let (youngest, oldest) = (values.integer("age_from"), values.integer("age_to"));
    for (name, age) in [("age_from", youngest), ("age_to", oldest)] {
        if age.is_some_and(|age| age < i64::from(LEAST_AGE)) {
            say(name, "age", words::AGE_LEAST);
        }
    }
    if youngest.zip(oldest).is_some_and(|(youngest, oldest)| oldest < youngest) {
        say("age_to", "age.order", words::AGE_ORDER);
    }
    for name in ["wanted", "months"] {
        if values.integer(name).is_some_and(|number| number <= 0) {
            say(name, "number", words::POSITIVE);
        }
    }
    if values.text("costs").is_some_and(|costs| cost::read_lines(costs).is_err()) {
        say("costs", "cost.line", words::COST_LINE);
    }
    if problems.is_empty() { Ok(Vec::new()) } else { Err(Refusal::Invalid(problems)) }
}

/// Wages are kept as they are shown, however they were typed.
pub fn written_alike(values: &mut Values) {
    for field in [JobOrder::WAGE_FROM.tag, JobOrder::WAGE_TO.tag] {
        let typed = values.items().iter().find(|(tag, _)| *tag == field).and_then(|(_, value)| value.as_text());
        if let Some(money) = typed.and_then(wage::read) {
            values.put(field, Value::Text(money.say(Lang::Id)));
        }
    }
}

/// A new order is a draft, wherever it comes from.
fn before_save(_: &Reader<'_>, row: Option<&Row>, values: &mut Values, _: ActionId) -> Result<(), Refusal> {
    written_alike(values);
    if row.is_none() {
        values.put(JobOrder::STATE.tag, Value::Integer(JobOrderState::Draft.code()));
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "job_order/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    states: Vec<(String, &'static str, bool)>,
    import: bool,
    rows: Vec<Line>,
    empty: Html,
}

struct Line {
    path: String,
    job: String,
    company: String,
    state: Html,
    left: i64,
    closing: String,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let state = JobOrderState::from_name(call.query("keadaan"));
    let files = call.read(|read| office::all(read, state, MOST))?;
    let link_of = |one: &JobOrderState| {
        (web::link("/lowongan-kerja", &[("keadaan", one.name())]), call.say(one.label()), state == Some(*one))
    };
    let content = ListPage {
        call,
        states: JobOrderState::ALL.iter().map(link_of).collect(),
        import: call.actor.is_one_of(JobOrder::SPEC.write),
        rows: files.iter().map(|file| line(call, file)).collect(),
        empty: pieces::empty(call.say(words::NO_ORDERS), Some((call.say(agency_words::TITLE), "/p3mi"))),
    };
    Ok(call.page(call.say(words::ORDERS), &content))
}

fn line(call: &Call, file: &OrderFile) -> Line {
    let tone = if file.hidden.is_none() { Tone::Good } else { Tone::Plain };
    Line {
        path: format!("/lowongan-kerja/{}", file.order.row.id),
        job: going_to(Some(&file.order.country), Some(&file.order.job), call.lang),
        company: file.company.agency.name.clone(),
        state: pieces::tag(tone, call.say(file.order.state.label())),
        left: file.left,
        closing: day::short(file.order.closing, call.lang),
    }
}

#[derive(Template)]
#[template(path = "job_order/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    title: String,
    state: Html,
    shown: Shown,
    why: String,
    here: i64,
    taken: i64,
    problems: Html,
    hidden: Html,
    moves: Vec<Step>,
    own: String,
    public: bool,
    may_edit: bool,
}

/// A move that can be made.
struct Step {
    to: &'static str,
    label: &'static str,
    reason: Option<Input>,
    costs: bool,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, here) = call.read(|read| Ok((OrderFile::of(read, id)?, office::taken_here(read, id)?)))?;
    let may_edit = call.actor.is_one_of(JobOrder::SPEC.write) && call.actor.reaches(&file.order.row.region, None);
    let why = match (file.hidden, file.hindrance) {
        (None, _) => String::new(),
        (_, Some(hindrance)) => call.say(hindrance.phrase()).to_owned(),
        (Some(hidden), None) => call.say(hidden.phrase()).to_owned(),
    };
    let tone = if file.hidden.is_none() { Tone::Good } else { Tone::Attention };
    let content = ShowPage {
        call,
        title: going_to(Some(&file.order.country), Some(&file.order.job), call.lang),
        state: pieces::tag(tone, call.say(file.order.state.label())),
        why,
        here,
        taken: file.order.wanted - file.left,
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden_for(&file.order.row),
        moves: if may_edit { moves(call, &file, problems) } else { Vec::new() },
        own: format!("/lowongan-kerja/{id}"),
        public: file.hidden.is_none(),
        may_edit,
        shown: vacancy::shown(call, &file),
    };
    let answer = call.page(call.say(words::ORDER), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn moves(call: &Call, file: &OrderFile, problems: &[Problem]) -> Vec<Step> {
    let questions = rules::costs(&file.order, call.today).iter().any(|(_, found)| found.is_a_question());
    let step = |edge: &'static kernel::states::Edge| {
        let to = JobOrderState::from_code(edge.to)?;
        let reason = Input::text("reason", call.say(words::REASON)).required();
        Some(Step {
            to: to.name(),
            label: call.say(edge.label),
            reason: edge.reason.then(|| reason.filled(&call.form, problems, call.lang)),
            costs: to == JobOrderState::Published && questions,
        })
    };
    JOB_ORDER_MACHINE.out_of(file.order.state.code()).filter_map(step).collect()
}

fn step(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let seen = call.seen()?;
    let input = OrderMove {
        order: id,
        to: JobOrderState::from_name(call.form.text("ke")).ok_or(Refusal::NotFound)?,
        reason: call.form.text("reason").chars().take(200).collect(),
        costs_checked: call.form.ticked("costs_checked"),
    };
    match call.act(move |read| office::step(read, &seen, &input)) {
        Ok(_) => Ok(Answer::redirect(format!("/lowongan-kerja/{id}")).saying(call.say(words::MOVED))),
        Err(Refusal::Invalid(problems)) => show(call, &problems),
        Err(other) => Err(other),
    }
}
