//! One visit: what was done, what it becomes, who it was, the way to the rating.

use askama::Template;
use kernel::access::Role;
use kernel::refusal::Conflict;
use kernel::{Id, Record, RecordId, Refusal, Stored, day};
use people::records::Resident;
use store::Reader;
use web::{Answer, Call, Html, Input, link};

use super::desk::{Named, named, which};
use super::visit_path;
use crate::office::facts::{is_at_rest, of_person};
use crate::office::service_visit::{self as office, Visitor};
use crate::pages::case_path;
use crate::records::ServiceVisit;
use crate::records::service_visit::VisitPurpose;
use crate::words::service_visit as words;

#[derive(Template)]
#[template(path = "visit/show.html")]
struct VisitPage<'c> {
    call: &'c Call,
    own: String,
    title: &'static str,
    date: String,
    writer: bool,
    withdrawn: bool,
    closed: bool,
    changed: bool,
    who: String,
    who_path: String,
    ways: Vec<(&'static str, String)>,
    came_of: Vec<(String, String)>,
    done: Input,
    hidden: Html,
    done_text: String,
    ask_who: Option<Input>,
    may_rate: bool,
    rated: bool,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, false)
}

fn show(call: &Call, changed: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let content = call.read(|read| {
        let visit = read.get::<ServiceVisit>(Id::new(id))?;
        let writer = call.actor.is_one_of(ServiceVisit::SPEC.write) && call.actor.office == visit.home();
        let resident = match office::resident_of(&visit) {
            Some(id) => read.maybe::<Resident>(id)?,
            None => None,
        };
        let typed = office::name_of(&visit);
        let done = if visit.purpose.is_closed() { &visit.closed_done } else { &visit.done };
        let done = done.given().cloned().unwrap_or_default();
        let unnamed = resident.is_none() && writer && !visit.row.withdrawn;
        let ask = Input::find("siapa", call.say(words::WHO_IS_IT), "/warga/cari").by_id();
        Ok(VisitPage {
            call,
            own: visit_path(id),
            title: call.say(visit.purpose.label()),
            date: day::long(visit.date, call.lang),
            writer: writer && !visit.row.withdrawn,
            withdrawn: visit.row.withdrawn,
            closed: visit.purpose.is_closed(),
            changed,
            who: who(call, &visit, resident.as_ref(), typed.as_deref()),
            who_path: resident.as_ref().map_or_else(String::new, |resident| format!("/warga/{}", resident.row.id)),
            ways: if writer && !visit.row.withdrawn {
                ways(call, read, &visit, resident.as_ref(), typed.is_some())?
            } else {
                Vec::new()
            },
            came_of: came_of(call, read, &visit)?,
            done: Input::lines("done", call.say(words::DONE))
                .help(call.say(words::DONE_HELP))
                .value(done.clone())
                .filled(&call.form, &[], call.lang),
            hidden: call.hidden_for(&visit.row),
            done_text: done,
            ask_who: unnamed.then(|| ask.value(typed.unwrap_or_default())),
            may_rate: writer && visit.rating.is_none() && visit.date == call.today && !visit.row.withdrawn,
            rated: visit.rating.is_some(),
        })
    })?;
    let title = content.title;
    let answer = call.page(title, &content);
    Ok(if changed { answer.conflict() } else { answer })
}

fn who(call: &Call, visit: &ServiceVisit, resident: Option<&Stored<Resident>>, typed: Option<&str>) -> String {
    if visit.purpose.is_closed() && call.actor.role != Some(Role::PetugasDesmigratif) {
        return call.say(words::CLOSED_NAME).to_owned();
    }
    let name = resident.and_then(|resident| resident.name.known().cloned()).or(typed.map(str::to_owned));
    name.unwrap_or_else(|| call.say(words::NO_NAME).to_owned())
}

/// What the visit can become, the likeliest first. Nothing is typed again: the forms take the resident from the address.
fn ways(
    call: &Call,
    read: &Reader<'_>,
    visit: &Stored<ServiceVisit>,
    resident: Option<&Stored<Resident>>,
    typed: bool,
) -> Result<Vec<(&'static str, String)>, Refusal> {
    let mut ways: Vec<(&'static str, String)> = Vec::new();
    let id = visit.row.id;
    if visit.purpose.is_closed() && call.may_get("/pengaduan/baru") {
        ways.push((call.say(words::COMPLAINT), complaint_path(id, resident)));
    }
    let Some(resident) = resident else {
        if typed || !visit.purpose.is_closed() {
            ways.push((call.say(words::REGISTER_PERSON), format!("/layanan/{id}/daftar")));
        }
        return Ok(ways);
    };
    let person = resident.row.id;
    let running = of_person(read, person)?.into_iter().find(|case| !is_at_rest(case.state));
    let case = match running {
        Some(case) => (call.say(words::TO_CASE), case_path(case.row.id)),
        None => (
            call.say(words::OPEN_CASE),
            link(&format!("/warga/{person}/kasus/baru"), &[("kunjungan", &id.to_string())]),
        ),
    };
    let letter = (
        call.say(words::WRITE_LETTER),
        link(&format!("/warga/{person}/surat/baru"), &[("kunjungan", &id.to_string())]),
    );
    let card = (call.say(words::CARD), format!("/warga/{person}"));
    match visit.purpose {
        VisitPurpose::Letter => ways.extend([letter, case, card]),
        _ => ways.extend([case, letter, card]),
    }
    if !visit.purpose.is_closed() && call.may_get("/pengaduan/baru") {
        ways.push((call.say(words::COMPLAINT), complaint_path(id, Some(resident))));
    }
    Ok(ways)
}

fn complaint_path(visit: RecordId, resident: Option<&Stored<Resident>>) -> String {
    let resident = resident.map_or_else(String::new, |resident| resident.row.id.to_string());
    link("/pengaduan/baru", &[("kunjungan", &visit.to_string()), ("warga", &resident)])
}

fn came_of(call: &Call, read: &Reader<'_>, visit: &Stored<ServiceVisit>) -> Result<Vec<(String, String)>, Refusal> {
    let came = office::came_of(read, visit)?;
    let cases = came
        .cases
        .iter()
        .map(|case| (format!("{}: {}", call.say(words::CASE_OPENED), case.number), case_path(case.row.id)));
    let letters = came.letters.iter().map(|letter| {
        let kind = call.say(letter.kind.label());
        (format!("{}: {kind}", call.say(words::LETTER_BEGUN)), format!("/surat/{}", letter.row.id))
    });
    Ok(cases.chain(letters).collect())
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let text = people::pages::contact::text(call.form.text("done"))
        .map_err(|words| Refusal::invalid("done", "text", words))?;
    let text = Some(text).filter(|text| !text.is_empty());
    match call.act(move |read| office::done(read, id, &seen, text)) {
        Ok(_) => Ok(Answer::redirect(visit_path(id)).saying(call.say(words::SAVED))),
        Err(Refusal::Conflict(Conflict { .. })) => show(call, true),
        Err(other) => Err(other),
    }
}

/// Says which resident came, found in the same way as at the desk.
pub(super) fn choose(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    call.read(|read| read.get::<ServiceVisit>(Id::new(id)))?;
    match named(call) {
        Ok(Named::Visitor(Visitor::Resident(resident))) => {
            call.act(move |read| office::is_resident(read, id, resident))?;
            Ok(Answer::redirect(visit_path(id)).saying(call.say(words::SAVED)))
        }
        Ok(Named::Several(found)) => Ok(which(call, &format!("{}/siapa", visit_path(id)), Vec::new(), &found)),
        Ok(Named::Visitor(_)) | Err(Refusal::Invalid(_)) => {
            Ok(Answer::redirect(visit_path(id)).saying(call.say(words::NO_SUCH)))
        }
        Err(other) => Err(other),
    }
}

pub(super) fn withdraw(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    call.act(move |read| office::withdraw(read, id))?;
    Ok(Answer::redirect("/layanan").saying(call.say(words::TAKEN_BACK)))
}
