//! The list of cases: by phase, by country, by name or number, and those that have not moved for long.

use askama::Template;
use kernel::access::{Role, Scope};
use kernel::refusal::Refusal;
use kernel::{Lang, country, day, money};
use store::Reader;
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Input, link};

use super::{case_path, state_tone};
use crate::office::find::{self, Listed, Wanted};
use crate::records::CASE_WRITERS;
use crate::rules::contributions::phase_key;
use crate::rules::phase::Phase;
use crate::words::case as words;

/// How many are shown of those found by a word.
const FOUND: usize = 50;

#[derive(Template)]
#[template(path = "case/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    title: String,
    phases: Html,
    find: Input,
    countries: Input,
    phase: &'c str,
    waiting: bool,
    aside: String,
    rows: Vec<Line>,
    empty: Html,
    next: String,
    chosen: bool,
    find_resident: bool,
    own: bool,
}

struct Line {
    path: String,
    name: String,
    number: String,
    state: Html,
    going_to: String,
    since: String,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let typed = call.query("q");
    let phase_name = call.query("tahap");
    let waiting = call.query("diam") == "1";
    let wanted = Wanted {
        phase: Phase::named(phase_name),
        aside: phase_name == "di_samping",
        country: country::find(call.query("negara")).map_or_else(String::new, |one| one.code.to_owned()),
        after: call.query("sesudah").parse().ok(),
    };
    let chosen = !typed.is_empty() || !phase_name.is_empty() || waiting || !wanted.country.is_empty();
    let (rows, next, tiles) = call.read(|read| {
        let (mut rows, next) = match (typed, waiting) {
            ("", true) => (find::waiting(read)?, None),
            ("", false) => find::list(read, &wanted)?,
            _ => (find::by_words(read, typed)?, None),
        };
        rows.truncate(FOUND);
        Ok((rows, next, tiles(call, read)?))
    })?;
    let nothing = match (waiting, chosen) {
        (true, _) => words::NOTHING_WAITS,
        (_, true) => words::NONE_FOUND,
        _ if call.actor.role == Some(kernel::Role::Warga) => words::NONE_OWN,
        _ => words::NONE,
    };
    let may_open = call.actor.is_one_of(CASE_WRITERS);
    let find_action = (may_open && !chosen).then(|| (call.say(words::FIND_RESIDENT), "/warga"));
    let next = next.map(|after| {
        let after = after.to_string();
        link("/kasus", &[("tahap", phase_name), ("negara", wanted.country.as_str()), ("sesudah", &after)])
    });
    let content = ListPage {
        call,
        title: call.say(words::ROOM).to_owned(),
        phases: if tiles.is_empty() { Html::default() } else { pieces::tiles(&tiles) },
        find: Input::text("q", call.say(words::FIND)).value(typed),
        countries: Input::choice("negara", call.say(words::COUNTRY), destinations(call.lang))
            .value(wanted.country.clone()),
        phase: phase_name,
        waiting,
        aside: link("/kasus", &[("tahap", "di_samping")]),
        empty: pieces::empty(call.say(nothing), find_action),
        rows: rows.iter().map(|one| line(call, one)).collect(),
        next: next.unwrap_or_default(),
        chosen,
        find_resident: may_open,
        own: matches!(call.actor.scope, Scope::Person(_)),
    };
    Ok(call.page(call.say(words::ROOM), &content))
}

/// How many cases lie in each phase now, each leading to its list.
fn tiles(call: &Call, read: &Reader<'_>) -> Result<Vec<Tile>, Refusal> {
    let Scope::Regions(prefixes) = &call.actor.scope else { return Ok(Vec::new()) };
    let mut tiles = Vec::new();
    for phase in Phase::ALL {
        let mut count = 0;
        for prefix in prefixes {
            count += read.indicator(phase_key(phase), prefix, None)?;
        }
        tiles.push(Tile {
            number: money::whole(count, call.lang),
            label: call.say(phase.label()).to_owned(),
            path: link("/kasus", &[("tahap", phase.name())]),
            attention: false,
        });
    }
    Ok(tiles)
}

fn destinations(lang: Lang) -> Vec<(String, String)> {
    let name = |one: &kernel::country::Country| (one.code.to_owned(), one.name.say(lang).to_owned());
    country::destinations(lang).into_iter().map(name).collect()
}

fn line(call: &Call, one: &Listed) -> Line {
    let case = &one.case;
    let name = one.resident.as_ref().and_then(|resident| resident.name.known().cloned());
    Line {
        path: case_path(case.row.id),
        name: name.unwrap_or_else(|| call.say(words::ELSEWHERE).to_owned()),
        number: number(call, one),
        state: pieces::tag(state_tone(case.state), call.say(case.state.label())),
        going_to: going_to(case.country.as_deref(), case.job.as_deref(), call.lang),
        since: case.since.map_or_else(String::new, |since| day::short(since, call.lang)),
    }
}

/// The number; above the village also whose case it is.
fn number(call: &Call, one: &Listed) -> String {
    use kernel::region::{Code, Regions};
    let number = one.case.number.clone();
    if !call.actor.is_one_of(&[Role::Koordinator, Role::PenanggungJawab]) {
        return number;
    }
    let village = Code::parse(&one.case.row.region).ok().and_then(|code| Regions::get().name(&code));
    [Some(number.as_str()), village].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// "Taiwan, perawat lansia".
pub(super) fn going_to(code: Option<&str>, job: Option<&str>, lang: Lang) -> String {
    let name = code.and_then(country::get).map(|one| one.name.say(lang));
    [name, job].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
