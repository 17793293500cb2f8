//! The side states of a case that no clear column tells (DOMAIN C): thought non-procedural, in trouble, out of contact,
//! deported. They stand beside the state and do not shut each other out. Each is set and ended on a day and with a reason;
//! the history keeps every one. Not here: what is done about trouble abroad (`contact_log`, `emergency`), nor signs to look
//! into (`recruitment`, `check_decision`).

use jiff::civil::Date;
use kernel::{Changes, Held, Phrase, RecordId, Refusal, Stored, phrase};
use store::{Reader, Seen};

use crate::records::{CASE_WRITERS, MigrationCase};

/// A side state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It looks as if the person left, or is to leave, past the rules. Never an accusation.
    Suspected,
    /// Something is wrong abroad.
    Troubled,
    /// Nobody can reach the person.
    Lost,
    /// Was sent back.
    Deported,
}

impl Side {
    /// All four.
    pub const ALL: [Side; 4] = [Side::Suspected, Side::Troubled, Side::Lost, Side::Deported];

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Side::Suspected => "nonprosedural_diduga",
            Side::Troubled => "bermasalah",
            Side::Lost => "hilang_kontak",
            Side::Deported => "deportasi",
        }
    }

    /// The side state of this name.
    pub fn named(name: &str) -> Option<Side> {
        Side::ALL.into_iter().find(|side| side.name() == name)
    }

    /// Words for the officer.
    pub const fn label(self) -> Phrase {
        match self {
            Side::Suspected => phrase("Diduga nonprosedural", "Thought non-procedural"),
            Side::Troubled => phrase("Bermasalah", "In trouble"),
            Side::Lost => phrase("Hilang kontak", "Out of contact"),
            Side::Deported => phrase("Dideportasi", "Deported"),
        }
    }

    /// Since when it stands; `None` where it does not, or where that is closed to the reader.
    pub fn since(self, case: &MigrationCase) -> Option<Date> {
        let held = match self {
            Side::Suspected => &case.suspected_since,
            Side::Troubled => &case.troubled_since,
            Side::Lost => &case.lost_since,
            Side::Deported => &case.deported_on,
        };
        held.given().copied()
    }
}

/// What is set or ended.
#[derive(Debug, Clone)]
pub struct SideMove {
    /// The case.
    pub case: RecordId,
    /// Which.
    pub side: Side,
    /// It begins, or it is over.
    pub begins: bool,
    /// Since when, or on which day it was over.
    pub date: Date,
    /// From whom it is known, or why it is over.
    pub reason: String,
}

/// Sets or ends a side state. All sealed fields are written anew each time, so that nobody without the key sees which one.
///
/// # Errors
/// `Conflict` where the case was changed since it was shown; `Forbidden` for other roles and offices; `Invalid` without a
/// reason, for a day that has not come, or where it stands (or is over) already.
pub fn set(read: &Reader<'_>, seen: &Seen, input: &SideMove) -> Result<Changes, Refusal> {
    let case = read.seen::<MigrationCase>(input.case, seen)?;
    super::own_office(read, case.home(), CASE_WRITERS)?;
    if input.reason.trim().is_empty() {
        return Err(Refusal::invalid("reason", "reason", phrase("Tulis alasannya.", "Write the reason.")));
    }
    if input.date > read.today() {
        let message = phrase("Tanggal ini belum terjadi.", "This day has not come yet.");
        return Err(Refusal::invalid("date", "date.future", message));
    }
    let standing = input.side.since(&case);
    if standing.is_some() == input.begins {
        let message = if input.begins {
            phrase("Keadaan ini sudah tercatat.", "This is recorded already.")
        } else {
            phrase("Keadaan ini tidak sedang tercatat.", "This is not recorded now.")
        };
        return Err(Refusal::invalid("side", "side.same", message));
    }
    if standing.is_some_and(|since| input.date < since) {
        let message = phrase("Tanggal ini lebih awal dari mulainya.", "This day lies before its beginning.");
        return Err(Refusal::invalid("date", "date.order", message));
    }
    Ok(written(&case, input))
}

fn written(case: &Stored<MigrationCase>, input: &SideMove) -> Changes {
    let value = |side: Side| {
        let now = if side == input.side { input.begins.then_some(input.date) } else { side.since(case) };
        Held::Known(now)
    };
    let mut changes = Changes::new();
    changes
        .edit(case)
        .set(MigrationCase::SUSPECTED_SINCE, value(Side::Suspected))
        .set(MigrationCase::TROUBLED_SINCE, value(Side::Troubled))
        .set(MigrationCase::LOST_SINCE, value(Side::Lost))
        .set(MigrationCase::DEPORTED_ON, value(Side::Deported))
        .set(MigrationCase::SIDE_REASON, Held::Known(Some(input.reason.trim().to_owned())));
    super::whole::written(&mut changes, &case.row, &TAGS);
    changes
}

/// The fields that are always written together.
const TAGS: [u32; 5] = [
    MigrationCase::SUSPECTED_SINCE.tag,
    MigrationCase::TROUBLED_SINCE.tag,
    MigrationCase::LOST_SINCE.tag,
    MigrationCase::DEPORTED_ON.tag,
    MigrationCase::SIDE_REASON.tag,
];
