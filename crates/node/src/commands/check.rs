//! `check`: the settings as they hold and where each comes from. Secrets are never printed, only whether they are set.
//! Not here: the health of a node (`doctor`).

use clap::Args;
use serde_json::json;

use super::{print_json, say};
use crate::settings::declaration::{Group, SETTINGS};
use crate::settings::effective::Held;
use crate::settings::{Effective, Options, Place, Reach};
use crate::trouble::Trouble;

/// Check the settings. Exit code 1 when something about them is dangerous; 2 or 3 when they cannot be understood.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    options: Options,
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl Check {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let effective = self.place.with(&self.options)?;
        let warnings = warnings(&effective)?;
        if self.json {
            let settings = effective.all().map(|held| {
                json!({
                    "name": held.setting.name,
                    "value": shown(held),
                    "set": !held.text.is_empty(),
                    "from": held.origin.to_string(),
                })
            });
            let file = effective.file.as_ref().map(|file| file.display().to_string());
            print_json(&json!({ "settings": settings.collect::<Vec<_>>(), "file": file, "warnings": warnings }));
        } else {
            for held in effective.all() {
                let name = match held.setting.group {
                    Group::Environment => held.setting.variable(),
                    _ => held.setting.name.to_owned(),
                };
                let value = shown(held).unwrap_or_else(|| "(not set)".to_owned());
                say(format_args!("{name:<30} {value:<34} {}", held.origin));
            }
            warnings.iter().for_each(|warning| say(format_args!("warning: {warning}")));
        }
        Ok(!warnings.is_empty())
    }
}

fn shown(held: &Held) -> Option<String> {
    match (held.text.is_empty(), held.setting.secret) {
        (true, _) => None,
        (false, true) => Some("(set, secret)".to_owned()),
        (false, false) => Some(held.text.clone()),
    }
}

/// What is understood, and not wise.
fn warnings(effective: &Effective) -> Result<Vec<String>, Trouble> {
    let mut found = Vec::new();
    let reach = Reach::of(effective)?;
    let url = reach.url();
    if !reach.listen.ip().is_loopback() && !url.starts_with("https://") {
        found.push("it listens beyond this machine and public_url is not HTTPS: passwords travel in clear".to_owned());
    }
    let (due, late) = (effective.number("backup_due_days"), effective.number("backup_late_days"));
    if late < due {
        found.push(format!("backup_late_days ({late}) is less than backup_due_days ({due})"));
    }
    let holds_secret = effective.all().any(|held| held.setting.secret && is_from_file(held));
    if let Some(file) = effective.file.as_ref().filter(|_| holds_secret).filter(|file| is_open(file)) {
        found.push(format!("{} holds a secret and others may read it: chmod 600", file.display()));
    }
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    found.extend(misspelt(names).map(|name| format!("{name} is set and is no setting of ours: is it misspelt?")));
    Ok(found)
}

/// Names that look like ours and are not: what was meant by them does not hold.
fn misspelt(names: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    let ours = |name: &str| SETTINGS.iter().any(|setting| setting.variable() == name);
    names.filter(move |name| name.starts_with("DESMIGRATIF_") && !name.starts_with("DESMIGRATIF_TEST_") && !ours(name))
}

fn is_from_file(held: &Held) -> bool {
    matches!(held.origin, crate::settings::effective::Origin::File(..))
}

/// May others of this machine read it?
#[cfg(unix)]
pub fn is_open(file: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
}

/// Elsewhere the system keeps no modes.
#[cfg(not(unix))]
pub fn is_open(_: &std::path::Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::misspelt;

    #[test]
    fn a_variable_that_is_no_setting_is_told_apart_from_those_that_are() {
        let names =
            ["DESMIGRATIF_LISTEN", "DESMIGRATIF_LISTN", "DESMIGRATIF_PASSPHRASE", "PATH", "DESMIGRATIF_TEST_ENGINE"];
        let found: Vec<String> = misspelt(names.into_iter().map(str::to_owned)).collect();
        assert_eq!(found, ["DESMIGRATIF_LISTN"]);
    }
}
