//! Working days: weekends, national holidays and collective leave, read from data/holidays.tsv. Deadlines of complaints and
//! referrals are counted in them. Not here: the deadlines themselves (rooms), what day it is now (an argument).
//!
//! The decree for a year comes late in the year before. Days of a year that is not on the list count weekends only, and
//! [`Calendar::note`] says so.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::claims::Confidence;
use crate::words::{Phrase, phrase};

const TABLE: &str = include_str!("../../../data/holidays.tsv");

/// So far ahead is counted at most: ten years.
const MOST_DAYS: i32 = 3_660;

/// Why an office is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// A national holiday.
    National,
    /// Collective leave (*cuti bersama*): offices of the state are closed too.
    Collective,
}

/// A day on which offices are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Why.
    pub closed: Closed,
    /// What it is called.
    pub name: Phrase,
    /// Where it was read.
    pub source: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Days off, and the counting that leaves them out.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    closed: BTreeMap<Date, Holiday>,
}

impl Calendar {
    /// The list that comes with the program.
    pub fn embedded() -> &'static Calendar {
        static CALENDAR: OnceLock<Calendar> = OnceLock::new();
        CALENDAR.get_or_init(|| Calendar::of(rows().filter_map(read)))
    }

    /// Another list.
    pub fn of(holidays: impl IntoIterator<Item = Holiday>) -> Calendar {
        Calendar { closed: holidays.into_iter().map(|one| (one.date, one)).collect() }
    }

    /// What closes the offices on a day that is no weekend.
    pub fn holiday(&self, date: Date) -> Option<&Holiday> {
        self.closed.get(&date)
    }

    /// Do offices work on this day?
    pub fn is_working(&self, date: Date) -> bool {
        !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.closed.contains_key(&date)
    }

    /// The last day of a term of so many working days that begins on `from`, whose own day does not count. A term of none
    /// ends on `from`.
    pub fn add(&self, from: Date, days: u16) -> Date {
        let (mut date, mut left, mut passed) = (from, days, 0);
        while left > 0 && passed < MOST_DAYS {
            let Ok(next) = date.checked_add(1.day()) else { break };
            date = next;
            passed += 1;
            left -= u16::from(self.is_working(date));
        }
        date
    }

    /// Working days after `from` up to and with `to`; negative where `to` comes first.
    pub fn between(&self, from: Date, to: Date) -> i32 {
        if to < from {
            return -self.between(to, from);
        }
        let (mut date, mut count, mut passed) = (from, 0, 0);
        while date < to && passed < MOST_DAYS {
            let Ok(next) = date.checked_add(1.day()) else { break };
            date = next;
            passed += 1;
            count += i32::from(self.is_working(date));
        }
        count
    }

    /// What to say of a term that reaches until a day: its year is not known yet, or only as an estimate.
    pub fn note(&self, until: Date) -> Option<Phrase> {
        let year: Vec<&Holiday> = self.closed.values().filter(|one| one.date.year() == until.year()).collect();
        if year.is_empty() {
            return Some(phrase(
                "Hari libur tahun itu belum ada dalam daftar: hanya Sabtu dan Minggu yang tidak dihitung.",
                "The holidays of that year are not on the list yet: only Saturdays and Sundays are left out.",
            ));
        }
        year.iter().any(|one| one.confidence == Confidence::General).then_some(phrase(
            "Hari libur tahun itu masih perkiraan; tenggat dapat bergeser.",
            "The holidays of that year are an estimate still; the deadline may move.",
        ))
    }
}

/// Every day of the list, in its order.
pub fn holidays() -> impl Iterator<Item = &'static Holiday> {
    Calendar::embedded().closed.values()
}

/// [`Calendar::add`] on the list that comes with the program.
pub fn add(from: Date, days: u16) -> Date {
    Calendar::embedded().add(from, days)
}

/// [`Calendar::between`] on the list that comes with the program.
pub fn between(from: Date, to: Date) -> i32 {
    Calendar::embedded().between(from, to)
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads one row; a row that is not whole is left out, and a test counts them.
fn read(row: &'static str) -> Option<Holiday> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [date, kind, id, en, source, confidence] = parts[..] else { return None };
    Some(Holiday {
        date: date.parse().ok()?,
        closed: match kind {
            "libur_nasional" => Closed::National,
            "cuti_bersama" => Closed::Collective,
            _ => return None,
        },
        name: Phrase { id, en },
        source,
        confidence: match confidence {
            "verified" => Confidence::Verified,
            "general" => Confidence::General,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_row_is_whole_and_no_day_stands_twice() {
        assert_eq!(holidays().count(), rows().count());
        assert!(holidays().all(|one| !one.name.id.is_empty() && !one.name.en.is_empty() && !one.source.is_empty()));
    }

    #[test]
    fn a_term_steps_over_the_feast_with_its_collective_leave() {
        // Idulfitri 2026: Nyepi and leave from 18 March, the feast on Saturday and Sunday, leave until 24 March.
        assert_eq!(add(date(2026, 3, 17), 1), date(2026, 3, 25));
        assert_eq!(add(date(2026, 3, 13), 3), date(2026, 3, 25));
        assert_eq!(add(date(2026, 3, 17), 3), date(2026, 3, 27));
        // Idulfitri 2025: Friday 28 March to Monday 7 April.
        assert_eq!(add(date(2025, 3, 27), 1), date(2025, 4, 8));
        // Idulfitri 2024: Monday 8 to Monday 15 April.
        assert_eq!(add(date(2024, 4, 5), 5), date(2024, 4, 22));
    }

    #[test]
    fn a_term_begins_the_day_after_and_one_without_days_ends_where_it_begins() {
        let friday = date(2026, 11, 20);
        assert_eq!(add(friday, 0), friday);
        assert_eq!(add(friday, 1), date(2026, 11, 23));
        assert_eq!(add(date(2026, 11, 21), 1), date(2026, 11, 23));
        assert_eq!(add(date(2026, 12, 23), 1), date(2026, 12, 28));
    }

    #[test]
    fn what_is_added_lies_so_far_away() {
        for from in [date(2024, 4, 1), date(2025, 3, 30), date(2026, 3, 19), date(2030, 1, 1)] {
            for days in [1, 3, 5, 14, 60] {
                assert_eq!(between(from, add(from, days)), i32::from(days), "{from} + {days}");
                assert_eq!(between(add(from, days), from), -i32::from(days), "{from} + {days}");
            }
        }
    }

    #[test]
    fn a_year_that_is_not_known_says_so_and_an_estimate_too() {
        let calendar = Calendar::embedded();
        assert!(calendar.note(date(2026, 5, 1)).is_none());
        assert!(calendar.note(date(2027, 3, 1)).is_some_and(|note| note.id.contains("perkiraan")));
        assert!(calendar.note(date(2031, 3, 1)).is_some_and(|note| note.id.contains("belum ada")));
        assert!(Calendar::default().is_working(date(2026, 1, 1)));
        assert!(!calendar.is_working(date(2026, 1, 1)));
    }
}
