//! Savings of every kind, in and out, rightly and wrongly; term accounts; taking back; the cashier's day.

use cooperative::office::member::{self, place};
use cooperative::office::saving::{self, Cash};
use cooperative::office::saving_reversal::{self, Reversing};
use cooperative::office::term_saving::{self, Ending, Target, Term};
use cooperative::office::{cash_day, power_of_attorney};
use cooperative::records::savings_account::{Product, account_id};
use cooperative::records::{PowerOfAttorney, SavingsAccount};
use kernel::RecordId;

use super::{Ended, Life};

/// One of them.
pub fn happen(life: &mut Life) {
    match life.chance.below(34) {
        0..=15 => pay_in(life),
        16..=23 => take_out(life),
        24..=26 => open_term(life),
        27..=28 => end_term(life),
        29..=31 => count_cash(life),
        _ => take_back(life),
    }
}

fn pay_in(life: &mut Life) {
    let Some(member) = life.chance.pick(&life.known.members.clone()) else { return };
    let product = [Product::Principal, Product::Compulsory, Product::Voluntary, Product::Voluntary];
    let product = product[life.chance.below(4) as usize];
    let amount = match product {
        Product::Principal => 100_000,
        Product::Compulsory => 20_000 * (1 + life.chance.below(6) as i64),
        _ => life.chance.rupiah(900_000),
    };
    let (who, date, bank) = (life.board(), life.day(), life.chance.below(5) == 0);
    let input = Cash { account: account_id(member, product), date, amount, bank, attorney: None };
    life.attempt("pay in", &who, move |read, action| saving::deposit(read, action, &input));
}

fn take_out(life: &mut Life) {
    let Some(member) = life.chance.pick(&life.known.members.clone()) else { return };
    let account = match life.chance.below(12) {
        0 => account_id(member, Product::Principal),
        1 => account_id(member, Product::Compulsory),
        _ => account_id(member, Product::Voluntary),
    };
    let there = -life.reckoning.net(account);
    // All of it, a little too much, or any sum.
    let amount = match life.chance.below(6) {
        0 => there,
        1 => there + 1,
        _ => life.chance.rupiah(500_000),
    };
    let (who, date) = (life.board(), life.day());
    let attorney = if life.chance.below(6) == 0 { power_for(life, member) } else { None };
    let input = Cash { account, date, amount, bank: false, attorney };
    life.attempt("take out", &who, move |read, action| saving::withdraw(read, action, &input));
}

fn power_for(life: &Life, member: RecordId) -> Option<RecordId> {
    let all = life.read(|read| power_of_attorney::of_member(read, member));
    all.last().map(|power: &kernel::Stored<PowerOfAttorney>| power.row.id)
}

fn open_term(life: &mut Life) {
    let Some(member) = life.chance.pick(&life.known.members.clone()) else { return };
    let months = [1, 3, 6, 12, 0][life.chance.below(5) as usize];
    let (who, date, amount) = (life.board(), life.day(), life.chance.rupiah(2_000_000));
    let input = Term { member, date, amount, months, from_voluntary: life.chance.below(3) == 0 };
    if let Ended::Done(action) =
        life.attempt("open a term", &who, move |read, action| term_saving::open_term(read, action, &input))
    {
        life.known.terms.push(action.record(place::FIRST));
    }
}

fn end_term(life: &mut Life) {
    let Some(account) = life.chance.pick(&life.known.terms.clone()) else { return };
    let to = [Target::Cash, Target::Bank, Target::Voluntary, Target::Again][life.chance.below(4) as usize];
    let (who, input) = (life.board(), Ending { account, date: life.day(), to });
    if let (Ended::Done(action), Target::Again) =
        (life.attempt("end a term", &who, move |read, action| term_saving::end(read, action, &input)), to)
    {
        let begun = action.record(place::FIRST);
        if life.read(|read| Ok(read.maybe::<SavingsAccount>(begun)?.is_some())) {
            life.known.terms.push(begun);
        }
    }
}

fn count_cash(life: &mut Life) {
    let (who, books) = (life.board(), life.world.koperasi);
    let there = life.reckoning.of_code("1101");
    let counted = match life.chance.below(8) {
        0 => (there - life.chance.rupiah(3_000)).max(0),
        1 => there + life.chance.rupiah(3_000),
        _ => there,
    };
    if life.chance.below(2) == 0 {
        life.attempt("open the cash day", &who, move |read, action| cash_day::open(read, action, books, counted));
    } else {
        life.attempt("close the cash day", &who, move |read, action| cash_day::close(read, action, books, counted));
    }
}

fn take_back(life: &mut Life) {
    let recent = life.known.posted.len().saturating_sub(25);
    let Some(posting) = life.chance.pick(&life.known.posted[recent..]) else { return };
    let (who, date) = (life.board(), life.day());
    let input = Reversing { posting, date, why: "salah ketik".to_owned() };
    life.attempt("take back savings", &who, move |read, action| saving_reversal::reverse(read, action, &input));
}

/// What a passbook says stands on an account in the end, for those who compare.
pub fn passbook(life: &Life, account: RecordId) -> i64 {
    life.read(|read| {
        let account = read.get::<SavingsAccount>(account)?;
        let last = saving::lines(read, &account)?.last().map_or(0, |line| line.balance);
        assert_eq!(member::balance(read, &account)?, last);
        Ok(last)
    })
}
