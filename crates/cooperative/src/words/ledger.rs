//! Sentences of the ledger.

phrases! {
    CLOSED: "Bulan ini sudah ditutup. Catat pada bulan yang masih terbuka, atau buat jurnal pembalik.", "This month is closed. Record it in an open month, or make a reversal.";
    BEFORE_BOOKS: "Tanggal ini sebelum mulai pembukuan koperasi.", "This day lies before the cooperative's books begin.";
    FUTURE: "Tanggal ini belum terjadi.", "This day has not come yet.";
    NOTHING: "Isi jumlah lebih dari nol.", "Fill in an amount above zero.";
    TOO_MUCH: "Saldonya tidak cukup untuk jumlah ini.", "The balance is not enough for this amount.";
    REVERSED: "Jurnal ini sudah dibalik.", "This posting was reversed already.";
    SAME_ACCOUNT: "Debet dan kredit tidak boleh akun yang sama.", "Debit and credit cannot be the same account.";
    UNKNOWN_ACCOUNT: "Akun ini tidak ada di buku koperasi.", "There is no such account in these books.";
    NOT_SETTLED: "Jurnal ini tidak sedang menunggu.", "This posting is not waiting.";
    SAME_HANDS: "Jurnal umum dibukukan oleh orang lain daripada yang mencatatnya.", "A manual journal is posted by another person than who wrote it.";
}
