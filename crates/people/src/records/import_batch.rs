//! An import: which sheet was taken up, what came of it, and whether it was undone. The shell fills it in by the names of
//! its fields (`web::sheets`). Not here: the records that it made; the journal says which they are.

use kernel::access::Role;
use kernel::{Id, choices};
use record_derive::Record;

choices! {
    /// How far an import is.
    pub enum ImportState {
        Running = 1, "berjalan", "Berjalan", "Running";
        Done = 2, "selesai", "Selesai", "Done";
        Broken = 3, "terputus", "Terputus sebelum selesai", "Stopped before its end";
        Undone = 4, "dibatalkan", "Dibatalkan", "Undone";
    }
}

/// Who may read what was imported: those who take sheets up, and those who look after them.
pub const IMPORT_READERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
    Role::Auditor,
];

/// An import of a sheet.
#[derive(Record, Debug, Clone)]
#[record(kind = 25, path = "impor", id = "Impor lembar", en = "Import of a sheet", home = any, pages, read = IMPORT_READERS,
    write = &[] as &[Role])]
pub struct ImportBatch {
    pub id: Id<ImportBatch>,
    #[field(tag = 1, id = "Jenis catatan", en = "Kind of record", fixed, list)]
    pub record: String,
    #[field(tag = 2, id = "Berkas", en = "File", fixed, title)]
    pub file: String,
    #[field(tag = 3, id = "Keadaan", en = "State", fixed, list)]
    pub state: ImportState,
    #[field(tag = 4, id = "Baris data", en = "Rows of data", fixed)]
    pub rows: i64,
    #[field(tag = 5, id = "Baris baru", en = "New rows", fixed)]
    pub created: Option<i64>,
    #[field(tag = 6, id = "Baris yang mengubah", en = "Rows that changed something", fixed)]
    pub changed: Option<i64>,
    #[field(tag = 7, id = "Sudah sama", en = "The same already", fixed)]
    pub same: Option<i64>,
    #[field(tag = 8, id = "Salah, tidak disimpan", en = "Wrong, not saved", fixed)]
    pub wrong: Option<i64>,
    #[field(tag = 9, id = "Dilewati", en = "Passed over", fixed)]
    pub passed: Option<i64>,
    #[field(tag = 10, id = "Entri pertama", en = "First entry", fixed, section("Di dalam jurnal", "In the journal"))]
    pub first: Option<i64>,
    #[field(tag = 11, id = "Entri terakhir", en = "Last entry", fixed)]
    pub last: Option<i64>,
    #[field(tag = 12, id = "Banyak langkah", en = "Number of steps", fixed)]
    pub steps: Option<i64>,
    #[field(tag = 13, id = "Ditarik lagi", en = "Withdrawn again", fixed, section("Pembatalan", "Undoing"))]
    pub withdrawn_again: Option<i64>,
    #[field(tag = 14, id = "Dikembalikan", en = "Set back", fixed)]
    pub set_back: Option<i64>,
    #[field(tag = 15, id = "Dibiarkan karena sudah dipakai atau diubah", en = "Left, as used or changed since", fixed)]
    pub left_standing: Option<i64>,
}
