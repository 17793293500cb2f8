//! What the rules look at: the case, the person and the papers as plain facts, gathered by `office::facts`.

use jiff::civil::Date;
use kernel::RecordId;
use kernel::checklist::{Marital, Scheme};
use people::records::letter::{LetterKind, LetterState};

use super::review::ReviewStanding;
use crate::records::case::{CaseState, ReturnReason, RouteTaken};
use crate::records::counselling::FamilyPresent;
use crate::records::document::DocumentStatus;
use crate::records::employment::Answered;
use crate::records::return_outcome::ReturnWay;

/// Everything that a rule may ask about a case on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The day on which it is asked.
    pub today: Date,
    /// Where the case stands.
    pub state: CaseState,
    /// Where it stood before it stepped aside.
    pub set_aside_from: Option<CaseState>,
    /// How the person is to be placed.
    pub scheme: Option<Scheme>,
    /// Where to.
    pub country: Option<String>,
    /// Is the job named?
    pub job: bool,
    /// The person was abroad already when the case was opened, so that there is no step before to go back to.
    pub opened_abroad: bool,
    /// When the person wants to leave.
    pub planned_departure: Option<Date>,
    /// When the person left.
    pub departed_on: Option<Date>,
    /// Until when the contract runs.
    pub contract_end: Option<Date>,
    /// When the person came home last.
    pub returned_on: Option<Date>,
    /// When the person came home from an earlier migration; the day on which that became known where it is not known.
    pub earlier_return: Option<Date>,
    /// Is the agency named?
    pub agency: bool,
    /// Is its permit named?
    pub permit: bool,
    /// The person's birth date, where it may be seen.
    pub birth: Option<Date>,
    /// The person's marital status, where it may be seen.
    pub marital: Option<Marital>,
    /// How many contacts of the family are recorded.
    pub next_of_kin: usize,
    /// The person's letters of this village.
    pub letters: Vec<LetterFact>,
    /// The papers recorded for this case.
    pub documents: Vec<DocumentFact>,
    /// The topics told.
    pub told: Vec<Told>,
    /// Where the review of the things to check stands.
    pub review: ReviewStanding,
}

/// A letter of the village about the person.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterFact {
    /// Which letter.
    pub id: RecordId,
    /// What it is.
    pub kind: LetterKind,
    /// Where it stands.
    pub state: LetterState,
    /// Its number, once acknowledged.
    pub number: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// The destination it names.
    pub country: Option<String>,
}

/// A paper recorded for the case.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentFact {
    /// Which record.
    pub id: RecordId,
    /// The line of the checklist.
    pub line: String,
    /// What is known of it.
    pub status: DocumentStatus,
    /// When it was issued.
    pub issued: Option<Date>,
    /// Until when it is valid.
    pub valid_until: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Has the family a copy?
    pub family_copy: bool,
}

/// A topic told on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The topic's key.
    pub topic: String,
    /// When.
    pub date: Date,
    /// Who of the family was there.
    pub family: FamilyPresent,
}

/// What the form of a move gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// The day of the move; of the departure or the return where the move is one.
    pub date: Option<Date>,
    /// That day is not known (known afterwards).
    pub date_unknown: bool,
    /// The year alone, where no more is known.
    pub year: Option<i64>,
    /// Why.
    pub reason: Option<String>,
    /// What proves it.
    pub evidence: Option<String>,
    /// In which way the person left.
    pub route_taken: Option<RouteTaken>,
    /// Why the person came home.
    pub return_reason: Option<ReturnReason>,
    /// Until when the contract runs.
    pub contract_end: Option<Date>,
    /// What else is known of the work that begins or goes on.
    pub work: WorkGiven,
    /// What else is known of a return.
    pub homecoming: Homecoming,
}

/// The work that begins or goes on with a move, besides employer, telephone and end of the contract.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WorkGiven {
    /// Where the employer is.
    pub address: Option<String>,
    /// As what.
    pub job: Option<String>,
    /// The wage a month, such as `TWD 17500.00`.
    pub wage: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// What the contract says.
    pub says: Option<String>,
    /// An extension: was it made before the Indonesian mission? A change: do both parties agree (UU 18/2017 art. 17 to 19)?
    pub agreed: Option<Answered>,
}

/// How somebody came home.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Homecoming {
    /// By own means, or assisted.
    pub way: Option<ReturnWay>,
    /// What needs care at once.
    pub health: Option<String>,
    /// Wages and other rights that are not paid.
    pub unpaid: Option<String>,
}

impl Facts {
    /// The day by which validity is judged: the planned departure while it lies ahead, the return once the person is home,
    /// otherwise today.
    pub fn judged_on(&self) -> Date {
        match self.planned_departure {
            Some(day) if self.is_leaving() => day.max(self.today),
            _ if self.is_home_again() => self.returned_on.unwrap_or(self.today),
            _ => self.today,
        }
    }

    /// Is the journey still ahead?
    pub fn is_leaving(&self) -> bool {
        self.state.is_before_departure() || self.state.is_set_aside()
    }

    /// Is the journey over?
    pub fn is_home_again(&self) -> bool {
        matches!(self.state, CaseState::Pulang | CaseState::Purna)
    }

    /// The person's age on the planned departure, or today while there is none.
    pub fn age_at_departure(&self) -> Option<u16> {
        Some(kernel::day::age(self.birth?, self.planned_departure.unwrap_or(self.today)))
    }

    /// Does this letter count for the journey at hand? One from before the last return, or for another country, does not.
    pub fn letter_counts(&self, letter: &LetterFact) -> bool {
        let since_return = match (letter.date, self.returned_on.max(self.earlier_return)) {
            (Some(date), Some(returned)) if self.is_leaving() => date >= returned,
            _ => true,
        };
        let same_country = match (&letter.country, &self.country) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        since_return && same_country
    }
}
