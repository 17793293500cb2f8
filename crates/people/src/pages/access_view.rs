//! Who looked: on a resident's card for supervisors, on *Data saya* for the person, and the record of a region with its
//! marks. Not here: what is told to whom (`office::access_view`), what is marked (`rules::access_view`).

use std::collections::BTreeMap;

use askama::Template;
use documents::sheet::{Cell, CsvWriter};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::access::{Access, Role, Scope};
use kernel::day::{self, Zone};
use kernel::{Record, RecordId, Refusal};
use store::Reader;
use store::access_stream::{Asked, Entry, Outcome, Seen};
use web::looked::ExportPurpose;
use web::{Answer, Call, Html, Input, MenuItem, Route, Tone, link, pieces};

use super::form_page::{FormPage, problem};
use crate::office::access_view::{self as office, SUPERVISORS};
use crate::office::account;
use crate::records::Resident;
use crate::rules::access_view::{Glance, Mark, marks};
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

/// Lines on one page, and in one file.
const PAGE: usize = 100;
const FILE: usize = 2000;
/// The period that is shown when nobody has asked for another.
const DAYS: i64 = 30;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let supervisors = Access::Roles(SUPERVISORS);
    vec![
        Route::get("/warga/{id}/dilihat", supervisors, of_person).of(Resident::SPEC).help("jejak"),
        Route::get("/saya/dilihat", Access::Roles(&[Role::Warga]), own).of(Resident::SPEC).help("jejak#untuk-warga"),
        Route::get("/jejak", supervisors, journal).help("jejak"),
        Route::get("/jejak/unduh", supervisors, export_page).help("jejak#mengunduh"),
        Route::post("/jejak/unduh", supervisors, export).help("jejak#mengunduh"),
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

#[derive(Template)]
#[template(path = "access_view_person.html")]
struct PersonPage<'c> {
    call: &'c Call,
    own: bool,
    title: &'static str,
    lead: &'static str,
    name: String,
    back: String,
    lines: Vec<Line>,
}

fn of_person(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (name, region, persons) = resident(call, id)?;
    let seen = office::of_person(&call.store, &persons, &region)?;
    let registry = call.site.registry();
    let lines = call.read(|read| {
        let mut names = Names::new(call, read);
        let glances = glances(&mut names, seen.iter().map(|one| &one.entry))?;
        let mut lines = Vec::new();
        for (one, marks) in seen.iter().zip(marks(&glances)) {
            let what = office::kinds(registry, one.entry.opened.get(one.place), call.lang).join(", ");
            lines.push(names.line(&one.entry, what, &marks)?);
        }
        Ok(lines)
    })?;
    let content = PersonPage {
        call,
        own: false,
        title: call.say(words::TITLE_PERSON),
        lead: call.say(words::LEAD_PERSON),
        name,
        back: if call.may_get(&format!("/warga/{id}")) { format!("/warga/{id}") } else { String::new() },
        lines,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// The person's own list: a line for each day, role, office and purpose.
fn own(call: &Call) -> Result<Answer, Refusal> {
    let lines = match call.actor.scope {
        Scope::Person(person) => {
            let (_, region, persons) = resident(call, person)?;
            let seen = office::of_person(&call.store, &persons, &region)?;
            let told: Vec<Seen> = seen.into_iter().filter(|one| office::is_told(call.site.registry(), one)).collect();
            call.read(|read| told_by_day(call, read, &told))?
        }
        _ => Vec::new(),
    };
    let content = PersonPage {
        call,
        own: true,
        title: call.say(words::TITLE_OWN),
        lead: call.say(words::LEAD_OWN),
        name: String::new(),
        back: "/saya/data".to_owned(),
        lines,
    };
    Ok(call.page(call.say(words::TITLE_OWN), &content))
}

fn told_by_day(call: &Call, read: &Reader<'_>, told: &[Seen]) -> Result<Vec<Line>, Refusal> {
    let mut names = Names::new(call, read);
    let mut lines: Vec<(Line, usize)> = Vec::new();
    for one in told {
        let (office, zone) = names.office(one.entry.office)?;
        let line = Line {
            when: day::long(zone.day(one.entry.time), call.lang),
            who: String::new(),
            account: String::new(),
            office: role_and_office(&one.entry, &office, call.lang),
            purpose: words::purpose(&one.entry.purpose, call.lang),
            what: office::kinds(call.site.registry(), one.entry.opened.get(one.place), call.lang).join(", "),
            marks: Html::default(),
        };
        let same = |(other, _): &&mut (Line, usize)| {
            (&other.when, &other.office, &other.purpose, &other.what)
                == (&line.when, &line.office, &line.purpose, &line.what)
        };
        match lines.iter_mut().find(same) {
            Some((_, times)) => *times += 1,
            None => lines.push((line, 1)),
        }
    }
    let counted = lines.into_iter().map(|(line, times)| match times {
        1 => line,
        _ => Line { what: format!("{} ({times} {})", line.what, call.say(words::TIMES)), ..line },
    });
    Ok(counted.collect())
}

/// Name and region of a resident, and every id under which the person was recorded.
fn resident(call: &Call, id: RecordId) -> Result<(String, String, Vec<RecordId>), Refusal> {
    let (row, mut persons) = call.read(|read| Ok((read.row(Resident::SPEC, id)?, read.merged_into(id)?)))?;
    persons.push(id);
    Ok((row.spec.title(&row, call.lang), row.region.clone(), persons))
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

/// What the address of the record asks for.
struct Filter {
    from: Date,
    to: Date,
    account: Option<RecordId>,
    mark: Option<Mark>,
    after: Option<u64>,
}

impl Filter {
    fn of(call: &Call, given: impl Fn(&str) -> String) -> Filter {
        let date = |name: &str| day::parse(&given(name)).ok();
        let to = date("sampai").unwrap_or(call.today);
        let from = date("dari").unwrap_or_else(|| to.saturating_sub(DAYS.days()));
        Filter {
            from: from.min(to),
            to,
            account: given("akun").parse().ok(),
            mark: Mark::from_name(&given("tanda")),
            after: given("sesudah").parse().ok(),
        }
    }

    fn asked(&self, limit: usize) -> Asked {
        let start = |date: Date| {
            let wib = TimeZone::fixed(jiff::tz::offset(7));
            wib.to_timestamp(date.at(0, 0, 0, 0)).map_or(0, |start| start.as_millisecond())
        };
        let end = self.to.tomorrow().map_or(i64::MAX, start);
        Asked { from: start(self.from), before: end, account: self.account, after: self.after, limit }
    }

    fn address(&self, path: &str, account: &str, after: &str) -> String {
        let (from, to) = (day::numeric(self.from), day::numeric(self.to));
        let mark = self.mark.map_or("", Mark::name);
        link(path, &[("dari", &from), ("sampai", &to), ("akun", account), ("tanda", mark), ("sesudah", after)])
    }

    fn own_account(&self) -> String {
        self.account.map_or_else(String::new, |account| account.to_string())
    }
}

#[derive(Template)]
#[template(path = "access_view_journal.html")]
struct JournalPage<'c> {
    call: &'c Call,
    inputs: Vec<Input>,
    account: String,
    only: String,
    lines: Vec<Line>,
    next: String,
    export: String,
    reset: String,
}

fn journal(call: &Call) -> Result<Answer, Refusal> {
    let filter = Filter::of(call, |name| call.query(name).to_owned());
    let page = office::entries(&call.store, &call.actor, &filter.asked(PAGE))?;
    let (lines, only) = call.read(|read| {
        let mut names = Names::new(call, read);
        let mut lines = lines(call, &mut names, &page.entries, &filter)?;
        for line in &mut lines {
            line.account =
                if filter.account.is_some() { String::new() } else { filter.address("/jejak", &line.account, "") };
        }
        Ok((lines, filter.account.map_or_else(String::new, |account| names.account(account))))
    })?;
    let options: Vec<(String, String)> =
        Mark::ALL.iter().map(|mark| (mark.name().to_owned(), call.say(mark.label()).to_owned())).collect();
    let inputs = vec![
        Input::text("dari", call.say(words::FROM)).value(day::numeric(filter.from)),
        Input::text("sampai", call.say(words::TO)).value(day::numeric(filter.to)),
        Input::choice("tanda", call.say(words::MARK), options)
            .as_filter(call.say(words::ALL))
            .value(filter.mark.map_or("", Mark::name)),
    ];
    let content = JournalPage {
        call,
        inputs,
        account: filter.own_account(),
        only,
        lines,
        next: page
            .next
            .map_or_else(String::new, |next| filter.address("/jejak", &filter.own_account(), &next.to_string())),
        export: Filter { after: None, ..Filter::of(call, |name| call.query(name).to_owned()) }.address(
            "/jejak/unduh",
            &filter.own_account(),
            "",
        ),
        reset: filter.address("/jejak", "", ""),
    };
    Ok(call.page(call.say(words::JOURNAL), &content))
}

/// The entries as lines, those with the wanted mark.
fn lines(call: &Call, names: &mut Names<'_, '_>, entries: &[Entry], filter: &Filter) -> Result<Vec<Line>, Refusal> {
    let glances = glances(names, entries.iter())?;
    let mut lines = Vec::new();
    for (entry, marks) in entries.iter().zip(marks(&glances)) {
        if filter.mark.is_some_and(|wanted| !marks.contains(&wanted)) {
            continue;
        }
        let within = office::in_reach(&call.actor, entry);
        let mut what = office::kinds(call.site.registry(), within.iter().copied(), call.lang).join(", ");
        if within.len() > 1 {
            what = format!("{what} · {} {}", within.len(), call.say(words::RECORDS));
        }
        lines.push(names.line(entry, what, &marks)?);
    }
    Ok(lines)
}

fn export_page(call: &Call) -> Result<Answer, Refusal> {
    export_form(call, Vec::new(), |name| call.query(name).to_owned())
}

fn export_form(
    call: &Call,
    problems: Vec<kernel::refusal::Problem>,
    given: impl Fn(&str) -> String,
) -> Result<Answer, Refusal> {
    let filter = Filter::of(call, given);
    let options =
        ExportPurpose::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let page = FormPage {
        title: call.say(words::EXPORT_TITLE).to_owned(),
        lead: vec![
            call.say(words::EXPORT_LEAD).to_owned(),
            format!("{} – {}", day::long(filter.from, call.lang), day::long(filter.to, call.lang)),
        ],
        problems,
        inputs: vec![Input::choice("tujuan", call.say(words::EXPORT_PURPOSE), options).required()],
        kept: vec![
            ("dari", day::numeric(filter.from)),
            ("sampai", day::numeric(filter.to)),
            ("akun", filter.own_account()),
            ("tanda", filter.mark.map_or("", Mark::name).to_owned()),
        ],
        action: "/jejak/unduh".to_owned(),
        button: call.say(words::EXPORT).to_owned(),
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn export(call: &Call) -> Result<Answer, Refusal> {
    let given = |name: &str| call.form.text(name).to_owned();
    let Some(purpose) = ExportPurpose::from_name(call.form.text("tujuan")) else {
        return export_form(call, vec![problem("tujuan", "required", words::PURPOSE_NEEDED)], given);
    };
    let filter = Filter::of(call, given);
    let page = office::entries(&call.store, &call.actor, &filter.asked(FILE))?;
    let bytes = call.read(|read| file(call, read, &page.entries, &filter))?;
    let region = if let Scope::Regions(regions) = &call.actor.scope { regions.first() } else { None };
    let count = page.entries.len() as u64;
    call.exporting_looks(region.map_or("", String::as_str), count, purpose)?;
    Ok(Answer::file(bytes, "text/csv; charset=utf-8", "jejak-akses.csv", false))
}

/// A row for each record that was opened.
fn file(call: &Call, read: &Reader<'_>, entries: &[Entry], filter: &Filter) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let heading = [
        "waktu_utc",
        "akun",
        "nama",
        "peran",
        "kantor",
        "tujuan",
        "hasil",
        "jenis",
        "catatan",
        "wilayah",
        "jumlah",
        "tanda",
    ];
    let mut sheet = CsvWriter::begin(&mut bytes, &heading.map(str::to_owned)).map_err(Refusal::fault)?;
    let mut names = Names::new(call, read);
    let glances = glances(&mut names, entries.iter())?;
    for (entry, marks) in entries.iter().zip(marks(&glances)) {
        if filter.mark.is_some_and(|wanted| !marks.contains(&wanted)) {
            continue;
        }
        let marks = marks.iter().map(|mark| mark.name()).collect::<Vec<_>>().join(" ");
        let moment = jiff::Timestamp::from_millisecond(entry.time).map_or_else(|_| String::new(), |at| at.to_string());
        for one in office::in_reach(&call.actor, entry) {
            let kind = call.site.registry().spec(one.kind).map_or("", |spec| spec.name);
            let cells = [
                moment.clone(),
                entry.account.to_string(),
                names.account(entry.account),
                entry.role.map_or("", Role::name).to_owned(),
                names.office(entry.office)?.0,
                words::purpose(&entry.purpose, call.lang),
                Outcome::name(entry.outcome).to_owned(),
                kind.to_owned(),
                one.record.map_or_else(String::new, |record| record.to_string()),
                one.region.clone(),
                one.count.to_string(),
                marks.clone(),
            ];
            sheet.row(&cells.map(Cell::Text)).map_err(Refusal::fault)?;
        }
    }
    sheet.finish().map_err(Refusal::fault)?;
    Ok(bytes)
}
