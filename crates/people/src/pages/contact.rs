//! `/kontak`: how an office is reached, and the form with which anybody leaves it a message.
//! Not here: reading and answering messages (`messages`).

use std::time::Duration;

use askama::Template;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::region::{Code, Regions};
use kernel::{Phrase, RecordId, Refusal, Stored, phone};
use store::Reader;
use store::local::gate::{self, Gate};
use web::{Answer, Call, Html, Input, Limit, PublicPage, Route, link, pieces};

use super::form_page::problem;
use super::region_input::{self, Named};
use super::sign_in::wait_words;
use crate::office::message::{self, Left};
use crate::office::office;
use crate::records::Office;
use crate::records::message::MessageTopic;
use crate::rules;
use crate::rules::office::office_id;
use crate::words::message as words;

/// Its page for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::CONTACT, path: "/kontak", top: true, order: 7 };

/// The addresses.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/kontak", Access::Public, page).help("kontak"),
        Route::post("/kontak", Access::Public, send_message).help("kontak"),
        Route::get("/kontak/terima-kasih", Access::Public, thanks).help("kontak"),
    ]
}

/// The field that people do not see and programs fill in.
pub const TRAP: &str = "situs";
/// Messages from one network address: enough for everybody at a village office in a morning.
const MESSAGES: Limit = Limit { name: "message", at_once: 15, seconds: 300 };
/// The longest message, in characters.
const LONGEST: usize = 4000;

#[derive(Template)]
#[template(path = "contact.html")]
struct ContactPage<'c> {
    call: &'c Call,
    query: String,
    choices: Vec<(String, String)>,
    note: String,
    office: Option<Card>,
    alert: String,
    problems: Html,
    inputs: Vec<Input>,
    trap: Html,
}

/// What is told of an office.
struct Card {
    id: String,
    name: String,
    region: String,
    lines: Vec<(&'static str, String, String)>,
}

fn card(call: &Call, office: &Stored<Office>) -> Card {
    let given = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
    let lines = [
        (words::ADDRESS, given(&office.address), ""),
        (words::PHONE, given(&office.phone), "tel:"),
        (words::EMAIL, given(&office.email), "mailto:"),
        (words::HOURS, given(&office.hours), ""),
        (words::SERVICES, given(&office.services), ""),
    ];
    let line = |(label, value, scheme): (Phrase, Option<String>, &str)| {
        let path = value.as_ref().filter(|_| !scheme.is_empty()).map(|value| format!("{scheme}{value}"));
        let shown = value.map(|value| phone::parse(&value).map_or(value, |phone| phone.shown()));
        (call.say(label), shown.unwrap_or_else(|| call.say(words::NOT_GIVEN).to_owned()), path.unwrap_or_default())
    };
    Card {
        id: office.row.id.to_string(),
        name: office.name.clone(),
        region: office.region.and_then(|code| Regions::get().full_name(&code)).unwrap_or_default(),
        lines: lines.into_iter().map(line).collect(),
    }
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, None, Vec::new(), String::new())
}

/// The page, about the office that was named or chosen.
fn show(call: &Call, office: Option<RecordId>, problems: Vec<Problem>, alert: String) -> Result<Answer, Refusal> {
    let query = call.query("desa");
    let mut note = String::new();
    let mut choices = Vec::new();
    let named = region_input::named(query, None);
    let office = call.read(|read| match (office, &named) {
        (Some(id), _) => office::public(read, id),
        (None, Named::One(code)) => {
            let serving = office::serving(read, code)?;
            note = elsewhere(call, code, serving.as_ref());
            Ok(serving)
        }
        (None, Named::Several(found)) => {
            choices = likely(read, found)?.iter().map(choice).collect();
            Ok(None)
        }
        (None, Named::Unknown) => {
            note = call.say(words::NO_VILLAGE).to_owned();
            Ok(None)
        }
        (None, Named::Nothing) => office::default_for(read),
    })?;
    let inputs: Vec<Input> =
        fields(call).into_iter().map(|input| input.filled(&call.form, &problems, call.lang)).collect();
    let label = |name: &str| {
        inputs.iter().find(|input| input.name() == name).map_or(String::new(), |input| input.label().to_owned())
    };
    let wrong = !problems.is_empty() || !alert.is_empty();
    let content = ContactPage {
        call,
        query: match &named {
            Named::One(code) => region_input::value_of(code),
            _ => query.to_owned(),
        },
        choices,
        note,
        office: office.as_ref().map(|office| card(call, office)),
        alert,
        problems: pieces::problems(&problems, call.lang, label),
        trap: trap(call),
        inputs,
    };
    let answer = call.page(call.say(words::CONTACT), &content);
    Ok(if wrong { answer.invalid() } else { answer })
}

/// Places of that name: those with an office here first.
fn likely(read: &Reader<'_>, found: &[Code]) -> Result<Vec<Code>, Refusal> {
    let mut with_office = Vec::new();
    for code in found {
        if office::public(read, office_id(Some(code)))?.is_some() {
            with_office.push(*code);
        }
    }
    Ok(region_input::offered(found.to_vec(), |code| with_office.contains(code)))
}

fn choice(code: &Code) -> (String, String) {
    (Regions::get().full_name(code).unwrap_or_default(), link("/kontak", &[("desa", code.as_str())]))
}

/// What to say where another office than the village's own answers.
fn elsewhere(call: &Call, code: &Code, serving: Option<&Stored<Office>>) -> String {
    match serving {
        Some(office) if office.region != Some(*code) => format!("{} {}.", call.say(words::NO_OFFICE_HERE), office.name),
        _ => String::new(),
    }
}

fn fields(call: &Call) -> Vec<Input> {
    // A forgotten password has its own page, which asks for the login.
    let topics = MessageTopic::ALL.iter().filter(|topic| **topic != MessageTopic::Password);
    let topics = topics.map(|topic| (topic.name().to_owned(), call.say(topic.label()).to_owned())).collect();
    vec![
        Input::text("name", call.say(words::NAME)).required().autocomplete("name"),
        Input::text("contact", call.say(words::REACH)).required().help(call.say(words::REACH_HELP)).autocomplete("tel"),
        Input::choice("topic", call.say(words::ABOUT), topics).required(),
        Input::lines("text", call.say(words::TEXT)).required(),
    ]
}

#[derive(Template)]
#[template(
    source = r#"<div class="unseen" aria-hidden="true"><label for="f-situs">{{ label }}</label><input type="text" id="f-situs" name="situs" tabindex="-1" autocomplete="off"></div>"#,
    ext = "html"
)]
struct Trap {
    label: &'static str,
}

/// The field that people do not see: what fills it in is a program.
pub fn trap(call: &Call) -> Html {
    Html::of(&Trap { label: call.say(words::TRAP) })
}

/// A text of some paragraphs; empty is fine.
///
/// # Errors
/// Words for what is too long or holds signs that no text has.
pub fn text(typed: &str) -> Result<String, Phrase> {
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if typed.chars().count() > LONGEST || typed.chars().any(strange) {
        return Err(words::TOO_LONG);
    }
    Ok(typed.replace("\r\n", "\n"))
}

fn send_message(call: &Call) -> Result<Answer, Refusal> {
    let office: RecordId = call.form.text("kantor").parse().map_err(|_| Refusal::NotFound)?;
    let mut problems = Vec::new();
    let form = &call.form;
    let name =
        rules::account::name(form.text("name")).map_err(|words| problems.push(problem("name", "name", words))).ok();
    let contact = rules::message::contact(form.text("contact"))
        .map_err(|words| problems.push(problem("contact", "contact", words)))
        .ok();
    let topic = MessageTopic::from_name(form.text("topic"));
    if topic.is_none() {
        problems.push(problem("topic", "required", words::ABOUT_NEEDED));
    }
    let text = match text(form.text("text")) {
        Ok(text) if text.is_empty() => Err(words::TEXT_NEEDED),
        other => other,
    };
    let text = text.map_err(|words| problems.push(problem("text", "text", words))).ok();
    let (Some(name), Some(contact), Some(topic), Some(text)) = (name, contact, topic, text) else {
        return show(call, Some(office), problems, String::new());
    };
    match send(call, Left { office, topic, name, contact, text })? {
        Sending::Sent(answer) => Ok(answer),
        Sending::Wait(pause) => show(call, Some(office), Vec::new(), wait_words(call, words::MANY, pause)),
    }
}

/// What became of a message.
pub(super) enum Sending {
    /// It is kept (or a program sent it, which is told the same).
    Sent(Answer),
    /// Too many from this browser: not before so long.
    Wait(Duration),
}

/// Leaves a message, unless a program or too eager a sender does.
pub(super) fn send(call: &Call, left: Left) -> Result<Sending, Refusal> {
    let id = call.action.record(0);
    let thanks = || {
        let number = rules::message::number(id);
        Sending::Sent(Answer::redirect(link("/kontak/terima-kasih", &[("nomor", &number)])))
    };
    if !call.form.text(TRAP).is_empty() {
        return Ok(thanks());
    }
    if let Err(pause) = call.limited(MESSAGES) {
        return Ok(Sending::Wait(pause));
    }
    let whom = format!("message {}", call.browser());
    let now = call.now;
    let gate = call.store.local_write(move |db, keys| Ok(gate::attempt(db, keys, &[&whom], now)?))?;
    if let Gate::Wait(pause) = gate {
        return Ok(Sending::Wait(pause));
    }
    call.act(move |read| message::leave(read, &left, id))?;
    Ok(thanks())
}

#[derive(Template)]
#[template(path = "contact_thanks.html")]
struct Thanks<'c> {
    call: &'c Call,
    number: &'c str,
}

fn thanks(call: &Call) -> Result<Answer, Refusal> {
    let number = call.query("nomor");
    if !rules::message::is_number(number) {
        return Ok(Answer::redirect("/kontak"));
    }
    Ok(call.page(call.say(words::THANKS), &Thanks { call, number }))
}
