//! Sentences about residents: the notice that is read to them, registering, the card.

phrases! {
    // The list
    RESIDENTS: "Warga", "Residents";
    RESIDENT: "Warga", "Resident";
    NEW: "Catat warga baru", "Register a resident";
    FIND: "Cari nama, NIK, telepon, atau paspor", "Find a name, NIK, telephone or passport";
    FIND_BUTTON: "Cari", "Find";
    CLEAR: "Hapus saringan", "Clear the filter";
    ALL: "Semua", "All";
    NO_RESIDENTS: "Belum ada warga yang tercatat. Mulailah dari warga yang datang ke meja layanan hari ini.",
        "No resident is registered yet. Begin with whoever comes to the desk today.";
    NONE_FOUND: "Tidak ada yang cocok. Coba ejaan lain, sebagian namanya, atau NIK lengkap.",
        "Nobody fits. Try another spelling, part of the name, or the whole NIK.";
    BY_SOUND: "Nama yang bunyinya mirip ikut ditampilkan; yang paling cocok di atas.",
        "Names that sound alike are shown too, the best match first.";
    AGE: "Umur", "Age";
    YEARS: "tahun", "years";
    VILLAGE: "Desa", "Village";
    REGISTER_BOOK: "Buku register (PDF)", "Register (PDF)";
    EXPORT: "Ekspor ke Excel", "Export to Excel";
    IMPORT: "Impor dari Excel", "Import from Excel";
    BLANK_FORM: "Formulir kosong (PDF)", "Blank form (PDF)";
    NEXT_PAGE: "Halaman berikut", "Next page";
    FIRST_PAGE: "Kembali ke awal", "Back to the start";
    PAGES: "Halaman", "Pages";
    HOUSEHOLDS: "Daftar keluarga", "Households";

    // The notice
    NOTICE: "1. Bacakan dulu kepada warga", "1. First read this to the resident";
    NOTICE_1: "Data Anda dicatat oleh kantor desa untuk melayani Anda dan keluarga bila ada yang bekerja, atau akan bekerja, di luar negeri. Ini tugas desa menurut Undang-Undang Nomor 18 Tahun 2017.",
        "The village office records your data to serve you and your family when somebody works, or will work, abroad. This is the village's task under Law 18 of 2017.";
    NOTICE_2: "Yang dapat melihat: petugas dan kepala desa ini, serta petugas dinas tenaga kerja kabupaten. Kementerian hanya melihat jumlah, tanpa nama.",
        "Who can see them: the officer and the head of this village, and the labour office of the regency. The ministry sees counts only, without names.";
    NOTICE_3: "NIK, nomor KK, paspor, dan telepon disimpan tersegel. Calo, pemberi pinjaman, dan perusahaan tidak diberi akses.",
        "NIK, family card number, passport and telephone are kept sealed. Brokers, lenders and companies get no access.";
    NOTICE_4: "Anda boleh melihat data Anda, minta diperbaiki, dan minta dihapus. Tanpa NIK pun Anda tetap dilayani. Menolak memberi nomor telepon atau paspor tidak mengurangi layanan.",
        "You may see your data, have them mended and have them erased. You are served without a NIK too. Not giving a telephone or passport number does not reduce the service.";
    NOTICE_ASK: "Sudah disampaikan?", "How was it told?";
    NOTICE_REQUIRED: "Bacakan dulu pemberitahuan di atas, lalu pilih caranya.", "First read the notice above aloud, then choose how.";

    // Registering
    IDENTITY: "2. Jati diri", "2. Identity";
    HOME: "3. Tempat tinggal dan kontak", "3. Where the person lives, and how to reach them";
    FAMILY: "4. Keluarga", "4. Household";
    FAMILY_LEAD: "Boleh dikosongkan dulu. Cari keluarga yang sudah tercatat, atau catat keluarga baru.",
        "May be left empty for now. Find a household that is recorded already, or record a new one.";
    KIN: "5. Yang dihubungi lebih dulu", "5. Whom to call first";
    KIN_LEAD: "Orang yang dapat dihubungi bila terjadi sesuatu. Sebaiknya bukan orang yang ikut berangkat.",
        "Somebody to call when something happens. Better not a person who leaves together with the resident.";
    HOUSEHOLD_FIND: "Keluarga yang sudah tercatat", "A household that is recorded already";
    HOUSEHOLD_FIND_HELP: "Ketik nomor KK atau nama kepala keluarga, lalu pilih.", "Type the family card number or the head's name, then choose.";
    HOUSEHOLD_NEW_KK: "Keluarga baru: nomor KK", "A new household: family card number";
    HOUSEHOLD_NEW_HEAD: "Keluarga baru: nama kepala keluarga", "A new household: name of its head";
    HOUSEHOLD_NEW_HEAD_HELP: "Kosongkan bila warga ini sendiri kepala keluarganya.", "Leave empty where this resident is the head.";
    RELATION: "Hubungan dengan kepala keluarga", "Relation to the head of the household";
    RELATION_NEEDED: "Pilih hubungannya dengan kepala keluarga.", "Choose the relation to the head.";
    HOUSEHOLD_NEEDED: "Pilih keluarganya, atau isi keluarga baru.", "Choose the household, or fill in a new one.";
    HOUSEHOLD_BOTH: "Pilih salah satu: keluarga yang sudah tercatat, atau keluarga baru.", "One of the two: a recorded household, or a new one.";
    HOUSEHOLD_UNKNOWN: "Keluarga ini tidak ditemukan. Coba nomor KK, atau catat sebagai keluarga baru.",
        "This household was not found. Try the family card number, or record it as a new one.";
    HOUSEHOLD_SEVERAL: "Ada beberapa keluarga yang cocok. Pilih satu dari daftar.", "Several households fit. Choose one from the list.";
    HEAD_NEEDED: "Isi nama kepala keluarganya.", "Fill in the name of the head.";
    KIN_NAME: "Nama yang dihubungi", "Name of the contact";
    KIN_KINSHIP: "Hubungan dengan warga", "What the contact is to the resident";
    KIN_PHONE: "Telepon yang dihubungi", "Telephone of the contact";
    KIN_NAME_NEEDED: "Isi nama yang dihubungi.", "Fill in the name of the contact.";
    KIN_KINSHIP_NEEDED: "Pilih hubungannya dengan warga.", "Choose what the contact is to the resident.";
    SAVE: "Simpan warga", "Save the resident";
    CANCEL: "Batal", "Cancel";
    REQUIRED_MARK: "Tanda * wajib diisi. Orang tanpa NIK tetap dicatat.", "Fields marked * must be filled in. A person without NIK is registered all the same.";
    REGISTERED: "Warga sudah dicatat.", "The resident was registered.";
    EXISTING: "NIK ini sudah tercatat di desa ini atas nama", "This NIK is recorded in this village for";
    EXISTING_OPEN: "Buka data warga itu", "Open that resident";

    // Warnings
    CHECK_FIRST: "Periksa dulu sebelum menyimpan", "Check this before saving";
    CHECKED: "Saya sudah memeriksa dan isian ini benar", "I have checked, and this is right";
    MAYBE_SAME: "Mungkin orang ini sudah tercatat", "This person may be registered already";
    MAYBE_SAME_LEAD: "Buka dan bandingkan. Bila orangnya sama, jangan simpan lagi: lengkapi data yang sudah ada.",
        "Open and compare. Where it is the same person, do not save again: complete what is recorded.";
    SAME_PERSON: "Ini orang yang sama: buka", "This is the same person: open";
    OTHER_PERSON: "Orang lain, simpan sebagai warga baru", "Another person, save as a new resident";
    KK_EXISTS: "Nomor KK ini sudah tercatat. Warga ini akan dimasukkan ke keluarga", "This family card number is recorded. The resident will join the household of";

    // The card
    CARD: "Data warga", "The resident's data";
    NOT_GIVEN: "Belum diisi", "Not filled in";
    REVEAL: "Tampilkan", "Show";
    MASK: "Sembunyikan", "Hide";
    EDIT: "Ubah data", "Edit";
    HISTORY: "Riwayat perubahan", "History of changes";
    WITHDRAW: "Tarik catatan yang salah", "Withdraw a mistaken record";
    ERASE: "Hapus data pribadi", "Erase personal data";
    CODE: "Kode untuk akun warga", "A code for the resident's account";
    CALL: "Telepon", "Call";
    WHATSAPP: "WhatsApp", "WhatsApp";
    NO_AGE: "umur belum diketahui", "age not known";
    CONFLICT: "Dua isian berbeda.", "Two differing entries.";
    CONFLICT_TELL: "Ada bagian yang diisi berbeda di dua tempat.", "Something was filled in differently in two places.";
    CONFLICT_OPEN: "Bandingkan dan pilih", "Compare and choose";
    WITHDRAWN: "Catatan ini ditarik dan tidak tampil lagi dalam daftar.", "This record was withdrawn and is listed no more.";
    ERASED: "Data pribadi orang ini sudah dihapus", "This person's data were erased";
    ERASED_TELL: "Kuncinya dimusnahkan, jadi isinya tidak dapat dibaca lagi oleh siapa pun, juga dari cadangan.",
        "The key was destroyed, so nobody can read the content any more, not even from a backup.";
    MY_DATA: "Data saya", "My data";
    MY_DATA_LEAD: "Ini yang dicatat desa tentang Anda. Bila ada yang salah, sampaikan kepada petugas desa.",
        "This is what the village has recorded of you. Where something is wrong, tell the village officer.";
    MY_DATA_NONE: "Akun ini belum terhubung dengan data warga. Minta kode kepada petugas desa.",
        "This account is not bound to a resident yet. Ask the village officer for a code.";

    MY_CODE: "Masukkan kode", "Enter the code";

    // Who can see
    WHO_SEES: "Yang dapat melihat", "Who can see this";
    WHO_SEES_VILLAGE: "Petugas dan kepala", "The officer and head of";
    WHO_SEES_REGENCY: "dan dinas tenaga kerja", "and the labour office of";
    WHO_SEES_NATION: "Kementerian hanya melihat jumlah, tanpa nama.", "The ministry sees counts only, without names.";
    WHO_SEES_SEALED: "NIK, KK, paspor, dan telepon disimpan tersegel.", "NIK, family card, passport and telephone are kept sealed.";
}
