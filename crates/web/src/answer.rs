//! What a handler answers with. Not here: status lines, headers and cookies (`serve`).

use std::fs::File;
use std::sync::Arc;

use kernel::Lang;

use crate::form::percent_encoded;

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub(crate) body: Body,
    pub(crate) status: u16,
    pub(crate) session: Option<SessionChange>,
    pub(crate) lang: Option<Lang>,
    pub(crate) notice: Option<String>,
    pub(crate) known: Option<String>,
    pub(crate) cache: Cache,
}

#[derive(Debug, Clone)]
pub(crate) enum Body {
    Page(String),
    Redirect(String),
    File {
        bytes: Vec<u8>,
        content_type: &'static str,
        name: String,
        inline: bool,
    },
    /// A file too long to be held in memory; it is read while it is sent.
    Long {
        file: Arc<File>,
        length: u64,
        content_type: &'static str,
        name: String,
    },
    Json(String),
    /// A page that could not be rendered: our own fault.
    Broken(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SessionChange {
    Begin(String),
    /// The password was right; the second step is still to come.
    Halfway(String),
    End,
}

/// Who may keep a copy of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cache {
    /// Nobody.
    Never,
    /// The browser, for ever: the address changes with the content.
    Immutable,
    /// Anybody for this many seconds, when the visitor has not signed in.
    Seconds(u32),
}

impl Answer {
    fn new(body: Body, status: u16) -> Answer {
        Answer { body, status, session: None, lang: None, notice: None, known: None, cache: Cache::Never }
    }

    /// A whole page; usually made by [`crate::Call::page`].
    pub fn page(html: String) -> Answer {
        Answer::new(Body::Page(html), 200)
    }

    pub(crate) fn broken(error: String) -> Answer {
        Answer::new(Body::Broken(error), 500)
    }

    /// On to another address of this site (303). What begins with anything but one slash goes to `/`.
    pub fn redirect(path: impl Into<String>) -> Answer {
        let path = path.into();
        Answer::new(Body::Redirect(if is_own(&path) { path } else { "/".to_owned() }), 303)
    }

    /// A file. `inline` is shown, otherwise it is saved under `name`.
    pub fn file(bytes: Vec<u8>, content_type: &'static str, name: impl Into<String>, inline: bool) -> Answer {
        Answer::new(Body::File { bytes, content_type, name: name.into(), inline }, 200)
    }

    /// A file of any length, saved under `name`: it is sent as it is read.
    ///
    /// # Errors
    /// Whatever the operating system says when it is asked for the length.
    pub fn long_file(file: Arc<File>, content_type: &'static str, name: impl Into<String>) -> std::io::Result<Answer> {
        let length = file.metadata()?.len();
        Ok(Answer::new(Body::Long { file, length, content_type, name: name.into() }, 200))
    }

    /// Data for our own script.
    pub fn json(text: String) -> Answer {
        Answer::new(Body::Json(text), 200)
    }

    /// The form again, with what is wrong (422).
    pub fn invalid(self) -> Answer {
        Answer { status: 422, ..self }
    }

    /// The form again, because somebody else changed the record meanwhile (409).
    pub fn conflict(self) -> Answer {
        Answer { status: 409, ..self }
    }

    /// The same with another status, such as 410 for a withdrawn letter.
    pub fn with_status(self, status: u16) -> Answer {
        Answer { status, ..self }
    }

    /// Begins a session: sets the cookie to this token (from [`crate::Call::sign_in`]).
    pub fn with_session(self, token: impl Into<String>) -> Answer {
        Answer { session: Some(SessionChange::Begin(token.into())), ..self }
    }

    /// Lets the visitor go on to the second step: sets the cookie to this token (`store::local::halfway`). It is no session.
    pub fn halfway(self, token: impl Into<String>) -> Answer {
        Answer { session: Some(SessionChange::Halfway(token.into())), ..self }
    }

    /// Marks the browser as one in which an account has signed in ([`crate::Call::known_browser`]). The mark opens nothing.
    pub fn known_as(self, mark: impl Into<String>) -> Answer {
        Answer { known: Some(mark.into()), ..self }
    }

    /// Ends the session: takes the cookie away.
    pub fn signed_out(self) -> Answer {
        Answer { session: Some(SessionChange::End), ..self }
    }

    /// Remembers a language.
    pub fn language(self, lang: Lang) -> Answer {
        Answer { lang: Some(lang), ..self }
    }

    /// Shows a sentence once on the page that comes next: `Answer::redirect("/surat").saying(call.say(SAVED))`.
    /// No personal data: it travels in a cookie.
    pub fn saying(self, sentence: &str) -> Answer {
        Answer { notice: Some(sentence.chars().take(200).collect()), ..self }
    }

    /// May be kept by anybody for some seconds, as long as the visitor has not signed in.
    pub fn kept_for(self, seconds: u32) -> Answer {
        Answer { cache: Cache::Seconds(seconds), ..self }
    }

    pub(crate) fn immutable(self) -> Answer {
        Answer { cache: Cache::Immutable, ..self }
    }

    /// The HTML of a page, for tests.
    pub fn html(&self) -> Option<&str> {
        match &self.body {
            Body::Page(html) => Some(html),
            _ => None,
        }
    }
}

/// Is it an address of this site? A second slash or a backslash would lead elsewhere.
pub fn is_own(path: &str) -> bool {
    let mut letters = path.chars();
    letters.next() == Some('/') && !matches!(letters.next(), Some('/' | '\\')) && !path.chars().any(char::is_control)
}

/// A path with a query: `link("/warga", &[("q", "Siti")])`. Empty values are left out.
pub fn link(path: &str, query: &[(&str, &str)]) -> String {
    let given = query.iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> = given.map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
    if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_never_leaves_the_site() {
        for (wanted, got) in [
            ("/warga?q=1", "/warga?q=1"),
            ("https://contoh.id", "/"),
            ("//contoh.id", "/"),
            ("/\\contoh.id", "/"),
            ("/a\r\nset-cookie: x", "/"),
            ("", "/"),
        ] {
            let Body::Redirect(path) = Answer::redirect(wanted).body else { panic!("no redirect") };
            assert_eq!(path, got, "{wanted:?}");
        }
    }

    #[test]
    fn a_link_encodes_what_was_typed_and_leaves_out_what_is_empty() {
        assert_eq!(link("/warga", &[("q", "Siti & anak"), ("urut", "")]), "/warga?q=Siti%20%26%20anak");
        assert_eq!(link("/warga", &[("q", "")]), "/warga");
    }
}
