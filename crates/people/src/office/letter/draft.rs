//! Drafting a letter and changing the draft. Not here: what it is filled in with (`prefill`).

use kernel::refusal::Problem;
use kernel::{Changes, Held, Id, Phrase, RecordId, Refusal, Stored};
use store::{Reader, Seen};

use super::{LetterRefusal, facts};
use crate::records::letter::{Letter, LetterKind, LetterState, SignerRelation};
use crate::records::{Office, Resident};
use crate::rules::letter::particulars::{self, About};
use crate::rules::letter::{Particulars, Verdict, encode_particulars, has_particulars, signer_fits};
use crate::words::{letter as words, letter_kinds as kinds};

/// What a person wrote into the form of a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What they are to the resident.
    pub relation: Option<SignerRelation>,
    /// Name of who gives permission.
    pub name: Option<String>,
    /// Their NIK.
    pub nik: Option<String>,
    /// Their address.
    pub address: Option<String>,
    /// Destination.
    pub country: Option<String>,
    /// Intended job.
    pub job: Option<String>,
    /// "I have checked": somebody unusual gives permission, or one NIK stands there twice.
    pub confirmed: bool,
    /// What only this kind of letter says.
    pub particulars: Option<Particulars>,
}

impl Draft {
    fn particulars_bytes(&self) -> Held<Option<Vec<u8>>> {
        Held::Known(self.particulars.as_ref().map(encode_particulars))
    }
}

/// A new letter in its first state.
///
/// # Errors
/// `Invalid` at the fields of [`Draft`]; `signer_relation` with code `letter.confirm` asks for a confirmation.
pub fn create(
    read: &Reader<'_>,
    id: RecordId,
    resident: RecordId,
    kind: LetterKind,
    draft: &Draft,
) -> Result<Changes, Refusal> {
    let resident = read.get::<Resident>(resident)?;
    if read.actor().office != resident.home() {
        return Err(LetterRefusal::OtherOffice.into());
    }
    if resident.row.withdrawn {
        return Err(LetterRefusal::Closed.into());
    }
    validate(read, &resident, kind, draft)?;
    let mut changes = Changes::new();
    changes.create(resident.home(), &written(id, &resident, kind, draft));
    Ok(changes)
}

fn written(id: RecordId, resident: &Stored<Resident>, kind: LetterKind, draft: &Draft) -> Letter {
    Letter {
        signer_relation: draft.relation,
        signer_name: Held::Known(draft.name.clone()),
        signer_nik: Held::Known(draft.nik.clone()),
        signer_address: Held::Known(draft.address.clone()),
        country: draft.country.clone(),
        job: draft.job.clone(),
        particulars: draft.particulars_bytes(),
        ..Letter::begun(Id::new(id), resident.reference(), kind)
    }
}

/// Changes a draft.
///
/// # Errors
/// As [`create`]; `NotNow` once it is checked; `Conflict` where somebody changed it meanwhile.
pub fn amend(read: &Reader<'_>, letter: RecordId, seen: &Seen, draft: &Draft) -> Result<Changes, Refusal> {
    let letter = read.seen::<Letter>(letter, seen)?;
    if letter.state != LetterState::Draft {
        return Err(LetterRefusal::NotNow.into());
    }
    if read.actor().office != letter.home() {
        return Err(LetterRefusal::OtherOffice.into());
    }
    let resident = read.get::<Resident>(letter.resident.id)?;
    validate(read, &resident, letter.kind, draft)?;
    let mut changes = Changes::new();
    changes
        .edit(&letter)
        .set(Letter::SIGNER_RELATION, draft.relation)
        .set(Letter::SIGNER_NAME, draft.name.clone())
        .set(Letter::SIGNER_NIK, draft.nik.clone())
        .set(Letter::SIGNER_ADDRESS, draft.address.clone())
        .set(Letter::COUNTRY, draft.country.clone())
        .set(Letter::JOB, draft.job.clone())
        .set(Letter::PARTICULARS, draft.particulars_bytes());
    Ok(changes)
}

fn validate(read: &Reader<'_>, resident: &Stored<Resident>, kind: LetterKind, draft: &Draft) -> Result<(), Refusal> {
    if resident.name.known().is_none() {
        return Err(LetterRefusal::Closed.into());
    }
    let problems = if has_particulars(kind) {
        particulars_problems(read, resident, kind, draft)?
    } else {
        family_problems(resident, kind, draft)
    };
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Invalid(problems)) }
}

/// What is wrong with the facts that only this kind has.
fn particulars_problems(
    read: &Reader<'_>,
    resident: &Stored<Resident>,
    kind: LetterKind,
    draft: &Draft,
) -> Result<Vec<Problem>, Refusal> {
    let Some(particulars) = draft.particulars.as_ref().filter(|own| own.kind() == kind) else {
        return Err(Refusal::invalid("", "letter.missing", kinds::NEEDS_FACTS));
    };
    let office = read.get::<Office>(resident.home())?;
    let about = About {
        nik: resident.nik.given().map(|nik| nik.as_str()),
        born: resident.birth_date.given().copied(),
        today: facts::local_day(read, &office),
        confirmed: draft.confirmed,
    };
    Ok(particulars::problems(particulars, about))
}

/// What is wrong with who gives permission; a statement of marital status has nobody.
fn family_problems(resident: &Resident, kind: LetterKind, draft: &Draft) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code: &'static str, message: Phrase| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    if kind == LetterKind::FamilyPermission {
        match draft.relation {
            None => say("signer_relation", "letter.missing", words::NEEDS_RELATION),
            Some(relation) => match signer_fits(resident.sex, resident.marital_status.given().copied(), relation) {
                Verdict::Cannot(why) => say("signer_relation", "letter.relation", why),
                Verdict::Ask(why) if !draft.confirmed => say("signer_relation", CONFIRM, why),
                Verdict::Ask(_) | Verdict::Fits => {}
            },
        }
        if draft.name.is_none() {
            say("signer_name", "letter.missing", words::NEEDS_SIGNER);
        }
        let own = resident.nik.given().map(|nik| nik.as_str());
        if draft.nik.is_some() && draft.nik.as_deref() == own {
            say("signer_nik", "letter.same_nik", words::SAME_NIK);
        }
    }
    problems
}

pub use crate::rules::letter::CONFIRM;
