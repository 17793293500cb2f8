//! `/desa/{code}`: a village for everybody. Whether the programme runs there, which office serves, how to reach it.
//! Everything on it is read without a role: it cannot hold personal data.

use askama::Template;
use kernel::region::{Code, Level, Regions};
use kernel::{Access, Refusal, day};
use people::rules::office::office_id;
use web::{Answer, Call, Html, Route};

use super::office_card::{card, office};
use super::{around, filled, region_of, short};
use crate::records::designation::{DesignationStatus, Programme};
use crate::roll::{Entry, Roll};
use crate::words::shared;
use crate::words::village as words;

/// How many neighbours are named.
const MOST_NEAR: usize = 6;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/desa/{code}", Access::Public, page)]
}

#[derive(Template)]
#[template(path = "village.html")]
struct Village<'c> {
    call: &'c Call,
    name: String,
    around: String,
    postcode: String,
    code: Code,
    since: String,
    ended: bool,
    card: Html,
    no_office: String,
    designations: Vec<Designated>,
    near_heading: String,
    near: Vec<(String, String)>,
}

/// A designation in words.
pub(super) struct Designated {
    pub(super) programme: String,
    pub(super) year: String,
    pub(super) date: String,
    pub(super) decree: String,
    pub(super) source: String,
    pub(super) status: &'static str,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let code = region_of(call)?;
    if code.level() != Level::Village {
        return Ok(Answer::redirect(web::link("/desa", &[("wilayah", code.as_str())])));
    }
    let (roll, own, above) = call.read(|read| {
        let regency = code.at(Level::Regency);
        Ok((Roll::read(read)?, office(read, office_id(Some(&code)))?, office(read, office_id(regency.as_ref()))?))
    })?;
    let entries = roll.of_village(&code);
    let running = roll.runs_in(&code);
    let first = entries.iter().filter(|entry| entry.programme == Programme::Desmigratif).map(|entry| entry.year).min();
    let since = first.filter(|_| running).map(|year| filled(call.say(words::SINCE), &[&year.to_string()]));
    let regency = code.at(Level::Regency).map(|regency| short(&regency)).unwrap_or_default();
    let (card, no_office) = match (own.filter(|_| running), above) {
        (Some(own), _) => (card(call, call.say(words::OFFICE), own), String::new()),
        (None, Some(above)) => (card(call, call.say(words::SERVED_BY), above), String::new()),
        (None, None) => (Html::default(), filled(call.say(words::NO_OFFICE), &[&regency])),
    };
    let content = Village {
        call,
        name: short(&code),
        around: around(&code),
        postcode: Regions::get().postcode(&code).unwrap_or_default(),
        since: since.unwrap_or_default(),
        ended: !running && first.is_some(),
        card,
        no_office,
        designations: entries.into_iter().map(|entry| designated(call, entry)).collect(),
        near_heading: filled(call.say(words::NEAR), &[&regency]),
        near: if running { Vec::new() } else { near(&roll, &code) },
        code,
    };
    let title = content.name.clone();
    Ok(call.page(&title, &content))
}

/// The programme's villages of the same regency.
fn near(roll: &Roll, code: &Code) -> Vec<(String, String)> {
    let regency = code.at(Level::Regency).unwrap_or(Code::NATION);
    let near = roll.running_within(&regency).into_iter().take(MOST_NEAR);
    near.map(|village| (short(&village), format!("/desa/{village}"))).collect()
}

pub(super) fn designated(call: &Call, entry: &Entry) -> Designated {
    let named = entry.other_programme.clone().filter(|_| entry.programme == Programme::Other);
    Designated {
        programme: named.unwrap_or_else(|| call.say(entry.programme.label()).to_owned()),
        year: entry.year.to_string(),
        date: entry.date.map(|date| day::full(date, call.lang)).unwrap_or_default(),
        decree: entry.decree.clone().unwrap_or_default(),
        source: entry.source.clone().unwrap_or_default(),
        status: if entry.status == DesignationStatus::Ended { call.say(entry.status.label()) } else { "" },
    }
}
