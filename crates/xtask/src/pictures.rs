//! Every page at the width of a cheap phone and of a laptop, and the letter as it prints, as PNG in target/pictures;
//! with what axe-core finds and by how much a page is too wide. With `--guide`, the pictures of the user's guide.

mod guide;
mod guide_table;
mod palette;
mod shots;
mod table;

use std::path::Path;

use testkit::browser::{Setup, axe};
use testkit::{Browser, Node, Trouble, World, places};

use crate::options::Options;
use crate::{binary, step, tools};
use shots::Shot;

/// The two widths, with what they are called in file names.
const WIDTHS: [(&str, u32); 2] = [("360", 360), ("1280", 1280)];

/// Takes the pictures; `Ok(false)` when a page has findings or is too wide.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    if options.has("--guide") {
        return guide::run(options);
    }
    if !tools::install()? {
        return Ok(false);
    }
    let world = World { villages: options.number("--villages", 8)? as u32, ..World::small() };
    let node = Node::try_start(&world.on_binary(binary::built(false)?))?;
    let folder = places::target()?.join("pictures");
    std::fs::create_dir_all(&folder)?;
    let only = options.word("--only").unwrap_or_default();
    let (shots, papers) = shots::find(&node)?;
    let mut well = true;
    for (width_name, width) in WIDTHS {
        let chosen: Vec<&Shot> = shots.iter().filter(|shot| shot.name.contains(only)).collect();
        well &= take_all(&node, &folder, width_name, width, &chosen)?;
    }
    for (name, bytes) in papers.iter().filter(|(name, _)| name.contains(only)) {
        print_paper(&folder, name, bytes)?;
    }
    println!("\n{} pages and {} papers in {}", shots.len(), papers.len(), folder.display());
    Ok(well)
}

/// All pages of one width, role after role, so that each role signs in once.
fn take_all(node: &Node, folder: &Path, width_name: &str, width: u32, shots: &[&Shot]) -> Result<bool, Trouble> {
    let setup = Setup { width, ..if width < 600 { Setup::phone() } else { Setup::laptop() } };
    let browser = Browser::try_open(node.address(), &setup)?;
    let mut signed_in = String::new();
    let mut well = true;
    for shot in shots {
        if shot.role != signed_in {
            browser.try_sign_out()?;
            if !shot.role.is_empty() {
                browser.try_sign_in(node.cast().try_who(&shot.role)?)?;
            }
            signed_in.clone_from(&shot.role);
        }
        let file = folder.join(format!("{}-{width_name}.png", shot.name));
        match take(&browser, shot, &file) {
            Ok(words) if words.is_empty() => println!("{width_name:>5}  {}", shot.path),
            Ok(words) => {
                well = false;
                println!("{width_name:>5}  {}\n{words}", shot.path);
            }
            Err(trouble) => {
                well = false;
                println!("{width_name:>5}  {}: {trouble}", shot.path);
            }
        }
    }
    Ok(well)
}

/// One picture; the words are findings, empty when there are none.
fn take(browser: &Browser, shot: &Shot, file: &Path) -> Result<String, Trouble> {
    browser.try_go(&shot.path)?;
    std::fs::write(file, browser.try_picture()?)?;
    let mut words = axe::listed(&axe::try_run(browser)?);
    let overflow = browser.try_overflow()?;
    if overflow > 0 {
        words.push_str(&format!("{}  {overflow} px too wide", if words.is_empty() { "" } else { "\n" }));
    }
    Ok(words)
}

/// A PDF page by page as PNG.
fn print_paper(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
    let pdf = folder.join(format!("{name}.pdf"));
    std::fs::write(&pdf, bytes)?;
    let stem = folder.join(name).display().to_string();
    step::quiet("pdftoppm", &["-png", "-r", "100", &pdf.display().to_string(), &stem])?;
    Ok(())
}
