//! Who belongs to a household on a day. Not here: writing it (`office::household`).

use jiff::civil::Date;

use crate::records::Membership;

/// Does the membership hold on this day? Its end is the day on which it holds no more: who moves today belongs to the
/// new household today.
pub fn is_current(membership: &Membership, today: Date) -> bool {
    membership.until.is_none_or(|until| until > today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::household::Relation;
    use jiff::civil::date;
    use kernel::value::Ref;
    use kernel::{Id, RecordId};

    #[test]
    fn a_membership_ends_on_the_day_on_which_the_person_moves() {
        let none = RecordId::default();
        let mut membership = Membership {
            id: Id::new(none),
            household: Ref::new(Id::new(none), none),
            resident: Ref::new(Id::new(none), none),
            relation: Relation::Child,
            since: None,
            until: None,
        };
        let today = date(2026, 11, 24);
        assert!(is_current(&membership, today));
        membership.until = Some(today);
        assert!(!is_current(&membership, today));
        assert!(is_current(&membership, date(2026, 11, 23)));
    }
}
