//! The articles that the sample world's ministry has published.

use jiff::ToSpan;
use kernel::changes::Changes;
use kernel::{Id, RecordId};
use people::records::Article;
use people::records::article::ArticleState;
use people::rules::office::office_id;

use super::Maker;
use super::offices::maker_actor;
use crate::trouble::Trouble;

/// Publishes the articles that ship with the programme room, some days apart.
pub fn make(maker: &mut Maker<'_>) -> Result<(), Trouble> {
    let ministry = office_id(None);
    let articles = programme::seed::articles();
    for (index, article) in articles.iter().enumerate() {
        let days = 9 * (articles.len() - index) as i64;
        let at = maker.now.checked_sub((days * 24).hours()).unwrap_or(maker.now);
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
                language: Some(article.language.code().to_owned()),
                state: ArticleState::Published,
                published_at: Some(at),
            },
        );
        maker.write(&maker_actor(), at, changes)?;
    }
    Ok(())
}
