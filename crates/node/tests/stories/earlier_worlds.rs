//! Worlds that earlier versions wrote: each opens with today's declarations, is sound, and shows what it held.
//! They lie in `crates/store/tests/worlds`; its README says how the next one is made.

use std::path::{Path, PathBuf};

use testkit::{Node, World, places};

use crate::world::OFFICER;

/// What is known of a kept world: pages of the officer of Kuripan, and what they say.
struct Known {
    version: &'static str,
    entries: u64,
    pages: &'static [(&'static str, &'static [&'static str])],
}

const KNOWN: &[Known] = &[Known {
    version: "v1",
    entries: 543,
    pages: &[
        ("/surat", &["474/025/2024", "Kusmiati Susanti", "Diketahui kepala desa"]),
        (
            "/surat/019172fd-0c00-7023-b707-82e6e8914a21",
            &["Kusmiati Susanti", "3307106111864167", "Jalan Anggrek No. 13", "YZEV-ZZ83-RGSV", "Siti Rahmawati"],
        ),
        ("/warga?q=Munir+Ardiansyah", &["Munir Ardiansyah"]),
        ("/kasus/01917828-a3d8-7764-b91a-af5da685a939", &["Tegalwaru", "Malaysia"]),
    ],
}];

fn kept() -> PathBuf {
    places::workspace().expect("the workspace").join("crates/store/tests/worlds")
}

fn well(arguments: &[&str]) -> String {
    let finished = testkit::node::run(arguments);
    assert_eq!(finished.code, 0, "{arguments:?}: {}{}", finished.output, finished.errors);
    finished.output
}

fn digest(folder: &str) -> String {
    let said = well(&["verify", "--digest", "--dir", folder]);
    assert!(said.contains(" 0 problems"), "{said}");
    said.lines().last().unwrap_or_default().to_owned()
}

/// A folder as the earlier version left it.
fn unpacked(known: &Known) -> PathBuf {
    let world = kept().join(known.version);
    let folder = places::fresh_folder("earlier").expect("a folder");
    let packed = std::fs::read(world.join("desmigratif.sqlite.zst")).expect("a kept database");
    let database = zstd::decode_all(packed.as_slice()).expect("unpacked");
    std::fs::write(folder.join("desmigratif.sqlite"), database).expect("written");
    std::fs::copy(world.join("node.key"), folder.join("node.key")).expect("copied");
    std::fs::write(folder.join("demo.json"), r#"{"seed":1,"villages":1,"whole":true}"#).expect("written");
    folder
}

fn shows_what_it_held(known: &Known, folder: &Path) {
    let world = World { villages: 1, ..World::small() };
    let node = Node::try_start_in(folder.to_owned(), &world).expect("it opens");
    let officer = node.sign_in(OFFICER);
    for (path, words) in known.pages {
        let page = officer.get(path);
        assert_eq!(page.status(), 200, "{} {path}", known.version);
        for word in *words {
            assert!(page.says(word), "{} {path}: {word} is not on the page: {}", known.version, page.text());
        }
    }
}

#[test]
fn a_world_of_every_earlier_version_opens_and_shows_what_it_held() {
    if testkit::postgres::chosen().is_some() {
        // The kept databases are files of the other engine; the journals below are of both.
        return;
    }
    for known in KNOWN {
        shows_what_it_held(known, &unpacked(known));
    }
}

#[test]
fn a_journal_of_every_earlier_version_is_taken_up_into_the_tables_that_its_own_database_gets() {
    for known in KNOWN {
        let file = kept().join(known.version).join("journal.jrn").display().to_string();
        let place = places::fresh_folder("taken-up").expect("a folder").join("data").display().to_string();
        let said = well(&["journal", "import", &file, "--trust", "--dir", &place]);
        assert!(said.contains(&format!("{} entries read, {} new", known.entries, known.entries)), "{said}");
        let taken_up = digest(&place);
        if testkit::postgres::chosen().is_none() {
            let folder = unpacked(known);
            let there = folder.display().to_string();
            well(&["rebuild", "--dir", &there]);
            assert_eq!(digest(&there), taken_up, "{}", known.version);
            std::fs::remove_dir_all(folder).expect("removed");
        }
    }
}

#[test]
fn of_every_world_that_is_kept_it_is_known_what_it_held() {
    let folders = std::fs::read_dir(kept()).expect("the kept worlds").map(|entry| entry.expect("an entry").path());
    let mut versions: Vec<String> = folders
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    versions.sort();
    let known: Vec<&str> = KNOWN.iter().map(|known| known.version).collect();
    assert_eq!(versions, known, "say in KNOWN what each world in crates/store/tests/worlds holds; its README says how");
}
