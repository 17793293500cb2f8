//! Sentences on the pocket cards. The cards are printed in Indonesian; English is for whoever reads the page.

phrases! {
    TITLE: "Kartu saku", "Pocket cards";
    PRINT: "Cetak kartu saku", "Print the pocket cards";
    TELL: "Dua kartu pada satu lembar: untuk pekerja dan untuk keluarga. Tanpa NIK dan nomor paspor.",
        "Two cards on one sheet: for the worker and for the family. Without NIK and passport number.";
    WORKER: "Kartu Saku Pekerja", "Worker's pocket card";
    FAMILY: "Kartu Saku Keluarga", "Family's pocket card";
    NAME: "Nama", "Name";
    WORKER_NAME: "Nama pekerja", "Worker's name";
    COUNTRY: "Negara tujuan", "Destination";
    MISSION: "Perwakilan RI", "Indonesian mission";
    AGENCY: "Agen (P3MI)", "Agency (P3MI)";
    PERMIT: "Nomor izin", "Permit number";
    EMPLOYER: "Pemberi kerja", "Employer";
    ADDRESS: "Alamat kerja", "Address at work";
    CONTRACT_END: "Kontrak sampai", "Contract until";
    CASE: "Nomor kasus desa", "Village's case number";
    THERE: "Telepon di sana", "Telephone there";
    IN_TROUBLE: "Bila ada masalah, hubungi", "In trouble, call";
    CALL: "Nomor penting", "Numbers to call";
    OFFICE: "Kantor", "Office of";
    FAMILY_LINE: "Keluarga", "Family";
    WHATSAPP: "lewat WhatsApp", "by WhatsApp";
    CHECKED: "dikonfirmasi", "confirmed";
    FROM_ABROAD: "dari luar negeri, 24 jam", "from abroad, day and night";
    STEP_PASSPORT: "Simpan paspor asli pada diri sendiri; salinannya pada keluarga.", "Keep your own passport; its copy stays with the family.";
    STEP_CALL: "Bila dipaksa, dikurung, atau tidak digaji: hubungi perwakilan RI.", "Forced, locked in or unpaid: call the Indonesian mission.";
    STEP_WORD: "Kabari keluarga secara teratur.", "Send word to the family regularly.";
    FAMILY_NO_NEWS: "Bila lama tidak ada kabar, datang ke kantor desa.", "No news for long: come to the village office.";
    FAMILY_MONEY: "Bila ada yang meminta uang untuk memulangkan, jangan bayar: tanyakan dulu ke kantor desa.",
        "Somebody asks for money to bring them home: do not pay, ask at the village office first.";
    FAMILY_COPIES: "Simpan salinan paspor, visa, dan perjanjian bersama kartu ini.", "Keep copies of passport, visa and contracts with this card.";
    CUT: "Gunting pada garis putus-putus, lalu lipat dua kali. Satu untuk pekerja, satu untuk keluarga.", "Cut along the dashes, then fold twice. One for the worker, one for the family.";
    SCAN: "Pindai untuk petunjuk dan nomor bantuan terbaru", "Scan for help and the newest numbers";
    SAMPLE: "CONTOH", "SAMPLE";
    MISSING: "Belum tercatat, akan dicetak sebagai garis untuk ditulisi:", "Not recorded yet, printed as a line to write on:";
}
