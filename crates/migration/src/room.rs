//! The room's one value for the shell. Not here: what a line does (`pages`, `seams`, `rules`).

use kernel::indicator::Contributor;
use kernel::{Access, Lang, Record, RecordId, Refusal, phrase};
use store::{Reader, Statement};
use web::{Hit, Indicator, MenuItem, Panel, PublicPage, RecordPages, ReportLine, ReportMonth, Room, Route, Task};

use crate::records::{self, CASE_READERS, MigrationCase};
use crate::rules::contributions::{phase_key, state_key};
use crate::rules::phase::Phase;
use crate::words::case as words;
use crate::{office, pages, queries, rules, seams};

/// *Pusat Layanan Migrasi*.
pub static ROOM: Room = Room {
    key: "kasus",
    label: words::ROOM,
    icon: "plane",
    path: "/kasus",
    menu: MENU,
    begin: &[pages::service_visit::BEGIN],
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

const MENU: &[MenuItem] = &[
    MenuItem {
        label: words::ROOM,
        short: words::ROOM_SHORT,
        icon: "plane",
        path: "/kasus",
        access: Access::Roles(CASE_READERS),
        order: 10,
    },
    pages::service_visit::MENU,
    pages::pattern::MENU,
    pages::complaint::MENU,
    pages::complaint::OWN_MENU,
    pages::placement_agency::MENU,
];

const PAGES: &[RecordPages] = &[
    RecordPages { check: seams::check::check, empty: Some(words::NONE), ..RecordPages::plain(MigrationCase::SPEC) },
    pages::placement_agency::PAGES,
    pages::agency_branch::PAGES,
    pages::recruitment_permit::PAGES,
    pages::job_order::PAGES,
];

/// Sums, a line each.
const CONTRIBUTORS: &[Contributor] = &[
    rules::contributions::CASES_COUNTED,
    rules::contributions::STEPS_COUNTED,
    rules::contributions::REVIEWS_COUNTED,
    rules::service_visit::CONTRIBUTOR,
    rules::interest::CONTRIBUTOR,
];

/// Pages for visitors, a line a page.
const PUBLIC: &[PublicPage] = &[
    pages::destination::PUBLIC,
    pages::interest::PUBLIC,
    pages::complaint::PUBLIC,
    pages::cek_agen::PUBLIC,
    pages::vacancy::PUBLIC,
    pages::cost::PUBLIC,
];

/// Registered statements, a line each.
const STATEMENTS: &[&Statement] = &[
    &queries::LAST_SERIAL,
    &office::complaint::CLEAR,
    &seams::complaint::LIST,
    &seams::complaint::BY_VILLAGE,
    &seams::complaint::WAITING,
    &seams::complaint::RECEIVED,
    &seams::complaint::ANSWERED,
    &seams::complaint::CONTENT,
    &seams::complaint::OPEN_AT,
    &seams::report::CASES,
    &seams::report::STEPS,
    &seams::report::TALKS,
    &seams::report::PAPERS,
    &queries::CASES,
    &queries::CASES_WAITING,
    &queries::PAPERS_RUNNING_OUT,
    &queries::PAPERS_BY_DAY,
    &queries::CASES_IN_STATE,
    &queries::CONTRACTS_ENDING,
    &crate::office::service_visit::OF_DAY,
    &crate::office::service_visit::BETWEEN,
    &crate::office::service_visit::BY_PURPOSE,
    &crate::office::service_visit::ROWS,
    &crate::office::interest::OVERDUE,
    &crate::office::interest::ANSWERED,
    &crate::office::interest::RECEIVED,
    &seams::checks::REVIEWS,
    &crate::office::check::SAME_NUMBER,
    &crate::office::pattern::ALIKE,
    &crate::office::pattern::OF_ONE,
    &crate::office::pattern::FIRST,
    &crate::office::pattern::LIKENESS,
    &office::placement_agency::NEWEST_LIST,
    &office::placement_agency::AGENCIES,
    &office::job_order::PLACES_TAKEN,
    &office::job_order::PLACES_TAKEN_HERE,
    &office::job_order::OPEN_ORDERS,
    &pages::placement_agency::CASES_OF_AGENCY,
    &seams::agencies::LICENCES_ENDING,
    &seams::agencies::PERMITS_ENDING,
    &seams::agencies::RUNNING_WITH_AGENCY,
    &seams::agencies::RUNNING_WITH_PERMIT,
    &seams::agencies::ORDERS_PUBLISHED,
    &office::village_setting::AT_WORK,
    &office::contact_log::NEWS_DUE,
    &office::contact_log::NEWS_OVERDUE,
    &office::contact_log::CONTACTS,
    &office::needs_assessment::ASSESSED,
    &office::reintegration_step::STEPS_DUE,
    &seams::abroad_report::PLANS_RUNNING,
    &office::emergency::OPEN,
    &seams::abroad::OUTCOMES_DUE,
    &seams::abroad_report::CONTRACTS_ENDED,
    &seams::abroad_report::OUTCOMES_TAKEN,
    &seams::abroad_report::EMERGENCIES,
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
        pages::routes,
        pages::destination::routes,
        pages::placement_agency::routes,
        pages::agency_form::routes,
        pages::agency_check::routes,
        pages::agency_list::routes,
        pages::job_order::routes,
        pages::vacancy::routes,
        pages::cek_agen::routes,
        pages::cost::routes,
        pages::case_agency::routes,
        pages::expiring::routes,
        pages::handout::routes,
        pages::pocket_card::routes,
        pages::remittance_plan::routes,
        pages::side::routes,
        pages::pattern::routes,
        pages::complaint::routes,
        pages::recruitment::routes,
        pages::check::routes,
        pages::contact_log::routes,
        pages::employment::routes,
        pages::insurance::routes,
        pages::village_setting::routes,
        pages::service_visit::routes,
        pages::interest::routes,
        pages::return_outcome::routes,
        pages::needs_assessment::routes,
        pages::reintegration_step::routes,
        pages::emergency::routes,
    ];
    nouns.iter().flat_map(|routes| routes()).collect()
}

/// What needs the reader today, a line a noun.
fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let nouns: &[Today] = &[
        seams::today::tasks,
        seams::own::tasks,
        pages::interest::today,
        seams::agencies::today,
        seams::complaint::today,
        seams::abroad::tasks,
    ];
    collected(nouns.iter().map(|today| today(read, lang)))
}

/// Lines of the monthly report, a line a noun.
fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let nouns: &[Report] = &[
        seams::report::report,
        seams::checks::report,
        pages::service_visit::report,
        pages::interest::report,
        seams::agencies::report,
        seams::complaint::report,
        seams::abroad_report::report,
    ];
    collected(nouns.iter().map(|report| report(read, month, lang)))
}

/// What the word finds, a line a noun.
fn search(read: &Reader<'_>, words: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let nouns: &[Search] = &[seams::search::hits, seams::complaint::search, seams::agencies::search];
    collected(nouns.iter().map(|search| search(read, words, lang)))
}

/// The card on a person's page: cases, then what other nouns add to it.
fn person_panel(read: &Reader<'_>, person: RecordId, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let mut panel = seams::panel::panel(read, person, lang)?;
    if let Some(panel) = &mut panel {
        pages::service_visit::last_visits(read, person, lang, panel)?;
    }
    Ok(panel)
}

fn collected<T>(parts: impl Iterator<Item = Result<Vec<T>, Refusal>>) -> Result<Vec<T>, Refusal> {
    let parts: Vec<Vec<T>> = parts.collect::<Result<_, _>>()?;
    Ok(parts.into_iter().flatten().collect())
}

use crate::records::case::CaseState;
use crate::records::service_visit::VisitPurpose;

pub(crate) const INDICATORS: &[Indicator] = &[
    Indicator::stock(
        phase_key(Phase::Minat),
        phrase("warga berminat bekerja ke luar negeri", "residents who wish to work abroad"),
    ),
    Indicator::stock(phase_key(Phase::Persiapan), phrase("calon pekerja dalam persiapan", "candidates preparing"))
        .tile("/kasus?tahap=persiapan"),
    Indicator::stock(phase_key(Phase::Siap), phrase("siap berangkat", "ready to leave")).tile("/kasus?tahap=siap"),
    Indicator::stock(phase_key(Phase::Bekerja), phrase("warga bekerja di luar negeri", "residents working abroad"))
        .tile("/kasus?tahap=bekerja"),
    Indicator::stock(phase_key(Phase::Pulang), phrase("sudah pulang", "home again")),
    Indicator::stock("migration.working.laki_laki", phrase("laki-laki bekerja di luar negeri", "men working abroad")),
    Indicator::stock("migration.working.perempuan", phrase("perempuan bekerja di luar negeri", "women working abroad")),
    Indicator::flow("migration.opened", phrase("kasus dibuka", "cases opened")),
    Indicator::flow("migration.reviewed", phrase("kasus diperiksa desa", "cases reviewed by villages")),
    Indicator::flow("migration.departure", phrase("keberangkatan", "departures")),
    Indicator::flow("migration.departure.laki_laki", phrase("keberangkatan laki-laki", "departures of men")),
    Indicator::flow("migration.departure.perempuan", phrase("keberangkatan perempuan", "departures of women")),
    Indicator::flow("migration.return", phrase("kepulangan", "returns")),
    Indicator::flow("migration.return.laki_laki", phrase("kepulangan laki-laki", "returns of men")),
    Indicator::flow("migration.return.perempuan", phrase("kepulangan perempuan", "returns of women")),
    rules::service_visit::ALL,
    rules::service_visit::RATINGS,
    rules::service_visit::POINTS,
    rules::service_visit::of(VisitPurpose::Information),
    rules::service_visit::of(VisitPurpose::Registration),
    rules::service_visit::of(VisitPurpose::Letter),
    rules::service_visit::of(VisitPurpose::Papers),
    rules::service_visit::of(VisitPurpose::Complaint),
    rules::service_visit::of(VisitPurpose::FamilyNews),
    rules::service_visit::of(VisitPurpose::Return),
    rules::service_visit::of(VisitPurpose::Other),
    rules::interest::RECEIVED,
    rules::interest::ANSWERED,
    rules::interest::WAITING,
    state(CaseState::Minat),
    state(CaseState::Terdata),
    state(CaseState::Konseling),
    state(CaseState::VerifikasiDesa),
    state(CaseState::IzinDesa),
    state(CaseState::TerdaftarDisnaker),
    state(CaseState::Seleksi),
    state(CaseState::KesehatanKompetensi),
    state(CaseState::PerjanjianPenempatan),
    state(CaseState::JaminanSosial),
    state(CaseState::PasporVisa),
    state(CaseState::PerjanjianKerja),
    state(CaseState::SiapBerangkat),
    state(CaseState::Bekerja),
    state(CaseState::Perpanjangan),
    state(CaseState::Cuti),
    state(CaseState::PindahMajikan),
    state(CaseState::Pulang),
    state(CaseState::Purna),
    state(CaseState::Tertunda),
    state(CaseState::Mundur),
    state(CaseState::Ditolak),
    state(CaseState::PindahDomisili),
    state(CaseState::Meninggal),
];

const fn state(one: CaseState) -> Indicator {
    Indicator::stock(state_key(one), one.label())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_is_counted_has_words() {
        let named = |key: &str| INDICATORS.iter().any(|indicator| indicator.key == key);
        for state in CaseState::ALL {
            assert!(named(state_key(*state)), "{state:?}");
        }
        for phase in Phase::ALL {
            assert!(named(phase_key(phase)), "{phase:?}");
        }
    }
}
