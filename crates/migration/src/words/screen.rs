//! Sentences on the page turned to the visitor, in the words of a village: short, and nothing private.

phrases! {
    HERE: "Anda sekarang di sini", "You are here";
    DONE: "sudah", "done";
    LATER: "nanti", "later";
    MINAT: "Anda bertanya. Petugas mencatat data Anda dan keluarga.", "You ask. The officer writes down your data and your family's.";
    PERSIAPAN: "Penjelasan untuk keluarga, izin, pendaftaran, kesehatan, pelatihan, paspor, perjanjian.", "Talks with the family, permission, registration, health, training, passport, contract.";
    SIAP: "Semua berkas lengkap dan masih berlaku. Tinggal berangkat.", "All papers are complete and valid. Only the journey is left.";
    BEKERJA: "Bekerja dan berkabar. Beri tahu petugas bila ada yang berubah.", "Work and send word. Tell the officer when something changes.";
    PULANG: "Pulang, lalu menata usaha, tabungan, dan keluarga.", "Come home, then see to business, savings and family.";
    NEXT: "Langkah berikutnya", "What comes next";
    WHO: "Yang melakukannya", "Who does it";
    BRING: "Yang perlu dibawa atau disiapkan", "What to bring or prepare";
    NOTHING: "Tidak ada yang perlu dibawa sekarang.", "Nothing to bring now.";
    FROM: "dari", "from";
    RENEW: "perlu diperbarui", "to be renewed";
    PAPERS_THERE: "Berkas yang sudah ada", "Papers that are there";
    REST: "Tidak ada yang harus dilakukan sekarang. Kabari keluarga dan petugas secara teratur.", "Nothing has to be done now. Send word to family and officer regularly.";
    SETTLED: "Semua langkah sudah selesai. Bila ingin berangkat lagi, datang ke kantor desa.", "Every step is done. To leave again, come to the village office.";
    PAUSED: "Berhenti dulu. Bila ingin melanjutkan, beri tahu petugas.", "This rests for now. To go on, tell the officer.";
    MOVED: "Sudah pindah ke desa lain. Petugas desa yang baru dapat melanjutkan.", "Moved to another village. The officer there can go on.";
    GRIEF: "Kami turut berduka cita. Petugas mendampingi keluarga.", "We mourn with you. The officer stands by the family.";
    DO_TERDATA: "Data Anda dilengkapi, dan siapa yang dihubungi bila ada apa-apa.", "Your data are completed, and whom to call if something happens.";
    DO_KONSELING: "Anda dan keluarga mendengar penjelasan lengkap di kantor desa.", "You and your family hear everything explained at the village office.";
    DO_VERIFIKASI: "KTP, kartu keluarga, dan akta kelahiran diperiksa.", "Identity card, family card and birth certificate are checked.";
    DO_IZIN: "Keluarga memberi izin. Kepala desa mengetahuinya.", "The family gives permission. The village head acknowledges it.";
    DO_DISNAKER: "Mendaftar di dinas tenaga kerja atau LTSA.", "Registering with the labour office or LTSA.";
    DO_SELEKSI: "Memilih lowongan resmi dan mengikuti seleksi.", "Choosing an official vacancy and taking part in the selection.";
    DO_SEHAT: "Pemeriksaan kesehatan dan uji kompetensi.", "Health examination and test of competence.";
    DO_PENEMPATAN: "Membaca, lalu menandatangani perjanjian penempatan. Salinannya pada keluarga.", "Reading, then signing the placement agreement. The family keeps a copy.";
    DO_JAMINAN: "Didaftarkan pada BPJS Ketenagakerjaan.", "Registered with social security (BPJS).";
    DO_PASPOR: "Mengurus paspor dan visa kerja.", "Getting passport and work visa.";
    DO_KERJA: "Membaca, lalu menandatangani perjanjian kerja. Salinannya pada keluarga.", "Reading, then signing the employment contract. The family keeps a copy.";
    DO_SIAP: "Ikut pembekalan (OPP). Semua berkas diperiksa sekali lagi.", "Pre-departure orientation. Every paper is checked once more.";
    DO_BERANGKAT: "Berangkat. Beri tahu petugas tanggalnya.", "Leaving. Tell the officer the day.";
    DO_KEMBALI: "Kembali bekerja. Beri tahu petugas.", "Back to work. Tell the officer.";
    DO_PULANG: "Kontrak hampir selesai: pulang atau memperpanjang? Beri tahu petugas.", "The contract ends soon: home or an extension? Tell the officer.";
    DO_PURNA: "Bicara dengan petugas tentang rencana setelah pulang.", "Talking with the officer about plans after the return.";
    YOU: "Anda", "You";
    YOU_AND_OFFICER: "Anda bersama petugas desa", "You with the village officer";
    YOU_AND_FAMILY: "Anda, keluarga, dan petugas desa", "You, your family and the village officer";
    OFFICER: "Petugas desa", "The village officer";
    FAMILY_AND_HEAD: "Keluarga Anda, lalu kepala desa", "Your family, then the village head";
    YOU_AND_AGENCY: "Anda bersama P3MI atau pelaksana penempatan", "You with the agency that places";
    YOU_AND_CLINIC: "Anda di klinik dan lembaga uji yang ditunjuk", "You at the appointed clinic and test centre";
    YOU_AND_EMPLOYER: "Anda dan pemberi kerja", "You and the employer";
    BRING_FAMILY: "Ajak suami, istri, orang tua, atau wali", "Bring husband, wife, a parent or guardian";
}
