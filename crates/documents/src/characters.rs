//! Which characters reach the paper: what is unsafe or cannot be drawn is found here, before typesetting.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::press;

/// A word longer than this gets invisible places to break, so that it cannot run out of its column.
const LONGEST_WORD: usize = 30;
/// Distance between such places, in characters.
const BREAK_EVERY: usize = 12;
const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// The characters of `text` that no embedded font can draw, each once and in order.
/// Ask this where a name is typed: the paper would show an empty box.
pub fn unprintable(text: &str) -> Vec<char> {
    let mut found = BTreeSet::new();
    collect_missing(text, &mut found);
    found.into_iter().collect()
}

/// Cleans every text inside `value` and tells which characters cannot be drawn.
pub(crate) fn prepare(value: &mut Value) -> Vec<char> {
    let mut missing = BTreeSet::new();
    walk(value, &mut missing);
    missing.into_iter().collect()
}

fn walk(value: &mut Value, missing: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => {
            if let Some(cleaned) = cleaned(text) {
                *text = cleaned;
            }
            collect_missing(text, missing);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, missing)),
        Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, missing)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn collect_missing(text: &str, missing: &mut BTreeSet<char>) {
    for character in text.chars() {
        if !character.is_ascii() && !invisible(character) && !press::covers(character) {
            missing.insert(character);
        }
    }
}

/// Characters that shape or break text without a picture of their own.
fn invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200D}' | '\u{00AD}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}')
}

/// Control characters have no place on paper, and marks that turn the reading direction can make one name
/// look like another.
fn unwanted(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The text fit for paper, or nothing when it already is (the usual case costs no memory).
fn cleaned(text: &str) -> Option<String> {
    let long = text.split_whitespace().any(|word| word.len() > LONGEST_WORD);
    if !long && !text.chars().any(unwanted) {
        return None;
    }
    let mut result = String::with_capacity(text.len() + 16);
    for piece in text.split_inclusive(char::is_whitespace) {
        let letters = piece.chars().count();
        for (position, character) in piece.chars().enumerate() {
            if letters > LONGEST_WORD && position > 0 && position % BREAK_EVERY == 0 {
                result.push(ZERO_WIDTH_SPACE);
            }
            match character {
                '\t' => result.push(' '),
                '\r' => {}
                other if unwanted(other) => {}
                other => result.push(other),
            }
        }
    }
    Some(result)
}
