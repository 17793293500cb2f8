//! Phrases of regional issues.

phrases! {
    ISSUES: "Isu wilayah", "Regional issues";
    ISSUES_SHORT: "Isu", "Issues";
    NONE: "Belum ada isu wilayah. Hambatan dalam laporan desa dapat dijadikan isu dengan satu ketukan.",
        "No regional issue yet. An obstacle in a village's report becomes one in one tap.";
    MADE: "Hambatan ini menjadi isu wilayah. Lengkapi sebab dan siapa yang menangani.", "The obstacle is a regional issue now. Add the cause and who deals with it.";
    ONLY_REGENCY: "Isu wilayah dikelola kabupaten atau kota.", "Regional issues are kept by the regency.";
    NO_PERSON: "Di sini tidak boleh ada nomor orang (NIK, KK, telepon): isu dibaca sampai kementerian.", "No number of a person (NIK, KK, telephone) may stand here: issues are read up to the ministry.";
    RESULT_NEEDED: "Tulis hasilnya: apa yang berubah sehingga isu ini selesai.", "Write the result: what has changed, so that the issue is settled.";
}
