//! Referrals: to which agencies, by when, and the reply code on the packet. Agencies and days are data
//! (data/rules/referral_agencies.tsv). Not here: writing one (`office::referral`).

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::{Phrase, RecordId, choices, working_day};

use crate::records::referral::{AnswerKind, ReferralState, Urgency};

const TABLE: &str = include_str!("../../../../data/rules/referral_agencies.tsv");

/// One agency to which people are referred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agency {
    /// Stable key, kept with the referral.
    pub key: &'static str,
    /// What it is called.
    pub name: Phrase,
    /// For what.
    pub purpose: Phrase,
    /// Working days until the answer is due: normal, soon, emergency.
    pub days: [u16; 3],
    /// The key of whoever stands above it; empty for nobody.
    pub next: &'static str,
    /// Where that comes from.
    pub source: &'static str,
}

/// All of them, in the order of the data.
pub fn agencies() -> &'static [Agency] {
    static LIST: OnceLock<Vec<Agency>> = OnceLock::new();
    LIST.get_or_init(|| rows().filter_map(read).collect())
}

/// The agency of a key.
pub fn agency(key: &str) -> Option<&'static Agency> {
    agencies().iter().find(|one| one.key == key)
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(row: &'static str) -> Option<Agency> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, for_id, for_en, normal, soon, emergency, next, source, _confidence] = parts[..] else {
        return None;
    };
    Some(Agency {
        key,
        name: Phrase { id, en },
        purpose: Phrase { id: for_id, en: for_en },
        days: [normal.parse().ok()?, soon.parse().ok()?, emergency.parse().ok()?],
        next,
        source,
    })
}

/// Working days for an agency that is not on the list.
const OTHER_DAYS: [u16; 3] = [5, 2, 0];

/// By when an agency should answer what is sent on a day.
pub fn due(agency_key: Option<&str>, urgency: Urgency, sent: Date) -> Date {
    let days = agency_key.and_then(agency).map_or(OTHER_DAYS, |one| one.days);
    let place = match urgency {
        Urgency::Normal => 0,
        Urgency::Soon => 1,
        Urgency::Emergency => 2,
    };
    working_day::add(sent, days[place])
}

choices! {
    /// What of a resident's card may be handed over; nothing unless it is ticked.
    pub enum HandedField {
        Name = 1, "nama", "Nama", "Name";
        Age = 2, "umur", "Umur", "Age";
        Sex = 3, "jenis_kelamin", "Jenis kelamin", "Sex";
        Phone = 4, "telepon", "Telepon", "Telephone";
        Address = 5, "alamat", "Alamat", "Address";
        Nik = 6, "nik", "NIK", "NIK";
        Passport = 7, "paspor", "Nomor paspor", "Passport number";
    }
}

/// The number that people say: it names the record and opens nothing. It follows no series, so that nobody can count.
pub fn number(referral: RecordId) -> String {
    let tail: Vec<String> = referral.0[12..].iter().map(|byte| format!("{byte:02X}")).collect();
    format!("R-{}-{}", tail[..2].concat(), tail[2..].concat())
}

/// Is it written like such a number?
pub fn is_number(text: &str) -> bool {
    let shape = |(place, letter): (usize, char)| match place {
        0 => letter == 'R',
        1 | 6 => letter == '-',
        _ => letter.is_ascii_digit() || ('A'..='F').contains(&letter),
    };
    text.len() == 11 && text.chars().enumerate().all(shape)
}

/// Letters and digits that a voice and a tired eye keep apart: 30.
const SIGNS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random signs of a reply code, some 59 bits; one more checks them.
const LENGTH: usize = 12;

/// A reply code from random bytes, as it is kept. Only whole multiples of the signs are used, so that none comes up more
/// often; `None` where too few of the bytes were.
pub fn reply_code(random: &[u8]) -> Option<String> {
    let even = random.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < 256 / SIGNS.len() * SIGNS.len());
    let code: String = even.take(LENGTH).map(|byte| char::from(SIGNS[byte % SIGNS.len()])).collect();
    (code.len() == LENGTH).then(|| format!("{code}{}", check_sign(&code)))
}

/// The code as it is printed: `7QAX-22KM-93TV4`.
pub fn shown_code(code: &str) -> String {
    match (code.get(..4), code.get(4..8), code.get(8..)) {
        (Some(first), Some(second), Some(rest)) => format!("{first}-{second}-{rest}"),
        _ => code.to_owned(),
    }
}

/// Reads a code as people type it. `None` where its check sign says that it was mistyped: such a code was never given out.
pub fn code_typed(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect();
    let (signs, check) = code.split_at_checked(LENGTH)?;
    let known = code.len() == LENGTH + 1 && code.bytes().all(|sign| SIGNS.contains(&sign));
    (known && check == check_sign(signs).to_string()).then_some(code)
}

/// Luhn's check for thirty signs: any one wrong sign is noticed, and most that were swapped.
fn check_sign(signs: &str) -> char {
    let base = SIGNS.len();
    let sum: usize = signs
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, sign)| {
            let value = SIGNS.iter().position(|one| *one == sign).unwrap_or(0);
            let weighted = if place % 2 == 0 { value * 2 } else { value };
            weighted / base + weighted % base
        })
        .sum();
    char::from(SIGNS[(base - sum % base) % base])
}

/// Where an answer leads from a state; `None` where nothing is answered any more.
pub fn after_answer(state: ReferralState, kind: AnswerKind) -> Option<ReferralState> {
    if !state.waits() {
        return None;
    }
    Some(match kind {
        AnswerKind::Acknowledged | AnswerKind::Information => ReferralState::Acknowledged,
        AnswerKind::Done => ReferralState::Done,
        AnswerKind::Refused => ReferralState::Refused,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::referral::REFERRAL_MACHINE;
    use jiff::civil::date;

    #[test]
    fn every_agency_is_whole_and_whoever_stands_above_it_exists() {
        assert_eq!(agencies().len(), rows().count());
        for one in agencies() {
            assert!(one.next.is_empty() || agency(one.next).is_some(), "{}", one.key);
            assert!(one.days[0] >= one.days[1] && one.days[1] >= one.days[2], "{}", one.key);
            assert!(agency(one.next).is_none_or(|next| next.next != one.key), "{} goes in a circle", one.key);
        }
    }

    #[test]
    fn an_emergency_is_due_the_same_day_and_the_rest_in_working_days() {
        let friday = date(2026, 3, 13);
        assert_eq!(due(Some("bp3mi"), Urgency::Emergency, friday), friday);
        // The feast lies between: Monday, Tuesday, then 25 to 27 March.
        assert_eq!(due(Some("bp3mi"), Urgency::Normal, friday), date(2026, 3, 27));
        assert_eq!(due(None, Urgency::Soon, date(2026, 11, 20)), date(2026, 11, 24));
    }

    #[test]
    fn a_code_is_read_however_it_is_typed_and_any_wrong_sign_is_noticed() {
        let code = reply_code(&[7, 250, 3, 99, 200, 41, 0, 17, 88, 123, 239, 64, 5, 9]).expect("enough bytes");
        assert_eq!(code.len(), LENGTH + 1);
        assert_eq!(code_typed(&shown_code(&code).to_lowercase()), Some(code.clone()));
        for place in 0..code.len() {
            for sign in SIGNS.iter().map(|sign| char::from(*sign)) {
                let mut wrong: Vec<char> = code.chars().collect();
                if wrong[place] != sign {
                    wrong[place] = sign;
                    assert_eq!(code_typed(&wrong.iter().collect::<String>()), None);
                }
            }
        }
        for other in ["", "ABCD", "0OIL-0OIL-0OIL0", "7QAX-22KM-93TVé"] {
            assert_eq!(code_typed(other), None);
        }
        assert_eq!(reply_code(&[255; 40]), None, "bytes that would make some signs likelier are left out");
    }

    #[test]
    fn an_answer_moves_only_along_the_declared_ways() {
        for from in ReferralState::ALL {
            for kind in AnswerKind::ALL {
                let Some(to) = after_answer(*from, *kind) else { continue };
                assert!(to == *from || REFERRAL_MACHINE.edge(from.code(), to.code()).is_some(), "{from:?} {kind:?}");
            }
        }
        assert!(REFERRAL_MACHINE.flaws().is_empty(), "{:?}", REFERRAL_MACHINE.flaws());
    }

    #[test]
    fn a_number_is_recognised_and_nothing_else() {
        assert!(is_number(&number(RecordId([0xab; 16]))));
        assert!(!is_number("P-ABAB-ABAB") && !is_number("R-ABAB-ABA"));
    }
}
