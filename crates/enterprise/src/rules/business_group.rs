//! What groups add to the sums.

use kernel::indicator::{Contribution, Contributor};
use kernel::{Record, Row};

use crate::records::BusinessGroup;
use crate::records::business_group::{GroupState, MarketReach};

/// Active groups, and those of them that are ready for export.
pub const CONTRIBUTOR: Contributor = Contributor { kind: BusinessGroup::KIND, contributions };

fn contributions(row: &Row) -> Vec<Contribution> {
    let active = row.integer("state") == Some(GroupState::Active.code());
    if row.withdrawn || !active {
        return Vec::new();
    }
    let market = row.integer("market").and_then(MarketReach::from_code);
    let mut keys = vec!["enterprise.groups"];
    if market.is_some_and(MarketReach::is_export_ready) {
        keys.push("enterprise.groups.export_ready");
    }
    keys.into_iter().map(|indicator| stock(indicator, row)).collect()
}

/// One more of what is so now, at the row's office.
pub(super) fn stock(indicator: &'static str, row: &Row) -> Contribution {
    Contribution { indicator, home: row.home, month: String::new(), amount: 1 }
}
