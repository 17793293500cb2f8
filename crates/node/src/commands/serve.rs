//! `serve`: this node, for real work.

use clap::Args;

use crate::settings::{self, Options, Place, Reach};
use crate::trouble::Trouble;
use crate::{log, world};

/// Serve this node.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    options: Options,
}

impl Serve {
    /// Runs until it is told to stop.
    pub fn run(self) -> Result<bool, Trouble> {
        let effective = self.place.with(&self.options)?;
        log::start(effective.get("log").unwrap_or_default(), effective.get("log_format").unwrap_or_default());
        let reach = Reach::of(&effective)?;
        crate::computer::configure(&effective);
        let store = world::open(self.place.location()?)?;
        crate::node_key::first_recovery_code(&store)?;
        let settings = web::Settings {
            // However a sample world is started, its pages say what it is.
            demo: crate::demo::is_sample(&self.place.dir),
            ..settings::of_site(&effective, &reach)
        };
        let first_start = crate::first_start::words(&store)?;
        world::serve(store, &reach, settings, |address| {
            super::say(format_args!("desmigratif serves http://{address} (stop with Ctrl-C)"));
            if let Some(words) = first_start {
                super::say(words(address));
            }
        })?;
        Ok(false)
    }
}
