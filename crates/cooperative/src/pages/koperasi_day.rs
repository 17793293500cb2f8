//! What a koperasi's page begins with for those who work there: the cash box, what falls due, what is late, what waits for
//! them, and buttons for what is done most. Not here: the ways to everything else (`koperasi_way`).

use jiff::ToSpan;
use kernel::money::whole;
use kernel::{Refusal, Stored, day};
use store::Reader;
use web::pieces::{self, Tile};
use web::{Call, Html};

use crate::office::{cash_day, loan};
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Koperasi};
use crate::words::koperasi as words;

/// Days ahead for which instalments are counted as due soon.
const SOON: i64 = 7;

/// The day's work.
pub(super) struct Day {
    /// Cash, due, late.
    pub(super) tiles: Html,
    /// What is done most: what the button says and where it leads.
    pub(super) acts: Vec<(&'static str, &'static str)>,
    /// What waits; empty where nothing does.
    pub(super) tasks: Html,
}

/// The day of the reader's own koperasi; none for everybody else.
pub(super) fn of(call: &Call, body: &Stored<Koperasi>) -> Result<Option<Day>, Refusal> {
    if !call.actor.is_one_of(ACCOUNT_SPECIFIC) || call.actor.office != body.home() {
        return Ok(None);
    }
    let (tiles, tasks) = call.read(|read| Ok((tiles(call, read, body)?, crate::room::today(read, call.lang)?)))?;
    let acts = [
        (call.say(words::ACT_SAVING), "/anggota-koperasi"),
        (call.say(words::ACT_INSTALMENT), "/pinjaman/jatuh-tempo"),
        (call.say(words::ACT_CASH), "/kas-harian"),
        (call.say(words::ACT_MEMBER), "/anggota-koperasi/baru"),
    ];
    let works = call.actor.is_one_of(BOARD);
    Ok(Some(Day {
        tiles: pieces::tiles(&tiles),
        acts: acts.into_iter().filter(|(_, path)| works && call.may_get(path)).collect(),
        tasks: if tasks.is_empty() { Html::default() } else { pieces::tasks(&tasks, call.lang) },
    }))
}

fn tiles(call: &Call, read: &Reader<'_>, body: &Stored<Koperasi>) -> Result<Vec<Tile>, Refusal> {
    let (due, late) = instalments(read, body)?;
    let tile = |amount: i64, label: String, path: &str, attention: bool| Tile {
        number: whole(amount, call.lang),
        label,
        path: path.to_owned(),
        attention,
    };
    let (box_words, closed) = match cash_day::today(read, body)? {
        None => (words::BOX_SHUT, true),
        Some(day) if day.closing.is_some() => (words::BOX_CLOSED, false),
        Some(_) => (words::BOX_OPEN, false),
    };
    let until = read.today().saturating_add(SOON.days());
    let due_label = format!("{} {}", call.say(words::DUE_SOON), day::short(until, call.lang));
    Ok(vec![
        tile(cash_day::in_books(read, body)?, call.say(box_words).to_owned(), "/kas-harian", closed),
        tile(due, due_label, "/pinjaman/jatuh-tempo", false),
        tile(late, call.say(words::LATE).to_owned(), "/pinjaman/jatuh-tempo", late > 0),
    ])
}

/// What falls due within the next days, and what is late, of all running loans; rupiah.
fn instalments(read: &Reader<'_>, body: &Stored<Koperasi>) -> Result<(i64, i64), Refusal> {
    let today = read.today();
    let until = today.saturating_add(SOON.days());
    let (mut due, mut late) = (0, 0);
    for file in loan::files(read, body)?.iter().filter(|file| file.loan.state.is_running()) {
        let standing = file.standing(today);
        late += standing.arrears();
        let soon = standing.lines.iter().filter(|line| line.due_on >= today && line.due_on <= until);
        due += soon.map(|line| line.unpaid()).sum::<i64>();
    }
    Ok((due, late))
}
