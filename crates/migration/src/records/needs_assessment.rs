//! What somebody who came home needs, area by area of a dated instrument (`rules::needs_assessment`). Every area of the instrument gets
//! one record, whatever was said of it, so that having one tells nothing; area, level and wish are sealed.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{CASE_READERS, CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

choices! {
    /// How much help is needed in an area.
    pub enum NeedLevel {
        Nothing = 1, "tidak_ada", "Tidak ada kebutuhan", "No need";
        Some = 2, "ada", "Ada kebutuhan", "A need";
        Urgent = 3, "mendesak", "Mendesak", "Urgent";
        NotSaid = 4, "belum_dibicarakan", "Belum mau dibicarakan", "Not talked about";
    }
}

/// One area on one day. UU 18/2017 art. 24; Permen P2MI 32/2025.
#[derive(Record, Debug, Clone)]
#[record(kind = 63, path = "kebutuhan", id = "Kebutuhan setelah pulang", en = "Need after the return", home = village,
    append_only, read = CASE_READERS, write = CASE_WRITERS, specific = CASE_SPECIFIC,
    source = "UU 18/2017 Pasal 24; Permen P2MI 32/2025")]
pub struct NeedsAssessment {
    pub id: Id<NeedsAssessment>,
    #[field(tag = 1, id = "Kasus", en = "Case")]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Tanggal", en = "Date", list)]
    pub date: Date,
    #[field(tag = 4, id = "Bidang", en = "Area", class = specific, subject = resident, sealed)]
    pub area: Held<String>,
    #[field(tag = 5, id = "Kebutuhan", en = "Need", class = specific, subject = resident, sealed)]
    pub level: Held<NeedLevel>,
    #[field(tag = 6, id = "Keinginannya", en = "The person's wish", class = specific, subject = resident, sealed)]
    pub wish: Held<Option<String>>,
}
