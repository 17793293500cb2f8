//! What is given to take home after a counselling, topic by topic, in plain Indonesian: read from data/rules/handout.tsv by
//! day. The topics themselves stand in `topics`.

use std::sync::OnceLock;

use jiff::civil::Date;

const TABLE: &str = include_str!("../../../../data/rules/handout.tsv");
/// Between two sentences of a row.
const BETWEEN: &str = " | ";

/// What to remember of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// The topic.
    pub topic: &'static str,
    /// Sentences, Indonesian: the paper is for people who read no English.
    pub points: Vec<&'static str>,
    /// What they rest on.
    pub source: &'static str,
    from: Option<Date>,
    to: Option<Date>,
}

/// What to remember of a topic on a day.
pub fn of(topic: &str, day: Date) -> Option<&'static Points> {
    let applies = |one: &&Points| one.from.is_none_or(|from| from <= day) && one.to.is_none_or(|to| day <= to);
    all().iter().filter(applies).find(|one| one.topic == topic)
}

fn all() -> &'static [Points] {
    static ALL: OnceLock<Vec<Points>> = OnceLock::new();
    ALL.get_or_init(|| rows().filter_map(read).collect())
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(row: &'static str) -> Option<Points> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [topic, points, source, _confidence, from, to] = parts[..] else { return None };
    Some(Points { topic, points: points.split(BETWEEN).collect(), source, from: day(from)?, to: day(to)? })
}

/// An empty date is no limit; a wrong one spoils the row.
fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::topics;
    use jiff::civil::date;

    #[test]
    fn every_topic_that_is_told_today_has_something_to_take_home() {
        assert_eq!(all().len(), rows().count());
        let today = date(2026, 11, 24);
        for topic in topics::on(today) {
            let points = of(topic.key, today).unwrap_or_else(|| panic!("nothing on {}", topic.key));
            assert!(points.points.len() >= 2 && points.points.iter().all(|point| point.ends_with('.')), "{points:?}");
        }
        assert!(of("biaya", date(2019, 1, 1)).is_none());
    }
}
