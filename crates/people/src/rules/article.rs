//! Rules of articles: the shape of a short address, and where it may move.

use kernel::access::Role;
use kernel::states::Edge;

use crate::records::article::{ARTICLE_MACHINE, ArticleState};

/// Is it small letters, digits and single hyphens?
pub fn is_slug(text: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.len() <= 80 && text.split('-').all(part)
}

/// A short address made of a title.
pub fn slug_of(title: &str) -> String {
    let letters = title.to_lowercase();
    let parts = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut slug = String::new();
    for part in parts {
        if slug.len() + part.len() >= 60 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(part);
    }
    slug
}

/// The move from one state to another, where this role may make it.
pub fn step(role: Role, from: ArticleState, to: ArticleState) -> Option<&'static Edge> {
    ARTICLE_MACHINE.edge(from.code(), to.code()).filter(|edge| edge.roles.contains(&role))
}

/// Every move that this role may make from a state.
pub fn steps(role: Role, from: ArticleState) -> Vec<&'static Edge> {
    ARTICLE_MACHINE.out_of(from.code()).filter(|edge| edge.roles.contains(&role)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_address_holds_small_letters_digits_and_single_hyphens() {
        for good in ["berangkat-dengan-aman", "hak-2026", "a"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "Berangkat", "a--b", "-a", "a-", "a b", "a/b", "é"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_made_of_a_title_is_a_short_address() {
        let slug = slug_of("Berangkat dengan Aman: 7 langkah!");
        assert_eq!(slug, "berangkat-dengan-aman-7-langkah");
        assert!(is_slug(&slug));
    }

    #[test]
    fn an_article_is_published_retired_and_published_again_and_never_a_draft_again() {
        let may = |from, to| step(Role::PetugasKementerian, from, to).is_some();
        assert!(may(ArticleState::Draft, ArticleState::Published));
        assert!(may(ArticleState::Published, ArticleState::Retired));
        assert!(may(ArticleState::Retired, ArticleState::Published));
        assert!(!may(ArticleState::Published, ArticleState::Draft));
        assert!(step(Role::Warga, ArticleState::Draft, ArticleState::Published).is_none());
    }
}
