//! What can go wrong when a paper is made. Every variant can be reached by data, so none is a panic.

/// Why a paper could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The text for a QR does not fit the densest code that a cheap phone still reads from paper.
    #[error("text of {bytes} bytes does not fit a QR code (at most {limit} bytes)")]
    QrTooLong {
        /// Length of the text in bytes.
        bytes: usize,
        /// Most bytes that fit whatever the characters are.
        limit: usize,
    },
    /// A row of a register has another number of cells than there are columns.
    #[error("row {row} has {cells} cells, the register has {columns} columns")]
    RowShape {
        /// Position of the row, counted from 1.
        row: usize,
        /// Cells found in it.
        cells: usize,
        /// Columns of the register.
        columns: usize,
    },
    /// More of something than one paper may hold.
    #[error("{what}: {found} is more than {limit}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// Something that the paper cannot be without was empty.
    #[error("{what} is missing")]
    Missing {
        /// What is missing.
        what: &'static str,
    },
    /// The picture for the letterhead is no PNG, is damaged, or is too large.
    #[error("the crest is not a readable PNG")]
    Crest,
    /// The press refused the data; the text is the press's own and holds no personal data.
    #[error("the press stopped: {0}")]
    Press(String),
}
