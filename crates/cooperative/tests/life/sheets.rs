//! What else a bookkeeper writes: cash for other things, manual journals, reversals, own accounts; and what is plainly wrong.

use cooperative::office::cash_event::{self, CashEvent};
use cooperative::office::journal::{self, Manual};
use cooperative::office::ledger::{self, Entry, Pair, Side};
use cooperative::office::ledger_account;
use cooperative::office::saving::{self, Cash};
use cooperative::records::posting::{Event, Stage};
use cooperative::records::savings_account::{Product, account_id};
use cooperative::rules::cash_event::{ALL, Way};
use cooperative::rules::manual_journal::Typed;
use jiff::ToSpan;
use jiff::civil::date;
use kernel::{Changes, RecordId};

use super::{Ended, Life};

/// Accounts that a koperasi may add, with the standard one that each stands under.
const OWN: &[(&str, &str)] = &[("1104", "1101"), ("5211", "5202"), ("2310", "2301"), ("4911", "4901")];

/// One of them.
pub fn happen(life: &mut Life) {
    match life.chance.below(20) {
        0..=9 => cash(life),
        10..=13 => propose(life),
        14..=16 => settle(life),
        17..=18 => reverse(life),
        _ => own_account(life),
    }
}

fn cash(life: &mut Life) {
    let purpose = &ALL[life.chance.below(ALL.len() as u64) as usize];
    let (who, books, date) = (life.board(), life.world.koperasi, life.day());
    // More comes in than goes out, so that there is a surplus to share.
    let amount = life.chance.rupiah(if matches!(purpose.way, Way::In) { 1_500_000 } else { 400_000 });
    let purpose = purpose.key.to_owned();
    let input = CashEvent { purpose, date, amount, bank: life.chance.below(3) == 0, memo: "uji".to_owned() };
    life.attempt("cash for something else", &who, move |read, action| cash_event::record(read, action, books, &input));
}

fn propose(life: &mut Life) {
    let codes =
        ["1101", "1102", "1301", "1409", "1501", "5203", "5202", "2302", "4901", "3201", "2101", "1201", "9999"];
    let mut codes: Vec<&str> = codes.to_vec();
    codes.extend(life.known.own_accounts.iter().copied());
    let mut pick = || life.chance.pick(&codes).unwrap_or("1101").to_owned();
    let (first, second, third) = (pick(), pick(), pick());
    let (one, other) = (life.chance.rupiah(300_000), life.chance.rupiah(300_000));
    let mistake = i64::from(life.chance.below(10) == 0);
    let line = |code, debit, credit| Typed { code, debit, credit };
    let lines = vec![line(first, one + other, 0), line(second, 0, one), line(third, 0, other + mistake)];
    let input = Manual { date: life.day(), document: None, memo: "penyesuaian".to_owned(), lines };
    let (who, books) = (life.board(), life.world.koperasi);
    if let Ended::Done(action) =
        life.attempt("propose a journal", &who, move |read, action| journal::propose(read, action, books, &input))
    {
        life.known.waiting.push(action.record(0));
    }
}

fn settle(life: &mut Life) {
    let Some(first) = life.chance.pick(&life.known.waiting.clone()) else { return };
    let (who, books) = (life.board(), life.world.koperasi);
    let stage = if life.chance.below(4) == 0 { Stage::Voided } else { Stage::Posted };
    let settled = life
        .attempt("settle a journal", &who, move |read, action| journal::settle(read, action, (books, first), stage));
    // Most are settled once and done with; one that stays is tried twice.
    if matches!(settled, Ended::Done(_)) && life.chance.below(6) > 0 {
        life.known.waiting.retain(|one| *one != first);
    }
}

/// Whatever waits in a month that closes is settled by somebody.
pub fn settle_all(life: &mut Life) {
    for first in std::mem::take(&mut life.known.waiting) {
        let books = life.world.koperasi;
        for who in [life.world.chair.clone(), life.world.treasurer.clone()] {
            life.attempt("settle a journal", &who, move |read, action| {
                journal::settle(read, action, (books, first), Stage::Voided)
            });
        }
    }
}

fn reverse(life: &mut Life) {
    let recent = life.known.posted.len().saturating_sub(40);
    let Some(first) = life.chance.pick(&life.known.posted[recent..]) else { return };
    let (who, books, day) = (life.board(), life.world.koperasi, life.day());
    life.attempt("reverse", &who, move |read, action| {
        journal::reverse(read, action, (books, first), (day, "salah akun".to_owned()))
    });
}

fn own_account(life: &mut Life) {
    let (code, under) = OWN[life.chance.below(OWN.len() as u64) as usize];
    let (who, books) = (life.board(), life.world.koperasi);
    if let Ended::Done(_) =
        life.attempt("add an account", &who, move |read, _| ledger_account::add(read, books, (code, "Tambahan", under)))
    {
        life.known.own_accounts.push(code);
        life.reckoning.own_account(code, under);
    }
}

/// Postings that no rule lets through, straight at the ledger and through the use cases.
pub fn go_wrong(life: &mut Life) {
    let today = life.today();
    let (one, other) = (Side::of("1101"), Side::of("4202"));
    let pair = |debit: &Side, credit: &Side, amount| Pair { debit: debit.clone(), credit: credit.clone(), amount };
    let there = life.reckoning.of_code("1101");
    let unknown = Side::of("7777");
    let nobody = Side::part("2101", RecordId::named("nobody"));
    let (day, pairs) = match life.chance.below(9) {
        0 => (date(2024, 12, 31), vec![pair(&one, &other, 5_000)]),
        1 => (today.saturating_add(2.days()), vec![pair(&one, &other, 5_000)]),
        2 => (today, vec![pair(&one, &one, 5_000)]),
        3 => (today, vec![pair(&one, &other, 0)]),
        4 => (today, vec![pair(&one, &other, -5_000)]),
        5 => (today, vec![pair(&Side::of("5202"), &one, there + 1)]),
        6 => (today, vec![pair(&one, &unknown, 5_000)]),
        7 => (today, vec![pair(&one, &other, 7_000), pair(&nobody, &one, 7_000)]),
        _ => return by_others(life),
    };
    let (books, chair) = (life.books(), life.world.chair.clone());
    let ended = life.attempt("post what is wrong", &chair, move |read, action| {
        let entry = Entry { date: day, event: Event::Income, document: None, memo: None, pairs };
        let mut changes = Changes::new();
        ledger::post(read, &mut changes, (action, 0), &books, &entry)?;
        Ok(changes)
    });
    assert!(matches!(ended, Ended::Refused(_)), "{}", life.whence());
}

fn by_others(life: &mut Life) {
    let Some(member) = life.chance.pick(&life.known.members.clone()) else { return };
    let account = account_id(member, Product::Voluntary);
    let input = Cash { account, date: life.today(), amount: 10_000, bank: false, attorney: None };
    let who = if life.chance.below(2) == 0 { life.world.supervisor.clone() } else { life.world.officer.clone() };
    let ended = life.attempt("pay in as another", &who, move |read, action| saving::deposit(read, action, &input));
    assert!(matches!(ended, Ended::Refused(_)), "{}", life.whence());
}
