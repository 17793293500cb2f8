//! Phrases of the room, one file for each page or group of pages. A phrase without its English does not compile.
//! Not here: labels of fields, which stand in the declaration.

/// Declares phrases: `NAME: "Indonesian", "English";`.
macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(#[doc = $en] pub const $name: kernel::Phrase = kernel::phrase($id, $en);)+
        /// Every phrase of this file, for the test that reads them all.
        #[cfg(test)]
        pub const EVERY: &[kernel::Phrase] = &[$($name,)+];
    };
}
pub mod about;
pub mod figures;
pub mod issue;
pub mod national;
pub mod safety;
pub mod shared;
pub mod village;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_stands_in_both_languages_and_says_something() {
        let files =
            [about::EVERY, figures::EVERY, issue::EVERY, national::EVERY, safety::EVERY, shared::EVERY, village::EVERY];
        for phrase in files.concat() {
            assert!(!phrase.id.trim().is_empty() && !phrase.en.trim().is_empty(), "{phrase:?}");
            assert!(!phrase.id.to_lowercase().contains("ilegal"), "{phrase:?}");
            assert_eq!(phrase.id.matches("{}").count(), phrase.en.matches("{}").count(), "{phrase:?}");
        }
    }
}
