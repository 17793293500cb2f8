//! How many receipts were given, by office and month: from it the next number follows without looking at those before.
//! Not here: the number itself (`office::receipt`).

use kernel::Row;
use kernel::indicator::{Contribution, Contributor};
use kernel::record::Record;

use crate::records::Receipt;

/// The key of the sum.
pub const GIVEN: &str = "cooperative.receipts";

/// What a receipt counts for.
pub const COUNTED: Contributor = Contributor { kind: Receipt::KIND, contributions };

fn contributions(row: &Row) -> Vec<Contribution> {
    let month = row.text("date").and_then(|date| date.get(..7));
    let one = month.map(|month| Contribution { indicator: GIVEN, home: row.home, month: month.to_owned(), amount: 1 });
    one.into_iter().collect()
}
