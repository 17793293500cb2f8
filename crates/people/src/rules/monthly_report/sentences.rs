//! The sentences that a report writes by itself: plain words around its numbers, in both languages. They hold no names.
//! Not here: what the officer adds.

use kernel::day::{Month, month_name};
use kernel::{Lang, money};
use serde::{Deserialize, Serialize};

use super::frozen::Figure;
use crate::words::monthly_report as words;

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Sentence {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

impl Sentence {
    /// In the reader's language.
    pub fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }

    fn of(say: impl Fn(Lang) -> String) -> Sentence {
        Sentence { id: say(Lang::Id), en: say(Lang::En) }
    }
}

/// What is said of the changes of one section at the most: the largest come first.
const MOST_CHANGES: usize = 2;
/// Sentences of one section at the most.
const MOST_OF_SECTION: usize = 3;

/// What is different from the month before: the largest changes of each section, in the order of the report.
pub fn changes(figures: &[Figure], month: Month) -> Vec<Sentence> {
    let changed = figures.iter().filter(|figure| figure.value != figure.before);
    let mut changed: Vec<&Figure> = changed.filter(|figure| !is_part(figure, figures)).collect();
    changed.sort_by_key(|figure| (figure.section, -(figure.value - figure.before).abs()));
    if changed.is_empty() {
        let before = month.previous();
        return vec![Sentence::of(|lang| {
            words::NOTHING_CHANGED.say(lang).replace("{bulan}", &named(before, month, lang))
        })];
    }
    let sections = changed.chunk_by(|one, next| one.section == next.section);
    sections.flat_map(|section| section.iter().take(MOST_CHANGES)).map(|figure| sentence(figure, month)).collect()
}

/// The sentences of a section: what changed; where nothing did, its first number that is there.
pub fn of_section(figures: &[Figure], month: Month) -> Vec<Sentence> {
    let there: Vec<&Figure> = figures.iter().filter(|one| !one.is_nothing() && !is_part(one, figures)).collect();
    let changed: Vec<&Figure> = there.iter().copied().filter(|figure| figure.value != figure.before).collect();
    let told = if changed.is_empty() { there.into_iter().take(1).collect() } else { changed };
    told.into_iter().take(MOST_OF_SECTION).map(|figure| sentence(figure, month)).collect()
}

/// Is it a part of another number, such as the departures of men? The whole is told, its parts stand in the table.
fn is_part(figure: &Figure, figures: &[Figure]) -> bool {
    let whole = |other: &Figure| figure.key.strip_prefix(&other.key).is_some_and(|rest| rest.starts_with('.'));
    figures.iter().any(whole)
}

/// "Bulan ini 4 warga berangkat, 2 lebih banyak daripada Oktober."
pub fn sentence(figure: &Figure, month: Month) -> Sentence {
    Sentence::of(|lang| {
        let label = small(figure.label.say(lang));
        let (now, before) = (figure.value, figure.before);
        let count = |number: i64| money::whole(number, lang);
        let pattern = match now - before {
            _ if now == 0 && before != 0 => words::SAID_NONE,
            0 => words::SAID_SAME,
            difference if difference > 0 => words::SAID_MORE,
            _ => words::SAID_LESS,
        };
        pattern
            .say(lang)
            .replace("{jumlah}", &count(now))
            .replace("{selisih}", &count((now - before).abs()))
            .replace("{dulu}", &count(before))
            .replace("{apa}", &label)
            .replace("{bulan}", &named(month.previous(), month, lang))
    })
}

/// The month's name, with its year where that is another.
fn named(month: Month, beside: Month, lang: Lang) -> String {
    if month.year() == beside.year() { month_name(month.month(), lang).to_owned() } else { month.show(lang) }
}

/// A label as it stands within a sentence; what is written in capitals stays so.
pub fn small(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    let word = letters.clone().next().is_none_or(|second| !second.is_uppercase());
    if word { first.to_lowercase().chain(letters).collect() } else { label.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(label: &str, value: i64, before: i64) -> Figure {
        let words = Sentence { id: label.to_owned(), en: label.to_owned() };
        Figure { key: label.to_owned(), section: 0, label: words, value, before }
    }

    fn said(label: &str, value: i64, before: i64) -> String {
        sentence(&figure(label, value, before), Month::parse("2026-11").expect("a month")).id // reason: a test
    }

    #[test]
    fn a_number_is_told_beside_the_one_of_the_month_before() {
        assert_eq!(said("warga berangkat", 4, 2), "Bulan ini 4 warga berangkat, 2 lebih banyak daripada Oktober.");
        assert_eq!(said("Warga berangkat", 1, 4), "Bulan ini 1 warga berangkat, 3 lebih sedikit daripada Oktober.");
        assert_eq!(said("warga pulang", 3, 3), "Bulan ini 3 warga pulang, sama dengan Oktober.");
        assert_eq!(said("PMI pulang", 0, 3), "Bulan ini tidak ada PMI pulang; Oktober 3.");
    }

    #[test]
    fn december_is_told_with_its_year_in_january() {
        let month = Month::parse("2027-01").expect("a month"); // reason: a test
        assert!(sentence(&figure("warga pulang", 2, 1), month).id.ends_with("daripada Desember 2026."));
    }

    #[test]
    fn a_part_is_told_by_its_whole_and_a_section_without_change_by_its_first_number() {
        let month = Month::parse("2026-11").expect("a month"); // reason: a test
        let told = |figures: &[Figure]| of_section(figures, month).into_iter().map(|one| one.id).collect::<Vec<_>>();
        let parts = [figure("berangkat", 4, 2), figure("berangkat.perempuan", 3, 1)];
        assert_eq!(told(&parts), ["Bulan ini 4 berangkat, 2 lebih banyak daripada Oktober."]);
        let same = [figure("nol", 0, 0), figure("pulang", 2, 2), figure("siap", 1, 1)];
        assert_eq!(told(&same), ["Bulan ini 2 pulang, sama dengan Oktober."]);
    }

    #[test]
    fn the_largest_changes_of_each_section_are_told_and_what_stayed_is_no_change() {
        let later = Figure { section: 3, ..figure("d", 300, 0) };
        let figures = [figure("a", 5, 5), figure("b", 1, 2), figure("c", 90, 10), later, figure("e", 3, 1)];
        let said = changes(&figures, Month::parse("2026-11").expect("a month")); // reason: a test
        let told: Vec<bool> =
            ["90 c", "3 e", "300 d"].iter().zip(&said).map(|(what, one)| one.id.contains(what)).collect();
        assert_eq!(told, [true, true, true], "{said:?}");
        let same = changes(&figures[..1], Month::parse("2026-11").expect("a month")); // reason: a test
        assert_eq!(same.len(), 1);
    }
}
