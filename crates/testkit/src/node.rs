//! Starts the real binary on a world of its own and stops it again. Making a world takes seconds, so each kind of
//! world is made once per build and copied; the copy is the test's own.

mod process;
mod template;

use std::path::{Path, PathBuf};

use serde_json::Value;

pub use process::Finished;

use crate::cast::{self, Cast, Login};
use crate::http::{Client, Page};
use crate::routes::{self, Route};
use crate::trouble::must;
use crate::{Trouble, places};

/// Which world a node is started on. Equal worlds of one build hold the same people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    /// How many villages.
    pub villages: u32,
    /// The seed that everything invented depends on.
    pub seed: u64,
    /// The binary, or the one of [`places::binary`].
    pub binary: Option<PathBuf>,
}

impl World {
    /// The small world that stories run on: the two pilot villages and two more.
    pub fn small() -> World {
        World { villages: 4, seed: 1, binary: None }
    }

    /// The whole programme as at the end of 2018.
    pub fn whole() -> World {
        World { villages: 252, seed: 1, binary: None }
    }

    /// The same, on another binary.
    #[must_use]
    pub fn on_binary(self, binary: PathBuf) -> World {
        World { binary: Some(binary), ..self }
    }
}

/// A running node. It is killed and its folder removed when dropped; after a failed test the folder stays.
#[derive(Debug)]
pub struct Node {
    process: process::Process,
    binary: PathBuf,
    folder: PathBuf,
    world: World,
    cast: Cast,
}

impl Node {
    /// Starts a node on a copy of the small world.
    #[track_caller]
    pub fn start() -> Node {
        must(Node::try_start(&World::small()))
    }

    /// Starts a node on a copy of this world.
    #[track_caller]
    pub fn start_on(world: &World) -> Node {
        must(Node::try_start(world))
    }

    /// As [`Node::start_on`], with the trouble returned.
    pub fn try_start(world: &World) -> Result<Node, Trouble> {
        let binary = world.binary.clone().map_or_else(places::binary, Ok)?;
        let folder = places::fresh_folder("node")?;
        template::copy_to(&binary, world, &folder)?;
        Node::open(binary, folder, world)
    }

    /// Starts a node on an empty folder, so that the binary makes its world itself; for measuring that.
    pub fn try_start_empty(world: &World) -> Result<Node, Trouble> {
        let binary = world.binary.clone().map_or_else(places::binary, Ok)?;
        let folder = places::fresh_folder("node")?;
        Node::open(binary, folder, world)
    }

    /// Starts a node on a world that lies in this folder already; it is removed with the node.
    pub fn try_start_in(folder: PathBuf, world: &World) -> Result<Node, Trouble> {
        let binary = world.binary.clone().map_or_else(places::binary, Ok)?;
        Node::open(binary, folder, world)
    }

    fn open(binary: PathBuf, folder: PathBuf, world: &World) -> Result<Node, Trouble> {
        let (process, printed) = process::Process::demo(&binary, &folder, world)?;
        let cast = Cast::from_json(&printed)?;
        Ok(Node { process, binary, folder, world: world.clone(), cast })
    }

    /// The address, such as `http://127.0.0.1:40123`.
    pub fn address(&self) -> &str {
        self.process.address()
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// The folder of the world. Tests may grep it, not change it while the node runs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file into which the node's standard error goes: its log.
    pub fn log(&self) -> &Path {
        self.process.log()
    }

    /// Who can sign in.
    pub fn cast(&self) -> &Cast {
        &self.cast
    }

    /// One of the cast, by role (`petugas_desmigratif`) or by role and part of the office's name (`petugas_desmigratif@Kenanga`).
    #[track_caller]
    pub fn who(&self, wanted: &str) -> &Login {
        must(self.cast.try_who(wanted))
    }

    /// A client that has not signed in.
    #[track_caller]
    pub fn visitor(&self) -> Client {
        Client::new(self.address())
    }

    /// A client that has signed in through the form, as one of the cast.
    #[track_caller]
    pub fn sign_in(&self, wanted: &str) -> Client {
        must(self.try_sign_in(wanted))
    }

    /// As [`Node::sign_in`], with the trouble returned.
    pub fn try_sign_in(&self, wanted: &str) -> Result<Client, Trouble> {
        let login = self.cast.try_who(wanted)?;
        let client = self.visitor();
        try_sign_in_as(&client, login)?;
        Ok(client)
    }

    /// Kills it as a pulled plug would. [`Node::restart`] opens the same world again.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Asks it to stop, and waits.
    pub fn stop(&mut self) -> Result<(), Trouble> {
        self.process.stop()
    }

    /// Starts the binary again on the same world, on another port.
    pub fn restart(&mut self) -> Result<(), Trouble> {
        self.process.kill();
        let (process, _) = process::Process::demo(&self.binary, &self.folder, &self.world)?;
        self.process = process;
        Ok(())
    }

    /// Runs a subcommand on this node's world, such as `["verify", "--digest"]`; `--dir` is added.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> Finished {
        must(self.try_run(arguments))
    }

    /// As [`Node::run`], with the trouble returned.
    pub fn try_run(&self, arguments: &[&str]) -> Result<Finished, Trouble> {
        let folder = self.folder.display().to_string();
        let mut all = arguments.to_vec();
        all.extend(["--dir", &folder]);
        process::run(&self.binary, &all, "")
    }

    /// The routes that the binary has.
    pub fn try_routes(&self) -> Result<Vec<Route>, Trouble> {
        let finished = process::run(&self.binary, &["routes", "--json"], "")?;
        let printed: Value = serde_json::from_str(&finished.output)
            .map_err(|error| Trouble::from(error).during("reading `routes --json`"))?;
        routes::from_json(&printed)
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.process.kill();
        if std::thread::panicking() {
            eprintln!("the world is kept in {}, its log in {}", self.folder.display(), self.log().display());
            return;
        }
        let _ = std::fs::remove_file(self.log());
        let _ = crate::postgres::chosen().map(|server| server.drop_folder(&self.folder));
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Runs the binary with these arguments, without a world.
#[track_caller]
pub fn run(arguments: &[&str]) -> Finished {
    must(places::binary().and_then(|binary| process::run(&binary, arguments, "")))
}

/// The same with something typed on its standard input.
#[track_caller]
pub fn run_typing(arguments: &[&str], input: &str) -> Finished {
    must(places::binary().and_then(|binary| process::run(&binary, arguments, input)))
}

/// Signs a client in through the form.
pub fn try_sign_in_as(client: &Client, login: &Login) -> Result<Page, Trouble> {
    let page = client.try_open(cast::SIGN_IN_PATH)?;
    let form = page.try_form(cast::SIGN_IN_PATH)?;
    let filled = form.fill(cast::ACCOUNT_FIELD, &login.account).fill(cast::PASSWORD_FIELD, &login.password);
    let answer = filled.try_submit()?;
    if answer.location().is_none() {
        let words = answer.text();
        return Err(Trouble::new(format!("{} could not sign in ({}): {words}", login.account, answer.status())));
    }
    answer.try_arrive()
}
