//! Durable postings: deposits at the koperasi's desk by 64 clients at once, each its own form with its own action, answered
//! when posting, receipt and journal entry are on disk. Beside them, in the same run and on the same disk: what one process
//! reaches that appends and waits, PostgreSQL's own `pgbench` (TPC-B) with as many clients, and the same clients asking for a
//! page that does nothing. Not here: how requests are sent (`wire`).

use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OpenFlags};
use testkit::{Client, Node, Trouble, postgres};

use super::wire::{self, Lane, header};
use super::writes::disk_alone;
use crate::figures::{Figure, quantile};

/// How many work at once.
const CLIENTS: usize = 64;
/// Devices on which the board has signed in, each with a session of its own; an account has twenty at most.
const DEVICES: usize = 16;
/// Rows of `pgbench`'s smallest table: no fewer than clients, so that they do not wait for each other.
const SCALE: &str = "64";
/// What is wanted on SQLite.
const FLOOR: f64 = 10_000.0;

/// The figures, each over some seconds; the best of three runs of the postings.
pub fn postings(node: &Node, seconds: u64, peers: bool) -> Result<Vec<Figure>, Trouble> {
    let time = Duration::from_secs(seconds);
    let mut figures = if peers { beside(node, seconds)? } else { Vec::new() };
    let desks = desks(node)?;
    let idle = (0..CLIENTS).map(|_| Nothing { head: request_head(node, "/health/live", "") });
    let nothing = wire::load(node.address(), idle.collect(), time)?;
    figures.push(Figure::plain("the same clients asking for nothing (/health/live)", nothing.rate(), "a second"));
    let before = kept(node)?;
    let (mut best, mut answers) = (wire::Measured::default(), 0);
    for run in 0..3 {
        let measured = wire::load(node.address(), lanes(node, &desks, run), time)?;
        answers += measured.answers;
        if measured.rate() > best.rate() {
            best = measured;
        }
    }
    let written = kept(node)? - before;
    if written != answers as i64 {
        return Err(Trouble::new(format!("{answers} postings were answered, and {written} are in the books")));
    }
    let median = quantile(&best.milliseconds, 0.5);
    figures.push(Figure::at_least(format!("durable postings with {CLIENTS} clients"), best.rate(), "a second", FLOOR));
    figures.push(Figure::plain("one posting, p50", median, "ms"));
    figures.push(Figure::plain("one posting, p99", quantile(&best.milliseconds, 0.99), "ms"));
    Ok(figures)
}

/// What the disk and PostgreSQL do.
fn beside(node: &Node, seconds: u64) -> Result<Vec<Figure>, Trouble> {
    let disk = disk_alone(node, Duration::from_secs(seconds))?;
    let mut figures = vec![Figure::plain("the disk's own single commits", disk, "a second")];
    let peer = tpc_b(seconds)?;
    figures.extend(peer.map(|rate| Figure::plain(format!("pgbench TPC-B with {CLIENTS} clients"), rate, "a second")));
    Ok(figures)
}

/// Postings in the node's tables.
fn kept(node: &Node) -> Result<i64, Trouble> {
    let failed = |error: rusqlite::Error| Trouble::new(format!("SQLite: {error}"));
    let file = node.folder().join("desmigratif.sqlite");
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
    db.query_row("SELECT count(*) FROM posting", [], |row| row.get(0)).map_err(failed)
}

/// A session of the board, with the token of its forms.
struct Desk {
    cookie: String,
    token: String,
    /// Members and their accounts for sukarela, the same for all.
    accounts: Vec<(String, String)>,
}

/// Signs the board in on many devices, and finds whose savings there are.
fn desks(node: &Node) -> Result<Vec<Desk>, Trouble> {
    let mut desks: Vec<Desk> = Vec::new();
    for _ in 0..DEVICES {
        let client = node.try_sign_in("pengurus_koperasi")?;
        let accounts = match desks.first() {
            Some(first) => first.accounts.clone(),
            None => accounts(&client)?,
        };
        let (member, _) = accounts.first().ok_or_else(|| Trouble::new("the koperasi has no members"))?;
        let form = client.try_get(&format!("/anggota-koperasi/{member}"))?.try_form(&desk(member))?;
        let token = form.value("_csrf").ok_or_else(|| Trouble::new("a form without its token"))?;
        let cookies = client.cookies().into_iter().map(|(name, value)| format!("{name}={value}"));
        desks.push(Desk { cookie: cookies.collect::<Vec<_>>().join("; "), token, accounts });
    }
    Ok(desks)
}

/// Where money of a member comes in.
fn desk(member: &str) -> String {
    format!("/anggota-koperasi/{member}/kas")
}

/// The first members who save, with their accounts for sukarela.
fn accounts(client: &Client) -> Result<Vec<(String, String)>, Trouble> {
    let mut found = Vec::new();
    let list = client.try_get("/anggota-koperasi")?;
    let members = list.links().into_iter().filter_map(|link| Some(link.strip_prefix("/anggota-koperasi/")?.to_owned()));
    for member in members.filter(|id| id.len() == 36).take(CLIENTS) {
        let page = client.try_get(&format!("/anggota-koperasi/{member}"))?;
        // Who has only applied has no desk yet.
        if page.try_form(&desk(&member)).is_err() {
            continue;
        }
        let document = page.document();
        let mut links = document.all("a").filter(|link| link.text() == "Simpanan sukarela");
        let path = links.find_map(|link| link.attribute("href"));
        let account = path.and_then(|path| path.strip_prefix("/rekening-simpanan/")).map(str::to_owned);
        found.extend(account.map(|account| (member.clone(), account)));
    }
    Ok(found)
}

fn request_head(node: &Node, path: &str, cookie: &str) -> String {
    let host = node.address().trim_start_matches("http://");
    let method = if cookie.is_empty() { "GET" } else { "POST" };
    let cookie = if cookie.is_empty() { String::new() } else { format!("cookie: {cookie}\r\n") };
    format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\n{cookie}")
}

fn lanes(node: &Node, desks: &[Desk], run: u64) -> Vec<Deposits> {
    let lane = |index: usize| {
        let desk_of = &desks[index % desks.len()];
        let mine = (0..desk_of.accounts.len()).filter(|at| at % CLIENTS == index % desk_of.accounts.len().min(CLIENTS));
        let heads = mine.map(|at| {
            let (member, account) = &desk_of.accounts[at];
            let body = format!("_csrf={}&_action=", desk_of.token);
            let rest = format!("&account={account}&amount=5000&date=&way=in");
            let length = body.len() + 36 + rest.len();
            let head = request_head(node, &desk(member), &desk_of.cookie);
            let kind = "content-type: application/x-www-form-urlencoded";
            (format!("{head}{kind}\r\ncontent-length: {length}\r\n\r\n{body}"), rest)
        });
        Deposits { requests: heads.collect(), next: 0, random: (run << 32) + index as u64 + 1, said: false }
    };
    (0..CLIENTS).map(lane).collect()
}

/// One client at the desk.
struct Deposits {
    /// What stands before the action's id, and after it.
    requests: Vec<(String, String)>,
    next: usize,
    random: u64,
    said: bool,
}

impl Deposits {
    /// Mints an id as a page does: UUIDv7.
    fn action(&mut self) -> String {
        let mut word = || {
            self.random = self.random.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            self.random ^ (self.random >> 29)
        };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis() as u64;
        let (high, low) = (word() >> 48, word());
        format!(
            "{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}",
            now >> 16,
            now & 0xffff,
            high & 0xfff,
            0x8000 | (high >> 2 & 0x3fff),
            low & 0xffff_ffff_ffff
        )
    }
}

impl Lane for Deposits {
    fn ask(&mut self, out: &mut Vec<u8>) {
        let action = self.action();
        let (head, rest) = &self.requests[self.next % self.requests.len()];
        self.next += 1;
        [head, &action, rest].iter().for_each(|part| out.extend_from_slice(part.as_bytes()));
    }

    fn answered(&mut self, status: u16, head: &str) -> bool {
        let posted = status == 303 && header(head, "location").is_some_and(|path| path.starts_with("/bukti-kas/"));
        if !posted && !self.said {
            self.said = true;
            println!("{head}");
        }
        posted
    }
}

/// Asks for a page that needs neither session nor store.
struct Nothing {
    head: String,
}

impl Lane for Nothing {
    fn ask(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.head.as_bytes());
        out.extend_from_slice(b"\r\n");
    }

    fn answered(&mut self, status: u16, _: &str) -> bool {
        status == 200
    }
}

/// Transactions a second of PostgreSQL's own TPC-B on a server of its own with its standard settings, on the same disk.
/// `None` where it is not installed.
fn tpc_b(seconds: u64) -> Result<Option<f64>, Trouble> {
    let Some(programs) = postgres::programs() else { return Ok(None) };
    let Some(server) = postgres::Server::start()? else { return Ok(None) };
    let pgbench = |words: &[&str]| -> Result<String, Trouble> {
        let output =
            Command::new(programs.join("pgbench")).args(words).arg(server.address()).stdin(Stdio::null()).output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(Trouble::new(format!("pgbench: {}", String::from_utf8_lossy(&output.stderr))))
    };
    pgbench(&["-i", "-q", "-s", SCALE])?;
    let clients = CLIENTS.to_string();
    let told = pgbench(&["-n", "-M", "prepared", "-c", &clients, "-j", "2", "-T", &(seconds * 2).to_string()])?;
    let rate = told.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    rate.map(Some).ok_or_else(|| Trouble::new(format!("pgbench told no rate: {told}")))
}
