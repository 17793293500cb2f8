//! What a room exports: one value with its records, routes and seams. The binary owns the list of rooms.
//! Not here: what the shell makes of it (`site`, `home`, `search`, `layout`).

use kernel::balance::Balancer;
use kernel::indicator::Contributor;
use kernel::registry::{OfficeKind, RedirectKind};
use kernel::{Access, Lang, Phrase, RecordId, RecordSpec, Refusal, Registry, phrase};
use store::{Reader, Statement};

use crate::html::Html;
use crate::records::RecordPages;
use crate::route::Route;

/// A room. Write it with `Room { key: …, ..Room::EMPTY }`.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Stable key, also the room's page in the guide.
    pub key: &'static str,
    /// What people call it.
    pub label: Phrase,
    /// Its symbol, a name of the sprite (`crate::icons`).
    pub icon: &'static str,
    /// Where its main page stands.
    pub path: &'static str,
    /// Entries of the navigation; empty where it shows none.
    pub menu: &'static [MenuItem],
    /// What one begins here, as a button on *Beranda* for whoever may.
    pub begin: &'static [MenuItem],
    /// Its kinds of records.
    pub records: &'static [&'static RecordSpec],
    /// Rules and additions to the generic pages of its records.
    pub pages: &'static [RecordPages],
    /// Its routes. They go before the generic pages of the same path.
    pub routes: fn() -> Vec<Route>,
    /// Its sums.
    pub contributors: &'static [Contributor],
    /// What moves its balances.
    pub balancers: &'static [Balancer],
    /// What needs the reader today.
    pub today: fn(&Reader, Lang) -> Result<Vec<Task>, Refusal>,
    /// What the page of a person shows of this room.
    pub person_panel: fn(&Reader, RecordId, Lang) -> Result<Option<Panel>, Refusal>,
    /// What its sums are called.
    pub indicators: &'static [Indicator],
    /// Its lines of an office's monthly report.
    pub report: fn(&Reader, &ReportMonth, Lang) -> Result<Vec<ReportLine>, Refusal>,
    /// The wishes of other rooms that it takes up.
    pub accepts: &'static [Accepts],
    /// What it finds by a word or a number.
    pub search: fn(&Reader, &str, Lang) -> Result<Vec<Hit>, Refusal>,
    /// Its pages for visitors, as the navigation for visitors shows them.
    pub public: &'static [PublicPage],
    /// Its registered statements.
    pub statements: &'static [&'static Statement],
    /// The kind whose records are offices, in the one room that declares it.
    pub office: Option<OfficeKind>,
    /// The kind whose records are persons, in the one room that declares it.
    pub person: Option<u32>,
    /// The kind whose records say who has custody, in the one room that declares it.
    pub custody: Option<u32>,
    /// The kind whose records join two records of one person, in the one room that declares it.
    pub redirect: Option<RedirectKind>,
}

impl Room {
    /// A room with nothing in it.
    pub const EMPTY: Room = Room {
        key: "",
        label: phrase("", ""),
        icon: "dot",
        path: "",
        menu: &[],
        begin: &[],
        records: &[],
        pages: &[],
        routes: Vec::new,
        contributors: &[],
        balancers: &[],
        today: |_, _| Ok(Vec::new()),
        person_panel: |_, _, _| Ok(None),
        indicators: &[],
        report: |_, _, _| Ok(Vec::new()),
        accepts: &[],
        search: |_, _, _| Ok(Vec::new()),
        public: &[],
        statements: &[],
        office: None,
        person: None,
        custody: None,
        redirect: None,
    };
}

/// The registry of a list of rooms, to open the store with.
pub fn registry(rooms: &[&'static Room]) -> Registry {
    Registry {
        specs: rooms.iter().flat_map(|room| room.records.iter().copied()).collect(),
        contributors: rooms.iter().flat_map(|room| room.contributors.iter().copied()).collect(),
        balancers: rooms.iter().flat_map(|room| room.balancers.iter().copied()).collect(),
        office: rooms.iter().find_map(|room| room.office),
        person: rooms.iter().find_map(|room| room.person),
        custody: rooms.iter().find_map(|room| room.custody),
        redirect: rooms.iter().find_map(|room| room.redirect),
    }
}

/// An entry of the navigation.
#[derive(Debug, Clone, Copy)]
pub struct MenuItem {
    /// What it says.
    pub label: Phrase,
    /// What it says at the bottom of a phone: one short word.
    pub short: Phrase,
    /// Its symbol.
    pub icon: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// Who sees it.
    pub access: Access,
    /// Its place: pillars 10 to 59, programme and the rest from 60 (after the line).
    pub order: u8,
}

/// How much something asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Tone {
    /// Red: today, danger.
    Danger,
    /// Marigold: soon.
    Attention,
    /// Blue.
    #[default]
    Plain,
    /// Green: good.
    Good,
}

impl Tone {
    /// The class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Tone::Danger => "danger",
            Tone::Attention => "attn",
            Tone::Plain => "plain",
            Tone::Good => "ok",
        }
    }
}

/// Something that needs the reader, on *Hari ini*.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// How pressing.
    pub tone: Tone,
    /// The short word before it: "Hari ini", "3 hari lagi", "Surat".
    pub tag: String,
    /// Whom or what it is about.
    pub title: String,
    /// One line more.
    pub detail: String,
    /// Where it is done.
    pub path: String,
    /// What the button says: "Buka", "Tanggapi".
    pub action: String,
    /// The day by which; earlier ones come first within a tone.
    pub due: Option<jiff::civil::Date>,
    /// A message that is ready to be sent (`link(&phone.wa_me_link(), &[("text", words)])`); empty where none helps.
    pub message: String,
}

/// A card on the page of a person.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// Heading.
    pub title: String,
    /// Lines: text, small text, tag, and where it leads.
    pub lines: Vec<PanelLine>,
    /// Anything beyond lines.
    pub html: Html,
    /// A button under it: what it says and where it leads.
    pub action: Option<(String, String)>,
}

/// A line of a panel.
#[derive(Debug, Clone, Default)]
pub struct PanelLine {
    /// The line.
    pub text: String,
    /// Small print under it.
    pub detail: String,
    /// A tag at its end.
    pub tag: Option<(Tone, String)>,
    /// Where it leads; empty for nowhere.
    pub path: String,
}

/// What a sum is called.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Its stable key.
    pub key: &'static str,
    /// Words for people, in small letters as they stand under a number: "warga bekerja di luar negeri".
    pub label: Phrase,
    /// A count of what is so now; otherwise of what happened, by month.
    pub stock: bool,
    /// Shown as a tile on *Beranda*, leading to this page; empty for no tile.
    pub tile: &'static str,
    /// The tile is marked for attention when it is not zero.
    pub attention: bool,
}

impl Indicator {
    /// A count of what is so now.
    pub const fn stock(key: &'static str, label: Phrase) -> Indicator {
        Indicator { key, label, stock: true, tile: "", attention: false }
    }

    /// A count by month.
    pub const fn flow(key: &'static str, label: Phrase) -> Indicator {
        Indicator { key, label, stock: false, tile: "", attention: false }
    }

    /// Shown as a tile that leads to this page.
    pub const fn tile(mut self, path: &'static str) -> Indicator {
        self.tile = path;
        self
    }

    /// Marked for attention when it is not zero.
    pub const fn attention(mut self) -> Indicator {
        self.attention = true;
        self
    }
}

/// Something found by the search at the top.
#[derive(Debug, Clone, Default)]
pub struct Hit {
    /// What kind of thing: "Warga", "Surat".
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// One line more.
    pub detail: String,
    /// Where it leads.
    pub path: String,
    /// How well it fits, 0 to 100.
    pub score: u8,
}

/// An office's month, for which lines of the report are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportMonth {
    /// Whose.
    pub office: RecordId,
    /// The region of the office.
    pub region: String,
    /// `2026-11`.
    pub month: String,
    /// Its first day.
    pub first: jiff::civil::Date,
    /// Its last day.
    pub last: jiff::civil::Date,
}

/// A number of the monthly report, with what it counts. Rows hold no names: a report travels further than they may.
#[derive(Debug, Clone)]
pub struct ReportLine {
    /// Stable key, such as `migration.departure`.
    pub key: &'static str,
    /// The part of the report in which it stands.
    pub section: Phrase,
    /// What is counted.
    pub label: Phrase,
    /// How many in this month, or at its end for a stock.
    pub value: i64,
    /// The same of the month before.
    pub before: i64,
    /// What was counted: what it is called (a number, a kind, a day) and where it stands.
    pub rows: Vec<(String, String)>,
}

/// A kind of wish that a room takes up from others, such as training for somebody who came home.
#[derive(Debug, Clone, Copy)]
pub struct Accepts {
    /// Stable key, kept with the referral.
    pub key: &'static str,
    /// What it is called.
    pub label: Phrase,
}

/// A page for visitors in the navigation for visitors.
#[derive(Debug, Clone, Copy)]
pub struct PublicPage {
    /// What the link says.
    pub label: Phrase,
    /// Where it leads.
    pub path: &'static str,
    /// At the top of the page; otherwise only at its foot.
    pub top: bool,
    /// Place in the navigation, smallest first.
    pub order: u8,
}
