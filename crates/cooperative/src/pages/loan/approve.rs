//! Approving, in three ways: with one's own account, with a second person's password on this device, with a signed paper that
//! is kept; and refusing. Not here: the printed form of that paper (`paper`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Stored};
use people::pages::form_page::{FormPage, problems_of};
use people::pages::record_file::{received, settled};
use web::pieces;
use web::{Answer, Call, Html, Input};

use super::assess::{hints, reach_line};
use super::collateral;
use super::second::{approver, at, done, form, inputs, opened, own_path};
use crate::office::loan::approval::{self, SignedPaper};
use crate::office::loan::{LoanFile, place, related};
use crate::pages::typed::Typed;
use crate::records::{LoanStep, OrganTerm};
use crate::words::loan as words;

/// The field of the scan.
const SCAN: &str = "scan";

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    again(call, Vec::new())
}

/// What is known, beside a decision; and the sentence about related parties, with whether the limit is kept.
fn beside(call: &Call, file: &LoanFile) -> Result<(Html, Option<(String, bool)>), Refusal> {
    call.read(|read| {
        let figures = approval::figures(read, file)?;
        let known = pieces::card(words::HINTS, call.lang, &hints(call, file, &figures, true));
        let given = collateral::panel(read, call, file)?;
        Ok((Html::joined([known, given]), reach_line(read, call, file)?))
    })
}

fn counted(call: &Call, file: &LoanFile) -> String {
    format!("{}: {} / {}", call.say(words::APPROVALS), file.approvals().len(), file.needed())
}

fn again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let (aside, reach) = beside(call, &file)?;
    let own = own_path(&file);
    let frame = form(call, &file, (words::APPROVE, "setujui"), problems);
    let mut links = vec![
        (call.say(words::PAPER_OR).to_owned(), format!("{own}/surat")),
        (call.say(words::PAPER_FORM).to_owned(), format!("{own}/persetujuan.pdf")),
    ];
    links.extend(frame.links.clone());
    let mut lead = vec![call.say(words::APPROVE_LEAD).to_owned(), counted(call, &file)];
    lead.extend(reach.as_ref().map(|(line, _)| line.clone()));
    let shown = FormPage { lead, inputs: inputs(call, &file, true)?, aside, links, ..frame };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
        let approver = approver(call)?;
        call.act(move |read| approval::approve(read, action, id, &seen, approver)).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::APPROVED),
        Err(Refusal::Forbidden(why)) => again(call, vec![at("approver", why)]),
        Err(refusal) => again(call, problems_of(refusal)?),
    }
}

pub(super) fn paper_page(call: &Call) -> Result<Answer, Refusal> {
    paper_again(call, Vec::new())
}

fn signers(call: &Call, file: &LoanFile) -> Result<Vec<(String, String)>, Refusal> {
    let mut terms = call.read(|read| related::in_office(read, &file.books))?;
    terms.retain(|term| related::approves(term).is_some());
    let one = |term: &Stored<OrganTerm>| {
        let name = term.name.known().cloned().unwrap_or_default();
        let office = format!("{}, {}", call.say(term.office.label()), call.say(term.organ.label()).to_lowercase());
        (term.row.id.to_string(), format!("{name} ({})", office.to_lowercase()))
    };
    Ok(terms.iter().map(one).collect())
}

fn paper_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let (aside, reach) = beside(call, &file)?;
    let signers = signers(call, &file)?;
    let nobody = signers.is_empty().then(|| call.say(words::NOBODY_IN_OFFICE).to_owned());
    let mut lead = vec![call.say(words::PAPER_LEAD).to_owned(), counted(call, &file)];
    lead.extend(reach.map(|(line, _)| line));
    lead.extend(nobody);
    let day = LoanStep::SPEC.field_named("paper_on").map(|(_, field)| Input::of(field, call.lang));
    let day = day.unwrap_or_else(|| Input::text("paper_on", call.say(words::SIGNED_ON)));
    let frame = form(call, &file, (words::PAPER_TITLE, "surat"), problems);
    let mut links = vec![(call.say(words::PAPER_FORM).to_owned(), format!("{}/persetujuan.pdf", own_path(&file)))];
    links.extend(frame.links.clone());
    let shown = FormPage {
        lead,
        inputs: vec![
            Input::choice("approver", call.say(words::SIGNER), signers).required(),
            day.required(),
            Input::file(SCAN, call.say(words::SCAN)).required(),
        ],
        aside,
        links,
        button: call.say(words::PAPER_BUTTON).to_owned(),
        files: true,
        ..frame
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn paper_save(call: &Call) -> Result<Answer, Refusal> {
    match try_paper(call) {
        Ok(()) => done(call, words::APPROVED),
        Err(Refusal::Forbidden(why)) => paper_again(call, vec![at("approver", why)]),
        Err(refusal) => paper_again(call, problems_of(refusal)?),
    }
}

fn try_paper(call: &Call) -> Result<(), Refusal> {
    let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
    let mut form = Typed::of(call);
    let signed_on = form.needed::<Date>("paper_on", LoanStep::SPEC);
    let signed_by = call.form.text("approver").parse::<RecordId>().ok();
    if signed_by.is_none() {
        form.problem("approver", "required", words::NEEDED);
    }
    if call.files.get(SCAN).is_none() {
        form.problem(SCAN, "required", words::PAPER_NEEDED);
    }
    let (Some(signed_on), Some(signed_by)) = form.done((signed_on, signed_by))? else { return Err(Refusal::NotFound) };
    let kept = received(call, SCAN, place::PAPER, 1)?;
    let Some(scan) = kept.first().cloned() else {
        return Err(Refusal::invalid(SCAN, "required", words::PAPER_NEEDED));
    };
    let paper = SignedPaper { signed_by, signed_on, scan };
    let done = call.act(move |read| approval::approve_on_paper(read, action, id, &seen, &paper));
    settled(call, &done, &kept);
    done.map(drop)
}

pub(super) fn refuse_page(call: &Call) -> Result<Answer, Refusal> {
    refuse_again(call, Vec::new())
}

fn refuse_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let shown = FormPage {
        inputs: vec![Input::lines("note", call.say(words::REASON)).required()],
        ..form(call, &file, (words::REFUSE, "tolak"), problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn refuse(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
        let reason = call.form.text("note").to_owned();
        call.act(move |read| approval::refuse(read, action, id, &seen, &reason)).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::REFUSED),
        Err(refusal) => refuse_again(call, problems_of(refusal)?),
    }
}
