//! `/mulai`: the first account of a node, with the code from its console. It answers a browser on the node's own machine,
//! and only until there is an account; to everybody else it does not exist. Not here: making it (`office::first_start`).

use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::{Id, RecordId, Refusal};
use store::local::passwords::Fewest;
use web::{Answer, Call, Input, Route};

use super::form_page::{FormPage, problem, problems_of};
use super::region_input::{self, Named};
use super::sign_in::{known, wait_words};
use crate::office::first_start::{Beginning, Begun, begin, is_open};
use crate::office::{password, software};
use crate::records::Account;
use crate::rules::account as rules;
use crate::words::account as account_words;
use crate::words::first_start as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/mulai", Access::Public, page).help("mulai"),
        Route::post("/mulai", Access::Public, send).help("mulai"),
    ]
}

/// Should this browser begin here instead of signing in?
pub(super) fn is_wanted(call: &Call) -> Result<bool, Refusal> {
    Ok(call.is_local() && call.read(is_open)?)
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    if is_wanted(call)? { Ok(form(call, Vec::new(), String::new())) } else { Err(Refusal::NotFound) }
}

fn form(call: &Call, problems: Vec<Problem>, alert: String) -> Answer {
    let typed = call.form.text("region");
    FormPage {
        title: call.say(words::TITLE).to_owned(),
        lead: vec![call.say(words::LEAD).to_owned(), call.say(words::LEAD_ROLES).to_owned()],
        alert,
        problems,
        inputs: vec![
            Input::text("code", call.say(words::CODE))
                .required()
                .help(call.say(words::CODE_HELP))
                .autocomplete("one-time-code"),
            region_input::input("region", words::REGION, None, typed, call).help(call.say(words::REGION_HELP)),
            Input::tick("ministry", call.say(words::MINISTRY)),
            Input::text("name", call.say(words::NAME)).required().autocomplete("name"),
            Input::text("account", call.say(account_words::LOGIN))
                .required()
                .help(call.say(account_words::LOGIN_HELP))
                .autocomplete("username"),
            Input::password("password", call.say(account_words::PASSWORD))
                .required()
                .help(call.say(account_words::PASSWORD_HELP_LONG))
                .autocomplete("new-password"),
            Input::password("password_again", call.say(account_words::PASSWORD_AGAIN))
                .required()
                .autocomplete("new-password"),
        ],
        action: "/mulai".to_owned(),
        button: call.say(words::BEGIN).to_owned(),
        ..FormPage::default()
    }
    .answer(call)
}

/// The region that was named; `Ok(None)` for the ministry.
fn region(call: &Call) -> Result<Option<Code>, Problem> {
    let wrong = |code, words| Err(problem("region", code, words));
    match region_input::named(call.form.text("region"), None) {
        Named::One(code) => Ok(Some(code)),
        Named::Nothing if call.form.ticked("ministry") => Ok(None),
        Named::Nothing => wrong("required", words::REGION_NEEDED),
        Named::Several(_) => wrong("region.several", words::REGION_SEVERAL),
        Named::Unknown => wrong("region", words::REGION_UNKNOWN),
    }
}

fn typed(call: &Call) -> Result<Beginning, Vec<Problem>> {
    let form = &call.form;
    let mut problems = Vec::new();
    let code = form.text("code").to_owned();
    if code.is_empty() {
        problems.push(problem("code", "required", words::CODE_NEEDED));
    }
    let region = region(call).map_err(|wrong| problems.push(wrong)).ok();
    let name = rules::name(form.text("name")).map_err(|words| problems.push(problem("name", "name", words))).ok();
    let login =
        rules::login(form.text("account")).map_err(|words| problems.push(problem("account", "login", words))).ok();
    let password = form.raw("password").unwrap_or("").to_owned();
    let own = [name.as_deref().unwrap_or(""), login.as_deref().unwrap_or(""), form.text("region")];
    let again = form.raw("password_again").unwrap_or("");
    problems.extend(
        rules::same_twice("password", &password, "password_again", again)
            .or_else(|| password::problem("password", &password, &own, Fewest::Fifteen)),
    );
    match (region, name, login) {
        (Some(region), Some(name), Some(login)) if problems.is_empty() => {
            Ok(Beginning { code, region, name, login, password })
        }
        _ => Err(problems),
    }
}

fn send(call: &Call) -> Result<Answer, Refusal> {
    if !is_wanted(call)? {
        return sent_before(call);
    }
    let wanted = match typed(call) {
        Ok(wanted) => wanted,
        Err(problems) => return Ok(form(call, problems, String::new())),
    };
    match begin(&call.store, call.action, &wanted, call.now) {
        Ok(Begun::Done { account, role }) => {
            let token = call.sign_in(account, Some(role))?;
            let answer = Answer::redirect("/beranda").with_session(token).known_as(known(call, account)?);
            Ok(answer.saying(call.say(words::BEGUN)))
        }
        Ok(Begun::Wrong) => Ok(form(call, vec![problem("code", "code", words::CODE_WRONG)], String::new())),
        Ok(Begun::Wait(pause)) => Ok(form(call, Vec::new(), wait_words(call, account_words::WAIT_BEFORE, pause))),
        Err(refusal) => Ok(form(call, problems_of(refusal)?, String::new())),
    }
}

/// The same form once more, after a double click: its account is there. For anybody else the page does not exist.
fn sent_before(call: &Call) -> Result<Answer, Refusal> {
    let account: RecordId = call.action.record(0);
    let made = call.read(|read| Ok(read.as_actor(&software()).maybe::<Account>(Id::new(account))?.is_some()))?;
    match made && call.is_local() {
        true => Ok(Answer::redirect("/masuk").saying(call.say(words::BEGUN_BEFORE))),
        false => Err(Refusal::NotFound),
    }
}
