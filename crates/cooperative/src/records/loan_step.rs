//! What happened to a loan, written once: application, assessment, approvals, payout, payments, restructuring, writing off.
//! Not here: what it posted (`posting`, linked from here).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Account;
use record_derive::Record;

use super::{BOOK_READERS, Loan, Posting};

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
}
