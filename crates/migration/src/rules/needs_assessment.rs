//! The instrument with which needs after a return are asked (data/rules/needs.tsv), and the plan that the answers propose
//! (data/rules/reintegration.tsv). A rule proposes; the person decides.

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::Phrase;

use super::dated::{self, Term};
use super::intervals::days_after;
use crate::records::needs_assessment::NeedLevel;
use crate::records::reintegration_step::Target;

const AREAS: &str = include_str!("../../../../data/rules/needs.tsv");
const STEPS: &str = include_str!("../../../../data/rules/reintegration.tsv");

/// One area of the instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its stable key.
    pub key: &'static str,
    /// What it is about.
    pub label: Phrase,
    /// The question that opens it.
    pub ask: Phrase,
    /// Its article.
    pub article: &'static str,
    term: Term,
}

/// A step that a need in an area proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The area.
    pub area: &'static str,
    /// Where it points to.
    pub target: Target,
    /// What is done.
    pub what: Phrase,
    /// In how many days.
    pub days: i64,
    /// In how many days where it is urgent.
    pub days_urgent: i64,
    term: Term,
}

/// A proposed step with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    /// What is proposed.
    pub proposal: &'static Proposal,
    /// By when.
    pub due: Date,
    /// The need is urgent.
    pub urgent: bool,
}

/// Every area of the data, whatever the day.
pub fn areas() -> &'static [Area] {
    static LINES: OnceLock<Vec<Area>> = OnceLock::new();
    LINES.get_or_init(|| dated::rows(AREAS).filter_map(read_area).collect())
}

/// Every proposal of the data, whatever the day.
pub fn proposals() -> &'static [Proposal] {
    static LINES: OnceLock<Vec<Proposal>> = OnceLock::new();
    LINES.get_or_init(|| dated::rows(STEPS).filter_map(read_proposal).collect())
}

/// The areas that are asked on a day.
pub fn areas_on(day: Date) -> Vec<&'static Area> {
    areas().iter().filter(|area| area.term.holds(day)).collect()
}

/// The area of this key.
pub fn area(key: &str) -> Option<&'static Area> {
    areas().iter().find(|area| area.key == key)
}

/// The plan that answers propose on a day: what is urgent first, then in the order of the instrument. What stands in the plan
/// already (area and target) is not proposed again.
pub fn plan(day: Date, answers: &[(String, NeedLevel)], standing: &[(String, Target)]) -> Vec<Proposed> {
    let mut all = Vec::new();
    for (area, level) in answers {
        let urgent = match level {
            NeedLevel::Urgent => true,
            NeedLevel::Some => false,
            NeedLevel::Nothing | NeedLevel::NotSaid => continue,
        };
        let fits = |one: &&Proposal| one.area == area && one.term.holds(day);
        for proposal in proposals().iter().filter(fits) {
            if standing.iter().any(|(own, target)| own == area && *target == proposal.target) {
                continue;
            }
            let days = if urgent { proposal.days_urgent } else { proposal.days };
            all.push(Proposed { proposal, due: days_after(day, days), urgent });
        }
    }
    all.sort_by_key(|one| !one.urgent);
    all
}

fn read_area(row: &'static str) -> Option<Area> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, ask_id, ask_en, article, _, _, from, to] = parts[..] else { return None };
    let term = dated::term(from, to)?;
    Some(Area { key, label: Phrase { id, en }, ask: Phrase { id: ask_id, en: ask_en }, article, term })
}

fn read_proposal(row: &'static str) -> Option<Proposal> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [area, target, id, en, days, days_urgent, _, _, _, from, to] = parts[..] else { return None };
    Some(Proposal {
        area,
        target: Target::from_name(target)?,
        what: Phrase { id, en },
        days: days.parse().ok()?,
        days_urgent: days_urgent.parse().ok()?,
        term: dated::term(from, to)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn said(area: &str, level: NeedLevel) -> (String, NeedLevel) {
        (area.to_owned(), level)
    }

    #[test]
    fn every_row_is_whole_and_every_area_proposes_something() {
        assert_eq!(areas().len(), dated::rows(AREAS).count());
        assert_eq!(proposals().len(), dated::rows(STEPS).count());
        for area in areas() {
            assert!(proposals().iter().any(|one| one.area == area.key), "{} leads nowhere", area.key);
        }
        for one in proposals() {
            assert!(area(one.area).is_some(), "{} is asked nowhere", one.area);
            assert!(one.days_urgent <= one.days, "{}", one.area);
        }
    }

    #[test]
    fn a_need_proposes_its_steps_and_no_need_proposes_nothing() {
        assert!(plan(TODAY, &[said("kesehatan", NeedLevel::Nothing), said("hak", NeedLevel::NotSaid)], &[]).is_empty());
        let proposed = plan(TODAY, &[said("pekerjaan", NeedLevel::Some), said("kesehatan", NeedLevel::Urgent)], &[]);
        assert_eq!(proposed[0].proposal.target, Target::Health, "what is urgent comes first");
        assert_eq!(proposed[0].due, days_after(TODAY, proposed[0].proposal.days_urgent));
        assert!(proposed[1..].iter().any(|one| one.proposal.target == Target::Group && !one.urgent));
    }

    #[test]
    fn what_stands_in_the_plan_is_not_proposed_again() {
        let answers = [said("keterampilan", NeedLevel::Some)];
        assert_eq!(plan(TODAY, &answers, &[]).len(), 1);
        assert!(plan(TODAY, &answers, &[("keterampilan".to_owned(), Target::Training)]).is_empty());
        assert_eq!(plan(TODAY, &answers, &[("pekerjaan".to_owned(), Target::Training)]).len(), 1);
    }
}
