//! The page on which all due things of a group are looked at, and the due ones on *Hari ini*.

use askama::Template;
use jiff::civil::Date;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{Lang, Record, Refusal, Stored, day};
use people::pages::form_page::problems_of;
use store::Reader;
use web::input::Kind;
use web::typed::Typed;
use web::{Answer, Call, Html, Input, Route, Task, Tone, pieces};

use super::business_group::{crumbs, path};
use crate::office::condition_check::{self as office, Finding, field};
use crate::records::asset::Reason;
use crate::records::condition_check::Condition;
use crate::records::{Asset, BusinessGroup, ConditionCheck, ENTERPRISE_WRITERS};
use crate::words::condition_check as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let writers = Access::Roles(ENTERPRISE_WRITERS);
    let about = |route: Route| route.of(ConditionCheck::SPEC).help("usaha-bantuan#periksa");
    vec![
        about(Route::get("/kelompok-usaha/{id}/periksa", writers, page)),
        about(Route::post("/kelompok-usaha/{id}/periksa", writers, save)),
    ]
}

struct Line {
    heading: String,
    detail: String,
    inputs: Vec<Input>,
}

#[derive(Template)]
#[template(path = "asset/check.html")]
struct CheckPage<'c> {
    call: &'c Call,
    crumbs: Vec<(String, String)>,
    own: String,
    problems: Html,
    hidden: Html,
    day: Input,
    lines: Vec<Line>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (group, open) = call.read(|read| Ok((read.get::<BusinessGroup>(id)?, office::open(read, id)?)))?;
    let day =
        Input::new(Kind::Line("date"), "checked_on", call.say(words::DAY)).value(call.today.to_string()).required();
    let content = CheckPage {
        call,
        crumbs: crumbs(call, &group),
        own: path(id),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        day: day.filled(&call.form, problems, call.lang),
        lines: open.iter().map(|asset| line(call, asset, problems)).collect(),
    };
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn line(call: &Call, asset: &Stored<Asset>, problems: &[Problem]) -> Line {
    let id = asset.row.id;
    let found = Condition::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let why = Reason::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let inputs = [
        Input::choice(field("kondisi", id), call.say(words::FOUND), found),
        Input::choice(field("sebab", id), call.say(words::REASON), why),
        Input::text(field("catatan", id), call.say(words::NOTE)),
    ];
    let by = asset.next_check.map_or_else(String::new, |by| day::full(by, call.lang));
    Line {
        heading: format!("{} {}", asset.code, asset.name),
        detail: format!("{} {}: {by}", call.say(crate::words::asset::MONTH), asset.next_mark.unwrap_or(0)),
        inputs: inputs.into_iter().map(|input| input.filled(&call.form, problems, call.lang)).collect(),
    }
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let mut typed = Typed::of(call);
    let on = typed.needed::<Date>("checked_on", ConditionCheck::SPEC).unwrap_or(call.today);
    let open = call.read(|read| office::open(read, id))?;
    let finding = |asset: &Stored<Asset>| {
        let said = |what: &str| call.form.text(&field(what, asset.row.id)).to_owned();
        let note: String = said("catatan").chars().take(500).collect();
        Finding {
            asset: asset.row.id,
            condition: Condition::from_name(&said("kondisi")),
            reason: Reason::from_name(&said("sebab")),
            note: Some(note).filter(|note| !note.is_empty()),
        }
    };
    let findings: Vec<Finding> = open.iter().map(finding).collect();
    let done = typed.done(on).and_then(|on| call.act(move |read| office::check(read, action, id, (on, &findings))));
    match done {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::SAVED))),
        Err(refusal) => show(call, &problems_of(refusal)?),
    }
}

/// What needs the village's officer and facilitator: things to look at.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(ENTERPRISE_WRITERS) {
        return Ok(Vec::new());
    }
    let task = |one: office::Due| {
        let detail =
            words::TASK_DETAIL.say(lang).replace("%1", &one.count.to_string()).replace("%2", &one.mark.to_string());
        Task {
            tone: if one.by < read.today() { Tone::Attention } else { Tone::Plain },
            tag: words::TASK.say(lang).to_owned(),
            title: one.name,
            detail,
            path: format!("{}/periksa", path(one.group)),
            action: words::OPEN.say(lang).to_owned(),
            due: Some(one.by),
            message: String::new(),
        }
    };
    Ok(office::due(read)?.into_iter().map(task).collect())
}
