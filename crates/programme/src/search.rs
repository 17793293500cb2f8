//! What the search at the top finds of this room: villages, regencies, and its public pages by what they are about.

use kernel::{Lang, Phrase, Refusal};
use store::Reader;
use web::Hit;

use crate::pages::find;
use crate::roll::Roll;
use crate::words::{about, figures, safety, shared, village};

/// A page, and the words by which it is found, in both languages.
const PAGES: &[(&str, Phrase, Phrase, &str)] = &[
    (
        "/berangkat-aman",
        shared::LEAVE_SAFELY,
        safety::LEAD,
        "berangkat aman pmi tki tkw dokumen biaya calo sponsor visa paspor bahaya panjar utang hotline leave safely documents costs broker danger abroad kerja luar negeri",
    ),
    (
        "/tentang",
        shared::ABOUT,
        about::LEAD,
        "tentang program desmigratif desa migran produktif pilar kementerian about programme pillars ministry migrant villages",
    ),
    (
        "/angka",
        shared::FIGURES,
        figures::LEAD,
        "angka data jumlah desa sumber statistik figures data numbers sources statistics csv",
    ),
    ("/desa", shared::FIND_VILLAGE, village::LEAD, "cari desa kantor alamat kelurahan find village office address"),
];

/// The hits for a word or several.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn search(read: &Reader<'_>, query: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let roll = Roll::read(read)?;
    let mut hits = pages(query, lang);
    hits.extend(find::hits(query, &roll, read.actor().role.is_some(), lang));
    Ok(hits)
}

/// Pages that know every word of the query.
fn pages(query: &str, lang: Lang) -> Vec<Hit> {
    let words: Vec<String> =
        query.split_whitespace().map(str::to_lowercase).filter(|word| word.chars().count() > 2).collect();
    let knows = |known: &str| {
        !words.is_empty() && words.iter().all(|word| known.split(' ').any(|one| one.starts_with(word.as_str())))
    };
    let found = PAGES.iter().filter(|(_, _, _, known)| knows(known));
    let hit = |(path, title, detail, _): &(&str, Phrase, Phrase, &str)| Hit {
        kind: village::HIT_PAGE.say(lang).to_owned(),
        title: title.say(lang).to_owned(),
        detail: detail.say(lang).to_owned(),
        path: (*path).to_owned(),
        score: 70,
    };
    found.map(hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_by_old_and_new_words_in_both_languages() {
        for typed in ["TKI", "tkw", "pmi", "calo", "documents abroad"] {
            assert!(pages(typed, Lang::Id).iter().any(|hit| hit.path == "/berangkat-aman"), "{typed}");
        }
        assert!(pages("zz", Lang::Id).is_empty() && pages("siti", Lang::Id).is_empty());
    }
}
