//! Tidy: what the house promises about its own sources, checked. Prints sizes per crate and fails on what is not
//! allowed. The same checks run as a test, so that the gate and an editor's test runner see the same.

mod arrows;
mod files;
mod findings;
mod links;
mod lock;
mod scan;
mod sizes;
mod source;
mod templates;
mod words;

use testkit::{Trouble, places};

use crate::metadata;
use findings::Finding;

/// Prints the sizes and every finding; `Ok(true)` when there is none.
pub fn run() -> Result<bool, Trouble> {
    println!("\n== tidy");
    let (table, findings) = look()?;
    println!("{table}");
    for finding in &findings {
        println!("{finding}");
    }
    println!(
        "tidy: {}",
        if findings.is_empty() { "nothing to say".into() } else { format!("{} findings", findings.len()) }
    );
    Ok(findings.is_empty())
}

/// The table of sizes and all findings.
fn look() -> Result<(String, Vec<Finding>), Trouble> {
    let root = places::workspace()?;
    let packages = metadata::packages()?;
    let mut findings = arrows::check(&packages);
    findings.extend(lock::check(&root)?);
    let mut table = sizes::Table::default();
    for package in &packages {
        for file in files::below(&package.folder, &["rs"])? {
            let scanned = source::check(&root, &file, &mut findings)?;
            table.add(&package.name, &scanned);
        }
        for file in files::below(&package.folder, &["html"])? {
            templates::check(&root, &file, &mut findings)?;
        }
    }
    let texts = ["rs", "html", "md", "toml", "css", "js", "txt", "json", "csv", "yml", "run", "py"];
    for file in files::below(&root, &texts)? {
        words::check(&root, &file, &mut findings)?;
    }
    for file in files::below(&root, &["md"])? {
        links::check(&root, &file, &mut findings)?;
    }
    findings.sort();
    Ok((table.to_string(), findings))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_tidy() {
        let (_, findings) = super::look().expect("the sources can be read"); // reason: a test
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "\n{}\n", lines.join("\n"));
    }
}
