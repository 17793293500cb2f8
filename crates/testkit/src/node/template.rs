//! Worlds made once per build of the binary and copied for each test. Processes that want the same one wait for each
//! other on a file lock, since the test runner starts every test as a process of its own.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::World;
use super::process::Process;
use crate::{Trouble, places, postgres};

/// How long the world of another build is left alone: another run may be copying it.
const KEPT: Duration = Duration::from_secs(3600);

/// Fills an empty folder with a copy of the world.
pub(super) fn copy_to(binary: &Path, world: &World, folder: &Path) -> Result<(), Trouble> {
    let server = postgres::chosen();
    // A server ends with the tests that started it, and its worlds with it.
    let worlds = server.map_or_else(|| "worlds".to_owned(), |server| format!("worlds-of-{}", server.port()));
    let base = places::target()?.join("tmp").join(worlds);
    std::fs::create_dir_all(&base)?;
    let made = base.join(key(binary, world)?);
    let lock = File::create(made.with_extension("lock"))?;
    lock.lock()?;
    if !made.is_dir() {
        remove_older(&base)?;
        make(binary, world, &made)?;
    }
    if let Some(server) = server {
        server.of_folder(folder, Some(&partial_of(&made)))?;
    }
    places::copy_folder(&made, folder)
}

/// Where a world is made; a database on a server keeps the name that belongs to this place.
fn partial_of(made: &Path) -> PathBuf {
    made.with_extension("partial")
}

/// Makes it beside its place and puts it there whole.
fn make(binary: &Path, world: &World, made: &Path) -> Result<(), Trouble> {
    let partial = partial_of(made);
    if partial.exists() {
        std::fs::remove_dir_all(&partial)?;
    }
    std::fs::create_dir_all(&partial)?;
    let (mut process, _) =
        Process::demo(binary, &partial, world).map_err(|trouble| trouble.during("making a world"))?;
    process.stop()?;
    std::fs::remove_file(process.log())?;
    std::fs::rename(&partial, made)?;
    Ok(())
}

/// Removes what nobody has needed for long.
fn remove_older(base: &Path) -> Result<(), Trouble> {
    for entry in std::fs::read_dir(base)? {
        let entry = entry?;
        let changed = entry.metadata().and_then(|about| about.modified()).unwrap_or(SystemTime::now());
        if changed.elapsed().unwrap_or_default() < KEPT {
            continue;
        }
        // Another run may be quicker: what is gone already is as well.
        let _ = std::fs::remove_dir_all(entry.path()).or_else(|_| std::fs::remove_file(entry.path()));
    }
    Ok(())
}

/// A name that changes with the binary and with the world.
fn key(binary: &Path, world: &World) -> Result<String, Trouble> {
    let about =
        std::fs::metadata(binary).map_err(|error| Trouble::from(error).during(&binary.display().to_string()))?;
    let changed = about.modified()?.duration_since(UNIX_EPOCH).map(|since| since.as_nanos()).unwrap_or_default();
    Ok(format!("{}v{}-{changed:x}-{:x}", world.villages, world.seed, about.len()))
}
