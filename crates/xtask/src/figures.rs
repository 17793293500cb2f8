//! Figures with their ceilings, as `bench` prints them, and what machine they come from.

use testkit::places;

use crate::step;

/// One measured figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// The value.
    pub value: f64,
    /// The unit.
    pub unit: &'static str,
    /// What it is held against.
    pub against: Against,
}

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Against {
    /// At most this.
    AtMost(f64),
    /// At least this.
    AtLeast(f64),
    /// Nothing: printed to be compared with.
    Nothing,
}

impl Figure {
    /// A figure that must not be above the ceiling.
    pub fn at_most(name: impl Into<String>, value: f64, unit: &'static str, ceiling: f64) -> Figure {
        Figure { name: name.into(), value, unit, against: Against::AtMost(ceiling) }
    }

    /// A figure that must not be below the floor.
    pub fn at_least(name: impl Into<String>, value: f64, unit: &'static str, floor: f64) -> Figure {
        Figure { name: name.into(), value, unit, against: Against::AtLeast(floor) }
    }

    /// A figure to compare others with.
    pub fn plain(name: impl Into<String>, value: f64, unit: &'static str) -> Figure {
        Figure { name: name.into(), value, unit, against: Against::Nothing }
    }

    /// Whether it is what it should be.
    pub fn holds(&self) -> bool {
        match self.against {
            Against::AtMost(ceiling) => self.value <= ceiling,
            Against::AtLeast(floor) => self.value >= floor,
            Against::Nothing => true,
        }
    }

    /// One line of the table.
    pub fn line(&self) -> String {
        let against = match self.against {
            Against::AtMost(ceiling) => format!("at most {ceiling}"),
            Against::AtLeast(floor) => format!("at least {floor:.1}"),
            Against::Nothing => String::new(),
        };
        let mark = if self.holds() { "" } else { "  <- not held" };
        format!("{:<52} {:>10.1} {:<10} {against}{mark}", self.name, self.value, self.unit)
    }
}

/// The value below which this share of the sorted values lies; 0 for none.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let index = (last as f64 * share).ceil() as usize;
    sorted.get(index.min(last)).copied().unwrap_or(0.0)
}

/// Machine, system and commit, a line each.
pub fn circumstances() -> Vec<String> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let value = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_else(|| "unknown".into())
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processor = value(&read("/proc/cpuinfo"), "model name");
    let memory = value(&read("/proc/meminfo"), "MemTotal");
    let system = step::quiet("uname", &["-sr"]).unwrap_or_default();
    let root = places::workspace().unwrap_or_default().display().to_string();
    let git = |words: &[&str]| step::quiet("git", &[&["-C", root.as_str()], words].concat()).unwrap_or_default();
    let changed = if git(&["status", "--porcelain"]).trim().is_empty() { "" } else { " with changes not committed" };
    vec![
        format!("machine: {processor}, {cores} cores, {memory} memory, {}", system.trim()),
        format!("commit: {}{changed}", git(&["rev-parse", "--short", "HEAD"]).trim()),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Figure, quantile};

    #[test]
    fn quantiles_stand_in_the_sorted_values() {
        let values: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!((quantile(&values, 0.5), quantile(&values, 0.99), quantile(&[], 0.5)), (51.0, 100.0, 0.0));
    }

    #[test]
    fn a_figure_above_its_ceiling_says_so() {
        let figure = Figure::at_most("memory", 90.0, "MB", 80.0);
        assert!(!figure.holds() && figure.line().ends_with("not held"));
        assert!(Figure::at_least("writes", 90.0, "/s", 80.0).holds());
    }
}
