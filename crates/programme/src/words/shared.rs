//! Phrases that several pages of the room use.

phrases! {
    ROOM: "Program", "Programme";
    PROGRAMME: "Desa Migran Produktif", "Productive migrant villages";
    ABOUT: "Tentang program", "About the programme";
    LEAVE_SAFELY: "Berangkat aman", "Leave safely";
    FIND_VILLAGE: "Cari desa", "Find a village";
    FIGURES: "Angka", "Figures";
    PRINT: "Cetak", "Print";
    SHARE: "Bagikan", "Share";
    SOURCE: "Sumber", "Source";
    YEAR: "Tahun", "Year";
    VILLAGES: "Desa", "Villages";
    NATION: "Indonesia", "Indonesia";
    REGION: "Wilayah", "Region";
    ARTICLES: "Artikel", "Articles";
    ALL_ARTICLES: "Semua artikel", "All articles";
    CONTACT: "Kontak", "Contact";
    SEND_MESSAGE: "Kirim pesan ke kantor ini", "Send this office a message";
    TABLE: "Lihat sebagai tabel", "Show as a table";
    CHECK_LETTER: "Periksa keaslian surat", "Check a letter";
    MORE: "Selengkapnya", "Read more";
    PLACE: "Wilayah", "Place";
}
