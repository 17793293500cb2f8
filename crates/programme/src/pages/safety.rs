//! `/berangkat-aman`: how to leave safely, and the same on one sheet for the wall. Documents come from the dated
//! checklist, numbers from data/contacts.tsv.

use askama::Template;
use kernel::checklist::{Basis, Checklist, Line};
use kernel::{Access, Refusal, day};
use web::{Answer, Call, Route};

use super::filled;
use crate::contacts::{self, Contact};
use crate::words::safety::{self as words, Advice};
use crate::words::shared;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/berangkat-aman", Access::Public, page),
        Route::get("/berangkat-aman/selembar", Access::Public, sheet),
    ]
}

#[derive(Template)]
#[template(path = "safety.html")]
struct Safety<'c> {
    call: &'c Call,
    parts: [(&'static str, &'static [Advice]); 3],
    documents: Vec<(&'static str, Vec<&'static Line>)>,
    documents_told: String,
    contacts: &'static [Contact],
}

#[derive(Template)]
#[template(path = "safety_sheet.html")]
struct Sheet<'c> {
    call: &'c Call,
    documents: Vec<&'static Line>,
    contacts: &'static [Contact],
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let lines = Checklist::for_case(None, None, call.today, None);
    let group = |basis: Basis| {
        let lines: Vec<&'static Line> = lines.iter().copied().filter(|line| line.basis == basis).collect();
        (basis.phrase().say(call.lang), lines)
    };
    let groups = [Basis::Article13, Basis::OtherLaw, Basis::Practice].map(group);
    let content = Safety {
        call,
        parts: [
            (call.say(words::BEFORE), &words::BEFORE_LIST),
            (call.say(words::DURING), &words::DURING_LIST),
            (call.say(words::AFTER), &words::AFTER_LIST),
        ],
        documents: groups.into_iter().filter(|(_, lines)| !lines.is_empty()).collect(),
        documents_told: filled(call.say(words::DOCUMENTS_TELL), &[&day::full(call.today, call.lang)]),
        contacts: contacts::all(),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn sheet(call: &Call) -> Result<Answer, Refusal> {
    let lines = Checklist::for_case(None, None, call.today, None);
    let documents = lines.into_iter().filter(|line| line.basis != Basis::Practice && line.required).collect();
    let content = Sheet { call, documents, contacts: contacts::all() };
    Ok(call.page(call.say(words::TITLE), &content))
}

impl Safety<'_> {
    /// When a number was last confirmed.
    /// What else a visitor can look up, from every room.
    fn others(&self) -> Vec<(&'static str, &'static str)> {
        let pages = self.call.site.rooms.iter().flat_map(|room| room.public);
        let others = pages.filter(|page| page.path != "/berangkat-aman");
        others.map(|page| (self.call.say(page.label), page.path)).collect()
    }

    fn checked(&self, contact: &Contact) -> String {
        filled(self.call.say(words::CHECKED), &[&day::short(contact.checked, self.call.lang)])
    }

    /// Who issues a document.
    fn issuer(&self, line: &Line) -> String {
        filled(self.call.say(words::FROM), &[line.issuer.say(self.call.lang)])
    }

    /// What a piece of advice rests on; empty where it is our own.
    fn basis(&self, advice: &Advice) -> String {
        if advice.source.is_empty() { String::new() } else { filled(self.call.say(words::BASIS), &[advice.source]) }
    }
}
