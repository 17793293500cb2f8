//! Sentences of the books that are taken along.

phrases! {
    TITLE: "Bawa buku", "Take the books along";
    LEAD: "Buku sebagai berkas: untuk disimpan, untuk pemeriksa, atau untuk program lain. Nama orang tidak ada di dalamnya; anggota disebut dengan nomornya. Jurnal yang masih menunggu orang kedua hanya menjadi catatan dan tidak dihitung.", "The books as a file: to keep, for an auditor, or for another program. No person's name stands in them; members are told by their number. A journal that waits for a second person is a remark only and does not count.";
    FROM: "Dari tanggal", "From day";
    TO: "Sampai tanggal", "To day";
    FROM_HELP: "Kosong berarti sejak awal pembukuan. Saldo sebelum tanggal ini masuk sebagai satu saldo pindahan.", "Empty is since the books began. What stood before this day is carried over as one entry.";
    SET: "Pakai masa ini", "Use this period";
    FILES: "Berkas", "Files";
    SHEET: "Jurnal untuk Excel (.xlsx)", "Journal for Excel (.xlsx)";
    CSV: "Jurnal sebagai CSV", "Journal as CSV";
    PLAIN: "Teks untuk", "Text for";
    WRONG: "Tanggal pertama tidak boleh sesudah tanggal terakhir.", "The first day must not come after the last.";
    DATE: "Tanggal", "Date";
    DOCUMENT: "Nomor bukti", "Document";
    EVENT: "Peristiwa", "Event";
    STAGE: "Keadaan", "Stage";
    DEBIT_CODE: "Kode debet", "Code debited";
    DEBIT: "Akun debet", "Account debited";
    DEBIT_PART: "Anggota/pinjaman debet", "Member or loan debited";
    CREDIT_CODE: "Kode kredit", "Code credited";
    CREDIT: "Akun kredit", "Account credited";
    CREDIT_PART: "Anggota/pinjaman kredit", "Member or loan credited";
    AMOUNT: "Jumlah", "Amount";
    ENTRY: "Jurnal", "Entry";
}
