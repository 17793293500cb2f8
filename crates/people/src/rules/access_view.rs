//! What is worth a second look in the access stream: many records in an hour, outside of hours, emergencies, exports.
//! A mark is a question, not a finding. Not here: reading the stream (store), who may look (`office::access_view`).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::civil::Weekday;
use kernel::RecordId;
use kernel::day::Zone;
use store::access_stream::Outcome;

/// More records than this within an hour are many: a desk serves some ten people an hour, each with a card and a case.
pub const MANY: usize = 30;
const HOUR: i64 = 3_600_000;
/// Offices work between these hours, and not on Sundays; with a margin for whoever comes early and stays late.
const OPENS: i8 = 6;
const CLOSES: i8 = 20;

kernel::choices! {
    /// Why a line is marked.
    pub enum Mark {
        Emergency = 1, "darurat", "Dibuka darurat", "Emergency";
        Exported = 2, "unduhan", "Diunduh", "Exported";
        Many = 3, "banyak", "Banyak dalam satu jam", "Many in an hour";
        OutOfHours = 4, "luar_jam", "Di luar jam kerja", "Outside of hours";
    }
}

/// One entry, as far as the marks need it.
#[derive(Debug, Clone)]
pub struct Glance {
    /// Who.
    pub account: RecordId,
    /// When, milliseconds UTC.
    pub time: i64,
    /// The zone of the office.
    pub zone: Zone,
    /// What became of it.
    pub outcome: Outcome,
    /// Which records.
    pub records: Vec<RecordId>,
}

/// The marks of each entry, in the order given, which must be newest first as the stream answers.
pub fn marks(glances: &[Glance]) -> Vec<Vec<Mark>> {
    let mut windows: BTreeMap<RecordId, VecDeque<&Glance>> = BTreeMap::new();
    let mut all: Vec<Vec<Mark>> = Vec::with_capacity(glances.len());
    for glance in glances.iter().rev() {
        let window = windows.entry(glance.account).or_default();
        window.push_back(glance);
        while window.front().is_some_and(|first| glance.time - first.time >= HOUR) {
            window.pop_front();
        }
        let records: BTreeSet<&RecordId> = window.iter().flat_map(|one| &one.records).collect();
        let mut marks = Vec::new();
        match glance.outcome {
            Outcome::Emergency => marks.push(Mark::Emergency),
            Outcome::Exported => marks.push(Mark::Exported),
            Outcome::Shown => {}
        }
        if records.len() > MANY {
            marks.push(Mark::Many);
        }
        if is_out_of_hours(glance.time, glance.zone) {
            marks.push(Mark::OutOfHours);
        }
        all.push(marks);
    }
    all.reverse();
    all
}

/// Before the office opens, after it closes, or on a Sunday.
fn is_out_of_hours(time: i64, zone: Zone) -> bool {
    let local = zone.at(time);
    !(OPENS..CLOSES).contains(&local.hour()) || local.date().weekday() == Weekday::Sunday
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday, 24 November 2026, 09.00 WIB.
    const MORNING: i64 = 1_795_485_600_000;

    fn glance(account: u8, minutes: i64, record: u8) -> Glance {
        Glance {
            account: RecordId([account; 16]),
            time: MORNING + minutes * 60_000,
            zone: Zone::Wib,
            outcome: Outcome::Shown,
            records: vec![RecordId([record; 16])],
        }
    }

    fn newest_first(mut glances: Vec<Glance>) -> Vec<Vec<Mark>> {
        glances.sort_by_key(|glance| std::cmp::Reverse(glance.time));
        marks(&glances)
    }

    #[test]
    fn a_day_at_the_desk_is_not_marked() {
        let day = (0..60).map(|number| glance(1, i64::from(number) * 5, number)).collect();
        assert!(newest_first(day).iter().all(Vec::is_empty));
    }

    #[test]
    fn many_records_in_an_hour_are_marked_for_the_account_that_opened_them() {
        let mut hour: Vec<Glance> = (0..40).map(|number| glance(1, i64::from(number), number)).collect();
        hour.push(glance(2, 39, 0));
        let marked = newest_first(hour);
        assert_eq!(marked.iter().filter(|marks| **marks == [Mark::Many]).count(), 10, "from the 31st on");
        let again = (0..40).map(|minute| glance(1, minute, 7)).collect();
        assert!(newest_first(again).iter().all(Vec::is_empty), "the same record again and again is one");
    }

    #[test]
    fn the_night_and_sunday_are_outside_of_hours_where_the_office_lies() {
        let at = |hours: i64, zone| Glance { zone, ..glance(1, hours * 60, 1) };
        let marked = |glance: Glance| marks(&[glance])[0].contains(&Mark::OutOfHours);
        assert!(!marked(at(10, Zone::Wib)), "19.00");
        assert!(marked(at(10, Zone::Wita)), "20.00 there");
        assert!(marked(at(-4, Zone::Wib)), "05.00");
        assert!(marked(at(5 * 24, Zone::Wib)), "Sunday");
    }

    #[test]
    fn an_emergency_and_an_export_are_always_marked() {
        let of = |outcome| marks(&[Glance { outcome, ..glance(1, 0, 1) }])[0].clone();
        assert_eq!(of(Outcome::Emergency), [Mark::Emergency]);
        assert_eq!(of(Outcome::Exported), [Mark::Exported]);
    }
}
