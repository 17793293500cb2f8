//! Planning: areas from the addresses that are known, the known households in them as numbered houses, houses that are
//! added at the door, and the check of an area by its RT.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{ListQuery, Reader, Statement};

use crate::records::{Household, ListingArea, ListingVisit};
use crate::rules::listing::{dusun_key, lies_in, rt_key};
use crate::words::listing as words;

/// The most houses that one planning writes; an entry holds no more changes.
const MOST_HOUSES: usize = 200;

/// Where the households of the office's own village stand.
pub static ADDRESSES: Statement = Statement::scoped(
    "listing_addresses",
    1,
    "SELECT id, dusun, rt_rw FROM household WHERE withdrawn = 0 AND home = $1 AND {scope} ORDER BY id LIMIT 20000",
);

/// An area that could be planned: an RT in which households are recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Hamlet, as it is written most.
    pub dusun: String,
    /// RT and RW, as they are written most.
    pub rt_rw: String,
    /// Recorded households in it.
    pub households: usize,
}

struct Address {
    household: RecordId,
    dusun: String,
    rt_rw: String,
}

fn addresses(read: &Reader<'_>, home: RecordId) -> Result<Vec<Address>, Refusal> {
    let rows = read.select(&ADDRESSES, &[Cell::from(home)])?;
    let text = |cell: Option<&Cell>| cell.and_then(Cell::text).unwrap_or_default().trim().to_owned();
    Ok(rows
        .iter()
        .filter_map(|row| {
            let household = RecordId::from_slice(row.first()?.bytes()?).ok()?;
            Some(Address { household, dusun: text(row.get(1)), rt_rw: text(row.get(2)) })
        })
        .collect())
}

/// RTs in which households are recorded and which are in no plan yet; what has no hamlet cannot be planned by it.
pub fn proposals(read: &Reader<'_>) -> Result<Vec<Proposal>, Refusal> {
    let planned = areas(read)?;
    let mut found: BTreeMap<(String, String), Vec<Address>> = BTreeMap::new();
    for address in addresses(read, read.actor().office)?.into_iter().filter(|address| !address.dusun.is_empty()) {
        let taken = planned.iter().any(|area| {
            lies_in(&address.dusun, &address.rt_rw, &area.dusun, area.rt_rw.as_deref().unwrap_or_default())
        });
        if !taken {
            found.entry((dusun_key(&address.dusun), rt_key(&address.rt_rw))).or_default().push(address);
        }
    }
    let mut proposals: Vec<Proposal> = found.into_values().filter_map(proposal).collect();
    proposals.sort_by(|left, right| (&left.dusun, &left.rt_rw).cmp(&(&right.dusun, &right.rt_rw)));
    Ok(proposals)
}

fn proposal(addresses: Vec<Address>) -> Option<Proposal> {
    let most = |text: fn(&Address) -> &String| {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for address in &addresses {
            *counts.entry(text(address)).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(text, _)| text.clone())
    };
    Some(Proposal {
        dusun: most(|address| &address.dusun)?,
        rt_rw: most(|address| &address.rt_rw)?,
        households: addresses.len(),
    })
}

/// Every area of the office's own plan.
fn areas(read: &Reader<'_>) -> Result<Vec<Stored<ListingArea>>, Refusal> {
    let mut query = ListQuery::of(ListingArea::SPEC).sorted(ListingArea::DUSUN.tag, false).limited(200);
    query.home = Some(read.actor().office);
    let mut found = Vec::new();
    loop {
        let page = read.list(&query)?;
        for row in page.rows {
            found.push(Stored::from_row(row)?);
        }
        match page.next {
            Some(_) if found.len() >= 2_000 => return Ok(found),
            Some(cursor) => query.after = Some(cursor),
            None => return Ok(found),
        }
    }
}

/// Has the office any area in its plan?
///
/// # Errors
/// `Fault`.
pub fn has_areas(read: &Reader<'_>) -> Result<bool, Refusal> {
    Ok(!areas(read)?.is_empty())
}

/// Plans areas, each with the households that are recorded in it as houses with numbers.
///
/// # Errors
/// `Invalid` where nothing was chosen, an area is planned already, or all together have more than 200 houses.
pub fn planned(read: &Reader<'_>, action: ActionId, wanted: &[ListingArea]) -> Result<Changes, Refusal> {
    let home = read.actor().office;
    if wanted.is_empty() {
        return Err(Refusal::invalid("area", "listing.none", words::NONE_CHOSEN));
    }
    let (known, addresses) = (areas(read)?, addresses(read, home)?);
    let mut changes = Changes::new();
    let mut next = wanted.len() as u32;
    for (at, area) in wanted.iter().enumerate() {
        let (dusun, rt) = (dusun_key(&area.dusun), rt_key(area.rt_rw.as_deref().unwrap_or_default()));
        let again = |other: &ListingArea| {
            (dusun_key(&other.dusun), rt_key(other.rt_rw.as_deref().unwrap_or_default())) == (dusun.clone(), rt.clone())
        };
        if known.iter().any(|stored| again(stored)) || wanted[..at].iter().any(again) {
            return Err(Refusal::invalid("rt_rw", "listing.planned", words::PLANNED_ALREADY));
        }
        let area = ListingArea { id: Id::new(action.record(at as u32)), ..area.clone() };
        changes.create(home, &area);
        let inside = addresses.iter().filter(|address| {
            lies_in(&address.dusun, &address.rt_rw, &area.dusun, area.rt_rw.as_deref().unwrap_or_default())
        });
        for (number, address) in inside.enumerate() {
            let household = Some(Ref::new(Id::new(address.household), home));
            changes.create(home, &house(action.record(next), Ref::new(area.id, home), number as i64 + 1, household));
            next += 1;
        }
    }
    if changes.records.len() > MOST_HOUSES + wanted.len() {
        return Err(Refusal::invalid("area", "listing.many", words::TOO_MANY));
    }
    Ok(changes)
}

fn house(id: RecordId, area: Ref<ListingArea>, number: i64, household: Option<Ref<Household>>) -> ListingVisit {
    ListingVisit {
        id: Id::new(id),
        area,
        number,
        household,
        head_name: Held::Known(None),
        outcome: None,
        visited: None,
        informant: None,
        people: None,
        note: Held::Known(None),
    }
}

/// Adds the households that were recorded in an area since it was planned. Answers nothing where there are none.
pub fn complete(read: &Reader<'_>, action: ActionId, area: RecordId) -> Result<Changes, Refusal> {
    let area = open(read, area)?;
    let houses = super::houses(read, area.row.id)?;
    let known: BTreeSet<RecordId> =
        houses.iter().filter_map(|house| house.visit.household.as_ref()).map(|household| household.id.raw()).collect();
    let mut number = houses.last().map_or(0, |house| house.visit.number);
    let mut changes = Changes::new();
    let rt = area.rt_rw.clone().unwrap_or_default();
    let new = addresses(read, area.home())?
        .into_iter()
        .filter(|one| lies_in(&one.dusun, &one.rt_rw, &area.dusun, &rt) && !known.contains(&one.household));
    for (at, address) in new.take(MOST_HOUSES).enumerate() {
        number += 1;
        let household = Some(Ref::new(Id::new(address.household), area.home()));
        changes.create(area.home(), &house(action.record(at as u32), area.reference(), number, household));
    }
    if changes.records.is_empty() {
        return Err(Refusal::invalid("", "listing.complete", words::NOTHING_NEW));
    }
    Ok(changes)
}

/// A house that nobody had on the list; its record is the action's first.
pub fn add_house(read: &Reader<'_>, action: ActionId, area: RecordId) -> Result<Changes, Refusal> {
    let area = open(read, area)?;
    let number = super::houses(read, area.row.id)?.last().map_or(0, |house| house.visit.number) + 1;
    let mut changes = Changes::new();
    changes.create(area.home(), &house(action.record(0), area.reference(), number, None));
    Ok(changes)
}

/// The head of the RT, or who stands in, has looked at the list of an area.
///
/// # Errors
/// `Invalid` at `checked_by` without a name.
pub fn check(read: &Reader<'_>, area: RecordId, by: &str, on: Date, note: &str) -> Result<Changes, Refusal> {
    let area = open(read, area)?;
    if by.trim().is_empty() {
        return Err(Refusal::invalid("checked_by", "required", words::CHECKED_BY_NEEDED));
    }
    let note = note.trim();
    let mut changes = Changes::new();
    changes
        .edit(&area)
        .set(ListingArea::CHECKED_BY, Held::Known(Some(by.trim().to_owned())))
        .set(ListingArea::CHECKED, Some(on))
        .set(ListingArea::CHECK_NOTE, Held::Known((!note.is_empty()).then(|| note.to_owned())));
    Ok(changes)
}

/// An area of the actor's own village that is still in the plan.
fn open(read: &Reader<'_>, area: RecordId) -> Result<Stored<ListingArea>, Refusal> {
    let area = read.get::<ListingArea>(area)?;
    if area.row.withdrawn || area.home() != read.actor().office {
        return Err(Refusal::NotFound);
    }
    Ok(area)
}
