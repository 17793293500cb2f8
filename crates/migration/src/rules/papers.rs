//! How each paper of the checklist stands: there or not, valid at the departure or not. The list itself is dated data
//! (`kernel::checklist`, data/rules/documents.tsv).

use jiff::civil::Date;
use kernel::RecordId;
use kernel::checklist::{Checklist, Line};
use people::records::letter::{LetterKind, LetterState};

use super::facts::{DocumentFact, Facts, LetterFact};
use super::validity::{self, Validity};
use crate::records::case::CaseState;
use crate::records::document::DocumentStatus;

/// The line that only a letter acknowledged by the village head fulfils (UU 18/2017 art. 13 letter b).
pub const FAMILY_PERMISSION: &str = "izin_keluarga";
/// So many days before it runs out a paper asks for attention.
pub const SOON_DAYS: i32 = 30;

/// How a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not there.
    Missing,
    /// A village letter that is drafted or checked and waits for the head.
    WaitsForHead,
    /// There, not checked yet.
    Unchecked,
    /// Checked and valid on the day that counts.
    Good,
    /// Checked and valid, but it runs out within [`SOON_DAYS`] days.
    GoodButSoon(Date),
    /// Checked and valid on the departure, but a rule asks for more: until this day, or not issued so long before.
    Short(&'static Validity, Date),
    /// Checked, but the day until which it is valid is missing.
    Undated,
    /// Runs out before the departure, or has run out.
    RunsOut(Date),
    /// Found not valid.
    Invalid,
    /// Ticked off as not needed; only lines that are not required can be.
    NotNeeded,
}

impl Standing {
    /// May the person leave with it?
    pub fn is_good(self) -> bool {
        matches!(self, Standing::Good | Standing::GoodButSoon(_) | Standing::Short(..) | Standing::NotNeeded)
    }

    /// Is it there at all? That is enough for the steps before the departure.
    pub fn is_there(self) -> bool {
        self.is_good() || matches!(self, Standing::Unchecked | Standing::Undated)
    }

    /// Does somebody have to do something about it, beyond bringing it?
    pub fn asks_attention(self) -> bool {
        use Standing::{GoodButSoon, Invalid, RunsOut, Short, Undated};
        matches!(self, GoodButSoon(_) | Short(..) | RunsOut(_) | Invalid | Undated)
    }
}

/// One line of the case's checklist with what is there for it.
#[derive(Debug, Clone)]
pub struct Paper<'f> {
    /// The line.
    pub line: &'static Line,
    /// How it stands.
    pub standing: Standing,
    /// What was recorded for it.
    pub document: Option<&'f DocumentFact>,
    /// The village letter that fulfils it or is on its way.
    pub letter: Option<&'f LetterFact>,
}

/// The checklist of a case.
pub fn papers(facts: &Facts) -> Vec<Paper<'_>> {
    let lines = Checklist::for_case(facts.scheme, facts.country.as_deref(), facts.judged_on(), facts.marital);
    lines.into_iter().map(|line| paper(line, facts)).collect()
}

/// One line of it.
pub fn paper<'f>(line: &'static Line, facts: &'f Facts) -> Paper<'f> {
    let document = facts.documents.iter().find(|document| document.line == line.key);
    let letter = letter_kind(line).and_then(|kind| letter(kind, facts));
    let by_letter = letter.map(|letter| match letter.state {
        LetterState::Acknowledged => Standing::Good,
        _ => Standing::WaitsForHead,
    });
    let by_document =
        document.filter(|_| line.key != FAMILY_PERMISSION).map(|document| standing(line, document, facts));
    let standing = match (by_letter, by_document) {
        (Some(Standing::Good), _) => Standing::Good,
        (_, Some(document)) => document,
        (Some(letter), None) => letter,
        (None, None) => Standing::Missing,
    };
    Paper { line, standing, document, letter }
}

/// The kind of village letter that fulfils a line.
pub fn letter_kind(line: &Line) -> Option<LetterKind> {
    match line.letter? {
        "izin_keluarga" => Some(LetterKind::FamilyPermission),
        "status_perkawinan" => Some(LetterKind::MaritalStatus),
        _ => None,
    }
}

/// The letter of a kind that counts most: acknowledged before checked before drafted, the newest of these.
fn letter(kind: LetterKind, facts: &Facts) -> Option<&LetterFact> {
    let rank = |state| match state {
        LetterState::Acknowledged => 3,
        LetterState::Checked => 2,
        LetterState::Draft => 1,
        LetterState::Withdrawn | LetterState::Cancelled => 0,
    };
    let alive = facts.letters.iter().filter(|letter| letter.kind == kind && rank(letter.state) > 0);
    alive.filter(|letter| facts.letter_counts(letter)).max_by_key(|letter| (rank(letter.state), letter.date, letter.id))
}

fn standing(line: &Line, document: &DocumentFact, facts: &Facts) -> Standing {
    if line.expires
        && let Some(until) = document.valid_until
        && until < facts.judged_on()
        && document.status != DocumentStatus::NotNeeded
    {
        return Standing::RunsOut(until);
    }
    if document.status == DocumentStatus::Valid
        && (document.valid_until.is_some() || !line.expires)
        && let Some((rule, missed)) = short(line, document, facts)
    {
        return Standing::Short(rule, missed);
    }
    match (document.status, document.valid_until) {
        (DocumentStatus::NotNeeded, _) if !line.required => Standing::NotNeeded,
        (DocumentStatus::NotNeeded, _) => Standing::Missing,
        (DocumentStatus::Invalid, _) => Standing::Invalid,
        (DocumentStatus::Present, _) => Standing::Unchecked,
        (DocumentStatus::Valid, None) if line.expires => Standing::Undated,
        (DocumentStatus::Valid, Some(until))
            if line.expires && !facts.is_home_again() && is_soon(until, facts.today) =>
        {
            Standing::GoodButSoon(until)
        }
        (DocumentStatus::Valid, _) => Standing::Good,
    }
}

/// The rule on validity that a paper misses for the planned departure.
fn short(line: &Line, document: &DocumentFact, facts: &Facts) -> Option<(&'static Validity, Date)> {
    let leaving = facts.planned_departure.filter(|_| facts.is_leaving())?;
    let scheme = facts.scheme.map(kernel::checklist::Scheme::name);
    let rule = validity::of(line.key, scheme, facts.country.as_deref(), facts.today)?;
    Some((rule, rule.missed(document.issued, document.valid_until, leaving)?))
}

fn is_soon(until: Date, today: Date) -> bool {
    today.checked_add(jiff::Span::new().days(SOON_DAYS)).is_ok_and(|limit| until <= limit)
}

/// Must this paper be there when the case enters a state?
pub fn is_due_at(line: &Line, target: CaseState) -> bool {
    let place = |state: CaseState| CaseState::BEFORE_DEPARTURE.iter().position(|one| *one == state);
    let (Some(due), Some(at)) = (CaseState::from_name(line.needed_by).and_then(place), place(target)) else {
        return false;
    };
    line.required && due <= at
}

/// The record of a paper, for links.
pub fn record_of(paper: &Paper<'_>) -> Option<RecordId> {
    paper.document.map(|document| document.id).or(paper.letter.map(|letter| letter.id))
}
