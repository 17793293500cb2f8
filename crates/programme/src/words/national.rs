//! Phrases of the room for people who have signed in: the nation, regions, designations.

phrases! {
    TITLE: "Di mana program ini berada", "Where the programme stands";
    AS_OF: "Per {} · dari penetapan yang tercatat", "As of {} · from recorded designations";
    RUNNING: "desa berjalan", "villages running";
    REGENCIES_IN: "kabupaten/kota pada {}", "regencies in {}";
    OF_POCKETS: "dari ± {} desa kantong", "of about {} pocket villages";
    DISAGREE: "angka yang belum cocok", "figures that do not agree";
    CHART: "Desa ditetapkan, kumulatif", "Villages designated, cumulative";
    SOURCES: "Angka dan sumbernya", "Figures and their sources";
    BY_PROVINCE: "Menurut provinsi", "By province";
    BY_REGENCY: "Menurut kabupaten/kota", "By regency";
    BY_VILLAGE: "Desa di wilayah ini", "Villages of this region";
    DOWNLOAD: "Unduh CSV", "Download CSV";
    ROLL: "Daftar penetapan", "List of designations";
    RECORD: "Catat penetapan", "Record a designation";
    RECORDED: "Penetapan sudah dicatat.", "The designation was recorded.";
    ALREADY: "Desa ini sudah tercatat dalam program yang sama.", "This village is already recorded in the same programme.";
    COUNTS: "Angka di wilayah ini", "Counts of this region";
    NOW: "Sekarang", "Now";
    THIS_MONTH: "Bulan ini", "This month";
    THIS_YEAR: "Tahun ini", "This year";
    MORE_COUNTS: "Rincian lainnya", "Further details";
    WHAT: "Yang dihitung", "What is counted";
    NO_COUNTS: "Belum ada angka untuk wilayah ini.", "There are no counts for this region yet.";
    NOT_YOURS: "Jumlah warga dan kasus di wilayah ini hanya untuk kantornya sendiri dan kantor di atasnya.",
        "Counts of residents and cases of this region are for its own office and those above it.";
    ONLY_TOTAL: "Anda melihat jumlah seluruh wilayah ini. Rincian per daerah hanya untuk kantor yang membawahinya.",
        "You see the totals of this region. Its parts are for the offices that oversee them.";
    SMALL: "Angka kecil ditampilkan sebagai rentang (1–4), agar tidak menunjuk pada orang tertentu.",
        "Small counts are shown as a range (1–4), so that they point at nobody.";
    NO_VILLAGES: "Belum ada desa Desmigratif di wilayah ini.", "There is no Desmigratif village in this region yet.";
    OFFICE_PROFILE: "Profil kantor", "Profile of the office";
    VILLAGE_PROFILE: "Profil desa", "Profile of the village";
    DESIGNATION: "Penetapan", "Designation";
    CODE: "kode", "code";
    PUBLIC_PAGE: "Halaman untuk umum", "Page for the public";
    OPEN_REGION: "Buka wilayah saya", "Open my region";
    EMPTY_ROLL: "Belum ada penetapan. Kementerian mencatat penetapan desa di sini, dengan nomor dan tanggal keputusannya.",
        "There are no designations yet. The ministry records them here, with number and date of the decree.";
    SORTED_BY: "Urutkan menurut {}", "Sort by {}";
    ANY_YEAR: "Semua tahun", "Any year";
    ANY_REGION: "Semua wilayah", "Any region";
    SHOW: "Tampilkan", "Show";
    VILLAGES_FOUND: "{} desa", "{} villages";
    DECREE: "Keputusan", "Decree";
    PROGRAMME: "Program", "Programme";
    STATUS: "Keadaan", "Status";
    DATE: "Tanggal", "Date";
}
