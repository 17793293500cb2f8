//! Papers of a meeting: its notice, and the packet of an annual meeting (attendance, decisions, surplus, settings). Papers are
//! Indonesian. Not here: the statements' own paper (`statement`).

use documents::leaflet::{self, Leaflet, Section, SmallTable};
use documents::letter::{Pair, Signer};
use documents::register::{Align, Column};
use kernel::money::whole;
use kernel::{Access, Lang, Phrase, Record, Refusal, day};
use web::{Answer, Call, Route};

use super::surplus::part_lines;
use crate::office::meeting::MeetingFile;
use crate::office::surplus::{self as surplus, Simulation};
use crate::records::{KOPERASI_READERS, Meeting, SurplusDistribution};
use crate::rules::surplus::Parts;
use crate::words::meeting as words;
use crate::words::surplus as surplus_words;

const PAPER: Lang = Lang::Id;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Roles(KOPERASI_READERS);
    let about = |route: Route| route.of(Meeting::SPEC).help("koperasi#rat");
    vec![
        about(Route::get("/rapat-koperasi/{id}/undangan.pdf", readers, notice)),
        about(Route::get("/rapat-koperasi/{id}/paket.pdf", readers, packet)),
    ]
}

fn label(name: &str) -> String {
    Meeting::SPEC.field_named(name).map_or("", |(_, field)| field.label.say(PAPER)).to_owned()
}

fn facts(meeting: &Meeting) -> Vec<Pair> {
    let pair = |name: &str, value: String| Pair { label: label(name), value };
    let number = |name: &str, number: Option<i64>| number.map(|number| pair(name, number.to_string()));
    let all = [
        Some(pair("kind", meeting.kind.label().say(PAPER).to_owned())),
        meeting.year.map(|year| pair("year", year.to_string())),
        Some(pair("held_on", day::full(meeting.held_on, PAPER))),
        meeting.time.clone().map(|time| pair("time", time)),
        Some(pair("place", meeting.place.clone())),
        number("members", meeting.members),
        number("present", meeting.present),
    ];
    all.into_iter().flatten().collect()
}

fn agenda(meeting: &Meeting) -> Section {
    let lines = meeting.agenda.as_deref().unwrap_or_default().lines();
    let points = lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Section { title: words::AGENDA.say(PAPER).to_owned(), points, ..Section::default() }
}

fn frame(call: &Call, file: &MeetingFile, title: Phrase) -> Leaflet {
    let signer = Signer {
        heading: words::SIGNED_BY.say(PAPER).to_owned(),
        name: String::new(),
        id_line: None,
        meterai: None,
        stamp: true,
    };
    Leaflet {
        title: title.say(PAPER).to_owned(),
        office: vec![file.books.name.clone()],
        facts: facts(&file.meeting),
        signers: vec![signer],
        place_and_date: day::full(file.meeting.notice_on, PAPER),
        watermark: call.site.settings.demo.then(|| crate::words::meeting::SAMPLE.say(PAPER).to_owned()),
        date: Some(call.today),
        lang: PAPER,
        ..Leaflet::default()
    }
}

fn answer(leaflet: &Leaflet, name: &'static str) -> Result<Answer, Refusal> {
    let pdf = leaflet::render(leaflet).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", name, true))
}

fn notice(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| MeetingFile::of(read, id))?;
    let sentences = vec![words::NOTICE_SENTENCE.say(PAPER).to_owned()];
    let sections = vec![Section { sentences, ..Section::default() }, agenda(&file.meeting)];
    let leaflet = Leaflet { sections, ..frame(call, &file, words::NOTICE_TITLE) };
    answer(&leaflet, "undangan-rapat.pdf")
}

fn packet(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, shared) = call.read(|read| {
        let file = MeetingFile::of(read, id)?;
        let year = file.meeting.year.unwrap_or(i64::from(file.meeting.held_on.year()) - 1);
        let standing = read.maybe(SurplusDistribution::of_year(file.books.row.id, year));
        let shared = match standing {
            Ok(Some(standing)) => Some((standing.pot, surplus::parts_of(&standing))),
            // Whoever may not read the books sees the packet without a simulation.
            Ok(None) | Err(_) => i16::try_from(year)
                .ok()
                .and_then(|year| surplus::simulate(read, &file.books, year).ok())
                .map(|Simulation { pot, parts, .. }| (pot, parts)),
        };
        Ok((file, shared))
    })?;
    answer(&packet_of(call, &file, Vec::new(), shared), "paket-rapat.pdf")
}

/// The packet of an annual meeting. `statements` are the sections of the year's statements, in their order.
pub(super) fn packet_of(
    call: &Call,
    file: &MeetingFile,
    statements: Vec<Section>,
    shared: Option<(i64, Parts)>,
) -> Leaflet {
    let mut sections = vec![agenda(&file.meeting)];
    sections.extend(statements);
    sections.extend(shared.map(|(pot, parts)| sharing(pot, &parts)));
    sections.push(decisions(file));
    Leaflet { sections, ..frame(call, file, words::PACKET_TITLE) }
}

fn sharing(pot: i64, parts: &Parts) -> Section {
    let line = |(label, amount): (Phrase, i64)| vec![label.say(PAPER).to_owned(), whole(amount, PAPER)];
    let columns = vec![
        Column::new(surplus_words::PART.say(PAPER), 3),
        Column { align: Align::End, ..Column::new(surplus_words::AMOUNT.say(PAPER), 2) },
    ];
    let rows = part_lines(parts).into_iter().chain([(surplus_words::POT, pot)]).map(line).collect();
    Section {
        title: words::PACKET_SURPLUS.say(PAPER).to_owned(),
        table: Some(SmallTable { columns, rows }),
        ..Section::default()
    }
}

fn decisions(file: &MeetingFile) -> Section {
    let line = |one: &kernel::Stored<crate::records::Resolution>| {
        let result = if one.carried { words::CARRIED } else { words::LOST };
        let votes = format!("{} / {} / {}", one.yes, one.no, one.abstain);
        format!("{} ({votes} {}; {})", one.decision, words::VOTES_LABEL.say(PAPER), result.say(PAPER))
    };
    let points = file.resolutions.iter().map(line).collect();
    Section { title: words::DECISIONS.say(PAPER).to_owned(), points, ..Section::default() }
}
