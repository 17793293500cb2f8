//! What the operator sets, from the command line or the environment. Not here: what a village sets for itself (its office).

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

/// Where the data of this node lie.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// The folder with this node's data.
    #[arg(long, env = "DESMIGRATIF_DIR", default_value = "desmigratif-data")]
    pub dir: PathBuf,
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
