//! Sending the answer to a request, refusing it with a reason, taking it back at the desk. Not here: the page with what to do
//! (`desk`).

use kernel::refusal::Problem;
use kernel::{Record, Refusal};
use web::{Answer, Call, Input};

use super::{desk, long_text};
use crate::office::data_request::{self as office, Answer as Said};
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::data_request::{DataRequestState, GivenHow, RefusalGround};
use crate::records::{DataRequest, Resident};
use crate::rules::data_request::purposes;
use crate::words::data_request as words;

fn own(call: &Call) -> Result<String, Refusal> {
    Ok(format!("/permintaan-data/{}", call.param("id")?))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let ticked = purposes().iter().filter(|purpose| call.form.ticked(&format!("stop_{}", purpose.key)));
    let said = Said {
        words: long_text(call, "answer"),
        given: GivenHow::from_name(call.form.text("given")),
        stopped: ticked.map(|purpose| purpose.key.to_owned()).collect(),
    };
    match call.act(move |read| office::answer(read, id, &seen, &said)) {
        Ok(_) => Ok(Answer::redirect(own(call)?).saying(call.say(words::ANSWER_SENT))),
        Err(refusal) => desk::show_with(call, &problems_of(refusal)?),
    }
}

pub(super) fn refuse_page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (request, resident) = call.read(|read| {
        let request = read.get::<DataRequest>(id)?;
        office::may(read, &request, DataRequestState::Refused)?;
        let resident = read.maybe::<Resident>(request.resident.id)?;
        Ok((request, resident))
    })?;
    let name = resident.map_or_else(String::new, |one| Resident::SPEC.title(&one.row, call.lang));
    let grounds =
        RefusalGround::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let page = FormPage {
        title: call.say(words::REFUSE).to_owned(),
        lead: vec![format!("{} · {name}", call.say(request.wish.label())), call.say(words::REFUSE_LEAD).to_owned()],
        problems,
        inputs: vec![
            Input::choice("ground", call.say(words::GROUND), grounds).required(),
            Input::lines("answer", call.say(words::ANSWER_WORDS)).help(call.say(words::ANSWER_HELP)).required(),
        ],
        action: call.path.clone(),
        button: call.say(words::REFUSE).to_owned(),
        links: vec![(call.say(words::BACK).to_owned(), own(call)?)],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &request.row))
}

pub(super) fn refuse(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let (ground, said) = (RefusalGround::from_name(call.form.text("ground")), long_text(call, "answer"));
    match call.act(move |read| office::refuse(read, id, &seen, ground, said)) {
        Ok(_) => Ok(Answer::redirect(own(call)?).saying(call.say(words::REFUSED_DONE))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

pub(super) fn cancel(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    call.act(move |read| office::cancel(read, id, &seen))?;
    Ok(Answer::redirect(own(call)?).saying(call.say(words::CANCELLED)))
}
