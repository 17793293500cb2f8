//! The room's one value for the shell: each noun adds its lines here and nothing else. Not here: what a line does (`pages`).

use kernel::{Access, Lang, RecordId, Refusal};
use store::{Reader, Statement};
use web::{Hit, MenuItem, Panel, RecordPages, ReportLine, ReportMonth, Room, Route, Task};

use crate::records::{self, KOPERASI_READERS};
use crate::words::koperasi as words;
use crate::{pages, rules};

/// *Koperasi Desmigratif*.
pub static ROOM: Room = Room {
    key: "koperasi",
    label: words::ROOM,
    icon: "bank",
    path: "/koperasi",
    menu: MENU,
    records: records::ALL,
    pages: PAGES,
    routes,
    contributors: &[rules::receipt_count::COUNTED],
    balancers: &[rules::movements::POSTINGS],
    today,
    person_panel,
    report,
    search,
    statements: STATEMENTS,
    ..Room::EMPTY
};

const MENU: &[MenuItem] = &[
    MenuItem {
        label: words::ROOM,
        short: words::ROOM_SHORT,
        icon: "bank",
        path: "/koperasi",
        access: Access::Roles(KOPERASI_READERS),
        order: 40,
    },
    pages::saving::OWN_MENU,
];

/// Rules and additions to the generic pages, a line a kind.
const PAGES: &[RecordPages] = &[RecordPages {
    before_save: Some(crate::office::ledger_account::not_by_form),
    ..RecordPages::plain(<records::LedgerAccount as kernel::Record>::SPEC)
}];

/// Registered statements, a line each.
const STATEMENTS: &[&Statement] = &[
    &crate::office::ledger::CLOSED,
    &crate::office::saving::MOVES,
    &crate::office::journal::WAITING,
    &crate::office::statement::MOVED,
    &crate::office::statement::OF_ACCOUNT,
    &crate::office::statement::UNTIL,
    &crate::office::statement::JOURNAL,
    &crate::office::opening::FIRST_OTHER,
    &crate::office::opening_post::GROUPS,
];

/// A noun's share of *Hari ini*.
type Today = fn(&Reader<'_>, Lang) -> Result<Vec<Task>, Refusal>;
/// A noun's lines of the monthly report.
type Report = fn(&Reader<'_>, &ReportMonth, Lang) -> Result<Vec<ReportLine>, Refusal>;
/// A noun's share of the search.
type Search = fn(&Reader<'_>, &str, Lang) -> Result<Vec<Hit>, Refusal>;

/// Routes, a line a noun.
fn routes() -> Vec<Route> {
    let nouns: &[fn() -> Vec<Route>] = &[
        pages::koperasi::routes,
        pages::general_ledger::routes,
        pages::statement::routes,
        pages::audit::routes,
        pages::work_plan::routes,
        pages::journal::routes,
        pages::journal_text::routes,
        pages::opening::routes,
        pages::opening_form::routes,
        pages::opening_sheet::routes,
        pages::paper_book::routes,
        pages::meeting::routes,
        pages::koperasi_setting::routes,
        pages::organ_term::routes,
        pages::surplus::routes,
        pages::surplus_paper::routes,
        pages::meeting_paper::routes,
        pages::member::routes,
        pages::saving::routes,
        pages::loan::routes,
        pages::cash::routes,
        pages::cash_event::routes,
        pages::receipt::routes,
        pages::leaver::routes,
        pages::term_saving::routes,
        pages::saving_service::routes,
        pages::saving_reversal::routes,
    ];
    nouns.iter().flat_map(|routes| routes()).collect()
}

/// What needs the reader today, a line a noun.
pub(crate) fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let nouns: &[Today] = &[
        pages::meeting::today,
        pages::koperasi::today,
        pages::organ_term::today,
        pages::saving::tasks,
        pages::loan::today,
    ];
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
fn person_panel(_: &Reader<'_>, _: RecordId, _: Lang) -> Result<Option<Panel>, Refusal> {
    Ok(None)
}

fn collected<T>(parts: impl Iterator<Item = Result<Vec<T>, Refusal>>) -> Result<Vec<T>, Refusal> {
    let parts: Vec<Vec<T>> = parts.collect::<Result<_, _>>()?;
    Ok(parts.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use web::markdown::anchor;

    /// The guide's page and the part of it that a route names.
    fn is_there(help: &str) -> bool {
        let (page, part) = help.split_once('#').unwrap_or((help, ""));
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../docs/panduan/{page}.md"));
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let mut headings = text.lines().filter_map(|line| line.strip_prefix("## ")).map(anchor);
        !text.is_empty() && (part.is_empty() || headings.any(|heading| heading == part))
    }

    #[test]
    fn every_pages_help_is_a_page_and_a_heading_of_the_guide() {
        let routes = super::routes();
        let lost = routes.iter().filter(|route| !route.help.is_empty() && !is_there(route.help));
        let lost: Vec<(&str, &str)> = lost.map(|route| (route.path, route.help)).collect();
        assert!(lost.is_empty(), "no heading of the guide: {lost:?}");
    }
}
