//! How long a paper must be valid beyond the departure, and how old it may grow, by scheme and country: read from
//! data/rules/validity.tsv by day. A rule warns; it never refuses, because the confidence of many is only general.

use std::sync::OnceLock;

use jiff::Span;
use jiff::civil::Date;
use kernel::claims::Confidence;

const TABLE: &str = include_str!("../../../../data/rules/validity.tsv");

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validity {
    /// The paper, as a line of the checklist.
    pub paper: &'static str,
    /// So many months after the departure it must still be valid.
    pub months_after: Option<i32>,
    /// So many months after it was issued it counts at most.
    pub longest_months: Option<i32>,
    /// What it rests on, as shown to people.
    pub article: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    schemes: &'static str,
    countries: &'static str,
    from: Option<Date>,
    to: Option<Date>,
}

impl Validity {
    /// The day that this paper misses: the one until which it would have to be valid, or the one on which it grew too old.
    /// `None` where it is good for a departure on `leaving`.
    pub fn missed(&self, issued: Option<Date>, until: Option<Date>, leaving: Date) -> Option<Date> {
        let wanted = self.months_after.and_then(|months| leaving.checked_add(Span::new().months(months)).ok());
        if let (Some(wanted), Some(until)) = (wanted, until)
            && until < wanted
        {
            return Some(wanted);
        }
        let oldest = self.longest_months.and_then(|months| issued?.checked_add(Span::new().months(months)).ok());
        oldest.filter(|oldest| *oldest < leaving)
    }
}

/// The rule for a paper of a case on a day.
pub fn of(paper: &str, scheme: Option<&str>, country: Option<&str>, day: Date) -> Option<&'static Validity> {
    let fits = |list: &str, known: Option<&str>| {
        list.is_empty() || known.is_some_and(|one| list.split(", ").any(|own| own == one))
    };
    all()
        .iter()
        .filter(|rule| rule.paper == paper)
        .filter(|rule| rule.from.is_none_or(|from| from <= day) && rule.to.is_none_or(|to| day <= to))
        .find(|rule| fits(rule.schemes, scheme) && fits(rule.countries, country))
}

/// Every rule, the narrower of one paper before the wider.
pub fn all() -> &'static [Validity] {
    static ALL: OnceLock<Vec<Validity>> = OnceLock::new();
    ALL.get_or_init(|| rows().filter_map(read).collect())
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(row: &'static str) -> Option<Validity> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [paper, after, longest, schemes, countries, article, _source, confidence, from, to] = parts[..] else {
        return None;
    };
    Some(Validity {
        paper,
        months_after: number(after)?,
        longest_months: number(longest)?,
        article,
        confidence: match confidence {
            "verified" => Confidence::Verified,
            "general" => Confidence::General,
            _ => return None,
        },
        schemes,
        countries,
        from: day(from)?,
        to: day(to)?,
    })
}

fn number(text: &str) -> Option<Option<i32>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::checklist::Checklist;

    #[test]
    fn every_row_is_whole_and_is_about_a_paper_of_the_checklist() {
        assert_eq!(all().len(), rows().count());
        for rule in all() {
            assert!(Checklist::by_key(rule.paper).is_some_and(|line| line.expires), "{}", rule.paper);
            assert!(rule.months_after.is_some() || rule.longest_months.is_some());
        }
    }

    #[test]
    fn a_passport_must_outlast_the_departure_by_six_months_to_the_day() {
        let rule = of("paspor", Some("p_to_p"), Some("TW"), date(2026, 11, 24)).expect("a rule");
        let leaving = date(2027, 2, 1);
        assert_eq!(rule.missed(None, Some(date(2027, 8, 1)), leaving), None);
        assert_eq!(rule.missed(None, Some(date(2027, 7, 31)), leaving), Some(date(2027, 8, 1)));
        assert_eq!(rule.missed(None, None, leaving), None, "what is not known is not held against it");
    }

    #[test]
    fn a_health_certificate_grows_too_old_after_three_months() {
        let rule = of("surat_sehat", None, None, date(2026, 11, 24)).expect("a rule");
        let leaving = date(2027, 2, 1);
        assert_eq!(rule.missed(Some(date(2026, 11, 1)), None, leaving), None);
        assert_eq!(rule.missed(Some(date(2026, 10, 31)), None, leaving), Some(date(2027, 1, 31)));
    }
}
