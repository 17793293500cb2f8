//! *Hak atas data saya*: the person asks through their own account, sees where it stands, and gets the copy that the office
//! gave. Not here: the desk's side (`desk`, `ask`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Phrase, Refusal, Stored};
use web::{Answer, Call, Html, Input};

use super::{desk, long_text, moment, state_tag};
use crate::office::data_request::{self as office, Asked, own_person};
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::DataRequest;
use crate::records::data_request::{DataRequestState, DataWish, GivenHow, IdentityProof, RequestWay};
use crate::rules::data_request::{purposes_on, term_on};
use crate::words::data_request as words;

#[derive(Template)]
#[template(path = "data_request_own.html")]
struct OwnPage<'c> {
    call: &'c Call,
    bound: bool,
    ways: Vec<(&'static str, String)>,
    lines: Vec<Line>,
    purposes: Vec<(&'static str, &'static str, &'static str)>,
}

struct Line {
    title: &'static str,
    state: Html,
    received: String,
    answer: String,
    copies: String,
    cancel: Option<(String, Html)>,
}

pub(super) fn list(call: &Call) -> Result<Answer, Refusal> {
    let person = own_person(&call.actor);
    let lines = match person {
        Some(person) => {
            let all = call.read(|read| office::of_resident(read, person))?;
            all.iter().map(|one| line(call, one)).collect()
        }
        None => Vec::new(),
    };
    let (stops, goes_on) = purposes_on(call.today);
    let purposes = goes_on.into_iter().chain(stops);
    let content = OwnPage {
        call,
        bound: person.is_some(),
        ways: DataWish::ALL
            .iter()
            .map(|wish| (call.say(ask_words(*wish)), format!("/saya/permintaan-data/baru?minta={}", wish.name())))
            .collect(),
        lines,
        purposes: purposes.map(|one| (call.say(one.label), call.say(one.basis.label()), one.article)).collect(),
    };
    Ok(call.page(call.say(words::OWN), &content))
}

fn line(call: &Call, request: &Stored<DataRequest>) -> Line {
    let given = request.wish == DataWish::Copy
        && request.state == DataRequestState::Answered
        && request.given == Some(GivenHow::Account);
    let own = format!("/saya/permintaan-data/{}", request.row.id);
    let ground = request.ground.given().map(|ground| call.say(ground.label()).to_owned());
    let stopped = request.stopped.given().map(|keys| desk::stopped(call, keys));
    let answer: Vec<String> = [ground, stopped, request.answer.given().cloned()].into_iter().flatten().collect();
    Line {
        title: call.say(request.wish.label()),
        state: state_tag(call, request),
        received: moment(call, &request.row, request.received_at),
        answer: answer.join(". "),
        copies: if given { own.clone() } else { String::new() },
        cancel: (request.state == DataRequestState::Open)
            .then(|| (format!("{own}/batal"), call.hidden_for(&request.row))),
    }
}

const fn ask_words(wish: DataWish) -> Phrase {
    match wish {
        DataWish::Copy => words::ASK_COPY,
        DataWish::Correction => words::ASK_CORRECTION,
        DataWish::Withdrawal => words::ASK_WITHDRAWAL,
        DataWish::Erasure => words::ASK_ERASURE,
        DataWish::Restriction => words::ASK_RESTRICTION,
    }
}

/// What is asked, as the address or the form names it.
fn wish_of(call: &Call) -> Result<DataWish, Refusal> {
    let named = if call.form.has("wish") { call.form.text("wish") } else { call.query("minta") };
    DataWish::from_name(named).ok_or(Refusal::NotFound)
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    if wish_of(call).is_err() { list(call) } else { form(call, Vec::new()) }
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let wish = wish_of(call)?;
    if own_person(&call.actor).is_none() {
        return list(call);
    }
    let article = term_on(wish.name(), call.today).map_or("", |term| term.article);
    let tell = if wish == DataWish::Erasure { Some(words::ERASURE_TELL) } else { None };
    let detail = Input::lines("detail", call.say(words::DETAIL)).help(call.say(words::DETAIL_HELP));
    let page = FormPage {
        title: call.say(ask_words(wish)).to_owned(),
        lead: tell.iter().map(|tell| call.say(*tell).to_owned()).chain([article.to_owned()]).collect(),
        problems,
        inputs: vec![detail],
        kept: vec![("wish", wish.name().to_owned())],
        action: "/saya/permintaan-data/baru".to_owned(),
        button: call.say(words::ASK_SEND).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), "/saya/permintaan-data".to_owned())],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let person = own_person(&call.actor).ok_or(Refusal::NotFound)?;
    let asked = Asked {
        wish: wish_of(call)?,
        way: RequestWay::OwnAccount,
        proof: IdentityProof::OwnAccount,
        guardian: None,
        detail: long_text(call, "detail"),
        received: None,
    };
    let action = call.action;
    match call.act(move |read| office::ask(read, action, person, &asked)) {
        Ok(_) => Ok(Answer::redirect("/saya/permintaan-data").saying(call.say(words::ASK_SENT))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

pub(super) fn cancel(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    call.act(move |read| office::cancel(read, id, &seen))?;
    Ok(Answer::redirect("/saya/permintaan-data").saying(call.say(words::CANCELLED)))
}
