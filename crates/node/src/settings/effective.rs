//! Which value of a setting holds, and where it comes from: the command line before the environment, the environment
//! before the file, the file before the default. Not here: what a value means (`super`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::declaration::{Group, SETTINGS, Setting, named};
use super::file::{self, Line};

/// The file in a node's folder.
const FILE: &str = "desmigratif.toml";

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Typed.
    CommandLine,
    /// This variable.
    Environment(String),
    /// This line of the file.
    File(PathBuf, usize),
    /// Nobody set it.
    Default,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Origin::CommandLine => f.write_str("command line"),
            Origin::Environment(variable) => f.write_str(variable),
            Origin::File(path, line) => write!(f, "{}, line {line}", path.display()),
            Origin::Default => f.write_str("default"),
        }
    }
}

/// One setting as it holds.
#[derive(Debug, Clone)]
pub struct Held {
    /// Which.
    pub setting: &'static Setting,
    /// Its value; empty for none.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Every setting as it holds.
#[derive(Debug, Clone)]
pub struct Effective {
    held: BTreeMap<&'static str, Held>,
    /// The file that was read.
    pub file: Option<PathBuf>,
}

impl Effective {
    /// Finds out what holds. `typed` is what the command line gave; `variable` reads the environment.
    ///
    /// # Errors
    /// Everything that is wrong, a sentence each.
    pub fn of(
        typed: &BTreeMap<&'static str, String>,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Effective, Vec<String>> {
        let mut problems = Vec::new();
        let mut nearer = |setting: &'static Setting| match nearest(setting, typed, variable) {
            Ok(held) => held,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        let mut held: BTreeMap<&'static str, Held> =
            SETTINGS.iter().filter_map(|setting| Some((setting.name, nearer(setting)?))).collect();
        let text = |name: &str| held.get(name).map(|held| held.text.clone());
        let dir = text("dir").unwrap_or_else(|| named("dir").map_or("", |setting| setting.default).to_owned());
        let file = match text("config") {
            Some(named) => Some(PathBuf::from(named)),
            None => Some(Path::new(&dir).join(FILE)).filter(|file| file.is_file()),
        };
        let lines = match file.as_deref().map(file::read) {
            Some(Err(more)) => {
                problems.extend(more);
                BTreeMap::new()
            }
            Some(Ok(lines)) => lines,
            None => BTreeMap::new(),
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        for (name, Line { text, line }) in lines {
            let Some(setting) = named(name) else { continue };
            let origin = Origin::File(file.clone().unwrap_or_default(), line);
            held.entry(name).or_insert(Held { setting, text, origin });
        }
        for setting in SETTINGS {
            let default = Held { setting, text: setting.default.to_owned(), origin: Origin::Default };
            held.entry(setting.name).or_insert(default);
        }
        Ok(Effective { held, file })
    }

    /// The value of a setting; `None` where nobody set it and it has no default.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.held.get(name).map(|held| held.text.as_str()).filter(|text| !text.is_empty())
    }

    /// A number; its kind was checked.
    pub fn number(&self, name: &str) -> u64 {
        self.get(name).and_then(|text| text.parse().ok()).unwrap_or_default()
    }

    /// How long calls under way may hold up a stop.
    pub fn patience(&self) -> Duration {
        Duration::from_secs(self.number("stop_seconds"))
    }

    /// Every setting, in the order of their declaration.
    pub fn all(&self) -> impl Iterator<Item = &Held> {
        SETTINGS.iter().filter_map(|setting| self.held.get(setting.name))
    }
}

/// What command line or environment say. An empty variable counts as none.
fn nearest(
    setting: &'static Setting,
    typed: &BTreeMap<&'static str, String>,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<Held>, String> {
    let name = setting.variable();
    let (text, origin, told) = match (typed.get(setting.name), variable(&name)) {
        (Some(text), _) => (text.clone(), Origin::CommandLine, format!("--{}", setting.option())),
        (None, Some(text)) if !text.is_empty() => (text, Origin::Environment(name.clone()), name),
        _ => return Ok(None),
    };
    match setting.kind.problem(&text) {
        // The secrets of the environment are read where they are used, which says what is wrong with them.
        Some(problem) if setting.group != Group::Environment => Err(format!("{told}: {problem}")),
        _ => Ok(Some(Held { setting, text, origin })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effective(
        dir: &Path,
        typed: &[(&'static str, &str)],
        environment: &[(&str, &str)],
    ) -> Result<Effective, Vec<String>> {
        let mut typed: BTreeMap<&'static str, String> =
            typed.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        typed.insert("dir", dir.display().to_string());
        let variable =
            |name: &str| environment.iter().find(|(own, _)| *own == name).map(|(_, text)| (*text).to_owned());
        Effective::of(&typed, &variable)
    }

    #[test]
    fn the_command_line_wins_over_the_environment_and_that_over_the_file() {
        let folder = testkit::places::fresh_folder("settings").expect("a folder"); // reason: a test
        std::fs::create_dir_all(&folder).expect("made"); // reason: a test
        let file = folder.join(FILE);
        std::fs::write(&file, "log = \"warn\"\nstop_seconds = 9\nbackup_due_days = 4\nlisten = \"127.0.0.1:1\"\n")
            .expect("written"); // reason: a test
        let environment = [("DESMIGRATIF_LOG", "error"), ("DESMIGRATIF_STOP_SECONDS", "8"), ("DESMIGRATIF_LISTEN", "")];
        let held = effective(&folder, &[("log", "debug")], &environment).expect("sound"); // reason: a test
        let line = |name: &str| {
            let held = &held.held[name];
            (held.text.clone(), held.origin.clone())
        };
        assert_eq!(line("log"), ("debug".into(), Origin::CommandLine));
        assert_eq!(line("stop_seconds"), ("8".into(), Origin::Environment("DESMIGRATIF_STOP_SECONDS".into())));
        assert_eq!(line("backup_due_days"), ("4".into(), Origin::File(file.clone(), 3)));
        assert_eq!(line("listen"), ("127.0.0.1:1".into(), Origin::File(file, 4)), "an empty variable is none");
        assert_eq!(line("backup_late_days"), ("30".into(), Origin::Default));
        assert_eq!((held.get("public_url"), held.number("stop_seconds")), (None, 8));
        std::fs::remove_dir_all(&folder).expect("removed"); // reason: a test
    }

    #[test]
    fn what_is_wrong_anywhere_is_told_with_its_place() {
        let folder = Path::new("no-such-folder");
        let told = effective(folder, &[("listen", "rahasia")], &[("DESMIGRATIF_LOG", "rahasia")]);
        let told = told.expect_err("wrong"); // reason: a test
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("--listen: an address") && told[1].starts_with("DESMIGRATIF_LOG: one of"));
        assert!(!told.concat().contains("rahasia"));
        let told = effective(folder, &[("config", "no-such-file.toml")], &[]).expect_err("missing"); // reason: a test
        assert!(told[0].contains("no-such-file.toml"), "{told:?}");
        assert!(effective(folder, &[], &[]).is_ok(), "a folder without the file is as usual");
    }
}
