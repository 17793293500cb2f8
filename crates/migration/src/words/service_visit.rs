//! Sentences of the desk: visits, rating, time to letter.

phrases! {
    BOOK: "Buku layanan", "Desk book";
    BOOK_SHORT: "Meja", "Desk";
    SERVE: "Layani pengunjung", "Serve a visitor";
    LEAD: "Siapa yang datang, untuk apa. Ketuk keperluannya: sudah tercatat.", "Who came and for what. Tap the purpose, and it is recorded.";
    WHO: "Siapa yang datang (boleh kosong)", "Who came (may be empty)";
    WHO_HELP: "Ketik sebagian nama, lalu pilih. Yang belum terdaftar cukup ditulis namanya.", "Type part of the name and choose. For somebody not registered the name is enough.";
    FOR_WHAT: "Untuk apa", "For what";
    WHICH: "Yang mana?", "Which one?";
    WHICH_LEAD: "Ada warga dengan nama yang mirip. Ketuk orangnya.", "There are residents of a like name. Tap the one who came.";
    NONE_OF_THEM: "Bukan salah satu: catat namanya saja", "None of them: just record the name";
    NAME_WRONG: "Nama hanya huruf, sampai 100 tanda.", "A name is letters only, up to 100 signs.";
    CHOSEN: "Dipilih", "Chosen";
    CHOOSE_OTHER: "Bukan dia", "Somebody else";
    TODAY: "Hari ini", "Today";
    OTHER_DAY: "Kunjungan pada", "Visits on";
    NONE: "Belum ada kunjungan hari ini. Ketuk keperluan di atas begitu ada yang datang.", "No visit yet today. Tap a purpose above when somebody comes.";
    NONE_THAT_DAY: "Tidak ada kunjungan pada hari itu.", "There was no visit on that day.";
    NO_NAME: "Tanpa nama", "No name";
    CLOSED_NAME: "Nama tertutup", "Name closed";
    THIS_MONTH: "Bulan ini", "This month";
    VISITS: "Semua kunjungan", "All visits";
    TIME_TO_LETTER: "Waktu sampai surat jadi", "Time to a letter";
    TIME_MEDIAN: "Separuh surat selesai paling lama", "Half of the letters took at most";
    TIME_NINETIETH: "Sembilan dari sepuluh paling lama", "Nine of ten took at most";
    DAYS: "hari", "days";
    SAME_DAY: "hari yang sama", "the same day";
    NO_LETTERS: "Belum ada surat yang diketahui bulan ini.", "No letter was acknowledged this month.";
    LETTERS_COUNTED: "surat diketahui", "letters acknowledged";
    RATINGS: "Penilaian pengunjung", "Ratings by visitors";
    RATINGS_LAST: "Bulan lalu", "Last month";
    RATINGS_OF: "dari 3", "of 3";
    RATINGS_FEW: "Kurang dari 5 penilaian; tidak ditampilkan.", "Fewer than 5 ratings; not shown.";
    RATINGS_NOW: "penilaian bulan ini; nilainya tampil bulan depan", "ratings this month; their average is shown next month";
    REGISTER: "Cetak buku (PDF)", "Print the book (PDF)";
    NUMBER: "No.", "No.";
    DATE: "Tanggal", "Date";
    TIME: "Pukul", "Time";
    PURPOSE: "Keperluan", "Purpose";
    VISITOR: "Pengunjung", "Visitor";
    WHAT_DONE: "Yang dilakukan", "What was done";
    ACTIVITIES: "Buku kegiatan", "Activity book";
    INTERESTS: "Minat dari halaman umum", "Interest from the public page";

    // One visit
    VISIT: "Kunjungan", "Visit";
    RECORDED: "Kunjungan tercatat.", "The visit is recorded.";
    DONE: "Apa yang dilakukan", "What was done";
    DONE_HELP: "Boleh kosong. Contoh: dijelaskan daftar dokumen, diminta membawa KK.", "May stay empty. Example: explained the papers, asked for the family card.";
    SAVE: "Simpan", "Save";
    SAVED: "Tersimpan.", "Saved.";
    GO_ON: "Lanjutkan", "Go on";
    OPEN_CASE: "Buka kasus migrasi", "Open a migration case";
    TO_CASE: "Ke kasusnya", "To the case";
    WRITE_LETTER: "Buat surat", "Write a letter";
    COMPLAINT: "Catat pengaduan", "Record the complaint";
    CARD: "Kartu warga", "Resident's card";
    CONTACT: "Catat kabar di kasusnya", "Record the news in the case";
    REGISTER_PERSON: "Daftarkan sebagai warga", "Register as a resident";
    WHO_IS_IT: "Siapa yang datang?", "Who came?";
    CAME_OF: "Hasil kunjungan ini", "What came of this visit";
    CASE_OPENED: "Kasus dibuka", "Case opened";
    LETTER_BEGUN: "Surat dibuat", "Letter written";
    ASK_RATING: "Minta penilaian", "Ask for a rating";
    RATED: "Sudah dinilai pengunjung.", "Rated by the visitor.";
    TAKE_BACK: "Salah catat? Tarik kunjungan ini", "A mistake? Take this visit back";
    TAKEN_BACK: "Kunjungan ditarik.", "The visit was taken back.";
    WITHDRAWN: "Kunjungan ini ditarik.", "This visit was taken back.";
    CLOSED_TELL: "Nama dan isi kunjungan pengaduan hanya dibuka oleh petugas desa ini. Di daftar dan laporan hanya jumlahnya.",
        "Name and content of a visit with a complaint are open to this village's officer only. Lists and reports show the number.";
    BACK: "Kembali ke meja layanan", "Back to the desk";
    NEXT_VISITOR: "Pengunjung berikutnya", "Next visitor";
    CHANGED: "Kunjungan ini diubah orang lain setelah Anda membukanya. Isian Anda masih ada di bawah: periksa, lalu simpan lagi.",
        "Somebody else changed this visit after you opened it. What you typed is below: check it and save again.";

    // Registering from the desk
    NEW_LEAD: "Bacakan dulu siapa yang dapat melihat datanya. Isian lain menyusul di kartu warga.", "First read aloud who can see the data. The rest is filled in on the card later.";
    NAME: "Nama", "Name";
    PHONE: "Telepon (boleh kosong)", "Telephone (may be empty)";
    SEX: "Jenis kelamin", "Sex";
    SEX_NEEDED: "Pilih jenis kelamin.", "Choose the sex.";
    NOTICE: "Pemberitahuan data pribadi", "Notice on personal data";
    NOTICE_NEEDED: "Bacakan pemberitahuannya, lalu tandai.", "Read the notice aloud and tick it.";
    PERHAPS: "Mungkin sudah terdaftar", "Perhaps registered already";
    IS_THIS: "Ini orangnya", "This is the one";
    NEW_ANYWAY: "Bukan, daftarkan sebagai warga baru", "No, register as a new resident";
    REGISTERED: "Warga sudah dicatat.", "The resident is registered.";
    NO_SUCH: "Pilih orangnya, atau daftarkan sebagai warga baru.", "Choose the person, or register a new resident.";

    // Rating
    SCREEN_TITLE: "Bagaimana layanan hari ini?", "How was the service today?";
    SCREEN_LEAD: "Ketuk satu. Penilaian Anda tidak dilihat petugas satu per satu; yang tampil hanya rata-rata sebulan.",
        "Tap one. Officers do not see single ratings, only the average of a month.";
    THANKS: "Terima kasih.", "Thank you.";
    THANKS_LEAD: "Penilaian Anda sudah masuk.", "Your rating has arrived.";
    RATED_ALREADY: "Kunjungan ini sudah dinilai.", "This visit was rated already.";
    RATED_LATE: "Penilaian hanya pada hari kunjungan.", "A rating is given on the day of the visit only.";
    SCREEN: "Layar untuk pengunjung", "Screen for the visitor";

    NO_OFFICE: "Akun ini tidak terikat pada kantor desa.", "This account belongs to no village office.";
    NOT_YOURS: "Buku layanan diisi oleh petugas kantor ini.", "The book is kept by the officer of this office.";
    NAMED_ALREADY: "Pengunjung ini sudah disebut namanya.", "This visitor is named already.";

    // Elsewhere
    PANEL_LAST: "Kunjungan terakhir", "Last visit";
    REPORT_ALL: "Kunjungan ke meja layanan", "Visits to the desk";
    REPORT_MEDIAN: "Waktu sampai surat jadi, separuh paling lama (hari)", "Time to a letter, half of them at most (days)";
    REPORT_NINETIETH: "Waktu sampai surat jadi, 9 dari 10 paling lama (hari)", "Time to a letter, 9 of 10 at most (days)";
}
