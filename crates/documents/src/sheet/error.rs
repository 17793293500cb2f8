//! What can be wrong with a file as a file, in words for who sent it.

use kernel::{Phrase, phrase};

/// Why a sheet could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// Neither CSV nor XLSX nor XLS.
    #[error("not a sheet")]
    Kind,
    /// A workbook that is locked by a password.
    #[error("the workbook is locked by a password")]
    Locked,
    /// Damaged, or cut off.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// It unpacks to far more than a sheet of people could be.
    #[error("the file unpacks to too much")]
    Bomb,
    /// More columns than are read.
    #[error("more than 300 columns")]
    Columns,
    /// A cell with more text than is read.
    #[error("row {row} has a cell with too much text")]
    Letters {
        /// The row as the spreadsheet numbers it.
        row: u32,
    },
    /// The operating system refused.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

impl SheetError {
    /// What to tell the person who sent the file.
    pub const fn phrase(&self) -> Phrase {
        match self {
            SheetError::Kind => phrase(
                "Berkas ini bukan lembar data. Yang diterima: Excel (.xlsx, .xls) atau CSV.",
                "This file is no sheet. Accepted are Excel (.xlsx, .xls) and CSV.",
            ),
            SheetError::Locked => phrase(
                "Berkas ini dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu kirim lagi.",
                "This file is locked by a password. Open it in Excel, take the password away, save it and send it again.",
            ),
            SheetError::Damaged(_) => phrase(
                "Berkas ini rusak atau terpotong. Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi.",
                "This file is damaged or cut off. Open it in Excel, save it as .xlsx and send it again.",
            ),
            SheetError::Bomb => phrase(
                "Isi berkas ini terlalu besar untuk dibuka. Bagi menjadi beberapa berkas.",
                "This file holds too much to be opened. Divide it into several files.",
            ),
            SheetError::Columns => phrase(
                "Lembar ini lebih dari 300 kolom. Hapus kolom yang tidak dipakai, lalu kirim lagi.",
                "This sheet has more than 300 columns. Delete those that are not used and send it again.",
            ),
            SheetError::Letters { .. } => phrase(
                "Ada sel yang isinya terlalu panjang. Periksa apakah semua baris tertulis dalam satu sel.",
                "A cell holds too much text. Check whether all rows stand in one cell.",
            ),
            SheetError::Io(_) => phrase(
                "Berkas ini tidak dapat dibaca sekarang. Coba sekali lagi.",
                "This file cannot be read now. Try once more.",
            ),
        }
    }
}

impl From<calamine::XlsxError> for SheetError {
    fn from(error: calamine::XlsxError) -> SheetError {
        match error {
            calamine::XlsxError::Password => SheetError::Locked,
            other => SheetError::Damaged(other.to_string()),
        }
    }
}

impl From<calamine::XlsError> for SheetError {
    fn from(error: calamine::XlsError) -> SheetError {
        match error {
            calamine::XlsError::Password => SheetError::Locked,
            other => SheetError::Damaged(other.to_string()),
        }
    }
}

impl From<csv::Error> for SheetError {
    fn from(error: csv::Error) -> SheetError {
        SheetError::Damaged(error.to_string())
    }
}

impl From<rust_xlsxwriter::XlsxError> for SheetError {
    fn from(error: rust_xlsxwriter::XlsxError) -> SheetError {
        SheetError::Io(std::io::Error::other(error))
    }
}
