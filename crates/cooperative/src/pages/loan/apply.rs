//! A member asks for a loan. The member is chosen by number: names stand on the loan's own page, for the board.

use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Input};

use super::{money, number_of, percent, rupiah_input};
use crate::office::loan::approval::{self, Application};
use crate::office::loan::place;
use crate::office::{loan_product, member};
use crate::pages::typed::Typed;
use crate::records::Loan;
use crate::records::member::MemberState;
use crate::words::loan as words;

pub(super) fn new(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (books, members, products) = call.read(|read| {
        let books = member::books(read)?;
        let members = member::all(read, &books)?;
        let products = loan_product::all(read, books.row.id)?;
        Ok((books, members, products))
    })?;
    let members = members.iter().filter(|one| one.state == MemberState::Member);
    let members = members.map(|one| (one.row.id.to_string(), number_of(one))).collect();
    let products = products.iter().filter(|one| one.offered).map(|one| {
        let words = format!(
            "{} · {} · {} {} · {}",
            one.name,
            one.share.map_or_else(|| percent(one.rate, call.lang), |share| super::hundredths(share, call.lang)),
            one.most_months,
            call.say(words::MONTHS),
            money(one.most_principal)
        );
        (one.row.id.to_string(), words)
    });
    let own = words::of(books.principle);
    let page = FormPage {
        title: call.say(words::NEW).to_owned(),
        lead: vec![call.say(words::NEW_LEAD).to_owned()],
        problems,
        inputs: vec![
            Input::choice("member", call.say(words::MEMBER_NUMBER), members).value(call.query("anggota")).required(),
            Input::choice("product", call.say(words::PRODUCT), products.collect()).required(),
            rupiah_input(call, "principal", words::AMOUNT),
            Input::text("months", call.say(words::TERM)).digits(3).required(),
            Input::lines("purpose", call.say(words::PURPOSE)),
        ],
        action: "/pinjaman/baru".to_owned(),
        button: call.say(words::RECORD).to_owned(),
        links: vec![(call.say(own.loans).to_owned(), "/pinjaman".to_owned())],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    match try_save(call) {
        Ok(id) => Ok(Answer::redirect(format!("/pinjaman/{id}")).saying(call.say(words::APPLIED))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn try_save(call: &Call) -> Result<RecordId, Refusal> {
    let spec = Loan::SPEC;
    let mut form = Typed::of(call);
    let mut chosen = |name: &str| {
        let id = call.form.text(name).parse::<RecordId>().ok();
        if id.is_none() {
            form.problem(name, "required", words::NEEDED);
        }
        id.unwrap_or_default()
    };
    let (member, product) = (chosen("member"), chosen("product"));
    let principal = form.needed::<i64>("principal", spec);
    let months = form.needed::<i64>("months", spec);
    let purpose = Some(call.form.text("purpose").to_owned()).filter(|text| !text.is_empty());
    let input =
        Application { member, product, principal: principal.unwrap_or(0), months: months.unwrap_or(0), purpose };
    let input = form.done(input)?;
    let action = call.action;
    call.act(move |read| approval::apply(read, action, &input))?;
    Ok(action.record(place::LOAN))
}
