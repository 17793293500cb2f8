//! Days, months and moments as people write and read them, in Indonesian and English.
//! Calendar arithmetic is jiff's; what day it is now is always an argument. Reading typed dates lives in `day::typed`.

mod month;
mod typed;

pub use month::Month;
pub use typed::{DayError, parse, parse_past};

use crate::region::Code;
use crate::words::{Lang, Phrase, phrase};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::Offset;

/// Indonesia's three zones; none has summer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Zone {
    /// West, UTC+7.
    #[default]
    Wib,
    /// Central, UTC+8.
    Wita,
    /// East, UTC+9.
    Wit,
}

impl Zone {
    /// The zone of a region (Keppres 41/1987); the nation follows the capital.
    pub fn of(region: Code) -> Zone {
        match &region.as_str()[..2] {
            "51" | "52" | "53" | "63" | "64" | "65" | "71" | "72" | "73" | "74" | "75" | "76" => Zone::Wita,
            "81" | "82" | "91" | "92" | "93" | "94" | "95" | "96" => Zone::Wit,
            _ => Zone::Wib,
        }
    }

    /// The letters written after a time.
    pub const fn name(self) -> &'static str {
        match self {
            Zone::Wib => "WIB",
            Zone::Wita => "WITA",
            Zone::Wit => "WIT",
        }
    }

    /// Date and time here at `ms`, milliseconds since 1970 in UTC. What lies outside jiff's years becomes 1970.
    pub fn at(self, ms: i64) -> DateTime {
        let hours = match self {
            Zone::Wib => 7,
            Zone::Wita => 8,
            Zone::Wit => 9,
        };
        let moment = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
        Offset::constant(hours).to_datetime(moment)
    }

    /// The day here at `ms`.
    pub fn day(self, ms: i64) -> Date {
        self.at(ms).date()
    }
}

pub(crate) const MONTHS: [Phrase; 12] = [
    phrase("Januari", "January"),
    phrase("Februari", "February"),
    phrase("Maret", "March"),
    phrase("April", "April"),
    phrase("Mei", "May"),
    phrase("Juni", "June"),
    phrase("Juli", "July"),
    phrase("Agustus", "August"),
    phrase("September", "September"),
    phrase("Oktober", "October"),
    phrase("November", "November"),
    phrase("Desember", "December"),
];

const SHORT_MONTHS: [Phrase; 12] = [
    phrase("Jan", "Jan"),
    phrase("Feb", "Feb"),
    phrase("Mar", "Mar"),
    phrase("Apr", "Apr"),
    phrase("Mei", "May"),
    phrase("Jun", "Jun"),
    phrase("Jul", "Jul"),
    phrase("Agu", "Aug"),
    phrase("Sep", "Sep"),
    phrase("Okt", "Oct"),
    phrase("Nov", "Nov"),
    phrase("Des", "Dec"),
];

/// The name of a month, 1 to 12.
pub fn month_name(month: i8, lang: Lang) -> &'static str {
    MONTHS[usize::from((month - 1).clamp(0, 11) as u8)].say(lang)
}

/// The first letters of a month, 1 to 12: "Agu", "Aug".
pub fn month_short(month: i8, lang: Lang) -> &'static str {
    SHORT_MONTHS[usize::from((month - 1).clamp(0, 11) as u8)].say(lang)
}

/// The name of a day of the week.
pub fn weekday(date: Date, lang: Lang) -> &'static str {
    let name = match date.weekday() {
        Weekday::Monday => phrase("Senin", "Monday"),
        Weekday::Tuesday => phrase("Selasa", "Tuesday"),
        Weekday::Wednesday => phrase("Rabu", "Wednesday"),
        Weekday::Thursday => phrase("Kamis", "Thursday"),
        Weekday::Friday => phrase("Jumat", "Friday"),
        Weekday::Saturday => phrase("Sabtu", "Saturday"),
        Weekday::Sunday => phrase("Minggu", "Sunday"),
    };
    name.say(lang)
}

/// "Selasa, 24 November 2026".
pub fn long(date: Date, lang: Lang) -> String {
    format!("{}, {}", weekday(date, lang), full(date, lang))
}

/// "24 November 2026", as letters write it.
pub fn full(date: Date, lang: Lang) -> String {
    let month = month_name(date.month(), lang);
    format!("{} {month} {}", date.day(), date.year())
}

/// "24 Nov 2026", as lists write it.
pub fn short(date: Date, lang: Lang) -> String {
    let month = month_short(date.month(), lang);
    format!("{} {month} {}", date.day(), date.year())
}

/// "24-11-2026", as forms write it; [`parse`] reads it again.
pub fn numeric(date: Date) -> String {
    format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())
}

/// "09.12" in Indonesian, "09:12" in English.
pub fn clock(time: DateTime, lang: Lang) -> String {
    let between = if lang == Lang::Id { '.' } else { ':' };
    format!("{:02}{between}{:02}", time.hour(), time.minute())
}

/// "24 Nov 2026, 09.12 WIB": a moment with its year and zone.
pub fn moment(ms: i64, zone: Zone, lang: Lang) -> String {
    let time = zone.at(ms);
    let (date, clock) = (short(time.date(), lang), clock(time, lang));
    format!("{date}, {clock} {}", zone.name())
}

/// "24 Nov, 09.12" within the year of `today`, with the year otherwise; for lists and histories.
pub fn moment_short(ms: i64, zone: Zone, today: Date, lang: Lang) -> String {
    let time = zone.at(ms);
    let clock = clock(time, lang);
    if time.year() == today.year() {
        format!("{} {}, {clock}", time.day(), month_short(time.month(), lang))
    } else {
        format!("{}, {clock}", short(time.date(), lang))
    }
}

/// Full years lived on a day; 0 before birth. Who is born on 29 February is a year older on 1 March.
pub fn age(birth: Date, on: Date) -> u16 {
    let years = on.year() - birth.year();
    let before = (on.month(), on.day()) < (birth.month(), birth.day());
    (years - i16::from(before)).max(0) as u16
}

/// Days from `from` to `to`; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// "hari ini", "besok", "3 hari lagi", "97 hari lalu", from 100 days on in months, from two years on in years.
pub fn relative(date: Date, today: Date, lang: Lang) -> String {
    let days = days_between(today, date);
    let near = match days {
        0 => Some(phrase("hari ini", "today")),
        1 => Some(phrase("besok", "tomorrow")),
        -1 => Some(phrase("kemarin", "yesterday")),
        _ => None,
    };
    if let Some(near) = near {
        return near.say(lang).to_owned();
    }
    let (earlier, later) = if days < 0 { (date, today) } else { (today, date) };
    let months = Month::of(earlier).months_until(Month::of(later)) - i32::from(later.day() < earlier.day());
    let distance = days.unsigned_abs();
    let counted = match (distance, months) {
        (..100, _) => count(distance, phrase("hari", "day"), lang),
        (_, ..24) => count(months.unsigned_abs(), phrase("bulan", "month"), lang),
        _ => count(months.unsigned_abs() / 12, phrase("tahun", "year"), lang),
    };
    direction(&counted, days < 0, lang)
}

/// "baru saja", "5 menit lalu", "3 jam lalu", and from a day on as [`relative`] says it.
pub fn ago(ms: i64, now_ms: i64, zone: Zone, lang: Lang) -> String {
    let minutes = now_ms.saturating_sub(ms) / 60_000;
    let counted = match minutes {
        ..1 => return phrase("baru saja", "just now").say(lang).to_owned(),
        1..60 => count(minutes.unsigned_abs() as u32, phrase("menit", "minute"), lang),
        60..1_440 => count((minutes / 60).unsigned_abs() as u32, phrase("jam", "hour"), lang),
        _ => return relative(zone.day(ms), zone.day(now_ms), lang),
    };
    direction(&counted, true, lang)
}

fn count(number: u32, unit: Phrase, lang: Lang) -> String {
    let plural = if lang == Lang::En && number != 1 { "s" } else { "" };
    format!("{number} {}{plural}", unit.say(lang))
}

fn direction(counted: &str, past: bool, lang: Lang) -> String {
    match (lang, past) {
        (Lang::Id, true) => format!("{counted} lalu"),
        (Lang::Id, false) => format!("{counted} lagi"),
        (Lang::En, true) => format!("{counted} ago"),
        (Lang::En, false) => format!("in {counted}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);
    /// 24 November 2026, 02:12 UTC.
    const MORNING: i64 = 1_795_486_320_000;

    #[test]
    fn a_day_is_written_as_both_languages_write_it() {
        assert_eq!(long(TODAY, Lang::Id), "Selasa, 24 November 2026");
        assert_eq!(long(TODAY, Lang::En), "Tuesday, 24 November 2026");
        assert_eq!(full(date(2026, 8, 1), Lang::Id), "1 Agustus 2026");
        assert_eq!(short(date(2026, 5, 9), Lang::Id), "9 Mei 2026");
        assert_eq!(short(date(2026, 5, 9), Lang::En), "9 May 2026");
        assert_eq!(numeric(date(2026, 5, 9)), "09-05-2026");
    }

    #[test]
    fn a_moment_is_told_in_the_zone_of_the_place() {
        assert_eq!(moment(MORNING, Zone::Wib, Lang::Id), "24 Nov 2026, 09.12 WIB");
        assert_eq!(moment(MORNING, Zone::Wita, Lang::En), "24 Nov 2026, 10:12 WITA");
        assert_eq!(moment_short(MORNING, Zone::Wit, TODAY, Lang::Id), "24 Nov, 11.12");
        let later = date(2027, 1, 2);
        assert_eq!(moment_short(MORNING, Zone::Wib, later, Lang::Id), "24 Nov 2026, 09.12");
        // 23:30 UTC is already the next day everywhere in Indonesia.
        assert_eq!(Zone::Wib.day(MORNING + 77_880_000), date(2026, 11, 25));
    }

    #[test]
    fn every_province_has_its_zone() {
        let zone = |text: &str| Zone::of(Code::parse(text).unwrap());
        assert_eq!(zone("33.07.10.2004"), Zone::Wib);
        assert_eq!(zone("61"), Zone::Wib);
        assert_eq!(zone("52.03"), Zone::Wita);
        assert_eq!(zone("64.74"), Zone::Wita);
        assert_eq!(zone("81"), Zone::Wit);
        assert_eq!(zone("96.71"), Zone::Wit);
        assert_eq!(zone("00"), Zone::Wib);
    }

    #[test]
    fn age_grows_on_the_birthday_and_not_before() {
        assert_eq!(age(date(2008, 11, 25), TODAY), 17);
        assert_eq!(age(date(2008, 11, 24), TODAY), 18);
        assert_eq!(age(date(2008, 2, 29), date(2026, 2, 28)), 17);
        assert_eq!(age(date(2008, 2, 29), date(2026, 3, 1)), 18);
        assert_eq!(age(date(2027, 1, 1), TODAY), 0);
    }

    #[test]
    fn distances_are_told_in_words() {
        let told = |date: Date| relative(date, TODAY, Lang::Id);
        assert_eq!(told(TODAY), "hari ini");
        assert_eq!(told(date(2026, 11, 25)), "besok");
        assert_eq!(told(date(2026, 11, 23)), "kemarin");
        assert_eq!(told(date(2026, 11, 27)), "3 hari lagi");
        assert_eq!(told(date(2026, 8, 19)), "97 hari lalu");
        assert_eq!(told(date(2026, 5, 25)), "5 bulan lalu");
        assert_eq!(told(date(2026, 5, 24)), "6 bulan lalu");
        assert_eq!(told(date(2029, 12, 24)), "3 tahun lagi");
        assert_eq!(relative(date(2026, 11, 26), TODAY, Lang::En), "in 2 days");
        assert_eq!(relative(date(2024, 10, 1), TODAY, Lang::En), "2 years ago");
    }

    #[test]
    fn recent_moments_are_told_in_minutes_and_hours() {
        let told = |minutes: i64| ago(MORNING - minutes * 60_000, MORNING, Zone::Wib, Lang::Id);
        assert_eq!(told(0), "baru saja");
        assert_eq!(told(-5), "baru saja");
        assert_eq!(told(5), "5 menit lalu");
        assert_eq!(told(200), "3 jam lalu");
        assert_eq!(told(2_880), "2 hari lalu");
        assert_eq!(ago(MORNING - 60_000, MORNING, Zone::Wib, Lang::En), "1 minute ago");
    }
}
