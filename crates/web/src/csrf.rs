//! The token that shows that our own page sent a form. It is derived from a secret that only the browser's cookie
//! holds: the session's token, or for a visitor a cookie made when the first form is shown.

use sha2::{Digest, Sha256};

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

    /// The token for forms.
    pub(crate) fn token(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(b"form of desmigratif\0");
        hasher.update(self.0.as_bytes());
        hex(&hasher.finalize()[..16])
    }

    /// Is this the token? The comparison takes the same time wherever they differ.
    pub(crate) fn accepts(&self, token: &str) -> bool {
        let own = self.token();
        own.len() == token.len() && own.bytes().zip(token.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
    }
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
    }

    #[test]
    fn two_visitors_get_different_seeds() {
        assert_ne!(Seed::fresh(), Seed::fresh());
    }
}
