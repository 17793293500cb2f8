//! `/lupa-sandi` and `/atur-sandi`: back in without internet, by a message to one's village and a code on paper.
//! Not here: making the code (`codes`).

use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::region::Level;
use kernel::{Phrase, RecordId, Refusal};
use store::local::passwords::{Fewest, Flaw};
use web::{Answer, Call, Input, Limit, Route};

use super::contact::{self, Sending};
use super::form_page::{FormPage, problem};
use super::region_input::{self, Named};
use super::sign_in::wait_words;
use crate::office::message::Left;
use crate::office::office;
use crate::office::password::{self, Change};
use crate::records::message::MessageTopic;
use crate::rules::account as rules;
use crate::words::account as words;
use crate::words::message as message_words;

/// Codes tried from one network address.
const CODES: Limit = Limit { name: "reset code", at_once: 20, seconds: 60 };

/// The addresses.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/lupa-sandi", Access::Public, page).help("masuk"),
        Route::post("/lupa-sandi", Access::Public, send).help("masuk"),
        Route::get("/atur-sandi", Access::Public, code_page).help("masuk"),
        Route::post("/atur-sandi", Access::Public, set).help("masuk"),
    ]
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    Ok(form(call, Vec::new(), String::new()))
}

fn form(call: &Call, problems: Vec<Problem>, alert: String) -> Answer {
    let village = call.form.text("region");
    FormPage {
        title: call.say(words::FORGOTTEN_TITLE).to_owned(),
        lead: vec![call.say(words::FORGOTTEN_LEAD).to_owned()],
        alert,
        problems,
        inputs: vec![
            region_input::input("region", words::FORGOTTEN_VILLAGE, Some(Level::Village), village, call)
                .required()
                .help(call.say(words::FORGOTTEN_VILLAGE_HELP)),
            Input::text("name", call.say(words::NAME)).required().autocomplete("name"),
            Input::text("account", call.say(words::FORGOTTEN_LOGIN)).required().autocomplete("username"),
            Input::lines("text", call.say(words::FORGOTTEN_NOTE)).help(call.say(words::FORGOTTEN_NOTE_HELP)),
        ],
        inside: contact::trap(call),
        action: "/lupa-sandi".to_owned(),
        button: call.say(words::SEND).to_owned(),
        links: vec![(call.say(words::HAVE_CODE).to_owned(), "/atur-sandi".to_owned())],
        draft: true,
        ..FormPage::default()
    }
    .answer(call)
}

fn send(call: &Call) -> Result<Answer, Refusal> {
    let mut problems = Vec::new();
    let office = village_office(call, &mut problems)?;
    let name = rules::name(call.form.text("name")).map_err(|words| problems.push(problem("name", "name", words))).ok();
    let login =
        rules::login(call.form.text("account")).map_err(|words| problems.push(problem("account", "login", words))).ok();
    let note =
        contact::text(call.form.text("text")).map_err(|words| problems.push(problem("text", "text", words))).ok();
    let (Some(office), Some(name), Some(login), Some(note), true) = (office, name, login, note, problems.is_empty())
    else {
        return Ok(form(call, problems, String::new()));
    };
    let text = match note.is_empty() {
        true => call.say(words::FORGOTTEN_TEXT).to_owned(),
        false => format!("{} {note}", call.say(words::FORGOTTEN_TEXT)),
    };
    let left = Left { office, topic: MessageTopic::Password, name, contact: login, text };
    match contact::send(call, left)? {
        Sending::Sent(answer) => Ok(answer),
        Sending::Wait(pause) => Ok(form(call, Vec::new(), wait_words(call, message_words::MANY, pause))),
    }
}

/// The office that serves the village that was named.
fn village_office(call: &Call, problems: &mut Vec<Problem>) -> Result<Option<RecordId>, Refusal> {
    let mut wrong = |code, words: Phrase| problems.push(problem("region", code, words));
    match region_input::named(call.form.text("region"), Some(Level::Village)) {
        Named::One(code) => {
            let office = call.read(|read| office::serving(read, &code))?;
            if office.is_none() {
                wrong("office", message_words::NO_OFFICE);
            }
            Ok(office.map(|office| office.row.id))
        }
        Named::Several(_) => {
            wrong("region.several", message_words::WHICH_VILLAGE);
            Ok(None)
        }
        Named::Nothing => {
            wrong("required", message_words::VILLAGE_NEEDED);
            Ok(None)
        }
        Named::Unknown => {
            wrong("region", message_words::NO_VILLAGE);
            Ok(None)
        }
    }
}

fn code_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(code_form(call, Vec::new(), String::new()))
}

fn code_form(call: &Call, problems: Vec<Problem>, alert: String) -> Answer {
    FormPage {
        title: call.say(words::SET_PASSWORD).to_owned(),
        lead: vec![call.say(words::SET_PASSWORD_LEAD).to_owned()],
        alert,
        problems,
        inputs: vec![
            Input::text("account", call.say(words::LOGIN)).required().autocomplete("username"),
            Input::text("code", call.say(words::CODE))
                .required()
                .help(call.say(words::BIND_CODE_HELP))
                .autocomplete("one-time-code"),
            Input::password("password", call.say(words::PASSWORD_NEW))
                .required()
                .help(call.say(words::PASSWORD_HELP_CODE))
                .autocomplete("new-password"),
            Input::password("password_again", call.say(words::PASSWORD_AGAIN)).required().autocomplete("new-password"),
        ],
        action: "/atur-sandi".to_owned(),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(words::FORGOTTEN_TITLE).to_owned(), "/lupa-sandi".to_owned())],
        ..FormPage::default()
    }
    .answer(call)
}

fn set(call: &Call) -> Result<Answer, Refusal> {
    let (login, code) = (call.form.text("account"), call.form.text("code"));
    let new = call.form.raw("password").unwrap_or("");
    let again = call.form.raw("password_again").unwrap_or("");
    let mut problems = Vec::new();
    problems.extend(rules::login(login).err().map(|words| problem("account", "login", words)));
    if code.is_empty() {
        problems.push(problem("code", "required", words::CODE_NEEDED));
    }
    problems.extend(
        rules::same_twice("password", new, "password_again", again)
            .or_else(|| password::problem("password", new, &[login], Fewest::Eight)),
    );
    if !problems.is_empty() {
        return Ok(code_form(call, problems, String::new()));
    }
    if let Err(pause) = call.limited(CODES) {
        return Ok(code_form(call, Vec::new(), wait_words(call, words::WAIT_BEFORE, pause)));
    }
    match password::set_with_code(&call.store, login, code, new, call.now)? {
        Change::Done => Ok(Answer::redirect("/masuk").saying(call.say(words::PASSWORD_SET))),
        Change::Wrong => Ok(code_form(call, vec![problem("code", "code", words::CODE_WRONG)], String::new())),
        Change::TooShort => {
            Ok(code_form(call, vec![Flaw::TooShort(Fewest::Fifteen).problem("password")], String::new()))
        }
        Change::Wait(pause) => Ok(code_form(call, Vec::new(), wait_words(call, words::WAIT_BEFORE, pause))),
    }
}
