//! Kuripan's koperasi: founded by its board from the village's office. What it does since then follows from the use cases of
//! the room.

use jiff::civil::Date;
use kernel::access::{Role, Scope};
use kernel::day::Zone;
use kernel::region::Code;
use kernel::{Actor, RecordId};
use people::office::office_id;

use cooperative::office::koperasi::{self as office, Founding, place};
use cooperative::records::koperasi::{Form, Principle};

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
    Ok(Founded { koperasi, chair: board(home, village), books_from })
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
