//! `/program/wilayah/{code}`: a province, a regency or a village with its counts, as far as the reader's office reaches.

use askama::Template;
use kernel::access::OFFICES;
use kernel::region::{Code, Level, Regions};
use kernel::{Access, Refusal, money};
use people::rules::office::office_id;
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Indicator, Route};

use super::office_card::{card, office};
use super::region_table::table;
use super::village::{Designated, designated};
use super::{region_of, short};
use crate::counts::{self, Group};
use crate::roll::Roll;
use crate::rules::reach::{self, Reach};
use crate::words::national as words;
use crate::words::shared;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/program/wilayah/{code}", Access::Roles(OFFICES), page).help("program")]
}

#[derive(Template)]
#[template(path = "region.html")]
struct Region<'c> {
    call: &'c Call,
    code: Code,
    name: String,
    kind: &'static str,
    crumbs: Vec<(String, String)>,
    tiles: Html,
    note: &'static str,
    groups: Vec<Group>,
    children: Html,
    empty: bool,
    card: Html,
    designations: Vec<Designated>,
    public: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let code = region_of(call)?;
    match code.level() {
        Level::Nation => return Ok(Answer::redirect("/program")),
        Level::District => {
            let regency = code.at(Level::Regency).unwrap_or(Code::NATION);
            return Ok(Answer::redirect(format!("/program/wilayah/{regency}")));
        }
        _ => {}
    }
    let reached = reach::of(&call.actor, &code);
    let main = counts::columns(&call.site.rooms);
    let columns = if reached == Reach::Whole { main.clone() } else { Vec::new() };
    let (roll, office, groups, children, tiles) = call.read(|read| {
        let roll = Roll::read(read)?;
        let office = office(read, office_id(Some(&code)))?;
        let children = counts::children(read, &roll, &code, &columns)?;
        if reached == Reach::Public {
            return Ok((roll, office, Vec::new(), children, Vec::new()));
        }
        let groups = counts::of_region(read, &call.site.rooms, &code, call.lang)?;
        let tiles = main.iter().map(|one| tile(call, read, one, &code)).collect::<Result<Vec<_>, _>>()?;
        Ok((roll, office, groups, children, tiles))
    })?;
    let is_village = code.level() == Level::Village;
    let villages = roll.running_within(&code).len() as i64;
    let path = format!("/program/wilayah/{code}");
    let content = Region {
        call,
        name: short(&code),
        kind: Regions::get().kind_word(&code).map_or("", |kind| kind.say(call.lang)),
        crumbs: crumbs(call, &code),
        tiles: all_tiles(call, villages, is_village, tiles),
        note: match reached {
            Reach::Whole => "",
            Reach::Total => call.say(words::ONLY_TOTAL),
            Reach::Public => call.say(words::NOT_YOURS),
        },
        groups,
        empty: children.is_empty() && !is_village,
        children: table(call, &path, heading(call, code.level()), children, &columns),
        card: office.map_or_else(Html::default, |office| card(call, office_heading(call, is_village), office)),
        designations: roll.of_village(&code).into_iter().map(|entry| designated(call, entry)).collect(),
        public: if is_village { format!("/desa/{code}") } else { web::link("/desa", &[("wilayah", code.as_str())]) },
        code,
    };
    let title = content.name.clone();
    Ok(call.page(&title, &content))
}

fn tile(call: &Call, read: &store::Reader<'_>, indicator: &'static Indicator, code: &Code) -> Result<Tile, Refusal> {
    let number = counts::shown(read, indicator.key, code, None, call.lang)?;
    let label = indicator.label.say(call.lang).to_owned();
    Ok(Tile { number, label, path: String::new(), attention: false })
}

fn all_tiles(call: &Call, villages: i64, is_village: bool, others: Vec<Tile>) -> Html {
    let number = money::whole(villages, call.lang);
    let own = Tile { number, label: call.say(words::RUNNING).to_owned(), ..Tile::default() };
    let tiles: Vec<Tile> = (!is_village).then_some(own).into_iter().chain(others).collect();
    if tiles.is_empty() { Html::default() } else { pieces::tiles(&tiles) }
}

/// The way down to this region, the nation first.
fn crumbs(call: &Call, code: &Code) -> Vec<(String, String)> {
    let around: Vec<Code> = code.ancestors().filter(|wider| wider.level() != Level::District).collect();
    let mut crumbs = vec![(call.say(shared::NATION).to_owned(), "/program".to_owned())];
    crumbs.extend(around.into_iter().rev().map(|wider| (short(&wider), format!("/program/wilayah/{wider}"))));
    crumbs
}

fn heading(call: &Call, level: Level) -> &'static str {
    call.say(if level == Level::Province { words::BY_REGENCY } else { words::BY_VILLAGE })
}

fn office_heading(call: &Call, is_village: bool) -> &'static str {
    call.say(if is_village { words::VILLAGE_PROFILE } else { words::OFFICE_PROFILE })
}
