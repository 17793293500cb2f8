//! Offices, designations and the cast of the sample world.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use kernel::access::{Role, Scope};
use kernel::region::{Code, Level, Regions};
use kernel::value::Ref;
use kernel::{Actor, Id, Record, RecordId};
use people::office::account::{Opening, open};
use people::records::{Account, Office, Resident};
use people::rules::office::office_id;
use programme::records::Designation;
use programme::records::designation::{DesignationStatus, Programme};

use super::Maker;
use super::cast::{PASSWORD, Player};
use super::villages::Village;
use crate::trouble::Trouble;

/// Who makes the sample world: named as such in every history.
pub fn maker_actor() -> Actor {
    Actor {
        account: RecordId::named("demo maker"),
        role: Some(Role::PengelolaNode),
        office: office_id(None),
        scope: Scope::Regions(vec![String::new()]),
        name: "Data contoh".to_owned(),
    }
}

/// Eight in the morning of a day, western time.
pub fn morning(day: Date) -> Timestamp {
    Offset::UTC.to_timestamp(day.at(1, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The offices of all designated villages and of the levels above them, and the designations.
pub fn make(maker: &mut Maker<'_>, villages: &[Village]) -> Result<(), Trouble> {
    let mut above: BTreeSet<Code> = BTreeSet::new();
    for village in villages {
        above.extend([Level::Province, Level::Regency].iter().filter_map(|level| village.code.at(*level)));
    }
    let (actor, node) = (maker_actor(), maker.store.node());
    let start = morning(Date::constant(2016, 12, 1));
    let founding = std::iter::once(None).chain(above.into_iter().map(Some));
    for region in founding {
        let changes =
            people::office::office::found(region.as_ref(), node).map_err(Trouble::refused("founding an office"))?;
        maker.write(&actor, start, changes)?;
        reach(maker, region, start)?;
    }
    for village in villages {
        let at = morning(village.designated);
        let changes =
            people::office::office::found(Some(&village.code), node).map_err(Trouble::refused("founding an office"))?;
        maker.write(&actor, at, changes)?;
        profile(maker, village, at)?;
        let designation = designation(village);
        let mut changes = kernel::changes::Changes::new();
        changes.create(office_id(Some(&village.code)), &designation);
        maker.write(&actor, at, changes)?;
    }
    maker.flush()
}

/// How an office above the villages is reached, so that its page and *Kontak* are whole. No such number exists.
fn reach(maker: &mut Maker<'_>, region: Option<Code>, at: Timestamp) -> Result<(), Trouble> {
    let place = region.and_then(|code| Regions::get().name(&code)).unwrap_or("Jakarta").to_owned();
    let number = maker.random.between(10, 89);
    maker.act(&maker_actor(), at, move |read, _| {
        let office = read.get::<Office>(office_id(region.as_ref()))?;
        let mut changes = kernel::changes::Changes::new();
        changes
            .edit(&office)
            .set(Office::ADDRESS, Some(format!("Jalan Contoh No. {number}, {place}")))
            .set(Office::PHONE, Some(format!("+62210000{number}")))
            .set(Office::EMAIL, Some(format!("kantor{number}@contoh.id")))
            .set(Office::HOURS, Some("Senin–Jumat 08.00–16.00".to_owned()));
        Ok(changes)
    })
}

fn designation(village: &Village) -> Designation {
    Designation {
        id: Id::new(RecordId::named(&format!("demo designation {}", village.code.as_str()))),
        village: village.code,
        programme: Programme::Desmigratif,
        other_programme: None,
        year: i64::from(village.year()),
        date: Some(village.designated),
        decree: None,
        status: DesignationStatus::Running,
        ended_on: None,
        source: Some("Data contoh".to_owned()),
        note: None,
    }
}

/// A village's letterhead and hours, so that its letters and its public page are whole.
fn profile(maker: &mut Maker<'_>, village: &Village, at: Timestamp) -> Result<(), Trouble> {
    let home = office_id(Some(&village.code));
    let postcode = Regions::get().postcode(&village.code).unwrap_or_default();
    let name = Regions::get().name(&village.code).unwrap_or_default().to_owned();
    let (head, number) = (head_name(village, maker), maker.random.between(10, 89));
    maker.act(&maker_actor(), at, move |read, _| {
        let office = read.get::<Office>(home)?;
        let mut changes = kernel::changes::Changes::new();
        changes
            .edit(&office)
            .set(Office::ADDRESS, Some(format!("Jalan Raya {name} No. {number}, {postcode}")))
            .set(Office::PHONE, Some(format!("+622860000{number}")))
            .set(Office::HOURS, Some("Senin–Jumat 08.00–15.00".to_owned()))
            .set(Office::HEAD_NAME, Some(head))
            .set(Office::LETTER_CODE, Some("474".to_owned()))
            .set(Office::METERAI, Some(true))
            .set(
                Office::SERVICES,
                Some("Informasi kerja luar negeri, pendataan, surat izin keluarga, pengaduan.".to_owned()),
            );
        Ok(changes)
    })
}

fn head_name(village: &Village, maker: &mut Maker<'_>) -> String {
    if village.code.as_str() == super::villages::KURIPAN {
        return "H. Suprapto".to_owned();
    }
    let names = super::names::Names::read();
    names.person(kernel::nik::Sex::Male, &village.code.as_str()[..2], &mut maker.random)
}

/// Accounts and passwords of the cast.
pub fn cast(maker: &mut Maker<'_>, players: &[Player]) -> Result<(), Trouble> {
    let actor = maker_actor();
    let today = kernel::day::Zone::Wib.day(maker.now.as_millisecond());
    let from = today.checked_sub((4 * 365).days()).unwrap_or(today);
    let at = morning(from);
    for player in players {
        let opening = Opening {
            name: player.name.to_owned(),
            login: player.login.clone(),
            role: player.role,
            office: office_id(player.region.as_ref()),
            from,
            until: None,
        };
        let (account, role) = (player.account(), player.assignment());
        maker.act(&actor, at, move |_, _| {
            let mut changes = kernel::changes::Changes::new();
            open(&mut changes, account, role, &opening);
            Ok(changes)
        })?;
    }
    maker.flush()?;
    for player in players {
        people::office::password::set_first(maker.store, player.account(), PASSWORD, maker.now)
            .map_err(Trouble::refused("setting a sample password"))?;
    }
    Ok(())
}

/// Binds the resident of the cast to a resident of Kuripan, as an officer's one-time code would.
pub fn bind(maker: &mut Maker<'_>, players: &[Player], resident: Option<Ref<Resident>>) -> Result<(), Trouble> {
    let player = players.iter().find(|player| player.role == Role::Warga);
    let (Some(resident), Some(player)) = (resident, player) else { return Ok(()) };
    let account = player.account();
    maker.act(&maker_actor(), maker.now, move |read, _| {
        let row = read.row(Account::SPEC, account)?;
        let to = kernel::Value::Reference(kernel::Reference { record: resident.id.raw(), home: resident.home });
        let mut changes = kernel::changes::Changes::new();
        changes.edit_row(&row, [(Account::RESIDENT.tag, to)]);
        Ok(changes)
    })?;
    maker.flush()
}
