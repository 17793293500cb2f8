//! A file or photo that belongs to any record: a photo of a meeting, evidence of a complaint, a signed BAST. Its bytes lie
//! sealed under the key of this very record, so that one photo can be erased alone. Not here: files about one resident,
//! sealed under the resident's key (`attachment`).

use kernel::access::Role;
use kernel::{Held, Id, choices};
use record_derive::Record;

choices! {
    /// What the file is to its record.
    pub enum FilePart {
        Photo = 1, "foto", "Foto", "Photo";
        AttendanceList = 2, "daftar_hadir", "Daftar hadir", "Attendance list";
        Evidence = 3, "bukti", "Bukti", "Evidence";
        SignedPaper = 4, "surat", "Surat bertanda tangan", "Signed paper";
        Answer = 5, "jawaban", "Jawaban instansi", "Answer of an agency";
        Other = 6, "lainnya", "Berkas lain", "Other file";
    }
}

/// Who may open any file at all; whether this one, the record that it belongs to decides.
pub const FILE_READERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::PengurusKoperasi,
    Role::PengawasKoperasi,
    Role::PendampingUsaha,
    Role::FasilitatorPengasuhan,
    Role::Koordinator,
    Role::PenanggungJawab,
];

/// One file of one record.
#[derive(Record, Debug, Clone)]
#[record(kind = 28, path = "berkas", id = "Berkas", en = "File", home = any, read = FILE_READERS, write = &[])]
pub struct RecordFile {
    pub id: Id<RecordFile>,
    #[field(tag = 1, id = "Jenis catatan", en = "Kind of record", fixed)]
    pub owner_kind: i64,
    #[field(tag = 2, id = "Milik catatan", en = "Belongs to record", fixed, lookup)]
    pub owner: String,
    #[field(tag = 3, id = "Berkas ini", en = "This file is", fixed)]
    pub part: FilePart,
    #[field(tag = 4, id = "Isi", en = "Content", kind = File, fixed)]
    pub hash: Vec<u8>,
    #[field(tag = 5, id = "Ukuran", en = "Size in bytes", fixed)]
    pub size: i64,
    #[field(tag = 6, id = "Gambar", en = "Is a picture", fixed)]
    pub picture: bool,
    #[field(
        tag = 7,
        id = "Tertutup",
        en = "Closed",
        fixed,
        help(
            "Hanya untuk yang boleh membaca isi khusus catatannya.",
            "Only for those who may read what is specific in its record."
        )
    )]
    pub closed: bool,
    #[field(tag = 8, id = "Nama berkas", en = "File name", class = personal, subject = own, fixed)]
    pub name: Held<Option<String>>,
}
