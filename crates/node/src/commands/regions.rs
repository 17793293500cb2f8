//! `regions`: the register of regions inside the binary.

use clap::Subcommand;
use kernel::region::{EDITION, Level, Regions as Register};

use super::{print_json, say};
use crate::trouble::Trouble;

/// Count or find regions.
#[derive(Debug, Subcommand)]
pub enum Regions {
    /// How many provinces, regencies, districts and villages the binary knows.
    Count {
        /// For programs.
        #[arg(long)]
        json: bool,
    },
    /// Find regions by part of the name or by code.
    Search {
        /// Part of a name; several words narrow it down ("kuripan wonosobo").
        #[arg(required = true)]
        words: Vec<String>,
        /// At most so many.
        #[arg(long, default_value_t = 20)]
        limit: usize,
        /// Villages only.
        #[arg(long)]
        villages: bool,
        /// For programs.
        #[arg(long)]
        json: bool,
    },
}

impl Regions {
    /// Runs it. A search that finds nothing gives exit code 1.
    pub fn run(self) -> Result<bool, Trouble> {
        match self {
            Regions::Count { json } => count(json),
            Regions::Search { words, limit, villages, json } => search(&words.join(" "), limit, villages, json),
        }
    }
}

fn count(json: bool) -> Result<bool, Trouble> {
    let register = Register::get();
    let levels = [
        ("provinces", Level::Province),
        ("regencies", Level::Regency),
        ("districts", Level::District),
        ("villages", Level::Village),
    ];
    if json {
        let counts: serde_json::Map<_, _> =
            levels.iter().map(|(name, level)| ((*name).to_owned(), register.count(*level).into())).collect();
        print_json(&serde_json::json!({ "edition": EDITION, "counts": counts }));
    } else {
        for (name, level) in levels {
            say(format_args!("{:>6} {name}", register.count(level)));
        }
    }
    Ok(false)
}

fn search(words: &str, limit: usize, villages: bool, json: bool) -> Result<bool, Trouble> {
    let register = Register::get();
    let found = register.search(words, villages.then_some(Level::Village), limit);
    let lines: Vec<_> = found
        .iter()
        .map(|one| (one.code, register.full_name(&one.code).unwrap_or_default(), register.postcode(&one.code)))
        .collect();
    if json {
        let values: Vec<_> = lines
            .iter()
            .map(|(code, name, postcode)| serde_json::json!({ "code": code.as_str(), "name": name, "postcode": postcode }))
            .collect();
        print_json(&values.into());
    } else {
        for (code, name, postcode) in &lines {
            say(format_args!("{:<14} {name} {}", code.as_str(), postcode.as_deref().unwrap_or_default()));
        }
    }
    Ok(lines.is_empty())
}
