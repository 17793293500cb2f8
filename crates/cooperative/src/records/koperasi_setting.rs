//! What the AD/ART or a meeting decided: one number that counts from a day on. Written once; a later one goes before it.
//! Not here: what counts until then and between which bounds (data/cooperative/settings.tsv, `rules::koperasi_setting`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BOARD, KOPERASI_READERS, Koperasi, Meeting};

choices! {
    /// What is set. Labels in full, units and bounds are data.
    pub enum SettingKey {
        PrincipalSavings = 1, "simpanan_pokok", "Simpanan pokok", "Principal savings";
        CompulsorySavings = 2, "simpanan_wajib", "Simpanan wajib", "Compulsory savings";
        VoluntaryService = 3, "jasa_sukarela", "Jasa simpanan sukarela", "Service on voluntary savings";
        TermService = 4, "jasa_berjangka", "Jasa simpanan berjangka", "Service on term savings";
        EarlyTermService = 5, "jasa_cair_awal", "Jasa berjangka bila cair awal", "Service on term savings ended early";
        LeastLoanRate = 10, "jasa_pinjaman_terendah", "Jasa pinjaman paling rendah", "Least loan service";
        MostLoanRate = 11, "jasa_pinjaman_tertinggi", "Jasa pinjaman paling tinggi", "Highest loan service";
        RelatedLimit = 12, "pihak_terkait", "Batas pihak terkait", "Limit of related parties";
        TwoApprovers = 13, "ambang_dua_penyetuju", "Ambang dua penyetuju", "Threshold of two approvers";
        PenaltyPerDay = 14, "denda_per_hari", "Denda sehari", "Penalty a day";
        MostPenalty = 15, "batas_denda", "Batas denda", "Most penalty";
        InstalmentOrder = 16, "urutan_angsuran", "Urutan angsuran", "Order of an instalment";
        ShareReserve = 20, "shu_cadangan", "Hasil usaha: cadangan", "Surplus: reserve";
        ShareCapital = 21, "shu_modal", "Hasil usaha: modal", "Surplus: capital";
        ShareUse = 22, "shu_usaha", "Hasil usaha: transaksi", "Surplus: use of services";
        ShareBoard = 23, "shu_pengurus", "Hasil usaha: dana pengurus", "Surplus: board";
        ShareStaff = 24, "shu_karyawan", "Hasil usaha: dana karyawan", "Surplus: staff";
        ShareEducation = 25, "shu_pendidikan", "Hasil usaha: dana pendidikan", "Surplus: education";
        ShareSocial = 26, "shu_sosial", "Hasil usaha: dana sosial", "Surplus: social";
        AllowanceCurrent = 30, "cadangan_lancar", "Cadangan lancar", "Allowance, current";
        AllowanceSubstandard = 31, "cadangan_kurang_lancar", "Cadangan kurang lancar", "Allowance, substandard";
        AllowanceDoubtful = 32, "cadangan_diragukan", "Cadangan diragukan", "Allowance, doubtful";
        AllowanceLoss = 33, "cadangan_macet", "Cadangan macet", "Allowance, loss";
        DaysSubstandard = 34, "hari_kurang_lancar", "Hari kurang lancar", "Days to substandard";
        DaysDoubtful = 35, "hari_diragukan", "Hari diragukan", "Days to doubtful";
        DaysLoss = 36, "hari_macet", "Hari macet", "Days to loss";
        Quorum = 40, "kuorum", "Kuorum", "Quorum";
        NoticeDays = 41, "undangan_hari", "Undangan rapat", "Notice of a meeting";
        AnnualDeadline = 42, "batas_rat", "Batas RAT", "Deadline of the annual meeting";
        TermYears = 43, "masa_jabatan", "Masa jabatan", "Term of office";
    }
}

/// One decided number.
#[derive(Record, Debug, Clone)]
#[record(kind = 81, path = "pengaturan-koperasi", id = "Pengaturan koperasi", en = "Cooperative's setting", home = any,
    custody = office, append_only, read = KOPERASI_READERS, write = BOARD, source = "AD/ART; UU 25/1992; PermenKopUKM 8/2023")]
pub struct KoperasiSetting {
    pub id: Id<KoperasiSetting>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative")]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Pengaturan", en = "Setting", title, list)]
    pub key: SettingKey,
    #[field(tag = 3, id = "Nilai", en = "Value", list)]
    pub value: i64,
    #[field(tag = 4, id = "Berlaku mulai", en = "Counts from", list)]
    pub from: Date,
    #[field(tag = 5, id = "Diputuskan rapat", en = "Decided by the meeting", list)]
    pub meeting: Ref<Meeting>,
}
