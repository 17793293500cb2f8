//! What a village sets for itself: reading it, saving it, and counting the planned contacts anew. Not here: the default
//! (data/rules/intervals.tsv).

use jiff::civil::Date;
use kernel::access::VILLAGE;
use kernel::{Changes, RecordId, Refusal, Stored, phrase};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use crate::records::{MigrationCase, VillageSetting};
use crate::rules::intervals::{self, NEWS, NEWS_DAYS, days_after};
use crate::rules::phase::Phase;

/// Cases at work of an office: $1 the office, $2 and $3 first and last state.
pub static AT_WORK: Statement = Statement::scoped(
    "migration.at_work",
    3,
    "SELECT c.id FROM migration_case c WHERE c.withdrawn = 0 AND c.home = $1 AND c.state >= $2 AND c.state <= $3 \
     AND {scope c} ORDER BY c.id LIMIT 5000",
);

/// An action holds at most 256 changes; the rest is counted anew by the next press.
const MOST: usize = 250;
/// Where data name no interval.
const LAST_RESORT: i64 = 90;

/// The settings of an office; none where nothing was set.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_office(read: &Reader<'_>, office: RecordId) -> Result<Option<Stored<VillageSetting>>, Refusal> {
    read.maybe::<VillageSetting>(VillageSetting::of_office(office))
}

/// After how many days without news an office asks: its own number, otherwise the programme's.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn news_days(read: &Reader<'_>, office: RecordId) -> Result<i64, Refusal> {
    let own = of_office(read, office)?.map(|setting| setting.contact_days);
    Ok(own.filter(|days| NEWS_DAYS.contains(days)).unwrap_or_else(|| default_days(read.today())))
}

/// The programme's number on a day.
pub fn default_days(day: Date) -> i64 {
    intervals::on(NEWS, day).map_or(LAST_RESORT, |line| line.number)
}

/// Saves the settings of the reader's own office. They hold from the next contact on.
///
/// # Errors
/// `Forbidden` for other roles; `Invalid` for a number out of bounds; `Conflict` where somebody else changed them meanwhile.
pub fn save(read: &Reader<'_>, seen: Option<&Seen>, days: i64) -> Result<Changes, Refusal> {
    let office = read.actor().office;
    super::own_office(read, office, VILLAGE)?;
    if !NEWS_DAYS.contains(&days) {
        let message = phrase("Isi antara 7 dan 365 hari.", "Fill in between 7 and 365 days.");
        return Err(Refusal::invalid("contact_days", "range", message));
    }
    let id = VillageSetting::of_office(office);
    let mut changes = Changes::new();
    match (of_office(read, office)?, seen) {
        (Some(_), Some(seen)) => {
            let standing = read.seen::<VillageSetting>(id, seen)?;
            changes.edit(&standing).set(VillageSetting::CONTACT_DAYS, days);
        }
        (Some(standing), None) => {
            changes.edit(&standing).set(VillageSetting::CONTACT_DAYS, days);
        }
        (None, _) => {
            changes.create(office, &VillageSetting { id, contact_days: days });
        }
    }
    Ok(changes)
}

/// Counts the planned contacts of the reader's own office anew: the interval from the last news of each worker, or from the
/// day on which the case came into its state. A day that an officer chose is counted over too.
///
/// # Errors
/// `Forbidden` for other roles.
pub fn recount(read: &Reader<'_>) -> Result<Changes, Refusal> {
    let office = read.actor().office;
    super::own_office(read, office, crate::records::CASE_WRITERS)?;
    let days = news_days(read, office)?;
    let (first, last) = Phase::Bekerja.codes();
    let rows = read.select(&AT_WORK, &[Cell::from(office), Cell::from(first), Cell::from(last)])?;
    let mut changes = Changes::new();
    for row in rows {
        let Some(Cell::Bytes(bytes)) = row.first() else { continue };
        let Ok(id) = RecordId::from_slice(bytes) else { continue };
        let case = read.get::<MigrationCase>(id)?;
        let since = case.last_news.given().copied().or(case.since).unwrap_or(case.opened_on);
        let due = days_after(since, days);
        if case.contact_due != Some(due) {
            changes.edit(&case).set(MigrationCase::CONTACT_DUE, Some(due));
        }
        if changes.records.len() == MOST {
            break;
        }
    }
    Ok(changes)
}
