//! Who looked: on a resident's card for supervisors, on *Data saya* for the person, and the record of a region with its
//! marks. Here: what both pages share. Not here: what is told to whom (`office::access_view`), what is marked
//! (`rules::access_view`).

mod journal;
mod person;

use std::collections::BTreeMap;

use kernel::access::{Access, Role};
use kernel::day::{self, Zone};
use kernel::{Record, RecordId, Refusal};
use store::Reader;
use store::access_stream::Entry;
use web::{Call, Html, MenuItem, Route, Tone, pieces};

use crate::office::access_view::{self as office, SUPERVISORS};
use crate::office::account;
use crate::records::Resident;
use crate::rules::access_view::{Glance, Mark};
use crate::words::access_view as words;

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::JOURNAL,
    short: words::JOURNAL_SHORT,
    icon: "clock",
    path: "/jejak",
    access: Access::Roles(SUPERVISORS),
    order: 90,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let supervisors = Access::Roles(SUPERVISORS);
    vec![
        Route::get("/warga/{id}/dilihat", supervisors, person::of_person).of(Resident::SPEC).help("jejak"),
        Route::get("/saya/dilihat", Access::Roles(&[Role::Warga]), person::own)
            .of(Resident::SPEC)
            .help("jejak#untuk-warga"),
        Route::get("/jejak", supervisors, journal::page).help("jejak"),
        Route::get("/jejak/unduh", supervisors, journal::export_page).help("jejak#mengunduh"),
        Route::post("/jejak/unduh", supervisors, journal::export).help("jejak#mengunduh"),
    ]
}

/// One line for people.
struct Line {
    when: String,
    who: String,
    /// The same list for this account alone; empty where there is none.
    account: String,
    office: String,
    purpose: String,
    what: String,
    marks: Html,
}

/// Names of offices and accounts, each looked up once.
struct Names<'r, 'd> {
    read: &'r Reader<'d>,
    call: &'r Call,
    offices: BTreeMap<RecordId, (String, Zone)>,
    accounts: BTreeMap<RecordId, String>,
}

impl<'r, 'd> Names<'r, 'd> {
    fn new(call: &'r Call, read: &'r Reader<'d>) -> Self {
        Names { read, call, offices: BTreeMap::new(), accounts: BTreeMap::new() }
    }

    fn office(&mut self, id: RecordId) -> Result<(String, Zone), Refusal> {
        if let Some(known) = self.offices.get(&id) {
            return Ok(known.clone());
        }
        let found = office::office_of(self.read, id)?;
        let named =
            found.map_or((String::new(), Zone::Wib), |(name, region)| (name, region.map_or(Zone::Wib, Zone::of)));
        self.offices.insert(id, named.clone());
        Ok(named)
    }

    fn account(&mut self, id: RecordId) -> String {
        let unknown = || self.call.say(words::NOBODY).to_owned();
        self.accounts.entry(id).or_insert_with(|| account::account_name(self.read, id).unwrap_or_else(unknown)).clone()
    }

    fn line(&mut self, entry: &Entry, what: String, marks: &[Mark]) -> Result<Line, Refusal> {
        let lang = self.call.lang;
        let (office, zone) = self.office(entry.office)?;
        let tags = marks.iter().map(|mark| pieces::tag(Tone::Attention, mark.label().say(lang)));
        Ok(Line {
            when: day::moment(entry.time, zone, lang),
            who: self.account(entry.account),
            account: entry.account.to_string(),
            office: role_and_office(entry, &office, lang),
            purpose: words::purpose(&entry.purpose, lang),
            what,
            marks: Html::joined(tags),
        })
    }
}

fn role_and_office(entry: &Entry, office: &str, lang: kernel::Lang) -> String {
    let role = entry.role.map_or("", |role| role.label().say(lang));
    [role, office].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

fn glances<'e>(names: &mut Names<'_, '_>, entries: impl Iterator<Item = &'e Entry>) -> Result<Vec<Glance>, Refusal> {
    entries
        .map(|entry| {
            Ok(Glance {
                account: entry.account,
                time: entry.time,
                zone: names.office(entry.office)?.1,
                outcome: entry.outcome,
                records: entry.opened.iter().filter_map(|one| one.record).collect(),
            })
        })
        .collect()
}
