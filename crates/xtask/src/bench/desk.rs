//! The desk of a large village: 3,000 residents and 600 cases, made through the room's own use cases. Beranda, the case, the
//! watch of expiring papers and the monthly report, each asked again and again by the officer who works there.

use std::process::Command;
use std::time::Instant;

use testkit::{Client, Node, Trouble, World, places};

use crate::figures::{Figure, quantile};
use crate::options::Options;

/// How often each page is asked for.
const TIMES: usize = 300;
/// Households that make some 3,000 residents and 600 cases.
const HOUSEHOLDS: u64 = 800;

/// Fills a village and asks its desk.
pub fn desk(world: &World, options: &Options) -> Result<Vec<Figure>, Trouble> {
    let folder = places::fresh_folder("bench-desk")?.join("node");
    let households = options.number("--households", HOUSEHOLDS)?.to_string();
    let world = World { villages: 2, ..world.clone() };
    let binary = world.binary.clone().map_or_else(places::binary, Ok)?;
    let mut filling = Command::new(binary);
    filling.args(["demo", "--villages", "2", "--no-serve", "--households", &households, "--dir"]).arg(&folder);
    let filled = filling.output()?;
    if !filled.status.success() {
        return Err(Trouble::new(format!("filling: {}", String::from_utf8_lossy(&filled.stderr))));
    }
    let node = Node::try_start_in(folder, &world)?;
    let officer = node.try_sign_in("petugas_desmigratif")?;
    let mut figures = Vec::new();
    for (what, path, ceiling) in pages(&officer)? {
        let times = timed(&officer, &path)?;
        figures.push(Figure::plain(format!("{what}, p50"), quantile(&times, 0.5), "ms"));
        figures.push(Figure::at_most(format!("{what}, p99"), quantile(&times, 0.99), "ms", ceiling));
    }
    Ok(figures)
}

/// What is asked: the words, the address, the most it may take at the 99th percentile in milliseconds.
fn pages(officer: &Client) -> Result<Vec<(&'static str, String, f64)>, Trouble> {
    let cases = officer.try_get("/kasus")?;
    let document = cases.document();
    let first = document.all("a").filter_map(|link| link.attribute("href")).find(|href| is_case(href));
    let case = first.map(str::to_owned).ok_or_else(|| Trouble::new("the list of cases names none"))?;
    Ok(vec![
        ("Hari ini, 3,000 residents and 600 cases", "/beranda".to_owned(), 30.0),
        ("list of cases", "/kasus".to_owned(), 30.0),
        ("one case", case, 30.0),
        ("monthly report, counted and drawn", report(officer)?, 500.0),
    ])
}

/// The report that is not sent yet: it counts when it is opened. Begun where nobody has.
fn report(officer: &Client) -> Result<String, Trouble> {
    let page = officer.try_get("/laporan-bulanan")?;
    if let Ok(form) = page.try_form("/laporan-bulanan")
        && let Some(path) = form.try_submit()?.location()
    {
        return Ok(path.to_owned());
    }
    let links = page.links();
    let first =
        links.into_iter().find(|link| link.strip_prefix("/laporan-bulanan/").is_some_and(|rest| rest.len() == 36));
    first.ok_or_else(|| Trouble::new("there is no monthly report"))
}

fn is_case(path: &str) -> bool {
    path.strip_prefix("/kasus/").is_some_and(|rest| rest.len() == 36 && rest.matches('-').count() == 4)
}

fn timed(client: &Client, path: &str) -> Result<Vec<f64>, Trouble> {
    for _ in 0..10 {
        client.try_get(path)?;
    }
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let start = Instant::now();
        let page = client.try_get(path)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        if page.status() != 200 {
            return Err(Trouble::new(format!("{path}: {}", page.status())));
        }
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}
