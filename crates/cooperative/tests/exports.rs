//! The books of a year of a cooperative of 500 members, taken along: hledger, ledger and beancount accept them as strictly as
//! they can and find the same balances, each member's and each account's, to the rupiah.

mod happenings;
mod world;
mod year;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use cooperative::office::journal_text::{Books, File, names};
use cooperative::office::ledger::{self, Entry, Pair, Side};
use cooperative::office::{statement, year_end};
use cooperative::records::posting::Event;
use cooperative::rules::journal_text::{Format, Period};
use jiff::civil::date;
use kernel::{Changes, Lang};
use testkit::browser::in_path;
use world::World;
use year::{Size, Year, year};

const SEED: u64 = 500;

/// What the program printed, which must have ended well and have complained of nothing.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && error.trim().is_empty(), "seed {SEED}: {program} {arguments:?}: {error}");
    String::from_utf8(output.stdout).unwrap()
}

/// Balances by account from lines that end in `,amount`.
fn balances(text: &str) -> BTreeMap<String, i64> {
    let lines = text.lines().map(|line| line.replace('"', ""));
    let pairs = lines.filter_map(|line| {
        let (account, amount) = line.rsplit_once(',')?;
        let amount: String = amount.chars().filter(|sign| sign.is_ascii_digit() || *sign == '-').collect();
        Some((account.to_owned(), amount.parse::<i64>().ok()?))
    });
    pairs.filter(|(account, amount)| account.contains(':') && *amount != 0).collect()
}

/// What the books themselves say: by account's code, and by code and part. `until` is the last month that counts.
fn ours(world: &World, until: &str) -> BTreeMap<String, i64> {
    let (names, kept) = world.read(|read| {
        let books = world.books();
        Ok((names(read, &books)?, read.turnovers(books.home(), "", until)?))
    });
    let mut all = BTreeMap::new();
    for account in &names.accounts {
        all.insert(account.code.clone(), kept.get(&account.id).map_or(0, |one| one.net()));
    }
    for (id, net) in kept.iter().map(|(id, one)| (id.to_string(), one.net())) {
        if let Some(name) = names.parts.get(&id) {
            // A member's pokok, wajib and sukarela have one name under three accounts: their sum is compared here.
            *all.entry(name.clone()).or_default() += net;
        }
    }
    all.retain(|_, net| *net != 0);
    all
}

/// The same from what another program says of `Root:CODE Name:A-0001`.
fn theirs(told: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    let mut all: BTreeMap<String, i64> = BTreeMap::new();
    for (account, net) in told {
        let mut parts = account.splitn(3, ':').skip(1);
        let code: String = parts.next().unwrap().chars().take(4).collect();
        *all.entry(code).or_default() += net;
        if let Some(part) = parts.next() {
            *all.entry(part.to_owned()).or_default() += net;
        }
    }
    all.retain(|_, net| *net != 0);
    all
}

fn written(world: &World, format: Format, period: Period) -> String {
    let books = world.read(|read| Books::of(read, &world.books()));
    let file = world.folder.join(format!("books-{:?}.{}", period.from, format.ending()));
    let bytes = books.file(File::Text(format), period, Lang::Id, &world.folder).unwrap();
    std::fs::write(&file, bytes).unwrap();
    file.display().to_string()
}

/// Balances as a program reckons them, after it found nothing to complain of; none where it is not installed.
fn reckoned(program: &str, file: &str) -> Option<BTreeMap<String, i64>> {
    if in_path(program).is_none() {
        println!("SKIPPED: {program} is not installed, so nothing is held against it");
        return None;
    }
    Some(match program {
        "hledger" => {
            said(program, &["-f", file, "check", "--strict", "ordereddates", "payees"]);
            balances(&said(program, &["-f", file, "bal", "--flat", "-N", "-O", "csv"]))
        }
        "ledger" => {
            let strict = ["-f", file, "--args-only", "--strict", "--pedantic", "--check-payees"];
            let line = ["bal", "--flat", "--no-total", "--balance-format", "%(account),%(quantity(amount))\n"];
            balances(&said(program, &[&strict[..], &line[..]].concat()))
        }
        _ => {
            said(program, &[file]);
            BTreeMap::new()
        }
    })
}

fn close(world: &World) {
    let (koperasi, action) = (world.koperasi, world.action());
    world.act_as(&world.chair.clone(), action, move |read| year_end::close(read, action, koperasi, 2025)).unwrap();
}

/// A journal that waits for a second person.
fn propose(world: &World) {
    let (books, action) = (world.books(), world.action());
    let proposed = world.act_as(&world.chair.clone(), action, move |read| {
        let pairs = vec![Pair { debit: Side::of("1102"), credit: Side::of("4901"), amount: 77 }];
        let entry = Entry { date: date(2026, 3, 1), event: Event::Manual, document: None, memo: None, pairs };
        let mut changes = Changes::new();
        ledger::propose(read, &mut changes, (action, 0), &books, &entry)?;
        Ok(changes)
    });
    proposed.unwrap();
}

fn agree(world: &World, period: Period, until: &str) {
    let ours = ours(world, until);
    for (program, format) in
        [("hledger", Format::Hledger), ("ledger", Format::Ledger), ("bean-check", Format::Beancount)]
    {
        let told = reckoned(program, &written(world, format, period));
        if let Some(told) = told.filter(|told| !told.is_empty()) {
            assert_eq!(told.values().sum::<i64>(), 0, "seed {SEED}: {program}");
            assert_eq!(theirs(&told), ours, "seed {SEED}: {program}: balances of accounts, members and loans");
        }
    }
}

#[test]
fn other_programs_agree_with_a_year_of_500_members_to_the_rupiah() {
    let Year { world, members, loans } = year(SEED, &Size { members: 500, loans: 200 });
    let before = world.read(|read| statement::span(read, &world.books(), month(1), month(12)));
    assert_eq!(before.broken(), [], "seed {SEED}");
    close(&world);
    propose(&world);
    let ours = ours(&world, "2026-12");
    let with_balance = |letter: &str| ours.keys().filter(|name| name.starts_with(letter)).count();
    assert!(with_balance("A-") > members.len() + loans.len() / 2, "members and loans have balances");
    assert_eq!(ours.get("4101"), None, "the year is closed");
    agree(&world, Period::default(), "2026-12");
    // Half a year: what stood before is carried over, and what comes after is left out.
    let half = Period { from: Some(date(2025, 7, 1)), to: Some(date(2025, 10, 31)) };
    agree(&world, half, "2025-10");
    no_name_is_told(&world);
    the_sheet_adds_up(&world);
}

fn month(number: i8) -> kernel::day::Month {
    kernel::day::Month::new(2025, number).unwrap()
}

fn no_name_is_told(world: &World) {
    let books = world.read(|read| Books::of(read, &world.books()));
    for file in ["hledger", "ledger", "beancount", "csv"].map(|name| File::named(name).unwrap()) {
        let bytes = books.clone().file(file, Period::default(), Lang::Id, &world.folder).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("A-0500") && !text.contains("Warga 1"), "{file:?}");
        assert!(file == File::Csv || !text.lines().any(|line| line.starts_with("2026-03-01")), "{file:?}: what waits");
    }
}

/// Debits and credits of the CSV give the trial balance; the workbook has as many rows.
fn the_sheet_adds_up(world: &World) {
    let books = world.read(|read| Books::of(read, &world.books()));
    let posted = books.pairs.iter().filter(|pair| !pair.pending).count();
    let bytes = books.clone().file(File::Csv, Period::default(), Lang::Id, &world.folder).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[3] != "Dibukukan" {
            continue;
        }
        let amount: i64 = cells[10].parse().unwrap();
        *sums.entry(cells[4].to_owned()).or_default() += amount;
        *sums.entry(cells[7].to_owned()).or_default() -= amount;
    }
    sums.retain(|_, net| *net != 0);
    let mut ours = ours(world, "2026-12");
    ours.retain(|name, _| name.len() == 4);
    assert_eq!(sums, ours);
    assert_eq!(text.lines().filter(|line| line.contains(",Dibukukan,")).count(), posted);
    let xlsx = books.file(File::Xlsx, Period::default(), Lang::Id, Path::new(&world.folder)).unwrap();
    assert!(xlsx.starts_with(b"PK"));
}
