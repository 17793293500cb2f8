//! `verify` and `rebuild`: is what is on disk what was written, and tables made anew.
//! Not here: finding out (store).

use clap::Args;

use super::{print_json, say};
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::world;

/// Check entries, rows and what follows from them, keys and files.
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
                "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
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

/// A finding for programs.
fn finding(finding: &store::Finding) -> serde_json::Value {
    let place = &finding.place;
    serde_json::json!({
        "class": finding.class.code(),
        "remedy": finding.class.remedy().code(),
        "table": place.table,
        "record": place.record.map(|record| record.to_string()),
        "node": place.stream.map(|stream| stream.node.to_string()),
        "office": place.stream.map(|stream| stream.home.to_string()),
        "entry": place.sequence,
        "words": finding.words,
    })
}

/// Make all tables anew.
#[derive(Debug, Args)]
pub struct Rebuild {
    #[command(flatten)]
    place: Place,
    /// Also where entries are gone or damaged: make tables of what is left. What only those entries said is lost then.
    #[arg(long)]
    from_what_is_left: bool,
}

impl Rebuild {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let store = world::open_existing(self.place.location()?)?;
        let entries = if self.from_what_is_left { store.rebuild_from_what_is_left()? } else { store.rebuild()? };
        store.close();
        say(format_args!("{entries} entries folded"));
        Ok(false)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
