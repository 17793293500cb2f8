//! The articles that the sample world's ministry has published.

use kernel::changes::Changes;
use kernel::{Id, RecordId};
use people::records::Article;
use people::records::article::{ArticleLanguage, ArticleState};
use people::rules::office::office_id;

use super::Maker;
use super::offices::{maker_actor, morning};
use crate::trouble::Trouble;

/// Publishes the articles that ship with the programme room, each on its own day.
pub fn make(maker: &mut Maker<'_>) -> Result<(), Trouble> {
    let ministry = office_id(None);
    for article in programme::seed::articles() {
        let at = morning(article.published);
        let mut changes = Changes::new();
        changes.create(
            ministry,
            &Article {
                id: Id::new(RecordId::named(&format!("demo article {}", article.slug))),
                title: article.title.to_owned(),
                slug: article.slug.to_owned(),
                summary: Some(article.summary.to_owned()),
                body: article.body.to_owned(),
                author: article.author.to_owned(),
                editor: Some(article.editor.to_owned()),
                language: ArticleLanguage::from_name(article.language),
                state: ArticleState::Published,
                published_at: Some(at),
            },
        );
        maker.write(&maker_actor(), at, changes)?;
    }
    Ok(())
}
