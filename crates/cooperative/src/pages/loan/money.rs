//! Forms of money: payout, payment, recovery. A payment is few taps: what is due stands in the field already.

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Phrase, Record, Refusal};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Input};

use super::decide::rupiah;
use super::{day_input, means_input, money, rupiah_input};
use crate::office::loan::LoanFile;
use crate::office::loan::money::{self as office, Means};
use crate::office::loan::trouble;
use crate::pages::typed::Typed;
use crate::records::LoanStep;
use crate::records::loan::LoanState;
use crate::words::loan as words;

fn opened(call: &Call) -> Result<LoanFile, Refusal> {
    let id = call.param("id")?;
    call.read(|read| LoanFile::of(read, id))
}

fn page(call: &Call, file: &LoanFile, (title, step): (Phrase, &str), problems: Vec<Problem>) -> FormPage {
    let own = format!("/pinjaman/{}", file.loan.row.id);
    FormPage {
        title: format!("{} · {}", call.say(title), file.loan.number),
        problems,
        action: format!("{own}/{step}"),
        button: call.say(title).to_owned(),
        links: vec![(file.loan.number.clone(), own)],
        ..FormPage::default()
    }
}

/// What the use case says about the day belongs to the field that the form has.
fn problems(refusal: Refusal) -> Result<Vec<Problem>, Refusal> {
    let mut problems = problems_of(refusal)?;
    for problem in &mut problems {
        if problem.field == "date" {
            "on".clone_into(&mut problem.field);
        }
    }
    Ok(problems)
}

fn means(call: &Call) -> Means {
    if call.form.text("means") == "bank" { Means::Bank } else { Means::Cash }
}

fn on(form: &mut Typed<'_>, call: &Call) -> Date {
    form.needed::<Date>("on", LoanStep::SPEC).unwrap_or(call.today)
}

pub(super) fn pay_out_form(call: &Call) -> Result<Answer, Refusal> {
    pay_out_again(call, Vec::new())
}

fn pay_out_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let received = money(file.loan.principal - file.loan.fee);
    let shown = FormPage {
        lead: vec![format!("{} {received}", call.say(words::PAY_OUT_LEAD))],
        inputs: vec![day_input(call), means_input(call)],
        ..page(call, &file, (words::PAY_OUT, "cair"), problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn pay_out(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action, means) = (call.param("id")?, call.seen()?, call.action, means(call));
        let mut form = Typed::of(call);
        let date = on(&mut form, call);
        let date = form.done(date)?;
        call.act(move |read| office::pay_out(read, action, (id, &seen), (date, means))).map(drop)
    };
    match tried() {
        Ok(()) => Ok(Answer::redirect(format!("/pinjaman/{}", call.param("id")?)).saying(call.say(words::PAID_OUT))),
        Err(refusal) => pay_out_again(call, problems(refusal)?),
    }
}

pub(super) fn pay_form(call: &Call) -> Result<Answer, Refusal> {
    pay_again(call, Vec::new())
}

fn pay_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let standing = file.standing(call.today);
    let settles = standing.settles(file.price_agreed());
    let next = standing.next().map_or(0, crate::rules::loan_account::Line::owed);
    let usual = if standing.due() > 0 { standing.due() } else { next.min(settles) };
    let shown = FormPage {
        lead: vec![
            format!("{} {}", call.say(words::PAY_LEAD), money(standing.due())),
            format!("{} {}. {}", call.say(words::PAY_SETTLES), money(settles), call.say(words::PAY_ORDER)),
        ],
        inputs: vec![
            rupiah_input(call, "amount", words::AMOUNT).value(kernel::money::Rupiah(usual).plain()),
            day_input(call),
            means_input(call),
        ],
        ..page(call, &file, (words::TAKE_PAYMENT, "angsuran"), problems)
    };
    Ok(shown.answer(call))
}

/// Day, amount and means as they were typed.
fn typed(call: &Call) -> Result<(Date, i64, Means), Refusal> {
    let mut form = Typed::of(call);
    let amount = rupiah(&mut form, "amount");
    let date = on(&mut form, call);
    form.done((date, amount, means(call)))
}

pub(super) fn pay(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, action, payment) = (call.param("id")?, call.action, typed(call)?);
        call.act(move |read| office::pay(read, action, id, payment)).map(drop)
    };
    match tried() {
        Ok(()) => {
            let settled = opened(call)?.loan.state == LoanState::Settled;
            let said = if settled { words::SETTLED } else { words::TAKEN };
            Ok(Answer::redirect(format!("/pinjaman/{}", call.param("id")?)).saying(call.say(said)))
        }
        Err(refusal) => pay_again(call, problems(refusal)?),
    }
}

pub(super) fn recover_form(call: &Call) -> Result<Answer, Refusal> {
    recover_again(call, Vec::new())
}

fn recover_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let left = money(file.written_off() - file.recovered());
    let inputs: Vec<Input> = vec![rupiah_input(call, "amount", words::AMOUNT), day_input(call), means_input(call)];
    let shown = FormPage {
        lead: vec![format!("{}: {left}", call.say(words::LEFT))],
        inputs,
        ..page(call, &file, (words::RECOVER, "pemulihan"), problems)
    };
    Ok(shown.answer(call))
}

pub(super) fn recover(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, action, payment) = (call.param("id")?, call.action, typed(call)?);
        call.act(move |read| trouble::recover(read, action, id, payment)).map(drop)
    };
    match tried() {
        Ok(()) => Ok(Answer::redirect(format!("/pinjaman/{}", call.param("id")?)).saying(call.say(words::RECOVERED))),
        Err(refusal) => recover_again(call, problems(refusal)?),
    }
}
