//! What the card of a person says of other cards of the same person.

use kernel::{Record, RecordId, Refusal};
use store::Reader;
use web::Call;

use crate::office::same_person::{continued_in, merged_into, of_card};
use crate::records::Resident;
use crate::records::same_person::Decision;
use crate::words::same_person as words;

/// Other cards of the same person.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Where this card goes on: name and path; the path is empty where the reader may not see it.
    pub into: Option<(String, String)>,
    /// Cards that go on in this one: name, path of the card, and of the page where it is undone.
    pub holds: Vec<(String, String, String)>,
    /// Cards in other villages: name and path.
    pub elsewhere: Vec<(String, String)>,
    /// The page where another card is looked for; empty for who may not.
    pub look: String,
}

/// What there is to say of a card; `own` is the person themself, who gets no links into the office's pages.
pub(crate) fn marks(call: &Call, read: &Reader<'_>, card: RecordId, own: bool) -> Result<Marks, Refusal> {
    let title = |row: &kernel::Row| Resident::SPEC.title(row, call.lang);
    let path = |id: RecordId| if own { String::new() } else { format!("/warga/{id}") };
    let elsewhere = || (call.say(words::ELSEWHERE).to_owned(), String::new());
    let into = match read.continued_in(card)? {
        None => None,
        Some(_) => Some(continued_in(read, card)?.map_or_else(elsewhere, |to| (title(&to.row), path(to.row.id)))),
    };
    let mut holds = Vec::new();
    let mut other_villages = Vec::new();
    if !own {
        for source in merged_into(read, card)? {
            let pair = format!("/warga/{card}/orang-sama/{}", source.row.id);
            holds.push((title(&source.row), path(source.row.id), pair));
        }
        for pair in of_card(read, card)?.into_iter().filter(|pair| pair.decision == Decision::TwoVillages) {
            let there = read.maybe::<Resident>(pair.beside(card))?;
            other_villages.push(there.map_or_else(elsewhere, |there| (title(&there.row), path(there.row.id))));
        }
    }
    other_villages.dedup();
    let may = !own && into.is_none() && call.may_get(&format!("/warga/{card}/orang-sama"));
    let look = if may { format!("/warga/{card}/orang-sama") } else { String::new() };
    Ok(Marks { into, holds, elsewhere: other_villages, look })
}
