//! The counselling of a case: topics to be told, with the question that shows whether one was understood; who was there, where
//! and in which language; and what was told on which day, with the hand-out of that day.

use askama::Template;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Lang, Phrase, Record, RecordId, Refusal, day};
use web::pieces;
use web::{Answer, Call, Html, Input, Panel, PanelLine, link};

use super::typed::Typed;
use super::{case_path, changed, handout, person_name, timeline};
use crate::office::CaseFile;
use crate::office::counselling::{self, Session};
use crate::records::counselling::{CounsellingPlace, FamilyPresent};
use crate::records::{CASE_WRITERS, Counselling};
use crate::rules::topics;
use crate::words::counselling as words;
use crate::words::handout as handout_words;

/// How many topics the form showed as told: goes along unseen.
const SHOWN: &str = "shown";

#[derive(Template)]
#[template(path = "case/counselling.html")]
struct CounsellingPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    writer: bool,
    changed: String,
    problems: Html,
    hidden: Html,
    shown: usize,
    all_told: bool,
    topics: Vec<Topic>,
    date: Input,
    kin: Vec<(String, String, bool)>,
    kin_error: String,
    fields: Vec<Input>,
    topics_error: String,
    sessions: Html,
}

struct Topic {
    key: &'static str,
    label: &'static str,
    ask: &'static str,
    article: &'static str,
    told: String,
    ticked: bool,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[], false)
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let case = call.param("id")?;
    match try_save(call, case) {
        Ok(()) => {
            let to = format!("{}/konseling", case_path(case));
            Ok(Answer::redirect(to).saying(call.say(words::SAVED)))
        }
        Err(Refusal::Invalid(problems)) => Ok(show(call, &problems, false)?.invalid()),
        Err(Refusal::Conflict(_)) => Ok(show(call, &[], true)?.conflict()),
        Err(other) => Err(other),
    }
}

fn try_save(call: &Call, case: RecordId) -> Result<(), Refusal> {
    let spec = Counselling::SPEC;
    let mut form = Typed::of(call);
    let date = form.date("date", spec, "date").unwrap_or(call.today);
    let family = form.get::<FamilyPresent>("family", spec, "family");
    let kin: Vec<RecordId> = call.form.all("kin").filter_map(|id| id.parse().ok()).collect();
    match family {
        None if kin.is_empty() => form.problem("family", "required", words::CHOOSE_FAMILY),
        Some(FamilyPresent::Nobody) if !kin.is_empty() => form.problem("family", "alone", words::NOT_ALONE),
        _ => {}
    }
    let place = form.get::<CounsellingPlace>("place", spec, "place");
    let language = form.text("language", spec, "language");
    let others = form.text("others", spec, "others");
    let session = form.done(Session {
        topics: call.form.all("topics").map(str::to_owned).collect(),
        kin,
        others,
        place,
        language,
        shown: call.form.text(SHOWN).parse().ok(),
        ..Session::of(case, date, family.unwrap_or(FamilyPresent::Nobody))
    })?;
    let action = call.action;
    call.act(move |read| counselling::record(read, action, &session))?;
    Ok(())
}

fn show(call: &Call, problems: &[Problem], conflict: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, told_by) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let told_by = match (conflict, file.told.last()) {
            (true, Some(last)) => {
                let line = read.history(Counselling::SPEC, last.row.id)?.into_iter().next();
                line.map(|line| changed::name_of(read, line.account)).transpose()?.flatten()
            }
            _ => None,
        };
        Ok((file, told_by))
    })?;
    let today = file.facts.today;
    let error = |name: &str| {
        let found = problems.iter().find(|problem| problem.field == name);
        found.map_or_else(String::new, |problem| call.say(problem.message).to_owned())
    };
    let content = CounsellingPage {
        call,
        own: case_path(id),
        number: file.case.number.clone(),
        name: person_name(&file),
        writer: call.actor.is_one_of(CASE_WRITERS) && call.actor.office == file.case.home(),
        changed: if conflict { meanwhile(call, &file, told_by) } else { String::new() },
        problems: pieces::problems(problems, call.lang, |name| label(call, name)),
        hidden: call.hidden(),
        shown: file.told.len(),
        all_told: topics::missing(today, &file.facts.told).is_empty(),
        topics: topics_of(call, &file),
        date: field(call, "date", problems),
        kin: kin(call, &file),
        kin_error: error("kin"),
        fields: fields(call, &file, problems),
        topics_error: error("topics"),
        sessions: sessions(&file, call.lang),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// Who recorded a counselling since the form was shown, and when.
fn meanwhile(call: &Call, file: &CaseFile, who: Option<String>) -> String {
    use kernel::day::Zone;
    let Some(last) = file.told.last() else { return String::new() };
    let when = day::moment_short(timeline::made(last.row.id), Zone::Wib, call.today, call.lang);
    let who = who.unwrap_or_else(|| call.say(crate::words::step::SOMEBODY).to_owned());
    call.say(words::MEANWHILE).replace("%1", &who).replace("%2", &when)
}

fn topics_of(call: &Call, file: &CaseFile) -> Vec<Topic> {
    let ticked: Vec<&str> = call.form.all("topics").collect();
    let topic = |topic: &'static topics::Topic| {
        let told = file.facts.told.iter().filter(|told| told.topic == topic.key).map(|told| told.date).max();
        Topic {
            key: topic.key,
            label: call.say(topic.label),
            ask: call.say(topic.ask),
            article: topic.article,
            told: told.map_or_else(String::new, |date| day::short(date, call.lang)),
            ticked: ticked.contains(&topic.key),
        }
    };
    topics::on(file.facts.today).into_iter().map(topic).collect()
}

/// The recorded contacts, to tick who was there.
fn kin(call: &Call, file: &CaseFile) -> Vec<(String, String, bool)> {
    let ticked: Vec<&str> = call.form.all("kin").collect();
    let line = |kin: &kernel::Stored<people::records::NextOfKin>| {
        let id = kin.row.id.to_string();
        let name = kin.name.known().cloned().unwrap_or_else(|| "–".to_owned());
        let label = format!("{name} ({})", call.say(kin.kinship.label()).to_lowercase());
        let was_there = ticked.contains(&id.as_str());
        (id, label, was_there)
    };
    file.kin.iter().map(line).collect()
}

fn field(call: &Call, name: &str, problems: &[Problem]) -> Input {
    let declared = Counselling::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let input = declared.unwrap_or_else(|| Input::text(name, ""));
    let input = match name {
        "family" => Input::choice(name, call.say(words::WHO), families(call.lang)).help(call.say(words::WHO_HELP)),
        "date" => input.value(call.today.to_string()),
        _ => input,
    };
    input.filled(&call.form, problems, call.lang)
}

/// The other fields; the language is the one of the talk before, until another is typed.
fn fields(call: &Call, file: &CaseFile, problems: &[Problem]) -> Vec<Input> {
    let before = file.told.last().and_then(|told| told.language.clone()).unwrap_or_default();
    let filled = |name: &str| {
        let input = field(call, name, problems);
        if name == "language" && input.typed().is_empty() { input.value(before.clone()) } else { input }
    };
    ["family", "others", "place", "language"].map(filled).into()
}

fn families(lang: Lang) -> Vec<(String, String)> {
    FamilyPresent::ALL.iter().map(|one| (one.name().to_owned(), one.label().say(lang).to_owned())).collect()
}

/// One line for each day: how many topics, where, who was there, and the way to that day's hand-out.
fn sessions(file: &CaseFile, lang: Lang) -> Html {
    let mut days: Vec<(Date, usize, &Counselling)> = Vec::new();
    for told in file.told.iter().map(|told| &told.record) {
        match days.iter_mut().find(|(date, _, one)| *date == told.date && one.family == told.family) {
            Some(one) => one.1 += 1,
            None => days.push((told.date, 1, told)),
        }
    }
    if days.is_empty() {
        return Html::default();
    }
    days.sort_by_key(|(date, ..)| std::cmp::Reverse(*date));
    let line = |(date, count, told): &(Date, usize, &Counselling)| {
        let place = told.place.map(|place| place.label().say(lang).to_owned());
        let count = format!("{count} {}", handout_words::TOPICS.say(lang));
        let parts = [Some(count), place, told.language.clone(), Some(handout::present(file, told))];
        PanelLine {
            text: format!("{} · {}", day::full(*date, lang), words::HANDOUT.say(lang).to_lowercase()),
            detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            path: link(
                &format!("{}/konseling/lembar.pdf", case_path(file.case.row.id)),
                &[("tanggal", &date.to_string())],
            ),
            ..PanelLine::default()
        }
    };
    let lines = days.iter().map(line).collect();
    pieces::panel(&Panel { title: handout_words::SESSIONS.say(lang).to_owned(), lines, ..Panel::default() })
}

fn label(call: &Call, name: &str) -> String {
    let own: Option<Phrase> = match name {
        "topics" => Some(words::TOPICS),
        "kin" => Some(words::KIN),
        "family" => Some(words::WHO),
        other => Counselling::SPEC.field_named(other).map(|(_, field)| field.label),
    };
    own.map_or_else(String::new, |label| call.say(label).to_owned())
}
