//! The room's one value for the shell: each noun adds its lines here and nothing else. Not here: what a line does (`pages`).

use kernel::indicator::Contributor;
use kernel::{Lang, RecordId, Refusal};
use store::{Reader, Statement};
use web::{Hit, Indicator, MenuItem, Panel, PublicPage, RecordPages, ReportLine, ReportMonth, Room, Route, Task};

use crate::words::business_group as words;
use crate::{office, pages, records, rules, seams};

/// *Usaha Produktif*.
pub static ROOM: Room = Room {
    key: "usaha",
    label: words::ROOM,
    icon: "shop",
    path: "/usaha",
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

const MENU: &[MenuItem] = &[pages::business_group::MENU, pages::business_record::OWN_MENU];

/// Rules and additions to the generic pages, a line a kind.
const PAGES: &[RecordPages] = &[pages::business_group::PAGES];

/// Sums, a line a noun.
const CONTRIBUTORS: &[Contributor] = &[
    rules::business_group::CONTRIBUTOR,
    rules::group_membership::CONTRIBUTOR,
    rules::business_record::CONTRIBUTOR,
    rules::asset::CONTRIBUTOR,
];

/// What the sums are called.
const INDICATORS: &[Indicator] = &[
    Indicator::stock("enterprise.groups", words::ACTIVE_GROUPS).tile("/usaha"),
    Indicator::stock("enterprise.groups.export_ready", words::EXPORT_READY),
    Indicator::stock("enterprise.members", words::MEMBERS_COUNT),
    Indicator::stock("enterprise.members.women", words::WOMEN_COUNT),
    Indicator::stock("enterprise.members.returnees", words::RETURNEES_COUNT),
    Indicator::stock("enterprise.assets.used", crate::words::asset::IN_USE),
    Indicator::stock("enterprise.assets.unused", crate::words::asset::NOT_USED).tile("/usaha/menganggur").attention(),
    Indicator::flow("enterprise.sales", crate::words::business_record::SALES_COUNT),
    Indicator::flow("enterprise.costs", crate::words::business_record::COSTS_COUNT),
];

/// Pages for visitors, a line a page.
const PUBLIC: &[PublicPage] = &[];

/// Registered statements, a line each.
const STATEMENTS: &[&Statement] = &[
    &office::group_paper::ENDING,
    &office::business_plan::IN_STATE,
    &office::aid_package::LATE,
    &office::aid_item::IN_STATE,
    &office::handover::RECEIVED,
    &office::asset::UNUSED,
    &office::condition_check::DUE,
    &office::business_record::BY_MONTH,
    &office::survival::DUE,
    &office::survival::UNITS,
    &office::survival::ANSWERS,
    &seams::report::GROUPS,
    &seams::report::HANDED,
    &seams::report::CHECKED,
    &seams::report::UNUSED,
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
        pages::business_group::routes,
        pages::group_membership::routes,
        pages::group_paper::routes,
        pages::group_meeting::routes,
        pages::business_plan::routes,
        pages::aid_package::routes,
        pages::aid_item::routes,
        pages::asset::routes,
        pages::condition_check::routes,
        pages::business_record::routes,
        pages::survival::routes,
    ];
    nouns.iter().flat_map(|routes| routes()).collect()
}

/// What needs the reader today, a line a noun.
fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let nouns: &[Today] = &[
        pages::business_plan::today,
        pages::aid_package::today,
        pages::condition_check::today,
        pages::survival::today,
        pages::group_paper::today,
    ];
    collected(nouns.iter().map(|today| today(read, lang)))
}

/// Lines of the monthly report, a line a noun.
fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let nouns: &[Report] = &[seams::report::report];
    collected(nouns.iter().map(|report| report(read, month, lang)))
}

/// What the word finds, a line a noun.
fn search(read: &Reader<'_>, words: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let nouns: &[Search] = &[seams::search::hits];
    collected(nouns.iter().map(|search| search(read, words, lang)))
}

/// The card on a person's page.
fn person_panel(read: &Reader<'_>, person: RecordId, lang: Lang) -> Result<Option<Panel>, Refusal> {
    pages::group_membership::panel(read, person, lang)
}

fn collected<T>(parts: impl Iterator<Item = Result<Vec<T>, Refusal>>) -> Result<Vec<T>, Refusal> {
    let parts: Vec<Vec<T>> = parts.collect::<Result<_, _>>()?;
    Ok(parts.into_iter().flatten().collect())
}
