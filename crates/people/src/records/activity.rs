//! An activity (kegiatan): a meeting, a doorstep visit, a talk with the heads of RT, RW and hamlets, a class; of any pillar.
//! Together they are the activity book (buku kegiatan). Photos and the attendance list are files of the record.

use jiff::civil::Date;
use kernel::access::Role;
use kernel::{Held, Id, choices};
use record_derive::Record;

choices! {
    /// What it was.
    pub enum ActivityKind {
        Information = 1, "penyuluhan", "Penyuluhan", "Information meeting";
        Doorstep = 2, "kunjungan_rumah", "Kunjungan rumah", "Doorstep visit";
        Neighbourhood = 3, "pertemuan", "Pertemuan RT, RW, atau dusun", "Meeting with RT, RW or hamlet";
        Coordination = 4, "koordinasi", "Koordinasi dengan instansi", "Coordination with an agency";
        Training = 5, "kelas", "Kelas atau pelatihan", "Class or training";
        Other = 6, "lainnya", "Kegiatan lain", "Other activity";
    }
}

choices! {
    /// Which pillar it served.
    pub enum Pillar {
        Migration = 1, "migrasi", "Pusat Layanan Migrasi", "Migration service centre";
        Enterprise = 2, "usaha", "Usaha Produktif", "Productive enterprise";
        Parenting = 3, "pengasuhan", "Pengasuhan Anak", "Community parenting";
        Cooperative = 4, "koperasi", "Koperasi Desmigratif", "Cooperative";
        All = 5, "semua", "Lebih dari satu pilar", "More than one pillar";
    }
}

/// Who reads the activity book of a region.
pub const ACTIVITY_READERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::PendampingUsaha,
    Role::FasilitatorPengasuhan,
    Role::Koordinator,
    Role::PenanggungJawab,
];

/// Who writes into it, each for the own office.
pub const ACTIVITY_WRITERS: &[Role] = &[Role::PetugasDesmigratif, Role::PendampingUsaha, Role::FasilitatorPengasuhan];

/// One activity. Texts are its own subject: a name in them is erased with it. Numbers stand in clear, for sums.
#[derive(Record, Debug, Clone)]
#[record(kind = 26, path = "kegiatan", id = "Buku kegiatan", en = "Activity book", home = any, pages,
    read = ACTIVITY_READERS, write = ACTIVITY_WRITERS, source = "Buku kegiatan petugas Desmigratif")]
pub struct Activity {
    pub id: Id<Activity>,
    #[field(tag = 1, id = "Tanggal", en = "Date", list, section("Kegiatan", "Activity"))]
    pub date: Date,
    #[field(tag = 2, id = "Jenis kegiatan", en = "Kind of activity", list)]
    pub kind: ActivityKind,
    #[field(tag = 3, id = "Pilar", en = "Pillar", list)]
    pub pillar: Pillar,
    #[field(tag = 4, id = "Topik", en = "Topic", class = personal, subject = own, find, title,
        help("Tanpa nama orang. Contoh: Cara aman bekerja ke luar negeri.", "Without names of people. Example: Leaving safely for work abroad."))]
    pub topic: Held<String>,
    #[field(tag = 5, id = "Tempat", en = "Place", class = personal, subject = own, list,
        help("Contoh: Balai desa, Posyandu Krajan.", "Example: village hall, Posyandu Krajan."))]
    pub place: Held<String>,
    #[field(tag = 6, id = "Dusun", en = "Hamlet")]
    pub dusun: Option<String>,
    #[field(tag = 7, id = "Bersama siapa", en = "Together with", class = personal, subject = own,
        help("Contoh: Ketua RT 02, kader Posyandu, disnaker.", "Example: head of RT 02, health volunteers, labour office."))]
    pub together_with: Held<Option<String>>,
    #[field(tag = 8, id = "Laki-laki hadir", en = "Men attending", list, section("Yang hadir", "Attendance"))]
    pub men: i64,
    #[field(tag = 9, id = "Perempuan hadir", en = "Women attending", list)]
    pub women: i64,
    #[field(tag = 10, id = "Hasil", en = "Result", kind = LongText, class = personal, subject = own,
        section("Hasil dan langkah berikutnya", "Result and next step"))]
    pub result: Held<Option<String>>,
    #[field(tag = 11, id = "Langkah berikutnya", en = "Next step", class = personal, subject = own,
        help("Muncul di Beranda sampai ditandai selesai.", "Shown on Home until it is marked as done."))]
    pub next_step: Held<Option<String>>,
    #[field(tag = 12, id = "Dikerjakan sebelum", en = "To be done by", lookup)]
    pub next_due: Option<Date>,
    #[field(tag = 13, id = "Langkah selesai pada", en = "Next step done on", fixed)]
    pub next_done: Option<Date>,
    #[field(tag = 14, id = "Hasil langkah itu", en = "What came of it", kind = LongText, class = personal, subject = own, fixed)]
    pub next_result: Held<Option<String>>,
}
