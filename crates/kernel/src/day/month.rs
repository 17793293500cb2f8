//! A month of the calendar, the period of reports and figures.

use super::{DayError, MONTHS, month_name, month_short};
use crate::words::Lang;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A month such as `2026-11`. The order is that of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// A month of the years 1 to 9999; `month` from 1 to 12.
    pub fn new(year: i16, month: i8) -> Result<Month, DayError> {
        if !(1..=9999).contains(&year) {
            return Err(DayError::Year);
        }
        if !(1..=12).contains(&month) {
            return Err(DayError::NoSuchDay);
        }
        Ok(Month { year, month })
    }

    /// The month in which a day lies.
    pub fn of(date: Date) -> Month {
        Month { year: date.year(), month: date.month() }
    }

    /// Reads `2026-11`, `11-2026`, `11/2026` and `November 2026`, also with the first letters and in English.
    pub fn parse(typed: &str) -> Result<Month, DayError> {
        let parts: Vec<&str> = typed
            .split(|letter: char| letter.is_whitespace() || "-/.".contains(letter))
            .filter(|part| !part.is_empty())
            .collect();
        let (month, year) = match parts[..] {
            [] => return Err(DayError::Empty),
            [year, month] if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => (month, year),
            [month, year] => (month, year),
            _ => return Err(DayError::Shape),
        };
        let number = match month.parse::<i8>() {
            Ok(number) => number,
            Err(_) => super::typed::month_number(month).ok_or(DayError::Shape)?,
        };
        if year.len() != 4 {
            return Err(DayError::Year);
        }
        Month::new(year.parse().map_err(|_| DayError::Shape)?, number)
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    pub const fn month(self) -> i8 {
        self.month
    }

    /// "November 2026".
    pub fn show(self, lang: Lang) -> String {
        format!("{} {}", month_name(self.month, lang), self.year)
    }

    /// "Nov 2026", for the axis of a chart.
    pub fn short(self, lang: Lang) -> String {
        format!("{} {}", month_short(self.month, lang), self.year)
    }

    /// The month after.
    pub fn next(self) -> Month {
        self.plus(1)
    }

    /// The month before.
    pub fn previous(self) -> Month {
        self.plus(-1)
    }

    /// The month so many months later, or earlier when negative; stays within the years 1 to 9999.
    pub fn plus(self, months: i32) -> Month {
        let last = 9_999 * MONTHS.len() as i32 + 11;
        let index = (self.index().saturating_add(months)).clamp(12, last);
        Month { year: (index / 12) as i16, month: (index % 12) as i8 + 1 }
    }

    /// How many months from this one to a later one; negative when it is earlier.
    pub fn months_until(self, later: Month) -> i32 {
        later.index() - self.index()
    }

    fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        // Year and month were checked when the value was made.
        Date::new(self.year, self.month, 1).unwrap_or(Date::ZERO)
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// Whether a day lies in this month.
    pub fn contains(self, date: Date) -> bool {
        Month::of(date) == self
    }
}

impl fmt::Display for Month {
    /// The stored form, `2026-11`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = DayError;

    fn from_str(typed: &str) -> Result<Month, DayError> {
        Month::parse(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_read_as_people_and_programs_write_it() {
        for typed in ["2026-11", "11-2026", "11/2026", "November 2026", "nov 2026", "Nop 2026"] {
            assert_eq!(Month::parse(typed).unwrap().to_string(), "2026-11", "{typed}");
        }
        assert_eq!(Month::parse("Oct 2026").unwrap().show(Lang::Id), "Oktober 2026");
        for (typed, error) in [
            ("", DayError::Empty),
            ("2026", DayError::Shape),
            ("2026-13", DayError::NoSuchDay),
            ("11-26", DayError::Year),
            ("Foo 2026", DayError::Shape),
        ] {
            assert_eq!(Month::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let december = Month::new(2025, 12).unwrap();
        assert_eq!(december.next().to_string(), "2026-01");
        assert_eq!(december.next().previous(), december);
        assert_eq!(december.plus(-24).to_string(), "2023-12");
        assert_eq!(december.months_until(Month::new(2026, 11).unwrap()), 11);
        assert_eq!(Month::new(9999, 12).unwrap().next().to_string(), "9999-12");
        assert_eq!(Month::new(1, 1).unwrap().previous().to_string(), "0001-01");
        for step in -40..40 {
            assert_eq!(december.months_until(december.plus(step)), step);
        }
    }

    #[test]
    fn a_month_has_its_first_and_last_day() {
        let february = Month::new(2028, 2).unwrap();
        assert_eq!(february.first_day(), date(2028, 2, 1));
        assert_eq!(february.last_day(), date(2028, 2, 29));
        assert!(february.contains(date(2028, 2, 29)));
        assert!(!february.contains(date(2027, 2, 1)));
    }
}
