//! What a seal promises: the golden bytes, and that nothing changed passes.

use super::*;
use jiff::civil::date;

const GOLDEN: &str = include_str!("../../tests/golden/seal-1.txt");

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn payload() -> Payload {
    Payload {
        number: "470/012/KRP/XI/2026".to_owned(),
        region: Code::parse("33.07.10.2004").unwrap(),
        edition: 20251,
        kind: LETTER,
        date: date(2026, 11, 24),
        digest: content_digest(&[3; 16], b"\xa1\x01\x02"),
    }
}

fn golden(name: &str) -> String {
    let line = GOLDEN.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.expect("the golden file names it").to_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_golden_seal_is_written_and_read_byte_for_byte() {
    let seal = payload().sign(&key()).unwrap();
    assert_eq!(hex(&seal.encode()), golden("bytes"));
    assert_eq!(seal.to_text(), golden("text"));
    assert_eq!(hex(&seal.key.0), golden("key id"));
    assert_eq!(hex(&seal.payload.digest), golden("digest"));
    let read = Seal::from_text(&golden("text")).unwrap();
    assert_eq!(read, seal);
    assert_eq!(read.verify(&key().verifying_key()), Ok(()));
}

#[test]
fn any_changed_character_is_refused() {
    let public = key().verifying_key();
    let text = payload().sign(&key()).unwrap().to_text();
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (at, letter) in text.char_indices() {
        for other in alphabet.chars().chain("=+/ .\n".chars()).filter(|other| *other != letter) {
            let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
            let verdict = Seal::from_text(&changed).and_then(|seal| seal.verify(&public));
            assert!(verdict.is_err(), "{letter} to {other} at {at}");
        }
    }
}

#[test]
fn what_is_cut_off_or_longer_is_refused() {
    let bytes = payload().sign(&key()).unwrap().encode();
    for length in 0..bytes.len() {
        assert!(Seal::decode(&bytes[..length]).is_err(), "{length}");
    }
    assert!(Seal::decode(&[bytes.as_slice(), &[0]].concat()).is_err());
    assert_eq!(Seal::decode(&[2; 200]), Err(SealError::Version));
    let text = payload().sign(&key()).unwrap().to_text();
    for changed in [format!("{text}="), format!("{text}A"), format!(" {text}"), text[1..].to_owned()] {
        let verdict = Seal::from_text(&changed).and_then(|seal| seal.verify(&key().verifying_key()));
        assert!(verdict.is_err(), "{changed}");
    }
}

#[test]
fn another_key_and_another_use_of_the_same_key_are_refused() {
    let seal = payload().sign(&key()).unwrap();
    let other = SigningKey::from_bytes(&[8; 32]);
    assert_eq!(seal.verify(&other.verifying_key()), Err(SealError::OtherKey));
    let mut forged = seal.clone();
    forged.signature = key().sign(&seal.payload.encode(seal.key).unwrap()).to_bytes();
    assert_eq!(forged.verify(&key().verifying_key()), Err(SealError::Signature));
}

#[test]
fn every_level_of_region_is_carried() {
    for region in ["00", "33", "33.07", "33.07.10", "33.07.10.2004", "96.71.01.1001"] {
        let region = Code::parse(region).unwrap();
        let seal = Payload { region, ..payload() }.sign(&key()).unwrap();
        assert_eq!(Seal::decode(&seal.encode()).unwrap().payload.region, region);
    }
    assert_eq!(region_of([33, 0, 10, 0, 0]), None);
    assert_eq!(region_of([0, 7, 0, 0, 0]), None);
    assert_eq!(region_of([33, 107, 0, 0, 0]), None);
}

#[test]
fn what_a_seal_cannot_carry_is_not_signed() {
    let sign = |payload: Payload| payload.sign(&key()).map(|_| ());
    let long = "9".repeat(LONGEST_NUMBER + 1);
    for number in ["", "470\n1", long.as_str()] {
        let number = number.to_owned();
        assert_eq!(sign(Payload { number, ..payload() }), Err(SealError::Number));
    }
    for date in [date(1999, 12, 31), date(2180, 1, 1)] {
        assert_eq!(sign(Payload { date, ..payload() }), Err(SealError::Date));
    }
    assert_eq!(sign(Payload { date: date(2000, 1, 1), ..payload() }), Ok(()));
}

#[test]
fn the_longest_seal_fits_a_small_qr_with_a_usual_address() {
    let number = "9".repeat(LONGEST_NUMBER);
    let text = Payload { number, ..payload() }.sign(&key()).unwrap().to_text();
    let usual = payload().sign(&key()).unwrap().to_text();
    // In capitals and digits QR version 9 holds 262 characters at level M, and version 11 holds 366.
    assert!(usual.len() + "HTTPS://DESMIGRATIF.CONTOH.GO.ID/CEK/".len() <= 262, "{}", usual.len());
    assert!(text.len() + "HTTPS://DESMIGRATIF.CONTOH.GO.ID/CEK/".len() <= 366, "{}", text.len());
}

#[test]
fn a_digest_depends_on_salt_and_content() {
    let digest = content_digest(&[3; 16], b"isi");
    assert_ne!(digest, content_digest(&[4; 16], b"isi"));
    assert_ne!(digest, content_digest(&[3; 16], b"isi "));
}
