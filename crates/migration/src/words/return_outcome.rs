//! Sentences about the return and what follows.

phrases! {
    TITLE: "Setelah pulang", "After the return";
    ARRIVAL: "Kepulangan", "The return";
    WAY: "Cara pulang", "How";
    HEALTH: "Kebutuhan kesehatan", "Health needs";
    UNPAID: "Hak yang belum dibayar", "Unpaid rights";
    RETURNED: "Tanggal pulang", "Returned on";
    NO_DAY: "Tanggal pulang belum diketahui. Keadaan setelah pulang dihitung dari tanggal itu.",
        "The day of the return is not known. What follows is counted from it.";
    BAST: "BAST Kepulangan", "Handover record of the return";
    BAST_LEAD: "Bila kepulangan difasilitasi, desa menjadi saksi serah terima (Permen P2MI 32/2025 Pasal 13).",
        "Where the return was assisted, the village witnesses the handover (Permen P2MI 32/2025 art. 13).";
    BAST_WRITE: "Buat BAST Kepulangan", "Write the handover record";
    NOT_HOME: "Bagian ini diisi setelah orangnya pulang.", "This is filled in after the return.";
    OUTCOMES: "Pekerjaan dan penghasilan", "Work and income";
    DUE: "Menanyakan keadaan paling lambat", "Ask how the person fares by";
    ASKED: "ditanyakan", "asked on";
    NOT_YET: "belum ditanyakan", "not asked yet";
    RECORD: "Catat", "Record";
    RECORD_POINT: "Catat keadaan", "Record how the person fares";
    EDIT: "Betulkan", "Put right";
    OTHER_POINT: "Catat saat lain", "Record another moment";
    ALL_ASKED: "Keempat saat sudah ditanyakan.", "All four moments were asked.";
    SAVED: "Keadaan setelah pulang tersimpan.", "How the person fares is saved.";
    INCOME_HELP: "Perkiraan, boleh dikosongkan. Laporan hanya memuat jumlah orang, tidak pernah penghasilan seseorang.",
        "An estimate, may be left empty. Reports hold counts only, never a person's income.";
    SEALED: "tertutup", "closed";
    CHANGED: "Catatan ini diubah orang lain setelah Anda membukanya. Belum disimpan. Periksa, lalu kirim lagi.",
        "Somebody else changed this record after you opened it. Not saved yet. Look at it and send again.";
    CARD: "Setelah pulang", "After the return";
    OPEN: "Buka", "Open";
    TASK: "Setelah pulang", "After the return";
    TASK_DETAIL: "tanyakan pekerjaan dan penghasilan", "ask for work and income";
    HELLO: "Kami dari desa ingin menanyakan kabar Anda setelah pulang dan apa yang dapat dibantu. Kapan boleh bertemu? Terima kasih.",
        "We of your village would like to know how you are and what we can help with. When may we meet? Thank you.";
}
