//! Headless Chromium, driven as a person drives it: by the words that are read, or by the keyboard alone.
//! Widths are true ones (360 px is 360 px), set by device emulation because a window is never narrower than 500.

pub mod axe;
mod driver;
mod find;
mod keys;
mod picture;
mod wire;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

pub use driver::in_path;
pub use keys::Key;

use crate::cast::{self, Login};
use crate::trouble::must;
use crate::{Trouble, places};

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// How a browser is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// The width of the page in CSS pixels: 360 for a cheap phone, 1280 for a laptop.
    pub width: u32,
    /// The height of the window in CSS pixels.
    pub height: u32,
    /// Whether scripts run.
    pub scripts: bool,
    /// The language asked for: `id` or `en`.
    pub language: String,
}

impl Setup {
    /// A laptop's screen.
    pub fn laptop() -> Setup {
        Setup { width: 1280, height: 800, scripts: true, language: "id".into() }
    }

    /// A cheap phone's screen.
    pub fn phone() -> Setup {
        Setup { width: 360, height: 740, ..Setup::laptop() }
    }

    /// The same without scripts.
    #[must_use]
    pub fn without_scripts(self) -> Setup {
        Setup { scripts: false, ..self }
    }

    /// The same in English.
    #[must_use]
    pub fn in_english(self) -> Setup {
        Setup { language: "en".into(), ..self }
    }
}

/// An open browser; closed when dropped.
#[derive(Debug)]
pub struct Browser {
    session: wire::Session,
    base: String,
    profile: PathBuf,
    setup: Setup,
    // Declared last: the session is closed before its driver is ended.
    _driver: driver::Driver,
}

impl Browser {
    /// Opens a browser for a server on this machine.
    #[track_caller]
    pub fn open(base: &str, setup: &Setup) -> Browser {
        must(Browser::try_open(base, setup))
    }

    /// As [`Browser::open`], with the trouble returned.
    pub fn try_open(base: &str, setup: &Setup) -> Result<Browser, Trouble> {
        let driver = driver::Driver::start()?;
        let profile = places::fresh_folder("browser")?;
        let session = wire::Session::open(&driver.address(), &capabilities(&profile, setup)?)?;
        let base = base.trim_end_matches('/').to_owned();
        let browser = Browser { session, base, profile, setup: setup.clone(), _driver: driver };
        let phone = setup.width < 600;
        let size = json!({"width": setup.width, "height": setup.height, "deviceScaleFactor": 1, "mobile": phone});
        browser.session.chromium("Emulation.setDeviceMetricsOverride", &size)?;
        Ok(browser)
    }

    /// Goes to a path of the server.
    #[track_caller]
    pub fn go(&self, path: &str) -> &Browser {
        must(self.try_go(path));
        self
    }

    /// As [`Browser::go`], with the trouble returned.
    pub fn try_go(&self, path: &str) -> Result<(), Trouble> {
        self.session.post("/url", &json!({"url": format!("{}{path}", self.base)}))?;
        Ok(())
    }

    /// The path with its query of the page shown.
    #[track_caller]
    pub fn path(&self) -> String {
        let url = must(self.session.get("/url"));
        let url = url.as_str().unwrap_or_default();
        url.strip_prefix(&self.base).unwrap_or(url).to_owned()
    }

    /// Waits until the browser stands at this path: a form that was sent leads there in its own time.
    #[track_caller]
    pub fn must_be_at(&self, path: &str) -> &Browser {
        let start = Instant::now();
        while start.elapsed() < PATIENCE && self.path() != path {
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(self.path(), path);
        self
    }

    /// The page's title.
    #[track_caller]
    pub fn title(&self) -> String {
        must(self.session.get("/title")).as_str().unwrap_or_default().to_owned()
    }

    /// What a reader sees now, with single spaces.
    #[track_caller]
    pub fn text(&self) -> String {
        must(self.try_text())
    }

    /// As [`Browser::text`], with the trouble returned.
    pub fn try_text(&self) -> Result<String, Trouble> {
        let text = self.try_script("return document.body ? document.body.innerText : ''", &[])?;
        Ok(text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Waits until a reader sees these words; fails the test with the page's text when they do not come.
    #[track_caller]
    pub fn must_say(&self, words: &str) -> &Browser {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if self.try_text().is_ok_and(|text| text.contains(words)) {
                return self;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("`{words}` did not come on {}: {}", self.path(), self.text());
    }

    /// Signs in through the form.
    #[track_caller]
    pub fn sign_in(&self, login: &Login) -> &Browser {
        must(self.try_sign_in(login));
        self
    }

    /// As [`Browser::sign_in`], with the trouble returned.
    pub fn try_sign_in(&self, login: &Login) -> Result<(), Trouble> {
        self.try_go(cast::SIGN_IN_PATH)?;
        let account = self.first("css", &format!("[name='{}']", cast::ACCOUNT_FIELD))?;
        self.session.on(&account, "/value", &json!({"text": login.account}))?;
        let password = self.first("css", &format!("[name='{}']", cast::PASSWORD_FIELD))?;
        self.session.on(&password, "/value", &json!({"text": format!("{}\u{e007}", login.password)}))?;
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let at = self.session.get("/url")?;
            if !at.as_str().unwrap_or_default().contains(cast::SIGN_IN_PATH) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        Err(Trouble::new(format!("{} could not sign in: {}", login.account, self.try_text()?)))
    }

    /// Forgets who is signed in.
    #[track_caller]
    pub fn sign_out(&self) -> &Browser {
        must(self.try_sign_out());
        self
    }

    /// As [`Browser::sign_out`], with the trouble returned.
    pub fn try_sign_out(&self) -> Result<(), Trouble> {
        self.session.chromium("Network.clearBrowserCookies", &json!({}))?;
        Ok(())
    }

    /// Runs a script's body in the page.
    pub fn try_script(&self, body: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.session.script(body, arguments)
    }

    /// By how many pixels the page is wider than the window; 0 on a page as it should be.
    pub fn try_overflow(&self) -> Result<u32, Trouble> {
        // Not `innerWidth`: on a phone it grows with the page, which the browser then shows smaller.
        let wide = self.try_script("return document.scrollingElement.scrollWidth", &[])?.as_u64().unwrap_or(0);
        Ok(u32::try_from(wide).unwrap_or(u32::MAX).saturating_sub(self.setup.width))
    }

    /// As [`Browser::try_overflow`], for tests.
    #[track_caller]
    pub fn overflow(&self) -> u32 {
        must(self.try_overflow())
    }

    /// What axe-core finds on the page shown.
    #[track_caller]
    pub fn axe(&self) -> Vec<axe::Violation> {
        must(axe::try_run(self))
    }

    /// Fails the test with the list unless axe-core finds nothing.
    #[track_caller]
    pub fn must_be_accessible(&self) -> &Browser {
        let found = self.axe();
        assert!(found.is_empty(), "axe on {}:\n{}", self.path(), axe::listed(&found));
        self
    }

    /// How it was opened.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    pub(crate) fn session_script_later(&self, body: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.session.script_later(body, arguments)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session.close();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

fn capabilities(profile: &std::path::Path, setup: &Setup) -> Result<Value, Trouble> {
    let arguments = [
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--hide-scrollbars".to_owned(),
        format!("--lang={}", setup.language),
        format!("--user-data-dir={}", profile.display()),
    ];
    let mut preferences = json!({"intl.accept_languages": setup.language});
    if !setup.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let binary = driver::chromium()?;
    Ok(json!({
        "browserName": "chrome",
        "goog:chromeOptions": {"binary": binary, "args": arguments, "prefs": preferences},
        "timeouts": {"script": 60_000, "pageLoad": 60_000},
    }))
}
