//! The register of letters (*buku register surat*): by year, kind and state, on the screen and printed. Not here: reading
//! it (`office::letter::register`), the sheet for other programs (the generic export).

use askama::Template;
use documents::Register;
use documents::letter::Signer;
use documents::register::{Align, Column};
use kernel::region::Regions;
use kernel::{Refusal, day};
use web::{Answer, Call, Html, Input, link, pieces};

use crate::office::letter::facts::{head, local_day};
use crate::office::letter::register::{Asked, Entry, Line, lines, years};
use crate::office::letter::seams::tone;
use crate::records::Office;
use crate::records::letter::{LetterKind, LetterState};
use crate::words::{letter as words, letter_queue as queue};

/// Letters on a page.
const PAGE: usize = 100;
/// Letters in one printed register.
const MOST_PRINTED: usize = 1_900;

#[derive(Template)]
#[template(path = "letter_register.html")]
struct RegisterPage<'c> {
    call: &'c Call,
    year: i64,
    filters: Vec<Input>,
    lines: Vec<Shown>,
    next: String,
    pdf: String,
    waits: bool,
}

/// A line in words.
struct Shown {
    serial: String,
    number: String,
    path: String,
    date: String,
    kind: &'static str,
    resident: String,
    by: String,
    state: Html,
    remark: String,
    gap: bool,
}

fn asked(call: &Call) -> Asked {
    let year = call.query("tahun").parse().ok().filter(|year| (2000..3000).contains(year));
    Asked {
        year: year.unwrap_or_else(|| i64::from(call.today.year())),
        kind: LetterKind::from_name(call.query("jenis")),
        state: LetterState::from_name(call.query("keadaan")),
        from: call.query("mulai").parse().unwrap_or(1),
    }
}

fn address(path: &str, asked: &Asked, from: i64) -> String {
    let (year, from) = (asked.year.to_string(), if from > 1 { from.to_string() } else { String::new() });
    let (kind, state) = (asked.kind.map_or("", LetterKind::name), asked.state.map_or("", LetterState::name));
    link(path, &[("tahun", &year), ("jenis", kind), ("keadaan", state), ("mulai", &from)])
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let asked = asked(call);
    let (years, found, next) = call.read(|read| {
        let (found, next) = lines(read, &asked, PAGE)?;
        Ok((years(read)?, found, next))
    })?;
    let content = RegisterPage {
        call,
        year: asked.year,
        filters: filters(call, &asked, years),
        lines: found.iter().map(|line| shown(call, line)).collect(),
        next: next.map_or_else(String::new, |next| address("/surat/register", &asked, next)),
        pdf: address("/surat/register.pdf", &Asked { from: 1, ..asked }, 1),
        waits: call.may_get("/surat/antrean"),
    };
    Ok(call.page(call.say(queue::REGISTER), &content))
}

fn filters(call: &Call, asked: &Asked, mut years: Vec<i64>) -> Vec<Input> {
    for year in [asked.year, i64::from(call.today.year())] {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    years.sort_unstable_by(|one, other| other.cmp(one));
    let options = |choices: &[kernel::choice::Choice]| {
        choices.iter().map(|one| (one.name.to_owned(), call.say(one.label).to_owned())).collect()
    };
    let numbered = [LetterState::Acknowledged, LetterState::Withdrawn];
    let states = numbered.map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).to_vec();
    let years = years.iter().map(|year| (year.to_string(), year.to_string())).collect();
    let all = call.say(queue::ALL);
    vec![
        Input::choice("tahun", call.say(queue::YEAR), years).as_filter(all).value(asked.year.to_string()),
        Input::choice("jenis", call.say(queue::KIND), options(LetterKind::CHOICES))
            .as_filter(all)
            .value(asked.kind.map_or("", LetterKind::name)),
        Input::choice("keadaan", call.say(queue::STATE), states)
            .as_filter(all)
            .value(asked.state.map_or("", LetterState::name)),
    ]
}

fn shown(call: &Call, line: &Line) -> Shown {
    match line {
        Line::Gap(first, last) => Shown {
            serial: span(*first, *last),
            number: String::new(),
            path: String::new(),
            date: String::new(),
            kind: "",
            resident: String::new(),
            by: String::new(),
            state: Html::default(),
            remark: call.say(queue::GAP).to_owned(),
            gap: true,
        },
        Line::Letter(entry) => Shown {
            serial: entry.serial.to_string(),
            number: entry.number.clone(),
            path: format!("/surat/{}", entry.id),
            date: entry.date.map_or_else(String::new, |date| day::short(date, call.lang)),
            kind: call.say(entry.kind.label()),
            resident: entry.resident.clone(),
            by: entry.by.clone().unwrap_or_default(),
            state: pieces::tag(tone(entry.state), call.say(entry.state.label())),
            remark: remark(call, entry),
            gap: false,
        },
    }
}

fn span(first: i64, last: i64) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// "ditarik 3 Des 2026 · dicetak 2 kali".
fn remark(call: &Call, entry: &Entry) -> String {
    let withdrawn = entry.withdrawn.map(|at| {
        let date = day::Zone::Wib.day(at.as_millisecond());
        format!("{} {}", call.say(queue::WITHDRAWN_ON), day::short(date, call.lang))
    });
    let printed =
        (entry.prints > 0).then(|| format!("{} {} {}", call.say(queue::PRINTED), entry.prints, call.say(queue::TIMES)));
    withdrawn.into_iter().chain(printed).collect::<Vec<_>>().join(" · ")
}

/// The printed register of a year.
pub(super) fn pdf(call: &Call) -> Result<Answer, Refusal> {
    let asked = asked(call);
    let (found, office, today, actor) = call.read(|read| {
        let (found, _) = lines(read, &asked, MOST_PRINTED)?;
        let office = read.get::<Office>(read.actor().office)?;
        let today = local_day(read, &office);
        Ok((found, office, today, read.actor().clone()))
    })?;
    let signer = head(&office, actor.role.unwrap_or(kernel::Role::KepalaDesa), "");
    let place = office.region.and_then(|code| Regions::get().name(&code).map(str::to_owned));
    let register = Register {
        title: call.say(queue::REGISTER).to_owned(),
        office: crate::office::letter::facts::levels(&office),
        period: Some(format!("{} {}", call.say(queue::YEAR), asked.year)),
        columns: columns(call),
        empty_rows: if found.is_empty() { 20 } else { 0 },
        rows: found.iter().map(|line| row(call, line)).collect(),
        place_and_date: format!("{}, {}", place.unwrap_or_else(|| office.name.clone()), day::full(today, call.lang)),
        signers: vec![Signer {
            heading: signer.title,
            name: signer.name,
            id_line: signer.number.map(|number| format!("NIP {number}")),
            meterai: None,
            stamp: true,
        }],
        watermark: call.site.settings.demo.then(|| call.say(web::words::SAMPLE_PAPER).to_owned()),
        date: Some(today),
        lang: call.lang,
        ..Register::default()
    };
    let pdf = documents::register::render(&register).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", format!("register-surat-{}.pdf", asked.year), true))
}

fn columns(call: &Call) -> Vec<Column> {
    let column = |words, share| Column::new(call.say(words), share);
    vec![
        column(queue::SERIAL, 2).aligned(Align::End),
        column(queue::NUMBER, 5),
        column(queue::DATE, 4),
        column(queue::KIND, 8),
        column(queue::ABOUT, 8),
        column(queue::BY, 6),
        column(queue::REMARK, 7),
    ]
}

fn row(call: &Call, line: &Line) -> Vec<String> {
    match line {
        Line::Gap(first, last) => {
            let mut cells = vec![String::new(); 7];
            cells[0] = span(*first, *last);
            cells[6] = call.say(queue::GAP_SHORT).to_owned();
            cells
        }
        Line::Letter(entry) => vec![
            entry.serial.to_string(),
            entry.number.clone(),
            entry.date.map_or_else(String::new, |date| day::short(date, call.lang)),
            call.say(entry.kind.label()).to_owned(),
            entry.resident.clone(),
            entry.by.clone().unwrap_or_default(),
            remark(call, entry),
        ],
    }
}
