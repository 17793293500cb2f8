//! `/biaya`: what may not be charged to a worker and what may be, as the dated data have it, with their grounds.

use askama::Template;
use kernel::access::Access;
use kernel::{Refusal, day};
use web::{Answer, Call, PublicPage, Route};

use crate::rules::cost::{self, Cost, FreedJob, Payer};
use crate::words::cost as words;

/// Its page for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::PUBLIC, path: "/biaya", top: false, order: 4 };

/// The address.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/biaya", Access::Public, page).help("agen#biaya")]
}

#[derive(Template)]
#[template(path = "cost/page.html")]
struct Page<'c> {
    call: &'c Call,
    never: Vec<&'static Cost>,
    personal: Vec<&'static Cost>,
    freed: Vec<&'static FreedJob>,
    as_of: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let content = Page {
        call,
        never: cost::on(call.today, Payer::Never),
        personal: cost::on(call.today, Payer::Personal),
        freed: cost::freed_on(call.today),
        as_of: format!("{} {}.", call.say(words::AS_OF), day::full(call.today, call.lang)),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

impl Page<'_> {
    /// On what the lines of a list rest and where that was read, each ground once.
    fn grounds(&self, costs: &[&Cost]) -> String {
        let mut grounds: Vec<String> = Vec::new();
        for cost in costs.iter().filter(|cost| cost.verified) {
            let ground = format!("{} ({} {})", cost.article, self.call.say(words::READ_IN), cost.source);
            if !grounds.contains(&ground) {
                grounds.push(ground);
            }
        }
        grounds.join("; ")
    }
}
