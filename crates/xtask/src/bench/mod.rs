//! Figures of the real binary, each with its ceiling or with a peer from the same run, printed with machine and
//! commit. A release build, unless `--debug` asks for a quick look. Never part of the gate: timings are no tests.

mod letter;
mod pages;
mod proof;
mod start;
mod writes;

use testkit::{Node, Trouble, World};

use crate::binary;
use crate::figures::{Figure, circumstances};
use crate::options::Options;

/// Measures everything; `Ok(false)` when a figure is not what it should be.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    let binary = binary::built(!options.has("--debug"))?;
    let world = World { villages: options.number("--villages", 252)? as u32, ..World::whole() }.on_binary(binary);
    let seconds = options.number("--seconds", 5)?;
    let mut figures = start::making(&world)?;
    let mut node = Node::try_start(&world)?;
    figures.extend(start::opening(&mut node)?);
    figures.extend(pages::first_page(&node)?);
    figures.extend(pages::ten_pages(&node)?);
    figures.extend(letter::pdf(&node)?);
    figures.extend(writes::durable(&node, seconds)?);
    figures.extend(proof::proof(&mut node)?);
    print(&figures, world.villages, options.has("--debug"));
    Ok(figures.iter().all(Figure::holds))
}

fn print(figures: &[Figure], villages: u32, debug: bool) {
    println!();
    circumstances().iter().for_each(|line| println!("{line}"));
    println!("world: demo with {villages} villages{}", if debug { "; DEBUG build, not to be quoted" } else { "" });
    figures.iter().for_each(|figure| println!("{}", figure.line()));
}
