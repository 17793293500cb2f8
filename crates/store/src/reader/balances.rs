//! Balances: what the fold keeps of accounts, now and by month, within the reader's scope.

use std::collections::BTreeMap;

use kernel::balance::Turnover;
use kernel::refusal::Refusal;
use kernel::{RecordId, Row};

use super::Reader;
use crate::engine::Cell;
use crate::error::StoreError;

impl Reader<'_> {
    /// What stands on one account of an office's books now: its debits and credits since ever.
    ///
    /// # Errors
    /// `NotFound` where the books are out of scope; `Busy`, `Fault`.
    pub fn balance(&self, home: RecordId, account: RecordId) -> Result<Turnover, Refusal> {
        self.books(home)?;
        self.now_on(home, account)
    }

    /// What stands on an account that is a record of its own and that this reader was given: whoever may see the record may
    /// see its balance.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn balance_of(&self, account: &Row) -> Result<Turnover, Refusal> {
        self.now_on(account.home, account.id)
    }

    fn now_on(&self, home: RecordId, account: RecordId) -> Result<Turnover, Refusal> {
        let sql = "SELECT debit, credit FROM fold_balance WHERE home = $1 AND account = $2 AND month = ''";
        let found = self.db.first(sql, &[Cell::from(home), Cell::from(account)], |row| Turnover {
            debit: row.integer(0),
            credit: row.integer(1),
        });
        Ok(found.map_err(StoreError::from)?.unwrap_or_default())
    }

    /// Debits and credits of every account of an office's books within some months, both inclusive (`2026-01`, `2026-12`);
    /// an empty first month is the beginning.
    ///
    /// # Errors
    /// `NotFound` where the books are out of scope; `Busy`, `Fault`.
    pub fn turnovers(&self, home: RecordId, from: &str, to: &str) -> Result<BTreeMap<RecordId, Turnover>, Refusal> {
        self.books(home)?;
        // The empty month is the balance now and belongs to none.
        let from = if from.is_empty() { "0" } else { from };
        let sql = "SELECT account, CAST(sum(debit) AS bigint), CAST(sum(credit) AS bigint) FROM fold_balance \
                   WHERE home = $1 AND month >= $2 AND month <= $3 GROUP BY account";
        let values = [Cell::from(home), Cell::from(from), Cell::from(to)];
        let rows = self.db.query(sql, &values, |row| {
            let account = row.id(0).unwrap_or_default();
            (account, Turnover { debit: row.integer(1), credit: row.integer(2) })
        });
        Ok(rows.map_err(StoreError::from)?.into_iter().collect())
    }

    /// The same of some accounts alone: what lies under them (savings, loans by the thousand) is not looked at.
    ///
    /// # Errors
    /// As for [`Reader::turnovers`].
    pub fn turnovers_of(
        &self,
        home: RecordId,
        accounts: impl IntoIterator<Item = RecordId>,
        from: &str,
        to: &str,
    ) -> Result<BTreeMap<RecordId, Turnover>, Refusal> {
        self.books(home)?;
        let from = if from.is_empty() { "0" } else { from };
        let sql = "SELECT CAST(coalesce(sum(debit), 0) AS bigint), CAST(coalesce(sum(credit), 0) AS bigint) \
                   FROM fold_balance WHERE home = $1 AND account = $2 AND month >= $3 AND month <= $4";
        let mut all = BTreeMap::new();
        for account in accounts {
            let values = [Cell::from(home), Cell::from(account), Cell::from(from), Cell::from(to)];
            let sums = self.db.first(sql, &values, |row| Turnover { debit: row.integer(0), credit: row.integer(1) });
            let sums = sums.map_err(StoreError::from)?.unwrap_or_default();
            if sums != Turnover::default() {
                all.insert(account, sums);
            }
        }
        Ok(all)
    }

    /// What stands on every account of an office's books now.
    ///
    /// # Errors
    /// `NotFound` where the books are out of scope; `Busy`, `Fault`.
    pub fn balances(&self, home: RecordId) -> Result<BTreeMap<RecordId, Turnover>, Refusal> {
        self.books(home)?;
        let sql = "SELECT account, debit, credit FROM fold_balance WHERE home = $1 AND month = ''";
        let rows = self.db.query(sql, &[Cell::from(home)], |row| {
            let account = row.id(0).unwrap_or_default();
            (account, Turnover { debit: row.integer(1), credit: row.integer(2) })
        });
        Ok(rows.map_err(StoreError::from)?.into_iter().collect())
    }

    /// Are an office's books within scope? Whose own person alone is in scope reads none of them.
    fn books(&self, home: RecordId) -> Result<(), Refusal> {
        let region = self
            .db
            .first("SELECT region FROM fold_home WHERE home = $1", &[Cell::from(home)], |row| row.text(0).to_owned());
        let region = region.map_err(StoreError::from)?.ok_or(Refusal::NotFound)?;
        if self.actor().reaches(&region, None) { Ok(()) } else { Err(Refusal::NotFound) }
    }
}
