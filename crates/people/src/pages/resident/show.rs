//! The card of a resident: who it is, the household, whom to call, and what every room knows. For the person themself it
//! is the same, without anything to change. Not here: the cards of household, kin and files (their own pages).

use askama::Template;
use kernel::refusal::Refusal;
use kernel::region::{Code, Level, Regions};
use kernel::{FieldSpec, Held, Record, RecordId, Row, Stored, Value, day};
use store::Reader;
use web::{Answer, Call, Html, Panel, pieces};

use super::list::village;
use crate::office::{account_name, erasure, listing};
use crate::pages::same_person::{Marks, marks};
use crate::pages::{attachment, household, next_of_kin};
use crate::records::legal_hold::HOLDERS;
use crate::records::{Erasure, Resident};
use crate::rules::resident::{age, hamlet, neighbourhood};
use crate::words::resident as words;

#[derive(Template)]
#[template(path = "resident_show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: bool,
    id: RecordId,
    name: String,
    summary: String,
    numbers: Vec<Fact>,
    facts: Vec<Fact>,
    /// Labels of the fields with nothing in them, in one line.
    unfilled: String,
    erased: Option<String>,
    withdrawn: bool,
    conflict: bool,
    edit: bool,
    erase: bool,
    code: bool,
    panels: Html,
    household: Html,
    kin: Html,
    attachments: Html,
    readers: String,
    marks: Marks,
    /// When the person was listed last, and where that stands.
    listed: Option<(String, String)>,
}

/// One line of the card.
struct Fact {
    label: &'static str,
    text: String,
    given: bool,
    /// Shows or masks the number: words and address.
    toggle: Option<(&'static str, String)>,
    /// Ways to call: words and address.
    ways: Vec<(&'static str, String)>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    card(call, call.param("id")?, call.actor.role == Some(kernel::Role::Warga))
}

/// The person's own card.
pub(super) fn own(call: &Call, person: RecordId) -> Result<Answer, Refusal> {
    card(call, person, true)
}

fn card(call: &Call, id: RecordId, own: bool) -> Result<Answer, Refusal> {
    let content = call.read(|read| {
        let resident = read.get::<Resident>(id)?;
        let row = &resident.row;
        let marks = marks(call, read, id, own)?;
        let closed = row.withdrawn || marks.into.is_some();
        let writes = !own && call.actor.is_one_of(Resident::SPEC.write) && !closed;
        let erased = erased_on(call, read, &resident)?;
        let gone = erased.is_some();
        let (numbers, facts, unfilled) = if gone { Default::default() } else { lines(call, row) };
        Ok(ShowPage {
            call,
            own,
            id,
            name: if gone { call.say(words::ERASED).to_owned() } else { row.spec.title(row, call.lang) },
            summary: if gone { village(&row.region) } else { summary(call, &resident) },
            numbers,
            facts,
            unfilled,
            erased,
            withdrawn: row.withdrawn,
            conflict: row.in_conflict() && writes,
            edit: writes,
            erase: !own && call.actor.is_one_of(HOLDERS) && !row.withdrawn,
            code: !own && !closed && may_open(call, "/warga/{id}/kode-akun"),
            panels: panels(call, read, id, own, closed)?,
            household: if gone { Html::default() } else { household::card(call, read, id, writes)? },
            kin: if gone { Html::default() } else { next_of_kin::card(call, read, id, writes)? },
            attachments: pieces::panel(&attachment::panel(read, &resident, id, call.lang)?),
            readers: readers(call, &row.region),
            marks,
            listed: if own || gone { None } else { listed(call, read, id)? },
        })
    })?;
    let title = content.name.clone();
    Ok(call.page(&title, &content))
}

fn may_open(call: &Call, path: &str) -> bool {
    call.site.routes().iter().any(|route| route.path == path && route.access.allows(&call.actor))
}

/// When, by whom and why, where there was an erasure.
fn erased_on(call: &Call, read: &Reader<'_>, resident: &Stored<Resident>) -> Result<Option<String>, Refusal> {
    if !matches!(resident.name, Held::Erased) {
        return Ok(None);
    }
    let Some(erasure) = erasure::of_subject(read, resident.row.id)? else { return Ok(Some(String::new())) };
    let first = read.history(Erasure::SPEC, erasure.row.id)?.into_iter().next();
    let when = first.as_ref().map(|line| day::moment(line.moment, day::Zone::Wib, call.lang));
    let who = first.and_then(|line| account_name(read, line.account));
    let parts = [when, who, Some(call.say(erasure.reason.label()).to_owned())];
    Ok(Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")))
}

/// "29 tahun · Dusun Krajan · RT 02/01 · Desa Kuripan".
fn summary(call: &Call, resident: &Stored<Resident>) -> String {
    let age = resident.birth_date.given().and_then(|birth| age(*birth, call.today));
    let age = match (age, &resident.birth_date) {
        (Some(years), _) => format!("{years} {}", call.say(words::YEARS)),
        (None, Held::Known(_)) => call.say(words::NO_AGE).to_owned(),
        _ => String::new(),
    };
    let rt = resident.rt_rw.given().map(|rt| neighbourhood(rt)).unwrap_or_default();
    let dusun = resident.dusun.as_deref().map(hamlet).unwrap_or_default();
    let parts = [age, dusun, rt, village(&resident.row.region)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The numbers and the other fields with something in them, and the labels of those with nothing.
fn lines(call: &Call, row: &Row) -> (Vec<Fact>, Vec<Fact>, String) {
    let (numbers, no_numbers): (Vec<_>, Vec<_>) =
        numbers(call, row).into_iter().partition(|fact| !fact.text.is_empty());
    let (facts, no_facts): (Vec<_>, Vec<_>) = facts(call, row).into_iter().partition(|fact| !fact.text.is_empty());
    let labels: Vec<&str> = no_numbers.iter().chain(&no_facts).map(|fact| fact.label).collect();
    (numbers, facts, labels.join(", "))
}

const NUMBERS: [&str; 3] = ["nik", "phone", "passport"];

/// Numbers of the person: masked until somebody asks for one.
fn numbers(call: &Call, row: &Row) -> Vec<Fact> {
    let field = |name: &&str| row.spec.field_named(name);
    NUMBERS.iter().filter_map(field).map(|(index, field)| number(call, field, &row.cells[index])).collect()
}

fn number(call: &Call, field: &'static FieldSpec, cell: &Held<Value>) -> Fact {
    let Held::Known(Value::Text(typed)) = cell else { return fact(call, field, cell) };
    let revealed = call.query("tampil") == field.name;
    let phone = kernel::phone::parse(typed).ok().filter(|_| field.name == "phone");
    let text = match (&phone, revealed) {
        (Some(phone), true) => phone.shown(),
        (Some(phone), false) => phone.masked(),
        (None, true) => typed.clone(),
        (None, false) if field.name == "passport" => masked_end(typed),
        (None, false) => field.show_masked(cell, call.lang),
    };
    let toggle = if revealed {
        (call.say(words::MASK), call.path.clone())
    } else {
        (call.say(words::REVEAL), web::link(&call.path, &[("tampil", field.name)]))
    };
    let ways = phone.filter(|_| revealed).map_or_else(Vec::new, |phone| {
        vec![(call.say(words::CALL), phone.tel_link()), (call.say(words::WHATSAPP), phone.wa_me_link())]
    });
    Fact { label: call.say(field.label), text, given: true, toggle: Some(toggle), ways }
}

/// All but the last three signs hidden.
fn masked_end(text: &str) -> String {
    let count = text.chars().count();
    text.chars().enumerate().map(|(at, letter)| if at + 3 < count { '•' } else { letter }).collect()
}

/// Every other field that the reader may see.
fn facts(call: &Call, row: &Row) -> Vec<Fact> {
    let fields = row.spec.fields.iter().zip(&row.cells);
    let wanted = |(field, cell): &(&'static FieldSpec, &Held<Value>)| {
        !field.title && !NUMBERS.contains(&field.name) && !matches!(cell, Held::Sealed)
    };
    fields.filter(wanted).map(|(field, cell)| fact(call, field, cell)).collect()
}

fn fact(call: &Call, field: &'static FieldSpec, cell: &Held<Value>) -> Fact {
    let text = field.show(cell, call.lang);
    let given = !text.is_empty() && matches!(cell, Held::Known(_));
    Fact { label: call.say(field.label), text, given, toggle: None, ways: Vec::new() }
}

/// What every room shows of this person. The person themself reads it without links into the office's pages; for a
/// record that was withdrawn nothing new is begun.
fn panels(call: &Call, read: &Reader<'_>, id: RecordId, own: bool, withdrawn: bool) -> Result<Html, Refusal> {
    let mut found = Vec::new();
    for room in &call.site.rooms {
        if let Some(panel) = (room.person_panel)(read, id, call.lang)? {
            let panel = if own { unlinked(panel) } else { panel };
            let action = panel.action.clone().filter(|_| !withdrawn);
            found.push(pieces::panel(&Panel { action, ..panel }));
        }
    }
    Ok(Html::joined(found))
}

fn unlinked(mut panel: Panel) -> Panel {
    panel.action = None;
    for line in &mut panel.lines {
        line.path = String::new();
    }
    panel
}

/// Day and source of what was said last at a door. What was said stands at the house alone, where opening it is recorded.
fn listed(call: &Call, read: &Reader<'_>, id: RecordId) -> Result<Option<(String, String)>, Refusal> {
    Ok(listing::last_finding(read, id)?.map(|finding| {
        let by = call.say(finding.informant.label()).to_lowercase();
        let house = format!("/pendataan-rumah/{}", finding.visit.id);
        let path = if call.may_get(&house) { house } else { String::new() };
        (format!("{} · {by}", day::short(finding.said, call.lang)), path)
    }))
}

/// Who can see the card, in words.
fn readers(call: &Call, region: &str) -> String {
    let regency = Code::parse(region).ok().and_then(|code| Regions::get().short(&code.at(Level::Regency)?));
    format!(
        "{} {} {} {}. {} {}",
        call.say(words::WHO_SEES_VILLAGE),
        village(region),
        call.say(words::WHO_SEES_REGENCY),
        regency.unwrap_or_default(),
        call.say(words::WHO_SEES_NATION),
        call.say(words::WHO_SEES_SEALED)
    )
}
