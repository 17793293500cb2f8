//! Sentences about the examination of statements.

phrases! {
    TITLE: "Catat pemeriksaan", "Record an examination";
    RECORDED: "Pemeriksaan dicatat.", "The examination is recorded.";
    YEAR_OVER: "Isi tahun buku yang sudah berakhir, sejak mulai pembukuan.", "Fill in a book year that has ended, since the books began.";
    DAY_AFTER: "Laporan pemeriksaan dibuat sesudah tahun buku berakhir, paling lambat hari ini.", "The report is made after the end of the year, today at the latest.";
    WHO: "Isi siapa yang memeriksa.", "Fill in who examined.";
    NOT_AUDITED: "Belum diaudit", "Not audited";
    NONE: "Laporan tahun ini belum diaudit.", "The statements of this year are not audited.";
    BY: "Diperiksa oleh", "Examined by";
    OF_DAY: "laporan tanggal", "report of";
}
