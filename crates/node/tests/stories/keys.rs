//! The node's key on the real binary: kept by file, passphrase or environment, changed, cut off while it is changed, and
//! come by again from the code on paper.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use testkit::random::Random;
use testkit::{Client, free_port, places, postgres};

const PASSPHRASE: (&str, &str) = ("DESMIGRATIF_PASSPHRASE", "perahu biru di laut kidul");
const NEW_PASSPHRASE: (&str, &str) = ("DESMIGRATIF_NEW_PASSPHRASE", "perahu biru di laut kidul");
const WRONG: (&str, &str) = ("DESMIGRATIF_PASSPHRASE", "perahu hijau di laut kidul");
const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const KEY_AS_BASE64: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const BACKUP: (&str, &str) = ("DESMIGRATIF_BACKUP_PASSPHRASE", "flashdisk merah putih");

type Variables<'a> = &'a [(&'a str, &'a str)];

/// A small real node: an office and one account.
struct Small {
    folder: PathBuf,
    /// What is removed with it; none for one that was restored beside another.
    place: Option<PathBuf>,
}

impl Small {
    fn new() -> Small {
        let place = places::fresh_folder("keys").expect("a folder");
        let small = Small { folder: place.join("node"), place: Some(place) };
        let add = ["account", "add", "--name", "Siti Rahmawati", "--login", "siti@desa.id", "--role", "koordinator"];
        small.typing(&[&add[..], &["--region", "33.07"]].concat(), &[], "ikan asin goreng garing\n").well();
        small
    }

    fn command(&self, arguments: &[&str], variables: Variables<'_>) -> Command {
        let mut command = Command::new(places::binary().expect("the binary"));
        for name in ["DESMIGRATIF_PASSPHRASE", "DESMIGRATIF_NODE_KEY", "DESMIGRATIF_RECOVERY_CODE"] {
            command.env_remove(name);
        }
        if let Some(server) = postgres::chosen() {
            command.env("DESMIGRATIF_DATABASE", server.of_folder(&self.folder, None).expect("a database"));
        }
        command.args(arguments).arg("--dir").arg(&self.folder).envs(variables.iter().copied());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str], variables: Variables<'_>) -> Ended {
        Ended::of(self.command(arguments, variables).output().expect("it runs"))
    }

    fn typing(&self, arguments: &[&str], variables: Variables<'_>, input: &str) -> Ended {
        use std::io::Write;
        let mut child = self.command(arguments, variables).stdin(Stdio::piped()).spawn().expect("it runs");
        let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
        Ended::of(child.wait_with_output().expect("it ends"))
    }

    /// The digest of everything, which a wrong key does not give.
    fn digest(&self, variables: Variables<'_>) -> String {
        self.run(&["verify", "--digest"], variables).well().output
    }

    fn recovery(&self, more: &[&str], variables: Variables<'_>) -> String {
        let printed = self.run(&[&["keys", "recovery"], more].concat(), variables).well().output;
        code_in(&printed).unwrap_or_else(|| panic!("no code in {printed}"))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        if let Some(server) = postgres::chosen() {
            let _ = server.drop_folder(&self.folder);
        }
        let _ = self.place.as_ref().map(std::fs::remove_dir_all);
    }
}

struct Ended {
    code: i32,
    output: String,
    errors: String,
}

impl Ended {
    fn of(output: Output) -> Ended {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ended { code: output.status.code().unwrap_or(-1), output: text(&output.stdout), errors: text(&output.stderr) }
    }

    #[track_caller]
    fn well(self) -> Ended {
        assert_eq!(self.code, 0, "{}{}", self.output, self.errors);
        self
    }

    #[track_caller]
    fn refused(self, words: &str) {
        assert_eq!(self.code, 3, "{}{}", self.output, self.errors);
        assert!(self.errors.contains(words), "{}", self.errors);
    }
}

/// The first thing that looks like a recovery code.
fn code_in(text: &str) -> Option<String> {
    let is_code = |word: &&str| word.len() == 41 && word.split('-').count() == 7;
    text.split_whitespace().find(is_code).map(str::to_owned)
}

/// Every file of the folder but locks and the log's index, which readers write too.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let all = testkit::planted::files_below(folder).expect("files");
    let kept = all.into_iter().filter(|path| {
        let name = path.to_string_lossy();
        !name.ends_with(".lock") && !name.ends_with("-shm")
    });
    kept.map(|path| (path.clone(), std::fs::read(path).expect("read"))).filter(|(_, bytes)| !bytes.is_empty()).collect()
}

#[test]
fn the_paper_opens_a_node_whose_key_file_is_gone_and_a_mistyped_group_is_told() {
    let node = Small::new();
    let digest = node.digest(&[]);
    let code = node.recovery(&[], &[]);
    let again = node.run(&["keys", "recovery"], &[]).well().output;
    assert!(code_in(&again).is_none() && again.contains("cannot be shown again"), "{again}");
    for (path, bytes) in files(&node.folder) {
        let holds = bytes.windows(code.len()).any(|part| part == code.as_bytes());
        assert!(!holds, "{} holds the code", path.display());
    }
    let first = std::fs::read_to_string(node.folder.join("node.key")).expect("the key file");
    std::fs::remove_file(node.folder.join("node.key")).expect("lost");
    node.run(&["verify"], &[]).refused("node.key is missing");
    node.run(&["serve", "--listen", "127.0.0.1:0"], &[]).refused("keys recover");
    assert!(!node.folder.join("node.key").exists(), "no new key is made for old data");

    let recover = ["keys", "recover"];
    let mistyped = format!(
        "{}{}",
        &code[..12],
        code[12..].replacen(&code[12..13], if &code[12..13] == "7" { "8" } else { "7" }, 1)
    );
    node.typing(&recover, &[], &mistyped).refused("group 3");
    node.typing(&recover, &[], &code[..35]).refused("7 groups");
    let other = Small::new();
    node.typing(&recover, &[], &other.recovery(&[], &[])).refused("not this node's recovery code");
    node.typing(&recover, &[], &code.to_lowercase().replace('-', " ")).well();
    assert_eq!(node.digest(&[]), digest);
    assert_ne!(std::fs::read_to_string(node.folder.join("node.key")).expect("a new one"), first);

    node.run(&["keys", "rotate"], &[]).well();
    node.run(&["keys", "set", "--passphrase"], &[NEW_PASSPHRASE]).well();
    let kept = [("DESMIGRATIF_RECOVERY_CODE", code.as_str())];
    assert_eq!(
        node.digest(&kept),
        digest,
        "the paper stays good when the key changes, and the passphrase is forgotten"
    );
    node.run(&["keys", "recover", "--file"], &kept).well();
    assert_eq!(node.digest(&[]), digest);
    let new = node.recovery(&["--new"], &[]);
    node.run(&recover, &kept).refused("one that was replaced");
    node.run(&recover, &[("DESMIGRATIF_RECOVERY_CODE", &new)]).well();
}

#[test]
fn a_locked_node_opens_with_its_passphrase_alone_and_a_wrong_one_writes_nothing() {
    let node = Small::new();
    let digest = node.digest(&[]);
    node.run(&["keys", "set", "--passphrase"], &[("DESMIGRATIF_NEW_PASSPHRASE", "pendek")]).refused("12 characters");
    node.run(&["keys", "set"], &[]).refused("--passphrase");
    node.run(&["keys", "set", "--passphrase"], &[NEW_PASSPHRASE]).well();
    let before = files(&node.folder);
    for arguments in [&["verify"][..], &["serve", "--listen", "127.0.0.1:0"], &["rebuild"], &["keys", "rotate"]] {
        node.run(arguments, &[WRONG]).refused("not the passphrase");
        node.run(arguments, &[]).refused("passphrase");
    }
    assert!(files(&node.folder) == before);
    assert_eq!(node.digest(&[PASSPHRASE]), digest);
    node.run(&["rebuild"], &[PASSPHRASE]).well();
    node.run(&["keys", "rotate"], &[PASSPHRASE]).well();
    assert_eq!(node.digest(&[PASSPHRASE]), digest);

    let shown = node.run(&["keys", "show", "--json"], &[]).well().output;
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!((&shown["kept"], &shown["opens"]), (&"passphrase".into(), &false.into()), "{shown}");
    assert_eq!((&shown["subjects"], &shown["destroyed"], shown["recovery"].is_null()), (&1.into(), &0.into(), true));
    let wrong = node.run(&["keys", "show"], &[WRONG]);
    assert_eq!(wrong.code, 1, "{}", wrong.output);
}

#[test]
fn a_key_in_the_environment_lies_in_no_file_and_is_in_its_keepers_hands_first() {
    let node = Small::new();
    let digest = node.digest(&[]);
    let before = files(&node.folder);
    let set = ["keys", "set", "--environment"];
    let asked = node.run(&set, &[]);
    assert_eq!(asked.code, 3);
    assert!(asked.errors.contains("nothing was changed yet") && asked.errors.contains("DESMIGRATIF_NEW_NODE_KEY"));
    assert!(files(&node.folder) == before);
    node.run(&set, &[("DESMIGRATIF_NEW_NODE_KEY", "bukan kunci")]).refused("holds no key");
    node.run(&set, &[("DESMIGRATIF_NEW_NODE_KEY", KEY)]).well();
    assert!(!node.folder.join("node.key").exists());
    assert_eq!(node.digest(&[("DESMIGRATIF_NODE_KEY", KEY_AS_BASE64)]), digest);
    node.run(&["verify"], &[]).refused("node.key is missing");
    let other = KEY.replace("1f", "2f");
    node.run(&["verify"], &[("DESMIGRATIF_NODE_KEY", &other)]).refused("does not belong to this database");
    let (stick, there) = (node.folder.with_extension("stick"), node.folder.with_extension("restored"));
    let key = ("DESMIGRATIF_NODE_KEY", KEY);
    node.run(&["backup", "--to", &stick.display().to_string()], &[key, BACKUP]).well();
    let restored = Small { folder: there, place: None };
    restored.run(&["restore", "--from", &stick.display().to_string()], &[key, BACKUP]).well();
    assert_eq!(restored.digest(&[key]), digest);
    node.run(&["keys", "set", "--file"], &[("DESMIGRATIF_NODE_KEY", KEY)]).well();
    assert_eq!(node.digest(&[]), digest);
}

#[test]
fn a_backup_of_a_locked_node_is_opened_by_the_paper() {
    let node = Small::new();
    node.run(&["keys", "set", "--passphrase"], &[NEW_PASSPHRASE]).well();
    let code = node.recovery(&[], &[PASSPHRASE]);
    let digest = node.digest(&[PASSPHRASE]);
    let stick = node.folder.with_extension("stick").display().to_string();
    node.run(&["backup", "--to", &stick], &[BACKUP]).well();
    let restored = Small { folder: node.folder.with_extension("restored"), place: None };
    let restore = ["restore", "--from", &stick];
    restored.run(&restore, &[BACKUP, WRONG]).refused("not the passphrase");
    let paper = ("DESMIGRATIF_RECOVERY_CODE", code.as_str());
    restored.run(&restore, &[BACKUP, paper]).well();
    restored.run(&["keys", "recover"], &[paper]).well();
    assert_eq!(restored.digest(&[]), digest);
}

/// A node that serves; killed when dropped.
struct Serving(Child);

impl Serving {
    fn of(node: &Small, variables: Variables<'_>) -> Serving {
        let port = free_port::free_port().expect("a port");
        let listen = format!("127.0.0.1:{port}");
        let mut command = node.command(&["serve", "--listen", &listen], variables);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null());
        let serving = Serving(child.spawn().expect("it runs"));
        let client = Client::new(&format!("http://{listen}"));
        for _ in 0..600 {
            if client.try_get("/health").is_ok_and(|page| page.status() == 200) {
                return serving;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the node does not answer");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_key_of_a_node_that_serves_is_looked_at_and_not_changed() {
    let node = Small::new();
    node.run(&["keys", "set", "--passphrase"], &[NEW_PASSPHRASE]).well();
    let serving = Serving::of(&node, &[PASSPHRASE]);
    node.run(&["keys", "show"], &[PASSPHRASE]).well();
    for arguments in [&["keys", "rotate"][..], &["keys", "set", "--file"], &["keys", "recovery"]] {
        node.run(arguments, &[PASSPHRASE]).refused("stop it first");
    }
    drop(serving);
    node.run(&["keys", "set", "--file"], &[PASSPHRASE]).well();
}

#[test]
fn a_change_that_is_killed_at_any_moment_leaves_a_node_that_opens() {
    const SEED: u64 = 20_261_124;
    let node = Small::new();
    let digest = node.digest(&[]);
    let mut random = Random::from_seed(SEED);
    let mut finished = 0;
    for run in 0..25 {
        let mut child = node.command(&["keys", "rotate"], &[]).spawn().expect("it runs");
        std::thread::sleep(Duration::from_micros(random.below(30_000)));
        let _ = child.kill();
        finished += usize::from(child.wait().expect("it ends").success());
        node.run(&["rebuild"], &[]).well();
        assert_eq!(node.digest(&[]), digest, "seed {SEED}, run {run}");
    }
    node.run(&["keys", "rotate"], &[]).well();
    assert!(!node.folder.join("node.key.next").exists());
    assert!(finished < 25, "seed {SEED}: nothing was ever cut off");
}

#[test]
fn a_first_start_in_front_of_a_person_prints_the_code_once_and_a_log_never_gets_it() {
    let node = Small::new();
    let unseen = node.run(&["serve", "--listen", "256.0.0.1:1"], &[]);
    assert!(code_in(&unseen.output).is_none() && code_in(&unseen.errors).is_none());
    let Some(first) = at_a_terminal(&node) else { return };
    let code = code_in(&first).unwrap_or_else(|| panic!("no code in {first}"));
    let second = at_a_terminal(&node).unwrap_or_default();
    assert!(code_in(&second).is_none(), "{second}");
    node.run(&["keys", "recover"], &[("DESMIGRATIF_RECOVERY_CODE", &code)]).well();
}

/// What a person sees of `serve` until it listens. `None` where the system has no `script`, which makes a terminal.
fn at_a_terminal(node: &Small) -> Option<String> {
    let listen = format!("127.0.0.1:{}", free_port::free_port().expect("a port"));
    let serve = node.command(&["serve", "--listen", &listen], &[]);
    let words: Vec<String> = std::iter::once(serve.get_program())
        .chain(serve.get_args())
        .map(|word| format!("'{}'", word.to_string_lossy()))
        .collect();
    let seen = node.folder.with_extension("seen");
    let mut command = Command::new("script");
    command.args(["-q", "-f", "-c", &words.join(" ")]).arg(&seen).stdin(Stdio::null()).stdout(Stdio::null());
    for (name, value) in serve.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let mut child = command.stderr(Stdio::null()).spawn().ok()?;
    let client = Client::new(&format!("http://{listen}"));
    for _ in 0..600 {
        if client.try_get("/health").is_ok_and(|page| page.status() == 200) {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    // The terminal goes away with `script`, and the node with its terminal.
    let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    let _ = child.wait();
    for _ in 0..600 {
        if client.try_get("/health").is_err() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    std::fs::read_to_string(seen).ok()
}
