//! Room on the disk, and whether the folder is its owner's alone. Not here: what lies in it (`data`).

use kernel::{Lang, phrase};
use store::engine::Cell;

use super::{Finding, Level, Subject, both, bytes};

/// Less is danger: a day's work and a backup's files no longer fit.
const LEAST: u64 = 200_000_000;
/// Less asks for attention.
const LITTLE: u64 = 1_000_000_000;
const DAY: i64 = 86_400_000;
/// Days over which the growth is measured.
const MEASURED: i64 = 30;

/// Free space, and how long it lasts at the growth of the last month.
pub(super) fn space(subject: &Subject<'_>) -> Finding {
    let (title, key) = (phrase("Ruang disk", "Disk space"), "disk");
    let free = match rustix::fs::statvfs(subject.dir()) {
        Ok(about) => about.f_bavail.saturating_mul(about.f_frsize),
        Err(error) => {
            let said = both(format!("tidak dapat dibaca: {error}"), format!("cannot be read: {error}"));
            return Finding { key, title, level: Level::Attention, said, todo: None };
        }
    };
    let days = growth(subject).filter(|growth| *growth > 0).map(|growth| free / growth);
    let level = match (free, days) {
        (..LEAST, _) | (_, Some(..14)) => Level::Danger,
        (..LITTLE, _) | (_, Some(..90)) => Level::Attention,
        _ => Level::Good,
    };
    let lasts = match days {
        // Longer than a laptop lives is of no interest.
        Some(days) if days < 3_650 => both(
            format!(", cukup ±{days} hari pada laju sekarang"),
            format!(", enough for about {days} days at this pace"),
        ),
        _ => both("", ""),
    };
    let said = both(
        format!("{} bebas{}", bytes(free, Lang::Id), lasts.id),
        format!("{} free{}", bytes(free, Lang::En), lasts.en),
    );
    let todo = phrase(
        "Hapus berkas lain dari laptop ini, atau pindahkan ke disk yang lebih besar (cadangkan dulu).",
        "Remove other files from this machine, or move to a larger disk (back up first).",
    );
    Finding { key, title, level, said, todo: (level != Level::Good).then_some(todo) }
}

/// Bytes a day, from the share of the journal that the last month wrote.
fn growth(subject: &Subject<'_>) -> Option<u64> {
    let now = subject.now.as_millisecond();
    let sql = "SELECT count(*), min(time) FROM journal_entry";
    let (all, first) = subject.db.first(sql, &[], |row| (row.integer(0), row.integer(1))).ok()??;
    let sql = "SELECT count(*) FROM journal_entry WHERE time > $1";
    let recent = subject.db.first(sql, &[Cell::from(now - MEASURED * DAY)], |row| row.integer(0)).ok()??;
    let days = ((now - first) / DAY).clamp(1, MEASURED);
    // A node of yesterday was filled at once: that is no pace.
    if all == 0 || now - first < 7 * DAY {
        return None;
    }
    let files = store::files::Files::new(subject.dir()).size().ok()?.1;
    let size = subject.db.size().ok()? + files;
    u64::try_from(u128::from(size) * recent.max(0) as u128 / all as u128 / days as u128).ok()
}

/// Is the folder there for its owner alone, and can it be written?
pub(super) fn folder(subject: &Subject<'_>) -> Finding {
    let (title, key) = (phrase("Folder data", "Data folder"), "folder");
    let open = crate::commands::is_open(subject.dir());
    let writable = rustix::fs::access(subject.dir(), rustix::fs::Access::WRITE_OK).is_ok();
    let (level, said, todo) = match (writable, open) {
        (false, _) => (
            Level::Danger,
            both("tidak dapat ditulisi", "cannot be written"),
            Some(phrase(
                "Jalankan sebagai pemilik folder, dan periksa apakah disk terkunci.",
                "Run it as the folder's owner, and see whether the disk is read-only.",
            )),
        ),
        // Database, key and files are closed one by one; their names and sizes are not.
        (true, true) => (
            Level::Attention,
            both("pengguna lain komputer ini dapat membukanya", "other users of this machine can open it"),
            Some(phrase("chmod 700 pada folder itu.", "chmod 700 on the folder.")),
        ),
        (true, false) => (Level::Good, both("hanya untuk pemiliknya", "for its owner alone"), None),
    };
    Finding { key, title, level, said, todo }
}
