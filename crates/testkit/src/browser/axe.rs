//! axe-core in the page: what it finds, in words. The file is put in place by `cargo xtask test` (npm, pinned) or
//! named by `AXE_CORE`.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::Browser;
use crate::{Trouble, places};

/// The version that the tools fetch.
pub const VERSION: &str = "4.14.1";

/// One rule that the page breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule, such as `color-contrast`.
    pub rule: String,
    /// How bad: minor, moderate, serious, critical.
    pub impact: String,
    /// What it asks for.
    pub help: String,
    /// The elements, as CSS selectors.
    pub elements: Vec<String>,
}

/// Where `axe.min.js` lies.
pub fn place() -> Result<PathBuf, Trouble> {
    if let Some(path) = std::env::var_os("AXE_CORE") {
        return Ok(PathBuf::from(path));
    }
    Ok(places::target()?.join("tools").join(format!("axe-core-{VERSION}")).join("axe.min.js"))
}

/// Runs every rule on the page shown.
pub fn try_run(browser: &Browser) -> Result<Vec<Violation>, Trouble> {
    let file = place()?;
    let source = std::fs::read_to_string(&file)
        .map_err(|_| Trouble::new("axe-core is missing: run `cargo xtask tools`, or set AXE_CORE to axe.min.js"))?;
    browser.try_script(&format!("{source}; window.axe = axe;"), &[])?;
    let body = "const done = arguments[arguments.length - 1];
        axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations), e => done({failed: String(e)}))";
    let found = browser.session_script_later(body, &[json!(null)])?;
    if let Some(failed) = found["failed"].as_str() {
        return Err(Trouble::new(format!("axe: {failed}")));
    }
    Ok(found.as_array().map(Vec::as_slice).unwrap_or_default().iter().map(violation).collect())
}

/// A list for people, a line an element.
pub fn listed(found: &[Violation]) -> String {
    let lines = found.iter().flat_map(|one| {
        one.elements.iter().map(move |element| format!("  {} ({}): {} at {element}", one.rule, one.impact, one.help))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn violation(found: &Value) -> Violation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = found["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let selector = |node: &Value| {
        let parts = node["target"].as_array().map(Vec::as_slice).unwrap_or_default();
        parts.iter().map(text).collect::<Vec<_>>().join(" ")
    };
    Violation {
        rule: text(&found["id"]),
        impact: text(&found["impact"]),
        help: text(&found["help"]),
        elements: nodes.iter().map(selector).collect(),
    }
}
