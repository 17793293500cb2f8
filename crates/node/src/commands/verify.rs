//! `verify` and `rebuild`: is what is on disk what was written, and tables made anew.

use clap::Args;

use super::{print_json, say};
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::world;

/// Check chains, rows and sums.
#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    place: Place,
    /// Print the digest of the tables: equal on nodes that hold the same entries.
    #[arg(long)]
    digest: bool,
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl Verify {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let data = world::inspect(self.place.location()?)?;
        let report = data.verify()?;
        let digest = if self.digest { Some(hex(&data.digest()?)) } else { None };
        if self.json {
            print_json(&serde_json::json!({
                "entries": report.entries,
                "records": report.records,
                "problems": report.problems,
                "digest": digest,
            }));
        } else {
            say(format_args!(
                "{} entries, {} records, {} problems",
                report.entries,
                report.records,
                report.problems.len()
            ));
            for problem in &report.problems {
                say(format_args!("  {problem}"));
            }
            if let Some(digest) = digest {
                say(format_args!("digest {digest}"));
            }
        }
        Ok(!report.problems.is_empty())
    }
}

/// Make all tables anew.
#[derive(Debug, Args)]
pub struct Rebuild {
    #[command(flatten)]
    place: Place,
}

impl Rebuild {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let store = world::open_existing(self.place.location()?)?;
        let entries = store.rebuild()?;
        store.close();
        say(format_args!("{entries} entries folded"));
        Ok(false)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
