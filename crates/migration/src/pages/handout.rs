//! The hand-out of a counselling, in plain Indonesian: the topics told that day, what to remember of each, and numbers to
//! call. Also blank, with every topic, for a talk that is written down later.

use documents::leaflet::{self, Leaflet, Section, SmallTable};
use documents::letter::{Pair, Signer};
use documents::register::Column;
use jiff::civil::Date;
use kernel::contacts::Contact;
use kernel::{Access, Record, Refusal, day};
use web::{Answer, Call, Route};

use super::letterhead::{self, PAPER, Village, pair};
use super::person_name;
use crate::office::CaseFile;
use crate::records::counselling::FamilyPresent;
use crate::records::{Counselling, MigrationCase};
use crate::rules::topics::Topic;
use crate::rules::{handout, missions, topics};
use crate::words::handout as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let read = Access::Read(MigrationCase::SPEC);
    vec![
        Route::get("/kasus/konseling/lembar.pdf", read, blank).help("kasus#konseling"),
        Route::get("/kasus/{id}/konseling/lembar.pdf", read, of_day).help("kasus#konseling"),
    ]
}

/// Every topic of today, with lines to write on.
fn blank(call: &Call) -> Result<Answer, Refusal> {
    let village = call.read(letterhead::own_village)?;
    let told = topics::on(call.today);
    let facts = [words::NAME, words::DATE, words::PLACE, words::LANGUAGE, words::PRESENT, words::DESTINATION];
    let leaflet = Leaflet {
        facts: facts.into_iter().map(|label| pair(label, "")).collect(),
        sections: sections(&told, call.today, true, numbers(&village, None)),
        signers: signers("", ""),
        ..frame(call, &village)
    };
    answer(&leaflet)
}

/// The topics told on one day; without a day those of the last one; where nothing was told yet, all of today.
fn of_day(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, village) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let village = letterhead::village(read, file.case.home())?;
        Ok((file, village))
    })?;
    let wanted = call.query("tanggal").parse::<Date>().ok().or(file.told.iter().map(|told| told.date).max());
    let that_day: Vec<&Counselling> =
        file.told.iter().map(|told| &told.record).filter(|told| Some(told.date) == wanted).collect();
    let date = wanted.filter(|_| !that_day.is_empty());
    let on = date.unwrap_or(call.today);
    let told: Vec<&'static Topic> = if that_day.is_empty() {
        topics::on(on)
    } else {
        let keys: Vec<&str> = that_day.iter().map(|told| told.topic.as_str()).collect();
        topics::all().iter().filter(|topic| keys.contains(&topic.key)).collect()
    };
    let country = file.case.country.as_deref();
    let leaflet = Leaflet {
        facts: facts(&file, &that_day, date),
        sections: sections(&told, on, that_day.is_empty(), numbers(&village, country)),
        signers: signers(&person_name(&file), &call.actor.name),
        ..frame(call, &village)
    };
    answer(&leaflet)
}

fn answer(leaflet: &Leaflet) -> Result<Answer, Refusal> {
    let pdf = leaflet::render(leaflet).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "lembar-konseling.pdf", true))
}

fn frame(call: &Call, village: &Village) -> Leaflet {
    Leaflet {
        title: words::TITLE.say(PAPER).to_owned(),
        subtitle: words::SUBTITLE.say(PAPER).to_owned(),
        office: letterhead::office_lines(village),
        qr: Some(letterhead::help_code(call, words::SCAN)),
        footer: words::FOOTER.say(PAPER).to_owned(),
        watermark: letterhead::watermark(call),
        date: Some(call.today),
        lang: PAPER,
        ..Leaflet::default()
    }
}

fn facts(file: &CaseFile, told: &[&Counselling], date: Option<Date>) -> Vec<Pair> {
    let one = told.first();
    let place = one.and_then(|told| told.place).map_or("", |place| place.label().say(PAPER));
    let language = one.and_then(|told| told.language.clone()).unwrap_or_default();
    let to = super::list::going_to(file.case.country.as_deref(), file.case.job.as_deref(), PAPER);
    vec![
        pair(words::NAME, person_name(file)),
        pair(words::DATE, date.map_or_else(String::new, |date| day::full(date, PAPER))),
        pair(words::PLACE, place),
        pair(words::LANGUAGE, language),
        pair(words::PRESENT, one.map_or_else(String::new, |told| present(file, told))),
        pair(words::DESTINATION, to),
    ]
}

/// Who was there: recorded contacts by name, others by relation.
pub(super) fn present(file: &CaseFile, told: &Counselling) -> String {
    let name = |id| {
        let kin = file.kin.iter().find(|kin| kin.row.id == id)?;
        Some(format!("{} ({})", kin.name.known()?, kin.kinship.label().say(PAPER).to_lowercase()))
    };
    let mut who: Vec<String> = told.kin().filter_map(|kin| name(kin.id.raw())).collect();
    if who.is_empty() && told.family != FamilyPresent::Nobody {
        who.push(told.family.label().say(PAPER).to_owned());
    }
    who.extend(told.others.given().cloned());
    if who.is_empty() { FamilyPresent::Nobody.label().say(PAPER).to_owned() } else { who.join(", ") }
}

fn sections(told: &[&'static Topic], on: Date, tick: bool, numbers: Section) -> Vec<Section> {
    let section = |topic: &&'static Topic| Section {
        title: topic.label.say(PAPER).to_owned(),
        points: handout::of(topic.key, on)
            .map_or_else(Vec::new, |points| points.points.iter().map(|point| (*point).to_owned()).collect()),
        tick,
        ask: format!("{} {}", words::ASK.say(PAPER), topic.ask.say(PAPER)),
        ..Section::default()
    };
    told.iter().map(section).chain([numbers]).collect()
}

/// The village's number, those of the data, and the missions of the destination.
fn numbers(village: &Village, country: Option<&str>) -> Section {
    let mut rows = Vec::new();
    if !village.phone.is_empty() {
        rows.push(vec![village.name.clone(), village.phone.clone(), words::VILLAGE_ASK.say(PAPER).to_owned()]);
    }
    let row = |contact: &Contact| {
        vec![contact.name.say(PAPER).to_owned(), contact.number.to_owned(), contact.about.say(PAPER).to_owned()]
    };
    rows.extend(kernel::contacts::all().iter().map(row));
    for mission in country.map_or_else(Vec::new, missions::of) {
        let Some(number) = mission.number else { continue };
        let land = country.and_then(kernel::country::get).map_or("", |land| land.name.say(PAPER));
        rows.push(vec![mission.name.say(PAPER).to_owned(), number.to_owned(), land.to_owned()]);
    }
    let columns = [(words::WHO, 4), (words::NUMBER, 3), (words::FOR_WHAT, 5)];
    let columns = columns.into_iter().map(|(title, share)| Column::new(title.say(PAPER), share)).collect();
    Section {
        title: words::NUMBERS.say(PAPER).to_owned(),
        table: Some(SmallTable { columns, rows }),
        ..Section::default()
    }
}

fn signers(name: &str, officer: &str) -> Vec<Signer> {
    let signer = |heading: kernel::Phrase, name: &str| Signer {
        heading: heading.say(PAPER).to_owned(),
        name: name.to_owned(),
        ..Signer::default()
    };
    vec![signer(words::HEARD, name), signer(words::TOLD, officer)]
}
