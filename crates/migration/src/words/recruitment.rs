//! Sentences of the interview about the recruitment. Labels of recorded fields stand in the declaration.

phrases! {
    TITLE: "Wawancara perekrutan", "Recruitment interview";
    LEAD: "Ditanyakan kepada setiap calon, sebaiknya bersama keluarga dan tanpa perekrut. Yang belum ditanyakan dibiarkan kosong dan dapat dilengkapi kapan saja.",
        "Asked of every candidate, best with the family and without the recruiter. What was not asked stays empty and can be filled in at any time.";
    CLOSED: "Jawaban disimpan tertutup: hanya petugas desa ini yang dapat membacanya. Koordinator kabupaten hanya melihat nama, nomor, dan lembaga perekrut.",
        "The answers are kept closed: only this village's officer can read them. The regency coordinator sees only the recruiter's name, number and agency.";
    NOT_ASKED: "Belum ditanyakan", "Not asked yet";
    WHO: "Siapa yang menawarkan", "Who offers";
    MONEY: "Uang", "Money";
    PAPERS: "Berkas dan visa", "Papers and visa";
    DEPARTURE: "Keberangkatan", "Departure";
    FAMILY: "Keluarga dan catatan", "Family and notes";
    ASK_RECRUITER: "Siapa yang menawarkan pekerjaan?", "Who offers the job?";
    ASK_MET: "Bagaimana bertemu dengannya?", "How did you meet?";
    ASK_VISA: "Visa apa yang ditawarkan?", "Which visa is offered?";
    ASK_TRAVEL: "Lewat mana akan berangkat?", "Which way is the journey?";
    ASK_HOLDER: "Siapa yang memegang paspor dan berkas?", "Who holds passport and papers?";
    ASK_FAMILY: "Apa kata keluarga tentang izinnya?", "What does the family say of the permission?";
    ASK_ADVANCE: "Uang panjar yang diberikan atau dijanjikan", "Cash advance given or promised";
    ASK_FEE: "Biaya penempatan yang diminta", "Placement fee that is asked";
    NONE_IS_ZERO: "Tulis 0 bila tidak ada. Kosong berarti belum ditanyakan.", "Write 0 where there is none. Empty means not asked.";
    ASK_DEBT: "Apakah ada utang kepada perekrut?", "Is there a debt to the recruiter?";
    ASK_ALL_PAID: "Apakah perekrut menanggung semua biaya?", "Does the recruiter pay everything?";
    ASK_WAGE: "Gaji sebulan yang dijanjikan", "Promised wage a month";
    ASK_WAGE_HELP: "Dalam mata uang negara tujuan, misalnya 28.000. Mata uang lain: tulis hurufnya di depan, misalnya USD 900.",
        "In the currency of the destination, for example 28.000. Another currency: write its letters before, for example USD 900.";
    ASK_ANNOUNCED: "Sejak kapan diberi tahu tanggal berangkat?", "Since when is the day of the departure known?";
    ASK_CENTRE_PLACES: "Apakah lembaga pelatihan juga menjanjikan penempatan?", "Does a training centre also promise the placement?";
    ASK_CENTRE: "Nama lembaga pelatihan", "Name of the training centre";
    ASK_CONTRACT: "Sudah pernah melihat perjanjian kerja?", "Was the employment contract seen?";
    ASK_RECOMMENDATION: "Sudah ada rekomendasi disnaker?", "Is there a recommendation of the labour office?";
    ASK_AGE: "Apakah umur pada semua berkas sama dengan kartu keluarga?", "Is the age the same on all papers and the family card?";
    ASK_NOTE: "Catatan wawancara", "Notes of the interview";
    ASK_NOTE_HELP: "Apa yang dilihat atau didengar, dari siapa. Bukan tuduhan.", "What was seen or heard, from whom. Not an accusation.";
    SAVE: "Simpan wawancara", "Save the interview";
    SAVED: "Wawancara tersimpan. Lanjutkan dengan pemeriksaan.", "The interview is saved. Go on with the review.";
    CHANGED: "Wawancara ini diubah orang lain setelah Anda membukanya. Belum disimpan. Bandingkan, lalu kirim lagi.",
        "Somebody else changed this interview after you opened it. Not saved yet. Compare and send again.";
    CURRENCY_UNKNOWN: "Tulis mata uangnya di depan, misalnya MYR 1.800.", "Write the currency before it, for example MYR 1.800.";
}
