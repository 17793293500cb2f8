//! *Data saya*: what the village has recorded of the account's own person, to read and not to change.

use askama::Template;
use kernel::Refusal;
use kernel::access::Scope;
use web::{Answer, Call};

use super::show;
use crate::words::resident as words;

#[derive(Template)]
#[template(
    source = r#"<h1>{{ call.say(words::MY_DATA) }}</h1><section class="card"><p>{{ call.say(words::MY_DATA_NONE) }}</p><p><a class="btn" href="/saya">{{ call.say(words::MY_CODE) }}</a></p></section>"#,
    ext = "html"
)]
struct NotBound<'c> {
    call: &'c Call,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    match call.actor.scope {
        Scope::Person(person) => show::own(call, person),
        _ => Ok(call.page(call.say(words::MY_DATA), &NotBound { call })),
    }
}
