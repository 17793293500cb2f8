//! Opening one person's data in an emergency: the form, what stands open, the home office's answer and the regency's word.
//! Not here: the decisions (`office::break_glass`), what else of a person rooms show (the emergency shows plain fields).

use askama::Template;
use jiff::Timestamp;
use kernel::access::{Access, Scope};
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::spec::FieldType;
use kernel::{Held, Lang, Record, RecordId, RecordSpec, Refusal, Row, Stored, Value};
use store::{ListQuery, Reader};
use web::records::Names;
use web::{Answer, Call, Html, Input, MenuItem, Route, Task, Tone, pieces};

use super::form_page::{FormPage, problem, problems_of};
use super::sign_in::wait_words;
use crate::office::break_glass::{self as office, Opening, Reply};
use crate::office::{access_view, account};
use crate::records::break_glass::{BREAK_GLASS_READERS, BreakGlassState, EmergencyGround, JUDGES, KEEPERS, OPENERS};
use crate::records::{BreakGlass, NextOfKin, Resident};
use crate::rules::break_glass::{is_a_reason, is_open};
use crate::words::break_glass as words;

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::MENU,
    short: words::MENU_SHORT,
    icon: "shield",
    path: "/buka-darurat",
    access: Access::Roles(BREAK_GLASS_READERS),
    order: 88,
};

/// For what the ground and the reason are read.
const PURPOSE: &str = "menanggapi pembukaan darurat";
/// Records of one kind on the page of the opened data.
const MOST: usize = 20;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (readers, openers) = (Access::Roles(BREAK_GLASS_READERS), Access::Roles(OPENERS));
    let routes = [
        Route::get("/buka-darurat", readers, list),
        Route::get("/buka-darurat/baru", openers, new_page),
        Route::post("/buka-darurat/baru", openers, create),
        Route::get("/buka-darurat/{id}", readers, show).purpose(PURPOSE),
        Route::get("/buka-darurat/{id}/data", openers, data),
        Route::post("/buka-darurat/{id}/jawab", Access::Roles(KEEPERS), reply).purpose(PURPOSE),
        Route::post("/buka-darurat/{id}/selesai", Access::Roles(JUDGES), settle).purpose(PURPOSE),
    ];
    routes.into_iter().map(|route| route.of(BreakGlass::SPEC).help("jejak#buka-data-darurat")).collect()
}

fn path(id: RecordId) -> String {
    format!("/buka-darurat/{id}")
}

fn moment(at: Timestamp, lang: Lang) -> String {
    day::moment(at.as_millisecond(), Zone::Wib, lang)
}

/// One opening in a list.
struct Line {
    path: String,
    name: String,
    office: String,
    opened: String,
    state: Html,
    open: String,
}

#[derive(Template)]
#[template(path = "break_glass_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    opens: bool,
    own: Vec<Line>,
    keeps: bool,
    kept: Vec<Line>,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let opens = call.actor.is_one_of(OPENERS);
    let (own, kept) = call.read(|read| {
        let own = if opens { office::own(read)? } else { Vec::new() };
        let own = own.iter().take(MOST).map(|one| line(call, read, one)).collect::<Result<Vec<_>, _>>()?;
        let rows = read.list(&ListQuery::of(BreakGlass::SPEC).limited(100))?.rows;
        let mut kept = Vec::new();
        for row in rows {
            let one = Stored::<BreakGlass>::from_row(row)?;
            if one.account.id.raw() != call.actor.account {
                kept.push(line(call, read, &one)?);
            }
        }
        Ok((own, kept))
    })?;
    let keeps = !matches!(call.actor.role, Some(kernel::Role::PetugasProvinsi));
    Ok(call.page(call.say(words::MENU), &ListPage { call, opens, own, keeps, kept }))
}

fn line(call: &Call, read: &Reader<'_>, one: &Stored<BreakGlass>) -> Result<Line, Refusal> {
    let own = one.account.id.raw() == call.actor.account;
    let open = own && is_open(one.state, one.until, call.now);
    Ok(Line {
        path: path(one.row.id),
        name: name_of(read, one, call.lang)?,
        office: office_name(read, one)?,
        opened: moment(one.opened_at, call.lang),
        state: state_tag(one.state, call.lang),
        open: if open { moment(one.until, call.lang) } else { String::new() },
    })
}

/// The resident's name where the reader sees it; the opener is told on the page of the data only.
fn name_of(read: &Reader<'_>, one: &Stored<BreakGlass>, lang: Lang) -> Result<String, Refusal> {
    let resident = read.maybe::<Resident>(one.resident.id)?;
    let name = resident.and_then(|resident| resident.name.known().cloned());
    Ok(name.unwrap_or_else(|| words::UNKNOWN.say(lang).to_owned()))
}

fn office_name(read: &Reader<'_>, one: &Stored<BreakGlass>) -> Result<String, Refusal> {
    Ok(access_view::office_of(read, one.office.id.raw())?.map_or_else(String::new, |(name, _)| name))
}

fn state_tag(state: BreakGlassState, lang: Lang) -> Html {
    let tone = match state {
        BreakGlassState::Opened => Tone::Attention,
        BreakGlassState::Objected => Tone::Danger,
        BreakGlassState::Accepted | BreakGlassState::Settled => Tone::Good,
    };
    pieces::tag(tone, state.label().say(lang))
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(form(call, Vec::new(), String::new()))
}

fn form(call: &Call, problems: Vec<Problem>, alert: String) -> Answer {
    let grounds =
        EmergencyGround::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let inputs = vec![
        Input::text("number", call.say(words::NUMBER))
            .required()
            .help(call.say(words::NUMBER_HELP))
            .autocomplete("off"),
        Input::choice("ground", call.say(words::GROUND), grounds).required(),
        Input::lines("reason", call.say(words::REASON)).required().help(call.say(words::REASON_HELP)),
        Input::tick("understood", call.say(words::UNDERSTOOD)).required(),
    ];
    FormPage {
        title: call.say(words::TITLE).to_owned(),
        lead: vec![call.say(words::LEAD).to_owned(), call.say(words::LEAD_HOUR).to_owned()],
        alert,
        problems,
        inputs,
        action: "/buka-darurat/baru".to_owned(),
        button: call.say(words::OPEN).to_owned(),
        ..FormPage::default()
    }
    .answer(call)
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    let ground = EmergencyGround::from_name(call.form.text("ground"));
    let (number, reason) = (call.form.text("number").to_owned(), call.form.text("reason").to_owned());
    let mut problems = Vec::new();
    if number.is_empty() {
        problems.push(problem("number", "required", words::NUMBER_NEEDED));
    }
    if ground.is_none() {
        problems.push(problem("ground", "required", words::GROUND_NEEDED));
    }
    if !call.form.ticked("understood") {
        problems.push(problem("understood", "required", words::UNDERSTOOD_NEEDED));
    }
    // Before anything is counted: who wrote too little has not tried a number.
    if !is_a_reason(&reason) {
        problems.push(problem("reason", "reason.short", words::REASON_SHORT));
    }
    let Some(ground) = ground.filter(|_| problems.is_empty()) else { return Ok(form(call, problems, String::new())) };
    if let Some(pause) = office::attempt(&call.store, call.actor.account, call.now)? {
        return Ok(form(call, Vec::new(), wait_words(call, words::WAIT, pause)));
    }
    let (action, opening) = (call.action, Opening { number, ground, reason });
    match call.act(move |read| office::open(read, &opening, action)) {
        Ok(_) => {
            office::attempt_opened(&call.store, call.actor.account)?;
            let to = format!("{}/data", path(action.record(0)));
            Ok(Answer::redirect(to).saying(call.say(words::OPENED)))
        }
        Err(refusal) => Ok(form(call, problems_of(refusal)?, String::new())),
    }
}

#[derive(Template)]
#[template(path = "break_glass_data.html")]
struct DataPage<'c> {
    call: &'c Call,
    name: String,
    until: String,
    own: String,
    cards: Vec<Card>,
}

/// One record of the opened person: its kind, and label with what stands there.
struct Card {
    title: String,
    facts: Vec<(&'static str, String)>,
}

fn data(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let one = call.read(|read| office::person_open_now(read, id))?;
    let person = one.resident.id.raw();
    let (name, cards) = call.read_in_emergency(person, |read| {
        let person = read.present(person)?;
        let row = read.row(Resident::SPEC, person)?;
        let mut cards = vec![card(call, read, &row)?];
        for spec in shown_kinds(read) {
            for row in read.list(&ListQuery::of(spec).limited(MOST))?.rows {
                cards.push(card(call, read, &row)?);
            }
        }
        cards.retain(|card| !card.facts.is_empty());
        Ok((row.spec.title(&row, call.lang), cards))
    })?;
    let content = DataPage { call, name, until: moment(one.until, call.lang), own: path(id), cards };
    Ok(call.page(call.say(words::DATA_TITLE), &content))
}

/// Kinds that say in clear whom they are about, with pages of their own, and whom to call. What hides its person (a flag,
/// a complaint) stays hidden in an emergency too.
fn shown_kinds(read: &Reader<'_>) -> Vec<&'static RecordSpec> {
    let about = |spec: &&'static RecordSpec| {
        let person = spec.fields.iter().find(|field| field.kind == FieldType::Reference(Resident::SPEC.kind));
        (spec.pages || spec.kind == NextOfKin::SPEC.kind) && person.is_some_and(|field| !field.class.is_sealed())
    };
    read.registry().specs.iter().copied().filter(about).collect()
}

fn card(call: &Call, read: &Reader<'_>, row: &Row) -> Result<Card, Refusal> {
    let names = Names::new(read, call.lang);
    let mut facts = Vec::new();
    for (field, cell) in row.spec.fields.iter().zip(&row.cells) {
        let program =
            matches!(field.kind, FieldType::Reference(_) | FieldType::Bytes | FieldType::File | FieldType::Signature);
        if program || matches!(cell, Held::Known(Value::Null)) {
            continue;
        }
        facts.push((call.say(field.label), names.cell(field, cell, false)?.text));
    }
    Ok(Card { title: call.say(row.spec.label).to_owned(), facts })
}

#[derive(Template)]
#[template(path = "break_glass_show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    id: RecordId,
    name: String,
    resident: String,
    state: Html,
    facts: Vec<(&'static str, String)>,
    problems: Html,
    hidden: Html,
    answers: bool,
    objection: Input,
    settles: bool,
    settlement: Input,
    data: String,
    looked: String,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    show_with(call, Vec::new())
}

fn show_with(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let content = call.read(|read| {
        let one = office::readable(read, id)?;
        let own = one.account.id.raw() == call.actor.account;
        let resident = format!("/warga/{}", one.resident.id);
        let looked = format!("{resident}/dilihat");
        let within = read.maybe::<Resident>(one.resident.id)?.is_some();
        let field = |input: Input| input.filled(&call.form, &problems, call.lang);
        let label = |name: &str| {
            let words = if name == "settlement" { words::SETTLEMENT } else { words::OBJECTION };
            if name.is_empty() { String::new() } else { call.say(words).to_owned() }
        };
        Ok(ShowPage {
            call,
            id,
            name: name_of(read, &one, call.lang)?,
            state: state_tag(one.state, call.lang),
            facts: facts(call, read, &one)?,
            problems: pieces::problems(&problems, call.lang, label),
            hidden: call.hidden_for(&one.row),
            answers: !own
                && one.state == BreakGlassState::Opened
                && one.home() == call.actor.office
                && call.actor.is_one_of(KEEPERS),
            objection: field(Input::lines("objection", call.say(words::OBJECTION))),
            settles: !own && one.state == BreakGlassState::Objected && call.actor.is_one_of(JUDGES),
            settlement: field(
                Input::lines("settlement", call.say(words::SETTLEMENT))
                    .help(call.say(words::SETTLEMENT_HELP))
                    .required(),
            ),
            data: if own && is_open(one.state, one.until, call.now) {
                format!("{}/data", path(id))
            } else {
                String::new()
            },
            looked: if within && call.may_get(&looked) { looked } else { String::new() },
            resident: if within && call.may_get(&resident) { resident } else { String::new() },
        })
    })?;
    let answer = call.page(call.say(words::MENU), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

/// Who, when and why, in lines.
fn facts(call: &Call, read: &Reader<'_>, one: &Stored<BreakGlass>) -> Result<Vec<(&'static str, String)>, Refusal> {
    let name = |id: RecordId| account::account_name(read, id).unwrap_or_default();
    let role = one.role.label().say(call.lang);
    let mut facts = vec![
        (call.say(words::BY), format!("{} ({role}, {})", name(one.account.id.raw()), office_name(read, one)?)),
        (call.say(words::WHEN), moment(one.opened_at, call.lang)),
        (call.say(words::UNTIL), moment(one.until, call.lang)),
    ];
    let spec = BreakGlass::SPEC;
    for field in ["ground", "reason", "objection", "settlement"] {
        let Some((index, field)) = spec.field_named(field) else { continue };
        let cell = &one.row.cells[index];
        let answered = matches!(field.name, "objection" | "settlement") && matches!(cell, Held::Sealed);
        if !matches!(cell, Held::Known(Value::Null)) && !answered {
            facts.push((call.say(field.label), field.show(cell, call.lang)));
        }
    }
    for by in [one.answered_by, one.settled_by].into_iter().flatten() {
        facts.push((
            call.say(if Some(by) == one.settled_by { words::SETTLE } else { words::ANSWER }),
            name(by.id.raw()),
        ));
    }
    Ok(facts)
}

fn reply(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let objects = call.form.text("reply") == "keberatan";
    let reply = if objects { Reply::Object(call.form.text("objection").to_owned()) } else { Reply::Accept };
    let told = if objects { words::OBJECTED } else { words::ACCEPTED };
    match call.act(move |read| office::reply(read, id, &seen, &reply)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(told))),
        Err(refusal) => show_with(call, problems_of(refusal)?),
    }
}

fn settle(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let text = call.form.text("settlement").to_owned();
    match call.act(move |read| office::settle(read, id, &seen, &text)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::SETTLED))),
        Err(refusal) => show_with(call, problems_of(refusal)?),
    }
}

/// What waits: openings to be answered by the home office, objections to be settled by the regency, and what one has open
/// oneself.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let mut tasks = Vec::new();
    if read.actor().is_one_of(KEEPERS) {
        for one in in_state(read, BreakGlassState::Opened, Some(read.actor().office))? {
            tasks.push(Task {
                tone: Tone::Danger,
                tag: words::TASK_TAG.say(lang).to_owned(),
                title: name_of(read, &one, lang)?,
                detail: format!("{} {}", words::TASK_TELL.say(lang), office_name(read, &one)?),
                path: path(one.row.id),
                action: words::TASK_OPEN.say(lang).to_owned(),
                due: None,
                message: String::new(),
            });
        }
    }
    if read.actor().is_one_of(JUDGES) {
        for one in in_state(read, BreakGlassState::Objected, None)? {
            tasks.push(Task {
                tone: Tone::Danger,
                tag: words::TASK_TAG.say(lang).to_owned(),
                title: name_of(read, &one, lang)?,
                detail: words::TASK_JUDGE.say(lang).to_owned(),
                path: path(one.row.id),
                action: words::TASK_JUDGE_OPEN.say(lang).to_owned(),
                due: None,
                message: String::new(),
            });
        }
    }
    if read.actor().is_one_of(OPENERS) {
        for one in office::own(read)?.iter().filter(|one| is_open(one.state, one.until, read.now())) {
            tasks.push(Task {
                tone: Tone::Attention,
                tag: words::TASK_TAG.say(lang).to_owned(),
                title: words::TASK_OWN.say(lang).to_owned(),
                detail: format!("{} {}", words::UNTIL.say(lang), moment(one.until, lang)),
                path: format!("{}/data", path(one.row.id)),
                action: words::SEE_DATA.say(lang).to_owned(),
                due: None,
                message: String::new(),
            });
        }
    }
    Ok(tasks)
}

fn in_state(
    read: &Reader<'_>,
    state: BreakGlassState,
    home: Option<RecordId>,
) -> Result<Vec<Stored<BreakGlass>>, Refusal> {
    if !matches!(read.actor().scope, Scope::Regions(_)) {
        return Ok(Vec::new());
    }
    let mut query = ListQuery::of(BreakGlass::SPEC).with(BreakGlass::STATE.tag, Value::Integer(state.code()));
    query.home = home;
    let rows = read.list(&query.limited(MOST))?.rows;
    rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect()
}
