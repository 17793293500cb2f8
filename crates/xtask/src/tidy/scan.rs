//! Reads a Rust file as tokens: functions with their lines, forbidden calls, and which lines belong to tests.
//! Tokens and not text, so that strings and comments do not count; tokens and not a syntax tree, so that what
//! stands inside macros does.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A function with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of `fn`.
    pub line: usize,
    /// From `fn` to the closing brace, both counted.
    pub lines: usize,
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scanned {
    /// Every function with a body, nested ones too.
    pub functions: Vec<Function>,
    /// `unwrap()` and `expect(…)` outside tests: line and name.
    pub unwraps: Vec<(usize, String)>,
    /// Macros that mark what is not done: line and name.
    pub unfinished: Vec<(usize, String)>,
    /// Modules declared: line and name.
    pub modules: Vec<(usize, String)>,
}

/// Scans a file; `Err` when it is not Rust.
pub fn scan(text: &str) -> Result<Scanned, String> {
    let tokens: TokenStream = text.parse().map_err(|error: proc_macro2::LexError| error.to_string())?;
    let mut scanned = Scanned::default();
    walk(tokens, false, &mut scanned);
    Ok(scanned)
}

fn walk(tokens: TokenStream, test: bool, into: &mut Scanned) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    // Set by a test attribute, until the item that it belongs to has ended.
    let mut item_is_test = false;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) => {
                let line = word.span().start().line;
                let before = index.checked_sub(1).and_then(|before| tokens.get(before));
                look(&word.to_string(), line, before, &tokens[index + 1..], test || item_is_test, into);
            }
            TokenTree::Group(group) => {
                let after_hash = index.checked_sub(1).is_some_and(|before| is_punct(tokens.get(before), '#'));
                if after_hash && group.delimiter() == Delimiter::Bracket {
                    item_is_test |= is_test_attribute(group);
                } else {
                    walk(group.stream(), test || item_is_test, into);
                    item_is_test &= group.delimiter() != Delimiter::Brace;
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => item_is_test = false,
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn look(word: &str, line: usize, before: Option<&TokenTree>, after: &[TokenTree], test: bool, into: &mut Scanned) {
    match word {
        "fn" => into.functions.extend(function(line, after)),
        "mod" => {
            if let Some(TokenTree::Ident(name)) = after.first() {
                into.modules.push((line, name.to_string()));
            }
        }
        "unwrap" | "expect" if !test && is_punct(before, '.') && is_call(after.first()) => {
            into.unwraps.push((line, word.to_owned()));
        }
        "todo" | "unimplemented" if is_punct(after.first(), '!') => into.unfinished.push((line, word.to_owned())),
        _ => {}
    }
}

/// The function whose name comes next, unless it is a function type or has no body.
fn function(line: usize, after: &[TokenTree]) -> Option<Function> {
    let TokenTree::Ident(name) = after.first()? else { return None };
    for token in after {
        match token {
            TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => {
                let end = body.span_close().end().line;
                return Some(Function { name: name.to_string(), line, lines: end - line + 1 });
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => return None,
            _ => {}
        }
    }
    None
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_call(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
}

/// `#[test]`, `#[tokio::test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`, but not `#[cfg(not(test))]`.
fn is_test_attribute(group: &Group) -> bool {
    let text = group.stream().to_string().replace(' ', "");
    let configured = text.starts_with("cfg(") && !text.contains("not(test)");
    let names_test = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == "test");
    text == "test" || text.ends_with("::test") || (configured && names_test)
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn functions_are_measured_from_fn_to_the_closing_brace() {
        let scanned = scan("trait T { fn open(&self); }\nfn a() {\n    let f: fn(u8) = |_| {};\n}\n").expect("Rust");
        assert_eq!(scanned.functions.len(), 1);
        assert_eq!((scanned.functions[0].line, scanned.functions[0].lines), (2, 3));
    }

    #[test]
    fn an_unwrap_counts_outside_tests_and_not_in_strings() {
        let text = "fn a() { x.unwrap(); y.unwrap_or(1); let s = \".unwrap()\"; }\n#[cfg(test)]\nmod tests { fn b() { x.unwrap() } }\nfn c() { z.expect(\"s\") }";
        let scanned = scan(text).expect("Rust");
        assert_eq!(scanned.unwraps, [(1, "unwrap".to_owned()), (4, "expect".to_owned())]);
    }

    #[test]
    fn what_stands_inside_a_macro_counts() {
        let scanned = scan("fn a() { println!(\"{}\", x.unwrap()); }").expect("Rust");
        assert_eq!(scanned.unwraps.len(), 1);
    }
}
