//! A business group (kelompok usaha): residents who make and sell something together, two groups of some twenty in the
//! programme's first years. Not here: who is in it (`group_membership`), its papers (`group_paper`).

use jiff::civil::Date;
use kernel::{Id, choices};
use record_derive::Record;

use super::{ENTERPRISE_READERS, ENTERPRISE_WRITERS};

choices! {
    /// What it makes. The trades that studies and press name for Desmigratif groups, in ten sectors.
    pub enum Sector {
        Food = 1, "makanan", "Makanan dan minuman olahan", "Processed food and drinks";
        Sewing = 2, "jahit", "Jahit dan konveksi", "Sewing and clothing";
        Textile = 3, "batik_tenun", "Batik, tenun, bordir", "Batik, weaving, embroidery";
        Craft = 4, "kerajinan", "Kerajinan", "Crafts";
        Farming = 5, "pertanian", "Pertanian dan hasil kebun", "Farming and garden produce";
        Livestock = 6, "peternakan", "Peternakan", "Livestock";
        Fishery = 7, "perikanan", "Perikanan", "Fishery";
        Workshop = 8, "bengkel", "Bengkel dan las", "Workshop and welding";
        Services = 9, "jasa", "Jasa", "Services";
        Trade = 10, "dagang", "Dagang", "Trade";
    }
}

choices! {
    /// Whether it works.
    pub enum GroupState {
        Active = 1, "aktif", "Aktif", "Active";
        Resting = 2, "istirahat", "Berhenti sementara", "Resting";
        Ended = 3, "bubar", "Sudah bubar", "Ended";
    }
}

choices! {
    /// How far its goods go; what the ministry asks for as ready for export or not.
    pub enum MarketReach {
        NotYet = 1, "belum", "Belum dijual", "Not sold yet";
        Village = 2, "desa", "Dijual di desa dan sekitarnya", "Sold in and around the village";
        Regency = 3, "kabupaten", "Dijual di kabupaten", "Sold in the regency";
        Beyond = 4, "luar_kabupaten", "Dijual ke luar kabupaten", "Sold beyond the regency";
        ExportReady = 5, "siap_ekspor", "Siap ekspor", "Ready for export";
        Exported = 6, "ekspor", "Sudah diekspor", "Exported";
    }
}

impl MarketReach {
    /// Ready for export or beyond it.
    pub const fn is_export_ready(self) -> bool {
        matches!(self, MarketReach::ExportReady | MarketReach::Exported)
    }
}

/// A group. What stands here holds no names: it may be shown in a public catalogue.
#[derive(Record, Debug, Clone)]
#[record(kind = 110, path = "kelompok-usaha", id = "Kelompok usaha", en = "Business group", home = village, pages,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "Register kelompok usaha Desmigratif")]
pub struct BusinessGroup {
    pub id: Id<BusinessGroup>,
    #[field(tag = 1, id = "Nama kelompok", en = "Name of the group", class = public, title, list, unique, section("Kelompok", "The group"),
        help("Tanpa nama orang. Contoh: Batik Sekar Kuripan.", "Without names of people. Example: Batik Sekar Kuripan."))]
    pub name: String,
    #[field(tag = 2, id = "Bidang usaha", en = "Sector", class = public, list)]
    pub sector: Sector,
    #[field(tag = 3, id = "Produk utama", en = "Main product", class = public, list, help("Contoh: keripik pisang.", "Example: banana crisps."))]
    pub product: String,
    #[field(tag = 4, id = "Berdiri sejak", en = "Founded on", list)]
    pub founded_on: Date,
    #[field(
        tag = 5,
        id = "Nomor keputusan kepala desa",
        en = "Number of the village head's decree",
        help("Kosongkan bila belum ada.", "Leave empty where there is none yet.")
    )]
    pub decree: Option<String>,
    #[field(tag = 6, id = "Dusun", en = "Hamlet")]
    pub dusun: Option<String>,
    #[field(tag = 7, id = "Keadaan", en = "State", list)]
    pub state: GroupState,
    #[field(
        tag = 8,
        id = "Pemasaran",
        en = "Market",
        list,
        section("Pasar", "Market"),
        help(
            "Siap ekspor: produk, izin, dan jumlahnya sudah memenuhi permintaan pembeli di luar negeri.",
            "Ready for export: product, permits and volume meet what a buyer abroad asks."
        )
    )]
    pub market: MarketReach,
    #[field(tag = 9, id = "Catatan", en = "Notes", kind = LongText, help("Tanpa nama orang.", "Without names of people."))]
    pub notes: Option<String>,
}
