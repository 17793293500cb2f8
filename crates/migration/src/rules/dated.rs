//! Reading the dated tables under data/rules: rows, days, and whether a row applies on a day. What a row means stands with
//! its noun.

use jiff::civil::Date;

/// The rows of a table, without its comments.
pub fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// From when until when a row applies; nothing where a day is none.
pub fn term(from: &str, to: &str) -> Option<Term> {
    Some(Term { from: day(from)?, to: day(to)? })
}

/// An empty date is no limit; a wrong one spoils the row.
fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

/// The days of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    from: Option<Date>,
    to: Option<Date>,
}

impl Term {
    /// Does it apply on a day?
    pub fn holds(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
