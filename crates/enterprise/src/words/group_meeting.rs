//! Sentences about meetings.

phrases! {
    TITLE: "Rapat kelompok", "Meetings of the group";
    NONE: "Belum ada rapat yang dicatat.", "No meeting is recorded yet.";
    ADD: "Catat rapat", "Record a meeting";
    EDIT: "Ubah", "Edit";
    SAVED: "Rapat tersimpan. Lampirkan daftar hadir dan foto.", "The meeting is saved. Attach the attendance list and photos.";
    AHEAD: "Hari ini belum terjadi. Rapat dicatat sesudah dilaksanakan.", "This day has not come yet. A meeting is recorded after it was held.";
    PRESENT: "hadir", "present";
    NOBODY: "Tulis berapa anggota yang hadir, paling sedikit 1.", "Write how many members came, at least 1.";
}
