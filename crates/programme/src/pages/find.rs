//! `/desa`: finding one's village by part of its name, over all villages of the country; and browsing those of the
//! programme by region.

use std::collections::BTreeMap;

use askama::Template;
use kernel::region::{Code, Level, Regions};
use kernel::{Access, Refusal, money};
use web::{Answer, Call, Hit, Route};

use super::{around, filled, short};
use crate::roll::Roll;
use crate::words::shared;
use crate::words::village as words;

/// How many villages are shown.
const MOST: usize = 30;
/// Fewer letters would find thousands.
const LEAST: usize = 2;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/desa", Access::Public, page)]
}

#[derive(Template)]
#[template(path = "find.html")]
struct Find<'c> {
    call: &'c Call,
    query: &'c str,
    message: String,
    found: Vec<Village>,
    heading: String,
    browse: Vec<(String, String, String)>,
}

struct Village {
    name: String,
    around: String,
    path: String,
    running: bool,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let roll = call.read(Roll::read)?;
    let query = call.query("q");
    let within = Code::parse(call.query("wilayah")).ok().filter(|code| Regions::get().contains(code));
    let (found, heading) = match within {
        Some(region) if query.is_empty() => {
            (roll.running_within(&region), filled(call.say(words::IN_REGION), &[&short(&region)]))
        }
        _ => (search(query, &roll), String::new()),
    };
    let village = |code: &Code| Village {
        name: short(code),
        around: around(code),
        path: format!("/desa/{code}"),
        running: roll.runs_in(code),
    };
    let content = Find {
        call,
        query,
        message: message(call, query, found.len()),
        found: found.iter().map(village).collect(),
        heading,
        browse: browse(call, &roll),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// Villages whose name or surroundings hold every word, those of the programme first: of forty places of one name it is
/// mostly theirs that is meant.
fn search(query: &str, roll: &Roll) -> Vec<Code> {
    if query.chars().filter(|letter| letter.is_alphanumeric()).count() < LEAST {
        return Vec::new();
    }
    let found = Regions::get().search(query, Some(Level::Village), MOST * 20);
    let mut all: Vec<Code> = found.into_iter().map(|found| found.code).collect();
    all.sort_by_key(|code| !roll.runs_in(code));
    all.truncate(MOST);
    all
}

fn message(call: &Call, query: &str, found: usize) -> String {
    if query.is_empty() {
        String::new()
    } else if query.chars().filter(|letter| letter.is_alphanumeric()).count() < LEAST {
        call.say(words::SHORT).to_owned()
    } else if found == 0 {
        call.say(words::NOTHING).to_owned()
    } else if found == MOST {
        filled(call.say(words::MANY), &[&MOST.to_string()])
    } else {
        String::new()
    }
}

/// Each province with villages of the programme: name, how many, where they are listed.
fn browse(call: &Call, roll: &Roll) -> Vec<(String, String, String)> {
    let mut provinces: BTreeMap<Code, i64> = BTreeMap::new();
    for village in roll.running_within(&Code::NATION) {
        if let Some(province) = village.at(Level::Province) {
            *provinces.entry(province).or_default() += 1;
        }
    }
    let line = |(code, count): (Code, i64)| {
        (short(&code), money::whole(count, call.lang), web::link("/desa", &[("wilayah", code.as_str())]))
    };
    provinces.into_iter().map(line).collect()
}

/// Villages and regencies for the search at the top: a whole name first, and the programme's villages before others.
pub(crate) fn hits(query: &str, roll: &Roll, inside: bool, lang: kernel::Lang) -> Vec<Hit> {
    if query.chars().filter(|letter| letter.is_alphabetic()).count() < 3 {
        return Vec::new();
    }
    let found = Regions::get().search(query, None, 12);
    let shown = found.into_iter().filter(|found| found.code.level() != Level::District && found.rank < 3);
    let hit = |found: kernel::region::Found| {
        let (code, village) = (found.code, found.code.level() == Level::Village);
        let running = village && roll.runs_in(&code);
        let base = if inside { "/program/wilayah" } else { "/desa" };
        let path = if inside || village {
            format!("{base}/{code}")
        } else {
            web::link("/desa", &[("wilayah", code.as_str())])
        };
        Hit {
            kind: (if village { words::HIT_VILLAGE } else { words::HIT_REGION }).say(lang).to_owned(),
            title: short(&code),
            detail: if running {
                format!("{} · {}", around(&code), words::IS_DESMIGRATIF.say(lang))
            } else {
                around(&code)
            },
            path,
            score: [60, 45, 30][usize::from(found.rank)] + if running { 20 } else { 0 },
        }
    };
    shown.map(hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_is_found_by_part_of_its_name_whatever_its_case() {
        let roll = Roll::default();
        for typed in ["kuripan wonosobo", "KURIP wonosobo", "Kuripan, Watumalang", "33.07.10.2004"] {
            assert!(search(typed, &roll).iter().any(|code| code.as_str() == "33.07.10.2004"), "{typed}");
        }
        for typed in ["k", "  ", "zzzzqq"] {
            assert!(search(typed, &roll).is_empty(), "{typed}");
        }
    }
}
