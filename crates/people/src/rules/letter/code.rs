//! The check code: twelve characters printed beside the QR, for whoever cannot scan. It is taken from the digest of the
//! content, so it names one letter and tells nothing; 60 bits are too many to try.

use kernel::seal::KeyId;

/// Letters and digits that a voice and a tired eye keep apart (Crockford): no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;

/// The code of a content's digest, as it is kept.
pub fn check_code(digest: &[u8; 32]) -> String {
    let [a, b, c, d, e, f, g, h, ..] = *digest;
    let bits = u64::from_be_bytes([a, b, c, d, e, f, g, h]);
    (0..LENGTH).map(|place| char::from(ALPHABET[((bits >> (59 - 5 * place)) & 31) as usize])).collect()
}

/// The code as it is printed: `7QAX-22KM-93TV`.
pub fn shown_code(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Reads a code as people type it: small letters, spaces, hyphens, O for 0, I and L for 1. `None` for anything else.
pub fn code_typed(typed: &str) -> Option<String> {
    let letters = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '.' | '–'));
    let code: String = letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let known = code.len() == LENGTH && code.bytes().all(|letter| ALPHABET.contains(&letter));
    known.then_some(code)
}

/// A key's id as its record names it: 16 small hexadecimal digits.
pub fn key_name(key: KeyId) -> String {
    key.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed_and_nothing_else_is() {
        let code = check_code(&[0xa5; 32]);
        assert_eq!(code.len(), LENGTH);
        let shown = shown_code(&code);
        assert_eq!(shown.len(), LENGTH + 2);
        assert_eq!(code_typed(&shown), Some(code.clone()));
        assert_eq!(code_typed(&format!(" {} ", shown.to_lowercase().replace('-', " "))), Some(code));
        assert_eq!(code_typed("O0I1-L000-0000"), Some("001110000000".to_owned()));
        for other in ["", "474/031/2026", "7QAX-22KM-93T", "7QAX-22KM-93TV9", "7QAX-22KM-93TU", "7QAX-22KM-93Té"] {
            assert_eq!(code_typed(other), None, "{other}");
        }
    }

    #[test]
    fn another_digest_has_another_code() {
        let mut other = [0xa5; 32];
        other[7] ^= 0x10;
        assert_ne!(check_code(&[0xa5; 32]), check_code(&other));
    }
}
