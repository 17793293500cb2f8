//! In which role, at which office, an account acts, and from when to when. A head's absence is a term of the acting head.

use jiff::civil::Date;
use kernel::Id;
use kernel::access::Role;
use kernel::value::Ref;
use record_derive::Record;

use super::{Account, Office};

/// One role of one account.
#[derive(Record, Debug, Clone)]
#[record(kind = 2, path = "peran", id = "Peran akun", en = "Role of an account", home = any,
    read = &[Role::Koordinator, Role::PenanggungJawab, Role::PengelolaNode], write = &[])]
pub struct RoleAssignment {
    pub id: Id<RoleAssignment>,
    #[field(tag = 1, id = "Akun", en = "Account")]
    pub account: Ref<Account>,
    #[field(tag = 2, id = "Peran", en = "Role", list)]
    pub role: Role,
    #[field(tag = 3, id = "Kantor", en = "Office")]
    pub office: Ref<Office>,
    #[field(tag = 4, id = "Mulai", en = "From", list)]
    pub from: Date,
    #[field(
        tag = 5,
        id = "Sampai",
        en = "Until",
        list,
        help("Kosongkan bila belum ditentukan.", "Leave empty where it is open.")
    )]
    pub until: Option<Date>,
}
