//! Finds the pages of the user's guide in docs/panduan and their pictures, so that they are part of the binary.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let folder = here.join("../../docs/panduan");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut source =
        String::from("/// The pages of the guide: name and text.\npub(crate) const PAGES: &[(&str, &str)] = &[\n");
    for page in files(&folder, "md") {
        let name = page.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        writeln!(source, "    ({name:?}, include_str!({:?})),", page.display().to_string())
            .map_err(io::Error::other)?;
    }
    source.push_str("];\n");
    let target = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(target.join("guide_pages.rs"), source)?;
    fs::write(target.join("guide_pictures.rs"), pictures(&folder.join("gambar"))?)
}

/// The source of the list of pictures: file name, bytes.
fn pictures(folder: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut source =
        String::from("/// The pictures of the guide: file name and bytes.\nconst FILES: &[(&str, &[u8])] = &[\n");
    for picture in files(folder, "png") {
        let name = picture.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        writeln!(source, "    ({name:?}, include_bytes!({:?})),", picture.display().to_string())
            .map_err(io::Error::other)?;
    }
    source.push_str("];\n");
    Ok(source)
}

/// The files with an ending, sorted. Without the folder there is no guide, and the pages say so.
fn files(folder: &Path, wanted: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let found = entries.filter(|path| path.extension().is_some_and(|ending| ending == wanted));
    let mut found: Vec<PathBuf> = found.filter_map(|path| path.canonicalize().ok()).collect();
    found.sort();
    found
}
