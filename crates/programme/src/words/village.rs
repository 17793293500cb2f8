//! Phrases of *Cari desa* and of a village's public page.

phrases! {
    TITLE: "Cari desa Anda", "Find your village";
    LEAD: "Ketik sebagian nama desa atau kelurahan. Tambahkan nama kabupaten bila namanya banyak.",
        "Type part of the name of a village. Add the regency where many share the name.";
    EXAMPLE: "Contoh: kuripan wonosobo", "Example: kuripan wonosobo";
    FIND: "Cari", "Find";
    NAME: "Nama desa atau kelurahan", "Name of the village";
    NOTHING: "Tidak ditemukan. Coba sebagian namanya saja, atau nama kecamatannya.",
        "Nothing found. Try only part of the name, or the name of the district.";
    SHORT: "Ketik sedikitnya dua huruf.", "Type at least two letters.";
    MANY: "Ditampilkan {} yang paling cocok. Tambahkan nama kabupaten untuk mempersempit.",
        "The best {} are shown. Add the regency to narrow it down.";
    IS_DESMIGRATIF: "Desa Desmigratif", "Desmigratif village";
    SINCE: "Desa Desmigratif sejak {}", "Desmigratif village since {}";
    ENDED: "Program di desa ini sudah berakhir", "The programme has ended in this village";
    NOT_YET: "Desa ini belum tercatat sebagai desa Desmigratif.", "This village is not recorded as a Desmigratif village.";
    STILL_SERVED: "Anda tetap dilayani: datanglah ke kantor desa untuk surat dan data diri, dan ke dinas tenaga kerja kabupaten/kota untuk informasi kerja dan pendaftaran.",
        "You are served all the same: go to the village office for letters and civil data, and to the regency's labour office for information on jobs and for registration.";
    SERVED_BY: "Kantor yang melayani Anda", "The office that serves you";
    NO_OFFICE: "Alamat kantornya belum tercatat di sini. Tanyakan dinas tenaga kerja {}.",
        "The office's address is not recorded here yet. Ask for the labour office of {}.";
    NEAR: "Desa Desmigratif di {}", "Desmigratif villages in {}";
    OFFICE: "Kantor desa", "Village office";
    HEAD: "Kepala desa", "Village head";
    ACTING: "Pelaksana harian", "Acting head";
    HEAD_OF_OFFICE: "Kepala kantor", "Head of the office";
    HOURS: "Jam layanan", "Opening hours";
    ADDRESS: "Alamat", "Address";
    PHONE: "Telepon", "Telephone";
    EMAIL: "Email", "Email";
    SERVICES: "Layanan", "Services";
    POSTCODE: "kode pos", "postcode";
    NOT_GIVEN: "belum diisi", "not given yet";
    NOTHING_GIVEN: "Jam layanan, alamat, dan telepon kantor ini belum diisi.", "Hours, address and telephone of this office are not given yet.";
    DESIGNATION: "Penetapan", "Designation";
    DECREE: "Nomor keputusan", "Decree";
    DATE: "Tanggal", "Date";
    BRING: "Bawa bila ada: KTP, kartu keluarga, dan surat yang sudah Anda terima. Belum punya NIK? Tetaplah datang.",
        "Bring what you have: identity card, family card, letters you were given. No identity number yet? Come all the same.";
    BY_PROVINCE: "Desa Desmigratif menurut provinsi", "Desmigratif villages by province";
    IN_REGION: "Desa Desmigratif di {}", "Desmigratif villages in {}";
    REGION_CODE: "Kode wilayah", "Code of the region";
    HIT_VILLAGE: "Desa", "Village";
    HIT_REGION: "Wilayah", "Region";
    HIT_PAGE: "Halaman", "Page";
}
