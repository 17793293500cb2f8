//! Things to check (*hal yang perlu diperiksa*): dated rules of data/rules/checks.tsv, each with the function that looks for
//! it. A rule says what it saw; it scores nobody and refuses nothing. Not here: gathering the facts (`office::check`), what
//! a person decided (`review`).

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::checklist::Scheme;
use kernel::{Lang, Phrase};

use super::check_evidence as looks;
use super::interview::Answers;
use super::placement_agency::AgencyStanding;

const TABLE: &str = include_str!("../../../../data/rules/checks.tsv");

/// One dated rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its stable key.
    pub key: &'static str,
    /// The order in which rules are shown, highest first. No score of a person.
    pub weight: u8,
    /// What was found.
    pub label: Phrase,
    /// Why it matters.
    pub why: Phrase,
    /// What to do.
    pub act: Phrase,
    /// Article or report.
    pub source: &'static str,
    /// How sure that source is: `verified`, `general`, `programme`.
    pub confidence: &'static str,
    from: Option<Date>,
    to: Option<Date>,
    parameters: &'static str,
}

/// What the rules look at.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckFacts {
    /// The day on which it is asked.
    pub today: Date,
    /// The person's birth date.
    pub birth: Option<Date>,
    /// Does the NIK hold that birth date? Nothing where either is not known.
    pub nik_agrees: Option<bool>,
    /// When the person wants to leave.
    pub planned_departure: Option<Date>,
    /// Where to, ISO 3166.
    pub country: Option<String>,
    /// As what.
    pub job: Option<String>,
    /// How.
    pub scheme: Option<Scheme>,
    /// The agency that was named, with how it stands; nothing where none was named.
    pub agency: Option<(String, AgencyStanding)>,
    /// How many papers are recorded as being there.
    pub papers: usize,
    /// Has the family a copy of one of them?
    pub family_copy: bool,
    /// Other cases of this village with the recruiter's number.
    pub same_number: SameNumber,
    /// What was answered.
    pub answers: Answers,
}

/// Other cases of the village behind which the same telephone stands, within the window of the rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SameNumber {
    /// How many.
    pub others: usize,
    /// The day of the earliest interview among them.
    pub since: Option<Date>,
}

/// What a rule saw, in words of both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The same while the same is seen: by it a review notices that something changed. Never a day that moves by itself.
    pub mark: String,
    /// In Indonesian.
    pub id: String,
    /// In English.
    pub en: String,
}

impl Evidence {
    /// In the reader's language.
    pub fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// A rule that fired, with what it saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fired {
    /// The rule.
    pub rule: &'static Rule,
    /// What it saw.
    pub evidence: Evidence,
}

/// How one rule looks.
pub(super) type Look = fn(&CheckFacts, &Rule) -> Option<Evidence>;

impl Rule {
    /// A parameter: days, rupiah, whole units of a currency.
    pub fn parameter(&self, name: &str) -> Option<i64> {
        let pairs = self.parameters.split(';').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(own, _)| *own == name).find_map(|(_, value)| value.parse().ok())
    }

    fn holds_on(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }
}

/// Every rule of the data, whatever the day, heaviest first.
pub fn all() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let mut rules: Vec<Rule> = rows().filter_map(read).collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.weight));
        rules
    })
}

/// The rules of a day, heaviest first.
pub fn on(day: Date) -> Vec<&'static Rule> {
    all().iter().filter(|rule| rule.holds_on(day)).collect()
}

/// The rule of this key on a day.
pub fn rule(key: &str, day: Date) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.key == key && rule.holds_on(day))
}

/// The edition of the list on a day: the first day of its newest rule.
pub fn edition(day: Date) -> String {
    on(day).iter().filter_map(|rule| rule.from).max().map_or_else(|| "0".to_owned(), |from| from.to_string())
}

/// What is to be checked, heaviest first.
pub fn fired(facts: &CheckFacts) -> Vec<Fired> {
    let look = |rule: &'static Rule| {
        let look = looks::look(rule.key)?;
        look(facts, rule).map(|evidence| Fired { rule, evidence })
    };
    on(facts.today).into_iter().filter_map(look).collect()
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads one row; a row that is not whole is left out, and a test counts them.
fn read(row: &'static str) -> Option<Rule> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, weight, id, en, why_id, why_en, do_id, do_en, source, confidence, from, to, parameters] = parts[..]
    else {
        return None;
    };
    Some(Rule {
        key,
        weight: weight.parse().ok()?,
        label: Phrase { id, en },
        why: Phrase { id: why_id, en: why_en },
        act: Phrase { id: do_id, en: do_en },
        source,
        confidence,
        from: day(from)?,
        to: day(to)?,
        parameters,
    })
}

/// An empty date is no limit; a wrong one spoils the row.
fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_rule_of_the_data_is_whole_has_a_source_and_something_to_do_and_the_program_knows_how_to_look() {
        assert_eq!(all().len(), rows().count());
        for rule in all() {
            assert!(looks::look(rule.key).is_some(), "{}", rule.key);
            for phrase in [rule.label, rule.why, rule.act] {
                assert!(!phrase.id.is_empty() && !phrase.en.is_empty(), "{}", rule.key);
            }
            assert!(!rule.source.is_empty(), "{}", rule.key);
            assert!(["verified", "general", "programme"].contains(&rule.confidence), "{}", rule.key);
            let parts = rule.parameters.split(';').filter(|part| !part.is_empty());
            for (name, _) in parts.map(|part| part.split_once('=').expect("name=number")) {
                assert!(rule.parameter(name).is_some(), "{}: {name}", rule.key);
            }
        }
        for key in looks::keys() {
            assert!(all().iter().any(|rule| rule.key == key), "no rule in the data for {key}");
        }
    }

    #[test]
    fn no_two_rules_of_one_key_apply_on_one_day() {
        for rule in all() {
            assert_eq!(on(date(2026, 11, 24)).iter().filter(|other| other.key == rule.key).count(), 1, "{}", rule.key);
        }
        assert!(on(date(2016, 1, 1)).is_empty(), "the law of 2017 was not there yet");
    }
}
