//! The seal on documents (PIN): a signed binary payload, carried by a QR as text in an address. It holds no name.
//! Kept here: bytes, text form, signing and checking. Not here: the QR's picture (documents), where keys live (store),
//! what the register says about a genuine seal (rooms).
//!
//! Version 1, big-endian, without padding:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 1 |
//! | 8 | key: first 8 bytes of SHA-256 of the public key |
//! | 1 | kind of paper |
//! | 2 | date, days since 1 January 2000 |
//! | 2 | edition of the regions |
//! | 5 | region: province, regency, district (1 byte each), village (2 bytes), zeros from where it ends |
//! | 1 + n | length and UTF-8 of the number, 1 to 60 bytes |
//! | 32 | digest of the content |
//! | 64 | Ed25519 signature over [`LABEL`] and all bytes before it |

#[cfg(test)]
mod tests;
mod text;

pub use ed25519_dalek::{SigningKey, VerifyingKey};

use crate::region::{Code, Level};
use crate::words::{Phrase, phrase};
use ed25519_dalek::{Signature, Signer};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// Put before the signed bytes, so that a signature made for something else never passes as a seal.
pub const LABEL: &[u8] = b"desmigratif seal\0";

const VERSION: u8 = 1;
const FIXED_HEAD: usize = 20;
const DIGEST: usize = 32;
const SIGNATURE: usize = 64;

/// The longest number of a letter, in bytes; keeps the QR small enough to print at 3 cm.
pub const LONGEST_NUMBER: usize = 60;

/// Kind of paper: a letter that the village signs or acknowledges.
pub const LETTER: u8 = 1;
/// Kind of paper: a certificate, as of a training.
pub const CERTIFICATE: u8 = 2;
/// Kind of paper: a receipt for money.
pub const RECEIPT: u8 = 3;
/// Kind of paper: a handover record (BAST).
pub const HANDOVER: u8 = 4;

/// What people call a kind of paper; a kind made by a later version is just a document.
pub const fn kind_phrase(kind: u8) -> Phrase {
    match kind {
        LETTER => phrase("Surat", "Letter"),
        CERTIFICATE => phrase("Sertifikat", "Certificate"),
        RECEIPT => phrase("Kuitansi", "Receipt"),
        HANDOVER => phrase("Berita acara serah terima", "Handover record"),
        _ => phrase("Dokumen", "Document"),
    }
}

/// What a seal says of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The number in the register of letters, at most [`LONGEST_NUMBER`] bytes.
    pub number: String,
    /// The office's region.
    pub region: Code,
    /// The edition of the regions in which the code is meant ([`crate::region::EDITION_NUMBER`]).
    pub edition: u16,
    /// Kind of paper, such as [`LETTER`].
    pub kind: u8,
    /// The date on the paper, of the years 2000 to 2179.
    pub date: Date,
    /// The digest of the content, see [`content_digest`].
    pub digest: [u8; DIGEST],
}

/// The first 8 bytes of the SHA-256 of a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 8]);

/// A payload with its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// What is sealed.
    pub payload: Payload,
    /// Which key signed it.
    pub key: KeyId,
    signature: [u8; SIGNATURE],
}

/// Why something is no seal, or no genuine one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The text or the bytes are not what a seal looks like: cut off, too long, changed.
    #[error("not a seal")]
    Malformed,
    /// Made by a later version of the program.
    #[error("a seal of a later version")]
    Version,
    /// The number is empty, too long or holds control characters.
    #[error("a number that no seal can carry")]
    Number,
    /// A date before 2000 or after 2179.
    #[error("a date that no seal can carry")]
    Date,
    /// Signed by another key than the one it is checked with.
    #[error("signed by another key")]
    OtherKey,
    /// The signature does not fit the content: false or changed.
    #[error("the signature does not fit")]
    Signature,
}

impl SealError {
    /// What to tell the person who checks a paper.
    pub const fn phrase(self) -> Phrase {
        match self {
            SealError::Malformed => phrase(
                "Alamat atau kode QR ini tidak lengkap atau sudah berubah.",
                "This address or QR code is not complete or has been changed.",
            ),
            SealError::Version => phrase(
                "Kode ini dibuat dengan versi yang lebih baru. Periksa di komputer yang sudah diperbarui.",
                "This code was made by a later version. Check it on a computer that is up to date.",
            ),
            SealError::Number => {
                phrase("Nomor surat kosong atau terlalu panjang.", "The number of the letter is empty or too long.")
            }
            SealError::Date => phrase(
                "Tanggal surat di luar tahun yang dapat dipakai.",
                "The date of the letter lies outside the years that can be used.",
            ),
            SealError::OtherKey | SealError::Signature => phrase(
                "Tanda keaslian tidak cocok. Surat ini palsu atau sudah diubah.",
                "The seal does not fit. This letter is false or has been changed.",
            ),
        }
    }
}

/// SHA-256 over the salt and the letter's content in deterministic CBOR. The salt keeps a short content from being
/// guessed.
pub fn content_digest(salt: &[u8; 16], content_cbor: &[u8]) -> [u8; DIGEST] {
    Sha256::new().chain_update(salt).chain_update(content_cbor).finalize().into()
}

impl KeyId {
    /// The id of a public key.
    pub fn of(key: &VerifyingKey) -> KeyId {
        let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
        let mut id = [0; 8];
        id.copy_from_slice(&digest[..8]);
        KeyId(id)
    }
}

impl Payload {
    /// Signs with the office's key.
    pub fn sign(self, key: &SigningKey) -> Result<Seal, SealError> {
        let id = KeyId::of(&key.verifying_key());
        let message = signed_bytes(&self.encode(id)?);
        let signature = key.sign(&message).to_bytes();
        Ok(Seal { payload: self, key: id, signature })
    }

    /// All bytes before the signature.
    fn encode(&self, key: KeyId) -> Result<Vec<u8>, SealError> {
        if !number_fits(&self.number) {
            return Err(SealError::Number);
        }
        let days = crate::day::days_between(EPOCH, self.date);
        let days = u16::try_from(days).map_err(|_| SealError::Date)?;
        let mut bytes = Vec::with_capacity(FIXED_HEAD + self.number.len() + DIGEST + SIGNATURE);
        bytes.push(VERSION);
        bytes.extend(key.0);
        bytes.push(self.kind);
        bytes.extend(days.to_be_bytes());
        bytes.extend(self.edition.to_be_bytes());
        bytes.extend(region_bytes(&self.region));
        bytes.push(self.number.len() as u8);
        bytes.extend(self.number.as_bytes());
        bytes.extend(self.digest);
        Ok(bytes)
    }
}

/// Day 0 of the payload's dates.
const EPOCH: Date = jiff::civil::date(2000, 1, 1);

impl Seal {
    /// The bytes of the payload with its signature.
    pub fn encode(&self) -> Vec<u8> {
        // A seal exists only after `sign` or `decode`, which both refuse what cannot be encoded.
        let mut bytes = self.payload.encode(self.key).unwrap_or_default();
        bytes.extend(self.signature);
        bytes
    }

    /// Reads bytes; there is exactly one way to write each seal, everything else is refused.
    pub fn decode(bytes: &[u8]) -> Result<Seal, SealError> {
        match bytes.first() {
            Some(&VERSION) => {}
            Some(version) if *version > VERSION => return Err(SealError::Version),
            _ => return Err(SealError::Malformed),
        }
        let (head, rest) = bytes.split_first_chunk::<FIXED_HEAD>().ok_or(SealError::Malformed)?;
        let [_, k0, k1, k2, k3, k4, k5, k6, k7, kind, d0, d1, e0, e1, region @ .., length] = *head;
        let (number, rest) = rest.split_at_checked(usize::from(length)).ok_or(SealError::Malformed)?;
        let (digest, rest) = rest.split_first_chunk::<DIGEST>().ok_or(SealError::Malformed)?;
        let signature = <[u8; SIGNATURE]>::try_from(rest).map_err(|_| SealError::Malformed)?;
        let number = std::str::from_utf8(number).map_err(|_| SealError::Malformed)?;
        if !number_fits(number) {
            return Err(SealError::Malformed);
        }
        let days = jiff::Span::new().days(i64::from(u16::from_be_bytes([d0, d1])));
        let date = EPOCH.checked_add(days).map_err(|_| SealError::Malformed)?;
        Ok(Seal {
            payload: Payload {
                number: number.to_owned(),
                region: region_of(region).ok_or(SealError::Malformed)?,
                edition: u16::from_be_bytes([e0, e1]),
                kind,
                date,
                digest: *digest,
            },
            key: KeyId([k0, k1, k2, k3, k4, k5, k6, k7]),
            signature,
        })
    }

    /// Whether `key` signed exactly this.
    pub fn verify(&self, key: &VerifyingKey) -> Result<(), SealError> {
        if KeyId::of(key) != self.key {
            return Err(SealError::OtherKey);
        }
        let message = signed_bytes(&self.payload.encode(self.key)?);
        let signature = Signature::from_bytes(&self.signature);
        // Strict: also refuses signatures that another writing of the same numbers would pass.
        key.verify_strict(&message, &signature).map_err(|_| SealError::Signature)
    }

    /// The text for an address: base32 in capitals, without padding.
    pub fn to_text(&self) -> String {
        text::encode(&self.encode())
    }

    /// Reads the text of an address; any changed character either fails here or at [`Seal::verify`].
    pub fn from_text(typed: &str) -> Result<Seal, SealError> {
        Seal::decode(&text::decode(typed).ok_or(SealError::Malformed)?)
    }
}

fn signed_bytes(bytes: &[u8]) -> Vec<u8> {
    [LABEL, bytes].concat()
}

fn number_fits(number: &str) -> bool {
    (1..=LONGEST_NUMBER).contains(&number.len()) && !number.chars().any(char::is_control)
}

fn region_bytes(region: &Code) -> [u8; 5] {
    let mut bytes = [0; 5];
    if region.level() == Level::Nation {
        return bytes;
    }
    for (at, group) in region.as_str().split('.').enumerate() {
        // A valid code's groups have two digits, the village's four.
        let [high, low] = group.parse::<u16>().unwrap_or_default().to_be_bytes();
        if at < 3 {
            bytes[at] = low;
        } else {
            bytes[3..].copy_from_slice(&[high, low]);
        }
    }
    bytes
}

fn region_of([province, regency, district, high, low]: [u8; 5]) -> Option<Code> {
    let village = u16::from_be_bytes([high, low]);
    if province > 99 || regency > 99 || district > 99 || village > 9_999 {
        return None;
    }
    let text = match (province, regency, district, village) {
        (0, 0, 0, 0) => return Some(Code::NATION),
        (province, 0, 0, 0) => format!("{province:02}"),
        (province, regency, 0, 0) => format!("{province:02}{regency:02}"),
        (province, regency, district, 0) => format!("{province:02}{regency:02}{district:02}"),
        _ => format!("{province:02}{regency:02}{district:02}{village:04}"),
    };
    // A zero before the end is refused by the code itself.
    Code::parse(&text).ok().filter(|code| code.level() != Level::Nation)
}
