//! Where a node's data lie: a folder for keys, files and lists, and a database in it or on a server.
//! Not here: opening it.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::{Db, DbError};

/// Where a node's data lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The node's folder: its key, its files, the list of erasures, and the SQLite file `desmigratif.sqlite`.
    pub dir: PathBuf,
    /// Which database holds journal and tables.
    pub database: Database,
}

/// Which database holds journal and tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Database {
    /// The SQLite file in the node's folder.
    #[default]
    Sqlite,
    /// A PostgreSQL server.
    Postgres(PostgresUrl),
}

/// The address of a PostgreSQL database, `postgres://user@host/name`. It may hold a password, so it is never printed
/// as it is: `Display` and `Debug` show host and database only.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresUrl(String);

impl PostgresUrl {
    /// The address as the driver reads it.
    pub(super) fn config(&self) -> Result<tokio_postgres::Config, DbError> {
        // The driver's words about an address may repeat a part of it, such as a password with an unescaped sign.
        self.0.parse().map_err(|_| DbError::Other("the address of the database cannot be read".to_owned()))
    }
}

impl std::fmt::Display for PostgresUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use tokio_postgres::config::Host;
        let Ok(config) = self.config() else { return f.write_str("postgres://") };
        let host = match config.get_hosts().first() {
            Some(Host::Tcp(host)) => host.clone(),
            #[cfg(unix)]
            Some(Host::Unix(folder)) => folder.display().to_string(),
            None => "localhost".to_owned(),
        };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let name = config.get_dbname().or(config.get_user()).unwrap_or_default();
        write!(f, "postgres://{host}:{port}/{name}")
    }
}

impl std::fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PostgresUrl({self})")
    }
}

/// Reads `postgres://…` or `postgresql://…`.
impl FromStr for Database {
    type Err = String;

    fn from_str(text: &str) -> Result<Database, String> {
        let is_postgres = ["postgres://", "postgresql://"].iter().any(|start| text.starts_with(start));
        if !is_postgres {
            return Err("an address such as postgres://user@host/name is wanted".to_owned());
        }
        let url = PostgresUrl(text.to_owned());
        url.config().map_err(|error| error.to_string())?;
        Ok(Database::Postgres(url))
    }
}

impl Location {
    /// A folder with its SQLite file.
    pub fn new(dir: impl Into<PathBuf>) -> Location {
        Location { dir: dir.into(), database: Database::Sqlite }
    }

    /// The SQLite file.
    pub fn file(&self) -> PathBuf {
        self.dir.join("desmigratif.sqlite")
    }

    /// Whether a node has written here before.
    pub fn holds_data(&self) -> Result<bool, DbError> {
        match Db::reader(self) {
            Ok(_) => Ok(true),
            Err(DbError::Missing(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.database {
            Database::Sqlite => write!(f, "{}", self.dir.display()),
            Database::Postgres(url) => write!(f, "{url}"),
        }
    }
}

impl From<&Path> for Location {
    fn from(dir: &Path) -> Location {
        Location::new(dir)
    }
}
impl From<&PathBuf> for Location {
    fn from(dir: &PathBuf) -> Location {
        Location::new(dir)
    }
}
impl From<PathBuf> for Location {
    fn from(dir: PathBuf) -> Location {
        Location::new(dir)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_and_its_password_is_never_printed() {
        let database: Database = "postgres://desa:rahasia@db.example:6432/kuripan".parse().unwrap();
        let location = Location { dir: "x".into(), database };
        assert_eq!(location.to_string(), "postgres://db.example:6432/kuripan");
        assert!(!format!("{location:?}").contains("rahasia"));
        for wrong in ["mysql://a/b", "kuripan", "postgres://a:rahasia@b:notaport/c"] {
            let words = wrong.parse::<Database>().unwrap_err();
            assert!(!words.contains("rahasia"), "{words}");
        }
    }
}
