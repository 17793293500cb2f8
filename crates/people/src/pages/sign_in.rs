//! `/masuk`, its second step and choosing among one's roles. Not here: whether password and code fit (`office::sign_in`,
//! `office::totp`), the session (web).

use std::time::Duration;

use askama::Template;
use kernel::access::Access;
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::{Lang, RecordId, Refusal};
use store::local::halfway;
use web::{Answer, Call, Html, Input, Limit, Route, is_own, link};

use super::first_start;
use super::form_page::{FormPage, problem};
use crate::office::browser;
use crate::office::role_assignment::{self, Post};
use crate::office::sign_in::{SignIn, sign_in};
use crate::office::totp::{self, Passed};
use crate::words::account as words;
use crate::words::totp as totp_words;

/// Attempts to sign in from one network address; those that succeed do not count. A school or an office behind one
/// address has room; who tries one password after the other on many accounts has not.
const ATTEMPTS: Limit = Limit { name: "sign in", at_once: 40, seconds: 20 };

/// The addresses.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/masuk", Access::Public, page).help("masuk"),
        Route::post("/masuk", Access::Public, send).help("masuk"),
        Route::get("/masuk/kode", Access::Public, second_page).help("masuk"),
        Route::post("/masuk/kode", Access::Public, second_send).help("masuk"),
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
    if first_start::is_wanted(call)? {
        return Ok(Answer::redirect("/mulai"));
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
pub fn wait_words(call: &Call, before: kernel::Phrase, pause: Duration) -> String {
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
    if let Err(pause) = call.limited(ATTEMPTS) {
        return Ok(form(call, wait_words(call, words::WAIT_BEFORE, pause)));
    }
    let typed = call.form.text("account");
    let alert = match sign_in(&call.store, typed, password, call.known_browser(), call.now)? {
        SignIn::Welcome { account, second_step: true, .. } => {
            let now = call.now;
            let token = call.store.local_write(move |db, _| Ok(halfway::create(db, account, now)?))?;
            let to = link("/masuk/kode", &[("kembali", &wanted(call))]);
            return Ok(Answer::redirect(to).halfway(token));
        }
        SignIn::Welcome { account, posts, .. } => return welcome(call, account, &posts),
        SignIn::Wrong => call.say(words::WRONG).to_owned(),
        SignIn::Wait(pause) => wait_words(call, words::WAIT_BEFORE, pause),
        SignIn::Stopped => call.say(words::STOPPED).to_owned(),
        SignIn::NoRole => call.say(words::NO_ROLE).to_owned(),
    };
    Ok(form(call, alert))
}

/// Begins the session: where there are several roles, in the newest until one is chosen.
fn welcome(call: &Call, account: RecordId, posts: &[Post]) -> Result<Answer, Refusal> {
    call.forgiven(ATTEMPTS);
    let token = call.sign_in(account, posts.first().map(|post| post.id))?;
    let to = match posts.len() {
        1 => wanted(call),
        _ => link("/masuk/peran", &[("kembali", &wanted(call))]),
    };
    Ok(Answer::redirect(to).with_session(token).known_as(known(call, account)?))
}

/// What the browser is told, so that its owner is known in it again.
pub(super) fn known(call: &Call, account: RecordId) -> Result<String, Refusal> {
    browser::told(&call.store, call.known_browser(), account)
}

/// Who has shown the password and still owes the code.
fn halfway_in(call: &Call) -> Result<Option<RecordId>, Refusal> {
    let Some(token) = call.halfway() else { return Ok(None) };
    Ok(call.store.local_read(|db| Ok(halfway::lookup(db, token, call.now)?))?)
}

fn too_late(call: &Call) -> Answer {
    Answer::redirect(link("/masuk", &[("kembali", &wanted(call))])).saying(call.say(totp_words::TOO_LATE))
}

fn second_page(call: &Call) -> Result<Answer, Refusal> {
    if call.is_signed_in() {
        return Ok(Answer::redirect(wanted(call)));
    }
    Ok(match halfway_in(call)? {
        Some(_) => second_form(call, Vec::new(), String::new()),
        None => too_late(call),
    })
}

fn second_form(call: &Call, problems: Vec<Problem>, alert: String) -> Answer {
    FormPage {
        title: call.say(totp_words::SIGN_IN_TITLE).to_owned(),
        lead: vec![call.say(totp_words::SIGN_IN_LEAD).to_owned()],
        alert,
        problems,
        inputs: vec![
            Input::text("code", call.say(totp_words::CODE_OR_RECOVERY))
                .required()
                .help(super::totp::clock_words(call))
                .autocomplete("one-time-code"),
        ],
        kept: vec![("kembali", wanted(call))],
        action: "/masuk/kode".to_owned(),
        button: call.say(words::SIGN_IN).to_owned(),
        links: vec![(call.say(totp_words::START_AGAIN).to_owned(), "/masuk".to_owned())],
        aside: web::pieces::note("", call.say(totp_words::LOST)),
        ..FormPage::default()
    }
    .answer(call)
}

fn second_send(call: &Call) -> Result<Answer, Refusal> {
    let Some(account) = halfway_in(call)? else { return Ok(too_late(call)) };
    let typed = call.form.text("code");
    let wrong = |code, words| Ok(second_form(call, vec![problem("code", code, words)], String::new()));
    if typed.is_empty() {
        return wrong("required", totp_words::CODE_NEEDED);
    }
    if let Err(pause) = call.limited(ATTEMPTS) {
        return Ok(second_form(call, Vec::new(), wait_words(call, words::WAIT_BEFORE, pause)));
    }
    let left = match totp::pass(&call.store, account, typed, call.now)? {
        Passed::Wrong => return wrong("code", totp_words::WRONG),
        Passed::Wait(pause) => {
            return Ok(second_form(call, Vec::new(), wait_words(call, words::WAIT_BEFORE, pause)));
        }
        Passed::Yes => None,
        Passed::Recovery(left) => Some(left),
    };
    let token = call.halfway().unwrap_or_default().to_owned();
    if !call.store.local_write(move |db, _| Ok(halfway::take(db, &token)?))? {
        return Ok(too_late(call));
    }
    let posts = call.read(|read| role_assignment::current(read, account))?;
    if posts.is_empty() {
        return Ok(form(call, call.say(words::NO_ROLE).to_owned()));
    }
    let answer = welcome(call, account, &posts)?;
    Ok(match left {
        Some(left) => answer.saying(&format!("{} {left}.", call.say(totp_words::RECOVERY_USED))),
        None => answer,
    })
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
