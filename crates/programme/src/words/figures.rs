//! Phrases of *Angka*: open figures, claims and what they disagree about.

phrases! {
    TITLE: "Angka program dan sumbernya", "Figures of the programme and their sources";
    LEAD: "Setiap angka di sini berasal dari catatan yang dapat ditelusuri atau dari sumber yang disebut. Bila sumber berbeda, semua ditampilkan.",
        "Every figure here comes from records that can be traced or from a source that is named. Where sources differ, all are shown.";
    RECORDED: "Penetapan tercatat", "Recorded designations";
    BY_YEAR: "Menurut tahun", "By year";
    NEW: "Desa baru", "New villages";
    TOTAL: "Jumlah sampai tahun itu", "Total up to that year";
    REGENCIES: "Kabupaten/kota", "Regencies";
    BY_PROVINCE: "Menurut provinsi", "By province";
    PROVINCE: "Provinsi", "Province";
    STATED: "Yang dikatakan sumber", "What sources say";
    CONFLICTS: "Angka yang belum cocok", "Figures that do not agree";
    CONFLICTS_TELL: "Untuk hal dan tahun yang sama, sumber menyebut angka yang berbeda.", "For the same thing and year, sources give different figures.";
    AGREES: "cocok", "agrees";
    DIFFERS: "beda {}", "differs by {}";
    NOTHING_RECORDED: "Belum ada penetapan yang tercatat di sini.", "No designation is recorded here yet.";
    SUM: "{} = {}.", "{} = {}.";
    CUMULATIVE_2017: "\"122 pada 2017\" adalah jumlah dengan dua desa tahun 2016.", "\"122 in 2017\" is the sum with the two villages of 2016.";
    CHART: "Desa ditetapkan, kumulatif", "Villages designated, cumulative";
    OPEN_DATA: "Data terbuka", "Open data";
    OPEN_TELL: "Berkas CSV (UTF-8) dengan kode wilayah Kemendagri. Boleh dipakai siapa saja; sebutkan sumbernya.",
        "CSV files (UTF-8) with the codes of regions of the Ministry of Home Affairs. Free to use; name the source.";
    FILE_CLAIMS: "Angka dari sumber", "Figures by source";
    FILE_VILLAGES: "Daftar desa yang ditetapkan", "List of designated villages";
    FILE_DICTIONARY: "Kamus data", "Data dictionary";
    COLUMN: "Kolom", "Column";
    MEANING: "Arti", "Meaning";
    FILE: "Berkas", "File";
    NO_PEOPLE: "Di sini tidak ada jumlah warga. Jumlah orang hanya untuk kantor yang melayani mereka.",
        "There are no counts of residents here. Counts of people are for the offices that serve them.";
    SAMPLE: "Penetapan pada tampilan contoh ini adalah data contoh, kecuali dua desa tahun 2016.",
        "The designations of this sample world are sample data, except the two villages of 2016.";
}
