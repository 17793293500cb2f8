//! The log, on standard error: request number, route, status, time; never a name, a number or an address. Also what is
//! said of a fall of the program itself. Not here: what is logged of a request (`web::serve`).

use std::io::{IsTerminal, Write};
use std::panic::{Location, PanicHookInfo};

use tracing_subscriber::fmt::MakeWriter;

/// Starts it: how much, and in which form (`text`, `json`).
pub fn start(level: &str, format: &str) {
    start_into(level, format, std::io::stderr, std::io::stderr().is_terminal());
    std::panic::set_hook(Box::new(fallen));
}

fn start_into<W>(level: &str, format: &str, to: W, colours: bool)
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let level = level.parse().unwrap_or(tracing::Level::INFO);
    // A log that nobody reads any more must not stop the calls that it tells of.
    let log = tracing_subscriber::fmt().with_max_level(level).log_internal_errors(false).with_writer(to);
    // A second start within one process (tests) keeps the first log.
    let _ = match format {
        "json" => log.with_ansi(false).json().flatten_event(true).try_init(),
        _ => log.with_ansi(colours).try_init(),
    };
}

/// Says that the program fell, and where. The words of a fall may hold what was being worked on, such as a name that was
/// cut in the middle of a letter: they are not said.
fn fallen(fall: &PanicHookInfo<'_>) {
    let place = fall.location().map_or_else(String::new, Location::to_string);
    let thread = std::thread::current();
    let thread = thread.name().unwrap_or("unnamed");
    tracing::error!(place, thread, "the program fell");
    if !tracing::enabled!(tracing::Level::ERROR) {
        // Before the log has begun; nobody has to read it.
        let _ = writeln!(std::io::stderr(), "desmigratif: fell at {place}");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("whole").extend_from_slice(bytes); // reason: a test
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_fall_is_logged_with_its_place_and_without_its_words() {
        let kept = Kept::default();
        let writer = kept.clone();
        start_into("info", "json", move || writer.clone(), false);
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(fallen));
        let name = "Siti Aminah é".to_owned();
        let fell = std::panic::catch_unwind(|| name[..name.len() - 1].len());
        std::panic::set_hook(before);
        assert!(fell.is_err());
        let said = String::from_utf8(kept.0.lock().expect("whole").clone()).expect("text"); // reason: a test
        let line: serde_json::Value = serde_json::from_str(said.lines().last().unwrap_or("")).expect("JSON"); // reason: a test
        assert_eq!(line["message"], "the program fell");
        assert!(line["place"].as_str().is_some_and(|place| place.contains("log.rs:")), "{line}");
        assert!(!said.contains("Siti") && !said.contains("Aminah"), "{said}");
    }
}
