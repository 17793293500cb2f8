//! Whose counts an office sees: its own region and everything in it; of the regions around it, and of the nation, the
//! totals. Of its neighbours nothing but what is public. UU 27/2022 art. 16: no more than the task needs.

use kernel::Actor;
use kernel::access::{Scope, within};
use kernel::region::{Code, Level};

/// What an actor sees of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Totals, and the same for each region inside.
    Whole,
    /// The total only.
    Total,
    /// What every visitor sees: designations.
    Public,
}

/// The text that stands before every code inside a region; empty for the nation.
pub fn prefix(code: &Code) -> &str {
    if code.level() == Level::Nation { "" } else { code.as_str() }
}

/// What this actor sees of the region.
pub fn of(actor: &Actor, code: &Code) -> Reach {
    let Scope::Regions(own) = &actor.scope else { return Reach::Public };
    let region = prefix(code);
    if own.iter().any(|own| within(region, own)) {
        Reach::Whole
    } else if own.iter().any(|own| within(own, region)) {
        Reach::Total
    } else {
        Reach::Public
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Role;

    fn reach(own: &str, code: &str) -> Reach {
        let actor =
            Actor { role: Some(Role::Koordinator), scope: Scope::Regions(vec![own.to_owned()]), ..Actor::visitor() };
        of(&actor, &Code::parse(code).unwrap())
    }

    #[test]
    fn a_regency_sees_itself_whole_the_regions_around_it_as_totals_and_its_neighbours_not_at_all() {
        assert_eq!(reach("33.07", "33.07"), Reach::Whole);
        assert_eq!(reach("33.07", "33.07.10.2004"), Reach::Whole);
        assert_eq!(reach("33.07", "33"), Reach::Total);
        assert_eq!(reach("33.07", "00"), Reach::Total);
        assert_eq!(reach("33.07", "33.08"), Reach::Public);
        assert_eq!(reach("33.07.10.2004", "33.07.10.2005"), Reach::Public);
    }

    #[test]
    fn the_ministry_sees_all_and_a_visitor_only_what_is_public() {
        assert_eq!(reach("", "33.07.10.2004"), Reach::Whole);
        assert_eq!(of(&Actor::visitor(), &Code::NATION), Reach::Public);
    }
}
