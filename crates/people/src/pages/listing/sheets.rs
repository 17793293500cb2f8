//! The sheets of an area to take along: one page a house, with the names that are recorded, or without any.

use documents::HouseSheets;
use documents::house::{self, Labels, Member};
use kernel::region::{Code, Regions};
use kernel::{Record, Refusal};
use store::Reader;
use web::{Answer, Call};

use super::overview::area_name;
use crate::office::listing::{House, houses, recorded_people};
use crate::records::listing::{Abroad, Informant, Outcome};
use crate::records::resident::Sex;
use crate::records::{ListingArea, Resident};
use crate::words::listing as words;

/// Empty sheets where the area has no house yet.
const EMPTY_SHEETS: i64 = 10;

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let named = call.query("nama") != "tidak";
    let sheets = call.read(|read| {
        let area = read.get::<ListingArea>(id)?;
        if area.home() != call.actor.office {
            return Err(Refusal::NotFound);
        }
        let known = houses(read, id)?;
        let mut pages = Vec::new();
        for house in known.iter().filter(|house| house.visit.outcome.is_none_or(|one| one == Outcome::NotHome)) {
            pages.push(sheet(call, read, house, named)?);
        }
        if pages.is_empty() {
            let next = known.last().map_or(0, |house| house.visit.number);
            let empty = |at: i64| house::House { number: (next + at).to_string(), ..house::House::default() };
            pages.extend((1..=EMPTY_SHEETS).map(empty));
        }
        pages.truncate(house::MOST_HOUSES);
        Ok(HouseSheets {
            title: call.say(words::SHEET_TITLE).to_owned(),
            office: office(&area.row.region),
            area: area_name(&area),
            walker: area.walker.given().cloned().unwrap_or_default(),
            intro: call.say(words::READ_FIRST).to_owned(),
            labels: labels(call),
            outcomes: said(call, Outcome::ALL, Outcome::label),
            informants: said(call, Informant::ALL, Informant::label),
            answers: said(call, Abroad::ALL, Abroad::label),
            houses: pages,
            watermark: call.site.settings.demo.then(|| call.say(words::SHEET_SAMPLE).to_owned()),
            date: Some(call.today),
            lang: call.lang,
        })
    })?;
    let pdf = documents::house::render(&sheets).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "lembar-pendataan.pdf", true))
}

fn said<T: Copy>(call: &Call, all: &[T], label: fn(T) -> kernel::Phrase) -> Vec<String> {
    all.iter().map(|one| call.say(label(*one)).to_owned()).collect()
}

fn office(region: &str) -> Vec<String> {
    Code::parse(region).ok().and_then(|code| Regions::get().short(&code)).into_iter().collect()
}

fn sheet(call: &Call, read: &Reader<'_>, house: &House, named: bool) -> Result<house::House, Refusal> {
    let mut members = Vec::new();
    if named {
        for (resident, membership) in recorded_people(read, &house.visit)? {
            members.push(Member {
                name: Resident::SPEC.title(&resident.row, call.lang),
                sex: if resident.sex == Sex::Male { "L".to_owned() } else { "P".to_owned() },
                born: resident.birth_date.given().map(|birth| birth.year().to_string()).unwrap_or_default(),
                relation: call.say(membership.relation.label()).to_owned(),
            });
        }
    }
    Ok(house::House {
        number: house.visit.number.to_string(),
        head: if named { house.name.clone() } else { String::new() },
        members,
        address: call.address(&format!("/pendataan-rumah/{}", house.visit.row.id)),
    })
}

fn labels(call: &Call) -> Labels {
    Labels {
        house: call.say(words::HOUSE),
        walker: call.say(words::SHEET_WALKER),
        scan: call.say(words::SHEET_SCAN),
        outcome: call.say(words::OUTCOME),
        informant: call.say(words::INFORMANT),
        head: call.say(words::HEAD),
        visited: call.say(words::DATE),
        people: call.say(words::PEOPLE),
        members: call.say(words::SHEET_MEMBERS),
        abroad: call.say(words::ABROAD),
        number: call.say(words::SHEET_NUMBER),
        name: call.say(words::NAME),
        sex: call.say(words::SHEET_SEX),
        born: call.say(words::BORN),
        relation: call.say(words::RELATION),
        place: call.say(words::PLACE),
        note: call.say(words::SHEET_NOTE),
        said_by: call.say(words::SHEET_SAID_BY),
    }
}
