//! Papers of a group: recording, renewing, and those that run out.

use jiff::civil::Date;
use kernel::{ActionId, Changes, RecordId, Reference, Refusal, Stored, Value};
use store::engine::Cell;
use store::{Reader, Seen, Statement};
use web::Values;

use super::{all_well, business_group, own_office, problem};
use crate::records::group_paper::PaperKind;
use crate::records::{ENTERPRISE_WRITERS, GroupPaper};
use crate::rules::group_paper::SPOKEN_OF;
use crate::words::group_paper as words;

/// Papers of groups that have not ended ($2) that run out by a day ($1), soonest first: group, its name, kind, day, paper.
pub static ENDING: Statement = Statement::scoped(
    "enterprise.papers_ending",
    2,
    "SELECT g.id, g.name, p.kind, p.valid_until, p.id FROM group_paper p JOIN business_group g ON g.id = substr(p.\"group\", 1, 16) \
     WHERE p.withdrawn = 0 AND g.withdrawn = 0 AND p.valid_until <= $1 AND g.state < $2 AND {scope p} \
     ORDER BY p.valid_until, p.id LIMIT 8",
);

/// One that runs out.
pub struct Ending {
    /// Its group.
    pub group: String,
    /// What it is.
    pub kind: PaperKind,
    /// When.
    pub until: Date,
    /// The paper.
    pub paper: RecordId,
}

/// Papers that run out soon or have, soonest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn ending(read: &Reader<'_>) -> Result<Vec<Ending>, Refusal> {
    let by = read.today().saturating_add(jiff::Span::new().days(SPOKEN_OF));
    let ended = crate::records::business_group::GroupState::Ended.code();
    let rows = read.select(&ENDING, &[Cell::from(by.to_string()), Cell::from(ended)])?;
    let one = |row: &Vec<Cell>| {
        Some(Ending {
            group: row.get(1)?.text()?.to_owned(),
            kind: PaperKind::from_code(row.get(2)?.integer()?)?,
            until: row.get(3)?.text()?.parse().ok()?,
            paper: RecordId::from_slice(row.get(4)?.bytes()?).ok()?,
        })
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// The papers of a group, by kind.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_group(read: &Reader<'_>, group: RecordId) -> Result<Vec<Stored<GroupPaper>>, Refusal> {
    let mut all = read.referring::<GroupPaper>("group", group)?;
    all.sort_by_key(|one| (one.kind.code(), one.row.id));
    Ok(all)
}

/// Records a paper.
///
/// # Errors
/// `Forbidden`; `Invalid` at `issued_on` for a day ahead, at `valid_until` for an end before the issue.
pub fn add(read: &Reader<'_>, action: ActionId, group: RecordId, mut values: Values) -> Result<Changes, Refusal> {
    let group = business_group::open(read, group)?;
    check(read, &values)?;
    let reference = Reference { record: group.row.id, home: group.home() };
    values.put(GroupPaper::GROUP.tag, Value::Reference(reference));
    Ok(values.create(action.record(0), group.home()))
}

/// Puts a paper right, or renews it: earlier days stay in its history.
///
/// # Errors
/// As [`add`]; `Conflict`.
pub fn edit(read: &Reader<'_>, paper: RecordId, seen: &Seen, values: Values) -> Result<Changes, Refusal> {
    let standing = read.seen::<GroupPaper>(paper, seen)?;
    own_office(read, standing.home(), ENTERPRISE_WRITERS)?;
    check(read, &values)?;
    Ok(values.edit(&standing.row))
}

fn check(read: &Reader<'_>, values: &Values) -> Result<(), Refusal> {
    let day = |name: &str| values.text(name).and_then(|text| text.parse::<Date>().ok());
    let (issued, until) = (day("issued_on"), day("valid_until"));
    let mut problems = Vec::new();
    if issued.is_some_and(|day| day > read.today()) {
        problems.push(problem("issued_on", "date.future", words::ISSUED_AHEAD));
    }
    if until.is_some_and(|until| issued.is_some_and(|issued| until < issued)) {
        problems.push(problem("valid_until", "date.before", words::UNTIL_BEFORE));
    }
    all_well(problems)
}
