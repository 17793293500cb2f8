//! Opening this node's store, and serving a site until it is told to stop.

use std::net::SocketAddr;
use std::path::Path;

use jiff::Timestamp;
use store::{Inspection, Store};
use store::keys::Unlock;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::rooms;
use crate::settings::Reach;
use crate::trouble::Trouble;

/// Where the passphrase of the node's key is read from, when the key is locked.
const PASSPHRASE: &str = "DESMIGRATIF_PASSPHRASE";

/// Opens the store in a folder, which is made where it is missing.
pub fn open(dir: &Path) -> Result<Store, Trouble> {
    Ok(Store::open(dir, rooms::registry(), unlock())?)
}

/// Opens a folder that holds data for looking only, also while it is being served.
pub fn inspect(dir: &Path) -> Result<Inspection, Trouble> {
    if !dir.join("desmigratif.sqlite").exists() {
        return Err(Trouble::NoWorld(dir.to_owned()));
    }
    Ok(Inspection::open(dir, rooms::registry(), unlock())?)
}

fn unlock() -> Unlock {
    match std::env::var(PASSPHRASE) {
        Ok(passphrase) => Unlock::Passphrase(passphrase),
        Err(_) => Unlock::KeyFile,
    }
}

/// Opens the store of a folder that must already hold one.
pub fn open_existing(dir: &Path) -> Result<Store, Trouble> {
    if !dir.join("desmigratif.sqlite").exists() {
        return Err(Trouble::NoWorld(dir.to_owned()));
    }
    open(dir)
}

/// Serves until SIGINT or SIGTERM; `ready` is told the address when it listens.
pub fn serve(store: Store, reach: &Reach, settings: web::Settings, ready: impl FnOnce(SocketAddr)) -> Result<(), Trouble> {
    // An erasure that a crash cut off is finished before anybody can read.
    people::office::erasure::complete(&store, Timestamp::now()).map_err(Trouble::refused("finishing an erasure"))?;
    let site = rooms::site(store.clone(), settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(128)
        .build()
        .map_err(Trouble::io("starting"))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(reach.listen).await.map_err(Trouble::io(format!("listening on {}", reach.listen)))?;
        ready(listener.local_addr().map_err(Trouble::io("listening"))?);
        web::serve::serve(site, listener, stopped()).await.map_err(Trouble::io("serving"))
    })?;
    drop(runtime);
    store.close();
    Ok(())
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
