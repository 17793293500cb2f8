//! How long making a world and opening one takes, and how much memory an idle node holds.

use std::time::{Duration, Instant};

use testkit::{Node, Trouble, World};

use crate::figures::{Figure, quantile};

/// How often a cold start is measured.
const STARTS: usize = 5;

/// Making the world anew, as the first `demo` does.
pub fn making(world: &World) -> Result<Vec<Figure>, Trouble> {
    let start = Instant::now();
    let node = Node::try_start_empty(world)?;
    let seconds = start.elapsed().as_secs_f64();
    drop(node);
    Ok(vec![Figure::at_most("making the demo world", seconds, "s", 100.0)])
}

/// Opening the world that is there, up to the first page, several times; then memory at rest.
pub fn opening(node: &mut Node) -> Result<Vec<Figure>, Trouble> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        node.stop()?;
        let start = Instant::now();
        node.restart()?;
        node.visitor().try_open("/")?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    std::thread::sleep(Duration::from_secs(2));
    let mut figures =
        vec![Figure::at_most("cold start to first page, median of 5", quantile(&times, 0.5), "ms", 300.0)];
    figures.extend(resident_memory(node.id()).map(|size| Figure::at_most("memory at rest", size, "MB", 80.0)));
    Ok(figures)
}

/// Resident memory of a process in MB, where the system tells it.
pub fn resident_memory(id: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}
