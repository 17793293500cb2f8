//! The gate: everything that must hold before a change goes in. `.ci/run` calls exactly this.

use testkit::Trouble;

use crate::options::Options;
use crate::tally::Tally;
use crate::{lint, postgres, step, tidy, tools};

/// Runs every step, also after one has failed, and ends with one plain line of counts. A step that is no test and
/// failed (format, lint, tidy, a build that broke off) counts as one failure, so that the line never says
/// `0 failed` when the gate did.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    let mut gate = Gate::default();
    gate.other("tools", tools::install());
    if options.passed_on.is_empty() {
        gate.other("format", lint::format());
        gate.other("clippy", lint::clippy());
        gate.other("tidy", tidy::run());
        gate.tests("tests", all_tests(&[]));
        gate.stories_on_postgres();
        gate.tests("doc tests", step::cargo(&["test", "--doc", "--workspace", "--no-fail-fast"]));
    } else {
        let filter: Vec<&str> = options.passed_on.iter().map(String::as_str).collect();
        gate.tests("tests", all_tests(&filter));
    }
    Ok(gate.close())
}

fn all_tests(filter: &[&str]) -> Result<step::Ended, Trouble> {
    let nextest = step::quiet("cargo", &["nextest", "--version"]).is_ok();
    let mut words = if nextest {
        vec!["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests", "warn"]
    } else {
        vec!["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests", "--"]
    };
    words.extend(filter);
    // One server for all tests: most runners start every test as a process of its own. It ends with this function.
    let server = postgres::for_tests()?;
    step::cargo_with(&words, server.as_ref().map(|server| (testkit::postgres::ADDRESS, server.address())))
}

#[derive(Debug, Default)]
struct Gate {
    tally: Tally,
    failed: Vec<String>,
}

impl Gate {
    /// The stories of the whole node once more, on the other engine.
    fn stories_on_postgres(&mut self) {
        match postgres::stories() {
            Ok(Some(ended)) => self.tests("stories on PostgreSQL", Ok(ended)),
            // Not installed: that has been said.
            Ok(None) => {}
            Err(trouble) => self.other("stories on PostgreSQL", Err(trouble)),
        }
    }

    fn other(&mut self, name: &str, outcome: Result<bool, Trouble>) {
        match outcome {
            Ok(true) => return,
            Ok(false) => self.failed.push(name.to_owned()),
            Err(trouble) => self.failed.push(format!("{name} ({trouble})")),
        }
        self.tally.failed += 1;
    }

    fn tests(&mut self, name: &str, outcome: Result<step::Ended, Trouble>) {
        match outcome {
            Ok(ended) => {
                self.tally.passed += ended.tally.passed;
                self.tally.failed += ended.tally.failed;
                if !ended.well {
                    self.failed.push(name.to_owned());
                    self.tally.failed += u64::from(ended.tally.failed == 0);
                }
            }
            Err(trouble) => self.other(name, Err(trouble)),
        }
    }

    fn close(self) -> bool {
        println!();
        if !self.failed.is_empty() {
            println!("not well: {}", self.failed.join(", "));
        }
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
        self.tally.failed == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use crate::step::Ended;
    use crate::tally::Tally;

    #[test]
    fn a_build_that_broke_off_counts_as_a_failure() {
        let mut gate = Gate::default();
        gate.tests("tests", Ok(Ended { well: false, tally: Tally::default() }));
        assert_eq!(gate.tally, Tally { passed: 0, failed: 1 });
        assert!(!gate.close());
    }

    #[test]
    fn tests_that_failed_are_not_counted_twice() {
        let mut gate = Gate::default();
        gate.tests("tests", Ok(Ended { well: false, tally: Tally { passed: 4, failed: 2 } }));
        gate.other("tidy", Ok(false));
        assert_eq!(gate.tally, Tally { passed: 4, failed: 3 });
    }
}
