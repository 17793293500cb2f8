//! Durable writes: residents registered by 64 clients at once, beside what the disk itself does when one process
//! appends and waits for each to be on disk; on PostgreSQL also beside what that server's own `pgbench` does. Peers are
//! measured in the same run, in the same folder or on the same server. Here everything of a registration counts, its pages
//! too; the store alone is `cargo bench -p desmigratif-store --bench ground -- acts 20000` (its head says how on PostgreSQL).

use std::fs::File;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use testkit::{Client, Form, Node, Trouble, postgres};

use crate::figures::Figure;
use crate::load;

/// How many people write at once.
const CLIENTS: usize = 64;
/// Bytes that the peer appends before it waits for the disk: about one entry of the journal.
const ENTRY: usize = 1024;
/// At least so many a second: what a comparable collector of small records took on such a machine.
const FLOOR: f64 = 108.0;

/// The database in which PostgreSQL's own measure works.
const PEER: &str = "pgbench_peer";

/// The figures, each over some seconds.
pub fn durable(node: &Node, seconds: u64) -> Result<Vec<Figure>, Trouble> {
    let disk = disk_alone(node, Duration::from_secs(seconds))?;
    let server = server_alone(seconds)?;
    let client = node.try_sign_in("petugas_desmigratif")?;
    let forms = prepared(&client, (seconds as usize * 200).max(CLIENTS * 2))?;
    let (writes, refused, spent) = write_all(&forms);
    let rate = writes as f64 / spent.as_secs_f64();
    if refused > 0 {
        println!("{refused} writes were refused");
    }
    let mut figures = vec![
        Figure::plain("the disk's own single commits", disk, "a second"),
        Figure::at_least("durable registrations with 64 clients", rate, "a second", FLOOR),
        Figure::plain("registrations for each single commit of the disk", rate / disk, "times"),
    ];
    if let Some(server) = server {
        figures.push(Figure::plain("pgbench simple-update with 64 clients", server, "a second"));
        figures.push(Figure::plain("registrations for a hundred transactions of it", 100.0 * rate / server, ""));
    }
    Ok(figures)
}

/// Transactions a second of `pgbench` on the server of this run; `None` where the node stands on SQLite.
fn server_alone(seconds: u64) -> Result<Option<f64>, Trouble> {
    let (Some(server), Some(programs)) = (postgres::chosen(), postgres::programs()) else { return Ok(None) };
    postgres::query(server.address(), &format!("DROP DATABASE IF EXISTS {PEER}"))?;
    postgres::query(server.address(), &format!("CREATE DATABASE {PEER}"))?;
    let place = server.address().rsplit_once('/').map_or(server.address(), |(place, _)| place);
    let pgbench = |words: &[&str]| -> Result<String, Trouble> {
        let mut command = Command::new(programs.join("pgbench"));
        let output = command.args(words).arg(format!("{place}/{PEER}")).stdin(Stdio::null()).output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(Trouble::new(format!("pgbench: {}", String::from_utf8_lossy(&output.stderr))))
    };
    pgbench(&["-i", "-q", "-s", "10"])?;
    let clients = CLIENTS.to_string();
    let told = pgbench(&["-n", "-N", "-c", &clients, "-j", "2", "-T", &seconds.to_string()])?;
    postgres::query(server.address(), &format!("DROP DATABASE {PEER}"))?;
    let rate = told.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    rate.map(Some).ok_or_else(|| Trouble::new(format!("pgbench told no rate: {told}")))
}

/// Forms filled in beforehand, so that only sending them is timed.
fn prepared(client: &Client, count: usize) -> Result<Vec<(String, Form)>, Trouble> {
    let name = |index: usize| format!("{index:06}");
    (0..count).map(|index| Ok((name(index), load::prepare(client, &name(index))?))).collect()
}

/// Sends all forms from all clients; how many were taken, how many refused, and how long it took.
fn write_all(forms: &[(String, Form)]) -> (u64, u64, Duration) {
    let (next, taken, refused) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let barrier = Barrier::new(CLIENTS + 1);
    let start = std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                barrier.wait();
                while let Some((name, form)) = forms.get(next.fetch_add(1, Ordering::Relaxed) as usize) {
                    match load::send(form, name) {
                        Ok(_) => taken.fetch_add(1, Ordering::Relaxed),
                        Err(why) => {
                            let before = refused.fetch_add(1, Ordering::Relaxed);
                            if before == 0 {
                                let first: Vec<String> = why.to_string().lines().take(6).map(str::to_owned).collect();
                                println!("first refusal: {}", first.join(" "));
                            }
                            before
                        }
                    };
                }
            });
        }
        barrier.wait();
        Instant::now()
    });
    (taken.into_inner(), refused.into_inner(), start.elapsed())
}

/// Appends and waits for the disk, one after the other.
pub(super) fn disk_alone(node: &Node, time: Duration) -> Result<f64, Trouble> {
    let path = node.folder().with_extension("disk");
    let mut file = File::create(&path)?;
    let start = Instant::now();
    let mut commits = 0_u32;
    while start.elapsed() < time {
        file.write_all(&[7; ENTRY])?;
        file.sync_data()?;
        commits += 1;
    }
    let rate = f64::from(commits) / start.elapsed().as_secs_f64();
    std::fs::remove_file(&path)?;
    Ok(rate)
}
