//! Sentences about who looked. The purposes stand here in both languages; the stream holds the Indonesian one.

use kernel::{Lang, Phrase, phrase};
use web::looked::{EMERGENCY, ExportPurpose};

phrases! {
    TITLE: "Siapa yang melihat", "Who looked";
    TITLE_PERSON: "Siapa yang melihat data khusus", "Who looked at the specific data";
    LEAD_PERSON: "Setiap kali data khusus warga ini dibuka, tercatat di sini: siapa, kapan, dan untuk apa. Catatan ini tidak dapat diubah.",
        "Each time specific data of this person are opened it is recorded here: who, when and for what. The record cannot be changed.";
    TITLE_OWN: "Siapa yang melihat data saya", "Who looked at my data";
    LEAD_OWN: "Setiap kali petugas membuka data khusus Anda, tercatat di sini: kantor mana, peran apa, kapan, dan untuk apa. Tidak cocok? Tanyakan kepada kepala desa; nama petugas diberikan di kantor.",
        "Each time an officer opens your specific data it is recorded here: which office, which role, when and for what. Something wrong? Ask the village head; the officer's name is given at the office.";
    OWN_EMERGENCY: "Bila data pernah dibuka dalam keadaan darurat, Anda diberi tahu langsung oleh petugas, bukan lewat halaman ini.",
        "Where data were opened in an emergency you are told in person by an officer, not through this page.";
    NONE: "Belum pernah ada yang membuka data khusus.", "Nobody has opened specific data yet.";
    NONE_PERIOD: "Tidak ada catatan pada masa ini.", "Nothing was recorded in this period.";
    JOURNAL: "Jejak akses", "Access record";
    JOURNAL_SHORT: "Jejak", "Record";
    JOURNAL_LEAD: "Setiap pembukaan data khusus di wilayah Anda. Tanda adalah pertanyaan, bukan tuduhan: tanyakan dulu kepada yang bersangkutan.",
        "Every opening of specific data within your region. A mark is a question, not an accusation: ask the person first.";
    WHEN: "Kapan", "When";
    WHO: "Siapa", "Who";
    ROLE: "Peran dan kantor", "Role and office";
    PURPOSE: "Tujuan", "Purpose";
    WHAT: "Apa", "What";
    MARKS: "Tanda", "Marks";
    MARK: "Tanda", "Mark";
    FROM: "Dari tanggal", "From";
    TO: "Sampai tanggal", "Until";
    ACCOUNT: "Email atau telepon petugas", "Officer's email or phone";
    ACCOUNT_UNKNOWN: "Tidak ada akun dengan email atau telepon itu.", "No account has that email or phone.";
    SHOW: "Tampilkan", "Show";
    ALL: "Semua", "All";
    OLDER: "Yang lebih lama", "Older ones";
    ONLY_THIS: "Hanya petugas ini", "Only this officer";
    NOBODY: "Akun tidak dikenal", "Unknown account";
    EXPORT: "Unduh (CSV)", "Export (CSV)";
    EXPORT_TITLE: "Unduh jejak akses", "Export the access record";
    EXPORT_LEAD: "Berkas ini memuat siapa membuka data siapa. Pilih untuk apa; pilihan Anda tercatat.",
        "The file says who opened whose data. Choose for what; your choice is recorded.";
    EXPORT_PURPOSE: "Untuk apa", "For what";
    PURPOSE_NEEDED: "Pilih untuk apa berkas ini.", "Choose what the file is for.";
    RECORDS: "catatan", "records";
    TIMES: "kali", "times";
    PERIOD_WRONG: "Tulis tanggal seperti 24-11-2026.", "Write a date such as 24-11-2026.";
}

/// The purposes of the rooms' routes, as they are written down.
const PURPOSES: &[Phrase] = &[
    phrase("kartu warga", "the resident's card"),
    phrase("mengurus kasus migrasi", "working on a migration case"),
    phrase("menangani keadaan darurat", "handling an emergency"),
    phrase("lampiran", "an attached file"),
    phrase("memeriksa perekrutan", "checking a recruitment"),
    phrase("membandingkan perekrutan antardesa", "comparing recruitment over villages"),
    phrase("mengurus rujukan", "working on a referral"),
    phrase("jawaban rujukan lewat kode", "an agency answers a referral by its code"),
    phrase("mengurus pengaduan", "working on a complaint"),
    phrase("melihat pengaduan sendiri", "looking at one's own complaint"),
    phrase("berkas catatan", "a file of a record"),
    phrase("melayani pengunjung", "serving a visitor"),
    phrase("melayani anggota koperasi", "serving a member of a cooperative"),
    phrase("mengurus pinjaman anggota", "working on a member's loan"),
    phrase("mendampingi anak", "accompanying a child"),
    phrase("saldo awal koperasi", "opening balances of a cooperative"),
    phrase("melihat catatan", "looking at a record"),
    phrase("memeriksa riwayat", "checking the history"),
    phrase("memperbaiki catatan", "mending a record"),
    phrase("mengimpor lembar", "taking up a sheet"),
    phrase("mengurus penahanan penghapusan", "holding up an erasure"),
    phrase("memutuskan penghapusan data", "deciding about an erasure"),
    phrase("membandingkan kartu satu orang", "comparing two cards of one person"),
    phrase("menanggapi pembukaan darurat", "answering an emergency opening"),
    phrase("pendataan rumah ke rumah", "door-to-door listing"),
    phrase("memberi salinan data kepada orangnya", "giving the person a copy of their data"),
    phrase(EMERGENCY, "emergency"),
];

/// A purpose in words; one that has no English yet stands as it was written.
pub fn purpose(written: &str, lang: Lang) -> String {
    if let Some(chosen) = ExportPurpose::from_name(written) {
        return chosen.label().say(lang).to_owned();
    }
    let known = PURPOSES.iter().find(|purpose| purpose.id == written);
    known.map_or_else(|| written.to_owned(), |purpose| purpose.say(lang).to_owned())
}
