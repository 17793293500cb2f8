//! Sentences about papers.

phrases! {
    TITLE: "Izin dan surat", "Permits and papers";
    NONE: "Belum ada izin yang dicatat.", "No permit is recorded yet.";
    ADD: "Catat izin", "Record a permit";
    EDIT: "Ubah izin", "Edit the permit";
    SAVED: "Izin tersimpan.", "The permit is saved.";
    UNTIL: "berlaku sampai", "valid until";
    ENDLESS: "tanpa batas waktu", "without an end";
    ENDED: "Sudah habis", "Ended";
    ENDING: "Segera habis", "Ends soon";
    VALID: "Berlaku", "Valid";
    ISSUED_AHEAD: "Tanggal terbit belum terjadi.", "The day of issue has not come yet.";
    UNTIL_BEFORE: "Berakhir sebelum terbit. Periksa tanggalnya.", "It ends before it was issued. Check the days.";
    TASK: "Izin usaha", "Permit";
    RENEW: "Perpanjang", "Renew";
}
