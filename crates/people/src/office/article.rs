//! Articles: what everybody reads, and publishing and retiring them. Not here: their form, which the generic pages have.

use kernel::{Changes, Id, Record, RecordId, Refusal, Row, Stored, Value};
use store::{ListQuery, Reader, Seen};

use super::account::software;
use crate::records::Article;
use crate::records::article::{ArticleState, EDITORS};
use crate::rules::article as rules;
use crate::words::article as words;

/// How many articles the public list shows.
const MOST: usize = 200;

/// Every published article, the newest first.
pub fn published(read: &Reader<'_>) -> Result<Vec<Stored<Article>>, Refusal> {
    let query = ListQuery::of(Article::SPEC)
        .with(Article::STATE.tag, Value::Integer(ArticleState::Published.code()))
        .sorted(Article::PUBLISHED_AT.tag, true)
        .limited(MOST);
    let rows = read.as_actor(&software()).list(&query)?.rows;
    rows.into_iter().map(|row| Ok(Stored::from_row(row)?)).collect()
}

/// A published article by its short address.
///
/// # Errors
/// `NotFound` where there is none, or it is not published.
pub fn by_slug(read: &Reader<'_>, slug: &str) -> Result<Stored<Article>, Refusal> {
    let found = read.as_actor(&software()).lookup::<Article>("slug", slug)?;
    found.into_iter().find(|article| article.state == ArticleState::Published).ok_or(Refusal::NotFound)
}

/// Is this short address free for an article? Offices apart may both take one; then the older is shown.
pub fn slug_is_free(read: &Reader<'_>, slug: &str, own: Option<&Row>) -> Result<bool, Refusal> {
    let found = read.as_actor(&software()).lookup::<Article>("slug", slug)?;
    Ok(found.iter().all(|article| own.is_some_and(|own| own.id == article.row.id)))
}

/// Publishes or retires. Publishing notes the time, and who did it as editor where none is named.
///
/// # Errors
/// `NotFound` out of region; `Conflict`; `Forbidden` for who may not; `Invalid` where no way leads there.
pub fn set_state(read: &Reader<'_>, id: RecordId, seen: &Seen, to: ArticleState) -> Result<Changes, Refusal> {
    let actor = read.actor();
    let role = actor.role.filter(|role| EDITORS.contains(role)).ok_or(Refusal::NotFound)?;
    let article = read.seen::<Article>(Id::new(id), seen)?;
    rules::step(role, article.state, to).ok_or_else(|| Refusal::invalid("", "article.state", words::NOT_FROM_HERE))?;
    let mut changes = Changes::new();
    let edit = changes.edit(&article).set(Article::STATE, to);
    if to == ArticleState::Published {
        let edit = edit.set(Article::PUBLISHED_AT, Some(read.now()));
        if article.editor.is_none() && article.author != actor.name {
            edit.set(Article::EDITOR, Some(actor.name.clone()));
        }
    }
    Ok(changes)
}
