//! The form of cash that comes and goes for other things than savings and loans. Not here: what is posted
//! (`office::cash_event`).

use kernel::refusal::Problem;
use kernel::{Access, Record, Refusal};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Input, Route};

use super::member::{PURPOSE, date, rupiah};
use crate::office::cash_event::{self as office, CashEvent};
use crate::office::member::{books, place};
use crate::records::{BOARD, Receipt};
use crate::rules::cash_event::{ALL, Way};
use crate::words::{cash as words, saving as saving_words};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(Receipt::SPEC).purpose(PURPOSE).help("koperasi-simpanan#kas-lain");
    vec![
        about(Route::get("/kas-harian/catat", Access::Roles(BOARD), form)),
        about(Route::post("/kas-harian/catat", Access::Roles(BOARD), save)),
    ]
}

fn form(call: &Call) -> Result<Answer, Refusal> {
    again(call, Vec::new())
}

fn again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let principle = call.read(books)?.principle;
    let offered = ALL.iter().filter(|one| one.is_for(principle)).map(|one| {
        let way = match one.way {
            Way::In => format!("{}: ", call.say(words::GOES_IN)),
            Way::Out => format!("{}: ", call.say(words::GOES_OUT)),
            Way::ToBank | Way::FromBank => String::new(),
        };
        (one.key.to_owned(), format!("{way}{}", call.say(one.label)))
    });
    let day = Receipt::SPEC.field_named("date").map(|(_, field)| Input::of(field, call.lang));
    let mut inputs = vec![
        Input::choice("purpose", call.say(words::PURPOSE), offered.collect()).required(),
        Input::text("amount", call.say(saving_words::AMOUNT)).digits(18).required(),
        Input::text("memo", call.say(words::MEMO)).required(),
    ];
    inputs.extend(day.map(|input| input.value(call.today.to_string())));
    inputs.push(Input::tick("bank", call.say(saving_words::BANK)));
    let page = FormPage {
        title: call.say(words::RECORD).to_owned(),
        lead: vec![call.say(words::RECORD_LEAD).to_owned()],
        problems,
        inputs,
        action: "/kas-harian/catat".to_owned(),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(saving_words::CASH).to_owned(), "/kas-harian".to_owned())],
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.read(books)?.row.id, call.action);
    let done = date(call, "date").and_then(|date| {
        let input = CashEvent {
            purpose: call.form.text("purpose").to_owned(),
            date,
            amount: rupiah(call, "amount")?,
            bank: call.form.ticked("bank"),
            memo: call.form.text("memo").to_owned(),
        };
        call.act(move |read| office::record(read, action, id, &input))
    });
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/bukti-kas/{}", action.record(place::RECEIPT)))),
        Err(refusal) => again(call, problems_of(refusal)?),
    }
}
