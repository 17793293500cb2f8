//! Runs one program of a tool: output goes through as it comes, closing lines are counted on the way.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use testkit::{Trouble, places};

use crate::tally::Tally;

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Whether the program said that all is well.
    pub well: bool,
    /// What its closing lines counted.
    pub tally: Tally,
}

/// Runs `cargo` with these words in the workspace.
pub fn cargo(words: &[&str]) -> Result<Ended, Trouble> {
    cargo_with(words, None)
}

/// As [`cargo`], with one more variable in the environment.
pub fn cargo_with(words: &[&str], variable: Option<(&str, &str)>) -> Result<Ended, Trouble> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    println!("\n== cargo {}", words.join(" "));
    let start = Instant::now();
    let mut command = Command::new(cargo);
    command.args(words).current_dir(places::workspace()?).stdin(Stdio::null());
    command.envs(variable);
    // What cargo tells this very process about its package must not reach the cargo that is started here.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(name);
    }
    let ended = stream(command)?;
    println!("== {} after {:.0} s", if ended.well { "well" } else { "FAILED" }, start.elapsed().as_secs_f64());
    Ok(ended)
}

/// Runs a program quietly; its output, or the end of its errors as trouble.
pub fn quiet(program: &str, words: &[&str]) -> Result<String, Trouble> {
    let output = Command::new(program)
        .args(words)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Trouble::from(error).during(program))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = errors.lines().collect();
    let tail = lines[lines.len().saturating_sub(5)..].join("\n");
    Err(Trouble::new(format!("{program} {}: {tail}", words.join(" "))))
}

fn stream(mut command: Command) -> Result<Ended, Trouble> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let tally = Arc::new(Mutex::new(Tally::default()));
    let output = child.stdout.take().map(|from| pass_on(from, std::io::stdout(), &tally));
    let errors = child.stderr.take().map(|from| pass_on(from, std::io::stderr(), &tally));
    for reader in [output, errors].into_iter().flatten() {
        reader.join().map_err(|_| Trouble::new("a reader of the output broke"))?;
    }
    let well = child.wait()?.success();
    let tally = *tally.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Ended { well, tally })
}

fn pass_on(
    from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
    tally: &Arc<Mutex<Tally>>,
) -> std::thread::JoinHandle<()> {
    let tally = Arc::clone(tally);
    std::thread::spawn(move || {
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            tally.lock().unwrap_or_else(PoisonError::into_inner).take_up(&String::from_utf8_lossy(&line));
            // reason: when nobody reads our output any more, the step still has to run to its end
            let _ = to.write_all(&line).and_then(|()| to.write_all(b"\n")).and_then(|()| to.flush());
        }
    })
}
