//! When this node was last backed up: a small file in its folder, because a backup made while the node serves cannot
//! write into its database. Also the line about it on Beranda. Not here: making a backup.

use std::path::Path;

use jiff::Timestamp;
use kernel::{Lang, Phrase, phrase};
use serde::{Deserialize, Serialize};
use web::{PanelLine, Tone};

const FILE: &str = "backup.json";
const NEVER: Phrase = phrase("Belum pernah dicadangkan", "Never backed up");
const TODAY: Phrase = phrase("Cadangan terakhir hari ini", "Last backup today");
const SAFE: Phrase = phrase("Salinan di flashdisk masih baru.", "The copy on the stick is fresh.");
const PLUG: Phrase = phrase("Pasang flashdisk dan buat cadangan.", "Plug the stick in and make a backup.");
const DUE: Phrase = phrase("Cadangkan", "Back up");

/// Days after which a backup is due again.
const DUE_DAYS: i64 = 7;
const DAY: i64 = 86_400_000;

#[derive(Serialize, Deserialize)]
struct Note {
    /// Milliseconds UTC.
    time: i64,
}

/// Notes a backup. It is made already: that this cannot be written is told and stops nothing.
pub fn note(dir: &Path, time: i64) {
    let partial = dir.join("backup.json.partial");
    let written = serde_json::to_string(&Note { time })
        .map_err(std::io::Error::other)
        .and_then(|text| std::fs::write(&partial, text))
        .and_then(|()| std::fs::rename(&partial, dir.join(FILE)));
    if let Err(error) = written {
        crate::commands::tell(format_args!("desmigratif: noting the time of the backup: {error}"));
    }
}

/// When it was, in milliseconds UTC; `None` where there was none.
pub fn time(store: &store::Store) -> Option<i64> {
    read(store.dir())
}

fn read(dir: &Path) -> Option<i64> {
    let text = std::fs::read_to_string(dir.join(FILE)).ok()?;
    serde_json::from_str::<Note>(&text).ok().map(|note| note.time)
}

/// The line on Beranda; none for a sample world, and none for a database that the server's own tools back up.
pub fn line(dir: &Path, now: Timestamp, lang: Lang) -> Option<PanelLine> {
    if crate::demo::is_sample(dir) || !store::engine::Location::new(dir).file().is_file() {
        return None;
    }
    let text = std::fs::read_to_string(dir.join(FILE)).ok();
    let time = text.and_then(|text| serde_json::from_str::<Note>(&text).ok()).map(|note| note.time);
    Some(line_for(time, now.as_millisecond(), lang))
}

fn line_for(time: Option<i64>, now: i64, lang: Lang) -> PanelLine {
    let days = time.map(|time| (now - time).max(0) / DAY);
    let text = match (days, lang) {
        (None, _) => NEVER.say(lang).to_owned(),
        (Some(0), _) => TODAY.say(lang).to_owned(),
        (Some(days), Lang::Id) => format!("Cadangan terakhir {days} hari lalu"),
        (Some(1), Lang::En) => "Last backup 1 day ago".to_owned(),
        (Some(days), Lang::En) => format!("Last backup {days} days ago"),
    };
    let due = days.is_none_or(|days| days > DUE_DAYS);
    let detail = if due { PLUG } else { SAFE }.say(lang).to_owned();
    let tag = due.then(|| (Tone::Attention, DUE.say(lang).to_owned()));
    PanelLine { text, detail, tag, ..PanelLine::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_when_there_is_none_and_after_seven_days() {
        let said = |days: Option<i64>| {
            let line = line_for(days.map(|days| 20_000 * DAY - days * DAY), 20_000 * DAY, Lang::Id);
            (line.text, line.tag.is_some())
        };
        assert_eq!(said(None), ("Belum pernah dicadangkan".to_owned(), true));
        assert_eq!(said(Some(0)), ("Cadangan terakhir hari ini".to_owned(), false));
        assert_eq!(said(Some(3)), ("Cadangan terakhir 3 hari lalu".to_owned(), false));
        assert_eq!(said(Some(7)), ("Cadangan terakhir 7 hari lalu".to_owned(), false));
        assert_eq!(said(Some(8)), ("Cadangan terakhir 8 hari lalu".to_owned(), true));
        assert_eq!(said(Some(-1)), ("Cadangan terakhir hari ini".to_owned(), false), "a clock that ran ahead");
    }
}
