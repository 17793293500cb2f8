//! The room's first page and the page of a group, where each noun that belongs to it adds its card ([`CARDS`]). The form, the
//! register and sheets of groups are generic.

use kernel::access::Access;
use kernel::{Lang, Record, RecordId, Refusal, Stored};
use people::pages::plain_page::{PlainPage, PlainTable};
use store::Reader;
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, MenuItem, Panel, RecordPages, Route, Tone};

use super::{
    aid_package, asset, business_plan, business_record, group_meeting, group_membership, group_paper, sheet, survival,
};
use crate::office::{business_group as office, group_membership as members};
use crate::records::business_group::GroupState;
use crate::records::{BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};
use crate::rules::group_membership::Composition;
use crate::words::business_group as words;

/// The entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::ROOM,
    short: words::ROOM_SHORT,
    icon: "shop",
    path: "/usaha",
    access: Access::Roles(ENTERPRISE_READERS),
    order: 20,
};

/// What the generic pages of a group add.
pub const PAGES: RecordPages =
    RecordPages { check: office::check, empty: Some(words::NONE), ..RecordPages::plain(BusinessGroup::SPEC) };

/// A noun's card on the page of a group.
type Card = fn(&Reader<'_>, &Call, &Stored<BusinessGroup>) -> Result<Option<Panel>, Refusal>;

/// The cards in the order in which a group grows, a line a noun.
const CARDS: &[Card] = &[
    business_record::card,
    business_plan::card,
    aid_package::card,
    asset::card,
    survival::card,
    group_membership::card,
    group_paper::card,
    group_meeting::card,
];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Roles(ENTERPRISE_READERS);
    let about = |route: Route| route.of(BusinessGroup::SPEC).help("usaha");
    vec![about(Route::get("/usaha", readers, home)), about(Route::get("/kelompok-usaha/{id}", readers, show))]
}

/// The page of a group.
pub(super) fn path(group: RecordId) -> String {
    format!("/kelompok-usaha/{group}")
}

/// The way to a page of a group's noun.
pub(super) fn crumbs(call: &Call, group: &Stored<BusinessGroup>) -> Vec<(String, String)> {
    vec![(call.say(words::ROOM).to_owned(), "/usaha".to_owned()), (group.name.clone(), path(group.row.id))]
}

/// Does the reader fill in what the office of a record keeps?
pub(super) fn works(call: &Call, home: RecordId) -> bool {
    call.actor.is_one_of(ENTERPRISE_WRITERS) && call.actor.office == home
}

/// The tag of a group's state.
pub(super) fn state_tag(state: GroupState, lang: Lang) -> (Tone, String) {
    let tone = match state {
        GroupState::Active => Tone::Good,
        GroupState::Resting => Tone::Attention,
        GroupState::Ended => Tone::Plain,
    };
    (tone, state.label().say(lang).to_owned())
}

struct Line {
    group: Stored<BusinessGroup>,
    of: Composition,
}

fn home(call: &Call) -> Result<Answer, Refusal> {
    let lines = call.read(|read| {
        let groups = office::of_region(read)?;
        groups.into_iter().map(|group| Ok(Line { of: members::composition(read, group.row.id)?, group })).collect()
    })?;
    let lines: Vec<Line> = lines;
    let mut buttons = Vec::new();
    if call.may_get("/kelompok-usaha/baru") {
        buttons.push((call.say(words::ADD).to_owned(), "/kelompok-usaha/baru".to_owned()));
    }
    let main = if lines.is_empty() {
        let begin = buttons.first().map(|(label, path)| (label.as_str(), path.as_str()));
        pieces::empty(call.say(words::NONE), begin)
    } else {
        Html::joined([pieces::tiles(&tiles(call, &lines)), table(call, &lines).card()])
    };
    let page =
        PlainPage { title: call.say(words::ROOM).to_owned(), buttons, main, aside: ways(call), ..PlainPage::default() };
    Ok(page.answer(call))
}

fn tiles(call: &Call, lines: &[Line]) -> Vec<Tile> {
    let active: Vec<&Line> = lines.iter().filter(|line| line.group.state == GroupState::Active).collect();
    let sum = |one: fn(&Composition) -> i64| active.iter().map(|line| one(&line.of)).sum::<i64>();
    let ready = active.iter().filter(|line| line.group.market.is_export_ready()).count();
    let tile = |number: i64, label: kernel::Phrase| Tile {
        number: kernel::money::whole(number, call.lang),
        label: call.say(label).to_owned(),
        ..Tile::default()
    };
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    vec![
        tile(count(active.len()), words::ACTIVE_GROUPS),
        tile(sum(|of| of.members), words::MEMBERS_COUNT),
        tile(sum(|of| of.women), crate::words::group_membership::WOMEN),
        tile(sum(|of| of.returnees), crate::words::group_membership::RETURNEES),
        tile(count(ready), words::EXPORT_READY),
    ]
}

fn table(call: &Call, lines: &[Line]) -> PlainTable {
    let label =
        |name: &str| BusinessGroup::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label)).to_owned();
    let above = !call.actor.is_one_of(kernel::access::VILLAGE) && !call.actor.is_one_of(ENTERPRISE_WRITERS);
    let mut columns = vec![label("name"), label("sector"), label("product"), label("state")];
    if above {
        columns.insert(1, call.say(words::VILLAGE).to_owned());
    }
    columns.push(call.say(crate::words::group_membership::TITLE).to_owned());
    let row = |line: &Line| {
        let plain = |text: String| (text, String::new());
        let mut cells = vec![
            (line.group.name.clone(), path(line.group.row.id)),
            plain(call.say(line.group.sector.label()).to_owned()),
            plain(line.group.product.clone()),
            plain(call.say(line.group.state.label()).to_owned()),
        ];
        if above {
            cells.insert(1, plain(village_name(&line.group.row.region)));
        }
        cells.push(plain(kernel::money::whole(line.of.members, call.lang)));
        cells
    };
    let numbers_from = columns.len() - 1;
    let rows = lines.iter().map(row).collect();
    PlainTable { title: call.say(words::GROUPS).to_owned(), columns, numbers_from, rows }
}

/// What a village is called, from its code.
pub(super) fn village_name(region: &str) -> String {
    let code = kernel::region::Code::parse(region).ok();
    code.and_then(|code| kernel::region::Regions::get().short(&code)).unwrap_or_else(|| region.to_owned())
}

/// Ways on: lists and papers, each for who may open it.
fn ways(call: &Call) -> Html {
    let all = [
        (crate::words::survival::DATA, "/usaha/data"),
        (crate::words::asset::UNUSED, "/usaha/menganggur"),
        (words::REGISTER, "/kelompok-usaha/buku.pdf"),
        (words::SHEETS, "/kelompok-usaha/ekspor"),
        (crate::words::asset::TITLE, "/aset-usaha"),
        (crate::words::asset::REGISTER, "/aset-usaha/buku.pdf"),
    ];
    let open = all.into_iter().filter(|(_, path)| call.may_get(path));
    let lines = open.map(|(label, path)| web::PanelLine {
        text: call.say(label).to_owned(),
        path: path.to_owned(),
        ..web::PanelLine::default()
    });
    pieces::panel(&Panel { title: call.say(words::LISTS).to_owned(), lines: lines.collect(), ..Panel::default() })
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (group, cards) = call.read(|read| {
        let group = read.get::<BusinessGroup>(id)?;
        let mut cards = Vec::new();
        for card in CARDS {
            cards.extend(card(read, call, &group)?);
        }
        Ok((group, cards))
    })?;
    let mut buttons = Vec::new();
    if works(call, group.home()) {
        buttons.push((call.say(words::EDIT).to_owned(), format!("{}/ubah", path(id))));
    }
    buttons.push((call.say(words::HISTORY).to_owned(), format!("{}/riwayat", path(id))));
    let (tone, text) = state_tag(group.state, call.lang);
    let page = PlainPage {
        crumbs: vec![(call.say(words::ROOM).to_owned(), "/usaha".to_owned())],
        title: group.name.clone(),
        state: pieces::tag(tone, &text),
        buttons,
        main: Html::joined(cards.iter().map(pieces::panel)),
        aside: facts(call, &group),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn facts(call: &Call, group: &Stored<BusinessGroup>) -> Html {
    let names = ["sector", "product", "market", "founded_on", "decree", "dusun", "notes"];
    let lines = names.iter().filter_map(|name| sheet::fact(call, &group.row, name)).collect();
    pieces::panel(&Panel { title: call.say(words::ABOUT).to_owned(), lines, ..Panel::default() })
}
