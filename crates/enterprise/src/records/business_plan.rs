//! A business plan: the group's own statement of what it needs and why, with costs, price and volume, before anything is
//! bought. Every version is kept. Not here: what follows from the numbers (`rules::business_plan`).

use jiff::civil::Date;
use kernel::day::Month;
use kernel::money::Rupiah;
use kernel::value::Ref;
use kernel::{Id, choices};
use people::records::Account;
use record_derive::Record;

use super::{BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

choices! {
    /// Where a plan stands. Aid is bought for an approved one only.
    pub enum PlanState {
        Draft = 1, "draf", "Draf", "Draft";
        Submitted = 2, "diajukan", "Diajukan kelompok", "Submitted by the group";
        Checked = 3, "diperiksa", "Diperiksa pendamping, menunggu persetujuan", "Checked, waiting for approval";
        Approved = 4, "disetujui", "Disetujui", "Approved";
        Returned = 5, "dikembalikan", "Perlu diperbaiki", "To be mended";
        Replaced = 6, "diganti", "Diganti versi baru", "Replaced by a newer version";
    }
}

impl PlanState {
    /// May its numbers still be changed?
    pub const fn is_open(self) -> bool {
        matches!(self, PlanState::Draft | PlanState::Returned)
    }
}

/// One version of a group's plan. Amounts are whole rupiah.
#[derive(Record, Debug, Clone)]
#[record(kind = 114, path = "rencana-usaha", id = "Rencana usaha", en = "Business plan", home = village,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Pernyataan kebutuhan kelompok sebelum pembelian")]
pub struct BusinessPlan {
    pub id: Id<BusinessPlan>,
    #[field(tag = 1, id = "Kelompok", en = "Group", fixed, list)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 2, id = "Versi", en = "Version", fixed, title, list)]
    pub version: i64,
    #[field(tag = 3, id = "Keadaan", en = "State", fixed, list)]
    pub state: PlanState,
    #[field(tag = 4, id = "Apa yang dibutuhkan, dan mengapa", en = "What is needed, and why", kind = LongText,
        section("Kebutuhan", "The need"),
        help("Kata kelompok sendiri: alat apa, ukuran apa, untuk pekerjaan apa. Tanpa nama orang.", "The group's own words: which tool, which size, for which work. Without names of people."))]
    pub need: String,
    #[field(
        tag = 5,
        id = "Siapa yang sudah dapat memakainya",
        en = "Who can already use it",
        help(
            "Contoh: tiga anggota sudah ikut kursus jahit. Bila belum ada, tulis pelatihan apa yang perlu.",
            "Example: three members took a sewing course. If nobody can, say which training is needed."
        )
    )]
    pub skill: String,
    #[field(
        tag = 6,
        id = "Daya listrik di tempat usaha (watt)",
        en = "Electric power at the workplace (watt)",
        help("Lihat pada meteran. Isi 0 bila tidak ada listrik.", "See the meter. 0 where there is none.")
    )]
    pub watt: i64,
    #[field(tag = 7, id = "Bahan baku dari mana", en = "Where raw material comes from")]
    pub material: String,
    #[field(
        tag = 8,
        id = "Siapa yang akan membeli",
        en = "Who will buy",
        help(
            "Contoh: dua toko oleh-oleh di alun-alun, pesanan hajatan.",
            "Example: two gift shops at the square, orders for feasts."
        )
    )]
    pub buyers: String,
    #[field(
        tag = 9,
        id = "Satuan jual",
        en = "Unit of sale",
        section("Harga dan jumlah", "Price and volume"),
        help("Contoh: bungkus, potong, kilogram.", "Example: pack, piece, kilogram.")
    )]
    pub unit: String,
    #[field(tag = 10, id = "Harga jual satu satuan", en = "Price of one unit")]
    pub price: Rupiah,
    #[field(tag = 11, id = "Jumlah terjual sebulan bila sudah penuh", en = "Units sold a month at full production")]
    pub volume: i64,
    #[field(
        tag = 12,
        id = "Bahan untuk satu satuan",
        en = "Material for one unit",
        section("Biaya satu satuan", "Cost of one unit")
    )]
    pub material_cost: Rupiah,
    #[field(tag = 13, id = "Kemasan untuk satu satuan", en = "Packaging of one unit")]
    pub packaging_cost: Option<Rupiah>,
    #[field(
        tag = 14,
        id = "Upah untuk satu satuan",
        en = "Wages for one unit",
        help("Juga upah anggota sendiri.", "Also the members' own wages.")
    )]
    pub labour_cost: Option<Rupiah>,
    #[field(
        tag = 15,
        id = "Sewa tempat sebulan",
        en = "Rent a month",
        section("Biaya tetap sebulan", "Fixed cost a month")
    )]
    pub rent: Option<Rupiah>,
    #[field(tag = 16, id = "Listrik, air, pulsa sebulan", en = "Electricity, water, telephone a month")]
    pub utilities: Option<Rupiah>,
    #[field(
        tag = 17,
        id = "Biaya tetap lain sebulan",
        en = "Other fixed cost a month",
        help("Angsuran, perawatan alat, ongkos jalan.", "Instalments, upkeep of tools, travel.")
    )]
    pub other_fixed: Option<Rupiah>,
    #[field(tag = 18, id = "Uang kas sendiri di awal", en = "Own cash at the beginning", section("Uang", "Money"))]
    pub own_cash: Rupiah,
    #[field(tag = 19, id = "Perkiraan nilai bantuan yang diminta", en = "Estimated value of the aid asked for")]
    pub aid_asked: Rupiah,
    #[field(tag = 20, id = "Bulan mulai", en = "First month")]
    pub first_month: Month,
    #[field(
        tag = 21,
        id = "Berapa bulan sampai produksi penuh",
        en = "Months until full production",
        help("1 sampai 12.", "1 to 12.")
    )]
    pub ramp: i64,
    #[field(
        tag = 22,
        id = "Pembeli membayar setelah berapa bulan",
        en = "Months until buyers pay",
        help("0 bila tunai.", "0 for cash.")
    )]
    pub delay: i64,
    #[field(tag = 23, id = "Diajukan oleh", en = "Submitted by", fixed)]
    pub submitted_by: Option<Ref<Account>>,
    #[field(tag = 24, id = "Diajukan tanggal", en = "Submitted on", fixed)]
    pub submitted_on: Option<Date>,
    #[field(tag = 25, id = "Diperiksa oleh", en = "Checked by", fixed)]
    pub checked_by: Option<Ref<Account>>,
    #[field(tag = 26, id = "Diperiksa tanggal", en = "Checked on", fixed)]
    pub checked_on: Option<Date>,
    #[field(tag = 27, id = "Disetujui oleh", en = "Approved by", fixed)]
    pub approved_by: Option<Ref<Account>>,
    #[field(tag = 28, id = "Disetujui tanggal", en = "Approved on", fixed)]
    pub approved_on: Option<Date>,
    #[field(tag = 29, id = "Mengapa dikembalikan", en = "Why it was returned", kind = LongText, fixed)]
    pub returned_for: Option<String>,
}
