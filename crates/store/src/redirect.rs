//! Persons whose record goes on in another's: two cards of one person, merged by a record that can be undone.
//!
//! Which redirects hold is a function of the set of redirect records alone. They are taken in the order of their moments as
//! written; one whose person is redirected already, or whose end would lead back to where it begins, holds nothing as long
//! as the earlier ones hold. A person whose record goes on elsewhere is not shown in lists and not counted; nothing that
//! refers to the person is rewritten. Not here: who may merge, and what a merged card shows (rooms).

use std::collections::{BTreeMap, BTreeSet};

use kernel::id::RecordId;
use kernel::registry::Redirect;

use crate::engine::{Cell, Db};
use crate::error::StoreError;
use crate::folding::Folder;
use crate::kept::Kept;

/// Redirects by moment and record.
type Ordered = BTreeMap<(i64, RecordId), (RecordId, RecordId)>;

/// Where each person's record goes on at last, for those whose record does.
pub type Ends = BTreeMap<RecordId, RecordId>;

/// Which of these redirects hold, and where they end.
pub fn resolve(redirects: &Ordered) -> Ends {
    let mut next = Ends::new();
    for (from, to) in redirects.values() {
        if !next.contains_key(from) && end(&next, *to) != *from {
            next.insert(*from, *to);
        }
    }
    next.keys().map(|from| (*from, end(&next, *from))).collect()
}

fn end(next: &Ends, from: RecordId) -> RecordId {
    let mut at = from;
    // No cycle is ever taken in, so this ends.
    while let Some(to) = next.get(&at) {
        at = *to;
    }
    at
}

/// Does this person's record go on elsewhere? Only rows that were not shown are asked: `settle` keeps the others.
pub fn hides(folder: &Folder<'_>, old: Option<&Kept>, new: &Kept) -> Result<bool, StoreError> {
    if folder.registry.redirect.is_none() || folder.registry.person != Some(new.spec.kind) {
        return Ok(false);
    }
    match old {
        Some(old) if !old.withdrawn => Ok(old.merged),
        _ => is_merged(folder.db, new.id),
    }
}

/// Does this person's record go on elsewhere, as far as is known here?
pub fn is_merged(db: &Db, person: RecordId) -> Result<bool, StoreError> {
    Ok(db.first("SELECT 1 FROM fold_merged WHERE source = $1", &[Cell::from(person)], |_| ())?.is_some())
}

/// Brings the redirects up to date with a record that may be one.
pub fn update(folder: &Folder<'_>, kept: &Kept) -> Result<(), StoreError> {
    let Some(kind) = folder.registry.redirect.filter(|kind| kind.kind == kept.spec.kind) else { return Ok(()) };
    let wanted = if kept.withdrawn { None } else { (kind.redirects)(&kept.clone().into_row()) };
    set(folder, kept.id, wanted)
}

/// Takes away what a record that goes redirected.
pub fn remove(folder: &Folder<'_>, kept: &Kept) -> Result<(), StoreError> {
    if folder.registry.redirect.is_some_and(|kind| kind.kind == kept.spec.kind) {
        set(folder, kept.id, None)?;
    }
    Ok(())
}

fn set(folder: &Folder<'_>, record: RecordId, wanted: Option<Redirect>) -> Result<(), StoreError> {
    let db = folder.db;
    let known =
        db.first("SELECT source, target, moment FROM fold_redirect WHERE record = $1", &[Cell::from(record)], |row| {
            (row.id(0).unwrap_or_default(), row.id(1).unwrap_or_default(), row.integer(2))
        })?;
    let wanted = wanted.map(|to| (to.from, to.to, to.moment));
    if known == wanted {
        return Ok(());
    }
    let mut touched = BTreeSet::new();
    for (from, to, _) in known.iter().chain(&wanted) {
        touched.extend([*from, *to]);
    }
    db.execute("DELETE FROM fold_redirect WHERE record = $1", &[Cell::from(record)])?;
    if let Some((from, to, moment)) = wanted {
        db.execute(
            "INSERT INTO fold_redirect (record, source, target, moment) VALUES ($1, $2, $3, $4)",
            &[Cell::from(record), Cell::from(from), Cell::from(to), Cell::from(moment)],
        )?;
    }
    let (people, redirects) = connected(db, touched)?;
    settle(folder, &people, &resolve(&redirects))
}

/// Everybody who hangs together with these through redirects, and the redirects between them.
fn connected(db: &Db, mut people: BTreeSet<RecordId>) -> Result<(BTreeSet<RecordId>, Ordered), StoreError> {
    let mut open: Vec<RecordId> = people.iter().copied().collect();
    let mut redirects = Ordered::new();
    while let Some(person) = open.pop() {
        for column in ["source", "target"] {
            let sql = format!("SELECT record, source, target, moment FROM fold_redirect WHERE {column} = $1");
            for (record, from, to, moment) in db.query(&sql, &[Cell::from(person)], |row| {
                let id = |at| row.id(at).unwrap_or_default();
                (id(0), id(1), id(2), row.integer(3))
            })? {
                redirects.insert((moment, record), (from, to));
                open.extend([from, to].into_iter().filter(|one| people.insert(*one)));
            }
        }
    }
    Ok((people, redirects))
}

/// Writes where the records of these people go on, and shows or hides whose changed.
fn settle(folder: &Folder<'_>, people: &BTreeSet<RecordId>, ends: &Ends) -> Result<(), StoreError> {
    for person in people {
        let db = folder.db;
        let before = db.first("SELECT target FROM fold_merged WHERE source = $1", &[Cell::from(*person)], |row| {
            row.id(0).unwrap_or_default()
        })?;
        let after = ends.get(person).copied();
        if before == after {
            continue;
        }
        db.execute("DELETE FROM fold_merged WHERE source = $1", &[Cell::from(*person)])?;
        if let Some(target) = after {
            let values = [Cell::from(*person), Cell::from(target)];
            db.execute("INSERT INTO fold_merged (source, target) VALUES ($1, $2)", &values)?;
        }
        if before.is_some() != after.is_some() {
            show(folder, *person, after.is_some())?;
        }
    }
    Ok(())
}

fn show(folder: &Folder<'_>, person: RecordId, merged: bool) -> Result<(), StoreError> {
    let Some(spec) = folder.registry.person.and_then(|kind| folder.registry.spec(kind)) else { return Ok(()) };
    let Some(old) = folder.load(spec, person)? else { return Ok(()) };
    folder.put(Some(&old), Kept { merged, ..old.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> RecordId {
        RecordId([number; 16])
    }

    fn ends(redirects: &[(i64, u8, u8)]) -> Vec<(u8, u8)> {
        let ordered = redirects
            .iter()
            .enumerate()
            .map(|(at, (moment, from, to))| ((*moment, id(100 + at as u8)), (id(*from), id(*to))));
        resolve(&ordered.collect()).into_iter().map(|(from, to)| (from.0[0], to.0[0])).collect()
    }

    #[test]
    fn a_chain_ends_at_its_last_person() {
        assert_eq!(ends(&[(1, 1, 2), (2, 2, 3)]), [(1, 3), (2, 3)]);
        assert_eq!(ends(&[(2, 1, 2), (1, 2, 3)]), [(1, 3), (2, 3)]);
    }

    #[test]
    fn of_redirects_that_lead_back_the_earlier_ones_hold_and_somebody_always_stays() {
        assert_eq!(ends(&[(1, 1, 2), (2, 2, 1)]), [(1, 2)]);
        assert_eq!(ends(&[(2, 1, 2), (1, 2, 1)]), [(2, 1)]);
        assert_eq!(ends(&[(1, 1, 2), (2, 2, 3), (3, 3, 1)]), [(1, 3), (2, 3)]);
        assert_eq!(ends(&[(1, 1, 1)]), []);
    }

    #[test]
    fn a_person_goes_on_in_one_record_only() {
        assert_eq!(ends(&[(1, 1, 2), (2, 1, 3)]), [(1, 2)]);
    }
}
