//! The whole site: rooms, routes, settings and the store. It refuses to be built when declarations contradict.
//! Not here: the network (`serve`).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use jiff::Timestamp;
use kernel::{Actor, Lang, RecordId, RecordSpec, Registry, Role};
use store::{Reader, Store};

use crate::drafts::WithoutDrafts;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::records::{self, RecordPages};
use crate::room::{Indicator, MenuItem, Panel, Room};
use crate::route::{Method, Route, RouteTable};
use crate::sessions::Remembered;
use crate::{assets, shell_routes};

/// What the operator sets.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address by which people reach this node, without a slash at the end: it stands in QR codes and decides
    /// whether cookies are `Secure`.
    pub public_url: String,
    /// A sample world: every page says so.
    pub demo: bool,
    /// Further names (`host` or `host:port`) under which forms are accepted beside that of `public_url`. Loopback
    /// names are always accepted.
    pub hosts: Vec<String>,
    /// Proxies whose word about where a call comes from (`X-Forwarded-For`) is believed.
    pub proxies: Vec<IpAddr>,
    /// Roles that must use the second step of signing in before they can do anything else.
    pub second_step: Vec<Role>,
    /// Who shows it may read `/metrics` from elsewhere; without it only this machine may.
    pub metrics_token: Option<String>,
    /// Sample accounts shown on the sign-in page of a demo world: role in words, account, password.
    pub demo_logins: Vec<(String, String, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            public_url: "http://127.0.0.1:8080".to_owned(),
            demo: false,
            hosts: Vec::new(),
            proxies: Vec::new(),
            metrics_token: None,
            second_step: Vec::new(),
            demo_logins: Vec::new(),
        }
    }
}

/// What the shell asks of the room that knows accounts.
#[derive(Debug, Clone, Copy)]
pub struct Seams {
    /// The actor of an account in one of its roles (a role assignment; none for an account without a role), as it stands
    /// now; `None` when either has ended.
    pub find_actor: fn(&Store, account: RecordId, role: Option<RecordId>) -> Option<Actor>,
    /// The kinds of records on which that depends for whoever works at an office: as long as none of them is written, the
    /// answer is remembered. Empty where it depends on anything else.
    pub actor_kinds: &'static [u32],
    /// The name of the holder of an account, for histories; `None` where it is not here or not for this reader.
    pub account_name: fn(&Reader<'_>, RecordId) -> Option<String>,
    /// The card about this computer on *Beranda* (last backup, exchange, differing entries); the binary knows it.
    pub computer: fn(&Store, &Actor, Timestamp, Lang) -> Option<Panel>,
    /// When the node was last backed up, in milliseconds UTC.
    pub last_backup: fn(&Store) -> Option<i64>,
}

impl Default for Seams {
    fn default() -> Self {
        Seams {
            find_actor: |_, _, _| None,
            actor_kinds: &[],
            account_name: |_, _| None,
            computer: |_, _, _, _| None,
            last_backup: |_| None,
        }
    }
}

/// Why a site was not built: contradictions in words for their author.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the site contradicts itself:\n{}", .0.join("\n"))]
pub struct SiteFlaws(pub Vec<String>);

/// The site.
pub struct Site {
    /// What the operator has set.
    pub settings: Settings,
    /// Every room.
    pub rooms: Vec<&'static Room>,
    pub(crate) store: Store,
    pub(crate) seams: Seams,
    pub(crate) limits: Limits,
    pub(crate) metrics: Metrics,
    pub(crate) remembered: Remembered,
    pub(crate) without_drafts: WithoutDrafts,
    table: RouteTable,
    pages: HashMap<u32, RecordPages>,
    menu: Vec<&'static MenuItem>,
}

impl Site {
    /// Builds a site over an open store.
    ///
    /// # Errors
    /// Two routes of one address, a flaw in a declaration, a key used twice.
    pub fn build(
        store: Store,
        rooms: Vec<&'static Room>,
        seams: Seams,
        settings: Settings,
    ) -> Result<Arc<Site>, SiteFlaws> {
        let mut flaws = store.registry().flaws();
        for (index, room) in rooms.iter().enumerate() {
            if rooms[..index].iter().any(|other| other.key == room.key) {
                flaws.push(format!("two rooms are called {}", room.key));
            }
        }
        let pages = records::pages_by_kind(&rooms, store.registry());
        let table = match RouteTable::new(all_routes(&rooms, store.registry(), &pages)) {
            Ok(table) => table,
            Err(more) => {
                flaws.extend(more);
                RouteTable::default()
            }
        };
        if !flaws.is_empty() {
            return Err(SiteFlaws(flaws));
        }
        let mut menu: Vec<&'static MenuItem> = rooms.iter().flat_map(|room| room.menu).collect();
        menu.sort_by_key(|item| item.order);
        let (limits, metrics) = (Limits::default(), Metrics::default());
        Ok(Arc::new(Site {
            settings,
            rooms,
            store,
            seams,
            limits,
            metrics,
            remembered: Remembered::default(),
            without_drafts: WithoutDrafts::default(),
            table,
            pages,
            menu,
        }))
    }

    /// Every declared kind.
    pub fn registry(&self) -> &Registry {
        self.store.registry()
    }

    /// The store, for what a room does outside a page (starting accounts, printing papers).
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Every route.
    pub fn routes(&self) -> &[Route] {
        self.table.all()
    }

    /// The routes as `routes --json` prints them.
    pub fn routes_json(&self) -> serde_json::Value {
        let line = |route: &Route| {
            let roles = route.access.roles().map(|roles| roles.iter().map(|role| role.name()).collect::<Vec<_>>());
            serde_json::json!({
                "method": route.method.name(),
                "path": route.path,
                "access": access_words(route),
                "roles": roles,
                "purpose": route.purpose,
                "opens": route.opens.iter().map(|spec| spec.name).collect::<Vec<_>>(),
                "record": route.spec.map(|spec| spec.name),
            })
        };
        self.routes().iter().map(line).collect()
    }

    /// A sum by its key.
    pub fn indicator(&self, key: &str) -> Option<&'static Indicator> {
        self.rooms.iter().flat_map(|room| room.indicators).find(|indicator| indicator.key == key)
    }

    pub(crate) fn table(&self) -> &RouteTable {
        &self.table
    }

    pub(crate) fn menu(&self) -> &[&'static MenuItem] {
        &self.menu
    }

    /// Rules and additions of a kind's generic pages.
    pub(crate) fn pages_of(&self, spec: &'static RecordSpec) -> RecordPages {
        self.pages.get(&spec.kind).copied().unwrap_or(RecordPages::plain(spec))
    }

    /// Has the site a page at this path (without parameters)?
    pub(crate) fn has_page(&self, path: &str) -> bool {
        self.routes().iter().any(|route| route.path == path)
    }

    /// Are cookies sent over HTTPS only?
    pub(crate) fn is_secure(&self) -> bool {
        self.settings.public_url.starts_with("https://")
    }
}

/// The rooms' routes; then the generic pages and the shell's own, where no room has declared the same address.
fn all_routes(rooms: &[&'static Room], registry: &Registry, pages: &HashMap<u32, RecordPages>) -> Vec<Route> {
    let mut routes: Vec<Route> = rooms.iter().flat_map(|room| (room.routes)()).collect();
    let sheets: Vec<&'static RecordSpec> =
        registry.specs.iter().copied().filter(|spec| is_imported(spec, &routes, pages)).collect();
    let generic = registry.specs.iter().filter(|spec| spec.pages).flat_map(|spec| records::routes(spec));
    let sheets = sheets.into_iter().flat_map(records::import_routes);
    for route in shell_routes::routes().into_iter().chain(assets::routes()).chain(generic).chain(sheets) {
        if !routes.iter().any(|other| other.overlaps(&route)) {
            routes.push(route);
        }
    }
    routes
}

/// Is a kind taken up from sheets? Where the generic form makes its records, or the room says how.
fn is_imported(spec: &'static RecordSpec, own: &[Route], pages: &HashMap<u32, RecordPages>) -> bool {
    let ruled = pages.get(&spec.kind).is_some_and(|pages| pages.sheet.is_some());
    let form = format!("/{}/baru", spec.path);
    let generic = spec.pages && !own.iter().any(|route| route.method == Method::Post && route.path == form);
    !spec.write.is_empty() && !spec.append_only && (generic || ruled)
}

fn access_words(route: &Route) -> String {
    use kernel::Access;
    match route.access {
        Access::Public => "public".to_owned(),
        Access::SignedIn => "signed_in".to_owned(),
        Access::Roles(_) => "roles".to_owned(),
        Access::Read(spec) => format!("read:{}", spec.name),
        Access::Write(spec) => format!("write:{}", spec.name),
    }
}
