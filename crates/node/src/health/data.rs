//! The data: the backup's age, the engine's own doubts, files that are missing or left over.
//! Not here: whether tables equal the journal (`verify`).

use kernel::{Lang, phrase};
use store::Inspection;
use store::engine::Database;

use super::{Finding, Level, Subject, both, bytes};
use crate::last_backup::{self, Light};
use crate::{node_key, rooms};

/// How old the last backup is.
pub(super) fn backup(subject: &Subject<'_>) -> Finding {
    let title = phrase("Cadangan", "Backup");
    let light = last_backup::light(subject.dir(), subject.now, subject.thresholds);
    let level = match light {
        Light { days: Some(_), level, .. } => level,
        // Nobody misses invented people.
        Light { level, .. } => {
            if subject.sample {
                Level::Attention
            } else {
                level
            }
        }
    };
    let said = both(light.words(Lang::Id), light.words(Lang::En));
    let todo = phrase(
        "Pasang flashdisk dan buat cadangan di halaman Komputer desa.",
        "Plug a stick in and back up (Village computer, or `desmigratif backup --to FOLDER`).",
    );
    Finding { key: "backup", title, level, said, todo: (level != Level::Good).then_some(todo) }
}

/// Which engine, how large, and whether it answers.
pub(super) fn engine(subject: &Subject<'_>) -> Finding {
    let (title, key) = (phrase("Basis data", "Database"), "database");
    let name = if subject.at.database == Database::Sqlite { "SQLite" } else { "PostgreSQL" };
    match subject.db.size() {
        Ok(size) => {
            let said = |lang| format!("{name}, {}", bytes(size, lang));
            Finding { key, title, level: Level::Good, said: both(said(Lang::Id), said(Lang::En)), todo: None }
        }
        Err(error) => Finding {
            key,
            title,
            level: Level::Danger,
            said: both(format!("{name}: {error}"), format!("{name}: {error}")),
            todo: Some(phrase(
                "Salin seluruh folder dulu, lalu `verify`.",
                "Copy the whole folder first, then `verify`.",
            )),
        },
    }
}

/// What the engine finds wrong with its own pages and indexes.
pub(super) fn integrity(subject: &Subject<'_>) -> Finding {
    let (title, key) = (phrase("Keutuhan basis data", "Integrity of the database"), "integrity");
    let doubts = subject.db.integrity_check().unwrap_or_else(|error| vec![error.to_string()]);
    let Some(first) = doubts.first() else {
        return Finding { key, title, level: Level::Good, said: both("utuh", "whole"), todo: None };
    };
    let said = both(format!("{} masalah: {first}", doubts.len()), format!("{} problems: {first}", doubts.len()));
    let todo = phrase(
        "Salin seluruh folder dulu. Jalankan `verify`; pulihkan dari cadangan bila rusak.",
        "Copy the whole folder first. Run `verify`; restore from a backup where it is damaged.",
    );
    Finding { key, title, level: Level::Danger, said, todo: Some(todo) }
}

/// Files that records name and that are not here, and those that nothing names.
pub(super) fn files(subject: &Subject<'_>) -> Finding {
    let (title, key) = (phrase("Foto dan berkas", "Files"), "files");
    let unlock = match node_key::unlock() {
        Ok(store::keys::Unlock::Asked(_)) | Err(_) => store::keys::Unlock::KeyFile,
        Ok(unlock) => unlock,
    };
    let looked = Inspection::open(subject.at.clone(), rooms::registry(), unlock).and_then(|data| data.inventory(false));
    let found = match looked {
        Ok(found) => found,
        Err(error) => {
            let said = both(format!("tidak diperiksa: {error}"), format!("not looked at: {error}"));
            return Finding { key, title, level: Level::Attention, said, todo: None };
        }
    };
    let (missing, extra) = (found.missing.len(), found.extra.len());
    let said = both(
        format!("{} tercatat, {missing} hilang, {extra} tersisa", found.named),
        format!("{} named, {missing} missing, {extra} left over", found.named),
    );
    let (level, todo) = match (missing, extra) {
        (1.., _) => (
            Level::Danger,
            Some(phrase(
                "Salin folder `files` yang lama atau dari flashdisk ke tempatnya, lalu `verify`.",
                "Copy the folder `files` from an older copy or the stick into its place, then `verify`.",
            )),
        ),
        (0, 100..) => (
            Level::Attention,
            Some(phrase(
                "Sisa sesudah listrik padam; dihapus sendiri sehari kemudian saat dijalankan.",
                "Left over after a power cut; taken away a day later by the next start.",
            )),
        ),
        _ => (Level::Good, None),
    };
    Finding { key, title, level, said, todo }
}
