//! Members of a group: the card with its shares, choosing a resident, role and background, leaving.

use askama::Template;
use jiff::civil::Date;
use kernel::access::Access;
use kernel::money::Percent;
use kernel::{Lang, Record, RecordId, Refusal, Stored, day};
use people::records::Resident;
use store::Reader;
use web::typed::Typed;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, Tone};

use super::business_group::{crumbs, path, works};
use super::sheet::{Sheet, answered};
use crate::office::group_membership::{self as office, Joining};
use crate::records::business_group::GroupState;
use crate::records::group_membership::{Background, GroupRole};
use crate::records::{BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS, GroupMembership};
use crate::rules::group_membership::Composition;
use crate::words::group_membership as words;

/// Names that a search offers.
const OFFERED: usize = 12;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let writers = Access::Roles(ENTERPRISE_WRITERS);
    let about = |route: Route| route.of(GroupMembership::SPEC).help("usaha#anggota");
    vec![
        about(Route::get("/kelompok-usaha/{id}/anggota/pilih", writers, choose)),
        about(Route::get("/kelompok-usaha/{id}/anggota/baru", writers, new)),
        about(Route::post("/kelompok-usaha/{id}/anggota/baru", writers, join)),
        about(Route::get("/anggota-kelompok/{id}/ubah", writers, edit)),
        about(Route::post("/anggota-kelompok/{id}/ubah", writers, change)),
        about(Route::get("/anggota-kelompok/{id}/keluar", writers, leaving)),
        about(Route::post("/anggota-kelompok/{id}/keluar", writers, leave)),
    ]
}

/// What a member is called, as far as the reader may know.
pub(super) fn name_of(read: &Reader<'_>, resident: RecordId, lang: Lang) -> Result<String, Refusal> {
    let person = read.maybe::<Resident>(resident)?;
    let known = person.and_then(|person| person.name.known().cloned());
    Ok(known.unwrap_or_else(|| words::KEPT.say(lang).to_owned()))
}

/// The card on the page of a group.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, call: &Call, group: &Stored<BusinessGroup>) -> Result<Option<Panel>, Refusal> {
    let all = office::of_group(read, group.row.id)?;
    let of = Composition::of(office::standing_of(&all).map(|one| (one.sex, one.background)));
    let works = works(call, group.home());
    let mut lines = Vec::new();
    if of.members > 0 {
        lines.push(PanelLine { text: shares(call, of), ..PanelLine::default() });
    }
    for one in &all {
        lines.push(line(read, call, one, works)?);
    }
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NONE).to_owned(), ..PanelLine::default() });
    }
    let add = (works && group.state != GroupState::Ended)
        .then(|| (call.say(words::ADD).to_owned(), format!("{}/anggota/pilih", path(group.row.id))));
    let title = format!("{} ({})", call.say(words::TITLE), of.members);
    Ok(Some(Panel { title, lines, action: add, ..Panel::default() }))
}

/// "12 dari 20 perempuan (60%), 14 dari 20 pernah bekerja di luar negeri (70%)".
fn shares(call: &Call, of: Composition) -> String {
    let part = |number: i64, share: Option<Percent>, label: kernel::Phrase| {
        let share = share.map_or_else(String::new, |share| format!(" ({})", share.say(call.lang)));
        format!("{number} {} {} {}{share}", call.say(words::OF), of.members, call.say(label))
    };
    let women = part(of.women, of.share_of_women(), words::WOMEN);
    format!("{women}, {}", part(of.returnees, of.share_of_returnees(), words::RETURNEES))
}

fn line(read: &Reader<'_>, call: &Call, one: &Stored<GroupMembership>, works: bool) -> Result<PanelLine, Refusal> {
    let left = one.left_on.map(|on| format!("{} {}", call.say(words::LEFT_SINCE), day::short(on, call.lang)));
    let since = || format!("{} {}", call.say(words::SINCE), day::short(one.joined_on, call.lang));
    let detail = [call.say(one.background.label()).to_owned(), left.clone().unwrap_or_else(since)];
    Ok(PanelLine {
        text: name_of(read, one.resident.id.raw(), call.lang)?,
        detail: detail.join(" · "),
        tag: left.is_none().then(|| (Tone::Plain, call.say(one.role.label()).to_owned())),
        path: if works && left.is_none() { format!("/anggota-kelompok/{}/ubah", one.row.id) } else { String::new() },
    })
}

struct Offer {
    id: String,
    name: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "group/choose.html")]
struct ChoosePage<'c> {
    call: &'c Call,
    crumbs: Vec<(String, String)>,
    own: String,
    find: Input,
    typed: String,
    offers: Vec<Offer>,
}

/// Residents by name: name, year of birth and hamlet only.
fn choose(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let typed = call.query("q").to_owned();
    let (group, rows) =
        call.read(|read| Ok((read.get::<BusinessGroup>(id)?, read.named_so_far(Resident::SPEC, &typed, OFFERED)?)))?;
    let mut offers = Vec::new();
    for (_, row) in rows {
        let resident = Stored::<Resident>::from_row(row).map_err(Refusal::fault)?;
        let born = resident.birth_date.given().map(|date| format!("{} {}", call.say(words::BORN), date.year()));
        let detail: Vec<String> = born.into_iter().chain(resident.dusun.clone()).collect();
        offers.push(Offer {
            id: resident.row.id.to_string(),
            name: resident.name.known().cloned().unwrap_or_default(),
            detail: detail.join(" · "),
        });
    }
    let content = ChoosePage {
        call,
        crumbs: crumbs(call, &group),
        own: path(id),
        find: Input::text("q", call.say(words::FIND)).value(typed.clone()),
        typed,
        offers,
    };
    Ok(call.page(call.say(words::ADD), &content))
}

fn chosen(call: &Call) -> Result<RecordId, Refusal> {
    let said = [call.form.text("resident"), call.query("warga")];
    said.into_iter().find_map(|text| text.parse().ok()).ok_or(Refusal::NotFound)
}

fn joining_sheet(call: &Call) -> Result<Sheet, Refusal> {
    let (id, resident) = (call.param("id")?, chosen(call)?);
    let (group, name) = call.read(|read| {
        let group = read.get::<BusinessGroup>(id)?;
        let person = read.get::<Resident>(read.present(resident)?)?;
        Ok((group, person.name.known().cloned().unwrap_or_default()))
    })?;
    let action = format!("{}/anggota/baru", path(id));
    let title = format!("{}: {name}", call.say(words::ADD));
    Ok(Sheet {
        lead: vec![group.name.clone()],
        preset: vec![("role", GroupRole::Member.name().to_owned()), ("joined_on", call.today.to_string())],
        kept: vec![("resident", resident.to_string())],
        ..Sheet::of(GroupMembership::SPEC, title, action, words::ADD, path(id))
    })
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    Ok(joining_sheet(call)?.answer(call, None))
}

fn joining(call: &Call) -> Result<Joining, Refusal> {
    let spec = GroupMembership::SPEC;
    let (group, resident) = (call.param("id")?, chosen(call)?);
    let mut form = Typed::of(call);
    let role = form.needed::<GroupRole>("role", spec);
    let background = form.needed::<Background>("background", spec);
    let joined_on = form.needed::<Date>("joined_on", spec);
    form.done(Joining {
        group,
        resident,
        role: role.unwrap_or(GroupRole::Member),
        background: background.unwrap_or(Background::Other),
        joined_on: joined_on.unwrap_or(call.today),
    })
}

fn join(call: &Call) -> Result<Answer, Refusal> {
    let done = joining(call).and_then(|input| {
        let questions = call.read(|read| office::questions(read, &input, call.lang))?;
        if !answered(call, &questions) {
            return Ok(Some(questions));
        }
        let action = call.action;
        call.act(move |read| office::join(read, action, &input))?;
        Ok(None)
    });
    match done {
        Ok(None) => Ok(Answer::redirect(path(call.param("id")?)).saying(call.say(words::SAVED))),
        Ok(Some(questions)) => Ok(Sheet { questions, ..joining_sheet(call)? }.answer(call, None)),
        Err(refusal) => Ok(joining_sheet(call)?.refused(refusal)?.answer(call, None)),
    }
}

/// A membership with its group and the member's name.
fn found(call: &Call) -> Result<(Stored<GroupMembership>, Stored<BusinessGroup>, String), Refusal> {
    let id = call.param("id")?;
    call.read(|read| {
        let membership = read.get::<GroupMembership>(id)?;
        let group = read.get::<BusinessGroup>(membership.group.id)?;
        let name = name_of(read, membership.resident.id.raw(), call.lang)?;
        Ok((membership, group, name))
    })
}

fn edit_sheet(call: &Call) -> Result<(Sheet, Stored<GroupMembership>), Refusal> {
    let (membership, group, name) = found(call)?;
    let own = format!("/anggota-kelompok/{}", membership.row.id);
    let title = format!("{}: {name}", call.say(words::EDIT));
    let sheet = Sheet {
        lead: vec![group.name.clone()],
        only: &["role", "background"],
        ..Sheet::of(GroupMembership::SPEC, title, format!("{own}/ubah"), web::words::SAVE, path(group.row.id))
    };
    Ok((sheet, membership))
}

#[derive(Template)]
#[template(
    source = r#"<section class="card menu"><ul class="list"><li><a class="grow" href="{{ path }}">{{ label }}</a></li></ul></section>"#,
    ext = "html"
)]
struct Way<'w> {
    path: String,
    label: &'w str,
}

fn edit(call: &Call) -> Result<Answer, Refusal> {
    let (sheet, membership) = edit_sheet(call)?;
    let path = format!("/anggota-kelompok/{}/keluar", membership.row.id);
    let aside = Html::of(&Way { path, label: call.say(words::LEAVE) });
    Ok(Sheet { aside, ..sheet }.answer(call, Some(&membership.row)))
}

fn change(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, spec) = (call.param("id")?, call.seen()?, GroupMembership::SPEC);
    let mut form = Typed::of(call);
    let (role, background) = (form.needed("role", spec), form.needed("background", spec));
    let given = form.done((role.unwrap_or(GroupRole::Member), background.unwrap_or(Background::Other)));
    let done = given.and_then(|given| call.act(move |read| office::change(read, id, &seen, given)));
    let (sheet, membership) = edit_sheet(call)?;
    match done {
        Ok(_) => Ok(Answer::redirect(path(membership.group.id.raw())).saying(call.say(words::SAVED))),
        Err(refusal) => Ok(sheet.refused(refusal)?.answer(call, Some(&membership.row))),
    }
}

fn leaving_sheet(call: &Call) -> Result<(Sheet, Stored<GroupMembership>), Refusal> {
    let (membership, group, name) = found(call)?;
    let action = format!("/anggota-kelompok/{}/keluar", membership.row.id);
    let title = format!("{}: {name}", call.say(words::LEAVE));
    let day = Input::new(web::input::Kind::Line("date"), "left_on", call.say(words::LEAVE_DAY));
    let sheet = Sheet {
        lead: vec![group.name.clone()],
        only: &["-"],
        more: vec![day.value(call.today.to_string()).required()],
        ..Sheet::of(GroupMembership::SPEC, title, action, words::LEAVE, path(group.row.id))
    };
    Ok((sheet, membership))
}

fn leaving(call: &Call) -> Result<Answer, Refusal> {
    let (sheet, membership) = leaving_sheet(call)?;
    Ok(sheet.answer(call, Some(&membership.row)))
}

fn leave(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let mut form = Typed::of(call);
    let day = form.needed::<Date>("left_on", GroupMembership::SPEC);
    let done = form.done(day).and_then(|day| {
        let day = day.unwrap_or(call.today);
        call.act(move |read| office::leave(read, id, &seen, day))
    });
    let (sheet, membership) = leaving_sheet(call)?;
    match done {
        Ok(_) => Ok(Answer::redirect(path(membership.group.id.raw())).saying(call.say(words::LEFT))),
        Err(refusal) => Ok(sheet.refused(refusal)?.answer(call, Some(&membership.row))),
    }
}

/// The card on a person's page: that they are in a group, and not more; the group's page says the rest to who may open it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn panel(read: &Reader<'_>, person: RecordId, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let all = office::of_person(read, person)?;
    if all.is_empty() {
        return Ok(None);
    }
    let opens = read.actor().is_one_of(ENTERPRISE_READERS);
    let mut lines = Vec::new();
    for one in &all {
        let group = if opens { read.maybe::<BusinessGroup>(one.group.id)? } else { None };
        let path = group.as_ref().map_or_else(String::new, |group| path(group.row.id));
        let text = group.map_or_else(|| words::IN_GROUP.say(lang).to_owned(), |group| group.name.clone());
        lines.push(PanelLine { text, path, ..PanelLine::default() });
    }
    Ok(Some(Panel { title: crate::words::business_group::ROOM.say(lang).to_owned(), lines, ..Panel::default() }))
}
