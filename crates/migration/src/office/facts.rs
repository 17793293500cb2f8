//! Gathers a case with everything around it: the person, the family, letters, papers and what was told.

use jiff::civil::Date;
use kernel::checklist::Marital;
use kernel::{Id, RecordId, Refusal, Stored};
use people::records::{Letter, NextOfKin, Resident};
use store::Reader;

use super::check::Look;
use crate::records::case::CaseState;
use crate::records::{Counselling, Document, MigrationCase, MigrationStep};
use crate::rules::Facts;
use crate::rules::facts::{DocumentFact, LetterFact, Told};
use crate::rules::review::ReviewStanding;

/// A case with what belongs to it, within the reader's scope and masked for the reader.
pub struct CaseFile {
    /// The case.
    pub case: Stored<MigrationCase>,
    /// The person.
    pub resident: Stored<Resident>,
    /// Whom to call, the first one first.
    pub kin: Vec<Stored<NextOfKin>>,
    /// The person's letters of this village.
    pub letters: Vec<Stored<Letter>>,
    /// The papers recorded for the case.
    pub documents: Vec<Stored<Document>>,
    /// What was told.
    pub told: Vec<Stored<Counselling>>,
    /// The same for the rules.
    pub facts: Facts,
}

impl CaseFile {
    /// Reads a case.
    ///
    /// # Errors
    /// `NotFound` where the case is not there or out of scope; `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, case: impl Into<Id<MigrationCase>>) -> Result<CaseFile, Refusal> {
        let case = read.get::<MigrationCase>(case)?;
        CaseFile::around(read, case)
    }

    /// Reads what belongs to a case that was read already.
    ///
    /// # Errors
    /// `NotFound` where the person is not kept here; `Busy`, `Fault`.
    pub fn around(read: &Reader<'_>, case: Stored<MigrationCase>) -> Result<CaseFile, Refusal> {
        let resident = read.get::<Resident>(case.resident.id)?;
        let mut kin = read.referring::<NextOfKin>("resident", resident.row.id)?;
        kin.sort_by_key(|one| one.first != Some(true));
        let letters = read.referring::<Letter>("resident", resident.row.id)?;
        let documents = read.referring::<Document>("case", case.row.id)?;
        let told = read.referring::<Counselling>("case", case.row.id)?;
        let mut facts = facts_of(read, &case, &resident);
        facts.next_of_kin = kin.len();
        facts.letters = letters.iter().map(letter_fact).collect();
        facts.documents = documents.iter().map(document_fact).collect();
        facts.told = told.iter().map(told_fact).collect();
        if case.state == CaseState::Konseling {
            facts.review = Look::around(read, &case, &resident, &documents)?.standing();
        }
        facts.earlier_return = earlier_return(read, &case)?;
        if case.state == CaseState::Bekerja {
            let steps = read.referring::<MigrationStep>("case", case.row.id)?;
            facts.opened_abroad = steps.iter().any(|step| step.from.is_none() && step.to == CaseState::Bekerja);
        }
        Ok(CaseFile { case, resident, kin, letters, documents, told, facts })
    }

    /// The paper recorded for a line of the checklist.
    pub fn document(&self, line: &str) -> Option<&Stored<Document>> {
        self.documents.iter().find(|document| document.line == line)
    }

    /// The steps of the case, oldest first.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn steps(&self, read: &Reader<'_>) -> Result<Vec<Stored<MigrationStep>>, Refusal> {
        let mut steps = read.referring::<MigrationStep>("case", self.case.row.id)?;
        // Steps of one opening were written at one moment: they follow the way.
        let from = |step: &Stored<MigrationStep>| step.from.map_or(0, CaseState::code);
        steps.sort_by_key(|step| (step.row.id.0[..6].to_vec(), from(step)));
        Ok(steps)
    }
}

/// The cases of a person, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_person(read: &Reader<'_>, person: RecordId) -> Result<Vec<Stored<MigrationCase>>, Refusal> {
    let mut cases = read.referring::<MigrationCase>("resident", person)?;
    cases.reverse();
    Ok(cases)
}

/// When the person came home from a migration before this one. Where the day is not known, the return lies before the day
/// on which it was written down: a letter from before that day is not taken for one of the journey at hand.
fn earlier_return(read: &Reader<'_>, case: &Stored<MigrationCase>) -> Result<Option<Date>, Refusal> {
    if !case.state.is_before_departure() && !case.state.is_set_aside() {
        return Ok(None);
    }
    let earlier = read.referring::<MigrationCase>("resident", case.resident.id.raw())?.into_iter();
    let home =
        earlier.filter(|one| one.row.id < case.row.id && matches!(one.state, CaseState::Pulang | CaseState::Purna));
    Ok(home.map(|one| one.returned_on.unwrap_or(one.opened_on)).max())
}

/// Has a case come to rest, so that a new one may be opened?
pub fn is_at_rest(state: CaseState) -> bool {
    use CaseState::{Ditolak, Meninggal, Mundur, PindahDomisili, Purna};
    matches!(state, Purna | Meninggal | Mundur | Ditolak | PindahDomisili)
}

fn facts_of(read: &Reader<'_>, case: &Stored<MigrationCase>, resident: &Stored<Resident>) -> Facts {
    Facts {
        today: read.today(),
        state: case.state,
        set_aside_from: case.set_aside_from,
        scheme: case.scheme,
        country: case.country.clone(),
        job: case.job.is_some(),
        opened_abroad: false,
        planned_departure: case.planned_departure,
        departed_on: case.departed_on,
        contract_end: case.contract_end,
        returned_on: case.returned_on,
        earlier_return: None,
        agency: case.agency.is_some(),
        permit: case.agency_permit.is_some(),
        birth: resident.birth_date.given().copied(),
        marital: resident.marital_status.given().and_then(|status| Marital::from_code(status.code())),
        next_of_kin: 0,
        letters: Vec::new(),
        documents: Vec::new(),
        told: Vec::new(),
        review: ReviewStanding::NotAsked,
    }
}

fn letter_fact(letter: &Stored<Letter>) -> LetterFact {
    LetterFact {
        id: letter.row.id,
        kind: letter.record.kind,
        state: letter.state,
        number: letter.number.clone(),
        date: letter.date,
        country: letter.country.clone(),
    }
}

fn document_fact(document: &Stored<Document>) -> DocumentFact {
    DocumentFact {
        id: document.row.id,
        line: document.line.clone(),
        status: document.status,
        issued: document.issued,
        valid_until: document.valid_until,
        issuer: document.issuer.clone(),
        family_copy: document.family_copy == Some(true),
    }
}

fn told_fact(told: &Stored<Counselling>) -> Told {
    Told { topic: told.topic.clone(), date: told.date, family: told.family }
}
