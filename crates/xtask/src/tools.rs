//! What the tests need beside Rust: a browser with its driver, pdftoppm and pdftotext, a reader
//! of QR codes, two programs that check books (hledger, ledger), PostgreSQL, a font for equal pictures, axe-core.
//! Finds it, installs it where that is possible without asking (Debian, as root), or says in words what to do.

use std::path::Path;

use testkit::browser::{axe, in_path};
use testkit::{Trouble, places};

use crate::step;

/// Debian's package and the sign that it is there: an executable, or a file.
const PACKAGES: [(&str, Sign); 8] = [
    ("chromium", Sign::Program("chromium")),
    ("chromium-driver", Sign::Program("chromedriver")),
    ("poppler-utils", Sign::Program("pdftoppm")),
    ("zbar-tools", Sign::Program("zbarimg")),
    ("hledger", Sign::Program("hledger")),
    ("ledger", Sign::Program("ledger")),
    ("postgresql", Sign::Postgres),
    ("fonts-roboto-unhinted", Sign::File("/usr/share/fonts/truetype/roboto/unhinted")),
];

/// They check exported books: where they are missing a test says so in words.
const BOOKS: [&str; 2] = ["hledger", "ledger"];

#[derive(Debug, Clone, Copy)]
enum Sign {
    Program(&'static str),
    File(&'static str),
    Postgres,
}

impl Sign {
    fn is_there(self) -> bool {
        match self {
            Sign::Program("chromium") if std::env::var_os("CHROMIUM").is_some() => true,
            Sign::Program(name) => in_path(name).is_some(),
            Sign::Postgres => testkit::postgres::programs().is_some(),
            Sign::File(path) => Path::new(path).exists(),
        }
    }
}

/// Finds or installs everything. `Ok(false)` after words about what is missing.
pub fn install() -> Result<bool, Trouble> {
    let system = packages()?;
    let axe = axe_core()?;
    if step::quiet("cargo", &["nextest", "--version"]).is_err() {
        println!("cargo-nextest is not installed; `cargo test` is used, which takes longer");
    }
    Ok(system && axe)
}

fn packages() -> Result<bool, Trouble> {
    let missing: Vec<&str> = PACKAGES.iter().filter(|(_, sign)| !sign.is_there()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return Ok(true);
    }
    let root = step::quiet("id", &["-u"]).is_ok_and(|id| id.trim() == "0");
    if root && in_path("apt-get").is_some() {
        println!("installing {} …", missing.join(", "));
        let quiet = ["DEBIAN_FRONTEND=noninteractive", "apt-get"];
        let install = [&quiet[..], &["install", "-y", "--no-install-recommends"], &missing].concat();
        if step::quiet("env", &install).is_err() {
            step::quiet("env", &[&quiet[..], &["update"]].concat())?;
            step::quiet("env", &install)?;
        }
        return Ok(true);
    }
    if missing.contains(&"postgresql") {
        println!("PostgreSQL is missing (Debian, Ubuntu: sudo apt-get install postgresql): tests run on SQLite only");
    }
    for program in missing.iter().filter(|name| BOOKS.contains(name)) {
        println!(
            "{program} is missing (Debian, Ubuntu: sudo apt-get install {program}): books are not held against it"
        );
    }
    // The font only makes pictures equal between machines, and one engine is tested in any case: nothing fails.
    let needed: Vec<&str> = missing
        .into_iter()
        .filter(|name| !name.starts_with("fonts-") && *name != "postgresql" && !BOOKS.contains(name))
        .collect();
    if needed.is_empty() {
        return Ok(true);
    }
    println!("missing for the browser tests: {}", needed.join(", "));
    println!("install them (Debian, Ubuntu: sudo apt-get install {}), or set CHROMIUM to a", needed.join(" "));
    println!("Chromium executable and put its chromedriver into the search path");
    Ok(false)
}

fn axe_core() -> Result<bool, Trouble> {
    let place = axe::place()?;
    if place.is_file() {
        return Ok(true);
    }
    let wanted = format!("axe-core@{}", axe::VERSION);
    if in_path("npm").is_none() {
        println!("axe-core is missing: install npm, or set AXE_CORE to axe.min.js of {wanted}");
        return Ok(false);
    }
    println!("fetching {wanted} …");
    let folder = places::fresh_folder("axe")?;
    let at = folder.display().to_string();
    let fetched = step::quiet("npm", &["pack", &wanted, "--silent", "--pack-destination", &at])?;
    let archive = folder.join(fetched.lines().last().unwrap_or_default().trim());
    step::quiet("tar", &["xzf", &archive.display().to_string(), "-C", &at])?;
    let target = place.parent().ok_or_else(|| Trouble::new("axe-core has no folder"))?;
    std::fs::create_dir_all(target)?;
    for file in ["LICENSE", "axe.min.js"] {
        std::fs::copy(folder.join("package").join(file), target.join(file))?;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(true)
}
