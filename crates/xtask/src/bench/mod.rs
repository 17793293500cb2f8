//! Figures of the real binary, each with its ceiling or with a peer from the same run, printed with machine and
//! commit. A release build, unless `--debug` asks for a quick look. Never part of the gate: timings are no tests.

mod books;
mod country;
mod desk;
mod letter;
mod pages;
mod pattern;
mod postings;
mod proof;
mod sheets;
mod start;
mod wire;
mod writes;

use testkit::{Node, Trouble, World};

use crate::binary;
use crate::figures::{Figure, circumstances};
use crate::options::Options;
use crate::postgres;

/// Measures everything, or `--only` one part of it; `Ok(false)` when a figure is not what it should be.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    let binary = binary::built(!options.has("--debug"))?;
    let world = World { villages: options.number("--villages", 252)? as u32, ..World::whole() }.on_binary(binary);
    let seconds = options.number("--seconds", 5)?;
    if options.word("--engine") == Some("postgres") {
        return postgres::again_on_postgres();
    }
    let wants = |part: &str| options.word("--only").is_none_or(|only| only == part);
    let mut figures = Vec::new();
    if wants("start") {
        figures.extend(start::making(&world)?);
    }
    // Takes minutes and gigabytes, so only who names it gets it.
    if options.word("--only") == Some("country") {
        figures.extend(country::country(&world, options)?);
        print(&figures, world.villages, options.has("--debug"));
        return Ok(figures.iter().all(Figure::holds));
    }
    if options.word("--only") == Some("books") {
        figures.extend(books::books(&world, options)?);
        print(&figures, 2, options.has("--debug"));
        return Ok(figures.iter().all(Figure::holds));
    }
    if wants("desk") {
        figures.extend(desk::desk(&world, options)?);
    }
    let mut node = Node::try_start(&world)?;
    if wants("start") {
        figures.extend(start::opening(&mut node)?);
    }
    if wants("pages") {
        figures.extend(pages::first_page(&node)?);
        figures.extend(pages::ten_pages(&node)?);
        figures.extend(letter::pdf(&node)?);
    }
    if wants("pattern") {
        figures.extend(pattern::pattern(options)?);
    }
    if wants("writes") {
        figures.extend(writes::durable(&node, seconds)?);
    }
    if options.word("--only") == Some("sheets") {
        figures.extend(sheets::sheets(&world, options.number("--rows", 1_000_000)?)?);
    }
    if wants("postings") {
        figures.extend(postings::postings(&node, seconds, !options.has("--alone"))?);
    }
    if wants("proof") {
        figures.extend(proof::proof(&mut node)?);
    }
    print(&figures, world.villages, options.has("--debug"));
    Ok(figures.iter().all(Figure::holds))
}

fn print(figures: &[Figure], villages: u32, debug: bool) {
    println!();
    circumstances().iter().for_each(|line| println!("{line}"));
    println!("world: demo with {villages} villages{}", if debug { "; DEBUG build, not to be quoted" } else { "" });
    figures.iter().for_each(|figure| println!("{}", figure.line()));
}
