//! Reading dates as people type them. Two-digit years are not guessed: on a birth date a guess would be silent harm.

use crate::words::{Phrase, phrase};
use jiff::civil::Date;

/// Why a typed text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// Nothing was typed.
    #[error("no date")]
    Empty,
    /// Not day, month and year.
    #[error("not day, month and year")]
    Shape,
    /// The year has not four digits.
    #[error("a year has four digits")]
    Year,
    /// A day that the calendar does not have, such as 31 February.
    #[error("no such day in the calendar")]
    NoSuchDay,
    /// Later than today where that cannot be.
    #[error("the day lies in the future")]
    Future,
}

impl DayError {
    /// What to tell the person who typed it.
    pub const fn phrase(self) -> Phrase {
        match self {
            DayError::Empty => phrase("Isi tanggal.", "Fill in a date."),
            DayError::Shape => phrase(
                "Tulis tanggal seperti 24-11-2026 atau 24 November 2026.",
                "Write the date like 24-11-2026 or 24 November 2026.",
            ),
            DayError::Year => phrase(
                "Tulis tahun dengan empat angka, misalnya 1995.",
                "Write the year with four digits, for example 1995.",
            ),
            DayError::NoSuchDay => phrase(
                "Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.",
                "This date does not exist in the calendar. Check day and month.",
            ),
            DayError::Future => {
                phrase("Tanggal ini belum tiba. Periksa tahunnya.", "This date has not come yet. Check the year.")
            }
        }
    }
}

/// Reads `24-11-2026`, `24/11/2026`, `24.11.2026`, `2026-11-24`, `24 Nov 2026` and `Selasa, 24 November 2026`,
/// with month names in Indonesian or English. Day before month, as in Indonesia, unless the year comes first.
pub fn parse(typed: &str) -> Result<Date, DayError> {
    let mut parts: Vec<&str> = typed
        .split(|letter: char| letter.is_whitespace() || "-/.,".contains(letter))
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return Err(DayError::Empty);
    }
    if parts.len() == 4 && is_weekday(parts[0]) {
        parts.remove(0);
    }
    let [first, month, last] = parts[..] else {
        return Err(DayError::Shape);
    };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    if !digits(day) || !digits(year) || day.len() > 2 {
        return Err(DayError::Shape);
    }
    let month = match digits(month) {
        true if month.len() <= 2 => month.parse().map_err(|_| DayError::Shape)?,
        true => return Err(DayError::Shape),
        false => month_number(month).ok_or(DayError::Shape)?,
    };
    if year.len() != 4 {
        return Err(DayError::Year);
    }
    let (Ok(year), Ok(day)) = (year.parse::<i16>(), day.parse::<i8>()) else {
        return Err(DayError::Shape);
    };
    if year == 0 {
        return Err(DayError::Year);
    }
    Date::new(year, month, day).map_err(|_| DayError::NoSuchDay)
}

/// The same, for a day that cannot lie after `today`, such as a birth.
pub fn parse_past(typed: &str, today: Date) -> Result<Date, DayError> {
    let date = parse(typed)?;
    if date > today { Err(DayError::Future) } else { Ok(date) }
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_weekday(word: &str) -> bool {
    const NAMES: [&str; 16] = [
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "jum'at",
        "sabtu",
        "minggu",
        "ahad",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    NAMES.contains(&word.to_lowercase().as_str())
}

/// The number of a month from its name or the first letters of it, in either language and with older spellings.
pub(super) fn month_number(word: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &["januari", "january"],
        &["februari", "pebruari", "february"],
        &["maret", "march", "mrt"],
        &["april"],
        &["mei", "may"],
        &["juni", "june"],
        &["juli", "july"],
        &["agustus", "august", "agt", "ags"],
        &["september", "sept"],
        &["oktober", "october"],
        &["november", "nopember"],
        &["desember", "december"],
    ];
    let word = word.to_lowercase();
    let matches = |name: &&str| *name == word || (word.len() == 3 && name.starts_with(&word));
    let at = NAMES.iter().position(|names| names.iter().any(matches))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{full, long, numeric, short};
    use crate::words::Lang;
    use jiff::civil::date;

    #[test]
    fn a_date_is_read_in_every_usual_form() {
        for typed in [
            "24-11-2026",
            "24/11/2026",
            "24.11.2026",
            "2026-11-24",
            " 24 Nov 2026 ",
            "24 November 2026",
            "24 NOPEMBER 2026",
            "24-nov-2026",
            "Selasa, 24 November 2026",
            "24 November, 2026",
        ] {
            assert_eq!(parse(typed), Ok(date(2026, 11, 24)), "{typed}");
        }
        assert_eq!(parse("1/2/2026"), Ok(date(2026, 2, 1)), "day before month");
        assert_eq!(parse("17 Agt 1945"), Ok(date(1945, 8, 17)));
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_reason() {
        for (typed, error) in [
            ("", DayError::Empty),
            (" - ", DayError::Empty),
            ("kemarin", DayError::Shape),
            ("24-11", DayError::Shape),
            ("24-11-26", DayError::Year),
            ("24-11-02026", DayError::Year),
            ("31-02-2026", DayError::NoSuchDay),
            ("29-02-2026", DayError::NoSuchDay),
            ("24-13-2026", DayError::NoSuchDay),
            ("00-11-2026", DayError::NoSuchDay),
            ("24-11-0000", DayError::Year),
            ("124-11-2026", DayError::Shape),
            ("24 Foo 2026", DayError::Shape),
            ("24-11-2026-1", DayError::Shape),
            ("٢٤-11-2026", DayError::Shape),
        ] {
            assert_eq!(parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn a_day_in_the_future_is_refused_where_it_cannot_be() {
        let today = date(2026, 11, 24);
        assert_eq!(parse_past("24-11-2026", today), Ok(today));
        assert_eq!(parse_past("25-11-2026", today), Err(DayError::Future));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut day = date(1899, 12, 20);
        while day < date(2101, 1, 1) {
            for lang in [Lang::Id, Lang::En] {
                for text in [long(day, lang), full(day, lang), short(day, lang), numeric(day), day.to_string()] {
                    assert_eq!(parse(&text), Ok(day), "{text}");
                }
            }
            day += jiff::Span::new().days(13);
        }
    }
}
