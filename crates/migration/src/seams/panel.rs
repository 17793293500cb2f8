//! The card on a person's page: their cases with the phase, and the button that opens one.

use kernel::{Lang, RecordId, Refusal};
use store::Reader;
use web::{Panel, PanelLine};

use crate::office::facts::{is_at_rest, of_person};
use crate::pages::earlier;
use crate::records::{CASE_READERS, CASE_WRITERS};
use crate::words::case as words;

/// The card; none for who may not read cases.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn panel(read: &Reader<'_>, person: RecordId, lang: Lang) -> Result<Option<Panel>, Refusal> {
    if !read.actor().is_one_of(CASE_READERS) {
        return Ok(None);
    }
    let cases = of_person(read, person)?;
    let running = cases.iter().any(|case| !is_at_rest(case.state));
    let mut lines: Vec<PanelLine> = cases.iter().map(|case| earlier::line(case, lang)).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: words::PANEL_NONE.say(lang).to_owned(), ..PanelLine::default() });
    }
    let may_open = !running && read.actor().is_one_of(CASE_WRITERS);
    let action = may_open.then(|| (words::OPEN_CASE.say(lang).to_owned(), format!("/warga/{person}/kasus/baru")));
    Ok(Some(Panel { title: words::PANEL.say(lang).to_owned(), lines, action, ..Panel::default() }))
}
