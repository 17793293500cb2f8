//! The sums of all rooms for a region and for the regions in it, by key (DESIGN 2: never another room's tables).
//! Not here: who may see them (`rules::reach`, `rules::small`), the page (`pages::region`).

use std::collections::BTreeMap;

use kernel::day::Month;
use kernel::region::{Code, Level};
use kernel::{Lang, Refusal};
use store::Reader;
use web::{Indicator, Room};

use crate::roll::Roll;
use crate::rules::{reach, small};

/// The sums that stand as columns of tables and as tiles, where a room has them: registered, preparing, abroad, back.
const COLUMNS: [&str; 4] =
    ["people.resident", "migration.case.persiapan", "migration.case.bekerja", "migration.case.pulang"];
/// Lines of one room that are shown at once; the rest unfolds.
const LEADING: usize = 14;

/// A sum of one room for one region, in words.
#[derive(Debug, Clone)]
pub struct Line {
    /// What is counted.
    pub label: String,
    /// How many there are now; empty for what happens.
    pub now: String,
    /// How many this month; empty for what there is.
    pub month: String,
    /// How many this year.
    pub year: String,
}

/// A region within another, with its counts.
#[derive(Debug, Clone)]
pub struct Child {
    /// The region.
    pub code: Code,
    /// Villages of the programme in it.
    pub villages: i64,
    /// One count for each column.
    pub counts: Vec<i64>,
}

/// The level below, skipping districts, which have no office in the programme.
pub fn level_below(level: Level) -> Option<Level> {
    match level {
        Level::Nation => Some(Level::Province),
        Level::Province => Some(Level::Regency),
        Level::Regency | Level::District => Some(Level::Village),
        Level::Village => None,
    }
}

/// The sums that stand as columns, of those that the rooms here have.
pub fn columns(rooms: &[&'static Room]) -> Vec<&'static Indicator> {
    let known = |key: &&str| rooms.iter().flat_map(|room| room.indicators).find(|one| one.key == *key);
    COLUMNS.iter().filter_map(known).collect()
}

/// A label as it begins a line: rooms word theirs to stand under a number.
pub fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The sums of one room for one region.
#[derive(Debug, Clone)]
pub struct Group {
    /// The room's name.
    pub room: &'static str,
    /// The lines shown at once.
    pub lines: Vec<Line>,
    /// The lines that unfold.
    pub more: Vec<Line>,
}

/// Every room's sums for a region. A room without sums is left out.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_region(read: &Reader<'_>, rooms: &[&'static Room], code: &Code, lang: Lang) -> Result<Vec<Group>, Refusal> {
    let mut groups = Vec::new();
    for room in rooms.iter().filter(|room| !room.indicators.is_empty()) {
        let lines: Result<Vec<Line>, Refusal> =
            room.indicators.iter().map(|indicator| line(read, indicator, code, lang)).collect();
        let mut lines = lines?;
        let more = lines.split_off(lines.len().min(LEADING));
        groups.push(Group { room: room.label.say(lang), lines, more });
    }
    Ok(groups)
}

fn line(read: &Reader<'_>, indicator: &'static Indicator, code: &Code, lang: Lang) -> Result<Line, Refusal> {
    let count = |months: Option<(&str, &str)>| shown(read, indicator.key, code, months, lang);
    let label = capital(indicator.label.say(lang));
    if indicator.stock {
        return Ok(Line { label, now: count(None)?, month: String::new(), year: String::new() });
    }
    let month = Month::of(read.today());
    let (this, year) = (month.to_string(), format!("{:04}", month.year()));
    let whole_year = (format!("{year}-01"), format!("{year}-12"));
    Ok(Line {
        label,
        now: String::new(),
        month: count(Some((&this, &this)))?,
        year: count(Some((&whole_year.0, &whole_year.1)))?,
    })
}

/// One sum as this reader may see it. A village's is hidden or shown together with its neighbours', as in their table.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn shown(
    read: &Reader<'_>,
    key: &str,
    code: &Code,
    months: Option<(&str, &str)>,
    lang: Lang,
) -> Result<String, Refusal> {
    let own = read.indicator(key, reach::prefix(code), months)?;
    let hides = small::hides_small(read.actor()) && !is_ours(key);
    let around = code.at(Level::Regency).filter(|_| hides && code.level() == Level::Village);
    let Some(around) = around else { return Ok(small::shown(own, hides && small::is_small(own), lang)) };
    let near = read.indicator_by_region(key, reach::prefix(&around), Level::Village, months)?;
    let counts: Vec<i64> = near.iter().map(|(_, count)| *count).collect();
    let place = near.iter().position(|(village, _)| village == code.as_str());
    let hidden = place.is_some_and(|place| small::hidden(&counts)[place]);
    Ok(small::shown(own, hidden, lang))
}

/// Counts of villages are no counts of people.
fn is_ours(key: &str) -> bool {
    crate::ROOM.indicators.iter().any(|own| own.key == key)
}

/// The regions directly below, that have villages of the programme or anything counted.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn children(
    read: &Reader<'_>,
    roll: &Roll,
    code: &Code,
    columns: &[&'static Indicator],
) -> Result<Vec<Child>, Refusal> {
    let Some(level) = level_below(code.level()) else { return Ok(Vec::new()) };
    let empty = |code| Child { code, villages: 0, counts: vec![0; columns.len()] };
    let mut found: BTreeMap<Code, Child> = BTreeMap::new();
    for village in roll.running_within(code) {
        let Some(part) = village.at(level) else { continue };
        found.entry(part).or_insert_with(|| empty(part)).villages += 1;
    }
    for (index, column) in columns.iter().enumerate() {
        for (part, count) in read.indicator_by_region(column.key, reach::prefix(code), level, None)? {
            let Ok(part) = Code::parse(&part) else { continue };
            found.entry(part).or_insert_with(|| empty(part)).counts[index] = count;
        }
    }
    Ok(found.into_values().filter(|child| child.villages > 0 || child.counts.iter().any(|count| *count != 0)).collect())
}
