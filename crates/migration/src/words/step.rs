//! Sentences about moving a case.

phrases! {
    TITLE: "Langkah kasus", "Step of the case";
    CHOOSE: "Pilih langkah", "Choose a step";
    NOW: "Sekarang", "Now";
    THEN: "Menjadi", "Becomes";
    DATE: "Tanggal", "Date";
    DATE_DEPARTED: "Tanggal berangkat", "Day of the departure";
    DATE_RETURNED: "Tanggal pulang", "Day of the return";
    DATE_UNKNOWN: "Tanggal berangkat tidak diketahui", "The day of the departure is not known";
    REASON: "Alasan", "Reason";
    REASON_HELP: "Satu atau dua kalimat. Disimpan tertutup.", "A sentence or two. Kept sealed.";
    HOW_KNOWN: "Bagaimana hal ini diketahui", "How this is known";
    HOW_KNOWN_HELP: "Dari siapa dan kapan. Hanya petugas desa ini yang dapat membacanya.",
        "From whom and when. Only this village's officer can read it.";
    EVIDENCE: "Bukti", "Evidence";
    EVIDENCE_HELP: "Contoh: nomor pendaftaran disnaker, tanggal surat. Disimpan tertutup.",
        "Example: number of the labour office's registration, day of a letter. Kept sealed.";
    MISSING: "Sebelum langkah ini masih kurang", "Before this step is still missing";
    MISSING_TELL: "Langkah ini belum dapat dilakukan. Lengkapi dulu yang berikut.", "This step cannot be made yet. Put the following right first.";
    NOT_THERE: "Dokumen yang belum ada", "Papers that are not there";
    NOT_THERE_TELL: "Tidak menghalangi pencatatan: orangnya tetap dilayani. Lengkapi nanti bersama keluarga.",
        "This does not stop the entry: the person is served. Complete it later with the family.";
    SAVE: "Simpan langkah", "Save the step";
    SAVED: "Langkah tersimpan.", "The step is saved.";
    CHANGED: "Kasus ini diubah orang lain setelah Anda membukanya. Belum disimpan. Periksa keadaannya, lalu kirim lagi.",
        "Somebody else changed this case after you opened it. Not saved yet. Look at its state and send again.";
    CHANGED_BY: "%1 mengubahnya %2.", "%1 changed it %2.";
    STANDS_NOW: "Sekarang", "Now";
    SOMEBODY: "Petugas lain", "Another officer";
    YOURS: "Isian Anda belum disimpan", "What you typed is not saved";
    NO_SUCH: "Dari keadaan sekarang langkah itu tidak ada.", "There is no such step from the present state.";
    NO_STEPS: "Tidak ada langkah dari keadaan ini.", "No step leads on from this state.";
    PUT_RIGHT: "Lengkapi", "Put right";
}
