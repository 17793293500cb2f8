//! Serves the sample room: `cargo run -p desmigratif-web --example sample -- FOLDER PORT`, then `/masuk?siapa=petugas`.

mod house;
mod room;

use std::error::Error;
use std::path::PathBuf;

use web::Settings;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(PathBuf::from).ok_or("name a folder")?;
    let port: u16 = arguments.next().map_or(Ok(8080), |port| port.parse())?;
    let (_store, site) = house::open(&folder, Settings { demo: true, ..Settings::default() })?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        println!("http://127.0.0.1:{port}/masuk?siapa=petugas");
        // The example ends with its terminal; the real binary listens for signals.
        web::serve(site, listener, std::future::pending()).await
    })?;
    Ok(())
}
