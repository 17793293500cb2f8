//! Sentences about contact and messages.

phrases! {
    CONTACT: "Kontak", "Contact";
    CONTACT_LEAD: "Kantor desa adalah pintu pertama. Cari desa Anda, datang pada jam layanan, telepon, atau tinggalkan pesan.",
        "The village office is the first door. Find your village, come during its hours, call, or leave a message.";
    FIND_VILLAGE: "Cari kantor desa Anda", "Find your village office";
    FIND_VILLAGE_HELP: "Ketik sebagian nama desa, misalnya Kuripan.", "Type part of the village's name, for example Kuripan.";
    FIND: "Cari", "Find";
    WHICH_VILLAGE: "Ada beberapa tempat dengan nama itu. Pilih satu, atau tambahkan nama kabupatennya.",
        "Several places have that name. Choose one, or add the name of the regency.";
    VILLAGE_NEEDED: "Ketik nama desa Anda, lalu pilih.", "Type the name of your village and choose it.";
    NO_VILLAGE: "Tidak ada desa dengan nama itu. Coba sebagian namanya saja.", "No village has that name. Try only part of it.";
    NO_OFFICE_HERE: "Desa ini belum mempunyai kantor di sini. Pesan Anda sampai ke", "This village has no office here yet. Your message goes to";
    ADDRESS: "Alamat", "Address";
    PHONE: "Telepon", "Telephone";
    EMAIL: "Email", "Email";
    HOURS: "Jam layanan", "Opening hours";
    SERVICES: "Surat dan layanan", "Letters and services";
    NOT_GIVEN: "belum diisi", "not given yet";
    URGENT_TITLE: "Dalam bahaya?", "In danger?";
    URGENT: "Jangan menunggu jawaban pesan. Di luar negeri hubungi kedutaan atau konsulat Indonesia; di dalam negeri polisi di 110.",
        "Do not wait for an answer. Abroad, call the Indonesian embassy or consulate; in Indonesia, the police at 110.";
    WRITE_TO: "Pesan untuk", "Message to";
    NAME: "Nama", "Name";
    NAME_NEEDED: "Tulis nama Anda.", "Write your name.";
    REACH: "Telepon atau email", "Phone or email";
    REACH_HELP: "Supaya kantor dapat menjawab.", "So that the office can answer.";
    ABOUT: "Tentang", "About";
    ABOUT_NEEDED: "Pilih tentang apa pesan ini.", "Choose what the message is about.";
    TEXT: "Pesan", "Message";
    TEXT_NEEDED: "Tulis pesan Anda.", "Write your message.";
    TOO_LONG: "Terlalu panjang.", "Too long.";
    PRIVACY: "Hanya petugas kantor itu dan koordinator kabupaten yang membaca pesan ini.", "Only the people of that office and the regency coordinator read this message.";
    TRAP: "Jangan diisi", "Leave this empty";
    SEND: "Kirim pesan", "Send the message";
    MANY: "Anda sudah mengirim beberapa pesan. Kirim lagi sesudah pukul", "You have sent several messages. Send again after";
    THANKS: "Terima kasih, pesan Anda sudah masuk", "Thank you, your message has arrived";
    THANKS_TELL: "Catat nomor ini. Sebutkan bila Anda datang atau menelepon.", "Keep this number. Mention it when you come or call.";
    NUMBER: "Nomor pesan", "Message number";
    NEXT: "Kantor membaca pesan pada jam layanan. Untuk kata sandi: datanglah dengan KTP, petugas memberi kode sekali pakai.",
        "The office reads messages during its hours. For a password: come with your identity card; an officer gives you a one-time code.";
    NO_OFFICE: "Belum ada kantor yang menerima pesan di komputer ini.", "No office receives messages on this computer yet.";

    // Officers
    MESSAGE: "Pesan", "Message";
    MESSAGES: "Pesan", "Messages";
    MESSAGES_SHORT: "Pesan", "Messages";
    RECEIVED: "Diterima", "Received";
    ANSWER: "Jawaban", "Answer";
    ANSWER_HELP: "Tulis apa yang dijawab dan lewat apa: telepon, email, atau di kantor. Aplikasi ini tidak mengirim sendiri.",
        "Write what was answered and how: by phone, email or at the office. This application sends nothing by itself.";
    ANSWER_NEEDED: "Tulis apa yang sudah dijawab.", "Write what was answered.";
    MARK_ANSWERED: "Sudah dijawab", "Mark as answered";
    ANSWERED: "Pesan ditandai sudah dijawab.", "The message is marked as answered.";
    ANSWERED_ALREADY: "Pesan ini sudah dijawab.", "This message was answered already.";
    FIND_ACCOUNT: "Cari akunnya dan buat kode", "Find the account and make a code";
    BACK: "Semua pesan", "All messages";
    TAG: "Pesan", "Message";
    TAG_PASSWORD: "Kata sandi", "Password";
    REPLY: "Tanggapi", "Reply";
    MORE_WAIT: "pesan lagi menunggu jawaban", "more messages wait for an answer";
}
