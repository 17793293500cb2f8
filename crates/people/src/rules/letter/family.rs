//! Who of a household may be the one who gives permission: from two places in it to husband, wife, parent or guardian.
//! Not here: whether that person's permission is the one asked for (`super::signer_fits`).

use crate::records::household::Relation;
use crate::records::letter::{HeirRelation, SignerRelation};
use crate::records::next_of_kin::Kinship;
use crate::records::resident::Sex;

/// What another member is to a resident, where a permission can come from them.
pub fn of_member(own: Relation, other: Relation, other_sex: Sex) -> Option<SignerRelation> {
    match (own, other) {
        (Relation::Head, Relation::Spouse) | (Relation::Spouse, Relation::Head) => Some(spouse(other_sex)),
        (Relation::Child, Relation::Head | Relation::Spouse)
        | (Relation::Head, Relation::Parent)
        | (Relation::Spouse, Relation::ParentInLaw) => Some(parent(other_sex)),
        (Relation::Grandchild | Relation::Sibling | Relation::OtherRelative | Relation::Other, Relation::Head) => {
            Some(SignerRelation::Guardian)
        }
        _ => None,
    }
}

/// What a contact is to a resident, where a permission can come from them. A parent is taken for the father until a
/// person says otherwise: the contact's sex is not recorded.
pub fn of_kin(kinship: Kinship, own_sex: Sex) -> Option<SignerRelation> {
    match kinship {
        Kinship::Spouse => Some(if own_sex == Sex::Female { SignerRelation::Husband } else { SignerRelation::Wife }),
        Kinship::Parent => Some(SignerRelation::Father),
        Kinship::Guardian => Some(SignerRelation::Guardian),
        Kinship::Child | Kinship::Sibling | Kinship::Other => None,
    }
}

/// What another member is to somebody who died, where they inherit as the family card shows it. Who is farther away is
/// written by hand.
pub fn heir_of_member(own: Relation, other: Relation, other_sex: Sex) -> Option<HeirRelation> {
    let parent = if other_sex == Sex::Male { HeirRelation::Father } else { HeirRelation::Mother };
    match (own, other) {
        (Relation::Head, Relation::Spouse) | (Relation::Spouse, Relation::Head) => {
            Some(if other_sex == Sex::Male { HeirRelation::Husband } else { HeirRelation::Wife })
        }
        (Relation::Head | Relation::Spouse, Relation::Child) => Some(HeirRelation::Child),
        (Relation::Child, Relation::Head | Relation::Spouse)
        | (Relation::Head, Relation::Parent)
        | (Relation::Spouse, Relation::ParentInLaw) => Some(parent),
        _ => None,
    }
}

const fn spouse(sex: Sex) -> SignerRelation {
    match sex {
        Sex::Male => SignerRelation::Husband,
        Sex::Female => SignerRelation::Wife,
    }
}

const fn parent(sex: Sex) -> SignerRelation {
    match sex {
        Sex::Male => SignerRelation::Father,
        Sex::Female => SignerRelation::Mother,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spouse_children_and_parents_inherit_and_a_sibling_is_asked_about() {
        assert_eq!(heir_of_member(Relation::Spouse, Relation::Head, Sex::Male), Some(HeirRelation::Husband));
        assert_eq!(heir_of_member(Relation::Head, Relation::Child, Sex::Female), Some(HeirRelation::Child));
        assert_eq!(heir_of_member(Relation::Child, Relation::Spouse, Sex::Female), Some(HeirRelation::Mother));
        assert_eq!(heir_of_member(Relation::Child, Relation::Child, Sex::Female), None);
    }

    #[test]
    fn the_family_card_names_spouse_and_parents() {
        assert_eq!(of_member(Relation::Spouse, Relation::Head, Sex::Male), Some(SignerRelation::Husband));
        assert_eq!(of_member(Relation::Head, Relation::Spouse, Sex::Female), Some(SignerRelation::Wife));
        assert_eq!(of_member(Relation::Child, Relation::Spouse, Sex::Female), Some(SignerRelation::Mother));
        assert_eq!(of_member(Relation::Child, Relation::Child, Sex::Female), None, "a sibling permits nothing");
        assert_eq!(of_kin(Kinship::Spouse, Sex::Female), Some(SignerRelation::Husband));
        assert_eq!(of_kin(Kinship::Child, Sex::Female), None);
    }
}
