//! Sentences about whom to call.

phrases! {
    TITLE: "Yang dapat dihubungi", "Whom to call";
    NONE: "Belum ada. Catat paling sedikit satu orang, agar keluarga dapat dihubungi bila terjadi sesuatu.",
        "Nobody yet. Record at least one person, so that the family can be reached when something happens.";
    FIRST: "dihubungi lebih dulu", "call first";
    ADD: "Tambah kontak", "Add a contact";
    EDIT: "Ubah kontak", "Edit the contact";
    EDIT_SHORT: "Ubah", "Edit";
    SAVE: "Simpan", "Save";
    CANCEL: "Batal", "Cancel";
    SAVED: "Kontak sudah disimpan.", "The contact was saved.";
    REMOVE: "Hapus kontak ini dari daftar", "Take this contact off the list";
    REMOVED: "Kontak sudah dihapus dari daftar.", "The contact was taken off the list.";
    CALL: "Telepon", "Call";
    WHATSAPP: "WhatsApp", "WhatsApp";
    NO_PHONE: "Belum ada nomor telepon", "No telephone number yet";
    CHANGED: "Kontak ini diubah orang lain setelah Anda membukanya", "Somebody else changed this contact after you opened it";
    CHANGED_TELL: "Isian Anda masih ada di bawah. Isian sekarang:", "What you typed is still below. As it is now:";
}
