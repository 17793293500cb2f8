//! The card *Komputer desa* on Beranda: what this computer asks of the people who work at it.
//! Not here: when the last backup was (`last_backup`), the exchange between nodes, which comes with its own issue.

use jiff::Timestamp;
use kernel::{Actor, Lang, Phrase, phrase};
use store::Store;
use web::{Panel, PanelLine, Tone};

const TITLE: Phrase = phrase("Komputer desa", "Village computer");
const DIFFER: Phrase = phrase("Dua isian berbeda", "Two entries differ");
const DIFFER_HINT: Phrase = phrase("Pilih mana yang benar.", "Choose which is right.");
const NONE: Phrase = phrase("Semua isian cocok", "All entries agree");
const NONE_HINT: Phrase = phrase("Tidak ada yang menunggu keputusan.", "Nothing waits for a decision.");

/// Records shown one by one.
const SHOWN: usize = 5;

/// The card; none for who sees no persons here.
pub fn card(store: &Store, actor: &Actor, now: Timestamp, lang: Lang) -> Option<Panel> {
    if !actor.role.is_some_and(kernel::access::Role::sees_personal) {
        return None;
    }
    // A reading that fails leaves the card away; the page itself says what is wrong.
    let rows = store.read(actor, now, |read| read.in_conflict(SHOWN)).ok()?;
    let mut lines: Vec<PanelLine> = rows
        .iter()
        .map(|row| PanelLine {
            text: row.spec.title(row, lang),
            detail: format!("{}. {}", DIFFER.say(lang), DIFFER_HINT.say(lang)),
            tag: Some((Tone::Attention, row.spec.label.say(lang).to_owned())),
            path: format!("/{}/{}/banding", row.spec.path, row.id),
        })
        .collect();
    if lines.is_empty() {
        lines.push(PanelLine {
            text: NONE.say(lang).to_owned(),
            detail: NONE_HINT.say(lang).to_owned(),
            ..PanelLine::default()
        });
    }
    lines.extend(crate::last_backup::line(store.dir(), now, lang));
    Some(Panel { title: TITLE.say(lang).to_owned(), lines, ..Panel::default() })
}
