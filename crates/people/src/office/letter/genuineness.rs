//! Is a letter genuine? Four answers, with masked names only (DESIGN 7): registered; genuine, register not here yet;
//! withdrawn; false. Not here: the page and how often one may ask (`pages::letter`).

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::seal::{Seal, VerifyingKey};
use kernel::{Actor, Held, Phrase, Refusal, Stored};
use store::Reader;

use crate::records::letter::{Letter, LetterState};
use crate::records::{Office, Resident, SealKey, SealedPaper};
use crate::rules::letter::{check_code, code_typed, key_name, title};

/// What the check says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Genuine and in the register.
    Registered(Found),
    /// The office's own key made it, but its record has not come here.
    NotHere(Found),
    /// Genuine once, no longer valid.
    Withdrawn(Found),
    /// Nothing here shows it to be genuine.
    False(Why),
}

/// Why nothing was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Mistyped, cut off or changed.
    Changed,
    /// No office known here has this key.
    UnknownKey,
    /// No letter here has this check code.
    UnknownCode,
}

/// What may be told of a genuine letter: nothing personal beyond masked names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its heading; only the kind of paper where its record is not here.
    pub title: Phrase,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Date,
    /// The office.
    pub office: String,
    /// Whom it is about; nothing where its record is not here.
    pub resident: Option<Name>,
    /// Who gave permission.
    pub signer: Option<Name>,
    /// Since when it is withdrawn.
    pub withdrawn: Option<Timestamp>,
}

/// A name as anybody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// `W****** L******`
    Masked(String),
    /// This node cannot read it.
    Kept,
    /// Erased on request.
    Erased,
}

/// Who the software reads as to answer anybody: it sees every letter, and [`Found`] says what of it is told.
pub fn reader() -> Actor {
    crate::office::software()
}

/// Checks the text of a QR's address.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn check_text(read: &Reader<'_>, text: &str) -> Result<Verdict, Refusal> {
    match Seal::from_text(text) {
        Ok(seal) => check_seal(read, &seal),
        Err(_) => Ok(Verdict::False(Why::Changed)),
    }
}

/// Checks what a person typed or pasted: an address, its last part, or a check code.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn check_typed(read: &Reader<'_>, typed: &str) -> Result<Verdict, Refusal> {
    if let Some(code) = code_typed(typed) {
        return check_by_code(read, &code);
    }
    let last = typed.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let text: String = last.chars().filter(|letter| !letter.is_whitespace()).collect();
    check_text(read, &text.to_uppercase())
}

fn check_by_code(read: &Reader<'_>, code: &str) -> Result<Verdict, Refusal> {
    let reader = reader();
    let letters = read.as_actor(&reader).lookup::<Letter>("check_code", code)?;
    let seal = letters.first().and_then(|letter| Seal::decode(letter.seal.as_deref()?).ok());
    let seal = match seal {
        Some(seal) => Some(seal),
        None => {
            let papers = read.as_actor(&reader).lookup::<SealedPaper>("check_code", code)?;
            papers.first().and_then(|paper| Seal::decode(&paper.seal).ok())
        }
    };
    match seal {
        Some(seal) => check_seal(read, &seal),
        None => Ok(Verdict::False(Why::UnknownCode)),
    }
}

/// Checks a seal: the key must be an office's, the signature its, and the register says whether the letter stands.
fn check_seal(read: &Reader<'_>, seal: &Seal) -> Result<Verdict, Refusal> {
    let reader = reader();
    let read = read.as_actor(&reader);
    let keys = read.lookup::<SealKey>("key_id", &key_name(seal.key))?;
    if keys.is_empty() {
        return Ok(Verdict::False(Why::UnknownKey));
    }
    let Some(key) = keys.iter().find(|key| verifies(seal, key)) else { return Ok(Verdict::False(Why::Changed)) };
    let bytes = seal.encode();
    let letters = read.lookup::<Letter>("check_code", &check_code(&seal.payload.digest))?;
    let letter =
        letters.iter().find(|letter| letter.home() == key.home() && letter.seal.as_deref() == Some(&bytes[..]));
    let office = read.maybe::<Office>(key.home())?;
    if let Some(paper) = paper_of(&read, seal, key)? {
        let title = kernel::seal::kind_phrase(seal.payload.kind);
        let found = Found { withdrawn: paper.withdrawn_at, ..told(seal, office.as_ref(), title) };
        return Ok(match paper.withdrawn_at {
            None => Verdict::Registered(found),
            Some(_) => Verdict::Withdrawn(found),
        });
    }
    match letter {
        Some(letter) => registered(&read, seal, letter, office.as_ref()),
        // A key seals for its own village only.
        None if office.as_ref().and_then(|office| office.region) == Some(seal.payload.region) => {
            Ok(Verdict::NotHere(told(seal, office.as_ref(), kernel::seal::kind_phrase(seal.payload.kind))))
        }
        None => Ok(Verdict::False(Why::Changed)),
    }
}

/// The paper of a room that this seal stands on, where its record is here.
fn paper_of(read: &Reader<'_>, seal: &Seal, key: &Stored<SealKey>) -> Result<Option<Stored<SealedPaper>>, Refusal> {
    let bytes = seal.encode();
    let papers = read.lookup::<SealedPaper>("check_code", &check_code(&seal.payload.digest))?;
    Ok(papers.into_iter().find(|paper| paper.home() == key.home() && paper.seal == bytes))
}

fn verifies(seal: &Seal, key: &SealKey) -> bool {
    let bytes = <[u8; 32]>::try_from(key.public_key.as_slice()).ok();
    bytes.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()).is_some_and(|public| seal.verify(&public).is_ok())
}

fn registered(
    read: &Reader<'_>,
    seal: &Seal,
    letter: &Stored<Letter>,
    office: Option<&Stored<Office>>,
) -> Result<Verdict, Refusal> {
    let resident = match read.maybe::<Resident>(letter.resident.id)? {
        Some(resident) => masked(&resident.name),
        None => Name::Kept,
    };
    let signer = match (&letter.signer_relation, &letter.signer_name) {
        (None, _) => None,
        (Some(_), Held::Known(name)) => name.as_ref().map(|name| Name::Masked(kernel::name::masked(name))),
        (Some(_), Held::Sealed) => Some(Name::Kept),
        (Some(_), Held::Erased) => Some(Name::Erased),
    };
    let found = Found {
        resident: Some(resident),
        signer,
        withdrawn: letter.withdrawn_at,
        ..told(seal, office, title(letter.kind, letter.signer_relation))
    };
    Ok(match letter.state {
        LetterState::Acknowledged => Verdict::Registered(found),
        LetterState::Withdrawn => Verdict::Withdrawn(found),
        LetterState::Draft | LetterState::Checked | LetterState::Cancelled => Verdict::False(Why::Changed),
    })
}

fn masked(name: &Held<String>) -> Name {
    match name {
        Held::Known(name) => Name::Masked(kernel::name::masked(name)),
        Held::Sealed => Name::Kept,
        Held::Erased => Name::Erased,
    }
}

fn told(seal: &Seal, office: Option<&Stored<Office>>, title: Phrase) -> Found {
    let region = kernel::region::Regions::get().full_name(&seal.payload.region);
    Found {
        title,
        number: seal.payload.number.clone(),
        date: seal.payload.date,
        office: region.or_else(|| office.map(|office| office.name.clone())).unwrap_or_default(),
        resident: None,
        signer: None,
        withdrawn: None,
    }
}
