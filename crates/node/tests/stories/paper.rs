//! What stands on printed paper, read as a person or a telephone reads it: text by pdftotext, QR codes by zbarimg.

use std::path::PathBuf;
use std::process::Command;

use testkit::places;

/// The text of a PDF, in the order of the page.
pub fn text(pdf: &[u8]) -> String {
    assert!(pdf.starts_with(b"%PDF"), "not a PDF: {}", String::from_utf8_lossy(&pdf[..pdf.len().min(200)]));
    let (folder, file) = put(pdf);
    let output = run("pdftotext", &["-layout", &file, "-"]);
    std::fs::remove_dir_all(folder).expect("removed"); // reason: our own folder
    output
}

/// What the QR codes of a PDF's first page say.
pub fn codes(pdf: &[u8]) -> Vec<String> {
    let (folder, file) = put(pdf);
    let picture = folder.join("page").display().to_string();
    run("pdftoppm", &["-png", "-r", "200", "-f", "1", "-l", "1", "-singlefile", &file, &picture]);
    let output = seen_in(&format!("{picture}.png"));
    std::fs::remove_dir_all(folder).expect("removed"); // reason: our own folder
    output.lines().map(str::to_owned).collect()
}

/// The one-time code on a slip: two groups of four.
pub fn one_time_code(pdf: &[u8]) -> String {
    let text = text(pdf);
    let is_code = |word: &&str| {
        let groups: Vec<&str> = word.split('-').collect();
        let letters = |group: &&str| {
            group.len() == 4 && group.chars().all(|one| one.is_ascii_uppercase() || one.is_ascii_digit())
        };
        groups.len() == 2 && groups.iter().all(letters)
    };
    let found = text.split_whitespace().find(is_code).map(str::to_owned);
    found.unwrap_or_else(|| panic!("no code on the slip: {text}"))
}

fn put(pdf: &[u8]) -> (PathBuf, String) {
    let folder = places::fresh_folder("paper").expect("a folder");
    let file = folder.join("paper.pdf");
    std::fs::write(&file, pdf).expect("written");
    let name = file.display().to_string();
    (folder, name)
}

/// Where there is no code at all, zbarimg says so with 4.
fn seen_in(picture: &str) -> String {
    let output = Command::new("zbarimg").args(["--quiet", "--raw", picture]).output();
    let output = output.unwrap_or_else(|error| panic!("zbarimg (`cargo xtask tools` installs it): {error}"));
    assert!(matches!(output.status.code(), Some(0 | 4)), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} (`cargo xtask tools` installs it): {error}"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
