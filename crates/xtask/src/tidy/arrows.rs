//! Who may depend on whom: the design's arrows, read from cargo's own metadata.

use super::findings::Finding;
use crate::metadata::Package;

/// What each crate may need of ours. A room is any crate that is not named here.
const ARROWS: [(&str, &[&str]); 10] = [
    ("record-derive", &[]),
    ("kernel", &["record-derive"]),
    ("store", &["kernel", "record-derive"]),
    ("documents", &["kernel", "record-derive"]),
    ("web", &["kernel", "record-derive", "store", "documents"]),
    ("people", &["kernel", "record-derive", "store", "documents", "web"]),
    ("sync", &["kernel", "record-derive", "store"]),
    ("node", &["*"]),
    ("testkit", &[]),
    ("xtask", &["testkit"]),
];
/// What a room may need of ours: never another room.
const ROOM: &[&str] = &["kernel", "record-derive", "store", "documents", "web", "people"];

/// Crates of others that only these may name: the engine behind the store's door, the typesetter behind documents'.
const BEHIND_A_DOOR: [(&str, &[&str]); 8] = [
    // xtask reads tables from outside, to search them for what must not be there.
    ("rusqlite", &["store", "xtask"]),
    ("tokio-postgres", &["store"]),
    ("typst", &["documents"]),
    ("typst-pdf", &["documents"]),
    ("typst-layout", &["documents"]),
    ("axum", &["web"]),
    ("tower-http", &["web"]),
    // xtask drives many clients at once from one thread, beside the server that they ask.
    ("tokio", &["store", "web", "node", "xtask"]),
];

/// Every arrow that the design does not have.
pub fn check(packages: &[Package]) -> Vec<Finding> {
    packages.iter().flat_map(|package| wrong_arrows(package, packages)).collect()
}

fn wrong_arrows(package: &Package, packages: &[Package]) -> Vec<Finding> {
    let ours = |name: &str| packages.iter().any(|other| other.name == name);
    let allowed = ARROWS.iter().find(|(name, _)| *name == package.name).map_or(ROOM, |(_, allowed)| allowed);
    let may = |need: &str| allowed.contains(&"*") || allowed.contains(&need);
    let mut wrong = Vec::new();
    for need in package.needs.iter().filter(|need| ours(need) && !may(need)) {
        wrong.push(format!("may not depend on {need}: see the arrows in ARCHITECTURE.md"));
    }
    for need in package.tests_need.iter().filter(|need| ours(need) && !may(need) && *need != "testkit") {
        wrong.push(format!("its tests may not depend on {need}"));
    }
    for (other, doors) in BEHIND_A_DOOR {
        if package.needs.iter().any(|need| need == other) && !doors.contains(&package.name.as_str()) {
            wrong.push(format!("may not name {other}: only {} may", doors.join(", ")));
        }
    }
    let file = format!("crates/{}/Cargo.toml", package.name);
    wrong.into_iter().map(|words| Finding { file: file.clone(), line: 0, words }).collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::metadata::Package;

    fn package(name: &str, needs: &[&str]) -> Package {
        let needs = needs.iter().map(|need| (*need).to_owned()).collect();
        Package { name: name.into(), folder: "x".into(), needs, tests_need: Vec::new() }
    }

    #[test]
    fn a_room_never_names_another_room_and_the_kernel_never_an_engine() {
        let house = [
            package("kernel", &["rusqlite"]),
            package("people", &["kernel"]),
            package("migration", &["people", "programme"]),
            package("programme", &["people"]),
            package("node", &["migration", "programme"]),
        ];
        let files: Vec<String> = check(&house).into_iter().map(|finding| finding.file).collect();
        assert_eq!(files, ["crates/kernel/Cargo.toml", "crates/migration/Cargo.toml"]);
    }
}
