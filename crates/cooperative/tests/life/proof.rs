//! What must hold when a month is over and in the end: statements tie, months add up, accounts are the sums of their parts,
//! loans stand in the books as their schedules say, surplus shares add up to the pot, receipts have no gaps, and tables made
//! anew, here or on another engine, say the same.

use std::collections::{BTreeMap, BTreeSet};

use cooperative::office::loan::LoanFile;
use cooperative::office::{statement, surplus};
use cooperative::records::loan::LoanState;
use cooperative::records::{Receipt, SurplusDistribution, SurplusShare};
use cooperative::rules::chart;
use kernel::balance::Turnover;
use kernel::day::Month;
use kernel::{Record, RecordId};
use store::engine::Database;
use store::{ListQuery, Reader};

use super::{Life, savings};
use crate::world::World;

/// Looks at a month that is over.
pub fn month(life: &Life, month: Month) {
    let name = month.to_string();
    let kept = life.read(|read| read.turnovers(life.world.home, &name, &name));
    assert_eq!(moved(kept), moved(life.reckoning.month(&name)), "{}: {name}", life.whence());
    let begin = Month::new(2025, 1).unwrap();
    let year = Month::new(month.year(), 1).unwrap();
    for (from, to) in [(month, month), (year, month), (begin, month), (begin, month.plus(-12))] {
        if from.months_until(to) >= 0 {
            let span = life.read(|read| statement::span(read, &life.books(), from, to));
            assert_eq!(span.broken(), [], "{}: statements of {from} to {to}", life.whence());
        }
    }
    parts(life);
    loans(life, 40);
    shares(life);
    receipts(life);
    for account in life.known.terms.iter().rev().take(3) {
        savings::passbook(life, *account);
    }
}

fn moved(all: BTreeMap<RecordId, Turnover>) -> BTreeMap<RecordId, Turnover> {
    all.into_iter().filter(|(_, one)| *one != Turnover::default()).collect()
}

/// An account kept by member is the sum of its members' parts.
fn parts(life: &Life) {
    for standard in chart::all().iter().filter(|one| one.part != chart::Part::None) {
        let account = chart::account_id(life.world.koperasi, standard.code);
        let parts = life.reckoning.parts.get(&account).cloned().unwrap_or_default();
        let sum: i64 = life.read(|read| parts.iter().map(|part| Ok(read.balance(life.world.home, *part)?.net())).sum());
        assert_eq!(life.reckoning.net(account), sum, "{}: parts of {}", life.whence(), standard.code);
    }
}

/// The latest loans: principals of the schedule add up to the loan, and what is owed in the books is what stands open.
fn loans(life: &Life, latest: usize) {
    for loan in life.known.loans.iter().rev().take(latest) {
        let file = life.read(|read| LoanFile::of(read, *loan));
        let schedule = file.schedule();
        let sum: i64 = schedule.iter().map(|one| one.principal).sum();
        let number = &file.loan.number;
        assert_eq!(sum, file.loan.principal, "{}: schedule of {number}", life.whence());
        assert_eq!(schedule.last().map(|one| one.balance), Some(0), "{}: {number}", life.whence());
        let owed = life.reckoning.net(*loan);
        // Where the clock was set back, what was written before lies ahead.
        let day = file.steps.iter().map(|step| step.on).max().unwrap_or(life.today()).max(life.today());
        let stands = if file.loan.state.is_running() { file.standing(day).principal() } else { 0 };
        assert_eq!(owed, stands, "{}: {number}, {:?}", life.whence(), file.loan.state);
        assert!(file.loan.state != LoanState::Settled || owed == 0, "{}: {number}", life.whence());
    }
}

/// What members get and what is kept add up to the pot, for every year that was shared.
fn shares(life: &Life) {
    for year in 2025..=life.today().year() {
        let id = SurplusDistribution::of_year(life.world.koperasi, year.into());
        let Some(one) = life.read(|read| read.maybe(id)) else { continue };
        let parts = surplus::parts_of(&one);
        let sum =
            parts.reserve + parts.capital + parts.usage + parts.board + parts.staff + parts.education + parts.social;
        assert_eq!(sum, one.pot, "{}: parts of {year}", life.whence());
        let all = life.read(|read| read.referring::<SurplusShare>("distribution", id.raw()));
        let given: i64 = all.iter().map(|share| share.capital + share.usage).sum();
        assert_eq!(given, parts.capital + parts.usage, "{}: members' shares of {year}", life.whence());
    }
}

/// Receipts of a year are numbered from 1 without gap or repetition.
fn receipts(life: &Life) {
    let all = life.read(every);
    let mut years: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    for (year, number) in &all {
        assert!(years.entry(*year).or_default().insert(number.clone()), "{}: {number} twice", life.whence());
    }
    for (year, numbers) in years {
        let wanted: BTreeSet<String> = (1..=numbers.len()).map(|one| format!("{one:05}/BK/{year}")).collect();
        assert_eq!(numbers, wanted, "{}: receipts of {year}", life.whence());
    }
}

fn every(read: &Reader<'_>) -> Result<Vec<(i64, String)>, kernel::Refusal> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = read.list(&ListQuery { after, ..ListQuery::of(Receipt::SPEC).limited(200) })?;
        for row in page.rows {
            all.push((row.integer("year").unwrap(), row.text("number").unwrap().to_owned()));
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(all),
        }
    }
}

/// The sums of all postings by account and by part, made from the journal as the statements read it.
pub fn from_the_journal(life: &Life) {
    let mut sums: BTreeMap<RecordId, Turnover> = BTreeMap::new();
    for one in life.read(|read| statement::journal(read, &life.books())).iter().filter(|one| !one.pending) {
        let debit = [Some(one.debit), one.debit_part.parse().ok()];
        let credit = [Some(one.credit), one.credit_part.parse().ok()];
        debit.into_iter().flatten().for_each(|place| sums.entry(place).or_default().debit += one.amount);
        credit.into_iter().flatten().for_each(|place| sums.entry(place).or_default().credit += one.amount);
    }
    assert_eq!(sums, life.reckoning.now, "{}: the journal", life.whence());
}

/// The end: every loan, the store's own verification, tables made anew, and the journal taken up by another engine.
pub fn end(life: &Life, other: Option<Database>) {
    from_the_journal(life);
    loans(life, usize::MAX);
    let report = life.world.store.verify().unwrap();
    assert_eq!(report.problems, Vec::<String>::new(), "{}", life.whence());
    let digest = life.world.store.digest().unwrap();
    life.world.store.rebuild().unwrap();
    assert_eq!(life.world.store.digest().unwrap(), digest, "{}: made anew", life.whence());
    from_the_journal(life);
    let Some(other) = other else { return };
    let there = World::empty(other);
    let file = there.folder.join("journal");
    life.world.store.export_journal(&file).unwrap();
    there.store.import_journal_trusting(&file).unwrap();
    assert_eq!(there.store.digest().unwrap(), digest, "{}: on the other engine", life.whence());
    let kept = there.store.read(&life.world.chair, life.moment, |read| read.balances(life.world.home)).unwrap();
    assert_eq!(life.reckoning.agrees_with(&kept), Ok(()), "{}: on the other engine", life.whence());
    assert_eq!(there.store.verify().unwrap().problems, Vec::<String>::new(), "{}: there", life.whence());
}
