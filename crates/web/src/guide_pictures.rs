//! The pictures of the user's guide, inside the binary, under names that change with their content. They are taken by
//! `cargo xtask pictures --guide`. Not here: the pages that show them (`guide`).

use std::sync::OnceLock;

use kernel::{Access, Refusal};
use sha2::{Digest, Sha256};

use crate::answer::Answer;
use crate::call::Call;
use crate::csrf::hex;
use crate::markdown::Picture;
use crate::route::Route;

include!(concat!(env!("OUT_DIR"), "/guide_pictures.rs"));

/// The hashed names, in the order of [`FILES`].
fn hashed() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let name = |(file, bytes): &(&str, &[u8])| {
            let digest = hex(&Sha256::digest(bytes)[..6]);
            format!("{}-{digest}.png", file.trim_end_matches(".png"))
        };
        FILES.iter().map(name).collect()
    })
}

/// The picture of a file name; `None` when there is none.
pub(crate) fn find(file: &str) -> Option<Picture> {
    let at = FILES.iter().position(|(name, _)| *name == file)?;
    let (width, height) = size(FILES[at].1)?;
    Some(Picture { address: format!("/bantuan/gambar/{}", hashed()[at]), width, height })
}

/// Width and height from the head of a PNG: four bytes each, from the sixteenth on.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |from: usize| Some(u32::from_be_bytes(png.get(from..from + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

pub(crate) fn route() -> Route {
    Route::get("/bantuan/gambar/{file}", Access::Public, picture)
}

fn picture(call: &Call) -> Result<Answer, Refusal> {
    let wanted = call.param_text("file");
    let at = hashed().iter().position(|name| name == wanted).ok_or(Refusal::NotFound)?;
    let (name, bytes) = FILES[at];
    Ok(Answer::file(bytes.to_vec(), "image/png", name, true).immutable())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::PAGES;
    use crate::markdown::picture_line;

    fn named() -> Vec<&'static str> {
        PAGES.iter().flat_map(|(_, text)| text.lines()).filter_map(picture_line).map(|(_, file)| file).collect()
    }

    #[test]
    fn every_picture_that_a_page_names_is_there_with_its_size() {
        assert!(!named().is_empty(), "the guide has pictures");
        for file in named() {
            let picture = find(file).unwrap_or_else(|| panic!("{file} is not in docs/panduan/gambar"));
            assert!(picture.width == 360 && picture.height >= 100, "{file}: {picture:?}");
        }
    }

    #[test]
    fn every_picture_is_named_by_a_page() {
        let named = named();
        for (file, _) in FILES {
            assert!(named.contains(file), "no page names {file}");
        }
    }

    #[test]
    fn whatever_looks_like_a_picture_in_the_guide_has_the_form_that_is_shown() {
        for (page, text) in PAGES {
            for line in text.lines().filter(|line| line.contains("![")) {
                assert!(picture_line(line).is_some(), "{page}: {line}");
            }
        }
    }

    #[test]
    fn the_pictures_weigh_little() {
        let all: usize = FILES.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(all < 600_000, "{all} bytes");
    }
}
