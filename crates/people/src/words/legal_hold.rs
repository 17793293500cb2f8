//! Sentences about legal holds.

phrases! {
    HOLDS: "Penahanan penghapusan", "Legal holds";
    HOLDS_LEAD: "Data yang belum boleh dihapus karena perkara, pengaduan, pembukuan, atau aturan lain.",
        "Data that must not be erased yet because of a lawsuit, a complaint, books or another rule.";
    NO_HOLDS: "Tidak ada penahanan.", "There is no hold.";
    PLACE: "Tahan penghapusan", "Place a hold";
    PLACE_LEAD: "Selama ditahan, data warga ini tidak dapat dihapus oleh siapa pun. Sebutkan dasarnya, bukan isi perkaranya.",
        "While the hold stands, nobody can erase this resident's data. Name its ground, not what the case is about.";
    PLACE_WHO: "Dasar dan nomornya hanya terbaca oleh kepala desa, koordinator, dan penanggung jawab. Orang lain hanya melihat bahwa ada penahanan.",
        "Only the village head, the coordinator and the person in charge read ground and number. Others see only that there is a hold.";
    PLACED: "Penghapusan sudah ditahan.", "The hold was placed.";
    RELEASE: "Lepas penahanan", "Release the hold";
    RELEASE_LEAD: "Sesudah dilepas, data ini dapat dihapus bila tidak ada alasan lain. Penahanan tetap tercatat.",
        "Once released, these data can be erased unless something else holds them. The hold stays on record.";
    WHY_RELEASED: "Mengapa dilepas", "Why it is released";
    WHY_RELEASED_NEEDED: "Tulis mengapa penahanan dilepas, misalnya nomor putusan.", "Say why the hold is released, such as the number of the ruling.";
    RELEASED: "Penahanan sudah dilepas.", "The hold was released.";
    ALREADY_RELEASED: "Penahanan ini sudah dilepas.", "This hold was released already.";
    GONE: "Data warga ini sudah dihapus; tidak ada lagi yang dapat ditahan.", "This resident's data were erased; there is nothing left to hold.";
    FROM_AHEAD: "Penahanan tidak dapat dimulai sesudah hari ini.", "A hold cannot begin after today.";
    UNTIL_PAST: "Hari terakhir harus sesudah hari pertama, dan belum lewat.", "The last day must come after the first, and must not be past.";
    NUMBER: "Nomor atau pasal", "Number or article";
    RESIDENT: "Warga", "Resident";
    GROUND: "Dasar", "Ground";
    TERM: "Berlaku", "In force";
    STATE: "Keadaan", "State";
    STANDS: "Berlaku", "In force";
    ENDED: "Berakhir", "Ended";
    OPEN_END: "sampai dilepas", "until released";
    BY: "oleh", "by";
    CLOSED: "Tertutup", "Closed to you";
    HELD_BY_LAW: "Ditahan menurut hukum", "Held by law";
    CANCEL: "Batal", "Cancel";
}
