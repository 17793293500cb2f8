//! How long the regency waits for what its villages have in common. The world is made on a store of its own by an example of
//! `crates/migration`, since no room's tables are known here.

use testkit::{Trouble, places};

use crate::figures::Figure;
use crate::options::Options;
use crate::step;

/// Interviews in the regency.
const CASES: u64 = 60_000;
/// How often the page's question is asked.
const TIMES: u64 = 100;

/// Builds the example, runs it and reads `p50 MS p99 MS groups N`.
pub fn pattern(options: &Options) -> Result<Vec<Figure>, Trouble> {
    let debug = options.has("--debug");
    let mut words = vec!["build", "-p", "desmigratif-migration", "--example", "pattern"];
    words.extend((!debug).then_some("--release"));
    if !step::cargo(&words)?.well {
        return Err(Trouble::new("the example does not build"));
    }
    let profile = if debug { "debug" } else { "release" };
    let example =
        places::target()?.join(profile).join("examples").join(format!("pattern{}", std::env::consts::EXE_SUFFIX));
    let cases = options.number("--cases", CASES)?;
    let printed = step::quiet(&example.display().to_string(), &[&cases.to_string(), &TIMES.to_string()])?;
    let number = |name: &str| {
        let mut words = printed.split_whitespace().skip_while(|word| *word != name);
        words
            .nth(1)
            .and_then(|word| word.parse::<f64>().ok())
            .ok_or_else(|| Trouble::new(format!("no {name}: {printed}")))
    };
    Ok(vec![
        Figure::plain(format!("pattern over {cases} cases, p50"), number("p50")?, "ms"),
        Figure::at_most(format!("pattern over {cases} cases, p99"), number("p99")?, "ms", 200.0),
    ])
}
