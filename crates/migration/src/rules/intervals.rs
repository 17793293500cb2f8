//! After how long somebody asks again, read from data/rules/intervals.tsv by day. No article names the numbers; a village
//! sets the one about news for itself (`records::VillageSetting`).

use std::sync::OnceLock;

use jiff::Span;
use jiff::civil::Date;
use kernel::Phrase;

use super::dated::{self, Term};

const TABLE: &str = include_str!("../../../../data/rules/intervals.tsv");

/// News of a worker abroad.
pub const NEWS: &str = "kabar";
/// The fewest and the most days that a village may choose for it.
pub const NEWS_DAYS: std::ops::RangeInclusive<i64> = 7..=365;

/// One interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// What is asked.
    pub key: &'static str,
    /// How many days or months.
    pub number: i64,
    /// Months, not days.
    pub months: bool,
    /// In words.
    pub label: Phrase,
    /// The article, with what it does not say.
    pub article: &'static str,
    term: Term,
}

impl Interval {
    /// The day on which it has passed.
    pub fn after(&self, day: Date) -> Date {
        let span = if self.months { Span::new().months(self.number) } else { Span::new().days(self.number) };
        day.checked_add(span).unwrap_or(day)
    }
}

/// Every line of the data, whatever the day.
pub fn all() -> &'static [Interval] {
    static LINES: OnceLock<Vec<Interval>> = OnceLock::new();
    LINES.get_or_init(|| dated::rows(TABLE).filter_map(read).collect())
}

/// The interval of this key on a day.
pub fn on(key: &str, day: Date) -> Option<&'static Interval> {
    all().iter().find(|line| line.key == key && line.term.holds(day))
}

/// The day after so many days.
pub fn days_after(day: Date, days: i64) -> Date {
    day.checked_add(Span::new().days(days.clamp(0, 3650))).unwrap_or(day)
}

fn read(row: &'static str) -> Option<Interval> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, unit, number, id, en, article, _, confidence, from, to] = parts[..] else { return None };
    let months = match unit {
        "hari" => false,
        "bulan" => true,
        _ => return None,
    };
    let known = matches!(confidence, "verified" | "general");
    let term = dated::term(from, to)?;
    let number = number.parse().ok().filter(|number| *number > 0 && known)?;
    Some(Interval { key, number, months, label: Phrase { id, en }, article, term })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_row_is_whole_and_news_has_a_number_that_a_village_could_choose() {
        assert_eq!(all().len(), dated::rows(TABLE).count());
        let news = on(NEWS, date(2026, 11, 24)).expect("a line");
        assert!(!news.months && NEWS_DAYS.contains(&news.number));
        assert!(on(NEWS, date(2010, 1, 1)).is_none(), "nothing was asked before the rule");
    }

    #[test]
    fn months_are_months_and_days_are_days() {
        let half = on("hasil_6_bulan", date(2026, 11, 24)).expect("a line");
        assert_eq!(half.after(date(2026, 8, 31)), date(2027, 2, 28));
        assert_eq!(days_after(date(2026, 11, 24), 7), date(2026, 12, 1));
    }
}
