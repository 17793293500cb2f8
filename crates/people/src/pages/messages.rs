//! Messages as the office reads and answers them; what waits today. Not here: leaving one (`contact`); their list, which
//! the generic pages have.

use askama::Template;
use kernel::access::Access;
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::{Held, Id, Lang, Record, Refusal, Stored, Value, phone, show};
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Input, MenuItem, Route, Task, Tone, pieces};

use super::contact;
use super::form_page::{problem, problems_of};
use crate::office::message;
use crate::records::Message;
use crate::records::message::{MESSAGE_READERS, MessageState, MessageTopic};
use crate::rules::message::number;
use crate::words::message as words;

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::MESSAGES,
    short: words::MESSAGES_SHORT,
    icon: "message",
    path: "/pesan",
    access: Access::Read(Message::SPEC),
    order: 82,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Read(Message::SPEC);
    vec![
        Route::get("/pesan/{id}", readers, page).of(Message::SPEC).help("kontak"),
        Route::post("/pesan/{id}/jawab", readers, answer).of(Message::SPEC).help("kontak"),
    ]
}

#[derive(Template)]
#[template(path = "message_show.html")]
struct MessagePage<'c> {
    call: &'c Call,
    id: String,
    number: String,
    name: String,
    topic: &'static str,
    state: Html,
    contact: String,
    contact_shown: String,
    contact_path: String,
    text: String,
    received: String,
    answered: Option<String>,
    is_password: bool,
    problems: Html,
    input: Input,
    hidden: Html,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show_message(call, Vec::new())
}

fn words_of(held: &Held<String>, lang: Lang) -> String {
    match held {
        Held::Known(text) => text.clone(),
        Held::Sealed => show::SEALED.say(lang).to_owned(),
        Held::Erased => show::ERASED.say(lang).to_owned(),
    }
}

fn show_message(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (message, received) = call.read(|read| {
        let message = read.get::<Message>(Id::new(id))?;
        let received = read.history(Message::SPEC, id)?.first().map_or(0, |line| line.moment);
        Ok((message, received))
    })?;
    let contact = words_of(&message.contact, call.lang);
    let contact_shown = phone::parse(&contact).map_or_else(|_| contact.clone(), |phone| phone.shown());
    let contact_path = match &message.contact {
        Held::Known(contact) if contact.contains('@') => format!("mailto:{contact}"),
        Held::Known(contact) => format!("tel:{contact}"),
        _ => String::new(),
    };
    let input = Input::lines("answer", call.say(words::ANSWER)).required().help(call.say(words::ANSWER_HELP));
    let wrong = !problems.is_empty();
    let label = |name: &str| if name == "answer" { call.say(words::ANSWER).to_owned() } else { String::new() };
    let content = MessagePage {
        call,
        id: id.to_string(),
        number: number(id),
        name: words_of(&message.name, call.lang),
        topic: call.say(message.topic.label()),
        state: state_tag(&message, call.lang),
        contact,
        contact_shown,
        contact_path,
        text: words_of(&message.text, call.lang),
        received: day::moment(received, Zone::Wib, call.lang),
        answered: message.answer.given().cloned().filter(|_| message.state == MessageState::Answered),
        is_password: message.topic == MessageTopic::Password,
        problems: pieces::problems(&problems, call.lang, label),
        input: input.filled(&call.form, &problems, call.lang),
        hidden: call.hidden_for(&message.row),
    };
    let title = format!("{} {}", call.say(words::MESSAGE), content.number);
    let answer = call.page(&title, &content);
    Ok(if wrong { answer.invalid() } else { answer })
}

fn state_tag(message: &Stored<Message>, lang: Lang) -> Html {
    let tone = if message.state == MessageState::New { Tone::Attention } else { Tone::Good };
    pieces::tag(tone, message.state.label().say(lang))
}

fn answer(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let seen = call.seen()?;
    let text = match contact::text(call.form.text("answer")) {
        Ok(text) if text.is_empty() => Err(words::ANSWER_NEEDED),
        other => other,
    };
    let text = match text {
        Ok(text) => text,
        Err(words) => return show_message(call, vec![problem("answer", "answer", words)]),
    };
    match call.act(move |read| message::answer(read, id, &seen, &text)) {
        Ok(_) => Ok(Answer::redirect(format!("/pesan/{id}")).saying(call.say(words::ANSWERED))),
        Err(refusal) => show_message(call, problems_of(refusal)?),
    }
}

/// The most messages that *Hari ini* lists one by one.
const MOST: usize = 5;

/// Messages of the reader's own office that nobody answered yet; asking for a code comes first.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(MESSAGE_READERS) {
        return Ok(Vec::new());
    }
    let mut query = ListQuery::of(Message::SPEC).with(Message::STATE.tag, Value::Integer(MessageState::New.code()));
    query.home = Some(read.actor().office);
    let waiting = read.count(&query)?;
    let rows = read.list(&query.limited(MOST))?.rows;
    let mut tasks = Vec::new();
    for row in rows {
        tasks.push(task(&Stored::from_row(row)?, lang));
    }
    let left = usize::try_from(waiting).unwrap_or(0).saturating_sub(tasks.len());
    if left > 0 {
        tasks.push(Task {
            tone: Tone::Attention,
            tag: words::TAG.say(lang).to_owned(),
            title: format!("{left} {}", words::MORE_WAIT.say(lang)),
            path: format!("/{}", Message::SPEC.path),
            ..Task::default()
        });
    }
    Ok(tasks)
}

fn task(message: &Stored<Message>, lang: Lang) -> Task {
    let tag = if message.topic == MessageTopic::Password { words::TAG_PASSWORD } else { words::TAG };
    let text = words_of(&message.text, lang);
    let short: String = text.chars().take(80).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    Task {
        tone: Tone::Attention,
        tag: tag.say(lang).to_owned(),
        title: words_of(&message.name, lang),
        detail: format!("{}: {short}{more}", message.topic.label().say(lang)),
        path: format!("/pesan/{}", message.row.id),
        action: words::REPLY.say(lang).to_owned(),
        due: None,
        message: String::new(),
    }
}
