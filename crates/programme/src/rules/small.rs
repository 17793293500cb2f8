//! Small counts of people: who may see them exactly.
//!
//! What is counted here stands in clear columns, so DESIGN 3.5 does not force hiding. We hide all the same, where it
//! costs nothing: "1 resident working abroad" in a named village points at a person for whoever may not see persons.
//! The village and its regency see the people themselves and get exact figures; visitors get no counts of people at all;
//! everybody above the regency sees less than five as "1–4", wherever it stands. Where a single row of a table would be
//! hidden, the next smallest is hidden too: otherwise the total would tell. Villages themselves are no people:
//! designations are never hidden.

use kernel::{Actor, Lang, Role, money};

/// The first count that is shown exactly.
pub const LEAST: i64 = 5;

/// Whether this actor gets small counts as a range.
pub fn hides_small(actor: &Actor) -> bool {
    !actor.role.is_some_and(Role::sees_personal)
}

/// Which counts of a table are hidden from who may not see small ones.
pub fn hidden(counts: &[i64]) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| is_small(*count)).collect();
    if hidden.iter().filter(|one| **one).count() == 1 {
        let next = counts.iter().enumerate().filter(|(_, count)| **count >= LEAST).min_by_key(|(_, count)| **count);
        if let Some((index, _)) = next {
            hidden[index] = true;
        }
    }
    hidden
}

/// Is it a count of few people?
pub fn is_small(count: i64) -> bool {
    count > 0 && count < LEAST
}

/// The count as it is shown.
pub fn shown(count: i64, hidden: bool, lang: Lang) -> String {
    match hidden {
        false => money::whole(count, lang),
        true if is_small(count) => format!("1–{}", LEAST - 1),
        true => format!("≥ {LEAST}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_people_are_a_range_and_nobody_is_nobody() {
        assert_eq!(hidden(&[0, 3, 4, 5, 120]), [false, true, true, false, false]);
        assert_eq!(shown(3, true, Lang::Id), "1–4");
        assert_eq!(shown(0, false, Lang::Id), "0");
        assert_eq!(shown(1200, false, Lang::Id), "1.200");
    }

    #[test]
    fn a_single_hidden_village_cannot_be_had_by_subtracting_from_the_total() {
        assert_eq!(hidden(&[3, 40, 12]), [true, false, true]);
        assert_eq!(shown(12, true, Lang::Id), "≥ 5");
        assert_eq!(hidden(&[0, 40, 12]), [false, false, false]);
    }
}
