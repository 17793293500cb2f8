//! `/daftar`: a visitor makes an account, bound to nobody yet. Not here: binding it (`own_account`).
//!
//! Nobody learns here whether a login exists: it may be taken by several accounts, and the password tells which is meant.

use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{RecordId, Refusal};
use store::Action;
use store::local::passwords::Fewest;
use web::{Answer, Call, Files, Form, Input, Limit, Route};

use super::form_page::{FormPage, problem};
use super::sign_in::wait_words;
use crate::office::{account, password};
use crate::rules::account as rules;
use crate::words::account as words;

/// Accounts registered from one network address: a whole class at a village office.
const REGISTERING: Limit = Limit { name: "register", at_once: 20, seconds: 120 };

/// The addresses.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/daftar", Access::Public, page).help("masuk"),
        Route::post("/daftar", Access::Public, send).help("masuk"),
    ]
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    if call.is_signed_in() {
        return Ok(Answer::redirect("/saya"));
    }
    Ok(form(call, Vec::new(), String::new()))
}

fn form(call: &Call, problems: Vec<Problem>, alert: String) -> Answer {
    FormPage {
        title: call.say(words::REGISTER).to_owned(),
        lead: vec![call.say(words::REGISTER_LEAD).to_owned()],
        alert,
        problems,
        inputs: vec![
            Input::text("name", call.say(words::NAME)).required().autocomplete("name"),
            Input::text("account", call.say(words::LOGIN))
                .required()
                .help(call.say(words::LOGIN_HELP))
                .autocomplete("username"),
            Input::password("password", call.say(words::PASSWORD))
                .required()
                .help(call.say(words::PASSWORD_HELP))
                .autocomplete("new-password"),
            Input::password("password_again", call.say(words::PASSWORD_AGAIN)).required().autocomplete("new-password"),
        ],
        action: "/daftar".to_owned(),
        button: call.say(words::REGISTER).to_owned(),
        links: vec![(call.say(words::HAVE_ACCOUNT).to_owned(), "/masuk".to_owned())],
        ..FormPage::default()
    }
    .answer(call)
}

/// What was typed, once all of it is right.
struct Typed {
    name: String,
    login: String,
    password: String,
}

fn typed(form: &Form) -> Result<Typed, Vec<Problem>> {
    let mut problems = Vec::new();
    let name = rules::name(form.text("name")).map_err(|words| problems.push(problem("name", "name", words))).ok();
    let login =
        rules::login(form.text("account")).map_err(|words| problems.push(problem("account", "login", words))).ok();
    let password = form.raw("password").unwrap_or("").to_owned();
    let own = [name.as_deref().unwrap_or(""), login.as_deref().unwrap_or("")];
    let again = form.raw("password_again").unwrap_or("");
    problems.extend(
        rules::same_twice("password", &password, "password_again", again)
            .or_else(|| password::problem("password", &password, &own, Fewest::Eight)),
    );
    match (name, login) {
        (Some(name), Some(login)) if problems.is_empty() => Ok(Typed { name, login, password }),
        _ => Err(problems),
    }
}

fn send(call: &Call) -> Result<Answer, Refusal> {
    let typed = match typed(&call.form) {
        Ok(typed) => typed,
        Err(problems) => return Ok(form(call, problems, String::new())),
    };
    if let Err(pause) = call.limited(REGISTERING) {
        return Ok(form(call, Vec::new(), wait_words(call, words::WAIT_MANY, pause)));
    }
    let (account, assignment) = (call.action.record(0), call.action.record(1));
    let made = make(call, &typed, account, assignment)?;
    if made == Made::Refused {
        return Ok(form(call, Vec::new(), call.say(words::REGISTER_NOT_NOW).to_owned()));
    }
    // After the account, and only where it has none: a form that is sent again sets no other password.
    password::set_first(&call.store, account, &typed.password, call.now)?;
    if made == Made::Before {
        // The page in a shared computer's history signs nobody in later.
        return Ok(Answer::redirect("/masuk?kembali=/saya").saying(call.say(words::REGISTERED)));
    }
    let token = call.sign_in(account, Some(assignment))?;
    Ok(Answer::redirect("/saya").with_session(token).saying(call.say(words::REGISTERED)))
}

/// Whether an account was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    /// Now.
    Now,
    /// When the same form was sent before.
    Before,
    /// Not: the login is taken too often.
    Refused,
}

/// Makes the account. The digest of the action leaves the passwords out: a quick hash of them must stand nowhere.
fn make(call: &Call, typed: &Typed, account: RecordId, assignment: RecordId) -> Result<Made, Refusal> {
    let (name, login) = (typed.name.clone(), typed.login.clone());
    let digest = without_passwords(&call.form).digest(&call.path, &Files::default());
    let action = Action { id: call.action, digest, actor: call.actor.clone(), now: call.now };
    let done = call.store.act(action, move |read| {
        account::register(read, &name, &login, account, assignment)?
            .ok_or_else(|| Refusal::invalid("", "login.often", words::REGISTER_NOT_NOW))
    });
    match done {
        Ok(done) => Ok(if done.repeated { Made::Before } else { Made::Now }),
        Err(Refusal::Invalid(_)) => Ok(Made::Refused),
        Err(other) => Err(other),
    }
}

fn without_passwords(form: &Form) -> Form {
    let secret = |name: &str| name.starts_with("password");
    Form::new(form.fields().iter().filter(|(name, _)| !secret(name)).cloned().collect())
}
