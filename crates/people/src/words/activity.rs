//! Sentences about activities.

phrases! {
    BOOK: "Buku kegiatan", "Activity book";
    BOOK_SHORT: "Kegiatan", "Activities";
    ACTIVITY: "Kegiatan", "Activity";
    NEW: "Catat kegiatan", "Record an activity";
    NEW_LEAD: "Catat setelah kegiatan selesai. Tulis tanpa nama orang: yang hadir cukup dengan jumlah, namanya ada pada foto daftar hadir yang tersimpan tersegel.",
        "Recorded after it took place. Write without names: attendance is a number; the names stand on the photo of the attendance list, which is kept sealed.";
    PHOTOS_SECTION: "Foto", "Photos";
    PHOTO: "Foto kegiatan (boleh beberapa)", "Photos of the activity (several are fine)";
    PHOTO_HELP: "JPG, PNG, atau WebP, masing-masing sampai 12 MB, sekali kirim sampai 12 MB. Minta izin sebelum memotret wajah orang.",
        "JPG, PNG or WebP, each up to 12 MB, 12 MB at one sending. Ask before you photograph faces.";
    LIST: "Foto atau pindaian daftar hadir", "Photo or scan of the attendance list";
    LIST_HELP: "Hanya dibuka oleh yang boleh membaca buku ini; setiap pembukaan tercatat.",
        "Only opened by those who read this book; each opening is recorded.";
    PHOTO_ONLY: "Bagian ini untuk foto. Dokumen dilampirkan setelah kegiatan tersimpan.",
        "This field is for photos. Papers are attached once the activity is saved.";
    SAVE: "Simpan kegiatan", "Save the activity";
    CANCEL: "Batal", "Cancel";
    SAVED: "Kegiatan tersimpan.", "The activity is saved.";
    NONE: "Belum ada kegiatan. Penyuluhan, kunjungan rumah, dan pertemuan dicatat di sini; laporan bulanan mengambilnya dari buku ini.",
        "No activities yet. Meetings and visits are recorded here; the monthly report takes them from this book.";
    FUTURE: "Tanggal ini belum terjadi. Catat kegiatan setelah berlangsung.", "This day has not come yet. Record an activity after it took place.";
    COUNT_WRONG: "Tulis jumlah orang, 0 sampai 20.000.", "Write a number of people, 0 to 20,000.";
    DUE_NEEDED: "Isi sampai kapan langkah ini dikerjakan.", "Fill in by when this step is to be done.";
    STEP_NEEDED: "Tulis langkahnya, atau kosongkan tanggalnya.", "Write the step, or leave the day empty.";
    DUE_BEFORE: "Tanggal ini sebelum kegiatannya.", "This day is before the activity.";
    NOBODY_CAME: "Tidak ada yang hadir. Benar?", "Nobody attended. Is that right?";
    NOT_OWN: "Kegiatan ini dicatat oleh kantor lain.", "Another office keeps this activity.";
    STEP: "Langkah berikutnya", "Next step";
    STEP_DUE: "sebelum", "by";
    STEP_DONE: "Tandai selesai", "Mark as done";
    STEP_DONE_TITLE: "Langkah ini selesai", "This step is done";
    STEP_RESULT: "Apa hasilnya", "What came of it";
    STEP_RESULT_HELP: "Boleh kosong.", "May stay empty.";
    STEP_SAVED: "Langkah ditandai selesai.", "The step is marked as done.";
    STEP_WAS_DONE: "Langkah ini sudah ditandai selesai.", "This step was marked as done already.";
    STEP_NONE: "Kegiatan ini tidak punya langkah berikutnya.", "This activity has no next step.";
    TASK: "Langkah kegiatan", "Next step";
    TASK_LATE: "Terlambat", "Late";
    HELD: "kegiatan", "activities";
    ATTENDED: "kehadiran dalam kegiatan", "attendances at activities";
    REPORT_MEN: "Laki-laki yang hadir", "Men who attended";
    REPORT_WOMEN: "Perempuan yang hadir", "Women who attended";
    FILES: "Foto dan daftar hadir", "Photos and attendance list";
}
