//! Finds the pages of the user's guide in docs/panduan, so that they are part of the binary.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let folder = here.join("../../docs/panduan");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut pages = markdown_files(&folder);
    pages.sort();
    let mut source =
        String::from("/// The pages of the guide: name and text.\npub(crate) const PAGES: &[(&str, &str)] = &[\n");
    for page in pages {
        let name = page.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        writeln!(source, "    ({name:?}, include_str!({:?})),", page.display().to_string())
            .map_err(io::Error::other)?;
    }
    source.push_str("];\n");
    let target = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(target.join("guide_pages.rs"), source)
}

/// Without the folder there is no guide, and the pages say so.
fn markdown_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let files = entries.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.filter_map(|path| path.canonicalize().ok()).collect()
}
