//! The operating system's side of a node: starting, waiting until it answers, stopping, killing, subcommands.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::World;
use crate::http::Client;
use crate::{Trouble, free_port, postgres};

/// How long a world may take to be made and opened. Generous: a debug build on a busy machine.
const START: Duration = Duration::from_secs(600);
/// How long a polite stop may take.
const STOP: Duration = Duration::from_secs(30);

/// How a subcommand ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The exit code; -1 when a signal ended it.
    pub code: i32,
    /// Standard output.
    pub output: String,
    /// Standard error.
    pub errors: String,
}

#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    address: String,
    log: PathBuf,
}

impl Process {
    /// Starts `demo` on a folder and waits until it answers. Returns what it printed too.
    pub(super) fn demo(binary: &Path, folder: &Path, world: &World) -> Result<(Process, Value), Trouble> {
        let port = free_port::free_port()?;
        let log = folder.with_extension("log");
        let errors = File::options().create(true).append(true).open(&log)?;
        let mut child = Command::new(binary)
            .envs(database(Some(folder))?)
            .arg("demo")
            .arg("--dir")
            .arg(folder)
            .args(["--port", &port.to_string()])
            .args(["--villages", &world.villages.to_string()])
            .args(["--seed", &world.seed.to_string()])
            .arg("--json")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .map_err(|error| Trouble::from(error).during(&binary.display().to_string()))?;
        let output = child.stdout.take();
        let mut process = Process { child, address: format!("http://127.0.0.1:{port}"), log };
        let printed = match output {
            Some(output) => process.wait_for_json(output)?,
            None => return Err(Trouble::new("no standard output")),
        };
        if let Some(address) = printed["address"].as_str() {
            address.trim_end_matches('/').clone_into(&mut process.address);
        }
        process.wait_for_health()?;
        Ok((process, printed))
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(super) fn log(&self) -> &Path {
        &self.log
    }

    pub(super) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub(super) fn stop(&mut self) -> Result<(), Trouble> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        let start = Instant::now();
        while start.elapsed() < STOP {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.kill();
        Err(Trouble::new("the node did not stop when asked to"))
    }

    /// Reads standard output until it holds a whole JSON value; the rest is read and thrown away in a thread of its
    /// own, so that the node never waits for its reader.
    fn wait_for_json(&mut self, output: impl Read + Send + 'static) -> Result<Value, Trouble> {
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let mut text = String::new();
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                text.push_str(&line);
                text.push('\n');
                let begin = text.find('{').unwrap_or(0);
                if let Ok(value) = serde_json::from_str::<Value>(&text[begin..]) {
                    // reason: a reader that has gone away no longer wants it
                    let _ = sender.send(value);
                    text.clear();
                }
            }
        });
        let start = Instant::now();
        while start.elapsed() < START {
            match receiver.recv_timeout(Duration::from_millis(50)) {
                Ok(value) => return Ok(value),
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
            if self.child.try_wait()?.is_some() {
                break;
            }
        }
        Err(self.gave_up("printed no address"))
    }

    fn wait_for_health(&mut self) -> Result<(), Trouble> {
        let client = Client::new(&self.address);
        let start = Instant::now();
        while start.elapsed() < START {
            if client.try_get("/health").is_ok_and(|page| page.status() == 200) {
                return Ok(());
            }
            if self.child.try_wait()?.is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err(self.gave_up("did not answer on /health"))
    }

    fn gave_up(&mut self, what: &str) -> Trouble {
        self.kill();
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let tail = lines[lines.len().saturating_sub(20)..].join("\n");
        Trouble::new(format!("the node {what}; the end of its log:\n{tail}"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Runs the binary to its end, with this on its standard input.
pub(super) fn run(binary: &Path, arguments: &[&str], input: &str) -> Result<Finished, Trouble> {
    let folder = arguments.iter().position(|one| *one == "--dir").and_then(|place| arguments.get(place + 1));
    let started = Command::new(binary)
        .envs(database(folder.map(Path::new))?)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let doing = || format!("{} {arguments:?}", binary.display());
    let mut child = started.map_err(|error| Trouble::from(error).during(&doing()))?;
    if let Some(mut typed) = child.stdin.take() {
        // A program that does not read its input is not wrong.
        let _ = typed.write_all(input.as_bytes());
    }
    let output = child.wait_with_output().map_err(|error| Trouble::from(error).during(&doing()))?;
    Ok(Finished {
        code: output.status.code().unwrap_or(-1),
        output: String::from_utf8_lossy(&output.stdout).into_owned(),
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// The variable that puts a node's database on the chosen server; none where nodes stand on SQLite.
fn database(folder: Option<&Path>) -> Result<Option<(&'static str, String)>, Trouble> {
    let (Some(folder), Some(server)) = (folder, postgres::chosen()) else { return Ok(None) };
    Ok(Some(("DESMIGRATIF_DATABASE", server.of_folder(folder, None)?)))
}
