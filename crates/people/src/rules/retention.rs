//! How long data are kept although their person asks for erasure, read from data/rules/retention.tsv by day.
//! Not here: what else stands against an erasure (`rules::erasure`).

use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Phrase;

const TABLE: &str = include_str!("../../../../data/rules/retention.tsv");

/// The rule about letters that the village head acknowledged.
pub const LETTER: &str = "surat_diketahui";

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// What it is about.
    pub key: &'static str,
    /// The rule in words.
    pub label: Phrase,
    /// Whole years from the day on which the thing came into being.
    pub years: i16,
    /// Does an article name the number? Otherwise this programme does.
    pub by_law: bool,
    /// The article, with what it does not say.
    pub article: &'static str,
    from: Option<Date>,
    to: Option<Date>,
}

impl Retention {
    /// The day from which a thing of this day is kept no longer.
    pub fn ends(&self, began: Date) -> Option<Date> {
        began.checked_add(self.years.years()).ok()
    }
}

/// Every rule of the data, whatever the day.
pub fn all() -> &'static [Retention] {
    static RULES: OnceLock<Vec<Retention>> = OnceLock::new();
    RULES.get_or_init(|| rows().filter_map(read).collect())
}

/// The rule about something that came into being on a day.
pub fn on(key: &str, day: Date) -> Option<&'static Retention> {
    let applies = |rule: &&Retention| rule.from.is_none_or(|from| from <= day) && rule.to.is_none_or(|to| day <= to);
    all().iter().filter(|rule| rule.key == key).find(applies)
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(row: &'static str) -> Option<Retention> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, years, basis, article, _, from, to] = parts[..] else { return None };
    let by_law = match basis {
        "law" => true,
        "programme" => false,
        _ => return None,
    };
    let (from, to) = (day(from)?, day(to)?);
    Some(Retention { key, label: Phrase { id, en }, years: years.parse().ok()?, by_law, article, from, to })
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
    fn every_row_of_the_data_is_whole_and_no_two_rules_of_a_key_share_a_day() {
        assert_eq!(all().len(), rows().count());
        for (index, rule) in all().iter().enumerate() {
            assert!(
                rule.years > 0 && !rule.label.id.is_empty() && !rule.label.en.is_empty() && !rule.article.is_empty()
            );
            for other in all()[index + 1..].iter().filter(|other| other.key == rule.key) {
                let apart = rule.to.zip(other.from).is_some_and(|(to, from)| to < from)
                    || other.to.zip(rule.from).is_some_and(|(to, from)| to < from);
                assert!(apart, "{}", rule.key);
            }
        }
    }

    #[test]
    fn a_letter_is_kept_for_two_years_by_the_programme_and_not_by_an_article() {
        let rule = on(LETTER, date(2024, 2, 29)).expect("a rule");
        assert_eq!(rule.ends(date(2024, 2, 29)), Some(date(2026, 2, 28)));
        assert!(!rule.by_law);
        assert_eq!(on(LETTER, date(2017, 11, 21)), None, "before the law there was no such letter");
    }
}
