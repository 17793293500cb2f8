//! Opening this node's store, and serving a site until it is told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use jiff::Timestamp;
use store::engine::Location;
use store::keys::Unlock;
use store::{Inspection, Store, StoreError};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::rooms;
use crate::settings::Reach;
use crate::trouble::Trouble;

/// Where the passphrase of the node's key is read from, when the key is locked.
const PASSPHRASE: &str = "DESMIGRATIF_PASSPHRASE";

/// How long connections may hold up a stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the store at a location; its folder is made where it is missing.
pub fn open(at: impl Into<Location>) -> Result<Store, Trouble> {
    Ok(Store::open(at, rooms::registry(), unlock())?)
}

/// Opens data for looking only, also while they are being served.
pub fn inspect(at: Location) -> Result<Inspection, Trouble> {
    must_exist(&at)?;
    Ok(Inspection::open(at, rooms::registry(), unlock())?)
}

/// How this node's key is opened: by the passphrase that the operator gave, or from its file.
pub fn unlock() -> Unlock {
    match std::env::var(PASSPHRASE) {
        Ok(passphrase) => Unlock::Passphrase(passphrase),
        Err(_) => Unlock::KeyFile,
    }
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
    let site = rooms::site(store.clone(), settings)?;
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
            () = patience(stopping) => Ok(()),
        }
    })?;
    drop(runtime);
    store.close();
    Ok(())
}

/// Ready some time after stopping was asked for: calls under way finish, a connection that only hangs holds nobody up.
async fn patience(stopping: tokio::sync::oneshot::Receiver<()>) {
    match stopping.await {
        Ok(()) => tokio::time::sleep(PATIENCE).await,
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
