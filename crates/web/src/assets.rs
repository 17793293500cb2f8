//! Files that pages need, inside the binary, under names that change with their content. Not here: icons (`pieces`).

use std::sync::OnceLock;

use kernel::{Access, Refusal};
use sha2::{Digest, Sha256};

use crate::answer::Answer;
use crate::call::Call;
use crate::csrf::hex;
use crate::route::Route;

struct Asset {
    name: &'static str,
    content_type: &'static str,
    bytes: &'static [u8],
}

const ASSETS: &[Asset] = &[
    Asset { name: "gaya.css", content_type: "text/css; charset=utf-8", bytes: include_bytes!("../assets/gaya.css") },
    Asset {
        name: "bantu.js",
        content_type: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../assets/bantu.js"),
    },
    Asset { name: "lambang.svg", content_type: "image/svg+xml", bytes: include_bytes!("../assets/lambang.svg") },
];

/// The hashed names, in the order of [`ASSETS`].
fn hashed() -> &'static Vec<String> {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let name = |asset: &Asset| {
            let digest = hex(&Sha256::digest(asset.bytes)[..6]);
            let (stem, ending) = asset.name.split_once('.').unwrap_or((asset.name, ""));
            format!("{stem}-{digest}.{ending}")
        };
        ASSETS.iter().map(name).collect()
    })
}

/// The address of an asset; for a name that does not exist, one that answers 404.
pub fn address(name: &str) -> String {
    let position = ASSETS.iter().position(|asset| asset.name == name);
    position.map_or_else(|| format!("/aset/{name}"), |at| format!("/aset/{}", hashed()[at]))
}

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/aset/{file}", Access::Public, asset),
        Route::get("/favicon.ico", Access::Public, |_| Ok(Answer::redirect(address("lambang.svg")))),
        Route::get("/manifest.webmanifest", Access::Public, manifest),
        Route::get("/robots.txt", Access::Public, |_| {
            Ok(Answer::file(
                b"User-agent: *\nDisallow: /cari\n".to_vec(),
                "text/plain; charset=utf-8",
                "robots.txt",
                true,
            ))
        }),
    ]
}

fn asset(call: &Call) -> Result<Answer, Refusal> {
    let wanted = call.param_text("file");
    let at = hashed().iter().position(|name| name == wanted).ok_or(Refusal::NotFound)?;
    let asset = &ASSETS[at];
    Ok(Answer::file(asset.bytes.to_vec(), asset.content_type, asset.name, true).immutable())
}

fn manifest(_: &Call) -> Result<Answer, Refusal> {
    let manifest = serde_json::json!({
        "name": "Desmigratif",
        "short_name": "Desmigratif",
        "lang": "id",
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#f5f7f4",
        "theme_color": "#0b5c56",
        "icons": [{ "src": address("lambang.svg"), "sizes": "any", "type": "image/svg+xml" }],
    });
    let text = manifest.to_string().into_bytes();
    Ok(Answer::file(text, "application/manifest+json", "manifest.webmanifest", true).kept_for(3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_assets_carry_their_hash() {
        let address = address("gaya.css");
        assert!(
            address.starts_with("/aset/gaya-") && address.ends_with(".css") && address.len() > "/aset/gaya-.css".len()
        );
    }

    #[test]
    fn style_and_script_need_nothing_from_elsewhere() {
        for asset in ASSETS {
            let text = String::from_utf8_lossy(asset.bytes).replace("http://www.w3.org/2000/svg", "");
            assert!(!text.contains("http://") && !text.contains("https://"), "{}", asset.name);
        }
    }
}
