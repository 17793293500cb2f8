//! A package of aid for a group: for which approved plan, from which source and budget line, worth what, ordered, accepted,
//! paid, handed over. Not here: what is in it (`aid_item`), what the group holds afterwards (`asset`).

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BusinessGroup, BusinessPlan, ENTERPRISE_READERS, ENTERPRISE_WRITERS, GroupMembership};

choices! {
    /// Whose money it is.
    pub enum AidSource {
        Ministry = 1, "apbn", "APBN (kementerian)", "State budget (ministry)";
        Province = 2, "apbd_provinsi", "APBD provinsi", "Province budget";
        Regency = 3, "apbd_kabupaten", "APBD kabupaten/kota", "Regency budget";
        VillageFund = 4, "dana_desa", "Dana Desa atau APBDes", "Village fund or village budget";
        Company = 5, "perusahaan", "Perusahaan (CSR)", "Company (CSR)";
        Cooperative = 6, "koperasi", "Koperasi atau BUMDes", "Cooperative or village enterprise";
        Other = 7, "lain", "Sumber lain", "Another source";
    }
}

choices! {
    /// Where a package stands.
    pub enum PackageState {
        Planned = 1, "direncanakan", "Disiapkan", "Being prepared";
        Ordered = 2, "dipesan", "Dipesan", "Ordered";
        HandedOver = 3, "diserahkan", "Diserahkan dengan BAST", "Handed over with a record";
        Cancelled = 4, "dibatalkan", "Dibatalkan", "Cancelled";
    }
}

/// A package. Its value is what the budget says; no amount is assumed anywhere.
#[derive(Record, Debug, Clone)]
#[record(kind = 115, path = "bantuan-usaha", id = "Bantuan usaha", en = "Aid package", home = village, custody = office,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Register aset bantuan")]
pub struct AidPackage {
    pub id: Id<AidPackage>,
    #[field(tag = 1, id = "Kelompok", en = "Group", fixed, list)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 2, id = "Rencana yang disetujui", en = "Approved plan", fixed)]
    pub plan: Ref<BusinessPlan>,
    #[field(
        tag = 3,
        id = "Nama paket",
        en = "Name",
        title,
        list,
        section("Paket", "Package"),
        help("Contoh: peralatan keripik.", "Example: tools for making crisps.")
    )]
    pub name: String,
    #[field(tag = 4, id = "Sumber dana", en = "Source", list)]
    pub source: AidSource,
    #[field(
        tag = 5,
        id = "Pemberi",
        en = "Giver",
        help("Dinas, kementerian, desa, atau perusahaan.", "Agency, ministry, village or company.")
    )]
    pub giver: String,
    #[field(
        tag = 6,
        id = "Mata anggaran",
        en = "Budget line",
        help(
            "Kode kegiatan atau rekening seperti di dokumen anggaran.",
            "Code of activity or account as in the budget document."
        )
    )]
    pub budget_line: String,
    #[field(tag = 7, id = "Tahun anggaran", en = "Budget year", kind = Year, list)]
    pub year: i64,
    #[field(
        tag = 8,
        id = "Nilai paket",
        en = "Value",
        list,
        help("Menurut dokumen anggaran.", "As the budget document says.")
    )]
    pub value: Rupiah,
    #[field(tag = 9, id = "Pemasok", en = "Supplier", section("Pembelian", "Purchase"))]
    pub supplier: Option<String>,
    #[field(tag = 10, id = "Nomor kontrak atau pesanan", en = "Number of contract or order")]
    pub contract: Option<String>,
    #[field(tag = 11, id = "Dijanjikan tiba paling lambat", en = "Promised by", lookup)]
    pub due_on: Option<Date>,
    #[field(tag = 12, id = "Keadaan", en = "State", fixed, list, lookup)]
    pub state: PackageState,
    #[field(tag = 13, id = "Dipesan tanggal", en = "Ordered on", fixed)]
    pub ordered_on: Option<Date>,
    #[field(tag = 14, id = "Sudah dibayar", en = "Paid so far", fixed)]
    pub paid: Option<Rupiah>,
    #[field(tag = 15, id = "Pembayaran terakhir", en = "Last payment", fixed)]
    pub paid_on: Option<Date>,
    #[field(tag = 16, id = "Diserahkan tanggal", en = "Handed over on", fixed)]
    pub handed_over_on: Option<Date>,
    #[field(tag = 17, id = "Diterima oleh", en = "Received by", fixed)]
    pub receiver: Option<Ref<GroupMembership>>,
    #[field(tag = 18, id = "Mengapa dibatalkan", en = "Why it was cancelled", fixed)]
    pub cancelled_for: Option<String>,
    #[field(tag = 19, id = "Ditanyakan berikutnya", en = "Asked next on", fixed, lookup)]
    pub next_ask: Option<Date>,
    #[field(tag = 20, id = "Bulan ke", en = "Month", fixed)]
    pub next_mark: Option<i64>,
}
