//! The papers of a claim at BPJS Ketenagakerjaan, read from data/rules/claims.tsv by day: JKM after a death (Permenaker 4/2023
//! art. 57), JKK after an accident at work abroad (art. 50). Not here: which of them are there (`records::EmergencyStep`).

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::Phrase;

use super::dated::{self, Term};
use crate::records::emergency::EmergencyKind;

const TABLE: &str = include_str!("../../../../data/rules/claims.tsv");

/// What is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// After a death.
    Death,
    /// After an accident.
    Accident,
}

impl Claim {
    /// What an emergency gives a claim to.
    pub fn of(what: EmergencyKind) -> Option<Claim> {
        match what {
            EmergencyKind::Death | EmergencyKind::Missing => Some(Claim::Death),
            EmergencyKind::Accident | EmergencyKind::Violence => Some(Claim::Accident),
            _ => None,
        }
    }
}

/// One paper of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimPaper {
    /// Of which claim.
    pub claim: Claim,
    /// Its stable key within the claim.
    pub key: &'static str,
    /// What it is.
    pub label: Phrase,
    /// When it is needed, where not always.
    pub when: Phrase,
    /// The village letter that goes with it.
    pub letter: &'static str,
    /// Its article.
    pub article: &'static str,
    term: Term,
}

/// Every line of the data, whatever the day.
pub fn all() -> &'static [ClaimPaper] {
    static LINES: OnceLock<Vec<ClaimPaper>> = OnceLock::new();
    LINES.get_or_init(|| dated::rows(TABLE).filter_map(read).collect())
}

/// The papers of a claim on a day, in the order of the article.
pub fn papers(claim: Claim, day: Date) -> Vec<&'static ClaimPaper> {
    all().iter().filter(|paper| paper.claim == claim && paper.term.holds(day)).collect()
}

fn read(row: &'static str) -> Option<ClaimPaper> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [claim, key, id, en, when_id, when_en, letter, article, _, confidence, from, to] = parts[..] else {
        return None;
    };
    let claim = match (claim, confidence) {
        ("jkm", "verified" | "general") => Claim::Death,
        ("jkk", "verified" | "general") => Claim::Accident,
        _ => return None,
    };
    let (label, when) = (Phrase { id, en }, Phrase { id: when_id, en: when_en });
    Some(ClaimPaper { claim, key, label, when, letter, article, term: dated::term(from, to)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_row_is_whole_and_the_article_names_seven_papers_for_every_death() {
        assert_eq!(all().len(), dated::rows(TABLE).count());
        let papers = papers(Claim::Death, date(2026, 11, 24));
        let always = papers.iter().filter(|paper| paper.article.contains("ayat (1)")).count();
        assert_eq!(always, 7);
        let keys: std::collections::BTreeSet<_> = papers.iter().map(|paper| paper.key).collect();
        assert_eq!(keys.len(), papers.len());
    }

    #[test]
    fn nothing_is_asked_before_the_rule_and_trouble_without_harm_claims_nothing() {
        assert!(papers(Claim::Death, date(2023, 2, 21)).is_empty());
        assert_eq!(Claim::of(EmergencyKind::Unpaid), None);
        assert_eq!(Claim::of(EmergencyKind::Death), Some(Claim::Death));
    }
}
