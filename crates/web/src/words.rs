//! Phrases of the shell. Field labels live in the declarations, the rooms' phrases in the rooms.

use kernel::{Phrase, phrase};

/// At a file field left empty.
pub const ATTACH_FILE: Phrase = phrase("Lampirkan berkas.", "Attach a file.");
/// At a file field with something else.
pub const FILE_KIND: Phrase = phrase(
    "Berkas ini tidak dapat disimpan. Yang diterima: PDF, JPG, PNG, atau WebP.",
    "This file cannot be kept. Accepted are PDF, JPG, PNG and WebP.",
);
/// A form without its hidden fields.
pub const FORM_INCOMPLETE: Phrase =
    phrase("Formulir tidak lengkap. Buka lagi halamannya, lalu kirim.", "The form was incomplete. Open the page again and send it.");
