//! What a paper says: its text is packed, so that nothing would be found in its bytes. Not here: what is looked for.

use std::io::Write;
use std::process::{Command, Stdio};

/// The bytes as they came and, of a PDF, its text behind them; the bytes alone where the program that reads it is missing.
pub(super) fn with_text(bytes: &[u8]) -> Vec<u8> {
    let mut all = bytes.to_vec();
    if bytes.starts_with(b"%PDF") {
        all.extend(text(bytes).unwrap_or_default());
    }
    all
}

fn text(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().ok()?;
    // A paper that cannot be read is cut off in the middle.
    let _ = writer.join();
    Some(output.stdout)
}
