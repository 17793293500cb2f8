//! `/masuk` and choosing among one's roles. Not here: whether the password fits (`office::sign_in`), the session (web).

use std::time::Duration;

use askama::Template;
use kernel::access::Access;
use kernel::day::{self, Zone};
use kernel::{Lang, Refusal};
use web::{Answer, Call, Html, Input, Route, is_own, link};

use super::form_page::{FormPage, problem};
use crate::office::role_assignment::{self, Post};
use crate::office::sign_in::{SignIn, sign_in};
use crate::words::account as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/masuk", Access::Public, page).help("masuk"),
        Route::post("/masuk", Access::Public, send).help("masuk"),
        Route::get("/masuk/peran", Access::SignedIn, roles).help("masuk"),
        Route::post("/masuk/peran", Access::SignedIn, choose).help("masuk"),
    ]
}

/// The page that was wanted before signing in; only one of our own, and never signing in again.
fn wanted(call: &Call) -> String {
    let given = [call.form.text("kembali"), call.query("kembali"), call.query("ke")];
    let wanted = given.into_iter().find(|path| !path.is_empty()).unwrap_or("");
    if is_own(wanted) && !wanted.starts_with("/masuk") { wanted.to_owned() } else { "/beranda".to_owned() }
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    if call.is_signed_in() {
        return Ok(Answer::redirect(wanted(call)));
    }
    Ok(form(call, String::new()))
}

/// So many sample accounts stand open; the others are folded.
const SHOWN: usize = 4;

#[derive(Template)]
#[template(path = "account_ways.html")]
struct Ways<'c> {
    call: &'c Call,
    logins: &'c [(String, String, String)],
}

fn form(call: &Call, alert: String) -> Answer {
    let settings = &call.site.settings;
    let logins = if settings.demo { settings.demo_logins.as_slice() } else { &[] };
    FormPage {
        title: call.say(words::SIGN_IN).to_owned(),
        lead: vec![call.say(words::SIGN_IN_LEAD).to_owned()],
        alert,
        inputs: vec![
            Input::text("account", call.say(words::LOGIN)).required().autocomplete("username"),
            Input::password("password", call.say(words::PASSWORD)).required().autocomplete("current-password"),
        ],
        kept: vec![("kembali", wanted(call))],
        action: "/masuk".to_owned(),
        button: call.say(words::SIGN_IN).to_owned(),
        aside: Html::of(&Ways { call, logins }),
        ..FormPage::default()
    }
    .answer(call)
}

/// "… pukul 09.12 WIB.": the minute after the pause.
pub(super) fn wait_words(call: &Call, before: kernel::Phrase, pause: Duration) -> String {
    let milliseconds = i64::try_from(pause.as_millis()).unwrap_or(i64::MAX / 2);
    let until = call.now.as_millisecond().saturating_add(milliseconds).saturating_add(59_999);
    let clock = day::clock(Zone::Wib.at(until), call.lang);
    format!("{} {clock} {}.", call.say(before), Zone::Wib.name())
}

fn send(call: &Call) -> Result<Answer, Refusal> {
    let password = call.form.raw("password").unwrap_or("");
    if call.form.text("account").is_empty() || password.is_empty() {
        return Ok(form(call, call.say(words::WRONG).to_owned()));
    }
    let alert = match sign_in(&call.store, call.form.text("account"), password, call.now)? {
        SignIn::Welcome { account, posts } => {
            let token = call.sign_in(account, posts.first().map(|post| post.id))?;
            let to = match posts.len() {
                1 => wanted(call),
                _ => link("/masuk/peran", &[("kembali", &wanted(call))]),
            };
            return Ok(Answer::redirect(to).with_session(token));
        }
        SignIn::Wrong => call.say(words::WRONG).to_owned(),
        SignIn::Wait(pause) => wait_words(call, words::WAIT_BEFORE, pause),
        SignIn::Stopped => call.say(words::STOPPED).to_owned(),
        SignIn::NoRole => call.say(words::NO_ROLE).to_owned(),
    };
    Ok(form(call, alert))
}

/// The term of a role in words: "1 Nov 2026 – 30 Nov 2026", or since when.
pub(super) fn term(post: &Post, lang: Lang) -> String {
    let from = day::short(post.from, lang);
    match post.until {
        Some(until) => format!("{from} – {}", day::short(until, lang)),
        None => format!("{from}, {}", words::OPEN_TERM.say(lang)),
    }
}

#[derive(Template)]
#[template(path = "account_roles.html")]
struct Roles<'c> {
    call: &'c Call,
    lines: Vec<RoleLine>,
    back: String,
    alert: String,
}

struct RoleLine {
    id: String,
    role: &'static str,
    office: String,
    term: String,
    now: bool,
}

fn roles(call: &Call) -> Result<Answer, Refusal> {
    show_roles(call, String::new())
}

fn show_roles(call: &Call, alert: String) -> Result<Answer, Refusal> {
    let posts = call.read(|read| role_assignment::current(read, call.actor.account))?;
    let own = call.session().and_then(|session| session.role);
    let lines = posts
        .iter()
        .map(|post| RoleLine {
            id: post.id.to_string(),
            role: call.say(post.role.label()),
            office: post.office_name.clone(),
            term: term(post, call.lang),
            now: own == Some(post.id),
        })
        .collect();
    let wrong = !alert.is_empty();
    let content = Roles { call, lines, back: wanted(call), alert };
    let answer = call.page(call.say(words::CHOOSE_ROLE), &content);
    Ok(if wrong { answer.invalid() } else { answer })
}

fn choose(call: &Call) -> Result<Answer, Refusal> {
    let chosen = call.form.text("peran").parse::<kernel::RecordId>().ok();
    let posts = call.read(|read| role_assignment::current(read, call.actor.account))?;
    match posts.iter().find(|post| Some(post.id) == chosen) {
        Some(post) => {
            call.change_role(Some(post.id))?;
            Ok(Answer::redirect(wanted(call)))
        }
        None => show_roles(call, call.say(problem("peran", "role.ended", words::ROLE_ENDED).message).to_owned()),
    }
}
