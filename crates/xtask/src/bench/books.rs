//! The books of a large koperasi: a member's statement and the trial balance over a million postings, beside hledger and
//! ledger on the same books; and the end of a month in a koperasi of 500 members. Not here: posting (`postings`).

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use testkit::{Client, Node, Trouble, World, places};

use crate::figures::{Figure, quantile};
use crate::options::Options;

/// Whose account exports the books.
const TREASURER: &str = "koperasi@contoh.id";
/// How often each page is asked for.
const TIMES: usize = 200;

/// Fills the books and asks for them.
pub fn books(world: &World, options: &Options) -> Result<Vec<Figure>, Trouble> {
    let postings = options.number("--postings", 1_000_000)?;
    let mut figures = large(world, postings)?;
    figures.extend(month_end(world)?);
    Ok(figures)
}

/// A sample world with so many members, loans and postings.
fn filled(world: &World, [members, loans, postings]: [u64; 3]) -> Result<(Node, f64), Trouble> {
    let folder = places::fresh_folder("bench-books")?.join("node");
    let world = World { villages: 2, ..world.clone() };
    let binary = world.binary.clone().map_or_else(places::binary, Ok)?;
    let mut filling = Command::new(binary);
    filling.args(["demo", "--villages", "2", "--no-serve", "--dir"]).arg(&folder);
    for (name, count) in [("--members", members), ("--loans", loans), ("--postings", postings)] {
        filling.arg(name).arg(count.to_string());
    }
    let start = Instant::now();
    let filled = filling.output()?;
    if !filled.status.success() {
        return Err(Trouble::new(format!("filling: {}", String::from_utf8_lossy(&filled.stderr))));
    }
    let seconds = start.elapsed().as_secs_f64();
    Ok((Node::try_start_in(folder, &world)?, seconds))
}

fn large(world: &World, postings: u64) -> Result<Vec<Figure>, Trouble> {
    let (mut node, seconds) = filled(world, [5_000.min(postings / 20).max(1), 200, postings])?;
    let treasurer = node.try_sign_in("pengurus_koperasi")?;
    let koperasi = koperasi(&treasurer)?;
    let accounts = accounts(&treasurer)?;
    let statement = |index: usize| accounts[index % accounts.len()].clone();
    let months = |index: usize| format!("{koperasi}/buku?dari={}-01", ["2025", "2026"][index % 2]);
    let named = |what: &str| format!("{what} ({postings} postings)");
    let mut figures = vec![Figure::plain(named("filled"), postings as f64 / seconds, "postings/s")];
    for (what, times, ceiling) in [
        ("member's statement", timed(&treasurer, statement)?, 20.0),
        ("trial balance", timed(&treasurer, months)?, 50.0),
    ] {
        figures.push(Figure::plain(named(&format!("{what}, p50")), quantile(&times, 0.5), "ms"));
        figures.push(Figure::at_most(named(&format!("{what}, p99")), quantile(&times, 0.99), "ms", ceiling));
    }
    let year = timed_some(&treasurer, 5, |_| format!("{koperasi}/buku/laporan"))?;
    figures.push(Figure::plain(named("statements of a year, two years beside each other"), quantile(&year, 0.5), "ms"));
    node.stop()?;
    figures.extend(peers(&node, postings)?);
    Ok(figures)
}

/// The same question asked of hledger and ledger, where they are installed.
fn peers(node: &Node, postings: u64) -> Result<Vec<Figure>, Trouble> {
    let mut figures = Vec::new();
    for (program, format) in [("hledger", "hledger"), ("ledger", "ledger")] {
        let exported = node.try_run(&["ledger", "export", "--account", TREASURER, "--format", format])?;
        if exported.code != 0 {
            return Err(Trouble::new(format!("exporting: {}", exported.errors)));
        }
        let journal = node.folder().with_extension(program);
        std::fs::write(&journal, exported.output)?;
        let asked = balance(program, &journal);
        std::fs::remove_file(&journal)?;
        let name = format!("{program} bal ({postings} postings)");
        figures.extend(asked?.map(|milliseconds| Figure::plain(name, milliseconds, "ms")));
    }
    Ok(figures)
}

/// Milliseconds of the better of two runs; `None` where the program is not installed.
fn balance(program: &str, journal: &Path) -> Result<Option<f64>, Trouble> {
    let mut best = f64::INFINITY;
    for _ in 0..2 {
        let start = Instant::now();
        let run = Command::new(program).arg("-f").arg(journal).arg("bal").stdout(Stdio::null()).status();
        let well = match run {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            run => run?.success(),
        };
        if !well {
            return Err(Trouble::new(format!("{program} does not read the books")));
        }
        best = best.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(Some(best))
}

/// Service on savings, allowance for losses, closing: what the treasurer does when a month is over, through the forms.
fn month_end(world: &World) -> Result<Vec<Figure>, Trouble> {
    let (node, _) = filled(world, [500, 200, 12_000])?;
    let treasurer = node.try_sign_in("pengurus_koperasi")?;
    let koperasi = koperasi(&treasurer)?;
    let closing = format!("{koperasi}/buku/tutup");
    let month = treasurer.try_get(&closing)?.try_form(&closing)?.value("month");
    let month = month.ok_or_else(|| Trouble::new("the closing names no month"))?;
    let service = format!("/jasa-simpanan?bulan={month}");
    let forms = [
        ("service on savings", treasurer.try_get(&service)?.try_form("/jasa-simpanan")?),
        ("allowance", allowance(&treasurer, &month)?),
        ("closing", treasurer.try_get(&closing)?.try_form(&closing)?.fill("month", &month)),
    ];
    let (mut figures, mut whole) = (Vec::new(), 0.0);
    for (what, form) in forms {
        let start = Instant::now();
        let answer = form.try_submit()?;
        let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
        if answer.location().is_none() {
            return Err(Trouble::new(format!("{what} ({}): {}", answer.status(), answer.text())));
        }
        whole += milliseconds;
        figures.push(Figure::plain(format!("month end, 500 members and 200 loans: {what}"), milliseconds, "ms"));
    }
    figures.push(Figure::at_most("month end, 500 members and 200 loans", whole, "ms", 1000.0));
    Ok(figures)
}

/// The form of the month's run over all loans, wherever it stands on its page.
fn allowance(treasurer: &Client, month: &str) -> Result<testkit::Form, Trouble> {
    let page = treasurer.try_get("/pinjaman/kualitas")?;
    let form = page.try_form("/pinjaman/kualitas").or_else(|_| page.try_form("/pinjaman/cadangan"))?;
    Ok(form.fill_if_asked("month", month).force("month", month))
}

/// The koperasi's address.
fn koperasi(client: &Client) -> Result<String, Trouble> {
    let page = client.try_get("/koperasi")?;
    let own = page.location().map(str::to_owned).into_iter().chain(page.links());
    let mut ids = own.filter_map(|link| {
        let id = link.strip_prefix("/koperasi/")?.get(..36)?;
        (id.matches('-').count() == 4).then(|| format!("/koperasi/{id}"))
    });
    ids.next().ok_or_else(|| Trouble::new("no koperasi is linked"))
}

/// The statements of some members, all over the list.
fn accounts(client: &Client) -> Result<Vec<String>, Trouble> {
    let list = client.try_get("/anggota-koperasi")?;
    let members: Vec<String> = list.links().into_iter().filter(|link| is_member(link)).collect();
    let mut found = Vec::new();
    for member in members.iter().step_by((members.len() / 60).max(1)) {
        let links = client.try_get(member)?.links().into_iter();
        found.extend(links.filter(|link| link.starts_with("/rekening-simpanan/")));
    }
    if found.is_empty() { Err(Trouble::new("no member has a statement")) } else { Ok(found) }
}

fn is_member(link: &str) -> bool {
    link.strip_prefix("/anggota-koperasi/").is_some_and(|rest| rest.len() == 36 && rest.matches('-').count() == 4)
}

fn timed(client: &Client, path: impl Fn(usize) -> String) -> Result<Vec<f64>, Trouble> {
    timed_some(client, TIMES, path)
}

/// Milliseconds, sorted.
fn timed_some(client: &Client, count: usize, path: impl Fn(usize) -> String) -> Result<Vec<f64>, Trouble> {
    client.try_get(&path(0))?;
    let mut times = Vec::with_capacity(count);
    for index in 0..count {
        let path = path(index);
        let start = Instant::now();
        let page = client.try_get(&path)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        if page.status() != 200 {
            return Err(Trouble::new(format!("{path}: {}", page.status())));
        }
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}
