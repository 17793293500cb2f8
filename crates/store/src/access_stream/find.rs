//! The questions that are asked of the access stream: who looked at this person, what did this account open, what was
//! opened lately. Not here: who may ask (people), what is said of an answer.

use kernel::RecordId;

use super::entry::{Entry, decode};
use crate::engine::{Cell, Db, RowCells};
use crate::error::StoreError;

pub(super) const OF_PERSON: &str =
    "SELECT e.body, o.place FROM access_opened o JOIN access_entry e ON e.sequence = o.sequence
WHERE o.person = $1 AND o.sequence < $2 ORDER BY o.sequence DESC, o.place LIMIT $3";
pub(super) const OF_MANY: &str =
    "SELECT e.body, o.place FROM access_opened o JOIN access_entry e ON e.sequence = o.sequence
WHERE o.many = 1 AND o.region = $1 AND o.sequence < $2 ORDER BY o.sequence DESC, o.place LIMIT $3";
pub(super) const LATEST: &str = "SELECT body FROM access_entry WHERE time >= $1 AND time < $2 AND sequence < $3
ORDER BY sequence DESC LIMIT $4";
pub(super) const OF_ACCOUNT: &str = "SELECT body FROM access_entry WHERE account = $5 AND time >= $1 AND time < $2
AND sequence < $3 ORDER BY sequence DESC LIMIT $4";

/// One record that was opened, with the entry that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The entry.
    pub entry: Entry,
    /// Which of the records that it names.
    pub place: usize,
}

/// What is asked of the whole stream.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// From this moment, in milliseconds UTC.
    pub from: i64,
    /// Before this moment.
    pub before: i64,
    /// Only of this account.
    pub account: Option<RecordId>,
    /// Only entries before this one: where the page before ended.
    pub after: Option<u64>,
    /// How many at most.
    pub limit: usize,
}

/// Some entries, newest first.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where the next page goes on, when there is more.
    pub next: Option<u64>,
}

/// Where a page begins when nothing is said: before every sequence.
const FIRST: i64 = i64::MAX;

/// Who opened something of a person, newest first: records that name the person in clear, and lists of the regions that
/// `region` (a village's code) lies in.
pub fn of_person(db: &Db, person: RecordId, region: &str, limit: usize) -> Result<Vec<Seen>, StoreError> {
    let limit = limit.clamp(1, 500);
    let most = Cell::from(limit as i64);
    let mut rows = db.query(OF_PERSON, &[person.into(), FIRST.into(), most.clone()], seen)?;
    for around in around(region) {
        rows.extend(db.query(OF_MANY, &[around.into(), FIRST.into(), most.clone()], seen)?);
    }
    let mut all = rows.into_iter().collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|one| (std::cmp::Reverse(one.entry.sequence), one.place));
    all.truncate(limit);
    Ok(all)
}

/// A region and everything around it up to the whole country.
fn around(region: &str) -> Vec<&str> {
    let mut all = vec![""];
    all.extend(region.match_indices('.').map(|(at, _)| &region[..at]));
    if !region.is_empty() {
        all.push(region);
    }
    all
}

fn seen(row: &RowCells<'_>) -> Result<Seen, StoreError> {
    Ok(Seen { entry: decode(row.bytes(0))?, place: usize::try_from(row.integer(1)).unwrap_or(0) })
}

/// Entries of a period, newest first.
pub fn entries(db: &Db, asked: &Asked) -> Result<Page, StoreError> {
    let limit = asked.limit.clamp(1, 2000);
    let after = asked.after.and_then(|after| i64::try_from(after).ok()).unwrap_or(FIRST);
    let mut values =
        vec![asked.from.into(), asked.before.into(), after.into(), Cell::from(i64::try_from(limit + 1).unwrap_or(1))];
    let sql = match asked.account {
        Some(account) => {
            values.push(account.into());
            OF_ACCOUNT
        }
        None => LATEST,
    };
    let rows = db.query(sql, &values, |row| decode(row.bytes(0)))?;
    let mut entries = rows.into_iter().collect::<Result<Vec<_>, _>>()?;
    let more = entries.len() > limit;
    entries.truncate(limit);
    let next = entries.last().filter(|_| more).map(|entry| entry.sequence);
    Ok(Page { entries, next })
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn a_village_lies_in_its_district_regency_province_and_country() {
        assert_eq!(around("33.07.10.2004"), ["", "33", "33.07", "33.07.10", "33.07.10.2004"]);
        assert_eq!(around(""), [""]);
    }
}
