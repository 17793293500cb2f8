//! The pocket cards of a case, two on a sheet: one for the worker, one for the family. Neither holds NIK or passport number,
//! nor anything specific.

use documents::card::{self, Card, MOST_NUMBERS, Number, PocketCards};
use kernel::{Access, Lang, Phrase, Record, Refusal, Stored, country, day};
use people::records::NextOfKin;
use store::Reader;
use web::{Answer, Call, Panel, PanelLine, Route};

use super::letterhead::{self, PAPER, Village, pair};
use super::{case_path, person_name};
use crate::office::CaseFile;
use crate::records::MigrationCase;
use crate::rules::missions::{self, Mission};
use crate::words::pocket_card as words;

/// Missions with a number on one card.
const MOST_MISSIONS: usize = 3;

/// The address.
pub fn routes() -> Vec<Route> {
    let route = Route::get("/kasus/{id}/kartu-saku.pdf", Access::Read(MigrationCase::SPEC), pdf);
    vec![route.help("kasus#kartu-saku")]
}

fn pdf(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, village) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let village = letterhead::village(read, file.case.home())?;
        Ok((file, village))
    })?;
    let sheet = PocketCards {
        cards: vec![for_worker(&file, &village), for_family(&file, &village)],
        qr: Some(letterhead::help_code(call, words::SCAN)),
        cut: words::CUT.say(PAPER).to_owned(),
        watermark: letterhead::watermark(call),
        date: Some(call.today),
        lang: PAPER,
    };
    let pdf = card::render(&sheet).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "kartu-saku.pdf", true))
}

fn given(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn country_name(file: &CaseFile) -> String {
    let country = file.case.country.as_deref().and_then(country::get);
    country.map_or_else(String::new, |country| country.name.say(PAPER).to_owned())
}

/// What both cards say of the work.
fn work(file: &CaseFile) -> Vec<documents::letter::Pair> {
    let case = &file.case;
    let end = case.contract_end.map_or_else(String::new, |end| day::full(end, PAPER));
    let mut lines = vec![pair(words::AGENCY, given(&case.agency))];
    lines.extend(case.agency_permit.as_ref().map(|permit| pair(words::PERMIT, permit.clone())));
    lines.push(pair(words::EMPLOYER, case.employer.given().cloned().unwrap_or_default()));
    lines.extend(case.employer_address.given().map(|address| pair(words::ADDRESS, address.clone())));
    lines.push(pair(words::CONTRACT_END, end));
    lines
}

fn for_worker(file: &CaseFile, village: &Village) -> Card {
    let missions = missions_of(file);
    let mut named: Vec<&str> = missions.iter().map(|mission| mission.name.say(PAPER)).collect();
    named.truncate(1);
    let mut lines = vec![
        pair(words::NAME, person_name(file)),
        pair(words::COUNTRY, country_name(file)),
        pair(words::MISSION, named.join(", ")),
    ];
    lines.extend(work(file));
    lines.push(pair(words::CASE, file.case.number.clone()));
    let mut numbers: Vec<Number> =
        missions.iter().filter_map(|mission| mission_number(mission)).take(MOST_MISSIONS).collect();
    numbers.extend(known("halo_pmi_luar", words::FROM_ABROAD));
    numbers.extend(office_number(village));
    numbers.extend(file.kin.iter().filter_map(kin_number).take(2));
    numbers.truncate(MOST_NUMBERS);
    let steps = [words::STEP_PASSPORT, words::STEP_CALL, words::STEP_WORD];
    finished(village, words::WORKER, lines, (words::IN_TROUBLE, numbers), &steps)
}

fn for_family(file: &CaseFile, village: &Village) -> Card {
    let mut lines = vec![pair(words::WORKER_NAME, person_name(file)), pair(words::COUNTRY, country_name(file))];
    lines.extend(work(file));
    lines.push(pair(words::THERE, ""));
    lines.push(pair(words::CASE, file.case.number.clone()));
    let mut numbers: Vec<Number> = office_number(village).into_iter().collect();
    for contact in letterhead::needed(&["halo_pmi", "polisi", "sapa"]) {
        numbers.push(Number {
            name: contact.name.say(PAPER).to_owned(),
            number: contact.number.to_owned(),
            note: contact.cost.say(PAPER).to_owned(),
        });
    }
    numbers.extend(missions_of(file).iter().filter_map(|mission| mission_number(mission)).take(MOST_MISSIONS));
    numbers.truncate(MOST_NUMBERS);
    let steps = [words::FAMILY_NO_NEWS, words::FAMILY_MONEY, words::FAMILY_COPIES];
    finished(village, words::FAMILY, lines, (words::CALL, numbers), &steps)
}

fn finished(
    village: &Village,
    title: Phrase,
    lines: Vec<documents::letter::Pair>,
    (numbers_title, numbers): (Phrase, Vec<Number>),
    steps: &[Phrase],
) -> Card {
    Card {
        office: letterhead::office_lines(village).join(" · "),
        title: title.say(PAPER).to_owned(),
        lines,
        numbers_title: numbers_title.say(PAPER).to_owned(),
        numbers,
        steps: steps.iter().map(|step| step.say(PAPER).to_owned()).collect(),
    }
}

fn missions_of(file: &CaseFile) -> Vec<&'static Mission> {
    file.case.country.as_deref().map_or_else(Vec::new, missions::of)
}

/// A mission with its number and the day on which that was confirmed; none where it could not be.
fn mission_number(mission: &Mission) -> Option<Number> {
    let checked = format!("{} {}", words::CHECKED.say(PAPER), day::short(mission.checked, PAPER));
    let way = mission.whatsapp.then(|| words::WHATSAPP.say(PAPER).to_owned());
    Some(Number {
        name: mission.name.say(PAPER).to_owned(),
        number: mission.number?.to_owned(),
        note: way.into_iter().chain([checked]).collect::<Vec<_>>().join(", "),
    })
}

fn known(key: &str, note: Phrase) -> Option<Number> {
    let contact = kernel::contacts::by_key(key)?;
    Some(Number {
        name: contact.name.say(PAPER).to_owned(),
        number: contact.number.to_owned(),
        note: note.say(PAPER).to_owned(),
    })
}

fn office_number(village: &Village) -> Option<Number> {
    let number = (!village.phone.is_empty()).then(|| village.phone.clone())?;
    Some(Number { name: village.name.clone(), number, note: village.hours.clone() })
}

fn kin_number(kin: &Stored<NextOfKin>) -> Option<Number> {
    let phone = kin.phone.given().and_then(|phone| kernel::phone::parse(phone).ok())?;
    Some(Number {
        name: format!("{} ({})", kin.name.known()?, kin.kinship.label().say(PAPER).to_lowercase()),
        number: phone.shown(),
        note: String::new(),
    })
}

/// The card on the page of a case: what the sheet is, what would be left to write by hand, and the button that prints it.
///
/// # Errors
/// None of its own.
pub fn card(_: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let case = &file.case;
    if !case.state.is_before_departure() && !case.state.is_working() {
        return Ok(None);
    }
    let open = [
        (case.country.is_none(), words::COUNTRY),
        (case.agency.is_none(), words::AGENCY),
        (case.employer.given().is_none(), words::EMPLOYER),
        (case.contract_end.is_none(), words::CONTRACT_END),
    ];
    let open: Vec<&str> = open.iter().filter(|(missing, _)| *missing).map(|(_, label)| label.say(lang)).collect();
    let mut lines = vec![line(words::TELL.say(lang).to_owned())];
    if !open.is_empty() {
        lines.push(line(format!("{} {}.", words::MISSING.say(lang), open.join(", "))));
    }
    let path = format!("{}/kartu-saku.pdf", case_path(case.row.id));
    let action = Some((words::PRINT.say(lang).to_owned(), path));
    Ok(Some(Panel { title: words::TITLE.say(lang).to_owned(), lines, action, ..Panel::default() }))
}

fn line(detail: String) -> PanelLine {
    PanelLine { detail, ..PanelLine::default() }
}
