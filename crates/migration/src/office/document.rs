//! Recording a paper of the checklist: there, checked, valid until when; with its scan. One record for each line of a case.

use jiff::civil::Date;
use kernel::checklist::{Checklist, Line};
use kernel::refusal::{Conflict, Problem};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored, phrase};
use people::office::attachment;
use store::files::FileRef;
use store::{Reader, Seen};

use super::CaseFile;
use crate::records::document::DocumentStatus;
use crate::records::{CASE_WRITERS, Document};
use crate::rules::papers::FAMILY_PERMISSION;

/// Which record of the action is which.
pub mod place {
    /// The paper.
    pub const DOCUMENT: u32 = 0;
    /// Its scan.
    pub const ATTACHMENT: u32 = 1;
}

/// What the form gave.
#[derive(Debug, Clone)]
pub struct DocumentInput {
    /// The case.
    pub case: RecordId,
    /// The line of its checklist.
    pub line: String,
    /// What is known of the paper.
    pub status: DocumentStatus,
    /// Its number; kept sealed.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// When.
    pub issued: Option<Date>,
    /// Until when it is valid.
    pub valid_until: Option<Date>,
    /// Has the family a copy?
    pub family_copy: Option<bool>,
    /// A note.
    pub note: Option<String>,
    /// The scan, kept already, with the name it came under.
    pub scan: Option<(FileRef, String)>,
}

/// Records a paper, or changes what is recorded of it.
///
/// # Errors
/// `Conflict` where somebody else recorded or changed it since the form was shown; `Invalid` with what is wrong at its field.
pub fn record(
    read: &Reader<'_>,
    action: ActionId,
    seen: Option<&Seen>,
    input: &DocumentInput,
) -> Result<Changes, Refusal> {
    let file = CaseFile::of(read, input.case)?;
    super::own_office(read, file.case.home(), CASE_WRITERS)?;
    let line = Checklist::by_key(&input.line).ok_or(Refusal::NotFound)?;
    let problems = problems(read, line, input);
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let mut changes = Changes::new();
    let standing = file.document(line.key);
    let id = match standing {
        Some(document) => change(read, &mut changes, document, seen, input)?,
        None => create(read, &mut changes, action, &file, input),
    };
    if let Some((kept, name)) = &input.scan {
        attachment::attach(&mut changes, action.record(place::ATTACHMENT), &file.resident, id, kept, name);
    }
    Ok(changes)
}

fn create(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    file: &CaseFile,
    input: &DocumentInput,
) -> RecordId {
    let document = Document {
        id: Id::new(action.record(place::DOCUMENT)),
        case: file.case.reference(),
        resident: file.case.resident,
        line: input.line.clone(),
        status: input.status,
        number: Held::Known(input.number.clone()),
        issuer: input.issuer.clone(),
        issued: input.issued,
        valid_until: input.valid_until,
        letter: None,
        checked_by: checked_by(read, input),
        family_copy: input.family_copy,
        note: Held::Known(input.note.clone()),
    };
    changes.create(file.case.home(), &document);
    document.id.raw()
}

fn change(
    read: &Reader<'_>,
    changes: &mut Changes,
    standing: &Stored<Document>,
    seen: Option<&Seen>,
    input: &DocumentInput,
) -> Result<RecordId, Refusal> {
    let Some(seen) = seen else {
        // The form showed an empty paper, and meanwhile somebody else has recorded it.
        let changed = standing.row.heads.iter().map(|heads| (heads.tag, heads.versions.clone())).collect();
        return Err(Refusal::Conflict(Conflict { kind: Document::KIND, record: standing.row.id, changed }));
    };
    let document = read.seen::<Document>(standing.row.id, seen)?;
    let checked = if document.status == input.status { document.checked_by } else { checked_by(read, input) };
    changes
        .edit(&document)
        .set(Document::STATUS, input.status)
        .set(Document::NUMBER, Held::Known(input.number.clone()))
        .set(Document::ISSUER, input.issuer.clone())
        .set(Document::ISSUED, input.issued)
        .set(Document::VALID_UNTIL, input.valid_until)
        .set(Document::CHECKED_BY, checked)
        .set(Document::FAMILY_COPY, input.family_copy)
        .set(Document::NOTE, Held::Known(input.note.clone()));
    Ok(document.row.id)
}

fn checked_by(read: &Reader<'_>, input: &DocumentInput) -> Option<Ref<people::records::Account>> {
    let actor = read.actor();
    (input.status == DocumentStatus::Valid).then(|| Ref::new(Id::new(actor.account), actor.office))
}

fn problems(read: &Reader<'_>, line: &Line, input: &DocumentInput) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code, message| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    if line.key == FAMILY_PERMISSION {
        let message = phrase(
            "Surat izin keluarga dibuat sebagai surat desa dan diketahui kepala desa; tidak dicatat di sini.",
            "The family permission is written as a village letter and acknowledged by the head; it is not recorded here.",
        );
        say("", "permission.letter", message);
    }
    if input.status == DocumentStatus::NotNeeded && line.required {
        let message = phrase(
            "Dokumen ini wajib, jadi tidak dapat dinyatakan tidak diperlukan.",
            "This paper is demanded and cannot be left out.",
        );
        say("status", "required", message);
    }
    if line.expires && input.status == DocumentStatus::Valid && input.valid_until.is_none() {
        let message = phrase("Isi sampai kapan dokumen ini berlaku.", "Fill in until when this paper is valid.");
        say("valid_until", "required", message);
    }
    if input.issued.is_some_and(|day| day > read.today()) {
        say("issued", "date.future", phrase("Tanggal ini belum terjadi.", "This day has not come yet."));
    }
    if let (Some(issued), Some(until)) = (input.issued, input.valid_until)
        && until < issued
    {
        let message = phrase("Masa berlaku berakhir sebelum tanggal terbit.", "It runs out before it was issued.");
        say("valid_until", "date.order", message);
    }
    problems
}
