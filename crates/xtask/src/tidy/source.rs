//! The rules for Rust files: opening comment, sizes, names of modules, calls that can panic, unfinished work.

use std::path::Path;

use testkit::Trouble;

use super::findings::Finding;
use super::scan::{self, Function};

/// The longest file, in lines.
const LONGEST_FILE: usize = 500;
/// The longest function, in lines.
const LONGEST_FUNCTION: usize = 70;
/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 6] = ["util", "utils", "helper", "helpers", "common", "manager"];

/// What the table of sizes needs to know about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// Lines of the file.
    pub lines: usize,
    /// Its functions.
    pub functions: Vec<Function>,
}

/// Checks one file and measures it.
pub fn check(root: &Path, file: &Path, findings: &mut Vec<Finding>) -> Result<Measured, Trouble> {
    let text = std::fs::read_to_string(file)?;
    let lines: Vec<&str> = text.lines().collect();
    let mut find = |line: usize, words: String| findings.push(Finding::new(root, file, line, words));
    if !lines.first().is_some_and(|first| first.starts_with("//!")) {
        find(1, "opens with `//!` and a sentence on what lives here and what does not".into());
    }
    if lines.len() > LONGEST_FILE {
        find(0, format!("{} lines; at most {LONGEST_FILE}: divide it by what it is about", lines.len()));
    }
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if EMPTY_NAMES.contains(&stem.as_str()) {
        find(0, format!("`{stem}` says nothing: name it after what is inside"));
    }
    let scanned = match scan::scan(&text) {
        Ok(scanned) => scanned,
        Err(error) => {
            find(0, format!("is not Rust: {error}"));
            return Ok(Measured { lines: lines.len(), functions: Vec::new() });
        }
    };
    for (line, name) in scanned.modules.iter().filter(|(_, name)| EMPTY_NAMES.contains(&name.as_str())) {
        find(*line, format!("module `{name}` says nothing: name it after what is inside"));
    }
    for function in scanned.functions.iter().filter(|function| function.lines > LONGEST_FUNCTION) {
        let Function { name, lines, .. } = function;
        find(function.line, format!("`{name}` has {lines} lines; at most {LONGEST_FUNCTION}"));
    }
    for (line, name) in &scanned.unfinished {
        find(*line, format!("`{name}!` marks unfinished work"));
    }
    let in_tests = stem == "tests" || file.components().any(|part| part.as_os_str() == "tests");
    for (line, name) in scanned.unwraps.iter().filter(|_| !in_tests) {
        if !has_reason(&lines, *line) {
            find(*line, format!("`{name}` outside tests wants `// reason:` on its line or the one above, or an error"));
        }
    }
    Ok(Measured { lines: lines.len(), functions: scanned.functions })
}

/// Whether the line (counted from 1), or the comment right above its statement, gives a reason.
fn has_reason(lines: &[&str], line: usize) -> bool {
    let own = lines.get(line - 1).is_some_and(|text| text.contains("// reason:"));
    let above = lines[..line - 1].iter().rev().take(4);
    own || above.into_iter().any(|text| text.trim_start().starts_with("// reason:"))
}
