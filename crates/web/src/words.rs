//! Phrases of the shell. Field labels live in the declarations, the rooms' phrases in the rooms.

use kernel::{Phrase, phrase};

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(#[doc = $en] pub const $name: Phrase = phrase($id, $en);)+
    };
}

phrases! {
    // Forms
    ATTACH_FILE: "Lampirkan berkas.", "Attach a file.";
    FILE_KIND: "Berkas ini tidak dapat disimpan. Yang diterima: PDF, JPG, atau PNG.",
        "This file cannot be kept. Accepted are PDF, JPG and PNG.";
    FORM_INCOMPLETE: "Formulir tidak lengkap. Buka lagi halamannya, lalu kirim.",
        "The form was incomplete. Open the page again and send it.";
    FIND_AGAIN: "Bukan salah satu ini? Ketik lagi:", "None of these? Type again:";
    CHOOSE: "Pilih …", "Choose …";
    YES: "Ya", "Yes";
    NO: "Tidak", "No";
    SAVE: "Simpan", "Save";
    CANCEL: "Batal", "Cancel";
    REQUIRED_MARK: "Tanda * wajib diisi.", "Fields marked * must be filled in.";
    CHECK_ONE: "Ada 1 bagian yang perlu diperiksa", "One field needs another look";
    CHECK_MANY: "Ada beberapa bagian yang perlu diperiksa", "Some fields need another look";
    NOT_SAVED: "Belum disimpan. Yang sudah Anda ketik tetap ada.", "Not saved yet. What you typed is still here.";
    SIGNED_OUT_MEANWHILE: "Belum disimpan: Anda sudah keluar atau terlalu lama tidak aktif. Masuk lagi; formulir akan dibuka kembali.",
        "Not saved: you have signed out or were away too long. Sign in again; the form will open again.";
    HELD_MEANWHILE: "Belum disimpan: Anda terlalu lama tidak aktif. Masuk lagi; isian Anda menunggu di formulir itu (lampiran perlu dipilih lagi).",
        "Not saved: you were away too long. Sign in again; what you typed waits in the form (choose attachments again).";
    FORM_HELD: "Isian Anda masih ada. Periksa, lalu kirim.", "What you typed is still here. Check it, then send it.";
    SECOND_STEP_FIRST: "Di komputer ini peran Anda harus memakai langkah kedua. Pasang dulu, lalu lanjutkan.",
        "On this computer your role must use the second step. Set it up first, then go on.";
    WARNINGS: "Periksa dulu sebelum menyimpan", "Check this before saving";
    CHECKED: "Saya sudah memeriksa dan isian ini benar", "I have checked, and this is right";
    CHECKED_SHORT: "Saya sudah memeriksa", "I have checked";

    // Frame
    BRAND: "Desmigratif", "Desmigratif";
    LANDING: "Layanan desa bagi warga yang hendak bekerja, sedang bekerja, atau pulang dari luar negeri.",
        "A village's service for residents who are about to work, work or have worked abroad.";
    PROGRAMME: "Desa Migran Produktif", "Productive migrant villages";
    SAMPLE_PAPER: "CONTOH", "SAMPLE";
    SAMPLE: "Data contoh: bukan orang sungguhan", "Sample data: not real people";
    SKIP: "Langsung ke isi", "Skip to content";
    HOME: "Beranda", "Home";
    MORE: "Lainnya", "More";
    SEARCH: "Pencarian", "Search";
    SEARCH_HINT: "Pencarian: nama, NIK, nomor surat", "Search: name, NIK, letter number";
    SEARCH_PUBLIC: "Cari di sini", "Search here";
    SIGN_IN: "Masuk", "Sign in";
    SIGN_UP: "Daftar", "Register";
    SIGN_OUT: "Keluar", "Sign out";
    ACCOUNT: "Akun", "Account";
    HIDE: "Sembunyikan layar", "Hide the screen";
    HIDDEN: "Layar disembunyikan. Tekan tombol apa saja atau sentuh untuk membuka lagi.",
        "The screen is hidden. Press any key or touch it to show it again.";
    HELP: "Bantuan", "Help";
    CONTACT: "Kontak", "Contact";
    PRINT: "Cetak", "Print";
    SHOW_PASSWORD: "Tampilkan kata sandi", "Show the password";
    CONCEAL_PASSWORD: "Tutup kata sandi", "Conceal the password";
    SHARE: "Bagikan", "Share";
    COPIED: "Tautan disalin.", "Link copied.";
    MAIN: "Utama", "Main";
    BOTTOM: "Bawah", "Bottom";
    LANGUAGE: "Bahasa", "Language";
    DRAFT_FOUND: "Isian Anda yang belum terkirim masih tersimpan.", "What you typed and did not send was kept.";
    DRAFT_RESTORE: "Pakai lagi", "Use it";
    DRAFT_DROP: "Buang", "Discard";
    NATION: "Nasional", "Nation";

    // Today
    TODAY: "Hari ini", "Today";
    MORE_TASKS: "Lihat yang lain", "Show the others";
    TO_DO: "Yang perlu dikerjakan", "What needs doing";
    NOTHING_TO_DO: "Tidak ada yang menunggu Anda hari ini.", "Nothing is waiting for you today.";
    NOTHING_HINT: "Pakai Pencarian di atas untuk menemukan warga, surat, atau kasus.",
        "Use the search above to find a resident, a letter or a case.";
    NOTHING_HINT_OWN: "Data dan kasus Anda ada di menu.", "Your data and your case are in the menu.";
    NOTHING_HINT_ABOVE: "Angka wilayah Anda ada di menu Program.", "The figures of your region are under Program.";
    WAITING_ONE: "1 hal menunggu Anda", "1 thing is waiting for you";
    WAITING: "hal menunggu Anda", "things are waiting for you";
    UNKNOWN_ACCOUNT: "akun di tempat lain", "an account kept elsewhere";
    OPEN: "Buka", "Open";
    WRITE_MESSAGE: "Tulis pesan", "Write a message";
    OTHER_OFFICE: "Catatan ini milik kantor lain; hanya kantor itu yang mengubahnya.", "This record belongs to another office; only that office changes it.";
    COMPUTER: "Komputer desa", "Village computer";
    CONFLICTS: "Dua isian berbeda", "Two differing entries";
    NONE: "Tidak ada", "None";

    // Search
    SEARCH_EMPTY: "Ketik nama, sebagian nama, NIK, atau nomor surat.", "Type a name, part of a name, a NIK or a letter number.";
    NOTHING_FOUND: "Tidak ditemukan. Coba ejaan lain atau sebagian namanya.",
        "Nothing found. Try another spelling or part of the name.";
    SYNONYMS: "TKI dan TKW kini disebut pekerja migran Indonesia (PMI); hasilnya sama.",
        "TKI and TKW are now called Indonesian migrant workers (PMI); the results are the same.";

    // Records
    NEW: "Catat baru", "New entry";
    EDIT: "Ubah", "Edit";
    HISTORY: "Riwayat", "History";
    WITHDRAW: "Tarik kembali", "Withdraw";
    WITHDRAWN: "Ditarik", "Withdrawn";
    WITHDRAW_ASK: "Tarik catatan ini? Catatan tidak dihapus: tetap ada dalam riwayat, tetapi tidak tampil lagi dalam daftar.",
        "Withdraw this record? It is not deleted: it stays in the history and is no longer listed.";
    WITHDRAW_YES: "Ya, tarik kembali", "Yes, withdraw";
    SAVED: "Tersimpan.", "Saved.";
    DONE_WITHDRAWN: "Catatan ditarik.", "The record was withdrawn.";
    SETTLED: "Pilihan Anda sudah disimpan.", "Your choice was saved.";
    TWO_VALUES: "Dua isian berbeda", "Two differing entries";
    TWO_VALUES_TELL: "Bagian ini diisi berbeda di dua tempat. Pilih yang benar; yang lain tetap ada dalam riwayat.",
        "This was filled in differently in two places. Choose the right one; the other stays in the history.";
    SETTLE: "Simpan pilihan", "Save the choice";
    LIST_EMPTY: "Belum ada catatan.", "No entries yet.";
    LIST_EMPTY_FILTER: "Tidak ada catatan yang cocok.", "No entry fits.";
    CLEAR_FILTER: "Hapus saringan", "Clear the filter";
    FILTER: "Saring", "Filter";
    ALL: "Semua", "All";
    SORT: "Urutkan", "Sort";
    NEWEST: "Terbaru", "Newest";
    NEXT_PAGE: "Halaman berikut", "Next page";
    FIRST_PAGE: "Kembali ke awal", "Back to the start";
    REGISTER: "Buku register (PDF)", "Register (PDF)";
    BLANK_FORM: "Formulir kosong (PDF)", "Blank form (PDF)";
    FIND_IN: "Cari nama atau nomor", "Find a name or number";
    WHO: "Siapa", "Who";
    WHEN: "Kapan", "When";
    BEFORE: "Sebelum", "Before";
    AFTER: "Sesudah", "After";
    FIELD: "Isian", "Field";
    NO_VALUE: "kosong", "empty";
    NOT_FILLED: "Belum diisi", "Not filled in";
    HISTORY_CREATED: "Dicatat pertama kali", "First recorded";
    KEPT_ELSEWHERE: "disimpan di tempat lain", "kept elsewhere";
    CHANGED_MEANWHILE: "Catatan ini diubah orang lain setelah Anda membukanya",
        "Somebody else changed this record after you opened it";
    CHANGED_BY: "Diubah oleh", "Changed by";
    CHANGED_TELL: "Belum disimpan. Bandingkan di bawah ini: pilih isian yang benar, lalu simpan lagi.",
        "Not saved yet. Compare below, choose what is right, and save again.";
    YOURS: "Isian Anda", "Yours";
    NOW: "Isian sekarang", "As it is now";
    WHO_SEES: "Yang dapat melihat", "Who can see this";
    DETAILS: "Rincian", "Details";
    TABLE_BEHIND: "Lihat sebagai tabel", "Show as a table";
    CHART_LABEL: "Keterangan", "Label";
    CHART_COUNT: "Jumlah", "Count";
    MENU: "Menu", "Menu";
    GUIDE: "Panduan", "Guide";
}
