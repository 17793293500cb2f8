//! The shape of a page that stands beside the page of a case: crumbs, heading, buttons, cards; and pieces that several of
//! them show. Not here: what the cards say (each noun's page).

use askama::Template;
use kernel::{Phrase, RecordId, Refusal};
use people::pages::form_page::FormPage;
use web::{Answer, Call, Html, PanelLine};

use super::{case_path, person_name};
use crate::office::CaseFile;

/// The page.
#[derive(Template)]
#[template(path = "case/beside.html")]
pub(super) struct Beside<'c> {
    pub call: &'c Call,
    pub own: String,
    pub number: String,
    pub name: String,
    pub title: String,
    pub lead: Vec<String>,
    pub buttons: Vec<(String, String)>,
    pub main: Html,
    pub side: Html,
}

impl<'c> Beside<'c> {
    /// An empty page of a case.
    pub fn of(call: &'c Call, file: &CaseFile, title: Phrase) -> Beside<'c> {
        Beside {
            call,
            own: case_path(file.case.row.id),
            number: file.case.number.clone(),
            name: person_name(file),
            title: call.say(title).to_owned(),
            lead: Vec::new(),
            buttons: Vec::new(),
            main: Html::default(),
            side: Html::default(),
        }
    }

    /// The answer.
    pub fn answer(self) -> Answer {
        self.call.page(&format!("{} · {}", self.title, self.number), &self)
    }
}

/// A line of a card: what, and small print under it.
pub(super) fn plain(text: impl Into<String>, detail: impl Into<String>) -> PanelLine {
    PanelLine { text: text.into(), detail: detail.into(), ..PanelLine::default() }
}

/// A form about a case, sent to `action`, with the way back to `back`.
pub(super) fn form(call: &Call, file: &CaseFile, title: Phrase, action: String, back: String) -> FormPage {
    FormPage {
        title: format!("{}: {}", call.say(title), person_name(file)),
        action,
        button: call.say(web::words::SAVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), back)],
        draft: true,
        ..FormPage::default()
    }
}

/// A text that may be seen and says something: an empty one is kept as such.
pub(super) fn said(text: &kernel::Held<Option<String>>) -> Option<&String> {
    text.given().filter(|text| !text.is_empty())
}

/// Is the caller the officer who works on this case?
pub(super) fn is_writer(call: &Call, file: &CaseFile) -> bool {
    call.actor.is_one_of(crate::records::CASE_WRITERS) && call.actor.office == file.case.home()
}

/// The case of a page.
pub(super) fn file(call: &Call, case: RecordId) -> Result<CaseFile, Refusal> {
    call.read(|read| CaseFile::of(read, case))
}
