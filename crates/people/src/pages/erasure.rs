//! Erasing a person's data: what stands against it, the reason, and a confirmation that cannot be given by mistake, for
//! the village head only; and the list of erasures: who, when and why. Not here: the erasing (`office::erasure`), holds
//! (`pages::legal_hold`).

use askama::Template;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, day};
use web::{Answer, Call, Html, Input, MenuItem, Route, Tone, pieces};

use crate::office::erasure::{self, ErasureLine, destroy, erase};
use crate::records::erasure::ErasureReason;
use crate::records::legal_hold::HOLDERS;
use crate::records::{Erasure, LegalHold, Resident};
use crate::words::{erasure as words, legal_hold};

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::LIST,
    short: words::LIST_SHORT,
    icon: "shield",
    path: "/penghapusan",
    access: Access::Roles(HOLDERS),
    order: 89,
};

/// Deciding on an erasure needs the grounds of the holds.
const DECIDING: &str = "memutuskan penghapusan data";

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (write, holders) = (Access::Write(Erasure::SPEC), Access::Roles(HOLDERS));
    let about = |route: Route| route.of(Erasure::SPEC).opens(&[LegalHold::SPEC]).purpose(DECIDING).help("penghapusan");
    vec![
        about(Route::get("/warga/{id}/hapus", holders, page)),
        about(Route::post("/warga/{id}/hapus", write, send)),
        Route::get("/penghapusan", holders, list).of(Erasure::SPEC).help("penghapusan#daftar"),
    ]
}

#[derive(Template)]
#[template(path = "erasure.html")]
struct ErasePage<'c> {
    call: &'c Call,
    name: String,
    card: String,
    holds: Vec<HoldLine>,
    place: String,
    erases: bool,
    problems: Html,
    reason: Input,
    typed: Input,
    understood: Input,
}

/// Something that holds, and where it is released.
struct HoldLine {
    words: String,
    release: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (resident, holds) = call.read(|read| Ok((read.get::<Resident>(id)?, erasure::holds(read, id, call.lang)?)))?;
    let reasons =
        ErasureReason::CHOICES.iter().map(|one| (one.name.to_owned(), call.say(one.label).to_owned())).collect();
    let filled = |input: Input| input.required().filled(&call.form, problems, call.lang);
    let (reason, typed, understood) = (
        filled(Input::choice("reason", call.say(words::REASON), reasons)),
        filled(Input::text("name", call.say(words::TYPE_NAME)).autocomplete("off")),
        filled(Input::tick("understood", call.say(words::UNDERSTOOD))),
    );
    let label_of = |name: &str| {
        [&reason, &typed, &understood]
            .iter()
            .find(|field| field.name() == name)
            .map_or_else(String::new, |field| field.label().to_owned())
    };
    let content = ErasePage {
        call,
        name: Resident::SPEC.title(&resident.row, call.lang),
        card: format!("/warga/{id}"),
        holds: holds.iter().map(|hold| hold_line(call, hold)).collect(),
        place: format!("/warga/{id}/tahan"),
        erases: call.actor.is_one_of(Erasure::SPEC.write) && holds.is_empty(),
        problems: pieces::problems(problems, call.lang, label_of),
        reason,
        typed,
        understood,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn hold_line(call: &Call, hold: &crate::rules::erasure::Hold) -> HoldLine {
    let name = [call.say(hold.reason), &hold.what].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
    let since = hold.from.map(|from| format!("{} {}", call.say(words::HELD_FROM), day::full(from, call.lang)));
    let until = match hold.until {
        Some(until) => Some(format!("{} {}", call.say(words::HELD_UNTIL), day::full(until, call.lang))),
        None => hold.from.map(|_| call.say(words::HELD_OPEN).to_owned()),
    };
    let by = hold.by.as_ref().map(|by| format!("{} {by}", call.say(words::HELD_BY)));
    let parts = [Some(name.join(": ")), since, until, by, Some(hold.source.clone())];
    let words = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    HoldLine { words, release: hold.path.clone() }
}

fn send(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match try_erase(call, id) {
        Ok(()) => Ok(Answer::redirect(format!("/warga/{id}")).saying(call.say(words::DONE))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, &problems)?.invalid()),
        Err(other) => Err(other),
    }
}

fn try_erase(call: &Call, id: RecordId) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    let reason = ErasureReason::from_name(call.form.text("reason"));
    if reason.is_none() {
        let message = kernel::phrase("Pilih alasannya.", "Choose the reason.");
        problems.push(Problem { field: "reason".to_owned(), code: "required", message });
    }
    if !call.form.ticked("understood") {
        problems.push(Problem { field: "understood".to_owned(), code: "required", message: words::UNDERSTOOD_NEEDED });
    }
    let Some(reason) = reason.filter(|_| problems.is_empty()) else { return Err(Refusal::Invalid(problems)) };
    let (action, typed) = (call.action, call.form.text("name").to_owned());
    call.act(move |read| erase(read, action, id, reason, &typed))?;
    destroy(&call.store, &call.actor, call.now, id)
}

#[derive(Template)]
#[template(path = "erasure_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    lines: Vec<Shown>,
    first: bool,
    next: String,
}

/// One erasure in words.
struct Shown {
    when: String,
    who: String,
    why: &'static str,
    region: String,
    state: Html,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let after = Some(call.query("sesudah").to_owned()).filter(|after| !after.is_empty());
    let first = after.is_none();
    let (lines, next) = call.read(|read| erasure::list(read, after))?;
    let content = ListPage {
        call,
        lines: lines.iter().map(|line| shown(call, line)).collect(),
        first,
        next: next.map_or_else(String::new, |next| web::link("/penghapusan", &[("sesudah", &next)])),
    };
    Ok(call.page(call.say(words::LIST), &content))
}

fn shown(call: &Call, line: &ErasureLine) -> Shown {
    let waits = (Tone::Attention, call.say(words::WAITS));
    Shown {
        when: day::moment(line.moment, day::Zone::Wib, call.lang),
        who: line.by.clone().unwrap_or_else(|| call.say(words::SOMEBODY).to_owned()),
        why: call.say(line.reason.label()),
        region: super::resident::village(&line.region),
        state: if line.waits { pieces::tag(waits.0, waits.1) } else { Html::default() },
    }
}
