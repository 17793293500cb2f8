//! Files about a resident: kept sealed under the resident's key, recorded, opened. Other rooms attach with [`keep`] and
//! [`attach`]. Not here: the sealing itself (store), the pages (`pages::attachment`).
//!
//! The bytes are kept before the entry that names them, so that no entry names bytes that are not there; bytes that no
//! entry came to name are taken away again.

use kernel::{Changes, Held, Id, RecordId, Refusal, Stored};
use store::files::{FileKind, FileRef, Files};
use store::keys::Secret;
use store::{Reader, Store, StoreError};

use crate::records::attachment::AttachmentKind;
use crate::records::{Attachment, Resident};

/// Bytes as they were opened, with the type that is said to a browser and a name to save them under.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The clear bytes.
    pub bytes: Vec<u8>,
    /// The media type, by the content.
    pub content_type: &'static str,
    /// A file name with the right ending.
    pub name: String,
}

/// The files of a node.
pub fn files(store: &Store) -> Files {
    Files::new(store.dir())
}

/// Keeps bytes sealed under a resident's key. Nothing names them yet: [`attach`] does. Ask first whether the actor
/// reaches the resident. `field` is where a mistake is said.
///
/// # Errors
/// `Invalid` at the field for an empty, too large or unknown kind of file; `NotFound` where the resident was erased.
pub fn keep(store: &Store, resident: RecordId, field: &str, bytes: &[u8]) -> Result<FileRef, Refusal> {
    let secret = secret(store, resident)?;
    files(store).put(&secret, bytes).map_err(|error| error.refusal(field))
}

/// Takes away bytes that no entry came to name (the action was refused or had been done before).
pub fn discard(store: &Store, kept: &FileRef) {
    // What stays behind is sealed, named by nothing, and removed with the next sweep of files.
    let _ = files(store).remove(&kept.hash);
}

fn secret(store: &Store, resident: RecordId) -> Result<store::keys::SubjectSecret, Refusal> {
    let found = store.local_read(|db| Ok::<_, StoreError>(store.keys().secret(db, resident)?))?;
    match found {
        Secret::Held(secret) => Ok(secret),
        Secret::Absent | Secret::Destroyed => Err(Refusal::NotFound),
    }
}

/// Records kept bytes as an attachment of a resident that belongs to `about` (a letter, a document, the resident).
pub fn attach(
    changes: &mut Changes,
    id: RecordId,
    resident: &Stored<Resident>,
    about: RecordId,
    kept: &FileRef,
    name: &str,
) {
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(120).collect();
    changes.create(
        resident.home(),
        &Attachment {
            id: Id::new(id),
            resident: resident.reference(),
            record: about.to_string(),
            kind: kind_of(kept.kind),
            hash: kept.hash.to_vec(),
            size: i64::try_from(kept.size).unwrap_or(i64::MAX),
            name: Held::Known((!name.trim().is_empty()).then_some(name)),
        },
    );
}

/// The attachments of a resident that belong to a record, newest first.
pub fn of_record(read: &Reader<'_>, resident: RecordId, about: RecordId) -> Result<Vec<Stored<Attachment>>, Refusal> {
    let about = about.to_string();
    let mut found = of_resident(read, resident)?;
    found.retain(|one| one.record.record == about);
    Ok(found)
}

/// Every attachment of a resident, newest first.
pub fn of_resident(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<Attachment>>, Refusal> {
    let mut found = read.referring::<Attachment>("resident", resident)?;
    found.reverse();
    Ok(found)
}

/// Opens an attachment that the actor was allowed to read.
///
/// # Errors
/// `NotFound` where the file is not here or its resident was erased.
pub fn open(store: &Store, attachment: &Stored<Attachment>) -> Result<Opened, Refusal> {
    let hash: [u8; 32] = attachment.hash.as_slice().try_into().map_err(|_| Refusal::NotFound)?;
    let secret = secret(store, attachment.resident.id.raw())?;
    let bytes = files(store).get(&secret, &hash).map_err(|error| error.refusal("file"))?;
    let kind = FileKind::of(&bytes).ok_or(Refusal::NotFound)?;
    let stem = attachment
        .name
        .given()
        .map_or("lampiran", |name| name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem));
    Ok(Opened { content_type: kind.content_type(), name: format!("{stem}.{}", kind.extension()), bytes })
}

fn kind_of(kind: FileKind) -> AttachmentKind {
    match kind {
        FileKind::Pdf => AttachmentKind::Pdf,
        FileKind::Jpeg => AttachmentKind::Jpeg,
        FileKind::Png => AttachmentKind::Png,
    }
}
