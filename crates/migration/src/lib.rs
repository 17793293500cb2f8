//! Pillar 1, *Pusat Layanan Migrasi*: cases from the wish to leave to the return, their documents and what is told.
//! Not here: residents, letters and attachments (people), the list of documents itself (kernel and data/rules).

pub mod office;
pub mod pages;
pub mod queries;
pub mod room;
pub mod rules;
mod seams;
pub mod words;

// Fields carry their words in the declaration itself.
#[allow(missing_docs)]
pub mod records;

pub use room::ROOM;
