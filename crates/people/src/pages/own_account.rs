//! `/saya`: one's own account, binding it to a resident, one's password and one's devices.
//! Not here: accounts that one looks after (`accounts`).

use askama::Template;
use kernel::access::{Access, Role};
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::{Held, Id, Refusal};
use store::local::codes::Redeemed;
use store::local::passwords::Fewest;
use store::local::sessions::{self, Session};
use web::{Answer, Call, Html, Input, Route};

use super::form_page::{FormPage, problem, problems_of};
use super::sign_in::{known, term, wait_words};
use crate::office::password::{self, Change};
use crate::office::{account, binding, role_assignment};
use crate::records::{Account, Resident};
use crate::rules::{account as rules, device};
use crate::words::account as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let signed_in = Access::SignedIn;
    vec![
        Route::get("/saya", signed_in, page).help("masuk"),
        Route::post("/saya", signed_in, bind).help("masuk"),
        Route::get("/saya/sandi", signed_in, password_page).help("masuk"),
        Route::post("/saya/sandi", signed_in, change_password).help("masuk"),
        Route::get("/saya/perangkat", signed_in, devices).help("masuk"),
        Route::post("/saya/perangkat", signed_in, end_devices).help("masuk"),
    ]
}

#[derive(Template)]
#[template(path = "account_own.html")]
struct OwnPage<'c> {
    call: &'c Call,
    role: &'static str,
    office: String,
    term: String,
    several: bool,
    bound: Option<Bound>,
    binding: Html,
}

/// The resident whom the account names.
struct Bound {
    name: String,
    path: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    own_page(call, Vec::new(), String::new())
}

fn own_page(call: &Call, problems: Vec<Problem>, alert: String) -> Result<Answer, Refusal> {
    let (posts, bound) = call.read(|read| {
        let posts = role_assignment::current(read, call.actor.account)?;
        let software = account::software();
        let account = read.as_actor(&software).get::<Account>(Id::new(call.actor.account))?;
        let Some(resident) = account.resident.given().copied() else { return Ok((posts, None)) };
        // In the owner's own scope: a resident sees themselves, and nobody else.
        let name = read.maybe::<Resident>(resident.id)?.map_or_else(String::new, |resident| match &resident.name {
            Held::Known(name) => name.clone(),
            _ => String::new(),
        });
        Ok((posts, Some(Bound { name, path: format!("/warga/{}", resident.id) })))
    })?;
    let own = call.session().and_then(|session| session.role);
    // A resident who is bound to nobody yet belongs to no office, and has no term to keep.
    let resident = call.actor.role == Some(Role::Warga);
    let post = posts.iter().find(|post| Some(post.id) == own).filter(|_| !resident || bound.is_some());
    let wrong = !problems.is_empty() || !alert.is_empty();
    let needs_binding = bound.is_none() && resident;
    let content = OwnPage {
        call,
        role: call.actor.role.map_or("", |role| call.say(role.label())),
        office: post.map_or_else(String::new, |post| post.office_name.clone()),
        term: post.filter(|_| !resident).map_or_else(String::new, |post| term(post, call.lang)),
        several: posts.len() > 1,
        bound,
        binding: if needs_binding { binding_form(call, &problems, alert) } else { Html::default() },
    };
    let answer = call.page(call.say(words::MY_ACCOUNT), &content);
    Ok(if wrong { answer.invalid() } else { answer })
}

#[derive(Template)]
#[template(path = "account_bind.html")]
struct BindForm<'c> {
    call: &'c Call,
    alert: String,
    problems: Html,
    code: Input,
}

fn binding_form(call: &Call, problems: &[Problem], alert: String) -> Html {
    let code = Input::text("code", call.say(words::BIND_CODE))
        .required()
        .help(call.say(words::BIND_CODE_HELP))
        .autocomplete("one-time-code")
        .filled(&call.form, problems, call.lang);
    let label = |_: &str| call.say(words::BIND_CODE).to_owned();
    Html::of(&BindForm { call, alert, problems: web::pieces::problems(problems, call.lang, label), code })
}

fn bind(call: &Call) -> Result<Answer, Refusal> {
    let code = call.form.text("code");
    if code.is_empty() {
        return own_page(call, vec![problem("code", "required", words::CODE_NEEDED)], String::new());
    }
    // Asked first, so that a code is not used up for nothing; asked again while writing.
    if let Err(refusal) = call.read(|read| binding::may_bind(read, &call.actor)) {
        return own_page(call, problems_of(refusal)?, String::new());
    }
    let resident = match binding::redeem(&call.store, call.actor.account, code, call.now)? {
        Redeemed::Yes { about, .. } => about,
        Redeemed::No => return own_page(call, vec![problem("code", "code", words::CODE_WRONG)], String::new()),
        Redeemed::Wait(pause) => {
            return own_page(call, Vec::new(), wait_words(call, words::WAIT_BEFORE, pause));
        }
    };
    let assignment = call.action.record(0);
    call.act(move |read| binding::bind(read, resident, assignment))?;
    call.change_role(Some(assignment))?;
    Ok(Answer::redirect("/saya").saying(call.say(words::BOUND_NOW)))
}

fn password_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(password_form(call, Vec::new(), String::new()))
}

fn password_form(call: &Call, problems: Vec<Problem>, alert: String) -> Answer {
    let help = match password::fewest(&call.store, call.actor.account, call.now) {
        Ok(Fewest::Eight) => words::PASSWORD_HELP,
        // A reading that fails asks for the longer one.
        Ok(Fewest::Fifteen) | Err(_) => words::PASSWORD_HELP_LONG,
    };
    FormPage {
        title: call.say(words::CHANGE_PASSWORD).to_owned(),
        alert,
        problems,
        inputs: vec![
            Input::password("present", call.say(words::PASSWORD_NOW)).required().autocomplete("current-password"),
            Input::password("password", call.say(words::PASSWORD_NEW))
                .required()
                .help(call.say(help))
                .autocomplete("new-password"),
            Input::password("password_again", call.say(words::PASSWORD_AGAIN)).required().autocomplete("new-password"),
        ],
        action: "/saya/sandi".to_owned(),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(words::MY_ACCOUNT).to_owned(), "/saya".to_owned())],
        ..FormPage::default()
    }
    .answer(call)
}

/// What a password must not be made of: name, login, and what the own offices are called.
fn own_texts(call: &Call) -> Result<Vec<String>, Refusal> {
    call.read(|read| {
        let account = read.as_actor(&account::software()).get::<Account>(Id::new(call.actor.account))?;
        let known = [&account.name, &account.login].into_iter().filter_map(|held| held.known().cloned());
        let offices = role_assignment::current(read, call.actor.account)?.into_iter().map(|post| post.office_name);
        Ok(known.chain(offices).collect())
    })
}

fn change_password(call: &Call) -> Result<Answer, Refusal> {
    let new = call.form.raw("password").unwrap_or("");
    let again = call.form.raw("password_again").unwrap_or("");
    let fewest = password::fewest(&call.store, call.actor.account, call.now)?;
    let own = own_texts(call)?;
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let wrong = rules::same_twice("password", new, "password_again", again)
        .or_else(|| password::problem("password", new, &own, fewest));
    if let Some(wrong) = wrong {
        return Ok(password_form(call, vec![wrong], String::new()));
    }
    let present = call.form.raw("present").unwrap_or("");
    match password::change(&call.store, call.actor.account, present, new, call.now)? {
        Change::Wrong | Change::TooShort => {
            let wrong = problem("present", "password.present", words::PASSWORD_NOW_WRONG);
            Ok(password_form(call, vec![wrong], String::new()))
        }
        Change::Wait(pause) => Ok(password_form(call, Vec::new(), wait_words(call, words::WAIT_BEFORE, pause))),
        Change::Done => {
            let role = call.session().and_then(|session| session.role);
            let token = call.sign_in(call.actor.account, role)?;
            let answer = Answer::redirect("/saya").with_session(token).known_as(known(call, call.actor.account)?);
            Ok(answer.saying(call.say(words::PASSWORD_CHANGED)))
        }
    }
}

#[derive(Template)]
#[template(path = "account_devices.html")]
struct Devices<'c> {
    call: &'c Call,
    lines: Vec<Device>,
}

struct Device {
    key: String,
    name: String,
    since: String,
    used: String,
    own: bool,
}

fn own_sessions(call: &Call) -> Result<Vec<Session>, Refusal> {
    Ok(call.store.local_read(|db| Ok(sessions::list(db, call.actor.account, call.now)?))?)
}

fn key_text(session: &Session) -> String {
    session.key.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn devices(call: &Call) -> Result<Answer, Refusal> {
    let own = call.session().map(|session| session.key);
    let line = |session: &Session| Device {
        key: key_text(session),
        name: device::name(&session.device, call.lang),
        since: day::moment(session.created, Zone::Wib, call.lang),
        used: day::ago(session.seen, call.now.as_millisecond(), Zone::Wib, call.lang),
        own: own == Some(session.key),
    };
    let lines = own_sessions(call)?.iter().map(line).collect();
    Ok(call.page(call.say(words::DEVICES), &Devices { call, lines }))
}

/// Signs out one device (its key), or with `lain` all others.
fn end_devices(call: &Call) -> Result<Answer, Refusal> {
    let chosen = call.form.text("perangkat");
    let Some(own) = call.session().cloned() else { return Err(Refusal::NotFound) };
    if chosen == "lain" {
        call.store.local_write(move |db, _| Ok(sessions::delete_others(db, &own)?))?;
        return Ok(Answer::redirect("/saya/perangkat").saying(call.say(words::OTHERS_OUT)));
    }
    let named = own_sessions(call)?.into_iter().find(|session| key_text(session) == chosen);
    let session = named.ok_or(Refusal::NotFound)?;
    if session.key == own.key {
        call.sign_out()?;
        return Ok(Answer::redirect("/").signed_out());
    }
    call.store.local_write(move |db, _| Ok(sessions::delete(db, &session.key)?))?;
    Ok(Answer::redirect("/saya/perangkat").saying(call.say(words::DEVICE_OUT)))
}
