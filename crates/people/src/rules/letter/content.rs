//! The content of a letter: every fact that is printed, and nothing else. It is sealed under the resident's key; its
//! salted digest is what the seal signs. Not here: its bytes (`bytes`), the words around the facts (`papers::letter`).

use jiff::civil::Date;
use kernel::region::Code;

use super::particulars::Particulars;
use crate::records::letter::{CheckedHow, LetterKind, SignerRelation};
use crate::records::resident::MaritalStatus;

/// The facts of one letter. Without number, date and check it is a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// What the letter is.
    pub kind: LetterKind,
    /// Its number in the register.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The village.
    pub region: Code,
    /// In which edition of the regions.
    pub edition: u16,
    /// Lines of the letterhead, the widest authority first.
    pub levels: Vec<String>,
    /// The office's address.
    pub address: String,
    /// The office's telephone.
    pub phone: Option<String>,
    /// The office's email.
    pub email: Option<String>,
    /// Whom it is about.
    pub resident: Person,
    /// The family's statement; a statement of marital status has none.
    pub signer: Option<Statement>,
    /// Destination, two letters.
    pub country: Option<String>,
    /// Intended job.
    pub job: Option<String>,
    /// How identity and free will were checked.
    pub check: Option<Checked>,
    /// Who acknowledges.
    pub head: Head,
    /// Is there a place for the duty stamp?
    pub meterai: bool,
    /// Where it is written: "Kuripan".
    pub place: String,
    /// Where a genuine letter is told from a false one: the node's address, without a slash at the end.
    pub check_address: String,
    /// A letter of a sample world, marked as such.
    pub sample: bool,
    /// What only this kind of letter says; the first two kinds have none.
    pub particulars: Option<Particulars>,
}

/// A resident as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Name.
    pub name: String,
    /// NIK; a person without one is a person.
    pub nik: Option<String>,
    /// Place of birth.
    pub birth_place: Option<String>,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Occupation.
    pub occupation: Option<String>,
    /// Address in one line.
    pub address: String,
    /// Marital status.
    pub marital: Option<MaritalStatus>,
}

/// Who gives permission, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What they are to the resident.
    pub relation: SignerRelation,
    /// Name.
    pub name: String,
    /// NIK.
    pub nik: Option<String>,
    /// Address.
    pub address: String,
}

/// The check as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// How.
    pub how: CheckedHow,
    /// On which day.
    pub date: Date,
}

/// The head as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// "Kepala Desa Kuripan", "Plh. Kepala Desa Kuripan".
    pub title: String,
    /// Name; empty leaves a line to write on.
    pub name: String,
    /// Civil service number, where there is one.
    pub number: Option<String>,
}
