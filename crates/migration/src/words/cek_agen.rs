//! Sentences of *Cek agen*: what the answer means and does not mean, and what to ask. Everybody reads them, so they are plain.

phrases! {
    TITLE: "Cek agen", "Check an agency";
    LEAD: "Tulis nama perusahaan, nomor izin, atau nomor telepon yang Anda terima. Jawabannya diambil dari daftar resmi pada tanggal yang disebut.", "Write the company's name, its licence number or the telephone you were given. The answer comes from the official list of the day that is named.";
    ASK: "Nama perusahaan, nomor izin, atau telepon", "Company's name, licence number or telephone";
    ASK_HELP: "Contoh: PT Contoh Sejahtera, atau 0812 3456 7890. Nama calo atau sponsor tidak dapat dicari di sini.", "Example: PT Contoh Sejahtera, or 0812 3456 7890. Names of brokers cannot be looked up here.";
    VILLAGE: "Desa atau kabupaten Anda (boleh kosong)", "Your village or regency (may stay empty)";
    VILLAGE_HELP: "Untuk melihat apakah ada cabangnya di kabupaten Anda.", "To see whether it has a branch in your regency.";
    DO: "Cek", "Check";
    OTHER: "Cek yang lain", "Check another";
    VALID: "Ada dalam daftar dan izinnya berlaku", "On the list, and its licence is valid";
    VALID_TELL: "Ini hanya berarti perusahaan dengan nama ini berizin. Belum berarti orang yang menemui Anda benar petugasnya. Telepon kantornya dengan nomor dari daftar, bukan nomor dari orang itu.", "This only means that a company of this name is licensed. It does not mean that the person you met works for it. Call its office by the number on the list, not by that person's.";
    EXPIRED: "Ada dalam daftar, tetapi izinnya tidak berlaku hari ini", "On the list, but its licence is not valid today";
    REVOKED: "Ada dalam daftar, tetapi izinnya dicabut", "On the list, but its licence was revoked";
    SUSPENDED: "Ada dalam daftar, tetapi izinnya sedang diskors", "On the list, but its licence is suspended";
    NOT_VALID_TELL: "Perusahaan ini tidak boleh merekrut hari ini. Jangan menyerahkan berkas atau uang. Tanyakan kepada BP3MI atau petugas desa.", "This company may not recruit today. Hand over no papers and no money. Ask BP3MI or the village's officer.";
    UNKNOWN: "Tidak ada dalam daftar", "Not on the list";
    UNKNOWN_TELL: "Mungkin perusahaan ini tidak berizin, mungkin namanya ditulis lain, atau baru terdaftar sesudah tanggal daftar. Tidak ada dalam daftar bukan bukti penipuan, tetapi jangan berangkat dan jangan membayar sebelum BP3MI memastikan.", "Perhaps it has no licence, perhaps the name is written otherwise, or it was registered after the day of the list. Not being on the list proves no fraud, but do not leave and do not pay before BP3MI has confirmed.";
    UNKNOWN_PHONE: "Nomor telepon ini tidak tercatat pada perusahaan mana pun dalam daftar", "This number belongs to no company on the list";
    UNKNOWN_PHONE_TELL: "Banyak calo memakai nomor sendiri. Tanyakan nama perusahaannya, lalu cek namanya dan telepon kantornya.", "Many brokers use numbers of their own. Ask for the company's name, check the name, and call its office.";
    BY_PHONE: "Nomor telepon ini tercatat pada perusahaan berikut", "This number is recorded with this company";
    ALIKE: "Maksud Anda salah satu dari ini?", "Do you mean one of these?";
    ALIKE_TELL: "Namanya mirip, tetapi bukan yang Anda tulis. Penipu sering memakai nama yang mirip perusahaan berizin. Cocokkan huruf demi huruf dengan suratnya, juga nomor izinnya.", "The names are alike, but they are not what you wrote. Swindlers often use a name that is like a licensed one. Compare letter by letter with the paper, and the licence number too.";
    NO_LIST: "Daftar perusahaan belum tersedia di sini", "No list of companies is available here yet";
    NO_LIST_TELL: "Jadi jawaban ini tidak mengatakan apa-apa tentang perusahaan itu. Tanyakan kepada BP3MI.", "So this answer says nothing about that company. Ask BP3MI.";
    PERSON: "Ini seperti nama orang", "This looks like a person's name";
    PERSON_TELL: "Orang perseorangan dilarang menempatkan pekerja migran (UU 18/2017 Pasal 69), siapa pun orangnya. Tanyakan nama perusahaannya.", "Individuals may not place migrant workers (UU 18/2017 art. 69), whoever they are. Ask for the company's name.";
    TRAINING: "Ini lembaga pelatihan (LPK)", "This is a training centre (LPK)";
    TRAINING_TELL: "LPK melatih. Menempatkan pekerja hanya boleh bila lembaga itu juga berizin sebagai P3MI. LPK yang menjanjikan keberangkatan perlu ditanyakan kepada disnaker.", "A training centre trains. It may place workers only if it is licensed as an agency too. Ask the labour office about one that promises a departure.";
    LICENCE: "Nomor izin (SIP3MI)", "Licence number (SIP3MI)";
    VALID_UNTIL: "Izin berlaku sampai", "Licence valid until";
    STATUS_SINCE: "Status sejak", "Status since";
    PERMITS: "Boleh merekrut untuk", "May recruit for";
    NO_PERMITS: "Izin perekrutan (SIP2MI) tidak tercatat. Minta ditunjukkan: setiap perekrutan perlu izin sendiri.", "No recruitment permit (SIP2MI) is recorded. Ask to see it: each recruitment needs its own.";
    BRANCH_HERE: "Ada kantor di", "It has an office in";
    NO_BRANCH_HERE: "Cabang tidak tercatat di", "No branch is recorded in";
    NO_BRANCH_TELL: "Tanyakan di mana kantornya dan datangi.", "Ask where its office is, and go there.";
    BRANCHES: "Kantor cabang", "Branches";
    PHONE: "Telepon menurut daftar", "Telephone on the list";
    ADDRESS: "Alamat menurut daftar", "Address on the list";
    LIST: "Daftar", "List";
    LIST_OF: "Daftar tanggal", "List of";
    SOURCE: "sumber", "source";
    GONE: "Tidak ada lagi dalam daftar tanggal", "No longer on the list of";
    ANSWERED: "BP3MI menjawab", "BP3MI answered";
    OLD_LIST: "Daftar ini sudah lebih dari 90 hari. Pastikan lagi ke BP3MI.", "This list is older than 90 days. Ask BP3MI again.";
    QUESTIONS: "Tanyakan sebelum apa pun", "Ask before anything else";
    WHERE: "Pastikan di", "Make sure at";
    PORTAL: "Laman resmi KP2MI/BP2MI: kp2mi.go.id", "Official page of KP2MI/BP2MI: kp2mi.go.id";
    PORTAL_TELL: "Daftar P3MI berizin ada di sana. Butuh internet.", "The list of licensed agencies stands there. Needs internet.";
    ASK_VILLAGE: "Tanya petugas desa saya", "Ask my village's officer";
    NUMBERS: "Nomor yang dapat dihubungi", "Numbers to call";
    COSTS: "Yang tidak boleh diminta dari Anda", "What you may not be asked to pay";
    COSTS_MORE: "Daftar lengkap dan dasarnya", "The whole list and its grounds";
    SHARE: "Bagikan lewat WhatsApp", "Share by WhatsApp";
    VACANCIES: "Lowongan resmi", "Official vacancies";
    WAIT: "Terlalu banyak pertanyaan dari sini. Coba lagi sebentar lagi.", "Too many questions from here. Try again in a moment.";
    NOT_KEPT: "Apa yang Anda tulis di sini tidak disimpan.", "What you write here is not kept.";
}

/// What one asks whoever offers work, with what a good answer is.
pub const QUESTION_LIST: [kernel::Phrase; 6] = [
    kernel::phrase(
        "Apa nama perusahaannya dan di mana kantornya? Minta surat tugas orang yang menemui Anda.",
        "What is the company's name and where is its office? Ask for the letter of assignment of the person you met.",
    ),
    kernel::phrase(
        "Boleh saya lihat SIP2MI untuk negara dan pekerjaan ini?",
        "May I see the recruitment permit (SIP2MI) for this country and job?",
    ),
    kernel::phrase(
        "Visa apa yang dipakai? Harus visa kerja; bukan kunjungan, ziarah, atau umrah.",
        "Which visa is it? It must be a work visa; not a visit, pilgrimage or umrah visa.",
    ),
    kernel::phrase(
        "Siapa majikannya, di mana, berapa gajinya, berapa lama kontraknya? Minta perjanjian tertulis.",
        "Who is the employer, where, at which wage, for how long? Ask for a written agreement.",
    ),
    kernel::phrase(
        "Apa yang harus saya bayar, dan untuk apa? Minta rincian tertulis dan kuitansi.",
        "What must I pay, and what for? Ask for a written list and receipts.",
    ),
    kernel::phrase(
        "Apakah saya sudah didaftarkan di disnaker atau SISKOP2MI?",
        "Am I registered with the labour office or in SISKOP2MI?",
    ),
];
