//! What the console says of a node that has no account yet: where to begin, and the one-time code.
//! Not here: the page (`people::pages::first_start`), the code itself (store).

use std::net::{Ipv4Addr, SocketAddr};

use jiff::Timestamp;
use kernel::Lang;
use kernel::day::{self, Zone};
use people::office::first_start;
use store::Store;

use crate::trouble::Trouble;

/// The words, once a start; nothing where somebody can sign in already.
pub fn words(store: &Store) -> Result<Option<impl Fn(SocketAddr) -> String + use<>>, Trouble> {
    let issued = first_start::issue_code(store, Timestamp::now()).map_err(Trouble::refused("making the first code"))?;
    Ok(issued.map(|issued| {
        let until = day::moment(issued.expires, Zone::Wib, Lang::En);
        move |address| said(address, &issued.text, &until)
    }))
}

fn said(address: SocketAddr, code: &str, until: &str) -> String {
    let Some(here) = own_address(address) else {
        return format!(
            "\n  This node has no account yet, and a browser on this computer does not reach {address}.\n  \
             Make the first account with `desmigratif account add`, or listen on 127.0.0.1.\n"
        );
    };
    format!(
        "\n  Komputer ini belum punya akun. Buka alamat ini di komputer ini, lalu ketik kodenya.\n  \
         This node has no account yet. Open this address on this computer and type the code.\n\n  \
         http://{here}/mulai\n  {code}\n\n  \
         The code works once, until {until}. The next start prints a new one.\n"
    )
}

/// The address by which a browser on this very machine reaches the node.
fn own_address(address: SocketAddr) -> Option<SocketAddr> {
    match address.ip() {
        ip if ip.is_loopback() => Some(address),
        ip if ip.is_unspecified() => Some(SocketAddr::from((Ipv4Addr::LOCALHOST, address.port()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_on_this_machine_is_sent_to_an_address_that_it_reaches() {
        let told = |address: &str| said(address.parse().expect("an address"), "K7MQ-3XTR", "tomorrow"); // reason: a test
        assert!(told("0.0.0.0:8080").contains("http://127.0.0.1:8080/mulai"));
        assert!(told("127.0.0.1:9").contains("http://127.0.0.1:9/mulai\n  K7MQ-3XTR"));
        assert!(!told("192.168.1.5:8080").contains("K7MQ") && told("192.168.1.5:8080").contains("account add"));
    }
}
