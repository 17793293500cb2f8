//! The coordinator's answer: accepted, or returned with what is to be mended. Not here: the decision.

use std::collections::BTreeMap;

use kernel::refusal::Problem;
use kernel::{Phrase, RecordId, Refusal};
use web::{Answer, Call, Input};

use super::{path, show};
use crate::office::monthly_report as office;
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::MonthlyReport;
use crate::rules::monthly_report::SECTIONS;
use crate::words::monthly_report as words;

/// The reasons that may be given, by name: the whole, then each section.
fn asked() -> impl Iterator<Item = (&'static str, Phrase)> {
    let whole = std::iter::once(("umum", words::WHOLE_REPORT));
    whole.chain(SECTIONS.iter().map(|section| (section.name, section.label)))
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, call.param("id")?, Vec::new())
}

fn form(call: &Call, id: RecordId, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let report = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        office::may_move(read, &report, crate::records::monthly_report::ReportState::Returned)?;
        Ok(report)
    })?;
    let page = FormPage {
        title: call.say(words::RETURN).to_owned(),
        lead: vec![show::title(call, &report), call.say(words::RETURN_LEAD).to_owned()],
        problems,
        inputs: asked().map(|(name, label)| Input::lines(name, call.say(label))).collect(),
        action: format!("{}/kembalikan", path(id)),
        button: call.say(words::RETURN).to_owned(),
        links: vec![(call.say(words::BACK).to_owned(), path(id))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &report.row))
}

pub(super) fn give_back(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let reasons: BTreeMap<String, String> =
        asked().map(|(name, _)| (name.to_owned(), call.form.text(name).to_owned())).collect();
    match call.act(move |read| office::give_back(read, id, &seen, &reasons)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::RETURNED))),
        Err(refusal) => form(call, id, problems_of(refusal)?),
    }
}

pub(super) fn accept(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    match call.act(move |read| office::accept(read, id, &seen)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::ACCEPTED))),
        Err(refusal) => show::with(call, &problems_of(refusal)?),
    }
}
