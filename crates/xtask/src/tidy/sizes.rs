//! Sizes of files and functions per crate: median, nine tenths, longest. The anchors that the project follows have 70
//! to 80 lines a file at the median and under 300 at nine tenths, functions 9 and 40.

use std::collections::BTreeMap;
use std::fmt;

use super::source::Measured;

/// Sizes gathered per crate.
#[derive(Debug, Default)]
pub struct Table(BTreeMap<String, (Vec<usize>, Vec<usize>)>);

impl Table {
    /// Adds one file of a crate.
    pub fn add(&mut self, package: &str, file: &Measured) {
        let functions = file.functions.iter().map(|function| function.lines);
        for name in [package, "~ all"] {
            let (files, lines) = self.0.entry(name.to_owned()).or_default();
            files.push(file.lines);
            lines.extend(functions.clone());
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "crate           files  lines: median  p90  longest   functions  lines: median  p90  longest")?;
        for (name, (files, functions)) in &self.0 {
            let [file, function] = [quantiles(files), quantiles(functions)];
            writeln!(
                out,
                "{:<15} {:>5} {:>14} {:>4} {:>8} {:>11} {:>14} {:>4} {:>8}",
                name.trim_start_matches("~ "),
                files.len(),
                file[0],
                file[1],
                file[2],
                functions.len(),
                function[0],
                function[1],
                function[2],
            )?;
        }
        Ok(())
    }
}

/// Median, nine tenths and longest; zeros for nothing.
fn quantiles(sizes: &[usize]) -> [usize; 3] {
    let mut sorted = sizes.to_vec();
    sorted.sort_unstable();
    let at = |tenths: usize| sorted.get((sorted.len().saturating_sub(1) * tenths).div_ceil(10)).copied().unwrap_or(0);
    [at(5), at(9), at(10)]
}

#[cfg(test)]
mod tests {
    use super::quantiles;

    #[test]
    fn quantiles_of_one_to_eleven_are_six_ten_eleven() {
        assert_eq!(quantiles(&[11, 3, 1, 2, 5, 4, 6, 8, 7, 10, 9]), [6, 10, 11]);
        assert_eq!(quantiles(&[]), [0, 0, 0]);
    }
}
