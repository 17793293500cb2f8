//! What a page weighs on a 2G phone: the bytes on the wire, compressed as a browser asks for them.

use std::collections::BTreeSet;

use testkit::Client;

use crate::world::world;

const GZIP: [(&str, &str); 1] = [("accept-encoding", "gzip")];

/// The page's own bytes, compressed.
fn weight(client: &Client, path: &str) -> usize {
    let page = client.try_get_with(path, &GZIP).expect("answered");
    page.must_be(200);
    page.bytes().len()
}

/// What the page asks for besides itself: styles, scripts, icons, pictures, fonts.
fn parts(client: &Client, path: &str) -> BTreeSet<String> {
    let document = client.get(path).document();
    let mut parts: BTreeSet<String> = document
        .elements()
        .filter(|one| matches!(one.tag(), "link" | "script" | "img" | "source" | "use"))
        .filter_map(|one| one.attribute("src").or_else(|| one.attribute("href")))
        .map(|address| address.split('#').next().unwrap_or_default().to_owned())
        .filter(|address| address.starts_with('/'))
        .collect();
    let styles: Vec<String> = parts.iter().filter(|part| part.ends_with(".css")).cloned().collect();
    for style in styles {
        for named in client.get(&style).source().split("url(").skip(1) {
            let named = named.split(')').next().unwrap_or_default().trim_matches(['"', '\'']).to_owned();
            if named.starts_with('/') {
                parts.insert(named);
            }
        }
    }
    parts
}

#[test]
fn the_first_page_with_everything_is_at_most_60_kb() {
    let world = world();
    for client in [world.visitor(), world.officer()] {
        for path in ["/", "/masuk", "/warga"] {
            let Ok(page) = client.try_get(path) else { continue };
            if page.status() != 200 {
                continue;
            }
            let parts = parts(&client, path);
            assert!(parts.iter().any(|part| part.ends_with(".css")), "{parts:?}");
            let whole: usize = weight(&client, path) + parts.iter().map(|part| weight(&client, part)).sum::<usize>();
            assert!(whole <= 60_000, "{path} weighs {whole} bytes with {parts:?}");
        }
    }
}

#[test]
fn a_list_page_after_that_is_at_most_25_kb() {
    let world = world();
    let officer = world.officer();
    for path in [
        "/beranda",
        "/warga",
        "/kasus",
        "/surat",
        "/keluarga",
        "/program",
        "/program/desa",
        "/pesan",
        "/akun",
        "/kantor",
    ] {
        let own = weight(&officer, path);
        assert!(own <= 25_000, "{path} weighs {own} bytes");
    }
    for path in ["/desa?q=kuripan", "/angka", "/artikel", "/tentang", "/berangkat-aman"] {
        let own = weight(&world.visitor(), path);
        assert!(own <= 25_000, "{path} weighs {own} bytes");
    }
}

#[test]
fn styles_and_scripts_are_kept_by_the_browser_under_names_that_change_with_their_content() {
    let world = world();
    let visitor = world.visitor();
    for part in parts(&visitor, "/").iter().filter(|part| part.starts_with("/aset/")) {
        let kept = visitor.get(part);
        let policy = kept.header("cache-control").unwrap_or_default();
        assert!(policy.contains("immutable"), "{part}: {policy}");
    }
    let own = world.officer().get("/warga");
    assert!(own.header("cache-control").unwrap_or_default().contains("no-store"), "{:?}", own.header("cache-control"));
}
