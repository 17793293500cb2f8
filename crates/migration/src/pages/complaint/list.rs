//! The complaints that the reader's level handles, and for a regency how many stand open in its villages. Only what stands in
//! clear; nothing is opened. Not here: the statements' meaning (`seams::complaint`).

use askama::Template;
use kernel::region::{Code, Regions};
use kernel::{RecordId, Refusal, day};
use store::engine::Cell;
use web::{Answer, Call, Html, link, pieces};

use super::{DESK, left, path, state_tag};
use crate::records::complaint::Level;
use crate::rules::complaint as rules;
use crate::seams::complaint::{BY_VILLAGE, Brief, LIST};
use crate::words::complaint as words;

struct Line {
    path: String,
    ticket: String,
    state: Html,
    received: String,
    due: String,
}

#[derive(Template)]
#[template(path = "complaint/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    lines: Vec<Line>,
    open_only: bool,
    desk: bool,
    next: String,
    empty: Html,
    villages: Vec<(String, i64, i64)>,
}

/// Rows on a page.
const PAGE: usize = 50;

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let level = call.actor.role.and_then(rules::level_of).ok_or(Refusal::NotFound)?;
    let open_only = call.query("semua") != "1";
    let after = call.query("sesudah").parse::<RecordId>().unwrap_or(RecordId([0xff; 16]));
    let (rows, villages) = call.read(|read| {
        let values = [Cell::from(level.code()), Cell::from(i64::from(open_only)), Cell::from(after)];
        let rows = read.select(&LIST, &values)?;
        let villages = match level {
            Level::Regency => read.select(&BY_VILLAGE, &[Cell::from(call.today.to_string())])?,
            _ => Vec::new(),
        };
        Ok((rows, villages))
    })?;
    let briefs: Vec<Brief> = rows.iter().filter_map(|row| Brief::read(row)).collect();
    let next = briefs.get(PAGE).map(|_| briefs[PAGE - 1].id.to_string()).unwrap_or_default();
    let all = if open_only { "" } else { "1" };
    let content = ListPage {
        call,
        lines: briefs.iter().take(PAGE).map(|one| line(call, one)).collect(),
        open_only,
        desk: call.actor.is_one_of(DESK),
        next: if next.is_empty() { next } else { link("/pengaduan/daftar", &[("sesudah", &next), ("semua", all)]) },
        empty: pieces::empty(call.say(words::NONE), None),
        villages: villages.iter().filter_map(|row| village(row)).collect(),
    };
    Ok(call.page(call.say(words::COMPLAINTS), &content))
}

fn line(call: &Call, one: &Brief) -> Line {
    let due = rules::due_now(one.first_due, one.first_answer_on, one.final_due);
    Line {
        path: path(one.id),
        ticket: one.ticket.clone(),
        state: state_tag(one.state, call.lang),
        received: day::short(one.received_on, call.lang),
        due: if one.state.is_open() { left(due, call.today, call.lang) } else { String::new() },
    }
}

fn village(row: &[Cell]) -> Option<(String, i64, i64)> {
    let code = Code::parse(row.first()?.text()?).ok()?;
    let name = Regions::get().short(&code)?;
    Some((name, row.get(1)?.integer()?, row.get(2)?.integer()?))
}
