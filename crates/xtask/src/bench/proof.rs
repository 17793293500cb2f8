//! How fast a node's data are verified and its tables made anew, beside what the machine needs to read the database through
//! and hash it once. Works on a stopped node.

use std::process::{Command, Stdio};
use std::time::Instant;

use testkit::{Node, Trouble};

use crate::figures::Figure;

/// Entries that must be verified and folded in a second.
const FLOOR: f64 = 50_000.0;

/// Runs `verify` and `rebuild`, each three times, and keeps the best: the machine does other things as well.
pub fn proof(node: &mut Node) -> Result<Vec<Figure>, Trouble> {
    node.stop()?;
    let entries = entries(node)?;
    let verify = best(|| run(node, "verify"))?;
    let rebuild = best(|| run(node, "rebuild"))?;
    let mut figures = vec![
        Figure::at_least("verify", entries / verify, "entries/s", FLOOR),
        Figure::at_least("rebuild", entries / rebuild, "entries/s", FLOOR),
    ];
    let database = node.folder().join("desmigratif.sqlite");
    if database.is_file() {
        let hash = best(|| hashed(&database))?;
        figures.push(Figure::plain(
            "ceiling: the database read and hashed once (sha256sum)",
            entries / hash,
            "entries/s",
        ));
    }
    Ok(figures)
}

fn best(mut once: impl FnMut() -> Result<f64, Trouble>) -> Result<f64, Trouble> {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        best = best.min(once()?);
    }
    Ok(best)
}

/// How many entries `verify` reads, which also says that all is well before anything is timed.
fn entries(node: &Node) -> Result<f64, Trouble> {
    let finished = node.try_run(&["verify", "--json"])?;
    let printed: serde_json::Value = serde_json::from_str(&finished.output)
        .map_err(|error| Trouble::from(error).during("reading `verify --json`"))?;
    match (finished.code, printed["entries"].as_f64()) {
        (0, Some(entries)) => Ok(entries),
        _ => Err(Trouble::new(format!("verify: {}{}", finished.output, finished.errors))),
    }
}

fn run(node: &Node, command: &str) -> Result<f64, Trouble> {
    let start = Instant::now();
    let finished = node.try_run(&[command])?;
    let seconds = start.elapsed().as_secs_f64();
    if finished.code == 0 {
        Ok(seconds)
    } else {
        Err(Trouble::new(format!("{command}: {}{}", finished.output, finished.errors)))
    }
}

fn hashed(file: &std::path::Path) -> Result<f64, Trouble> {
    let start = Instant::now();
    let status = Command::new("sha256sum").arg(file).stdout(Stdio::null()).status()?;
    if !status.success() {
        return Err(Trouble::new("sha256sum failed"));
    }
    Ok(start.elapsed().as_secs_f64())
}
