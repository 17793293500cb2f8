//! Sentences about emergencies and trouble abroad.

phrases! {
    TITLE: "Darurat pekerja migran", "Migrant worker's emergency";
    LIST: "Darurat dan masalah pekerja", "Workers' emergencies and trouble";
    NONE: "Tidak ada yang sedang ditangani. Dibuka dari halaman kasus.", "Nothing is being worked on. It is opened from the page of a case.";
    CLOSED_ONES: "Yang sudah selesai", "Closed ones";
    NEW: "Catat keadaan darurat", "Record an emergency";
    NEW_LEAD: "Catat yang diketahui sekarang; yang lain menyusul. Halaman berikut menunjukkan siapa yang dihubungi dan syarat klaim.",
        "Write what is known now; the rest can follow. The next page shows whom to call and the papers of a claim.";
    SEALED_LEAD: "Semua isian ini tertutup: daftar kasus, kepala desa, dan kabupaten tidak melihatnya. Kabupaten dan instansi tahu lewat rujukan.",
        "All of this is closed: no list, not the head, not the regency sees it. Regency and agencies learn of it by a referral.";
    CHOOSE_CASE: "Buka dulu kasusnya, lalu Catat keadaan darurat.", "Open the case first, then record an emergency.";
    OPENED: "Keadaan darurat dicatat.", "The emergency is recorded.";
    DIED_ON: "Bila meninggal: tanggal meninggal", "If the person died: day of the death";
    DIED_HELP: "Kasus dicatat meninggal pada tanggal ini. Kosongkan bila tidak diketahui: dipakai hari ini.",
        "The case records the death on this day. Leave empty if not known: today is used.";
    DIED_AFTER: "Tanggal ini belum terjadi.", "This day has not come yet.";
    DEATH_REASON: "Dicatat bersama keadaan darurat", "Recorded with the emergency";
    WHAT: "Apa yang terjadi", "What happened";
    CALL_NOW: "Segera hubungi", "Call now";
    NUMBERS: "Nomor yang menolong", "Numbers that help";
    KIN_AT_ONCE: "Keluarga diberi tahu segera, langsung atau lewat telepon, jangan lewat pesan.",
        "The family is told at once, in person or by telephone, not by message.";
    KIN_ASK: "Tanyakan dulu kepada pekerja apakah keluarga boleh tahu. Nomor keluarga tidak ditampilkan karena pekerja belum setuju.",
        "Ask the worker first whether the family may know. Their numbers are not shown, as the worker has not agreed.";
    NO_KIN: "Keluarga yang dihubungi belum tercatat.", "No next of kin is recorded.";
    ADD_KIN: "Catat keluarga", "Record the kin";
    WRITE: "Tulis pesan", "Write";
    CALL: "Telepon", "Call";
    HELLO_KIN: "Ada hal penting yang ingin kami sampaikan langsung. Mohon telepon kami atau datang ke kantor desa. Terima kasih.",
        "There is something important that we want to tell you in person. Please call us or come to the village office. Thank you.";
    MISSION: "Perwakilan RI", "Indonesian mission";
    NO_MISSION: "Nomor Perwakilan RI di negara ini belum dapat dipastikan. Pakai nomor layanan pekerja migran dari luar negeri.",
        "The number of the mission in this country is not confirmed. Use the migrant workers' line from abroad.";
    CHECKED: "diperiksa", "checked";
    VICTIM: "Korban tidak pernah diperlakukan sebagai pelaku, apa pun jalur keberangkatannya (UU 21/2007).",
        "A victim is never treated as an offender, however they left (UU 21/2007).";
    REMAINS: "Jenazah dibawa ke", "The remains go to";
    REMAINS_HELP: "Alamat rumah di desa ini. Sampaikan kepada Perwakilan RI dan BP3MI: jenazah pernah salah kirim karena desa tidak ditanya.",
        "The home in this village. Tell the mission and BP3MI: remains went to the wrong province because no village was asked.";
    CLAIM_DEATH: "Syarat klaim JKM", "Papers of the JKM claim";
    CLAIM_ACCIDENT: "Syarat klaim JKK", "Papers of the JKK claim";
    CLAIM_LEAD: "Tandai yang sudah ada, lampirkan pindaiannya di bawah. Diajukan ahli waris ke BPJS Ketenagakerjaan.",
        "Tick what is there and attach the scans below. The heirs hand it in at BPJS Ketenagakerjaan.";
    CLAIM_SAVE: "Simpan syarat", "Save the papers";
    CLAIM_SAVED: "Syarat klaim tersimpan.", "The papers are saved.";
    CLAIM_COUNT: "ada", "there";
    CLAIM_LETTER: "Buat surat pernyataan ahli waris", "Write the heirs' statement";
    COVER: "Jaminan sosial yang dicatat", "Social security on record";
    STEPS: "Langkah", "Steps";
    STEP_ADD: "Catat langkah", "Record a step";
    STEP_WHAT: "Apa yang dilakukan, dengan siapa, apa jawabannya", "What was done, with whom, what they said";
    STEP_NEXT: "Tindak lanjut berikutnya", "Next follow-up";
    STEP_SAVED: "Langkah tersimpan.", "The step is saved.";
    STEP_NEEDED: "Tulis apa yang dilakukan.", "Write what was done.";
    NEXT_PAST: "Pilih hari ini atau sesudahnya.", "Choose today or later.";
    CLOSE: "Selesai ditangani", "Close";
    CLOSE_WHAT: "Hasilnya", "The outcome";
    CLOSE_NEEDED: "Tulis hasilnya.", "Write the outcome.";
    CLOSED: "Keadaan darurat selesai.", "The emergency is closed.";
    IS_CLOSED: "Sudah selesai; buka lagi bila perlu.", "It is closed; open it again if need be.";
    REOPEN: "Buka lagi", "Open again";
    REOPENED: "Keadaan darurat dibuka lagi.", "The emergency is open again.";
    RECORDED: "Dicatat", "Recorded";
    EDIT: "Betulkan isian", "Put the entries right";
    EDIT_SAVED: "Isian tersimpan.", "The entries are saved.";
    CHANGED: "Catatan ini diubah orang lain setelah Anda membukanya. Belum disimpan. Periksa, lalu kirim lagi.",
        "Somebody else changed this record after you opened it. Not saved yet. Look at it and send again.";
    CASE: "Kasus", "Case";
    SINCE: "sejak", "since";
    CARD_OPEN: "Sedang ditangani", "Being worked on";
    TASK_URGENT: "Keadaan darurat", "Emergency";
    TASK_TROUBLE: "Masalah ditangani", "Trouble";
    TASK_DETAIL: "tindak lanjut", "follow-up";
    GONE_CASE: "kasus tidak ada di sini", "the case is not here";
}
