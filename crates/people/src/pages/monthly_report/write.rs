//! Beginning a report, the officer's sentences, and sending it. Not here: the decisions.

use std::collections::BTreeMap;

use kernel::day::Month;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Stored};
use web::{Answer, Call, Html, Input, pieces};

use super::{path, show};
use crate::office::monthly_report::{self as office, paper, told};
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::MonthlyReport;
use crate::records::monthly_report::SENTENCES;
use crate::rules::monthly_report::report_id;
use crate::words::monthly_report as words;

pub(super) fn begin(call: &Call) -> Result<Answer, Refusal> {
    let month: Month =
        call.form.text("month").parse().map_err(|_| Refusal::invalid("month", "report.month", words::MONTH_NEEDED))?;
    call.act(move |read| office::begin(read, month))?;
    Ok(Answer::redirect(path(report_id(call.actor.office, month))))
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, call.param("id")?, Vec::new())
}

fn form(call: &Call, id: RecordId, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (report, told) = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        office::may_write(read, &report)?;
        let told = told::now(read, &call.site.rooms, &report)?;
        Ok((report, told))
    })?;
    let inputs = SENTENCES.iter().filter_map(|(name, field)| {
        let (index, field) = MonthlyReport::SPEC.field(field.tag)?;
        let own = report.row.cells[index].known().and_then(kernel::Value::as_text).unwrap_or_default();
        let input = Input::lines(*name, call.say(field.label)).value(own);
        let help = field.help.say(call.lang);
        let itself = show::sentences_of(call, &told.figures, name);
        Some(input.help(if itself.is_empty() { help.to_owned() } else { itself }))
    });
    let reasons = reasons(call, &report);
    let page = FormPage {
        title: call.say(words::WRITE).to_owned(),
        lead: vec![show::title(call, &report), call.say(words::WRITE_LEAD).to_owned()],
        problems,
        inputs: inputs.collect(),
        before: reasons,
        action: format!("{}/tulis", path(id)),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(words::BACK).to_owned(), path(id))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &report.row))
}

/// What the coordinator asked to be mended, above the form.
fn reasons(call: &Call, report: &Stored<MonthlyReport>) -> Html {
    if report.state != crate::records::monthly_report::ReportState::Returned {
        return Html::default();
    }
    let given = report.reasons.given().map(String::as_str).unwrap_or_default();
    Html::joined(given.lines().map(|line| pieces::note(call.say(words::TO_MEND), line)))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let sentences: BTreeMap<String, String> =
        SENTENCES.iter().map(|(name, _)| ((*name).to_owned(), call.form.text(name).to_owned())).collect();
    match call.act(move |read| office::write(read, id, &seen, &sentences)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::SAVED))),
        Err(refusal) => form(call, id, problems_of(refusal)?),
    }
}

pub(super) fn send(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let known = call.form.ticked("known_by_head");
    // What is counted is read before: the writer only writes it down.
    let sending = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        told::to_send(&told::now(read, &call.site.rooms, &report)?, known)
    })?;
    match call.act(move |read| office::send(read, id, &seen, &sending)) {
        Ok(_) => {
            let report = call.read(|read| read.get::<MonthlyReport>(id))?;
            // The report is sent; a paper that fails now is made by the next who looks.
            let _ = paper::keep(&call.store, &report, call.now, call.site.settings.demo);
            Ok(Answer::redirect(path(id)).saying(call.say(words::SENT)))
        }
        Err(refusal) => show::with(call, &problems_of(refusal)?),
    }
}
