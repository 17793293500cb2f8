//! The office's side: registrations that came, one of them, turning it into a resident and a case, or answering.

use askama::Template;
use kernel::refusal::Problem;
use kernel::region::{Code, Regions};
use kernel::{ActionId, Held, Id, Record, RecordId, Refusal, Stored, country, day, phone};
use people::office::erasure;
use people::pages::form_page::FormPage;
use people::records::Resident;
use store::{Action, Reader};
use web::{Answer, Call, Html, Input, Tone, link, pieces};

use super::{CLOSED, number};
use crate::office::interest::{self as office, Who};
use crate::pages::case_path;
use crate::records::interest::{INTEREST_WRITERS, InterestState};
use crate::records::{CASE_WRITERS, Interest};
use crate::words::interest as words;

#[derive(Template)]
#[template(path = "interest/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    all: bool,
    lines: Vec<Line>,
    empty: Html,
    next: String,
    overdue: usize,
}

struct Line {
    path: String,
    name: String,
    detail: String,
    state: Html,
}

fn state_tag(call: &Call, state: InterestState) -> Html {
    let tone = match state {
        InterestState::New => Tone::Attention,
        InterestState::Taken => Tone::Good,
        InterestState::Declined | InterestState::Erased => Tone::Plain,
    };
    pieces::tag(tone, call.say(state.label()))
}

fn village_of(code: &str) -> String {
    Code::parse(code).ok().and_then(|code| Regions::get().short(&code)).unwrap_or_else(|| code.to_owned())
}

fn country_of(call: &Call, code: Option<&str>) -> Option<String> {
    code.and_then(country::get).map(|one| one.name.say(call.lang).to_owned())
}

fn name_of(call: &Call, interest: &Interest) -> String {
    interest.name.known().cloned().unwrap_or_else(|| call.say(CLOSED).to_owned())
}

pub(super) fn list(call: &Call) -> Result<Answer, Refusal> {
    let all = call.query("semua") == "1";
    let after = Some(call.query("sesudah").to_owned()).filter(|after| !after.is_empty());
    let state = if all { None } else { Some(InterestState::New) };
    let may_answer = call.actor.is_one_of(INTEREST_WRITERS);
    let (found, next, overdue) = call.read(|read| {
        let (found, next) = office::list(read, state, after)?;
        let overdue = if may_answer { office::overdue(read)?.len() } else { 0 };
        Ok((found, next, overdue))
    })?;
    let line = |interest: &Stored<Interest>| {
        let parts = [
            Some(village_of(&interest.village)),
            country_of(call, interest.country.as_deref()),
            Some(day::short(interest.received, call.lang)),
        ];
        Line {
            path: format!("/minat/{}", interest.row.id),
            name: name_of(call, interest),
            detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            state: state_tag(call, interest.state),
        }
    };
    let none = if all { words::LIST_NONE } else { words::NONE_WAITS };
    let all_of = if all { "1" } else { "" };
    let content = ListPage {
        call,
        all,
        lines: found.iter().map(line).collect(),
        empty: pieces::empty(call.say(none), None),
        next: next.map_or_else(String::new, |next| link("/minat/masuk", &[("semua", all_of), ("sesudah", &next)])),
        overdue,
    };
    Ok(call.page(call.say(words::LIST), &content))
}

#[derive(Template)]
#[template(path = "interest/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    title: String,
    number: String,
    state: Html,
    facts: Vec<(&'static str, String)>,
    wish: String,
    phone: String,
    tel: String,
    chat: String,
    takes: bool,
    answers: bool,
    erases: bool,
    goes_on: bool,
    perhaps: Vec<(String, String, String)>,
    hidden: Html,
    problems: Html,
    answer: Input,
    answered: String,
    links: Vec<(&'static str, String)>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let content = call.read(|read| shown(call, read, id, problems))?;
    let title = content.title.clone();
    let answer = call.page(&title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn shown<'c>(call: &'c Call, read: &Reader<'_>, id: RecordId, problems: &[Problem]) -> Result<ShowPage<'c>, Refusal> {
    let interest = read.get::<Interest>(Id::new(id))?;
    let open = interest.state == InterestState::New && !interest.row.withdrawn;
    let own = open && call.actor.office == interest.home();
    let takes = own && call.actor.is_one_of(CASE_WRITERS);
    let perhaps = if takes && interest.resident.is_none() { office::perhaps(read, &interest)? } else { Vec::new() };
    let reach = interest.phone.known().and_then(|text| phone::parse(text).ok());
    let facts = [
        (words::VILLAGE_OF, Some(village_of(&interest.village))),
        (words::SEX, Some(call.say(interest.sex.label()).to_owned())),
        (words::COUNTRY, country_of(call, interest.country.as_deref())),
        (words::RECEIVED, Some(day::long(interest.received, call.lang))),
    ];
    let links = [
        interest.case.map(|case| (call.say(words::TO_CASE), case_path(case.id.raw()))),
        interest.resident.map(|resident| (call.say(words::TO_CARD), format!("/warga/{}", resident.id))),
    ];
    let answer = Input::lines("answer", call.say(words::ANSWER)).help(call.say(words::ANSWER_HELP));
    let label = |name: &str| if name == "answer" { call.say(words::ANSWER).to_owned() } else { String::new() };
    Ok(ShowPage {
        call,
        own: format!("/minat/{id}"),
        title: name_of(call, &interest),
        number: number(id),
        state: state_tag(call, interest.state),
        facts: facts.into_iter().filter_map(|(label, text)| Some((call.say(label), text?))).collect(),
        wish: interest.wish.given().cloned().unwrap_or_default(),
        phone: reach.as_ref().map_or_else(|| call.say(CLOSED).to_owned(), |phone| phone.shown()),
        tel: reach.as_ref().map_or_else(String::new, |phone| phone.tel_link()),
        chat: reach.as_ref().filter(|phone| phone.is_mobile()).map_or_else(String::new, |phone| chat(call.lang, phone)),
        takes,
        answers: own && call.actor.is_one_of(INTEREST_WRITERS),
        erases: call.actor.office == interest.home()
            && call.actor.is_one_of(INTEREST_WRITERS)
            && interest.state != InterestState::Erased,
        goes_on: takes && interest.resident.is_some(),
        perhaps: perhaps.iter().map(|resident| offer(call, resident)).collect(),
        hidden: call.hidden_for(&interest.row),
        problems: pieces::problems(problems, call.lang, label),
        answer: answer.filled(&call.form, problems, call.lang),
        answered: interest.answer.given().cloned().unwrap_or_default(),
        links: links.into_iter().flatten().collect(),
    })
}

/// A message that is ready to be sent.
pub(super) fn chat(lang: kernel::Lang, phone: &phone::Phone) -> String {
    link(&phone.wa_me_link(), &[("text", words::CHAT_TEXT.say(lang))])
}

fn offer(call: &Call, resident: &Stored<Resident>) -> (String, String, String) {
    let born = resident.birth_date.given().map(|birth| day::short(*birth, call.lang));
    let detail: Vec<String> = [born, resident.dusun.clone()].into_iter().flatten().collect();
    (resident.row.id.to_string(), Resident::SPEC.title(&resident.row, call.lang), detail.join(" · "))
}

/// One tap: a resident (new, or one that was there) and a case. They are two entries; where the machine fell in between,
/// the same button goes on with the second.
pub(super) fn take(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let interest = call.read(|read| read.get::<Interest>(Id::new(id)))?;
    if interest.resident.is_none() {
        let known = call.form.text("warga").parse::<RecordId>().ok();
        if known.is_none()
            && !call.form.ticked("baru")
            && !call.read(|read| office::perhaps(read, &interest))?.is_empty()
        {
            return Ok(show(call, &[])?.invalid());
        }
        let who = known.map_or(Who::New, Who::Known);
        let (seen, action) = (call.seen()?, call.action);
        match call.act(move |read| office::give_person(read, action, id, &seen, who)) {
            Ok(_) => {}
            Err(Refusal::Conflict(_)) => return Ok(changed(call, id)),
            Err(Refusal::Invalid(problems)) => return show(call, &problems),
            Err(other) => return Err(other),
        }
    }
    let action = ActionId(call.action.record(CASE_ACTION));
    let second = Action {
        id: action,
        digest: call.form.digest(&call.path, &call.files),
        actor: call.actor.clone(),
        now: call.now,
    };
    match call.store.act(second, move |read| office::give_case(read, action, id)) {
        Ok(_) => {}
        Err(Refusal::Invalid(problems)) => return show(call, &problems),
        Err(other) => return Err(other),
    }
    let case = call.read(|read| Ok(read.get::<Interest>(Id::new(id))?.case))?;
    let path = case.map_or_else(|| format!("/minat/{id}"), |case| case_path(case.id.raw()));
    Ok(Answer::redirect(path).saying(call.say(words::TAKEN)))
}

/// The id of the second action is the first one's record of this number.
const CASE_ACTION: u32 = 40;

fn changed(call: &Call, id: RecordId) -> Answer {
    Answer::redirect(format!("/minat/{id}")).saying(call.say(words::CHANGED))
}

pub(super) fn answer(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let text = match people::pages::contact::text(call.form.text("answer")) {
        Ok(text) => text,
        Err(message) => return show(call, &[Problem { field: "answer".into(), code: "text", message }]),
    };
    match call.act(move |read| office::answer(read, id, &seen, &text)) {
        Ok(_) => Ok(Answer::redirect(format!("/minat/{id}")).saying(call.say(words::ANSWERED))),
        Err(Refusal::Conflict(_)) => Ok(changed(call, id)),
        Err(Refusal::Invalid(problems)) => show(call, &problems),
        Err(other) => Err(other),
    }
}

/// Erases what is older than the public page promises.
pub(super) fn erase_old(call: &Call) -> Result<Answer, Refusal> {
    let due = call.read(office::overdue)?;
    let action = call.action;
    let ids = due.clone();
    call.act(move |read| office::erase_overdue(read, action, &ids))?;
    for id in due {
        erasure::destroy(&call.store, &call.actor, call.now, id)?;
    }
    Ok(Answer::redirect("/minat/masuk").saying(call.say(words::ERASED)))
}

/// Asks before what one person left is erased.
pub(super) fn erase_page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let interest = call.read(|read| read.get::<Interest>(Id::new(id)))?;
    let page = FormPage {
        title: call.say(words::ERASE_ONE).to_owned(),
        lead: vec![name_of(call, &interest), call.say(words::ERASE_ONE_TELL).to_owned()],
        action: format!("/minat/{id}/hapus"),
        button: call.say(words::ERASE_ONE).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), format!("/minat/{id}"))],
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

/// Erases what one person left, as the public page promises whoever asks.
pub(super) fn erase_one(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    call.act(move |read| office::erase_asked(read, action, id))?;
    erasure::destroy(&call.store, &call.actor, call.now, id)?;
    Ok(Answer::redirect("/minat/masuk").saying(call.say(words::ERASED_ONE)))
}

/// A name as a task may show it.
pub(super) fn shown_name(interest: &Interest, lang: kernel::Lang) -> String {
    match &interest.name {
        Held::Known(name) => name.clone(),
        _ => CLOSED.say(lang).to_owned(),
    }
}
