//! The machine: memory, and who holds the port. Not here: its disk and clock.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};

use kernel::{Lang, phrase};

use super::{Finding, Level, both, bytes};

/// Less free memory than this and pictures or a backup may fail.
const LITTLE: u64 = 200_000_000;

/// Memory that is free for programs.
pub(super) fn memory() -> Finding {
    let (title, key) = (phrase("Memori", "Memory"), "memory");
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let of = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? * 1024)
    };
    let (Some(free), Some(all)) = (of("MemAvailable"), of("MemTotal")) else {
        let said = both("tidak dapat dibaca di sistem ini", "cannot be read on this system");
        return Finding { key, title, level: Level::Good, said, todo: None };
    };
    let level = if free < LITTLE { Level::Attention } else { Level::Good };
    let size = |lang| (bytes(free, lang), bytes(all, lang));
    let ((free, all), (free_en, all_en)) = (size(Lang::Id), size(Lang::En));
    let said = both(format!("{free} bebas dari {all}"), format!("{free_en} free of {all_en}"));
    let todo = phrase("Tutup program lain.", "Close other programs.");
    Finding { key, title, level, said, todo: (level != Level::Good).then_some(todo) }
}

/// Who holds the port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Port {
    /// Nobody.
    Free,
    /// Somebody, and this node is being served.
    Ours,
    /// Somebody, and this node is not being served.
    Others,
}

/// The port that this node is to listen on. `served` says whether a process writes to its folder.
pub fn port(listen: SocketAddr, served: bool) -> Finding {
    let (title, key) = (phrase("Alamat", "Address"), "port");
    let held = match TcpListener::bind(listen) {
        Ok(_) => Ok(Port::Free),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Ok(if served { Port::Ours } else { Port::Others }),
        Err(error) => Err(error),
    };
    let (level, said, todo) = match held {
        Ok(Port::Free) if served => {
            let id = format!("{listen} bebas, tetapi data ini sedang dibuka proses lain");
            (Level::Good, both(id, format!("{listen} is free, but another process has these data open")), None)
        }
        Ok(Port::Free) => (Level::Good, both(format!("{listen} bebas"), format!("{listen} is free")), None),
        Ok(Port::Ours) => {
            (Level::Good, both(format!("{listen} dipakai, data ini dilayani"), format!("{listen} is served")), None)
        }
        Ok(Port::Others) => (
            Level::Danger,
            both(format!("{listen} dipakai program lain"), format!("{listen} is held by another program")),
            Some(phrase(
                "Hentikan program itu, atau pilih alamat lain (--listen).",
                "Stop it, or choose another address (--listen).",
            )),
        ),
        Err(error) => (
            Level::Danger,
            both(format!("{listen}: {error}"), format!("{listen}: {error}")),
            Some(phrase("Pilih alamat komputer ini (--listen).", "Choose an address of this machine (--listen).")),
        ),
    };
    Finding { key, title, level, said, todo }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_somebody_holds_is_danger_unless_it_is_ours() {
        let held = TcpListener::bind("127.0.0.1:0").expect("a port"); // reason: a test
        let address = held.local_addr().expect("bound"); // reason: a test
        assert_eq!(port(address, true).level, Level::Good);
        assert_eq!(port(address, false).level, Level::Danger);
        drop(held);
        assert_eq!(port(address, false).level, Level::Good);
    }
}
