//! What happened to a loan, written once: application, assessment, approvals, payout, payments, restructuring, writing off.
//! What was typed wrongly is taken back by another step, never changed. Not here: what it posted (`posting`, linked from here).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Account;
use record_derive::Record;

use super::{BOOK_READERS, Loan, OrganTerm, Posting, Resolution};

choices! {
    /// What happened.
    pub enum LoanStepKind {
        Applied = 1, "diajukan", "Diajukan", "Applied for";
        Assessed = 2, "dinilai", "Dinilai", "Assessed";
        Approved = 3, "disetujui", "Disetujui", "Approved";
        Refused = 4, "ditolak", "Ditolak", "Refused";
        PaidOut = 5, "dicairkan", "Dicairkan", "Paid out";
        Payment = 6, "angsuran", "Angsuran", "Payment";
        Restructured = 7, "direstrukturisasi", "Direstrukturisasi", "Restructured";
        WrittenOff = 8, "hapus_buku", "Dihapus buku", "Written off";
        Recovered = 9, "pemulihan", "Pemulihan", "Recovered";
        ProfitReported = 10, "laba", "Laba usaha dilaporkan", "Profit reported";
        TakenBack = 11, "dibatalkan", "Dibatalkan", "Taken back";
    }
}

choices! {
    /// How an approval was given.
    pub enum ApprovalWay {
        SignedIn = 1, "masuk", "dengan akunnya sendiri", "with their own account";
        Password = 2, "kata_sandi", "dengan kata sandi di perangkat yang sama", "with their password on the same device";
        Paper = 3, "surat", "dengan surat bertanda tangan", "with a signed paper";
    }
}

/// A step.
#[derive(Record, Debug, Clone)]
#[record(kind = 91, path = "langkah-pinjaman", id = "Langkah pinjaman", en = "Loan step", home = any, custody = office,
    append_only, read = BOOK_READERS, write = &[], source = "PermenKopUKM 8/2023")]
pub struct LoanStep {
    pub id: Id<LoanStep>,
    #[field(tag = 1, id = "Pinjaman", en = "Loan")]
    pub loan: Ref<Loan>,
    #[field(tag = 2, id = "Langkah", en = "Step", title, list)]
    pub kind: LoanStepKind,
    #[field(tag = 3, id = "Tanggal", en = "Day", list)]
    pub on: Date,
    #[field(tag = 4, id = "Jumlah", en = "Amount", kind = Rupiah, list)]
    pub amount: i64,
    #[field(tag = 5, id = "Denda", en = "Penalty", kind = Rupiah)]
    pub penalty: i64,
    #[field(tag = 6, id = "Jasa", en = "Service", kind = Rupiah)]
    pub service: i64,
    #[field(tag = 7, id = "Pokok", en = "Principal", kind = Rupiah)]
    pub principal: i64,
    #[field(tag = 8, id = "Dibebaskan", en = "Let off", kind = Rupiah)]
    pub let_off: i64,
    #[field(tag = 9, id = "Oleh", en = "By")]
    pub by: Ref<Account>,
    #[field(tag = 10, id = "Sebagai pengawas", en = "As supervisor")]
    pub supervisor: bool,
    #[field(tag = 11, id = "Jurnal", en = "Posting")]
    pub posting: Option<Ref<Posting>>,
    #[field(
        tag = 12,
        id = "Ketentuan sebelumnya",
        en = "Terms before",
        help("Cara, tarif, bulan, sisa pokok, dan mulai.", "Method, rate, months, principal left and beginning.")
    )]
    pub before: Option<String>,
    #[field(tag = 13, id = "Penghasilan sebulan", en = "Income a month", class = personal, subject = loan, sealed)]
    pub income: Held<Option<i64>>,
    #[field(tag = 14, id = "Pengeluaran sebulan", en = "Spending a month", class = personal, subject = loan, sealed)]
    pub spending: Held<Option<i64>>,
    #[field(tag = 15, id = "Catatan", en = "Note", class = personal, subject = loan, sealed)]
    pub note: Held<Option<String>>,
    #[field(
        tag = 16,
        id = "Angsuran di tempat lain sebulan",
        en = "Instalments elsewhere a month",
        class = personal,
        subject = loan,
        sealed
    )]
    pub elsewhere: Held<Option<i64>>,
    #[field(tag = 17, id = "Cara menyetujui", en = "Way of approval")]
    pub way: Option<ApprovalWay>,
    #[field(tag = 18, id = "Tanggal surat", en = "Date of the paper")]
    pub paper_on: Option<Date>,
    #[field(tag = 19, id = "Penanda tangan", en = "Signed by")]
    pub signed_by: Option<Ref<OrganTerm>>,
    #[field(tag = 20, id = "Membatalkan", en = "Takes back")]
    pub takes_back: Option<Ref<LoanStep>>,
    #[field(tag = 21, id = "Keputusan rapat", en = "Decision")]
    pub resolution: Option<Ref<Resolution>>,
    #[field(tag = 22, id = "Dasar pihak terkait", en = "Why a related party", class = personal, subject = loan, sealed)]
    pub relation: Held<Option<String>>,
}
