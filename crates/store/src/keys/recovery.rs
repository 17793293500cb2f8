//! The recovery code: seven groups on paper that open the node's key when its file is lost or its passphrase forgotten.
//! The database holds the node's key sealed to the code's public half (X25519), so that a change of the node's key seals
//! it anew without the code, and who has only the node's key learns nothing about the code.
//! Not here: setting a new node key (`change`), printing the code.

use curve25519_dalek::MontgomeryPoint;
use jiff::Timestamp;
use zeroize::Zeroizing;

use super::cipher::{self, KeyBytes};
use super::{KeyError, Keys, Unlock, purposes};
use crate::engine::{Db, Location};

/// Groups of a code, and signs of a group; the last sign of each checks the others.
const GROUPS: usize = 7;
const SIGNS: usize = 5;
const OWN: usize = SIGNS - 1;
/// Crockford's 32 signs: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The name under which the database keeps what the code opens.
const NAME: &str = "recovery";
const SECRET: &str = "desmigratif 2026 node: recovery code";
const SEAL: &str = "desmigratif 2026 node: key sealed to the recovery code";

/// A recovery code: 140 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; GROUPS * OWN]>);

/// Why something typed is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// So many groups, or signs where nothing parts them.
    #[error("a recovery code has {GROUPS} groups of {SIGNS} letters and digits; here are {0}")]
    Length(usize),
    /// This group, counted from 1, is mistyped.
    #[error("group {0} of the recovery code is mistyped: compare it with the paper")]
    Group(usize),
}

impl RecoveryCode {
    /// A new code.
    pub fn fresh() -> Result<RecoveryCode, KeyError> {
        let mut digits = Zeroizing::new(cipher::random::<{ GROUPS * OWN }>()?);
        digits.iter_mut().for_each(|digit| *digit &= 31);
        Ok(RecoveryCode(digits))
    }

    /// As it is printed: groups parted by hyphens.
    pub fn written(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (SIGNS + 1)));
        for (index, group) in self.0.chunks(OWN).enumerate() {
            if index > 0 {
                text.push('-');
            }
            for digit in group.iter().chain([&check(index, group)]) {
                text.push(char::from(ALPHABET[usize::from(*digit & 31)]));
            }
        }
        text
    }

    /// Reads what a person typed: small letters, spaces for hyphens, `O` for `0`, `I` and `L` for `1`.
    ///
    /// # Errors
    /// The first group that is mistyped. That a whole code is another node's, only the database tells.
    pub fn parse(typed: &str) -> Result<RecoveryCode, CodeError> {
        let groups = groups(typed)?;
        let mut digits = Zeroizing::new([0; GROUPS * OWN]);
        for (index, group) in groups.iter().enumerate() {
            let wrong = || CodeError::Group(index + 1);
            let read: Option<Vec<u8>> = group.chars().map(digit).collect();
            let read = Zeroizing::new(read.filter(|read| read.len() == SIGNS).ok_or_else(wrong)?);
            if check(index, &read[..OWN]) != read[OWN] {
                return Err(wrong());
            }
            digits[index * OWN..(index + 1) * OWN].copy_from_slice(&read[..OWN]);
        }
        Ok(RecoveryCode(digits))
    }

    fn secret(&self) -> KeyBytes {
        cipher::derive(SECRET, &self.0[..])
    }
}

/// The groups of what was typed; where nothing parts them, five signs each.
fn groups(typed: &str) -> Result<Vec<Zeroizing<String>>, CodeError> {
    let parts: Vec<&str> = typed.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.len() == GROUPS {
        return Ok(parts.into_iter().map(|part| Zeroizing::new(part.to_owned())).collect());
    }
    let signs: Zeroizing<Vec<char>> = Zeroizing::new(parts.iter().flat_map(|part| part.chars()).collect());
    if signs.len() == GROUPS * SIGNS {
        return Ok(signs.chunks(SIGNS).map(|group| Zeroizing::new(group.iter().collect())).collect());
    }
    Err(CodeError::Length(if parts.len() > 1 { parts.len() } else { signs.len() }))
}

fn digit(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == sign).map(|place| place as u8)
}

/// The checking sign of a group: a sum over GF(32) in which every place weighs otherwise, so that one mistyped sign, two
/// signs that changed places and two groups that changed places are all found.
fn check(index: usize, group: &[u8]) -> u8 {
    let weighed = |sum: u8, digit: &u8| times_alpha(sum ^ digit);
    group.iter().fold(0, weighed) ^ (index as u8 + 1)
}

/// Multiplication by the generator of GF(32), x⁵ + x² + 1.
fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    (if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }) & 31
}

/// Makes a recovery code for a node that does not run. `show` prints it before it becomes good: who has a paper that opens
/// nothing makes another, who has none would never know. Where there is one already and `replace` is not said, nothing is
/// made, and the answer is when it was, in milliseconds UTC.
pub fn make_recovery(
    at: &Location,
    unlock: &Unlock,
    replace: bool,
    now: Timestamp,
    show: impl FnOnce(&RecoveryCode),
) -> Result<Option<i64>, KeyError> {
    let db = Db::writer(at)?;
    let keys = Keys::find(&db, &at.dir, unlock)?;
    keys.prepare(&db)?;
    if let Some(made) = made(&db)?.filter(|_| !replace) {
        return Ok(Some(made));
    }
    let code = RecoveryCode::fresh()?;
    show(&code);
    keys.keep_recovery(&db, &code, now)?;
    Ok(None)
}

/// Keeps the node's key for a new code; the code before opens nothing any more. Runs on the writer.
pub(super) fn keep(db: &Db, node: &KeyBytes, code: &RecoveryCode, now: Timestamp) -> Result<(), KeyError> {
    let public = MontgomeryPoint::mul_base_clamped(*code.secret()).to_bytes();
    purposes::put(db, NAME, &sealed_to(&public, node)?, now.as_millisecond())
}

/// Seals another node key to the same code, where there is one. Runs on the writer, in the transaction of the change.
pub(super) fn keep_again(db: &Db, node: &KeyBytes) -> Result<(), KeyError> {
    let Some((kept, made)) = purposes::get(db, NAME)? else { return Ok(()) };
    let (public, _) = kept.split_first_chunk::<32>().ok_or(KeyError::Altered)?;
    purposes::put(db, NAME, &sealed_to(public, node)?, made)
}

/// The node's key, by its code.
///
/// # Errors
/// `NoRecovery` where none was ever made, `WrongCode` for another one.
pub(super) fn open(db: &Db, code: &RecoveryCode) -> Result<KeyBytes, KeyError> {
    let (kept, made) = purposes::get(db, NAME)?.ok_or(KeyError::NoRecovery)?;
    let (public, rest) = kept.split_first_chunk::<32>().ok_or(KeyError::Altered)?;
    let (ephemeral, wrapped) = rest.split_first_chunk::<32>().ok_or(KeyError::Altered)?;
    let secret = code.secret();
    if MontgomeryPoint::mul_base_clamped(*secret).to_bytes() != *public {
        return Err(KeyError::WrongCode(made));
    }
    let shared = Zeroizing::new(MontgomeryPoint(*ephemeral).mul_clamped(*secret).to_bytes());
    cipher::unwrap_key(&sealing_key(&shared, ephemeral, public), NAME.as_bytes(), wrapped)
}

/// When the code that is good now was made, in milliseconds UTC.
pub(super) fn made(db: &Db) -> Result<Option<i64>, KeyError> {
    Ok(purposes::get(db, NAME)?.map(|(_, made)| made))
}

/// Public half, the sealing's own public half, wrapped key.
fn sealed_to(public: &[u8; 32], node: &KeyBytes) -> Result<Vec<u8>, KeyError> {
    let once = cipher::random_key()?;
    let ephemeral = MontgomeryPoint::mul_base_clamped(*once).to_bytes();
    let shared = Zeroizing::new(MontgomeryPoint(*public).mul_clamped(*once).to_bytes());
    let wrapped = cipher::wrap(&sealing_key(&shared, &ephemeral, public), NAME.as_bytes(), &node[..])?;
    Ok([&public[..], &ephemeral, &wrapped].concat())
}

fn sealing_key(shared: &[u8; 32], ephemeral: &[u8; 32], public: &[u8; 32]) -> KeyBytes {
    cipher::derive(SEAL, &Zeroizing::new([&shared[..], ephemeral, public].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        let digits: [u8; GROUPS * OWN] = std::array::from_fn(|index| (index as u8 * 7 + 3) & 31);
        RecoveryCode(Zeroizing::new(digits))
    }

    #[test]
    fn a_code_is_read_back_however_a_person_types_it() {
        let written = code().written();
        assert_eq!(written.len(), 41);
        assert!(RecoveryCode::parse(&written) == Ok(code()));
        assert!(RecoveryCode::parse(&written.to_lowercase().replace('-', " ")) == Ok(code()));
        assert!(RecoveryCode::parse(&written.replace('-', "")) == Ok(code()));
        assert!(RecoveryCode::parse(&format!(" {}\n", written.replace('0', "o").replace('1', "l"))) == Ok(code()));
    }

    #[test]
    fn every_mistyped_sign_is_told_at_its_group() {
        let written = code().written();
        for place in (0..written.len()).filter(|place| place % 6 != 5) {
            for other in ALPHABET.iter().filter(|sign| **sign != written.as_bytes()[place]) {
                let mut typed = written.as_bytes().to_vec();
                typed[place] = *other;
                let typed = String::from_utf8(typed).unwrap();
                assert!(RecoveryCode::parse(&typed) == Err(CodeError::Group(place / 6 + 1)), "{typed}");
            }
        }
    }

    #[test]
    fn signs_and_groups_that_changed_places_are_found() {
        let written = code().written();
        let signs: Vec<char> = written.chars().collect();
        for (one, other) in (0..5).flat_map(|one| (one + 1..5).map(move |other| (one, other))) {
            let mut typed = signs.clone();
            typed.swap(one, other);
            let typed: String = typed.iter().collect();
            assert!(typed == *written || RecoveryCode::parse(&typed) == Err(CodeError::Group(1)), "{typed}");
        }
        let mut groups: Vec<&str> = written.split('-').collect();
        groups.swap(2, 4);
        assert!(RecoveryCode::parse(&groups.join("-")) == Err(CodeError::Group(3)));
    }

    #[test]
    fn what_is_too_short_or_has_a_group_of_another_length_is_said_so() {
        let written = code().written();
        assert!(RecoveryCode::parse(&written[..35]) == Err(CodeError::Length(6)));
        assert!(RecoveryCode::parse("") == Err(CodeError::Length(0)));
        let shorter = format!("{}{}", &written[..8], &written[9..]);
        assert!(RecoveryCode::parse(&shorter) == Err(CodeError::Group(2)), "{shorter}");
        assert!(RecoveryCode::parse(&written.replacen('-', "-é", 1)) == Err(CodeError::Group(2)));
    }
}
