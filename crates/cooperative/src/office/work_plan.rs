//! A year's plan and budget: what is intended, and what is expected on each account of income and expense. Not here: whether
//! a meeting approved it (its decisions say that).

use std::collections::BTreeMap;

use kernel::{Changes, RecordId, Refusal, Stored};
use store::Reader;

use super::{own_office, statement};
use crate::records::ledger_account::AccountClass;
use crate::records::{BOARD, BudgetLine, Koperasi, WorkPlan};
use crate::rules::statement::Account;
use crate::words::work_plan as words;

/// A year's plan.
#[derive(Debug, Clone, Default)]
pub struct Planned {
    /// What is intended, a line a plan.
    pub plan: String,
    /// Rupiah by account code; above nothing for income and for expenses.
    pub budget: BTreeMap<String, i64>,
}

/// The plan of a year as it stands.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_year(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<Planned, Refusal> {
    let standing = read.maybe(WorkPlan::of_year(books.row.id, i64::from(year)))?;
    let plan = standing.and_then(|one| one.plan.clone()).unwrap_or_default();
    let lines = read.referring::<BudgetLine>("books", books.row.id)?;
    let wanted = lines.into_iter().filter(|line| line.year == i64::from(year) && line.amount != 0);
    Ok(Planned { plan, budget: wanted.map(|line| (line.code.clone(), line.amount)).collect() })
}

/// The accounts for which there is a budget: income and expenses, tax too.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn accounts(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<Account>, Refusal> {
    let mut all = statement::accounts(read, books)?;
    all.retain(|account| matches!(account.class, AccountClass::Income | AccountClass::Expense));
    Ok(all)
}

/// Writes a plan; only what differs from what stands.
///
/// # Errors
/// `Forbidden` for who does not keep these books; `Invalid` at `year` for one before the books or too far ahead, at the code of
/// an account for what is below nothing.
pub fn save(read: &Reader<'_>, koperasi: RecordId, (year, input): (i16, &Planned)) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    own_office(read, books.home(), BOARD)?;
    if !(books.books_from.year()..=read.today().year() + 1).contains(&year) {
        return Err(Refusal::invalid("tahun", "plan.year", words::YEAR));
    }
    if let Some((code, _)) = input.budget.iter().find(|(_, amount)| **amount < 0) {
        return Err(Refusal::invalid(format!("a{code}"), "plan.amount", words::AMOUNT_WRONG));
    }
    let year = i64::from(year);
    let mut changes = Changes::new();
    let plan = Some(input.plan.trim().to_owned()).filter(|plan| !plan.is_empty());
    match read.maybe(WorkPlan::of_year(koperasi, year))? {
        Some(standing) => {
            changes.edit(&standing).set(WorkPlan::PLAN, plan);
        }
        None => {
            let id = WorkPlan::of_year(koperasi, year);
            changes.create(books.home(), &WorkPlan { id, books: books.reference(), year, plan });
        }
    }
    for account in accounts(read, &books)? {
        let amount = input.budget.get(&account.code).copied().unwrap_or(0);
        let id = BudgetLine::of(koperasi, year, &account.code);
        match read.maybe(id)? {
            Some(standing) if standing.amount != amount => {
                changes.edit(&standing).set(BudgetLine::AMOUNT, amount);
            }
            None if amount != 0 => {
                let line = BudgetLine { id, books: books.reference(), year, code: account.code.clone(), amount };
                changes.create(books.home(), &line);
            }
            _ => {}
        }
    }
    Ok(changes)
}
