//! When a thing has passed, and what may be done with a package while a thing has not.

use crate::records::aid_item::ItemState;

/// The four answers of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// It works.
    pub works: bool,
    /// The power is enough.
    pub power: bool,
    /// There is raw material.
    pub material: bool,
    /// Somebody can use it.
    pub operator: bool,
}

impl Answers {
    /// One no is a failure: each of them has left tools standing unused.
    pub const fn passed(self) -> bool {
        self.works && self.power && self.material && self.operator
    }
}

/// What stands between a package and its payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// There is nothing in it.
    Empty,
    /// A thing failed and was not replaced.
    Failed,
    /// A thing has come and was not tested.
    Untested,
    /// A thing has not come.
    Missing,
}

/// The gravest obstacle among the things of a package; what was replaced counts no more.
pub fn obstacle(states: &[ItemState]) -> Option<Obstacle> {
    let has = |state: ItemState| states.contains(&state);
    if has(ItemState::Failed) {
        Some(Obstacle::Failed)
    } else if has(ItemState::Delivered) {
        Some(Obstacle::Untested)
    } else if has(ItemState::Wanted) {
        Some(Obstacle::Missing)
    } else if has(ItemState::Passed) {
        None
    } else {
        Some(Obstacle::Empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ItemState::{Delivered, Failed, Passed, Replaced, Wanted};

    #[test]
    fn one_no_fails_a_test() {
        let all = Answers { works: true, power: true, material: true, operator: true };
        assert!(all.passed());
        for one in [
            Answers { works: false, ..all },
            Answers { power: false, ..all },
            Answers { material: false, ..all },
            Answers { operator: false, ..all },
        ] {
            assert!(!one.passed(), "{one:?}");
        }
    }

    #[test]
    fn nothing_is_paid_while_a_thing_has_failed_is_untested_or_has_not_come() {
        assert_eq!(obstacle(&[Passed, Failed, Delivered]), Some(Obstacle::Failed));
        assert_eq!(obstacle(&[Passed, Delivered]), Some(Obstacle::Untested));
        assert_eq!(obstacle(&[Passed, Wanted]), Some(Obstacle::Missing));
        assert_eq!(obstacle(&[Replaced, Passed]), None);
        assert_eq!(obstacle(&[Replaced]), Some(Obstacle::Empty));
        assert_eq!(obstacle(&[]), Some(Obstacle::Empty));
    }
}
