//! Which cards of a village are worth comparing at all: those that share a sound of the name or a birth date. Comparing
//! all with all would be millions. Not here: how likely a pair is one person (`rules::duplicate`).

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use kernel::name::phonetic_keys;

use super::duplicate::Traits;

/// A group so large tells nothing: its members are found through narrower ones.
const MOST_IN_A_GROUP: usize = 40;

/// Pairs of places in `cards` (the lesser first) that may be of one person.
pub fn pairs(cards: &[Traits]) -> Vec<(usize, usize)> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, card) in cards.iter().enumerate() {
        for key in keys(card) {
            groups.entry(key).or_default().push(place);
        }
    }
    let mut found = BTreeSet::new();
    for group in groups.into_values().filter(|group| group.len() <= MOST_IN_A_GROUP) {
        for (at, one) in group.iter().enumerate() {
            found.extend(group[at + 1..].iter().map(|other| (*one, *other)));
        }
    }
    found.into_iter().collect()
}

/// What a card is grouped by.
fn keys(card: &Traits) -> Vec<String> {
    let words = phonetic_keys(&card.name);
    let whole: String = {
        let mut sorted = words.clone();
        // The joined key of a name of several words stands last and is longer than each.
        if sorted.len() > 2 {
            sorted.pop();
        }
        sorted.sort_unstable();
        sorted.concat()
    };
    // The whole name alone, and narrower for names that a whole village bears.
    let mut keys = vec![format!("n {whole}"), format!("r {whole} {}", card.rt_rw)];
    let Some(birth) = card.birth else {
        keys.extend(words.iter().map(|word| format!("? {word} {}", card.rt_rw)));
        return keys;
    };
    let sex = card.sex.map_or(0, |sex| sex.code());
    keys.push(format!("d {birth} {sex}"));
    keys.push(format!("y {whole} {}", birth.year()));
    for word in &words {
        keys.push(format!("w {word} {}", birth.year()));
        keys.push(format!("m {word} {}", day_and_month(birth)));
        keys.push(format!("? {word} {}", card.rt_rw));
    }
    keys
}

/// Day and month in one order, so that a swapped date meets its other.
fn day_and_month(birth: Date) -> String {
    let (day, month) = (birth.day(), birth.month());
    format!("{:02}{:02}", day.min(month), day.max(month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn card(name: &str, birth: Option<Date>) -> Traits {
        Traits { name: name.into(), birth, ..Traits::default() }
    }

    #[test]
    fn cards_that_share_a_sound_or_a_day_meet_and_others_do_not() {
        let cards = [
            card("Soeharto", Some(date(1960, 3, 8))),
            card("Suharto", Some(date(1955, 1, 1))),
            card("Wagiyem", Some(date(1960, 3, 8))),
            card("Bambang", Some(date(1990, 5, 5))),
        ];
        assert_eq!(pairs(&cards), [(0, 1), (0, 2)]);
    }

    #[test]
    fn a_name_that_everybody_bears_does_not_make_everybody_meet() {
        let days = (0..200).map(|at| date(1950 + (at % 60) as i16, 1 + (at % 12) as i8, 1 + (at % 28) as i8));
        let cards: Vec<Traits> = days.map(|birth| card("Siti Aminah", Some(birth))).collect();
        assert!(pairs(&cards).len() < 2_000, "{}", pairs(&cards).len());
    }
}
