//! Regional issues: one is made of a village's obstacle in one tap, and what cannot be right in one.
//! Not here: recording and editing, which the generic pages do.

use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::{ActionId, Changes, Id, RecordId, Refusal};
use people::office::monthly_obstacle;
use people::records::MonthlyObstacle;
use people::records::monthly_obstacle::NeededAgency;
use people::rules::monthly_report::holds_number_of_person;
use store::Reader;
use web::Values;

use crate::records::RegionalIssue;
use crate::records::regional_issue::{ISSUE_WRITERS, IssueCategory, IssuePillar, IssueState};
use crate::words::issue as words;

/// The issue of an obstacle: tapped twice, it is one.
pub fn issue_id(obstacle: RecordId) -> RecordId {
    ActionId(obstacle).record(<RegionalIssue as kernel::Record>::SPEC.kind)
}

/// Makes an issue of a village's obstacle, and notes at the obstacle where it goes on. One that was made before stays.
///
/// # Errors
/// `Forbidden` for who keeps no issues; `NotFound` for an obstacle out of reach.
pub fn of_obstacle(read: &Reader<'_>, obstacle: RecordId) -> Result<Changes, Refusal> {
    if !read.actor().is_one_of(ISSUE_WRITERS) {
        return Err(Refusal::Forbidden(words::ONLY_REGENCY));
    }
    let obstacle = read.get::<MonthlyObstacle>(obstacle)?;
    let id = issue_id(obstacle.row.id);
    let mut changes = Changes::new();
    if read.maybe::<RegionalIssue>(id)?.is_some() {
        return Ok(changes);
    }
    let issue = RegionalIssue {
        id: Id::new(id),
        problem: obstacle.what.clone(),
        category: usual_category(obstacle.agency),
        region: Code::parse(&obstacle.row.region).map_err(Refusal::fault)?,
        pillar: IssuePillar::Migration,
        agency: obstacle.agency,
        since: Some(obstacle.since),
        cause: None,
        special_time: None,
        owner: None,
        state: IssueState::New,
        result: None,
        obstacle: Some(obstacle.reference()),
    };
    changes.create(read.actor().office, &issue);
    monthly_obstacle::taken_up(&mut changes, &obstacle, &format!("/isu-wilayah/{id}"));
    Ok(changes)
}

/// What a problem with an agency mostly is; the regency changes it where it is something else.
fn usual_category(agency: NeededAgency) -> IssueCategory {
    match agency {
        NeededAgency::Imigrasi | NeededAgency::Dukcapil | NeededAgency::Kesehatan => IssueCategory::Documents,
        NeededAgency::Disnaker | NeededAgency::Bp3mi => IssueCategory::Placement,
        NeededAgency::Bpjs | NeededAgency::Bank => IssueCategory::Money,
        NeededAgency::Kepolisian | NeededAgency::Perwakilan => IssueCategory::Protection,
        NeededAgency::Sosial => IssueCategory::Family,
        NeededAgency::Desa => IssueCategory::Tools,
        NeededAgency::Lainnya => IssueCategory::Other,
    }
}

/// Every mistake across the fields of an issue, each at its field.
pub fn problems(values: &Values) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut at = |field: &str, code, message| problems.push(Problem { field: field.to_owned(), code, message });
    for field in ["problem", "cause", "special_time", "owner", "result"] {
        if values.text(field).is_some_and(holds_number_of_person) {
            at(field, "issue.person", words::NO_PERSON);
        }
    }
    let done = values.integer("state") == Some(IssueState::Done.code());
    if done && values.text("result").is_none_or(|text| text.trim().is_empty()) {
        at("result", "required", words::RESULT_NEEDED);
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issue_of_an_obstacle_is_one_and_another_obstacles_is_another() {
        let (one, other) = (RecordId([1; 16]), RecordId([2; 16]));
        assert_eq!(issue_id(one), issue_id(one));
        assert_ne!(issue_id(one), issue_id(other));
        assert_ne!(issue_id(one), one);
    }
}
