//! Measures what the regency waits for when it compares villages: `cargo run --release -p desmigratif-migration --example
//! pattern -- 60000 100`. Makes so many interviews in 240 villages of a regency on a store of its own, then asks so many
//! times, and prints `p50 MS p99 MS groups N`. Numbers and names are invented.

use std::error::Error;
use std::time::Instant;

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use kernel::access::{Actor, Role, Scope};
use kernel::registry::{OfficeKind, Registry};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Value};
use migration::office::pattern;
use migration::records::{MigrationCase, Recruitment};
use migration::rules::interview::Answers;
use people::records::office::OfficeKind as Kind;
use people::records::{Account, Custody, Office, Resident};
use store::keys::Unlock;
use store::{Action, Store};

/// Villages of the regency.
const VILLAGES: u32 = 240;
/// Interviews written in one action.
const AT_ONCE: u32 = 240;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let cases: u32 = words.next().map_or(Ok(60_000), |word| word.parse())?;
    let times: usize = words.next().map_or(Ok(100), |word| word.parse())?;
    let folder = std::env::temp_dir().join(format!("desmigratif-pattern-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder, cases, times);
    std::fs::remove_dir_all(&folder)?;
    let (mut taken, groups) = measured?;
    taken.sort_by(f64::total_cmp);
    let at = |share: f64| taken.get((taken.len().saturating_sub(1) as f64 * share).ceil() as usize).copied();
    println!("p50 {:.1} p99 {:.1} groups {groups}", at(0.5).unwrap_or(0.0), at(0.99).unwrap_or(0.0));
    Ok(())
}

fn measure(folder: &std::path::Path, cases: u32, times: usize) -> Result<(Vec<f64>, usize), Box<dyn Error>> {
    let store = Store::open(folder, registry(), Unlock::Key([7; 32])).map_err(|error| error.to_string())?;
    let now = Timestamp::now();
    let today = kernel::day::Zone::Wib.day(now.as_millisecond());
    for village in 0..VILLAGES {
        write(&store, now, village, office(village))?;
    }
    for (batch, first) in (0..cases).step_by(AT_ONCE as usize).enumerate() {
        let mut changes = Changes::new();
        for number in first..cases.min(first + AT_ONCE) {
            let home = id(1, number % VILLAGES);
            changes.create(home, &interview(number, home, today));
        }
        write(&store, now, 100_000 + batch as u32, changes)?;
    }
    let mut taken = Vec::new();
    let mut found = 0;
    for _ in 0..times {
        let start = Instant::now();
        found = store.read(&coordinator(), now, pattern::groups).map_err(|refusal| format!("{refusal:?}"))?.len();
        taken.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    Ok((taken, found))
}

fn registry() -> Registry {
    Registry {
        specs: people::records::ALL.iter().chain(migration::records::ALL).copied().collect(),
        contributors: migration::ROOM.contributors.to_vec(),
        office: Some(OfficeKind { kind: Office::SPEC.kind, region_tag: Office::REGION.tag }),
        person: Some(Resident::KIND),
        custody: Some(Custody::KIND),
        redirect: None,
        balancers: Vec::new(),
    }
}

fn id(kind: u8, number: u32) -> RecordId {
    let mut random = [kind; 10];
    random[..4].copy_from_slice(&number.to_be_bytes());
    RecordId::v7(1_795_400_000_000 + u64::from(number), random)
}

fn actor(role: Role) -> Actor {
    Actor {
        account: id(2, 1),
        role: Some(role),
        office: id(1, 0),
        scope: Scope::Regions(vec!["33.07".to_owned()]),
        name: String::new(),
    }
}

fn coordinator() -> Actor {
    actor(Role::Koordinator)
}

fn write(store: &Store, now: Timestamp, action: u32, changes: Changes) -> Result<(), String> {
    let action = Action { id: ActionId(id(3, action)), digest: [0; 32], actor: actor(Role::PetugasDesmigratif), now };
    store.act(action, move |_| Ok(changes)).map(|_| ()).map_err(|refusal| format!("{refusal:?}"))
}

/// A village office; codes run through fifteen districts.
fn office(village: u32) -> Changes {
    let region = format!("33.07.{:02}.{}", 1 + village / 16, 2001 + village % 16);
    let kind = Office::SPEC.field_named("kind").map_or(0, |(_, field)| field.tag);
    let values = [
        (Office::NAME.tag, Value::Text(format!("Kantor Desa {village}"))),
        (kind, Value::Integer(Kind::Desa.code())),
        (Office::REGION.tag, Value::Text(region)),
    ];
    let mut changes = Changes::new();
    changes.create_row(Office::SPEC, id(1, village), id(1, village), values);
    changes
}

/// An interview of the last half year. One in a hundred names one of thirty brokers, the others a number of their own; forty
/// agencies share the rest.
fn interview(number: u32, home: RecordId, today: Date) -> Recruitment {
    let phone = match number % 100 {
        0 => format!("+62812700{:05}", (number / 100) % 30),
        _ => format!("+62813{number:08}"),
    };
    let (agency, month) = (number.wrapping_mul(2_654_435_761) % 40, 1 + number % 12);
    Recruitment {
        id: Id::new(id(4, number)),
        case: Ref::new(Id::<MigrationCase>::new(id(5, number)), home),
        resident: Ref::new(Id::<Resident>::new(id(6, number)), home),
        asked_on: today.checked_sub(Span::new().days(i64::from(number % 170))).unwrap_or(today),
        recruiter: Held::Known(Some("Perekrut".to_owned())),
        phone: Held::Known(Some(phone)),
        agency: Held::Known(Some(format!("PT Contoh {agency}"))),
        agency_mark: Held::Known(Some(format!("contoh {agency}"))),
        journey: Some(format!("{} 2027-{month:02}", ["MY", "TW", "HK", "SG"][number as usize % 4])),
        answers: Held::Known(Answers::default().to_text()),
        asked_by: Ref::new(Id::<Account>::new(id(2, 1)), home),
    }
}
