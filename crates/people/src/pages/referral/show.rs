//! One referral: what it says, sending it, its packet, its answers, taking it higher, cancelling it. Not here: the decisions
//! (`office::referral`), the agency's own page (`reply`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::region::Regions;
use kernel::value::FieldValue;
use kernel::{Held, Lang, Record, RecordId, Refusal, Stored, Value, day, phone};
use store::Reader;
use web::{Answer, Call, Html, Input, link, pieces};

use super::super::form_page::{FormPage, problem, problems_of};
use super::{due_words, path, state_tag};
use crate::office::letter::facts::levels;
use crate::office::referral::{self as office, AnswerInput};
use crate::office::{account_name, office as offices};
use crate::papers::referral::{Facts, paper};
use crate::records::referral::{AnswerChannel, AnswerKind, REFERRAL_MACHINE, ReferralAnswer, ReferralState};
use crate::records::{Referral, Resident};
use crate::rules::referral::{agencies, agency, reply_code, shown_code};
use crate::words::referral as words;

/// Random bytes of which a code is made: some are left out, and these are always enough.
const RANDOM: usize = 64;

#[derive(Template)]
#[template(path = "referral_show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    agency: String,
    state: Html,
    draft: bool,
    sent: bool,
    facts: Vec<(&'static str, String)>,
    request: String,
    handed: Vec<String>,
    code: String,
    code_page: String,
    message: String,
    answers: Html,
    note: String,
    links: Vec<(String, String)>,
    ways: Vec<(&'static str, String)>,
    hidden: Html,
    alert: String,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, String::new())
}

fn show(call: &Call, alert: String) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (one, answers, links) = call.read(|read| {
        let one = office::own(read, id)?;
        let answers = office::answers(read, id)?;
        let links = links(call, read, &one)?;
        Ok((one, answers, links))
    })?;
    let draft = one.state == ReferralState::Draft;
    let wrong = !alert.is_empty();
    let content = ShowPage {
        call,
        own: path(id),
        number: one.number.clone(),
        agency: to_words(&one),
        state: state_tag(one.state, call.lang),
        draft,
        sent: one.reply_code.given().is_some(),
        facts: facts(call, &one),
        request: one.request.known().cloned().unwrap_or_default(),
        handed: handed(&one),
        code: one.reply_code.given().map_or_else(String::new, |code| shown_code(code)),
        code_page: call.address("/balas"),
        message: if one.state.waits() { message(&one) } else { String::new() },
        answers: timeline(call, &answers),
        note: one
            .due
            .filter(|_| one.state.waits())
            .and_then(|due| kernel::working_day::Calendar::embedded().note(due))
            .map_or_else(String::new, |note| call.say(note).to_owned()),
        links,
        ways: ways(call, &one),
        hidden: call.hidden_for(&one.row),
        alert,
    };
    let answer = call.page(&format!("{} {}", call.say(Referral::SPEC.label), one.number), &content);
    Ok(if wrong { answer.conflict() } else { answer })
}

/// "BP3MI, loket pengaduan".
fn to_words(one: &Referral) -> String {
    match &one.desk {
        Some(desk) => format!("{}, {desk}", one.agency_name),
        None => one.agency_name.clone(),
    }
}

fn facts(call: &Call, one: &Referral) -> Vec<(&'static str, String)> {
    let ground = one.ground.known().map_or("", |ground| call.say(ground.label()));
    let all = [
        (words::URGENCY, one.urgency.known().map_or_else(String::new, |urgency| call.say(urgency.label()).to_owned())),
        (words::CONTACT, one.contact.clone().unwrap_or_default()),
        (words::SENT_ON, one.sent_on.map_or_else(String::new, |date| day::short(date, call.lang))),
        (words::DUE, due_words(one, call.today, call.lang)),
        (words::GROUND, [ground, one.ground_note.given().map_or("", String::as_str)].join(": ")),
        (words::REASON, one.reason.given().cloned().unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (call.say(label), text)).collect()
}

fn handed(one: &Referral) -> Vec<String> {
    one.handed.given().map_or_else(Vec::new, |lines| lines.lines().map(str::to_owned).collect())
}

/// Where it comes from, whom it is about, what it goes on from.
fn links(call: &Call, read: &Reader<'_>, one: &Stored<Referral>) -> Result<Vec<(String, String)>, Refusal> {
    let mut links = Vec::new();
    if let Some((kind, id)) = one.about.given().and_then(|text| office::about_of(text))
        && let Some(spec) = read.registry().spec(kind)
    {
        links.push((
            format!("{} ({})", call.say(words::SOURCE_OPEN), call.say(spec.label)),
            format!("/{}/{id}", spec.path),
        ));
    }
    if let Some(resident) = one.resident.given()
        && let Some(resident) = read.maybe::<Resident>(resident.id)?
    {
        links.push((Resident::SPEC.title(&resident.row, call.lang), format!("/warga/{}", resident.row.id)));
    }
    links.extend(one.follows.map(|old| (call.say(words::FOLLOWS).to_owned(), path(old.id.raw()))));
    Ok(links)
}

/// What can be done besides the one button.
fn ways(call: &Call, one: &Stored<Referral>) -> Vec<(&'static str, String)> {
    let own = path(one.row.id);
    let may = |to: ReferralState| REFERRAL_MACHINE.edge(one.state.code(), to.code()).is_some();
    let mut ways = Vec::new();
    if one.state.waits() {
        ways.push((call.say(words::TYPE_ANSWER), format!("{own}/jawaban")));
    }
    if may(ReferralState::Escalated) {
        ways.push((call.say(words::ESCALATE), format!("{own}/teruskan")));
    }
    if may(ReferralState::Cancelled) {
        ways.push((call.say(words::CANCEL), format!("{own}/batal")));
    }
    ways
}

/// A message that goes with the packet; it names nobody and holds no code.
fn message(one: &Referral) -> String {
    let Some(phone) = one.contact.as_deref().and_then(|contact| phone::parse(contact).ok()) else {
        return String::new();
    };
    let due = one
        .due
        .map_or_else(String::new, |due| format!(" {} {}.", words::MESSAGE_DUE.say(Lang::Id), day::full(due, Lang::Id)));
    let text =
        format!("{} {}.{due} {}", words::MESSAGE_TEXT.say(Lang::Id), one.number, words::MESSAGE_HOW.say(Lang::Id));
    link(&phone.wa_me_link(), &[("text", &text)])
}

fn timeline(call: &Call, answers: &[Stored<ReferralAnswer>]) -> Html {
    if answers.is_empty() {
        return pieces::empty(call.say(words::NO_ANSWERS), None);
    }
    let lines: Vec<(String, String)> = answers.iter().rev().map(|one| answer_line(call, one)).collect();
    pieces::timeline(&lines)
}

/// When and what an agency answered.
pub(super) fn answer_line(call: &Call, one: &ReferralAnswer) -> (String, String) {
    let mut parts = vec![call.say(one.kind.label()).to_owned(), call.say(one.channel.label()).to_owned()];
    parts.extend([&one.received_by, &one.their_number, &one.text].iter().filter_map(|held| held.given().cloned()));
    parts.extend(one.expected_on.map(|date| format!("{} {}", call.say(words::EXPECTED), day::short(date, call.lang))));
    (day::short(one.date, call.lang), parts.join(" · "))
}

/// A fresh code.
fn fresh_code() -> Result<String, Refusal> {
    let random = store::keys::random::<RANDOM>().map_err(Refusal::fault)?;
    reply_code(&random).ok_or(Refusal::Busy)
}

/// The page again with what went wrong; a change by somebody else is said, everything else goes on.
fn or_alert(call: &Call, refusal: Refusal) -> Result<Answer, Refusal> {
    match refusal {
        Refusal::Conflict(_) => show(call, call.say(words::CHANGED).to_owned()),
        Refusal::Invalid(problems) if problems.iter().all(|one| one.field.is_empty()) => {
            show(call, problems.first().map_or_else(String::new, |one| call.say(one.message).to_owned()))
        }
        other => Err(other),
    }
}

pub(super) fn send(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, code) = (call.param("id")?, call.seen()?, fresh_code()?);
    match call.act(move |read| office::send(read, id, &seen, &code)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::SENT))),
        Err(refusal) => or_alert(call, refusal),
    }
}

/// The packet as PDF; a draft is marked as one and has no code.
pub(super) fn packet(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let facts = call.read(|read| {
        let one = office::own(read, id)?;
        let home = offices::public(read, one.home())?.ok_or(Refusal::NotFound)?;
        let code = one.reply_code.given().cloned().unwrap_or_default();
        let place = home.region.and_then(|code| Regions::get().name(&code).map(str::to_owned));
        Ok(Facts {
            levels: levels(&home),
            address: home.address.clone().unwrap_or_default(),
            phone: home
                .phone
                .as_deref()
                .map(|one| phone::parse(one).map_or_else(|_| one.to_owned(), |one| one.shown())),
            email: home.email.clone(),
            place: place.unwrap_or_else(|| home.name.clone()),
            number: one.number.clone(),
            agency: to_words(&one),
            urgency: one.urgency.known().map_or_else(String::new, |one| one.label().id.to_owned()),
            sent: one.sent_on,
            due: one.due,
            request: one.request.known().cloned().unwrap_or_default(),
            handed: handed(&one),
            ground: one.ground.known().map_or_else(String::new, |one| one.label().id.to_owned()),
            page: call.address("/balas"),
            link: if code.is_empty() { String::new() } else { call.address(&format!("/balas/{code}")) },
            code: if code.is_empty() { code } else { shown_code(&code) },
            officer: account_name(read, one.made_by.id.raw()).unwrap_or_default(),
            sample: call.site.settings.demo,
            draft: one.state == ReferralState::Draft,
        })
    })?;
    let pdf = documents::letter::render(&paper(&facts)).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "rujukan.pdf", true))
}

pub(super) fn answer_page(call: &Call) -> Result<Answer, Refusal> {
    answer_form(call, Vec::new())
}

fn answer_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let one = call.read(|read| office::own(read, id))?;
    let channels = AnswerChannel::ALL.iter().filter(|one| **one != AnswerChannel::Code);
    let channels = channels.map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let label = ReferralAnswer::SPEC.field_named("channel").map_or("", |(_, field)| call.say(field.label));
    let mut inputs = answer_inputs(call);
    inputs.insert(1, Input::choice("channel", label, channels).required());
    let page = FormPage {
        title: format!("{}: {}", call.say(words::TYPE_ANSWER), one.number),
        lead: vec![to_words(&one), call.say(words::TYPE_ANSWER_LEAD).to_owned()],
        problems,
        inputs,
        action: format!("{}/jawaban", path(id)),
        button: call.say(words::TYPE_ANSWER).to_owned(),
        links: vec![(call.say(words::BACK).to_owned(), path(id))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

/// What is asked of whoever answers, on our page and on theirs.
pub(super) fn answer_inputs(call: &Call) -> Vec<Input> {
    let kinds = AnswerKind::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let date = Input::new(web::input::Kind::Line("date"), "expected_on", call.say(words::EXPECTED_ON));
    vec![
        Input::choice("kind", call.say(words::ANSWER), kinds).required(),
        Input::text("received_by", call.say(words::RECEIVED_BY)).required(),
        Input::text("their_number", call.say(words::THEIR_NUMBER)),
        date,
        Input::lines("text", call.say(words::TEXT)),
    ]
}

/// Reads an answer as it was typed.
pub(super) fn read_answer(call: &Call, channel: Option<AnswerChannel>) -> Result<AnswerInput, Refusal> {
    let mut problems = Vec::new();
    let kind = AnswerKind::from_name(call.form.text("kind"));
    if kind.is_none() {
        problems.push(problem("kind", "required", words::ANSWER));
    }
    if channel.is_none() {
        problems.push(problem("channel", "required", web::words::CHOOSE));
    }
    let mut value = |name: &str| match call.form.value(ReferralAnswer::SPEC, name, call.today) {
        Ok(value) => value,
        Err(refusal) => {
            problems.extend(problems_of(refusal).unwrap_or_default());
            Value::Null
        }
    };
    let mut text = |name: &str| value(name).as_text().map(str::to_owned);
    let (received_by, their_number, said) = (text("received_by"), text("their_number"), text("text"));
    let expected_on = Option::<jiff::civil::Date>::from_cell(&Held::Known(value("expected_on"))).flatten();
    match (kind, channel) {
        (Some(kind), Some(channel)) if problems.is_empty() => {
            Ok(AnswerInput { kind, channel, received_by, their_number, expected_on, text: said })
        }
        _ => Err(Refusal::Invalid(problems)),
    }
}

pub(super) fn answer(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let channel = AnswerChannel::from_name(call.form.text("channel")).filter(|one| *one != AnswerChannel::Code);
    let done = read_answer(call, channel)
        .and_then(|input| call.act(move |read| office::answer(read, action, id, &input)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(path(id)).saying(call.say(words::ANSWER_SAVED))),
        Err(refusal) => answer_form(call, problems_of(refusal)?),
    }
}

pub(super) fn escalate_page(call: &Call) -> Result<Answer, Refusal> {
    escalate_form(call, Vec::new())
}

fn escalate_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let one = call.read(|read| office::own(read, id))?;
    let next = one.agency.as_deref().and_then(agency).map_or("", |one| one.next);
    let options = agencies().iter().filter(|to| Some(to.key) != one.agency.as_deref());
    let options = options.map(|one| (one.key.to_owned(), call.say(one.name).to_owned())).collect();
    let due = Input::new(web::input::Kind::Line("date"), "due", call.say(words::DUE));
    let due_help = Referral::SPEC.field_named("due").map_or("", |(_, field)| call.say(field.help));
    let page = FormPage {
        title: format!("{}: {}", call.say(words::ESCALATE), one.number),
        lead: vec![
            format!("{} · {}", to_words(&one), due_words(&one, call.today, call.lang)),
            call.say(words::ESCALATE_LEAD).to_owned(),
        ],
        problems,
        inputs: vec![
            Input::choice("agency", call.say(words::AGENCY), options).required().value(next),
            due.help(due_help),
        ],
        action: format!("{}/teruskan", path(id)),
        button: call.say(words::ESCALATE).to_owned(),
        links: vec![
            (call.say(words::TYPE_ANSWER).to_owned(), format!("{}/jawaban", path(id))),
            (call.say(words::BACK).to_owned(), path(id)),
        ],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &one.row))
}

pub(super) fn escalate(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, action, code) = (call.param("id")?, call.seen()?, call.action, fresh_code()?);
    let due = match call.form.value(Referral::SPEC, "due", call.today) {
        Ok(value) => Option::<jiff::civil::Date>::from_cell(&Held::Known(value)).flatten(),
        Err(refusal) => return escalate_form(call, problems_of(refusal)?),
    };
    let agency = call.form.text("agency").to_owned();
    match call.act(move |read| office::escalate(read, action, id, &seen, (&agency, due), &code)) {
        Ok(_) => Ok(Answer::redirect(path(action.record(0))).saying(call.say(words::ESCALATED))),
        Err(Refusal::Invalid(problems)) => escalate_form(call, problems),
        Err(refusal) => or_alert(call, refusal),
    }
}

pub(super) fn cancel_page(call: &Call) -> Result<Answer, Refusal> {
    cancel_form(call, Vec::new())
}

fn cancel_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let one = call.read(|read| office::own(read, id))?;
    let page = FormPage {
        title: format!("{}: {}", call.say(words::CANCEL), one.number),
        lead: vec![to_words(&one), call.say(words::CANCEL_LEAD).to_owned()],
        problems,
        inputs: vec![Input::text("reason", call.say(words::REASON))],
        action: format!("{}/batal", path(id)),
        button: call.say(words::CANCEL).to_owned(),
        links: vec![(call.say(words::BACK).to_owned(), path(id))],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &one.row))
}

pub(super) fn cancel(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen): (RecordId, _) = (call.param("id")?, call.seen()?);
    let reason = Some(call.form.text("reason").chars().take(500).collect::<String>()).filter(|text| !text.is_empty());
    match call.act(move |read| office::step(read, id, &seen, ReferralState::Cancelled, reason)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::CANCELLED))),
        Err(Refusal::Invalid(problems)) => cancel_form(call, problems),
        Err(refusal) => or_alert(call, refusal),
    }
}
