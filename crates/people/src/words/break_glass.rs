//! Sentences about opening a record in an emergency.

phrases! {
    TITLE: "Buka data dalam keadaan darurat", "Open data in an emergency";
    MENU: "Buka data darurat", "Emergency access";
    MENU_SHORT: "Darurat", "Emergency";
    LEAD: "Untuk seseorang yang datanya biasanya tidak dapat Anda lihat, bila menunggu kantor asalnya membahayakan atau merugikannya.",
        "For somebody whose data you cannot normally see, where waiting for the home office would endanger or harm them.";
    LEAD_HOUR: "Hanya data satu orang, selama 60 menit, hanya untuk dibaca. Kantor asalnya langsung diberi tahu; setiap halaman yang Anda buka tercatat.",
        "One person's data only, for 60 minutes, only to be read. The home office is told at once; every page you open is recorded.";
    NUMBER: "NIK, nomor paspor, nomor surat, atau nomor kasus", "NIK, passport, letter or case number";
    NUMBER_HELP: "Harus tepat. Mencari dengan nama tidak mungkin.", "It must be exact. There is no search by name.";
    GROUND: "Dasar", "Ground";
    REASON: "Apa yang terjadi", "What happened";
    REASON_HELP: "Satu atau dua kalimat, dibaca oleh kantor asalnya. Contoh: datang ke kantor kami pukul 08.00, lari dari majikan, tidak membawa dokumen.",
        "A sentence or two, read by the home office. Example: came to our office at 08.00, ran from the employer, has no papers.";
    UNDERSTOOD: "Saya mengerti bahwa ini langsung diberitahukan kepada kantor asalnya dan dapat dimintai pertanggungjawaban.",
        "I understand that the home office is told at once and that I may be asked to account for it.";
    UNDERSTOOD_NEEDED: "Beri tanda bahwa Anda mengerti.", "Tick that you understand.";
    OPEN: "Buka sekarang", "Open now";
    START: "Buka data seseorang", "Open somebody's data";
    NUMBER_NEEDED: "Tulis nomornya.", "Write the number.";
    GROUND_NEEDED: "Pilih dasarnya.", "Choose the ground.";
    REASON_SHORT: "Tulis apa yang terjadi dalam satu kalimat utuh.", "Write what happened in a whole sentence.";
    NOBODY: "Tidak ada yang dapat dibuka dengan nomor ini. Periksa angkanya.", "Nothing can be opened by this number. Check the digits.";
    OWN_VILLAGE: "Warga ini dari kantor Anda sendiri: buka kartunya di Warga.", "This resident is of your own office: open the card under Residents.";
    WHO_MAY: "Hanya petugas desa, koordinator, dan petugas provinsi yang dapat membuka data dalam keadaan darurat.",
        "Only village officers, coordinators and province officers may open data in an emergency.";
    TOO_MANY: "Sudah terlalu banyak yang Anda buka hari ini. Mintalah bantuan koordinator.", "You have opened too many today. Ask the coordinator for help.";
    WAIT: "Terlalu sering mencoba. Coba lagi sesudah pukul", "Too many attempts. Try again after";
    OPENED: "Data sudah terbuka. Kantor asalnya sudah diberi tahu.", "The data stand open. The home office has been told.";
    TOLD: "Data seorang warga kantor ini dibuka dalam keadaan darurat. Lihat siapa dan mengapa di menu Buka data darurat, lalu terima atau ajukan keberatan.",
        "Data of a resident of this office were opened in an emergency. See who and why under Emergency access, then accept or object.";
    OWN: "Yang saya buka", "Opened by me";
    OWN_NONE: "Anda belum pernah membuka data dalam keadaan darurat.", "You have never opened data in an emergency.";
    OF_OFFICE: "Data warga wilayah Anda yang dibuka kantor lain", "Data of residents of your region that other offices opened";
    OF_OFFICE_NONE: "Belum pernah ada.", "None so far.";
    UNTIL: "Terbuka sampai", "Open until";
    OVER: "Sudah tertutup", "Shut again";
    SEE_DATA: "Lihat datanya", "See the data";
    BY: "Dibuka oleh", "Opened by";
    WHEN: "Dibuka pada", "Opened at";
    STATE: "Keadaan", "State";
    WHOSE: "Warga", "Resident";
    OFFICE: "Kantor", "Office";
    SEEN_PAGES: "Siapa yang melihat", "Who looked";
    ANSWER: "Tanggapan kantor asal", "The home office's answer";
    ANSWER_LEAD: "Hubungi kantor itu bila perlu. Terima bila memang perlu; ajukan keberatan bila tidak. Keberatan langsung menutup data dan diteruskan kepada kabupaten.",
        "Call that office where needed. Accept where it was needed; object where it was not. An objection shuts the data at once and goes to the regency.";
    ACCEPT: "Terima", "Accept";
    OBJECT: "Ajukan keberatan", "Object";
    OBJECTION: "Mengapa keberatan", "Why you object";
    OBJECTION_NEEDED: "Tulis mengapa Anda keberatan.", "Write why you object.";
    ACCEPTED: "Sudah diterima.", "Accepted.";
    OBJECTED: "Keberatan diteruskan kepada kabupaten; datanya sudah tertutup.", "The objection goes to the regency; the data are shut.";
    SETTLE: "Selesaikan", "Settle";
    SETTLEMENT: "Penyelesaian", "Settlement";
    SETTLEMENT_HELP: "Apa yang ditemukan dan apa tindak lanjutnya.", "What was found and what follows.";
    SETTLEMENT_NEEDED: "Tulis penyelesaiannya.", "Write how it was settled.";
    SETTLED: "Sudah diselesaikan.", "Settled.";
    ANSWERED: "Sudah ditanggapi oleh orang lain.", "Somebody else has answered already.";
    OTHER_HANDS: "Yang membuka tidak menyelesaikan keberatan atasnya.", "Who opened does not settle the objection to it.";
    DATA_LEAD: "Hanya untuk keadaan darurat ini. Jangan menyalin lebih dari yang perlu.", "For this emergency only. Copy no more than needed.";
    DATA_TITLE: "Data yang dibuka", "Opened data";
    TASK_TAG: "Darurat", "Emergency";
    TASK_TELL: "Datanya dibuka oleh", "Data opened by";
    TASK_OPEN: "Tanggapi", "Answer";
    TASK_JUDGE: "Keberatan atas pembukaan darurat", "Objection to an emergency opening";
    TASK_JUDGE_OPEN: "Selesaikan", "Settle";
    TASK_OWN: "Data yang Anda buka dalam keadaan darurat", "Data you opened in an emergency";
    UNKNOWN: "Warga", "A resident";
}
