//! The journal is the truth: what is exported, taken up elsewhere, taken up twice or folded anew gives the same tables.

use testkit::{Node, places};

use crate::desk::{self, Person};
use crate::world::World;

/// What `verify --digest` prints last.
fn digest(folder: &str) -> String {
    let finished = testkit::node::run(&["verify", "--digest", "--dir", folder]);
    assert_eq!(finished.code, 0, "{}{}", finished.output, finished.errors);
    assert!(finished.output.contains(" 0 problems"), "{}", finished.output);
    finished.output.lines().last().unwrap_or_default().to_owned()
}

fn well(arguments: &[&str]) -> String {
    let finished = testkit::node::run(arguments);
    assert_eq!(finished.code, 0, "{arguments:?}: {}{}", finished.output, finished.errors);
    finished.output
}

/// A world in which a day's work was done, stopped.
fn worked_in() -> Node {
    let world = World::over(Node::start());
    let resident = Person::next().register(&world.officer()).path().to_owned();
    let edit = format!("{resident}/ubah");
    world.officer().get(&edit).form(&edit).fill("Dusun", "Kauman").send().must_be(200);
    desk::open_case(&world.officer(), &resident);
    let letter = desk::draft(&world.officer(), &resident).path().to_owned();
    desk::check(&world.officer(), &letter);
    desk::acknowledge(&world, &letter);
    let mut node = world.into_node();
    node.stop().expect("stopped");
    node
}

#[test]
fn the_digest_is_equal_after_export_and_import_a_second_import_and_a_rebuild() {
    let node = worked_in();
    let here = node.folder().display().to_string();
    let own = digest(&here);
    let place = places::fresh_folder("elsewhere").expect("a folder");
    let (file, there) = (place.join("journal").display().to_string(), place.join("data").display().to_string());
    well(&["journal", "export", &file, "--dir", &here]);
    assert_eq!(digest(&here), own, "exporting changes nothing");

    well(&["rebuild", "--dir", &here]);
    assert_eq!(digest(&here), own, "the tables are what the journal says");

    let said = well(&["journal", "import", &file, "--dir", &there]);
    assert!(!said.contains(" 0 new"), "{said}");
    let taken_up = digest(&there);
    let said = well(&["journal", "import", &file, "--dir", &there]);
    assert!(said.contains(" 0 new"), "what is here already changes nothing: {said}");
    assert_eq!(digest(&there), taken_up);
    well(&["rebuild", "--dir", &there]);
    assert_eq!(digest(&there), taken_up);
    let back = place.join("back").display().to_string();
    well(&["journal", "export", &back, "--dir", &there]);
    assert!(
        std::fs::read(&back).expect("a journal") == std::fs::read(&file).expect("a journal"),
        "the same journal comes back"
    );
    std::fs::remove_dir_all(place).expect("removed");
}

#[test]
fn with_the_keys_the_tables_made_from_the_journal_are_the_very_same() {
    let node = worked_in();
    let here = node.folder().display().to_string();
    let place = places::fresh_folder("copied").expect("a folder");
    let there = place.join("data");
    places::copy_folder(node.folder(), &there).expect("copied");
    let there = there.display().to_string();
    let file = place.join("journal").display().to_string();
    well(&["journal", "export", &file, "--dir", &here]);
    assert!(well(&["journal", "import", &file, "--dir", &there]).contains(" 0 new"));
    well(&["rebuild", "--dir", &there]);
    assert_eq!(digest(&there), digest(&here));
    std::fs::remove_dir_all(place).expect("removed");
}

#[test]
fn a_node_that_is_seen_for_the_first_time_is_believed_only_when_somebody_vouches_for_its_key() {
    let node = worked_in();
    let place = places::fresh_folder("vouched").expect("a folder");
    let there = place.join("data").display().to_string();
    let add = [
        "account",
        "add",
        "--name",
        "Tri Baru",
        "--login",
        "tri@desa.id",
        "--role",
        "koordinator",
        "--region",
        "35.04",
    ];
    let added = testkit::node::run_typing(&[&add[..], &["--dir", &there]].concat(), "sandi yang cukup panjang\n");
    assert_eq!(added.code, 0, "{}", added.errors);
    let run = |words: &[&str]| testkit::node::run(&[words, &["--dir", there.as_str()]].concat());
    let file = place.join("journal").display().to_string();
    well(&["journal", "export", &file, "--dir", &node.folder().display().to_string()]);
    let before = run(&["verify", "--digest"]).output;
    let refused = run(&["journal", "import", &file]);
    assert_eq!(refused.code, 3, "{}{}", refused.output, refused.errors);
    let key =
        refused.errors.split("--accept \"").nth(1).and_then(|rest| rest.split('"').next()).expect("the key is named");
    assert_eq!(run(&["verify", "--digest"]).output, before, "nothing was taken up");
    let wrong = run(&["journal", "import", &file, "--accept", "0000 1111 2222 3333"]);
    assert_eq!(wrong.code, 3, "{}", wrong.errors);
    let taken = run(&["journal", "import", &file, "--accept", key]);
    assert_eq!(taken.code, 0, "{}", taken.errors);
    assert!(!taken.output.contains(" 0 new"), "{}", taken.output);
    std::fs::remove_dir_all(place).expect("removed");
}

#[test]
fn a_changed_byte_in_a_journal_file_is_refused_or_found_by_verify() {
    let node = worked_in();
    let place = places::fresh_folder("changed").expect("a folder");
    let (file, there) = (place.join("journal"), place.join("data").display().to_string());
    let name = file.display().to_string();
    well(&["journal", "export", &name, "--dir", &node.folder().display().to_string()]);
    let mut bytes = std::fs::read(&file).expect("a journal");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).expect("written");
    let taken_up = testkit::node::run(&["journal", "import", &name, "--dir", &there]);
    let verified = testkit::node::run(&["verify", "--dir", &there]);
    let codes = (taken_up.code, verified.code);
    assert!(matches!(codes, (3, 0) | (0, 1)), "{codes:?} {}{}{}", taken_up.output, taken_up.errors, verified.output);
    std::fs::remove_dir_all(place).expect("removed");
}

#[test]
fn the_regions_are_all_there_and_a_village_is_found_with_its_regency() {
    let counts = well(&["regions", "count"]);
    for number in ["38", "514", "7285", "83762"] {
        assert!(counts.replace(['.', ','], "").contains(number), "{number}: {counts}");
    }
    let found = well(&["regions", "search", "kuripan"]);
    assert!(found.contains("33.07.10.2004") && found.contains("Wonosobo"), "{found}");
}

#[test]
fn routes_and_states_are_printed_for_programs() {
    for what in ["routes", "states"] {
        let printed: serde_json::Value = serde_json::from_str(&well(&[what, "--json"])).expect("JSON");
        assert!(printed.as_array().is_some_and(|list| !list.is_empty()), "{what}");
    }
    let states = well(&["states", "--json"]);
    for state in ["minat", "siap_berangkat", "bekerja", "purna"] {
        assert!(states.contains(&format!("\"{state}\"")), "{state}");
    }
}

#[test]
fn a_folder_without_data_is_told_in_words_and_not_made() {
    let place = places::fresh_folder("nothing").expect("a folder").join("data");
    let finished = testkit::node::run(&["verify", "--dir", &place.display().to_string()]);
    assert_eq!(finished.code, 3);
    assert!(finished.errors.contains("no data"), "{}", finished.errors);
    assert!(!place.exists());
}
