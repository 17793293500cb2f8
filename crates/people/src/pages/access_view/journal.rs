//! The record of a region: by period, account and mark; and as a file, for a purpose.

use askama::Template;
use documents::sheet::{Cell, CsvWriter};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::access::{Role, Scope};
use kernel::day;
use kernel::{RecordId, Refusal};
use store::Reader;
use store::access_stream::{Asked, Entry, Outcome};
use web::looked::ExportPurpose;
use web::{Answer, Call, Input, link};

use super::{Line, Names, glances};
use crate::office::access_view as office;
use crate::pages::form_page::{FormPage, problem};
use crate::rules::access_view::{Mark, marks};
use crate::words::access_view as words;

/// Lines on one page, and in one file.
const PAGE: usize = 100;
const FILE: usize = 2000;
/// The period that is shown when nobody has asked for another.
const DAYS: i64 = 30;

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

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
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

pub(super) fn export_page(call: &Call) -> Result<Answer, Refusal> {
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

pub(super) fn export(call: &Call) -> Result<Answer, Refusal> {
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
