//! Writes a sample of every paper: `cargo run -p desmigratif-documents --example samples -- DIR`.
//! Persons, numbers and the crest are invented.

mod letters;
mod others;

use std::path::Path;
use std::time::Instant;
use std::{env, error::Error, fs};

use documents::{Pdf, form, letter, register, slip};

fn main() -> Result<(), Box<dyn Error>> {
    let directory = env::args().nth(1).ok_or("usage: samples DIR")?;
    let directory = Path::new(&directory);
    fs::create_dir_all(directory)?;

    for (name, sample) in letters::all() {
        write(directory, name, || letter::render(&sample))?;
    }
    write(directory, "register", || register::render(&others::register()))?;
    write(directory, "register-blank", || register::render(&others::blank_book()))?;
    write(directory, "form", || form::render(&others::form()))?;
    write(directory, "slip-code", || slip::render(&others::code_slip()))?;
    write(directory, "slip-pocket", || slip::render(&others::pocket_card()))?;
    fs::write(directory.join("qr.svg"), documents::qr::encode(letters::ADDRESS)?.svg("Cek keaslian surat"))?;
    Ok(())
}

fn write(
    directory: &Path,
    name: &str,
    make: impl FnOnce() -> Result<Pdf, documents::DocumentError>,
) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let pdf = make()?;
    println!(
        "{name}: {} page(s), {} kB, {:.1} ms, archival {}, missing {:?}",
        pdf.pages(),
        pdf.bytes().len() / 1024,
        start.elapsed().as_secs_f64() * 1e3,
        pdf.archival(),
        pdf.missing(),
    );
    fs::write(directory.join(format!("{name}.pdf")), pdf.bytes())?;
    Ok(())
}
