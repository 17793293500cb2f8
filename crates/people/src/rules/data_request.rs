//! The rights of a person over their data: within how many hours each is answered, and what an office does with the data
//! on which basis, read from data/rules by day. Not here: requests themselves (`office::data_request`).

use std::sync::OnceLock;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{Lang, Phrase};

use crate::records::data_request::DataWish;
use crate::words::data_request as words;

const RIGHTS: &str = include_str!("../../../../data/rules/data_rights.tsv");
const PROCESSING: &str = include_str!("../../../../data/rules/processing.tsv");

/// The notice of a breach, a term of its own.
pub const BREACH: &str = "kebocoran";

/// Within how many hours something is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The wish's name, or [`BREACH`].
    pub key: &'static str,
    /// In words.
    pub label: Phrase,
    /// Whole hours.
    pub hours: i64,
    /// The article, as shown to people.
    pub article: &'static str,
    from: Option<Date>,
    to: Option<Date>,
}

/// For what data are used, and why that is lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purpose {
    /// Stable name.
    pub key: &'static str,
    /// In words.
    pub label: Phrase,
    /// UU 27/2022 art. 20(2).
    pub basis: Basis,
    /// The article.
    pub article: &'static str,
    /// Why it goes on although a consent was withdrawn; nothing for what rests on consent.
    pub goes_on: Phrase,
    from: Option<Date>,
    to: Option<Date>,
}

kernel::choices! {
    /// On which basis data are used (UU 27/2022 art. 20(2)).
    pub enum Basis {
        Consent = 1, "consent", "Persetujuan Anda", "Your consent";
        LegalDuty = 2, "legal_duty", "Kewajiban hukum", "A legal duty";
        VitalInterest = 3, "vital_interest", "Keselamatan jiwa", "Life and safety";
        PublicTask = 4, "public_task", "Tugas desa menurut undang-undang", "A duty of the village by law";
    }
}

/// Every term of the data.
pub fn terms() -> &'static [Term] {
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    TERMS.get_or_init(|| rows(RIGHTS).filter_map(term_read).collect())
}

/// Every purpose of the data.
pub fn purposes() -> &'static [Purpose] {
    static PURPOSES: OnceLock<Vec<Purpose>> = OnceLock::new();
    PURPOSES.get_or_init(|| rows(PROCESSING).filter_map(purpose_read).collect())
}

/// The term of a wish, or of [`BREACH`], on a day.
pub fn term_on(key: &str, day: Date) -> Option<&'static Term> {
    terms().iter().find(|term| term.key == key && applies(term.from, term.to, day))
}

/// The purposes of a day, those that rest on consent and those that go on.
pub fn purposes_on(day: Date) -> (Vec<&'static Purpose>, Vec<&'static Purpose>) {
    let today = purposes().iter().filter(|purpose| applies(purpose.from, purpose.to, day));
    today.partition(|purpose| purpose.basis == Basis::Consent)
}

fn applies(from: Option<Date>, to: Option<Date>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn term_read(row: &'static str) -> Option<Term> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, hours, article, _, _, from, to] = parts[..] else { return None };
    Some(Term { key, label: Phrase { id, en }, hours: hours.parse().ok()?, article, from: day(from)?, to: day(to)? })
}

fn purpose_read(row: &'static str) -> Option<Purpose> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, basis, article, why_id, why_en, _, _, from, to] = parts[..] else { return None };
    Some(Purpose {
        key,
        label: Phrase { id, en },
        basis: Basis::from_name(basis)?,
        article,
        goes_on: Phrase { id: why_id, en: why_en },
        from: day(from)?,
        to: day(to)?,
    })
}

/// An empty date is no limit; a wrong one spoils the row.
fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

/// The moment until which something that came at a moment is answered: hours are hours, on Sundays and at night too.
pub fn due(received: Timestamp, hours: i64) -> Timestamp {
    received.saturating_add(hours.hours()).unwrap_or(Timestamp::MAX)
}

/// Hours in milliseconds.
const HOUR: i64 = 3_600_000;

/// Whole hours that are left, rounded down; negative once it is late.
pub fn hours_left(due: Timestamp, now: Timestamp) -> i64 {
    (due.as_millisecond() - now.as_millisecond()).div_euclid(HOUR)
}

/// "sisa 41 jam", "kurang dari 1 jam", "lewat 3 jam".
pub fn clock(due: Timestamp, now: Timestamp, lang: Lang) -> String {
    match hours_left(due, now) {
        0 => words::LESS_THAN_HOUR.say(lang).to_owned(),
        left if left > 0 => format!("{} {left} {}", words::LEFT.say(lang), words::HOURS.say(lang)),
        late => format!("{} {} {}", words::LATE.say(lang), -late, words::HOURS.say(lang)),
    }
}

/// Must the wish say in words what it is about?
pub const fn needs_detail(wish: DataWish) -> bool {
    matches!(wish, DataWish::Correction | DataWish::Restriction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const NOW: Timestamp = Timestamp::constant(1_795_485_600, 0);

    #[test]
    fn every_wish_and_the_breach_have_a_term_of_three_days_and_no_row_is_spoiled() {
        let day = date(2026, 11, 24);
        for wish in DataWish::ALL {
            assert_eq!(term_on(wish.name(), day).map(|term| term.hours), Some(72), "{wish:?}");
        }
        assert_eq!(term_on(BREACH, day).map(|term| term.hours), Some(72));
        assert_eq!(term_on(BREACH, date(2022, 10, 16)), None, "before the law there was no clock");
        assert_eq!(terms().len(), rows(RIGHTS).count());
        assert_eq!(purposes().len(), rows(PROCESSING).count());
    }

    #[test]
    fn what_rests_on_consent_stops_and_everything_else_says_why_it_goes_on() {
        let (stops, goes_on) = purposes_on(date(2026, 11, 24));
        assert!(stops.iter().any(|purpose| purpose.key == "hubungi_keluarga"));
        assert!(stops.iter().all(|purpose| purpose.goes_on.id.is_empty()));
        assert!(goes_on.iter().any(|purpose| purpose.key == "pelayanan_migrasi"));
        assert!(goes_on.iter().all(|purpose| !purpose.goes_on.id.is_empty() && !purpose.goes_on.en.is_empty()));
    }

    #[test]
    fn the_clock_counts_hours_through_a_sunday_and_says_when_it_is_late() {
        let until = due(NOW, 72);
        assert_eq!(hours_left(until, NOW), 72);
        let at = |minutes: i64| NOW.saturating_add(minutes.minutes()).unwrap();
        assert_eq!(clock(until, at(1), Lang::Id), "sisa 71 jam");
        assert_eq!(clock(until, at(72 * 60 - 1), Lang::Id), "kurang dari 1 jam");
        assert_eq!(clock(until, at(72 * 60), Lang::Id), "kurang dari 1 jam");
        assert_eq!(clock(until, at(72 * 60 + 1), Lang::Id), "lewat 1 jam");
        assert_eq!(clock(until, at(75 * 60), Lang::En), "late by 3 hours");
    }
}
