//! The sample room's house, running on a free port in a folder of its own.

#[path = "../../../examples/sample/house.rs"]
pub mod house;
#[path = "../../../examples/sample/room.rs"]
pub mod room;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use testkit::Client;
use web::Settings;

/// A running house in a folder of its own.
pub struct House {
    pub address: String,
    pub store: store::Store,
    pub folder: PathBuf,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl House {
    pub fn open() -> House {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("desmigratif-web-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        let (store, site) = house::open(&folder, Settings { demo: true, ..Settings::default() }).expect("a house");
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (told, port) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
                told.send(listener.local_addr().expect("an address").port()).expect("somebody waits");
                let ending = async {
                    // Dropping the sender stops it too.
                    let _ = stopped.await;
                };
                web::serve(site, listener, ending).await.expect("served");
            });
        });
        let port = port.recv().expect("it listens");
        House { address: format!("http://127.0.0.1:{port}"), store, folder, stop: Some(stop), thread: Some(thread) }
    }

    pub fn visitor(&self) -> Client {
        Client::new(&self.address)
    }

    /// Takes up everything that another house has written.
    pub fn receive(&self, other: &House) {
        let file = other.folder.join("kiriman");
        other.store.export_journal(&file).expect("written");
        self.store.import_journal(&file).expect("taken up");
    }

    pub fn sign_in(&self, who: &str) -> Client {
        let client = self.visitor();
        client.open(&format!("/masuk?siapa={who}")).must_be(200);
        client
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(self.stop.take());
        // A browser that keeps its connection open must not hold the test.
        drop(self.thread.take());
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
