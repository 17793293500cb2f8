//! Sentences about imports that were made.

use kernel::{Phrase, phrase};

/// The list is empty.
pub const NONE: Phrase = phrase(
    "Belum ada lembar yang diimpor. Impor dimulai dari daftar, misalnya Warga › Impor dari Excel.",
    "No sheet has been imported yet. An import begins at a list, such as Residents › Import from Excel.",
);
/// The button.
pub const UNDO: Phrase = phrase("Batalkan impor ini", "Undo this import");
/// What undoing does.
pub const UNDO_TELL: Phrase = phrase(
    "Yang dibuat oleh impor ini ditarik, yang diubah dikembalikan seperti semula. Yang sudah diubah lagi atau sudah \
     dipakai (misalnya oleh kasus migrasi) dibiarkan dan disebutkan namanya.",
    "What this import made is withdrawn, what it changed is set back. What somebody changed since, or uses (a migration \
     case, for example), stays and is named.",
);
/// The button that does it.
pub const UNDO_YES: Phrase = phrase("Ya, batalkan", "Yes, undo it");
/// The way back.
pub const BACK: Phrase = phrase("Kembali", "Back");
/// Done.
pub const UNDONE: Phrase = phrase("Impor sudah dibatalkan.", "The import was undone.");
/// It cannot be undone here, or not again.
pub const NOT_OPEN: Phrase = phrase(
    "Impor ini sudah dibatalkan, atau dilakukan oleh kantor lain.",
    "This import was undone already, or was made by another office.",
);
/// Heading over what stays.
pub const LEFT: Phrase =
    phrase("Masih berlaku, karena sudah diubah lagi atau dipakai", "Still standing, as changed since or used");
