//! What cargo knows about the workspace's own packages: names, folders, arrows.

use std::path::PathBuf;

use serde_json::Value;
use testkit::{Trouble, places};

use crate::step;

/// One package of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The folder's name below `crates/`, which is what the design calls the crate.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// Packages it needs to run: our own by folder name, others by package name.
    pub needs: Vec<String>,
    /// Packages it needs for its tests only.
    pub tests_need: Vec<String>,
}

/// Every package of the workspace, by name.
pub fn packages() -> Result<Vec<Package>, Trouble> {
    let manifest = places::workspace()?.join("Cargo.toml").display().to_string();
    let words = ["metadata", "--no-deps", "--format-version", "1", "--manifest-path", &manifest];
    let printed: Value = serde_json::from_str(&step::quiet("cargo", &words)?)?;
    let listed = printed["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut packages: Vec<Package> = listed.iter().map(package).collect();
    packages.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(packages)
}

fn package(printed: &Value) -> Package {
    let manifest = PathBuf::from(printed["manifest_path"].as_str().unwrap_or_default());
    let folder = manifest.parent().map(PathBuf::from).unwrap_or_default();
    let listed = printed["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    let of_kind = |dev: bool| {
        let kind = move |need: &&Value| (need["kind"].as_str() == Some("dev")) == dev;
        listed.iter().filter(kind).map(needed).collect()
    };
    Package { name: last_part(&folder), needs: of_kind(false), tests_need: of_kind(true), folder }
}

fn needed(printed: &Value) -> String {
    match printed["path"].as_str() {
        Some(path) => last_part(&PathBuf::from(path)),
        None => printed["name"].as_str().unwrap_or_default().to_owned(),
    }
}

fn last_part(folder: &std::path::Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
