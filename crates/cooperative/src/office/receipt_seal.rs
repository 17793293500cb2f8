//! The seal of a receipt: the computer that keeps a koperasi's books signs number, day and digest with a key of the koperasi's
//! own, and anybody checks it without a login. No person's password is asked, so it says that the receipt stands in the books
//! and nothing more. Not here: what is signed (`rules::receipt_seal`), pages.

use jiff::Timestamp;
use kernel::region::{Code, EDITION_NUMBER};
use kernel::seal::{KeyId, Payload, RECEIPT, Seal, SigningKey, VerifyingKey};
use kernel::value::Ref;
use kernel::{ActionId, Actor, Changes, Id, RecordId, Refusal, Stored};
use people::office::software;
use people::records::SealKey;
use people::rules::letter::{check_code, code_typed, key_name};
use store::local::seal_keys::{self, LockedKey, SealKeyError};
use store::{Action, Reader, Store, StoreError};

use super::saving_reversal;
use crate::records::{Koperasi, Receipt};
use crate::rules::receipt_seal::{Facts, digest};

/// The key is kept by the node's own key; these words only fill the place of a head's secret.
const SECRET: &str = "kunci bukti kas";

/// The facts of a receipt that are sealed.
pub fn facts(receipt: &Receipt) -> Facts<'_> {
    Facts {
        id: receipt.id.raw(),
        books: receipt.books.id.raw(),
        number: &receipt.number,
        date: receipt.date,
        direction: receipt.direction,
        amount: receipt.amount,
    }
}

/// Seals a receipt. The first time a key is made for the koperasi, and its public half goes into the register.
///
/// # Errors
/// `Waiting` on a computer that does not keep these books; `Busy`, `Fault`.
pub fn seal(store: &Store, actor: &Actor, receipt: &Stored<Receipt>, now: Timestamp) -> Result<Seal, Refusal> {
    let home = receipt.home();
    let region = Code::parse(&receipt.row.region).map_err(Refusal::fault)?;
    let payload = Payload {
        number: receipt.number.clone(),
        region,
        edition: EDITION_NUMBER,
        kind: RECEIPT,
        date: receipt.date,
        digest: digest(&facts(receipt)),
    };
    let key = key(store, home, now)?;
    known(store, actor, (home, &key), now)?;
    payload.sign(&key).map_err(Refusal::fault)
}

fn key(store: &Store, home: RecordId, now: Timestamp) -> Result<SigningKey, Refusal> {
    // The koperasi's office stands where a head's account stands elsewhere.
    let found = store.local_read(|db| Ok::<_, StoreError>(seal_keys::find(db, store.keys(), home, home)))?;
    match found.and_then(|locked| locked.unlock(SECRET)) {
        Ok(key) => Ok(key),
        Err(SealKeyError::Absent | SealKeyError::WrongSecret) => {
            let locked = LockedKey::new(home, home, SECRET).map_err(Refusal::fault)?;
            let key = locked.unlock(SECRET).map_err(Refusal::fault)?;
            store.local_write(move |db, keys| Ok(seal_keys::keep(db, keys, &locked, now)?))?;
            Ok(key)
        }
        Err(SealKeyError::Key(error)) => Err(Refusal::fault(error)),
    }
}

/// Makes the public half known, once for each key.
fn known(store: &Store, actor: &Actor, (home, key): (RecordId, &SigningKey), now: Timestamp) -> Result<(), Refusal> {
    let public = key.verifying_key();
    let name = key_name(KeyId::of(&public));
    let there = store.read(&software(), now, |read| read.lookup::<SealKey>("key_id", &name))?;
    if there.iter().any(|one| one.home() == home && one.public_key == public.to_bytes()) {
        return Ok(());
    }
    let id = ActionId(RecordId::named(&format!("key of receipts {home} {name}")));
    let record = SealKey {
        id: Id::new(id.record(0)),
        key_id: name,
        public_key: public.to_bytes().to_vec(),
        account: Ref::new(Id::new(actor.account), actor.office),
    };
    let action = Action { id, digest: public.to_bytes(), actor: actor.clone(), now };
    let done = store.act(action, move |_| {
        let mut changes = Changes::new();
        changes.create(home, &record);
        Ok(changes)
    });
    done.map(drop)
}

/// What a check says. Never whose money it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Genuine and in the books; taken back since, where the flag says so.
    Booked(Found, bool),
    /// Made with a koperasi's own key, but its record has not come here.
    NotHere(Found),
    /// Nothing here shows it to be genuine.
    False,
}

/// What may be told of a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its number.
    pub number: String,
    /// Its day.
    pub date: jiff::civil::Date,
    /// Rupiah; nothing where its record is not here.
    pub amount: Option<i64>,
    /// The koperasi; nothing where it is not known here.
    pub koperasi: Option<String>,
}

/// Checks what a person scanned, typed or pasted: an address, its last part, or a check code.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn check(read: &Reader<'_>, typed: &str) -> Result<Verdict, Refusal> {
    let software = software();
    let read = read.as_actor(&software);
    if let Some(code) = code_typed(typed) {
        let found = read.lookup::<Receipt>("check_code", &code)?;
        return found.first().map_or(Ok(Verdict::False), |receipt| booked(&read, receipt));
    }
    let last = typed.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let text: String = last.chars().filter(|letter| !letter.is_whitespace()).collect();
    match Seal::from_text(&text.to_uppercase()) {
        Ok(seal) if seal.payload.kind == RECEIPT => check_seal(&read, &seal),
        _ => Ok(Verdict::False),
    }
}

fn check_seal(read: &Reader<'_>, seal: &Seal) -> Result<Verdict, Refusal> {
    let keys = read.lookup::<SealKey>("key_id", &key_name(seal.key))?;
    let Some(key) = keys.iter().find(|key| verifies(seal, key)) else { return Ok(Verdict::False) };
    let receipts = read.lookup::<Receipt>("check_code", &check_code(&seal.payload.digest))?;
    let same = |one: &&Stored<Receipt>| one.home() == key.home() && digest(&facts(one)) == seal.payload.digest;
    match receipts.iter().find(same) {
        Some(receipt) => booked(read, receipt),
        None => Ok(Verdict::NotHere(Found {
            number: seal.payload.number.clone(),
            date: seal.payload.date,
            amount: None,
            koperasi: koperasi_of(read, key.home())?,
        })),
    }
}

fn verifies(seal: &Seal, key: &SealKey) -> bool {
    let bytes = <[u8; 32]>::try_from(key.public_key.as_slice()).ok();
    bytes.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()).is_some_and(|public| seal.verify(&public).is_ok())
}

fn booked(read: &Reader<'_>, receipt: &Stored<Receipt>) -> Result<Verdict, Refusal> {
    let found = Found {
        number: receipt.number.clone(),
        date: receipt.date,
        amount: Some(receipt.amount),
        koperasi: read.maybe::<Koperasi>(receipt.books.id)?.map(|books| books.name.clone()),
    };
    let reversed = saving_reversal::of(read, receipt.posting.id.raw())?.is_some();
    Ok(Verdict::Booked(found, reversed))
}

fn koperasi_of(read: &Reader<'_>, home: RecordId) -> Result<Option<String>, Refusal> {
    let office = read.maybe::<people::records::Office>(home)?;
    Ok(office.map(|office| office.name.clone()))
}
