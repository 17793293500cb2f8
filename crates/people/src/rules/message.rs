//! Rules of messages: the short number that a visitor takes along, and how a contact is read.

use kernel::{Phrase, RecordId};

use super::account;

/// The number that a visitor is told: `P-4F2A-90C1`. It names the record to people; it opens nothing.
pub fn number(message: RecordId) -> String {
    let tail: Vec<String> = message.0[12..].iter().map(|byte| format!("{byte:02X}")).collect();
    format!("P-{}-{}", tail[..2].concat(), tail[2..].concat())
}

/// Is it such a number? For the page of thanks, which shows only what we made.
pub fn is_number(text: &str) -> bool {
    let shape = |(index, letter): (usize, char)| match index {
        0 => letter == 'P',
        1 | 6 => letter == '-',
        _ => letter.is_ascii_digit() || ('A'..='F').contains(&letter),
    };
    text.len() == 11 && text.chars().enumerate().all(shape)
}

/// How a contact is kept: like a login, so that the account of who forgot a password is found by it.
pub fn contact(typed: &str) -> Result<String, Phrase> {
    account::login(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_short_and_recognised_and_other_text_is_not() {
        let number = number(RecordId([0xab; 16]));
        assert_eq!(number, "P-ABAB-ABAB");
        assert!(is_number(&number));
        for other in ["", "P-ABAB-ABA", "X-ABAB-ABAB", "P-ABAB-ABAg", "P-ABABAABAB", "<b>xxxxxxxx"] {
            assert!(!is_number(other), "{other}");
        }
    }
}
