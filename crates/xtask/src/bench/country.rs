//! How a node answers that holds the residents of a regency, and one that holds those of the country: the same questions at
//! both sizes, so that growth is seen. Filling goes the way of an import: checked, sealed, kept in the journal, folded.

use std::time::Instant;

use testkit::{Client, Node, Trouble, World};

use crate::figures::{Figure, quantile};
use crate::load;
use crate::options::Options;

/// How often each question is asked.
const TIMES: usize = 200;
/// People of the sample world beside the crowd.
const VILLAGES: u32 = 20;

/// Fills a node and asks it: first a small crowd, then the whole one.
pub fn country(world: &World, options: &Options) -> Result<Vec<Figure>, Trouble> {
    let residents = options.number("--residents", 5_000_000)?;
    let spread = options.number("--spread", 4_000)?;
    let mut figures = at_size(world, 50_000.min(residents), spread.min(40))?;
    figures.extend(at_size(world, residents, spread)?);
    Ok(figures)
}

fn at_size(world: &World, residents: u64, villages: u64) -> Result<Vec<Figure>, Trouble> {
    let world = World { villages: VILLAGES, ..world.clone() };
    let mut node = Node::try_start(&world)?;
    node.stop()?;
    let start = Instant::now();
    let (count, spread, base) = (residents.to_string(), villages.to_string(), VILLAGES.to_string());
    let filled =
        node.try_run(&["demo", "--residents", &count, "--spread", &spread, "--villages", &base, "--no-serve"])?;
    if filled.code != 0 {
        return Err(Trouble::new(format!("filling: {}", filled.errors)));
    }
    let rate = residents as f64 / start.elapsed().as_secs_f64();
    node.restart()?;
    let mut figures = vec![Figure::plain(named("filled", residents), rate, "residents/s")];
    for (what, times, ceiling) in questions(&node)? {
        figures.push(Figure::plain(named(&format!("{what}, p50"), residents), quantile(&times, 0.5), "ms"));
        figures.push(Figure::at_most(named(&format!("{what}, p99"), residents), quantile(&times, 0.99), "ms", ceiling));
    }
    Ok(figures)
}

fn named(what: &str, residents: u64) -> String {
    format!("{what} ({residents} residents)")
}

type Question = (&'static str, Vec<f64>, f64);

fn questions(node: &Node) -> Result<Vec<Question>, Trouble> {
    let officer = node.try_sign_in("petugas_desmigratif")?;
    let regency = node.try_sign_in("koordinator")?;
    let ministry = node.try_sign_in("petugas_kementerian")?;
    let numbers = numbered(&officer)?;
    let number = |index: usize| format!("/cari?q={}", numbers[index % numbers.len()]);
    let name = |index: usize| format!("/cari?q={}", MISSPELT[index % MISSPELT.len()]);
    Ok(vec![
        ("NIK looked up", timed(&regency, number)?, 5.0),
        ("misspelt name in a regency", timed(&regency, name)?, 50.0),
        ("list, newest first, page by page", paged(&regency, "/warga")?, 50.0),
        ("list by name, page by page", paged(&regency, "/warga?urut=name")?, 50.0),
        ("national page", timed(&ministry, |_| "/program".to_owned())?, 30.0),
        ("public page of figures", timed(&node.visitor(), |_| "/angka".to_owned())?, 30.0),
    ])
}

/// Names as they are typed, not as they stand in the list.
const MISSPELT: [&str; 8] = [
    "Siti+Rachmawatie",
    "Moehamad+Soepriyadi",
    "Tjahyo+Oetomo",
    "Sri+Lestarie",
    "Achmad+Hidajat",
    "Soelastri",
    "Wahjoe+Ningsih",
    "Yoeni+Astoetik",
];

/// Some residents with known numbers, registered as an officer does it.
fn numbered(officer: &Client) -> Result<Vec<String>, Trouble> {
    let mut numbers = Vec::new();
    for index in 0..20_u32 {
        // Women born on the fifth of each month: 40 is added to the day.
        let month = index % 12 + 1;
        let nik = format!("33071045{month:02}87{:04}", 7001 + index);
        let born = format!("05-{month:02}-1987");
        let form =
            load::prepare(officer, &format!("{:06}", 900_000 + index))?.fill("birth_date", &born).fill("nik", &nik);
        if let Err(why) = load::send(&form, &nik) {
            println!("a numbered resident was refused: {}", why.to_string().chars().take(300).collect::<String>());
            continue;
        }
        numbers.push(nik);
    }
    if numbers.is_empty() { Err(Trouble::new("nobody with a number could be registered")) } else { Ok(numbers) }
}

fn timed(client: &Client, path: impl Fn(usize) -> String) -> Result<Vec<f64>, Trouble> {
    for index in 0..MISSPELT.len() {
        client.try_get(&path(index))?;
    }
    let mut times = Vec::with_capacity(TIMES);
    for index in 0..TIMES {
        let path = path(index);
        let start = Instant::now();
        client.try_get(&path)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// Follows the link to the next page as long as there is one.
fn paged(client: &Client, first: &str) -> Result<Vec<f64>, Trouble> {
    let mut times = Vec::with_capacity(TIMES);
    let mut path = first.to_owned();
    client.try_get(&path)?;
    for _ in 0..TIMES {
        let start = Instant::now();
        let page = client.try_get(&path)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        let document = page.document();
        let next = document.all("a").filter_map(|link| link.attribute("href")).find(|href| href.contains("sesudah="));
        path = next.map_or_else(|| first.to_owned(), |href| href.replace("&amp;", "&"));
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}
