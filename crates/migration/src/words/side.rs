//! Sentences about side states of a case that no clear column tells.

phrases! {
    TITLE: "Keadaan khusus", "Special states";
    LEAD: "Keadaan ini tertutup: hanya petugas desa ini yang melihatnya. Bukan tuduhan, dan korban tidak pernah diperlakukan sebagai pelaku.",
        "These states are closed: only this village's officer sees them. They are no accusation, and a victim is never treated as an offender.";
    WHICH: "Keadaan", "State";
    BEGINS_OR_ENDS: "Mulai atau selesai", "Begins or is over";
    BEGINS: "Mulai", "Begins";
    ENDS: "Sudah selesai", "Is over";
    DATE: "Tanggal", "Date";
    REASON: "Alasan", "Reason";
    REASON_HELP: "Dari siapa diketahui, dan apa langkah berikutnya. Disimpan tertutup.", "From whom it is known, and the next step. Kept sealed.";
    SAVE: "Simpan keadaan khusus", "Save the special state";
    SAVED: "Keadaan khusus tersimpan.", "The special state is saved.";
    CHANGE: "Catat mulai atau selesai", "Record a beginning or an end";
    NOW: "Sekarang", "Now";
    NONE: "Tidak ada keadaan khusus.", "No special state.";
    SINCE: "sejak", "since";
    HISTORY: "Riwayat keadaan khusus", "History of special states";
    CHOOSE: "Pilih keadaannya.", "Choose the state.";
    CHOOSE_WAY: "Pilih mulai atau selesai.", "Choose whether it begins or is over.";
    HELP_LINE: "Bila ada bahaya, hubungi dulu nomor darurat:", "Where somebody is in danger, call first:";
}
