//! `/balas`: an agency without an account answers with the code of its packet. Whoever holds the code sees what the packet
//! printed and nothing more. Not here: giving a code out (`show`).

use std::sync::{Mutex, PoisonError};

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Refusal, Stored, day};
use web::{Answer, Call, Html, Input, Limit, link, pieces};

use super::super::form_page::problems_of;
use super::super::sign_in::wait_words;
use super::show::{answer_inputs, answer_line, read_answer};
use crate::office::office as offices;
use crate::office::referral as office;
use crate::records::Referral;
use crate::records::referral::AnswerChannel;
use crate::rules::letter::Allowance;
use crate::rules::referral::code_typed;
use crate::words::referral as words;

/// Codes tried from one network address.
const TRIES: Limit = Limit { name: "reply code", at_once: 20, seconds: 60 };
/// Codes tried at this node by everybody together.
static ALL_TRIES: Mutex<Allowance> = Mutex::new(Allowance::new(200, 5));

#[derive(Template)]
#[template(path = "referral_ask.html")]
struct AskPage<'c> {
    call: &'c Call,
    input: Input,
    alert: String,
}

pub(super) fn ask(call: &Call) -> Result<Answer, Refusal> {
    let typed = call.query("kode");
    match (typed, code_typed(typed)) {
        ("", _) => Ok(asked(call, String::new(), 200)),
        (_, Some(code)) => Ok(Answer::redirect(format!("/balas/{code}"))),
        (_, None) => Ok(asked(call, call.say(words::REPLY_MISTYPED).to_owned(), 422)),
    }
}

fn asked(call: &Call, alert: String, status: u16) -> Answer {
    let input = Input::text("kode", call.say(words::REPLY_ASK)).help(call.say(words::REPLY_HELP)).autocomplete("off");
    let input = input.value(call.query("kode").to_owned());
    call.page(call.say(words::REPLY_TITLE), &AskPage { call, input, alert }).with_status(status)
}

/// The code of the address, if it may be tried: mistyped ones cost nothing and open nothing.
fn code(call: &Call) -> Result<Result<String, Answer>, Refusal> {
    let Some(code) = code_typed(call.param_text("code")) else {
        return Ok(Err(asked(call, call.say(words::REPLY_MISTYPED).to_owned(), 404)));
    };
    if let Err(pause) = call.limited(TRIES) {
        return Ok(Err(asked(call, wait_words(call, words::REPLY_MANY, pause), 429)));
    }
    let mut all = ALL_TRIES.lock().unwrap_or_else(PoisonError::into_inner);
    if all.take(call.now.as_millisecond()) { Ok(Ok(code)) } else { Err(Refusal::Busy) }
}

#[derive(Template)]
#[template(path = "referral_reply.html")]
struct ReplyPage<'c> {
    call: &'c Call,
    action: String,
    number: String,
    agency: String,
    from: String,
    due: String,
    request: String,
    handed: Vec<String>,
    before: Html,
    open: bool,
    problems: Html,
    inputs: Vec<Input>,
    thanks: bool,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    match code(call)? {
        Ok(code) => show(call, &code, Vec::new()),
        Err(answer) => Ok(answer),
    }
}

fn show(call: &Call, code: &str, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let found = call.read(|read| {
        let Some(one) = office::by_code(read, code)? else { return Ok(None) };
        let from = offices::public(read, one.home())?.map_or_else(String::new, |office| office.name.clone());
        let software = crate::office::software();
        let answers = office::answers(&read.as_actor(&software), one.row.id)?;
        Ok(Some((one, from, answers)))
    })?;
    let Some((one, from, answers)) = found else {
        return Ok(asked(call, call.say(words::REPLY_UNKNOWN).to_owned(), 404));
    };
    call.forgiven(TRIES);
    let lines: Vec<(String, String)> = answers.iter().rev().map(|one| answer_line(call, one)).collect();
    let inputs: Vec<Input> =
        answer_inputs(call).into_iter().map(|input| input.filled(&call.form, &problems, call.lang)).collect();
    let label = |name: &str| {
        inputs.iter().find(|input| input.name() == name).map_or(String::new(), |one| one.label().to_owned())
    };
    let wrong = !problems.is_empty();
    let content = ReplyPage {
        call,
        action: format!("/balas/{code}"),
        number: one.number.clone(),
        agency: one.agency_name.clone(),
        from,
        due: due(call, &one),
        request: one.request.known().cloned().unwrap_or_default(),
        handed: handed(&one),
        before: if lines.is_empty() { Html::default() } else { pieces::timeline(&lines) },
        open: one.state.waits(),
        problems: pieces::problems(&problems, call.lang, label),
        inputs,
        thanks: call.query("terima") == "1",
    };
    let answer = call.page(call.say(words::REPLY_TITLE), &content);
    Ok(if wrong { answer.invalid() } else { answer })
}

/// What the packet printed, as long as the agency has something to do with it.
fn handed(one: &Stored<Referral>) -> Vec<String> {
    let lines = one.handed.given().filter(|_| one.state.waits());
    lines.map_or_else(Vec::new, |lines| lines.lines().map(str::to_owned).collect())
}

fn due(call: &Call, one: &Stored<Referral>) -> String {
    one.due.map_or_else(String::new, |due| day::full(due, call.lang))
}

pub(super) fn send(call: &Call) -> Result<Answer, Refusal> {
    let code = match code(call)? {
        Ok(code) => code,
        Err(answer) => return Ok(answer),
    };
    let (action, own) = (call.action, code.clone());
    let done = read_answer(call, Some(AnswerChannel::Code))
        .and_then(|input| call.act(move |read| office::answer_by_code(read, action, &own, &input)).map(drop));
    match done {
        Ok(()) => {
            call.forgiven(TRIES);
            Ok(Answer::redirect(link(&format!("/balas/{code}"), &[("terima", "1")])))
        }
        Err(Refusal::NotFound) => Ok(asked(call, call.say(words::REPLY_UNKNOWN).to_owned(), 404)),
        Err(refusal) => show(call, &code, problems_of(refusal)?),
    }
}
