//! *Komputer desa*: the card on Beranda, and the page with the backup button and the checks.
//! Not here: when the last backup was (`last_backup`), what is checked (`health`), the exchange between nodes, which comes
//! with its own issue.

use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::Timestamp;
use kernel::access::Role;
use kernel::{Access, Actor, Lang, Phrase, phrase};
use store::Store;
use web::{Panel, PanelLine, Room, Tone};

use crate::last_backup;
use crate::settings::declaration::parts;
use crate::settings::{Effective, Thresholds};

mod page;
mod running;
mod sticks;
mod words;

const TITLE: Phrase = phrase("Komputer desa", "Village computer");
const DIFFER: Phrase = phrase("Dua isian berbeda", "Two entries differ");
const DIFFER_HINT: Phrase = phrase("Pilih mana yang benar.", "Choose which is right.");
const NONE: Phrase = phrase("Semua isian cocok", "All entries agree");
const NONE_HINT: Phrase = phrase("Tidak ada yang menunggu keputusan.", "Nothing waits for a decision.");

/// Records shown one by one.
const SHOWN: usize = 5;

/// Where the page is.
const PATH: &str = "/komputer";

/// Who opens the page. What they may do there also depends on whose computer it is ([`page`]).
const WHO: Access =
    Access::Roles(&[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian, Role::PengelolaNode]);

/// The computer as a room: its page and nothing else.
pub static ROOM: Room =
    Room { key: "cadangan", label: TITLE, icon: "home", path: PATH, routes: page::routes, ..Room::EMPTY };

/// What the operator set for the page. One process is one node.
#[derive(Debug, Clone)]
struct Own {
    thresholds: Thresholds,
    folders: Vec<PathBuf>,
}

static OWN: OnceLock<Own> = OnceLock::new();

/// Takes up the settings; to be called once, before serving.
pub fn configure(settings: &Effective) {
    let folders = parts(settings.get("backup_to").unwrap_or_default()).map(PathBuf::from).collect();
    // A second start within one process (tests) keeps the first settings.
    let _ = OWN.set(Own { thresholds: Thresholds::of(settings), folders });
}

fn own() -> Own {
    OWN.get().cloned().unwrap_or(Own { thresholds: Thresholds { due: 7, late: 30 }, folders: Vec::new() })
}

/// The card; none for who neither sees persons here nor looks after the computer.
pub fn card(store: &Store, actor: &Actor, now: Timestamp, lang: Lang) -> Option<Panel> {
    let sees_persons = actor.role.is_some_and(Role::sees_personal);
    if !sees_persons && !WHO.allows(actor) {
        return None;
    }
    let light = last_backup::light(store.dir(), now, own().thresholds);
    let path = if WHO.allows(actor) { PATH } else { "" };
    // First, and whatever else is read: nothing else on this card loses data when it is overlooked.
    let mut lines = vec![light.line(lang, path)];
    if sees_persons {
        lines.extend(differing(store, actor, now, lang));
    }
    Some(Panel { title: TITLE.say(lang).to_owned(), lines, ..Panel::default() })
}

/// Records in which two entries differ, or that none does.
fn differing(store: &Store, actor: &Actor, now: Timestamp, lang: Lang) -> Vec<PanelLine> {
    // A reading that fails leaves this away; the page itself says what is wrong.
    let Ok(rows) = store.read(actor, now, |read| read.in_conflict(SHOWN)) else { return Vec::new() };
    if rows.is_empty() {
        let (text, detail) = (NONE.say(lang).to_owned(), NONE_HINT.say(lang).to_owned());
        return vec![PanelLine { text, detail, ..PanelLine::default() }];
    }
    let line = |row: &kernel::Row| PanelLine {
        text: row.spec.title(row, lang),
        detail: format!("{}. {}", DIFFER.say(lang), DIFFER_HINT.say(lang)),
        tag: Some((Tone::Attention, row.spec.label.say(lang).to_owned())),
        path: format!("/{}/{}/banding", row.spec.path, row.id),
    };
    rows.iter().map(line).collect()
}
