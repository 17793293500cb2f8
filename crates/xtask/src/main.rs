//! The project's own tools, called as `cargo xtask NAME`. Each tool is a module; what tests need too lives in
//! `testkit`. Absent on purpose: anything that the running system needs.

mod bench;
mod binary;
mod crash;
mod figures;
mod gate;
mod leaks;
mod lint;
mod load;
mod metadata;
mod options;
mod pictures;
mod postgres;
mod step;
mod tally;
mod tidy;
mod tools;

use std::process::ExitCode;

use options::Options;

const TOOLS: &str = "\
cargo xtask test [-- FILTER]   the gate: tools, format, lint, tidy, every test, doc tests
cargo xtask lint               format and clippy
cargo xtask tidy               sizes, arrows, forbidden things; fails on what the house does not allow
cargo xtask tools              installs or finds what the tests need, and nothing else
cargo xtask postgres           a PostgreSQL server to try things on, until Enter
cargo xtask bench [--debug] [--villages N] [--seconds N]
                               figures with their ceilings, with machine and commit
cargo xtask pictures [--villages N] [--only WORD]
                               every page at 360 and 1280 px and the letter, as PNG in target/pictures
cargo xtask pictures --guide [--only WORD]
                               the pictures of the user's guide, into docs/panduan/gambar
cargo xtask leaks [--seed N]   planted secrets: visits every page as every role, then greps all that was written
cargo xtask crash [--runs N] [--seed N] [--engine sqlite|postgres] [--release]
                               kills the node (and its server) at random moments, fills its disk, and counts what was
                               answered and is missing";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let tool = arguments.next().unwrap_or_default();
    let options = Options::read(arguments);
    let outcome = match tool.as_str() {
        "test" => gate::run(&options),
        "lint" => lint::run(),
        "tidy" => tidy::run(),
        "tools" => tools::install(),
        "bench" => bench::run(&options),
        "pictures" => pictures::run(&options),
        "leaks" => leaks::run(&options),
        "postgres" => postgres::run(),
        "crash" => crash::run(&options),
        _ => {
            println!("{TOOLS}");
            return if tool.is_empty() || tool == "help" { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("xtask {tool}: {trouble}");
            ExitCode::FAILURE
        }
    }
}
