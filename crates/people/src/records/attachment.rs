//! A file that belongs to a record: the scan of a signed letter, a passport page. The bytes lie sealed in the store's files.

use kernel::access::Role;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::Resident;
use super::resident::RESIDENT_READERS;

choices! {
    /// What the bytes are, decided by their content and never by their name.
    pub enum AttachmentKind {
        Pdf = 1, "pdf", "PDF", "PDF";
        Jpeg = 2, "jpeg", "Foto JPEG", "JPEG photo";
        Png = 3, "png", "Gambar PNG", "PNG picture";
    }
}

/// One file about one resident, sealed under the resident's key.
#[derive(Record, Debug, Clone)]
#[record(kind = 22, path = "lampiran", id = "Lampiran", en = "Attachment", home = village, append_only,
    read = RESIDENT_READERS, write = &[Role::PetugasDesmigratif])]
pub struct Attachment {
    pub id: Id<Attachment>,
    #[field(tag = 1, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(tag = 2, id = "Milik catatan", en = "Belongs to record")]
    pub record: String,
    #[field(tag = 3, id = "Jenis", en = "Kind", list)]
    pub kind: AttachmentKind,
    #[field(tag = 4, id = "Berkas", en = "File", kind = File)]
    pub hash: Vec<u8>,
    #[field(tag = 5, id = "Ukuran", en = "Size in bytes", list)]
    pub size: i64,
    #[field(tag = 6, id = "Nama berkas", en = "File name", class = personal, subject = resident, title)]
    pub name: Held<Option<String>>,
}
