//! Sentences on the hand-out of a counselling. The paper is Indonesian; English is for whoever reads the page.

phrases! {
    TITLE: "Lembar Konseling untuk Dibawa Pulang", "Hand-out of the counselling";
    PRINT: "Cetak lembar untuk dibawa pulang", "Print the hand-out";
    PRINT_BLANK: "Lembar kosong (semua topik)", "Blank hand-out (all topics)";
    SUBTITLE: "Penjelasan menurut PP 59/2021 Pasal 4. Simpan lembar ini di rumah.", "Told under PP 59/2021 art. 4. Keep this sheet at home.";
    NAME: "Nama", "Name";
    DATE: "Tanggal", "Date";
    PLACE: "Tempat", "Place";
    LANGUAGE: "Bahasa", "Language";
    PRESENT: "Yang hadir", "Who was there";
    DESTINATION: "Tujuan", "Destination";
    ASK: "Tanyakan pada diri sendiri:", "Ask yourself:";
    NUMBERS: "Nomor yang dapat dihubungi", "Numbers to call";
    WHO: "Siapa", "Who";
    NUMBER: "Nomor", "Number";
    FOR_WHAT: "Untuk apa", "What for";
    VILLAGE_ASK: "Pertanyaan apa saja, surat, dan pengaduan", "Any question, letters, complaints";
    TOLD: "Yang memberi penjelasan,\nPetugas Desmigratif", "Told by,\nPetugas Desmigratif";
    HEARD: "Yang menerima penjelasan,", "Heard by,";
    FOOTER: "Gratis. Layanan desa tidak dipungut biaya.", "Free of charge. The village's service costs nothing.";
    SCAN: "Pindai untuk petunjuk berangkat aman", "Scan for how to leave safely";
    SESSIONS: "Konseling yang sudah dilakukan", "Counselling so far";
    TOPICS: "topik", "topics";
}
