//! Opening this node's store, and serving a site until it is told to stop.

use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use store::engine::Location;
use store::{Inspection, Store, StoreError};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::settings::Reach;
use crate::trouble::Trouble;
use crate::{node_key, rooms};

/// Opens the store at a location; its folder is made where it is missing.
pub fn open(at: impl Into<Location>) -> Result<Store, Trouble> {
    let store = Store::open(at, rooms::registry(), node_key::unlock()?)?;
    node_key::warn_where_open(&store);
    Ok(store)
}

/// Opens data for looking only, also while they are being served.
pub fn inspect(at: Location) -> Result<Inspection, Trouble> {
    must_exist(&at)?;
    Ok(Inspection::open(at, rooms::registry(), node_key::unlock()?)?)
}

/// Opens the store of a location that must already hold one.
pub fn open_existing(at: Location) -> Result<Store, Trouble> {
    must_exist(&at)?;
    open(at)
}

/// Refuses a location where no node has written yet.
pub fn must_exist(at: &Location) -> Result<(), Trouble> {
    if at.holds_data().map_err(StoreError::from)? { Ok(()) } else { Err(Trouble::NoWorld(at.to_string())) }
}

/// Serves until SIGINT or SIGTERM; `ready` is told the address when it listens.
pub fn serve(
    store: Store,
    reach: &Reach,
    settings: web::Settings,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), Trouble> {
    // An erasure that a crash cut off is finished before anybody can read.
    people::office::erasure::complete(&store, Timestamp::now()).map_err(Trouble::refused("finishing an erasure"))?;
    people::office::import_batch::end_cut_off(&store, Timestamp::now())
        .map_err(Trouble::refused("looking at imports"))?;
    let site = rooms::site(store.clone(), settings)?;
    let sweeping = sweep(store.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(128)
        .build()
        .map_err(Trouble::io("starting"))?;
    runtime.block_on(async {
        let listener =
            TcpListener::bind(reach.listen).await.map_err(Trouble::io(format!("listening on {}", reach.listen)))?;
        ready(listener.local_addr().map_err(Trouble::io("listening"))?);
        let (told, stopping) = tokio::sync::oneshot::channel();
        let asked = async move {
            stopped().await;
            // Nobody waits where serving has already ended.
            let _ = told.send(());
        };
        tokio::select! {
            served = web::serve::serve(site, listener, asked) => served.map_err(Trouble::io("serving")),
            () = patience(stopping, reach.patience) => Ok(()),
        }
    })?;
    drop(runtime);
    // It reads a few thousand names at the most; whoever stops the node waits that long.
    let _ = sweeping.join();
    store.close();
    Ok(())
}

/// Files that a crash left behind are taken away beside everything else.
fn sweep(store: Store) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || match store.sweep_files(SystemTime::now()) {
        Ok(swept) if swept.removed > 0 => {
            tracing::info!(removed = swept.removed, "files that nothing names were removed");
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "files that nothing names were not looked for"),
    })
}

/// Ready some time after stopping was asked for: calls under way finish, a connection that only hangs holds nobody up.
async fn patience(stopping: tokio::sync::oneshot::Receiver<()>, patience: Duration) {
    match stopping.await {
        Ok(()) => tokio::time::sleep(patience).await,
        // Serving ended by itself and says why.
        Err(_) => std::future::pending().await,
    }
}

/// Ready when the operator or the system asks to stop.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
        }
        Err(_) => {
            // Without SIGTERM the interrupt alone stops it.
            let _ = interrupted.await;
        }
    }
}
