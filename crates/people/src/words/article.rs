//! Sentences about articles.

phrases! {
    ARTICLES: "Artikel", "Articles";
    ARTICLES_SHORT: "Artikel", "Articles";
    ARTICLE: "Artikel", "Article";
    LEAD: "Cara berangkat dengan aman, hak pekerja migran, dan kabar dari desa-desa.",
        "How to leave safely, the rights of migrant workers, and news from the villages.";
    NONE: "Belum ada artikel.", "There are no articles yet.";
    AUTHOR: "Penulis", "Author";
    EDITOR: "Penyunting", "Editor";
    PUBLISHED: "Terbit", "Published";
    ALL: "Semua artikel", "All articles";
    PRINT: "Cetak", "Print";
    SHARE: "Bagikan", "Share";
    IN_INDONESIAN: "dalam bahasa Indonesia", "in Indonesian";
    IN_ENGLISH: "dalam bahasa Inggris", "in English";
    OTHER_LANGUAGE: "Artikel dalam bahasa lain", "Articles in another language";
    SLUG_SHAPE: "Pakai huruf kecil, angka, dan tanda hubung saja, contoh: berangkat-dengan-aman.",
        "Use small letters, digits and hyphens only, example: berangkat-dengan-aman.";
    SLUG_TAKEN: "Alamat singkat ini sudah dipakai artikel lain.", "Another article uses this short address.";
    STATE: "Terbitkan atau tarik", "Publish or retire";
    STATE_LEAD: "Artikel yang terbit dibaca siapa saja. Baca dulu sekali lagi.", "A published article is read by anybody. Read it once more first.";
    READ_IT: "Lihat seperti pembaca", "See it as readers do";
    PUBLISHED_NOW: "Artikel sudah terbit.", "The article is published.";
    RETIRED_NOW: "Artikel sudah ditarik.", "The article was retired.";
    NOT_FROM_HERE: "Dari keadaan ini artikel tidak dapat dipindah ke sana.", "From its present state the article cannot move there.";
}
