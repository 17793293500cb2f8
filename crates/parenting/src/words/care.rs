//! Sentences about carers.

phrases! {
    TITLE: "Yang mengasuh", "Who looks after the child";
    NONE: "Belum dicatat siapa yang mengasuh. Tanyakan pada kunjungan pertama.",
        "Not recorded yet who looks after the child. Ask at the first visit.";
    ADD: "Catat pengasuh", "Record a carer";
    SAVED: "Pengasuh tersimpan.", "The carer is saved.";
    EDIT: "Ubah pengasuh", "Edit the carer";
    NOBODY: "Tidak ada yang mengasuh", "Nobody looks after the child";
    SINCE: "sejak", "since";
    UNTIL: "sampai", "until";
    NAME_NEEDED: "Tulis nama pengasuh, atau pilih Tidak ada yang mengasuh.",
        "Write the carer's name, or choose Nobody.";
    YEAR: "Tahun lahir tidak masuk akal.", "This is no year of birth.";
    AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    YOUNG: "Pengasuh ini sendiri masih anak (di bawah 18 tahun). Apakah memang ia yang mengasuh? Bila ya, kunjungi lebih sering.",
        "This carer is a child too (under 18). Is it right that they look after the child? If so, visit more often.";
    ALONE: "Anak ini tidak ada yang mengasuh. Apakah memang begitu? Bila ya, kunjungi minggu ini.",
        "Nobody looks after this child. Is that right? If so, visit within the week.";
}
