//! Sentences about the rights of a person over their own data (UU 27/2022): asking, the clock, the answer, the copy.

phrases! {
    // The list of an office
    TITLE: "Permintaan data pribadi", "Requests about personal data";
    SHORT: "Hak data", "Data rights";
    LEAD: "Warga berhak atas salinan, perbaikan, penarikan persetujuan, penghapusan, dan pembatasan datanya. Jawab dalam 3×24 jam; hari libur juga dihitung.",
        "Residents have a right to a copy, correction, withdrawal of consent, erasure and restriction of their data. Answer within 3×24 hours; holidays count too.";
    EMPTY: "Tidak ada permintaan. Catat permintaan dari halaman warganya.", "No requests. A request is recorded from the resident's page.";
    OPEN: "Menunggu jawaban", "Waiting for an answer";
    CLOSED: "Sudah selesai", "Settled";
    RESIDENT: "Warga", "Resident";
    WISH: "Yang diminta", "What is asked";
    CLOCK: "Waktu", "Time";
    STATE: "Keadaan", "State";
    LEFT: "sisa", "remaining";
    HOURS: "jam", "hours";
    LATE: "lewat", "late by";
    LESS_THAN_HOUR: "kurang dari 1 jam", "less than an hour";
    TASK: "Permintaan data", "Data request";
    ANSWER: "Jawab", "Answer";

    // Recording one
    NEW: "Catat permintaan data", "Record a data request";
    NEW_LEAD: "Catat saat itu juga: waktunya berjalan sejak permintaan diterima.", "Record it at once: the clock runs from when it came.";
    WAY: "Cara meminta", "How it was asked";
    PROOF: "Cara memastikan jati diri", "How identity was made sure of";
    GUARDIAN: "Nama wali", "Guardian's name";
    GUARDIAN_HELP: "Isi bila yang meminta wali atau orang tua.", "Fill in where a guardian or parent asks.";
    DETAIL: "Rincian", "Details";
    DETAIL_HELP: "Untuk perbaikan: apa yang salah dan yang benar. Untuk pembatasan: data mana dan mengapa.", "For a correction: what is wrong and what is right. For a restriction: which data and why.";
    RECEIVED: "Diterima pada tanggal", "Received on";
    RECEIVED_HELP: "Isi bila suratnya datang sebelum hari ini.", "Fill in if the letter came before today.";
    SAVE: "Catat permintaan", "Record the request";
    SAVED: "Permintaan dicatat.", "The request was recorded.";
    CANCEL: "Batal", "Cancel";
    NEEDS_WISH: "Pilih apa yang diminta.", "Choose what is asked.";
    NEEDS_WAY: "Pilih cara meminta.", "Choose how it was asked.";
    NEEDS_PROOF: "Pilih bagaimana jati diri dipastikan.", "Choose how identity was made sure of.";
    NEEDS_GUARDIAN: "Tulis nama wali.", "Write the guardian's name.";
    GUARDIAN_PROOF: "Untuk wali: pilih kartu wali dan akta atau kartu keluarga anak.", "For a guardian choose the guardian's card with the child's certificate.";
    NEEDS_DETAIL: "Tulis rinciannya.", "Write the details.";
    OPEN_ALREADY: "Permintaan yang sama sedang menunggu jawaban. Buka yang itu.", "The same request is waiting for an answer. Open that one.";
    ERASED: "Data warga ini sudah dihapus.", "This resident's data were erased.";
    RECEIVED_WRONG: "Tanggalnya tidak dapat sesudah hari ini, atau lebih dari 30 hari yang lalu.", "The day cannot be after today or more than 30 days ago.";

    // One request
    RECEIVED_AT: "Diterima", "Received";
    DUE: "Dijawab sebelum", "To be answered by";
    LAW: "Dasar", "Law";
    ANSWERED: "Dijawab", "Answered";
    REFUSED: "Ditolak", "Refused";
    GROUND: "Alasan", "Reason";
    ANSWER_WORDS: "Jawaban", "Answer";
    GIVEN: "Cara memberikan", "How it was given";
    STOPPED: "Yang dihentikan", "What was stopped";
    WHAT_TO_DO: "Yang dikerjakan", "What to do";
    DO_COPY: "Periksa dulu: adakah isi yang membahayakan orang lain, atau yang meminta didampingi orang yang tidak boleh tahu? Bila aman, cetak salinan dan serahkan langsung, atau berikan lewat akunnya.",
        "First look: does it hold anything that endangers somebody, or is who asks accompanied by somebody who must not know? If it is safe, print the copy and hand it over in person, or give it through their account.";
    DO_CORRECTION: "Buka data warga, cocokkan dengan kartunya, perbaiki. Lalu tulis apa yang diperbaiki, atau mengapa tidak.", "Open the record, compare it with the cards, mend it. Then write what was mended, or why not.";
    DO_WITHDRAWAL: "Hentikan yang bersandar pada persetujuan. Katakan terus terang apa yang tetap berjalan, dan mengapa.", "Stop what rests on consent. Say honestly what goes on, and why.";
    DO_ERASURE: "Penghapusan tidak dapat dikembalikan. Bila ada yang menahan, alasannya tertulis di halaman penghapusan. Menghapus data sekaligus menjawab permintaan ini.",
        "An erasure cannot be undone. Where something stands against it, the reason stands on the page of the erasure. Erasing also answers this request.";
    DO_RESTRICTION: "Berhenti memakai data itu untuk hal yang diminta, beri tahu rekan sekantor, dan tulis batasnya.", "Stop using the data for what is named, tell your colleagues, and write down the limit.";
    TO_RECORD: "Buka data warga", "Open the record";
    TO_ERASURE: "Buka penghapusan", "Open the erasure";
    TO_HOLD: "Tahan penghapusan", "Place a hold";
    COPY_PDF: "Salinan untuk dicetak (PDF)", "Copy to print (PDF)";
    COPY_JSON: "Salinan untuk komputer (JSON)", "Copy for computers (JSON)";
    STOPS: "Berhenti: bersandar pada persetujuan", "Stops: rests on consent";
    GOES_ON: "Tetap berjalan: bukan berdasarkan persetujuan", "Goes on: does not rest on consent";
    STOPPED_TICK: "Sudah dihentikan", "Stopped";
    NEEDS_STOPPED: "Hentikan dulu semuanya, lalu centang satu per satu.", "First stop all of them, then tick each.";
    NEEDS_ANSWER: "Tulis jawabannya.", "Write the answer.";
    NEEDS_GIVEN: "Pilih bagaimana salinan diberikan.", "Choose how the copy was given.";
    NO_ACCOUNT: "Warga ini belum punya akun yang terikat. Berikan di atas kertas.", "This resident has no bound account. Give it on paper.";
    SEND_ANSWER: "Kirim jawaban", "Send the answer";
    ANSWER_HELP: "Dibaca warga di akunnya. Tulis dengan kata yang mudah.", "The resident reads this in their account. Write plainly.";
    ANSWER_SENT: "Jawaban tercatat.", "The answer is on record.";
    REFUSE: "Tolak dengan alasan", "Refuse with a reason";
    REFUSE_LEAD: "Hak ini hanya dapat ditolak dengan alasan yang disebut undang-undang. Yang meminta membaca alasannya; jangan menulis hal yang membahayakan orang lain.",
        "This right is refused only on a ground that the law names. Who asks reads the reason; write nothing that endangers somebody.";
    NEEDS_GROUND: "Pilih alasannya.", "Choose the reason.";
    REFUSED_DONE: "Penolakan tercatat.", "The refusal is on record.";
    CLOSED_ALREADY: "Permintaan ini sudah selesai.", "This request is settled already.";
    CANCEL_REQUEST: "Batalkan permintaan", "Cancel the request";
    CANCELLED: "Permintaan dibatalkan.", "The request was cancelled.";
    BACK: "Kembali", "Back";
    ERASED_ANSWER: "Data sudah dihapus.", "The data were erased.";
    NOT_YOURS: "Hanya kepala desa atau kabupaten yang dapat menolak.", "Only a head or the regency may refuse.";

    // The person's own page
    OWN: "Hak atas data saya", "Rights over my data";
    OWN_LEAD: "Anda berhak tahu data apa yang disimpan, siapa yang melihatnya, meminta perbaikan, menarik persetujuan, atau meminta penghapusan. Kantor desa menjawab dalam 3×24 jam.",
        "You have a right to know which data are kept and who looked, to ask for a correction, to withdraw a consent, or to ask for erasure. The village office answers within 3×24 hours.";
    OWN_NONE: "Akun ini belum terikat pada data warga. Minta kode di kantor desa.", "This account is not bound to a resident yet. Ask for a code at the village office.";
    ASK_COPY: "Minta salinan data saya", "Ask for a copy of my data";
    ASK_CORRECTION: "Minta perbaikan", "Ask for a correction";
    ASK_WITHDRAWAL: "Tarik persetujuan", "Withdraw a consent";
    ASK_ERASURE: "Minta penghapusan", "Ask for erasure";
    ASK_RESTRICTION: "Minta pembatasan", "Ask for a restriction";
    ASK_SEND: "Kirim permintaan", "Send the request";
    ASK_SENT: "Permintaan dikirim ke kantor desa.", "The request was sent to the village office.";
    OWN_REQUESTS: "Permintaan Anda", "Your requests";
    OWN_EMPTY: "Belum ada permintaan.", "No requests yet.";
    OWN_DOWNLOAD: "Unduh salinan", "Download the copy";
    OWN_WHY: "Untuk apa data Anda dipakai", "What your data are used for";
    ERASURE_TELL: "Sesudah dihapus, kantor tidak dapat membaca data Anda lagi dan tidak dapat menolong dengan data itu. Surat yang masih diperiksa orang lain dapat menahan penghapusan.",
        "Once erased, the office can no longer read your data nor help with them. A letter that others can still check may hold up the erasure.";

    // The copy
    COPY_TITLE: "Salinan Data Pribadi", "Copy of Personal Data";
    COPY_INTRO: "Salinan ini diberikan kepada yang bersangkutan menurut Pasal 7 dan Pasal 32 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.",
        "This copy is given to the person under articles 7 and 32 of Law 27/2022 on the Protection of Personal Data.";
    COPY_TRAIL: "Siapa yang melihat data khusus", "Who looked at specific data";
    COPY_NO_TRAIL: "Belum ada yang membuka data khusus.", "Nobody has opened specific data.";
    COPY_PURPOSES: "Untuk apa data dipakai", "What the data are used for";
    COPY_LEFT_OUT: "Yang tidak dimuat", "What is left out";
    COPY_LEFT_OUT_TELL: "Nama pelapor, nama petugas, data orang lain, dasar penahanan penghapusan, dan pembukaan darurat: dijelaskan langsung bila tidak membahayakan siapa pun (UU 27/2022 Pasal 33).",
        "Names of who reported, names of officers, other people's data, grounds of legal holds, and emergency openings: told in person where it endangers nobody (Law 27/2022 art. 33).";
    COPY_OTHER_HANDS: "Catatan ini dipegang kantor lain yang berwenang, dan dapat diminta di sana:", "These records are held by another office with the right to them, and can be asked for there:";
    COPY_SHUT: "Tertutup bagi kantor yang membuat salinan ini", "Closed to the office that made this copy";
    COPY_MORE: "catatan lain sejenis; lengkapnya dalam salinan untuk komputer.", "more records of this kind; all of them stand in the copy for computers.";
    COPY_FILE: "berkas terlampir", "an attached file";
    COPY_WHEN: "Kapan", "When";
    COPY_WHO: "Peran dan kantor", "Role and office";
    COPY_FOR: "Tujuan", "Purpose";
    COPY_WHAT: "Apa", "What";
    COPY_GIVEN_BY: "Yang memberikan,", "Given by,";
    COPY_RECEIVED_BY: "Yang menerima,", "Received by,";
}
