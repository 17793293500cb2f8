//! Members of Kuripan's koperasi and their savings: some months of deposits, one in arrears, one application that waits.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::day::Zone;
use kernel::value::Ref;
use kernel::{Actor, Record, RecordId};
use people::records::Resident;
use store::ListQuery;

use cooperative::office::member::{self, Application, place};
use cooperative::office::saving::{self, Cash};
use cooperative::records::savings_account::{Product, account_id};

use super::Maker;
use super::koperasi::Founded;
use super::offices::morning;
use crate::trouble::Trouble;

/// Members besides the resident whose own account is in the cast.
const MORE: usize = 5;

/// Makes them. The last one has only applied.
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
        members.push(member);
    }
    Ok(members)
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
