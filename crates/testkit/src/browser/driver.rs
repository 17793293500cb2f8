//! The chromedriver process: one for each browser, on a port of its own, ended with it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::Trouble;

/// Where Debian and others put the browser.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A running chromedriver.
#[derive(Debug)]
pub(super) struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts chromedriver on a port that it chooses itself.
    pub(super) fn start() -> Result<Driver, Trouble> {
        let path = in_path("chromedriver")
            .ok_or_else(|| Trouble::new("chromedriver is missing: apt-get install chromium chromium-driver"))?;
        let mut child = Command::new(path)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = child.stdout.take();
        let mut driver = Driver { child, port: 0 };
        let mut lines = output.map(|output| BufReader::new(output).lines()).into_iter().flatten().map_while(Result::ok);
        driver.port = lines
            .by_ref()
            .find_map(|line| {
                line.split("on port ").nth(1)?.trim_end_matches('.').parse::<u16>().ok().filter(|p| *p > 0)
            })
            .ok_or_else(|| Trouble::new("chromedriver told no port"))?;
        Ok(driver)
    }

    /// The address for WebDriver calls.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The browser's executable: `CHROMIUM`, or the first that is installed.
pub(super) fn chromium() -> Result<PathBuf, Trouble> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(PathBuf::from(path));
    }
    let found = BROWSERS.iter().find_map(|name| in_path(name));
    found.ok_or_else(|| Trouble::new("no browser is installed: apt-get install chromium chromium-driver"))
}

/// An executable in the search path.
pub fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
