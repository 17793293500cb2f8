//! Worlds made once per build of the binary and copied for each test. Processes that want the same one wait for each
//! other on a file lock, since the test runner starts every test as a process of its own.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::World;
use super::process::Process;
use crate::{Trouble, places};

/// Fills an empty folder with a copy of the world.
pub(super) fn copy_to(binary: &Path, world: &World, folder: &Path) -> Result<(), Trouble> {
    let base = places::target()?.join("tmp").join("worlds");
    std::fs::create_dir_all(&base)?;
    let made = base.join(key(binary, world)?);
    let lock = File::create(made.with_extension("lock"))?;
    lock.lock()?;
    let ready = made.with_extension("ready");
    if !ready.is_file() {
        make(binary, world, &made)?;
        std::fs::write(&ready, b"")?;
    }
    places::copy_folder(&made, folder)
}

fn make(binary: &Path, world: &World, made: &PathBuf) -> Result<(), Trouble> {
    if made.exists() {
        std::fs::remove_dir_all(made)?;
    }
    std::fs::create_dir_all(made)?;
    let (mut process, _) = Process::demo(binary, made, world).map_err(|trouble| trouble.during("making a world"))?;
    process.stop()
}

/// A name that changes with the binary and with the world.
fn key(binary: &Path, world: &World) -> Result<String, Trouble> {
    let about =
        std::fs::metadata(binary).map_err(|error| Trouble::from(error).during(&binary.display().to_string()))?;
    let changed = about.modified()?.duration_since(UNIX_EPOCH).map(|since| since.as_nanos()).unwrap_or_default();
    Ok(format!("{changed:x}-{:x}-{}-{}", about.len(), world.villages, world.seed))
}
