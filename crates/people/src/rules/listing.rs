//! Rules of the door-to-door listing that need no reader: which RT an address means, how far an area is, what a check of
//! an area points out. Not here: planning and recording (`office::listing`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Phrase, phrase};

use crate::records::listing::Outcome;
use crate::words::listing as words;

/// Houses that an area may be expected to have; more is a slip of the finger.
const MOST_EXPECTED: i64 = 100_000;

/// An RT and RW however they were typed: "RT 02 / RW 01", "2/1" and "002/001" are one. Empty where there is no digit.
pub fn rt_key(typed: &str) -> String {
    let mut numbers: Vec<String> = Vec::new();
    let mut open = false;
    for letter in typed.chars() {
        match (letter.is_ascii_digit(), open) {
            (true, true) => {
                if let Some(last) = numbers.last_mut() {
                    last.push(letter);
                }
            }
            (true, false) => numbers.push(letter.to_string()),
            (false, _) => {}
        }
        open = letter.is_ascii_digit();
    }
    numbers.iter().map(|number| number.trim_start_matches('0').to_owned()).collect::<Vec<_>>().join("/")
}

/// A hamlet's name without the word before it, for comparing.
pub fn dusun_key(typed: &str) -> String {
    let plain = typed.trim().to_lowercase();
    plain.strip_prefix("dusun ").unwrap_or(&plain).trim().to_owned()
}

/// What cannot be in the plan of an area.
pub fn area_problems(expected: Option<i64>, from: Option<Date>, until: Option<Date>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if expected.is_some_and(|houses| !(0..=MOST_EXPECTED).contains(&houses)) {
        problems.push(Problem { field: "expected".to_owned(), code: "listing.expected", message: words::EXPECTED_FEW });
    }
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        problems.push(Problem { field: "until".to_owned(), code: "listing.until", message: words::UNTIL_EARLY });
    }
    problems
}

/// Do a household's hamlet and RT lie in an area? An area without an RT is its whole hamlet.
pub fn lies_in(dusun: &str, rt_rw: &str, area_dusun: &str, area_rt: &str) -> bool {
    let rt = rt_key(area_rt);
    dusun_key(dusun) == dusun_key(area_dusun) && (rt.is_empty() || rt_key(rt_rw) == rt)
}

/// How far a listing is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Houses that the head of the RT expects; 0 where nobody said.
    pub expected: i64,
    /// Houses on the list.
    pub houses: i64,
    /// Houses that were listed.
    pub listed: i64,
    /// Houses where nobody was met yet: they are visited again.
    pub not_home: i64,
    /// Houses that refused: they are left in peace.
    pub refused: i64,
    /// Houses whose people moved away, and empty ones.
    pub left: i64,
    /// The day of the last visit.
    pub last: Option<Date>,
}

impl Coverage {
    /// Counts houses of one outcome; `None` is not visited yet.
    pub fn count(&mut self, outcome: Option<Outcome>, houses: i64, last: Option<Date>) {
        self.houses += houses;
        match outcome {
            Some(Outcome::Listed) => self.listed += houses,
            Some(Outcome::NotHome) => self.not_home += houses,
            Some(Outcome::Refused) => self.refused += houses,
            Some(Outcome::MovedAway | Outcome::Vacant) => self.left += houses,
            None => {}
        }
        self.last = self.last.max(last);
    }

    /// Adds another area.
    pub fn add(&mut self, other: &Coverage) {
        self.expected += other.expected;
        self.houses += other.houses;
        self.listed += other.listed;
        self.not_home += other.not_home;
        self.refused += other.refused;
        self.left += other.left;
        self.last = self.last.max(other.last);
    }

    /// Houses visited at least once.
    pub fn visited(&self) -> i64 {
        self.listed + self.not_home + self.refused + self.left
    }

    /// Houses that need no further visit.
    pub fn settled(&self) -> i64 {
        self.listed + self.refused + self.left
    }

    /// All houses: those on the list, or more where more are expected.
    pub fn whole(&self) -> i64 {
        self.houses.max(self.expected)
    }

    /// Houses still to be visited.
    pub fn open(&self) -> i64 {
        self.whole() - self.settled()
    }

    /// How far, in percent of what is on the list or expected, whichever is more.
    pub fn percent(&self) -> u8 {
        let whole = self.whole();
        if whole <= 0 { 0 } else { (self.settled() * 100 / whole).clamp(0, 100) as u8 }
    }
}

/// What a check of an area points out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Fewer houses on the list than expected, and by how many.
    Missing(i64),
    /// More houses on the list than expected, and by how many.
    More(i64),
    /// Houses that nobody has visited.
    NotVisited(i64),
    /// Houses where nobody was met.
    NotHome(i64),
    /// Nobody said how many houses there should be.
    NothingExpected,
}

impl Difference {
    /// What it is called; a number stands before it where there is one.
    pub const fn phrase(self) -> Phrase {
        match self {
            Difference::Missing(_) => {
                phrase("rumah belum ada dalam daftar, menurut perkiraan", "houses less on the list than expected")
            }
            Difference::More(_) => phrase("rumah lebih banyak daripada perkiraan", "houses more than expected"),
            Difference::NotVisited(_) => phrase("rumah belum dikunjungi", "houses not visited yet"),
            Difference::NotHome(_) => phrase("rumah belum bertemu orangnya", "houses where nobody was met yet"),
            Difference::NothingExpected => {
                phrase("Perkiraan jumlah rumah belum diisi.", "Nobody has said how many houses there should be.")
            }
        }
    }

    /// The number, where there is one.
    pub const fn number(self) -> Option<i64> {
        match self {
            Difference::Missing(number)
            | Difference::More(number)
            | Difference::NotVisited(number)
            | Difference::NotHome(number) => Some(number),
            Difference::NothingExpected => None,
        }
    }
}

/// What the head of the RT should look at before saying that the list is right.
pub fn differences(coverage: &Coverage) -> Vec<Difference> {
    let mut found = Vec::new();
    match coverage.houses - coverage.expected {
        _ if coverage.expected == 0 => found.push(Difference::NothingExpected),
        0 => {}
        less if less < 0 => found.push(Difference::Missing(-less)),
        more => found.push(Difference::More(more)),
    }
    match coverage.houses - coverage.visited() {
        0 => {}
        open => found.push(Difference::NotVisited(open)),
    }
    if coverage.not_home > 0 {
        found.push(Difference::NotHome(coverage.not_home));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_rt_is_one_however_it_is_typed() {
        for typed in ["02/01", "RT 2 / RW 1", "002/001", "rt02 rw01"] {
            assert_eq!(rt_key(typed), "2/1", "{typed}");
        }
        assert_eq!(rt_key("Krajan"), "");
        assert!(lies_in("Dusun Krajan", "RT 02/01", "krajan", "2/1"));
        assert!(lies_in("Krajan", "05/01", "Krajan", ""), "an area without RT is the whole hamlet");
        assert!(!lies_in("Krajan", "03/01", "Krajan", "02/01"));
    }

    #[test]
    fn who_refused_or_moved_is_settled_and_who_was_not_at_home_is_not() {
        let mut coverage = Coverage { expected: 10, ..Coverage::default() };
        coverage.count(Some(Outcome::Listed), 4, Some(date(2026, 11, 20)));
        coverage.count(Some(Outcome::NotHome), 2, Some(date(2026, 11, 24)));
        coverage.count(Some(Outcome::Refused), 1, None);
        coverage.count(Some(Outcome::Vacant), 1, None);
        coverage.count(None, 1, None);
        assert_eq!((coverage.houses, coverage.visited(), coverage.settled(), coverage.open()), (9, 8, 6, 4));
        assert_eq!((coverage.percent(), coverage.last), (60, Some(date(2026, 11, 24))));
        let found = differences(&coverage);
        assert_eq!(found, [Difference::Missing(1), Difference::NotVisited(1), Difference::NotHome(2)]);
    }

    #[test]
    fn an_area_of_which_nothing_is_expected_is_not_divided_by_nothing() {
        assert_eq!(Coverage::default().percent(), 0);
        assert_eq!(differences(&Coverage::default()), [Difference::NothingExpected]);
    }
}
