//! Kuripan's koperasi: founded by its board from the village's office. What it does since then follows from the use cases of
//! the room.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::access::{Role, Scope};
use kernel::day::Zone;
use kernel::region::Code;
use kernel::{Actor, Held, Id, RecordId};
use people::office::office_id;
use store::Seen;

use cooperative::office::koperasi::{self as office, Founding, place};
use cooperative::office::koperasi_setting::Decided;
use cooperative::office::meeting::{self as meetings, Calling, Deciding};
use cooperative::records::koperasi::{Form, Principle};
use cooperative::records::koperasi_setting::SettingKey;
use cooperative::records::meeting::MeetingKind;
use cooperative::records::organ_term::{Organ, OrganOffice};
use cooperative::records::{Koperasi, Meeting, OrganTerm};

use super::Maker;
use super::offices::morning;
use crate::trouble::Trouble;

/// What it is called.
pub const NAME: &str = "Koperasi Desmigratif Kuripan Sejahtera";

/// The koperasi of the sample world, for what others add to it.
pub struct Founded {
    /// Its record.
    #[allow(dead_code)] // reason: what is added to it asks for it
    pub koperasi: RecordId,
    /// Its chair, at its own office.
    #[allow(dead_code)] // reason: as above
    pub chair: Actor,
    /// From when there are books.
    #[allow(dead_code)] // reason: as above
    pub books_from: Date,
}

/// Founds it on the first of January of last year.
pub fn make(maker: &mut Maker<'_>, village: Code) -> Result<Founded, Trouble> {
    let today = Zone::Wib.day(maker.now.as_millisecond());
    let books_from = Date::new(today.year() - 1, 1, 1).unwrap_or(today);
    let at_village = board(office_id(Some(&village)), village);
    let action = maker.action(&at_village, morning(books_from));
    let (home, koperasi) = (action.id.record(place::OFFICE), action.id.record(place::KOPERASI));
    let input = Founding {
        name: NAME.to_owned(),
        form: Form::New,
        principle: Principle::Conventional,
        parent: None,
        village,
        books_from,
    };
    maker.queue(action, move |read, action| office::found_here(read, action, &input))?;
    maker.flush()?;
    let chair = board(home, village);
    meeting(maker, &chair, koperasi, books_from)?;
    Ok(Founded { koperasi, chair, books_from })
}

/// The founders' meeting: who sits on the board and supervises, and what is saved each month.
fn meeting(maker: &mut Maker<'_>, chair: &Actor, koperasi: RecordId, books_from: Date) -> Result<(), Trouble> {
    let held_on = books_from.saturating_add(14.days());
    let action = maker.action(chair, morning(books_from));
    let id = action.id.record(0);
    let calling = Calling {
        kind: MeetingKind::Members,
        year: None,
        notice_on: books_from,
        held_on,
        time: Some("09.00".to_owned()),
        place: "Balai Desa Kuripan".to_owned(),
        agenda: Some("Anggaran dasar dan rumah tangga\nSimpanan wajib\nPengurus dan pengawas".to_owned()),
    };
    maker
        .queue(action, move |read, action| meetings::call(read, action, &read.get::<Koperasi>(koperasi)?, &calling))?;
    maker.act(chair, morning(held_on), move |read, _| {
        let seen = Seen::of(&read.get::<Meeting>(id)?.row);
        meetings::attend(read, id, &seen, (24, 21))
    })?;
    let decided = Decided { values: vec![(SettingKey::CompulsorySavings, 25_000)], from: held_on };
    let deciding = Deciding {
        decision: "Simpanan wajib Rp25.000 sebulan".to_owned(),
        yes: 20,
        no: 0,
        abstain: 1,
        settings: Some(decided),
    };
    maker.act(chair, morning(held_on), move |read, action| meetings::resolve(read, action, id, &deciding))?;
    let until = held_on.saturating_add(4.years());
    let people = [
        (Organ::Board, OrganOffice::Chair, "Endang Lestari"),
        (Organ::Board, OrganOffice::Treasurer, "Sumiyati"),
        (Organ::Supervisors, OrganOffice::Chair, "Mulyono"),
    ];
    for (organ, office, name) in people {
        maker.act(chair, morning(held_on), move |read, action| {
            let books = read.get::<Koperasi>(koperasi)?;
            let term = OrganTerm {
                id: Id::new(action.record(0)),
                books: books.reference(),
                organ,
                office,
                name: Held::Known(name.to_owned()),
                from: held_on,
                until,
                meeting: None,
            };
            meetings::appoint(read, &books, &term)
        })?;
    }
    maker.flush()
}

fn board(office: RecordId, village: Code) -> Actor {
    Actor {
        account: RecordId::named("demo account koperasi@contoh.id"),
        role: Some(Role::PengurusKoperasi),
        office,
        scope: Scope::Regions(vec![village.as_str().to_owned()]),
        name: "Endang Lestari".to_owned(),
    }
}
