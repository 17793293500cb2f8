//! Sentences of the manual journal, reversal and closing.

phrases! {
    MANUAL: "Jurnal umum", "Manual journal";
    MANUAL_LEAD: "Untuk yang tidak punya halaman sendiri, seperti koreksi dan penyusutan. Jurnal ini menunggu sampai pengurus lain membukukannya. Simpanan dan pinjaman anggota dicatat pada halamannya sendiri.", "For what has no page of its own, such as corrections and depreciation. It waits until another board member posts it. Members' savings and loans are recorded on their own pages.";
    PROPOSE: "Simpan, tunggu orang kedua", "Save, wait for a second person";
    PROPOSED: "Jurnal menunggu pengurus lain.", "The journal waits for another board member.";
    WHY: "Tulis alasannya.", "Write the reason.";
    WHY_LABEL: "Alasan", "Reason";
    NOTHING: "Isi paling sedikit satu debet dan satu kredit, lebih dari nol.", "Fill in at least one debit and one credit above zero.";
    BOTH: "Satu baris hanya debet atau kredit.", "A line is a debit or a credit.";
    MEMBERS: "Akun ini dirinci per anggota. Catat pada halaman simpanan atau pinjaman.", "This account is kept by member. Record it on the page of savings or loans.";
    UNBALANCED: "Jumlah debet harus sama dengan jumlah kredit.", "Debits must equal credits.";
    NUMBER: "Isi angka rupiah tanpa koma.", "Fill in whole rupiah.";
    ACCOUNT_NEEDED: "Pilih akun.", "Choose an account.";
    OWN_WAY: "Peristiwa ini tidak dibalik dari sini; koreksi pada halamannya sendiri.", "This event is not reversed here; correct it on its own page.";
    WAITING: "Menunggu orang kedua", "Waiting for a second person";
    NONE_WAITING: "Tidak ada jurnal yang menunggu.", "No journal waits.";
    POST: "Bukukan", "Post";
    VOID: "Batalkan", "Void";
    POSTED: "Jurnal dibukukan.", "The journal was posted.";
    VOIDED: "Jurnal dibatalkan.", "The journal was voided.";
    REVERSE: "Balik jurnal ini", "Reverse this entry";
    REVERSE_LEAD: "Yang salah tidak diubah: jurnal pembalik mencatat kebalikannya, lalu catat yang benar.", "What is wrong is not edited: a reversal records the opposite; then record what is right.";
    REVERSED: "Jurnal dibalik.", "The entry was reversed.";
    CLOSE: "Tutup buku", "Closing";
    CLOSE_LEAD: "Sesudah ditutup, tidak ada yang dicatat pada bulan itu atau sebelumnya. Tutup bulan sesudah kas dihitung dan semua jurnal dibukukan.", "After closing nothing is recorded in that month or before. Close when cash was counted and every journal posted.";
    CLOSE_MONTH: "Tutup bulan", "Close the month";
    CLOSE_YEAR: "Tutup tahun", "Close the year";
    CLOSE_YEAR_LEAD: "Pendapatan dan beban tahun itu dipindahkan ke SHU belum dibagi, lalu seluruh tahun ditutup.", "The year's income and expenses go to undistributed surplus, then the whole year is closed.";
    CLOSED_UNTIL: "Ditutup sampai", "Closed until";
    NOTHING_CLOSED: "Belum ada bulan yang ditutup.", "No month is closed yet.";
    CLOSED_NOW: "Buku ditutup.", "The books are closed.";
    NOT_OVER: "Yang ditutup adalah bulan yang sudah lewat, sejak mulai pembukuan.", "What is closed is a month that is over, since the books began.";
    CLOSED_ALREADY: "Bulan ini sudah ditutup.", "This month is closed already.";
    NEW_ACCOUNT: "Tambah akun", "Add an account";
    NEW_ACCOUNT_LEAD: "Akun tambahan berdiri di bawah akun baku dan masuk ke baris laporannya.", "An added account stands under a standard one and shares its line in the statements.";
    UNDER_LABEL: "Di bawah akun baku", "Under the standard account";
    UNDER: "Pilih akun baku yang tidak dirinci per anggota.", "Choose a standard account that is not kept by member.";
    CODE: "Kode empat angka; angka pertamanya sama dengan akun bakunya.", "Four digits; the first is that of its standard account.";
    CODE_TWICE: "Kode ini sudah dipakai.", "This code is taken.";
    NAME: "Isi nama akun.", "Fill in the name.";
    ADDED: "Akun ditambahkan.", "The account was added.";
    BY_BOOKS: "Akun baru ditambahkan dari Buku dan laporan, Tambah akun.", "A new account is added from Books and statements, Add an account.";
    STILL_WAITING: "Masih ada jurnal yang menunggu orang kedua pada bulan itu atau sebelumnya.", "A journal of that month or before still waits for a second person.";
}
