//! Shares of women and returnees, who may hold a role alone, and what members add to the sums.

use kernel::indicator::{Contribution, Contributor};
use kernel::money::Percent;
use kernel::{Record, Row};
use people::records::resident::Sex;

use super::business_group::stock;
use crate::records::GroupMembership;
use crate::records::group_membership::{Background, GroupRole};

/// Members as they are now.
pub const CONTRIBUTOR: Contributor = Contributor { kind: GroupMembership::KIND, contributions };

fn contributions(row: &Row) -> Vec<Contribution> {
    if row.withdrawn || row.text("left_on").is_some() {
        return Vec::new();
    }
    let mut keys = vec!["enterprise.members"];
    if row.integer("sex") == Some(Sex::Female.code()) {
        keys.push("enterprise.members.women");
    }
    if row.integer("background") == Some(Background::Returnee.code()) {
        keys.push("enterprise.members.returnees");
    }
    keys.into_iter().map(|indicator| stock(indicator, row)).collect()
}

/// Who is in a group now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Composition {
    /// All members.
    pub members: i64,
    /// Women among them.
    pub women: i64,
    /// Returned workers among them.
    pub returnees: i64,
}

impl Composition {
    /// Counts members by sex and background.
    pub fn of(members: impl IntoIterator<Item = (Sex, Background)>) -> Composition {
        members.into_iter().fold(Composition::default(), |sum, (sex, background)| Composition {
            members: sum.members + 1,
            women: sum.women + i64::from(sex == Sex::Female),
            returnees: sum.returnees + i64::from(background == Background::Returnee),
        })
    }

    /// The share of women; none of an empty group.
    pub fn share_of_women(self) -> Option<Percent> {
        Percent::share(self.women, self.members)
    }

    /// The share of returned workers; none of an empty group.
    pub fn share_of_returnees(self) -> Option<Percent> {
        Percent::share(self.returnees, self.members)
    }
}

/// Is there at most one of this role in a group?
pub const fn is_held_alone(role: GroupRole) -> bool {
    !matches!(role, GroupRole::Member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_those_who_are_in_the_group_and_of_nobody_there_is_none() {
        let of = Composition::of([
            (Sex::Female, Background::Returnee),
            (Sex::Female, Background::Family),
            (Sex::Male, Background::Returnee),
            (Sex::Female, Background::Returnee),
        ]);
        assert_eq!((of.members, of.women, of.returnees), (4, 3, 3));
        assert_eq!(of.share_of_women(), Percent::share(3, 4));
        assert_eq!(Composition::default().share_of_women(), None);
    }

    #[test]
    fn a_chair_is_one_and_plain_members_are_many() {
        assert!(is_held_alone(GroupRole::Chair) && is_held_alone(GroupRole::Treasurer));
        assert!(!is_held_alone(GroupRole::Member));
    }
}
