//! Why a command could not be done, in words for whoever typed it.

use kernel::Refusal;
use store::StoreError;

/// A command that failed.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The store.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// A backup or its way back.
    #[error("{0}")]
    Backup(#[from] store::backup::BackupError),
    /// A file or the network.
    #[error("{doing}: {error}")]
    Io {
        /// What was being done.
        doing: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// A use case refused.
    #[error("{doing}: {}", refused_words(refusal))]
    Refused {
        /// What was being done.
        doing: String,
        /// The refusal.
        refusal: Refusal,
    },
    /// Settings, with everything that is wrong.
    #[error("{}", .0.join("\n"))]
    Settings(Vec<String>),
    /// There are no data in this folder or database.
    #[error("there is no data in {0}: start it with `desmigratif serve`, or try `desmigratif demo`")]
    NoWorld(String),
    /// Anything else, already in words.
    #[error("{0}")]
    Other(String),
}

impl Trouble {
    /// An error of the system while doing something.
    pub fn io(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> Trouble {
        let doing = doing.into();
        move |error| Trouble::Io { doing, error }
    }

    /// A refusal while doing something.
    pub fn refused(doing: impl Into<String>) -> impl FnOnce(Refusal) -> Trouble {
        let doing = doing.into();
        move |refusal| Trouble::Refused { doing, refusal }
    }
}

fn refused_words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Fault(words) => words.clone(),
        Refusal::Forbidden(words) => words.en.to_owned(),
        Refusal::Invalid(problems) => {
            let parts: Vec<String> = problems.iter().map(|one| format!("{}: {}", one.field, one.message.en)).collect();
            parts.join("; ")
        }
        other => other.code().to_owned(),
    }
}
