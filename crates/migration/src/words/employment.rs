//! Sentences about terms of employment and social security.

phrases! {
    TITLE: "Pekerjaan dan jaminan", "Work and social security";
    TERMS: "Masa kerja", "Terms of employment";
    NO_TERM: "Belum ada yang dicatat. Isi pemberi kerja, alamat, dan kontrak yang diketahui.",
        "Nothing is recorded yet. Fill in employer, address and contract as far as known.";
    ADD_TERM: "Catat masa kerja", "Record a term";
    EDIT_TERM: "Betulkan", "Put right";
    EDIT_TITLE: "Betulkan masa kerja", "Put a term right";
    SAVED: "Masa kerja tersimpan.", "The term is saved.";
    PRESENT: "sekarang", "now";
    BEFORE: "sebelumnya", "before";
    FROM: "mulai", "from";
    UNTIL: "sampai", "until";
    EXTEND: "Kontrak diperpanjang", "The contract is extended";
    EXTENDED: "Perpanjangan selesai: isi kontrak baru", "The extension is done: fill in the new contract";
    CHANGE: "Pindah majikan", "Changes employer";
    CHANGED: "Sudah pada majikan baru: isi datanya", "With the new employer: fill in the data";
    AGREED_EXTENSION: "Apakah perpanjangan dibuat di hadapan Perwakilan RI?", "Was the extension made before the Indonesian mission?";
    AGREED_EXTENSION_HELP: "UU 18/2017 Pasal 17. Bila belum, beri tahu pekerja agar melapor ke Perwakilan RI.",
        "UU 18/2017 art. 17. If not, tell the worker to report to the mission.";
    AGREED_CHANGE: "Apakah pemberi kerja lama dan pekerja sama-sama setuju?", "Do the old employer and the worker both agree?";
    AGREED_CHANGE_HELP: "UU 18/2017 Pasal 18–19: perjanjian tidak boleh diubah tanpa kedua pihak. Bila tidak, catat juga masalahnya.",
        "UU 18/2017 art. 18–19: no change without both parties. If not, record the trouble too.";
    NOT_AGREED_EXTENSION: "Perpanjangan ini belum dilaporkan ke Perwakilan RI.", "This extension is not reported to the mission yet.";
    NOT_AGREED_CHANGE: "Perubahan ini tidak disetujui kedua pihak.", "Not both parties agreed to this change.";
    WAGE_WRONG: "Tulis angka dengan mata uangnya, misalnya TWD 17.500.", "Write the amount with its currency, for example TWD 17.500.";
    WAGE_HELP: "Contoh: 17.500 (mata uang negara tujuan), atau MYR 1.700.", "Example: 17.500 (currency of the destination), or MYR 1.700.";
    INSURANCE: "Jaminan sosial", "Social security";
    NO_INSURANCE: "Belum ada kepesertaan BPJS Ketenagakerjaan yang dicatat. JKK dan JKM wajib (Permenaker 4/2023).",
        "No membership of BPJS Ketenagakerjaan is recorded. JKK and JKM are compulsory (Permenaker 4/2023).";
    ADD_INSURANCE: "Catat jaminan sosial", "Record social security";
    EDIT_INSURANCE: "Betulkan jaminan sosial", "Put social security right";
    INSURANCE_SAVED: "Jaminan sosial tersimpan.", "Social security is saved.";
    COVER_OVER: "sudah berakhir", "has run out";
    COVER_SOON: "segera berakhir", "runs out soon";
    COVER_NOT_BOTH: "JKK dan JKM keduanya wajib: belum lengkap.", "JKK and JKM are both compulsory: not complete.";
    PAID_BY: "iuran dibayar", "paid by";
    CHANGED_MEANWHILE: "Catatan ini diubah orang lain setelah Anda membukanya. Belum disimpan. Periksa, lalu kirim lagi.",
        "Somebody else changed this record after you opened it. Not saved yet. Look at it and send again.";
    NEEDED: "Isi sekurangnya nomor atau masa berlaku.", "Fill in at least the number or the term.";
    ORDER: "Berakhir sebelum mulai.", "It ends before it begins.";
}
