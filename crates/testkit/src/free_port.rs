//! A free loopback port for a node or a driver.

use std::net::TcpListener;

use crate::Trouble;

/// Asks the system for a port that was free a moment ago. Another process may take it before it is used;
/// whoever starts a server on it tries again with the next.
pub fn free_port() -> Result<u16, Trouble> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    Ok(listener.local_addr()?.port())
}
