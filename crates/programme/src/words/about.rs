//! Phrases of the first page for visitors and of *Tentang program*.

use kernel::{Phrase, phrase};

phrases! {
    HEADLINE: "Bekerja di luar negeri dengan aman, dimulai dari desa", "Working abroad safely begins in the village";
    LEAD: "Desa Migran Produktif (Desmigratif) melayani dan melindungi pekerja migran Indonesia dan keluarganya di desa asal mereka: sebelum berangkat, selama bekerja, dan setelah pulang.",
        "Productive migrant villages (Desmigratif) serve and protect Indonesian migrant workers and their families where they come from: before they leave, while they work, and after they return.";
    WANT_TO_LEAVE: "Mau bekerja ke luar negeri?", "Do you want to work abroad?";
    WANT_TELL: "Langkah yang aman, dokumen yang diperlukan, biaya yang tidak boleh diminta dari Anda, dan tanda bahaya.",
        "The safe steps, the documents you need, what you may not be charged, and signs of danger.";
    HOW_TO_LEAVE: "Cara berangkat dengan aman", "How to leave safely";
    YOUR_VILLAGE: "Cari desa Anda", "Find your village";
    VILLAGE_TELL: "Ketik sebagian nama desa. Anda akan melihat kantor mana yang melayani dan cara menghubunginya.",
        "Type part of the village's name. You will see which office serves you and how to reach it.";
    VILLAGE_NAME: "Nama desa", "Name of the village";
    FIND: "Cari", "Find";
    GOT_LETTER: "Menerima surat dari desa?", "Did you get a letter of a village?";
    LETTER_TELL: "Pindai kode pada surat itu atau ketik nomornya untuk melihat apakah surat itu asli.",
        "Scan the code on it, or type its number, to see whether it is genuine.";
    PILLARS: "Empat pilar", "Four pillars";
    NEWS: "Kabar dan panduan", "News and advice";
    FIGURES_NOW: "Program dalam angka", "The programme in figures";
    FIGURES_LINK: "Semua angka dan sumbernya", "All figures and their sources";
    ABOUT_LINK: "Tentang program ini", "About this programme";
    RUNNING: "desa berjalan, menurut penetapan yang tercatat di sini", "villages running, by the designations recorded here";
    IN_REGENCIES: "kabupaten/kota", "regencies";
    IN_PROVINCES: "provinsi", "provinces";
    OF_POCKETS: "dari sekitar {} desa kantong pekerja migran", "of about {} villages that are pockets of migrant workers";

    WHAT: "Apa program ini?", "What is this programme?";
    WHAT_1: "Banyak pekerja migran Indonesia berasal dari desa-desa yang sama. Di sanalah orang memutuskan untuk pergi, di sanalah keluarga menunggu, dan ke sanalah mereka pulang. Karena itu Kementerian Ketenagakerjaan menempatkan layanan dan pelindungan langsung di desa kantong pekerja migran.",
        "Many Indonesian migrant workers come from the same villages. There people decide to leave, there families wait, and there they return. That is why the Ministry of Manpower places service and protection in the villages that are pockets of migrant workers.";
    WHAT_2: "Di setiap desa ada dua Petugas Desmigratif dari desa itu sendiri. Mereka membantu tanpa bayaran dari Anda: memberi informasi, mencatat siapa yang akan berangkat, memeriksa dokumen, dan tahu ke mana harus meminta bantuan.",
        "Each village has two Desmigratif officers, from the village itself. They help without asking you for money: they inform, record who is about to leave, look through the documents, and know where to ask for help.";
    WHAT_3: "Pelayanan ini untuk calon pekerja migran, pekerja migran yang sedang di luar negeri, yang sudah pulang, dan keluarga mereka. Orang tanpa NIK juga dilayani.",
        "The service is for people about to leave, those abroad, those who have returned, and their families. People without an identity number are served too.";
    BEGAN: "Bagaimana program ini dimulai", "How it began";
    BEGAN_1: "Program ini dimulai pada akhir 2016 di dua desa percontohan:", "The programme began at the end of 2016 in two pilot villages:";
    BEGAN_2: "Sejak itu desa baru ditambahkan setiap tahun. Kabupaten mengusulkan, desa disurvei, kementerian menetapkan.",
        "Since then villages were added every year. A regency proposes, the village is surveyed, the ministry designates.";
    BEGAN_3: "Dasarnya kini Peraturan Menteri Ketenagakerjaan Nomor 2 Tahun 2019 tentang pemberdayaan komunitas pekerja migran di desa migran produktif, dan Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia.",
        "Its basis is now Regulation 2/2019 of the Minister of Manpower on empowering communities of migrant workers in productive migrant villages, and Law 18/2017 on the protection of Indonesian migrant workers.";
    SUCCESSOR: "Setelah 2022 muncul program penerus di lapangan, Desa Migran Emas. Karena itu di sini setiap penetapan mencatat nama programnya.",
        "After 2022 a successor appeared on the ground, Desa Migran Emas. That is why each designation here names its programme.";
    MINISTRIES: "Kementerian dan lembaga yang bekerja sama", "Ministries and agencies that work together";
    MINISTRIES_TELL: "Sumber menyebut jumlah yang berbeda: {} dalam nota kesepahaman, {} pada peluncuran 11 September 2017. Keduanya kami tampilkan.",
        "Sources give different numbers: {} in the memorandum, {} at the launch on 11 September 2017. We show both.";
    MEMORANDUM: "Nota kesepahaman", "Memorandum";
    LAUNCH: "Disebut pada peluncuran", "Named at the launch";
    NAMED: "disebut", "named";
    PARTNERS: "Mitra yang disebut pada peluncuran: {}.", "Partners named at the launch: {}.";
    LAW_AGENCIES: "Kementerian Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi mendukung lewat balai latihan masyarakat (BLM), produk unggulan kawasan perdesaan (prukades), dan badan usaha milik desa (BUMDes), agar pekerja migran yang pulang dapat berusaha di desanya.",
        "The Ministry of Villages supports it with community training centres (BLM), flagship products of rural areas (prukades) and village enterprises (BUMDes), so that returned workers can earn their living at home.";
    UNKNOWN: "Yang belum kami ketahui", "What we do not know";
    UNKNOWN_TELL: "Daftar resmi desa per tahun, pedoman teknis, dan hasil evaluasi program tidak kami temukan. Bila Anda memilikinya, sampaikan lewat Kontak.",
        "We did not find the official list of villages by year, the technical manual, or an evaluation of the programme. If you have them, tell us through Contact.";
    SHORT_FIGURES: "Beberapa angka dan sumbernya", "Some figures and their sources";
}

/// A pillar: what it is called, and what it does for people.
pub const PILLAR_LIST: [(Phrase, Phrase, &str); 4] = [
    (
        phrase("Pusat Layanan Migrasi", "Migration service centre"),
        phrase(
            "Meja layanan di kantor desa: informasi kerja yang benar, pencatatan, surat dan dokumen, bantuan bila ada masalah.",
            "A desk in the village office: true information on jobs, registration, letters and documents, help in trouble.",
        ),
        "plane",
    ),
    (
        phrase("Usaha Produktif", "Productive enterprise"),
        phrase(
            "Kelompok usaha untuk pekerja migran yang pulang dan keluarganya: pelatihan, sarana, dan pemasaran.",
            "Business groups for returned workers and their families: training, equipment and markets.",
        ),
        "shop",
    ),
    (
        phrase("Pengasuhan Anak", "Community parenting"),
        phrase(
            "Desa bersama-sama menjaga tumbuh kembang anak yang orang tuanya bekerja jauh: rumah belajar dan dukungan bagi pengasuh.",
            "The village cares together for children whose parents work far away: a learning house, and support for carers.",
        ),
        "child",
    ),
    (
        phrase("Koperasi Desmigratif", "Desmigratif cooperative"),
        phrase(
            "Simpanan dan usaha bersama milik anggota, agar hasil kerja di luar negeri menjadi modal di desa.",
            "Savings and business owned by the members, so that what was earned abroad becomes capital at home.",
        ),
        "bank",
    ),
];
