//! What only one kind of letter says: introduction, domicile, heirs, a return. It is typed into the draft, sealed there and
//! in the content. Not here: its bytes (`particulars_bytes`), the printed words (`papers::letter`).

use jiff::civil::Date;
use kernel::Phrase;
use kernel::refusal::Problem;

use super::HeirProblem;
use crate::records::letter::{HeirRelation, LetterKind, ReturnCondition};
use crate::words::letter_kinds as words;

/// Heirs, or goods, of one letter.
pub const MOST_ROWS: usize = 20;
/// Witnesses of an heirs' statement.
pub const WITNESSES: usize = 2;

/// The facts of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Particulars {
    /// An introduction to another office.
    Introduction(Introduction),
    /// Where somebody lives, and since when.
    Domicile(Domicile),
    /// The heirs' own statement after a death.
    Heirs(Heirs),
    /// Who handed over whom and what at a return.
    Return(Return),
}

impl Particulars {
    /// The kind of letter that these facts make.
    pub const fn kind(&self) -> LetterKind {
        match self {
            Particulars::Introduction(_) => LetterKind::Introduction,
            Particulars::Domicile(_) => LetterKind::Domicile,
            Particulars::Heirs(_) => LetterKind::HeirStatement,
            Particulars::Return(_) => LetterKind::ReturnHandover,
        }
    }
}

/// To whom and for what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Introduction {
    /// The office that it is written to.
    pub office: String,
    /// For what: "pembuatan paspor".
    pub purpose: String,
}

/// Where the resident lives is on their card; this says since when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Domicile {
    /// A day (`2015-03-04`) or a year (`2015`), as far as it is known.
    pub since: String,
    /// Who of the RT or RW confirmed it, where somebody did.
    pub confirmed_by: Option<String>,
    /// For what.
    pub purpose: String,
}

/// The resident died; those who inherit say who they are. Shares are not stated: they are nobody's business here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heirs {
    /// The day of the death.
    pub died: Date,
    /// Where.
    pub place: String,
    /// Number of the death certificate or the mission's letter.
    pub paper: Option<String>,
    /// For what: a claim of *Jaminan Kematian* (Permenaker 4/2023 art. 57).
    pub purpose: String,
    /// The heirs, in the order in which they sign.
    pub heirs: Vec<Heir>,
    /// Two of the RT or RW.
    pub witnesses: Vec<Witness>,
}

/// One heir.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heir {
    /// Name.
    pub name: String,
    /// NIK; a person without one is a person.
    pub nik: Option<String>,
    /// What they are to who died.
    pub relation: HeirRelation,
}

/// Somebody with what they are: "Ketua RT 02", "BP3MI Jawa Tengah".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Witness {
    /// Name.
    pub name: String,
    /// Position or office.
    pub position: String,
}

/// A return that was handed over (Permen P2MI 32/2025 art. 13): the village is the witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// On which day.
    pub day: Date,
    /// Where.
    pub place: String,
    /// From which country, two letters.
    pub country: Option<String>,
    /// Who handed over: a name and the office.
    pub giver: Witness,
    /// Who received, where it was not the person themself.
    pub receiver: Option<Heir>,
    /// How the person came.
    pub condition: ReturnCondition,
    /// Goods and papers.
    pub goods: Vec<Goods>,
}

/// One line of what was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Goods {
    /// What.
    pub what: String,
    /// How much: "1 koper".
    pub amount: String,
}

/// What the facts of a letter are held against.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The resident's NIK.
    pub nik: Option<&'a str>,
    /// The resident's date of birth.
    pub born: Option<Date>,
    /// The village's day.
    pub today: Date,
    /// "I have checked": what is unusual is so.
    pub confirmed: bool,
}

/// What is wrong with the facts, each at its field. Empty is nothing.
pub fn problems(particulars: &Particulars, about: About<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    match particulars {
        Particulars::Introduction(one) => {
            need(&mut found, &one.office, "office", words::NEEDS_OFFICE);
            need(&mut found, &one.purpose, "purpose", words::NEEDS_PURPOSE);
        }
        Particulars::Domicile(one) => {
            need(&mut found, &one.since, "since", words::NEEDS_SINCE);
            need(&mut found, &one.purpose, "purpose", words::NEEDS_PURPOSE);
        }
        Particulars::Heirs(one) => heirs(&mut found, one, about),
        Particulars::Return(one) => returned(&mut found, one, about),
    }
    found
}

fn need(found: &mut Vec<Problem>, text: &str, field: &str, message: Phrase) {
    if text.trim().is_empty() {
        say(found, field, "letter.missing", message);
    }
}

fn say(found: &mut Vec<Problem>, field: &str, code: &'static str, message: Phrase) {
    found.push(Problem { field: field.to_owned(), code, message });
}

fn heirs(found: &mut Vec<Problem>, one: &Heirs, about: About<'_>) {
    if one.died > about.today {
        say(found, "died", "letter.future", words::DIED_AHEAD);
    } else if about.born.is_some_and(|born| one.died < born) {
        say(found, "died", "letter.before_birth", words::DIED_BEFORE_BIRTH);
    }
    need(found, &one.place, "died_place", words::NEEDS_DIED_PLACE);
    need(found, &one.purpose, "purpose", words::NEEDS_PURPOSE);
    if one.heirs.is_empty() {
        say(found, "heir_name_1", "letter.heirs", words::NEEDS_HEIRS);
    }
    for problem in super::heirs::problems(&one.heirs, &one.witnesses, about.nik) {
        match problem {
            HeirProblem::IsDeceased(at) => {
                say(found, &format!("heir_nik_{}", at + 1), "letter.heir_is_deceased", words::HEIR_IS_DECEASED);
            }
            HeirProblem::SameNik(at) if !about.confirmed => {
                say(found, &format!("heir_nik_{}", at + 1), super::CONFIRM, words::HEIR_TWICE);
            }
            HeirProblem::WitnessInherits(at) => {
                say(found, &format!("witness_name_{}", at + 1), "letter.witness", words::WITNESS_INHERITS);
            }
            HeirProblem::SameWitness => say(found, "witness_name_2", "letter.witness_twice", words::WITNESS_TWICE),
            HeirProblem::SameNik(_) => {}
        }
    }
    for at in 1..=WITNESSES {
        let given = one.witnesses.get(at - 1);
        need(found, given.map_or("", |one| &one.name), &format!("witness_name_{at}"), words::NEEDS_WITNESS);
        need(found, given.map_or("", |one| &one.position), &format!("witness_position_{at}"), words::NEEDS_POSITION);
    }
}

fn returned(found: &mut Vec<Problem>, one: &Return, about: About<'_>) {
    if one.day > about.today {
        say(found, "day", "letter.future", words::RETURNED_AHEAD);
    }
    need(found, &one.place, "place", words::NEEDS_PLACE);
    need(found, &one.giver.name, "giver_name", words::NEEDS_GIVER);
    need(found, &one.giver.position, "giver_office", words::NEEDS_GIVER_OFFICE);
    match &one.receiver {
        Some(receiver) => need(found, &receiver.name, "receiver_name", words::NEEDS_RECEIVER),
        None if one.condition == ReturnCondition::Remains => {
            say(found, "receiver_name", "letter.missing", words::REMAINS_NEED_FAMILY);
        }
        None => {}
    }
}
