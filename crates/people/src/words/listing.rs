//! Sentences about the door-to-door listing.

phrases! {
    TITLE: "Pendataan", "Listing";
    LEAD: "Pendataan rumah ke rumah: rencanakan wilayah, cetak lembar, catat di setiap pintu, lalu minta ketua RT memeriksa.",
        "Listing from door to door: plan areas, print the sheets, record at each door, then let the head of the RT check.";
    LEAD_ABOVE: "Sejauh mana desa-desa sudah mendata rumah. Hanya jumlah rumah, tanpa nama.",
        "How far villages have listed their houses. Counts of houses only, without names.";
    NONE_PLANNED: "Belum ada wilayah yang direncanakan. Mulai dari RT yang alamatnya sudah tercatat, atau ketik wilayahnya.",
        "No area is planned yet. Begin with an RT whose addresses are recorded, or type the area.";
    PLAN: "Rencanakan wilayah", "Plan areas";
    PLAN_LEAD: "Centang RT yang akan didata. Keluarga yang sudah tercatat di sana menjadi daftar rumah.",
        "Tick the RTs to be listed. The households recorded there become the list of houses.";
    PROPOSED: "Dari alamat yang tercatat", "From recorded addresses";
    TYPED: "Wilayah lain", "Another area";
    TYPED_LEAD: "Untuk RT yang belum punya keluarga tercatat.", "For an RT in which no household is recorded yet.";
    ALL_PLANNED: "Semua RT yang alamatnya tercatat sudah direncanakan.", "Every RT with recorded addresses is planned.";
    NOTHING_RECORDED: "Belum ada keluarga dengan alamat dusun yang tercatat. Tulis wilayahnya di bawah.",
        "No household with a hamlet is recorded yet. Write the area below.";
    EXPECTED_FEW: "Tulis jumlah rumahnya, misalnya 40, atau kosongkan.", "Write the number of houses, such as 40, or leave it empty.";
    UNTIL_EARLY: "Harus sama dengan atau sesudah tanggal mulai.", "Must be the day it begins, or later.";
    HOUSEHOLDS: "keluarga tercatat", "recorded households";
    SAVE_PLAN: "Simpan rencana", "Save the plan";
    PLAN_SAVED: "Rencana disimpan.", "The plan was saved.";
    DUSUN_NEEDED: "Tulis nama dusunnya.", "Write the hamlet's name.";
    NONE_CHOSEN: "Centang sedikitnya satu wilayah, atau tulis wilayahnya.", "Tick at least one area, or write it.";
    PLANNED_ALREADY: "Wilayah ini sudah direncanakan.", "This area is planned already.";
    TOO_MANY: "Terlalu banyak rumah sekaligus. Pilih lebih sedikit wilayah, lalu rencanakan sisanya sesudah ini.",
        "Too many houses at once. Choose fewer areas, and plan the rest after this.";
    PER_DUSUN: "Rumah selesai didata per dusun", "Houses done by hamlet";
    PER_VILLAGE: "Rumah selesai didata per desa", "Houses done by village";
    CHART_SOURCE: "Selesai: didata, menolak, pindah, atau kosong, dari perkiraan atau daftar rumah, mana yang lebih banyak.",
        "Done: listed, refused, moved or vacant, of the expected houses or those on the list, whichever is more.";
    VILLAGE: "Desa", "Village";
    DUSUN: "Dusun", "Hamlet";
    AREAS: "Wilayah", "Areas";
    EXPECTED: "Perkiraan", "Expected";
    ON_LIST: "Dalam daftar", "On the list";
    VISITED: "Dikunjungi", "Visited";
    LISTED: "Didata", "Listed";
    NOT_HOME: "Tidak di rumah", "Not at home";
    REFUSED: "Menolak", "Refused";
    LEFT: "Pindah/kosong", "Moved or vacant";
    LAST: "Kunjungan terakhir", "Last visit";
    DONE: "selesai", "done";
    CHECKED: "Diperiksa RT", "Checked by the RT";
    NOT_CHECKED: "belum diperiksa", "not checked yet";
    HOUSES: "Rumah", "Houses";
    HOUSE: "Rumah nomor", "House number";
    NO_HOUSES: "Belum ada rumah dalam daftar. Tambahkan rumah di setiap pintu.", "No house is on the list yet. Add a house at each door.";
    UNNAMED: "nama belum diketahui", "name not known";
    NO_NAME: "tanpa nama", "without a name";
    NOT_VISITED: "belum dikunjungi", "not visited yet";
    ADD_HOUSE: "Rumah lain", "Another house";
    HOUSE_ADDED: "Rumah ditambahkan.", "The house was added.";
    COMPLETE: "Tambahkan keluarga yang baru tercatat", "Add households recorded since";
    COMPLETED: "Daftar rumah dilengkapi.", "The list of houses was completed.";
    NOTHING_NEW: "Tidak ada keluarga baru di wilayah ini.", "No new household in this area.";
    SHEETS: "Cetak lembar (PDF)", "Print the sheets (PDF)";
    SHEETS_BLANK: "Lembar tanpa nama (PDF)", "Sheets without names (PDF)";
    CHECK: "Pemeriksaan oleh RT", "Check by the RT";
    CHECK_LEAD: "Bacakan daftar rumah bersama ketua RT. Yang ditandai di sini bukan isi datanya, melainkan bahwa daftarnya sudah dilihat.",
        "Go through the list of houses with the head of the RT. What is marked here is not the data but that the list was looked at.";
    DIFFERENCES: "Yang perlu dilihat", "What to look at";
    NO_DIFFERENCES: "Jumlah rumah cocok dan semuanya sudah dikunjungi.", "The number of houses agrees and all were visited.";
    CHECKED_BY: "Nama ketua RT atau yang mewakili", "Name of the head of the RT, or who stands in";
    CHECKED_ON: "Tanggal diperiksa", "Day of the check";
    CHECK_NOTE: "Catatan", "Note";
    CHECKED_BY_NEEDED: "Tulis siapa yang memeriksa.", "Write who has checked.";
    CHECK_SAVE: "Tandai sudah diperiksa", "Mark as checked";
    CHECK_SAVED: "Wilayah ditandai sudah diperiksa.", "The area is marked as checked.";
    EDIT: "Ubah rencana", "Edit the plan";
    HISTORY: "Riwayat perubahan", "History of changes";
    WITHDRAW: "Tarik wilayah yang salah", "Withdraw a mistaken area";

    // At the door
    OUTCOME: "Hasil kunjungan", "Outcome of the visit";
    OUTCOME_NEEDED: "Pilih hasil kunjungan.", "Choose the outcome of the visit.";
    READ_FIRST: "Bacakan dulu: data dicatat kantor desa untuk melayani keluarga pekerja migran; hanya desa dan dinas kabupaten yang melihat nama; boleh menolak.",
        "First read aloud: the village office records the data to serve migrant workers' families; only the village and the regency see names; one may refuse.";
    REFUSED_TELL: "Bila menolak: nama dan anggotanya tidak disimpan, dan rumah ini tidak dikunjungi lagi.",
        "Where they refuse: no names are kept, and this house is not visited again.";
    DATE: "Tanggal kunjungan", "Day of the visit";
    INFORMANT: "Keterangan dari", "Said by";
    PEOPLE: "Jumlah orang serumah", "People in the house";
    PEOPLE_HELP: "Kosongkan bila tidak tahu.", "Leave empty where it is not known.";
    HEAD: "Kepala keluarga", "Head of the household";
    MEMBERS: "Anggota yang tercatat: bekerja di luar negeri?", "Recorded members: work abroad?";
    OTHERS: "Orang yang belum tercatat", "People not recorded yet";
    OTHERS_LEAD: "Nama saja cukup. Tahun lahir dan yang lain boleh kosong.", "A name is enough. Year of birth and the rest may stay empty.";
    NAME: "Nama", "Name";
    SEX: "Jenis kelamin", "Sex";
    BORN: "Tahun lahir", "Year of birth";
    RELATION: "Hubungan", "Relation";
    ABROAD: "Bekerja di luar negeri?", "Works abroad?";
    PLACE: "Negara", "Country";
    PLACE_WHERE: "Negara mana?", "Which country?";
    AS_TABLE: "Lihat sebagai tabel", "See as a table";
    NOTE: "Catatan", "Note";
    NOTE_HELP: "Hanya dibaca petugas desa ini.", "Read by the officers of this village only.";
    BORN_WRONG: "Tulis tahunnya dengan empat angka, misalnya 1990.", "Write the year with four digits, such as 1990.";
    PEOPLE_WRONG: "Tulis dengan angka, atau kosongkan.", "Write digits, or leave it empty.";
    SAVE_NEXT: "Simpan, rumah berikutnya", "Save, next house";
    SAVE: "Simpan saja", "Save only";
    SAVED: "Kunjungan disimpan.", "The visit was saved.";
    ALL_VISITED: "Kunjungan disimpan. Semua rumah dalam daftar sudah dikunjungi.", "The visit was saved. All houses on the list were visited.";
    CHANGED: "Rumah ini baru saja diubah orang lain. Yang Anda ketik masih ada; periksa lalu simpan lagi.",
        "Somebody else has just changed this house. What you typed is still here; check and save again.";
    REGISTER: "Catat sebagai warga", "Register as a resident";
    OPEN_CASE: "Buka kasus migrasi", "Open a migration case";
    FOUND: "Keterangan yang sudah dicatat", "What was recorded";
    ATTACHED_ALREADY: "Orang ini sudah dicatat sebagai warga.", "This person is registered already.";
    SAID: "menurut", "according to";
    CARD: "Pendataan", "Listing";
    TASK: "Pendataan", "Listing";
    TASK_OPEN: "Lanjutkan", "Go on";
    TASK_LEFT: "rumah belum selesai", "houses not done yet";
    TASK_UNTIL: "sampai", "until";

    // On paper
    SHEET_TITLE: "Lembar Pendataan Rumah", "House Listing Sheet";
    SHEET_MEMBERS: "Orang serumah", "People in the house";
    SHEET_NUMBER: "No.", "No.";
    SHEET_SEX: "L/P", "M/F";
    SHEET_NOTE: "Catatan", "Note";
    SHEET_WALKER: "Petugas pendata", "Lister";
    SHEET_SAID_BY: "Pemberi keterangan", "Informant";
    SHEET_SCAN: "Pindai untuk mengisi di layar", "Scan to fill in on screen";
    SHEET_SAMPLE: "CONTOH", "SAMPLE";
}
