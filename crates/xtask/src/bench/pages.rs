//! How fast the ten main pages answer, and how heavy the first page is with everything that belongs to it.

use std::collections::BTreeSet;
use std::time::Instant;

use testkit::explore::explore;
use testkit::html::Document;
use testkit::{Client, Node, Page, Trouble};

use crate::figures::{Figure, quantile};

/// How often each page is asked for.
const TIMES: usize = 200;
/// The ten main pages: who asks, and for what. `{…}` is filled in from the first link that fits.
const MAIN: [(&str, &str); 10] = [
    ("", "/"),
    ("petugas_desmigratif", "/beranda"),
    ("petugas_desmigratif", "/warga"),
    ("petugas_desmigratif", "/warga/{id}"),
    ("petugas_desmigratif", "/warga/baru"),
    ("petugas_desmigratif", "/kasus"),
    ("petugas_desmigratif", "/kasus/{id}"),
    ("petugas_desmigratif", "/surat"),
    ("petugas_desmigratif", "/cari?q=siti"),
    ("petugas_kementerian", "/program"),
];

/// The weight of the first page and of a list page, compressed, as a browser with gzip gets them.
pub fn first_page(node: &Node) -> Result<Vec<Figure>, Trouble> {
    let visitor = node.visitor();
    let (page, weight) = get_compressed(&visitor, "/")?;
    let parts = assets(&page);
    let mut total = weight;
    for part in &parts {
        total += get_compressed(&visitor, part)?.1;
    }
    let mut figures = vec![Figure::at_most("first page with everything, compressed", kilobytes(total), "kB", 60.0)];
    if let Ok(client) = node.try_sign_in("petugas_desmigratif") {
        let (list, mut weight) = get_compressed(&client, "/warga")?;
        for part in assets(&list).difference(&parts) {
            weight += get_compressed(&client, part)?.1;
        }
        figures.push(Figure::at_most("a list page after that, compressed", kilobytes(weight), "kB", 25.0));
    }
    Ok(figures)
}

/// Median and 99th percentile of each main page that this binary has.
pub fn ten_pages(node: &Node) -> Result<Vec<Figure>, Trouble> {
    let mut figures = Vec::new();
    for (role, wanted) in MAIN {
        let client = if role.is_empty() { node.visitor() } else { node.try_sign_in(role)? };
        let Some(path) = address(node, &client, wanted)? else {
            println!("no page {wanted} for {role}: left out");
            continue;
        };
        let times = timed(&client, &path)?;
        let who = if role.is_empty() { "visitor" } else { role };
        figures.push(Figure::at_most(format!("{wanted} ({who}), p50"), quantile(&times, 0.5), "ms", 15.0));
        figures.push(Figure::at_most(format!("{wanted} ({who}), p99"), quantile(&times, 0.99), "ms", 50.0));
    }
    Ok(figures)
}

fn timed(client: &Client, path: &str) -> Result<Vec<f64>, Trouble> {
    client.try_get(path)?;
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let start = Instant::now();
        client.try_get(path)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// The address with its parameters filled in, if it answers with a page.
fn address(node: &Node, client: &Client, wanted: &str) -> Result<Option<String>, Trouble> {
    if !wanted.contains('{') {
        return Ok((client.try_get(wanted)?.status() == 200).then(|| wanted.to_owned()));
    }
    let mut found = None;
    explore(client, &node.try_routes()?, |route, page| {
        if found.is_none() && route.path == wanted && page.status() == 200 {
            found = Some(page.path().to_owned());
        }
    });
    Ok(found)
}

/// Style sheets, scripts, icons and pictures that a page loads from this server.
fn assets(page: &Page) -> BTreeSet<String> {
    let document: Document = page.document();
    let links = document.all("link").filter_map(|link| link.attribute("href"));
    let sources = document.elements().filter_map(|element| element.attribute("src"));
    let all: BTreeSet<String> = links.chain(sources).map(str::to_owned).collect();
    all.into_iter().filter(|path| path.starts_with('/') && !path.ends_with(".webmanifest")).collect()
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

/// The page unpacked for reading, and the weight in bytes of the same page as it comes compressed.
fn get_compressed(client: &Client, path: &str) -> Result<(Page, usize), Trouble> {
    let packed = client.try_get_with(path, &[("accept-encoding", "gzip")])?;
    Ok((client.try_get(path)?, packed.bytes().len()))
}
