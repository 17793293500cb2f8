//! Sentences about what several villages have in common.

phrases! {
    TITLE: "Pola perekrutan", "Patterns of recruitment";
    SHORT: "Pola", "Patterns";
    LEAD: "Yang sama pada wawancara perekrutan di beberapa desa. Ini pertanyaan, bukan tuduhan: P3MI yang baik pun merekrut di banyak desa. Nama warga dan jawaban mereka tidak terbuka di sini.",
        "What recruitment interviews of several villages have in common. These are questions, not accusations: a good agency too recruits in many villages. Residents and their answers are not open here.";
    NONE: "Belum ada yang sama pada beberapa desa.", "Nothing is alike over several villages yet.";
    VILLAGES: "desa", "villages";
    CASES: "kasus", "cases";
    BETWEEN: "Wawancara antara", "Interviews between";
    LAST_DAYS: "Dalam", "Within the last";
    DAYS: "hari terakhir", "days";
    NAMED: "Disebut sebagai", "Named as";
    STANDING: "Keadaan P3MI", "The agency's standing";
    STATUS: "Keadaan negara tujuan", "Status of the destination";
    VILLAGE: "Desa", "Village";
    OPEN_NUMBER: "Tampilkan nomor lengkap", "Show the whole number";
    OPEN_TELL: "Buka hanya bila akan menghubungi atau merujuk.", "Open it only to call or to refer.";
    DO: "Yang dilakukan", "What to do";
    INFORM: "Beri tahu semua desa ini", "Tell all these villages";
    INFORM_TELL: "Setiap kantor desa menerima pesan untuk memeriksa lagi kasusnya. Pesan tidak menyebut warga.",
        "Each village office gets a message to look at its cases again. It names no resident.";
    INFORMED: "Pesan terkirim ke semua desa.", "The message went to all villages.";
    REFER: "Bila ada tanda perdagangan orang, rujuk ke BP3MI dan polisi. Korban tidak pernah diperlakukan sebagai pelaku.",
        "Where there are signs of trafficking, refer to BP3MI and the police. A victim is never treated as an offender.";
    BACK: "Semua pola", "All patterns";
}
