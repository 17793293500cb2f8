//! Walking through pages: what is looked at on each, and people whom nobody else knows.

use std::cell::RefCell;

use testkit::browser::Setup;
use testkit::{Browser, Login, Node, places};

/// The officer at the desk of Kuripan.
pub const OFFICER: &str = "petugas_desmigratif@Kuripan";
/// Its head.
pub const HEAD: &str = "kepala_desa@Kuripan";

/// A browser that looks at every page which it is told to look at, and keeps all that is wrong until the end.
pub struct Walk {
    browser: Browser,
    axe: bool,
    faults: RefCell<Vec<String>>,
}

impl Walk {
    /// A browser for this node.
    pub fn begin(node: &Node, setup: &Setup) -> Walk {
        // axe runs as a script of the page, which a browser without scripts has not.
        Walk { browser: Browser::open(node.address(), setup), axe: setup.scripts, faults: RefCell::default() }
    }

    /// Looks at the page shown.
    pub fn look(&self) -> &Browser {
        let mut faults = self.faults.borrow_mut();
        let path = self.browser.path();
        match self.browser.overflow() {
            0 => {}
            wider => faults.push(format!("{path} is {wider} px wider than the window")),
        }
        if self.axe {
            for found in self.browser.axe() {
                faults.push(format!("{path}: {} ({}) at {}", found.rule, found.help, found.elements.join(" and ")));
            }
        }
        &self.browser
    }

    /// Goes to a path and looks.
    pub fn visit(&self, path: &str) -> &Browser {
        self.browser.go(path);
        self.look()
    }

    /// Clicks what is read, waits for these words, and looks.
    pub fn click_until(&self, text: &str, words: &str) -> &Browser {
        self.browser.click(text).must_say(words);
        self.look()
    }

    /// Another person sits down.
    pub fn change_to(&self, login: &Login) -> &Browser {
        self.browser.sign_out().sign_in(login);
        self.look()
    }

    /// The browser itself.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The end: fails with all that was wrong on the way.
    pub fn end(self) {
        let faults = self.faults.into_inner();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

/// A file as a telephone would attach it.
pub fn scan() -> std::path::PathBuf {
    let folder = places::fresh_folder("scan").expect("a folder");
    let file = folder.join("surat.pdf");
    std::fs::write(&file, b"%PDF-1.7 signed and stamped %%EOF").expect("written");
    file
}

/// A day from today as it is typed.
pub fn in_days(days: i64) -> String {
    let now = jiff::Timestamp::now().as_millisecond();
    let wib = jiff::Timestamp::from_millisecond(now + 7 * 3_600_000).expect("a moment").to_string();
    let date: jiff::civil::Date = wib[..10].parse().expect("a day");
    let date = date.checked_add(jiff::Span::new().days(days)).expect("a day");
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}
