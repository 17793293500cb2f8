//! Sentences about the papers of a case.

phrases! {
    ATTACH: "Lampirkan", "Attach";
    RENEW: "Perbarui", "Renew";
    VIEW: "Lihat", "Show";
    WRITE_LETTER: "Buat surat", "Write the letter";
    OPEN_LETTER: "Buka surat", "Open the letter";
    THERE: "Ada", "There";
    THERE_UNCHECKED: "Ada, belum diperiksa", "There, not checked";
    NOT_THERE: "Belum ada", "Not there";
    NEEDS_LOOK: "Perlu perhatian", "Needs attention";
    NOT_NEEDED: "Tidak diperlukan", "Not needed";
    VALID_UNTIL: "berlaku sampai", "valid until";
    VALID: "sah", "valid";
    SOON: "segera berakhir", "runs out soon";
    SHOULD_LAST: "sebaiknya sampai", "should last until";
    GREW_OLD: "terlalu lama sejak diterbitkan, dihitung sampai", "issued too long before, counts until";
    RAN_OUT: "Sudah berakhir", "Ran out on";
    RUNS_OUT: "Berakhir", "Runs out on";
    BEFORE_DEPARTURE: "sebelum tanggal berangkat", "before the departure";
    UNDATED: "Tanggal berlakunya belum diisi.", "The day until which it is valid is not filled in.";
    INVALID: "Tidak sah, harus diganti.", "Not valid, must be replaced.";
    MISSING: "Belum ada.", "Not there yet.";
    FROM: "Dari", "From";
    ACKNOWLEDGED: "diketahui kepala desa", "acknowledged by the village head";
    WAITS: "Menunggu kepala desa mengetahui.", "Waits for the village head.";
    DRAFT: "Surat masih draf.", "The letter is a draft.";
    SCANNED: "pindaian terlampir", "scan attached";
    COPY_WITH_FAMILY: "salinan pada keluarga", "copy with the family";
    NO_COPY: "Salinan belum ada pada keluarga.", "The family has no copy yet.";
    SCAN: "Pindaian atau foto", "Scan or photo";
    SCAN_HELP: "PDF sampai 5 MB, atau foto JPG, PNG, WebP sampai 12 MB. Disimpan tertutup.",
        "A PDF up to 5 MB, or a JPG, PNG or WebP photo up to 12 MB. Kept sealed.";
    SCANS: "Pindaian yang ada", "Scans kept";
    OPEN_SCAN: "Buka", "Open";
    NEWEST: "terbaru", "newest";
    REPLACE_SCAN: "Ganti dengan pindaian baru (yang lama tetap tersimpan)", "Replace by a new scan (the old one stays kept)";
    SEE_SCAN: "Lihat pindaian", "See the scan";
    SAVED: "Dokumen tersimpan.", "The paper is saved.";
    LETTER_ONLY: "Dokumen ini adalah surat desa: pernyataan keluarga yang diketahui kepala desa. Dibuat dan dilihat sebagai surat.",
        "This paper is a village letter: the family's statement, acknowledged by the head. It is written and shown as a letter.";
    CHANGED: "Dokumen ini diubah orang lain setelah Anda membukanya. Belum disimpan.",
        "Somebody else changed this paper after you opened it. Not saved yet.";
    CHANGED_TELL: "Bandingkan, betulkan isian di bawah, lalu simpan lagi.", "Compare, put the fields below right, and save again.";
    YOURS: "Isian Anda", "Yours";
    NOW: "Isian sekarang", "As it is now";
    ISSUER: "Penerbit", "Issued by";
    DEMANDED: "Wajib", "Demanded";
}
