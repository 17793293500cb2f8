//! What the search at the top finds of this room: a case by its number. Names lead to the resident's page (people).

use kernel::{Lang, Refusal};
use people::records::Resident;
use store::Reader;
use web::Hit;

use crate::pages::case_path;
use crate::records::{CASE_READERS, MigrationCase};
use crate::words::case as words;

/// Cases of exactly this number.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn hits(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    if !read.actor().is_one_of(CASE_READERS) || !typed.contains('-') {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    for case in read.lookup::<MigrationCase>("number", &typed.trim().to_uppercase())? {
        let name = read.maybe::<Resident>(case.resident.id)?.and_then(|resident| resident.name.known().cloned());
        hits.push(Hit {
            kind: words::CASE.say(lang).to_owned(),
            title: case.number.clone(),
            detail: [name, Some(case.state.label().say(lang).to_owned())]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            path: case_path(case.row.id),
            score: 100,
        });
    }
    Ok(hits)
}
