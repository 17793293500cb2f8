//! Sentences about the head's queue of letters and about the register. What all letters share stands in `words::letter`.

phrases! {
    // The queue
    TITLE: "Surat yang menunggu Anda", "Letters waiting for you";
    LEAD: "Baca setiap surat dan pemeriksaannya, centang yang Anda ketahui, lalu ketik kata sandi satu kali.",
        "Read each letter and how it was checked, tick those that you acknowledge, then type your password once.";
    EMPTY: "Tidak ada surat yang menunggu.", "No letter is waiting.";
    SHOWN_OF: "surat ditampilkan dari", "letters shown of";
    PICK: "Ketahui surat ini", "Acknowledge this letter";
    OPEN: "Buka surat", "Open the letter";
    RETURN: "Kembalikan", "Return";
    WHAT_IT_SAYS: "Isi surat", "What it says";
    OWN_CHECK: "Diperiksa akun Anda sendiri: orang lain yang harus mengetahui.", "Checked by your own account: somebody else has to acknowledge it.";
    NOT_READABLE: "Isi surat ini tidak dapat dibaca; buka suratnya.", "What it says cannot be read; open the letter.";
    DO_TICKED: "Ketahui yang dicentang", "Acknowledge those ticked";
    DO_ALL: "Ketahui semua di halaman ini", "Acknowledge all on this page";
    NEEDS_PICK: "Centang sekurang-kurangnya satu surat.", "Tick at least one letter.";
    NEEDS_PASSWORD: "Ketik kata sandi Anda.", "Type your password.";
    PICKED: "Surat", "Letters";

    // What became of it
    RESULT: "Hasil", "Result";
    DONE: "Diketahui", "Acknowledged";
    NOT_DONE: "Belum diketahui", "Not acknowledged";
    GO_ON: "Surat berikutnya", "The next letters";
    TO_LIST: "Daftar surat", "List of letters";
    PRINT_TELL: "Petugas mencetak surat yang sudah diketahui; Anda menandatangani dan memberi cap.", "The officer prints the letters; you sign and stamp them.";
    WHY_HANDS: "Diperiksa akun Anda sendiri.", "Checked by your own account.";
    WHY_CHANGED: "Surat atau data warga berubah sesudah Anda baca. Baca lagi, lalu ketahui.", "The letter or the resident's record changed since you read it. Read it again, then acknowledge.";
    WHY_STATE: "Sementara itu sudah dikembalikan, dibatalkan, atau diketahui orang lain.", "Meanwhile it was returned, cancelled, or acknowledged by somebody else.";
    WHY_CLOSED: "Data warga ini tidak dapat dibaca lagi.", "This resident's data can no longer be read.";
    WHY_CODE: "Kode klasifikasi surat pada profil kantor tidak dapat dipakai.", "The classification code in the office's profile cannot be used.";
    WHY_WAITING: "Nomor surat dijaga komputer lain.", "Another computer keeps the numbers.";
    WHY_OTHER: "Tidak berhasil; coba lagi dari halaman suratnya.", "It did not work; try again from the letter's own page.";

    // On Hari ini
    TASK_MANY: "surat menunggu Anda", "letters wait for you";
    TASK_ALL: "Baca semua", "Read all";

    // The register
    REGISTER: "Buku register surat", "Register of letters";
    REGISTER_LEAD: "Setiap nomor yang pernah diberikan, berurutan. Surat yang ditarik tetap memegang nomornya.", "Every number that was ever given, in order. A withdrawn letter keeps its number.";
    REGISTER_EMPTY: "Belum ada surat bernomor pada tahun ini.", "No letter has a number in this year yet.";
    YEAR: "Tahun", "Year";
    KIND: "Jenis surat", "Kind";
    STATE: "Keadaan", "State";
    ALL: "Semua", "All";
    SHOW: "Tampilkan", "Show";
    PDF: "Buku register (PDF)", "Register (PDF)";
    SHEET: "Unduh lembar", "Export a sheet";
    SERIAL: "No.", "No.";
    NUMBER: "Nomor", "Number";
    DATE: "Tanggal", "Date";
    ABOUT: "Tentang", "About";
    BY: "Diketahui oleh", "Acknowledged by";
    REMARK: "Keterangan", "Remark";
    WITHDRAWN_ON: "ditarik", "withdrawn";
    PRINTED: "dicetak", "printed";
    TIMES: "kali", "times";
    GAP: "Nomor ini belum ada di komputer ini: suratnya belum sampai dari komputer lain. Nomor tidak pernah dihapus.",
        "This number is not on this computer yet: its letter has not come from another one. Numbers are never deleted.";
    GAP_SHORT: "belum ada di komputer ini", "not on this computer yet";
    CLOSED: "Ditutup pada", "Closed on";
    LIST_LINK: "Semua surat, juga draf", "All letters, also drafts";
    QUEUE_LINK: "Surat yang menunggu kepala desa", "Letters waiting for the village head";

    // Printing again
    AGAIN_WHY: "Mengapa dicetak lagi", "Why it is printed again";
    AGAIN_NEEDED: "Pilih mengapa surat ini dicetak lagi.", "Choose why the letter is printed again.";
}
