//! `/pengaduan/cek`: who complained follows it with ticket and PIN, tells more, rates, reopens, withdraws. Each of these forms
//! carries ticket and PIN along and tries them anew: nothing is remembered in the browser. Not here: the PIN (`office`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Refusal, Stored, day};
use people::pages::form_page::problem;
use people::pages::sign_in::wait_words;
use web::{Answer, Call, Html, Input, Limit, pieces};

use super::show::step_line;
use super::state_tag;
use crate::office::complaint::{self as office, Own};
use crate::office::complaint_pin::{self, Tried};
use crate::records::Complaint;
use crate::records::complaint::{ComplaintState, Satisfaction};
use crate::rules::complaint as rules;
use crate::words::complaint as words;

/// Tries from one network address, whatever the ticket.
const TRIES: Limit = Limit { name: "complaint pin", at_once: 20, seconds: 60 };
/// The longest text, in characters.
const LONGEST: usize = 4_000;

#[derive(Template)]
#[template(path = "complaint/follow.html")]
struct FollowPage<'c> {
    call: &'c Call,
    alert: String,
    ticket: Input,
    pin: Input,
}

pub(super) fn ask(call: &Call) -> Result<Answer, Refusal> {
    Ok(asked(call, String::new(), 200))
}

fn asked(call: &Call, alert: String, status: u16) -> Answer {
    let given = if call.form.has("ticket") { call.form.text("ticket") } else { call.query("tiket") };
    let ticket = Input::text("ticket", call.say(words::TICKET)).required().help(call.say(words::TICKET_HELP));
    let pin = Input::password("pin", call.say(words::PIN)).required().help(call.say(words::PIN_HELP)).digits(9);
    let content = FollowPage {
        call,
        alert,
        ticket: ticket.autocomplete("off").value(given.to_owned()),
        pin: pin.autocomplete("off"),
    };
    call.page(call.say(words::FOLLOW_TITLE), &content).with_status(status)
}

/// The complaint whose ticket and PIN the form shows; otherwise the page that asks again.
fn proved(call: &Call) -> Result<Result<(Stored<Complaint>, String), Answer>, Refusal> {
    if let Err(pause) = call.limited(TRIES) {
        return Ok(Err(asked(call, wait_words(call, words::FOLLOW_WAIT, pause), 429)));
    }
    let ticket = rules::ticket_typed(call.form.text("ticket"));
    let pin = rules::pin_typed(call.form.text("pin"));
    let (Some(ticket), Some(pin)) = (ticket, pin) else {
        return Ok(Err(asked(call, call.say(words::FOLLOW_WRONG).to_owned(), 422)));
    };
    // Only whether there is one, read without opening anything: what it says is read once the PIN was right.
    let found = call.store.read(&people::office::software(), call.now, |read| office::by_ticket(read, &ticket))?;
    match complaint_pin::check(&call.store, &ticket, found.as_ref().map(|one| one.row.id), &pin, call.now)? {
        Tried::Right => {}
        Tried::Wrong => return Ok(Err(asked(call, call.say(words::FOLLOW_WRONG).to_owned(), 422))),
        Tried::Wait(pause) => return Ok(Err(asked(call, wait_words(call, words::FOLLOW_WAIT, pause), 429))),
    }
    call.forgiven(TRIES);
    let one = call.read(|read| office::by_ticket(read, &ticket))?.ok_or(Refusal::NotFound)?;
    Ok(Ok((one, pin)))
}

#[derive(Template)]
#[template(path = "complaint/own.html")]
struct OwnPage<'c> {
    call: &'c Call,
    ticket: String,
    pin: String,
    state: Html,
    alert: String,
    notice: String,
    facts: Vec<(&'static str, String)>,
    text: String,
    steps: Html,
    tell: bool,
    tell_more: Input,
    rate: bool,
    ratings: Vec<(&'static str, &'static str, bool)>,
    reopen_until: String,
    reopen_why: Input,
    withdraw: bool,
    withdraw_why: Input,
}

pub(super) fn look(call: &Call) -> Result<Answer, Refusal> {
    let (one, pin) = match proved(call)? {
        Ok(proved) => proved,
        Err(answer) => return Ok(answer),
    };
    let own = match wanted(call) {
        Ok(Some(own)) => own,
        Ok(None) => return show(call, &one, &pin, Vec::new(), String::new()),
        Err(problem) => return show(call, &one, &pin, vec![problem], String::new()),
    };
    let (ticket, action) = (one.ticket.clone(), call.action);
    match call.act(move |read| office::own_step(read, action, &ticket, &own)) {
        Ok(_) => {
            let ticket = one.ticket.clone();
            let now = call.read(|read| office::by_ticket(read, &ticket))?.ok_or(Refusal::NotFound)?;
            show(call, &now, &pin, Vec::new(), call.say(words::OWN_SAVED).to_owned())
        }
        Err(Refusal::Invalid(problems)) => show(call, &one, &pin, problems, String::new()),
        Err(other) => Err(other),
    }
}

/// What the form wants to do; nothing for a look.
fn wanted(call: &Call) -> Result<Option<Own>, Problem> {
    let text = |name: &str| {
        let typed = call.form.text(name).replace("\r\n", "\n");
        let long = typed.chars().count() > LONGEST;
        if long { Err(problem(name, "long", words::TOO_LONG)) } else { Ok(typed) }
    };
    Ok(Some(match call.form.text("aksi") {
        "tambah" => Own::Tell(text("text")?),
        "buka_kembali" => Own::Reopen(text("alasan_buka")?),
        "cabut" => Own::Withdraw(text("alasan_cabut")?),
        "nilai" => match Satisfaction::from_name(call.form.text("nilai")) {
            Some(rating) => Own::Rate(rating),
            None => return Ok(None),
        },
        _ => return Ok(None),
    }))
}

fn show(
    call: &Call,
    one: &Stored<Complaint>,
    pin: &str,
    problems: Vec<Problem>,
    notice: String,
) -> Result<Answer, Refusal> {
    let steps = call.read(|read| office::told(read, one.row.id))?;
    let lines: Vec<(String, String)> = steps.iter().rev().map(|step| step_line(call, step)).collect();
    let wrong = !problems.is_empty();
    let until = rules::reopen_until(one.state, one.answered_on, one.closed_on).filter(|until| *until >= call.today);
    let kept = |name: &str| if notice.is_empty() { call.form.text(name).to_owned() } else { String::new() };
    let content = OwnPage {
        call,
        ticket: one.ticket.clone(),
        pin: pin.to_owned(),
        state: state_tag(one.state, call.lang),
        alert: problems.first().map_or(String::new(), |one| call.say(one.message).to_owned()),
        facts: facts(call, one),
        text: one.text.known().cloned().unwrap_or_default(),
        steps: pieces::timeline(&lines),
        tell: one.state.is_open(),
        tell_more: Input::lines("text", call.say(words::TELL_MORE)).value(kept("text")),
        rate: matches!(one.state, ComplaintState::Answered | ComplaintState::Settled | ComplaintState::NotOurs),
        ratings: Satisfaction::ALL
            .iter()
            .map(|rating| (rating.name(), call.say(rating.label()), one.satisfaction == Some(*rating)))
            .collect(),
        reopen_until: until.map_or(String::new(), |until| day::full(until, call.lang)),
        reopen_why: Input::lines("alasan_buka", call.say(words::REOPEN_WHY)).value(kept("alasan_buka")),
        withdraw: one.state.is_open(),
        withdraw_why: Input::text("alasan_cabut", call.say(words::WITHDRAW_WHY)).value(kept("alasan_cabut")),
        notice,
    };
    let answer = call.page(&format!("{} {}", call.say(words::COMPLAINT), one.ticket), &content);
    Ok(if wrong { answer.invalid() } else { answer })
}

fn facts(call: &Call, one: &Complaint) -> Vec<(&'static str, String)> {
    let date = |date: Option<jiff::civil::Date>| date.map_or(String::new(), |date| day::full(date, call.lang));
    let first = if one.first_answer_on.is_none() && one.state.is_open() { Some(one.first_due) } else { None };
    let last = if one.state.is_open() { one.final_due } else { None };
    let all = [
        (words::RECEIVED, date(Some(one.received_on))),
        (words::CLOCK_FIRST, date(first)),
        (words::CLOCK_FINAL, date(last)),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (call.say(label), text)).collect()
}

#[derive(Template)]
#[template(path = "complaint/mine.html")]
struct MinePage<'c> {
    call: &'c Call,
    lines: Vec<(String, String, Html, String)>,
    empty: Html,
}

/// The complaints that the account filed with its name: what stands in clear.
pub(super) fn mine(call: &Call) -> Result<Answer, Refusal> {
    let found = call.read(|read| office::filed_by(read, call.actor.account))?;
    let line = |one: &Stored<Complaint>| {
        let path = web::link("/pengaduan/cek", &[("tiket", &one.ticket)]);
        (path, one.ticket.clone(), state_tag(one.state, call.lang), day::short(one.received_on, call.lang))
    };
    let content = MinePage {
        call,
        lines: found.iter().map(line).collect(),
        empty: pieces::empty(call.say(words::NONE), Some((call.say(words::PUBLIC_TITLE), "/pengaduan"))),
    };
    Ok(call.page(call.say(words::MINE), &content))
}
