//! The browser against a server of fixed pages. Needs chromium, chromedriver and axe-core (`cargo xtask tools`).

mod served;

use testkit::Browser;
use testkit::browser::{Key, Setup};

#[test]
fn a_person_fills_in_by_what_is_read_and_sends() {
    let browser = Browser::open(&served::start(), &Setup::laptop());
    browser.go("/").fill("Nama", "Siti").choose("Jenis kelamin", "Laki-laki").click("Sudah dibacakan").click("Simpan");
    browser.must_be_at("/gema?x=1");
    browser.go("/").click("Halaman lebar").must_say("Lebar");
}

#[test]
fn the_keyboard_alone_reaches_and_sends() {
    let browser = Browser::open(&served::start(), &Setup::laptop());
    browser.go("/").tab_to("Nama").write("Siti").tab_to("Simpan").press(Key::Enter);
    browser.must_be_at("/gema?x=1");
}

#[test]
fn a_phone_is_360_wide_and_what_is_wider_is_measured() {
    let browser = Browser::open(&served::start(), &Setup::phone());
    browser.go("/");
    assert_eq!(browser.overflow(), 0);
    browser.go("/lebar");
    assert!(browser.overflow() > 500, "{}", browser.overflow());
    let picture = browser.try_picture().expect("a picture"); // reason: a test
    assert!(picture.starts_with(b"\x89PNG"));
    assert_eq!(picture[16..20], 360_u32.to_be_bytes());
}

#[test]
fn axe_finds_the_planted_fault_and_nothing_else() {
    let browser = Browser::open(&served::start(), &Setup::laptop());
    browser.go("/").must_be_accessible();
    browser.go("/lebar");
    let rules: Vec<String> = browser.axe().into_iter().map(|found| found.rule).collect();
    assert_eq!(rules, ["image-alt"]);
}

#[test]
fn without_scripts_the_page_is_read_and_its_scripts_do_not_run() {
    let with = Browser::open(&served::start(), &Setup::laptop());
    with.go("/").must_say("skrip berjalan");
    let without = Browser::open(&served::start(), &Setup::laptop().without_scripts());
    without.go("/").must_say("Warga baru");
    assert!(!without.text().contains("skrip berjalan"));
}
