//! The token that shows that our own page sent a form. It is derived from a secret that only the browser's cookie
//! holds: the session's token, or for a visitor a cookie made when the first form is shown.

use sha2::{Digest, Sha256};

/// Bytes of a token before it is covered.
const LENGTH: usize = 16;

/// The secret that a token is derived from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seed(String);

impl Seed {
    /// From the value of a cookie.
    pub(crate) fn new(cookie: String) -> Seed {
        Seed(cookie)
    }

    /// A fresh one for a visitor.
    pub(crate) fn fresh() -> Seed {
        Seed(hex(&crate::random::bytes::<16>()))
    }

    /// What the cookie holds.
    pub(crate) fn cookie(&self) -> &str {
        &self.0
    }

    /// The token for forms, covered by a fresh mask each time: what is the same on every compressed page beside words of
    /// a stranger can be guessed from the page's length.
    pub(crate) fn token(&self) -> String {
        let mask: [u8; LENGTH] = crate::random::bytes();
        let covered: Vec<u8> = self.secret().iter().zip(mask).map(|(own, mask)| own ^ mask).collect();
        format!("{}{}", hex(&mask), hex(&covered))
    }

    /// Is this a token of ours? The comparison takes the same time wherever they differ.
    pub(crate) fn accepts(&self, token: &str) -> bool {
        let Some(bytes) = unhex(token).filter(|bytes| bytes.len() == 2 * LENGTH) else { return false };
        let (mask, covered) = bytes.split_at(LENGTH);
        let given = mask.iter().zip(covered).map(|(mask, covered)| mask ^ covered);
        self.secret().iter().zip(given).fold(0, |sum, (own, given)| sum | (own ^ given)) == 0
    }

    fn secret(&self) -> [u8; LENGTH] {
        let mut hasher = Sha256::new();
        hasher.update(b"form of desmigratif\0");
        hasher.update(self.0.as_bytes());
        let mut secret = [0; LENGTH];
        secret.copy_from_slice(&hasher.finalize()[..LENGTH]);
        secret
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| (byte as char).to_digit(16).map(|digit| digit as u8);
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?)).collect()
}

/// Bytes in small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::Seed;

    #[test]
    fn a_token_is_accepted_by_its_own_seed_only() {
        let (ours, theirs) = (Seed::new("satu".into()), Seed::new("dua".into()));
        assert!(ours.accepts(&ours.token()));
        assert!(!ours.accepts(&theirs.token()));
        assert!(!ours.accepts(""));
        assert!(!ours.accepts("satu"), "the cookie itself is not the token");
        assert!(!ours.accepts(&"0".repeat(64)) && !ours.accepts(&"é".repeat(32)));
        assert_ne!(ours.token(), ours.token(), "no two pages carry the same text");
    }

    #[test]
    fn two_visitors_get_different_seeds() {
        assert_ne!(Seed::fresh(), Seed::fresh());
    }
}
