//! Registering a resident: the notice that is read aloud, the card, the household, whom to call; one form, one entry.
//! Not here: reading the form (`reading`), writing (`office::resident`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::value::Ref;
use kernel::{ActionId, Changes, FieldSpec, Record, RecordId, Refusal, Stored, day};
use store::Reader;
use web::form::hidden;
use web::{Answer, Call, Html, Input, pieces};

use super::reading::{Offers, Reading, offer, read_form};
use crate::office::listing;
use crate::office::resident::{Candidate, Registration, place, register};
use crate::pages::listing::finding_form;
use crate::pages::same_person::reasons;
use crate::records::household::Relation;
use crate::records::next_of_kin::Kinship;
use crate::records::resident::NoticeGiven;
use crate::records::{Household, Resident};
use crate::words::resident as words;

/// The hidden field that names what was said of the person at the door.
const FINDING: &str = "temuan";

const IDENTITY: &[&str] = &["name", "nik", "sex", "birth_date", "birth_place", "marital_status", "occupation"];
const HOME: &[&str] = &["dusun", "rt_rw", "address", "phone", "passport"];

#[derive(Template)]
#[template(path = "resident_register.html")]
struct RegisterPage<'c> {
    call: &'c Call,
    problems: Html,
    notice: Input,
    notice_lines: Vec<&'static str>,
    sections: Vec<Section>,
    finding: String,
    existing: Option<(String, String)>,
    warnings: Vec<String>,
    codes: String,
    candidates: Vec<CandidateLine>,
    same: String,
}

impl RegisterPage<'_> {
    /// Was this very warning confirmed already?
    fn ticked(&self, codes: &str) -> bool {
        self.call.form.all(hidden::CHECKED).any(|given| given == codes)
    }
}

/// Some fields under a heading.
struct Section {
    heading: &'static str,
    lead: &'static str,
    fields: Vec<Input>,
}

/// Somebody who may be the same person.
struct CandidateLine {
    path: String,
    name: String,
    detail: String,
    reason: String,
}

/// The empty form; `?keluarga=` names a household to register into, `?temuan=` what was said of somebody at the door.
pub(super) fn new_page(call: &Call) -> Result<Answer, Refusal> {
    let mut reading = Reading::default();
    if let Ok(household) = call.query("keluarga").parse::<RecordId>() {
        let found = call.read(|read| read.maybe::<Household>(household))?;
        reading.households = found.iter().map(|household| offer(&household.row, call.lang)).collect();
    }
    if let Ok(finding) = call.query("temuan").parse::<RecordId>() {
        reading.prefilled = call.read(|read| finding_form(read, finding))?;
    }
    Ok(show(call, &reading))
}

/// Registers, or shows the form again with everything that was typed and what is to be said.
pub(super) fn create(call: &Call) -> Result<Answer, Refusal> {
    let mut reading = call.read(|read| read_form(call, read))?;
    let Some(registration) = reading.registration.take().filter(|_| confirmed(call, &reading)) else {
        return Ok(show(call, &reading).invalid());
    };
    let action = call.action;
    let finding = call.form.text(FINDING).parse::<RecordId>().ok();
    match call.act(move |read| registered(read, action, &registration, finding)) {
        Ok(_) => {
            let path = format!("/warga/{}", action.record(place::RESIDENT));
            Ok(Answer::redirect(path).saying(call.say(words::REGISTERED)))
        }
        Err(Refusal::Invalid(problems)) => Ok(show(call, &Reading { problems, ..reading }).invalid()),
        Err(other) => Err(other),
    }
}

/// Registers, and gives what was said at the door to the resident's own record.
fn registered(
    read: &Reader<'_>,
    action: ActionId,
    registration: &Registration,
    finding: Option<RecordId>,
) -> Result<Changes, Refusal> {
    let mut changes = register(read, action, registration)?;
    if let Some(finding) = finding {
        let resident = Ref::new(registration.resident.id, read.actor().office);
        listing::attach(read, finding, resident, &mut changes)?;
    }
    Ok(changes)
}

/// A tick confirms exactly what was shown beside it: other warnings, or another candidate, ask again.
fn confirmed(call: &Call, reading: &Reading) -> bool {
    let ticked = |codes: String| codes.is_empty() || call.form.all(hidden::CHECKED).any(|given| given == codes);
    ticked(codes(reading)) && ticked(same(reading))
}

fn codes(reading: &Reading) -> String {
    let mut codes: Vec<&str> = reading.warnings.iter().map(|(code, _)| code.as_str()).collect();
    codes.sort_unstable();
    codes.join(",")
}

fn same(reading: &Reading) -> String {
    let mut ids: Vec<String> =
        reading.candidates.iter().map(|candidate| format!("same:{}", candidate.resident.row.id)).collect();
    ids.sort_unstable();
    ids.join(",")
}

fn show(call: &Call, reading: &Reading) -> Answer {
    let problems = &reading.problems;
    let sections = vec![
        Section { heading: call.say(words::IDENTITY), lead: "", fields: declared(call, IDENTITY, reading) },
        Section { heading: call.say(words::HOME), lead: "", fields: declared(call, HOME, reading) },
        Section { heading: call.say(words::FAMILY), lead: call.say(words::FAMILY_LEAD), fields: family(call, reading) },
        Section { heading: call.say(words::KIN), lead: call.say(words::KIN_LEAD), fields: kin(call, problems) },
    ];
    let notice = declared(call, &["notice"], reading).pop().unwrap_or_else(|| Input::text("notice", ""));
    // Who stands at the desk is told now; "not yet" is for those who came in with a sheet.
    let told = NoticeGiven::CHOICES.iter().filter(|one| one.code != NoticeGiven::NotYet.code());
    let notice = notice.options(told.map(|one| (one.name.to_owned(), call.say(one.label).to_owned())).collect());
    let label_of = |name: &str| {
        let fields = sections.iter().flat_map(|section| &section.fields).chain([&notice]);
        fields.into_iter().find(|field| field.name() == name).map_or_else(String::new, |field| field.label().to_owned())
    };
    // The summary goes down the page as the eye does: what concerns the whole, the notice, then field by field.
    let order: Vec<&str> = ["", "notice"]
        .into_iter()
        .chain(sections.iter().flat_map(|section| &section.fields).map(Input::name))
        .collect();
    let mut problems = problems.clone();
    problems.sort_by_key(|problem| order.iter().position(|name| *name == problem.field));
    let page = RegisterPage {
        call,
        problems: pieces::problems(&problems, call.lang, label_of),
        notice,
        notice_lines: [words::NOTICE_1, words::NOTICE_2, words::NOTICE_3, words::NOTICE_4]
            .map(|line| call.say(line))
            .to_vec(),
        existing: reading.existing.as_ref().map(|other| (path_of(other), name_of(other))),
        warnings: reading.warnings.iter().map(|(_, message)| message.clone()).collect(),
        codes: codes(reading),
        candidates: reading.candidates.iter().map(|candidate| line(call, candidate)).collect(),
        same: same(reading),
        finding: if call.form.has(FINDING) { call.form.text(FINDING) } else { call.query("temuan") }.to_owned(),
        sections,
    };
    call.page(call.say(words::NEW), &page)
}

fn path_of(resident: &Stored<Resident>) -> String {
    format!("/warga/{}", resident.row.id)
}

fn name_of(resident: &Stored<Resident>) -> String {
    resident.name.known().cloned().unwrap_or_default()
}

fn line(call: &Call, candidate: &Candidate) -> CandidateLine {
    let resident = &candidate.resident;
    let born = resident.birth_date.given().map(|birth| day::short(*birth, call.lang));
    let nik = resident.nik.given().map(|nik| format!("NIK {}", nik.masked()));
    let parts = [born, resident.dusun.clone(), nik];
    CandidateLine {
        path: path_of(resident),
        name: name_of(resident),
        detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        reason: reasons(&candidate.likeness, call.lang),
    }
}

/// Fields of the declaration with what was typed.
fn declared(call: &Call, names: &[&str], reading: &Reading) -> Vec<Input> {
    let field = |name: &&str| Resident::SPEC.field_named(name).map(|(_, field)| field);
    let input = |field: &'static FieldSpec| {
        let known = reading.known(field.name);
        Input::of(field, call.lang).value(known).filled(&call.form, &reading.problems, call.lang)
    };
    names.iter().filter_map(field).map(input).collect()
}

fn family(call: &Call, reading: &Reading) -> Vec<Input> {
    let households: &Offers = &reading.households;
    let known = Input::find("household", call.say(words::HOUSEHOLD_FIND), "/keluarga/cari")
        .by_id()
        .help(call.say(words::HOUSEHOLD_FIND_HELP))
        .value(households.first().map_or("", |(value, _)| value.as_str()))
        .options(households.clone());
    let relations = Relation::CHOICES.iter().map(|one| (one.name.to_owned(), call.say(one.label).to_owned())).collect();
    let fields = [
        known,
        Input::choice("relation", call.say(words::RELATION), relations).value(reading.known("relation")),
        Input::text("kk", call.say(words::HOUSEHOLD_NEW_KK)).digits(20),
        Input::text("head_name", call.say(words::HOUSEHOLD_NEW_HEAD))
            .help(call.say(words::HOUSEHOLD_NEW_HEAD_HELP))
            .value(reading.known("head_name")),
    ];
    fields.into_iter().map(|field| field.filled(&call.form, &reading.problems, call.lang)).collect()
}

fn kin(call: &Call, problems: &[Problem]) -> Vec<Input> {
    let kinships = Kinship::CHOICES.iter().map(|one| (one.name.to_owned(), call.say(one.label).to_owned())).collect();
    let fields = [
        Input::text("kin_name", call.say(words::KIN_NAME)),
        Input::choice("kin_kinship", call.say(words::KIN_KINSHIP), kinships),
        Input::new(web::input::Kind::Line("tel"), "kin_phone", call.say(words::KIN_PHONE)),
    ];
    fields.into_iter().map(|field| field.filled(&call.form, problems, call.lang)).collect()
}
