//! The room's one value for the shell: each noun adds its lines here and nothing else. Not here: what a line does (`pages`).

use kernel::indicator::Contributor;
use kernel::{Lang, RecordId, Refusal};
use store::{Reader, Statement};
use web::{Hit, Indicator, MenuItem, Panel, PublicPage, RecordPages, ReportLine, ReportMonth, Room, Route, Task};

use crate::words::child as words;
use crate::{pages, records, rules};

/// *Pengasuhan Anak*.
pub static ROOM: Room = Room {
    key: "pengasuhan",
    label: words::ROOM,
    icon: "child",
    path: "/pengasuhan",
    menu: MENU,
    records: records::ALL,
    pages: PAGES,
    routes,
    contributors: CONTRIBUTORS,
    today,
    person_panel,
    indicators: INDICATORS,
    report,
    search,
    public: PUBLIC,
    statements: STATEMENTS,
    ..Room::EMPTY
};

const MENU: &[MenuItem] = &[pages::child::MENU];

/// Rules and additions to the generic pages, a line a kind.
const PAGES: &[RecordPages] = &[];

/// Sums, a line a noun.
const CONTRIBUTORS: &[Contributor] = &[rules::child::CONTRIBUTOR];

/// What the sums are called.
const INDICATORS: &[Indicator] = &[Indicator::stock("parenting.children", words::COUNT).tile("/pengasuhan")];

/// Pages for visitors, a line a page.
const PUBLIC: &[PublicPage] = &[];

/// Registered statements, a line each.
const STATEMENTS: &[&Statement] = &[];

/// A noun's share of *Hari ini*.
type Today = fn(&Reader<'_>, Lang) -> Result<Vec<Task>, Refusal>;
/// A noun's lines of the monthly report.
type Report = fn(&Reader<'_>, &ReportMonth, Lang) -> Result<Vec<ReportLine>, Refusal>;
/// A noun's share of the search.
type Search = fn(&Reader<'_>, &str, Lang) -> Result<Vec<Hit>, Refusal>;

/// Routes, a line a noun.
fn routes() -> Vec<Route> {
    let nouns: &[fn() -> Vec<Route>] = &[pages::child::routes, pages::care::routes];
    nouns.iter().flat_map(|routes| routes()).collect()
}

/// What needs the reader today, a line a noun.
fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let nouns: &[Today] = &[];
    collected(nouns.iter().map(|today| today(read, lang)))
}

/// Lines of the monthly report, a line a noun.
fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let nouns: &[Report] = &[];
    collected(nouns.iter().map(|report| report(read, month, lang)))
}

/// What the word finds, a line a noun.
fn search(read: &Reader<'_>, words: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let nouns: &[Search] = &[];
    collected(nouns.iter().map(|search| search(read, words, lang)))
}

/// The card on a person's page.
fn person_panel(read: &Reader<'_>, person: RecordId, lang: Lang) -> Result<Option<Panel>, Refusal> {
    pages::child::panel(read, person, lang)
}

fn collected<T>(parts: impl Iterator<Item = Result<Vec<T>, Refusal>>) -> Result<Vec<T>, Refusal> {
    let parts: Vec<Vec<T>> = parts.collect::<Result<_, _>>()?;
    Ok(parts.into_iter().flatten().collect())
}
