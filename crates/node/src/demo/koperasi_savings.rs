//! Members of Kuripan's koperasi and their savings: some months of deposits, one in arrears, terms of which one has matured, a
//! power of attorney, a deposit that was typed wrongly, a leaver who is not paid yet, one application that waits.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::day::Zone;
use kernel::value::Ref;
use kernel::{Actor, Record, RecordId};
use people::records::Resident;
use store::ListQuery;

use cooperative::office::cash_event::{self, CashEvent};
use cooperative::office::member::{self, Application, Leaving, place};
use cooperative::office::power_of_attorney::{self, Given};
use cooperative::office::saving::{self, Cash, Term};
use cooperative::office::saving_reversal::{self, Reversing};
use cooperative::records::savings_account::{Product, account_id};

use super::Maker;
use super::koperasi::Founded;
use super::offices::morning;
use crate::trouble::Trouble;

/// Members besides the resident whose own account is in the cast.
const MORE: usize = 6;

/// Makes them. The last one has only applied, the one before has left.
pub fn make(maker: &mut Maker<'_>, founded: &Founded, own: Option<Ref<Resident>>) -> Result<Vec<RecordId>, Trouble> {
    let today = Zone::Wib.day(maker.now.as_millisecond());
    let second = Actor { account: RecordId::named("demo account bendahara@contoh.id"), ..founded.chair.clone() };
    let residents = residents(maker, founded, own)?;
    let mut members = Vec::new();
    let last = residents.len().saturating_sub(1);
    for (index, resident) in residents.into_iter().enumerate() {
        let waits = index == last;
        let joined = if waits { ago(today, 2) } else { ago(today, 130) };
        let action = maker.action(&founded.chair, morning(joined));
        let member = action.id.record(place::FIRST);
        let input = Application { books: founded.koperasi, resident, date: joined };
        maker.queue(action, move |read, action| member::apply(read, action, &input))?;
        maker.flush()?;
        if waits {
            continue;
        }
        maker.act(&second, morning(joined), move |read, _| member::accept(read, member, joined))?;
        maker.flush()?;
        save(maker, founded, member, (today, index))?;
        if index + 1 == last {
            left(maker, founded, member, ago(today, 5))?;
        } else {
            members.push(member);
        }
    }
    cash(maker, founded, today)?;
    if let [first, _, third, fourth, ..] = members[..] {
        terms(maker, founded, (third, fourth), today)?;
        attorney(maker, founded, third, today)?;
        mistyped(maker, (founded, &second), first, ago(today, 9))?;
    }
    Ok(members)
}

/// Leaves, and is to be paid.
fn left(maker: &mut Maker<'_>, founded: &Founded, member: RecordId, date: Date) -> Result<(), Trouble> {
    let leaving = Leaving { member, date, paid: false };
    maker.act(&founded.chair, morning(date), move |read, action| member::leave(read, action, &leaving))?;
    maker.flush()
}

/// Money to the bank, and what the office costs.
fn cash(maker: &mut Maker<'_>, founded: &Founded, today: Date) -> Result<(), Trouble> {
    let books = founded.koperasi;
    let all = [
        ("ke_bank", 750_000, 35, "Disetor ke rekening koperasi"),
        ("kantor", 85_000, 30, "Alat tulis dan buku simpanan"),
    ];
    for (purpose, amount, days, memo) in all {
        let date = ago(today, days);
        let input = CashEvent { purpose: purpose.to_owned(), date, amount, bank: false, memo: memo.to_owned() };
        maker
            .act(&founded.chair, morning(date), move |read, action| cash_event::record(read, action, books, &input))?;
    }
    maker.flush()
}

/// One that has matured and one that runs.
fn terms(
    maker: &mut Maker<'_>,
    founded: &Founded,
    (ripe, running): (RecordId, RecordId),
    today: Date,
) -> Result<(), Trouble> {
    for (member, months, days, amount) in [(ripe, 3, 100, 1_000_000), (running, 12, 70, 1_500_000)] {
        let date = ago(today, days);
        let input = Term { member, date, amount, months, from_voluntary: false };
        maker.act(&founded.chair, morning(date), move |read, action| saving::open_term(read, action, &input))?;
    }
    maker.flush()
}

/// A member abroad lets somebody at home withdraw.
fn attorney(maker: &mut Maker<'_>, founded: &Founded, member: RecordId, today: Date) -> Result<(), Trouble> {
    let (from, until) = (ago(today, 30), today.checked_add(300.days()).unwrap_or(today));
    let given =
        Given { member, attorney: "Slamet Riyadi".to_owned(), limit: 1_000_000, each: Some(400_000), from, until };
    maker.act(&founded.chair, morning(from), move |read, action| power_of_attorney::give(read, action, &given))?;
    maker.flush()
}

/// A deposit with a nought too many, taken back by another.
fn mistyped(
    maker: &mut Maker<'_>,
    (founded, second): (&Founded, &Actor),
    member: RecordId,
    date: Date,
) -> Result<(), Trouble> {
    let account = account_id(member, Product::Voluntary);
    let input = Cash { account, date, amount: 500_000, bank: false, attorney: None };
    let action = maker.action(&founded.chair, morning(date));
    let posting = action.id.record(place::POSTINGS);
    maker.queue(action, move |read, action| saving::deposit(read, action, &input))?;
    maker.flush()?;
    let why = "Salah ketik: seharusnya Rp50.000".to_owned();
    let input = Reversing { posting, date, why };
    maker.act(second, morning(date), move |read, action| saving_reversal::reverse(read, action, &input))?;
    maker.flush()
}

/// Pokok, wajib for five months (the second member owes), and something of their own.
fn save(
    maker: &mut Maker<'_>,
    founded: &Founded,
    member: RecordId,
    (today, index): (Date, usize),
) -> Result<(), Trouble> {
    let months = if index == 1 { 2 } else { 5 };
    let deposits = [
        (Product::Principal, 100_000, 129),
        (Product::Compulsory, months * 20_000, 60),
        (Product::Voluntary, 150_000 + 75_000 * index as i64, 40),
    ];
    for (product, amount, days) in deposits {
        let account = account_id(member, product);
        let date = ago(today, days);
        let input = Cash { account, date, amount, bank: false, attorney: None };
        maker.act(&founded.chair, morning(date), move |read, action| saving::deposit(read, action, &input))?;
    }
    maker.flush()
}

fn ago(today: Date, days: i64) -> Date {
    today.checked_sub(days.days()).unwrap_or(today)
}

/// The cast's own resident first, then some of the village.
fn residents(maker: &Maker<'_>, founded: &Founded, own: Option<Ref<Resident>>) -> Result<Vec<RecordId>, Trouble> {
    let mut all: Vec<RecordId> = own.into_iter().map(|own| own.id.raw()).collect();
    let found = maker
        .store
        .read(&founded.chair, maker.now, |read| Ok(read.list(&ListQuery::of(Resident::SPEC).limited(4 * MORE))?.rows));
    let rows = found.map_err(Trouble::refused("looking for residents"))?;
    for row in rows {
        if all.len() <= MORE && !all.contains(&row.id) {
            all.push(row.id);
        }
    }
    Ok(all)
}
