//! `/program`: the programme for people who work in it: figures, their sources, provinces.

use askama::Template;
use kernel::access::OFFICES;
use kernel::region::Code;
use kernel::{Access, Record, Refusal, claims, day, money};
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Route};

use super::landing::share;
use super::region_table::table;
use super::{figures, filled, pocket_villages};
use crate::counts;
use crate::records::Designation;
use crate::roll::Roll;
use crate::rules::reach::{self, Reach};
use crate::words::national as words;
use crate::words::shared;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/program", Access::Roles(OFFICES), page).help("program")]
}

#[derive(Template)]
#[template(path = "national.html")]
struct National<'c> {
    call: &'c Call,
    as_of: String,
    tiles: Html,
    chart: Html,
    sources: Html,
    provinces: Html,
    may_record: bool,
    own: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let whole = reach::of(&call.actor, &Code::NATION) == Reach::Whole;
    let columns = if whole { counts::columns(&call.site.rooms) } else { Vec::new() };
    let (roll, children) = call.read(|read| {
        let roll = Roll::read(read)?;
        let children = counts::children(read, &roll, &Code::NATION, &columns)?;
        Ok((roll, children))
    })?;
    let years = roll.years();
    let content = National {
        call,
        as_of: filled(call.say(words::AS_OF), &[&day::full(call.today, call.lang)]),
        tiles: tiles(call, &roll),
        chart: figures::cumulative(&years, call.lang),
        sources: figures::sources(call, &years),
        provinces: table(call, "/program", call.say(words::BY_PROVINCE), children, &columns),
        may_record: call.actor.is_one_of(Designation::SPEC.write),
        own: own_region(call),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn tiles(call: &Call, roll: &Roll) -> Html {
    let lang = call.lang;
    let villages = roll.running_within(&Code::NATION).len() as i64;
    let tile =
        |number: String, label: String, path: &str, attention| Tile { number, label, path: path.to_owned(), attention };
    let mut tiles =
        vec![tile(money::whole(villages, lang), call.say(words::RUNNING).to_owned(), "/program/desa", false)];
    if let Some(last) = roll.years().last() {
        let label = filled(call.say(words::REGENCIES_IN), &[&last.year.to_string()]);
        let path = web::link("/program/desa", &[("tahun", &last.year.to_string())]);
        tiles.push(tile(money::whole(last.regencies, lang), label, &path, false));
    }
    let pockets = pocket_villages();
    if pockets > 0 {
        let label = filled(call.say(words::OF_POCKETS), &[&money::whole(pockets, lang)]);
        tiles.push(tile(share(villages, pockets, lang), label, "/angka", false));
    }
    let conflicts = claims::conflicts().len() as i64;
    let label = call.say(words::DISAGREE).to_owned();
    tiles.push(tile(money::whole(conflicts, lang), label, "/angka#belum-cocok", conflicts > 0));
    pieces::tiles(&tiles)
}

/// Where the reader's own region stands; empty for who works for the whole nation.
fn own_region(call: &Call) -> String {
    let kernel::access::Scope::Regions(own) = &call.actor.scope else { return String::new() };
    let own = own.first().filter(|own| !own.is_empty());
    own.map_or_else(String::new, |own| format!("/program/wilayah/{own}"))
}
