//! Recording what somebody who came home needs: one record for every area of the instrument, so that none tells by being there.

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Statement};

use crate::records::case::CaseState;
use crate::records::needs_assessment::NeedLevel;
use crate::records::{CASE_WRITERS, MigrationCase, NeedsAssessment};
use crate::rules::needs_assessment as rules;
use crate::words::{needs_assessment as words, return_outcome};

/// Cases of an office whose needs were asked in a span of days: $1 office, $2 and $3 first and last day.
pub static ASSESSED: Statement = Statement::scoped(
    "migration.needs_assessed",
    3,
    "SELECT DISTINCT c.id, c.number, n.date FROM needs_assessment n JOIN migration_case c ON c.id = substr(n.\"case\", 1, 16) \
     WHERE n.withdrawn = 0 AND n.home = $1 AND n.date >= $2 AND n.date <= $3 AND {scope n} ORDER BY n.date, c.id LIMIT 1000",
);

/// What was said of one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The area's key.
    pub area: String,
    /// How much is needed.
    pub level: NeedLevel,
    /// The person's wish.
    pub wish: Option<String>,
}

/// What the form gave.
#[derive(Debug, Clone)]
pub struct NeedsInput {
    /// The case.
    pub case: RecordId,
    /// On which day.
    pub date: Date,
    /// An answer for each area.
    pub answers: Vec<Answer>,
}

/// The newest assessment of a case: its day and the answers as far as the reader may see them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn newest(read: &Reader<'_>, case: RecordId) -> Result<Option<(Date, Vec<Answer>)>, Refusal> {
    let all = read.referring::<NeedsAssessment>("case", case)?;
    let Some(last) = all.iter().map(|one| one.date).max() else { return Ok(None) };
    let answer = |one: &Stored<NeedsAssessment>| {
        Some(Answer {
            area: one.area.known()?.clone(),
            level: *one.level.known()?,
            wish: one.wish.given().filter(|wish| !wish.is_empty()).cloned(),
        })
    };
    // Asked twice on one day: what was said last of an area counts.
    let mut answers: Vec<Answer> = Vec::new();
    for one in all.iter().filter(|one| one.date == last).filter_map(answer) {
        answers.retain(|other| other.area != one.area);
        answers.push(one);
    }
    let place = |answer: &Answer| rules::areas().iter().position(|area| area.key == answer.area);
    answers.sort_by_key(place);
    Ok(Some((last, answers)))
}

/// Records the needs of somebody who came home.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where the person is not home, an area was not answered or is unknown,
/// or the day lies wrong.
pub fn record(read: &Reader<'_>, action: ActionId, input: &NeedsInput) -> Result<Changes, Refusal> {
    let case = read.get::<MigrationCase>(input.case)?;
    super::own_office(read, case.home(), CASE_WRITERS)?;
    if !matches!(case.state, CaseState::Pulang | CaseState::Purna) {
        return Err(Refusal::invalid("", "not_home", return_outcome::NOT_HOME));
    }
    if input.date > read.today() {
        return Err(Refusal::invalid("date", "date.future", crate::words::contact_log::FUTURE));
    }
    let areas = rules::areas_on(input.date);
    let mut changes = Changes::new();
    for (index, area) in (0u32..).zip(&areas) {
        let Some(answer) = input.answers.iter().find(|answer| answer.area == area.key) else {
            return Err(Refusal::invalid(format!("level-{}", area.key), "required", words::ANSWER_ALL));
        };
        changes.create(
            case.home(),
            &NeedsAssessment {
                id: Id::new(action.record(index)),
                case: case.reference(),
                resident: case.resident,
                date: input.date,
                area: Held::Known(answer.area.clone()),
                level: Held::Known(answer.level),
                wish: super::whole::text(&answer.wish),
            },
        );
        super::whole::created(&mut changes, action.record(index));
    }
    Ok(changes)
}

/// Cases of an office whose needs were asked in a span of days, as (case, number, day).
///
/// # Errors
/// `Busy`, `Fault`.
pub fn assessed(read: &Reader<'_>, office: RecordId, first: Date, last: Date) -> Result<Vec<Vec<Cell>>, Refusal> {
    let values = [Cell::from(office), Cell::from(first.to_string()), Cell::from(last.to_string())];
    read.select(&ASSESSED, &values)
}
