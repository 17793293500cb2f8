//! Letters of the sample world: drafted and checked by the officer, acknowledged by the head, sealed like real ones.

use jiff::Timestamp;
use kernel::{Record, RecordId};
use people::office::letter::acknowledge::{self, Acknowledge};
use people::office::letter::facts::Printing;
use people::office::letter::{check, draft};
use people::records::letter::{CheckedHow, Letter, LetterKind, SignerRelation};
use people::records::resident::Resident;
use store::Seen;

use super::Maker;
use super::families::Person;
use super::journey::{Desk, Wish};
use crate::trouble::Trouble;

/// Who gives the family's permission.
#[derive(Debug, Clone)]
pub struct Signer {
    /// What they are to the person.
    pub relation: SignerRelation,
    /// The name.
    pub name: String,
    /// The NIK, where there is one.
    pub nik: Option<String>,
    /// The address.
    pub address: Option<String>,
}

/// A letter from draft to acknowledgement.
pub fn acknowledged(
    maker: &mut Maker<'_>,
    person: &Person,
    desk: &Desk,
    wish: &Wish,
    kind: LetterKind,
    [drafted, checked, signed]: [Timestamp; 3],
) -> Result<(), Trouble> {
    let letter = checked_letter(maker, person, desk, wish, kind, [drafted, checked])?;
    sealed(maker, person.resident.id.raw(), desk, letter, signed)
}

/// The head acknowledges a letter that waits.
pub fn sealed(
    maker: &mut Maker<'_>,
    resident: RecordId,
    desk: &Desk,
    letter: RecordId,
    signed: Timestamp,
) -> Result<(), Trouble> {
    let key = desk.key.clone();
    let mut salt = [0u8; acknowledge::SALT];
    for (place, byte) in
        salt.iter_mut().zip(maker.random.next().to_be_bytes().into_iter().chain(maker.random.next().to_be_bytes()))
    {
        *place = byte;
    }
    let printing = Printing { check_address: maker.address.clone(), sample: true };
    maker.act(&desk.head, signed, move |read, action| {
        let seen = Seen::of(&read.row(Letter::SPEC, letter)?);
        let resident_seen = Seen::of(&read.row(Resident::SPEC, resident)?);
        let input = Acknowledge { letter, seen, resident_seen, key, key_record: action.record(7), salt, printing };
        acknowledge::acknowledge(read, &input)
    })
}

/// A letter that waits for the head.
pub fn checked_letter(
    maker: &mut Maker<'_>,
    person: &Person,
    desk: &Desk,
    wish: &Wish,
    kind: LetterKind,
    [drafted, checked]: [Timestamp; 2],
) -> Result<RecordId, Trouble> {
    let signer = wish.signer.clone().filter(|_| kind == LetterKind::FamilyPermission);
    let input = draft::Draft {
        relation: signer.as_ref().map(|one| one.relation),
        name: signer.as_ref().map(|one| one.name.clone()),
        nik: signer.as_ref().and_then(|one| one.nik.clone()),
        address: signer.as_ref().and_then(|one| one.address.clone()),
        country: Some(wish.country.to_owned()),
        job: Some(wish.job.to_owned()),
        confirmed: true,
        ..draft::Draft::default()
    };
    checked_draft(maker, person.resident.id.raw(), desk, kind, input, 0, [drafted, checked])
}

/// A draft that was checked, with so many heirs whose cards were compared.
pub fn checked_draft(
    maker: &mut Maker<'_>,
    resident: RecordId,
    desk: &Desk,
    kind: LetterKind,
    input: draft::Draft,
    heirs: usize,
    [drafted, checked]: [Timestamp; 2],
) -> Result<RecordId, Trouble> {
    let action = maker.action(&desk.officer, drafted);
    let letter = action.id.record(0);
    maker.queue(action, move |read, _| draft::create(read, letter, resident, kind, &input))?;
    maker.act(&desk.officer, checked, move |read, _| {
        let seen = Seen::of(&read.row(Letter::SPEC, letter)?);
        let how = Some(CheckedHow::Present);
        let heirs_seen = (1..=heirs).collect();
        check::check(read, &check::Check { letter, seen, how, note: None, free_will: true, heirs_seen })
    })?;
    Ok(letter)
}
