//! Obstacles of a village: reported with a month, standing in every report until they are over. Not here: their page, the
//! regional issue that the regency makes of one (programme).

use jiff::civil::Date;
use kernel::day::Month;
use kernel::refusal::Problem;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored};
use store::{ListQuery, Reader, Seen};

use crate::records::monthly_obstacle::NeededAgency;
use crate::records::{MonthlyObstacle, MonthlyReport};
use crate::rules::monthly_report::{WRITERS, holds_number_of_person, report_id};
use crate::words::monthly_report as words;

/// Obstacles of one office that are looked at.
const MOST: usize = 200;
/// Letters of the sentence.
const MOST_LETTERS: usize = 200;

/// What a form says of an obstacle.
#[derive(Debug, Clone)]
pub struct ObstacleInput {
    /// What stands in the way.
    pub what: String,
    /// Which agency is needed.
    pub agency: NeededAgency,
    /// Since when.
    pub since: Date,
    /// What stays with village and regency.
    pub detail: Option<String>,
}

/// Reports an obstacle with a month's report.
///
/// # Errors
/// `Forbidden` for another office or role; `Invalid` at `what` or `since`.
pub fn report(
    read: &Reader<'_>,
    action: ActionId,
    report: RecordId,
    input: &ObstacleInput,
) -> Result<Changes, Refusal> {
    let report = read.get::<MonthlyReport>(report)?;
    if !read.actor().is_one_of(WRITERS) || read.actor().office != report.home() {
        return Err(Refusal::Forbidden(words::OTHER_OFFICE));
    }
    let problems = problems(input, read.today());
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let detail = input.detail.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let mut changes = Changes::new();
    let obstacle = MonthlyObstacle {
        id: Id::new(action.record(0)),
        report: report.reference(),
        what: input.what.trim().to_owned(),
        agency: input.agency,
        since: input.since,
        detail: Held::Known(detail),
        over_on: None,
        issue: None,
    };
    changes.create(report.home(), &obstacle);
    Ok(changes)
}

fn problems(input: &ObstacleInput, today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut at = |field: &str, code, message| problems.push(Problem { field: field.to_owned(), code, message });
    let what = input.what.trim();
    if what.is_empty() {
        at("what", "required", words::OBSTACLE_NEEDED);
    } else if what.chars().count() > MOST_LETTERS {
        at("what", "text.long", words::OBSTACLE_LONG);
    } else if holds_number_of_person(what) {
        at("what", "obstacle.person", words::OBSTACLE_PERSON);
    }
    if input.since > today {
        at("since", "date.ahead", words::SINCE_AHEAD);
    }
    problems
}

/// The obstacles that stand in the report of a month, the oldest first: reported with it, or begun by its end and not over
/// before its begin.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_month(read: &Reader<'_>, office: RecordId, month: Month) -> Result<Vec<Stored<MonthlyObstacle>>, Refusal> {
    let mut query = ListQuery::of(MonthlyObstacle::SPEC).sorted(MonthlyObstacle::SINCE.tag, false).limited(MOST);
    query.home = Some(office);
    let all = read.list(&query)?.rows.into_iter().map(Stored::<MonthlyObstacle>::from_row);
    let all = all.collect::<Result<Vec<_>, _>>()?;
    let (first, last) = (month.first_day(), month.last_day());
    let own = report_id(office, month);
    let stood = |one: &Stored<MonthlyObstacle>| one.since <= last && one.over_on.is_none_or(|over| over >= first);
    Ok(all.into_iter().filter(|one| one.report.id.raw() == own || stood(one)).collect())
}

/// Says that an obstacle is over, or that it stands again.
///
/// # Errors
/// `Forbidden` for another office or role; `Conflict`.
pub fn set_over(read: &Reader<'_>, id: RecordId, seen: &Seen, over: bool) -> Result<Changes, Refusal> {
    let one = read.seen::<MonthlyObstacle>(id, seen)?;
    if !read.actor().is_one_of(WRITERS) || read.actor().office != one.home() {
        return Err(Refusal::Forbidden(words::OTHER_OFFICE));
    }
    let mut changes = Changes::new();
    changes.edit(&one).set(MonthlyObstacle::OVER_ON, over.then(|| read.today()));
    Ok(changes)
}

/// Notes at an obstacle where it goes on: the address of the issue that was made of it. Part of that action.
pub fn taken_up(changes: &mut Changes, obstacle: &Stored<MonthlyObstacle>, issue: &str) {
    changes.edit(obstacle).set(MonthlyObstacle::ISSUE, Some(issue.to_owned()));
}
