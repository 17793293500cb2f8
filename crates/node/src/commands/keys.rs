//! `keys`: how the node's key is kept, changing it, and the recovery code. Nothing here ever prints a secret but the
//! recovery code, once. Not here: the keys themselves (store), where the old key is read from (`node_key`).

use clap::{Args, Subcommand};
use jiff::Timestamp;
use kernel::day::Zone;
use serde_json::json;
use store::Store;
use store::engine::Location;
use store::keys::{self, Changed, Keeping, Kept, KeyError, KeyState, Unlock};
use zeroize::Zeroizing;

use super::{print_json, say};
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::{node_key, passphrase, rooms, world};

/// Where a new passphrase is read from, when nobody is to type it.
const NEW_PASSPHRASE: &str = "DESMIGRATIF_NEW_PASSPHRASE";
/// The new key of a node that has its key from the environment.
const NEW_KEY: &str = "DESMIGRATIF_NEW_NODE_KEY";

/// The node's keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// How the node's key is kept and since when, how many persons have a key, whether a recovery code was made.
    /// Exit code 1 when the key does not open this node.
    Show {
        #[command(flatten)]
        place: Place,
        /// For programs.
        #[arg(long)]
        json: bool,
    },
    /// Give the stopped node a new key, kept as the old one was. The recovery code stays good.
    Rotate {
        #[command(flatten)]
        place: Place,
    },
    /// Give the stopped node a new key, kept otherwise: in a file, locked by a passphrase, or in the environment.
    Set {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        how: How,
    },
    /// Make the recovery code of the stopped node and print it, once.
    Recovery {
        #[command(flatten)]
        place: Place,
        /// Replace the one that there is: it opens nothing any more.
        #[arg(long)]
        new: bool,
    },
    /// Set a new key by the recovery code, when node.key is lost or its passphrase forgotten.
    Recover {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        how: How,
    },
}

/// How a new key is kept.
#[derive(Debug, Clone, Copy, Default, Args)]
#[group(multiple = false)]
pub struct How {
    /// In node.key, for this user alone.
    #[arg(long)]
    file: bool,
    /// In node.key, locked by a passphrase: typed, or in DESMIGRATIF_NEW_PASSPHRASE.
    #[arg(long)]
    passphrase: bool,
    /// By you, in the environment: the new key stands in DESMIGRATIF_NEW_NODE_KEY.
    #[arg(long)]
    environment: bool,
}

impl Keys {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        match self {
            Keys::Show { place, json } => show(&place, json),
            Keys::Rotate { place } => rotate(&place),
            Keys::Set { place, how } => set(&place, how),
            Keys::Recovery { place, new } => recovery(&place, new),
            Keys::Recover { place, how } => recover(&place, how),
        }
    }
}

fn show(place: &Place, as_json: bool) -> Result<bool, Trouble> {
    let at = place.location()?;
    world::must_exist(&at)?;
    // Whoever looks is not asked for a passphrase: without one the answer says that it is locked.
    let unlock = match node_key::unlock()? {
        Unlock::Asked(_) => Unlock::KeyFile,
        other => other,
    };
    let state = keys::state(&at, &unlock).map_err(of_key)?;
    if as_json {
        print_json(&json!({
            "kept": kept_name(state.kept),
            "since": state.since.map(moment),
            "subjects": state.subjects,
            "destroyed": state.destroyed,
            "recovery": state.recovery.map(moment),
            "opens": state.opens.is_ok(),
            "why": state.opens.as_ref().err().map(ToString::to_string),
        }));
    } else {
        print_words(&state);
    }
    // A locked key to which nobody gave the passphrase is as it should be.
    Ok(matches!(&state.opens, Err(error) if !matches!(error, KeyError::NeedsPassphrase)))
}

fn print_words(state: &KeyState) {
    let kept = match state.kept {
        Kept::File => "in node.key, for this user alone, not locked",
        Kept::Passphrase => "in node.key, locked by a passphrase",
        Kept::Nowhere => "in no file: given by the environment, or lost",
        Kept::Damaged => "node.key is damaged or none of ours",
    };
    say(format_args!("node key        {kept}"));
    say(format_args!("since           {}", state.since.map_or_else(|| "before this edition".to_owned(), day)));
    match &state.opens {
        Ok(()) => say("opens           yes"),
        Err(KeyError::NeedsPassphrase) => say("opens           not tried: nobody gave the passphrase"),
        Err(error) => say(format_args!("opens           no: {error}")),
    }
    say(format_args!("subject keys    {}", state.subjects));
    say(format_args!("destroyed       {}", state.destroyed));
    match state.recovery {
        Some(made) => say(format_args!("recovery code   made on {}", day(made))),
        None => say("recovery code   not made: `desmigratif keys recovery`"),
    }
}

fn kept_name(kept: Kept) -> &'static str {
    match kept {
        Kept::File => "file",
        Kept::Passphrase => "passphrase",
        Kept::Nowhere => "nowhere",
        Kept::Damaged => "damaged",
    }
}

fn rotate(place: &Place) -> Result<bool, Trouble> {
    let at = place.location()?;
    world::must_exist(&at)?;
    let state = keys::state(&at, &Unlock::KeyFile).map_err(of_key)?;
    let mut unlock = node_key::unlock()?;
    let keeping = match (&unlock, state.kept) {
        (Unlock::Key(_), _) | (_, Kept::Nowhere | Kept::Damaged) => Keeping::Environment(new_key()?),
        (_, Kept::File) => Keeping::File,
        (_, Kept::Passphrase) => {
            let words = match &unlock {
                Unlock::Passphrase(words) => words.clone(),
                _ => passphrase::hidden("Passphrase of this node's key:")?,
            };
            unlock = Unlock::Passphrase(words.clone());
            Keeping::Passphrase(Zeroizing::new(words))
        }
    };
    let done = keys::change(&at, &unlock, &keeping, Timestamp::now()).map_err(of_key)?;
    changed(at, done, keeping)?;
    Ok(false)
}

fn set(place: &Place, how: How) -> Result<bool, Trouble> {
    if !(how.file || how.passphrase || how.environment) {
        return Err(Trouble::Other("say how: --file, --passphrase or --environment".to_owned()));
    }
    let at = place.location()?;
    world::must_exist(&at)?;
    let unlock = node_key::unlock()?;
    let keeping = how.keeping()?;
    let done = keys::change(&at, &unlock, &keeping, Timestamp::now()).map_err(of_key)?;
    changed(at, done, keeping)?;
    Ok(false)
}

fn recovery(place: &Place, replace: bool) -> Result<bool, Trouble> {
    let at = place.location()?;
    world::must_exist(&at)?;
    let there = keys::make_recovery(&at, &node_key::unlock()?, replace, Timestamp::now(), node_key::print_code);
    match there.map_err(of_key)? {
        None => say("This code is good from now on, and no other."),
        Some(made) => say(format_args!(
            "A recovery code was made on {}; it cannot be shown again. `desmigratif keys recovery --new` replaces it.",
            day(made)
        )),
    }
    Ok(false)
}

fn recover(place: &Place, how: How) -> Result<bool, Trouble> {
    let at = place.location()?;
    world::must_exist(&at)?;
    let code = match node_key::variable(node_key::RECOVERY)? {
        Some(typed) => node_key::code(&typed)?,
        None => node_key::code(&passphrase::hidden("Recovery code:")?)?,
    };
    let keeping = how.keeping()?;
    let done = keys::change(&at, &Unlock::Recovery(code), &keeping, Timestamp::now());
    changed(at, done.map_err(of_key)?, keeping)?;
    Ok(false)
}

impl How {
    /// In a file where nothing was said.
    fn keeping(self) -> Result<Keeping, Trouble> {
        Ok(if self.passphrase {
            Keeping::Passphrase(Zeroizing::new(passphrase::for_node(NEW_PASSPHRASE)?))
        } else if self.environment {
            Keeping::Environment(new_key()?)
        } else {
            Keeping::File
        })
    }
}

/// The new key for the environment. It is its keeper's before the node depends on it, so it is never made in passing.
fn new_key() -> Result<[u8; 32], Trouble> {
    if let Some(text) = node_key::variable(NEW_KEY)? {
        return node_key::key(NEW_KEY, &text);
    }
    let fresh = keys::random::<32>().map_err(of_key)?;
    let hex: String = fresh.iter().map(|byte| format!("{byte:02x}")).collect();
    Err(Trouble::Other(format!(
        "nothing was changed yet: keep a new key first, put it into {NEW_KEY} and run this again. This one is random:\n{hex}"
    )))
}

/// Ends a change: look-ups are made anew by opening the node once with its new key, then everything is told.
fn changed(at: Location, done: Changed, keeping: Keeping) -> Result<(), Trouble> {
    let unlock = match &keeping {
        Keeping::File => Unlock::KeyFile,
        Keeping::Passphrase(words) => Unlock::Passphrase(words.to_string()),
        Keeping::Environment(key) => Unlock::Key(*key),
    };
    Store::open(at, rooms::registry(), unlock)?.close();
    tell_changed(done, &keeping);
    Ok(())
}

fn tell_changed(done: Changed, keeping: &Keeping) {
    say(format_args!("the node has a new key; subject keys wrapped under it: {}", done.subjects));
    match keeping {
        Keeping::File => say("it lies in node.key: keep a copy away from this computer"),
        Keeping::Passphrase(_) => say("it lies in node.key, locked by the passphrase"),
        Keeping::Environment(_) => say(format_args!("start the node with it in {}", node_key::KEY)),
    }
    match done.recovery {
        Some(made) => say(format_args!("the recovery code of {} stays good", day(made))),
        None => say("there is no recovery code: `desmigratif keys recovery` makes one"),
    }
    say("backups made before hold the old key: make a new one now");
}

fn of_key(error: KeyError) -> Trouble {
    Trouble::Store(error.into())
}

fn day(milliseconds: i64) -> String {
    Zone::Wib.day(milliseconds).to_string()
}

fn moment(milliseconds: i64) -> String {
    Timestamp::from_millisecond(milliseconds).unwrap_or_default().to_string()
}
