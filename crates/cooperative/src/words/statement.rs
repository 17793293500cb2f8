//! Sentences of the statements, and what their groups are called in a conventional and a sharia koperasi.

use kernel::{Phrase, phrase};

use crate::records::koperasi::Principle;
use crate::rules::statement::{PAYMENTS as PAYMENTS_KEY, RECEIPTS as RECEIPTS_KEY};

phrases! {
    ASSETS: "Aset", "Assets";
    ASSETS_TOTAL: "Jumlah aset", "Total assets";
    LIABILITIES: "Kewajiban", "Liabilities";
    LIABILITIES_TOTAL: "Jumlah kewajiban", "Total liabilities";
    EQUITY: "Ekuitas", "Equity";
    EQUITY_TOTAL: "Jumlah ekuitas", "Total equity";
    LIABILITIES_AND_EQUITY: "Jumlah kewajiban dan ekuitas", "Total liabilities and equity";
    UNCLOSED: "Hasil usaha tahun ini", "Result of this year";
    MEMBERS: "Pelayanan kepada anggota", "Dealings with members";
    MEMBERS_TOTAL: "Hasil dari anggota", "Result from members";
    OTHERS: "Usaha dengan bukan anggota", "Dealings with non-members";
    OTHERS_TOTAL: "Hasil dari bukan anggota", "Result from non-members";
    NEITHER: "Pendapatan lain", "Other income";
    NEITHER_TOTAL: "Jumlah pendapatan lain", "Total other income";
    COSTS: "Beban usaha dan perkoperasian", "Costs of the cooperative";
    COSTS_TOTAL: "Jumlah beban", "Total costs";
    TAX: "Pajak", "Tax";
    TAX_TOTAL: "Jumlah pajak", "Total tax";
    SURPLUS: "Sisa hasil usaha", "Surplus";
    AS_OF: "Per", "As of";
    RECEIPTS: "Penerimaan", "Receipts";
    PAYMENTS: "Pembayaran", "Payments";
    SUM_OF: "Jumlah", "Sum of";
    ALL_OF: "Semua akun", "All accounts";
    ONLY_CASH: "Hanya yang menggerakkan kas.", "Only what moved cash.";
    EVERYTHING: "Tampilkan semua jurnal akun ini", "Show all postings of this account";
    NO_BOOKS: "Belum ada pembukuan pada tahun ini.", "Nothing was posted in this year.";
    OPERATING: "Arus kas dari operasi", "Cash from operations";
    OPERATING_TOTAL: "Kas bersih dari operasi", "Net cash from operations";
    INVESTING: "Arus kas dari investasi", "Cash from investing";
    INVESTING_TOTAL: "Kas bersih dari investasi", "Net cash from investing";
    FINANCING: "Arus kas dari pendanaan", "Cash from financing";
    FINANCING_TOTAL: "Kas bersih dari pendanaan", "Net cash from financing";
    CASH_BEFORE: "Kas dan bank awal tahun", "Cash and bank at the start";
    CASH_CHANGE: "Kenaikan (penurunan) kas", "Increase (decrease) in cash";
    CASH_AFTER: "Kas dan bank akhir periode", "Cash and bank at the end";
    BOOKS: "Buku dan laporan", "Books and statements";
    TRIAL: "Neraca saldo", "Trial balance";
    POSITION: "Laporan posisi keuangan", "Statement of financial position";
    RESULT: "Perhitungan hasil usaha", "Statement of results";
    EQUITY_CHANGES: "Laporan perubahan ekuitas", "Statement of changes in equity";
    CASH_FLOW: "Laporan arus kas", "Cash-flow statement";
    NOTES: "Catatan atas laporan keuangan", "Notes to the statements";
    YEAR: "Tahun", "Year";
    SHOW: "Tampilkan", "Show";
    UNTIL: "sampai", "until";
    FROM: "Dari bulan", "From month";
    TO: "Sampai bulan", "To month";
    CODE: "Kode", "Code";
    ACCOUNT: "Akun", "Account";
    OPENING: "Saldo awal", "Opening";
    DEBIT: "Debet", "Debit";
    CREDIT: "Kredit", "Credit";
    CLOSING: "Saldo akhir", "Closing";
    ADDED: "Bertambah", "Added";
    TAKEN: "Berkurang", "Taken";
    TOTAL: "Jumlah", "Total";
    LAST_YEAR: "Tahun lalu", "Last year";
    GENERAL_LEDGER: "Buku besar", "General ledger";
    MONTH: "Bulan", "Month";
    DATE: "Tanggal", "Date";
    EVENT: "Peristiwa", "Event";
    DOCUMENT: "Nomor bukti", "Document";
    OTHER_SIDE: "Akun lawan", "Other account";
    BALANCE: "Saldo", "Balance";
    NEXT: "Berikutnya", "Next";
    EMPTY: "Belum ada pembukuan pada masa ini.", "Nothing was posted in this time.";
    EXPORTS: "Bawa buku", "Take the books along";
    PDF: "Unduh PDF", "Download PDF";
    CSV: "Unduh CSV", "Download CSV";
    PART: "Anggota atau pinjaman", "Member or loan";
    PART_HELP: "Nomor anggota seperti 0012, atau nomor pinjaman seperti P-2026-0003.", "A member's number such as 0012, or a loan's such as P-2026-0003.";
    XLSX: "Unduh XLSX", "Download XLSX";
    SOUND: "Debet sama dengan kredit, dan semua laporan cocok.", "Debits equal credits, and all statements agree.";
    BROKEN: "Ada angka yang tidak cocok. Jangan gunakan laporan ini; jalankan pemeriksaan data dan hubungi pendamping.", "Some numbers do not agree. Do not use these statements; have the data verified.";
    MONTHS: "Isi bulan seperti 2026-11; bulan pertama tidak sesudah bulan terakhir.", "Give months such as 2026-11, the first not after the last.";
    ENTRY: "Jurnal", "Entry";
    STATEMENTS: "Laporan keuangan", "Financial statements";
}

/// What a group of a statement is called (the chart's `line`, receipts and payments of the cash flow).
pub fn group(key: &str, principle: Principle) -> Phrase {
    let by = |conventional: Phrase, sharia: Phrase| if principle == Principle::Sharia { sharia } else { conventional };
    match key {
        "kas" => phrase("Kas dan bank", "Cash and bank"),
        "investasi" => phrase("Penempatan", "Deposits placed"),
        "piutang" => {
            by(phrase("Piutang pinjaman", "Loans receivable"), phrase("Piutang pembiayaan", "Financing receivable"))
        }
        "persediaan" => phrase("Persediaan", "Stock"),
        "aset_tetap" => phrase("Aset tetap", "Fixed assets"),
        "aset_lain" => phrase("Aset lain", "Other assets"),
        "simpanan" => phrase("Simpanan yang dapat ditarik", "Savings that can be withdrawn"),
        "dana" => phrase("Dana dan bagian yang belum dibayar", "Funds and shares not paid yet"),
        "utang" => phrase("Utang", "Payables"),
        "modal" => phrase("Modal", "Capital"),
        "cadangan" => phrase("Cadangan", "Reserve"),
        "shu" => phrase("Hasil usaha", "Results"),
        "jasa" => by(
            phrase("Pendapatan pinjaman", "Income from loans"),
            phrase("Pendapatan pembiayaan", "Income from financing"),
        ),
        "usaha" => phrase("Pendapatan usaha", "Trade income"),
        "lain" => phrase("Pendapatan lain", "Other income"),
        "beban_anggota" => {
            by(phrase("Jasa simpanan", "Service on savings"), phrase("Bagi hasil simpanan", "Profit share on savings"))
        }
        "beban_usaha" => phrase("Beban usaha", "Operating costs"),
        "beban_koperasi" => phrase("Beban perkoperasian", "Costs of the body"),
        "pajak" => phrase("Pajak", "Tax"),
        RECEIPTS_KEY => RECEIPTS,
        PAYMENTS_KEY => PAYMENTS,
        _ => phrase("Lainnya", "Others"),
    }
}
