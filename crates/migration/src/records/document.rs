//! A paper of a case: one for each line of its checklist. Number and note are the person's; the validity is clear, for
//! lists of what runs out.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::{Account, Letter, Resident};
use record_derive::Record;

use super::{CASE_READERS, CASE_WRITERS, MigrationCase};

choices! {
    /// What is known of a paper.
    pub enum DocumentStatus {
        Present = 1, "ada", "Ada, belum diperiksa", "There, not checked yet";
        Valid = 2, "sah", "Sudah diperiksa dan sah", "Checked and valid";
        Invalid = 3, "tidak_sah", "Tidak sah, harus diganti", "Not valid, must be replaced";
        NotNeeded = 4, "tidak_perlu", "Tidak diperlukan", "Not needed";
    }
}

/// A paper. UU 18/2017 art. 13 and what offices ask for besides.
#[derive(Record, Debug, Clone)]
#[record(kind = 52, path = "dokumen-kasus", id = "Dokumen", en = "Document", home = village, read = CASE_READERS,
    write = CASE_WRITERS, source = "UU 18/2017 Pasal 13")]
pub struct Document {
    pub id: Id<Document>,
    #[field(tag = 1, id = "Kasus", en = "Case", fixed)]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Jenis dokumen", en = "Kind of document", fixed, list)]
    pub line: String,
    #[field(tag = 4, id = "Keadaan dokumen", en = "State of the document", list)]
    pub status: DocumentStatus,
    #[field(tag = 5, id = "Nomor", en = "Number", class = personal, subject = resident, sealed,
        help("Nomor disimpan tertutup.", "The number is kept sealed."))]
    pub number: Held<Option<String>>,
    #[field(tag = 6, id = "Penerbit", en = "Issued by", list)]
    pub issuer: Option<String>,
    #[field(tag = 7, id = "Tanggal terbit", en = "Issued on")]
    pub issued: Option<Date>,
    #[field(
        tag = 8,
        id = "Berlaku sampai",
        en = "Valid until",
        list,
        help("Dinilai terhadap rencana tanggal berangkat.", "Judged by the planned departure.")
    )]
    pub valid_until: Option<Date>,
    #[field(tag = 9, id = "Surat desa", en = "Village letter", fixed)]
    pub letter: Option<Ref<Letter>>,
    #[field(tag = 10, id = "Diperiksa oleh", en = "Checked by", fixed)]
    pub checked_by: Option<Ref<Account>>,
    #[field(
        tag = 11,
        id = "Salinan ada pada keluarga",
        en = "The family has a copy",
        help(
            "Calo sering menahan semua berkas: keluarga harus punya salinan.",
            "Brokers often hold all papers: the family must have copies."
        )
    )]
    pub family_copy: Option<bool>,
    #[field(tag = 12, id = "Catatan", en = "Note", class = personal, subject = resident)]
    pub note: Held<Option<String>>,
}
