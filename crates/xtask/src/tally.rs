//! Reads the closing lines of the test runners, so that the gate's own last line says the same as theirs.

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, timed out or could not be started.
    pub failed: u64,
}

impl Tally {
    /// Adds what a line says, if it is a closing line of nextest or of `cargo test`.
    pub fn take_up(&mut self, line: &str) {
        let line = without_colours(line);
        // Only at the line's beginning: nextest repeats the output of failed tests indented.
        if let Some(counts) = line.strip_prefix("test result: ") {
            self.add(&counts.replace(". ", "; "), "; ");
        } else if line.trim_start().starts_with("Summary [") {
            self.add(line.split_once("run: ").map_or("", |(_, counts)| counts), ", ");
        }
    }

    fn add(&mut self, counts: &str, separator: &str) {
        for part in counts.split(separator) {
            let mut words = part.trim().splitn(2, ' ');
            let number: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
            match words.next().unwrap_or_default() {
                what if what.starts_with("passed") => self.passed += number,
                what if ["failed", "timed out", "exec failed"].iter().any(|bad| what.starts_with(bad)) => {
                    self.failed += number;
                }
                _ => {}
            }
        }
    }
}

/// The line without terminal colours.
fn without_colours(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn of(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.take_up(line));
        tally
    }

    #[test]
    fn nextest_and_cargo_test_are_added_up() {
        let lines = [
            "     Summary [   4.011s] 12 tests run: 11 passed (1 slow), 1 failed, 3 skipped",
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
        ];
        assert_eq!(of(&lines), Tally { passed: 16, failed: 1 });
    }

    #[test]
    fn a_test_that_timed_out_or_could_not_start_has_failed() {
        let line = "\u{1b}[31;1m     Summary\u{1b}[0m [ 9.0s] 4 tests run: 1 passed, 1 failed, 1 timed out, 1 exec failed, 0 skipped";
        assert_eq!(of(&[line]), Tally { passed: 1, failed: 3 });
    }

    #[test]
    fn what_a_test_prints_is_not_counted() {
        let repeated = "    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 18 filtered out";
        assert_eq!(of(&["running 5 tests", "5 passed; 3 failed", repeated]), Tally::default());
    }
}
