//! The node's key: whether it lies where it should, for its owner alone, opens, and has a recovery code.
//! Not here: changing it (`commands::keys`).

use kernel::{Phrase, phrase};
use store::keys::{self, Kept, KeyError, KeyState, Unlock};

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
    let unlock = match node_key::unlock() {
        // Nobody is asked: without a passphrase the answer says that it is locked.
        Ok(Unlock::Asked(_)) => Unlock::KeyFile,
        Ok(unlock) => unlock,
        Err(trouble) => return vec![shut(&trouble.to_string())],
    };
    match keys::state(subject.at, &unlock) {
        Ok(state) => [opens(&state), recovery(&state)].into_iter().chain(lock(&state, subject)).collect(),
        Err(error) => vec![shut(&error.to_string())],
    }
}

const OPENS: Phrase = phrase("Kunci membuka data", "The key opens the data");

fn shut(why: &str) -> Finding {
    let lost = phrase(
        "Buka dengan kode pemulihan (keys recover) atau pulihkan dari cadangan.",
        "Use the recovery code (keys recover), or restore from a backup.",
    );
    let said = both(format!("tidak: {why}"), format!("no: {why}"));
    Finding { key: "key_opens", title: OPENS, level: Level::Danger, said, todo: Some(lost) }
}

fn opens(state: &KeyState) -> Finding {
    let said = match &state.opens {
        Ok(()) => both("ya", "yes"),
        Err(KeyError::NeedsPassphrase) => {
            both("terkunci kata sandi; tidak dicoba", "locked by a passphrase; not tried")
        }
        Err(error) => return shut(&error.to_string()),
    };
    Finding { key: "key_opens", title: OPENS, level: Level::Good, said, todo: None }
}

fn recovery(state: &KeyState) -> Finding {
    let (key, title) = ("recovery", phrase("Kode pemulihan", "Recovery code"));
    if state.recovery.is_some() {
        return Finding { key, title, level: Level::Good, said: both("ada", "made"), todo: None };
    }
    let todo = phrase(
        "Buat dengan `desmigratif keys recovery`, cetak, simpan jauh dari laptop.",
        "Make it with `desmigratif keys recovery`, print it, keep it away from the machine.",
    );
    Finding { key, title, level: Level::Attention, said: both("belum dibuat", "not made"), todo: Some(todo) }
}

/// A laptop that is stolen opens itself, unless the key needs a passphrase. A sample world holds nobody's data.
fn lock(state: &KeyState, subject: &Subject<'_>) -> Option<Finding> {
    let open = matches!(state.kept, Kept::File) && !subject.sample;
    open.then(|| Finding {
        key: "key_locked",
        title: phrase("Kata sandi kunci", "Passphrase of the key"),
        level: Level::Attention,
        said: both("node.key tidak dikunci kata sandi", "node.key is not locked by a passphrase"),
        todo: Some(phrase(
            "Pasang kata sandi (`keys set`) atau enkripsi disk laptop.",
            "Set a passphrase (`keys set`), or encrypt the machine's disk.",
        )),
    })
}
