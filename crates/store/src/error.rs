//! What can go wrong below the use cases. A person never reads these words: the web turns them into a fault or busy page.

use kernel::journal::BadEntry;
use kernel::{Refusal, value::ShapeError};

use crate::engine::DbError;
use crate::keys::KeyError;

/// A failure of the store itself. Its words hold no personal data.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database.
    #[error("database: {0}")]
    Db(#[from] DbError),
    /// Keys.
    #[error("keys: {0}")]
    Key(#[from] KeyError),
    /// An entry that cannot be read.
    #[error(transparent)]
    Entry(#[from] BadEntry),
    /// A file or folder.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// A table that does not hold what its declaration says.
    #[error(transparent)]
    Shape(#[from] ShapeError),
    /// The declarations contradict themselves.
    #[error("declarations: {0}")]
    Declarations(String),
    /// The journal contradicts itself; the text says where.
    #[error("journal: {0}")]
    Journal(String),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Db(DbError::Busy | DbError::Lost(_)) => Refusal::Busy,
            StoreError::Db(DbError::Full) => Refusal::Full,
            other => Refusal::fault(other),
        }
    }
}
