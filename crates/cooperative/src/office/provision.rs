//! The quality of a koperasi's loans on a day: owed by class, arrears by age, what must be set aside; and the month's run,
//! which posts the difference to what is set aside already. Not here: classes and bands (`rules::collectability`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, Id, RecordId, Refusal, Stored};
use store::Reader;

use super::ledger::{Entry, Pair, Side, post};
use super::loan::{self, LoanFile};
use super::own_office;
use crate::records::koperasi_setting::SettingKey;
use crate::records::posting::Event;
use crate::records::provision_run::run_id;
use crate::records::{BOARD, Koperasi, ProvisionRun};
use crate::rules::chart;
use crate::rules::collectability::{Class, Exposure, Table};
use crate::words::loan as words;

use super::koperasi_setting::{self, Settings};

/// The table that counts.
pub fn table(settings: &Settings) -> Table {
    use SettingKey::*;
    Table {
        days: [DaysSubstandard, DaysDoubtful, DaysLoss].map(|key| settings.get(key)),
        allowance: [AllowanceCurrent, AllowanceSubstandard, AllowanceDoubtful, AllowanceLoss]
            .map(|key| settings.get(key)),
    }
}

/// Upper ends of the ages of arrears, in days; the last group has none.
pub const AGES: [i64; 4] = [30, 90, 180, 270];

/// The quality of all loans on a day.
#[derive(Debug, Clone)]
pub struct Quality {
    /// Owed by class.
    pub exposure: Exposure,
    /// What must be set aside by class.
    pub allowance: [i64; 4],
    /// Loans and what they have in arrears: not overdue, then by age.
    pub ages: [(usize, i64, i64); 6],
    /// Loans that run, with class and days overdue, the longest overdue first.
    pub loans: Vec<(LoanFile, Class, i64)>,
}

/// Looks at all loans as they stood at the end of a day: also at those that were settled, written off or given new terms
/// since.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn quality(read: &Reader<'_>, books: &Stored<Koperasi>, on: Date) -> Result<Quality, Refusal> {
    let settings = koperasi_setting::all_on(read, books, on)?;
    let table = table(&settings);
    let (mut exposure, mut ages) = (Exposure::default(), [(0, 0, 0); 6]);
    let mut loans = Vec::new();
    // What never was paid out is left unread.
    for file in loan::files_of(read, books, usize::MAX, |loan| loan.began.is_some())? {
        if !file.ran_on(on) {
            continue;
        }
        let standing = file.standing(on);
        let (overdue, owed) = (standing.overdue(), standing.principal());
        let class = table.class(overdue);
        exposure.add(class, owed);
        let group = if overdue == 0 { 0 } else { 1 + AGES.iter().filter(|end| overdue > **end).count() };
        let age = &mut ages[group];
        *age = (age.0 + 1, age.1 + owed, age.2 + standing.arrears());
        loans.push((file, class, overdue));
    }
    loans.sort_by_key(|(file, _, overdue)| (std::cmp::Reverse(*overdue), file.loan.row.id));
    Ok(Quality { allowance: exposure.allowance(&table), exposure, ages, loans })
}

/// The month's run for all loans, on the month's last day (or today, where it is not over): once a month.
///
/// # Errors
/// `Forbidden`; `Invalid` at `month` where it is none, lies ahead, was run, or is closed.
pub fn run(read: &Reader<'_>, action: ActionId, books: RecordId, month: &str) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(books)?;
    own_office(read, books.home(), BOARD)?;
    let wrong = |message| Refusal::invalid("month", "loan.month", message);
    let first: Date = format!("{month}-01").parse().map_err(|_| wrong(words::MONTH_WRONG))?;
    if first > read.today() {
        return Err(wrong(words::MONTH_AHEAD));
    }
    let id = Id::<ProvisionRun>::new(run_id(books.row.id, month));
    if read.maybe(id)?.is_some() {
        return Err(wrong(words::MONTH_TWICE));
    }
    // What is set aside is brought up to the month; a later month's run would be undone by an earlier one.
    if runs(read, books.row.id)?.first().is_some_and(|last| last.month.as_str() > month) {
        return Err(wrong(words::MONTH_PASSED));
    }
    let day = first.last_of_month().min(read.today());
    let quality = quality(read, &books, day)?;
    let needed: i64 = quality.allowance.iter().sum();
    let held = -read.balance(books.home(), chart::account_id(books.row.id, "1209"))?.net();
    let mut changes = Changes::new();
    let posting = if needed == held {
        None
    } else {
        let (cost, allowance) = (Side::of("5204"), Side::of("1209"));
        let (debit, credit) = if needed > held { (cost, allowance) } else { (allowance, cost) };
        let pairs = vec![Pair { debit, credit, amount: (needed - held).abs() }];
        let entry = Entry { date: day, event: Event::Provision, document: Some(month.to_owned()), memo: None, pairs };
        Some(post(read, &mut changes, (action, 0), &books, &entry)?)
    };
    let [current, substandard, doubtful, loss] = quality.exposure.0;
    let run = ProvisionRun {
        id,
        books: books.reference(),
        month: month.to_owned(),
        current,
        substandard,
        doubtful,
        loss,
        allowance: needed,
        posting,
    };
    changes.create(books.home(), &run);
    Ok(changes)
}

/// The runs of a koperasi, the latest month first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn runs(read: &Reader<'_>, books: RecordId) -> Result<Vec<Stored<ProvisionRun>>, Refusal> {
    let mut all = read.referring::<ProvisionRun>("books", books)?;
    all.sort_by(|one, other| other.month.cmp(&one.month));
    Ok(all)
}
