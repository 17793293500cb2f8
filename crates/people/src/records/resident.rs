//! A resident (warga): a person of the village, with or without a NIK.

use jiff::civil::Date;
use kernel::access::Role;
use kernel::nik::Nik;
use kernel::{Held, Id, choices};
use record_derive::Record;

choices! {
    /// Sex as the civil registry writes it.
    pub enum Sex {
        Male = 1, "laki_laki", "Laki-laki", "Male";
        Female = 2, "perempuan", "Perempuan", "Female";
    }
}

choices! {
    /// Marital status as the civil registry writes it.
    pub enum MaritalStatus {
        Single = 1, "belum_kawin", "Belum kawin", "Single";
        Married = 2, "kawin", "Kawin", "Married";
        Divorced = 3, "cerai_hidup", "Cerai hidup", "Divorced";
        Widowed = 4, "cerai_mati", "Cerai mati", "Widowed";
    }
}

choices! {
    /// How the resident was told who will see the data (UU 27/2022 art. 20 to 22).
    pub enum NoticeGiven {
        ReadAloud = 1, "dibacakan", "Dibacakan oleh petugas", "Read aloud by the officer";
        ReadSelf = 2, "dibaca_sendiri", "Dibaca sendiri", "Read by the resident";
        LaterPaper = 3, "kertas", "Pada lembar pendataan", "On the paper listing";
        NotYet = 4, "belum", "Belum diberitahu: data dari lembar", "Not told yet: data came from a sheet";
    }
}

/// A resident. UU 18/2017 art. 42(b): the village verifies and records.
#[derive(Record, Debug, Clone)]
#[record(kind = 12, path = "warga", id = "Warga", en = "Resident", home = village, pages, read = RESIDENT_READERS,
    write = &[Role::PetugasDesmigratif], specific = &[Role::PetugasDesmigratif], source = "UU 18/2017 Pasal 42 huruf b")]
pub struct Resident {
    pub id: Id<Resident>,
    #[field(tag = 1, id = "Nama", en = "Name", class = personal, subject = own, find, title, list,
        section("Jati diri", "Identity"), help("Seperti pada KTP atau akta.", "As on the identity card or birth certificate."))]
    pub name: Held<String>,
    #[field(tag = 2, id = "NIK", en = "NIK", class = personal, subject = own, sealed, unique,
        help("16 angka. Kosongkan bila belum punya: orang tanpa NIK tetap dilayani.", "16 digits. Leave empty where there is none: a person without NIK is served all the same."))]
    pub nik: Held<Option<Nik>>,
    #[field(tag = 3, id = "Jenis kelamin", en = "Sex", list)]
    pub sex: Sex,
    #[field(tag = 4, id = "Tanggal lahir", en = "Date of birth", class = personal, subject = own, list)]
    pub birth_date: Held<Option<Date>>,
    #[field(tag = 5, id = "Tempat lahir", en = "Place of birth", class = personal, subject = own)]
    pub birth_place: Held<Option<String>>,
    #[field(tag = 6, id = "Status perkawinan", en = "Marital status", class = personal, subject = own)]
    pub marital_status: Held<Option<MaritalStatus>>,
    #[field(tag = 7, id = "Pekerjaan", en = "Occupation", class = personal, subject = own)]
    pub occupation: Held<Option<String>>,
    #[field(tag = 8, id = "Dusun", en = "Hamlet", list, section("Tempat tinggal", "Where the person lives"))]
    pub dusun: Option<String>,
    #[field(tag = 9, id = "RT/RW", en = "RT/RW", class = personal, subject = own, list, help("Contoh: 02/01.", "Example: 02/01."))]
    pub rt_rw: Held<Option<String>>,
    #[field(tag = 10, id = "Alamat", en = "Address", class = personal, subject = own)]
    pub address: Held<Option<String>>,
    #[field(tag = 11, id = "Telepon", en = "Telephone", kind = Phone, class = personal, subject = own, sealed, lookup)]
    pub phone: Held<Option<String>>,
    #[field(tag = 12, id = "Nomor paspor", en = "Passport number", class = personal, subject = own, sealed, lookup)]
    pub passport: Held<Option<String>>,
    #[field(
        tag = 13,
        id = "Pemberitahuan data pribadi",
        en = "Notice on personal data",
        section("Pemberitahuan", "Notice"),
        help("Bacakan dulu siapa yang dapat melihat data ini.", "First read aloud who can see these data."),
        source = "UU 27/2022 Pasal 21"
    )]
    pub notice: NoticeGiven,
    #[field(tag = 14, id = "Catatan", en = "Notes", kind = LongText, class = specific, subject = own,
        help("Hanya petugas desa ini yang dapat membaca.", "Only officers of this village can read it."))]
    pub notes: Held<Option<String>>,
}

/// Who may read residents within their region: the village, the regency, the facilitators, and the resident.
pub const RESIDENT_READERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::Warga,
];
