//! Meetings of a group: the card, the form, and a meeting's own page with its files.

use kernel::access::Access;
use kernel::{Record, Refusal, Stored, day};
use people::pages::plain_page::PlainPage;
use people::pages::record_file;
use store::Reader;
use web::{Answer, Call, Panel, PanelLine, Route, pieces};

use super::business_group::{crumbs, path, works};
use super::noun::Noun;
use super::sheet::fact;
use crate::office::group_meeting as office;
use crate::records::{BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS, GroupMeeting};
use crate::words::group_meeting as words;

/// Meetings that the card shows.
const SHOWN: usize = 6;

const NOUN: Noun = Noun {
    spec: GroupMeeting::SPEC,
    part: "rapat",
    add: words::ADD,
    edit: words::EDIT,
    saved: words::SAVED,
    lead: None,
    own_page: true,
    preset: |call| vec![("held_on", call.today.to_string())],
    create: office::add,
    change: office::edit,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let writers = Access::Roles(ENTERPRISE_WRITERS);
    let about = |route: Route| route.of(GroupMeeting::SPEC).help("usaha#rapat");
    vec![
        about(Route::get("/kelompok-usaha/{id}/rapat/baru", writers, new)),
        about(Route::post("/kelompok-usaha/{id}/rapat/baru", writers, save)),
        about(Route::get("/rapat-kelompok/{id}", Access::Roles(ENTERPRISE_READERS), show)),
        about(Route::get("/rapat-kelompok/{id}/ubah", writers, edit)),
        about(Route::post("/rapat-kelompok/{id}/ubah", writers, change)),
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
    let all = office::of_group(read, group.row.id)?;
    let line = |one: &Stored<GroupMeeting>| PanelLine {
        text: day::full(one.held_on, call.lang),
        detail: format!("{} · {} {}", one.place, one.present, call.say(words::PRESENT)),
        path: format!("/rapat-kelompok/{}", one.row.id),
        ..PanelLine::default()
    };
    let mut lines: Vec<PanelLine> = all.iter().take(SHOWN).map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NONE).to_owned(), ..PanelLine::default() });
    }
    let action = works(call, group.home())
        .then(|| (call.say(words::ADD).to_owned(), format!("{}/rapat/baru", path(group.row.id))));
    Ok(Some(Panel { title: call.say(words::TITLE).to_owned(), lines, action, ..Panel::default() }))
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let own = format!("/rapat-kelompok/{id}");
    let (meeting, group, files) = call.read(|read| {
        let meeting = read.get::<GroupMeeting>(id)?;
        let group = read.get::<BusinessGroup>(meeting.group.id)?;
        let files = record_file::panel(read, &meeting.row, call.lang, &own)?;
        Ok((meeting, group, files))
    })?;
    let names = ["place", "present", "agenda", "decisions"];
    let lines = names.iter().filter_map(|name| fact(call, &meeting.row, name)).collect();
    let buttons = works(call, meeting.home()).then(|| (call.say(words::EDIT).to_owned(), format!("{own}/ubah")));
    let page = PlainPage {
        crumbs: crumbs(call, &group),
        title: format!("{}, {}", call.say(GroupMeeting::SPEC.label), day::full(meeting.held_on, call.lang)),
        buttons: buttons.into_iter().collect(),
        main: pieces::panel(&Panel { lines, ..Panel::default() }),
        aside: pieces::panel(&files),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}
