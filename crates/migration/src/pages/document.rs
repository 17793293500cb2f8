//! One paper of a case: what is recorded of it, its scans, and the form for the officer.

use askama::Template;
use kernel::checklist::{Checklist, Line};
use kernel::day::{self, Zone};
use kernel::refusal::{Conflict, Problem};
use kernel::{Record, RecordId, Refusal};
use people::office::attachment;
use store::Seen;
use web::form::hidden;
use web::pieces;
use web::records::form_sheet;
use web::{Answer, Call, Html, Input};

use super::typed::Typed;
use super::{case_path, changed, letter_path, person_name, timeline};
use crate::office::CaseFile;
use crate::office::document::{self, DocumentInput};
use crate::records::document::DocumentStatus;
use crate::records::{CASE_WRITERS, Document};
use crate::rules::papers::{FAMILY_PERMISSION, letter_kind};
use crate::words::document as words;

#[derive(Template)]
#[template(path = "case/document.html")]
struct DocumentPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    line: &'static Line,
    letter: Option<String>,
    letter_only: bool,
    writer: bool,
    problems: Html,
    both: Vec<(String, String, String)>,
    changed: bool,
    changed_by: String,
    hidden: Html,
    fields: Vec<Input>,
    facts: Vec<(String, String)>,
    scan: Input,
    scans: Vec<(String, String, String)>,
}

/// What is shown besides the form.
#[derive(Default)]
struct Told {
    problems: Vec<Problem>,
    changed: Option<Conflict>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &Told::default())
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let case = call.param("id")?;
    match try_save(call, case) {
        Ok(()) => Ok(Answer::redirect(case_path(case)).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, &Told { problems, changed: None })?.invalid()),
        Err(Refusal::Conflict(conflict)) => {
            Ok(show(call, &Told { problems: Vec::new(), changed: Some(conflict) })?.conflict())
        }
        Err(other) => Err(other),
    }
}

fn line(call: &Call) -> Result<&'static Line, Refusal> {
    Checklist::by_key(call.param_text("line")).ok_or(Refusal::NotFound)
}

fn try_save(call: &Call, case: RecordId) -> Result<(), Refusal> {
    let mut input = typed(call, case, line(call)?)?;
    let seen: Option<Seen> = if call.form.has(hidden::SEEN) { Some(call.seen()?) } else { None };
    if let Some(upload) = call.files.get("scan") {
        let file = call.read(|read| CaseFile::of(read, case))?;
        let kept = attachment::keep(&call.store, file.resident.row.id, "scan", &upload.bytes)?;
        input.scan = Some((kept, upload.name.clone()));
    }
    let scan = input.scan.clone();
    let action = call.action;
    let done = call.act(move |read| document::record(read, action, seen.as_ref(), &input));
    if let Some((kept, _)) = scan.filter(|_| !matches!(done, Ok(done) if !done.repeated)) {
        attachment::discard(&call.store, &kept);
    }
    done.map(|_| ())
}

fn typed(call: &Call, case: RecordId, line: &'static Line) -> Result<DocumentInput, Refusal> {
    let spec = Document::SPEC;
    let mut form = Typed::of(call);
    let status = form.get::<DocumentStatus>("status", spec, "status");
    if status.is_none() {
        form.problem("status", "required", kernel::phrase("Pilih keadaan dokumen.", "Choose the state of the paper."));
    }
    let input = DocumentInput {
        case,
        line: line.key.to_owned(),
        status: status.unwrap_or(DocumentStatus::Present),
        number: form.text("number", spec, "number"),
        issuer: form.text("issuer", spec, "issuer"),
        issued: form.date("issued", spec, "issued"),
        valid_until: form.date("valid_until", spec, "valid_until"),
        family_copy: form.get::<bool>("family_copy", spec, "family_copy"),
        note: form.text("note", spec, "note"),
        scan: None,
    };
    form.done(input)
}

fn show(call: &Call, told: &Told) -> Result<Answer, Refusal> {
    let (id, line) = (call.param("id")?, line(call)?);
    let content = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let document = file.document(line.key);
        let row = document.map(|document| &document.row);
        let sheet = form_sheet(call, read, Document::SPEC, row, &told.problems)?;
        let scans = match document {
            Some(document) => attachment::of_record(read, file.resident.row.id, document.row.id)?,
            None => Vec::new(),
        };
        let unnamed = || call.say(words::SCAN).to_owned();
        Ok(DocumentPage {
            call,
            own: case_path(id),
            number: file.case.number.clone(),
            name: person_name(&file),
            line,
            letter: letter_kind(line).map(|kind| letter_path(&file, kind)),
            letter_only: line.key == FAMILY_PERMISSION,
            writer: call.actor.is_one_of(CASE_WRITERS) && call.actor.office == file.case.home(),
            problems: pieces::problems(&told.problems, call.lang, |name| label(call, name)),
            both: row.map_or_else(Vec::new, |row| both(call, row, told)),
            changed: told.changed.is_some(),
            changed_by: match (&told.changed, row) {
                (Some(conflict), Some(row)) => changed::told(call, read, row, conflict)?,
                _ => String::new(),
            },
            hidden: row.map_or_else(|| call.hidden(), |row| call.hidden_for(row)),
            facts: row.map_or_else(Vec::new, |row| facts(call, row)),
            fields: sheet
                .sections
                .into_iter()
                .flat_map(|(_, fields)| fields)
                .filter(|field| fits(line, field))
                .map(|field| without_not_needed(call, line, field))
                .collect(),
            scan: Input::file("scan", call.say(if scans.is_empty() { words::SCAN } else { words::REPLACE_SCAN }))
                .help(call.say(words::SCAN_HELP))
                .filled(&call.form, &told.problems, call.lang),
            scans: scans
                .iter()
                .map(|one| {
                    let name = one.name.given().cloned().unwrap_or_else(unnamed);
                    let when = day::moment_short(timeline::made(one.row.id), Zone::Wib, call.today, call.lang);
                    (format!("/lampiran/{}", one.row.id), name, when)
                })
                .collect(),
        })
    })?;
    Ok(call.page(call.say(line.label), &content))
}

/// A paper without validity is not asked for one.
fn fits(line: &Line, field: &Input) -> bool {
    line.expires || field.name() != "valid_until"
}

/// A paper that is demanded cannot be ticked off as not needed, so that is not offered.
fn without_not_needed(call: &Call, line: &Line, field: Input) -> Input {
    if !line.required || field.name() != "status" {
        return field;
    }
    let offered = DocumentStatus::ALL.iter().filter(|status| **status != DocumentStatus::NotNeeded);
    field.options(offered.map(|status| (status.name().to_owned(), call.say(status.label()).to_owned())).collect())
}

/// What is recorded, for those who may only look.
fn facts(call: &Call, row: &kernel::Row) -> Vec<(String, String)> {
    let asked = Document::SPEC.fields.iter().zip(&row.cells).filter(|(field, _)| !field.fixed);
    let shown = asked.map(|(field, cell)| (call.say(field.label).to_owned(), field.show(cell, call.lang)));
    shown.filter(|(_, text)| !text.is_empty()).collect()
}

/// What I typed beside what stands now, where somebody else was faster.
fn both(call: &Call, row: &kernel::Row, told: &Told) -> Vec<(String, String, String)> {
    let Some(conflict) = &told.changed else { return Vec::new() };
    let changed: Vec<u32> = conflict.changed.iter().map(|(tag, _)| *tag).collect();
    let fields =
        Document::SPEC.fields.iter().zip(&row.cells).filter(|(field, _)| changed.contains(&field.tag) && !field.fixed);
    fields
        .map(|(field, cell)| {
            let typed = call.form.text(field.name);
            let yours = match kernel::check::parse(field, typed, call.today) {
                Ok(value) => field.show(&kernel::Held::Known(value), call.lang),
                Err(_) => typed.to_owned(),
            };
            (call.say(field.label).to_owned(), yours, field.show(cell, call.lang))
        })
        .filter(|(_, yours, now)| yours != now)
        .collect()
}

fn label(call: &Call, name: &str) -> String {
    if name == "scan" {
        return call.say(words::SCAN).to_owned();
    }
    Document::SPEC.field_named(name).map_or_else(String::new, |(_, field)| call.say(field.label).to_owned())
}
