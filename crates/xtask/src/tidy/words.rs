//! Words that stand in no file of the project: paths of a developer's machine, marks of unfinished work.

use std::path::Path;

use testkit::Trouble;

use super::findings::Finding;

/// Written in two halves, so that this file does not find itself.
const FORBIDDEN: [(&str, &str, &str); 6] = [
    ("/ho", "me/", "a path of somebody's machine"),
    ("/Us", "ers/", "a path of somebody's machine"),
    ("/ro", "ot/", "a path of somebody's machine"),
    ("/wo", "rk/", "a path of somebody's machine"),
    ("C:\\", "Users", "a path of somebody's machine"),
    ("FIX", "ME", "a mark of unfinished work: file an issue"),
];

/// Checks one text file.
pub fn check(root: &Path, file: &Path, findings: &mut Vec<Finding>) -> Result<(), Trouble> {
    let bytes = std::fs::read(file)?;
    let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
    for (head, tail, words) in FORBIDDEN {
        let wanted = format!("{head}{tail}");
        for (index, line) in text.lines().enumerate().filter(|(_, line)| line.contains(&wanted)) {
            // A path of the project's own that ends in the same word is not one of a machine.
            let at = line.find(&wanted).unwrap_or(0);
            let goes_on =
                line[..at].chars().next_back().is_some_and(|letter| letter.is_alphanumeric() || letter == '}');
            if !(goes_on && wanted.starts_with('/')) {
                findings.push(Finding::new(root, file, index + 1, words));
            }
        }
    }
    Ok(())
}
