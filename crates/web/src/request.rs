//! What is read of a request before anything is done: address, cookies, form and files, each within a limit; whether
//! it was meant for this host and, for a form, came from our own page.

use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, header};

use crate::csrf::hex;
use crate::form::{Files, Form, Upload};
use crate::network::{self, Caller, Peer};
use crate::route::{Found, Method, Route};
use crate::site::Site;

/// The most bytes of a form without files.
const MOST_FORM: usize = 256 * 1024;
/// The most bytes of a form with files, whole.
const MOST_FILES: usize = 13 * 1024 * 1024;
/// How much of a form that is too large is read on and thrown away: a browser that is answered while it still sends
/// shows its own error instead of our words.
const MOST_THROWN_AWAY: usize = 64 * 1024 * 1024;
/// How long nothing may come of a form that is being sent; a slow line still brings something.
const LONGEST_SILENCE: Duration = Duration::from_secs(60);
/// How long a form may take in all: 8 MB over a telephone's line of 10 kB a second. Whoever sends it drop by drop to hold a
/// connection is let go.
const LONGEST_BODY: Duration = Duration::from_secs(15 * 60);
/// The most fields that one form may have.
const MOST_FIELDS: usize = 1_000;

/// Names of our cookies. On HTTPS the browser itself guards names that begin with `__Host-`.
pub(crate) const COOKIES: [(&str, &str); 6] = [
    ("session", "desmigratif"),
    ("visitor", "desmigratif_tamu"),
    ("halfway", "desmigratif_langkah"),
    ("known", "desmigratif_dikenal"),
    ("lang", "desmigratif_bahasa"),
    ("notice", "desmigratif_pesan"),
];

/// Why a request is refused before its handler is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Neither GET, HEAD nor POST.
    Method,
    /// Under a name that is not ours.
    Host,
    /// A form from another site.
    Foreign,
    /// More than the limit.
    Large,
    /// Not a form.
    Unreadable,
}

/// A request as read.
#[derive(Debug, Default)]
pub(crate) struct Arrived {
    pub(crate) method: Option<Method>,
    pub(crate) path: String,
    pub(crate) query: Form,
    pub(crate) form: Form,
    pub(crate) files: Files,
    pub(crate) trouble: Option<Trouble>,
    /// What the browser calls itself.
    pub(crate) device: String,
    /// Where it comes from.
    pub(crate) caller: Caller,
    /// Does the browser say that a page of this very site sent it?
    pub(crate) from_own_page: bool,
    /// Asked for under a name of this machine itself.
    pub(crate) own_host: bool,
    /// What came as `Authorization: Bearer`.
    pub(crate) bearer: Option<String>,
    /// On HTTPS only the names that the browser guards are believed: whoever controls a neighbouring host can set others.
    secure: bool,
    cookies: Vec<(String, String)>,
}

impl Arrived {
    /// One of our cookies.
    pub(crate) fn cookie(&self, which: &str) -> Option<&str> {
        let (_, name) = COOKIES.iter().find(|(own, _)| *own == which)?;
        let name = if self.secure { format!("__Host-{name}") } else { (*name).to_owned() };
        let value = self.cookies.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str());
        value.filter(|value| !value.is_empty())
    }
}

/// A number to report trouble by.
pub(crate) fn number() -> String {
    hex(&crate::random::bytes::<5>()).to_uppercase()
}

/// Reads a request.
pub(crate) async fn read(site: &Site, request: Request) -> Arrived {
    let method = match request.method().as_str() {
        "GET" | "HEAD" => Some(Method::Get),
        "POST" => Some(Method::Post),
        _ => None,
    };
    let mut arrived = Arrived {
        method,
        path: request.uri().path().to_owned(),
        query: Form::parse(request.uri().query().unwrap_or("")).unwrap_or_default(),
        cookies: cookies(request.headers()),
        device: device(request.headers()),
        caller: caller(site, &request),
        from_own_page: is_from_own_page(request.headers()),
        own_host: header(request.headers(), header::HOST).is_some_and(is_loopback),
        bearer: header(request.headers(), header::AUTHORIZATION).and_then(bearer),
        secure: site.is_secure(),
        ..Arrived::default()
    };
    arrived.trouble = trouble_of(site, &arrived, request.headers());
    let Some(route) = wanted(site, &arrived) else {
        // reason: whether it came to its end in time changes nothing about the answer
        let _ = tokio::time::timeout(LONGEST_BODY, throw_away(request)).await;
        return arrived;
    };
    let reading = async {
        if route.files && is_multipart(request.headers()) { multipart(request).await } else { plain(request).await }
    };
    match tokio::time::timeout(LONGEST_BODY, reading).await {
        Ok(Ok((form, files))) => (arrived.form, arrived.files) = (form, files),
        Ok(Err(trouble)) => arrived.trouble = Some(trouble),
        Err(_) => arrived.trouble = Some(Trouble::Unreadable),
    }
    arrived
}

/// The route whose form is read. Nobody who has not signed in makes us keep what they may not send.
fn wanted(site: &Site, arrived: &Arrived) -> Option<Route> {
    if arrived.trouble.is_some() || arrived.method != Some(Method::Post) {
        return None;
    }
    let Found::Route(route, _) = site.table().find(Method::Post, &arrived.path) else { return None };
    (route.access.roles().is_none() || arrived.cookie("session").is_some()).then_some(route)
}

/// Reads a body to its end without keeping it: a connection closed on somebody who still sends shows them a broken line
/// instead of our answer.
async fn throw_away(request: Request) {
    let mut body = std::pin::pin!(request.into_body());
    let mut size = 0;
    while size <= MOST_FILES {
        let frame = std::future::poll_fn(|context| body.as_mut().poll_frame(context));
        let Ok(Some(Ok(frame))) = tokio::time::timeout(LONGEST_SILENCE, frame).await else { return };
        size += frame.into_data().map_or(0, |data| data.len());
    }
}

fn trouble_of(site: &Site, arrived: &Arrived, headers: &HeaderMap) -> Option<Trouble> {
    let text = |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let hosts = &site.settings;
    // Asked by programs, under whatever address they reach us by; neither shows anything of anybody.
    let by_program = ["/health", "/health/live", "/metrics"].contains(&arrived.path.as_str());
    if !by_program && !text(header::HOST).is_none_or(|host| is_ours(&hosts.public_url, &hosts.hosts, host)) {
        return Some(Trouble::Host);
    }
    match arrived.method {
        None => Some(Trouble::Method),
        Some(Method::Get) => None,
        Some(Method::Post) => {
            let origin = text(header::ORIGIN).map(|origin| origin.split_once("://").map_or("?", |(_, host)| host));
            let foreign = origin.is_some_and(|origin| Some(origin) != text(header::HOST));
            let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
            (foreign || matches!(site, Some("cross-site" | "same-site"))).then_some(Trouble::Foreign)
        }
    }
}

/// Is the host one of ours: a loopback name, the one of `public_url`, or one that the operator named?
fn is_ours(public_url: &str, hosts: &[String], host: &str) -> bool {
    let name = without_port(host);
    let public = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    let public = public.split('/').next().unwrap_or("");
    is_loopback(host)
        || host.eq_ignore_ascii_case(public)
        || hosts.iter().any(|own| own.eq_ignore_ascii_case(host) || own.eq_ignore_ascii_case(name))
}

fn is_loopback(host: &str) -> bool {
    let name = without_port(host);
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

fn header(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn bearer(text: &str) -> Option<String> {
    text.strip_prefix("Bearer ").map(|token| token.trim().to_owned()).filter(|token| !token.is_empty())
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) && !port.is_empty() => name,
        _ => host,
    }
}

fn is_from_own_page(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text("origin").and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    text("sec-fetch-site") == Some("same-origin") || (origin.is_some() && origin == text("host"))
}

fn caller(site: &Site, request: &Request) -> Caller {
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
    network::caller(peer, request.headers(), &site.settings.proxies)
}

fn cookies(headers: &HeaderMap) -> Vec<(String, String)> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn device(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|text| text.to_str().ok()).unwrap_or_default().to_owned()
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    kind.starts_with("multipart/form-data")
}

async fn plain(request: Request) -> Result<(Form, Files), Trouble> {
    if is_multipart(request.headers()) {
        return Err(Trouble::Unreadable);
    }
    let bytes = whole(request.into_body(), MOST_FORM).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Trouble::Unreadable)?;
    let form = Form::parse(text).ok_or(Trouble::Unreadable)?;
    if form.fields().len() > MOST_FIELDS { Err(Trouble::Large) } else { Ok((form, Files::default())) }
}

async fn multipart(request: Request) -> Result<(Form, Files), Trouble> {
    let (parts, body) = request.into_parts();
    let bytes = whole(body, MOST_FILES + 64 * 1024).await?;
    let request = Request::from_parts(parts, axum::body::Body::from(bytes));
    let mut multipart = Multipart::from_request(with_limit(request), &()).await.map_err(|_| Trouble::Unreadable)?;
    let (mut fields, mut uploads) = (Vec::new(), Vec::new());
    while let Some(field) = multipart.next_field().await.map_err(|_| Trouble::Unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| Trouble::Unreadable)?;
        match file_name {
            Some(file_name) => uploads.push(Upload { field: name, name: file_name, bytes: bytes.to_vec() }),
            None => fields.push((name, String::from_utf8(bytes.to_vec()).map_err(|_| Trouble::Unreadable)?)),
        }
        if fields.len() + uploads.len() > MOST_FIELDS || uploads.iter().any(|upload| upload.bytes.len() > MOST_FILES) {
            return Err(Trouble::Large);
        }
    }
    Ok((Form::new(fields), Files::new(uploads)))
}

/// The whole body, when it has at most so many bytes.
async fn whole(body: Body, most: usize) -> Result<Vec<u8>, Trouble> {
    let mut body = std::pin::pin!(body);
    let (mut bytes, mut size) = (Vec::new(), 0);
    loop {
        let frame = std::future::poll_fn(|context| body.as_mut().poll_frame(context));
        let frame = tokio::time::timeout(LONGEST_SILENCE, frame).await.map_err(|_| Trouble::Unreadable)?;
        let Some(frame) = frame else { break };
        let Ok(data) = frame.map_err(|_| Trouble::Unreadable)?.into_data() else { continue };
        size += data.len();
        if size <= most {
            bytes.extend_from_slice(&data);
        } else if size > MOST_THROWN_AWAY {
            return Err(Trouble::Large);
        } else {
            bytes = Vec::new();
        }
    }
    if size > most { Err(Trouble::Large) } else { Ok(bytes) }
}

/// The body is already here and measured; axum's own limit of 2 MB would cut it short.
fn with_limit(mut request: Request) -> Request {
    axum::extract::DefaultBodyLimit::disable().apply(&mut request);
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_node_are_answered() {
        let ours = |host: &str| is_ours("https://desmigratif.contoh.id", &["kantor.lokal".to_owned()], host);
        for host in ["desmigratif.contoh.id", "127.0.0.1:8080", "localhost", "[::1]:8080", "kantor.lokal:8443"] {
            assert!(ours(host), "{host}");
        }
        for host in ["contoh.id", "desmigratif.contoh.id.jahat.id", "127.0.0.1.jahat.id", "", "localhost:x"] {
            assert!(!ours(host), "{host}");
        }
    }

    #[test]
    fn cookies_are_found_by_name_and_on_https_only_the_guarded_one_counts() {
        let with = |text: &str, secure: bool| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, text.parse().expect("a header")); // reason: a test's own text
            Arrived { cookies: cookies(&headers), secure, ..Arrived::default() }
        };
        let both = "desmigratif=a; __Host-desmigratif=b; x=y";
        assert_eq!(with(both, true).cookie("session"), Some("b"));
        assert_eq!(with(both, false).cookie("session"), Some("a"));
        assert_eq!(with(both, false).cookie("visitor"), None);
        assert_eq!(with("desmigratif=a", true).cookie("session"), None, "a neighbouring host may have set it");
    }
}
