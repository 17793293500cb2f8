//! Papers of running cases by the month in which they run out: those that have, then month by month.

use askama::Template;
use jiff::civil::Date;
use kernel::checklist::Checklist;
use kernel::day::{self, Month};
use kernel::{Access, Record, RecordId, Refusal, Stored};
use web::pieces;
use web::{Answer, Call, Html, Input, Route, Tone, link};

use super::{case_path, short_label};
use crate::office::find::{self, Listed, PapersWanted};
use crate::records::{CASE_WRITERS, Document, MigrationCase};
use crate::rules::paper_use;
use crate::words::case as case_words;
use crate::words::expiring as words;

/// Where the list stands.
const PATH: &str = "/kasus/dokumen-berakhir";

/// The address.
pub fn routes() -> Vec<Route> {
    vec![Route::get(PATH, Access::Read(MigrationCase::SPEC), page).help("kasus#dokumen-yang-berakhir")]
}

#[derive(Template)]
#[template(path = "case/expiring.html")]
struct ExpiringPage<'c> {
    call: &'c Call,
    filters: Vec<Input>,
    months: Vec<(String, Vec<Line>)>,
    empty: Html,
    chosen: bool,
    next: String,
}

struct Line {
    name: String,
    number: String,
    case: String,
    paper: &'static str,
    until: String,
    tag: Html,
    action: String,
    path: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let (line, who) = (call.query("dokumen"), call.query("siapa"));
    let wanted = PapersWanted {
        line: Checklist::by_key(line).map_or_else(String::new, |line| line.key.to_owned()),
        leaving: match who {
            "belum_berangkat" => Some(true),
            "di_luar_negeri" => Some(false),
            _ => None,
        },
        after: after(call.query("sesudah")),
    };
    let (found, next) = call.read(|read| find::papers_by_day(read, &wanted))?;
    let mut months: Vec<(String, Vec<Line>)> = Vec::new();
    for (document, listed) in &found {
        let Some(until) = document.valid_until else { continue };
        if listed.case.state.is_working() && !paper_use::is_watched_abroad(&document.line) {
            continue;
        }
        let month =
            if until < call.today { call.say(words::OVER).to_owned() } else { Month::of(until).show(call.lang) };
        let line = shown(call, document, listed, until);
        match months.last_mut().filter(|(own, _)| *own == month) {
            Some((_, lines)) => lines.push(line),
            None => months.push((month, vec![line])),
        }
    }
    let next = next.map(|(day, id)| {
        let after = format!("{day}_{id}");
        link(PATH, &[("dokumen", wanted.line.as_str()), ("siapa", who), ("sesudah", &after)])
    });
    let content = ExpiringPage {
        call,
        filters: filters(call, &wanted.line, who),
        months,
        empty: pieces::empty(call.say(words::NONE), None),
        chosen: !wanted.line.is_empty() || wanted.leaving.is_some(),
        next: next.unwrap_or_default(),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// The place after a paper: its day and its id.
fn after(text: &str) -> Option<(Date, RecordId)> {
    let (day, id) = text.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

fn filters(call: &Call, line: &str, who: &str) -> Vec<Input> {
    let mut keys: Vec<(String, String)> = Vec::new();
    for one in Checklist::lines().iter().filter(|one| one.expires) {
        if !keys.iter().any(|(key, _)| key == one.key) {
            keys.push((one.key.to_owned(), short_label(one.label, call.lang).to_owned()));
        }
    }
    let people = vec![
        ("belum_berangkat".to_owned(), call.say(words::LEAVING).to_owned()),
        ("di_luar_negeri".to_owned(), call.say(words::ABROAD).to_owned()),
    ];
    let filter = |name: &str, label, options, value: &str| {
        Input::choice(name, call.say(label), options).as_filter(call.say(words::ALL)).value(value)
    };
    vec![filter("dokumen", words::PAPER, keys, line), filter("siapa", words::WHO, people, who)]
}

fn shown(call: &Call, document: &Stored<Document>, listed: &Listed, until: Date) -> Line {
    let case = &listed.case;
    let own = case_path(case.row.id);
    let name = listed.resident.as_ref().and_then(|resident| resident.name.known().cloned());
    let before = case.state.is_before_departure() && case.planned_departure.is_some_and(|leaving| until < leaving);
    let (tone, text) = if until < call.today {
        (Tone::Danger, call.say(case_words::TASK_EXPIRED))
    } else if before {
        (Tone::Attention, call.say(words::BEFORE))
    } else {
        (Tone::Plain, call.say(case.state.label()))
    };
    let writes = call.actor.is_one_of(CASE_WRITERS) && call.actor.office == case.home();
    Line {
        name: name.unwrap_or_else(|| call.say(case_words::ELSEWHERE).to_owned()),
        number: case.number.clone(),
        paper: Checklist::by_key(&document.line).map_or("", |line| short_label(line.label, call.lang)),
        until: day::short(until, call.lang),
        tag: pieces::tag(tone, text),
        action: call.say(if writes { words::RENEW } else { words::LOOK }).to_owned(),
        path: format!("{own}/dokumen/{}", document.line),
        case: own,
    }
}
