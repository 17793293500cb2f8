//! Residents by the hundred thousand, spread over many villages, for seeing how a node behaves at the size of a regency or
//! of the country: cards without households, cases or accounts. Not here: the sample world that people look at.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::mpsc::sync_channel;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::changes::Changes;
use kernel::claims;
use kernel::id::ActionId;
use kernel::nik::Nik;
use kernel::region::{Code, Level, Regions};
use kernel::{Held, Id, RecordId};
use people::rules::office::office_id;
use store::{Action, Store, UseCase};

use super::families::{Place, stranger};
use super::names::Names;
use super::offices::maker_actor;
use super::random::Random;
use super::villages::is_desa;
use crate::trouble::Trouble;

/// Cards of one entry, and entries of one commit.
const CARDS: u64 = 250;
const ENTRIES: usize = 32;

/// How many people in how many villages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crowd {
    /// Residents.
    pub residents: u64,
    /// Villages over which they are spread.
    pub villages: usize,
}

/// Adds a crowd to a sample world.
pub fn make(store: &Store, seed: u64, crowd: Crowd, say: &impl Fn(&str)) -> Result<(), Trouble> {
    let now = Timestamp::now();
    let villages = found(store, crowd.villages, now)?;
    let each = crowd.residents / villages.len().max(1) as u64;
    say(&format!("adding {} residents, {each} in each of {} villages", each * villages.len() as u64, villages.len()));
    let (sender, parcels) = sync_channel::<Vec<(Action, UseCase)>>(2);
    let inventing = std::thread::spawn(move || {
        let mut random = Random::new(seed).part("crowd");
        let names = Names::read();
        let mut parcel = Vec::with_capacity(ENTRIES);
        for village in villages {
            let place = place(village, &names, now);
            for first in (0..each).step_by(CARDS as usize) {
                parcel.push(entry(&place, first..each.min(first + CARDS), now, &mut random));
                // Whoever takes them may have ended with an error, which is told there.
                if parcel.len() == ENTRIES && sender.send(std::mem::take(&mut parcel)).is_err() {
                    return;
                }
            }
        }
        let _ = sender.send(parcel);
    });
    let mut done = 0;
    for parcel in parcels {
        let entries = parcel.len() as u64;
        store.act_all(parcel).map_err(Trouble::refused("adding residents"))?;
        let before = done / 100_000;
        done += entries * CARDS;
        if done / 100_000 > before {
            say(&format!("  {} residents", done / 100_000 * 100_000));
        }
    }
    inventing.join().map_err(|_| Trouble::Other("inventing residents was cut off".to_owned()))
}

/// One entry. The serial of a number is the card's place in the village, so that no number comes twice.
fn entry(place: &Place<'_>, cards: Range<u64>, now: Timestamp, random: &mut Random) -> (Action, UseCase) {
    let id = ActionId(RecordId::v7(now.as_millisecond().max(0) as u64, random.id_bytes()));
    let mut changes = Changes::new();
    for card in cards {
        let mut resident = stranger(place, random);
        resident.id = Id::new(id.record(card as u32));
        if let (Some(nik), Some(birth)) = (resident.nik.given(), resident.birth_date.given()) {
            let serial = (card % 9999 + 1) as u16;
            let numbered = Nik::compose(place.code, *birth, nik.sex(), serial).ok();
            resident.nik = Held::Known(numbered);
        }
        changes.create(place.home, &resident);
    }
    let action = Action { id, digest: [0; 32], actor: maker_actor(), now };
    (action, Box::new(move |_| Ok(changes)))
}

pub(super) fn place<'a>(village: Code, names: &'a Names, now: Timestamp) -> Place<'a> {
    let regency = village.at(Level::Regency).and_then(|code| Regions::get().name(&code));
    let today: Date = kernel::day::Zone::Wib.day(now.as_millisecond());
    Place {
        code: village,
        home: office_id(Some(&village)),
        dusun: ["Krajan", "Tengah", "Lor"].map(str::to_owned).to_vec(),
        birth_place: regency.map(str::to_owned),
        names,
        today,
        listed: today,
    }
}

/// Founds the offices that are missing, evenly over the regencies of the programme.
fn found(store: &Store, count: usize, now: Timestamp) -> Result<Vec<Code>, Trouble> {
    let regencies = claims::demo_regencies();
    let most = count.div_ceil(regencies.len().max(1));
    let mut villages: Vec<Code> = Vec::new();
    for regency in regencies {
        let desa = Regions::get().within(&regency.regency).iter().copied().filter(is_desa);
        villages.extend(desa.take(most));
    }
    villages.truncate(count.max(1));
    let mut offices: BTreeSet<Code> = villages.iter().copied().collect();
    for village in &villages {
        offices.extend([Level::Province, Level::Regency].iter().filter_map(|level| village.at(*level)));
    }
    let node = store.node();
    let mut random = Random::new(1).part("offices of the crowd");
    let actions = offices.into_iter().map(|region| {
        let id = ActionId(RecordId::v7(now.as_millisecond().max(0) as u64, random.id_bytes()));
        let action = Action { id, digest: [0; 32], actor: maker_actor(), now };
        let work: UseCase = Box::new(move |read| {
            if read.maybe::<people::records::Office>(office_id(Some(&region)))?.is_some() {
                return Ok(Changes::new());
            }
            people::office::office::found(Some(&region), node)
        });
        (action, work)
    });
    store.act_all(actions.collect()).map_err(Trouble::refused("founding offices"))?;
    Ok(villages)
}
