//! Files of any record: kept sealed under their own key, recorded with the record that they belong to, opened, taken off.
//! Whoever may read the record may open them; closed ones only who may read what is specific in it. Other rooms use [`keep`]
//! and [`attach`]. Not here: files about a resident (`attachment`), forms and addresses (`pages::record_file`).
//!
//! As with attachments the bytes are kept before the entry that names them; bytes that no entry came to name are taken away.

use kernel::{Changes, Held, Id, RecordId, RecordSpec, Refusal, Row, Stored};
use store::files::{FileKind, FileRef};
use store::keys::Secret;
use store::{Reader, Store, StoreError};

use super::attachment::{Opened, files};
use crate::records::RecordFile;
use crate::records::record_file::FilePart;
use crate::words::record_file as words;

/// Bytes that were kept, still to be named by an entry ([`attach`]) or taken away ([`discard`]).
#[derive(Debug, Clone)]
pub struct Kept {
    /// The id that the file's record will have.
    pub id: RecordId,
    /// What lies on disk.
    pub file: FileRef,
    /// The name it came under; only for showing.
    pub name: String,
}

/// Keeps bytes sealed under a key of their own. `id` is the id of the file's record to be, derived from the action
/// (`call.action.record(n)`), so that a form sent again means the same file. `field` is where a mistake is said.
///
/// # Errors
/// `Invalid` at the field for an empty, too large or unknown kind of file.
pub fn keep(store: &Store, id: RecordId, field: &str, bytes: &[u8], name: &str) -> Result<Kept, Refusal> {
    // What cannot be kept should leave no key behind.
    store::files::cleaned(bytes).map_err(|error| error.refusal(field))?;
    let secret = store.local_write(move |db, keys| Ok(keys.ensure(db, id)?))?;
    let file = files(store).put(&secret, bytes).map_err(|error| error.refusal(field))?;
    let name = name.chars().filter(|letter| !letter.is_control()).take(120).collect::<String>().trim().to_owned();
    Ok(Kept { id, file, name })
}

/// Takes away bytes that no entry came to name (the action was refused or had been done before).
pub fn discard(store: &Store, kept: &[Kept]) {
    for one in kept {
        // What stays behind is sealed, named by nothing, and removed with the next sweep of files.
        let _ = files(store).remove(&one.file.hash);
    }
}

/// The record that files belong to.
#[derive(Debug, Clone, Copy)]
pub struct Owner {
    /// Its kind.
    pub spec: &'static RecordSpec,
    /// Which.
    pub record: RecordId,
    /// The office that keeps it, and so its files.
    pub home: RecordId,
    /// Only for those who may read what is specific in it; then no name is kept either.
    pub closed: bool,
}

impl Owner {
    /// A record whose readers may open its files.
    pub fn open(spec: &'static RecordSpec, record: RecordId, home: RecordId) -> Owner {
        Owner { spec, record, home, closed: false }
    }

    /// A record whose files only the roles of `spec.specific` may open.
    pub fn closed(spec: &'static RecordSpec, record: RecordId, home: RecordId) -> Owner {
        Owner { closed: true, ..Owner::open(spec, record, home) }
    }

    /// The record as it was read.
    pub fn of(row: &Row) -> Owner {
        Owner::open(row.spec, row.id, row.home)
    }
}

/// Records kept bytes as a file of a record.
pub fn attach(changes: &mut Changes, owner: Owner, part: FilePart, kept: &Kept) {
    let name = (!owner.closed && !kept.name.is_empty()).then(|| kept.name.clone());
    let file = RecordFile {
        id: Id::new(kept.id),
        owner_kind: i64::from(owner.spec.kind),
        owner: owner.record.to_string(),
        part,
        hash: kept.file.hash.to_vec(),
        size: i64::try_from(kept.file.size).unwrap_or(i64::MAX),
        picture: kept.file.kind != FileKind::Pdf,
        closed: owner.closed,
        name: Held::Known(name),
    };
    changes.create(owner.home, &file);
}

/// The files of a record that this reader may open, oldest first, at most 50. The reader reaches the record already.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_record(read: &Reader<'_>, record: RecordId) -> Result<Vec<Stored<RecordFile>>, Refusal> {
    let mut found = read.lookup::<RecordFile>("owner", &record.to_string())?;
    found.retain(|file| reads_owner(read, file).is_some());
    Ok(found)
}

/// The declaration of the record that a file belongs to, where the reader's role may open its files.
fn reads_owner(read: &Reader<'_>, file: &RecordFile) -> Option<&'static RecordSpec> {
    let kind = u32::try_from(file.owner_kind).ok()?;
    let spec = read.registry().spec(kind)?;
    let roles = if file.closed { spec.specific } else { spec.read };
    read.actor().is_one_of(roles).then_some(spec)
}

/// A file that the reader may open, with the record that it belongs to.
///
/// # Errors
/// `NotFound` where the record is out of reach, or its files are not for this role, or closed and of another office.
pub fn found(read: &Reader<'_>, id: RecordId) -> Result<(Stored<RecordFile>, Row), Refusal> {
    let file = read.get::<RecordFile>(id)?;
    let spec = reads_owner(read, &file).ok_or(Refusal::NotFound)?;
    let owner: RecordId = file.owner.parse().map_err(|_| Refusal::NotFound)?;
    let row = read.row(spec, owner)?;
    // A level above reads what it handles by the rule of the room that handles it, not by knowing an address.
    if file.closed && read.actor().office != row.home {
        return Err(Refusal::NotFound);
    }
    Ok((file, row))
}

/// The clear bytes of a file that the actor was allowed to read ([`found`], [`of_record`]).
///
/// # Errors
/// `NotFound` where the file is not here or was erased.
pub fn open(store: &Store, file: &Stored<RecordFile>) -> Result<Opened, Refusal> {
    let hash: [u8; 32] = file.hash.as_slice().try_into().map_err(|_| Refusal::NotFound)?;
    let id = file.row.id;
    let secret = store.local_read(|db| Ok::<_, StoreError>(store.keys().secret(db, id)?))?;
    let Secret::Held(secret) = secret else { return Err(Refusal::NotFound) };
    let bytes = files(store).get(&secret, &hash).map_err(|error| error.refusal("file"))?;
    let kind = FileKind::of(&bytes).ok_or(Refusal::NotFound)?;
    let stem = file.name.given().map_or(file.part.name(), String::as_str);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    Ok(Opened { content_type: kind.content_type(), name: format!("{stem}.{}", kind.extension()), bytes })
}

/// Adds kept bytes to a record that is there.
///
/// # Errors
/// `NotFound` out of reach; `Forbidden` for who does not write this kind at the office that keeps the record.
pub fn add(read: &Reader<'_>, owner: &Row, part: FilePart, kept: &Kept) -> Result<Changes, Refusal> {
    let owner = read.row(owner.spec, owner.id)?;
    may_write(read, &owner)?;
    if owner.withdrawn {
        return Err(Refusal::invalid("file", "record_file.withdrawn", words::WITHDRAWN_OWNER));
    }
    if of_record(read, owner.id)?.len() >= MOST {
        return Err(Refusal::invalid("file", "record_file.many", words::TOO_MANY));
    }
    let mut changes = Changes::new();
    attach(&mut changes, Owner::of(&owner), part, kept);
    Ok(changes)
}

/// The most files of one record.
pub const MOST: usize = 30;

/// Takes a file off its record, for what was attached by mistake. Its bytes go with [`forget`].
///
/// # Errors
/// As [`found`]; `Forbidden` for who does not write the record.
pub fn take_off(read: &Reader<'_>, id: RecordId) -> Result<Changes, Refusal> {
    let (file, owner) = found(read, id)?;
    may_write(read, &owner)?;
    let mut changes = Changes::new();
    changes.withdraw(&file.row);
    Ok(changes)
}

/// Whether this actor may add files to a record and take them off.
///
/// # Errors
/// `Forbidden` with words.
pub fn may_write(read: &Reader<'_>, owner: &Row) -> Result<(), Refusal> {
    let actor = read.actor();
    if actor.is_one_of(owner.spec.write) && actor.office == owner.home {
        Ok(())
    } else {
        Err(Refusal::Forbidden(words::NOT_YOURS))
    }
}

/// Destroys the key and the bytes of files that were taken off or whose record was erased. Doing it twice is harmless.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn forget(store: &Store, now: jiff::Timestamp, gone: &[Stored<RecordFile>]) -> Result<(), Refusal> {
    for file in gone {
        store.erase(file.row.id, now)?;
        if let Ok(hash) = <[u8; 32]>::try_from(file.hash.as_slice()) {
            files(store).remove(&hash).map_err(|error| error.refusal("file"))?;
        }
    }
    Ok(())
}

/// Every file of a record whatever the reader's role, for an erasure.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn all_of(read: &Reader<'_>, record: RecordId) -> Result<Vec<Stored<RecordFile>>, Refusal> {
    read.lookup::<RecordFile>("owner", &record.to_string())
}
