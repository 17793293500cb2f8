//! The room *Program*, above the villages: designations, figures with their sources, counts by region; and the public
//! pages about the programme, safe migration and villages. Not here: other rooms' tables, which it never reads.

pub mod agencies;
pub mod contacts;
pub mod counts;
pub mod csv;
pub mod office;
pub mod open_data;
pub mod pages;
pub mod queries;
// Fields carry their words in the declaration itself.
#[allow(missing_docs)]
pub mod records;
pub mod roll;
pub mod room;
pub mod rules;
pub mod search;
pub mod seed;
pub mod words;

pub use room::ROOM;
