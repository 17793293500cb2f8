//! What a village sets for itself: so far how many days may pass without news of a worker. One record an office; its id comes
//! from the office, so that two computers of one office write the same one.

use kernel::Id;
use kernel::RecordId;
use kernel::access::{VILLAGE, VILLAGE_AND_REGENCY};
use record_derive::Record;

/// The settings of one village.
#[derive(Record, Debug, Clone)]
#[record(kind = 70, path = "pengaturan-desa", id = "Pengaturan desa", en = "Village settings", home = village,
    read = VILLAGE_AND_REGENCY, write = VILLAGE, source = "DOMAIN A")]
pub struct VillageSetting {
    pub id: Id<VillageSetting>,
    #[field(
        tag = 1,
        id = "Menanyakan kabar setiap (hari)",
        en = "Ask for news every (days)",
        title,
        list,
        help(
            "Antara 7 dan 365 hari. Dihitung sejak kabar terakhir dari pekerja.",
            "Between 7 and 365 days. Counted from the worker's last news."
        )
    )]
    pub contact_days: i64,
}

impl VillageSetting {
    /// The settings of an office.
    pub fn of_office(office: RecordId) -> Id<VillageSetting> {
        Id::new(RecordId::named(&format!("village setting {office}")))
    }
}
