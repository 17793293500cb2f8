//! Sentences about looking at assets.

phrases! {
    TITLE: "Periksa aset kelompok", "Look at the group's assets";
    LEAD: "Lihat setiap barang di tempatnya. Yang belum sempat dilihat dikosongkan dan tetap ditunggu.",
        "See each thing where it stands. What you could not see stays empty and stays due.";
    DAY: "Tanggal periksa", "Day of the look";
    FOUND: "Ditemukan", "Found";
    REASON: "Sebab", "Reason";
    NOTE: "Catatan", "Note";
    SAVE: "Simpan hasil", "Save what was found";
    SAVED: "Hasil pemeriksaan tersimpan.", "What was found is saved.";
    NOTHING_DUE: "Tidak ada aset yang perlu diperiksa sekarang.", "No asset is to be looked at now.";
    AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    NOT_DUE: "Ada aset yang tidak perlu diperiksa sekarang. Muat ulang halaman.", "One asset is not to be looked at now. Load the page again.";
    REASON_NEEDED: "Tulis sebabnya.", "Say why.";
    NOTHING: "Pilih keadaan paling sedikit satu barang.", "Choose how at least one thing was found.";
    TASK: "Periksa aset", "Look at assets";
    TASK_DETAIL: "%1 barang, bulan ke-%2", "%1 things, month %2";
    OPEN: "Periksa", "Look";
    COUNT: "pemeriksaan aset bantuan", "looks at aid assets";
}
