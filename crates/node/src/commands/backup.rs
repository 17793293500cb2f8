//! `backup`: this node on a stick, while it serves or not. What lies on the stick is the store's affair.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use store::backup;

use super::{print_json, say};
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::{last_backup, passphrase, world};

/// Back this node up into a folder, such as one on a stick.
#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    place: Place,
    /// The folder on the stick; it keeps the last two backups of one node.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl Backup {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let at = self.place.location()?;
        world::must_exist(&at)?;
        let words = passphrase::for_backup(true)?;
        let now = Timestamp::now();
        let mut shown = passphrase::Shown::default();
        let made = backup::backup(&at, &self.to, &words, &[crate::demo::MARK], now, &mut |stage, done, of| {
            shown.tell(stage, done, of);
        })?;
        last_backup::note(&self.place.dir, now.as_millisecond());
        if self.json {
            print_json(&serde_json::json!({
                "folder": made.folder.display().to_string(),
                "node": made.node.to_string(),
                "time": now.to_string(),
                "bytes": made.bytes,
                "files": made.files,
                "new_files": made.new_files,
            }));
        } else {
            let (folder, files, new) = (made.folder.display(), made.files, made.new_files);
            say(format_args!("backed up to {folder}: {} bytes, {files} files ({new} new)", made.bytes));
        }
        Ok(false)
    }
}
