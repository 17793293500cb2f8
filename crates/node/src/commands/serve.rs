//! `serve`: this node, for real work.

use std::io::IsTerminal;

use clap::Args;

use crate::settings::{Place, Reach};
use crate::trouble::Trouble;
use crate::world;

/// Serve this node.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    reach: Reach,
}

impl Serve {
    /// Runs until it is told to stop.
    pub fn run(self) -> Result<bool, Trouble> {
        start_log();
        let store = world::open(self.place.location()?)?;
        let settings = web::Settings {
            public_url: self.reach.url(),
            hosts: self.reach.hosts.clone(),
            // However a sample world is started, its pages say what it is.
            demo: crate::demo::is_sample(&self.place.dir),
            ..Default::default()
        };
        world::serve(store, &self.reach, settings, |address| {
            super::say(format_args!("desmigratif serves http://{address} (stop with Ctrl-C)"));
        })?;
        Ok(false)
    }
}

/// The log goes to standard error: request number, route, status, time; never a name, a number or an address.
pub fn start_log() {
    let level =
        std::env::var("DESMIGRATIF_LOG").ok().and_then(|level| level.parse().ok()).unwrap_or(tracing::Level::INFO);
    // A second start within one process (tests) keeps the first log.
    let _ = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_ansi(std::io::stderr().is_terminal())
        // A log that nobody reads any more must not stop the calls that it tells of.
        .log_internal_errors(false)
        .with_writer(std::io::stderr)
        .try_init();
}
