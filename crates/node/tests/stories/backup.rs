//! A stick with a backup: made while the node serves, restored elsewhere, and the same people are there.

use testkit::{Node, places};

use crate::desk::Person;
use crate::world::World;

const PASSPHRASE: &str = "perahu biru di laut kidul\n";

#[test]
fn a_node_that_serves_is_backed_up_with_its_scans_and_restored_elsewhere_the_same() {
    let world = World::over(Node::start());
    let here = world.folder().display().to_string();
    let place = places::fresh_folder("stick").expect("a folder");
    let (stick, there) = (place.join("stick").display().to_string(), place.join("data").display().to_string());
    let backup = ["backup", "--to", &stick, "--json", "--dir", &here];
    let resident = Person::next().register(&world.officer()).path().to_owned();
    let attach = format!("{resident}/lampirkan");
    let form = world.officer().get(&attach).form(&attach).fill("name", "KTP warga");
    form.attach("file", "ktp.pdf", "application/pdf", b"%PDF-1.7 KTP %%EOF").send().must_be(200).must_say("KTP warga");

    let refused = testkit::node::run(&backup);
    assert_eq!(refused.code, 3, "{}", refused.output);
    assert!(refused.errors.contains("passphrase"), "{}", refused.errors);
    assert!(!std::path::Path::new(&stick).exists(), "without a passphrase nothing is written");

    let made = testkit::node::run_typing(&backup, PASSPHRASE);
    assert_eq!(made.code, 0, "{}{}", made.output, made.errors);
    let printed: serde_json::Value = serde_json::from_str(&made.output).expect("JSON");
    assert!(printed["bytes"].as_u64().is_some_and(|bytes| bytes > 0), "{printed}");
    assert_eq!(printed["files"], 1, "{printed}");
    let own = world.run(&["verify", "--digest"]);
    assert_eq!(own.code, 0, "{}", own.output);

    let restore = ["restore", "--from", &stick, "--dir", &there];
    let wrong = testkit::node::run_typing(&restore, "perahu merah di laut kidul\n");
    assert_eq!(wrong.code, 3, "{}", wrong.output);
    assert!(wrong.errors.contains("not the passphrase"), "{}", wrong.errors);
    assert!(!std::path::Path::new(&there).exists());

    let restored = testkit::node::run_typing(&restore, PASSPHRASE);
    assert_eq!(restored.code, 0, "{}{}", restored.output, restored.errors);
    assert!(restored.errors.contains("verifying: 100 %"), "{}", restored.errors);
    let digest = testkit::node::run(&["verify", "--digest", "--dir", &there]);
    assert_eq!((digest.code, digest.output), (0, own.output), "the same node");
    let again = testkit::node::run_typing(&restore, PASSPHRASE);
    assert_eq!(again.code, 3);
    assert!(again.errors.contains("not empty"), "{}", again.errors);
    std::fs::remove_dir_all(place).expect("removed");
}
