//! The binary that a tool works on: built first, unless `DESMIGRATIF_BIN` names one.

use std::path::PathBuf;

use testkit::{Trouble, places};

use crate::step;

/// Builds it as cargo's profile says (`dev` or `release`) and returns its path.
pub fn built(release: bool) -> Result<PathBuf, Trouble> {
    if let Some(path) = std::env::var_os("DESMIGRATIF_BIN") {
        return Ok(PathBuf::from(path));
    }
    let mut words = vec!["build", "-p", "desmigratif"];
    words.extend(release.then_some("--release"));
    if !step::cargo(&words)?.well {
        return Err(Trouble::new("the binary does not build"));
    }
    let profile = if release { "release" } else { "debug" };
    Ok(places::target()?.join(profile).join(format!("desmigratif{}", std::env::consts::EXE_SUFFIX)))
}
