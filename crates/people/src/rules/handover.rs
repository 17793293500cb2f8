//! Rules of a handover: who may take over what, from which day, and how the terms of the roles follow from it.
//! Not here: reading accounts and roles (`office::handover`).

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::access::{HEADS, Role};
use kernel::refusal::Problem;

use crate::records::handover::HandoverReason;
use crate::words::handover as words;

/// How far ahead a handover may be proposed.
pub const MOST_DAYS: i64 = 90;
/// Days after which a draft that nobody touched is forgotten.
pub const DRAFTS_KEPT: i64 = 30;
/// Lines that are kept of what is open.
pub const MOST_ITEMS: usize = 120;
const REGENCY: &[Role] = &[Role::Koordinator, Role::PenanggungJawab];

/// May somebody with role `to` take over the desk of role `from`? Only whoever holds that role at the office already, or
/// stands in for it by law: a handover gives nobody a right that nobody gave them.
pub fn may_receive(from: Role, to: Role) -> bool {
    from == to || [HEADS, REGENCY].iter().any(|both| both.contains(&from) && both.contains(&to))
}

/// Who is told of a handover: the head of the village; where the head leaves, or above the villages, the regency.
pub fn is_told(role: Role, of: Role) -> bool {
    if HEADS.contains(&of) || !crate::rules::account::VILLAGE_ROLES.contains(&of) {
        REGENCY.contains(&role)
    } else {
        HEADS.contains(&role)
    }
}

/// What is wrong with the days.
pub fn problems(reason: HandoverReason, begins: Date, back: Option<Date>, today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut at = |field: &str, code, message| problems.push(Problem { field: field.to_owned(), code, message });
    if begins < today || begins > today.saturating_add(MOST_DAYS.days()) {
        at("begins", "date.range", words::BEGINS_WRONG);
    }
    match (reason, back) {
        (HandoverReason::Leave, None) => at("back", "required", words::BACK_NEEDED),
        (HandoverReason::Leave, Some(back)) if back <= begins => at("back", "date.order", words::BACK_WRONG),
        (HandoverReason::Leaving, Some(_)) => at("back", "date.none", words::BACK_NONE),
        _ => {}
    }
    problems
}

/// The term of a role after its holder has handed it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Its last day now; none where it has not had a day: then it is withdrawn.
    pub until: Option<Date>,
    /// The term with which the holder comes back: first and last day.
    pub again: Option<(Date, Option<Date>)>,
}

/// How the giver's role goes on. Whoever comes back gets the rest of the old term.
pub fn terms(from: Date, until: Option<Date>, begins: Date, back: Option<Date>) -> Terms {
    let last = begins.yesterday().ok().filter(|last| from <= *last);
    let again = back.filter(|back| until.is_none_or(|until| *back <= until)).map(|back| (back, until));
    Terms { until: last.map(|last| until.map_or(last, |until| until.min(last))), again }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i8) -> Date {
        Date::constant(2026, 12, day)
    }

    #[test]
    fn only_the_same_role_or_who_stands_in_for_it_takes_over() {
        assert!(may_receive(Role::PetugasDesmigratif, Role::PetugasDesmigratif));
        assert!(may_receive(Role::KepalaDesa, Role::PelaksanaHarian));
        assert!(
            !may_receive(Role::PetugasDesmigratif, Role::KepalaDesa),
            "the head acknowledges what the officer checks"
        );
        assert!(!may_receive(Role::KepalaDesa, Role::PetugasDesmigratif));
        assert!(!may_receive(Role::Koordinator, Role::PetugasProvinsi));
    }

    #[test]
    fn the_head_is_told_of_the_village_and_the_regency_of_the_head() {
        assert!(is_told(Role::KepalaDesa, Role::PetugasDesmigratif));
        assert!(!is_told(Role::KepalaDesa, Role::KepalaDesa) && is_told(Role::Koordinator, Role::KepalaDesa));
        assert!(!is_told(Role::PetugasDesmigratif, Role::PetugasDesmigratif));
    }

    #[test]
    fn who_leaves_ends_the_day_before_and_who_comes_back_gets_the_rest_of_the_term() {
        let open = terms(day(1), None, day(10), None);
        assert_eq!(open, Terms { until: Some(day(9)), again: None });
        let leave = terms(day(1), Some(day(30)), day(10), Some(day(20)));
        assert_eq!(leave, Terms { until: Some(day(9)), again: Some((day(20), Some(day(30)))) });
        let late = terms(day(1), Some(day(15)), day(10), Some(day(20)));
        assert_eq!(late.again, None, "the term is over before");
        assert_eq!(terms(day(10), None, day(10), None).until, None, "it has not had a day");
        assert_eq!(terms(day(1), Some(day(5)), day(10), None).until, Some(day(5)), "it is not made longer");
    }

    #[test]
    fn leave_needs_a_way_back_and_leaving_has_none() {
        let codes = |reason, begins, back| {
            problems(reason, begins, back, day(5)).into_iter().map(|one| one.field).collect::<Vec<_>>()
        };
        assert!(codes(HandoverReason::Leave, day(6), Some(day(9))).is_empty());
        assert_eq!(codes(HandoverReason::Leave, day(6), None), ["back"]);
        assert_eq!(codes(HandoverReason::Leave, day(6), Some(day(6))), ["back"]);
        assert_eq!(codes(HandoverReason::Leaving, day(6), Some(day(9))), ["back"]);
        assert_eq!(codes(HandoverReason::Leaving, day(4), None), ["begins"]);
        assert_eq!(codes(HandoverReason::Leaving, Date::constant(2027, 6, 1), None), ["begins"]);
    }
}
