//! Pulled plugs: the node is killed at a random moment while people register residents, and opened again. Counted is
//! what was answered, what of that is missing afterwards, and what is there by half.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use testkit::random::Random;
use testkit::{Client, Node, Trouble, World};

use crate::binary;
use crate::load::{self, Registered};
use crate::options::Options;

/// How many people write at once.
const CLIENTS: usize = 8;
/// The longest time before the plug is pulled, in milliseconds.
const LONGEST: u64 = 400;

/// Counts over all runs.
#[derive(Debug, Default)]
struct Counts {
    answered: usize,
    missing: Vec<String>,
    half: Vec<String>,
    unsound: usize,
}

/// Kills and counts; `Ok(false)` when anything answered is missing, or anything is there by half.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    let world = World::small().on_binary(binary::built(false)?);
    let (runs, seed) = (options.number("--runs", 100)?, options.number("--seed", 1)?);
    let mut random = Random::from_seed(seed);
    let mut node = Node::try_start(&world)?;
    let mut counts = Counts::default();
    for run in 1..=runs {
        let wait = Duration::from_millis(random.below(LONGEST));
        let answered = write_until_killed(&mut node, run, wait)?;
        let verified = node.try_run(&["verify"])?;
        if verified.code != 0 {
            counts.unsound += 1;
            println!("run {run}: verify says {}{}", verified.output, verified.errors);
        }
        node.restart()?;
        look_for(&node.try_sign_in("petugas_desmigratif")?, &answered, &mut counts)?;
        println!("run {run}: killed after {} ms, {} answered", wait.as_millis(), answered.len());
    }
    let Counts { answered, missing, half, unsound } = &counts;
    println!(
        "\nseed {seed}, {runs} runs: {answered} answered, {} missing, {} half, {unsound} unsound",
        missing.len(),
        half.len()
    );
    missing.iter().chain(half).for_each(|words| println!("  {words}"));
    Ok(missing.is_empty() && half.is_empty() && *unsound == 0)
}

/// Lets people register until the plug is pulled; returns what the node had answered by then.
fn write_until_killed(node: &mut Node, run: u64, wait: Duration) -> Result<Vec<Registered>, Trouble> {
    let client = node.try_sign_in("petugas_desmigratif")?;
    let (answered, over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    std::thread::scope(|scope| {
        for writer in 0..CLIENTS {
            let (client, answered, over) = (client.clone(), &answered, &over);
            scope.spawn(move || write(&client, &format!("Putus {run} {writer}"), answered, over));
        }
        std::thread::sleep(wait);
        node.kill();
        over.store(true, Ordering::Relaxed);
    });
    Ok(answered.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn write(client: &Client, prefix: &str, answered: &Mutex<Vec<Registered>>, over: &AtomicBool) {
    let mut index = 0;
    while !over.load(Ordering::Relaxed) {
        index += 1;
        let name = format!("{prefix} {index}");
        // A trouble here is the pulled plug: nothing was answered, so nothing is promised.
        if let Ok(registered) = load::prepare(client, &name).and_then(|form| load::send(&form, &name)) {
            answered.lock().unwrap_or_else(PoisonError::into_inner).push(registered);
        }
    }
}

/// What was answered must be there, with the name that was given.
fn look_for(client: &Client, answered: &[Registered], counts: &mut Counts) -> Result<(), Trouble> {
    counts.answered += answered.len();
    for registered in answered {
        let page = client.try_open(&registered.path)?;
        if page.status() != 200 {
            counts.missing.push(format!("{} ({}) {}", registered.path, page.status(), registered.name));
        } else if !page.says(&registered.name) {
            counts.half.push(format!("{} does not show {}", registered.path, registered.name));
        }
    }
    Ok(())
}
