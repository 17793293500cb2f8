//! The frame around a page: for visitors, and for people who have signed in. Not here: what stands inside.

use std::borrow::Borrow;

use askama::Template;
use kernel::access::Scope;
use kernel::region::{Code, Regions};
use kernel::{Lang, Phrase};

use crate::answer::{Answer, link};
use crate::assets;
use crate::call::Call;
use crate::html::Html;
use crate::pieces::icon;
use crate::room::MenuItem;
use crate::words;

/// From this order on, entries stand under the line.
const REST: u8 = 60;

/// What both frames show.
struct Frame<'c> {
    call: &'c Call,
    title: &'c str,
    content: Html,
    style: String,
    script: String,
    mark: String,
    help: String,
    path: &'c str,
}

impl Frame<'_> {
    fn html(&self) -> &Html {
        &self.content
    }

    fn say(&self, phrase: impl Borrow<Phrase>) -> &'static str {
        self.call.say(phrase)
    }

    fn lang(&self) -> &'static str {
        self.call.lang.code()
    }

    fn other_language(&self, code: &str) -> String {
        let query: Vec<(&str, &str)> =
            self.call.query_fields().fields().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        link("/bahasa", &[("ke", code), ("kembali", &link(self.path, &query))])
    }

    fn notice(&self) -> Option<&str> {
        self.call.notice.as_deref()
    }

    fn demo(&self) -> bool {
        self.call.site.settings.demo
    }

    fn icon(&self, name: &str) -> Html {
        icon(name)
    }

    fn has(&self, path: &str) -> bool {
        self.call.site.has_page(path)
    }
}

#[derive(Template)]
#[template(path = "layout.html")]
struct SignedIn<'c> {
    frame: Frame<'c>,
    menu: Vec<(bool, &'static MenuItem)>,
    tabs: Vec<&'static MenuItem>,
    current: &'static str,
    region: String,
    role: &'static str,
}

impl SignedIn<'_> {
    fn is_current(&self, item: &MenuItem) -> bool {
        item.path == self.current
    }
}

#[derive(Template)]
#[template(path = "public.html")]
struct Visitor<'c> {
    frame: Frame<'c>,
    top: Vec<(&'static str, &'static str)>,
    foot: Vec<(&'static str, &'static str)>,
}

/// Renders the content and puts the right frame around it.
pub(crate) fn page(call: &Call, title: &str, content: &impl Template) -> Answer {
    let rendered = content.render().and_then(|content| framed(call, title, content));
    match rendered {
        Ok(html) => Answer::page(html),
        Err(error) => Answer::broken(format!("{} could not be rendered: {error}", call.route.path)),
    }
}

fn framed(call: &Call, title: &str, content: String) -> askama::Result<String> {
    let frame = Frame {
        call,
        title,
        content: Html::drawn(content),
        style: assets::address("gaya.css"),
        script: assets::address("bantu.js"),
        mark: assets::address("lambang.svg"),
        help: help_address(call),
        path: &call.path,
    };
    let html = if call.is_signed_in() { signed_in(call, frame).render()? } else { visitor(call, frame).render()? };
    Ok(html)
}

fn signed_in<'c>(call: &'c Call, frame: Frame<'c>) -> SignedIn<'c> {
    let menu = menu_of(call);
    SignedIn {
        frame,
        tabs: menu.iter().copied().take(3).collect(),
        current: current(&menu, &call.path).or_else(|| of_room(call, &menu)).unwrap_or(""),
        region: region_of(call),
        role: call.actor.role.map_or("", |role| role.label().say(call.lang)),
        menu: with_line(&menu),
    }
}

/// Each entry, and whether a line stands before it: where the pillars end.
fn with_line(menu: &[&'static MenuItem]) -> Vec<(bool, &'static MenuItem)> {
    let first = menu.iter().position(|item| item.order >= REST).filter(|first| *first > 0);
    menu.iter().enumerate().map(|(index, item)| (Some(index) == first, *item)).collect()
}

fn visitor<'c>(call: &'c Call, frame: Frame<'c>) -> Visitor<'c> {
    // The foot of the page has them all.
    let pages = |top: bool| {
        let all = call.site.rooms.iter().flat_map(|room| room.public);
        let mut pages: Vec<_> = all.filter(|page| page.top || !top).collect();
        pages.sort_by_key(|page| page.order);
        pages.into_iter().map(|page| (page.path, page.label.say(call.lang))).collect()
    };
    Visitor { frame, top: pages(true), foot: pages(false) }
}

/// The entries of the navigation that this caller may open.
pub(crate) fn menu_of(call: &Call) -> Vec<&'static MenuItem> {
    call.site.menu().iter().copied().filter(|item| item.access.allows(&call.actor)).collect()
}

/// The entry whose path is the longest beginning of where we are.
fn current(menu: &[&'static MenuItem], path: &str) -> Option<&'static str> {
    let around = |item: &&&'static MenuItem| {
        path == item.path || path.strip_prefix(item.path).is_some_and(|rest| rest.starts_with('/'))
    };
    menu.iter().filter(around).map(|item| item.path).max_by_key(|path| path.len())
}

/// The first entry of the room whose kind of record is shown: its pages need not stand under the entry's own path.
fn of_room(call: &Call, menu: &[&'static MenuItem]) -> Option<&'static str> {
    let spec = call.route.spec?;
    let room = call.site.rooms.iter().find(|room| room.records.iter().any(|one| one.kind == spec.kind))?;
    room.menu.iter().map(|item| item.path).find(|path| menu.iter().any(|item| item.path == *path))
}

/// The place whose data the caller works with, in one or two words.
pub(crate) fn region_of(call: &Call) -> String {
    let Scope::Regions(prefixes) = &call.actor.scope else { return String::new() };
    let Some(first) = prefixes.first() else { return String::new() };
    let name = region_name(first, call.lang);
    if prefixes.len() > 1 { format!("{name} +{}", prefixes.len() - 1) } else { name }
}

fn region_name(prefix: &str, lang: Lang) -> String {
    let Ok(code) = Code::parse(prefix) else { return words::NATION.say(lang).to_owned() };
    let regions = Regions::get();
    let short = regions.short(&code).unwrap_or_else(|| prefix.to_owned());
    let regency = code.at(kernel::region::Level::Regency).filter(|regency| *regency != code);
    match regency.and_then(|regency| regions.name(&regency)) {
        Some(around) => format!("{short}, {}", around.trim_start_matches("Kabupaten ")),
        None => short,
    }
}

/// The page of the guide that helps on this page: the route's own, or the room's of the entry we are under.
fn help_address(call: &Call) -> String {
    let named = call.route.help;
    if !named.is_empty() {
        return format!("/bantuan/{named}");
    }
    let under = |path: &str| !path.is_empty() && (call.path == path || call.path.starts_with(&format!("{path}/")));
    let room = call
        .site
        .rooms
        .iter()
        .find(|room| under(room.path) || room.records.iter().any(|spec| under(&format!("/{}", spec.path))));
    room.map_or_else(|| "/bantuan".to_owned(), |room| format!("/bantuan/{}", room.key))
}
