//! Phrases of *Berangkat aman*: steps, costs and signs of danger, each with the rule or report behind it.
//! Not here: the documents (kernel's checklist) and the numbers to call (data/contacts.tsv), which have dates.

use kernel::{Phrase, phrase};

/// A sentence of advice and what it rests on; an empty source is our own advice.
#[derive(Debug, Clone, Copy)]
pub struct Advice {
    /// In short.
    pub title: Phrase,
    /// In one or two sentences.
    pub detail: Phrase,
    /// The article or the report behind it.
    pub source: &'static str,
}

const fn advice(title: Phrase, detail: Phrase, source: &'static str) -> Advice {
    Advice { title, detail, source }
}

phrases! {
    TITLE: "Berangkat dengan aman", "Leaving safely";
    LEAD: "Halaman ini untuk siapa saja yang ingin bekerja di luar negeri, dan untuk keluarganya. Bacalah bersama-sama sebelum menandatangani apa pun atau membayar apa pun.",
        "This page is for whoever wants to work abroad, and for their family. Read it together before you sign or pay anything.";
    ONE_SHEET: "Selembar untuk dicetak", "One sheet to print";
    WHOLE_PAGE: "Halaman lengkap", "The whole page";
    ASK_FIRST: "Ragu? Tanyakan dulu ke kantor desa atau dinas tenaga kerja. Bertanya tidak dipungut biaya, dan Anda tidak akan disalahkan.",
        "In doubt? Ask the village office or the labour office first. Asking costs nothing, and nobody will blame you.";
    BEFORE: "Sebelum berangkat", "Before you leave";
    DURING: "Selama bekerja di luar negeri", "While you work abroad";
    AFTER: "Setelah pulang", "After you return";
    DOCUMENTS: "Dokumen yang diperlukan", "Documents you need";
    DOCUMENTS_TELL: "Daftar ini menurut aturan yang berlaku pada {}. Skema dan negara tertentu meminta tambahan; tanyakan petugas desa.",
        "The list follows the rules in force on {}. Some schemes and countries ask for more; ask the village officer.";
    FROM: "dari {}", "from {}";
    COSTS: "Yang tidak boleh ditagihkan kepada Anda", "What you may not be charged";
    COSTS_TELL: "Biaya penempatan tidak boleh dibebankan kepada pekerja migran (UU 18/2017 pasal 30). Sebelum membayar apa pun, bandingkan dengan daftarnya, minta rinciannya tertulis, dan minta kuitansi.",
        "The cost of placement may not fall on the worker (Law 18/2017 art. 30). Before paying anything hold it against the list, ask for it in writing, and ask for a receipt.";
    COSTS_LIST: "Daftar biaya", "List of costs";
    SEE_ALSO: "Periksa dan cari sendiri", "Check and look for yourself";
    DANGER: "Tanda bahaya", "Signs of danger";
    DANGER_TELL: "Satu tanda saja sudah cukup untuk berhenti dan bertanya. Ini bukan salah Anda; korban tidak pernah diperlakukan sebagai pelaku.",
        "One sign is enough to stop and ask. It is not your fault; a victim is never treated as an offender.";
    NUMBERS: "Nomor yang dapat dihubungi", "Numbers to call";
    NUMBERS_TELL: "Nomor dapat berubah. Di setiap nomor tertulis kapan terakhir diperiksa.", "Numbers may change. Each says when it was last checked.";
    ABROAD_NUMBER: "Di luar negeri: kedutaan (KBRI) atau konsulat (KJRI) terdekat. Catat nomornya sebelum berangkat dan simpan di dua tempat.",
        "Abroad: the nearest Indonesian embassy (KBRI) or consulate (KJRI). Note its number before you leave and keep it in two places.";
    CHECKED: "diperiksa {}", "checked {}";
    BASIS: "Dasar: {}", "Basis: {}";
    FAMILY_COPY: "Tinggalkan pada keluarga: salinan paspor, visa, perjanjian kerja, perjanjian penempatan; nama dan alamat majikan dan perusahaan; nomor yang dapat dihubungi.",
        "Leave with your family: copies of passport, visa, employment contract and placement agreement; name and address of employer and company; numbers to reach you.";
    MY_NUMBERS: "Tulis di sini: KBRI/KJRI, petugas desa, keluarga", "Write here: embassy, village officer, family";
}

/// Before one leaves.
pub const BEFORE_LIST: [Advice; 8] = [
    advice(
        phrase("Datang ke kantor desa", "Go to the village office"),
        phrase(
            "Petugas Desmigratif mencatat rencana Anda dan menjelaskan semuanya sebelum Anda memutuskan. Ajak keluarga.",
            "The Desmigratif officer records your plan and explains everything before you decide. Bring your family.",
        ),
        "UU 18/2017 ps. 42",
    ),
    advice(
        phrase("Pastikan usia minimal 18 tahun dan data diri cocok", "Be at least 18, with papers that agree"),
        phrase(
            "Nama, tanggal lahir, dan NIK di KTP, KK, akta, dan paspor harus sama. Jangan pernah mengubah usia.",
            "Name, date of birth and NIK must be the same on identity card, family card, birth certificate and passport. Never change your age.",
        ),
        "UU 18/2017 ps. 5",
    ),
    advice(
        phrase("Daftar di dinas tenaga kerja atau LTSA", "Register at the labour office or LTSA"),
        phrase(
            "Di sana Anda melihat lowongan yang benar ada, dan tercatat sebagai calon pekerja migran.",
            "There you see jobs that really exist, and are registered as a prospective worker.",
        ),
        "UU 18/2017 ps. 1 dan 5; PP 59/2021 ps. 4",
    ),
    advice(
        phrase("Periksa perusahaan yang menempatkan", "Check the company that places you"),
        phrase(
            "Perusahaan harus punya izin (SIP3MI), izin merekrut untuk lowongan itu (SIP2MI), dan kantor cabang di daerah Anda. Orang perseorangan dilarang menempatkan.",
            "It needs a licence (SIP3MI), a permit to recruit for that very job (SIP2MI), and a branch office near you. Individuals may not place workers.",
        ),
        "UU 18/2017 ps. 69",
    ),
    advice(
        phrase(
            "Bicarakan dengan keluarga; urus surat izinnya di desa",
            "Talk to your family; get their permission at the village",
        ),
        phrase(
            "Surat izin adalah pernyataan suami, istri, orang tua, atau wali, diketahui kepala desa. Tidak ada yang boleh memaksa.",
            "The permission is a statement of your spouse, parents or guardian, acknowledged by the village head. Nobody may force it.",
        ),
        "UU 18/2017 ps. 13",
    ),
    advice(
        phrase("Periksa kesehatan dan ikuti pelatihan", "Have the health check and the training"),
        phrase(
            "Pakai klinik dan lembaga yang ditunjuk. Jangan menyerahkan ijazah asli sebagai jaminan.",
            "Use the appointed clinics and bodies. Do not hand over original school certificates as a pledge.",
        ),
        "UU 18/2017 ps. 5 dan 13",
    ),
    advice(
        phrase("Baca perjanjian sebelum tanda tangan", "Read the contract before you sign"),
        phrase(
            "Harus ada nama majikan, alamat, pekerjaan, upah, jam kerja, libur, dan lama kontrak. Minta salinannya, juga untuk keluarga.",
            "It must name employer, address, job, wage, hours, days off and duration. Ask for a copy, also for your family.",
        ),
        "UU 18/2017 ps. 13",
    ),
    advice(
        phrase(
            "Berangkat hanya dengan visa kerja, jaminan sosial, dan orientasi",
            "Leave only with a work visa, social security and orientation",
        ),
        phrase(
            "Bukan visa wisata, ziarah, atau umrah. Pastikan BPJS Ketenagakerjaan aktif sebelum berangkat.",
            "Not with a tourist, pilgrimage or umrah visa. See that your social security is active before you leave.",
        ),
        "UU 18/2017 ps. 5 dan 13; Permenaker 4/2023",
    ),
];

/// While one works abroad.
pub const DURING_LIST: [Advice; 5] = [
    advice(
        phrase("Laporkan kedatangan", "Report your arrival"),
        phrase(
            "Ke perwakilan Indonesia (KBRI atau KJRI), lalu kabari keluarga dan petugas desa alamat dan nomor Anda.",
            "To the Indonesian embassy or consulate; then tell your family and the village officer your address and number.",
        ),
        "UU 18/2017 ps. 6",
    ),
    advice(
        phrase("Pegang dokumen Anda sendiri", "Keep your own documents"),
        phrase(
            "Paspor milik Anda. Foto semua dokumen dan kirim kepada keluarga.",
            "The passport is yours. Take pictures of all documents and send them to your family.",
        ),
        "",
    ),
    advice(
        phrase("Perubahan hanya dengan persetujuan tertulis", "Changes only in writing"),
        phrase(
            "Pekerjaan harus sesuai perjanjian; perpanjangan lewat perwakilan Indonesia.",
            "The job must be that of the contract; extensions go through the Indonesian mission.",
        ),
        "UU 18/2017 ps. 17–19",
    ),
    advice(
        phrase("Beri kabar secara teratur", "Send news regularly"),
        phrase(
            "Sepakati dengan keluarga kapan memberi kabar, dan apa yang dilakukan bila kabar tidak datang.",
            "Agree with your family when you will call, and what they do when no news comes.",
        ),
        "",
    ),
    advice(
        phrase("Upah tidak dibayar, disakiti, atau dikurung?", "Not paid, hurt or locked in?"),
        phrase(
            "Hubungi KBRI/KJRI atau nomor di halaman ini. Keluarga juga dapat melapor dari desa.",
            "Call the embassy or a number on this page. Your family can report from the village too.",
        ),
        "UU 18/2017 ps. 21",
    ),
];

/// After the return.
pub const AFTER_LIST: [Advice; 4] = [
    advice(
        phrase("Lapor ke desa", "Report to the village"),
        phrase(
            "Supaya kepulangan tercatat dan hak yang belum dibayar dapat diurus.",
            "So that the return is recorded and what is still owed can be claimed.",
        ),
        "UU 18/2017 ps. 6 dan 42",
    ),
    advice(
        phrase("Urus hak dan jaminan", "Claim what you are owed"),
        phrase(
            "Sakit, kecelakaan, atau meninggal: ahli waris berhak mengurus JKK dan JKM di BPJS Ketenagakerjaan.",
            "Illness, accident or death: heirs may claim from social security (JKK, JKM).",
        ),
        "Permenaker 4/2023",
    ),
    advice(
        phrase("Ikut pelatihan dan kelompok usaha", "Join training and a business group"),
        phrase(
            "Tanyakan petugas desa tentang usaha produktif, pelatihan BLM, BUMDes, dan koperasi.",
            "Ask the village officer about productive enterprise, BLM training, village enterprises and the cooperative.",
        ),
        "Permenaker 2/2019; Permen P2MI 33/2025",
    ),
    advice(
        phrase("Simpan catatan dan perjanjian", "Keep notes and contracts"),
        phrase(
            "Bila ada hak yang belum diterima, dokumen itulah buktinya.",
            "Where something is still owed to you, they are your evidence.",
        ),
        "",
    ),
];

/// Signs of danger, each reported in the field or set by law.
pub const DANGER_LIST: [Advice; 11] = [
    advice(
        phrase(
            "Yang mengajak adalah orang perseorangan, bukan perusahaan berizin",
            "A single person recruits you, not a licensed company",
        ),
        phrase(
            "Tidak ada di daftar P3MI, tidak punya SIP2MI, tidak punya kantor cabang.",
            "Not on the list of agencies, no recruitment permit, no branch office.",
        ),
        "UU 18/2017 ps. 69; jabar.tribunnews.com, 15 Jun 2023; adbmi.org",
    ),
    advice(
        phrase("Diminta memakai visa wisata, ziarah, atau umrah", "You are to use a tourist, pilgrimage or umrah visa"),
        phrase("Bekerja hanya dengan visa kerja.", "Work needs a work visa."),
        "batamnews.co.id 97897; poskota.co.id, 4 Jul 2025",
    ),
    advice(
        phrase("Diberi uang panjar atau ditawari utang", "You are given an advance or offered a debt"),
        phrase(
            "Biasanya Rp5–10 juta. Utang membuat orang sulit menolak dan sulit pulang.",
            "Usually Rp5 to 10 million. Debt makes it hard to refuse and hard to come home.",
        ),
        "batamnews.co.id 97897",
    ),
    advice(
        phrase("Diminta membayar biaya penempatan", "You are asked to pay for the placement"),
        phrase(
            "Biaya penempatan tidak boleh ditagihkan kepada Anda.",
            "The cost of placement may not be charged to you.",
        ),
        "UU 18/2017 ps. 30",
    ),
    advice(
        phrase("Semua dokumen dipegang calo", "The broker keeps all your papers"),
        phrase("Keluarga tidak punya salinan apa pun.", "Your family has no copy of anything."),
        "jabar.tribunnews.com, 15 Jun 2023",
    ),
    advice(
        phrase("Usia atau data diri diubah", "Your age or identity is changed"),
        phrase(
            "Juga bila surat dari desa dibuatkan orang lain. Surat yang asli tercatat di register desa.",
            "Also when somebody else makes the village's letter for you. A genuine one stands in the village's register.",
        ),
        "UU 18/2017 ps. 5; sumut.antaranews.com 504341",
    ),
    advice(
        phrase(
            "Tujuan tidak jelas, upah terlalu besar, harus cepat berangkat",
            "Unclear destination, a wage too good, leaving in a hurry",
        ),
        phrase(
            "Atau semua biaya katanya ditanggung, tanpa perjanjian yang dapat dibaca.",
            "Or everything is paid, they say, with no contract to read.",
        ),
        "sumut.antaranews.com 504341; voiceindonesia.co 63925",
    ),
    advice(
        phrase("Hanya kenal lewat media sosial", "You know them only from social media"),
        phrase(
            "Atau akan dibawa lewat jalan tikus di perbatasan.",
            "Or you will be taken across the border off the road.",
        ),
        "sumut.antaranews.com 504341; lendoot.com",
    ),
    advice(
        phrase("Lembaga pelatihan (LPK) yang juga menempatkan", "A training centre (LPK) that also places workers"),
        phrase("LPK hanya boleh melatih.", "A training centre may only train."),
        "sumut.antaranews.com 504341",
    ),
    advice(
        phrase("Pekerjaan rumah tangga di negara yang ditutup", "Household work in a closed country"),
        phrase(
            "Penempatan ke pengguna perseorangan di beberapa negara Timur Tengah dihentikan. Tanyakan dulu.",
            "Placement with private households in several Middle East states is stopped. Ask first.",
        ),
        "Kepmenaker 260/2015",
    ),
    advice(
        phrase("Perjanjian kerja tidak diperlihatkan", "You are not shown the contract"),
        phrase(
            "Atau harus ditandatangani saat itu juga, dalam bahasa yang tidak Anda mengerti.",
            "Or you must sign at once, in a language you do not understand.",
        ),
        "UU 18/2017 ps. 13",
    ),
];
