//! Loans of Kuripan's koperasi: one that runs well, one in arrears, one that is settled and whose security waits to go back,
//! one that waits for approval, one with new terms. Before them a grant, so that there is money to lend.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::day::Zone;
use kernel::{Actor, RecordId};
use store::Seen;

use cooperative::office::journal::{self, Manual};
use cooperative::office::loan::approval::{self, Application, Assessment};
use cooperative::office::loan::collateral::{self, Given};
use cooperative::office::loan::money::{self, Means};
use cooperative::office::loan::trouble::{self, NewTerms};
use cooperative::office::loan::{LoanFile, place};
use cooperative::office::loan_product::{self, Offer};
use cooperative::records::Loan;
use cooperative::records::collateral::CollateralKind;
use cooperative::records::loan_product::Contract;
use cooperative::records::posting::Stage;
use cooperative::rules::loan_account::due_on;
use cooperative::rules::manual_journal::Typed;
use cooperative::rules::schedule::Method;

use super::Maker;
use super::koperasi::Founded;
use super::offices::morning;
use crate::trouble::Trouble;

/// The grant, in rupiah.
const GRANT: i64 = 5_000_000;

/// Whoever lends, and when.
struct Desk<'f> {
    founded: &'f Founded,
    second: Actor,
    today: Date,
    product: RecordId,
}

/// What a member asks for.
struct Asked {
    member: RecordId,
    principal: i64,
    months: i64,
    purpose: &'static str,
    /// Income and spending a month.
    month: (i64, i64),
    given: Option<Given>,
}

/// Makes them for the first five members, as far as there are so many.
pub fn make(maker: &mut Maker<'_>, founded: &Founded, members: &[RecordId]) -> Result<(), Trouble> {
    let today = Zone::Wib.day(maker.now.as_millisecond());
    let second = Actor {
        account: RecordId::named("demo account bendahara@contoh.id"),
        name: "Sumiyati".to_owned(),
        ..founded.chair.clone()
    };
    grant(maker, founded, &second, ago(today, 128))?;
    let product = offered(maker, founded, ago(today, 127))?;
    let desk = Desk { founded, second, today, product };
    if let [well, late, settled, waiting, anew, ..] = members {
        running(maker, &desk, *well)?;
        in_arrears(maker, &desk, *late)?;
        paid_back(maker, &desk, *settled)?;
        asked(maker, &desk, *waiting)?;
        with_new_terms(maker, &desk, *anew)?;
    }
    maker.flush()
}

fn ago(today: Date, days: i64) -> Date {
    today.checked_sub(days.days()).unwrap_or(today)
}

fn grant(maker: &mut Maker<'_>, founded: &Founded, second: &Actor, day: Date) -> Result<(), Trouble> {
    let line = |code: &str, debit, credit| Typed { code: code.to_owned(), debit, credit };
    let manual = Manual {
        date: day,
        document: Some("HB-01".to_owned()),
        memo: "Hibah modal awal dari program".to_owned(),
        lines: vec![line("1101", GRANT, 0), line("3201", 0, GRANT)],
    };
    let action = maker.action(&founded.chair, morning(day));
    let (first, koperasi) = (action.id.record(0), founded.koperasi);
    maker.queue(action, move |read, action| journal::propose(read, action, koperasi, &manual))?;
    maker.flush()?;
    maker.act(second, morning(day), move |read, action| {
        journal::settle(read, action, (koperasi, first), Stage::Posted)
    })?;
    maker.flush()
}

fn offered(maker: &mut Maker<'_>, founded: &Founded, day: Date) -> Result<RecordId, Trouble> {
    let offer = Offer {
        name: "Modal usaha keluarga".to_owned(),
        contract: Contract::Loan,
        method: Method::Declining,
        rate: 15_000,
        most_months: 24,
        most_principal: 20_000_000,
        fee: 0,
        share: None,
    };
    let action = maker.action(&founded.chair, morning(day));
    let (product, koperasi) = (action.id.record(0), founded.koperasi);
    maker.queue(action, move |read, action| loan_product::offer(read, action, koperasi, &offer))?;
    maker.flush()?;
    Ok(product)
}

/// An application, assessed a day later.
fn assessed(maker: &mut Maker<'_>, desk: &Desk<'_>, day: Date, asked: Asked) -> Result<RecordId, Trouble> {
    let chair = &desk.founded.chair;
    let Asked { member, principal, months, purpose, month: (income, spending), given } = asked;
    let input = Application { member, product: desk.product, principal, months, purpose: Some(purpose.to_owned()) };
    let action = maker.action(chair, morning(day));
    let loan = action.id.record(place::LOAN);
    maker.queue(action, move |read, action| approval::apply(read, action, &input))?;
    maker.flush()?;
    if let Some(given) = given {
        maker.act(chair, morning(day), move |read, action| collateral::add(read, action, loan, &given))?;
        maker.flush()?;
    }
    let next = day.saturating_add(1.days());
    maker.act(chair, morning(next), move |read, action| {
        let seen = Seen::of(&read.get::<Loan>(loan)?.row);
        let note = "Usaha dikenal pengurus, rumah sudah dikunjungi.".to_owned();
        let somebody_else = true;
        let found = Assessment { income, spending, note, somebody_else, ..Assessment::default() };
        approval::assess(read, action, loan, &seen, &found)
    })?;
    maker.flush()?;
    Ok(loan)
}

/// The same, approved by the treasurer and paid out on a day.
fn paid_out(maker: &mut Maker<'_>, desk: &Desk<'_>, day: Date, asked: Asked) -> Result<RecordId, Trouble> {
    let loan = assessed(maker, desk, day.saturating_sub(3.days()), asked)?;
    let account = desk.second.account;
    maker.act(&desk.second, morning(day), move |read, action| {
        let seen = Seen::of(&read.get::<Loan>(loan)?.row);
        approval::approve(read, action, loan, &seen, account)
    })?;
    maker.flush()?;
    maker.act(&desk.founded.chair, morning(day), move |read, action| {
        let seen = Seen::of(&read.get::<Loan>(loan)?.row);
        money::pay_out(read, action, (loan, &seen), (day, Means::Cash))
    })?;
    maker.flush()?;
    Ok(loan)
}

/// Pays what is due on a day; everything where `all` is said.
fn pays(maker: &mut Maker<'_>, desk: &Desk<'_>, loan: RecordId, (day, all): (Date, bool)) -> Result<(), Trouble> {
    maker.act(&desk.second, morning(day), move |read, action| {
        let standing = LoanFile::of(read, loan)?.standing(day);
        let amount = if all { standing.settles(false) } else { standing.due() };
        money::pay(read, action, loan, (day, amount, Means::Cash))
    })?;
    maker.flush()
}

fn running(maker: &mut Maker<'_>, desk: &Desk<'_>, member: RecordId) -> Result<(), Trouble> {
    let began = ago(desk.today, 100);
    let month = (3_200_000, 2_100_000);
    let asked = Asked { member, principal: 1_200_000, months: 12, purpose: "Modal warung", month, given: None };
    let loan = paid_out(maker, desk, began, asked)?;
    for number in 1..=3 {
        pays(maker, desk, loan, (due_on(began, number), false))?;
    }
    Ok(())
}

fn in_arrears(maker: &mut Maker<'_>, desk: &Desk<'_>, member: RecordId) -> Result<(), Trouble> {
    let began = ago(desk.today, 110);
    let month = (2_000_000, 1_500_000);
    let asked = Asked { member, principal: 900_000, months: 6, purpose: "Pupuk dan bibit", month, given: None };
    let loan = paid_out(maker, desk, began, asked)?;
    pays(maker, desk, loan, (due_on(began, 1), false))
}

fn paid_back(maker: &mut Maker<'_>, desk: &Desk<'_>, member: RecordId) -> Result<(), Trouble> {
    let began = ago(desk.today, 105);
    let given = Given {
        kind: CollateralKind::Vehicle,
        description: "BPKB sepeda motor AA 4512 XX".to_owned(),
        value: 6_000_000,
        held_on: Some(began.saturating_sub(3.days())),
    };
    let (month, given) = ((4_000_000, 2_500_000), Some(given));
    let asked = Asked { member, principal: 1_000_000, months: 10, purpose: "Perbaikan kandang", month, given };
    let loan = paid_out(maker, desk, began, asked)?;
    pays(maker, desk, loan, (due_on(began, 1), false))?;
    pays(maker, desk, loan, (due_on(began, 2), true))
}

fn asked(maker: &mut Maker<'_>, desk: &Desk<'_>, member: RecordId) -> Result<(), Trouble> {
    let given = Given {
        kind: CollateralKind::Gold,
        description: "Gelang emas 5 gram dengan surat".to_owned(),
        value: 4_500_000,
        held_on: None,
    };
    let (month, given) = ((2_800_000, 1_900_000), Some(given));
    let asked = Asked { member, principal: 2_000_000, months: 10, purpose: "Mesin jahit", month, given };
    assessed(maker, desk, ago(desk.today, 3), asked).map(drop)
}

fn with_new_terms(maker: &mut Maker<'_>, desk: &Desk<'_>, member: RecordId) -> Result<(), Trouble> {
    let began = ago(desk.today, 112);
    let month = (2_200_000, 1_600_000);
    let asked = Asked { member, principal: 1_000_000, months: 5, purpose: "Biaya sekolah", month, given: None };
    let loan = paid_out(maker, desk, began, asked)?;
    pays(maker, desk, loan, (due_on(began, 1), false))?;
    let second = desk.second.account;
    maker.act(&desk.founded.chair, morning(ago(desk.today, 20)), move |read, action| {
        let seen = Seen::of(&read.get::<Loan>(loan)?.row);
        let reason = "Gagal panen, dijadwalkan lagi setelah musyawarah.".to_owned();
        let terms = NewTerms { months: 12, rate: 10_000, reason, second };
        trouble::restructure(read, action, (loan, &seen), &terms)
    })?;
    maker.flush()
}
