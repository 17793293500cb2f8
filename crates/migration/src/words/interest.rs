//! Sentences of the registration of interest: the public page, and the office that answers.

phrases! {
    VACANCY: "Lowongan", "Vacancy";
    PUBLIC: "Daftar minat", "Register interest";
    TITLE: "Ingin bekerja ke luar negeri?", "Do you want to work abroad?";
    LEAD: "Tinggalkan nama dan telepon. Petugas desa Anda menghubungi Anda: syarat, biaya, dokumen, dan cara berangkat yang aman. Gratis.",
        "Leave your name and telephone. The officer of your village calls you about conditions, costs, papers and the safe way. It is free.";
    VILLAGE: "Desa Anda", "Your village";
    VILLAGE_HELP: "Ketik sebagian nama, misalnya Kuripan, lalu pilih.", "Type part of the name, for example Kuripan, and choose.";
    VILLAGE_NEEDED: "Ketik nama desa Anda, lalu pilih.", "Type the name of your village and choose it.";
    VILLAGE_WHICH: "Ada beberapa desa dengan nama itu. Pilih desa Anda.", "Several villages have that name. Choose yours.";
    VILLAGE_NONE: "Tidak ada desa dengan nama itu. Coba sebagian namanya saja.", "No village has that name. Try only part of it.";
    NO_OFFICE: "Kantor desa itu belum ada di sini, jadi pendaftaran tidak akan sampai. Datanglah ke kantor desa atau dinas tenaga kerja kabupaten.",
        "That village's office is not here yet, so the registration would not arrive. Go to the village office or the regency labour office.";
    NAME_LABEL: "Nama", "Name";
    PHONE_LABEL: "Telepon atau WhatsApp", "Telephone or WhatsApp";
    PHONE_NEEDED: "Tulis nomor telepon, supaya petugas dapat menghubungi Anda.", "Write a telephone number, so that the officer can reach you.";
    SEX: "Jenis kelamin", "Sex";
    SEX_NEEDED: "Pilih jenis kelamin.", "Choose the sex.";
    CONSENT: "Saya sudah membaca ini dan setuju dihubungi", "I have read this and agree to be contacted";
    CONSENT_NEEDED: "Baca pemberitahuan ini, lalu tandai bila setuju.", "Read this notice and tick it if you agree.";
    NOTICE_TITLE: "Siapa yang melihat isian ini", "Who sees what you write";
    NOTICE_WHO: "Yang membaca: petugas dan kepala desa Anda, dan koordinator di dinas tenaga kerja kabupaten. Desa lain, calo, dan perusahaan penempatan tidak dapat melihatnya.",
        "Read by: the officer and head of your village and the coordinator at the regency's labour office. Other villages, brokers and agencies cannot see it.";
    NOTICE_WHY: "Untuk apa: menghubungi Anda tentang bekerja ke luar negeri dengan aman. Bukan pendaftaran kerja, dan tidak ada biaya.",
        "What for: to call you about working abroad safely. It is no job application, and it costs nothing.";
    NOTICE_LONG: "Berapa lama: paling lama satu tahun, lalu dihapus. Anda boleh meminta dihapus kapan saja di kantor desa.",
        "How long: at most one year, then it is erased. You may ask the village office to erase it at any time.";
    SEND: "Kirim ke desa saya", "Send to my village";
    MANY: "Anda sudah beberapa kali mendaftar. Kirim lagi sesudah pukul", "You have registered several times. Send again after";
    THANKS: "Terima kasih, pendaftaran Anda sudah masuk", "Thank you, your registration has arrived";
    THANKS_TELL: "Kantor itu membacanya pada jam layanan dan menghubungi Anda. Catat nomor ini; sebutkan bila Anda datang.",
        "The office reads it during its hours and calls you. Keep this number and mention it when you come.";
    NUMBER: "Nomor", "Number";
    THANKS_WARN: "Jangan membayar siapa pun untuk dipercepat. Siapa pun yang meminta uang atas nama desa: laporkan.",
        "Pay nobody to be faster. Whoever asks for money in the village's name: report it.";
    HOME: "Kembali ke depan", "Back to the start";

    // Office
    LIST: "Pendaftaran minat", "Registrations of interest";
    LIST_LEAD: "Dari halaman umum Daftar minat. Hubungi, lalu jadikan kasus atau tulis jawabannya.", "From the public page. Call, then make it a case or write what you answered.";
    LIST_NONE: "Belum ada pendaftaran minat. Halaman umumnya ada di /minat; tempelkan alamatnya di balai desa.",
        "No registrations yet. The public page is /minat; put its address up in the village hall.";
    NONE_WAITS: "Tidak ada yang menunggu jawaban.", "Nobody waits for an answer.";
    ONLY_NEW: "Belum dijawab", "Not answered";
    ALL: "Semua", "All";
    VILLAGE_OF: "Desa", "Village";
    RECEIVED: "Diterima", "Received";
    WISH: "Keinginan", "Wish";
    COUNTRY: "Negara", "Country";
    STATE: "Keadaan", "State";
    REACH: "Hubungi", "Reach";
    CALL: "Telepon", "Call";
    CHAT: "Tulis WhatsApp", "Write on WhatsApp";
    CHAT_TEXT: "Selamat siang, ini petugas Desmigratif. Anda mendaftar minat bekerja ke luar negeri. Kapan dapat datang ke kantor desa atau saya hubungi? Jangan membayar siapa pun dulu.",
        "Good day, this is the village's migration officer. You registered an interest in working abroad. When can you come to the village office, or when may I call? Please pay nobody yet.";
    TAKE: "Jadikan warga dan kasus", "Make a resident and a case";
    TAKE_TELL: "Satu ketukan: nama, telepon, dan negara terisi sendiri; kasus dibuka pada tahap Minat.", "One tap: name, telephone and country are filled in; a case is opened in the phase Minat.";
    TAKEN: "Warga dan kasusnya sudah dibuat.", "The resident and the case were made.";
    GO_ON: "Warganya sudah dicatat; buka kasusnya", "The resident is registered; open the case";
    PERHAPS: "Mungkin sudah terdaftar", "Perhaps registered already";
    PERHAPS_TELL: "Telepon atau namanya sama. Pilih orangnya, supaya tidak ada dua kartu.", "The telephone or the name is the same. Choose the person, so that there are not two cards.";
    IS_THIS: "Ini orangnya: pakai kartunya", "This is the one: use the card";
    IS_NEW: "Bukan, daftarkan sebagai warga baru", "No, register as a new resident";
    ANSWER: "Tidak jadi kasus? Tulis apa yang dijawab", "Not a case? Write what was answered";
    ANSWER_HELP: "Contoh: belum 18 tahun, diminta kembali tahun depan; sudah dirujuk ke disnaker.", "Example: not 18 yet, asked to come back next year; referred to the labour office.";
    ANSWER_NEEDED: "Tulis apa yang dijawab.", "Write what was answered.";
    ANSWERED_BUTTON: "Simpan jawaban", "Save the answer";
    ANSWERED: "Jawaban tersimpan.", "The answer is saved.";
    ANSWERED_ALREADY: "Pendaftaran ini sudah dijawab.", "This registration was answered already.";
    ANSWER_TITLE: "Jawaban", "Answer";
    TO_CASE: "Ke kasusnya", "To the case";
    TO_CARD: "Kartu warga", "Resident's card";
    PERSON_FIRST: "Sebutkan dulu warganya.", "First say which resident it is.";
    CHANGED: "Pendaftaran ini baru saja dikerjakan orang lain. Lihat keadaannya sekarang.", "Somebody else has just worked on this. See how it stands now.";
    OFFICER_ONLY: "Ini dikerjakan oleh petugas desa.", "This is done by the village's officer.";
    NOT_YOURS: "Pendaftaran ini ditujukan kepada kantor lain.", "This registration is addressed to another office.";
    ERASE: "Hapus yang lebih dari setahun", "Erase those older than a year";
    ERASE_TELL: "pendaftaran sudah lebih dari setahun. Halaman umum menjanjikan bahwa itu dihapus.", "registrations are older than a year. The public page promises that they are erased.";
    ERASE_ONE: "Hapus pendaftaran ini", "Erase this registration";
    ERASE_ONE_TELL: "Bila orangnya meminta. Nama, telepon, dan keinginannya dihapus untuk selamanya, juga dari salinan data; jumlahnya tetap terhitung.",
        "When the person asks for it. Name, telephone and wish are erased for good, also from copies of the data; the number stays counted.";
    ERASED_ONE: "Pendaftaran sudah dihapus.", "The registration is erased.";
    CANCEL: "Batal", "Cancel";
    ERASED: "Yang lama sudah dihapus.", "The old ones are erased.";

    TAG: "Minat", "Interest";
    TASK_ANSWER: "Tanggapi", "Answer";
    TASK_MORE: "pendaftaran minat lagi menunggu", "more registrations wait";
    TASK_OLD: "pendaftaran minat lebih dari setahun: hapus", "registrations older than a year: erase";
    REPORT_RECEIVED: "Pendaftaran minat diterima", "Registrations of interest received";
    REPORT_ANSWERED: "Pendaftaran minat dijawab", "Registrations of interest answered";
    REPORT_ROW: "Minat", "Interest";
}
