//! Loans of every contract and method, from the application to the last rupiah or to writing off.

use cooperative::office::loan::approval::{self, Application, Assessment};
use cooperative::office::loan::money::{self, Means};
use cooperative::office::loan::trouble::{self, NewTerms, WritingOff};
use cooperative::office::loan::{LoanFile, place, profit, reversal};
use cooperative::office::loan_product::{self, Offer};
use cooperative::records::Loan;
use cooperative::records::koperasi::Principle;
use cooperative::records::loan::LoanState;
use cooperative::records::loan_product::Contract;
use cooperative::rules::schedule::Method;
use kernel::RecordId;
use store::Seen;

use super::{Ended, Life};

/// One of them.
pub fn happen(life: &mut Life) {
    if life.known.products.len() < 3 || life.chance.below(60) == 0 {
        return offer(life);
    }
    if life.known.loans.is_empty() || life.chance.below(8) == 0 {
        return apply(life);
    }
    // Mostly the next step of a loan, whichever that is; sometimes one that is not its turn.
    let recent = life.known.loans.len().saturating_sub(25);
    let Some(loan) = life.chance.pick(&life.known.loans[recent..]) else { return };
    let state = life.read(|read| Ok(read.get::<Loan>(loan)?.state));
    let state = if life.chance.below(25) == 0 { LoanState::Running } else { state };
    match state {
        LoanState::Applied => assess(life, loan),
        LoanState::Assessed => approve(life, loan),
        LoanState::Approved => pay_out(life, loan),
        LoanState::Running | LoanState::Restructured => running(life, loan),
        LoanState::WrittenOff => recover(life, loan),
        LoanState::Settled | LoanState::Refused => take_back(life, loan),
    }
}

fn offer(life: &mut Life) {
    let methods = [Method::Annuity, Method::Declining, Method::Flat];
    let method = methods[life.chance.below(3) as usize];
    let contracts = loan_product::contracts(life.books().principle);
    let contract = contracts[life.chance.below(contracts.len() as u64) as usize];
    let rate = match contract {
        Contract::Qardh => 0,
        _ => [0, 5_000, 9_000, 15_000, 18_000, 25_000][life.chance.below(6) as usize],
    };
    let shared = contract == Contract::ProfitShare;
    let input = Offer {
        name: format!("Produk {}", life.events),
        contract,
        method,
        rate: if shared { 0 } else { rate },
        most_months: 24,
        most_principal: 15_000_000,
        fee: [0, 5_000, 10_000][life.chance.below(3) as usize],
        share: shared.then_some(3_500),
    };
    let (who, books) = (life.board(), life.world.koperasi);
    if let Ended::Done(action) =
        life.attempt("offer a product", &who, move |read, action| loan_product::offer(read, action, books, &input))
    {
        life.known.products.push(action.record(0));
    }
}

fn apply(life: &mut Life) {
    let (Some(member), Some(product)) =
        (life.chance.pick(&life.known.members.clone()), life.chance.pick(&life.known.products.clone()))
    else {
        return;
    };
    let principal = life.chance.rupiah(3_000_000) * if life.chance.below(9) == 0 { 5 } else { 1 };
    let months = 1 + life.chance.below(25) as i64;
    let input = Application { member, product, principal, months, purpose: None };
    let chair = life.world.chair.clone();
    if let Ended::Done(action) =
        life.attempt("apply for a loan", &chair, move |read, action| approval::apply(read, action, &input))
    {
        life.known.loans.push(action.record(place::LOAN));
    }
}

fn seen(life: &Life, loan: RecordId) -> Seen {
    life.read(|read| Ok(Seen::of(&read.get::<Loan>(loan)?.row)))
}

fn assess(life: &mut Life, loan: RecordId) {
    let (seen, chair) = (seen(life, loan), life.world.chair.clone());
    let note = if life.chance.below(9) == 0 { String::new() } else { "layak".to_owned() };
    let kin = life.chance.below(12) == 0;
    let input = Assessment { income: 4_000_000, spending: 2_000_000, kin, note, ..Assessment::default() };
    life.attempt("assess", &chair, move |read, action| approval::assess(read, action, loan, &seen, &input));
}

fn approve(life: &mut Life, loan: RecordId) {
    let seen = seen(life, loan);
    let all = [&life.world.treasurer, &life.world.supervisor, &life.world.chair].map(Clone::clone);
    let who = all[life.chance.below(3) as usize].clone();
    if life.chance.below(12) == 0 {
        life.attempt("refuse a loan", &who, move |read, action| approval::refuse(read, action, loan, &seen, "tidak"));
        return;
    }
    let account = who.account;
    life.attempt("approve", &who, move |read, action| approval::approve(read, action, loan, &seen, account));
}

fn means(life: &mut Life) -> Means {
    if life.chance.below(4) == 0 { Means::Bank } else { Means::Cash }
}

fn pay_out(life: &mut Life, loan: RecordId) {
    let (seen, who, means, day) = (seen(life, loan), life.board(), means(life), life.day());
    life.attempt("pay out", &who, move |read, action| money::pay_out(read, action, (loan, &seen), (day, means)));
}

fn file(life: &Life, loan: RecordId) -> LoanFile {
    life.read(|read| LoanFile::of(read, loan))
}

fn running(life: &mut Life, loan: RecordId) {
    match life.chance.below(30) {
        0 => restructure(life, loan),
        1 => write_off(life, loan),
        2..=3 => take_back(life, loan),
        4..=5 => report_profit(life, loan),
        6 => settle_early(life, loan),
        _ => pay(life, loan),
    }
}

fn pay(life: &mut Life, loan: RecordId) {
    let (file, day, who, means) = (file(life, loan), life.day(), life.board(), means(life));
    let standing = file.standing(day);
    let next = standing.next().map_or(0, |line| line.instalment.total());
    let owed = standing.principal();
    let amount = match life.chance.below(12) {
        0 => owed,
        1 => owed + standing.service_due() + standing.penalty(),
        2 => owed * 2 + 1_000_000,
        3 => 1,
        4..=5 => life.chance.rupiah(300_000),
        6 => next * 3,
        _ => next,
    };
    let paid = (day, amount, means);
    life.attempt("pay an instalment", &who, move |read, action| money::pay(read, action, loan, paid));
}

fn settle_early(life: &mut Life, loan: RecordId) {
    let (file, day, who, means) = (file(life, loan), life.today(), life.board(), means(life));
    let all: i64 = file.standing(day).lines.iter().map(|line| line.instalment.total()).sum();
    let discount = life.chance.rupiah(50_000);
    let paid = (day, all - discount, means);
    life.attempt("settle early", &who, move |read, action| money::settle_early(read, action, loan, paid, discount));
}

fn report_profit(life: &mut Life, loan: RecordId) {
    let (who, day, profit) = (life.board(), life.day(), life.chance.rupiah(600_000));
    life.attempt("report profit", &who, move |read, action| profit::report(read, action, loan, (day, profit, None)));
}

fn restructure(life: &mut Life, loan: RecordId) {
    let (seen, second) = (seen(life, loan), life.world.supervisor.account);
    let chair = life.world.chair.clone();
    let rate = if life.books().principle == Principle::Sharia { 0 } else { 9_000 };
    let months = 1 + life.chance.below(18) as i64;
    let input = NewTerms { months, rate, reason: "panen gagal".to_owned(), second };
    life.attempt("restructure", &chair, move |read, action| trouble::restructure(read, action, (loan, &seen), &input));
}

fn write_off(life: &mut Life, loan: RecordId) {
    let (seen, second, chair) = (seen(life, loan), life.world.supervisor.account, life.world.chair.clone());
    let resolution = life.known.resolution.unwrap_or(loan);
    let input = WritingOff { resolution, second, reason: "pindah tanpa kabar".to_owned() };
    life.attempt("write off", &chair, move |read, action| trouble::write_off(read, action, (loan, &seen), &input));
}

fn recover(life: &mut Life, loan: RecordId) {
    let (who, day, means, amount) = (life.board(), life.day(), means(life), life.chance.rupiah(400_000));
    life.attempt("recover", &who, move |read, action| trouble::recover(read, action, loan, (day, amount, means)));
}

fn take_back(life: &mut Life, loan: RecordId) {
    let Some(step) = reversal::last(&file(life, loan)).map(|step| step.row.id) else { return };
    let who = life.board();
    life.attempt("take back a step", &who, move |read, action| {
        reversal::take_back(read, action, (loan, step), "keliru")
    });
}
