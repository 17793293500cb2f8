//! `journal`: the entries as a file, and back.

use std::path::PathBuf;

use clap::Subcommand;

use super::{say, tell};
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::world;

/// Write the journal into a file, or take up a file.
#[derive(Debug, Subcommand)]
pub enum Journal {
    /// Write every entry into a file. Personal data stay sealed in it, and no key goes along.
    Export {
        /// The file to write.
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Take up the entries of a file; what is here already changes nothing.
    Import {
        /// The file to read.
        file: PathBuf,
        /// Also entries that nobody has signed, as in files of the first edition: you know where this one comes from.
        #[arg(long)]
        trust: bool,
        /// The key of a node that is seen for the first time, as its keeper read it out to you; once for each such node. A
        /// node that holds nothing yet believes the file.
        #[arg(long, value_name = "KEY")]
        accept: Vec<String>,
        #[command(flatten)]
        place: Place,
    },
}

impl Journal {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        match self {
            Journal::Export { file, place } => {
                let entries = world::inspect(place.location()?)?.export_journal(&file)?;
                say(format_args!("{entries} entries written to {}", file.display()));
            }
            Journal::Import { file, trust, accept, place } => {
                // Before the store, which is made where it is missing: a slip in a name leaves no node behind.
                std::fs::File::open(&file).map_err(Trouble::io(format!("opening {}", file.display())))?;
                let store = world::open(place.location()?)?;
                if store.has_entries()? {
                    accepted(&store.unseen_authors(&file)?, &accept)?;
                }
                let imported =
                    if trust { store.import_journal_trusting(&file)? } else { store.import_journal(&file)? };
                store.close();
                for (node, public) in &imported.pinned {
                    let key = store::signing::fingerprint(public);
                    tell(format_args!("node {node} is seen for the first time; its key is {key} from now on"));
                }
                say(format_args!("{} entries read, {} new", imported.entries, imported.new));
            }
        }
        Ok(false)
    }
}

/// Refuses a node that is seen for the first time and whose key nobody has vouched for: its entries could name roles and
/// erasures here.
fn accepted(unseen: &[(kernel::RecordId, [u8; 32])], accept: &[String]) -> Result<(), Trouble> {
    let plain = |key: &str| key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    for (node, public) in unseen {
        let key = store::signing::fingerprint(public);
        if !accept.iter().any(|given| plain(given) == plain(&key)) {
            return Err(Trouble::Other(format!(
                "node {node} is seen for the first time and says that its key is {key}; nothing was taken up. Ask its keeper \
                 for the key by another way, and when it is this one, run it again with --accept \"{key}\""
            )));
        }
    }
    Ok(())
}
