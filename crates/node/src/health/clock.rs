//! The clock: a laptop whose battery is dead writes entries of another year. Not here: which zone pages show (always WIB).

use std::time::{Duration, SystemTime};

use kernel::phrase;

use super::{Finding, Level, Subject, both};

/// No node of this edition ran before: 1 November 2026, in milliseconds UTC.
const EARLIEST: i64 = 1_793_491_200_000;
/// Clocks are wound by hand; less is no leap.
const LEAP: i64 = 5 * 60 * 1000;
const DAY: i64 = 86_400_000;
/// Days after which a silent journal makes the clock doubtful.
const SILENT: i64 = 400;

/// The clock against the journal and against the files.
pub(super) fn clock(subject: &Subject<'_>) -> Finding {
    let (title, key) = (phrase("Jam komputer", "Clock"), "clock");
    let now = subject.now.as_millisecond();
    let last = subject.db.first("SELECT max(time) FROM journal_stream", &[], |row| row.integer(0));
    let last = last.ok().flatten().filter(|last| *last > 0);
    let set = phrase(
        "Betulkan tanggal dan jam komputer sebelum mencatat apa pun. Bila sering berubah, baterai jamnya habis.",
        "Set date and time before anything is recorded. If it keeps changing, the clock's battery is empty.",
    );
    let (level, said) = if now < EARLIEST {
        (Level::Danger, both("lebih tua daripada program ini", "older than this program"))
    } else if last.is_some_and(|last| now + LEAP < last) {
        (Level::Danger, both("lebih awal daripada catatan terakhir", "before the last entry of the journal"))
    } else if newest(subject).is_some_and(|ahead| ahead > Duration::from_millis(LEAP as u64)) {
        (Level::Attention, both("lebih awal daripada berkas di folder", "before the times of files in the folder"))
    } else if last.is_some_and(|last| now - last > SILENT * DAY) {
        (Level::Attention, both("lebih dari setahun sejak catatan terakhir", "more than a year after the last entry"))
    } else {
        (Level::Good, both("sesuai dengan catatan dan berkas", "agrees with journal and files"))
    };
    Finding { key, title, level, said, todo: (level != Level::Good).then_some(set) }
}

/// How far ahead of the clock the newest file of the folder is.
fn newest(subject: &Subject<'_>) -> Option<Duration> {
    let now = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(subject.now.as_millisecond()).ok()?);
    let entries = std::fs::read_dir(subject.dir()).ok()?;
    let changed = entries.filter_map(|entry| entry.ok()?.metadata().ok()?.modified().ok());
    changed.filter_map(|changed| changed.duration_since(now).ok()).max()
}

/// The zone of the system. Pages show WIB whatever it is; file times and the log's do not.
pub(super) fn zone() -> Finding {
    let (title, key) = (phrase("Zona waktu", "Time zone"), "zone");
    let named = std::env::var("TZ").ok().filter(|zone| !zone.is_empty());
    let linked = || Some(std::fs::read_link("/etc/localtime").ok()?.to_string_lossy().into_owned());
    let zone = named.or_else(linked).unwrap_or_else(|| "UTC".to_owned());
    let name = zone.rsplit_once("zoneinfo/").map_or(zone.as_str(), |(_, name)| name).to_owned();
    let plain = |name: &str| name.trim_start_matches("Etc/").to_owned();
    let fits = ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura", "UTC", "UCT", "Universal", "Zulu"];
    let level = if fits.contains(&plain(&name).as_str()) { Level::Good } else { Level::Attention };
    let todo = phrase(
        "Pilih zona waktu setempat (WIB, WITA, atau WIT) di pengaturan komputer.",
        "Choose the local zone (WIB, WITA or WIT) in the machine's settings.",
    );
    Finding { key, title, level, said: both(name.clone(), name), todo: (level != Level::Good).then_some(todo) }
}
