//! Who is told of an emergency at once, and what stands beside it. Not here: the papers of a claim (`claims`).

use crate::records::contact_log::FamilyMayKnow;
use crate::records::emergency::EmergencyKind;

/// May the next of kin be told now? Life and safety of the person, and a death, are told at once (UU 27/2022 art. 20: vital
/// interest); of anything else the worker decides.
pub fn kin_at_once(what: EmergencyKind, wish: Option<FamilyMayKnow>) -> bool {
    match what {
        EmergencyKind::Death | EmergencyKind::Accident | EmergencyKind::Missing => true,
        _ => wish == Some(FamilyMayKnow::Yes),
    }
}

/// Is the person to be called a victim in so many words (UU 21/2007)?
pub fn is_victim(what: EmergencyKind) -> bool {
    use EmergencyKind::{Detained, Missing, OtherWork, PapersHeld, Unpaid, Violence};
    matches!(what, Violence | Missing | Detained | PapersHeld | Unpaid | OtherWork)
}

/// Which of the lines to call (`kernel::contacts`) stand beside it.
pub fn lines(what: EmergencyKind) -> &'static [&'static str] {
    match what {
        EmergencyKind::Violence | EmergencyKind::Missing => {
            &["halo_pmi_luar", "halo_pmi", "polisi", "sapa", "sapa_whatsapp"]
        }
        _ => &["halo_pmi_luar", "halo_pmi"],
    }
}

/// Which agency of data/rules/referral_agencies.tsv a referral goes to first.
pub fn agency(what: EmergencyKind, abroad: bool) -> &'static str {
    match what {
        EmergencyKind::Violence if !abroad => "polsek",
        _ if what.is_urgent() && abroad => "kbri",
        _ => "bp3mi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_death_is_told_whatever_the_wish_and_trouble_only_with_it() {
        for what in [EmergencyKind::Death, EmergencyKind::Accident, EmergencyKind::Missing] {
            assert!(kin_at_once(what, None) && kin_at_once(what, Some(FamilyMayKnow::No)), "{what:?}");
        }
        for what in [EmergencyKind::Violence, EmergencyKind::Detained, EmergencyKind::Unpaid] {
            assert!(!kin_at_once(what, None) && !kin_at_once(what, Some(FamilyMayKnow::No)), "{what:?}");
            assert!(kin_at_once(what, Some(FamilyMayKnow::Yes)), "{what:?}");
        }
    }

    #[test]
    fn every_line_that_is_named_is_in_the_data() {
        for what in EmergencyKind::ALL {
            for key in lines(*what) {
                assert!(kernel::contacts::all().iter().any(|contact| contact.key == *key), "{key}");
            }
        }
    }
}
