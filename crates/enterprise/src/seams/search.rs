//! Groups by a part of their name or product.

use kernel::{Lang, Refusal};
use store::Reader;
use web::Hit;

use crate::office::business_group;
use crate::records::ENTERPRISE_READERS;
use crate::words::business_group as words;

/// The most groups that a search shows.
const MOST: usize = 8;

/// What is found.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn hits(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let typed = typed.trim().to_lowercase();
    if typed.chars().count() < 3 || !read.actor().is_one_of(ENTERPRISE_READERS) {
        return Ok(Vec::new());
    }
    let groups = business_group::of_region(read)?.into_iter();
    let found = groups.filter_map(|group| {
        let name = group.name.to_lowercase();
        let score = match (name == typed, name.contains(&typed), group.product.to_lowercase().contains(&typed)) {
            (true, ..) => 100,
            (_, true, _) => 80,
            (_, _, true) => 50,
            _ => return None,
        };
        Some(Hit {
            kind: words::KIND.say(lang).to_owned(),
            title: group.name.clone(),
            detail: group.product.clone(),
            path: format!("/kelompok-usaha/{}", group.row.id),
            score,
        })
    });
    Ok(found.take(MOST).collect())
}
