//! Sentences of the review of the things to check, and of the card on the page of a case.

phrases! {
    TITLE: "Hal yang perlu diperiksa", "Things to check";
    LEAD: "Tanda di bawah adalah pertanyaan, bukan tuduhan. Tidak ada yang ditolak oleh daftar ini: Anda yang memutuskan dan menulis alasannya.",
        "The signs below are questions, not accusations. This list refuses nobody: you decide and say why.";
    CLOSED: "Hanya petugas desa ini yang dapat membaca halaman ini.", "Only this village's officer can read this page.";
    NOTHING: "Tidak ada tanda pada jawaban dan data hari ini. Simpan pemeriksaan agar tercatat bahwa sudah diperiksa.",
        "There is no sign in today's answers and data. Save the review, so that it is on record that somebody looked.";
    SEEN: "Yang terlihat", "What was seen";
    WHY: "Mengapa penting", "Why it matters";
    ACT: "Yang dilakukan", "What to do";
    SOURCE: "Dasar", "Basis";
    NEW: "Baru sejak pemeriksaan terakhir", "New since the last review";
    DECISION: "Keputusan", "Decision";
    REASON: "Alasan", "Reason";
    REASON_HELP: "Satu kalimat: apa yang ditanyakan dan jawabannya.", "One sentence: what was asked and answered.";
    REVIEWED: "Saya sudah menanyakan dan memeriksa hal-hal di atas dan yang ada dalam daftar di bawah",
        "I have asked about and looked at the things above and those in the list below";
    CALL: "Nomor yang dapat dihubungi", "Numbers to call";
    ALSO: "Minta SIP3MI dan surat tugas, cocokkan di Cek agen, dan ajak ke LTSA atau disnaker bila ragu.",
        "Ask for licence and letter of assignment, compare with the agency check, and go to the one-stop or labour office together when in doubt.";
    LOOKED_AT: "Yang sudah diperiksa dan tidak ada tandanya", "What was looked at and shows no sign";
    SAVE: "Simpan pemeriksaan", "Save the review";
    SAVED: "Pemeriksaan tersimpan.", "The review is saved.";
    EARLIER: "Pemeriksaan sebelumnya", "Earlier reviews";
    NOTHING_FOUND: "Tidak ada tanda.", "No sign.";
    NO_INTERVIEW: "Wawancara perekrutan belum dilakukan. Pemeriksaan memerlukan jawabannya.",
        "The interview about the recruitment has not taken place. The review needs its answers.";
    INTERVIEW: "Wawancara perekrutan", "Recruitment interview";
    START_INTERVIEW: "Mulai wawancara", "Begin the interview";
    CHANGE_INTERVIEW: "Ubah wawancara", "Change the interview";
    REVIEW: "Periksa", "Review";
    REVIEW_AGAIN: "Periksa lagi", "Review again";
    NOT_REVIEWED: "Belum diperiksa", "Not reviewed yet";
    REVIEWED_ON: "Diperiksa", "Reviewed";
    CHANGED_SINCE: "Berubah sejak pemeriksaan", "Changed since the review";
    TO_FOLLOW: "perlu tindak lanjut", "to be followed up";
    ALL_DECIDED: "Semua tanda sudah diputuskan", "All signs are decided";
    EDITION: "edisi", "edition";
    UNSURE: "belum pasti", "not certain";
    PROGRAMME: "ambang batas program", "the programme's own threshold";
    REPORT_LINE: "Kasus yang diperiksa desa sebelum diverifikasi", "Cases reviewed by the village before verification";
    DO_INTERVIEW: "lakukan wawancara perekrutan", "lead the recruitment interview";
    DO_REVIEW: "periksa hal yang perlu diperiksa", "review the things to check";
}
