//! When the regency is shown that one telephone, agency, or country and month stand behind cases of several villages: dated
//! thresholds of data/rules/patterns.tsv. Not here: finding them (`office::pattern`).

use std::sync::OnceLock;

use kernel::Phrase;

const TABLE: &str = include_str!("../../../../data/rules/patterns.tsv");

/// What is compared over villages: what the regency may open, never a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// The recruiter's telephone.
    Phone,
    /// The agency or body that was named.
    Agency,
    /// Country and month of the planned departure.
    Journey,
}

/// The thresholds for one thing that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Stable key, also in addresses.
    pub key: &'static str,
    /// What is compared.
    pub compared: Compared,
    /// In words.
    pub label: Phrase,
    /// Interviews of the last so many days count.
    pub window: i64,
    /// At least so many villages …
    pub villages: i64,
    /// … with so many cases together.
    pub cases: i64,
    /// Or at least so many cases, also of one village.
    pub many: i64,
    /// Where the thresholds come from.
    pub source: &'static str,
}

/// Every pattern of the data.
pub fn all() -> &'static [Pattern] {
    static PATTERNS: OnceLock<Vec<Pattern>> = OnceLock::new();
    PATTERNS.get_or_init(|| rows().filter_map(read).collect())
}

/// The pattern of this key.
pub fn by_key(key: &str) -> Option<&'static Pattern> {
    all().iter().find(|pattern| pattern.key == key)
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads one row; a row that is not whole is left out, and a test counts them.
fn read(row: &'static str) -> Option<Pattern> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, window, villages, cases, many, source] = parts[..] else { return None };
    let compared = match key {
        "telepon" => Compared::Phone,
        "lembaga" => Compared::Agency,
        "perjalanan" => Compared::Journey,
        _ => return None,
    };
    let (window, villages) = (window.parse().ok()?, villages.parse().ok()?);
    let (cases, many) = (cases.parse().ok()?, many.parse().ok()?);
    Some(Pattern { key, compared, label: Phrase { id, en }, window, villages, cases, many, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole_and_asks_for_more_than_one_case() {
        assert_eq!(all().len(), rows().count());
        for pattern in all() {
            assert!(pattern.villages >= 2 && pattern.cases >= 2 && pattern.many >= pattern.cases, "{}", pattern.key);
            assert!(pattern.window > 0 && !pattern.source.is_empty(), "{}", pattern.key);
        }
    }
}
