//! Recording who examined the statements of a year. Not here: the statements.

use kernel::{Changes, RecordId, Refusal, Stored};
use store::Reader;

use super::own_office;
use crate::records::{ACCOUNT_SPECIFIC, Audit, Koperasi};
use crate::words::audit as words;

/// Writes down an examination; a later one of the same year goes before it.
///
/// # Errors
/// `Forbidden` for others than board and supervisors; `Invalid` at `year` for one that is not over or lies before the books, at
/// `report_on` for a day before its end or ahead, at `auditor` for nobody.
pub fn record(read: &Reader<'_>, books: &Stored<Koperasi>, audit: &Audit) -> Result<Changes, Refusal> {
    own_office(read, books.home(), ACCOUNT_SPECIFIC)?;
    let (first, this) = (i64::from(books.books_from.year()), i64::from(read.today().year()));
    if !(first..this).contains(&audit.year) {
        return Err(Refusal::invalid("year", "audit.year", words::YEAR_OVER));
    }
    if i64::from(audit.report_on.year()) <= audit.year || audit.report_on > read.today() {
        return Err(Refusal::invalid("report_on", "audit.day", words::DAY_AFTER));
    }
    if audit.auditor.trim().is_empty() {
        return Err(Refusal::invalid("auditor", "required", words::WHO));
    }
    let mut changes = Changes::new();
    changes.create(books.home(), audit);
    Ok(changes)
}

/// The last examination of a year.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_year(read: &Reader<'_>, books: RecordId, year: i16) -> Result<Option<Stored<Audit>>, Refusal> {
    let mut all = read.referring::<Audit>("books", books)?;
    all.retain(|one| one.year == i64::from(year) && !one.row.withdrawn);
    all.sort_by_key(|one| (one.report_on, one.row.id));
    Ok(all.pop())
}
