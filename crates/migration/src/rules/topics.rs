//! What a candidate must be told before leaving (PP 59/2021 art. 4), read from data/rules/counselling.tsv by day.

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::Phrase;

use super::facts::Told;

const TABLE: &str = include_str!("../../../../data/rules/counselling.tsv");

/// One topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its stable key.
    pub key: &'static str,
    /// What it is about.
    pub label: Phrase,
    /// A question that shows whether it was understood.
    pub ask: Phrase,
    /// Its article.
    pub article: &'static str,
    from: Option<Date>,
    to: Option<Date>,
}

/// Every topic of the data, whatever the day.
pub fn all() -> &'static [Topic] {
    static TOPICS: OnceLock<Vec<Topic>> = OnceLock::new();
    TOPICS.get_or_init(|| rows().filter_map(read).collect())
}

/// The topics to be told on a day.
pub fn on(day: Date) -> Vec<&'static Topic> {
    let applies = |topic: &&Topic| topic.from.is_none_or(|from| from <= day) && topic.to.is_none_or(|to| day <= to);
    all().iter().filter(applies).collect()
}

/// The topic of this key.
pub fn by_key(key: &str) -> Option<&'static Topic> {
    all().iter().find(|topic| topic.key == key)
}

/// The topics of a day that were not told yet.
pub fn missing(day: Date, told: &[Told]) -> Vec<&'static Topic> {
    on(day).into_iter().filter(|topic| !told.iter().any(|one| one.topic == topic.key)).collect()
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(row: &'static str) -> Option<Topic> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, ask_id, ask_en, article, from, to] = parts[..] else { return None };
    Some(Topic {
        key,
        label: Phrase { id, en },
        ask: Phrase { id: ask_id, en: ask_en },
        article,
        from: day(from)?,
        to: day(to)?,
    })
}

/// An empty date is no limit; a wrong one spoils the row.
fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::counselling::FamilyPresent;
    use jiff::civil::date;

    #[test]
    fn every_row_of_the_data_is_whole_and_no_key_stands_twice() {
        assert_eq!(all().len(), rows().count());
        let mut keys: Vec<&str> = all().iter().map(|topic| topic.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all().len());
        for topic in all() {
            assert!(
                !topic.label.id.is_empty()
                    && !topic.label.en.is_empty()
                    && !topic.ask.id.is_empty()
                    && !topic.ask.en.is_empty()
            );
        }
    }

    #[test]
    fn what_was_told_is_no_longer_missing_and_nothing_was_asked_before_the_rule() {
        let day = date(2026, 11, 24);
        assert!(missing(day, &[]).len() >= 11, "the regulation names eleven topics and more");
        let told = Told { topic: on(day)[0].key.to_owned(), date: day, family: FamilyPresent::Spouse };
        assert_eq!(missing(day, &[told]).len() + 1, on(day).len());
        assert!(on(date(2019, 1, 1)).is_empty());
    }
}
