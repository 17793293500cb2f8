//! What the operator sets: on the command line, in the environment, in a file. `declaration` has every setting, `effective`
//! which value holds; here they become what commands use. Not here: what a village sets for itself (its office).

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use store::engine::{Database, Location};

use crate::trouble::Trouble;

pub mod declaration;
pub mod effective;
mod file;

use declaration::{Group, SETTINGS, Setting, named, parts};
pub use effective::Effective;

type Typed = BTreeMap<&'static str, String>;

/// Where the data of this node lie.
#[derive(Debug, Clone)]
pub struct Place {
    /// The folder with this node's data: its key and files, and its database where no other is named.
    pub dir: PathBuf,
    effective: Effective,
    typed: Typed,
}

impl Place {
    /// The folder and the database that belongs to it.
    pub fn location(&self) -> Result<Location, Trouble> {
        located(&self.dir, self.effective.get("database"))
    }

    /// Every setting, with what else was typed.
    pub fn with(&self, more: &Options) -> Result<Effective, Trouble> {
        let mut typed = self.typed.clone();
        typed.extend(more.0.clone());
        Effective::of(&typed, &variable).map_err(Trouble::Settings)
    }
}

/// A database that does not lie in the node's folder, for commands that name the folder themselves.
#[derive(Debug, Clone)]
pub struct Elsewhere(Option<String>);

impl Elsewhere {
    /// The location that it makes of a folder.
    pub fn of(&self, dir: &Path) -> Result<Location, Trouble> {
        located(dir, self.0.as_deref())
    }
}

fn located(dir: &Path, database: Option<&str>) -> Result<Location, Trouble> {
    let database = match database {
        Some(url) => url.parse().map_err(|why| Trouble::Other(format!("--database: {why}")))?,
        None => Database::Sqlite,
    };
    Ok(Location { dir: dir.to_owned(), database })
}

/// Every setting for a folder that a command names itself.
pub fn of_folder(dir: &Path) -> Result<Effective, Trouble> {
    let typed = Typed::from([("dir", dir.display().to_string())]);
    Effective::of(&typed, &variable).map_err(Trouble::Settings)
}

/// What was typed of the settings of `serve`.
#[derive(Debug, Clone)]
pub struct Options(Typed);

fn is_of_place(setting: &Setting) -> bool {
    matches!(setting.group, Group::Place | Group::Everywhere)
}

fn option(setting: &'static Setting) -> Arg {
    let default = if setting.default.is_empty() { String::new() } else { format!(", default: {}", setting.default) };
    Arg::new(setting.name).long(setting.option()).value_name("VALUE").help(format!(
        "{} [{}{default}]",
        setting.help,
        setting.variable()
    ))
}

fn add(command: Command, wanted: fn(&Setting) -> bool) -> Command {
    SETTINGS.iter().filter(|setting| wanted(setting)).fold(command, |command, setting| command.arg(option(setting)))
}

fn typed(matches: &ArgMatches, wanted: fn(&Setting) -> bool) -> Typed {
    let given = |setting: &Setting| Some((setting.name, matches.get_one::<String>(setting.name)?.clone()));
    SETTINGS.iter().filter(|setting| wanted(setting)).filter_map(given).collect()
}

/// The environment; what is no text counts as not set.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn refused(problems: &[String]) -> clap::Error {
    clap::Error::raw(ErrorKind::ValueValidation, format!("{}\n", problems.join("\n")))
}

impl Args for Place {
    fn augment_args(command: Command) -> Command {
        add(command, is_of_place)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Place::augment_args(command)
    }
}

impl FromArgMatches for Place {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Place, clap::Error> {
        let typed = typed(matches, is_of_place);
        let effective = Effective::of(&typed, &variable).map_err(|problems| refused(&problems))?;
        let dir = PathBuf::from(effective.get("dir").unwrap_or_default());
        Ok(Place { dir, effective, typed })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Place::from_arg_matches(matches)?;
        Ok(())
    }
}

fn is_database(setting: &Setting) -> bool {
    setting.name == "database"
}

impl Args for Elsewhere {
    fn augment_args(command: Command) -> Command {
        add(command, is_database)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Elsewhere::augment_args(command)
    }
}

impl FromArgMatches for Elsewhere {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Elsewhere, clap::Error> {
        let mut typed = typed(matches, is_database);
        let environment = named("database").and_then(|setting| variable(&setting.variable()));
        Ok(Elsewhere(typed.remove("database").or(environment).filter(|text| !text.is_empty())))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Elsewhere::from_arg_matches(matches)?;
        Ok(())
    }
}

fn is_of_serving(setting: &Setting) -> bool {
    setting.group == Group::Serving
}

impl Args for Options {
    fn augment_args(command: Command) -> Command {
        add(command, is_of_serving)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Options::augment_args(command)
    }
}

impl FromArgMatches for Options {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Options, clap::Error> {
        Ok(Options(typed(matches, is_of_serving)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Options::from_arg_matches(matches)?;
        Ok(())
    }
}

/// How the node is reached, and how it stops.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address by which people reach this node.
    pub public_url: Option<String>,
    /// How long calls under way may hold up a stop.
    pub patience: Duration,
}

impl Reach {
    /// As the settings say.
    pub fn of(settings: &Effective) -> Result<Reach, Trouble> {
        let listen = settings.get("listen").unwrap_or_default().parse();
        Ok(Reach {
            listen: listen.map_err(|_| Trouble::Other("--listen: an address with its port is wanted".to_owned()))?,
            public_url: settings.get("public_url").map(str::to_owned),
            patience: settings.patience(),
        })
    }

    /// The public address without a slash at the end.
    pub fn url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }
}

/// When a backup is asked for, and when it is late: days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Up to here the light is green.
    pub due: i64,
    /// Up to here it is amber.
    pub late: i64,
}

impl Thresholds {
    /// As the settings say.
    pub fn of(settings: &Effective) -> Thresholds {
        let days = |name: &str| i64::try_from(settings.number(name)).unwrap_or(i64::MAX);
        Thresholds { due: days("backup_due_days"), late: days("backup_late_days") }
    }
}

/// What the settings say to the site.
pub fn of_site(settings: &Effective, reach: &Reach) -> web::Settings {
    let list = |name: &str| parts(settings.get(name).unwrap_or_default()).map(str::to_owned).collect::<Vec<_>>();
    web::Settings {
        public_url: reach.url(),
        hosts: list("hosts"),
        metrics_token: settings.get("metrics_token").map(str::to_owned),
        proxies: list("proxies").iter().filter_map(|proxy| proxy.parse().ok()).collect(),
        second_step: list("second_step").iter().filter_map(|role| kernel::Role::from_name(role)).collect(),
        ..Default::default()
    }
}
