//! A PostgreSQL server for tests: on a free loopback port, in a folder of its own, as a user that is not root, gone with
//! the process that started it, however that ended.
//!
//! Where `DESMIGRATIF_TEST_POSTGRES` holds the address of a server (the gate starts one for all tests), that one is used.
//! Where no server is installed, [`shared`] says so on standard error, past the test runner's capture, and answers none.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::browser::in_path;
use crate::trouble::must;
use crate::{Trouble, free_port};

/// Names a server that is running already, such as `postgres://desmigratif@127.0.0.1:40123/postgres`.
pub const ADDRESS: &str = "DESMIGRATIF_TEST_POSTGRES";
/// How long a server may take to answer.
const START: Duration = Duration::from_secs(60);

/// Waits for the end of its standard input, which comes when the process that started it is gone, also when that was
/// killed; then stops the server and removes its folder. A server that is killed meanwhile is started again, as a system's
/// supervisor would.
const GUARD: &str = r#"
(
    trap : INT
    while ! [ -e "$2/ended" ]; do
        "$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
            -c max_connections=300 -c fsync="$4" -c max_wal_size=256MB </dev/null >"$2/log" 2>&1 &
        echo $! >"$2/server"
        wait $!
        sleep 0.1
    done
) &
loop=$!
read -r ended
touch "$2/ended"
kill -INT "$(cat "$2/server")"
wait $loop
rm -rf "$2"
"#;

/// A running server.
#[derive(Debug)]
pub struct Server {
    address: String,
    guard: Option<Child>,
}

impl Server {
    /// Starts a server as an operator would run it: what it committed survives a pulled plug. `None` where none is
    /// installed.
    pub fn start() -> Result<Option<Server>, Trouble> {
        Server::start_with("on")
    }

    /// Starts a server for tests that pull no plug: many times faster on a slow disk, and otherwise the same.
    pub fn start_careless() -> Result<Option<Server>, Trouble> {
        Server::start_with("off")
    }

    fn start_with(fsync: &str) -> Result<Option<Server>, Trouble> {
        let Some(programs) = programs() else { return Ok(None) };
        let owner = owner()?;
        let folder = private_folder(owner)?;
        initialise(&programs, &folder, owner)?;
        let port = free_port::free_port()?;
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "guard"]).arg(&programs).arg(&folder).arg(port.to_string()).arg(fsync);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let guard = as_user(&mut command, owner).spawn()?;
        let address = format!("postgres://desmigratif@127.0.0.1:{port}/postgres");
        let server = Server { address, guard: Some(guard) };
        server.wait(&programs, port, &folder)?;
        Ok(Some(server))
    }

    /// The address of the server's own database.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The port, which tells one server from another.
    pub fn port(&self) -> &str {
        let after = self.address.rsplit_once(':').map_or("", |(_, after)| after);
        after.split_once('/').map_or(after, |(port, _)| port)
    }

    /// Makes an empty schema and answers the address under which nothing else is seen.
    pub fn try_fresh(&self) -> Result<String, Trouble> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        self.sql(&format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"))?;
        Ok(format!("{}?options=-csearch_path%3D{name}", self.address))
    }

    /// As [`Server::try_fresh`]; a failure ends the test.
    #[track_caller]
    pub fn fresh(&self) -> String {
        must(self.try_fresh())
    }

    fn sql(&self, sql: &str) -> Result<String, Trouble> {
        query(&self.address, sql)
    }

    fn wait(&self, programs: &Path, port: u16, folder: &Path) -> Result<(), Trouble> {
        let start = Instant::now();
        let port = port.to_string();
        while start.elapsed() < START {
            let mut ask = Command::new(programs.join("pg_isready"));
            ask.args(["-q", "-h", "127.0.0.1", "-p", &port]).stdout(Stdio::null()).stderr(Stdio::null());
            if ask.status()?.success() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        Err(Trouble::new(format!("PostgreSQL did not start:\n{log}")))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut guard) = self.guard.take() {
            drop(guard.stdin.take());
            // Whether it ended well is in nobody's interest any more.
            let _ = guard.wait();
        }
    }
}

/// The server of this test process, started at the first call. `None` where PostgreSQL is not installed.
#[track_caller]
pub fn shared() -> Option<&'static Server> {
    static SHARED: OnceLock<Option<Server>> = OnceLock::new();
    let started = SHARED.get_or_init(|| match std::env::var(ADDRESS) {
        Ok(address) => Some(Server { address, guard: None }),
        Err(_) => {
            let server = must(Server::start_careless());
            if server.is_none() {
                // reason: not `eprintln!`, which the test runner keeps back; without a standard error nobody reads it
                let _ = writeln!(std::io::stderr(), "PostgreSQL is not installed: these tests ran on SQLite only");
            }
            server
        }
    });
    started.as_ref()
}

/// With `postgres` in it, every node of a test stands on PostgreSQL instead of SQLite.
pub const ENGINE: &str = "DESMIGRATIF_TEST_ENGINE";

/// The server on which the nodes of tests stand, where [`ENGINE`] says so.
#[track_caller]
pub fn chosen() -> Option<&'static Server> {
    if std::env::var(ENGINE).is_ok_and(|engine| engine == "postgres") { shared() } else { None }
}

impl Server {
    /// The database that belongs to a node's folder, made empty where there is none, or as a copy of another folder's,
    /// which nobody may be using.
    pub fn of_folder(&self, folder: &Path, copy_of: Option<&Path>) -> Result<String, Trouble> {
        let name = Server::name_of(folder);
        let template = copy_of.map(Server::name_of).map(|other| format!(" TEMPLATE {other}")).unwrap_or_default();
        if self.sql(&format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"))?.trim().is_empty() {
            self.sql(&format!("CREATE DATABASE {name}{template}"))?;
        }
        let server = self.address.rsplit_once('/').map_or(self.address.as_str(), |(server, _)| server);
        Ok(format!("{server}/{name}"))
    }

    /// Removes the database of a folder.
    pub fn drop_folder(&self, folder: &Path) -> Result<(), Trouble> {
        self.sql(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", Server::name_of(folder))).map(drop)
    }

    /// A name of at most 63 signs that is the same for every spelling of a folder.
    fn name_of(folder: &Path) -> String {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        // The folder itself may not be there yet, or not any more; the one that it lies in is.
        folder.parent().and_then(|parent| parent.canonicalize().ok()).hash(&mut hasher);
        folder.file_name().hash(&mut hasher);
        format!("folder_{:016x}", hasher.finish())
    }
}

/// Asks a database with `psql`; rows as lines, columns parted by `|`.
pub fn query(address: &str, sql: &str) -> Result<String, Trouble> {
    let programs = programs().ok_or_else(|| Trouble::new("psql is not installed"))?;
    let mut command = Command::new(programs.join("psql"));
    let output = command
        .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, address])
        .stdin(Stdio::null())
        .output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Trouble::new(format!("psql: {}", String::from_utf8_lossy(&output.stderr))))
}

/// The folder of PostgreSQL's programs: that of `initdb` in the search path, or Debian's newest.
pub fn programs() -> Option<PathBuf> {
    let named =
        in_path("initdb").and_then(|path| path.canonicalize().ok()).and_then(|path| Some(path.parent()?.to_owned()));
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
        .unwrap_or_default();
    found.sort();
    named
        .into_iter()
        .chain(found.into_iter().rev())
        .find(|folder| folder.join("postgres").is_file() && folder.join("initdb").is_file())
}

/// User and group of a name in `/etc/passwd`.
type Owner = (u32, u32);

/// The server refuses to run as root: then it runs as `postgres`, or as `nobody`. `None` where we are not root.
fn owner() -> Result<Option<Owner>, Trouble> {
    let id = Command::new("id").arg("-u").output()?;
    if String::from_utf8_lossy(&id.stdout).trim() != "0" {
        return Ok(None);
    }
    let users = std::fs::read_to_string("/etc/passwd")?;
    let find = |wanted: &str| {
        users
            .lines()
            .map(|line| line.split(':').collect::<Vec<_>>())
            .find(|parts| parts[0] == wanted)
            .and_then(|parts| Some((parts.get(2)?.parse().ok()?, parts.get(3)?.parse().ok()?)))
    };
    let owner = find("postgres").or_else(|| find("nobody"));
    owner
        .map(Some)
        .ok_or_else(|| Trouble::new("PostgreSQL does not run as root, and there is neither postgres nor nobody"))
}

fn as_user(command: &mut Command, owner: Option<Owner>) -> &mut Command {
    use std::os::unix::process::CommandExt;
    // A group of its own: Ctrl-C in a terminal ends us, and our end ends it in order.
    command.process_group(0).current_dir("/");
    if let Some((user, group)) = owner {
        command.uid(user).gid(group);
    }
    command
}

/// Not below the target folder, which the other user may not enter.
fn private_folder(owner: Option<Owner>) -> Result<PathBuf, Trouble> {
    for attempt in 0..1000_u32 {
        let folder = std::env::temp_dir().join(format!("desmigratif-postgres-{}-{attempt}", std::process::id()));
        match std::fs::create_dir(&folder) {
            Ok(()) => {
                if let Some((user, group)) = owner {
                    std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
                }
                return Ok(folder);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Trouble::from(error).during(&folder.display().to_string())),
        }
    }
    Err(Trouble::new("no free folder for PostgreSQL"))
}

/// The order of Indonesian words, which is not that of bytes: a sort that forgot to say which one it means is found out.
fn initialise(programs: &Path, folder: &Path, owner: Option<Owner>) -> Result<(), Trouble> {
    let icu = ["--locale-provider=icu", "--icu-locale=id", "--locale=C"];
    let plain = ["--locale=C"];
    let mut errors = String::new();
    for locale in [&icu[..], &plain[..]] {
        let mut command = Command::new(programs.join("initdb"));
        command
            .arg("-D")
            .arg(folder.join("data"))
            .args(["-U", "desmigratif", "-A", "trust", "-E", "UTF8"])
            .args(locale);
        let output = as_user(command.stdin(Stdio::null()), owner).output()?;
        if output.status.success() {
            return Ok(());
        }
        errors = String::from_utf8_lossy(&output.stderr).into_owned();
    }
    Err(Trouble::new(format!("initdb: {errors}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_answers_while_it_is_held_and_is_gone_afterwards() {
        let Some(server) = must(Server::start()) else {
            // reason: as in `shared`
            let _ = writeln!(std::io::stderr(), "PostgreSQL is not installed: it was not started");
            return;
        };
        let address = server.fresh();
        must(query(&address, "CREATE TABLE a (b text); INSERT INTO a VALUES ('siti')"));
        assert_eq!(must(query(&address, "SELECT b FROM a")), "siti\n");
        assert!(query(server.address(), "SELECT b FROM a").is_err(), "another schema is not seen");
        drop(server);
        assert!(query(&address, "SELECT 1").is_err());
    }
}
