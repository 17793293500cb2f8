//! Sentences about erasing a person's data.

phrases! {
    TITLE: "Hapus data pribadi", "Erase personal data";
    LEAD: "Menghapus berarti memusnahkan kunci data orang ini. Nama, NIK, alamat, telepon, kontak, dan berkasnya tidak dapat dibaca lagi oleh siapa pun, juga dari cadangan. Ini tidak dapat dibatalkan.",
        "Erasing destroys the key of this person's data. Name, NIK, address, telephone, contacts and files can be read by nobody any more, not even from a backup. It cannot be undone.";
    STAYS: "Yang tetap tinggal: jumlah dalam laporan, dan catatan bahwa data ini pernah dihapus, kapan, dan mengapa (UU 27/2022 Pasal 42–44).",
        "What stays: the counts in reports, and the record that these data were erased, when and why (UU 27/2022 art. 42 to 44).";
    HELD: "Belum dapat dihapus", "Cannot be erased yet";
    HELD_TELL: "Masih ada yang memerlukan data ini:", "Something still needs these data:";
    HELD_FROM: "sejak", "since";
    HELD_UNTIL: "sampai", "until";
    HELD_OPEN: "sampai dilepas", "until released";
    HELD_BY: "ditahan oleh", "placed by";
    NOT_YOURS: "Yang menghapus hanyalah kepala desa.", "Only the village head erases.";
    LIST: "Penghapusan data", "Erasures";
    LIST_SHORT: "Penghapusan", "Erasures";
    LIST_LEAD: "Siapa menghapus data, kapan, dan mengapa. Nama orangnya tidak dapat dibaca lagi oleh siapa pun.",
        "Who erased data, when and why. Nobody can read any more whose they were.";
    NO_ERASURES: "Belum pernah ada penghapusan.", "Nothing was ever erased.";
    WHEN: "Waktu", "When";
    WHO: "Oleh", "By";
    WHOSE: "Data siapa", "Whose data";
    WHERE: "Wilayah", "Region";
    HIDDEN: "Nama tidak terbaca lagi", "The name is gone";
    WAITS: "Menunggu penahanan dilepas", "Waits until a hold is released";
    SOMEBODY: "akun kantor", "an account of the office";
    REASON: "Alasan", "Reason";
    TYPE_NAME: "Ketik nama warga ini untuk memastikan", "Type this resident's name to make sure";
    UNDERSTOOD: "Saya mengerti bahwa ini tidak dapat dibatalkan", "I understand that this cannot be undone";
    UNDERSTOOD_NEEDED: "Centang bahwa Anda mengerti.", "Tick that you understand.";
    ERASE: "Hapus untuk selamanya", "Erase for ever";
    CANCEL: "Batal", "Cancel";
    DONE: "Data pribadi sudah dihapus.", "The personal data were erased.";
}
