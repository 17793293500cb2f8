//! `doctor`: how this node stands, check by check, and what to do. Also while it serves. What is checked is `health`.

use std::fs::File;

use clap::Args;
use jiff::Timestamp;
use kernel::Lang;
use serde_json::json;
use store::StoreError;
use store::engine::Db;

use super::{print_json, say};
use crate::health::{self, Finding, Level, Subject};
use crate::settings::{Options, Place, Reach, Thresholds};
use crate::trouble::Trouble;
use crate::world;

/// Look a node over: disk, clock, keys, backup, files, database, port, memory. Exit code 1 when something is in danger,
/// with --strict also when something asks for attention.
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    options: Options,
    /// Attention counts as wrong too.
    #[arg(long)]
    strict: bool,
    /// In Indonesian.
    #[arg(long)]
    id: bool,
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl Doctor {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let effective = self.place.with(&self.options)?;
        let at = self.place.location()?;
        world::must_exist(&at)?;
        let reach = Reach::of(&effective)?;
        let found = {
            let db = Db::reader(&at).map_err(StoreError::from)?;
            let sample = crate::demo::is_sample(&self.place.dir);
            let thresholds = Thresholds::of(&effective);
            let subject = Subject { at: &at, db: &db, now: Timestamp::now(), thresholds, sample };
            let mut found = health::whole(&subject);
            found.push(health::port(reach.listen, is_served(&self.place)));
            found
        };
        let worst = found.iter().map(|finding| finding.level).max().unwrap_or(Level::Good);
        let lang = if self.id { Lang::Id } else { Lang::En };
        if self.json {
            let lines: Vec<_> = found.iter().map(|finding| as_json(finding, lang)).collect();
            print_json(&json!({ "level": name(worst), "checks": lines }));
        } else {
            found.iter().for_each(|finding| print(finding, lang));
        }
        Ok(worst == Level::Danger || (self.strict && worst == Level::Attention))
    }
}

fn print(finding: &Finding, lang: Lang) {
    let level = finding.level.phrase().say(lang);
    say(format_args!("{level:<10} {:<26} {}", finding.title.say(lang), finding.said.say(lang)));
    if let Some(todo) = finding.todo {
        say(format_args!("{:<10} {:<26} → {}", "", "", todo.say(lang)));
    }
}

fn as_json(finding: &Finding, lang: Lang) -> serde_json::Value {
    json!({
        "check": finding.key,
        "level": name(finding.level),
        "found": finding.said.say(lang),
        "todo": finding.todo.map(|todo| todo.say(lang)),
    })
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Good => "ok",
        Level::Attention => "attention",
        Level::Danger => "danger",
    }
}

/// Does a process write to the folder? The lock is only tried, never kept.
fn is_served(place: &Place) -> bool {
    File::open(place.dir.join("writer.lock")).is_ok_and(|file| file.try_lock_shared().is_err())
}
