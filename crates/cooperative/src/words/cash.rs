//! Sentences about the cashier's day, cash for other things than savings and loans, and receipts.

phrases! {
    RECORD: "Kas masuk dan keluar lain", "Other cash in and out";
    RECORD_LEAD: "Untuk selain simpanan dan pinjaman: hibah, beban, setor ke bank. Pilih keperluannya; akun dibukukan menurut aturan. Bukti bernomor langsung terbuka.", "For other things than savings and loans: grants, costs, the bank. Choose what it was for; accounts follow by rule. A numbered receipt opens at once.";
    PURPOSE: "Keperluan", "Purpose";
    PURPOSE_MISSING: "Pilih keperluannya.", "Choose what it was for.";
    MEMO: "Keterangan: dari atau kepada siapa, untuk apa", "From or to whom, what for";
    MEMO_MISSING: "Isi keterangannya.", "Fill in from or to whom, and what for.";
    SAVE: "Catat", "Record";
    GOES_IN: "Masuk", "In";
    GOES_OUT: "Keluar", "Out";
    COUNT: "Hitung per lembar (boleh dikosongkan)", "Count by notes (may be left empty)";
    COUNT_HELP: "Isi banyaknya lembar atau keping; jumlahnya dihitung sendiri.", "Fill in how many; the sum is reckoned.";
    COINS: "Uang lain (rupiah)", "Other money (rupiah)";
    COUNT_WRONG: "Isi banyaknya dengan angka saja.", "Fill in numbers only.";
    TWO_COUNTS: "Jumlah ini tidak sama dengan hitungan per lembar. Hitung lagi, atau kosongkan salah satunya.", "This sum is not what the notes come to. Count again, or leave one of the two empty.";
    DIFFERS_MORE: "Hitungan ini lebih %1 daripada buku. Hitung sekali lagi. Bila memang begitu, centang, lalu simpan: selisihnya dibukukan sebagai pendapatan.",
        "This count is %1 more than the books. Count once more. If it is so, tick and save: the difference is posted as income.";
    DIFFERS_LESS: "Hitungan ini kurang %1 daripada buku. Hitung sekali lagi. Bila memang begitu, centang, lalu simpan: selisihnya dibukukan sebagai beban.",
        "This count is %1 less than the books. Count once more. If it is so, tick and save: the difference is posted as an expense.";
    COUNTED_TWICE: "Sudah saya hitung dua kali", "I have counted twice";
    LEFT_OPEN: "Kas ini belum ditutup:", "This day's cash was not closed:";
    LEFT_OPEN_TASK: "Kas belum ditutup", "Cash not closed";
    CHECK: "Periksa bukti kas", "Check a receipt";
    CHECK_LEAD: "Pindai kode QR pada bukti kas dengan kamera telepon, atau ketik kode periksa yang tercetak di bawahnya.", "Scan the QR code of the receipt with a telephone, or type the check code printed below it.";
    CHECK_CODE: "Kode periksa", "Check code";
    CHECK_HELP: "Contoh: 7QAX-22KM-93TV", "Example: 7QAX-22KM-93TV";
    CHECK_BUTTON: "Periksa", "Check";
    GENUINE: "Bukti kas ini asli", "This receipt is genuine";
    GENUINE_TELL: "Tercatat di buku koperasi. Cocokkan nomor, tanggal, dan jumlahnya dengan kertas.", "It stands in the cooperative's books. Compare number, day and amount with the paper.";
    PAPER_TAKEN_BACK: "Bukti kas DIBATALKAN", "Receipt TAKEN BACK";
    TAKEN_BACK: "Bukti kas ini sudah dibatalkan", "This receipt was taken back";
    TAKEN_BACK_TELL: "Asli, tetapi transaksinya dibatalkan dengan jurnal pembalik.", "Genuine, but its event was taken back by a reversal.";
    NOT_HERE: "Asli, catatannya belum sampai di sini", "Genuine, its record has not come here";
    NOT_HERE_TELL: "Dibuat dengan kunci koperasi itu sendiri. Jumlahnya dapat diperiksa di alamat yang tercetak.", "Made with the cooperative's own key. The amount can be checked at the printed address.";
    FALSE: "Tidak dikenal", "Not known";
    FALSE_TELL: "Kode ini tidak lengkap, berubah, atau tidak dibuat oleh koperasi yang dikenal di sini.", "This code is cut off, changed, or of no cooperative known here.";
    KOPERASI: "Koperasi", "Cooperative";
    VERIFY: "Periksa: pindai, atau buka", "Check: scan, or open";
    AND_TYPE: "dan ketik", "and type";
    FOR_WHAT: "Untuk", "For";
    LOAN: "Pinjaman", "Loan";
    MEMO_SHORT: "Keterangan", "Memo";
    STATE: "Keadaan", "State";
    TO_ENTRY: "Lihat jurnalnya", "See the entry";
    BY_BANK: "Lewat bank", "Through the bank";
    BY_CASH: "Tunai", "Cash";
    MEANS: "Cara", "Means";
}
