//! `demo`: a sample world in a new folder, served at once. A second start opens the same world.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{say, tell};
use crate::demo::{self, Books, Crowd, Sample};
use crate::settings::{self, Elsewhere, Reach};
use crate::trouble::Trouble;
use crate::world;

/// Make a sample world and serve it.
#[derive(Debug, Args)]
pub struct Demo {
    /// The folder of the sample world; made where it is missing.
    #[arg(long, default_value = "desmigratif-demo")]
    dir: PathBuf,
    #[command(flatten)]
    elsewhere: Elsewhere,
    /// The port on 127.0.0.1; 0 takes any free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The seed: the same seed gives the same world.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many villages, from 1 to 252.
    #[arg(long, default_value_t = 252, value_parser = clap::value_parser!(u16).range(1..=252))]
    villages: u16,
    /// How many households the village has where the sample accounts work.
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u16).range(20..=2000))]
    households: u16,
    /// Print address and logins as JSON on one line of standard output, for programs.
    #[arg(long)]
    json: bool,
    /// Add so many plain residents, for seeing how a node behaves at that size.
    #[arg(long, default_value_t = 0)]
    residents: u64,
    /// Over how many villages they are spread.
    #[arg(long, default_value_t = 4000)]
    spread: u16,
    /// Add so many members to the koperasi, for seeing how large books behave.
    #[arg(long, default_value_t = 0)]
    members: u32,
    /// How many of them have a loan that runs.
    #[arg(long, default_value_t = 0)]
    loans: u32,
    /// How often they have saved.
    #[arg(long, default_value_t = 0)]
    postings: u64,
    /// Make the world and stop without serving it.
    #[arg(long)]
    no_serve: bool,
}

impl Demo {
    /// Runs until it is told to stop.
    pub fn run(self) -> Result<bool, Trouble> {
        let own = settings::of_folder(&self.dir)?;
        crate::log::start(own.get("log").unwrap_or_default(), own.get("log_format").unwrap_or_default());
        let listen = SocketAddr::from(([127, 0, 0, 1], self.port));
        if !self.no_serve {
            // Told before the world is made, not after.
            std::net::TcpListener::bind(listen).map_err(Trouble::io(format!("listening on {listen}")))?;
        }
        let at = self.elsewhere.of(&self.dir)?;
        demo::clear_unfinished(&at, |words| tell(words))?;
        let store = world::open(at)?;
        let wanted = Sample {
            seed: self.seed,
            villages: usize::from(self.villages),
            households: self.households,
            port: self.port,
        };
        let players = demo::prepare(&store, &self.dir, wanted, |words| tell(words))?;
        if self.residents > 0 {
            let crowd = Crowd { residents: self.residents, villages: usize::from(self.spread) };
            demo::add_crowd(&store, self.seed, crowd, &|words: &str| tell(words))?;
        }
        if self.members > 0 {
            let books = Books { members: self.members, loans: self.loans, postings: self.postings };
            demo::add_books(&store, self.seed, books, &|words: &str| tell(words))?;
        }
        if self.no_serve {
            store.close();
            return Ok(false);
        }
        crate::computer::configure(&own);
        let reach = Reach { listen, public_url: None, patience: own.patience() };
        let logins =
            players.iter().map(|one| (one.role.label().id.to_owned(), one.login.clone(), demo::PASSWORD.to_owned()));
        let site = web::Settings {
            public_url: reach.url(),
            demo: true,
            demo_logins: logins.collect(),
            metrics_token: own.get("metrics_token").map(str::to_owned),
            ..web::Settings::default()
        };
        world::serve(store, &reach, site, |address| {
            if self.json {
                let logins: Vec<_> = players.iter().map(demo::Player::json).collect();
                let dir = self.dir.display().to_string();
                say(json!({ "address": format!("http://{address}"), "logins": logins, "dir": dir }));
            } else {
                print_words(address, &players);
            }
        })?;
        Ok(false)
    }
}

fn print_words(address: SocketAddr, players: &[demo::Player]) {
    say(format_args!("\n  Open  http://{address}\n"));
    say(format_args!("  Sample accounts (invented people), password for all: {}\n", demo::PASSWORD));
    for player in players {
        say(format_args!("  {:<32} {:<30} {}", player.login, player.role.label().id, player.office));
    }
    say("\n  Stop with Ctrl-C. The next start opens the same world.");
}
