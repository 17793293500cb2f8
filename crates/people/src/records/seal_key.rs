//! The public key with which an office's letters are checked. The secret half is a local table, unlocked by the signer.

use kernel::Id;
use kernel::access::OFFICES;
use kernel::value::Ref;
use record_derive::Record;

use super::Account;

/// A public key of an office. Retired keys stay: old letters are checked with them.
#[derive(Record, Debug, Clone)]
#[record(kind = 21, path = "kunci-kantor", id = "Kunci kantor", en = "Key of an office", home = any, custody = office,
    append_only, read = OFFICES, write = &[])]
pub struct SealKey {
    pub id: Id<SealKey>,
    #[field(tag = 1, id = "Nomor kunci", en = "Key id", class = public, lookup, title, list)]
    pub key_id: String,
    #[field(tag = 2, id = "Kunci umum", en = "Public key", kind = Bytes, class = public)]
    pub public_key: Vec<u8>,
    #[field(tag = 3, id = "Penandatangan", en = "Signer")]
    pub account: Ref<Account>,
}
