//! The few flags of the tools: `--name value`, `--name`, and what stands after `--`.

use testkit::Trouble;

/// What was typed after the tool's name.
#[derive(Debug, Clone, Default)]
pub struct Options {
    before: Vec<String>,
    /// What stands after `--`, passed on to the test runner.
    pub passed_on: Vec<String>,
}

impl Options {
    /// Reads the rest of the command line.
    pub fn read(arguments: impl Iterator<Item = String>) -> Options {
        let all: Vec<String> = arguments.collect();
        let cut = all.iter().position(|argument| argument == "--").unwrap_or(all.len());
        let passed_on = all.get(cut + 1..).unwrap_or_default().to_vec();
        Options { before: all[..cut].to_vec(), passed_on }
    }

    /// Whether a flag stands there.
    pub fn has(&self, flag: &str) -> bool {
        self.before.iter().any(|argument| argument == flag)
    }

    /// The word after a flag.
    pub fn word(&self, flag: &str) -> Option<&str> {
        let position = self.before.iter().position(|argument| argument == flag)?;
        self.before.get(position + 1).map(String::as_str)
    }

    /// The number after a flag, or this one.
    pub fn number(&self, flag: &str, otherwise: u64) -> Result<u64, Trouble> {
        match self.word(flag) {
            None => Ok(otherwise),
            Some(word) => word.parse().map_err(|_| Trouble::new(format!("{flag} takes a number, not `{word}`"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn flags_numbers_and_what_is_passed_on_are_told_apart() {
        let typed = ["--seed", "7", "--debug", "--", "--seed", "letters"].map(str::to_owned);
        let options = Options::read(typed.into_iter());
        assert_eq!(options.number("--seed", 1), Ok(7));
        assert_eq!(options.number("--runs", 100), Ok(100));
        assert!(options.has("--debug") && !options.has("letters"));
        assert_eq!(options.passed_on, ["--seed", "letters"]);
    }
}
