//! The two languages and the phrase that must exist in both.
//! Phrases themselves live in each room's `words.rs`; field labels live in the record's declaration only.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Bahasa Indonesia, the first language of every text.
    #[default]
    Id,
    /// English, complete.
    En,
}

impl Lang {
    /// The code for `<html lang>` and for the cookie.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Id => "id",
            Lang::En => "en",
        }
    }

    /// Reads a code; anything unknown is Indonesian.
    pub fn from_code(code: &str) -> Lang {
        if code == "en" { Lang::En } else { Lang::Id }
    }
}

/// A text in both languages. A missing one does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Plain Indonesian.
    pub id: &'static str,
    /// Complete English.
    pub en: &'static str,
}

impl Phrase {
    /// The text in one language.
    pub const fn say(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }
}

/// Shorthand for a constant phrase: Indonesian first.
pub const fn phrase(id: &'static str, en: &'static str) -> Phrase {
    Phrase { id, en }
}
