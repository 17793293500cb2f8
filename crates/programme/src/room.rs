//! The room's one value for the shell. Not here: what a line does.

use kernel::access::OFFICES;
use kernel::{Access, Record, Refusal, Row, phrase};
use store::Reader;
use web::{MenuItem, PublicPage, RecordPages, Room, Values};

use crate::records::{self, Designation};
use crate::rules::{contributions, designation};
use crate::words::{national, shared};
use crate::{pages, queries, search};

/// The room above the villages.
pub static ROOM: Room = Room {
    key: "program",
    label: shared::ROOM,
    icon: "map",
    path: "/program",
    menu: &[
        MenuItem {
            label: shared::ROOM,
            short: shared::ROOM,
            icon: "map",
            path: "/program",
            access: Access::Roles(OFFICES),
            order: 60,
        },
        pages::regional_issue::MENU,
    ],
    records: records::ALL,
    pages: &[
        RecordPages {
            before_save: Some(before_save),
            empty: Some(national::EMPTY_ROLL),
            ..RecordPages::plain(Designation::SPEC)
        },
        pages::regional_issue::PAGES,
    ],
    routes: pages::routes,
    contributors: contributions::CONTRIBUTORS,
    indicators: contributions::INDICATORS,
    search: search::search,
    public: &[
        PublicPage { label: shared::LEAVE_SAFELY, path: "/berangkat-aman", top: true, order: 1 },
        PublicPage { label: shared::FIND_VILLAGE, path: "/desa", top: true, order: 2 },
        PublicPage { label: shared::FIGURES, path: "/angka", top: false, order: 5 },
        PublicPage { label: shared::ABOUT, path: "/tentang", top: false, order: 6 },
    ],
    statements: queries::ALL,
    ..Room::EMPTY
};

/// An edit must fit together too; the village stays, because the record lies at its office.
fn before_save(read: &Reader<'_>, row: Option<&Row>, values: &mut Values, _: kernel::ActionId) -> Result<(), Refusal> {
    let whole = row.map_or_else(|| values.clone(), |row| values.filled_from(row));
    if row.is_some_and(|row| row.text("village") != whole.text("village")) {
        return Err(Refusal::invalid("village", "designation.moved", VILLAGE_STAYS));
    }
    let problems = designation::problems(&whole, i64::from(read.today().year()));
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Invalid(problems)) }
}

const VILLAGE_STAYS: kernel::Phrase = phrase(
    "Desanya tidak dapat diganti. Tarik catatan ini dan catat desa yang benar.",
    "The village cannot be changed. Withdraw this record and record the right village.",
);
