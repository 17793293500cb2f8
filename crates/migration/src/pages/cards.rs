//! What other nouns show on the page of a case: cards between the papers and the counselling, and cards at the side.
//! Not here: the case's own cards (`show`), nor what a card says (each noun's page).

use kernel::{Lang, Refusal};
use store::Reader;
use web::{Html, Panel, pieces};

use crate::office::CaseFile;

/// A noun's card: none where it has nothing to say, or not to this reader. It opens a specific field only where the route of
/// the case's page names its kind (`pages::routes`).
pub type Card = fn(&Reader<'_>, &CaseFile, Lang) -> Result<Option<Panel>, Refusal>;

/// The wide ones, in their order.
const MIDDLE: &[Card] = &[super::check::card];

/// The narrow ones at the side, in their order.
const SIDE: &[Card] = &[
    super::case_agency::card,
    super::contact_log::side_card,
    super::employment::side_card,
    super::return_outcome::side_card,
    super::emergency::side_card,
    super::side::card,
    super::earlier::card,
    super::pocket_card::card,
    super::remittance_plan::card,
];

/// The cards of one part of the page, drawn.
fn drawn(cards: &[Card], read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Html, Refusal> {
    let mut all = Vec::new();
    for card in cards {
        all.extend(card(read, file, lang)?.as_ref().map(pieces::panel));
    }
    Ok(Html::joined(all))
}

/// The wide cards.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn middle(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Html, Refusal> {
    drawn(MIDDLE, read, file, lang)
}

/// The narrow cards.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn side(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Html, Refusal> {
    drawn(SIDE, read, file, lang)
}
