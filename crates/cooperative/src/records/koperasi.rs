//! The body: a new koperasi, a unit of one that exists, of Koperasi Desa Merah Putih, or of a BUMDes. It is an office of its
//! own, so that its books may be under the custody of another computer than the village's.

use jiff::civil::Date;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOARD, KOPERASI_READERS};

choices! {
    /// What the body is in law (Permenaker 2/2019: a koperasi or a BUMDes; Inpres 9/2025).
    pub enum Form {
        New = 1, "koperasi_baru", "Koperasi baru", "New cooperative";
        Unit = 2, "unit_koperasi", "Unit koperasi yang sudah ada", "Unit of an existing cooperative";
        MerahPutih = 3, "koperasi_desa_merah_putih", "Unit Koperasi Desa Merah Putih", "Unit of Koperasi Desa Merah Putih";
        Bumdes = 4, "unit_bumdes", "Unit BUMDes", "Unit of a BUMDes";
    }
}

choices! {
    /// After which principle it lends and saves.
    pub enum Principle {
        Conventional = 1, "konvensional", "Konvensional", "Conventional";
        Sharia = 2, "syariah", "Syariah: qardh, murabahah, bagi hasil", "Sharia: qardh, murabahah, profit share";
    }
}

choices! {
    /// Where it stands.
    pub enum KoperasiState {
        Preparing = 1, "persiapan", "Persiapan", "Being prepared";
        Running = 2, "berjalan", "Berjalan", "Running";
        Closed = 3, "ditutup", "Ditutup", "Closed";
    }
}

/// A koperasi. UU 25/1992; PermenKopUKM 8/2023.
#[derive(Record, Debug, Clone)]
#[record(kind = 80, path = "koperasi", id = "Koperasi", en = "Cooperative", home = any, custody = office, pages,
    read = KOPERASI_READERS, write = BOARD, source = "UU 25/1992; PermenKopUKM 8/2023")]
pub struct Koperasi {
    pub id: Id<Koperasi>,
    #[field(tag = 1, id = "Nama koperasi", en = "Name", class = public, title, list)]
    pub name: String,
    #[field(tag = 2, id = "Bentuk", en = "Form", class = public, list)]
    pub form: Form,
    #[field(tag = 3, id = "Prinsip", en = "Principle", class = public, fixed, list,
        help("Menentukan produk, istilah, dan akun; tidak diubah setelah ada pembukuan.", "Decides products, words and accounts; not changed once there are books."))]
    pub principle: Principle,
    #[field(tag = 4, id = "Keadaan", en = "State", class = public, fixed, list)]
    pub state: KoperasiState,
    #[field(tag = 5, id = "Badan induk", en = "Parent body", class = public,
        help("Nama koperasi atau BUMDes yang membawahi unit ini.", "The cooperative or BUMDes to which this unit belongs."))]
    pub parent: Option<String>,
    #[field(tag = 6, id = "Nomor induk koperasi (NIK)", en = "Cooperative's own number", class = public, section("Badan hukum", "Legal papers"))]
    pub registry_number: Option<String>,
    #[field(tag = 7, id = "Nomor akta", en = "Number of the deed", class = public)]
    pub deed: Option<String>,
    #[field(tag = 8, id = "Tanggal akta", en = "Date of the deed", class = public)]
    pub deed_date: Option<Date>,
    #[field(tag = 9, id = "Nomor izin usaha simpan pinjam", en = "Licence number", class = public,
        help("Dari OSS.", "From the OSS."))]
    pub licence: Option<String>,
    #[field(tag = 10, id = "Tanggal berdiri", en = "Founded on", class = public)]
    pub founded_on: Option<Date>,
    #[field(
        tag = 11,
        id = "Mulai pembukuan",
        en = "Books begin on",
        fixed,
        help(
            "Sebelum hari ini tidak ada yang dibukukan; saldo awal dicatat pada hari ini.",
            "Nothing is posted before this day; opening balances are recorded on it."
        )
    )]
    pub books_from: Date,
    #[field(tag = 12, id = "Izin berlaku sampai", en = "Licence valid until", class = public, section("Badan hukum", "Legal papers"),
        help("Kosongkan bila izin tidak berbatas waktu. Beranda mengingatkan sebelum habis.", "Leave empty where it does not end. The start page reminds before it does."))]
    pub licence_until: Option<Date>,
}
