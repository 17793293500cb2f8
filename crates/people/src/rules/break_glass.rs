//! How far an emergency reaches: for how long, how often, from whose desk to whose record. Not here: finding the person.

use jiff::{Timestamp, ToSpan};
use kernel::access::{Role, within};

use crate::records::break_glass::BreakGlassState;

/// How long one opening lasts.
pub const MINUTES: i64 = 60;
/// How many one account may have open at once.
pub const MOST_AT_ONCE: usize = 3;
/// How many one account may open within a day: a hand that searches is stopped, a bad day at the border is not.
pub const MOST_A_DAY: usize = 10;
/// The fewest letters of a reason: one sentence.
const FEWEST_LETTERS: usize = 20;

/// Is it a reason that the home office can judge?
pub fn is_a_reason(typed: &str) -> bool {
    typed.chars().filter(|letter| letter.is_alphabetic()).count() >= FEWEST_LETTERS
}

/// When an opening of now ends.
pub fn ends(now: Timestamp) -> Timestamp {
    now.saturating_add(MINUTES.minutes()).unwrap_or(Timestamp::MAX)
}

/// Is the record still open to the one who opened it? An objection shuts it at once.
pub fn is_open(state: BreakGlassState, until: Timestamp, now: Timestamp) -> bool {
    now < until && matches!(state, BreakGlassState::Opened | BreakGlassState::Accepted)
}

/// Does a desk reach a record in an emergency? A village's officer within the own regency: further away nobody of the
/// village stands at the desk, and the coordinator is asked. Coordinator and province everywhere: who is freed or taken
/// ashore is so far from home.
pub fn reaches(role: Role, desk: &str, record: &str) -> bool {
    match role {
        Role::PetugasDesmigratif => regency(desk).is_some_and(|regency| within(record, regency)),
        Role::Koordinator | Role::PetugasProvinsi => true,
        _ => false,
    }
}

fn regency(code: &str) -> Option<&str> {
    code.get(..5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_desk_reaches_its_own_regency_and_the_province_reaches_all() {
        assert!(reaches(Role::PetugasDesmigratif, "33.07.10.2004", "33.07.05.2003"));
        assert!(!reaches(Role::PetugasDesmigratif, "33.07.10.2004", "33.08.05.2003"));
        assert!(!reaches(Role::PetugasDesmigratif, "33", "33.07.05.2003"));
        assert!(reaches(Role::PetugasProvinsi, "64", "33.07.05.2003"));
        for role in [Role::Warga, Role::KepalaDesa, Role::PetugasKementerian, Role::Auditor, Role::PengelolaNode] {
            assert!(!reaches(role, "", "33.07.05.2003"), "{role:?}");
        }
    }

    #[test]
    fn an_opening_ends_after_an_hour_and_at_once_when_the_keeper_objects() {
        let now = Timestamp::from_second(1_795_487_000).unwrap();
        let until = ends(now);
        assert!(is_open(BreakGlassState::Opened, until, now));
        assert!(is_open(BreakGlassState::Accepted, until, now));
        assert!(!is_open(BreakGlassState::Objected, until, now));
        assert!(!is_open(BreakGlassState::Settled, until, now));
        assert!(!is_open(BreakGlassState::Opened, until, until));
        assert_eq!(until.as_second() - now.as_second(), 3600);
    }
}
