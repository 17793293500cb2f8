//! Worlds made once per build of the binary and copied for each test. Processes that want the same one wait for each
//! other on a file lock, since the test runner starts every test as a process of its own.

use std::fs::File;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::World;
use super::process::Process;
use crate::{Trouble, places};

/// Fills an empty folder with a copy of the world.
pub(super) fn copy_to(binary: &Path, world: &World, folder: &Path) -> Result<(), Trouble> {
    let base = places::target()?.join("tmp").join("worlds");
    std::fs::create_dir_all(&base)?;
    let made = base.join(key(binary, world)?);
    // One lock for all builds of a world: whoever makes it for another build removes this one's.
    let lock = File::create(base.join(format!("{}-{}.lock", world.villages, world.seed)))?;
    lock.lock()?;
    let ready = made.with_extension("ready");
    if !ready.is_file() {
        make(binary, world, &made)?;
        std::fs::write(&ready, b"")?;
    }
    places::copy_folder(&made, folder)
}

fn make(binary: &Path, world: &World, made: &Path) -> Result<(), Trouble> {
    remove_older(made)?;
    std::fs::create_dir_all(made)?;
    let (mut process, _) = Process::demo(binary, made, world).map_err(|trouble| trouble.during("making a world"))?;
    process.stop()
}

/// Removes what an interrupted run left, and the same world of earlier builds.
fn remove_older(made: &Path) -> Result<(), Trouble> {
    let name = made.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // The name ends with villages and seed; what is before them is the build.
    let world = name.splitn(3, '-').nth(2).unwrap_or(&name).to_owned();
    for entry in std::fs::read_dir(made.parent().unwrap_or(made))? {
        let entry = entry?;
        let other = entry.file_name().to_string_lossy().into_owned();
        let same = other.trim_end_matches(".ready").splitn(3, '-').nth(2) == Some(&world);
        if same && entry.file_type()?.is_dir() {
            std::fs::remove_dir_all(entry.path())?;
        } else if same && other.ends_with(".ready") {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A name that changes with the binary and with the world.
fn key(binary: &Path, world: &World) -> Result<String, Trouble> {
    let about =
        std::fs::metadata(binary).map_err(|error| Trouble::from(error).during(&binary.display().to_string()))?;
    let changed = about.modified()?.duration_since(UNIX_EPOCH).map(|since| since.as_nanos()).unwrap_or_default();
    Ok(format!("{changed:x}-{:x}-{}-{}", about.len(), world.villages, world.seed))
}
