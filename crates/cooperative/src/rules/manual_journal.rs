//! A manual journal: lines of debits and credits become pairs of sides. Pure. Not here: who posts it (`office::journal`).

use super::chart::{self, Part};

/// A line as it was typed. Rupiah; one of both sides is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Code of the account.
    pub code: String,
    /// Debited.
    pub debit: i64,
    /// Credited.
    pub credit: i64,
}

/// Why it is no journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// No amount, or less than nothing.
    #[error("nothing to post")]
    Nothing,
    /// A line has both sides.
    #[error("line {0} has a debit and a credit")]
    Both(usize),
    /// An account that is kept by member: its own pages post there.
    #[error("line {0} names an account that is kept by member")]
    Members(usize),
    /// Debits and credits differ.
    #[error("debits and credits differ by {0}")]
    Unbalanced(i64),
}

/// Pairs of accounts debited and credited, in the order of the lines: each debit is met by the credits that are left.
///
/// # Errors
/// See [`Wrong`].
pub fn pairs(lines: &[Typed]) -> Result<Vec<(String, String, i64)>, Wrong> {
    let difference: i64 = lines.iter().map(|line| line.debit - line.credit).sum();
    for (number, line) in (1..).zip(lines) {
        if line.debit < 0 || line.credit < 0 || line.debit + line.credit == 0 {
            return Err(Wrong::Nothing);
        }
        if line.debit > 0 && line.credit > 0 {
            return Err(Wrong::Both(number));
        }
        if chart::by_code(&line.code).is_some_and(|account| account.part != Part::None) {
            return Err(Wrong::Members(number));
        }
    }
    if difference != 0 {
        return Err(Wrong::Unbalanced(difference.abs()));
    }
    let mut credits: Vec<(&str, i64)> =
        lines.iter().filter(|line| line.credit > 0).map(|line| (line.code.as_str(), line.credit)).rev().collect();
    let mut pairs = Vec::new();
    for line in lines.iter().filter(|line| line.debit > 0) {
        let mut left = line.debit;
        while left > 0 {
            let Some((code, there)) = credits.pop() else { return Err(Wrong::Unbalanced(left)) };
            let taken = left.min(there);
            pairs.push((line.code.clone(), code.to_owned(), taken));
            left -= taken;
            if there > taken {
                credits.push((code, there - taken));
            }
        }
    }
    if pairs.is_empty() { Err(Wrong::Nothing) } else { Ok(pairs) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(code: &str, debit: i64, credit: i64) -> Typed {
        Typed { code: code.to_owned(), debit, credit }
    }

    #[test]
    fn lines_become_pairs_that_add_up_to_every_line() {
        let lines = [line("5202", 70, 0), line("1102", 0, 50), line("5201", 30, 0), line("1101", 0, 50)];
        let pairs = pairs(&lines).unwrap();
        for one in &lines {
            let debit: i64 = pairs.iter().filter(|pair| pair.0 == one.code).map(|pair| pair.2).sum();
            let credit: i64 = pairs.iter().filter(|pair| pair.1 == one.code).map(|pair| pair.2).sum();
            assert_eq!((debit, credit), (one.debit, one.credit), "{}", one.code);
        }
    }

    #[test]
    fn what_does_not_balance_or_names_members_savings_is_no_journal() {
        assert_eq!(pairs(&[line("5202", 70, 0), line("1101", 0, 60)]), Err(Wrong::Unbalanced(10)));
        assert_eq!(pairs(&[line("2101", 70, 0), line("1101", 0, 70)]), Err(Wrong::Members(1)));
        assert_eq!(pairs(&[line("5202", 70, 70)]), Err(Wrong::Both(1)));
        assert_eq!(pairs(&[]), Err(Wrong::Nothing));
    }
}
