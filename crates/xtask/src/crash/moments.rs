//! The moments at which a plug is pulled.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use testkit::random::Random;
use testkit::{Trouble, postgres};

use super::scene::Scene;

/// How long a server may take to come back.
const BACK: Duration = Duration::from_secs(60);

/// What is going on when the plug is pulled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// People register.
    Load,
    /// The node starts.
    Start,
    /// Tables are made anew.
    Rebuild,
    /// A backup is made while people register; the backup is killed.
    Backup,
    /// A journal is taken up by another node.
    Import,
    /// People register, and the database server is killed.
    Server,
}

impl Moment {
    /// One of them; people registering is the most frequent.
    pub fn pick(random: &mut Random, server: bool) -> Moment {
        use Moment::{Backup, Import, Load, Rebuild, Server, Start};
        let files = [Load, Load, Load, Load, Start, Rebuild, Backup, Import];
        let servers = [Load, Load, Load, Server, Server, Start, Rebuild, Backup, Import];
        *random.pick(if server { &servers } else { &files })
    }

    /// In a word.
    pub fn words(self) -> &'static str {
        match self {
            Moment::Load => "load",
            Moment::Start => "start",
            Moment::Rebuild => "rebuild",
            Moment::Backup => "backup",
            Moment::Import => "import",
            Moment::Server => "server",
        }
    }

    /// The longest time before the plug is pulled, in milliseconds.
    pub fn longest(self) -> u64 {
        match self {
            Moment::Load | Moment::Server => 400,
            Moment::Start => 150,
            Moment::Rebuild | Moment::Import => 900,
            Moment::Backup => 500,
        }
    }

    /// Pulls it. Afterwards the node does not run.
    pub fn pull(self, scene: &mut Scene, run: u64, wait: Duration) -> Result<(), Trouble> {
        match self {
            Moment::Load => scene.write_until_killed(|_| std::thread::sleep(wait)),
            Moment::Start => start(scene, wait)?,
            Moment::Rebuild => {
                scene.node.kill();
                let folder = scene.node.folder().to_owned();
                killed(scene.command(&["rebuild"], &folder)?, wait)?;
            }
            Moment::Backup => backup(scene, run, wait)?,
            Moment::Import => import(scene, run, wait)?,
            Moment::Server => server(scene, wait)?,
        }
        Ok(())
    }
}

/// Starts a command and kills it after a while, if it has not ended by itself.
fn killed(mut command: Command, wait: Duration) -> Result<(), Trouble> {
    let mut child = command.spawn()?;
    std::thread::sleep(wait);
    // One that has ended already cannot be killed, which is as well.
    let _ = child.kill();
    child.wait()?;
    Ok(())
}

/// The plug is pulled again and again before the node has come up.
fn start(scene: &mut Scene, wait: Duration) -> Result<(), Trouble> {
    scene.node.kill();
    let folder = scene.node.folder().to_owned();
    for part in 1..=3 {
        let arguments = ["demo", "--villages", "1", "--port", "0", "--json"];
        killed(scene.command(&arguments, &folder)?, wait * part / 3)?;
    }
    Ok(())
}

/// A backup that was cut off leaves the node alone, and the next one is whole and can be restored.
fn backup(scene: &mut Scene, run: u64, wait: Duration) -> Result<(), Trouble> {
    let stick = scene.place.join("stick");
    let folder = scene.node.folder().to_owned();
    let to = stick.display().to_string();
    let cut = scene.command(&["backup", "--to", &to], &folder)?;
    scene.meanwhile(|_| killed(cut, wait))?;
    scene.node.kill();
    // A whole one now and then: the second always, so that there is one.
    if !run.is_multiple_of(3) {
        return Ok(());
    }
    let status = scene.command(&["backup", "--to", &to], &folder)?.status()?;
    let back = scene.place.join(format!("back-{run}"));
    let restored = scene.command(&["restore", "--from", &to], &back)?.status()?;
    if !status.success() || restored.code() != Some(0) {
        scene.counts.unsound.push(format!("run {run}: backup {status}, restore {restored}"));
    }
    forget(&back)
}

/// A journal that was taken up in part is taken up whole the second time, with the tables of who wrote it.
fn import(scene: &mut Scene, run: u64, wait: Duration) -> Result<(), Trouble> {
    scene.node.kill();
    let file = scene.place.join("journal").display().to_string();
    let folder = scene.node.folder().to_owned();
    let there = scene.place.join(format!("there-{run}"));
    let exported = scene.command(&["journal", "export", &file], &folder)?.status()?;
    killed(scene.command(&["journal", "import", &file], &there)?, wait)?;
    let imported = scene.command(&["journal", "import", &file], &there)?.status()?;
    let digest = |scene: &Scene, folder: &Path| -> Result<String, Trouble> {
        let output = scene.command(&["verify", "--digest"], folder)?.stdout(std::process::Stdio::piped()).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().to_owned())
    };
    let (here, taken) = (digest(scene, &folder)?, digest(scene, &there)?);
    if !exported.success() || !imported.success() || here != taken || !here.starts_with("digest ") {
        scene.counts.unsound.push(format!("run {run}: export {exported}, import {imported}, {here} and {taken}"));
    }
    forget(&there)
}

fn forget(folder: &PathBuf) -> Result<(), Trouble> {
    if let Some(server) = postgres::chosen() {
        server.drop_folder(folder)?;
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// The server is killed while people register. The node goes on when it is back; then it is killed as well.
fn server(scene: &mut Scene, wait: Duration) -> Result<(), Trouble> {
    let Some(server) = postgres::chosen() else { return Ok(()) };
    let folder = postgres::query(server.address(), "SHOW data_directory")?;
    let file = PathBuf::from(folder.trim()).join("postmaster.pid");
    let id = std::fs::read_to_string(&file)?.lines().next().unwrap_or_default().trim().to_owned();
    let mut came_back = Ok(());
    scene.write_until_killed(|_| {
        std::thread::sleep(wait);
        came_back = kill_server(&id).and_then(|()| wait_for(server.address()));
        // Some more is written with the server that came back.
        std::thread::sleep(Duration::from_millis(150));
    });
    came_back?;
    Ok(())
}

fn kill_server(id: &str) -> Result<(), Trouble> {
    if Command::new("kill").args(["-9", id]).status()?.success() {
        Ok(())
    } else {
        Err(Trouble::new("the server was not there to be killed"))
    }
}

fn wait_for(address: &str) -> Result<(), Trouble> {
    let start = Instant::now();
    while start.elapsed() < BACK {
        if postgres::query(address, "SELECT 1").is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(Trouble::new("the server did not come back"))
}
