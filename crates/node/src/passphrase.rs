//! Asking for the passphrase of a backup, and showing how far a backup is. Not here: what the passphrase opens (store).

use std::io::{BufRead, IsTerminal};

use store::backup::Stage;

use crate::commands::tell;
use crate::trouble::Trouble;

/// Where the passphrase of backups is read from when nobody is to type it.
const VARIABLE: &str = "DESMIGRATIF_BACKUP_PASSPHRASE";

/// The passphrase of a backup: from the environment, or a line of standard input. At a terminal it is asked for, and
/// asked for twice when a new backup depends on it.
pub fn for_backup(twice: bool) -> Result<String, Trouble> {
    if let Ok(words) = std::env::var(VARIABLE) {
        return if words.is_empty() { Err(missing()) } else { Ok(words) };
    }
    let at_terminal = std::io::stdin().is_terminal();
    if at_terminal {
        tell("Passphrase of the backup (it is shown while you type; without it nobody can restore):");
    }
    let words = line()?;
    if words.is_empty() {
        return Err(missing());
    }
    if at_terminal && twice {
        tell("The same again:");
        if line()? != words {
            return Err(Trouble::Other("the two passphrases differ: nothing was written".to_owned()));
        }
    }
    Ok(words)
}

fn missing() -> Trouble {
    Trouble::Other(format!("a backup needs a passphrase: type it, or give it in {VARIABLE}"))
}

fn line() -> Result<String, Trouble> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(Trouble::io("reading the passphrase"))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Progress on standard error: a line for each stage, and for each further quarter of it.
#[derive(Default)]
pub struct Shown(Option<(Stage, u64)>);

impl Shown {
    /// Tells how far it is.
    pub fn tell(&mut self, stage: Stage, done: u64, of: u64) {
        let quarter = done.saturating_mul(4).checked_div(of).unwrap_or(4);
        if self.0 == Some((stage, quarter)) {
            return;
        }
        self.0 = Some((stage, quarter));
        tell(format_args!("{}: {} %", words(stage), quarter.min(4) * 25));
    }
}

fn words(stage: Stage) -> &'static str {
    match stage {
        Stage::Copying => "copying the database",
        Stage::Sealing => "sealing",
        Stage::Files => "files",
        Stage::Checking => "checking the backup",
        Stage::Opening => "opening",
        Stage::Erasing => "erasing again",
        Stage::Verifying => "verifying",
    }
}
