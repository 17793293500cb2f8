//! The public check of genuineness, where a letter's QR leads. It needs no login and tells nothing personal beyond masked
//! names. Not here: what makes a letter genuine (`office::letter::genuineness`).

use std::sync::{Mutex, PoisonError};

use askama::Template;
use kernel::{Access, Phrase, Refusal, day};
use web::{Answer, Call, Input, Limit, Route, Tone};

use crate::office::letter::genuineness::{Found, Name, Verdict, Why, check_text, check_typed};
use crate::rules::letter::Allowance;
use crate::words::letter as words;

/// The address that is printed, in both writings: a QR is coarser in capitals.
pub(super) fn routes() -> [Route; 3] {
    [
        Route::get("/cek", Access::Public, ask).help("cek"),
        Route::get("/cek/{token}", Access::Public, checked).help("cek"),
        Route::get("/CEK/{token}", Access::Public, checked).help("cek"),
    ]
}

/// All checks of this node together: enough for a busy day at a labour office, too few to try codes.
static CHECKS: Mutex<Allowance> = Mutex::new(Allowance::new(300, 50));

/// Checks from one network address: a row of people at one counter.
const CHECKS_OF_ONE: Limit = Limit { name: "genuineness", at_once: 60, seconds: 2 };

fn allowed(call: &Call) -> Result<(), Refusal> {
    call.limited(CHECKS_OF_ONE).map_err(|_| Refusal::Busy)?;
    let mut checks = CHECKS.lock().unwrap_or_else(PoisonError::into_inner);
    if checks.take(call.now.as_millisecond()) { Ok(()) } else { Err(Refusal::Busy) }
}

#[derive(Template)]
#[template(path = "genuineness.html")]
struct Page<'c> {
    call: &'c Call,
    verdict: Option<Shown>,
    code: Input,
}

/// A verdict in words.
struct Shown {
    tone: Tone,
    mark: &'static str,
    title: &'static str,
    tell: &'static str,
    facts: Vec<(&'static str, String)>,
}

fn ask(call: &Call) -> Result<Answer, Refusal> {
    let typed = call.query("kode");
    if typed.is_empty() {
        return Ok(answer(call, None, 200));
    }
    allowed(call)?;
    let verdict = call.read(|read| check_typed(read, typed))?;
    Ok(told(call, &verdict))
}

fn checked(call: &Call) -> Result<Answer, Refusal> {
    allowed(call)?;
    let verdict = call.read(|read| check_text(read, call.param_text("token")))?;
    Ok(told(call, &verdict))
}

fn told(call: &Call, verdict: &Verdict) -> Answer {
    let (status, shown) = match verdict {
        Verdict::Registered(found) => {
            (200, shown(call, Tone::Good, "✓", words::GENUINE, words::GENUINE_TELL, Some(found)))
        }
        Verdict::NotHere(found) => {
            (200, shown(call, Tone::Attention, "?", words::NOT_HERE, words::NOT_HERE_TELL, Some(found)))
        }
        Verdict::Withdrawn(found) => {
            (410, shown(call, Tone::Danger, "✕", words::NO_LONGER, words::NO_LONGER_TELL, Some(found)))
        }
        Verdict::False(why) => (404, shown(call, Tone::Danger, "✕", words::FALSE, why_words(*why), None)),
    };
    answer(call, Some(shown), status)
}

const fn why_words(why: Why) -> Phrase {
    match why {
        Why::Changed => words::FALSE_TELL,
        Why::UnknownKey => words::FALSE_KEY,
        Why::UnknownCode => words::FALSE_CODE,
    }
}

fn shown(call: &Call, tone: Tone, mark: &'static str, title: Phrase, tell: Phrase, found: Option<&Found>) -> Shown {
    let facts = found.map_or_else(Vec::new, |found| facts(call, found));
    Shown { tone, mark, title: call.say(title), tell: call.say(tell), facts }
}

fn facts(call: &Call, found: &Found) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        (call.say(words::KIND), call.say(found.title).to_owned()),
        (call.say(words::NUMBER), found.number.clone()),
        (call.say(words::DATE), day::full(found.date, call.lang)),
        (call.say(words::VILLAGE), found.office.clone()),
    ];
    facts.extend(found.signer.as_ref().map(|name| (call.say(words::BY_WHOM), name_words(call, name))));
    facts.extend(found.resident.as_ref().map(|name| (call.say(words::ABOUT_WHOM), name_words(call, name))));
    if found.resident.is_some() {
        let state = match found.withdrawn {
            Some(when) => {
                let date = day::Zone::Wib.day(when.as_millisecond());
                format!("{}, {}", call.say(words::NO_LONGER), day::full(date, call.lang))
            }
            None => call.say(words::ACKNOWLEDGED).to_owned(),
        };
        facts.push((call.say(words::STATE), state));
    }
    facts
}

fn name_words(call: &Call, name: &Name) -> String {
    match name {
        Name::Masked(name) => name.clone(),
        Name::Kept => call.say(words::NAMES_KEPT).to_owned(),
        Name::Erased => call.say(words::NAMES_ERASED).to_owned(),
    }
}

fn answer(call: &Call, verdict: Option<Shown>, status: u16) -> Answer {
    let code = Input::text("kode", call.say(words::CODE_LABEL)).help(call.say(words::CODE_HELP)).autocomplete("off");
    let title = call.say(words::GENUINENESS);
    call.page(title, &Page { call, verdict, code }).with_status(status)
}
