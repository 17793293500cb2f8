//! Other migrations of the same person, on the page of a case: earlier ones and later ones, with where and when as far as
//! anybody who reads cases may see it. Never why somebody came home, nor in which way they left.

use kernel::{Lang, Refusal, Stored, country, day};
use store::Reader;
use web::{Panel, PanelLine};

use super::{case_path, state_tone};
use crate::office::CaseFile;
use crate::office::facts::{is_at_rest, of_person};
use crate::records::{CASE_WRITERS, MigrationCase};
use crate::words::case as words;

/// The card; none where there is no other migration and none can be begun.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let own = file.case.row.id;
    let all = of_person(read, file.resident.row.id)?;
    let running = all.iter().any(|case| !is_at_rest(case.state) && !case.row.withdrawn);
    let lines: Vec<PanelLine> = all.iter().filter(|case| case.row.id != own).map(|case| line(case, lang)).collect();
    let writer = read.actor().is_one_of(CASE_WRITERS) && read.actor().office == file.case.home();
    let may_open = writer && !running && file.case.state != crate::records::case::CaseState::Meninggal;
    if lines.is_empty() && !may_open {
        return Ok(None);
    }
    let path = format!("/warga/{}/kasus/baru", file.resident.row.id);
    let action = may_open.then(|| (words::OPEN_NEXT.say(lang).to_owned(), path));
    Ok(Some(Panel { title: words::OTHER_MIGRATIONS.say(lang).to_owned(), lines, action, ..Panel::default() }))
}

/// A case as a line: number and state, with country and years.
pub fn line(case: &Stored<MigrationCase>, lang: Lang) -> PanelLine {
    PanelLine {
        text: case.number.clone(),
        detail: journey(case, lang),
        tag: Some((state_tone(case.state), case.state.label().say(lang).to_owned())),
        path: case_path(case.row.id),
    }
}

/// "Taiwan · berangkat 1 Mar 2022 · pulang 9 Jul 2025", as far as it is known.
fn journey(case: &MigrationCase, lang: Lang) -> String {
    let country = case.country.as_deref().and_then(country::get).map(|one| one.name.say(lang).to_owned());
    let on = |label: kernel::Phrase, date: Option<jiff::civil::Date>| {
        date.map(|date| format!("{} {}", label.say(lang).to_lowercase(), day::short(date, lang)))
    };
    let left = on(words::DEPARTED, case.departed_on);
    let home = on(words::RETURNED, case.returned_on);
    let since = on(words::SINCE, case.since.filter(|_| left.is_none() && home.is_none()));
    [country, left, home, since].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
