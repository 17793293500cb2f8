//! Withdrawing a record, asked twice: it is kept, and no longer listed.

use askama::Template;
use kernel::Refusal;
use kernel::changes::Changes;
use store::Reader;

use super::shown::Names;
use super::{kept_by, spec_of};
use crate::answer::Answer;
use crate::call::Call;
use crate::html::Html;
use crate::words;

#[derive(Template)]
#[template(path = "records/withdraw.html")]
struct WithdrawPage<'c> {
    call: &'c Call,
    name: String,
    own: String,
    hidden: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let id = call.param("id")?;
    let content = call.read(|read| {
        let row = read.row(spec, id)?;
        let name = Names::new(read, call.lang).title(&row)?;
        Ok(WithdrawPage { call, name, own: format!("/{}/{id}", spec.path), hidden: call.hidden_for(&row) })
    })?;
    Ok(call.page(call.say(words::WITHDRAW), &content))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let (id, seen) = (call.param("id")?, call.seen()?);
    call.act(move |read: &Reader<'_>| {
        let row = read.seen_row(spec, id, &seen)?;
        kept_by(read.actor(), &row)?;
        let mut changes = Changes::new();
        changes.withdraw(&row);
        Ok(changes)
    })?;
    Ok(Answer::redirect(format!("/{}/{id}", spec.path)).saying(call.say(words::DONE_WITHDRAWN)))
}
