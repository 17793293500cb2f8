//! How long the PDF of a letter takes after the first.

use std::time::Instant;

use testkit::explore::explore;
use testkit::{Node, Trouble};

use crate::figures::{Figure, quantile};

/// How often the letter is asked for.
const TIMES: usize = 50;

/// Asks again and again for the first letter that a village officer finds. The node may keep what it rendered: the
/// figure is what a person waits for, and `documents` has its own measure of rendering alone.
pub fn pdf(node: &Node) -> Result<Vec<Figure>, Trouble> {
    let client = node.try_sign_in("petugas_desmigratif")?;
    let mut letter = None;
    explore(&client, &node.try_routes()?, |_, page| {
        if letter.is_none() && page.header("content-type") == Some("application/pdf") && page.status() == 200 {
            letter = Some(page.path().to_owned());
        }
    });
    let Some(letter) = letter else {
        println!("no PDF was found: left out");
        return Ok(Vec::new());
    };
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        client.try_get(&letter)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(vec![Figure::at_most("letter as PDF, after the first, p50", quantile(&times, 0.5), "ms", 10.0)])
}
