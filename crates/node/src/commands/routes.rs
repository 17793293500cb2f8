//! `routes`: every address and who may call it, as the permission grid reads it.

use clap::Args;

use super::{print_json, say};
use crate::trouble::Trouble;
use crate::{rooms, world};

/// List every address.
#[derive(Debug, Args)]
pub struct Routes {
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl Routes {
    /// Runs it over an empty store in a temporary folder: addresses do not depend on data.
    pub fn run(self) -> Result<bool, Trouble> {
        let dir = std::env::temp_dir().join(format!("desmigratif-routes-{}", std::process::id()));
        let store = world::open(&dir)?;
        let site = rooms::site(store.clone(), web::Settings::default())?;
        if self.json {
            print_json(&site.routes_json());
        } else {
            for route in site.routes() {
                let roles = match route.access.roles() {
                    None => "everybody".to_owned(),
                    Some(roles) => roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(" "),
                };
                say(format_args!("{:<4} {:<44} {roles}", route.method.name(), route.path));
            }
        }
        drop(site);
        store.close();
        // A temporary folder that stays behind hurts nobody.
        let _ = std::fs::remove_dir_all(&dir);
        Ok(false)
    }
}
