//! Forms of what changes a loan that goes badly: new terms, writing off, and taking back what was typed wrongly.

use kernel::money::whole;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, day};
use people::pages::form_page::{FormPage, problems_of};
use store::Reader;
use web::{Answer, Call, Input};

use super::product::millionths;
use super::second::{approver, done, form, inputs, opened};
use super::{money, percent};
use crate::office::loan::LoanFile;
use crate::office::loan::reversal;
use crate::office::loan::trouble::{self, NewTerms, WritingOff};
use crate::pages::typed::Typed;
use crate::records::{Loan, Meeting, Resolution};
use crate::words::loan as words;

/// Decisions that are offered, the newest first.
const DECISIONS: usize = 40;

pub(super) fn terms_page(call: &Call) -> Result<Answer, Refusal> {
    terms_again(call, Vec::new())
}

fn terms_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let own = words::of(file.books.principle);
    let left = file.standing(call.today).principal();
    let mut fields = vec![Input::text("months", call.say(words::TERM)).digits(3).required()];
    if file.has_rate() {
        fields.push(Input::text("rate", call.say(own.rate)).value(percent(file.loan.rate, call.lang)).required());
    }
    fields.push(Input::lines("note", call.say(words::REASON)).required());
    fields.extend(inputs(call, &file, false)?);
    let shown = FormPage {
        lead: vec![
            call.say(own.terms).to_owned(),
            format!("{}: Rp{} · {}", call.say(words::LEFT), whole(left, call.lang), day::full(call.today, call.lang)),
        ],
        inputs: fields,
        ..form(call, &file, (words::NEW_TERMS, "ketentuan"), problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn terms(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
        let mut form = Typed::of(call);
        let months = form.needed::<i64>("months", Loan::SPEC).unwrap_or(0);
        let rate = if opened(call)?.has_rate() { millionths(&mut form, call, "rate") } else { 0 };
        form.done(())?;
        let input = NewTerms { months, rate, reason: call.form.text("note").to_owned(), second: approver(call)? };
        call.act(move |read| trouble::restructure(read, action, (id, &seen), &input)).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::TERMS_DONE),
        Err(refusal) => terms_again(call, problems_of(refusal)?),
    }
}

pub(super) fn write_off_page(call: &Call) -> Result<Answer, Refusal> {
    write_off_again(call, Vec::new())
}

/// Decisions that a meeting carried, the newest first.
fn decisions(read: &Reader<'_>, call: &Call, file: &LoanFile) -> Result<Vec<(String, String)>, Refusal> {
    let mut all = read.referring::<Resolution>("books", file.books.row.id)?;
    all.retain(|one| one.carried && !one.row.withdrawn);
    all.reverse();
    let mut lines = Vec::new();
    for one in all.into_iter().take(DECISIONS) {
        let held = read.get::<Meeting>(one.meeting.id)?.held_on;
        lines.push((one.row.id.to_string(), format!("{} · {}", day::short(held, call.lang), one.decision)));
    }
    Ok(lines)
}

fn write_off_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let decisions = call.read(|read| decisions(read, call, &file))?;
    let mut fields = vec![
        Input::choice("resolution", call.say(words::RESOLUTION), decisions).required(),
        Input::lines("note", call.say(words::REASON)).required(),
    ];
    fields.extend(inputs(call, &file, false)?);
    let left = file.standing(call.today).principal();
    let shown = FormPage {
        lead: vec![call.say(words::WRITE_OFF_LEAD).to_owned(), format!("{}: {}", call.say(words::LEFT), money(left))],
        inputs: fields,
        ..form(call, &file, (words::WRITE_OFF, "hapus-buku"), problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn write_off(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
        let resolution: RecordId = (call.form.text("resolution").parse())
            .map_err(|_| Refusal::invalid("resolution", "required", words::RESOLUTION_NEEDED))?;
        let input = WritingOff { resolution, second: approver(call)?, reason: call.form.text("note").to_owned() };
        call.act(move |read| trouble::write_off(read, action, (id, &seen), &input)).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::WRITTEN_OFF),
        Err(refusal) => write_off_again(call, problems_of(refusal)?),
    }
}

pub(super) fn take_back_page(call: &Call) -> Result<Answer, Refusal> {
    take_back_again(call, Vec::new())
}

fn take_back_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    // A form that comes back stays with its record: pressed again, it never takes back the one before.
    let sent = call.form.text("step");
    let last = reversal::last(&file).filter(|step| sent.is_empty() || step.row.id.to_string() == sent);
    let line = last.map(|step| {
        format!("{} · {} · {}", day::full(step.on, call.lang), call.say(step.kind.label()), money(step.amount))
    });
    let mut lead = vec![call.say(words::TAKE_BACK_LEAD).to_owned()];
    lead.extend(line.or_else(|| sent.is_empty().then(|| call.say(words::ONLY_THE_LAST).to_owned())));
    let step = last.map_or_else(|| sent.to_owned(), |step| step.row.id.to_string());
    let kept = if step.is_empty() { Vec::new() } else { vec![("step", step)] };
    let shown = FormPage {
        lead,
        kept,
        inputs: vec![Input::lines("note", call.say(words::REASON)).required()],
        ..form(call, &file, (words::TAKE_BACK, "batal"), problems)
    };
    Ok(shown.answer(call))
}

pub(super) fn take_back(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, action) = (call.param("id")?, call.action);
        let step: RecordId =
            (call.form.text("step").parse()).map_err(|_| Refusal::invalid("", "loan.last", words::ONLY_THE_LAST))?;
        let reason = call.form.text("note").to_owned();
        call.act(move |read| reversal::take_back(read, action, (id, step), &reason)).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::TAKEN_BACK),
        Err(refusal) => {
            let mut problems = problems_of(refusal)?;
            // The form has neither day nor amount: what is said of them is said of the whole.
            problems.iter_mut().filter(|one| one.field != "note").for_each(|one| one.field.clear());
            take_back_again(call, problems)
        }
    }
}
