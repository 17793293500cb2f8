//! Handing over a desk: what is open, the proposal, the answer, the printed record. Not here: the decisions
//! (`office::handover`), giving somebody a role (`account_forms`).

use askama::Template;
use jiff::civil::Date;
use kernel::access::{Access, OFFICES, Role};
use kernel::day;
use kernel::refusal::Problem;
use kernel::region::Regions;
use kernel::{Lang, Record, RecordId, Refusal, Stored, Value};
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Input, Route, Task, Tone, pieces};

use super::form_page::{FormPage, problem, problems_of};
use crate::office::handover::{self as office, Holder, Proposal};
use crate::office::{access_view, office as offices, password};
use crate::papers::handover::{Facts, as_the_head_knows, paper};
use crate::records::handover::{HandoverReason, HandoverState};
use crate::records::{Handover, Office};
use crate::rules::handover::MOST_ITEMS;
use crate::words::handover as words;

/// Handovers on one page.
const MOST: usize = 100;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let all = Access::Roles(OFFICES);
    let routes = [
        Route::get("/serah-terima", all, list),
        Route::get("/serah-terima/baru", all, new_page),
        Route::post("/serah-terima/baru", all, create),
        Route::get("/serah-terima/{id}", all, show),
        Route::get("/serah-terima/{id}/berita-acara.pdf", all, print),
        Route::post("/serah-terima/{id}/terima", all, accept),
        Route::post("/serah-terima/{id}/tolak", all, decline),
        Route::post("/serah-terima/{id}/batal", all, cancel),
        Route::post("/serah-terima/{id}/tahu", all, know),
        Route::post("/serah-terima/{id}/draf", all, drafts),
    ];
    routes.into_iter().map(|route| route.of(Handover::SPEC).help("serah-terima")).collect()
}

fn path(id: RecordId) -> String {
    format!("/serah-terima/{id}")
}

struct Line {
    path: String,
    giver: String,
    receiver: String,
    role: &'static str,
    begins: String,
    state: Html,
}

#[derive(Template)]
#[template(path = "handover_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    lines: Vec<Line>,
    others: Vec<(String, String)>,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let (lines, others) = call.read(|read| {
        let mut lines = Vec::new();
        for one in concerning(read)? {
            lines.push(Line {
                path: path(one.row.id),
                giver: office::name_of(read, one.giver),
                receiver: office::name_of(read, one.receiver),
                role: call.say(one.role.label()),
                begins: day::long(one.begins, call.lang),
                state: state_tag(call, &one),
            });
        }
        Ok((lines, others(call, read)?))
    })?;
    Ok(call.page(call.say(words::TITLE), &ListPage { call, lines, others }))
}

fn concerning(read: &Reader<'_>) -> Result<Vec<Stored<Handover>>, Refusal> {
    let rows = read.list(&ListQuery::of(Handover::SPEC).limited(MOST))?.rows;
    let all = rows.into_iter().map(Stored::<Handover>::from_row).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|one| office::concerns(read.actor(), one)).collect())
}

/// Officers of the reader's own office whose desks the reader may hand over, with the address.
fn others(call: &Call, read: &Reader<'_>) -> Result<Vec<(String, String)>, Refusal> {
    let mut others = Vec::new();
    for holder in office::holders(read, call.actor.office, call.today)? {
        if holder.account != call.actor.account && office::desk(read, Some(holder.assignment)).is_ok() {
            let words = format!("{} ({})", holder.name, call.say(holder.role.label()));
            others.push((words, web::link("/serah-terima/baru", &[("peran", &holder.assignment.to_string())])));
        }
    }
    Ok(others)
}

fn state_tag(call: &Call, one: &Handover) -> Html {
    if office::is_in_force(one, call.today) {
        return pieces::tag(Tone::Good, call.say(words::IN_FORCE));
    }
    let tone = match one.state {
        HandoverState::Proposed => Tone::Attention,
        HandoverState::Accepted => Tone::Good,
        HandoverState::Declined | HandoverState::Cancelled => Tone::Plain,
    };
    pieces::tag(tone, call.say(one.state.label()))
}

/// A task that is open: what it says, and where.
struct Item {
    text: String,
    path: String,
}

/// How many records of a kind are not finished, in words, and where they are listed.
type Counts = Vec<(String, String)>;

/// What is open at a desk: how many records of each kind are not finished, and the tasks of every room as the desk's holder
/// sees them, each page once.
fn open_items(call: &Call, holder: &Holder) -> Result<(Counts, Vec<Item>), Refusal> {
    let Some(actor) = office::actor_of(&call.store, holder, call.now)? else { return Ok(Default::default()) };
    let mut items: Vec<Item> = Vec::new();
    let counts = call.store.read(&actor, call.now, |read| {
        for room in &call.site.rooms {
            for task in (room.today)(read, call.lang)? {
                if !task.path.is_empty() && items.iter().all(|item| item.path != task.path) {
                    let parts = [task.tag, task.title, task.detail];
                    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                    items.push(Item { text, path: task.path });
                }
            }
        }
        unfinished(call, read)
    })?;
    items.truncate(MOST_ITEMS);
    Ok((counts, items))
}

/// Records of the reader's office in a state from which a way leads on, by kind.
fn unfinished(call: &Call, read: &Reader<'_>) -> Result<Counts, Refusal> {
    let mut counts = Counts::new();
    for spec in read.registry().specs.iter().copied().filter(|spec| spec.pages && read.actor().is_one_of(spec.read)) {
        let (Some(machine), Some((_, field))) = (spec.states, spec.state_field()) else { continue };
        let mut open = 0;
        // Where only a step back or a withdrawal could follow, nothing waits to be done.
        let waits = |code: i64| machine.out_of(code).any(|edge| !edge.reason);
        for state in machine.states.iter().filter(|state| waits(state.code)) {
            let mut query = ListQuery::of(spec).with(field.tag, Value::Integer(state.code));
            query.home = Some(read.actor().office);
            open += read.count(&query)?;
        }
        if open > 0 {
            let words = format!("{}: {open} {}", call.say(spec.label), call.say(words::STILL_OPEN));
            counts.push((words, format!("/{}", spec.path)));
        }
    }
    Ok(counts)
}

#[derive(Template)]
#[template(path = "handover_open.html")]
struct OpenItems<'c> {
    call: &'c Call,
    counts: Counts,
    items: &'c [Item],
    drafts: usize,
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new(), call.query("peran"))
}

fn form(call: &Call, problems: Vec<Problem>, desk: &str) -> Result<Answer, Refusal> {
    let assignment = wanted(desk)?;
    let (holder, able) = call.read(|read| {
        let (holder, at) = office::desk(read, assignment)?;
        let able = office::receivers(read, &holder, at, call.today)?;
        Ok((holder, able))
    })?;
    let (counts, items) = open_items(call, &holder)?;
    let items: Vec<Item> = items.into_iter().map(|item| told(call, item)).collect();
    let drafts = office::drafts_of(&call.store, holder.account)?;
    let open = Html::of(&OpenItems { call, counts, items: &items, drafts });
    let mut lead =
        vec![format!("{} · {}", holder.name, call.say(holder.role.label())), call.say(words::NEW_LEAD).to_owned()];
    if able.is_empty() {
        lead.push(call.say(words::RECEIVER_NONE).to_owned());
    }
    let page = FormPage {
        title: call.say(words::NEW_TITLE).to_owned(),
        lead,
        problems,
        inputs: inputs(call, &able),
        kept: vec![("desk", desk.to_owned())],
        action: "/serah-terima/baru".to_owned(),
        button: call.say(words::SEND).to_owned(),
        aside: open,
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn inputs(call: &Call, able: &[Holder]) -> Vec<Input> {
    let receivers = able
        .iter()
        .map(|one| (one.account.to_string(), format!("{} ({})", one.name, call.say(one.role.label()))))
        .collect();
    let reasons =
        HandoverReason::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    vec![
        Input::choice("receiver", call.say(words::RECEIVER), receivers).required().help(call.say(words::RECEIVER_HELP)),
        Input::choice("reason", call.say(words::REASON), reasons).required(),
        Input::text("begins", call.say(words::BEGINS)).required().help(call.say(words::BEGINS_HELP)),
        Input::text("back", call.say(words::BACK)).help(call.say(words::BACK_HELP)),
        Input::lines("note", call.say(words::NOTE)).help(call.say(words::NOTE_HELP)),
    ]
}

fn wanted(desk: &str) -> Result<Option<RecordId>, Refusal> {
    if desk.is_empty() { Ok(None) } else { desk.parse().map(Some).map_err(|_| Refusal::NotFound) }
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    let desk = call.form.text("desk").to_owned();
    let proposal = match typed(call, &desk)? {
        Ok(proposal) => proposal,
        Err(problems) => return form(call, problems, &desk),
    };
    let action = call.action;
    match call.act(move |read| office::propose(read, &proposal, action)) {
        Ok(_) => Ok(Answer::redirect(path(action.record(0))).saying(call.say(words::PROPOSED))),
        Err(refusal) => form(call, problems_of(refusal)?, &desk),
    }
}

/// What was typed, or what is wrong with it.
fn typed(call: &Call, desk: &str) -> Result<Result<Proposal, Vec<Problem>>, Refusal> {
    let mut problems = Vec::new();
    let mut date = |name: &str, needed: bool| -> Option<Date> {
        let text = call.form.text(name);
        let parsed = day::parse(text).ok();
        if parsed.is_none() && (needed || !text.is_empty()) {
            problems.push(problem(name, "date", words::DATE_WRONG));
        }
        parsed
    };
    let (begins, back) = (date("begins", true), date("back", false));
    let receiver = call.form.text("receiver").parse::<RecordId>().ok();
    let reason = HandoverReason::from_name(call.form.text("reason"));
    if receiver.is_none() {
        problems.push(problem("receiver", "required", words::RECEIVER_NEEDED));
    }
    if reason.is_none() {
        problems.push(problem("reason", "required", words::REASON_NEEDED));
    }
    let (Some(receiver), Some(reason), Some(begins), true) = (receiver, reason, begins, problems.is_empty()) else {
        return Ok(Err(problems));
    };
    let assignment = wanted(desk)?;
    let (holder, _) = call.read(|read| office::desk(read, assignment))?;
    let items = open_items(call, &holder)?.1.into_iter().map(|item| item.path).collect();
    let note = call.form.text("note").chars().take(2000).collect();
    Ok(Ok(Proposal { desk: assignment, receiver, reason, begins, back, note, items }))
}

#[derive(Template)]
#[template(path = "handover_show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    id: RecordId,
    title: String,
    state: Html,
    facts: Vec<(&'static str, String)>,
    note: String,
    counts: Counts,
    items: Vec<Item>,
    problems: Html,
    hidden: Html,
    answers: bool,
    cancels: bool,
    knows: bool,
    drafts: usize,
    takes: bool,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    show_with(call, &[])
}

fn show_with(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let one = call.read(|read| office::readable(read, id))?;
    let (counts, items) = items_now(call, &one)?;
    let mine = |account: RecordId| account == call.actor.account;
    let proposed = one.state == HandoverState::Proposed;
    let in_force = office::is_in_force(&one, call.today);
    let party = mine(one.giver.id.raw()) || mine(one.receiver.id.raw());
    let drafts = match (party, in_force && mine(one.receiver.id.raw())) {
        (_, true) => {
            office::drafts_to_take(&call.store, &one, &call.actor, call.now, |form| goes_along(call, form))?.len()
        }
        (true, false) => office::drafts_of(&call.store, one.giver.id.raw())?,
        (false, false) => 0,
    };
    let content = call.read(|read| {
        Ok(ShowPage {
            call,
            id,
            title: office::name_of(read, one.giver),
            state: state_tag(call, &one),
            facts: facts(call, read, &one)?,
            note: one.note.given().cloned().unwrap_or_default(),
            counts: if party || office::is_told(&call.actor, &one) { counts } else { Counts::new() },
            items,
            problems: pieces::problems(problems, call.lang, |_| String::new()),
            hidden: call.hidden_for(&one.row),
            answers: proposed && mine(one.receiver.id.raw()),
            cancels: proposed && mine(one.proposer.id.raw()),
            knows: one.state == HandoverState::Accepted && one.known_by.is_none() && office::is_told(&call.actor, &one),
            drafts,
            takes: in_force && mine(one.receiver.id.raw()),
        })
    })?;
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

/// Is a draft of this form work of the desk? What anybody does for themself stays with who began it.
fn goes_along(call: &Call, form: &str) -> bool {
    let path = form.strip_prefix("isian ").unwrap_or(form);
    call.may_get(path) && !["/saya", "/kontak"].iter().any(|own| path.starts_with(own))
}

/// An item as the reader may know it: a page that is closed to them says nothing of what it is about.
fn told(call: &Call, item: Item) -> Item {
    let closed = || Item { text: call.say(words::ITEM_CLOSED).to_owned(), path: String::new() };
    if call.may_get(&item.path) { item } else { closed() }
}

/// What was open then, with what it says now at the desk that has it; and how much is not finished there.
fn items_now(call: &Call, one: &Handover) -> Result<(Counts, Vec<Item>), Refusal> {
    let whose = if office::is_in_force(one, call.today) { one.receiver } else { one.giver };
    let holders = call.read(|read| office::holders(read, one.office.id.raw(), call.today))?;
    let desk = holders
        .into_iter()
        .find(|holder| holder.account == whose.id.raw() && crate::rules::handover::may_receive(one.role, holder.role));
    let (counts, now) = desk.map_or(Ok(Default::default()), |desk| open_items(call, &desk))?;
    let paths = one.items.as_deref().unwrap_or_default().lines();
    let items = paths.map(|path| {
        let text = now.iter().find(|item| item.path == path).map(|item| item.text.clone());
        let text = text.unwrap_or_else(|| call.say(words::ITEM_DONE).to_owned());
        told(call, Item { text, path: path.to_owned() })
    });
    let counts = counts
        .into_iter()
        .map(|(words, path)| if call.may_get(&path) { (words, path) } else { (words, String::new()) });
    Ok((counts.collect(), items.collect()))
}

fn facts(call: &Call, read: &Reader<'_>, one: &Handover) -> Result<Vec<(&'static str, String)>, Refusal> {
    let at = access_view::office_of(read, one.office.id.raw())?.map_or_else(String::new, |(name, _)| name);
    let mut facts = vec![
        (call.say(words::FROM), office::name_of(read, one.giver)),
        (call.say(words::RECEIVER), office::name_of(read, one.receiver)),
        (call.say(words::ROLE), call.say(one.role.label()).to_owned()),
        (call.say(words::OFFICE), at),
        (call.say(words::REASON), call.say(one.reason.label()).to_owned()),
        (call.say(words::BEGINS), day::long(one.begins, call.lang)),
    ];
    facts.extend(one.back.map(|back| (call.say(words::BACK), day::long(back, call.lang))));
    if one.proposer != one.giver {
        facts.push((call.say(words::PROPOSER), office::name_of(read, one.proposer)));
    }
    facts.extend(one.known_by.map(|by| (call.say(words::KNOWN_BY), office::name_of(read, by))));
    Ok(facts)
}

fn print(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let one = call.read(|read| office::readable(read, id))?;
    let (counts, items) = items_now(call, &one)?;
    let head_opens = |path: &str| path.is_empty() || call.opens_to(Role::KepalaDesa, path);
    let on_paper = |item: Item| as_the_head_knows(one.role, head_opens(&item.path), item.text);
    let facts = call.read(|read| {
        let office = offices::public(read, one.office.id.raw())?;
        let place = office
            .as_ref()
            .and_then(|office| office.region)
            .and_then(|code| Regions::get().name(&code).map(str::to_owned));
        let named = |pick: fn(&Office) -> String| office.as_ref().map_or_else(String::new, |office| pick(office));
        Ok(Facts {
            office: named(|office| office.name.clone()),
            address: named(|office| office.address.clone().unwrap_or_default()),
            place: place.unwrap_or_else(|| named(|office| office.name.clone())),
            giver: office::name_of(read, one.giver),
            receiver: office::name_of(read, one.receiver),
            head: named(|office| office.head_name.clone().unwrap_or_default()),
            role: one.role.label().id.to_owned(),
            reason: one.reason.label().id.to_owned(),
            begins: one.begins,
            back: one.back,
            note: one.note.given().cloned(),
            items: counts.into_iter().map(|(words, _)| words).chain(items.into_iter().map(on_paper)).collect(),
            sample: call.site.settings.demo,
        })
    })?;
    let pdf = documents::letter::render(&paper(&facts)).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "serah-terima.pdf", true))
}

fn accept(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
    match call.act(move |read| office::accept(read, id, &seen, action)) {
        Ok(_) => {
            let one = call.read(|read| office::readable(read, id))?;
            // From a later day on the role itself no longer counts, and no session can work in it.
            if office::is_in_force(&one, call.today) {
                password::end_sessions(&call.store, one.giver.id.raw())?;
                office::take_drafts(&call.store, &one, &call.actor, call.now, |form| goes_along(call, form))?;
            }
            Ok(Answer::redirect(path(id)).saying(call.say(words::ACCEPTED)))
        }
        Err(refusal) => show_with(call, &problems_of(refusal)?),
    }
}

fn decline(call: &Call) -> Result<Answer, Refusal> {
    ended(call, true)
}

fn cancel(call: &Call) -> Result<Answer, Refusal> {
    ended(call, false)
}

fn ended(call: &Call, declined: bool) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let told = if declined { words::DECLINED } else { words::CANCELLED };
    match call.act(move |read| office::end(read, id, &seen, declined)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(told))),
        Err(refusal) => show_with(call, &problems_of(refusal)?),
    }
}

fn know(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    call.act(move |read| office::know(read, id, &seen))?;
    Ok(Answer::redirect(path(id)).saying(call.say(words::KNOWN)))
}

fn drafts(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let one = call.read(|read| office::readable(read, id))?;
    office::take_drafts(&call.store, &one, &call.actor, call.now, |form| goes_along(call, form))?;
    Ok(Answer::redirect(path(id)).saying(call.say(words::DRAFTS_TAKEN)))
}

/// What waits: a desk to be taken over, and what the head has not taken note of yet.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(OFFICES) {
        return Ok(Vec::new());
    }
    let mut tasks = Vec::new();
    for state in [HandoverState::Proposed, HandoverState::Accepted] {
        let query = ListQuery::of(Handover::SPEC).with(Handover::STATE.tag, Value::Integer(state.code()));
        for row in read.list(&query.limited(MOST))?.rows {
            let one = Stored::<Handover>::from_row(row)?;
            let receives = state == HandoverState::Proposed && one.receiver.id.raw() == read.actor().account;
            let knows =
                state == HandoverState::Accepted && one.known_by.is_none() && office::is_told(read.actor(), &one);
            if receives || knows {
                tasks.push(task(read, &one, receives, lang));
            }
        }
    }
    Ok(tasks)
}

fn task(read: &Reader<'_>, one: &Stored<Handover>, receives: bool, lang: Lang) -> Task {
    let (giver, receiver) = (office::name_of(read, one.giver), office::name_of(read, one.receiver));
    let (title, detail, action) = if receives {
        (giver, words::TASK_RECEIVE.say(lang).to_owned(), words::TASK_ANSWER)
    } else {
        (receiver, format!("{} {giver}", words::TASK_KNOW.say(lang)), words::TASK_READ)
    };
    Task {
        tone: if receives { Tone::Attention } else { Tone::Plain },
        tag: words::TASK_TAG.say(lang).to_owned(),
        title,
        detail: format!("{detail} · {}", day::short(one.begins, lang)),
        path: path(one.row.id),
        action: action.say(lang).to_owned(),
        due: Some(one.begins),
        message: String::new(),
    }
}
