//! Sentences about papers that run out.

phrases! {
    TITLE: "Dokumen yang berakhir", "Papers that run out";
    LEAD: "Semua dokumen kasus yang berjalan, menurut bulan berakhirnya.", "All papers of running cases, by the month in which they run out.";
    OVER: "Sudah berakhir", "Have run out";
    PAPER: "Dokumen", "Paper";
    WHO: "Yang mana", "Which";
    LEAVING: "Belum berangkat", "Not left yet";
    ABROAD: "Di luar negeri", "Abroad";
    ALL: "Semua", "All";
    NONE: "Tidak ada dokumen yang berakhir.", "No paper runs out.";
    BEFORE: "sebelum berangkat", "before the departure";
    RENEW: "Perbarui", "Renew";
    LOOK: "Lihat", "Show";
    ASK: "Assalamualaikum. Dari kantor desa: %1 berakhir %2. Mohon diperbarui dulu. Bila perlu bantuan, balas pesan ini.",
        "Good day. From the village office: %1 runs out on %2. Please renew it. Answer this message if you need help.";
}
