//! One thing that the house does not allow, with where it stands.

use std::fmt;
use std::path::Path;

/// Prints as `file:line: words`, which editors make clickable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, from the workspace's root.
    pub file: String,
    /// The line, counted from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong and what to do.
    pub words: String,
}

impl Finding {
    /// A finding in a file of the workspace.
    pub fn new(root: &Path, file: &Path, line: usize, words: impl Into<String>) -> Finding {
        let file = file.strip_prefix(root).unwrap_or(file).display().to_string();
        Finding { file, line, words: words.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}", self.file, self.words),
            line => write!(out, "{}:{line}: {}", self.file, self.words),
        }
    }
}
