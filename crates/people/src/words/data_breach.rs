//! Sentences about breaches of personal data: the register, the clock, the notices (UU 27/2022 art. 46).

phrases! {
    TITLE: "Kebocoran data", "Data breaches";
    SHORT: "Kebocoran", "Breaches";
    LEAD: "Data hilang, tercuri, salah kirim, atau dibuka tanpa hak: catat di sini. Orang yang terkena dan lembaga diberi tahu tertulis dalam 3×24 jam.",
        "Data lost, stolen, sent to the wrong person or opened without a right: record it here. The people affected and the authority are told in writing within 3×24 hours.";
    EMPTY: "Belum ada kebocoran yang tercatat.", "No breach is on record.";
    NEW: "Catat kebocoran", "Record a breach";
    NEW_LEAD: "Catat segera, walau belum semua jelas; lengkapi kemudian. Waktunya berjalan sejak diketahui.", "Record it at once although not everything is clear; complete it later. The clock runs from when it was found.";
    FOUND_DAY: "Diketahui pada tanggal", "Found on";
    FOUND_TIME: "Jam", "Time";
    FOUND_HELP: "Contoh: 24-11-2026 dan 09.30.", "For example 24-11-2026 and 09.30.";
    CLASSES: "Data apa", "Which data";
    PEOPLE: "Perkiraan jumlah orang", "About how many people";
    HOW: "Kapan dan bagaimana terjadi", "When and how it happened";
    MEASURES: "Penanganan dan pemulihan", "Handling and recovery";
    MEASURES_HELP: "Apa yang sudah dan akan dilakukan: kata sandi diganti, perangkat dikunci, berkas ditarik.", "What was and will be done: passwords changed, devices locked, papers taken back.";
    SAVE: "Catat", "Record";
    SAVED: "Kebocoran dicatat.", "The breach was recorded.";
    CANCEL: "Batal", "Cancel";
    NEEDS_CAUSE: "Pilih apa yang terjadi.", "Choose what happened.";
    NEEDS_CLASSES: "Centang sekurang-kurangnya satu macam data.", "Tick at least one kind of data.";
    NEEDS_HOW: "Tulis kapan dan bagaimana terjadi.", "Write when and how it happened.";
    NEEDS_MEASURES: "Tulis penanganannya sebelum memberi tahu.", "Write how it is handled before telling anybody.";
    FOUND_WRONG: "Tulis tanggal seperti 24-11-2026 dan jam seperti 09.30, tidak sesudah sekarang.", "Write a date such as 24-11-2026 and a time such as 09.30, not after now.";
    PEOPLE_WRONG: "Tulis angka dari 0 sampai 10.000.000.", "Write a number from 0 to 10,000,000.";

    FOUND: "Diketahui", "Found";
    DUE: "Diberitahukan sebelum", "To be told by";
    LAW: "Dasar", "Law";
    STATE: "Keadaan", "State";
    DATA: "Data yang terkena", "Data affected";
    COUNT: "Jumlah orang", "People";
    AUTHORITY: "Lembaga", "Authority";
    AUTHORITY_HELP: "Lembaga pelindungan data pribadi; selama belum ada, kementerian yang mengurus komunikasi dan digital.", "The data protection authority; while there is none, the ministry for communication and digital affairs.";
    AUTHORITY_TOLD: "Lembaga diberi tahu", "Authority told";
    SUBJECTS_TOLD: "Orang yang terkena diberi tahu", "People told";
    PUBLIC: "Juga diumumkan kepada umum", "Also made public";
    PUBLIC_HELP: "Wajib bila mengganggu pelayanan umum atau berdampak besar bagi masyarakat.", "Required where public services suffer or the public is seriously affected.";
    EDIT: "Lengkapi", "Complete";
    PEOPLE_LIST: "Orang yang terkena", "People affected";
    PEOPLE_NONE: "Belum ada nama. Pilih dari daftar warga.", "No names yet. Choose from the residents.";
    PEOPLE_CHOOSE: "Pilih orang", "Choose people";
    SEARCH: "Cari nama", "Search a name";
    SEARCH_DO: "Cari", "Search";
    ADD: "Tambahkan yang dicentang", "Add those ticked";
    REMOVE: "Keluarkan yang dicentang", "Take out those ticked";
    TELL_TICKED: "Catat sudah diberi tahu", "Record as told";
    TOLD: "sudah diberi tahu", "told";
    NOT_TOLD: "belum diberi tahu", "not told";
    NOTICE: "Surat pemberitahuan", "Notice";
    NOTICE_AUTHORITY: "Surat kepada lembaga (PDF)", "Letter to the authority (PDF)";
    NOTICE_PERSON: "Surat (PDF)", "Letter (PDF)";
    TOO_MANY: "Paling banyak 500 orang dapat dicatat satu per satu. Untuk yang lebih banyak, umumkan kepada umum.", "At most 500 people are listed one by one. For more, make it public.";
    NOBODY_TICKED: "Centang sekurang-kurangnya satu orang.", "Tick at least one person.";
    CHANGED: "Daftar disimpan.", "The list was kept.";
    TELL: "Catat pemberitahuan", "Record the notice";
    TELL_LEAD: "Tulis sesudah surat benar-benar disampaikan.", "Write this after the letters were really delivered.";
    TELL_SUBJECTS: "Semua orang yang terkena sudah diberi tahu tertulis", "Everybody affected was told in writing";
    TELL_AUTHORITY: "Lembaga sudah diberi tahu tertulis", "The authority was told in writing";
    NEEDS_SUBJECTS: "Beri tahu dulu setiap orang, atau umumkan kepada umum, lalu centang.", "First tell everybody, or make it public, then tick.";
    NEEDS_AUTHORITY_TICK: "Kirim dulu surat kepada lembaga, lalu centang.", "First send the letter to the authority, then tick.";
    NEEDS_AUTHORITY: "Tulis lembaga mana.", "Write which authority.";
    SOME_NOT_TOLD: "Masih ada orang dalam daftar yang belum diberi tahu.", "Somebody on the list was not told yet.";
    TOLD_DONE: "Pemberitahuan tercatat.", "The notice is on record.";
    CLOSE: "Tutup", "Close";
    CLOSED: "Kebocoran ditutup.", "The breach was closed.";
    NOT_NOW: "Keadaan catatan ini sudah berubah. Buka lagi halamannya.", "This record's state has changed. Open the page again.";
    NOT_YOURS: "Langkah ini untuk kepala desa, kabupaten, atau pengelola komputer.", "This step is for heads, the regency or the node manager.";
    COUNTS_ONLY: "Peran Anda hanya melihat angka.", "Your role sees figures only.";
    TASK: "Kebocoran data", "Data breach";
    TASK_DO: "Buka", "Open";
    TASK_PEOPLE: "orang", "people";
    ON_TIME: "tepat waktu", "in time";
    LATE: "terlambat", "late";
    UNKNOWN: "Warga tidak ditemukan", "Resident not found";

    // The notices
    LETTER_TITLE: "Pemberitahuan Kegagalan Pelindungan Data Pribadi", "Notice of a Breach of Personal Data";
}
