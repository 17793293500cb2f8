//! Door-to-door listing: planning areas, the houses in them, what a visit found, the check by the RT, how far it is.
//! Not here: registering somebody who was found (`office::resident`), addresses (`pages::listing`).

mod plan;
mod visit;

pub use plan::{ADDRESSES, Proposal, add_house, check, complete, has_areas, planned, proposals};
pub use visit::{Said, Visit, attach, record};

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use crate::records::listing::Outcome;
use crate::records::{Household, ListingArea, ListingFinding, ListingVisit, Membership, Resident};
use crate::rules::household::is_current;
use crate::rules::listing::Coverage;

/// Houses by area and outcome, with the day of the last visit.
pub static BY_OUTCOME: Statement = Statement::scoped(
    "listing_by_outcome",
    0,
    "SELECT area, outcome, count(*) AS houses, max(visited) AS last, region_now FROM listing_visit WHERE withdrawn = 0 \
     AND {scope} GROUP BY area, outcome, region_now",
);

/// Areas with what is expected, also where there are thousands.
pub static EXPECTED: Statement = Statement::scoped(
    "listing_expected",
    0,
    "SELECT region_now, CAST(coalesce(sum(expected), 0) AS bigint) AS expected, count(*) AS areas FROM listing_area \
     WHERE withdrawn = 0 AND {scope} GROUP BY region_now ORDER BY region_now",
);

/// One house of an area as it is shown.
#[derive(Debug, Clone)]
pub struct House {
    /// The visit.
    pub visit: Stored<ListingVisit>,
    /// Whose house it is, as far as it is known and may be seen.
    pub name: String,
}

/// The houses of an area by number.
pub fn houses(read: &Reader<'_>, area: RecordId) -> Result<Vec<House>, Refusal> {
    let mut houses = Vec::new();
    for visit in read.referring::<ListingVisit>("area", area)? {
        let name = name_of(read, &visit)?;
        houses.push(House { visit, name });
    }
    houses.sort_by_key(|house| house.visit.number);
    Ok(houses)
}

/// Whose house it is: the head of the recorded household, or what was said at the door.
pub fn name_of(read: &Reader<'_>, visit: &ListingVisit) -> Result<String, Refusal> {
    if let Some(household) = &visit.household
        && let Some(household) = read.maybe::<Household>(household.id)?
    {
        return Ok(household.head_name.known().cloned().unwrap_or_default());
    }
    Ok(visit.head_name.given().cloned().unwrap_or_default())
}

/// Somebody who is recorded in a house, with the place in the household.
pub type Recorded = (Stored<Resident>, Stored<Membership>);

/// The people who are recorded in the house of a visit, the head first.
pub fn recorded_people(read: &Reader<'_>, visit: &ListingVisit) -> Result<Vec<Recorded>, Refusal> {
    let Some(household) = &visit.household else { return Ok(Vec::new()) };
    let members = super::household::members(read, household.id.raw())?;
    let current = members.into_iter().filter(|one| is_current(&one.membership, read.today()));
    Ok(current.filter_map(|one| Some((one.resident?, one.membership))).collect())
}

/// What was said of the people of a house.
pub fn findings(read: &Reader<'_>, visit: RecordId) -> Result<Vec<Stored<ListingFinding>>, Refusal> {
    read.referring::<ListingFinding>("visit", visit)
}

/// What was said last of a person, where anything was.
pub fn last_finding(read: &Reader<'_>, person: RecordId) -> Result<Option<Stored<ListingFinding>>, Refusal> {
    let mut found = read.referring::<ListingFinding>("resident", person)?;
    found.sort_by_key(|finding| (finding.said, finding.row.id));
    Ok(found.pop())
}

/// How far each area is, by its id.
pub fn coverage_by_area(read: &Reader<'_>) -> Result<BTreeMap<RecordId, Coverage>, Refusal> {
    let mut found: BTreeMap<RecordId, Coverage> = BTreeMap::new();
    for row in read.select(&BY_OUTCOME, &[])? {
        let Some(area) = row.first().and_then(Cell::bytes).and_then(|bytes| bytes.get(..16)) else { continue };
        let Ok(area) = RecordId::from_slice(area) else { continue };
        count(found.entry(area).or_default(), &row);
    }
    Ok(found)
}

/// How far each village is, by its region code, with the number of its areas.
pub fn coverage_by_village(read: &Reader<'_>) -> Result<BTreeMap<String, (Coverage, i64)>, Refusal> {
    let mut found: BTreeMap<String, (Coverage, i64)> = BTreeMap::new();
    for row in read.select(&EXPECTED, &[])? {
        let (Some(region), Some(expected), Some(areas)) = (row[0].text(), row[1].integer(), row[2].integer()) else {
            continue;
        };
        found.insert(region.to_owned(), (Coverage { expected, ..Coverage::default() }, areas));
    }
    for row in read.select(&BY_OUTCOME, &[])? {
        if let Some(region) = row.get(4).and_then(Cell::text) {
            count(&mut found.entry(region.to_owned()).or_default().0, &row);
        }
    }
    Ok(found)
}

/// How far one area is.
pub fn coverage_of(area: &ListingArea, houses: &[House]) -> Coverage {
    let mut coverage = Coverage { expected: area.expected.unwrap_or(0), ..Coverage::default() };
    for house in houses {
        coverage.count(house.visit.outcome, 1, house.visit.visited);
    }
    coverage
}

fn count(coverage: &mut Coverage, row: &[Cell]) {
    let outcome = row.get(1).and_then(Cell::integer).and_then(Outcome::from_code);
    let houses = row.get(2).and_then(Cell::integer).unwrap_or(0);
    let last = row.get(3).and_then(Cell::text).and_then(|text| text.parse::<Date>().ok());
    coverage.count(outcome, houses, last);
}
