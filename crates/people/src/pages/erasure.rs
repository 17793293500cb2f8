//! Erasing a person's data: what stands against it, the reason, and a confirmation that cannot be given by mistake.
//! Only the village head. Not here: the erasing (`office::erasure`).

use askama::Template;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, day};
use web::{Answer, Call, Html, Input, Route, pieces};

use crate::office::erasure::{self, destroy, erase};
use crate::records::erasure::ErasureReason;
use crate::records::{Erasure, Resident};
use crate::words::erasure as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(Erasure::SPEC);
    vec![
        Route::get("/warga/{id}/hapus", write, page).of(Erasure::SPEC).help("warga#hapus"),
        Route::post("/warga/{id}/hapus", write, send).of(Erasure::SPEC).help("warga#hapus"),
    ]
}

#[derive(Template)]
#[template(path = "erasure.html")]
struct ErasePage<'c> {
    call: &'c Call,
    name: String,
    card: String,
    holds: Vec<String>,
    problems: Html,
    reason: Input,
    typed: Input,
    understood: Input,
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
        problems: pieces::problems(problems, call.lang, label_of),
        reason,
        typed,
        understood,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn hold_line(call: &Call, hold: &crate::rules::erasure::Hold) -> String {
    let until = hold.until.map(|until| format!(", {} {}", call.say(words::HELD_UNTIL), day::full(until, call.lang)));
    format!("{}: {}{} ({})", call.say(hold.reason), hold.what, until.unwrap_or_default(), hold.source)
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
