//! The cookie jar: names and values only, since a test talks to one address. Expiry counts as removal.

use std::collections::BTreeMap;

/// The cookies that a browser would send back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Jar(BTreeMap<String, String>);

impl Jar {
    /// Takes up one `Set-Cookie` line; an empty value or `Max-Age=0` removes.
    pub(crate) fn take_up(&mut self, line: &str) {
        let mut parts = line.split(';');
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
        let gone = parts.any(|part| part.trim().eq_ignore_ascii_case("max-age=0"));
        if gone || value.trim().is_empty() {
            self.0.remove(name.trim());
        } else {
            self.0.insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }

    /// The `Cookie` line, if there is anything to send.
    pub(crate) fn line(&self) -> Option<String> {
        let pairs: Vec<String> = self.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// Every cookie held.
    pub(crate) fn all(&self) -> Vec<(String, String)> {
        self.0.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// Puts a cookie in by hand.
    pub(crate) fn put(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::Jar;

    #[test]
    fn a_cookie_is_sent_back_until_it_is_taken_away() {
        let mut jar = Jar::default();
        jar.take_up("session=abc; HttpOnly; SameSite=Lax; Path=/");
        assert_eq!(jar.line().as_deref(), Some("session=abc"));
        jar.take_up("session=; Max-Age=0");
        assert_eq!(jar.line(), None);
    }
}
