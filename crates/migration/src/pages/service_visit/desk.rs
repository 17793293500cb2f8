//! `/layanan`: whoever comes is recorded with one tap, or with two where somebody is named; under it the visits of the day
//! and how the month goes.

use askama::Template;
use jiff::civil::Date;
use kernel::day::Zone;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Stored, day, money};
use people::office::letter::timing::{TimeToLetter, time_to_letter};
use people::records::Resident;
use store::Reader;
use web::pieces;
use web::{Answer, Call, Html, Input, link};

use super::visit_path;
use crate::office::service_visit::{self as office, Visitor};
use crate::records::ServiceVisit;
use crate::records::service_visit::VisitPurpose;
use crate::rules::service_visit::{POINTS, RATINGS, average};
use crate::words::service_visit as words;

/// Residents of a like name that are offered.
const OFFERED: usize = 6;

#[derive(Template)]
#[template(path = "visit/desk.html")]
struct DeskPage<'c> {
    call: &'c Call,
    writer: bool,
    problems: Html,
    who: Input,
    chosen: Option<(String, String)>,
    purposes: Vec<(&'static str, &'static str)>,
    heading: String,
    lines: Vec<Line>,
    empty: Html,
    month: Vec<(&'static str, String)>,
    letters: Vec<String>,
    ratings: Vec<String>,
    register: String,
    interests: bool,
}

/// One visit of the day.
struct Line {
    path: String,
    time: String,
    purpose: &'static str,
    who: String,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let date = call.query("tanggal").parse::<Date>().unwrap_or(call.today).min(call.today);
    let chosen = call.query("warga").parse::<RecordId>().ok();
    let content = call.read(|read| {
        let chosen = match chosen {
            Some(id) => read.maybe::<Resident>(id)?,
            None => None,
        };
        let lines = office::of_day(read, date)?;
        let today = date == call.today;
        let who = Input::find("siapa", call.say(words::WHO), "/warga/cari").by_id().help(call.say(words::WHO_HELP));
        let none = if today { words::NONE } else { words::NONE_THAT_DAY };
        Ok(DeskPage {
            call,
            writer: call.actor.is_one_of(ServiceVisit::SPEC.write) && call.actor.office != RecordId::default(),
            problems: pieces::problems(problems, call.lang, |_| call.say(words::WHO).to_owned()),
            who: who.filled(&call.form, problems, call.lang),
            chosen: chosen.map(|resident| (resident.row.id.to_string(), name(&resident))),
            purposes: VisitPurpose::ALL.iter().map(|one| (one.name(), call.say(one.label()))).collect(),
            heading: match today {
                true => call.say(words::TODAY).to_owned(),
                false => format!("{} {}", call.say(words::OTHER_DAY), day::long(date, call.lang)),
            },
            lines: lines.iter().map(|visit| line(call, read, visit)).collect::<Result<_, _>>()?,
            empty: pieces::empty(call.say(none), None),
            month: month(call, read)?,
            letters: letters(call, read)?,
            ratings: ratings(call, read)?,
            register: link("/layanan/buku.pdf", &[("bulan", &call.today.strftime("%Y-%m").to_string())]),
            interests: call.may_get("/minat/masuk"),
        })
    })?;
    let answer = call.page(call.say(words::BOOK), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn name(resident: &Stored<Resident>) -> String {
    resident.name.known().cloned().unwrap_or_else(|| "–".to_owned())
}

fn line(call: &Call, read: &Reader<'_>, visit: &Stored<ServiceVisit>) -> Result<Line, Refusal> {
    Ok(Line {
        path: visit_path(visit.row.id),
        time: day::clock(Zone::Wib.at(begun(visit.row.id)), call.lang),
        purpose: call.say(visit.purpose.label()),
        who: who_came(read, visit, call.lang)?,
    })
}

/// When the form was opened: ids begin with the moment.
fn begun(id: RecordId) -> i64 {
    id.0[..6].iter().fold(0, |sum, byte| (sum << 8) | i64::from(*byte))
}

/// Who came, as a list may say it: never who complained.
pub(super) fn who_came(read: &Reader<'_>, visit: &Stored<ServiceVisit>, lang: kernel::Lang) -> Result<String, Refusal> {
    if visit.purpose.is_closed() {
        return Ok(words::CLOSED_NAME.say(lang).to_owned());
    }
    let named = match visit.resident {
        Some(resident) => read.maybe::<Resident>(resident.id)?.map(|resident| name(&resident)),
        None => visit.name.given().cloned(),
    };
    Ok(named.unwrap_or_else(|| words::NO_NAME.say(lang).to_owned()))
}

/// The visits of this month, all and by purpose.
fn month(call: &Call, read: &Reader<'_>) -> Result<Vec<(&'static str, String)>, Refusal> {
    let counted = office::by_purpose(read, read.actor().office, call.today.first_of_month(), call.today)?;
    let all: i64 = counted.iter().map(|(_, count)| count).sum();
    let each = counted.iter().map(|(purpose, count)| (call.say(purpose.label()), *count));
    let lines = std::iter::once((call.say(words::VISITS), all)).chain(each);
    Ok(lines.map(|(label, count)| (label, money::whole(count, call.lang))).collect())
}

fn letters(call: &Call, read: &Reader<'_>) -> Result<Vec<String>, Refusal> {
    let found = time_to_letter(read, read.actor().office, call.today.first_of_month(), call.today)?;
    let Some(TimeToLetter { letters, median, ninetieth }) = found else {
        return Ok(vec![call.say(words::NO_LETTERS).to_owned()]);
    };
    let days = |days: i64| match days {
        0 => call.say(words::SAME_DAY).to_owned(),
        days => format!("{} {}", money::whole(days, call.lang), call.say(words::DAYS)),
    };
    Ok(vec![
        format!("{}: {}", call.say(words::TIME_MEDIAN), days(median)),
        format!("{}: {}", call.say(words::TIME_NINETIETH), days(ninetieth)),
        format!("{} {}", money::whole(letters, call.lang), call.say(words::LETTERS_COUNTED)),
    ])
}

/// The average of the month before, and how many ratings came this month. The average of the running month would tell the
/// officer what the visitor who just left has tapped.
fn ratings(call: &Call, read: &Reader<'_>) -> Result<Vec<String>, Refusal> {
    let Some(region) = own_region(read)? else { return Ok(Vec::new()) };
    let now = call.today.strftime("%Y-%m").to_string();
    let before = call.today.first_of_month().yesterday().unwrap_or(call.today).strftime("%Y-%m").to_string();
    let sum = |key: &str, month: &str| read.indicator(key, &region, Some((month, month)));
    let (count, points) = (sum(RATINGS.key, &before)?, sum(POINTS.key, &before)?);
    let last = match average(count, points) {
        Some(tenths) => {
            let shown = format!("{},{}", tenths / 10, tenths % 10);
            format!("{}: {shown} {} ({count})", call.say(words::RATINGS_LAST), call.say(words::RATINGS_OF))
        }
        None => format!("{}: {}", call.say(words::RATINGS_LAST), call.say(words::RATINGS_FEW)),
    };
    Ok(vec![last, format!("{} {}", sum(RATINGS.key, &now)?, call.say(words::RATINGS_NOW))])
}

/// The village of the reader's office; sums are kept by region.
fn own_region(read: &Reader<'_>) -> Result<Option<String>, Refusal> {
    Ok(people::office::resident::village_of(read)?.map(|code| code.as_str().to_owned()))
}

/// Who was named in a form: chosen, typed, or nobody.
pub(super) enum Named {
    /// Clear.
    Visitor(Visitor),
    /// Residents of a like name: which one?
    Several(Vec<Stored<Resident>>),
}

/// Reads who came. `siapa` is what was typed or `record@home` as the script writes it; `warga` a resident that was tapped;
/// `saja` says that the typed name is nobody of those offered.
pub(super) fn named(call: &Call) -> Result<Named, Refusal> {
    let typed = call.form.text("siapa");
    let picked = [call.form.text("warga"), typed.split('@').next().unwrap_or_default()];
    if let Some(id) = picked.iter().find_map(|text| text.parse::<RecordId>().ok()) {
        return Ok(Named::Visitor(Visitor::Resident(id)));
    }
    if typed.is_empty() {
        return Ok(Named::Visitor(Visitor::Nobody));
    }
    let found = if call.form.ticked("saja") {
        Vec::new()
    } else {
        call.read(|read| {
            let found = people::office::resident::find(read, typed, OFFERED)?;
            found.into_iter().map(|(_, row)| Ok(Stored::from_row(row)?)).collect::<Result<Vec<_>, Refusal>>()
        })?
    };
    if !found.is_empty() {
        return Ok(Named::Several(found));
    }
    let name = people::rules::account::name(typed);
    let digits = typed.chars().any(|letter| letter.is_ascii_digit());
    match name {
        Ok(name) if !digits => Ok(Named::Visitor(Visitor::Named(name))),
        _ => Err(Refusal::invalid("siapa", "name", words::NAME_WRONG)),
    }
}

pub(super) fn record(call: &Call) -> Result<Answer, Refusal> {
    let Some(purpose) = VisitPurpose::from_name(call.form.text("purpose")) else {
        return show(call, &[]);
    };
    match named(call) {
        Ok(Named::Visitor(visitor)) => {
            let action = call.action;
            call.act(move |read| office::record(read, action, purpose, &visitor))?;
            let visit = action.record(office::PLACE);
            Ok(Answer::redirect(visit_path(visit)).saying(call.say(words::RECORDED)))
        }
        Ok(Named::Several(found)) => {
            let kept = vec![("purpose", purpose.name().to_owned())];
            Ok(which(call, "/layanan", kept, &found))
        }
        Err(Refusal::Invalid(problems)) => show(call, &problems),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "visit/which.html")]
struct WhichPage<'c> {
    call: &'c Call,
    action: &'c str,
    typed: &'c str,
    kept: Vec<(&'static str, String)>,
    offers: Vec<(String, String, String)>,
}

/// The page that asks which of several residents came. What was typed stays.
pub(super) fn which(
    call: &Call,
    action: &str,
    kept: Vec<(&'static str, String)>,
    found: &[Stored<Resident>],
) -> Answer {
    let offer = |resident: &Stored<Resident>| {
        let born = resident.birth_date.given().map(|birth| day::short(*birth, call.lang));
        let rt_rw = resident.rt_rw.given().map(|rt_rw| format!("RT/RW {rt_rw}"));
        let detail: Vec<String> = [born, resident.dusun.clone(), rt_rw].into_iter().flatten().collect();
        (resident.row.id.to_string(), name(resident), detail.join(" · "))
    };
    let content =
        WhichPage { call, action, typed: call.form.text("siapa"), kept, offers: found.iter().map(offer).collect() };
    call.page(call.say(words::WHICH), &content)
}
