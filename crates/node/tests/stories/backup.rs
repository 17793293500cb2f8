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

/// A node whose operator named a folder for backups.
fn node_with_folder() -> (World, std::path::PathBuf) {
    let mut node = Node::start();
    let place = places::fresh_folder("button").expect("a folder");
    let target = place.join("cadangan");
    let settings = format!("backup_to = [\"{}\"]\n", target.display());
    std::fs::write(node.folder().join("desmigratif.toml"), settings).expect("written");
    node.restart().expect("started again");
    (World::over(node), target)
}

/// Waits until the page tells how the backup ended.
fn ended(client: &testkit::Client) -> testkit::Page {
    for _ in 0..1200 {
        let page = client.get("/komputer");
        if !page.says("Lihat kemajuan") {
            return page;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the backup does not end");
}

#[test]
fn the_button_on_beranda_makes_a_backup_from_which_the_village_comes_back() {
    let (world, target) = node_with_folder();
    let officer = world.officer();
    let home = officer.get("/beranda");
    home.must_say("Belum pernah dicadangkan");
    assert!(home.links().contains(&"/komputer".to_owned()), "{:?}", home.links());
    let form = || officer.get("/komputer").form("/komputer/cadangkan").choose("place", &target.display().to_string());
    form().fill("passphrase", "pendek").fill("repeated", "pendek").send().must_be(422).must_say("12 huruf");
    let typed = PASSPHRASE.trim();
    form().fill("passphrase", typed).fill("repeated", "perahu biru di laut lor").send().must_be(422);
    let elsewhere = form().force("place", "/etc").fill("passphrase", typed).fill("repeated", typed).send();
    elsewhere.must_be(422).must_say("tidak ada lagi");
    assert!(!target.exists(), "nothing was written");
    form().fill("passphrase", typed).fill("repeated", typed).send().must_be(200);
    ended(&officer).must_be(200).must_say("Cadangan selesai");
    officer.get("/beranda").must_say("Cadangan terakhir hari ini");
    let there = target.with_file_name("pulih").display().to_string();
    let restore = ["restore", "--from", &target.display().to_string(), "--dir", &there];
    let restored = testkit::node::run_typing(&restore, PASSPHRASE);
    assert_eq!(restored.code, 0, "{}{}", restored.output, restored.errors);
    std::fs::remove_dir_all(target.parent().expect("a place")).expect("removed");
}

#[test]
fn the_head_may_have_the_passphrase_kept_and_then_one_tap_is_enough() {
    let (world, target) = node_with_folder();
    let (head, officer) = (world.head(), world.officer());
    let typed = "empat kata di kertas";
    let form = |who: &testkit::Client| {
        who.get("/komputer").form("/komputer/cadangkan").choose("place", &target.display().to_string())
    };
    assert!(!form(&officer).asks_for("keep"), "the officer does not decide it");
    let first = form(&head).fill("passphrase", typed).fill("repeated", typed).tick("keep").send();
    first.must_be(200);
    ended(&head).must_say("Cadangan selesai");
    assert!(!form(&officer).asks_for("passphrase"));
    form(&officer).send().must_be(200);
    ended(&officer).must_say("Cadangan selesai");
    let backups = std::fs::read_dir(&target)
        .expect("there")
        .filter(|one| one.as_ref().is_ok_and(|one| one.file_name().to_string_lossy().starts_with("backup-")));
    assert_eq!(backups.count(), 2);
    let token = officer.get("/menu").form("/keluar").value("_csrf").expect("a token");
    officer.post("/komputer/lupakan", &[("_csrf", &token)]).must_be(403);
    head.get("/komputer").form("/komputer/lupakan").send().must_be(200).must_say("sudah dilupakan");
    assert!(form(&head).asks_for("passphrase"));
    let node = world.into_node();
    for entry in std::fs::read_dir(node.folder()).expect("the folder").flatten().filter(|one| one.path().is_file()) {
        let bytes = std::fs::read(entry.path()).expect("read");
        let found = bytes.windows(typed.len()).any(|part| part == typed.as_bytes());
        assert!(!found, "the passphrase stands in {}", entry.path().display());
    }
    std::fs::remove_dir_all(target.parent().expect("a place")).expect("removed");
}

#[test]
fn a_backup_that_fails_says_why_and_leaves_the_one_before() {
    let (world, target) = node_with_folder();
    let officer = world.officer();
    let typed = PASSPHRASE.trim();
    let send = || {
        let form = officer.get("/komputer").form("/komputer/cadangkan");
        form.choose("place", &target.display().to_string()).fill("passphrase", typed).fill("repeated", typed).send()
    };
    send().must_be(200);
    ended(&officer).must_say("Cadangan selesai");
    // What lies in the way of the files' folder stands for a stick that cannot be written any more.
    let files = target.join("files");
    let _ = std::fs::remove_dir_all(&files);
    let (_, resident) = crate::desk::somebody(&world);
    let attach = format!("{resident}/lampirkan");
    let form = officer.get(&attach).form(&attach).fill("name", "KTP");
    form.attach("file", "ktp.pdf", "application/pdf", b"%PDF-1.7 KTP %%EOF").send().must_be(200);
    std::fs::write(&files, b"in the way").expect("written");
    send().must_be(200);
    ended(&officer).must_say("Cadangan gagal").must_say("tetap utuh");
    officer.get("/beranda").must_be(200);
    let whole = std::fs::read_dir(&target).expect("there").flatten();
    let whole = whole.filter(|one| one.path().join("manifest").is_file()).count();
    assert_eq!(whole, 1, "the one before, and no half of another");
    std::fs::remove_file(&files).expect("removed");
    send().must_be(200);
    ended(&officer).must_say("Cadangan selesai");
    std::fs::remove_dir_all(target.parent().expect("a place")).expect("removed");
}

#[test]
fn a_stick_that_takes_no_more_is_told_and_the_backup_before_it_stays() {
    let node = Node::start();
    let place = places::fresh_folder("full").expect("a folder");
    let (stick, here) = (place.join("stick").display().to_string(), node.folder().display().to_string());
    let backup = ["backup", "--to", &stick, "--dir", &here];
    assert_eq!(testkit::node::run_typing(&backup, PASSPHRASE).code, 0);
    // No file may grow beyond 64 kB, as on a disk that is full in the middle of one.
    let binary = places::binary().expect("built").display().to_string();
    let line = format!("trap '' XFSZ; ulimit -f 128; exec '{binary}' backup --to '{stick}' --dir '{here}'");
    let ran = std::process::Command::new("sh")
        .args(["-c", &line])
        .env("DESMIGRATIF_BACKUP_PASSPHRASE", PASSPHRASE.trim())
        .envs(
            testkit::postgres::chosen()
                .map(|server| ("DESMIGRATIF_DATABASE", server.of_folder(node.folder(), None).expect("its database"))),
        )
        .output()
        .expect("run");
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(3), "{errors}");
    assert!(errors.contains("too large") || errors.contains("full"), "{errors}");
    let left: Vec<_> = std::fs::read_dir(&stick).expect("there").flatten().map(|one| one.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("unfinished")), "{left:?}");
    let there = place.join("pulih").display().to_string();
    let restored = testkit::node::run_typing(&["restore", "--from", &stick, "--dir", &there], PASSPHRASE);
    assert_eq!(restored.code, 0, "{}{}", restored.output, restored.errors);
    std::fs::remove_dir_all(place).expect("removed");
}
