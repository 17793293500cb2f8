//! Base32 without padding (RFC 4648, section 6), read strictly: each text stands for other bytes, and one only.
//! Capitals and digits, because a QR holds them a third denser than mixed letters, and a voice can spell them.

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Bytes as text.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity((bytes.len() * 8).div_ceil(5));
    for group in bytes.chunks(5) {
        let mut padded = [0u8; 8];
        padded[3..3 + group.len()].copy_from_slice(group);
        let bits = u64::from_be_bytes(padded);
        for place in 0..(group.len() * 8).div_ceil(5) {
            let index = (bits >> (35 - 5 * place)) & 31;
            text.push(char::from(ALPHABET[index as usize]));
        }
    }
    text
}

/// Text as bytes; nothing when a character is not of the alphabet, the length is impossible, or bits beyond the last
/// byte are set (a lenient reader would take the same seal from two texts).
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    for group in text.as_bytes().chunks(8) {
        let mut bits = 0u64;
        for (place, letter) in group.iter().enumerate() {
            bits |= value(*letter)? << (35 - 5 * place);
        }
        let [_, _, _, all @ ..] = bits.to_be_bytes();
        let kept = match group.len() {
            1 | 3 | 6 => return None,
            length => length * 5 / 8,
        };
        if all[kept..].iter().any(|rest| *rest != 0) {
            return None;
        }
        bytes.extend(&all[..kept]);
    }
    Some(bytes)
}

fn value(letter: u8) -> Option<u64> {
    Some(u64::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'2'..=b'7' => letter - b'2' + 26,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard_are_written_without_padding() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn a_second_text_for_the_same_bytes_is_refused() {
        for text in ["MZ", "MY======", "my", "MZXQ\n", "M", "MZX", "MZXW6Y", "MZXW6YT", "M1", "é"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    #[test]
    fn every_length_is_read_again() {
        let bytes: Vec<u8> = (0..=255).collect();
        for length in 0..bytes.len() {
            assert_eq!(decode(&encode(&bytes[..length])).as_deref(), Some(&bytes[..length]));
        }
    }
}
