//! Asking for passphrases and the recovery code, and showing how far a backup is. Not here: what they open (store).

use std::io::{BufRead, IsTerminal};
use std::process::{Command, Stdio};

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
    let words = hidden("Passphrase of the backup (without it nobody can restore):")?;
    if words.is_empty() {
        return Err(missing());
    }
    if twice {
        same_again(&words)?;
    }
    Ok(words)
}

/// A new passphrase for the node's key: from this variable, or typed, at a terminal twice.
pub fn for_node(variable: &str) -> Result<String, Trouble> {
    if let Some(words) = crate::node_key::variable(variable)? {
        return Ok(words);
    }
    let words =
        hidden("New passphrase of this node's key (without it, or the recovery code, nobody opens this node):")?;
    if words.is_empty() {
        return Err(Trouble::Other(format!("a passphrase is needed: type it, or give it in {variable}")));
    }
    same_again(&words)?;
    Ok(words)
}

fn same_again(words: &str) -> Result<(), Trouble> {
    if std::io::stdin().is_terminal() && hidden("The same again:")? != words {
        return Err(Trouble::Other("the two passphrases differ: nothing was written".to_owned()));
    }
    Ok(())
}

/// A line of standard input. At a terminal it is asked for, and not shown while it is typed.
pub fn hidden(ask: &str) -> Result<String, Trouble> {
    if !std::io::stdin().is_terminal() {
        return line();
    }
    tell(ask);
    let quiet = Quiet::begin();
    let words = line();
    drop(quiet);
    words
}

/// The terminal shows nothing that is typed until this is dropped. Where it cannot be told so, it shows it.
struct Quiet;

impl Quiet {
    fn begin() -> Quiet {
        Quiet::terminal("-echo");
        Quiet
    }

    fn terminal(setting: &str) {
        // reason: a system without stty shows what is typed, which is no reason to refuse
        let _ = Command::new("stty").arg(setting).stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        Quiet::terminal("echo");
    }
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
        Stage::Copying => "copying and sealing",
        Stage::Files => "files",
        Stage::Checking => "checking the backup",
        Stage::Opening => "opening",
        Stage::Folding => "making the tables",
        Stage::Erasing => "erasing again",
        Stage::Verifying => "verifying",
    }
}
