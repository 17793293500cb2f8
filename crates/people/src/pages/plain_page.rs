//! The shape of a room's simple pages: the way here, heading, buttons, content, and a table as a card. Not here: forms
//! (`form_page`).

use askama::Template;
use web::{Answer, Call, Html};

/// A page. Fill in what it needs: `PlainPage { title: …, ..PlainPage::default() }`.
#[derive(Default)]
pub struct PlainPage {
    /// The way here: what it says and where it leads.
    pub crumbs: Vec<(String, String)>,
    /// Heading, also the window's title.
    pub title: String,
    /// A tag under it.
    pub state: Html,
    /// Sentences under it.
    pub lead: Vec<String>,
    /// Buttons at the head: what they say and where they lead.
    pub buttons: Vec<(String, String)>,
    /// What is wrong.
    pub problems: Html,
    /// Content.
    pub main: Html,
    /// Beside it.
    pub aside: Html,
}

#[derive(Template)]
#[template(path = "plain_page.html")]
struct Shown<'p> {
    page: &'p PlainPage,
}

impl PlainPage {
    /// The answer: 422 where something is wrong.
    pub fn answer(&self, call: &Call) -> Answer {
        let answer = call.page(&self.title, &Shown { page: self });
        if self.problems.is_empty() { answer } else { answer.invalid() }
    }
}

/// A table as a card.
#[derive(Default)]
pub struct PlainTable {
    /// Heading; empty for none.
    pub title: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// From which column on there are numbers.
    pub numbers_from: usize,
    /// Cells, as many a row as there are columns: text, and where it leads (empty for nowhere).
    pub rows: Vec<Vec<(String, String)>>,
}

#[derive(Template)]
#[template(path = "plain_table.html")]
struct Table<'t> {
    table: &'t PlainTable,
}

impl PlainTable {
    /// Drawn.
    pub fn card(&self) -> Html {
        Html::of(&Table { table: self })
    }
}
