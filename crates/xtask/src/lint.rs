//! Format and clippy, with every warning an error.

use testkit::Trouble;

use crate::step;

/// Whether the sources are formatted as `rustfmt.toml` says.
pub fn format() -> Result<bool, Trouble> {
    Ok(step::cargo(&["fmt", "--all", "--", "--check"])?.well)
}

/// Whether clippy and the compiler have nothing to say, tests included.
pub fn clippy() -> Result<bool, Trouble> {
    Ok(step::cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?.well)
}

/// Both, also when the first fails.
pub fn run() -> Result<bool, Trouble> {
    let formatted = format()?;
    Ok(clippy()? && formatted)
}
