//! A designation (penetapan): the decree that makes a village part of a programme, kept at the village's own office, so
//! that it counts where the village lies. The programme is a value with its own life: successors are further answers.

use jiff::civil::Date;
use kernel::access::{OFFICES, Role};
use kernel::region::Code;
use kernel::{Id, choices};
use record_derive::Record;

choices! {
    /// The programme that a village belongs to. A village may be in several.
    pub enum Programme {
        Desmigratif = 1, "desmigratif", "Desa Migran Produktif (Desmigratif)", "Productive migrant villages (Desmigratif)";
        Emas = 2, "desa_migran_emas", "Desa Migran Emas", "Desa Migran Emas";
        Other = 9, "lainnya", "Program lain", "Another programme";
    }
}

choices! {
    /// Whether the programme still runs in the village.
    pub enum DesignationStatus {
        Running = 1, "berjalan", "Berjalan", "Running";
        Ended = 2, "berakhir", "Berakhir", "Ended";
    }
}

/// Who records designations: the ministry.
pub const WRITERS: &[Role] = &[Role::PetugasKementerian];

/// One village in one programme. All of it is public: a decree names no private person.
#[derive(Record, Debug, Clone)]
#[record(kind = 40, path = "penetapan", id = "Penetapan desa", en = "Designation of a village", home = village, pages,
    read = OFFICES, write = WRITERS, source = "Permenaker 2/2019")]
pub struct Designation {
    pub id: Id<Designation>,
    #[field(tag = 1, id = "Desa", en = "Village", class = public, title, list,
        help("Ketik sebagian nama desa, lalu pilih.", "Type part of the village's name, then choose."))]
    pub village: Code,
    #[field(tag = 2, id = "Program", en = "Programme", class = public, list)]
    pub programme: Programme,
    #[field(tag = 3, id = "Nama program lain", en = "Name of the other programme", class = public,
        help("Hanya bila memilih \"Program lain\".", "Only where you chose \"Another programme\"."))]
    pub other_programme: Option<String>,
    #[field(tag = 4, id = "Tahun penetapan", en = "Year", kind = Year, class = public, list,
        help("Tahun angkatan desa ini.", "The year of the village's cohort."))]
    pub year: i64,
    #[field(tag = 5, id = "Tanggal", en = "Date", class = public,
        help("Kosongkan bila hanya tahunnya yang diketahui.", "Leave empty where only the year is known."))]
    pub date: Option<Date>,
    #[field(tag = 6, id = "Nomor keputusan", en = "Number of the decree", class = public, list)]
    pub decree: Option<String>,
    #[field(tag = 7, id = "Keadaan", en = "Status", class = public, list)]
    pub status: DesignationStatus,
    #[field(tag = 8, id = "Berakhir pada", en = "Ended on", class = public,
        help("Hanya bila program di desa ini sudah berakhir.", "Only where the programme has ended in this village."))]
    pub ended_on: Option<Date>,
    #[field(tag = 9, id = "Sumber", en = "Source", class = public,
        help("Dari mana penetapan ini diketahui.", "Where this designation is known from."))]
    pub source: Option<String>,
    #[field(tag = 10, id = "Catatan untuk kantor", en = "Note for offices", kind = LongText)]
    pub note: Option<String>,
}
