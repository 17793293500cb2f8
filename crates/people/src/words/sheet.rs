//! Sentences of a form that is made from a declaration.

phrases! {
    CHANGED: "Catatan ini diubah orang lain setelah Anda membukanya. Belum disimpan. Periksa, lalu kirim lagi.",
        "Somebody else changed this record after you opened it. Not saved yet. Look at it and send again.";
    CONFIRM: "Periksa dulu", "Please check";
    CHECKED: "Ya, sudah saya periksa", "Yes, I have checked";
}
