//! The files of the project: everything below a folder but what is built, downloaded or made at run time.

use std::path::{Path, PathBuf};

use testkit::Trouble;

/// Folders that are not the project's sources.
const NOT_OURS: [&str; 5] = ["target", ".git", "world", "node_modules", "fixtures"];

/// Every file below a folder whose name or ending is one of these, sorted.
pub fn below(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, Trouble> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                if !NOT_OURS.contains(&name.as_str()) {
                    waiting.push(entry.path());
                }
            } else if endings.contains(&name.rsplit('.').next().unwrap_or_default()) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
