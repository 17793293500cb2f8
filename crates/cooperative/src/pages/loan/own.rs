//! A member's own loans and schedules, from a phone. Nobody else's can be asked for here: the address has no id.

use askama::Template;
use kernel::Refusal;
use kernel::access::Scope;
use people::office::software;
use web::pieces;
use web::{Answer, Call, Html};

use super::show::{facts, tiles};
use super::{schedule_table, state_tag};
use crate::office::loan::{self as office, LoanFile};
use crate::office::member;
use crate::words::loan as words;

#[derive(Template)]
#[template(path = "loan/own.html")]
struct OwnPage<'c> {
    call: &'c Call,
    loans: Vec<Own>,
    empty: Html,
}

struct Own {
    number: String,
    koperasi: String,
    state: Html,
    tiles: Html,
    facts: Vec<(&'static str, String)>,
    schedule: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let Scope::Person(person) = call.actor.scope else { return Err(Refusal::NotFound) };
    let files = call.read(|read| {
        let mut files: Vec<LoanFile> = Vec::new();
        for membership in member::own(read, person)? {
            files.extend(office::of_member(&read.as_actor(&software()), membership.row.id)?);
        }
        Ok(files)
    })?;
    let content = OwnPage {
        call,
        loans: files.iter().map(|file| own(call, file)).collect(),
        empty: pieces::empty(call.say(words::OWN_NONE), None),
    };
    Ok(call.page(call.say(words::OWN), &content))
}

fn own(call: &Call, file: &LoanFile) -> Own {
    let running = file.loan.state.is_running();
    let overdue = if running { file.standing(call.today).overdue() } else { 0 };
    Own {
        number: file.loan.number.clone(),
        koperasi: file.books.name.clone(),
        state: state_tag(file.loan.state, overdue, call.lang),
        tiles: if running { tiles(call, file) } else { Html::default() },
        facts: facts(call, file),
        schedule: schedule_table(call, file),
    }
}
