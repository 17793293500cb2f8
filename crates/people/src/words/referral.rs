//! Sentences about referrals.

phrases! {
    REFERRALS: "Rujukan", "Referrals";
    REFERRALS_SHORT: "Rujukan", "Referrals";
    LEAD: "Instansi lain diminta membantu, dengan tenggat. Yang diserahkan hanya data yang benar-benar perlu.",
        "Another agency is asked to help, by a day. Only data that it really needs are handed over.";
    NONE: "Belum ada rujukan. Rujukan dibuat dari pengaduan, kasus, atau kartu warga.",
        "No referral yet. One begins from a complaint, a case or a resident's card.";
    NEW: "Buat rujukan", "Refer";
    NEW_LEAD: "Pilih instansi, tulis apa yang diminta, dan tandai data yang perlu saja. Sesudah disimpan, periksa lalu kirim.",
        "Choose the agency, write what is asked and tick only the data it needs. Once saved, check it and send it.";
    FROM: "Berasal dari", "Comes from";
    ABOUT: "Tentang", "About";
    AGENCY: "Instansi", "Agency";
    AGENCY_HELP: "Tidak ada dalam daftar? Pilih \"Instansi lain\" dan tulis namanya.", "Not on the list? Choose \"Another agency\" and write its name.";
    AGENCY_OTHER: "Instansi lain (tulis namanya)", "Another agency (write its name)";
    IN_THE_HOUSE: "Ruang di program ini", "A room of this program";
    HANDED: "Data dari kartu warga yang diserahkan", "Data of the resident's card that are handed over";
    HANDED_HELP: "Tandai yang perlu saja. Yang tidak ditandai tidak dicetak.", "Tick only what is needed. What is not ticked is not printed.";
    FACTS: "Keterangan lain yang diperlukan instansi", "What else the agency needs";
    FACTS_HELP: "Contoh: negara dan kota, tanggal kejadian, nomor surat. Tanpa dugaan.", "Example: country and town, day it happened, number of a letter. No guesses.";
    SAVE_DRAFT: "Simpan sebagai draf", "Save as a draft";
    SAVED: "Draf rujukan tersimpan. Periksa, lalu kirim.", "The draft is saved. Check it, then send it.";
    CHECK_LEAD: "Draf ini belum dikirim. Periksa isinya, lalu tekan Kirim: paket dan kode balasnya jadi.",
        "This draft was not sent yet. Check it, then press Send: the packet and its reply code are made.";
    SEND: "Kirim rujukan", "Send the referral";
    SENT: "Rujukan dikirim. Cetak paketnya dan serahkan kepada instansi.", "The referral was sent. Print its packet and give it to the agency.";
    SENT_ALREADY: "Rujukan ini sudah dikirim.", "This referral was sent already.";
    PACKET: "Cetak paket (PDF)", "Print the packet (PDF)";
    REPLY_CODE: "Kode balas", "Reply code";
    REPLY_CODE_TELL: "Tercetak pada paket. Siapa pun yang memegangnya dapat membaca isi paket dan menjawab: serahkan hanya kepada instansi.",
        "Printed on the packet. Whoever holds it reads what the packet says and may answer: give it to the agency only.";
    MESSAGE_READY: "Kirim pesan pengantar", "Send a covering message";
    MESSAGE_TEXT: "Yth. Bapak/Ibu, kami mengirim surat rujukan dengan nomor", "Dear Sir or Madam, we sent a referral with the number";
    MESSAGE_DUE: "Mohon jawaban paling lambat", "Please answer by";
    MESSAGE_HOW: "Jawaban tanpa akun: buka alamat pada surat dan ketik kode balasnya. Terima kasih.",
        "You can answer without an account: open the address on the letter and type its reply code. Thank you.";
    REQUEST: "Yang diminta", "What is asked";
    HANDED_OVER: "Data yang diserahkan", "Data handed over";
    HANDED_NOTHING: "Tidak ada data orang yang diserahkan.", "No data of a person were handed over.";
    GROUND: "Dasar penyerahan data", "Ground for handing over";
    URGENCY: "Kepentingan", "Urgency";
    CONTACT: "Telepon atau email instansi", "Telephone or email of the agency";
    DUE: "Tenggat jawaban", "Answer due";
    DUE_WORKING: "hari kerja lagi", "working days left";
    DUE_OVER: "hari kerja lewat", "working days over";
    SENT_ON: "Dikirim", "Sent";
    EXPECTED: "Janji selesai", "Promised for";
    STATE: "Keadaan", "State";
    NUMBER: "Nomor", "Number";
    ANSWERS: "Jawaban", "Answers";
    NO_ANSWERS: "Belum ada jawaban.", "No answer yet.";
    TYPE_ANSWER: "Catat jawaban", "Write an answer down";
    TYPE_ANSWER_LEAD: "Untuk jawaban lewat telepon, surat, atau bertemu langsung.", "For answers by telephone, letter or in person.";
    ANSWER: "Jawaban", "Answer";
    ANSWER_SAVED: "Jawaban tercatat.", "The answer is on record.";
    ESCALATE: "Teruskan ke tingkat lebih tinggi", "Take it to the next level";
    ESCALATE_LEAD: "Rujukan ini berakhir di sini. Rujukan baru dengan isi yang sama dikirim ke instansi di bawah ini, dengan kode balas sendiri.",
        "This referral ends here. A new one that says the same is sent to the agency below, with a reply code of its own.";
    ESCALATED: "Diteruskan. Cetak paket untuk instansi yang baru.", "Taken higher. Print the packet for the new agency.";
    FOLLOWS: "Lanjutan dari rujukan sebelumnya", "Goes on from an earlier referral";
    CANCEL: "Batalkan rujukan", "Cancel the referral";
    CANCEL_LEAD: "Kode balasnya tidak berlaku lagi.", "Its reply code is no longer good.";
    CANCELLED: "Rujukan dibatalkan.", "The referral was cancelled.";
    REASON: "Alasan", "Reason";
    BACK: "Kembali ke rujukan", "Back to the referral";
    SOURCE_OPEN: "Buka catatan asal", "Open where it comes from";
    WHO_MAY: "Rujukan dibuat oleh petugas desa atau kabupaten.", "Referrals are made by the officers of village or regency.";
    WHICH_AGENCY: "Pilih instansi, atau tulis namanya.", "Choose an agency, or write its name.";
    REQUEST_NEEDED: "Tulis apa yang diminta.", "Write what is asked.";
    DUE_PAST: "Tanggal ini sudah lewat.", "This day is past.";
    CONSENT_NEEDED: "Tulis siapa yang menyetujui dan kapan.", "Write who agreed and when.";
    GROUND_NEEDED: "Tulis mengapa data diserahkan tanpa persetujuan.", "Write why data are handed over without consent.";
    REASON_NEEDED: "Tulis alasannya.", "Write the reason.";
    NO_SUCH_STEP: "Dari keadaan sekarang langkah itu tidak ada. Buka lagi rujukannya.", "There is no such step from the present state. Open the referral again.";
    CLOSED: "Rujukan ini sudah selesai; tidak ada lagi yang dijawab.", "This referral is closed; nothing is answered any more.";
    RECEIVED_BY: "Diterima oleh (nama dan jabatan)", "Received by (name and office)";
    RECEIVED_BY_NEEDED: "Tulis nama dan jabatan yang menjawab.", "Write name and office of whoever answers.";
    THEIR_NUMBER: "Nomor di instansi Anda (bila ada)", "Your agency's number (if any)";
    EXPECTED_ON: "Perkiraan selesai (bila ada)", "Expected by (if known)";
    TEXT: "Keterangan", "What you want to say";
    WHY_REFUSED_NEEDED: "Tulis mengapa, dan ke mana sebaiknya.", "Write why, and where it should go.";
    CHANGED: "Rujukan ini diubah orang lain setelah Anda membukanya. Periksa, lalu ulangi.",
        "Somebody else changed this referral after you opened it. Look at it, then do it again.";
    TODAY_OVER: "Rujukan lewat tenggat", "Referral overdue";
    TODAY_DRAFT: "Rujukan belum dikirim", "Referral not sent";
    TODAY_ANSWERED: "Jawaban rujukan", "Referral answered";
    REMINDER_TEXT: "Yth. Bapak/Ibu, kami menunggu jawaban atas surat rujukan nomor", "Dear Sir or Madam, we are waiting for an answer to the referral with the number";
    ESCALATE_SHORT: "Teruskan", "Take higher";
    SEND_SHORT: "Periksa dan kirim", "Check and send";
    READ_SHORT: "Baca", "Read";
    REPORT_SENT: "rujukan dikirim", "referrals sent";
    REPORT_ANSWERED: "rujukan selesai atau ditolak instansi", "referrals that agencies closed";
    // The page without login
    REPLY_TITLE: "Menjawab rujukan", "Answering a referral";
    REPLY_LEAD: "Halaman ini untuk instansi yang menerima surat rujukan. Tidak perlu akun.",
        "This page is for agencies that received a referral. No account is needed.";
    REPLY_ASK: "Kode balas pada surat", "Reply code on the letter";
    REPLY_HELP: "13 huruf dan angka, misalnya 7QAX-22KM-93TV4.", "13 letters and digits, such as 7QAX-22KM-93TV4.";
    REPLY_OPEN: "Buka", "Open";
    REPLY_MISTYPED: "Kode ini salah ketik. Periksa lagi satu per satu.", "This code is mistyped. Check it sign by sign.";
    REPLY_UNKNOWN: "Kode ini tidak berlaku. Mungkin rujukannya dibatalkan; hubungi kantor pengirim.",
        "This code is not good. The referral may have been cancelled; call the office that sent it.";
    REPLY_MANY: "Terlalu banyak percobaan. Coba lagi sesudah pukul", "Too many attempts. Try again after";
    REPLY_FROM: "Dari", "From";
    REPLY_PRIVACY: "Data ini hanya untuk menangani rujukan ini (UU 27/2022 Pasal 20). Jangan disebarkan.",
        "These data serve this referral alone (UU 27/2022 art. 20). Do not pass them on.";
    REPLY_SEND: "Kirim jawaban", "Send the answer";
    REPLY_THANKS: "Terima kasih, jawaban sudah diterima kantor pengirim. Anda dapat menjawab lagi dengan kode yang sama.",
        "Thank you, the sending office has your answer. You can answer again with the same code.";
    REPLY_CLOSED: "Rujukan ini sudah selesai. Tidak ada lagi yang perlu dijawab.", "This referral is closed. There is nothing left to answer.";
    REPLY_BEFORE: "Jawaban sebelumnya", "Answered before";
}
