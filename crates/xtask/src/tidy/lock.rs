//! The number of packages in the lock file. The typesetter's own tree, which nothing else needs, is counted apart:
//! it stands behind one crate and is looked at as one decision.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use testkit::Trouble;

use super::findings::Finding;

/// At most so many packages, without the typesetter's own.
const MOST: usize = 350;
const TYPESETTER: &str = "typst";

/// Counts and complains.
pub fn check(root: &Path) -> Result<Vec<Finding>, Trouble> {
    let text = std::fs::read_to_string(root.join("Cargo.lock"))?;
    let graph = read(&text);
    let ours = reached(&graph, |name| name.starts_with(TYPESETTER));
    println!("packages: {}, of them {} without {TYPESETTER}'s own tree (at most {MOST})", graph.len(), ours.len());
    if ours.len() < MOST {
        return Ok(Vec::new());
    }
    let words = format!("{} packages without {TYPESETTER}'s; under {MOST}: do without the newest", ours.len());
    Ok(vec![Finding { file: "Cargo.lock".into(), line: 0, words }])
}

#[derive(Debug, Default)]
struct Locked {
    own: bool,
    needs: Vec<String>,
}

/// Packages by `name version`; a need names a package by name, or by name and version when there are several.
fn read(text: &str) -> BTreeMap<String, Locked> {
    let mut graph = BTreeMap::new();
    for block in text.split("[[package]]").skip(1) {
        let field = |name: &str| {
            let line = block.lines().find_map(|line| line.strip_prefix(&format!("{name} = ")));
            line.map(|value| value.trim_matches('"').to_owned())
        };
        let (Some(name), Some(version)) = (field("name"), field("version")) else { continue };
        let needs = block
            .lines()
            .filter_map(|line| line.strip_prefix(" \""))
            .map(|line| line.trim_end_matches(['"', ',']).split(" (").next().unwrap_or_default().to_owned());
        graph.insert(format!("{name} {version}"), Locked { own: field("source").is_none(), needs: needs.collect() });
    }
    graph
}

/// Everything that our own packages reach without going through one that is left out.
fn reached(graph: &BTreeMap<String, Locked>, left_out: impl Fn(&str) -> bool) -> BTreeSet<&str> {
    let full_name = |need: &str| {
        let prefix = format!("{need} ");
        let found = graph.keys().find(|name| *name == need || (!need.contains(' ') && name.starts_with(&prefix)));
        found.map(String::as_str)
    };
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&str> = graph.iter().filter(|(_, locked)| locked.own).map(|(name, _)| name.as_str()).collect();
    while let Some(name) = waiting.pop() {
        if left_out(name) || !found.insert(name) {
            continue;
        }
        let needs = graph.get(name).map(|locked| locked.needs.as_slice()).unwrap_or_default();
        waiting.extend(needs.iter().filter_map(|need| full_name(need)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{reached, read};

    #[test]
    fn what_only_the_typesetter_needs_is_not_counted() {
        let text = "[[package]]\nname = \"own\"\nversion = \"0.1.0\"\ndependencies = [\n \"typst\",\n \"serde\",\n]\n
[[package]]\nname = \"typst\"\nversion = \"0.15.0\"\nsource = \"r\"\ndependencies = [\n \"fonts\",\n \"serde\",\n]\n
[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\nsource = \"r\"\n
[[package]]\nname = \"fonts\"\nversion = \"2.0.0\"\nsource = \"r\"\n";
        let graph = read(text);
        let names: Vec<&str> = reached(&graph, |name| name.starts_with("typst")).into_iter().collect();
        assert_eq!(names, ["own 0.1.0", "serde 1.0.0"]);
    }
}
