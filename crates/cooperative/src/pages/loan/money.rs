//! Forms of money: payout, payment, recovery, and the profit that is shared. A payment is few taps: what is due stands in the
//! field already, and what is too much is told with the figure that settles it.

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Record, Refusal};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Input};

use super::assess::rupiah;
use super::second::{form, opened};
use super::{day_input, means_input, money, rupiah_input};
use crate::office::loan::LoanFile;
use crate::office::loan::money::{self as office, Means};
use crate::office::loan::{profit, trouble};
use crate::pages::typed::Typed;
use crate::records::loan::LoanState;
use crate::records::{Loan, LoanStep};
use crate::rules::loan_account::Line;
use crate::words::loan as words;

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
        ..form(call, &file, (words::PAY_OUT, "cair"), problems)
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

/// What is said over the form of a payment.
fn pay_lead(call: &Call, file: &LoanFile) -> Vec<String> {
    let standing = file.standing(call.today);
    let settles = standing.settles(file.price_agreed());
    let order = office::order_words(file, call.lang);
    let mut lead = vec![
        format!("{} {}", call.say(words::PAY_LEAD), money(standing.due())),
        format!("{} {}.", call.say(words::PAY_SETTLES), money(settles)),
        format!("{}: {order}. {}", call.say(words::ORDER), call.say(words::PAY_ORDER)),
    ];
    let saves = standing.let_off(file.price_agreed());
    if saves > 0 {
        lead.push(format!("{} {}.", call.say(words::of(file.books.principle).saved), money(saves)));
    }
    lead
}

fn pay_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let standing = file.standing(call.today);
    let next = standing.next().map_or(0, Line::owed);
    let usual = if standing.due() > 0 { standing.due() } else { next.min(standing.settles(file.price_agreed())) };
    let mut inputs = vec![
        rupiah_input(call, "amount", words::AMOUNT).value(Rupiah(usual).plain()),
        day_input(call),
        means_input(call),
    ];
    if file.price_agreed() {
        let help = format!("{} {}.", call.say(words::DISCOUNT_HELP), money(standing.margin_ahead()));
        inputs.push(Input::text("discount", call.say(words::DISCOUNT)).digits(24).help(help));
    }
    let alert = too_much(call, &file, &problems);
    let shown = FormPage {
        lead: pay_lead(call, &file),
        alert,
        inputs,
        ..form(call, &file, (words::TAKE_PAYMENT, "angsuran"), problems)
    };
    Ok(shown.answer(call))
}

/// What would settle the loan on the day that was typed, where that is what was wrong.
fn too_much(call: &Call, file: &LoanFile, problems: &[Problem]) -> String {
    if !problems.iter().any(|one| matches!(one.code, "loan.more" | "loan.settles")) {
        return String::new();
    }
    let mut form = Typed::of(call);
    let day = on(&mut form, call);
    let discount = form.get::<i64>("discount", Loan::SPEC, "principal").unwrap_or(0);
    let settles = file.standing(day).settles(file.price_agreed()) - discount.max(0);
    format!("{} {}.", call.say(words::SETTLES_WITH), money(settles))
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
        let mut form = Typed::of(call);
        let discount = form.get::<i64>("discount", Loan::SPEC, "principal");
        let discount = form.done(discount)?.unwrap_or(0);
        let way = move |read: &store::Reader<'_>| {
            if discount == 0 {
                office::pay(read, action, id, payment)
            } else {
                office::settle_early(read, action, id, payment, discount)
            }
        };
        call.act(way).map(drop)
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

pub(super) fn profit_form(call: &Call) -> Result<Answer, Refusal> {
    profit_again(call, Vec::new())
}

fn profit_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let share = file.loan.share.map_or(String::new(), |share| super::hundredths(share, call.lang));
    let shown = FormPage {
        lead: vec![call.say(words::PROFIT_LEAD).to_owned(), format!("{}: {share}", call.say(words::SHARE))],
        inputs: vec![
            rupiah_input(call, "amount", words::PROFIT),
            day_input(call),
            Input::lines("note", call.say(words::NOTE)),
        ],
        ..form(call, &file, (words::REPORT_PROFIT, "laba"), problems)
    };
    Ok(shown.answer(call))
}

pub(super) fn report_profit(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, action) = (call.param("id")?, call.action);
        let (date, amount, _) = typed(call)?;
        let note = Some(call.form.text("note").to_owned()).filter(|text| !text.is_empty());
        call.act(move |read| profit::report(read, action, id, (date, amount, note))).map(drop)
    };
    match tried() {
        Ok(()) => Ok(Answer::redirect(format!("/pinjaman/{}", call.param("id")?)).saying(call.say(words::PROFIT_DONE))),
        Err(refusal) => profit_again(call, problems(refusal)?),
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
        ..form(call, &file, (words::RECOVER, "pemulihan"), problems)
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
