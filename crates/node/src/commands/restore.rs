//! `restore`: a node from its backup, into a new folder, and into a new database where one is named. What is checked before is the store's affair.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use store::backup;

use super::{print_json, say};
use crate::settings::Elsewhere;
use crate::trouble::Trouble;
use crate::{last_backup, node_key, passphrase, rooms};

/// Restore a node from its backup into an empty folder, and an empty database. Exit code 1 when its verification finds something wrong.
#[derive(Debug, Args)]
pub struct Restore {
    /// The folder on the stick: its newest backup; or the folder of one backup in it.
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The new folder; it must be empty or missing, and so must a database that is named.
    #[arg(long)]
    dir: PathBuf,
    #[command(flatten)]
    elsewhere: Elsewhere,
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl Restore {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let words = passphrase::for_backup(false)?;
        let mut shown = passphrase::Shown::default();
        let registry = rooms::registry();
        let at = self.elsewhere.of(&self.dir)?;
        let restored =
            backup::restore(&self.from, at, &words, registry, node_key::unlock()?, &mut |stage, done, of| {
                shown.tell(stage, done, of);
            })?;
        last_backup::note(&self.dir, restored.time);
        let time = Timestamp::from_millisecond(restored.time).unwrap_or_default();
        let report = restored.report;
        if self.json {
            print_json(&serde_json::json!({
                "from": restored.from.display().to_string(),
                "node": restored.node.to_string(),
                "time": time.to_string(),
                "files": restored.files,
                "erased": restored.erased,
                "entries": report.entries,
                "records": report.records,
                "problems": report.problems,
            }));
        } else {
            say(format_args!("restored {} of {time} to {}", restored.from.display(), self.dir.display()));
            say(format_args!("{} files; {} persons erased again", restored.files, restored.erased));
            let problems = report.problems.len();
            say(format_args!("{} entries, {} records, {problems} problems", report.entries, report.records));
            for problem in &report.problems {
                say(format_args!("  {problem}"));
            }
        }
        Ok(!report.problems.is_empty())
    }
}
