//! Kuripan's business groups, through the use cases of the room.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::access::{Role, Scope};
use kernel::day::Zone;
use kernel::region::Code;
use kernel::value::Ref;
use kernel::{Actor, Changes, Id, Record, RecordId};
use people::office::office_id;
use people::records::Resident;
use store::ListQuery;

use enterprise::office::group_membership::{self as members, Joining};
use enterprise::records::BusinessGroup;
use enterprise::records::business_group::{GroupState, MarketReach, Sector};
use enterprise::records::group_membership::{Background, GroupRole};

use super::Maker;
use super::enterprise_aid as aid;
use super::offices::morning;
use crate::trouble::Trouble;

/// A group of the sample world.
struct Sample {
    name: &'static str,
    sector: Sector,
    product: &'static str,
    market: MarketReach,
    members: usize,
}

const GROUPS: &[Sample] = &[
    Sample {
        name: "Keripik Carica Kuripan",
        sector: Sector::Food,
        product: "Manisan dan keripik carica",
        market: MarketReach::Beyond,
        members: 10,
    },
    Sample {
        name: "Batik Sekar Kuripan",
        sector: Sector::Textile,
        product: "Batik tulis dan cap",
        market: MarketReach::Regency,
        members: 8,
    },
];

/// Makes the groups of the village where the cast works.
///
/// `resident` is the member of the cast who has an account: she belongs to the first group.
pub fn make(maker: &mut Maker<'_>, village: Code, resident: Option<Ref<Resident>>) -> Result<(), Trouble> {
    let facilitator = actor(village, "usaha", Role::PendampingUsaha, "Dewi Kartika");
    let hands = aid::Hands {
        facilitator: facilitator.clone(),
        officer: actor(village, "siti", Role::PetugasDesmigratif, "Siti Rahmawati"),
        head: actor(village, "kades", Role::KepalaDesa, "H. Suprapto"),
    };
    let today = Zone::Wib.day(maker.now.as_millisecond());
    let founded = Date::new(today.year() - 1, 3, 1).unwrap_or(today);
    let grown = founded.saturating_sub(22.years()).to_string();
    let office = facilitator.office;
    let residents = maker
        .store
        .read(&facilitator, maker.now, |read| Ok(read.list(&ListQuery::of(Resident::SPEC).limited(200))?.rows));
    let residents = residents.map_err(Trouble::refused("finding residents"))?;
    let grown_up =
        |row: &&kernel::Row| row.home == office && row.text("birth_date").is_some_and(|born| born < grown.as_str());
    let own = resident.map(|resident| resident.id.raw());
    let others = residents.iter().filter(grown_up).map(|row| row.id).filter(|id| Some(*id) != own);
    let mut people = own.into_iter().chain(others).collect::<Vec<_>>().into_iter();
    for (index, sample) in GROUPS.iter().enumerate() {
        let founded = founded.saturating_add(i32::try_from(index).unwrap_or(0).months());
        let id = group(maker, &facilitator, sample, founded, &mut people)?;
        if index == 0 {
            aid::first(maker, &hands, id, founded)?;
        } else {
            aid::second(maker, &hands, id)?;
        }
    }
    maker.flush()
}

fn actor(village: Code, login: &str, role: Role, name: &str) -> Actor {
    Actor {
        account: RecordId::named(&format!("demo account {login}@contoh.id")),
        role: Some(role),
        office: office_id(Some(&village)),
        scope: Scope::Regions(vec![village.as_str().to_owned()]),
        name: name.to_owned(),
    }
}

fn group(
    maker: &mut Maker<'_>,
    facilitator: &Actor,
    sample: &'static Sample,
    founded_on: Date,
    people: &mut impl Iterator<Item = RecordId>,
) -> Result<RecordId, Trouble> {
    let action = maker.action(facilitator, morning(founded_on));
    let id = action.id.record(0);
    let home = facilitator.office;
    maker.queue(action, move |_, _| {
        let group = BusinessGroup {
            id: Id::new(id),
            name: sample.name.to_owned(),
            sector: sample.sector,
            product: sample.product.to_owned(),
            founded_on,
            decree: None,
            dusun: None,
            state: GroupState::Active,
            market: sample.market,
            notes: None,
        };
        let mut changes = Changes::new();
        changes.create(home, &group);
        Ok(changes)
    })?;
    for (place, resident) in people.take(sample.members).enumerate() {
        let role = match place {
            0 => GroupRole::Chair,
            1 => GroupRole::Secretary,
            2 => GroupRole::Treasurer,
            _ => GroupRole::Member,
        };
        let background = if place % 3 == 2 { Background::Family } else { Background::Returnee };
        let input = Joining { group: id, resident, role, background, joined_on: founded_on };
        maker.act(facilitator, morning(founded_on), move |read, action| members::join(read, action, &input))?;
    }
    Ok(id)
}
