//! The ways from a koperasi's page to the work, by how often it is done: each day, each month, each year, and the rules.
//! Not here: what stands at their ends (each noun's own pages), what waits today (`koperasi_day`).

use kernel::{Phrase, RecordId};
use web::Call;

use crate::records::koperasi::Principle;
use crate::words::{
    cash, koperasi as words, loan, meeting, opening, paper_book, saving, statement, surplus, work_plan,
};

/// How often a work is done; in this order on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At the desk.
    Day,
    /// After a month is over.
    Month,
    /// For the members' meeting.
    Year,
    /// What the koperasi goes by.
    Rules,
}

impl When {
    const ALL: [When; 4] = [When::Day, When::Month, When::Year, When::Rules];

    const fn label(self) -> Phrase {
        match self {
            When::Day => words::EACH_DAY,
            When::Month => words::EACH_MONTH,
            When::Year => words::EACH_YEAR,
            When::Rules => words::RULES,
        }
    }
}

/// A way from a koperasi's page to a noun's own. `{id}` in the path is the koperasi.
pub struct HomeLink {
    /// How often it is gone.
    pub when: When,
    /// What it says in a koperasi of this principle.
    pub label: fn(Principle) -> Phrase,
    /// What is done there.
    pub hint: Phrase,
    /// Where it leads; shown to whoever may open it.
    pub path: &'static str,
}

const fn way(when: When, label: fn(Principle) -> Phrase, hint: Phrase, path: &'static str) -> HomeLink {
    HomeLink { when, label, hint, path }
}

/// The ways to the work, a line a noun.
pub const LINKS: &[HomeLink] = &[
    way(When::Day, |_| words::MEMBERS, words::MEMBERS_HINT, "/anggota-koperasi"),
    way(When::Day, |principle| loan::of(principle).loans, words::LOANS_HINT, "/pinjaman"),
    way(When::Day, |_| loan::DUE_PAGE, words::DUE_HINT, "/pinjaman/jatuh-tempo"),
    way(When::Day, |_| saving::CASH, words::CASH_HINT, "/kas-harian"),
    way(When::Day, |_| cash::RECORD, words::CASH_OTHER_HINT, "/kas-harian/catat"),
    way(When::Day, |_| saving::ARREARS, words::ARREARS_HINT, "/tunggakan-wajib"),
    way(When::Month, |_| saving::RETURN, words::RETURN_HINT, "/jasa-simpanan"),
    way(When::Month, |_| words::QUALITY, words::QUALITY_HINT, "/pinjaman/kualitas"),
    way(When::Month, |_| crate::words::journal::CLOSE, words::CLOSE_HINT, "/koperasi/{id}/buku/tutup"),
    way(When::Year, |_| statement::STATEMENTS, words::STATEMENTS_HINT, "/koperasi/{id}/buku/laporan"),
    way(When::Year, |_| meeting::TITLE, words::MEETING_HINT, "/koperasi/{id}/rapat"),
    way(When::Year, |_| surplus::TITLE, words::SURPLUS_HINT, "/koperasi/{id}/shu"),
    way(When::Year, |_| work_plan::TITLE, words::PLAN_HINT, "/koperasi/{id}/rencana"),
    way(When::Rules, |_| statement::BOOKS, words::BOOKS_HINT, "/koperasi/{id}/buku"),
    way(When::Rules, |_| opening::TITLE, words::OPENING_HINT, "/koperasi/{id}/buku/saldo-awal"),
    way(When::Rules, |_| paper_book::TITLE, words::PAPER_HINT, "/koperasi/{id}/buku/buku-kertas"),
    way(When::Rules, |_| words::CHART, words::CHART_HINT, "/akun-buku"),
    way(When::Rules, |_| meeting::ORGANS, words::ORGANS_HINT, "/koperasi/{id}/organ"),
    way(When::Rules, |_| crate::words::koperasi_setting::TITLE, words::SETTINGS_HINT, "/koperasi/{id}/pengaturan"),
];

/// A group of ways as the page shows it.
pub(super) struct Group {
    /// Each day, each month …
    pub(super) title: &'static str,
    /// What it says, what is done there, where it leads.
    pub(super) ways: Vec<(&'static str, &'static str, String)>,
}

/// The ways that the reader may go, in groups; groups without any are left out.
pub(super) fn groups(call: &Call, koperasi: RecordId, principle: Principle) -> Vec<Group> {
    let of = |when: When| {
        let links = LINKS.iter().filter(|link| link.when == when);
        let ways = links.map(|link| {
            (call.say((link.label)(principle)), call.say(link.hint), link.path.replace("{id}", &koperasi.to_string()))
        });
        Group { title: call.say(when.label()), ways: ways.filter(|(.., path)| call.may_get(path)).collect() }
    };
    When::ALL.into_iter().map(of).filter(|group| !group.ways.is_empty()).collect()
}
