//! Where things lie: the workspace, the target folder, the binary under test. Found at run time, so that no
//! developer's path is compiled in.

use std::path::{Path, PathBuf};

use crate::Trouble;

/// The workspace's root: the nearest folder upwards that holds a `Cargo.lock`, from the package under test
/// (`CARGO_MANIFEST_DIR`, which cargo sets) or else from the current folder.
pub fn workspace() -> Result<PathBuf, Trouble> {
    let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => std::env::current_dir()?,
    };
    let root = start.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).map(Path::to_path_buf);
    root.ok_or_else(|| Trouble::new("not inside the desmigratif workspace: no Cargo.lock above this folder"))
}

/// Cargo's target folder: two above the running executable's, or `CARGO_TARGET_DIR`, or `target` in the workspace.
pub fn target() -> Result<PathBuf, Trouble> {
    if let Some(folder) = std::env::var_os("CARGO_TARGET_DIR") {
        return Ok(PathBuf::from(folder));
    }
    Ok(workspace()?.join("target"))
}

/// The binary under test: `DESMIGRATIF_BIN`, or the one beside the running executable (tests run from
/// `deps/` below it), or the debug build in the target folder.
pub fn binary() -> Result<PathBuf, Trouble> {
    if let Some(path) = std::env::var_os("DESMIGRATIF_BIN") {
        return Ok(PathBuf::from(path));
    }
    let name = format!("desmigratif{}", std::env::consts::EXE_SUFFIX);
    let running = std::env::current_exe()?;
    let beside = running.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|path| path.is_file());
    if let Some(path) = beside {
        return Ok(path);
    }
    let built = target()?.join("debug").join(&name);
    if built.is_file() {
        return Ok(built);
    }
    Err(Trouble::new("the binary is not built: run `cargo build -p desmigratif`, or set DESMIGRATIF_BIN"))
}

/// A new empty folder below the target folder; its name starts with `purpose`.
pub fn fresh_folder(purpose: &str) -> Result<PathBuf, Trouble> {
    let base = target()?.join("tmp");
    std::fs::create_dir_all(&base)?;
    for attempt in 0..1000_u32 {
        let folder = base.join(format!("{purpose}-{}-{attempt}", std::process::id()));
        match std::fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Trouble::from(error).during(&folder.display().to_string())),
        }
    }
    Err(Trouble::new(format!("no free folder name for `{purpose}` in {}", base.display())))
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<(), Trouble> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
