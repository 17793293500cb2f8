//! Sentences about the life of a business after the aid, and about the ministry's questions.

phrases! {
    TITLE: "Kelangsungan usaha", "Life of the business";
    ASK: "Catat kelangsungan", "Record whether it lives";
    LEAD: "Ditanyakan 6, 12, dan 24 bulan sesudah bantuan diserahkan.", "Asked 6, 12 and 24 months after the aid was handed over.";
    SAVED: "Jawaban tersimpan.", "The answer is saved.";
    NONE: "Belum ditanyakan.", "Not asked yet.";
    ALIVE: "Masih berjalan", "Lives";
    STOPPED: "Berhenti", "Stopped";
    MONTH: "Bulan ke", "Month";
    NOT_DUE: "Belum waktunya ditanyakan, atau sudah dijawab.", "Not to be asked yet, or answered already.";
    REASON_NEEDED: "Tulis mengapa usaha berhenti.", "Say why the business stopped.";
    COUNTS: "Tulis angka mulai dari 0.", "Write a number from 0.";
    AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    TASK: "Tanya usaha", "Ask about the business";
    TASK_DETAIL: "masih berjalan? bulan ke-%1", "does it live? month %1";
    OPEN: "Tanyakan", "Ask";
    WORKERS: "pekerja dibayar", "paid workers";
    ACTIVE: "anggota aktif", "active members";
    DATA: "Data usaha untuk kementerian", "Business data for the ministry";
    DATA_LEAD: "Berapa unit usaha, bidang apa, siap ekspor atau belum, menurut desa dan tahun berdiri.",
        "How many business units, in which sector, ready for export or not, by village and year of founding.";
    DATA_NONE: "Belum ada kelompok usaha di wilayah ini.", "No business group in this region yet.";
    YEAR: "Tahun", "Year";
    UNITS: "Unit", "Units";
    ACTIVE_UNITS: "Aktif", "Active";
    READY: "Siap ekspor", "Export-ready";
    ASKED: "Ditanya", "Asked";
    LIVES: "Masih berjalan", "Live";
    SURVIVAL_TITLE: "Masih berjalan sesudah bantuan", "Alive after the aid";
    WHY_NOT: "Mengapa berhenti", "Why they stopped";
    CSV: "Unduh CSV", "Download CSV";
}
