//! The monthly report (*laporan bulanan*): which month may be reported and sent when, its sections, what is shown of a
//! number above the regency. Not here: sentences (`sentences`), what a sent report keeps (`frozen`), reading
//! (`office::monthly_report`).

pub mod frozen;
pub mod sentences;

use jiff::civil::Date;
use kernel::access::Role;
use kernel::day::Month;
use kernel::{Lang, Phrase, RecordId, money, working_day};

use crate::words::monthly_report as words;

/// How many months back a report may still be begun.
pub const MONTHS_BACK: i32 = 36;
/// Rows of one number that are kept and shown; what is counted is the whole.
pub const MOST_ROWS: usize = 200;
/// The working day of the next month after which a missing report asks for attention.
const WORKING_DAYS: u16 = 5;

/// Who writes and sends a village's report.
pub const WRITERS: &[Role] = &[Role::PetugasDesmigratif];
/// Who returns and accepts it.
pub const RECEIVERS: &[Role] = &[Role::Koordinator, Role::PenanggungJawab];

/// A part of the report, with the name under which its sentences are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Stable name, in forms and in what a sent report keeps.
    pub name: &'static str,
    /// Its heading.
    pub label: Phrase,
}

const fn section(name: &'static str, label: Phrase) -> Section {
    Section { name, label }
}

/// The sections in their order. Whatever a later room names otherwise stands under the last.
pub const SECTIONS: [Section; 8] = [
    section("layanan", words::SECTION_DESK),
    section("persiapan", words::SECTION_BEFORE),
    section("luar_negeri", words::SECTION_ABROAD),
    section("kepulangan", words::SECTION_RETURN),
    section("pengaduan", words::SECTION_COMPLAINTS),
    section("surat", words::SECTION_LETTERS),
    section("kegiatan", words::SECTION_ACTIVITIES),
    section("lainnya", words::SECTION_OTHERS),
];

/// The section under which a line with this heading stands: its place in [`SECTIONS`].
pub fn section_of(heading: &str) -> usize {
    SECTIONS.iter().position(|section| section.label.id == heading).unwrap_or(SECTIONS.len() - 1)
}

/// The one report of an office and month: begun twice, it is the same.
pub fn report_id(office: RecordId, month: Month) -> RecordId {
    RecordId::named(&format!("monthly report {office} {month}"))
}

/// Why a report of this month cannot be begun today; `None` where it can.
pub fn beginning_problem(month: Month, today: Date) -> Option<Phrase> {
    let back = month.months_until(Month::of(today));
    match back {
        _ if back < 0 => Some(words::MONTH_AHEAD),
        _ if back > MONTHS_BACK => Some(words::MONTH_LONG_AGO),
        _ => None,
    }
}

/// May the report of this month be sent today? From its last day on: before, its numbers are not all there.
pub fn is_over(month: Month, today: Date) -> bool {
    today >= month.last_day()
}

/// The day by which the report of a month should be with the coordinator. A setting of the house: no law names one.
pub fn due(month: Month) -> Date {
    working_day::add(month.last_day(), WORKING_DAYS)
}

/// The first id that a record made on this day or later (western Indonesian time) can have. Ids begin with the moment at
/// which the form was drawn, so that what was recorded in a month is a range of them.
pub fn first_id_of(day: Date) -> RecordId {
    let midnight = day.to_datetime(jiff::civil::Time::midnight());
    let moment = jiff::tz::Offset::constant(7).to_timestamp(midnight).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let milliseconds = u64::try_from(moment.as_millisecond()).unwrap_or(0).to_be_bytes();
    let mut id = [0u8; 16];
    id[..6].copy_from_slice(&milliseconds[2..]);
    RecordId(id)
}

/// The day on which a record of this id was recorded, in western Indonesian time.
pub fn day_of_id(id: RecordId) -> Date {
    let mut milliseconds = [0u8; 8];
    milliseconds[2..].copy_from_slice(&id.0[..6]);
    kernel::day::Zone::Wib.day(i64::try_from(u64::from_be_bytes(milliseconds)).unwrap_or(0))
}

/// May the numbers of this key be added up over villages? Medians and other shares of days may not.
pub fn adds_up(key: &str) -> bool {
    !key.contains(".days.")
}

/// Does this role see a village's own numbers? Above the regency one person in one village is a person, not a figure.
pub fn sees_figures(role: Option<Role>) -> bool {
    role.is_some_and(Role::sees_personal)
}

/// A village's number as it is said above the regency: within which ten it lies, and 1 to 4 as such. Exact neighbours
/// would give a hidden one away.
pub fn within_ten(value: i64, lang: Lang) -> String {
    match value {
        0 => money::whole(0, lang),
        1..=4 => "1–4".to_owned(),
        5..=9 => "5–9".to_owned(),
        _ => {
            let low = value.div_euclid(10) * 10;
            format!("{}–{}", money::whole(low, lang), money::whole(low + 9, lang))
        }
    }
}

/// Would this text give a person away where nobody's data may stand: a NIK, KK or telephone number in it?
pub fn holds_number_of_person(text: &str) -> bool {
    let mut digits = 0;
    for sign in text.chars() {
        match sign {
            '0'..='9' => digits += 1,
            ' ' | '-' | '.' => {}
            _ => digits = 0,
        }
        if digits >= 9 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().expect("a month") // reason: a test
    }

    #[test]
    fn a_report_is_one_for_an_office_and_a_month() {
        let (kuripan, kenanga) = (RecordId([1; 16]), RecordId([2; 16]));
        assert_eq!(report_id(kuripan, month("2026-10")), report_id(kuripan, month("2026-10")));
        assert_ne!(report_id(kuripan, month("2026-10")), report_id(kuripan, month("2026-11")));
        assert_ne!(report_id(kuripan, month("2026-10")), report_id(kenanga, month("2026-10")));
    }

    #[test]
    fn a_month_to_come_is_not_reported_and_one_is_sent_from_its_last_day_on() {
        let today = Date::constant(2026, 11, 24);
        assert_eq!(beginning_problem(month("2026-12"), today), Some(words::MONTH_AHEAD));
        assert_eq!(beginning_problem(month("2022-10"), today), Some(words::MONTH_LONG_AGO));
        assert_eq!(beginning_problem(month("2026-11"), today), None);
        assert!(!is_over(month("2026-11"), Date::constant(2026, 11, 29)));
        assert!(is_over(month("2026-11"), Date::constant(2026, 11, 30)));
    }

    #[test]
    fn the_day_is_read_back_from_an_id_and_its_range_begins_at_midnight() {
        let day = Date::constant(2026, 11, 1);
        let first = first_id_of(day);
        assert_eq!(day_of_id(first), day);
        let before = RecordId::v7(1_793_465_999_999, [255; 10]); // 31 October 2026, 23.59.59,999 WIB
        assert_eq!(day_of_id(before), Date::constant(2026, 10, 31));
        assert!(before < first && first < RecordId::v7(1_793_466_000_001, [0; 10]));
    }

    #[test]
    fn above_the_regency_a_number_is_told_within_ten() {
        let told = |value| within_ten(value, Lang::Id);
        assert_eq!([0, 3, 7, 10, 42].map(told), ["0", "1–4", "5–9", "10–19", "40–49"]);
        assert_eq!(told(3012), "3.010–3.019");
    }

    #[test]
    fn a_number_of_a_person_is_found_however_it_is_grouped() {
        assert!(holds_number_of_person("Ibu 3307 1057 0895 0001 belum dilayani"));
        assert!(holds_number_of_person("hubungi 0812-3456-789"));
        assert!(!holds_number_of_person("Loket tutup sejak 12-10-2026, 3 desa menunggu"));
    }
}
