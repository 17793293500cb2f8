//! Sentences about complaints. Labels of fields stand in the declaration.

phrases! {
    COMPLAINTS: "Pengaduan", "Complaints";
    COMPLAINTS_SHORT: "Pengaduan", "Complaints";
    NONE: "Belum ada pengaduan di sini.", "No complaint here yet.";
    TYPE_IN: "Catat pengaduan", "Take down a complaint";
    TICKET: "Tiket", "Ticket";
    STATE: "Keadaan", "State";
    RECEIVED: "Diterima", "Received";
    DUE: "Tenggat", "Due";
    OPEN_ONLY: "Yang masih terbuka", "Open ones";
    ALL_OF_THEM: "Semua", "All";
    BY_VILLAGE: "Pengaduan di desa-desa", "Complaints in the villages";
    BY_VILLAGE_TELL: "Hanya jumlah. Isinya ditangani desa, kecuali yang diteruskan ke sini.", "Numbers only. What they say is the village's, unless taken here.";
    VILLAGE: "Desa", "Village";
    OPEN_COUNT: "Terbuka", "Open";
    OVER_COUNT: "Lewat tenggat", "Overdue";
    WORKING_LEFT: "hari kerja lagi", "working days left";
    WORKING_OVER: "hari kerja lewat", "working days over";
    DONE_ON: "selesai", "done";
    CLOCKS: "Tenggat LAPOR", "LAPOR clocks";
    CLOCK_FIRST: "Jawaban awal", "First answer";
    CLOCK_FINAL: "Penyelesaian", "Conclusion";
    CLOCK_CHOOSE: "Tenggatnya dihitung sesudah golongannya dipilih saat telaah.", "Counted once its class is chosen on examination.";
    WORKING_DAYS: "hari kerja", "working days";
    // One complaint
    COMPLAINT: "Pengaduan", "Complaint";
    TOLD_US: "Isi pengaduan", "What was told";
    CATEGORY: "Tentang", "About";
    WHOM: "Yang diadukan", "Whom it is about";
    HAPPENED: "Kapan dan di mana", "When and where";
    WISH: "Yang diharapkan", "Hoped for";
    WHO: "Pelapor", "Who complains";
    WHO_ANONYMOUS: "Tanpa nama. Jawab lewat tiketnya; tidak ada nama atau nomor yang disimpan.", "Anonymous. Answer through the ticket; neither name nor number is kept.";
    WHO_SECRET: "Nama dirahasiakan dari kantor desa. Jawab lewat tiketnya.", "The name is kept from the village office. Answer through the ticket.";
    WHO_RESIDENT: "Kartu warga", "Resident's card";
    REACH: "Hubungi", "Reach";
    MESSAGE_TEXT: "Pengaduan Anda sudah ada perkembangannya. Silakan lihat dengan tiket dan PIN Anda di", "There is news about your complaint. Look with your ticket and PIN at";
    STEPS: "Yang sudah dilakukan", "What was done";
    NEXT: "Langkah", "Steps";
    NOTE: "Tulis catatan (tidak dibaca pelapor)", "Write a note (the complainant does not read it)";
    TAKEN_HIGHER: "Pengaduan ini sekarang ditangani tingkat di atas. Anda dapat membaca, bukan mengubah.", "The level above handles this complaint now. You may read, not change.";
    NAMED: "Nama Anda disebut dalam pengaduan ini. Orang lain yang menanganinya.", "You are named in this complaint. Somebody else handles it.";
    CRIME_TITLE: "Mungkin tindak pidana", "Perhaps a crime";
    CRIME: "Bila ada yang terancam, terkurung, atau diperdagangkan: hubungi polisi sekarang dan buat rujukan. LAPOR tidak menangani pidana. Korban tidak pernah diperlakukan sebagai pelaku.",
        "Where somebody is threatened, locked in or trafficked: call the police now and refer. LAPOR does not deal with crimes. A victim is never treated as an offender.";
    LAPOR_TITLE: "Teruskan ke SP4N-LAPOR (1708)", "Forward to SP4N-LAPOR (1708)";
    LAPOR_TELL: "Teks tanpa nama pelapor, siap dikirim. Periksa dulu.", "A text without the complainant's name, ready to send. Check it first.";
    LAPOR_SEND: "Buka SMS ke 1708", "Open a text message to 1708";
    SATISFACTION: "Kepuasan pelapor", "Satisfaction";
    FILES: "Berkas bukti", "Evidence";
    TO_LIST: "Kembali ke daftar", "Back to the list";
    // A step
    STEP_TITLE: "Langkah pengaduan", "Step of a complaint";
    CLASS: "Golongan pengaduan", "Class of the complaint";
    CLASS_HELP: "Menentukan tenggat penyelesaian, dihitung dari hari diterima.", "Decides the deadline, counted from the day it was received.";
    CLASS_NEEDED: "Pilih golongannya: tenggat dihitung darinya.", "Choose the class: the deadline is counted from it.";
    FIRST_ANSWER: "Jawaban awal (dibaca pelapor)", "First answer (the complainant reads it)";
    FIRST_ANSWER_HELP: "Contoh: pengaduan Anda kami terima dan kami periksa; jawaban paling lambat ….", "Example: we have your complaint and look into it; you will hear by ….";
    FIRST_ANSWER_NEEDED: "Tulis jawaban awal untuk pelapor.", "Write a first answer for the complainant.";
    TEXT_TOLD: "Yang dibaca pelapor", "What the complainant reads";
    TEXT_NOTE: "Catatan (tidak dibaca pelapor)", "Note (the complainant does not read it)";
    TEXT_REASON: "Mengapa diteruskan", "Why it is taken higher";
    TEXT_WHERE: "Mengapa bukan wewenang kami, dan ke mana sebaiknya (dibaca pelapor)", "Why it is not ours, and where it should go (the complainant reads it)";
    SAY_NEEDED: "Tulis isinya.", "Write something.";
    REASON_NEEDED: "Tulis alasannya.", "Write the reason.";
    WHERE_TO_NEEDED: "Tulis ke mana pelapor sebaiknya pergi.", "Write where the complainant should go.";
    SAVE: "Simpan langkah", "Save the step";
    SAVED: "Langkah tersimpan.", "The step is saved.";
    NO_SUCH_STEP: "Dari keadaan sekarang langkah itu tidak ada. Buka lagi pengaduannya.", "There is no such step from the present state. Open the complaint again.";
    CHANGED: "Pengaduan ini berubah setelah Anda membukanya, mungkin pelapor menambah keterangan. Belum disimpan. Periksa, lalu kirim lagi.",
        "This complaint changed after you opened it; perhaps the complainant told more. Not saved yet. Look at it and send again.";
    NOT_YOURS: "Pengaduan ini ditangani orang atau tingkat lain.", "Somebody else, or another level, handles this complaint.";
    NO_LEVEL_ABOVE: "Tidak ada tingkat di atas. Teruskan ke Ombudsman lewat rujukan.", "There is no level above. Refer it to the Ombudsman.";
    REFERRAL_NEEDED: "Buat dan kirim rujukannya dulu, lalu ulangi langkah ini.", "Make and send the referral first, then repeat this step.";
    STANDS_NOT_YET: "Tunggu 10 hari kerja sesudah jawaban, supaya pelapor dapat menanggapi.", "Wait ten working days after the answer, so that the complainant can reply.";
    // Filing
    PUBLIC_LABEL: "Pengaduan", "Complaints";
    PUBLIC_TITLE: "Pengaduan", "Make a complaint";
    PUBLIC_LEAD: "Tidak perlu akun. Anda mendapat nomor tiket dan PIN untuk melihat jawabannya. Boleh tanpa nama.",
        "No account needed. You get a ticket and a PIN to see the answer. It may be anonymous.";
    EMERGENCY_TITLE: "Ada yang terancam sekarang?", "Is somebody in danger now?";
    EMERGENCY: "Telepon dulu. Korban tidak pernah diperlakukan sebagai pelaku.", "Call first. A victim is never treated as an offender.";
    ABOUT_FIRST: "Tentang siapa pengaduan ini?", "About whom is this complaint?";
    ABOUT_HELP: "Jawaban ini menentukan siapa yang membaca. Yang menyangkut petugas, kepala desa, atau keluarganya langsung ke kabupaten dan tidak dapat dibaca atau diketahui kantor desa.",
        "This decides who reads it. What concerns the officer, the head or their family goes straight to the regency; the village office can neither read it nor know of it.";
    WHICH_VILLAGE: "Desa mana?", "Which village?";
    WHICH_VILLAGE_HELP: "Desa Anda, atau desa yang melayani Anda. Ketik sebagian namanya.", "Your village, or the one that serves you. Type part of its name.";
    VILLAGE_NEEDED: "Pilih desanya dari daftar.", "Choose the village from the list.";
    ABOUT_NEEDED: "Pilih tentang siapa.", "Choose about whom.";
    GO_ON: "Lanjut", "Go on";
    FOLLOW_UP: "Sudah punya tiket? Lihat jawabannya", "Have a ticket? See the answer";
    READ_BY: "Pengaduan ini dibaca oleh", "This complaint is read by";
    NOT_BY_VILLAGE: "Kantor desa tidak dapat membacanya, dan tidak tahu bahwa pengaduan ini ada.", "The village office cannot read it, and does not know that it exists.";
    BY_VILLAGE_OFFICER: "Hanya petugas Desmigratif desa itu; kepala desa tidak dapat membaca isinya.", "Only that village's Desmigratif officer; the head cannot read what it says.";
    FORM_TITLE: "Tulis pengaduan", "Write the complaint";
    IDENTITY_HELP: "Tanpa nama: tidak ada yang disimpan tentang Anda, juga bila Anda mengisi nama di bawah.", "Anonymous: nothing about you is kept, also where you fill in a name below.";
    CONTACT_HELP: "Boleh kosong. Untuk memberi tahu bila ada jawaban.", "May stay empty. To tell you when there is an answer.";
    EVIDENCE: "Foto atau berkas bukti (boleh kosong)", "Photo or file as evidence (may stay empty)";
    EVIDENCE_HELP: "Paling banyak tiga. JPG, PNG, atau PDF.", "At most three. JPG, PNG or PDF.";
    SEND: "Kirim pengaduan", "Send the complaint";
    TEXT_NEEDED: "Tulis apa yang terjadi.", "Write what happened.";
    TOO_LONG: "Terlalu panjang: paling banyak 4.000 huruf.", "Too long: at most 4,000 letters.";
    NOT_YET: "Tanggal ini belum terjadi.", "This day has not come yet.";
    SECRET_NEEDS: "Isi nama atau nomor, atau pilih tanpa nama.", "Fill in a name or a number, or choose anonymous.";
    NO_OFFICE_ABOVE: "Komputer ini milik desa: pengaduan tentang kantor desa tidak boleh ditulis di sini. Pakai alamat kabupaten atau kirim SMS ke 1708 (SP4N-LAPOR).",
        "This computer belongs to the village: a complaint about its office must not be written here. Use the regency's address, or send a text message to 1708 (SP4N-LAPOR).";
    MANY: "Terlalu banyak pengaduan dari sini. Coba lagi sesudah pukul", "Too many complaints from here. Try again after";
    FORM_OLD: "Formulir ini tidak lengkap. Periksa, lalu kirim lagi.", "The form was not complete. Check it and send again.";
    // Filed
    FILED_TITLE: "Pengaduan sudah diterima", "Your complaint was received";
    FILED_LEAD: "Catat atau cetak dua nomor ini sekarang. PIN tidak dapat dilihat lagi, juga oleh petugas.",
        "Write down or print these two numbers now. The PIN cannot be seen again, not even by an officer.";
    PIN: "PIN", "PIN";
    FILED_WHEN: "Jawaban awal paling lambat", "A first answer comes by";
    FILED_HOW: "Lihat jawabannya, tambah keterangan, atau cabut di", "See the answer, add to it or withdraw at";
    FILED_DESK: "Serahkan tiket dan PIN ini kepada pelapor. Jangan disimpan di kantor.", "Give ticket and PIN to the complainant. Do not keep them at the office.";
    FILED_ABOVE: "Pengaduan ini langsung ke tingkat di atas. Anda tidak dapat membukanya lagi.", "This complaint went straight to the level above. You cannot open it again.";
    CHECK_LINK: "Lihat pengaduan", "Look at a complaint";
    // Following
    FOLLOW_TITLE: "Lihat pengaduan", "Follow a complaint";
    FOLLOW_LEAD: "Ketik nomor tiket dan PIN yang Anda terima.", "Type the ticket and the PIN that you were given.";
    FOLLOW_LOOK: "Lihat", "Look";
    TICKET_HELP: "Contoh: T-7KQM-3XTR.", "Example: T-7KQM-3XTR.";
    PIN_HELP: "Enam angka.", "Six digits.";
    FOLLOW_WRONG: "Tiket atau PIN tidak cocok.", "Ticket or PIN does not fit.";
    FOLLOW_WAIT: "Terlalu banyak percobaan. Coba lagi sesudah pukul", "Too many attempts. Try again after";
    FOLLOW_LOST: "PIN hilang? PIN tidak disimpan siapa pun. Buat pengaduan baru dan sebut nomor tiket yang lama.", "PIN lost? Nobody keeps it. Make a new complaint and name the old ticket.";
    ANSWERS: "Perkembangan", "What happened";
    TELL_MORE: "Tambah keterangan atau jawab pertanyaan", "Tell more, or answer a question";
    TELL_SEND: "Kirim keterangan", "Send";
    RATE: "Bagaimana penanganannya?", "How was it dealt with?";
    REOPEN: "Belum puas? Buka kembali", "Not content? Reopen";
    REOPEN_UNTIL: "Dapat dibuka kembali sampai", "May be reopened until";
    REOPEN_WHY: "Apa yang belum selesai", "What is not settled";
    REOPEN_SEND: "Buka kembali pengaduan", "Reopen the complaint";
    REOPEN_OTHER: "Tentang petugas yang menanganinya? Buat pengaduan baru: langsung ke tingkat di atas.", "About the officer who handled it? Make a new complaint: it goes to the level above.";
    WITHDRAW: "Cabut pengaduan", "Withdraw the complaint";
    WITHDRAW_WHY: "Alasan mencabut", "Why you withdraw it";
    OWN_SAVED: "Sudah diterima.", "Received.";
    OWN_CLOSED: "Pengaduan ini sudah ditutup.", "This complaint is closed.";
    OWN_UNANSWERED: "Pengaduan ini belum dijawab.", "This complaint was not answered yet.";
    OWN_TOO_LATE: "Masa membuka kembali sudah lewat. Buat pengaduan baru dan sebut tiketnya.", "It is too late to reopen. Make a new complaint and name the ticket.";
    MINE: "Pengaduan saya", "My complaints";
    MINE_LEAD: "Yang Anda kirim dengan nama selagi masuk. Untuk membacanya pakai tiket dan PIN.", "Those that you sent with your name while signed in. To read them use ticket and PIN.";
    // Hari ini and report
    TODAY_OVER: "Pengaduan lewat tenggat", "Complaint overdue";
    TODAY_SOON: "Pengaduan hampir tenggat", "Complaint nearly due";
    TODAY_NEW: "Pengaduan baru", "New complaint";
    TODAY_ACT: "Tangani", "Deal with it";
    REPORT_RECEIVED: "pengaduan diterima", "complaints received";
    REPORT_ANSWERED: "pengaduan dijawab", "complaints answered";
    REPORT_OPEN: "pengaduan masih terbuka", "complaints still open";
    REPORT_OVER: "pengaduan terbuka lewat tenggat", "open complaints overdue";
    REPORT_CONTENT: "pelapor puas", "complainants satisfied";
}
