//! What an operator lives by: settings, numbers, the log, the checks, and a stop that loses nobody's work.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use testkit::Node;
use testkit::node::run;

use crate::desk::{Person, somebody};
use crate::world::{World, world};

/// A node with these settings in its folder.
fn node_with(settings: &str) -> Node {
    let mut node = Node::start();
    std::fs::write(node.folder().join("desmigratif.toml"), settings).expect("written");
    node.restart().expect("started again");
    node
}

fn check(dir: &std::path::Path, more: &[&str]) -> testkit::node::Finished {
    let dir = dir.display().to_string();
    run(&[&["check", "--dir", &dir], more].concat())
}

#[test]
fn a_mistake_in_the_settings_stops_every_command_and_is_told_with_its_line_and_without_its_value() {
    let folder = testkit::places::fresh_folder("settings").expect("a folder");
    std::fs::create_dir_all(&folder).expect("made");
    let file = folder.join("desmigratif.toml");
    std::fs::write(&file, "listen = \"127.0.0.1:9\"\nlisen = \"rahasia\"\nbackup_due_days = 0\n").expect("written");
    let dir = folder.display().to_string();
    for command in [&["check"][..], &["serve"], &["verify"], &["backup", "--to", "x"], &["doctor"]] {
        let told = run(&[command, &["--dir", &dir]].concat());
        assert_eq!(told.code, 2, "{command:?}: {}", told.errors);
        assert!(told.errors.contains("line 2: `lisen` is no setting (did you mean `listen`?)"), "{}", told.errors);
        assert!(told.errors.contains("line 3: `backup_due_days`: a whole number from 1 to 365"), "{}", told.errors);
        assert!(!told.errors.contains("rahasia"), "{}", told.errors);
    }
    std::fs::write(&file, "metrics_token = \"rahasia\"\nlog = \"warn\"\n").expect("written");
    let told = check(&folder, &["--log", "debug", "--json"]);
    assert!(!told.output.contains("rahasia") && !told.errors.contains("rahasia"), "{}{}", told.output, told.errors);
    let printed: Value = serde_json::from_str(&told.output).expect("JSON");
    let of = |name: &str| {
        let found = printed["settings"].as_array().and_then(|all| all.iter().find(|one| one["name"] == name)).cloned();
        found.unwrap_or_else(|| panic!("{name} is not printed"))
    };
    assert_eq!((of("log")["value"].as_str(), of("log")["from"].as_str()), (Some("debug"), Some("command line")));
    assert_eq!(of("listen")["from"], "default");
    assert_eq!(
        (of("metrics_token")["set"].as_bool(), of("metrics_token")["value"].as_str()),
        (Some(true), Some("(set, secret)"))
    );
    assert!(of("metrics_token")["from"].as_str().is_some_and(|from| from.ends_with("desmigratif.toml, line 1")));
    assert_eq!(told.code, 1, "others may read a file that holds a secret");
    let wide = check(&folder, &["--config", "nowhere.toml"]);
    assert_eq!(wide.code, 2, "{}", wide.errors);
    std::fs::remove_dir_all(&folder).expect("removed");
    let wide = check(&folder, &["--listen", "0.0.0.0:8080", "--public-url", "http://desa.contoh.id"]);
    assert_eq!(wide.code, 1);
    assert!(wide.output.contains("passwords travel in clear"), "{}", wide.output);
    assert_eq!(check(&folder, &[]).code, 0, "nothing set is sound");
}

#[test]
fn numbers_are_for_this_machine_or_for_who_has_the_token_and_name_nobody() {
    let world = World::over(node_with("metrics_token = \"angka-untuk-pengelola\"\n"));
    let (person, path) = somebody(&world);
    world.officer().get(&path).must_be(200);
    world.visitor().get("/warga/bukan-nomor");
    let page = world.visitor().get("/metrics");
    page.must_be(200);
    let text = page.source();
    let value = |start: &str| {
        let line = text.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}\n{text}"));
        line.rsplit_once(' ').and_then(|(_, value)| value.parse::<f64>().ok()).unwrap_or_else(|| panic!("{line}"))
    };
    assert!(value("desmigratif_requests_total{method=\"GET\",route=\"/warga/{id}\",status=\"200\"}") >= 1.0);
    assert!(value("desmigratif_request_seconds_count{route=\"/warga/{id}\"}") >= 1.0);
    assert!(value("desmigratif_commits_total") >= 1.0 && value("desmigratif_batch_jobs_count") >= 1.0);
    assert!(value("desmigratif_sessions") >= 1.0 && value("desmigratif_size_bytes{what=\"database\"}") > 100_000.0);
    assert!(value("desmigratif_journal_entries") > 10.0 && value("desmigratif_uptime_seconds") > 0.0);
    assert!(text.contains("desmigratif_build_info{version=\""));
    for word in person.name.split(' ').chain([path.rsplit('/').next().expect("an id")]) {
        assert!(!text.contains(word), "{word}");
    }
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        assert!(line.rsplit_once(' ').is_some_and(|(_, value)| value.parse::<f64>().is_ok()), "{line}");
    }
    let asked =
        |headers: &[(&str, &str)]| world.visitor().try_get_with("/metrics", headers).expect("answered").status();
    let passed_on = ("x-forwarded-for", "203.0.113.9");
    assert_eq!(asked(&[passed_on]), 403, "somebody behind a proxy is not this machine");
    assert_eq!(asked(&[passed_on, ("authorization", "Bearer angka-untuk-pengelol")]), 403);
    assert_eq!(asked(&[passed_on, ("authorization", "Bearer angka-untuk-pengelola")]), 200);
    for path in ["/health", "/health/live"] {
        world.visitor().get(path).must_be(200).must_say("ok");
    }
}

#[test]
fn the_log_is_one_json_object_a_line_with_a_number_and_names_nobody_also_when_forms_are_refused() {
    let world = World::over(node_with("log_format = \"json\"\nlog = \"debug\"\n"));
    let (officer, person) = (world.officer(), Person::next());
    let nik = "3307055703950042";
    person.form(&officer).fill("NIK", "33070557").fill("Dusun", "Krajan Rahasia").send().must_be(422);
    person.whole_form(&officer).fill("NIK", nik).fill("Tanggal lahir", "17-03-1995").send().must_be(200);
    officer.get(&format!("/warga?q={}", person.name.replace(' ', "+")));
    officer.get(&format!("/cari?q={nik}"));
    person.whole_form(&officer).without("_csrf").send().must_be(403);
    let form = officer.get("/warga/baru").form("/warga/baru").fill("name", &format!("{} \u{fffd}é", person.name));
    form.fill("NIK", nik).send();
    world.try_sign_in("siti.rahasia@contoh.id", "bukan kata sandi itu");
    let mut node = world.into_node();
    node.stop().expect("stopped");
    let log = std::fs::read_to_string(node.log()).expect("a log");
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let answered: Vec<&Value> = lines.iter().filter(|line| line["message"] == "answered").collect();
    assert!(answered.len() > 5, "{log}");
    for line in &answered {
        assert!(line["request"].as_str().is_some_and(|number| number.len() == 10), "{line}");
        assert!(line["route"].is_string() && line["status"].is_number() && line["milliseconds"].is_number(), "{line}");
    }
    assert!(answered.iter().any(|line| line["route"] == "/warga/baru" && line["status"] == 422));
    for word in person.name.split(' ').chain(["3307055703950042", "33070557", "Krajan", "siti.rahasia"]) {
        assert!(!log.contains(word), "{word} stands in the log");
    }
}

fn doctor(node: &Node) -> (i32, Value) {
    let finished = node.run(&["doctor", "--json", "--listen", "127.0.0.1:0"]);
    let printed = serde_json::from_str(&finished.output);
    (finished.code, printed.unwrap_or_else(|_| panic!("{}{}", finished.output, finished.errors)))
}

fn level(printed: &Value, check: &str) -> String {
    let found = printed["checks"].as_array().and_then(|all| all.iter().find(|one| one["check"] == check));
    found.unwrap_or_else(|| panic!("{check} is not checked: {printed}"))["level"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn doctor_finds_an_open_key_a_leaping_clock_and_a_missing_file_while_the_node_serves() {
    let world = World::over(Node::start());
    let (_, path) = somebody(&world);
    let attach = format!("{path}/lampirkan");
    let form = world.officer().get(&attach).form(&attach).fill("name", "KTP");
    form.attach("file", "ktp.pdf", "application/pdf", b"%PDF-1.7 KTP %%EOF").send().must_be(200);
    let (code, well) = doctor(&world);
    // A server of tests writes without waiting for the disk, which is danger rightly.
    let careless = i32::from(testkit::postgres::chosen().is_some());
    assert_eq!((code, level(&well, "backup").as_str()), (careless, "attention"), "{well}");
    for check in ["disk", "folder", "clock", "key_file", "key_opens", "database", "files", "port"] {
        assert!(["ok", "attention"].contains(&level(&well, check).as_str()), "{check}: {well}");
    }
    assert_eq!(level(&well, "files"), "ok");
    let folder = world.folder().to_owned();
    let mode = |file: &std::path::Path, mode: &str| {
        assert!(Command::new("chmod").arg(mode).arg(file).status().expect("chmod").success());
    };
    mode(&folder.join("node.key"), "644");
    let (code, open) = doctor(&world);
    assert_eq!((code, level(&open, "key_file").as_str()), (1, "danger"));
    mode(&folder.join("node.key"), "600");
    let file = std::fs::File::create(folder.join("dari-besok")).expect("a file");
    file.set_modified(std::time::SystemTime::now() + Duration::from_secs(86_400)).expect("set");
    assert_eq!(level(&doctor(&world).1, "clock"), "attention");
    std::fs::remove_file(folder.join("dari-besok")).expect("removed");
    let scan = files_below(&folder.join("files")).pop().expect("a scan");
    std::fs::rename(&scan, folder.join("scan")).expect("moved");
    let (code, missing) = doctor(&world);
    assert_eq!((code, level(&missing, "files").as_str()), (1, "danger"), "{missing}");
    std::fs::rename(folder.join("scan"), &scan).expect("moved back");
    let words = world.run(&["doctor", "--id", "--listen", "127.0.0.1:0"]);
    assert_eq!(words.code, careless);
    assert!(words.output.contains("Ruang disk") && words.output.contains("perhatian"), "{}", words.output);
    assert_eq!(world.run(&["doctor", "--strict", "--listen", "127.0.0.1:0"]).code, 1);
}

fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let inside = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path());
    inside.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn the_page_of_the_computer_shows_how_it_stands() {
    let world = world();
    let page = world.officer().get("/komputer");
    page.must_be(200).must_say("Keadaan komputer").must_say("Ruang disk").must_say("Jam komputer").must_say("Cadangan");
    world.as_(crate::world::COORDINATOR).get("/komputer").must_be(403);
    let manager = world.as_("pengelola_node");
    assert!(manager.get("/beranda").links().contains(&"/komputer".to_owned()), "the manager sees the light too");
    manager.get("/komputer").must_be(200);
}

#[test]
fn a_stop_lets_the_form_under_way_finish_refuses_new_ones_and_leaves_the_database_whole() {
    let mut node = node_with("stop_seconds = 20\n");
    let officer = node.sign_in(crate::world::OFFICER);
    let token = officer.get("/menu").form("/keluar").value("_csrf").expect("a token");
    let cookies: Vec<String> = officer.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
    let address = node.address().trim_start_matches("http://").to_owned();
    let body = format!("_csrf={token}&form=%2Fwarga%2Fbaru&isi=%22Siti%22");
    let mut slow = TcpStream::connect(&address).expect("connected");
    let head = format!(
        "POST /draf HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n",
        cookies.join("; "),
        body.len()
    );
    let half = body.len() / 2;
    slow.write_all(head.as_bytes()).and_then(|()| slow.write_all(&body.as_bytes()[..half])).expect("sent");
    // The node has read the head when it is counted as under way.
    let under_way = |count: &str| officer.get("/metrics").source().contains(&format!("requests_under_way {count}\n"));
    assert!((0..400).any(|_| under_way("2") || {
        std::thread::sleep(Duration::from_millis(10));
        false
    }));
    assert!(Command::new("kill").args(["-TERM", &node.id().to_string()]).status().expect("kill").success());
    let refused = (0..400).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        TcpStream::connect(&address).is_err()
    });
    assert!(refused, "it still takes connections");
    slow.write_all(&body.as_bytes()[half..]).expect("sent");
    let mut answer = String::new();
    slow.read_to_string(&mut answer).expect("answered");
    assert!(answer.starts_with("HTTP/1.1 2"), "{answer}");
    node.stop().expect("stopped by itself");
    let log = node.folder().join("desmigratif.sqlite-wal");
    let left = std::fs::metadata(&log).map_or(0, |about| about.len());
    assert_eq!(left, 0, "the log was moved into the database");
    assert_eq!(node.run(&["verify"]).code, 0);
}
