//! Sentences about cases: list, opening, the page of a case, what needs doing.

phrases! {
    ROOM: "Pusat Layanan Migrasi", "Migration service centre";
    ROOM_SHORT: "Layanan", "Service";
    CASES: "Kasus", "Cases";
    CASE: "Kasus", "Case";
    PHASES: "Tahap kasus", "Phases of the case";
    ALL: "Semua", "All";
    ASIDE: "Di samping: tertunda, mundur, ditolak, pindah, meninggal", "Beside the way: postponed, withdrew, refused, moved, died";
    FIND: "Nama warga atau nomor kasus", "Resident's name or case number";
    COUNTRY: "Negara tujuan", "Destination";
    SHOW: "Tampilkan", "Show";
    WAITING: "Lama tidak bergerak", "Not moved for long";
    LONGEST: "paling lama di atas", "longest first";
    PERSON: "Warga", "Resident";
    STATE: "Keadaan", "State";
    GOING_TO: "Tujuan", "Destination";
    SINCE: "Sejak", "Since";
    ELSEWHERE: "data warga disimpan di tempat lain", "the resident is kept elsewhere";
    NONE_OWN: "Belum ada kasus. Petugas desa membukanya bila Anda ingin bekerja di luar negeri.", "No case yet. The village officer opens one when you want to work abroad.";
    NONE: "Belum ada kasus. Kasus dibuka dari halaman warga.", "No cases yet. A case is opened from a resident's page.";
    NONE_FOUND: "Tidak ada kasus yang cocok.", "No case fits.";
    NOTHING_WAITS: "Tidak ada kasus yang terlalu lama diam.", "No case has been still for too long.";
    FIND_RESIDENT: "Cari warga", "Find a resident";
    CHOOSE_RESIDENT: "Pilih warganya dulu, lalu Buka kasus migrasi.", "Choose the resident first, then open a migration case.";

    OPEN_CASE: "Buka kasus migrasi", "Open a migration case";
    OPENED: "Kasus dibuka.", "The case is open.";
    RUNNING: "Warga ini masih punya kasus yang berjalan: ini kasusnya.", "This resident has a running case: here it is.";
    WHERE_NOW: "Di mana orangnya sekarang?", "Where is the person now?";
    STILL_HERE: "Masih di sini, ingin berangkat", "Still here, wants to leave";
    ALREADY_ABROAD: "Sudah di luar negeri", "Already abroad";
    ALREADY_HOME: "Sudah pulang dari luar negeri", "Home again from abroad";
    IF_HOME: "Bila sudah pulang", "If home again";
    IF_HOME_HELP: "Isi juga bagian di atas sejauh diketahui. Alasan pulang tertutup bagi semua orang selain petugas desa ini.",
        "Fill in the part above too, as far as it is known. The reason of the return is closed to everybody but this village's officer.";
    DEPARTED_YEAR: "Tahun berangkat", "Year of the departure";
    RETURNED_YEAR: "Tahun pulang", "Year of the return";
    YEAR_HELP: "Bila tanggalnya tidak diketahui. Kosongkan bila tahunnya pun tidak diketahui.",
        "Where the day is not known. Leave empty where not even the year is.";
    SETTLED: "Sudah menetap kembali: tidak ada yang perlu dibicarakan lagi", "Has settled again: nothing is left to be talked over";
    IN_YEAR: "tahun", "in";
    IF_HERE: "Bila ingin berangkat", "If the person wants to leave";
    IF_ABROAD: "Bila sudah di luar negeri, atau sudah pulang", "If already abroad, or home again";
    IF_ABROAD_HELP: "Isi yang diketahui keluarga. Jalur tertutup bagi semua orang selain petugas desa ini.",
        "Fill in what the family knows. The way of leaving is closed to everybody but this village's officer.";
    TOLD_BY: "Bagaimana hal ini diketahui", "How this is known";
    READ_ALOUD: "Bacakan dulu: isian ini dilihat petugas desa ini dan dinas kabupaten; kementerian hanya melihat jumlah.",
        "Read aloud first: this is seen by this village's officers and the regency's office; the ministry sees only counts.";
    OPEN_BUTTON: "Buka kasus", "Open the case";

    NEXT: "Langkah berikut", "Next step";
    FOR_NEXT: "Untuk langkah berikut", "For the next step";
    STILL_MISSING: "Masih kurang", "Still missing";
    NOTHING_MISSING: "Tidak ada yang kurang.", "Nothing is missing.";
    PUT_RIGHT: "Lengkapi", "Put right";
    TOPICS_LEFT: "topik konseling belum dibicarakan.", "topics of the counselling not talked over yet.";
    WITHDRAW: "Salah catat? Tarik kasus ini", "A mistake? Withdraw this case";
    RESIDENT_PAGE: "Halaman warga", "The resident's page";
    EARLIER: "Yang lebih lama", "Earlier";
    DO_PAPER: "lampirkan", "attach";
    DO_RENEW: "perbarui", "renew";
    DO_LETTER: "buat surat", "write the letter";
    DO_ACKNOWLEDGE: "ketahui surat izin keluarga", "acknowledge the family permission";
    DO_WAIT_HEAD: "surat izin menunggu kepala desa", "the permission waits for the village head";
    DO_COUNSEL: "isi konseling", "record the counselling";
    DO_RESIDENT: "lengkapi data warga", "complete the resident's data";
    DO_KIN: "catat keluarga yang dihubungi", "record the next of kin";
    DO_DETAILS: "lengkapi tujuan dan penempatan", "complete destination and placement";
    DO_AGENCY: "pilih agen atau lowongan", "choose agency or vacancy";
    YEARS: "tahun", "years old";
    TO: "menuju", "to";
    AT: "di", "in";
    BACK_FROM: "pulang dari", "back from";
    DETAILS: "Ubah tujuan dan penempatan", "Change destination and placement";
    SCREEN: "Layar untuk pengunjung", "Page for the visitor";
    BACK_TO_CASE: "Kembali ke kasus", "Back to the case";
    SCREEN_HELP: "Halaman ini boleh dilihat tamu: hanya tahap dan dokumen.", "This page may be shown to the visitor: phases and papers only.";

    ARTICLE_13: "Dokumen menurut UU 18/2017 Pasal 13", "Papers under UU 18/2017 art. 13";
    OTHER_PAPERS: "Dokumen lain yang diminta", "Other papers asked for";
    OF: "dari", "of";
    NO_SCHEME: "Skema belum dipilih: daftar ini memuat yang wajib bagi semua.", "No scheme chosen yet: this list holds what all need.";
    COUNSELLING: "Konseling", "Counselling";
    TOPICS: "topik sudah dibicarakan", "topics talked over";
    FAMILY_WAS_THERE: "keluarga hadir", "family was there";
    FAMILY_MISSING: "keluarga belum hadir", "family not there yet";
    OPEN: "Buka", "Open";
    FAMILY: "Keluarga", "Family";
    FIRST_CALL: "dihubungi lebih dulu", "called first";
    NO_FAMILY: "Belum ada keluarga yang dihubungi.", "No next of kin yet.";
    AGENCY: "Agen (P3MI)", "Agency (P3MI)";
    NO_AGENCY: "Belum diisi. Orang perseorangan dilarang menempatkan (UU 18/2017 Pasal 69).",
        "Not filled in. Individuals may not place workers (UU 18/2017 art. 69).";
    PERMIT: "izin", "permit";
    NO_PERMIT: "nomor izin belum diisi", "permit number not filled in";
    ABROAD: "Di luar negeri", "Abroad";
    DEPARTED: "Berangkat", "Left";
    UNKNOWN_DAY: "tanggal tidak diketahui", "day not known";
    RETURNED: "Pulang", "Returned";
    NOT_RECORDED: "Belum dicatat", "Not recorded";
    SEE_PAPERS: "Lihat daftarnya", "See the list";
    OFFICER_ONLY: "Hanya untuk petugas desa ini", "Only for this village's officer";
    WHO_SEES: "Yang dapat melihat", "Who can see this";
    WHO_SEES_TELL: "Petugas dan kepala desa ini, dan dinas", "This village's officers and head, and the office of";
    WHO_SEES_COUNTS: "Kementerian hanya melihat jumlah. Jalur, masalah, dan hal yang perlu diperiksa hanya dilihat petugas desa ini.",
        "The ministry sees only counts. The way of leaving, trouble and things to look into are seen by this village's officer only.";
    OTHER_MIGRATIONS: "Migrasi lain orang ini", "Other migrations of this person";
    OPEN_NEXT: "Buka migrasi berikutnya", "Open the next migration";
    TIMELINE: "Riwayat", "History";
    WHOLE_HISTORY: "Riwayat setiap isian", "History of every field";
    OTHER_STEPS: "Langkah lain", "Other steps";
    CONCERN: "Hal yang perlu diperiksa.", "Things to look into.";
    TROUBLE: "Masalah yang dihadapi.", "Trouble.";
    SET_ASIDE: "Kasus ini di samping jalannya:", "This case stepped aside:";
    CONFLICT: "Dua isian berbeda", "Two differing entries";
    CONFLICT_TELL: "Bagian kasus ini diisi berbeda di dua tempat.", "Part of this case was filled in differently in two places.";
    WITHDRAWN: "Kasus ini ditarik.", "This case was withdrawn.";

    PANEL: "Kasus migrasi", "Migration case";
    PANEL_NONE: "Belum ada kasus.", "No case yet.";
    TASK_EXPIRES: "Berakhir", "Runs out";
    TASK_EXPIRED: "Sudah berakhir", "Has run out";
    TASK_BEFORE: "sebelum tanggal berangkat", "before the departure";
    TASK_STILL: "Diam", "Still";
    TASK_DAYS: "hari", "days";
    TASK_PERMISSION: "Izin keluarga", "Permission";
    TASK_PERMISSION_NONE: "Surat izin keluarga belum dibuat.", "The family permission has not been written.";
    TASK_PERMISSION_HEAD: "Surat izin keluarga menunggu kepala desa.", "The family permission waits for the village head.";
    TASK_PERMISSION_READY: "Surat izin sudah diketahui: catat langkahnya.", "The permission is acknowledged: record the step.";
    TASK_CONTRACT: "Kontrak berakhir", "Contract ends";
    TASK_CONTRACT_OVER: "Kontrak sudah berakhir", "Contract has ended";
    TASK_ASK: "tanyakan: pulang atau memperpanjang", "ask: home, or an extension";
    CHECK_PAST: "Rencana tanggal berangkat sudah lewat.", "The planned departure is past.";
    CHECK_AGE: "Belum berumur 18 tahun pada rencana tanggal berangkat (UU 18/2017 Pasal 5).",
        "Not yet 18 years old on the planned departure (UU 18/2017 art. 5).";
    CHECK_CONTRACT: "Kontrak berakhir sebelum tanggal berangkat.", "The contract ends before the departure.";
    CHECK_NEWS: "Kabar terakhir bertanggal setelah hari ini.", "The last news is dated after today.";
}
