//! A letter of the village: whose statement it is, how it was checked, its number, seal and life.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::{HEADS, Role};
use kernel::states::{Edge, Machine, State};
use kernel::value::Ref;
use kernel::{Held, Id, choices, phrase};
use record_derive::Record;

use super::resident::RESIDENT_READERS;
use super::{Account, Resident};

choices! {
    /// What the letter is.
    pub enum LetterKind {
        FamilyPermission = 1, "surat_izin_keluarga", "Surat Izin Suami/Istri/Orang Tua/Wali", "Permission of spouse, parent or guardian";
        MaritalStatus = 2, "surat_keterangan_status_perkawinan", "Surat Keterangan Status Perkawinan", "Statement of marital status";
        Introduction = 3, "surat_pengantar", "Surat Pengantar", "Letter of introduction";
        Domicile = 4, "surat_keterangan_domisili", "Surat Keterangan Domisili", "Statement of domicile";
        HeirStatement = 5, "surat_pernyataan_ahli_waris", "Surat Pernyataan Ahli Waris", "Statement of heirs";
        ReturnHandover = 6, "bast_kepulangan", "BAST Kepulangan", "Handover record of a return";
    }
}

choices! {
    /// Where a letter stands.
    pub enum LetterState {
        Draft = 1, "draf", "Draf", "Draft";
        Checked = 2, "diperiksa", "Diperiksa, menunggu kepala desa", "Checked, waiting for the village head";
        Acknowledged = 3, "diketahui", "Diketahui kepala desa", "Acknowledged by the village head";
        Withdrawn = 4, "ditarik", "Ditarik", "Withdrawn";
        Cancelled = 5, "dibatalkan", "Dibatalkan", "Cancelled";
    }
}

choices! {
    /// Who gives permission.
    pub enum SignerRelation {
        Husband = 1, "suami", "Suami", "Husband";
        Wife = 2, "istri", "Istri", "Wife";
        Father = 3, "ayah", "Ayah", "Father";
        Mother = 4, "ibu", "Ibu", "Mother";
        Guardian = 5, "wali", "Wali", "Guardian";
    }
}

choices! {
    /// What an heir is to who died.
    pub enum HeirRelation {
        Husband = 1, "suami", "Suami", "Husband";
        Wife = 2, "istri", "Istri", "Wife";
        Child = 3, "anak", "Anak", "Child";
        AdoptedChild = 4, "anak_angkat", "Anak angkat", "Adopted child";
        Father = 5, "ayah", "Ayah", "Father";
        Mother = 6, "ibu", "Ibu", "Mother";
        Sibling = 7, "saudara", "Saudara kandung", "Brother or sister";
        Grandchild = 8, "cucu", "Cucu", "Grandchild";
        Other = 9, "lain", "Ahli waris lain", "Other heir";
    }
}

choices! {
    /// How somebody came home, in words that tell no diagnosis.
    pub enum ReturnCondition {
        Alone = 1, "sendiri", "Hadir dan dapat memberi keterangan sendiri", "Present and speaks for themself";
        Accompanied = 2, "didampingi", "Hadir dengan pendamping", "Present with a companion";
        Remains = 3, "jenazah", "Jenazah", "Mortal remains";
    }
}

choices! {
    /// Why a letter is printed again.
    pub enum PrintReason {
        First = 1, "pertama", "Cetakan pertama", "First printing";
        Spoiled = 2, "gagal_cetak", "Cetakan rusak atau macet", "The printing failed";
        Lost = 3, "hilang", "Surat hilang", "The letter was lost";
        AnotherOffice = 4, "kantor_lain", "Diminta kantor lain", "Another office asks for one";
        Archive = 5, "arsip", "Arsip kantor", "For the office's files";
    }
}

choices! {
    /// How identity and free will of who signs were checked.
    pub enum CheckedHow {
        Present = 1, "hadir", "Hadir di hadapan petugas", "Present before the officer";
        VideoCall = 2, "panggilan_video", "Panggilan video", "Video call";
        ThroughRt = 3, "melalui_rt", "Melalui ketua RT", "Through the head of the RT";
    }
}

/// The life of a letter. Only the head, or the acting head, acknowledges; never the account that checked (DESIGN 3.4).
pub static LETTER_MACHINE: Machine = Machine {
    initial: LetterState::Draft as i64,
    states: &[
        State { code: 1, name: "draf", label: LetterState::Draft.label(), phase: "", terminal: false },
        State { code: 2, name: "diperiksa", label: LetterState::Checked.label(), phase: "", terminal: false },
        State { code: 3, name: "diketahui", label: LetterState::Acknowledged.label(), phase: "", terminal: false },
        State { code: 4, name: "ditarik", label: LetterState::Withdrawn.label(), phase: "", terminal: true },
        State { code: 5, name: "dibatalkan", label: LetterState::Cancelled.label(), phase: "", terminal: true },
    ],
    edges: &[
        edge(1, 2, "Sudah diperiksa", "Checked", &[Role::PetugasDesmigratif], "letter_is_complete", false),
        edge(2, 1, "Kembalikan untuk diperbaiki", "Return for mending", VILLAGE_DESK, "", true),
        edge(2, 3, "Mengetahui", "Acknowledge", HEADS, "other_hands_than_checked", false),
        edge(3, 4, "Tarik surat", "Withdraw", HEADS, "", true),
        edge(1, 5, "Batalkan", "Cancel", &[Role::PetugasDesmigratif], "", true),
        edge(2, 5, "Batalkan", "Cancel", VILLAGE_DESK, "", true),
    ],
};

/// Officer and head: who may give a letter back.
const VILLAGE_DESK: &[Role] = &[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian];

const fn edge(
    from: i64,
    to: i64,
    id: &'static str,
    en: &'static str,
    roles: &'static [Role],
    guard: &'static str,
    reason: bool,
) -> Edge {
    Edge { from, to, label: phrase(id, en), roles, guard, reason, source: "UU 18/2017 Pasal 13 huruf b" }
}

/// A letter about a resident. The permission is the family's own statement; the head acknowledges it.
#[derive(Record, Debug, Clone)]
#[record(kind = 20, path = "surat", id = "Surat", en = "Letter", home = village, custody = office, pages, read = RESIDENT_READERS,
    write = &[], states = LETTER_MACHINE, source = "UU 18/2017 Pasal 13")]
pub struct Letter {
    pub id: Id<Letter>,
    #[field(tag = 1, id = "Jenis surat", en = "Kind of letter", list, title)]
    pub kind: LetterKind,
    #[field(tag = 2, id = "Warga", en = "Resident", list)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Keadaan", en = "State", state, list)]
    pub state: LetterState,
    #[field(tag = 4, id = "Nomor", en = "Number", fixed, title, list, unique, lookup)]
    pub number: Option<String>,
    #[field(tag = 5, id = "Urutan dalam tahun", en = "Place in the year's series", fixed)]
    pub serial: Option<i64>,
    #[field(tag = 6, id = "Tahun register", en = "Register year", kind = Year, fixed)]
    pub year: Option<i64>,
    #[field(tag = 7, id = "Tanggal surat", en = "Date of the letter", fixed, list)]
    pub date: Option<Date>,
    #[field(
        tag = 8,
        id = "Yang memberi izin",
        en = "Who gives permission",
        section("Pernyataan keluarga", "The family's statement")
    )]
    pub signer_relation: Option<SignerRelation>,
    #[field(tag = 9, id = "Nama yang memberi izin", en = "Name of who gives permission", class = personal, subject = resident)]
    pub signer_name: Held<Option<String>>,
    #[field(tag = 10, id = "NIK yang memberi izin", en = "NIK of who gives permission", kind = Nik, class = personal, subject = resident, sealed)]
    pub signer_nik: Held<Option<String>>,
    #[field(tag = 11, id = "Alamat yang memberi izin", en = "Address of who gives permission", class = personal, subject = resident)]
    pub signer_address: Held<Option<String>>,
    #[field(tag = 12, id = "Negara tujuan", en = "Destination", kind = Country)]
    pub country: Option<String>,
    #[field(tag = 13, id = "Pekerjaan yang dituju", en = "Intended job")]
    pub job: Option<String>,
    #[field(
        tag = 14,
        id = "Cara memeriksa jati diri dan kehendak bebas",
        en = "How identity and free will were checked",
        section("Pemeriksaan", "Check")
    )]
    pub checked_how: Option<CheckedHow>,
    #[field(tag = 15, id = "Diperiksa pada", en = "Checked on", fixed)]
    pub checked_at: Option<Timestamp>,
    #[field(tag = 16, id = "Diperiksa oleh", en = "Checked by", fixed)]
    pub checked_by: Option<Ref<Account>>,
    #[field(tag = 17, id = "Diketahui pada", en = "Acknowledged on", fixed)]
    pub acknowledged_at: Option<Timestamp>,
    #[field(tag = 18, id = "Diketahui oleh", en = "Acknowledged by", fixed, list)]
    pub acknowledged_by: Option<Ref<Account>>,
    #[field(tag = 19, id = "Alasan", en = "Reason", class = personal, subject = resident, fixed,
        help("Mengapa dikembalikan, ditarik atau dibatalkan.", "Why it was returned, withdrawn or cancelled."))]
    pub reason: Held<Option<String>>,
    #[field(tag = 20, id = "Isi surat", en = "Content", kind = Bytes, class = personal, subject = resident, sealed, fixed)]
    pub content: Held<Option<Vec<u8>>>,
    #[field(tag = 21, id = "Sidik isi", en = "Digest of the content", kind = Bytes, fixed)]
    pub digest: Option<Vec<u8>>,
    #[field(tag = 22, id = "Tanda periksa", en = "Seal", kind = Bytes, fixed)]
    pub seal: Option<Vec<u8>>,
    #[field(tag = 23, id = "Berkas PDF", en = "PDF file", kind = File, fixed)]
    pub pdf: Option<Vec<u8>>,
    #[field(tag = 24, id = "Pindaian surat bertanda tangan", en = "Scan of the signed letter", kind = File, fixed)]
    pub scan: Option<Vec<u8>>,
    #[field(
        tag = 25,
        id = "Kode periksa",
        en = "Check code",
        fixed,
        lookup,
        help(
            "Dua belas huruf dan angka pada surat, untuk yang tidak dapat memindai.",
            "Twelve characters on the letter, for whoever cannot scan."
        )
    )]
    pub check_code: Option<String>,
    #[field(tag = 26, id = "Catatan pemeriksaan", en = "Note on the check", kind = LongText, class = personal, subject = resident, fixed)]
    pub check_note: Held<Option<String>>,
    #[field(tag = 27, id = "Ditarik pada", en = "Withdrawn on", fixed)]
    pub withdrawn_at: Option<Timestamp>,
    #[field(tag = 28, id = "Keterangan jenis surat", en = "Facts of this kind of letter", kind = Bytes, class = personal, subject = resident, sealed, fixed)]
    pub particulars: Held<Option<Vec<u8>>>,
}

impl Letter {
    /// A letter in its first state of which nothing is said yet.
    pub fn begun(id: Id<Letter>, resident: Ref<Resident>, kind: LetterKind) -> Letter {
        Letter {
            id,
            kind,
            resident,
            state: LetterState::Draft,
            number: None,
            serial: None,
            year: None,
            date: None,
            signer_relation: None,
            signer_name: Held::Known(None),
            signer_nik: Held::Known(None),
            signer_address: Held::Known(None),
            country: None,
            job: None,
            checked_how: None,
            checked_at: None,
            checked_by: None,
            acknowledged_at: None,
            acknowledged_by: None,
            reason: Held::Known(None),
            content: Held::Known(None),
            digest: None,
            seal: None,
            pdf: None,
            scan: None,
            check_code: None,
            check_note: Held::Known(None),
            withdrawn_at: None,
            particulars: Held::Known(None),
        }
    }
}
