//! The node that is killed again and again, who writes meanwhile, and what is counted.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use testkit::{Client, Node, Trouble, World, places, postgres};

use super::books;
use super::cashiers::{Cashiers, Taken};
use crate::load::{self, Registered};

/// How many people write at once.
const CLIENTS: usize = 6;

/// Counts over all runs.
#[derive(Debug, Default)]
pub struct Counts {
    /// What the node said it has recorded.
    pub answered: usize,
    /// What of that is gone.
    pub missing: Vec<String>,
    /// What of that is there by half.
    pub half: Vec<String>,
    /// What a verification, a backup or an import said that it should not have, and what the books say.
    pub unsound: Vec<String>,
    /// Of what was answered, money that cashiers took or paid.
    pub money: usize,
}

impl Counts {
    /// Nothing missing, nothing by half, nothing unsound.
    pub fn is_well(&self) -> bool {
        self.missing.is_empty() && self.half.is_empty() && self.unsound.is_empty()
    }
}

/// A node, its officer and what was answered.
pub struct Scene {
    /// The node.
    pub node: Node,
    /// What is counted.
    pub counts: Counts,
    /// Where sticks and other nodes' folders lie.
    pub place: std::path::PathBuf,
    officer: Client,
    cashiers: Cashiers,
    world: World,
    answered: Mutex<Vec<Registered>>,
    looked_for: usize,
    counted: usize,
    names: AtomicU64,
}

impl Scene {
    /// Starts a node and signs its officer in.
    pub fn open(world: &World) -> Result<Scene, Trouble> {
        let node = Node::try_start(world)?;
        let officer = node.try_sign_in("petugas_desmigratif")?;
        let cashiers = Cashiers::open(&node)?;
        Ok(Scene {
            node,
            counts: Counts::default(),
            place: places::fresh_folder("crash")?,
            officer,
            cashiers,
            world: world.clone(),
            answered: Mutex::default(),
            looked_for: 0,
            counted: 0,
            names: AtomicU64::new(0),
        })
    }

    /// The officer's browser, at the node as it runs now.
    pub fn officer(&self) -> Client {
        self.officer.moved_to(self.node.address())
    }

    /// Lets people register and cashiers work while `work` is done; they stop when it is.
    pub fn meanwhile<T>(&self, work: impl FnOnce(&Node) -> T) -> T {
        let over = AtomicBool::new(false);
        let client = self.officer();
        std::thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| self.write(&client, &over));
            }
            self.cashiers.work(scope, self.node.address(), &over);
            let done = work(&self.node);
            over.store(true, Ordering::Relaxed);
            done
        })
    }

    /// The same until the node is killed.
    pub fn write_until_killed(&mut self, work: impl FnOnce(&Node)) {
        let over = AtomicBool::new(false);
        let client = self.officer();
        let (answered, names, cashiers) = (&self.answered, &self.names, &self.cashiers);
        let address = self.node.address().to_owned();
        let node = &mut self.node;
        std::thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| write(&client, names, answered, &over));
            }
            cashiers.work(scope, &address, &over);
            work(node);
            node.kill();
            over.store(true, Ordering::Relaxed);
        });
    }

    fn write(&self, client: &Client, over: &AtomicBool) {
        write(client, &self.names, &self.answered, over);
    }

    /// A command of the binary on a folder, ready to be started.
    pub fn command(&self, arguments: &[&str], folder: &Path) -> Result<Command, Trouble> {
        let binary = self.world.binary.clone().map_or_else(places::binary, Ok)?;
        let mut command = Command::new(binary);
        command.args(arguments).arg("--dir").arg(folder);
        command.env("DESMIGRATIF_BACKUP_PASSPHRASE", "perahu biru di laut kidul");
        if let Some(server) = postgres::chosen() {
            command.env("DESMIGRATIF_DATABASE", server.of_folder(folder, None)?);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(command)
    }

    /// Verifies the node, which does not run, starts it, and looks for what was answered since the last time.
    pub fn look(&mut self, run: u64) -> Result<(), Trouble> {
        let verified = self.node.try_run(&["verify"])?;
        if verified.code != 0 {
            self.counts.unsound.push(format!("run {run}: verify says {}{}", verified.output, verified.errors));
        }
        self.look_at_books(run)?;
        self.node.restart()?;
        let (from, counted) = (self.looked_for, self.counted);
        self.look_from(from, counted)
    }

    /// Looks for everything that was ever answered.
    pub fn look_for_all(&mut self) -> Result<(), Trouble> {
        self.look_from(0, 0)
    }

    /// The books of the node, which does not run, added up past the program.
    fn look_at_books(&mut self, run: u64) -> Result<(), Trouble> {
        let folder = self.node.folder().to_owned();
        let taken = self.cashiers.taken.get_mut().unwrap_or_else(PoisonError::into_inner);
        let wrong = books::look(&folder, taken)?;
        self.counts.unsound.extend(wrong.into_iter().map(|words| format!("run {run}: books: {words}")));
        Ok(())
    }

    fn look_from(&mut self, from: usize, counted: usize) -> Result<(), Trouble> {
        let client = self.officer();
        let answered = self.answered.get_mut().unwrap_or_else(PoisonError::into_inner);
        for Registered { path, name } in &answered[from..] {
            let page = client.try_open(path)?;
            if page.status() != 200 {
                self.counts.missing.push(format!("{path} ({}) {name}", page.status()));
            } else if !page.says(name) {
                self.counts.half.push(format!("{path} does not show {name}"));
            }
        }
        let board = self.cashiers.board(self.node.address());
        let taken = self.cashiers.taken.get_mut().unwrap_or_else(PoisonError::into_inner);
        for Taken { path, amount } in &taken[counted..] {
            let page = board.try_open(path)?;
            if page.status() != 200 {
                self.counts.missing.push(format!("{path} ({}) Rp{amount}", page.status()));
            }
        }
        self.looked_for = answered.len();
        self.counted = taken.len();
        self.counts.money = taken.len();
        self.counts.answered = answered.len() + taken.len();
        Ok(())
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        // What is left of sticks and folders is of no use to anybody.
        let _ = std::fs::remove_dir_all(&self.place);
    }
}

/// Registers one after another. A trouble is the pulled plug: nothing was promised.
fn write(client: &Client, names: &AtomicU64, answered: &Mutex<Vec<Registered>>, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        let name = format!("Putus {}", names.fetch_add(1, Ordering::Relaxed));
        let done = load::prepare(client, &name).and_then(|form| load::send(&form, &name));
        match done {
            Ok(registered) => answered.lock().unwrap_or_else(PoisonError::into_inner).push(registered),
            // Refused, or gone: not at full speed against a wall.
            Err(_) => std::thread::sleep(std::time::Duration::from_millis(5)),
        }
    }
}
