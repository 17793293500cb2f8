//! What happens in a koperasi at random, from a seed: events of every kind on days of two years.
#![allow(dead_code)] // reason: each test binary uses its own part

use cooperative::office::ledger::{self, Entry, Pair, Side};
use cooperative::records::posting::Event;
use jiff::civil::{Date, date};
use kernel::{Changes, RecordId, Refusal};

use crate::world::{World, id};

/// A small generator of numbers: the same seed, the same history.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// What may happen: event, debit, credit, and which side is kept by member (1 debit, 2 credit).
const HAPPENS: &[(Event, &str, &str, u8)] = &[
    (Event::SavingPaid, "1101", "3101", 2),
    (Event::SavingPaid, "1101", "3102", 2),
    (Event::SavingPaid, "1101", "2101", 2),
    (Event::SavingWithdrawn, "2101", "1101", 1),
    (Event::SavingService, "5101", "2101", 2),
    (Event::LoanPaidOut, "1201", "1101", 1),
    (Event::LoanRepaid, "1101", "1201", 2),
    (Event::LoanRepaid, "1101", "4101", 0),
    (Event::Provision, "5204", "1209", 0),
    (Event::Income, "1101", "4202", 0),
    (Event::Income, "1102", "4203", 0),
    (Event::Income, "1102", "3201", 0),
    (Event::Expense, "5202", "1101", 0),
    (Event::Expense, "5401", "1101", 0),
    (Event::BankMoved, "1102", "1101", 0),
    (Event::Expense, "1401", "1102", 0),
    (Event::Depreciation, "5203", "1409", 0),
    (Event::YearEnd, "4101", "3401", 0),
    (Event::YearEnd, "3401", "5202", 0),
    (Event::Surplus, "3401", "2201", 0),
    (Event::Surplus, "3401", "3301", 0),
];

/// A random event on a random day; what the books refuse for want of money happened to nobody.
pub fn happen(world: &World, chance: &mut Chance) {
    let mut pairs = Vec::new();
    let (event, ..) = HAPPENS[chance.below(HAPPENS.len() as u64) as usize];
    for (_, debit, credit, part) in HAPPENS.iter().filter(|(own, ..)| *own == event) {
        let member = id(9_000 + chance.below(5) as u32);
        let own = |code: &str| RecordId::named(&format!("{member}:{code}"));
        let debit = if *part == 1 { Side::part(debit, own(debit)) } else { Side::of(debit) };
        let credit = if *part == 2 { Side::part(credit, own(credit)) } else { Side::of(credit) };
        pairs.push(Pair { debit, credit, amount: 1 + chance.below(900_000) as i64 });
    }
    let day = date(2025 + chance.below(2) as i16, 1 + chance.below(10) as i8, 1 + chance.below(28) as i8);
    match post(world, day, event, pairs) {
        Ok(()) | Err(Refusal::Invalid(_)) => {}
        Err(other) => panic!("{other:?}"),
    }
}

fn post(world: &World, day: Date, event: Event, pairs: Vec<Pair>) -> Result<(), Refusal> {
    let (books, action) = (world.books(), world.action());
    let done = world.act_as(&world.chair.clone(), action, move |read| {
        let entry = Entry { date: day, event, document: Some("K-1 (uji)".to_owned()), memo: None, pairs };
        let mut changes = Changes::new();
        ledger::post(read, &mut changes, (action, 0), &books, &entry)?;
        Ok(changes)
    });
    done.map(|_| ())
}
