//! From an answer to a response: status, headers, cookies. The headers that guard every page stand here.

use axum::body::Body as Bytes;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::answer::{Answer, Body, Cache, SessionChange};
use crate::call::Call;
use crate::form::percent_encoded;
use crate::long_body::LongBody;
use crate::request::COOKIES;

/// What a page may load, and where its forms may go: nothing but ourselves.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const YEAR: u32 = 365 * 24 * 3600;
/// How long a browser keeps what leads to the second step; the store forgets it as soon.
const HALFWAY: u32 = 600;

/// Makes the response.
pub(crate) fn of(call: &Call, answer: Answer) -> Response {
    let mut response = Response::new(Bytes::empty());
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    guard(&mut response);
    if call.site.is_secure() {
        set(&mut response, header::STRICT_TRANSPORT_SECURITY, &format!("max-age={YEAR}"));
    }
    caching(call, &answer, &mut response);
    cookies(call, &answer, &mut response);
    match answer.body {
        Body::Page(html) => fill(&mut response, "text/html; charset=utf-8", html.into_bytes()),
        Body::Json(text) => fill(&mut response, "application/json", text.into_bytes()),
        Body::Redirect(path) => set(&mut response, header::LOCATION, &path),
        Body::File { bytes, content_type, name, inline } => {
            set(&mut response, header::CONTENT_DISPOSITION, &disposition(&name, inline));
            fill(&mut response, content_type, bytes);
        }
        Body::Long { file, length, content_type, name } => {
            set(&mut response, header::CONTENT_DISPOSITION, &disposition(&name, false));
            set(&mut response, header::CONTENT_LENGTH, &length.to_string());
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
            *response.body_mut() = Bytes::new(LongBody { file, left: length });
        }
        Body::Broken(_) => return broken(),
    }
    response
}

/// The last resort: a page without a frame.
pub(crate) fn broken() -> Response {
    bare(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Ada yang salah pada sistem. Coba sekali lagi. / Something went wrong here. Try once more.",
    )
}

/// Said to whoever asks for a host that is not ours.
pub(crate) fn unknown_host() -> Response {
    bare(
        StatusCode::MISDIRECTED_REQUEST,
        "Alamat ini tidak dikenal oleh komputer ini; lihat pengaturan public_url. / \
         This address is not known here; see the setting public_url.",
    )
}

fn bare(status: StatusCode, text: &str) -> Response {
    let mut response = Response::new(Bytes::empty());
    *response.status_mut() = status;
    guard(&mut response);
    set(&mut response, header::CACHE_CONTROL, "no-store");
    fill(&mut response, "text/plain; charset=utf-8", text.as_bytes().to_vec());
    response
}

/// Headers only.
pub(crate) fn without_body(mut response: Response) -> Response {
    *response.body_mut() = Bytes::empty();
    response
}

fn fill(response: &mut Response, content_type: &'static str, bytes: Vec<u8>) {
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    *response.body_mut() = Bytes::from(bytes);
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    // reason: what cannot stand in a header is left out rather than sent broken
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().append(name, value);
    }
}

fn guard(response: &mut Response) {
    let headers = [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(self), microphone=(), geolocation=(self), interest-cohort=()"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}

fn caching(call: &Call, answer: &Answer, response: &mut Response) {
    let personal = call.is_signed_in() || call.seed_used.get() || answer.status != 200 || answer.session.is_some();
    let value = match answer.cache {
        Cache::Immutable => format!("public, max-age={YEAR}, immutable"),
        Cache::Seconds(seconds) if !personal && call.notice.is_none() => format!("public, max-age={seconds}"),
        Cache::Seconds(_) | Cache::Never => "no-store".to_owned(),
    };
    set(response, header::CACHE_CONTROL, &value);
    if answer.cache != Cache::Immutable {
        set(response, header::VARY, "Cookie");
    }
}

fn cookies(call: &Call, answer: &Answer, response: &mut Response) {
    let secure = call.site.is_secure();
    let mut put = |which: &str, value: &str, age: Option<u32>| {
        set(response, header::SET_COOKIE, &cookie(which, value, age, secure));
    };
    match &answer.session {
        Some(SessionChange::Begin(token)) => {
            put("session", token, None);
            put("visitor", "", Some(0));
            if call.halfway.is_some() {
                put("halfway", "", Some(0));
            }
        }
        Some(SessionChange::Halfway(token)) => put("halfway", token, Some(HALFWAY)),
        Some(SessionChange::End) => put("session", "", Some(0)),
        None if call.seed_used.get() && call.session.is_none() => put("visitor", call.seed.cookie(), None),
        None => {}
    }
    if let Some(mark) = &answer.known {
        put("known", mark, Some(YEAR));
    }
    if let Some(lang) = answer.lang {
        put("lang", lang.code(), Some(YEAR));
    }
    match &answer.notice {
        Some(sentence) => put("notice", &percent_encoded(sentence), Some(60)),
        None if call.notice.is_some() && matches!(answer.body, Body::Page(_)) => put("notice", "", Some(0)),
        None => {}
    }
}

fn cookie(which: &str, value: &str, age: Option<u32>, secure: bool) -> String {
    let name = COOKIES.iter().find(|(own, _)| *own == which).map_or("", |(_, name)| name);
    let (prefix, flag) = if secure { ("__Host-", "; Secure") } else { ("", "") };
    let age = age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{flag}")
}

/// A file's name as headers allow it: plain letters, and the full name encoded beside them.
fn disposition(name: &str, inline: bool) -> String {
    let kind = if inline { "inline" } else { "attachment" };
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{}", percent_encoded(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_out_of_reach_for_scripts_and_guarded_on_https() {
        let plain = cookie("session", "abc", None, false);
        assert_eq!(plain, "desmigratif=abc; Path=/; HttpOnly; SameSite=Lax");
        let secure = cookie("session", "abc", Some(0), true);
        assert!(secure.starts_with("__Host-desmigratif=abc;") && secure.ends_with("; Max-Age=0; Secure"));
    }

    #[test]
    fn the_policy_allows_nothing_inline_and_nothing_from_elsewhere() {
        assert!(!POLICY.contains("unsafe") && !POLICY.contains("http"));
    }

    #[test]
    fn a_file_name_cannot_break_out_of_its_header() {
        let header = disposition("surat \"x\"\r\n; é.pdf", false);
        assert!(!header.contains('\r') && header.matches('"').count() == 2, "{header}");
        assert!(HeaderValue::from_str(&header).is_ok());
    }
}
