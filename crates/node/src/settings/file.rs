//! The file with settings: plain `name = value` lines (TOML). What is wrong is told with its line and without repeating a
//! value. Not here: which file, and what wins over it (`effective`).

use std::collections::BTreeMap;
use std::path::Path;

use toml::{Spanned, Value};

use super::declaration::{SETTINGS, Setting, named};

/// A setting as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// As text, as the command line would give it.
    pub text: String,
    /// Counted from 1.
    pub line: usize,
}

/// What the file says, by name; or everything that is wrong with it, a sentence each.
///
/// # Errors
/// Syntax, unknown names, values of another kind.
pub fn read(path: &Path) -> Result<BTreeMap<&'static str, Line>, Vec<String>> {
    let place = path.display();
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&text).map_err(|problems| problems.iter().map(|one| format!("{place}, {one}")).collect()),
        Err(error) => Err(vec![format!("{place}: {error}")]),
    }
}

fn parse(text: &str) -> Result<BTreeMap<&'static str, Line>, Vec<String>> {
    let line_of = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let read = toml::from_str::<BTreeMap<Spanned<String>, Value>>(text).map_err(|error| {
        // The library's own words show the line itself, which may hold a secret.
        let line = error.span().map_or(1, |span| line_of(span.start));
        vec![format!("line {line}: {}", error.message())]
    })?;
    let (mut known, mut problems) = (BTreeMap::new(), Vec::new());
    for (name, value) in read {
        let line = line_of(name.span().start);
        match one(name.get_ref(), &value) {
            Ok((setting, text)) => {
                known.insert(setting.name, Line { text, line });
            }
            Err(problem) => problems.push((line, format!("line {line}: {problem}"))),
        }
    }
    problems.sort();
    if problems.is_empty() { Ok(known) } else { Err(problems.into_iter().map(|(_, problem)| problem).collect()) }
}

fn one(name: &str, value: &Value) -> Result<(&'static Setting, String), String> {
    let Some(setting) = named(name) else { return Err(unknown(name)) };
    if !setting.in_file() {
        let instead = format!("{} in the environment", setting.variable());
        return Err(format!("`{name}` does not stand in the file: give it as {instead}"));
    }
    let text = as_text(value).ok_or_else(|| format!("`{name}`: {} is wanted", setting.kind.words()))?;
    match setting.kind.problem(&text) {
        Some(problem) => Err(format!("`{name}`: {problem}")),
        None => Ok((setting, text)),
    }
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Array(parts) => {
            let parts: Option<Vec<&str>> = parts.iter().map(Value::as_str).collect();
            parts.map(|parts| parts.join(","))
        }
        _ => None,
    }
}

fn unknown(name: &str) -> String {
    let allowed: Vec<&str> = SETTINGS.iter().filter(|setting| setting.in_file()).map(|setting| setting.name).collect();
    // A name is no secret, but a value that was put in its place may be: only what looks like a name is repeated.
    let is_name = name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let told = if is_name { format!("`{name}`") } else { "this".to_owned() };
    let near = allowed.iter().min_by_key(|own| distance(own, name)).filter(|own| distance(own, name) <= 2);
    let meant = near.map_or_else(String::new, |own| format!(" (did you mean `{own}`?)"));
    format!("{told} is no setting{meant}; these are: {}", allowed.join(", "))
}

/// How many letters differ (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut left = index + 1;
        for place in 0..other.len() {
            let change = row[place] + usize::from(letter != other[place]);
            let best = change.min(left + 1).min(row[place + 1] + 1);
            row[place] = std::mem::replace(&mut left, best);
        }
        row[other.len()] = left;
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_numbers_and_lists_are_read_with_their_lines() {
        let read =
            parse("# kantor\nlisten = \"127.0.0.1:9\"\n\nbackup_due_days = 3\nhosts = [\"a\", \"b\"]\n").unwrap();
        let line = |name: &str| read.get(name).map(|line| (line.text.as_str(), line.line));
        assert_eq!(line("listen"), Some(("127.0.0.1:9", 2)));
        assert_eq!(line("backup_due_days"), Some(("3", 4)));
        assert_eq!(line("hosts"), Some(("a,b", 5)));
        assert_eq!(read.len(), 3);
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_line_what_is_allowed_and_no_value() {
        let told =
            parse("lisen = \"rahasia\"\nlog = \"rahasia\"\npassphrase = \"rahasia\"\ndir = \"x\"\n[rumah]\nx = 1\n");
        let told = told.unwrap_err();
        assert_eq!(told.len(), 5);
        assert!(
            told[0].starts_with("line 1: `lisen` is no setting (did you mean `listen`?); these are: database, listen")
        );
        assert_eq!(told[1], "line 2: `log`: one of error, warn, info, debug is wanted");
        assert!(told[2].contains("DESMIGRATIF_PASSPHRASE") && told[3].contains("DESMIGRATIF_DIR"), "{told:?}");
        assert!(told[4].starts_with("line 5: `rumah` is no setting;"), "{}", told[4]);
        for broken in ["database = \"postgres://a:rahasia@h", "listen = \"1\"\nlisten = \"rahasia\"", "rahasia"] {
            let told = parse(broken).unwrap_err().concat();
            assert!(told.starts_with("line ") && !told.contains("rahasia"), "{told}");
        }
    }
}
