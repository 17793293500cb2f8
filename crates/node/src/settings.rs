//! What the operator sets, from the command line or the environment. Not here: what a village sets for itself (its office).

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use store::engine::{Database, Location};

use crate::trouble::Trouble;

/// Where the data of this node lie.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// The folder with this node's data: its key and files, and its database where no other is named.
    #[arg(long, env = "DESMIGRATIF_DIR", default_value = "desmigratif-data")]
    pub dir: PathBuf,
    #[command(flatten)]
    pub elsewhere: Elsewhere,
}

impl Place {
    /// The folder and the database that belongs to it.
    pub fn location(&self) -> Result<Location, Trouble> {
        self.elsewhere.of(&self.dir)
    }
}

/// A database that does not lie in the node's folder.
#[derive(Debug, Clone, Args)]
pub struct Elsewhere {
    /// A PostgreSQL database, such as postgres://desmigratif@localhost/kuripan; key and files stay in the folder.
    /// An address with a password belongs into the environment, where other users of the machine do not see it.
    #[arg(long, env = "DESMIGRATIF_DATABASE", hide_env_values = true, value_name = "URL")]
    pub database: Option<String>,
}

impl Elsewhere {
    /// The location that it makes of a folder. The address is read here and not by the command line's parser, which
    /// would repeat one that it does not understand, password and all.
    pub fn of(&self, dir: &Path) -> Result<Location, Trouble> {
        let database = match &self.database {
            Some(url) => url.parse().map_err(|why| Trouble::Other(format!("--database: {why}")))?,
            None => Database::Sqlite,
        };
        Ok(Location { dir: dir.to_owned(), database })
    }
}

/// How the node is reached.
#[derive(Debug, Clone, Args)]
pub struct Reach {
    /// Address and port to listen on. A village node serves its own machine only.
    #[arg(long, env = "DESMIGRATIF_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address by which people reach this node; it stands in QR codes. Default: the address it listens on.
    #[arg(long, env = "DESMIGRATIF_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Further host names under which forms are accepted.
    #[arg(long = "host", env = "DESMIGRATIF_HOSTS", value_delimiter = ',')]
    pub hosts: Vec<String>,
}

impl Reach {
    /// The public address without a slash at the end.
    pub fn url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }
}
