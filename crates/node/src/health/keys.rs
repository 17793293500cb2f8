//! The node's key: whether it lies where it should, for its owner alone, opens, and has a recovery code.
//! Not here: changing it (`commands::keys`).

use kernel::phrase;
use store::keys::{self, Kept, KeyError, Unlock};

use super::{Finding, Level, Subject, both};
use crate::node_key;

/// The file `node.key`; nothing is opened.
pub(super) fn key_file(subject: &Subject<'_>) -> Finding {
    let (title, key) = (phrase("Berkas kunci", "Key file"), "key_file");
    let file = subject.dir().join("node.key");
    let given = node_key::variable(node_key::KEY).is_ok_and(|given| given.is_some());
    let (level, said, todo) = if file.is_file() && crate::commands::is_open(&file) {
        (
            Level::Danger,
            both("pengguna lain komputer ini dapat membacanya", "other users of this machine can read it"),
            Some(phrase("chmod 600 node.key", "chmod 600 node.key")),
        )
    } else if file.is_file() {
        (Level::Good, both("ada, hanya untuk pemiliknya", "there, for its owner alone"), None)
    } else if given {
        (Level::Good, both("kunci diberikan lewat lingkungan", "the environment gives the key"), None)
    } else {
        (
            Level::Danger,
            both("node.key tidak ada", "node.key is missing"),
            Some(phrase(
                "Kembalikan berkas itu dari salinannya, atau buka dengan kode pemulihan (keys recover).",
                "Put the file back from its copy, or use the recovery code (keys recover).",
            )),
        )
    };
    Finding { key, title, level, said, todo }
}

/// Whether the key opens this database, and whether there is a recovery code.
pub(super) fn state(subject: &Subject<'_>) -> Vec<Finding> {
    let title = phrase("Kunci membuka data", "The key opens the data");
    let unlock = match node_key::unlock() {
        // Nobody is asked: without a passphrase the answer says that it is locked.
        Ok(Unlock::Asked(_)) => Unlock::KeyFile,
        Ok(unlock) => unlock,
        Err(trouble) => {
            let said = both(trouble.to_string(), trouble.to_string());
            return vec![Finding { key: "key_opens", title, level: Level::Danger, said, todo: None }];
        }
    };
    let state = match keys::state(subject.at, &unlock) {
        Ok(state) => state,
        Err(error) => {
            let said = both(error.to_string(), error.to_string());
            return vec![Finding { key: "key_opens", title, level: Level::Danger, said, todo: None }];
        }
    };
    let (level, said) = match &state.opens {
        Ok(()) => (Level::Good, both("ya", "yes")),
        Err(KeyError::NeedsPassphrase) => {
            (Level::Good, both("terkunci kata sandi; tidak dicoba", "locked by a passphrase; not tried"))
        }
        Err(error) => (Level::Danger, both(format!("tidak: {error}"), format!("no: {error}"))),
    };
    let lost = phrase(
        "Buka dengan kode pemulihan (keys recover) atau pulihkan dari cadangan.",
        "Use the recovery code (keys recover), or restore from a backup.",
    );
    let opens = Finding { key: "key_opens", title, level, said, todo: (level != Level::Good).then_some(lost) };
    let title = phrase("Kode pemulihan", "Recovery code");
    let open = matches!(state.kept, Kept::File);
    let recovery = match state.recovery {
        Some(_) => Finding { key: "recovery", title, level: Level::Good, said: both("ada", "made"), todo: None },
        None => Finding {
            key: "recovery",
            title,
            level: Level::Attention,
            said: both("belum dibuat", "not made"),
            todo: Some(phrase(
                "Buat dengan `desmigratif keys recovery`, cetak, simpan jauh dari laptop.",
                "Make it with `desmigratif keys recovery`, print it, keep it away from the machine.",
            )),
        },
    };
    // A laptop that is stolen opens itself; a sample world holds nobody's data.
    let lock = (open && !subject.sample).then(|| Finding {
        key: "key_locked",
        title: phrase("Kata sandi kunci", "Passphrase of the key"),
        level: Level::Attention,
        said: both("node.key tidak dikunci kata sandi", "node.key is not locked by a passphrase"),
        todo: Some(phrase(
            "Pasang kata sandi (`keys set`) atau enkripsi disk laptop.",
            "Set a passphrase (`keys set`), or encrypt the machine's disk.",
        )),
    });
    [opens, recovery].into_iter().chain(lock).collect()
}
