//! Connections: accepted, each with the address it comes from, and ended when its head does not come.
//! Not here: what a request holds (`request`), limits on what one address may do (`limits`).

use std::collections::HashMap;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};

/// How long the head of a request may take, also the next one on an open connection. Whoever sends it drop by drop to
/// hold a connection is let go.
const LONGEST_HEAD: Duration = Duration::from_secs(20);
/// The largest head of a request.
const MOST_HEAD: usize = 64 * 1024;
/// The most connections at once; more wait to be accepted.
const MOST: usize = 2_000;
/// The most connections of one network address at once. A whole village may stand behind one address.
const MOST_OF_ONE: usize = 200;
/// A system that cannot accept, such as for want of file handles, is asked again after so long.
const BREATH: Duration = Duration::from_millis(50);

/// The other end of a connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// Serves until `shutdown` is ready, then lets the calls under way finish.
pub(crate) async fn serve(app: Router, listener: TcpListener, shutdown: impl Future<Output = ()> + Send) {
    let calls = GracefulShutdown::new();
    let places = Arc::new(Places::default());
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = accepted(&listener, &places) => accepted,
            () = &mut shutdown => break,
        };
        let Some(place) = Place::take(&places, peer.ip()) else { continue };
        // reason: answering at once is a wish; a socket that cannot be told serves all the same
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(app.clone().layer(Extension(Peer(peer))));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(LONGEST_HEAD)
            .max_buf_size(MOST_HEAD)
            .serve_connection(TokioIo::new(stream), service);
        let connection = calls.watch(connection);
        tokio::spawn(async move {
            // reason: a connection that breaks is the other end's affair, and nobody is left to be told
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    calls.shutdown().await;
}

/// The next connection, once there is room for it.
async fn accepted(listener: &TcpListener, places: &Places) -> (TcpStream, SocketAddr) {
    loop {
        if places.count() >= MOST {
            tokio::time::sleep(BREATH).await;
            continue;
        }
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

/// How many connections each address has.
#[derive(Debug, Default)]
struct Places(Mutex<HashMap<IpAddr, usize>>);

impl Places {
    fn with<T>(&self, work: impl FnOnce(&mut HashMap<IpAddr, usize>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn count(&self) -> usize {
        self.with(|held| held.values().sum())
    }
}

/// One connection's place; given back when dropped.
#[derive(Debug)]
struct Place {
    places: Arc<Places>,
    address: IpAddr,
}

impl Place {
    /// A place, unless this address has its share. This machine itself, where a proxy may stand, has no share.
    fn take(places: &Arc<Places>, address: IpAddr) -> Option<Place> {
        let taken = places.with(|held| {
            let own = held.entry(address).or_default();
            let free = *own < MOST_OF_ONE || address.is_loopback();
            *own += usize::from(free);
            free
        });
        taken.then(|| Place { places: Arc::clone(places), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.with(|held| {
            let Some(own) = held.get_mut(&self.address) else { return };
            *own -= 1;
            if *own == 0 {
                held.remove(&self.address);
            }
        });
    }
}

/// Where a request comes from, as far as it can be believed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The network address that answers for it; `None` for this machine itself, and for a proxy that nobody named.
    pub(crate) address: Option<IpAddr>,
    /// From a browser on this machine: the connection is local and nothing says that it was passed on.
    pub(crate) local: bool,
}

/// Headers by which a proxy says that it passes on.
const PASSED_ON: [&str; 4] = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];

/// Reads where a request comes from. Only a proxy that the operator named is believed about others.
pub(crate) fn caller(peer: Option<IpAddr>, headers: &HeaderMap, proxies: &[IpAddr]) -> Caller {
    let Some(peer) = peer.map(|peer| peer.to_canonical()) else { return Caller::default() };
    let lines = || headers.get_all(PASSED_ON[0]).iter().filter_map(|line| line.to_str().ok());
    let passed_on = PASSED_ON.iter().any(|name| headers.contains_key(*name));
    if proxies.contains(&peer) {
        let chain: Vec<IpAddr> =
            lines().flat_map(|line| line.split(',')).filter_map(|one| one.trim().parse().ok()).collect();
        // What stands further left was written by whoever called, and may be anything.
        let last = chain.into_iter().rev().map(|one: IpAddr| one.to_canonical()).find(|one| !proxies.contains(one));
        return Caller { address: Some(last.unwrap_or(peer)), local: false };
    }
    if peer.is_loopback() {
        return Caller { address: None, local: !passed_on };
    }
    Caller { address: Some(peer), local: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address") // reason: a test's own text
    }

    fn from(peer: &str, forwarded: &[&str], proxies: &[&str]) -> Caller {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(PASSED_ON[0], line.parse().expect("a header")); // reason: a test's own text
        }
        caller(Some(ip(peer)), &headers, &proxies.iter().map(|one| ip(one)).collect::<Vec<_>>())
    }

    #[test]
    fn an_address_that_a_stranger_writes_is_not_believed() {
        assert_eq!(from("203.0.113.5", &["127.0.0.1"], &[]).address, Some(ip("203.0.113.5")));
        assert_eq!(from("203.0.113.5", &["127.0.0.1"], &["10.0.0.1"]).address, Some(ip("203.0.113.5")));
        let told = from("10.0.0.1", &["127.0.0.1, 198.51.100.7"], &["10.0.0.1"]);
        assert_eq!(told, Caller { address: Some(ip("198.51.100.7")), local: false });
        assert_eq!(from("10.0.0.1", &["1.2.3.4", "198.51.100.7, 10.0.0.1"], &["10.0.0.1"]), told);
    }

    #[test]
    fn only_a_browser_on_this_machine_is_local() {
        assert!(from("127.0.0.1", &[], &[]).local && from("::1", &[], &[]).local);
        assert!(from("::ffff:127.0.0.1", &[], &[]).local);
        assert_eq!(from("127.0.0.1", &["198.51.100.7"], &[]), Caller::default(), "a proxy that nobody named");
        assert!(!from("127.0.0.1", &["127.0.0.1"], &["127.0.0.1"]).local);
        assert!(!from("203.0.113.5", &[], &[]).local);
        assert_eq!(caller(None, &HeaderMap::new(), &[]), Caller::default());
    }

    #[test]
    fn one_address_has_its_share_of_connections_and_gets_it_back() {
        let places = Arc::new(Places::default());
        let held: Vec<_> = (0..MOST_OF_ONE).map_while(|_| Place::take(&places, ip("203.0.113.5"))).collect();
        assert_eq!(held.len(), MOST_OF_ONE);
        assert!(Place::take(&places, ip("203.0.113.5")).is_none());
        assert!(Place::take(&places, ip("203.0.113.6")).is_some());
        drop(held);
        assert!(Place::take(&places, ip("203.0.113.5")).is_some());
        assert_eq!(places.count(), 0);
    }
}
