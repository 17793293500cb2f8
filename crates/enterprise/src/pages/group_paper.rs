//! Papers on the page of a group, their form, and those that run out on *Hari ini*.

use kernel::access::Access;
use kernel::{Lang, Record, Refusal, Stored, day};
use store::Reader;
use web::{Answer, Call, Panel, PanelLine, Route, Task, Tone};

use super::business_group::{path, works};
use super::noun::Noun;
use crate::office::group_paper as office;
use crate::records::{BusinessGroup, ENTERPRISE_WRITERS, GroupPaper};
use crate::rules::group_paper::{Validity, validity};
use crate::words::group_paper as words;

const NOUN: Noun = Noun {
    spec: GroupPaper::SPEC,
    part: "izin",
    add: words::ADD,
    edit: words::EDIT,
    saved: words::SAVED,
    lead: None,
    own_page: false,
    preset: |_| Vec::new(),
    create: office::add,
    change: office::edit,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let writers = Access::Roles(ENTERPRISE_WRITERS);
    let about = |route: Route| route.of(GroupPaper::SPEC).help("usaha#izin");
    vec![
        about(Route::get("/kelompok-usaha/{id}/izin/baru", writers, new)),
        about(Route::post("/kelompok-usaha/{id}/izin/baru", writers, save)),
        about(Route::get("/izin-usaha/{id}/ubah", writers, edit)),
        about(Route::post("/izin-usaha/{id}/ubah", writers, change)),
    ]
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    NOUN.empty(call)
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    NOUN.save(call)
}

fn edit(call: &Call) -> Result<Answer, Refusal> {
    NOUN.edit(call)
}

fn change(call: &Call) -> Result<Answer, Refusal> {
    NOUN.change(call)
}

/// The card on the page of a group.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, call: &Call, group: &Stored<BusinessGroup>) -> Result<Option<Panel>, Refusal> {
    let works = works(call, group.home());
    let line = |one: &Stored<GroupPaper>| {
        let until = match one.valid_until {
            Some(until) => format!("{} {}", call.say(words::UNTIL), day::full(until, call.lang)),
            None => call.say(words::ENDLESS).to_owned(),
        };
        let (tone, tag) = match validity(one.valid_until, call.today) {
            Validity::Endless | Validity::Valid => (Tone::Good, words::VALID),
            Validity::Ending => (Tone::Attention, words::ENDING),
            Validity::Ended => (Tone::Danger, words::ENDED),
        };
        PanelLine {
            text: format!("{} {}", call.say(one.kind.label()), one.number),
            detail: until,
            tag: Some((tone, call.say(tag).to_owned())),
            path: if works { format!("/izin-usaha/{}/ubah", one.row.id) } else { String::new() },
        }
    };
    let mut lines: Vec<PanelLine> = office::of_group(read, group.row.id)?.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NONE).to_owned(), ..PanelLine::default() });
    }
    let action = works.then(|| (call.say(words::ADD).to_owned(), format!("{}/izin/baru", path(group.row.id))));
    Ok(Some(Panel { title: call.say(words::TITLE).to_owned(), lines, action, ..Panel::default() }))
}

/// What needs the village's officer and facilitator: papers that run out.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(ENTERPRISE_WRITERS) {
        return Ok(Vec::new());
    }
    let task = |one: office::Ending| {
        let over = one.until < read.today();
        Task {
            tone: if over { Tone::Danger } else { Tone::Attention },
            tag: words::TASK.say(lang).to_owned(),
            title: format!("{}: {}", one.kind.label().say(lang), one.group),
            detail: format!("{} {}", words::UNTIL.say(lang), day::full(one.until, lang)),
            path: format!("/izin-usaha/{}/ubah", one.paper),
            action: words::RENEW.say(lang).to_owned(),
            due: Some(one.until),
            message: String::new(),
        }
    };
    Ok(office::ending(read)?.into_iter().map(task).collect())
}
