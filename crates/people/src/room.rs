//! The shared room's one value for the shell: each noun adds its lines here and nothing else.
//! Not here: what a line does (`pages`).

use kernel::indicator::Contributor;
use kernel::registry::OfficeKind;
use kernel::{Lang, Record, RecordId, Refusal, phrase};
use store::{Reader, Statement};
use web::{Hit, Indicator, MenuItem, Panel, PublicPage, RecordPages, ReportLine, ReportMonth, Room, Route, Task};

use crate::records::{self, Custody, Office, Resident};
use crate::{office, pages, rules};

/// The room that all others stand on.
pub static ROOM: Room = Room {
    key: "warga",
    label: phrase("Warga", "Residents"),
    icon: "people",
    path: "/warga",
    menu: MENU,
    begin: &[pages::resident::BEGIN],
    public: PUBLIC,
    records: records::ALL,
    contributors: CONTRIBUTORS,
    balancers: &[],
    indicators: INDICATORS,
    pages: PAGES,
    routes,
    today,
    person_panel,
    report,
    accepts: &[],
    search,
    statements: STATEMENTS,
    office: Some(OfficeKind { kind: Office::SPEC.kind, region_tag: Office::REGION.tag }),
    person: Some(Resident::SPEC.kind),
    custody: Some(Custody::SPEC.kind),
    redirect: Some(records::same_person::REDIRECT),
};

/// Entries of the navigation.
const MENU: &[MenuItem] = &[
    pages::resident::MENU,
    pages::resident::OWN_MENU,
    pages::listing::MENU,
    pages::letter::MENU,
    pages::messages::MENU,
    pages::monthly_report::MENU,
    pages::activity::MENU,
    pages::referral::MENU,
    pages::articles::MENU,
    pages::offices::MENU,
    pages::accounts::MENU,
    pages::access_view::MENU,
    pages::break_glass::MENU,
    pages::erasure::MENU,
    pages::data_request::MENU,
    pages::data_request::OWN_MENU,
    pages::data_breach::MENU,
];

/// Sums, a line each.
const CONTRIBUTORS: &[Contributor] = &[
    pages::resident::RESIDENTS_COUNTED,
    pages::resident::HOUSEHOLDS_COUNTED,
    rules::letter::CONTRIBUTOR,
    rules::activity::CONTRIBUTOR,
];

/// What the sums are called.
const INDICATORS: &[Indicator] = &[
    pages::resident::RESIDENTS_SUM,
    pages::resident::HOUSEHOLDS_SUM,
    rules::letter::ACKNOWLEDGED,
    rules::letter::ACKNOWLEDGED_PERMISSION,
    rules::letter::ACKNOWLEDGED_MARITAL,
    rules::letter::ACKNOWLEDGED_INTRODUCTION,
    rules::letter::ACKNOWLEDGED_DOMICILE,
    rules::letter::ACKNOWLEDGED_HEIRS,
    rules::letter::ACKNOWLEDGED_RETURN,
    rules::letter::WAITING,
    rules::activity::HELD,
    rules::activity::ATTENDED,
];

/// Pages for visitors, a line a page.
const PUBLIC: &[PublicPage] = &[pages::articles::PUBLIC, pages::letter::PUBLIC, pages::contact::PUBLIC];

/// Rules and additions to the generic pages, a line a kind.
const PAGES: &[RecordPages] = &[
    pages::offices::PAGES,
    pages::articles::PAGES,
    pages::activity::PAGES,
    pages::resident::PAGES,
    pages::household::PAGES,
    pages::listing::PAGES,
    pages::import_batch::PAGES,
    pages::letter::PAGES,
];

/// Registered statements, a line each.
const STATEMENTS: &[&Statement] = &[
    &office::first_start::OFFICERS,
    &office::sealed_paper::LAST_SERIAL,
    &office::totp::IS_ON,
    &pages::resident::DUSUN,
    &office::same_person::BY_VILLAGE,
    &office::same_person::SAME_NUMBER,
    &office::listing::BY_OUTCOME,
    &office::listing::EXPECTED,
    &office::listing::ADDRESSES,
    &office::monthly_report::lines::RESIDENTS_RECORDED,
    &office::monthly_report::lines::RESIDENTS_BEFORE,
    &office::monthly_report::lines::HOUSEHOLDS_SINCE,
    &office::monthly_report::lines::HOUSEHOLDS_BEFORE,
    &office::monthly_report::lines::LETTERS,
    &office::monthly_report::lines::HOUSES,
    &office::monthly_report::region::VILLAGES,
    &office::monthly_report::region::REPORTS,
    &office::monthly_report::region::FIGURES,
    &office::monthly_report::region::MISSING,
    &office::activity::OF_MONTH,
    &office::activity::BY_KIND,
    &office::activity::STEPS_DUE,
    &office::referral::HOME,
    &office::referral::OVERDUE,
    &office::referral::FRESH,
    &office::referral::SENT,
    &office::referral::ANSWERED,
    &office::referral::OF_ROOM,
    &office::letter::acknowledge::LAST_SERIAL,
    &office::letter::timing::ACKNOWLEDGED_BETWEEN,
    &office::letter::seams::WITHOUT_SCAN,
    &office::letter::seams::RETURNED,
    &office::letter::seams::BY_NUMBER,
    &office::letter::seams::BY_SERIAL,
    &office::data_request::OPEN,
    &office::data_breach::NOT_TOLD,
    &office::letter::register::OF_YEAR,
    &office::letter::register::YEARS,
];

/// A noun's share of *Hari ini*.
type Today = fn(&Reader<'_>, Lang) -> Result<Vec<Task>, Refusal>;
/// A noun's share of the search.
type Search = fn(&Reader<'_>, &str, Lang) -> Result<Vec<Hit>, Refusal>;
/// A noun's lines of the monthly report.
type Report = fn(&Reader<'_>, &ReportMonth, Lang) -> Result<Vec<ReportLine>, Refusal>;
/// A noun's card on a person's page.
type Card = fn(&Reader<'_>, RecordId, Lang) -> Result<Option<Panel>, Refusal>;

/// Routes, a line a noun.
fn routes() -> Vec<Route> {
    let nouns: &[fn() -> Vec<Route>] = &[
        pages::first_start::routes,
        pages::sign_in::routes,
        pages::sign_up::routes,
        pages::own_account::routes,
        pages::totp::routes,
        pages::forgotten::routes,
        pages::accounts::routes,
        pages::account_forms::routes,
        pages::account_codes::routes,
        pages::offices::routes,
        pages::contact::routes,
        pages::messages::routes,
        pages::monthly_report::routes,
        pages::articles::routes,
        pages::resident::routes,
        pages::household::routes,
        pages::import_batch::routes,
        pages::next_of_kin::routes,
        pages::same_person::routes,
        pages::listing::routes,
        pages::attachment::routes,
        pages::record_file::routes,
        pages::activity::routes,
        pages::erasure::routes,
        pages::access_view::routes,
        pages::break_glass::routes,
        pages::handover::routes,
        pages::legal_hold::routes,
        pages::data_request::routes,
        pages::data_breach::routes,
        pages::referral::routes,
        pages::letter::routes,
    ];
    nouns.iter().flat_map(|routes| routes()).collect()
}

/// What needs the reader today, a line a noun.
fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let nouns: &[Today] = &[
        pages::break_glass::today,
        pages::handover::today,
        pages::totp::today,
        pages::messages::today,
        office::monthly_report::seams::today,
        pages::same_person::today,
        pages::listing::today,
        pages::referral::today,
        pages::activity::today,
        office::letter::seams::today,
        office::data_request::today,
        office::data_breach::today,
    ];
    collected(nouns.iter().map(|today| today(read, lang)))
}

/// Lines of the monthly report, a line a noun.
fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let nouns: &[Report] = &[office::monthly_report::lines::report, pages::activity::report, pages::referral::report];
    collected(nouns.iter().map(|report| report(read, month, lang)))
}

/// What the word finds, a line a noun.
fn search(read: &Reader<'_>, words: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let nouns: &[Search] = &[
        pages::offices::search,
        pages::articles::search,
        pages::resident::search,
        office::letter::seams::search,
        pages::activity::search,
        pages::referral::search,
    ];
    collected(nouns.iter().map(|search| search(read, words, lang)))
}

/// The card on a person's page: the first noun that has one. Their own page shows household and kin by itself.
fn person_panel(read: &Reader<'_>, person: RecordId, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let nouns: &[Card] = &[office::letter::seams::person_panel];
    for panel in nouns {
        if let Some(panel) = panel(read, person, lang)? {
            return Ok(Some(panel));
        }
    }
    Ok(None)
}

fn collected<T>(parts: impl Iterator<Item = Result<Vec<T>, Refusal>>) -> Result<Vec<T>, Refusal> {
    let parts: Vec<Vec<T>> = parts.collect::<Result<_, _>>()?;
    Ok(parts.into_iter().flatten().collect())
}
