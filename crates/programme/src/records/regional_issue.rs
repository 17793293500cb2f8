//! A regional issue (*isu wilayah*): what stands in the way of several villages, or of one beyond its own reach, and who
//! deals with it. It may come of a village's obstacle. Not here: the obstacle (people).

use jiff::civil::Date;
use kernel::access::Role;
use kernel::region::Code;
use kernel::value::Ref;
use kernel::{Id, choices};
use people::records::MonthlyObstacle;
use people::records::monthly_obstacle::NeededAgency;
use record_derive::Record;

choices! {
    /// What kind of problem it is.
    pub enum IssueCategory {
        Documents = 1, "dokumen", "Dokumen dan antrean layanan", "Documents and queues";
        Information = 2, "informasi", "Informasi dan penyuluhan", "Information";
        Placement = 3, "penempatan", "Penempatan dan perusahaan penempat", "Placement and agencies";
        Protection = 4, "pelindungan", "Pelindungan dan kasus", "Protection and cases";
        Returnees = 5, "kepulangan", "Kepulangan dan reintegrasi", "Return and reintegration";
        Money = 6, "biaya", "Biaya, pinjaman, dan jaminan sosial", "Costs, loans and social security";
        Training = 7, "pelatihan", "Pelatihan dan usaha", "Training and enterprise";
        Family = 8, "keluarga", "Keluarga dan anak", "Families and children";
        Tools = 9, "sarana", "Sarana, petugas, dan jaringan", "Equipment, officers and network";
        Other = 99, "lainnya", "Lainnya", "Other";
    }
}

choices! {
    /// Which pillar it concerns.
    pub enum IssuePillar {
        Migration = 1, "migrasi", "Pusat Layanan Migrasi", "Migration service centre";
        Enterprise = 2, "usaha", "Usaha Produktif", "Productive enterprise";
        Parenting = 3, "pengasuhan", "Pengasuhan Anak", "Community parenting";
        Cooperative = 4, "koperasi", "Koperasi Desmigratif", "Cooperative";
        All = 5, "semua", "Lebih dari satu pilar", "More than one pillar";
    }
}

choices! {
    /// Where it stands.
    pub enum IssueState {
        New = 1, "baru", "Baru", "New";
        Taken = 2, "ditangani", "Ditangani", "Being dealt with";
        Done = 3, "selesai", "Selesai", "Settled";
    }
}

/// Who reads the issues of a region: the regency and above.
pub const ISSUE_READERS: &[Role] = &[
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PelatihBlm,
    Role::PetugasKementerian,
    Role::Auditor,
];

/// Who keeps them: the regency.
pub const ISSUE_WRITERS: &[Role] = &[Role::Koordinator, Role::PenanggungJawab];

/// One issue. No name of a person belongs in it: it is read up to the ministry.
#[derive(Record, Debug, Clone)]
#[record(kind = 41, path = "isu-wilayah", id = "Isu wilayah", en = "Regional issue", home = regency, pages,
    read = ISSUE_READERS, write = ISSUE_WRITERS, source = "Permenaker 2/2019")]
pub struct RegionalIssue {
    pub id: Id<RegionalIssue>,
    #[field(
        tag = 1,
        id = "Masalah",
        en = "Problem",
        title,
        list,
        section("Masalah", "Problem"),
        help("Satu kalimat, tanpa nama orang.", "One sentence, without names of persons.")
    )]
    pub problem: String,
    #[field(tag = 2, id = "Jenis masalah", en = "Kind of problem", list)]
    pub category: IssueCategory,
    #[field(tag = 3, id = "Wilayah", en = "Region", list)]
    pub region: Code,
    #[field(tag = 4, id = "Pilar", en = "Pillar", list)]
    pub pillar: IssuePillar,
    #[field(tag = 5, id = "Instansi yang dibutuhkan", en = "Agency that is needed", list)]
    pub agency: NeededAgency,
    #[field(tag = 6, id = "Sejak", en = "Since")]
    pub since: Option<Date>,
    #[field(tag = 7, id = "Sebab", en = "Cause", kind = LongText)]
    pub cause: Option<String>,
    #[field(
        tag = 8,
        id = "Waktu khusus yang dibutuhkan",
        en = "Special time that it needs",
        help("Contoh: sebelum musim berangkat bulan Maret.", "Example: before people leave in March.")
    )]
    pub special_time: Option<String>,
    #[field(
        tag = 9,
        id = "Siapa menangani",
        en = "Who deals with it",
        list,
        section("Penanganan", "What is done"),
        help("Jabatan atau instansi, bukan nama orang.", "An office or agency, not a person's name.")
    )]
    pub owner: Option<String>,
    #[field(tag = 10, id = "Keadaan", en = "State", list)]
    pub state: IssueState,
    #[field(tag = 11, id = "Hasil", en = "Result", kind = LongText,
        help("Wajib bila isu sudah selesai: apa yang berubah.", "Needed where the issue is settled: what has changed."))]
    pub result: Option<String>,
    #[field(tag = 12, id = "Dari hambatan desa", en = "From a village's obstacle", fixed)]
    pub obstacle: Option<Ref<MonthlyObstacle>>,
}
