//! Whom to compare: by equal numbers through the keyed look-up, by the sound of the name, by the birth date. At
//! registering and at an import a card is compared with few; on the page of a village its cards among each other.

use std::collections::BTreeSet;

use kernel::{Held, Record, RecordId, Refusal, Row, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use super::of_card;
use crate::records::resident::Sex;
use crate::records::same_person::Decision;
use crate::records::{Household, Membership, Resident};
use crate::rules::duplicate::{ASK_FIRST, Likeness, PERHAPS, Part, Traits, likeness};
use crate::rules::duplicate_pairs::pairs;

/// Cards compared with one that is typed in.
const COMPARED: usize = 60;
/// Candidates shown beside one that is typed in.
const SHOWN: usize = 5;
/// Pairs of a village that are compared with all that is known of both.
const MOST_PAIRS: usize = 400;
/// What a pair must reach by name, date, sex and place alone before its numbers are opened: the rest may come from a
/// household, a telephone and a NIK with one wrong digit.
const WORTH_OPENING: i32 = 25;

/// The cards of a village by what stands in clear: to find pairs without opening a single number.
pub static BY_VILLAGE: Statement = Statement::scoped(
    "same_person_by_village",
    2,
    "SELECT id, name, birth_date, sex, dusun, rt_rw, region_now FROM resident WHERE withdrawn = 0 AND region_now >= $1 \
     AND region_now < $2 AND {scope} ORDER BY id LIMIT 20000",
);

/// Cards with an equal number (NIK, passport, telephone), by the keyed look-up.
pub static SAME_NUMBER: Statement = Statement::scoped(
    "same_person_same_number",
    2,
    "SELECT DISTINCT l.record AS one, m.record AS other FROM resident r JOIN fold_lookup l ON l.record = r.id \
     JOIN fold_lookup m ON m.kind = l.kind AND m.tag = l.tag AND m.hash = l.hash AND m.record <> l.record \
     JOIN resident o ON o.id = m.record WHERE r.withdrawn = 0 AND o.withdrawn = 0 AND r.region_now >= $1 \
     AND r.region_now < $2 AND {scope o} LIMIT 4000",
);

/// Two cards that may be of one person.
#[derive(Debug, Clone)]
pub struct Suspect {
    /// The card with the lesser id.
    pub one: Stored<Resident>,
    /// The other card.
    pub other: Stored<Resident>,
    /// How likely, and why.
    pub likeness: Likeness,
}

/// What is known of a recorded person, with households.
pub fn traits_of(read: &Reader<'_>, resident: &Stored<Resident>) -> Result<Traits, Refusal> {
    let mut traits = traits_of_card(resident, &resident.row.region);
    for membership in read.referring::<Membership>("resident", resident.row.id)? {
        traits.households.push(membership.household.id.to_string());
        let household = read.maybe::<Household>(membership.household.id)?;
        traits.households.extend(household.and_then(|home| home.kk.given().map(|kk| kk.as_str().to_owned())));
    }
    Ok(traits)
}

/// What a card says by itself; `village` is the region code of the office that keeps it.
pub fn traits_of_card(card: &Resident, village: &str) -> Traits {
    let text = |held: &Held<Option<String>>| held.given().cloned().unwrap_or_default();
    Traits {
        name: card.name.known().cloned().unwrap_or_default(),
        nik: card.nik.given().cloned(),
        birth: card.birth_date.given().copied(),
        sex: Some(card.sex),
        village: village.to_owned(),
        dusun: card.dusun.clone().unwrap_or_default(),
        rt_rw: text(&card.rt_rw),
        phone: text(&card.phone),
        passport: text(&card.passport),
        households: Vec::new(),
    }
}

/// Recorded people who may be the one on a card, the likeliest first; `own` is left out. For registering and for imports.
pub fn candidates(
    read: &Reader<'_>,
    card: &Traits,
    own: RecordId,
) -> Result<Vec<(Stored<Resident>, Likeness)>, Refusal> {
    let mut rows: Vec<Row> = Vec::new();
    let nik = card.nik.as_ref().map_or("", |nik| nik.as_str());
    for (field, number) in [("nik", nik), ("passport", card.passport.as_str()), ("phone", card.phone.as_str())] {
        if !number.is_empty() {
            rows.extend(read.lookup_rows(Resident::SPEC, field, number)?);
        }
    }
    rows.extend(read.named(Resident::SPEC, &card.name, COMPARED)?.into_iter().map(|(_, row)| row));
    let mut seen = BTreeSet::from([own]);
    let mut found = Vec::new();
    for row in rows {
        if !seen.insert(row.id) {
            continue;
        }
        let resident: Stored<Resident> = Stored::from_row(row)?;
        let likeness = likeness(card, &traits_of_card(&resident, &resident.row.region));
        if likeness.score >= ASK_FIRST {
            found.push((resident, likeness));
        }
    }
    found.sort_by_key(|(_, likeness)| std::cmp::Reverse(likeness.score));
    found.truncate(SHOWN);
    Ok(found)
}

/// The likeness of two recorded people by all that is known of both.
pub fn compared(read: &Reader<'_>, one: &Stored<Resident>, other: &Stored<Resident>) -> Result<Likeness, Refusal> {
    Ok(likeness(&traits_of(read, one)?, &traits_of(read, other)?))
}

/// Pairs of cards of a region that may be of one person and of which nothing was decided yet, the likeliest first.
/// `region` is a village's code; of wider regions only equal numbers are compared.
pub fn suspects(read: &Reader<'_>, region: &str, limit: usize) -> Result<Vec<Suspect>, Refusal> {
    let range = [Cell::from(region), Cell::from(format!("{region}/"))];
    let mut ids: BTreeSet<(RecordId, RecordId)> = BTreeSet::new();
    for row in read.select(&SAME_NUMBER, &range)? {
        if let (Some(one), Some(other)) = (id_of(row.first()), id_of(row.get(1))) {
            ids.insert((one.min(other), one.max(other)));
        }
    }
    if region.len() == "33.07.10.2004".len() {
        ids.extend(by_sound(read, &range)?);
    }
    let mut found = Vec::new();
    for (one, other) in ids.into_iter().take(MOST_PAIRS) {
        found.extend(suspect(read, one, other)?);
    }
    found.sort_by_key(|pair: &Suspect| std::cmp::Reverse(pair.likeness.score));
    found.truncate(limit);
    Ok(found)
}

/// Pairs within a village that share a sound or a day, by what stands in clear.
fn by_sound(read: &Reader<'_>, range: &[Cell]) -> Result<Vec<(RecordId, RecordId)>, Refusal> {
    let mut ids = Vec::new();
    let mut cards = Vec::new();
    for row in read.select(&BY_VILLAGE, range)? {
        let Some(id) = id_of(row.first()) else { continue };
        let text = |at: usize| row.get(at).and_then(Cell::text).unwrap_or_default().to_owned();
        ids.push(id);
        cards.push(Traits {
            name: text(1),
            birth: text(2).parse().ok(),
            sex: row.get(3).and_then(Cell::integer).and_then(Sex::from_code),
            village: text(6),
            dusun: text(4),
            rt_rw: text(5),
            ..Traits::default()
        });
    }
    let mut scored: Vec<(i32, RecordId, RecordId)> = Vec::new();
    for (one, other) in pairs(&cards) {
        let score = likeness(&cards[one], &cards[other]).score;
        if score >= WORTH_OPENING {
            scored.push((score, ids[one].min(ids[other]), ids[one].max(ids[other])));
        }
    }
    scored.sort_unstable_by(|left, right| right.cmp(left));
    scored.truncate(MOST_PAIRS);
    Ok(scored.into_iter().map(|(_, one, other)| (one, other)).collect())
}

/// A pair by all that is known, unless it was decided or is hardly one person.
fn suspect(read: &Reader<'_>, one: RecordId, other: RecordId) -> Result<Option<Suspect>, Refusal> {
    let (Some(one), Some(other)) = (read.maybe::<Resident>(one)?, read.maybe::<Resident>(other)?) else {
        return Ok(None);
    };
    let decided = of_card(read, one.row.id)?.into_iter().rfind(|pair| pair.beside(one.row.id) == other.row.id);
    if decided.is_some_and(|pair| pair.decision != Decision::Undone) {
        return Ok(None);
    }
    let likeness = compared(read, &one, &other)?;
    Ok((likeness.score >= PERHAPS).then_some(Suspect { one, other, likeness }))
}

fn id_of(cell: Option<&Cell>) -> Option<RecordId> {
    RecordId::from_slice(cell?.bytes()?).ok()
}

/// The reasons as they are kept with a decision: words and points.
pub(super) fn grounds(likeness: &Likeness) -> String {
    let told = |part: &Part| format!("{} {:+}", part.phrase().id, part.weight());
    likeness.parts.iter().map(told).collect::<Vec<_>>().join(" · ")
}
