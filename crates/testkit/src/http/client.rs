//! The client: one person's browser without the screen. Clones share the cookies, as tabs do.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ureq::http::{Method, Request};

use super::cookies::Jar;
use super::page::Page;
use crate::Trouble;
use crate::trouble::must;

/// The longest an answer may take before the test gives up. Not a measure of speed.
const PATIENCE: Duration = Duration::from_secs(120);
/// The largest answer read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A browser without a screen.
#[derive(Debug, Clone)]
pub struct Client {
    base: String,
    agent: ureq::Agent,
    jar: Arc<Mutex<Jar>>,
    language: Arc<Mutex<String>>,
}

impl Client {
    /// A client without cookies for a server on this machine, such as `http://127.0.0.1:8080`.
    ///
    /// # Panics
    /// When the address is not a loopback one: tests never talk to the world.
    #[track_caller]
    pub fn new(base: &str) -> Client {
        let local = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
        assert!(local.iter().any(|start| base.starts_with(start)), "{base} is not on this machine");
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .max_response_header_size(1 << 20)
            .build();
        Client {
            base: base.trim_end_matches('/').to_owned(),
            agent: config.new_agent(),
            jar: Arc::default(),
            language: Arc::new(Mutex::new("id".to_owned())),
        }
    }

    /// The address it was made for, without a slash at the end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// A second client for the same server with a jar of its own: another person.
    #[must_use]
    pub fn stranger(&self) -> Client {
        Client::new(&self.base)
    }

    /// The same session in a browser of its own: what one page leaves for the next (a notice) is not shared.
    #[must_use]
    pub fn twin(&self) -> Client {
        Client { jar: Arc::new(Mutex::new(held(&self.jar).clone())), ..self.clone() }
    }

    /// The same browser with its cookies, for the same server on another port: one that was started again.
    #[must_use]
    pub fn moved_to(&self, base: &str) -> Client {
        Client { jar: self.jar.clone(), language: self.language.clone(), ..Client::new(base) }
    }

    /// Sends `Accept-Language` with this from now on; without it, Indonesian.
    pub fn speak(&self, language: &str) {
        language.clone_into(&mut held(&self.language));
    }

    /// Fetches a path and does not follow redirects.
    #[track_caller]
    pub fn get(&self, path: &str) -> Page {
        must(self.try_get(path))
    }

    /// As [`Client::get`], with the trouble returned.
    pub fn try_get(&self, path: &str) -> Result<Page, Trouble> {
        self.send(Method::GET, path, &[], None)
    }

    /// As [`Client::try_get`], with further headers.
    pub fn try_get_with(&self, path: &str, headers: &[(&str, &str)]) -> Result<Page, Trouble> {
        self.send(Method::GET, path, headers, None)
    }

    /// Fetches a path as a browser's address bar does: redirects are followed.
    #[track_caller]
    pub fn open(&self, path: &str) -> Page {
        must(self.try_open(path))
    }

    /// As [`Client::open`], with the trouble returned.
    pub fn try_open(&self, path: &str) -> Result<Page, Trouble> {
        self.try_get(path)?.try_arrive()
    }

    /// Sends fields to a path by hand, without a form and hence without its token.
    #[track_caller]
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let body = super::urlencoded::encode(&fields).into_bytes();
        must(self.send(Method::POST, path, &[], Some(("application/x-www-form-urlencoded", body))))
    }

    /// Sends anything: method, path, extra headers, content type and body. Redirects are not followed and
    /// refusals of the server are answers.
    pub fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, Vec<u8>)>,
    ) -> Result<Page, Trouble> {
        let doing = format!("{method} {path}");
        self.exchange(method, path, headers, body).map_err(|trouble| trouble.during(&doing))
    }

    /// The cookies held, as names and values.
    pub fn cookies(&self) -> Vec<(String, String)> {
        held(&self.jar).all()
    }

    /// Puts a cookie in by hand, for tests of forged or stolen ones.
    pub fn put_cookie(&self, name: &str, value: &str) {
        held(&self.jar).put(name, value);
    }

    fn exchange(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, Vec<u8>)>,
    ) -> Result<Page, Trouble> {
        let path = self.local_path(path)?;
        let mut request = Request::builder().method(method.clone()).uri(format!("{}{path}", self.base));
        request = request.header("accept-language", held(&self.language).as_str());
        if let Some(line) = held(&self.jar).line() {
            request = request.header("cookie", line);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = match body {
            Some((content_type, bytes)) => {
                request = request.header("content-type", content_type);
                self.agent.run(request.body(bytes).map_err(wrong_request)?)?
            }
            None if method == Method::POST => self.agent.run(request.body(Vec::new()).map_err(wrong_request)?)?,
            None => self.agent.run(request.body(()).map_err(wrong_request)?)?,
        };
        let (parts, mut body) = response.into_parts();
        for line in parts.headers.get_all("set-cookie") {
            held(&self.jar).take_up(&String::from_utf8_lossy(line.as_bytes()));
        }
        let bytes = body.with_config().limit(LARGEST).read_to_vec()?;
        Ok(Page::new(self.clone(), path, parts.status.as_u16(), parts.headers, bytes))
    }

    /// The path of a link, which may be whole (`http://127.0.0.1:8080/x`) when it points to this server.
    fn local_path(&self, link: &str) -> Result<String, Trouble> {
        let link = link.split('#').next().unwrap_or_default();
        let path = link.strip_prefix(&self.base).unwrap_or(link);
        let path = if path.is_empty() { "/" } else { path };
        if path.starts_with('/') && !path.starts_with("//") {
            return Ok(path.to_owned());
        }
        Err(Trouble::new(format!("`{link}` does not lead to {}", self.base)))
    }
}

fn wrong_request(error: ureq::http::Error) -> Trouble {
    Trouble::new(error.to_string())
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
