//! Balances that the fold keeps: what one record moves on which account. Double entry stands on it, and so do stocks.
//! Not here: charts of accounts, what a posting is (the rooms), the table of balances (store).

use crate::id::RecordId;
use crate::row::Row;

/// Which side of an account must not outweigh the other. The database itself refuses what breaks it, on books that this node
/// has custody of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Guard {
    /// Neither.
    #[default]
    None = 0,
    /// Debits are at least as much as credits: cash, a member's loan.
    Debit = 1,
    /// Credits are at least as much as debits: a member's savings.
    Credit = 2,
}

/// What one record moves on one account. A pure function of the record: the fold takes the old record's back and adds the
/// new one's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Movement {
    /// The account: any record's id.
    pub account: RecordId,
    /// The office whose books it stands in.
    pub home: RecordId,
    /// `2026-11`, the month it counts for.
    pub month: String,
    /// Rupiah (or pieces) on the debit side, at least 0.
    pub debit: i64,
    /// The same on the credit side.
    pub credit: i64,
    /// What must hold afterwards.
    pub guard: Guard,
}

/// The movements of the records of one kind. It must not look at sealed fields: levels above fold it too.
#[derive(Debug, Clone, Copy)]
pub struct Balancer {
    /// The kind it reads.
    pub kind: u32,
    /// The pure function.
    pub movements: fn(&Row) -> Vec<Movement>,
}

/// Debits and credits of an account over some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turnover {
    /// Debits.
    pub debit: i64,
    /// Credits.
    pub credit: i64,
}

impl Turnover {
    /// Debits less credits.
    pub const fn net(self) -> i64 {
        self.debit - self.credit
    }
}
