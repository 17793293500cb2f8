//! Side states of a case: setting and ending one, with its day and reason. Only the officer opens the page; nothing of it
//! stands on any other page, least of all the one turned to the visitor.

use jiff::civil::Date;
use kernel::day::{self, Zone};
use kernel::refusal::{Conflict, Problem};
use kernel::{Access, Lang, Record, RecordId, Refusal, Value};
use people::pages::form_page::FormPage;
use store::Reader;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, pieces};

use super::typed::Typed;
use super::{PURPOSE, beside, case_path, changed};
use crate::office::CaseFile;
use crate::office::side::{self, Side, SideMove};
use crate::records::{CASE_WRITERS, MigrationCase, MigrationStep};
use crate::words::side as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(MigrationCase::SPEC);
    let routes =
        [Route::get("/kasus/{id}/keadaan-khusus", write, page), Route::post("/kasus/{id}/keadaan-khusus", write, save)];
    let about = |route: Route| route.of(MigrationCase::SPEC).purpose(PURPOSE).help("kasus#keadaan-khusus");
    routes.into_iter().map(about).collect()
}

/// The card on the page of a case: what stands, and the way to set or end it. For the officer alone.
///
/// # Errors
/// None of its own.
pub fn card(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let writer = read.actor().is_one_of(CASE_WRITERS) && read.actor().office == file.case.home();
    if !writer {
        return Ok(None);
    }
    let action = Some((words::CHANGE.say(lang).to_owned(), path(file.case.row.id)));
    Ok(Some(Panel { title: words::TITLE.say(lang).to_owned(), action, ..now(file, lang) }))
}

fn path(case: RecordId) -> String {
    format!("{}/keadaan-khusus", case_path(case))
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, Vec::new(), None)
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let case = call.param("id")?;
    match try_save(call, case) {
        Ok(()) => Ok(Answer::redirect(path(case)).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => show(call, problems, None),
        Err(Refusal::Conflict(conflict)) => Ok(show(call, Vec::new(), Some(conflict))?.conflict()),
        Err(other) => Err(other),
    }
}

fn try_save(call: &Call, case: RecordId) -> Result<(), Refusal> {
    let mut form = Typed::of(call);
    let side = Side::named(call.form.text("side"));
    if side.is_none() {
        form.problem("side", "required", words::CHOOSE);
    }
    let begins = match call.form.text("way") {
        "mulai" => true,
        "selesai" => false,
        _ => {
            form.problem("way", "required", words::CHOOSE_WAY);
            true
        }
    };
    let date = form.date("date", MigrationStep::SPEC, "date").unwrap_or(call.today);
    let reason = form.text("reason", MigrationStep::SPEC, "reason").unwrap_or_default();
    let input = form.done(SideMove { case, side: side.unwrap_or(Side::Lost), begins, date, reason })?;
    let seen = call.seen()?;
    call.act(move |read| side::set(read, &seen, &input))?;
    Ok(())
}

fn show(call: &Call, problems: Vec<Problem>, conflict: Option<Conflict>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, history, told) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let told = match &conflict {
            Some(conflict) => changed::told(call, read, &file.case.row, conflict)?,
            None => String::new(),
        };
        let history = history(read, id, call.lang)?;
        Ok((file, history, told))
    })?;
    let options = Side::ALL.map(|side| (side.name().to_owned(), call.say(side.label()).to_owned())).to_vec();
    let ways = vec![
        ("mulai".to_owned(), call.say(words::BEGINS).to_owned()),
        ("selesai".to_owned(), call.say(words::ENDS).to_owned()),
    ];
    let date = Input::new(web::input::Kind::Line("date"), "date", call.say(words::DATE));
    let form = FormPage {
        lead: vec![call.say(words::LEAD).to_owned()],
        alert: told,
        problems,
        inputs: vec![
            Input::choice("side", call.say(words::WHICH), options).required(),
            Input::choice("way", call.say(words::BEGINS_OR_ENDS), ways).required(),
            date.value(call.today.to_string()).required(),
            Input::lines("reason", call.say(words::REASON)).help(call.say(words::REASON_HELP)).required(),
        ],
        before: pieces::panel(&now(&file, call.lang)),
        aside: if history.is_empty() { Html::default() } else { pieces::panel(&past(history, call.lang)) },
        button: call.say(words::SAVE).to_owned(),
        ..beside::form(call, &file, words::TITLE, path(id), case_path(id))
    };
    Ok(form.answer_for(call, &file.case.row))
}

/// What stands now.
fn now(file: &CaseFile, lang: Lang) -> Panel {
    let line = |side: Side| {
        let since = side.since(&file.case)?;
        Some(PanelLine {
            text: side.label().say(lang).to_owned(),
            detail: format!("{} {}", words::SINCE.say(lang), day::full(since, lang)),
            ..PanelLine::default()
        })
    };
    let mut lines: Vec<PanelLine> = Side::ALL.into_iter().filter_map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { detail: words::NONE.say(lang).to_owned(), ..PanelLine::default() });
    }
    Panel { title: words::NOW.say(lang).to_owned(), lines, ..Panel::default() }
}

fn past(lines: Vec<PanelLine>, lang: Lang) -> Panel {
    Panel { title: words::HISTORY.say(lang).to_owned(), lines, ..Panel::default() }
}

/// Every setting and ending, newest first: which, when it was written and by whom, and the reason.
fn history(read: &Reader<'_>, case: RecordId, lang: Lang) -> Result<Vec<PanelLine>, Refusal> {
    let mut lines = Vec::new();
    for entry in read.history(MigrationCase::SPEC, case)?.into_iter().rev() {
        let reason = entry.fields.iter().find(|field| field.tag == MigrationCase::SIDE_REASON.tag);
        let Some(Value::Text(reason)) = reason.and_then(|field| field.after.known()) else { continue };
        let when = day::moment_short(entry.moment, Zone::Wib, read.today(), lang);
        let who = changed::name_of(read, entry.account)?;
        for (side, tag) in Side::ALL.into_iter().zip(TAGS) {
            let Some(change) = entry.fields.iter().find(|field| field.tag == tag) else { continue };
            let (before, after) = (date(change.before.known()), date(change.after.known()));
            if before == after {
                continue;
            }
            let way = if after.is_some() { words::BEGINS } else { words::ENDS };
            let since = after.map(|since| format!(" {}", day::short(since, lang))).unwrap_or_default();
            lines.push(PanelLine {
                text: format!("{}: {}{since}", side.label().say(lang), way.say(lang).to_lowercase()),
                detail: [Some(when.clone()), who.clone(), Some(reason.clone())]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · "),
                ..PanelLine::default()
            });
        }
    }
    Ok(lines)
}

/// Where each side state stands, in the order of [`Side::ALL`].
const TAGS: [u32; 4] = [
    MigrationCase::SUSPECTED_SINCE.tag,
    MigrationCase::TROUBLED_SINCE.tag,
    MigrationCase::LOST_SINCE.tag,
    MigrationCase::DEPORTED_ON.tag,
];

fn date(value: Option<&Value>) -> Option<Date> {
    value?.as_text()?.parse().ok()
}
