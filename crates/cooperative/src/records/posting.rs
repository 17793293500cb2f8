//! A posting: rupiah that go from one account to another on a day, with the event that caused it. It is written once and
//! never changed; what was wrong is reversed by another. What has many sides is a group of such pairs in one entry, so that
//! debits equal credits by construction.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::{BOOK_READERS, Koperasi, LedgerAccount};

choices! {
    /// Why it was posted: the business event. Nobody picks debit and credit for it (`rules::event`).
    pub enum Event {
        Opening = 1, "saldo_awal", "Saldo awal", "Opening balance";
        SavingPaid = 10, "setoran", "Setoran simpanan", "Savings paid in";
        SavingWithdrawn = 11, "penarikan", "Penarikan simpanan", "Savings withdrawn";
        SavingService = 12, "jasa_simpanan", "Jasa simpanan", "Service on savings";
        SavingMoved = 13, "pindah_simpanan", "Pindah simpanan", "Savings moved";
        MemberLeft = 14, "anggota_keluar", "Penyelesaian anggota keluar", "Settlement with a leaver";
        LoanPaidOut = 20, "pencairan", "Pencairan pinjaman", "Loan paid out";
        LoanRepaid = 21, "angsuran", "Angsuran pinjaman", "Loan instalment";
        LoanFee = 22, "provisi", "Provisi dan administrasi", "Loan fee";
        LoanWrittenOff = 23, "hapus_buku", "Hapus buku pinjaman", "Loan written off";
        LoanRecovered = 24, "pemulihan", "Pemulihan pinjaman", "Recovery of a loan";
        LoanRestructured = 25, "restrukturisasi", "Restrukturisasi pinjaman", "Loan restructured";
        Provision = 30, "cadangan_piutang", "Cadangan kerugian piutang", "Allowance for loan losses";
        Income = 40, "pendapatan", "Penerimaan lain", "Other receipt";
        Expense = 41, "beban", "Pembayaran beban", "Expense paid";
        BankMoved = 42, "kas_bank", "Kas dan bank", "Cash and bank";
        CashCount = 43, "selisih_kas", "Selisih kas", "Cash difference";
        Depreciation = 44, "penyusutan", "Penyusutan", "Depreciation";
        Manual = 50, "jurnal_umum", "Jurnal umum", "Manual journal";
        YearEnd = 60, "penutup", "Jurnal penutup", "Closing journal";
        Surplus = 61, "pembagian_shu", "Pembagian SHU", "Surplus distributed";
        SurplusPaid = 62, "bayar_shu", "Pembayaran SHU", "Surplus paid";
        Reversal = 70, "pembalik", "Jurnal pembalik", "Reversal";
    }
}

choices! {
    /// Whether it counts.
    pub enum Stage {
        Posted = 1, "dibukukan", "Dibukukan", "Posted";
        Pending = 2, "menunggu", "Menunggu orang kedua", "Waiting for a second person";
        Voided = 3, "dibatalkan", "Dibatalkan", "Voided";
    }
}

/// A pair of sides. Amounts and account numbers are clear and stay; words are sealed under the koperasi's key.
#[derive(Record, Debug, Clone)]
#[record(kind = 86, path = "jurnal", id = "Jurnal", en = "Posting", home = any, custody = office, append_only,
    read = BOOK_READERS, write = &[], source = "SAK EP",
    indexes = &["home, date, id", "debit_part, date, id", "credit_part, date, id", "group", "settles", "reverses"])]
pub struct Posting {
    pub id: Id<Posting>,
    #[field(tag = 1, id = "Koperasi", en = "Cooperative")]
    pub books: Ref<Koperasi>,
    #[field(tag = 2, id = "Tanggal", en = "Date", list)]
    pub date: Date,
    #[field(tag = 3, id = "Peristiwa", en = "Event", list)]
    pub event: Event,
    #[field(tag = 4, id = "Keadaan", en = "Stage", list)]
    pub stage: Stage,
    #[field(tag = 5, id = "Jumlah", en = "Amount", kind = Rupiah, list)]
    pub amount: i64,
    #[field(tag = 6, id = "Debet", en = "Debit", list)]
    pub debit: Ref<LedgerAccount>,
    #[field(tag = 7, id = "Kredit", en = "Credit", list)]
    pub credit: Ref<LedgerAccount>,
    #[field(
        tag = 8,
        id = "Bagian debet",
        en = "Part debited",
        help("Simpanan atau pinjaman di bawah akun debet.", "The savings account or loan under the account debited.")
    )]
    pub debit_part: Option<String>,
    #[field(
        tag = 9,
        id = "Bagian kredit",
        en = "Part credited",
        help(
            "Simpanan atau pinjaman di bawah akun kredit.",
            "The savings account or loan under the account credited."
        )
    )]
    pub credit_part: Option<String>,
    #[field(tag = 10, id = "Batas debet", en = "Guard of the account debited")]
    pub debit_guard: i64,
    #[field(tag = 11, id = "Batas kredit", en = "Guard of the account credited")]
    pub credit_guard: i64,
    #[field(
        tag = 12,
        id = "Rangkaian",
        en = "Group",
        help("Pasangan pertama dari peristiwa yang sama.", "The first pair of the same event.")
    )]
    pub group: Ref<Posting>,
    #[field(tag = 13, id = "Nomor bukti", en = "Document number", title, list)]
    pub document: Option<String>,
    #[field(
        tag = 14,
        id = "Menyelesaikan",
        en = "Settles",
        help("Jurnal menunggu yang dibukukan atau dibatalkan.", "The waiting posting that is posted or voided.")
    )]
    pub settles: Option<Ref<Posting>>,
    #[field(tag = 15, id = "Membalik", en = "Reverses")]
    pub reverses: Option<Ref<Posting>>,
    #[field(tag = 16, id = "Keterangan", en = "Memo", class = personal, subject = books, sealed)]
    pub memo: Held<Option<String>>,
}
