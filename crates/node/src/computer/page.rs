//! `/komputer`: the backup button and the checks of this computer. Not here: the card on Beranda (`super`).

use askama::Template;
use kernel::access::Role;
use kernel::refusal::Problem;
use kernel::{Lang, Refusal, day};
use store::StoreError;
use web::{Answer, Call, Html, Input, Route, Tone, pieces};
use zeroize::Zeroizing;

use super::running::{self, State};
use super::sticks::{self, Place};
use super::{PATH, WHO, own, words};
use crate::health::{self, Subject};
use crate::last_backup;

/// The addresses.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(PATH, WHO, show).help("cadangan"),
        Route::post("/komputer/cadangkan", WHO, begin).help("cadangan"),
        Route::post("/komputer/lupakan", WHO, forget).help("cadangan"),
    ]
}

#[derive(Template)]
#[template(path = "computer.html")]
struct Page<'c> {
    call: &'c Call,
    light: Html,
    running: Html,
    notice: Html,
    problems: Html,
    form: bool,
    places: Option<Input>,
    kept: bool,
    inputs: Vec<Input>,
    forgets: bool,
    checks: Html,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    page(call, &[])
}

/// On a village's own computer the desk backs up; on one that serves many offices only its manager does.
fn may(call: &Call) -> Result<(), Refusal> {
    let url = &call.site.settings.public_url;
    let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let own_machine = ["127.", "localhost", "[::1]"].iter().any(|own| host.starts_with(own));
    if own_machine || call.actor.role == Some(Role::PengelolaNode) {
        Ok(())
    } else {
        Err(Refusal::Forbidden(words::ONLY_MANAGER))
    }
}

/// Whether the passphrase stays on the computer is for its head to decide.
fn decides(call: &Call) -> bool {
    matches!(call.actor.role, Some(Role::KepalaDesa | Role::PengelolaNode))
}

fn page(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let kept = call.store.backup_passphrase()?.is_some();
    let places = sticks::places(&own().folders, call.store.node());
    let light = last_backup::light(call.store.dir(), call.now, own().thresholds);
    let (running, notice, busy) = running_words(call);
    let mut inputs = Vec::new();
    if !kept {
        let input = |name: &'static str, label| Input::password(name, call.say(label)).required().autocomplete("off");
        inputs.push(input("passphrase", words::PASSPHRASE).help(call.say(words::PASSPHRASE_HELP)));
        inputs.push(input("repeated", words::REPEATED));
        if decides(call) {
            inputs.push(Input::tick("keep", call.say(words::KEEP)));
        }
    }
    let fill = |input: Input| input.filled(&call.form, problems, call.lang);
    let inputs: Vec<Input> = inputs.into_iter().map(fill).collect();
    let choice = (!places.is_empty()).then(|| fill(choice(call, &places)));
    let label = |name: &str| match name {
        "place" => call.say(words::WHERE_TO).to_owned(),
        "repeated" => call.say(words::REPEATED).to_owned(),
        _ => call.say(words::PASSPHRASE).to_owned(),
    };
    let content = Page {
        call,
        light: pieces::tag(light.level.tone(), &light.words(call.lang)),
        running,
        notice,
        problems: pieces::problems(problems, call.lang, label),
        form: !busy && may(call).is_ok(),
        places: choice,
        kept,
        inputs,
        forgets: kept && decides(call),
        checks: checks(call)?,
    };
    Ok(call.page(call.say(super::TITLE), &content))
}

fn choice(call: &Call, places: &[Place]) -> Input {
    let option = |place: &Place| {
        let kind = if place.stick { words::STICK } else { words::FOLDER };
        let free = format!("{} {}", health::bytes(place.free, call.lang), call.say(words::FREE));
        (place.folder.display().to_string(), format!("{} {} ({free})", call.say(kind), place.name))
    };
    let only = if places.len() == 1 { places[0].folder.display().to_string() } else { String::new() };
    Input::choice("place", call.say(words::WHERE_TO), places.iter().map(option).collect()).required().value(only)
}

/// How far a backup is, how the last one ended, and whether one is being made.
fn running_words(call: &Call) -> (Html, Html, bool) {
    match running::now() {
        State::Idle => (Html::default(), Html::default(), false),
        State::Running { stage, percent } => {
            let label = format!("{} · {percent} %", words::stage(stage).say(call.lang));
            (pieces::bar(percent, &label), Html::default(), true)
        }
        State::Done { time, bytes, files } => {
            let when = day::moment(time.as_millisecond(), day::Zone::Wib, call.lang);
            let size = health::bytes(bytes, call.lang);
            let text = match call.lang {
                Lang::Id => format!("{when}: {size} dan {files} berkas. {}", call.say(words::DONE_TEXT)),
                Lang::En => format!("{when}: {size} and {files} files. {}", call.say(words::DONE_TEXT)),
            };
            (Html::default(), pieces::note(call.say(words::DONE), &text), false)
        }
        State::Failed(why) => {
            let text = format!("{} {}", call.say(why), call.say(words::OLD_STAYS));
            (Html::default(), pieces::note(call.say(words::FAILED), &text), false)
        }
    }
}

fn checks(call: &Call) -> Result<Html, Refusal> {
    let own = own();
    let found = call.store.local_read(|db| {
        let sample = call.site.settings.demo;
        let subject = Subject { at: call.store.location(), db, now: call.now, thresholds: own.thresholds, sample };
        Ok::<_, StoreError>(health::quick(&subject))
    })?;
    let lines: Vec<pieces::Check> = found
        .iter()
        .map(|finding| pieces::Check {
            tone: finding.level.tone(),
            state: call.say(finding.level.phrase()).to_owned(),
            title: call.say(finding.title).to_owned(),
            detail: match finding.todo {
                Some(todo) => format!("{}. {}", finding.said.say(call.lang), call.say(todo)),
                None => finding.said.say(call.lang).to_owned(),
            },
            action: None,
        })
        .collect();
    debug_assert!(lines.iter().all(|line| line.tone != Tone::Plain));
    Ok(pieces::checks(&lines))
}

fn begin(call: &Call) -> Result<Answer, Refusal> {
    may(call)?;
    match wanted(call) {
        Ok((place, passphrase)) => {
            if decides(call) && call.form.ticked("keep") {
                call.store.keep_backup_passphrase(Some(&passphrase))?;
            }
            running::begin(&call.store, place.folder, passphrase, call.now);
            Ok(Answer::redirect(PATH).saying(call.say(words::STARTED)))
        }
        Err(Refusal::Invalid(problems)) => Ok(page(call, &problems)?.invalid()),
        Err(refusal) => Err(refusal),
    }
}

/// Where to, and under which passphrase. Only a place that this computer offers is taken, never any path.
fn wanted(call: &Call) -> Result<(Place, Zeroizing<String>), Refusal> {
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code: &'static str, words| {
        if let Refusal::Invalid(more) = Refusal::invalid(field, code, words) {
            problems.extend(more);
        }
    };
    let typed = call.form.text("place");
    let place = sticks::places(&own().folders, call.store.node())
        .into_iter()
        .find(|place| place.folder.display().to_string() == typed);
    if place.is_none() {
        wrong("place", "backup.place", if typed.is_empty() { words::CHOOSE } else { words::GONE });
    }
    let passphrase = match call.store.backup_passphrase()? {
        Some(kept) => kept,
        None => {
            let typed = Zeroizing::new(call.form.raw("passphrase").unwrap_or_default().to_owned());
            if typed.chars().count() < store::backup::SHORTEST {
                wrong("passphrase", "backup.short", words::SHORT);
            } else if call.form.raw("repeated").unwrap_or_default() != typed.as_str() {
                wrong("repeated", "backup.repeated", words::DIFFERENT);
            }
            typed
        }
    };
    match place {
        Some(place) if problems.is_empty() => Ok((place, passphrase)),
        _ => Err(Refusal::Invalid(problems)),
    }
}

fn forget(call: &Call) -> Result<Answer, Refusal> {
    may(call)?;
    if !decides(call) {
        return Err(Refusal::Forbidden(words::ONLY_MANAGER));
    }
    call.store.keep_backup_passphrase(None)?;
    Ok(Answer::redirect(PATH).saying(call.say(words::FORGOTTEN)))
}
