//! Which moves an asset may make, and what a look at it makes of it.

use kernel::indicator::{Contribution, Contributor};
use kernel::{Record, Row};

use super::business_group::stock;
use crate::records::Asset;
use crate::records::asset::AssetState;
use crate::records::asset_step::AssetMove;
use crate::records::condition_check::Condition;

/// Assets that are used, and those that are not.
pub const CONTRIBUTOR: Contributor = Contributor { kind: Asset::KIND, contributions };

fn contributions(row: &Row) -> Vec<Contribution> {
    match row.integer("state").and_then(AssetState::from_code) {
        Some(AssetState::InUse) if !row.withdrawn => vec![stock("enterprise.assets.used", row)],
        Some(state) if !row.withdrawn && state.is_unused() => vec![stock("enterprise.assets.unused", row)],
        _ => Vec::new(),
    }
}

/// The state after a move; none where the move does not fit the state.
pub const fn after(state: AssetState, step: AssetMove) -> Option<AssetState> {
    match (state, step) {
        (AssetState::Lost | AssetState::Returned, _) => None,
        (AssetState::Repair, AssetMove::Repaired) => Some(AssetState::InUse),
        (AssetState::Repair, AssetMove::Lost) => Some(AssetState::Lost),
        (AssetState::Repair, _) | (_, AssetMove::Repaired | AssetMove::HandedOver) => None,
        (state, AssetMove::PassedOn) => Some(state),
        (_, AssetMove::ToRepair) => Some(AssetState::Repair),
        (_, AssetMove::Lost) => Some(AssetState::Lost),
        (_, AssetMove::GivenBack) => Some(AssetState::Returned),
    }
}

/// The state that a look at an asset leaves.
pub const fn found(condition: Condition) -> AssetState {
    match condition {
        Condition::Used => AssetState::InUse,
        Condition::Idle => AssetState::Idle,
        Condition::Broken => AssetState::Broken,
        Condition::Missing => AssetState::Lost,
    }
}

/// Must a look at it say why?
pub const fn asks_why(condition: Condition) -> bool {
    matches!(condition, Condition::Idle | Condition::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_or_given_back_moves_no_more_and_what_is_away_is_not_passed_on() {
        for step in AssetMove::ALL {
            assert_eq!(after(AssetState::Lost, *step), None);
            assert_eq!(after(AssetState::Returned, *step), None);
        }
        assert_eq!(after(AssetState::Repair, AssetMove::PassedOn), None);
        assert_eq!(after(AssetState::Repair, AssetMove::Repaired), Some(AssetState::InUse));
        assert_eq!(after(AssetState::InUse, AssetMove::Repaired), None);
    }

    #[test]
    fn nothing_is_handed_over_a_second_time() {
        for state in AssetState::ALL {
            assert_eq!(after(*state, AssetMove::HandedOver), None, "{state:?}");
        }
    }
}
