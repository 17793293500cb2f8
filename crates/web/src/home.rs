//! *Beranda*: what needs me today, from every room; numbers; this computer. Not here: the page for visitors (`/`).

use askama::Template;
use kernel::access::Scope;
use kernel::{Refusal, day, money};
use store::Reader;

use crate::answer::Answer;
use crate::call::Call;
use crate::html::Html;
use crate::layout::{menu_of, region_of};
use crate::pieces::{self, Tile};
use crate::room::{MenuItem, Task};
use crate::words;

/// Tasks shown at once; the others wait folded below them.
const FIRST: usize = 10;
/// The most tasks on the page.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    title: &'static str,
    subtitle: String,
    begin: Vec<(&'static str, &'static str)>,
    tiles: Html,
    heading: &'static str,
    tasks: Html,
    more: String,
    rest: Html,
    panels: Html,
}

pub(crate) fn page(call: &Call) -> Result<Answer, Refusal> {
    let (mut tasks, tiles) = call.read(|read| {
        let mut tasks: Vec<Task> = Vec::new();
        for room in &call.site.rooms {
            tasks.extend((room.today)(read, call.lang)?);
        }
        Ok((tasks, tiles(call, read)?))
    })?;
    tasks.sort_by_key(|task| (task.tone, task.due.is_none(), task.due));
    let count = tasks.len();
    tasks.truncate(MOST);
    let list = if tasks.is_empty() {
        let sees_people = call.actor.role.is_some_and(kernel::access::Role::sees_personal);
        let hint = match sees_people {
            _ if is_resident(call) => words::NOTHING_HINT_OWN,
            true => words::NOTHING_HINT,
            false => words::NOTHING_HINT_ABOVE,
        };
        pieces::empty(&format!("{} {}", call.say(words::NOTHING_TO_DO), call.say(hint)), None)
    } else {
        pieces::tasks(&tasks[..tasks.len().min(FIRST)], call.lang)
    };
    let rest = tasks.get(FIRST..).unwrap_or_default();
    let panel = (call.site.seams.computer)(&call.store, &call.actor, call.now, call.lang);
    let content = Home {
        title: call.say(words::TODAY),
        subtitle: subtitle(call, count),
        begin: begin(call),
        tiles: if tiles.is_empty() { Html::default() } else { pieces::tiles(&tiles) },
        heading: call.say(words::TO_DO),
        tasks: list,
        more: format!("{} ({})", call.say(words::MORE_TASKS), rest.len()),
        rest: if rest.is_empty() { Html::default() } else { pieces::tasks(rest, call.lang) },
        // The office's computer is no matter of the people whom it serves.
        panels: panel.as_ref().filter(|_| !is_resident(call)).map_or_else(Html::default, pieces::panel),
    };
    Ok(call.page(call.say(words::HOME), &content))
}

fn is_resident(call: &Call) -> bool {
    call.actor.role == Some(kernel::Role::Warga)
}

/// What the caller may begin, as (words, path).
fn begin(call: &Call) -> Vec<(&'static str, &'static str)> {
    let items = call.site.rooms.iter().flat_map(|room| room.begin);
    items.filter(|item| item.access.allows(&call.actor)).map(|item| (call.say(item.label), item.path)).collect()
}

fn subtitle(call: &Call, count: usize) -> String {
    let waiting = match count {
        0 => String::new(),
        1 => format!(" · {}", call.say(words::WAITING_ONE)),
        more => format!(" · {more} {}", call.say(words::WAITING)),
    };
    format!("{}{waiting}", day::long(call.today, call.lang))
}

/// The sums that rooms show as tiles, for the caller's own region.
fn tiles(call: &Call, read: &Reader<'_>) -> Result<Vec<Tile>, Refusal> {
    let Scope::Regions(prefixes) = &call.actor.scope else { return Ok(Vec::new()) };
    let mut tiles = Vec::new();
    for indicator in call.site.rooms.iter().flat_map(|room| room.indicators).filter(|one| !one.tile.is_empty()) {
        let month = call.today.to_string()[..7].to_owned();
        let months = (!indicator.stock).then_some((month.as_str(), month.as_str()));
        let mut sum = 0;
        for prefix in prefixes {
            sum += read.indicator(indicator.key, prefix, months)?;
        }
        tiles.push(Tile {
            number: money::whole(sum, call.lang),
            label: call.say(indicator.label).to_owned(),
            // A number is for everybody who sees the region; the list behind it for whoever may open it.
            path: if call.may_get(indicator.tile) { indicator.tile.to_owned() } else { String::new() },
            attention: indicator.attention && sum != 0,
        });
    }
    Ok(tiles)
}

#[derive(Template)]
#[template(path = "menu.html")]
struct Menu<'c> {
    call: &'c Call,
    items: Vec<&'static MenuItem>,
    region: String,
    role: &'static str,
    account: bool,
}

/// Everything of the navigation on one page, for phones.
pub(crate) fn menu(call: &Call) -> Result<Answer, Refusal> {
    let content = Menu {
        call,
        items: menu_of(call),
        region: region_of(call),
        role: call.actor.role.map_or("", |role| role.label().say(call.lang)),
        account: call.site.has_page("/saya"),
    };
    Ok(call.page(call.say(words::MENU), &content))
}

/// What visitors see at `/` when no room has a page there.
#[derive(Template)]
#[template(path = "landing.html")]
struct Landing<'c> {
    call: &'c Call,
}

pub(crate) fn landing(call: &Call) -> Result<Answer, Refusal> {
    if call.is_signed_in() {
        return Ok(Answer::redirect("/beranda"));
    }
    Ok(call.page(call.say(words::PROGRAMME), &Landing { call }))
}
