//! The shape of the room's simple pages: crumbs, heading, buttons, content, and a table. Not here: forms (people).

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
    /// Buttons at the head.
    pub buttons: Vec<(String, String)>,
    /// What is wrong.
    pub problems: Html,
    /// Content.
    pub main: Html,
    /// Beside it.
    pub aside: Html,
}

#[derive(Template)]
#[template(path = "koperasi/plain.html")]
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
pub struct Table {
    /// Heading; empty for none.
    pub title: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// From which column on there are numbers.
    pub numbers_from: usize,
    /// Cells, as many a row as there are columns.
    pub rows: Vec<Vec<String>>,
}

#[derive(Template)]
#[template(path = "koperasi/table.html")]
struct TableCard<'t> {
    table: &'t Table,
}

impl Table {
    /// Drawn.
    pub fn card(&self) -> Html {
        Html::of(&TableCard { table: self })
    }
}

#[derive(Template)]
#[template(
    source = r#"<section class="card"><dl class="facts">{% for (label, values) in facts %}<dt>{{ label }}</dt><dd>{% for value in values %}<div>{{ value }}</div>{% endfor %}</dd>{% endfor %}</dl></section>"#,
    ext = "html"
)]
struct Facts<'t> {
    facts: &'t [(String, Vec<String>)],
}

/// What is known of something as a card: labels, each with its lines.
pub fn facts(facts: &[(String, Vec<String>)]) -> Html {
    Html::of(&Facts { facts })
}
