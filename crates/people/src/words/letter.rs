//! Sentences about letters: their pages, refusals and the check of genuineness. Printed words are `papers::letter`'s.

phrases! {
    // What letters are called
    TITLE_HUSBAND: "Surat Izin Suami", "Husband's Permission";
    TITLE_WIFE: "Surat Izin Istri", "Wife's Permission";
    TITLE_PARENT: "Surat Izin Orang Tua", "Parent's Permission";
    TITLE_GUARDIAN: "Surat Izin Wali", "Guardian's Permission";
    TITLE_FAMILY: "Surat Izin Suami/Istri/Orang Tua/Wali", "Permission of Spouse, Parent or Guardian";
    TITLE_MARITAL: "Surat Keterangan Status Perkawinan", "Statement of Marital Status";
    LETTERS: "Surat", "Letters";
    LETTER: "Surat", "Letter";
    NO_NUMBER: "belum bernomor", "no number yet";

    // Rules
    WIFE_OF_WOMAN: "Warga ini perempuan: yang memberi izin adalah suami.", "This resident is a woman: it is the husband who permits.";
    HUSBAND_OF_MAN: "Warga ini laki-laki: yang memberi izin adalah istri.", "This resident is a man: it is the wife who permits.";
    SPOUSE_NOT_MARRIED: "Menurut data, warga ini tidak kawin. Pilih orang tua atau wali, atau perbaiki dulu status perkawinannya.",
        "According to the record this resident is not married. Choose a parent or guardian, or put the marital status right first.";
    MARRIED_NOT_SPOUSE: "Menurut data, warga ini kawin: izin biasanya dari suami atau istri. Bila suami atau istri tidak ada atau tidak dapat dihubungi, centang “Saya sudah memeriksa”.",
        "According to the record this resident is married: the spouse usually permits. If the spouse is gone or cannot be reached, tick “I have checked”.";
    SAME_NIK: "NIK ini milik warga yang akan berangkat, bukan keluarganya.", "This is the NIK of the one who leaves, not of the family member.";
    NEEDS_MARITAL: "Isi dulu status perkawinan warga pada datanya.", "First fill in the resident's marital status on their record.";
    FILL_MARITAL: "Isi status perkawinan warga", "Fill in the resident's marital status";
    NEEDS_RELATION: "Pilih siapa yang memberi izin.", "Choose who gives permission.";
    NEEDS_SIGNER: "Tulis nama yang memberi izin.", "Write the name of who gives permission.";
    NEEDS_ADDRESS: "Tulis alamat yang memberi izin.", "Write the address of who gives permission.";
    NEEDS_COUNTRY: "Isi negara tujuan.", "Fill in the destination.";
    NEEDS_JOB: "Isi pekerjaan yang dituju.", "Fill in the intended job.";
    NEEDS_NOTE: "Tulis bagaimana dan siapa yang memeriksa: jam panggilan video, atau nama ketua RT.",
        "Write how and by whom it was checked: the time of the video call, or the name of the head of the RT.";
    NEEDS_HOW: "Pilih cara memeriksa.", "Choose how it was checked.";
    NEEDS_WILL: "Centang bila kehendak bebas sudah ditanyakan tanpa didampingi orang lain.", "Tick that free will was asked about with nobody else listening.";
    NEEDS_REASON: "Tulis alasannya, sekurang-kurangnya lima huruf.", "Write the reason, at least five letters.";

    // Refusals
    SAME_HANDS: "Surat ini diperiksa oleh akun Anda sendiri. Yang memeriksa tidak boleh mengetahui: mintalah petugas lain memeriksa, atau kepala desa mengetahui.",
        "This letter was checked by your own account. Who checks may not acknowledge: ask another officer to check, or the village head to acknowledge.";
    NOT_NOW: "Keadaan surat ini sudah berubah, jadi langkah itu tidak berlaku lagi. Buka lagi suratnya.",
        "The letter's state has changed, so that step no longer applies. Open the letter again.";
    NOT_YOUR_ROLE: "Langkah ini hanya untuk peran lain.", "This step is for another role.";
    OTHER_OFFICE: "Surat ini milik kantor desa lain.", "This letter belongs to another village office.";
    CODE_TOO_LONG: "Kode klasifikasi surat pada profil kantor terlalu panjang atau memuat tanda yang tidak dapat dipakai.",
        "The classification code in the office's profile is too long or holds signs that cannot be used.";
    RESIDENT_ERASED: "Data warga ini sudah dihapus, jadi surat tidak dapat dibuat.", "This resident's data were erased, so no letter can be made.";
    WRONG_PASSWORD: "Kata sandi ini tidak cocok. Ketik kata sandi yang Anda pakai untuk masuk.", "This password does not fit. Type the one you sign in with.";
    TOO_MANY: "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.", "Too many attempts. Wait some minutes and try again.";

    // Draft
    NEW: "Buat surat", "Make a letter";
    NEW_PERMISSION: "Surat izin keluarga", "Family's permission";
    NEW_MARITAL: "Surat keterangan status perkawinan", "Statement of marital status";
    WHICH: "Surat apa yang dibuat?", "Which letter?";
    OWN_STATEMENT: "Surat izin adalah pernyataan keluarga sendiri. Kepala desa hanya mengetahui.",
        "The permission is the family's own statement. The village head only acknowledges it.";
    MARITAL_TELL: "Isinya diambil dari data warga. Bila status perkawinannya salah, perbaiki dulu datanya.",
        "It is taken from the resident's record. If the marital status is wrong, put the record right first.";
    MEND_RESIDENT: "Ubah data warga", "Edit the resident";
    PREFILLED: "Sudah diisi dari keluarga. Periksa ejaan menurut KTP.", "Filled in from the household. Compare the spelling with the identity card.";
    FILL_FROM: "Isi dari", "Fill in from";
    OPEN_ALREADY: "Sudah ada surat sejenis yang belum selesai:", "There is a letter of this kind that is not finished:";
    CONFIRM: "Saya sudah memeriksa: suami atau istri tidak dapat memberi izin", "I have checked: the spouse cannot give permission";
    SAVE_DRAFT: "Simpan draf", "Save the draft";
    SAVED: "Draf disimpan.", "The draft was saved.";
    EDIT: "Ubah draf", "Edit the draft";

    // The letter's page
    STEPS: "Tahap surat", "Stages of the letter";
    STEP_DRAFT: "Draf", "Draft";
    STEP_CHECKED: "Diperiksa", "Checked";
    STEP_ACKNOWLEDGED: "Diketahui", "Acknowledged";
    STEP_SCANNED: "Pindaian", "Scan";
    NEXT_CHECK: "Periksa jati diri dan kehendak bebas", "Check identity and free will";
    NEXT_ACKNOWLEDGE: "Baca dan ketahui", "Read and acknowledge";
    NEXT_PRINT: "Cetak surat", "Print the letter";
    NEXT_SCAN: "Lampirkan pindaian", "Attach the scan";
    WAITING_HEAD: "Menunggu kepala desa", "Waiting for the village head";
    NOTHING_LEFT: "Surat ini selesai.", "This letter is finished.";
    PRINT_DRAFT: "Cetak untuk ditandatangani keluarga", "Print for the family's signature";
    PRINT_AGAIN: "Cetak lagi", "Print again";
    VIEW_COPY: "Lihat salinan (PDF)", "View a copy (PDF)";
    PRINTED: "Sudah dicetak", "Printed so far";
    TIMES: "kali", "times";
    RETURN: "Kembalikan untuk diperbaiki", "Return for mending";
    CANCEL: "Batalkan surat", "Cancel the letter";
    WITHDRAW: "Tarik surat", "Withdraw the letter";
    RETURNED: "Dikembalikan untuk diperbaiki", "Returned for mending";
    WITHDRAWN: "Surat ini ditarik", "This letter was withdrawn";
    CANCELLED: "Surat ini dibatalkan", "This letter was cancelled";
    IMPORTANT: "Isi surat", "What it says";
    CHECK: "Pemeriksaan", "Check";
    HOW: "Cara memeriksa", "How it was checked";
    NOT_CHECKED: "Belum diperiksa.", "Not checked yet.";
    CHECKED_BY: "Diperiksa oleh", "Checked by";
    ACKNOWLEDGED_BY: "Diketahui oleh", "Acknowledged by";
    SCAN: "Pindaian surat bertanda tangan", "Scan of the signed letter";
    NO_SCAN: "Belum ada pindaian.", "No scan yet.";
    SEE_SCAN: "Lihat pindaian", "View the scan";
    ON_PAPER: "Kertas", "On paper";
    HISTORY: "Riwayat", "History";
    ALL_FIELDS: "Riwayat setiap isian", "History of every field";
    WHO_SEES: "Yang dapat melihat", "Who can see this";
    WHO_SEES_TELL: "Petugas dan kepala desa ini, dinas kabupaten/kotanya, dan warga sendiri. Pemeriksa kode QR hanya melihat nama yang disamarkan.",
        "Officers and head of this village, its regency's labour office, and the resident. Whoever checks the QR sees masked names only.";
    GENUINE_LINK: "Periksa keaslian", "Check that it is genuine";
    CHECK_CODE: "Kode periksa", "Check code";
    RESIDENT: "Warga", "Resident";
    SIGNER: "Yang memberi izin", "Who gives permission";
    DESTINATION: "Tujuan", "Destination";
    MARITAL: "Status perkawinan", "Marital status";
    BORN: "Tempat, tanggal lahir", "Place and date of birth";
    ADDRESS: "Alamat", "Address";
    NIK: "NIK", "NIK";

    // Check
    CHECK_LEAD: "Sebelum keluarga menandatangani: pastikan orangnya benar dan ia memberi izin dengan kemauan sendiri.",
        "Before the family signs: make sure of the person and that they permit of their own will.";
    CHECK_LEAD_MARITAL: "Pastikan orangnya benar, dan statusnya cocok dengan KTP, KK, buku nikah atau akta.",
        "Make sure of the person, and that the status agrees with identity card, family card, marriage book or certificate.";
    LOOK_AT: "Yang dipastikan", "Make sure that";
    POINT_IDENTITY: "Wajah dan nama cocok dengan KTP atau kartu keluarga.", "Face and name agree with the identity card or family card.";
    POINT_ALONE: "Bicara berdua saja: calon pekerja dan agen tidak ikut mendengar.", "Talk alone: neither the worker nor an agent is listening.";
    POINT_KNOWS: "Ia tahu negara, pekerjaan, dan lamanya; ia boleh menolak.", "They know country, job and duration; they may refuse.";
    POINT_PAPERS: "Status cocok dengan KTP, kartu keluarga, buku nikah, akta cerai atau akta kematian.", "The status agrees with identity card, family card, marriage book, certificate of divorce or death.";
    WILL: "Kehendak bebas sudah ditanyakan, tanpa orang lain mendengar", "Free will was asked about, with nobody else listening";
    NOTE: "Catatan pemeriksaan", "Note on the check";
    NOTE_HELP: "Wajib untuk panggilan video dan melalui RT: jam panggilan, siapa yang memastikan.", "Needed for a video call and through the RT: when, and who made sure.";
    CHECK_DONE: "Catat pemeriksaan", "Record the check";
    CHECK_SAVED: "Pemeriksaan dicatat. Surat menunggu kepala desa.", "The check was recorded. The letter waits for the village head.";

    // Acknowledging
    ACK_TITLE: "Mengetahui surat", "Acknowledge a letter";
    ACK_LEAD: "Bacalah isi surat. Dengan kata sandi Anda, surat mendapat nomor, tanggal, dan kode QR yang tidak dapat diubah lagi.",
        "Read what the letter says. With your password it gets its number, its date and a QR code, none of which can be changed afterwards.";
    ACK_PEN: "Setelah itu surat dicetak, lalu Anda tanda tangani dan beri cap.", "After that it is printed, and you sign and stamp it.";
    PASSWORD: "Kata sandi Anda", "Your password";
    PASSWORD_HELP: "Kata sandi membuka kunci kantor. Tanpa itu tidak ada yang dapat mengesahkan atas nama Anda.", "The password opens the office's key. Without it nobody can seal in your name.";
    ACK_DO: "Mengetahui", "Acknowledge";
    ACK_DONE: "Surat sudah diketahui dan bernomor.", "The letter was acknowledged and has its number.";

    // Steps with a reason
    REASON: "Alasan", "Reason";
    REASON_RETURN: "Apa yang perlu diperbaiki? Petugas membaca ini.", "What has to be put right? The officer reads this.";
    REASON_CANCEL: "Mengapa surat ini tidak jadi?", "Why is this letter not needed?";
    REASON_WITHDRAW: "Mengapa surat ini ditarik? Pemeriksaan kode QR akan menjawab bahwa surat ini tidak berlaku lagi.",
        "Why is this letter withdrawn? The check of its QR will answer that it is no longer valid.";
    STEP_DONE: "Sudah dicatat.", "Recorded.";
    BACK: "Kembali ke surat", "Back to the letter";

    // Scan
    SCAN_LEAD: "Foto atau pindai surat yang sudah ditandatangani dan dicap. PDF sampai 5 MB, atau foto JPG, PNG, WebP sampai 12 MB.",
        "A photo or scan of the letter, signed and stamped. A PDF up to 5 MB, or a JPG, PNG or WebP photo up to 12 MB.";
    SCAN_DO: "Simpan pindaian", "Keep the scan";
    SCAN_DONE: "Pindaian disimpan.", "The scan was kept.";

    // History lines
    DID_DRAFT: "membuat draf", "made the draft";
    DID_CHANGE: "mengubah draf", "changed the draft";
    DID_CHECK: "memeriksa jati diri dan kehendak bebas", "checked identity and free will";
    DID_CHECK_MARITAL: "memeriksa jati diri dan status", "checked identity and status";
    DID_ACKNOWLEDGE: "mengetahui surat", "acknowledged the letter";
    DID_RETURN: "mengembalikan untuk diperbaiki", "returned it for mending";
    DID_WITHDRAW: "menarik surat", "withdrew the letter";
    DID_CANCEL: "membatalkan surat", "cancelled the letter";
    DID_SCAN: "melampirkan pindaian", "attached a scan";
    DID_PRINT: "mencetak surat, cetakan ke", "printed the letter, copy";
    SOMEBODY: "Akun kantor", "An office account";

    // Seams
    TASK_HEAD: "Surat menunggu", "Letter waiting";
    TASK_RETURNED: "Surat dikembalikan", "Letter returned";
    TASK_SCAN: "Pindaian belum ada", "No scan yet";
    TASK_READ: "Baca", "Read";
    TASK_MEND: "Perbaiki", "Mend";
    TASK_ATTACH: "Lampirkan", "Attach";
    LIST_EMPTY: "Belum ada surat. Surat dibuat dari halaman warga: buka warganya, lalu pilih Buat surat.",
        "No letters yet. A letter is made from the page of a resident: open it and choose Make a letter.";
    PANEL_EMPTY: "Belum ada surat.", "No letters yet.";
    COUNT_ALL: "surat diketahui kepala desa", "letters acknowledged by the village head";
    COUNT_PERMISSION: "surat izin keluarga diketahui", "family permissions acknowledged";
    COUNT_MARITAL: "surat keterangan status perkawinan", "statements of marital status";
    COUNT_WAITING: "surat menunggu kepala desa", "letters waiting for the village head";

    // The check of genuineness
    GENUINENESS: "Cek keaslian surat", "Check that a letter is genuine";
    GENUINENESS_LEAD: "Pindai kode QR pada surat dengan kamera telepon. Tidak dapat memindai? Ketik kode periksa di sebelah kode QR, atau tempel alamatnya.",
        "Scan the QR code on the letter with a phone's camera. Cannot scan? Type the check code beside it, or paste the address.";
    CODE_LABEL: "Kode periksa atau alamat", "Check code or address";
    CODE_HELP: "Contoh: 7QAX-22KM-93TV.", "Example: 7QAX-22KM-93TV.";
    CODE_DO: "Periksa", "Check";
    GENUINE: "Asli dan tercatat", "Genuine and registered";
    GENUINE_TELL: "Surat ini tercatat di register kantor desa dan tidak berubah.", "This letter stands in the register of the village office and was not changed.";
    NOT_HERE: "Asli, register belum sampai di sini", "Genuine, the register is not here yet";
    NOT_HERE_TELL: "Kode QR dibuat dengan kunci kantor desa yang benar, tetapi catatan suratnya belum sampai di komputer ini. Coba lagi besok, atau tanyakan kepada kantor desa.",
        "The QR was made with the village office's own key, but the letter's record has not reached this computer. Try again tomorrow, or ask the village office.";
    NO_LONGER: "Surat ini sudah ditarik", "This letter was withdrawn";
    NO_LONGER_TELL: "Surat ini pernah dibuat kantor desa, tetapi sudah ditarik dan tidak berlaku lagi.", "The village office once made this letter, but it was withdrawn and is no longer valid.";
    FALSE: "Tidak terbukti asli", "Not shown to be genuine";
    FALSE_TELL: "Kode ini salah ketik, sudah diubah, atau bukan dari kantor desa. Jangan menerima surat ini sebelum bertanya kepada kantor desa.",
        "This code was mistyped, was changed, or is not from a village office. Do not accept the letter before asking the village office.";
    FALSE_KEY: "Tidak ada kantor yang dikenal di komputer ini yang membuat kode itu. Bila suratnya dari desa lain, periksa di alamat yang tercetak pada surat.",
        "No office known to this computer made that code. If the letter is from another village, check at the address printed on it.";
    FALSE_CODE: "Kode periksa ini tidak ada dalam register di komputer ini. Periksa ejaannya, atau pindai kode QR.",
        "This check code is not in the register on this computer. Compare it again, or scan the QR code.";
    COMPARE: "Cocokkan dengan kertasnya. Bila ada yang berbeda, surat itu bukan surat ini.", "Compare with the paper. If anything differs, the paper is not this letter.";
    PP71: "Pemeriksaan ini menunjukkan keaslian surat. Ini bukan tanda tangan elektronik tersertifikasi menurut PP 71/2019; surat sah dengan tanda tangan dan cap basah.",
        "This check shows that a letter is genuine. It is no certified electronic signature under PP 71/2019; the letter is valid with ink signature and stamp.";
    KIND: "Jenis surat", "Kind of letter";
    NUMBER: "Nomor", "Number";
    DATE: "Tanggal", "Date";
    VILLAGE: "Kantor desa", "Village office";
    ABOUT_WHOM: "Tentang", "About";
    BY_WHOM: "Izin dari", "Permission of";
    STATE: "Keadaan", "State";
    ACKNOWLEDGED: "Diketahui oleh kantor desa", "Acknowledged by the village office";
    NAMES_KEPT: "Nama disimpan di desa", "Names are kept in the village";
    NAMES_ERASED: "Nama sudah dihapus atas permintaan", "Names were erased on request";
    CHECK_OTHER: "Periksa surat lain", "Check another letter";
    ASK_OFFICE: "Tanyakan kepada kantor", "Ask the office";
}
