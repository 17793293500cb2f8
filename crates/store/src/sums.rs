//! Sums and balances while they are counted: what records add to indicators and what they move on accounts.
//! Not here: the functions themselves (rooms), reading what is kept (`reader`).

use std::collections::BTreeMap;

use kernel::RecordId;
use kernel::balance::{Guard, Turnover};
use kernel::registry::Registry;

use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::kept::Kept;

/// What is counted, by indicator, home and month.
type Indicators = BTreeMap<(&'static str, RecordId, String), i64>;
/// What is moved, by home, account and month; the empty month is the balance now.
type Balances = BTreeMap<(RecordId, RecordId, String), (Turnover, Guard)>;

/// Keeps a sum, or adds to it.
const ADD_INDICATOR: &str = "INSERT INTO fold_indicator (indicator, home, month, amount) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (indicator, home, month) DO UPDATE SET amount = fold_indicator.amount + excluded.amount";
/// Keeps a balance, or adds to it; the table refuses one that breaks its guard.
const ADD_BALANCE: &str = "INSERT INTO fold_balance (home, account, month, debit, credit, guard) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (home, account, month) DO UPDATE SET \
     debit = fold_balance.debit + excluded.debit, credit = fold_balance.credit + excluded.credit, guard = excluded.guard";

/// An account on which nothing has moved yet.
const OPEN_BALANCE: &str = "INSERT INTO fold_balance (home, account, month, debit, credit, guard) \
     VALUES ($1, $2, $3, 0, 0, 0) ON CONFLICT DO NOTHING";
/// Moves an account that is there.
const MOVE_BALANCE: &str = "UPDATE fold_balance SET debit = debit + $4, credit = credit + $5, guard = $6 \
     WHERE home = $1 AND account = $2 AND month = $3";

/// Sums and balances of some records.
#[derive(Debug, Default)]
pub struct Sums {
    /// Sums.
    pub indicators: Indicators,
    /// Balances.
    pub balances: Balances,
}

impl Sums {
    /// Adds what a record counts for, or takes it away (`sign` -1).
    pub fn add(&mut self, registry: &Registry, kept: &Kept, sign: i64) {
        let counts = registry.contributors.iter().any(|one| one.kind == kept.spec.kind);
        let moves = registry.balancers.iter().any(|one| one.kind == kept.spec.kind);
        if !kept.is_shown() || !(counts || moves) {
            return;
        }
        let row = kept.clone().into_row();
        for contributor in registry.contributors.iter().filter(|one| one.kind == kept.spec.kind) {
            for one in (contributor.contributions)(&row) {
                *self.indicators.entry((one.indicator, one.home, one.month)).or_default() += sign * one.amount;
            }
        }
        for balancer in registry.balancers.iter().filter(|one| one.kind == kept.spec.kind) {
            for one in (balancer.movements)(&row) {
                // The guard holds for the balance now; a month by itself may well lie below it.
                for (month, guard) in [(String::new(), one.guard), (one.month, Guard::None)] {
                    let (turnover, kept) = self.balances.entry((one.home, one.account, month)).or_default();
                    turnover.debit += sign * one.debit;
                    turnover.credit += sign * one.credit;
                    *kept = guard;
                }
            }
        }
    }

    /// Adds what others counted.
    pub fn merge(&mut self, other: Sums) {
        other.indicators.into_iter().for_each(|(key, amount)| *self.indicators.entry(key).or_default() += amount);
        for (key, (more, guard)) in other.balances {
            let (turnover, kept) = self.balances.entry(key).or_default();
            turnover.debit += more.debit;
            turnover.credit += more.credit;
            *kept = guard;
        }
    }

    /// Adds everything to the tables. `guarded`: on books that this node has custody of the database keeps the guards too.
    pub fn write(self, db: &Db, guarded: bool) -> Result<(), StoreError> {
        for ((indicator, home, month), amount) in self.indicators.into_iter().filter(|(_, amount)| *amount != 0) {
            db.write(
                ADD_INDICATOR,
                vec![Cell::from(indicator), Cell::from(home), Cell::from(month), Cell::from(amount)],
            )?;
        }
        for ((home, account, month), (turnover, guard)) in self.balances {
            if turnover == Turnover::default() {
                continue;
            }
            let guard = if guarded { guard as i64 } else { 0 };
            let keys = vec![Cell::from(home), Cell::from(account), Cell::from(month)];
            let row = || keys.iter().cloned().chain([turnover.debit, turnover.credit, guard].map(Cell::from)).collect();
            // Both engines hold a new row against the guard before they notice that there is one already: what would break
            // the guard by itself moves a row that is there.
            if guard != 0 && !keeps(turnover, guard) {
                db.write(OPEN_BALANCE, keys.clone())?;
                db.write(MOVE_BALANCE, row())?;
            } else {
                db.write(ADD_BALANCE, row())?;
            }
        }
        Ok(())
    }
}

/// Does a movement by itself keep the guard?
fn keeps(turnover: Turnover, guard: i64) -> bool {
    if guard == Guard::Debit as i64 { turnover.net() >= 0 } else { turnover.net() <= 0 }
}
