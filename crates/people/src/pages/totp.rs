//! `/saya/dua-langkah`: one's own second step, and `/akun/{id}/dua-langkah`, where whoever looks after an account removes
//! it. Not here: asking for it when signing in (`sign_in`), what is right (`office::totp`).

use std::time::Duration;

use askama::Template;
use documents::qr;
use kernel::access::Access;
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::{Lang, Phrase, Refusal};
use store::Reader;
use store::local::totp::{STEP, secret_text};
use web::form::percent_encoded;
use web::{Answer, Call, Html, Input, Route, Task, Tone};

use super::form_page::{FormPage, problem};
use super::sign_in::wait_words;
use crate::office::account::{self, account_name};
use crate::office::password::Change;
use crate::office::totp::{self, Both, Confirmed, Standing};
use crate::records::Account;
use crate::rules::account as rules;
use crate::words::account as account_words;
use crate::words::totp as words;

const OWN: &str = "/saya/dua-langkah";
const SET_UP: &str = "/saya/dua-langkah/pasang";
const PICTURE: &str = "/saya/dua-langkah/qr.svg";
const CODES: &str = "/saya/dua-langkah/kode-cadangan";
const OFF: &str = "/saya/dua-langkah/matikan";
/// Fewer recovery codes than this ask for new ones.
const FEW: i64 = 3;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (own, managers) = (Access::SignedIn, Access::Roles(rules::MANAGERS));
    vec![
        Route::get(OWN, own, page).help("masuk"),
        Route::post(OWN, own, begin).help("masuk"),
        Route::get(SET_UP, own, set_up_page).help("masuk"),
        Route::post(SET_UP, own, confirm).help("masuk"),
        Route::get(PICTURE, own, picture),
        Route::get(CODES, own, codes_page).help("masuk"),
        Route::post(CODES, own, renew).help("masuk"),
        Route::get(OFF, own, off_page).help("masuk"),
        Route::post(OFF, own, switch_off).help("masuk"),
        Route::get("/akun/{id}/dua-langkah", managers, removal_page).help("akun"),
        Route::post("/akun/{id}/dua-langkah", managers, remove).help("akun"),
    ]
}

/// The task on *Beranda* for roles that reach far.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !totp::is_urged(read)? {
        return Ok(Vec::new());
    }
    Ok(vec![Task {
        tone: Tone::Attention,
        tag: words::TASK_TAG.say(lang).to_owned(),
        title: words::TASK_TITLE.say(lang).to_owned(),
        detail: words::TASK_DETAIL.say(lang).to_owned(),
        path: OWN.to_owned(),
        action: words::TASK_DO.say(lang).to_owned(),
        due: None,
        message: String::new(),
    }])
}

/// What this computer's clock shows: codes need clocks that agree.
pub(super) fn clock_words(call: &Call) -> String {
    let now = call.now.as_millisecond();
    let clock = day::clock(Zone::Wib.at(now), call.lang);
    let date = day::full(call.today, call.lang);
    format!("{} {clock} {}, {date}. {}", call.say(words::CLOCK), Zone::Wib.name(), call.say(words::CLOCK_HELP))
}

fn standing(call: &Call) -> Result<Standing, Refusal> {
    totp::standing(&call.store, call.actor.account)
}

fn password_input(call: &Call) -> Input {
    Input::password("present", call.say(account_words::PASSWORD_NOW)).required().autocomplete("current-password")
}

fn code_input(call: &Call, label: Phrase) -> Input {
    Input::text("code", call.say(label)).required().help(clock_words(call)).autocomplete("one-time-code")
}

#[derive(Template)]
#[template(path = "totp_on.html")]
struct On<'c> {
    call: &'c Call,
    since: String,
    left: i64,
    few: bool,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let standing = standing(call)?;
    match standing.step.and_then(|step| step.confirmed) {
        Some(since) => {
            let since = day::moment(since, Zone::Wib, call.lang);
            let content = On { call, since, left: standing.left, few: standing.left < FEW };
            Ok(call.page(call.say(words::TITLE), &content))
        }
        None => begin_form(call, Vec::new(), String::new()),
    }
}

fn begin_form(call: &Call, problems: Vec<Problem>, alert: String) -> Result<Answer, Refusal> {
    let removed = removed_words(call)?;
    let page = FormPage {
        title: call.say(words::TITLE).to_owned(),
        lead: [words::WHAT, words::WHY, words::NEED_APP].map(|line| call.say(line).to_owned()).to_vec(),
        alert,
        problems,
        before: if removed.is_empty() { Html::default() } else { web::pieces::note("", &removed) },
        inputs: vec![password_input(call).help(call.say(words::PASSWORD_FIRST))],
        action: OWN.to_owned(),
        button: call.say(words::BEGIN).to_owned(),
        links: vec![(call.say(account_words::MY_ACCOUNT).to_owned(), "/saya".to_owned())],
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

/// "Last removed by …, …", for the owner; empty where nobody ever did.
fn removed_words(call: &Call) -> Result<String, Refusal> {
    call.read(|read| {
        let Some((moment, by)) = totp::last_removal(read, call.actor.account)? else { return Ok(String::new()) };
        let who = account_name(read, by).unwrap_or_else(|| call.say(web::words::UNKNOWN_ACCOUNT).to_owned());
        let when = day::moment(moment, Zone::Wib, call.lang);
        Ok(format!("{} {who}, {when}.", call.say(words::REMOVED_BY)))
    })
}

fn begin(call: &Call) -> Result<Answer, Refusal> {
    let present = call.form.raw("present").unwrap_or("");
    match totp::begin(&call.store, call.actor.account, present, call.now)? {
        Change::Done => Ok(Answer::redirect(SET_UP)),
        Change::Wait(pause) => begin_form(call, Vec::new(), wait_words(call, account_words::WAIT_BEFORE, pause)),
        Change::Wrong | Change::TooShort => begin_form(
            call,
            vec![problem("present", "password.present", account_words::PASSWORD_NOW_WRONG)],
            String::new(),
        ),
    }
}

#[derive(Template)]
#[template(path = "totp_key.html")]
struct Key<'c> {
    call: &'c Call,
    groups: String,
}

/// The secret of a second step that waits for its first code.
fn waiting(call: &Call) -> Result<Option<String>, Refusal> {
    let step = standing(call)?.step.filter(|step| step.confirmed.is_none());
    Ok(step.map(|step| secret_text(&step.secret)))
}

fn set_up_page(call: &Call) -> Result<Answer, Refusal> {
    set_up_form(call, Vec::new(), String::new())
}

fn set_up_form(call: &Call, problems: Vec<Problem>, alert: String) -> Result<Answer, Refusal> {
    let Some(secret) = waiting(call)? else { return Ok(Answer::redirect(OWN)) };
    let groups: Vec<&str> = (0..secret.len()).step_by(4).map(|at| &secret[at..(at + 4).min(secret.len())]).collect();
    Ok(FormPage {
        title: call.say(words::SET_UP).to_owned(),
        alert,
        problems,
        before: Html::of(&Key { call, groups: groups.join(" ") }),
        inputs: vec![code_input(call, words::CODE).digits(10)],
        action: SET_UP.to_owned(),
        button: call.say(words::CONFIRM).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), OWN.to_owned())],
        ..FormPage::default()
    }
    .answer(call))
}

/// The address that the picture holds: whose account, where, and the secret. The site's name tells nodes apart.
fn picture(call: &Call) -> Result<Answer, Refusal> {
    let secret = waiting(call)?.ok_or(Refusal::NotFound)?;
    let login = call.read(|read| {
        let account = read.as_actor(&account::software()).get::<Account>(kernel::Id::new(call.actor.account))?;
        Ok(account.login.known().cloned().unwrap_or_default())
    })?;
    let url = format!("otpauth://totp/Desmigratif:{}?secret={secret}&issuer=Desmigratif", percent_encoded(&login));
    let matrix = qr::encode(&url).map_err(Refusal::fault)?;
    let svg = matrix.svg(call.say(words::QR_LABEL));
    Ok(Answer::file(svg.into_bytes(), "image/svg+xml", "qr.svg", true))
}

fn confirm(call: &Call) -> Result<Answer, Refusal> {
    let typed = call.form.text("code");
    if typed.is_empty() {
        return set_up_form(call, vec![problem("code", "required", words::CODE_NEEDED)], String::new());
    }
    match totp::confirm(&call.store, call.actor.account, typed, call.now)? {
        Confirmed::On(codes) => Ok(shown_once(call, &codes, true)),
        Confirmed::Wait(pause) => set_up_form(call, Vec::new(), wait_words(call, account_words::WAIT_BEFORE, pause)),
        Confirmed::Wrong(None) => {
            set_up_form(call, vec![problem("code", "code", words::CODE_WRONG_SET_UP)], String::new())
        }
        Confirmed::Wrong(Some(ahead)) => set_up_form(call, Vec::new(), clocks_differ(call, ahead)),
    }
}

/// "… the telephone's clock is ahead by some 4 minutes …".
fn clocks_differ(call: &Call, ahead: i64) -> String {
    let words = if ahead > 0 { words::PHONE_AHEAD } else { words::PHONE_BEHIND };
    let minutes = ((ahead.abs() + STEP) / 60).max(1);
    format!("{} {minutes} {}", call.say(words), call.say(words::MINUTES))
}

#[derive(Template)]
#[template(path = "totp_codes.html")]
struct Codes<'c> {
    call: &'c Call,
    codes: &'c [String],
    first: bool,
}

/// The recovery codes, this once.
fn shown_once(call: &Call, codes: &[String], first: bool) -> Answer {
    call.page(call.say(words::CODES_TITLE), &Codes { call, codes, first })
}

/// A page that asks for password and code.
struct Asked {
    title: Phrase,
    lead: Phrase,
    action: &'static str,
}

const NEW_CODES: Asked = Asked { title: words::NEW_CODES, lead: words::NEW_CODES_LEAD, action: CODES };
const SWITCH_OFF: Asked = Asked { title: words::OFF, lead: words::OFF_LEAD, action: OFF };

fn both_form(call: &Call, asked: &Asked, problems: Vec<Problem>, alert: String) -> Result<Answer, Refusal> {
    if !totp::is_on(&call.store, call.actor.account)? {
        return Ok(Answer::redirect(OWN));
    }
    Ok(FormPage {
        title: call.say(asked.title).to_owned(),
        lead: vec![call.say(asked.lead).to_owned()],
        alert,
        problems,
        inputs: vec![password_input(call), code_input(call, words::CODE_OR_RECOVERY)],
        action: asked.action.to_owned(),
        button: call.say(asked.title).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), OWN.to_owned())],
        ..FormPage::default()
    }
    .answer(call))
}

/// The form again, with why not.
fn refused<T>(call: &Call, asked: &Asked, why: &Both<T>) -> Result<Answer, Refusal> {
    let at = |field: &str, code, words| both_form(call, asked, vec![problem(field, code, words)], String::new());
    match why {
        Both::WrongPassword => at("present", "password.present", account_words::PASSWORD_NOW_WRONG),
        Both::TooShort => at("present", "password.short", words::OFF_SHORT),
        Both::WrongCode => at("code", "code", words::WRONG),
        Both::Wait(pause) => waiting_form(call, asked, *pause),
        Both::Done(_) => Ok(Answer::redirect(OWN)),
    }
}

fn waiting_form(call: &Call, asked: &Asked, pause: Duration) -> Result<Answer, Refusal> {
    both_form(call, asked, Vec::new(), wait_words(call, account_words::WAIT_BEFORE, pause))
}

fn codes_page(call: &Call) -> Result<Answer, Refusal> {
    both_form(call, &NEW_CODES, Vec::new(), String::new())
}

fn renew(call: &Call) -> Result<Answer, Refusal> {
    let (present, typed) = (call.form.raw("present").unwrap_or(""), call.form.text("code"));
    match totp::renew(&call.store, call.actor.account, present, typed, call.now)? {
        Both::Done(codes) => Ok(shown_once(call, &codes, false)),
        why => refused(call, &NEW_CODES, &why),
    }
}

fn off_page(call: &Call) -> Result<Answer, Refusal> {
    both_form(call, &SWITCH_OFF, Vec::new(), String::new())
}

fn switch_off(call: &Call) -> Result<Answer, Refusal> {
    let (present, typed) = (call.form.raw("present").unwrap_or(""), call.form.text("code"));
    match totp::switch_off(&call.store, call.actor.account, present, typed, call.now)? {
        Both::Done(()) => Ok(Answer::redirect(OWN).saying(call.say(words::OFF_NOW))),
        why => refused(call, &SWITCH_OFF, &why),
    }
}

fn removal_page(call: &Call) -> Result<Answer, Refusal> {
    removal_form(call, Vec::new())
}

fn removal_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let known = call.read(|read| account::looked_after(read, id))?;
    let back = format!("/akun/{id}");
    if !totp::is_on(&call.store, id)? {
        return Ok(Answer::redirect(back).saying(call.say(words::NONE_HERE)));
    }
    Ok(FormPage {
        title: format!("{}: {}", call.say(words::REMOVE), known.name()),
        lead: vec![call.say(words::REMOVE_LEAD).to_owned()],
        problems,
        inputs: vec![Input::tick("checked", call.say(account_words::CHECKED_PERSON)).required()],
        action: format!("/akun/{id}/dua-langkah"),
        button: call.say(words::REMOVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), back)],
        ..FormPage::default()
    }
    .answer_for(call, &known.account.row))
}

fn remove(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    call.read(|read| account::looked_after(read, id))?;
    if !call.form.ticked("checked") {
        return removal_form(call, vec![problem("checked", "required", account_words::CHECKED_NEEDED)]);
    }
    let seen = call.seen()?;
    // Recorded first: a removal that nobody can see must not be.
    call.act(move |read| totp::removal(read, id, &seen))?;
    totp::remove(&call.store, id)?;
    Ok(Answer::redirect(format!("/akun/{id}")).saying(call.say(words::REMOVED_NOW)))
}
