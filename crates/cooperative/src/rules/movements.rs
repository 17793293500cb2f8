//! What a posting moves: both accounts, and the savings account or loan under them. Only what is posted counts.

use kernel::balance::{Balancer, Guard, Movement};
use kernel::record::Record;
use kernel::{RecordId, Row};

use crate::records::Posting;
use crate::records::posting::Stage;

/// What moves the balances of the room.
pub const POSTINGS: Balancer = Balancer { kind: Posting::KIND, movements };

fn movements(row: &Row) -> Vec<Movement> {
    let number = |name| row.integer(name).unwrap_or_default();
    let (Some(debit), Some(credit)) = (row.reference("debit"), row.reference("credit")) else { return Vec::new() };
    let Some(month) = row.text("date").and_then(|date| date.get(..7)) else { return Vec::new() };
    if number("stage") != Stage::Posted.code() {
        return Vec::new();
    }
    let part = |name: &str| row.text(name).and_then(|text| text.parse::<RecordId>().ok());
    let amount = number("amount");
    let side = |account: RecordId, debit: bool, guard: i64| Movement {
        account,
        home: row.home,
        month: month.to_owned(),
        debit: if debit { amount } else { 0 },
        credit: if debit { 0 } else { amount },
        guard: guard_of(guard),
    };
    let (debit_guard, credit_guard) = (number("debit_guard"), number("credit_guard"));
    let mut all = vec![side(debit.record, true, debit_guard), side(credit.record, false, credit_guard)];
    all.extend(part("debit_part").map(|part| side(part, true, debit_guard)));
    all.extend(part("credit_part").map(|part| side(part, false, credit_guard)));
    all
}

fn guard_of(code: i64) -> Guard {
    match code {
        1 => Guard::Debit,
        2 => Guard::Credit,
        _ => Guard::None,
    }
}
