//! An account: who may sign in. Passwords, sessions and codes are local tables of the store, never records.

use jiff::Timestamp;
use kernel::access::Role;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::Resident;
use kernel::value::Ref;

choices! {
    /// Whether an account may sign in.
    pub enum AccountState {
        Active = 1, "aktif", "Aktif", "Active";
        Stopped = 2, "dihentikan", "Dihentikan", "Stopped";
    }
}

/// An account. Its subject is itself, so that it can be erased.
#[derive(Record, Debug, Clone)]
#[record(kind = 1, path = "akun", id = "Akun", en = "Account", home = any,
    read = &[Role::Koordinator, Role::PenanggungJawab, Role::PengelolaNode], write = &[])]
pub struct Account {
    pub id: Id<Account>,
    #[field(tag = 1, id = "Nama", en = "Name", class = personal, subject = own, title, list)]
    pub name: Held<String>,
    #[field(tag = 2, id = "Email atau telepon untuk masuk", en = "Email or phone for signing in", class = personal, subject = own, sealed, lookup)]
    pub login: Held<String>,
    #[field(tag = 3, id = "Keadaan", en = "State", fixed, list)]
    pub state: AccountState,
    #[field(tag = 4, id = "Warga pemilik akun", en = "Resident who owns it", class = personal, subject = own, fixed,
        help("Diikat hanya oleh petugas, dengan kode sekali pakai.", "Bound only by an officer, with a one-time code."))]
    pub resident: Held<Option<Ref<Resident>>>,
    #[field(tag = 5, id = "Langkah kedua dilepas petugas", en = "Second step removed by an officer", fixed)]
    pub second_step_removed: Option<Timestamp>,
}
