//! The one error of this crate: words for a developer. Nobody matches on it, so it has no variants.

use std::fmt;

/// What went wrong, in words that name the address, file or element concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble(String);

impl Trouble {
    /// A trouble in these words.
    pub fn new(words: impl Into<String>) -> Trouble {
        Trouble(words.into())
    }

    /// The same trouble, with what was being done put before it.
    pub fn during(self, doing: &str) -> Trouble {
        Trouble(format!("{doing}: {}", self.0))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Trouble {
        Trouble(error.to_string())
    }
}

impl From<ureq::Error> for Trouble {
    fn from(error: ureq::Error) -> Trouble {
        Trouble(error.to_string())
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Trouble {
        Trouble(error.to_string())
    }
}

/// Takes the value or panics in the words of the trouble, at the caller's line.
#[track_caller]
pub(crate) fn must<T>(outcome: Result<T, Trouble>) -> T {
    match outcome {
        Ok(value) => value,
        Err(trouble) => panic!("{trouble}"),
    }
}
