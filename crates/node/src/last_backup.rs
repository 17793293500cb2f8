//! When this node was last backed up: a small file in its folder, because a backup made while the node serves cannot
//! write into its database; and the light that says so. Not here: making a backup.

use std::path::Path;

use jiff::Timestamp;
use kernel::{Lang, Phrase, phrase};
use serde::{Deserialize, Serialize};
use web::PanelLine;

use crate::health::Level;
use crate::settings::Thresholds;

const FILE: &str = "backup.json";
const NEVER: Phrase = phrase("Belum pernah dicadangkan", "Never backed up");
const TODAY: Phrase = phrase("Cadangan terakhir hari ini", "Last backup today");
const SAFE: Phrase = phrase("Salinan di flashdisk masih baru.", "The copy on the stick is fresh.");
const PLUG: Phrase = phrase("Pasang flashdisk dan buat cadangan.", "Plug the stick in and make a backup.");
const DUE: Phrase = phrase("Cadangkan", "Back up");
const GOOD: Phrase = phrase("Aman", "Safe");

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

/// The light: green, amber, red.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Light {
    /// Days since; `None` for never.
    pub days: Option<i64>,
    /// Its colour.
    pub level: Level,
}

/// The light of a folder now.
pub fn light(dir: &Path, now: Timestamp, thresholds: Thresholds) -> Light {
    light_for(read(dir), now.as_millisecond(), thresholds)
}

fn light_for(time: Option<i64>, now: i64, thresholds: Thresholds) -> Light {
    // A clock that ran ahead makes no backup older.
    let days = time.map(|time| (now - time).max(0) / DAY);
    let level = match days {
        Some(days) if days <= thresholds.due => Level::Good,
        Some(days) if days <= thresholds.late => Level::Attention,
        _ => Level::Danger,
    };
    Light { days, level }
}

impl Light {
    /// In words.
    pub fn words(self, lang: Lang) -> String {
        match (self.days, lang) {
            (None, _) => NEVER.say(lang).to_owned(),
            (Some(0), _) => TODAY.say(lang).to_owned(),
            (Some(days), Lang::Id) => format!("Cadangan terakhir {days} hari lalu"),
            (Some(1), Lang::En) => "Last backup 1 day ago".to_owned(),
            (Some(days), Lang::En) => format!("Last backup {days} days ago"),
        }
    }

    /// What to do.
    pub fn todo(self) -> Phrase {
        if self.level == Level::Good { SAFE } else { PLUG }
    }

    /// The line on Beranda; `path` leads to where it is done, for who may.
    pub fn line(self, lang: Lang, path: &str) -> PanelLine {
        let tag = if self.level == Level::Good { GOOD } else { DUE };
        PanelLine {
            text: self.words(lang),
            detail: self.todo().say(lang).to_owned(),
            tag: Some((self.level.tone(), tag.say(lang).to_owned())),
            path: path.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_is_green_amber_and_red_by_the_days_that_were_set_and_red_without_a_backup() {
        let thresholds = Thresholds { due: 7, late: 30 };
        let light = |days: Option<i64>| {
            let light = light_for(days.map(|days| 20_000 * DAY - days * DAY), 20_000 * DAY, thresholds);
            (light.words(Lang::Id), light.level)
        };
        for (days, words, level) in [
            (None, "Belum pernah dicadangkan", Level::Danger),
            (Some(0), "Cadangan terakhir hari ini", Level::Good),
            (Some(3), "Cadangan terakhir 3 hari lalu", Level::Good),
            (Some(7), "Cadangan terakhir 7 hari lalu", Level::Good),
            (Some(8), "Cadangan terakhir 8 hari lalu", Level::Attention),
            (Some(30), "Cadangan terakhir 30 hari lalu", Level::Attention),
            (Some(31), "Cadangan terakhir 31 hari lalu", Level::Danger),
            (Some(-1), "Cadangan terakhir hari ini", Level::Good),
        ] {
            assert_eq!(light(days), (words.to_owned(), level), "{days:?}");
        }
    }
}
