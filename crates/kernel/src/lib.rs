//! The pure kernel: what a record is, how changes are written and folded, who may see what.
//!
//! Here live record declarations, journal shapes and the fold, states, custody, regions, money, time, NIK, names,
//! access rules, refusals and the seal's payload. What does not: I/O, a clock, SQL, HTTP. Time is an argument.

pub mod access;
pub mod balance;
pub mod changes;
pub mod check;
pub mod checklist;
pub mod choice;
pub mod claims;
pub mod contacts;
pub mod country;
pub mod day;
pub mod fold;
pub mod id;
pub mod indicator;
pub mod journal;
pub mod kk;
pub mod money;
pub mod name;
pub mod nik;
pub mod phone;
pub mod record;
pub mod refusal;
pub mod region;
pub mod registry;
pub mod row;
pub mod seal;
pub mod show;
pub mod spec;
pub mod states;
pub mod value;
pub mod words;
pub mod working_day;

pub use access::{Access, Actor, Role};
pub use changes::Changes;
pub use id::{ActionId, Id, RecordId};
pub use record::{Field, Record, Stored};
pub use refusal::Refusal;
pub use registry::Registry;
pub use row::Row;
pub use spec::{FieldSpec, RecordSpec};
pub use value::{Held, Reference, Value};
pub use words::{Lang, Phrase, phrase};
