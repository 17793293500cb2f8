//! A loan that ran on paper goes on here: its terms as they were agreed, its payout, and what was paid of it, instalment by
//! instalment, so that its schedule and what is in arrears are those of the paper. It posts nothing itself.
//! Not here: reading it from a form or a sheet (`rules::opening`), what it posts (`office::opening_post`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::Reader;

use super::{Written, write_step};
use crate::records::loan::LoanState;
use crate::records::loan_product::Contract;
use crate::records::loan_step::LoanStepKind;
use crate::records::{Koperasi, Loan, LoanProduct, Member, Posting};
use crate::rules::opening::{LoanLine, Offered};

/// A loan of a paper book.
#[derive(Debug, Clone, Copy)]
pub struct TakenOver<'l> {
    /// Its number here.
    pub number: &'l str,
    /// Whose it is.
    pub member: Ref<Member>,
    /// What the paper says.
    pub loan: &'l LoanLine,
    /// Its product.
    pub product: Offered,
}

/// The next numbers of loans that were paid out in these years, in the same order.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn numbers(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    years: impl Iterator<Item = i16>,
) -> Result<Vec<String>, Refusal> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for loan in read.referring::<Loan>("books", books.row.id)? {
        *counts.entry(loan.applied_on.year()).or_default() += 1;
    }
    let number = |year: i16| {
        let count = counts.entry(year).or_default();
        *count += 1;
        format!("PJ-{year}-{count:04}")
    };
    Ok(years.map(number).collect())
}

/// Writes the loan as the action's record `at` and its payout as the one after.
pub fn write(
    read: &Reader<'_>,
    changes: &mut Changes,
    books: &Stored<Koperasi>,
    (action, at): (ActionId, u32),
    (given, posting): (&TakenOver<'_>, Ref<Posting>),
) {
    let (home, line) = (books.home(), given.loan);
    let (method, rate) = line.method_and_rate(&given.product);
    let id = action.record(at);
    let loan = Loan {
        id: Id::new(id),
        books: books.reference(),
        number: given.number.to_owned(),
        member: given.member,
        offer: Ref::new(Id::<LoanProduct>::new(given.product.id), home),
        contract: given.product.contract,
        state: LoanState::Running,
        applied_on: line.from,
        principal: line.principal,
        months: line.months,
        method,
        rate,
        fee: 0,
        began: Some(line.from),
        carried: 0,
        related: false,
        purpose: Held::Known(None),
        share: given.product.share.filter(|_| given.product.contract == Contract::ProfitShare),
    };
    changes.create(home, &loan);
    let (on, amount) = (line.from, line.principal);
    let paid_out = Written { on, amount, principal: amount, posting: Some(posting), ..Written::default() };
    write_step(read, changes, (action, at + 1), (id, home), LoanStepKind::PaidOut, paid_out);
}

/// Writes what was paid of one instalment: day, service, principal.
pub fn write_payment(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, at): (ActionId, u32),
    loan: (RecordId, RecordId),
    ((on, service, principal), posting): ((Date, i64, i64), Ref<Posting>),
) {
    let amount = service + principal;
    let paid = Written { on, amount, service, principal, posting: Some(posting), ..Written::default() };
    write_step(read, changes, (action, at), loan, LoanStepKind::Payment, paid);
}
