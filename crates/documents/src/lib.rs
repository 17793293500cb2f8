//! Papers: letters, printed registers, blank forms, slips, and the QR on them; and sheets for spreadsheets.
//!
//! What lives here: the shape of each paper, its typst template, and one press that turns data into a PDF.
//! What does not: what a letter says (rooms write the words), numbers and seals (people, kernel), and storage.
//! The same input always gives the same bytes: there is no clock and no chance in this crate.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod booklet;
pub mod card;
mod characters;
mod error;
pub mod form;
pub mod house;
pub mod leaflet;
pub mod letter;
pub mod monthly;
mod pdf;
mod press;
pub mod qr;
pub mod register;
pub mod sheet;
pub mod slip;
mod words;

pub use booklet::Booklet;
pub use card::PocketCards;
pub use characters::unprintable;
pub use error::DocumentError;
pub use form::BlankForm;
pub use house::HouseSheets;
pub use leaflet::Leaflet;
pub use letter::Letter;
pub use monthly::Monthly;
pub use pdf::Pdf;
pub use press::warm_up;
pub use register::Register;
pub use slip::Slip;
pub use words::GENUINENESS_NOTE;
