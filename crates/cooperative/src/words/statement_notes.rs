//! Sentences of the notes to the statements.

phrases! {
    SIGN_CHAIR: "Ketua", "Chair";
    SIGN_TREASURER: "Bendahara", "Treasurer";
    SIGN_SUPERVISOR: "Ketua pengawas", "Chair of the supervisors";
    GENERAL: "1. Umum", "1. General";
    BASIS: "2. Dasar penyusunan", "2. Basis";
    POLICY: "3. Kebijakan akuntansi", "3. Accounting policies";
    CAPITAL: "4. Modal dan cadangan", "4. Capital and reserve";
    SAVINGS: "5. Simpanan yang dapat ditarik", "5. Savings that can be withdrawn";
    LOANS: "6. Piutang dan cadangan kerugian", "6. Receivables and allowance";
    ASSETS: "7. Aset tetap", "7. Fixed assets";
    FUNDS: "8. Dana dan utang", "8. Funds and payables";
    RELATED: "9. Pihak terkait", "9. Related parties";
    COMMITMENTS: "10. Komitmen", "10. Commitments";
    AFTER: "11. Tutup buku dan pemeriksaan", "11. Closing and examination";
    NOTHING: "Tidak ada.", "There are none.";
    MEMBERS_ON: "Anggota pada tanggal laporan", "Members on that day";
    TERM_UNTIL: "sampai", "until";
    BASIS_SAK: "Laporan disusun menurut Standar Akuntansi Keuangan Entitas Privat (SAK EP), dalam rupiah penuh, atas dasar biaya historis dan kelangsungan usaha.", "The statements follow the Indonesian standard for private entities (SAK EP), in whole rupiah, at historical cost, as a going concern.";
    BASIS_ACCRUAL: "Pendapatan dan beban diakui pada saat terjadi (dasar akrual). Pengecualian: jasa pinjaman dan denda diakui pada saat diterima, dan jasa simpanan diakui pada saat dibukukan ke rekening, sekali sebulan. Jasa yang sudah berjalan tetapi belum jatuh tempo pada tanggal laporan tidak disajikan.", "Income and expenses are recognised when they occur (accrual). Exceptions: loan service and penalties are recognised when received, service on savings when credited, once a month. Service that has run but is not due on the day of the statements is not shown.";
    BASIS_ACCRUAL_SHARIA: "Pendapatan dan beban diakui pada saat terjadi (dasar akrual). Pengecualian: margin dan bagi hasil pembiayaan diakui pada saat diterima, dan bagi hasil simpanan diakui pada saat dibukukan ke rekening. Margin yang belum diterima tidak disajikan sebagai pendapatan.", "Income and expenses are recognised when they occur (accrual). Exceptions: margin and profit share of financing are recognised when received, profit share on savings when credited. Margin not yet received is not shown as income.";
    BASIS_CASH_FLOW: "Arus kas disusun dengan metode langsung. Kas dan bank adalah kas di tangan dan rekening bank.", "Cash flows follow the direct method. Cash is cash in hand and at banks.";
    BASIS_APART: "Hasil dari anggota dan bukan anggota disajikan terpisah (Permenkop UKM 2/2024). Jurnal penutup tidak tampil sebagai pendapatan atau beban.", "Results from members and non-members are shown apart (Permenkop UKM 2/2024). Closing entries are neither income nor expense.";
    POLICY_SAVINGS: "Simpanan pokok dan simpanan wajib adalah ekuitas: tidak dapat ditarik selama menjadi anggota (UU 25/1992 Pasal 41). Simpanan sukarela dan berjangka adalah kewajiban.", "Principal and compulsory savings are equity: they stay while one is a member (UU 25/1992 art. 41). Voluntary and term savings are liabilities.";
    POLICY_SAVINGS_BUMDES: "Modal BUMDes adalah penyertaan modal desa dan masyarakat (PP 11/2021). Simpanan warga adalah kewajiban.", "The capital of a BUMDes is what the village and its people put in (PP 11/2021). Savings are liabilities.";
    POLICY_LOANS: "Pinjaman disajikan sebesar sisa pokok setelah dikurangi cadangan kerugian. Cadangan dihitung tiap bulan menurut kolektibilitas.", "Loans are shown at the principal left less their allowance, which is reckoned each month by class.";
    POLICY_LOANS_SHARIA: "Pembiayaan disajikan sebesar sisa pokok setelah dikurangi cadangan kerugian. Akad yang dipakai: qardh tanpa tambahan, murabahah dengan margin yang disepakati, dan bagi hasil. Cadangan dihitung tiap bulan menurut kolektibilitas.", "Financing is shown at the principal left less its allowance. Contracts: qardh without addition, murabahah with an agreed margin, profit share. The allowance is reckoned each month by class.";
    POLICY_RATES: "Angka yang berlaku pada tanggal laporan", "Numbers that counted on that day";
    POLICY_ASSETS: "Aset tetap disajikan sebesar biaya perolehan dikurangi akumulasi penyusutan.", "Fixed assets are shown at cost less accumulated depreciation.";
    POLICY_TAX: "Pajak penghasilan dicatat pada tahun terutang sebagai beban pajak.", "Income tax is an expense of the year in which it is due.";
    POLICY_SHU: "Bagian hasil usaha yang berlaku pada tanggal laporan", "Parts of the result that counted on that day";
    CLASS: "Kolektibilitas", "Class";
    OVERDUE: "Menunggak lebih dari (hari)", "Overdue more than (days)";
    RATE: "Cadangan", "Allowance";
    OWED: "Sisa pokok", "Principal left";
    NEEDED: "Cadangan yang dibutuhkan", "Allowance needed";
    RATIO: "Rasio pinjaman bermasalah", "Problem-loan ratio";
    RELATED_SENTENCE: "Pinjaman kepada pengurus, pengawas, dan keluarganya", "Loans to board, supervisors and their families";
    OF_CAPITAL: "dari modal sendiri; batasnya", "of own capital; the limit is";
    COMMITMENT_SENTENCE: "Pinjaman yang disetujui dan belum dicairkan hari ini", "Loans approved and not paid out today";
    CLOSED: "Buku tahun ini sudah ditutup.", "The books of this year are closed.";
    OPEN: "Buku tahun ini belum ditutup: angka masih dapat berubah.", "The books of this year are open: numbers may still change.";
    OPINION: "Pendapat", "Opinion";
    COUNT: "buah", "in number";
}
