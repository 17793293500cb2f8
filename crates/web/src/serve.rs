//! The network: from a request to a call and from an answer to a response. Handlers never see any of this.
//! Not here: what is checked of a request (`request`), headers of an answer (`response`).

use std::future::Future;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use jiff::Timestamp;
use kernel::Refusal;
use tokio::net::TcpListener;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::answer::{Answer, Body, link};
use crate::call::Call;
use crate::form::hidden;
use crate::request::{self, Arrived};
use crate::response;
use crate::route::{Found, Method, Route};
use crate::site::Site;
use crate::{drafts, network, refusals, sessions};

/// Serves a site until `shutdown` is ready, then lets the calls under way finish.
///
/// # Errors
/// Whatever the listener says.
pub async fn serve(
    site: Arc<Site>,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    network::serve(app(site), listener, shutdown).await;
    Ok(())
}

/// The site as a service, for tests that need no socket.
pub fn app(site: Arc<Site>) -> Router {
    // reason: the default level costs five times the time for a tenth of the size
    let compression = CompressionLayer::new().quality(CompressionLevel::Precise(4));
    Router::new().fallback(respond).with_state(site).layer(compression)
}

async fn respond(State(site): State<Arc<Site>>, request: Request) -> Response {
    let started = Instant::now();
    site.metrics.begun();
    let number = request::number();
    let method = request.method().clone();
    let arrived = request::read(&site, request).await;
    let head_only = method == axum::http::Method::HEAD;
    let log = number.clone();
    let counting = Arc::clone(&site);
    let worked = tokio::task::spawn_blocking(move || answered(&site, arrived, number)).await;
    let (pattern, response) = worked.unwrap_or_else(|_| ("?", response::broken()));
    counting.metrics.answered(method.as_str(), pattern, response.status().as_u16(), started.elapsed());
    let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(request = %log, %method, route = pattern, status = response.status().as_u16(), milliseconds, "answered");
    if head_only { response::without_body(response) } else { response }
}

/// Answers one request. Also gives the route's pattern, for the log: the address itself never stands there.
fn answered(site: &Arc<Site>, arrived: Arrived, number: String) -> (&'static str, Response) {
    let method = arrived.method.unwrap_or(Method::Get);
    let found = site.table().find(method, &arrived.path);
    let (route, params) = match &found {
        Found::Route(route, params) => (*route, params.clone()),
        Found::OtherMethod | Found::Nothing => (NOWHERE, Vec::new()),
    };
    let trouble = arrived.trouble;
    let mut call = call_of(site, arrived, route, params, number);
    if let Some(held) = drafts::held(&call) {
        call.form = held;
        call.notice = Some(call.say(crate::words::FORM_HELD).to_owned());
    }
    let answer = match found {
        _ if trouble == Some(request::Trouble::Host) => return (route.path, response::unknown_host()),
        Found::Nothing => refusals::page(&call, &Refusal::NotFound),
        Found::OtherMethod => refusals::other_method(&call),
        Found::Route(..) => match trouble {
            Some(request::Trouble::Method) => refusals::other_method(&call),
            Some(request::Trouble::Large) => refusals::too_large(&call),
            Some(request::Trouble::Foreign) => refusals::foreign_form(&call),
            Some(request::Trouble::Unreadable | request::Trouble::Host) => {
                refusals::page(&call, &Refusal::invalid("", "form", crate::words::FORM_INCOMPLETE))
            }
            None => called(&call),
        },
    };
    (route.path, response::of(&call, answer))
}

/// Checks permission and the form's token, then runs the handler.
fn called(call: &Call) -> Answer {
    if !call.route.access.allows(&call.actor) {
        return not_allowed(call);
    }
    if let Some(first) = second_step_first(call) {
        return first;
    }
    if call.route.method == Method::Post && !call.seed.accepts(call.form.text(hidden::CSRF)) {
        // A tab that was open while its session ended and another began: what was typed waits in the form.
        let page = call.is_signed_in() && call.may_get(&call.path);
        return refusals::late_form(call, page && drafts::hold(call));
    }
    let handler = call.route.handler;
    let handled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| handler(call)));
    let result = handled.unwrap_or_else(|_| Err(Refusal::fault("the handler panicked")));
    match result {
        Ok(Answer { body: Body::Broken(error), .. }) => refusals::page(call, &Refusal::Fault(error)),
        Ok(answer) => {
            drafts::settled(call, &answer);
            crate::looked::recorded(call, answer)
        }
        Err(refusal) => {
            call.site.metrics.refused(&refusal);
            refusals::page(call, &refusal)
        }
    }
}

/// Where their role must use the second step and they have not set it up, people are led there before anything else.
fn second_step_first(call: &Call) -> Option<Answer> {
    const OPEN: [&str; 6] = ["/saya/dua-langkah", "/keluar", "/bantuan", "/aset", "/bahasa", "/masuk"];
    let demanded = call.actor.is_one_of(&call.site.settings.second_step);
    if !demanded || OPEN.iter().any(|open| is_below(call.route.path, open)) {
        return None;
    }
    let account = call.actor.account;
    let on = call.store.local_read(|db| Ok(store::local::totp::confirmed(db, account)?));
    match on {
        Ok(Some(_)) => None,
        Ok(None) => Some(Answer::redirect(OPEN[0]).saying(call.say(crate::words::SECOND_STEP_FIRST))),
        Err(error) => Some(refusals::page(call, &error.into())),
    }
}

/// Is it this address or one below it? `/keluarga` is not below `/keluar`.
fn is_below(path: &str, address: &str) -> bool {
    path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Somebody who has not signed in is asked to, and comes back here; somebody who has is told who may.
fn not_allowed(call: &Call) -> Answer {
    if call.is_signed_in() {
        return refusals::page(call, &Refusal::Forbidden(kernel::phrase("", "")));
    }
    let query: Vec<(&str, &str)> =
        call.query_fields().fields().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if call.route.method == Method::Get {
        return Answer::redirect(link("/masuk", &[("kembali", &link(&call.path, &query))]));
    }
    // A form that comes after signing out leads back to its page, where what was typed waits.
    if !matches!(call.site.table().find(Method::Get, &call.path), Found::Route(..)) {
        return Answer::redirect("/masuk").saying(call.say(crate::words::SIGNED_OUT_MEANWHILE));
    }
    let held = drafts::hold(call).then_some(drafts::HELD);
    let back = link(
        &call.path,
        &query.into_iter().filter(|(name, _)| *name != drafts::HELD.0).chain(held).collect::<Vec<_>>(),
    );
    let words = if held.is_some() { crate::words::HELD_MEANWHILE } else { crate::words::SIGNED_OUT_MEANWHILE };
    Answer::redirect(link("/masuk", &[("kembali", &back)])).saying(call.say(words))
}

/// Stands for an address that does not exist.
const NOWHERE: Route = Route::get("(none)", kernel::Access::Public, |_| Err(Refusal::NotFound));

fn call_of(
    site: &Arc<Site>,
    arrived: Arrived,
    route: Route,
    params: Vec<(&'static str, String)>,
    number: String,
) -> Call {
    let now = Timestamp::now();
    let session = sessions::of(site, arrived.cookie("session"), now);
    let seed = match (&session, arrived.cookie("visitor")) {
        (Some(session), _) => crate::csrf::Seed::new(session.token.clone()),
        (None, Some(cookie)) => crate::csrf::Seed::new(cookie.to_owned()),
        (None, None) => crate::csrf::Seed::fresh(),
    };
    let ours = |token: &&str| crate::csrf::Seed::new((*token).to_owned()).accepts(arrived.form.text(hidden::CSRF));
    let before = arrived.cookie("session").filter(|_| session.is_none()).filter(ours);
    let ended = before.and_then(|token| sessions::ended(site, token, now));
    let action = arrived.form.text(hidden::ACTION).parse().map(kernel::ActionId);
    Call {
        actor: session.as_ref().map_or_else(kernel::Actor::visitor, |session| session.actor.clone()),
        lang: kernel::Lang::from_code(arrived.cookie("lang").unwrap_or("id")),
        now,
        today: kernel::day::Zone::Wib.day(now.as_millisecond()),
        store: site.store.clone(),
        sight: crate::looked::sight_of(&route),
        site: Arc::clone(site),
        action: action.unwrap_or_else(|_| crate::random::action(now)),
        route,
        request: number,
        params,
        seed,
        seed_used: std::cell::Cell::new(false),
        session: session.map(|current| current.session),
        notice: arrived.cookie("notice").and_then(|text| crate::form::percent_decoded(text, false)),
        ended,
        from_own_page: arrived.from_own_page,
        halfway: arrived.cookie("halfway").map(str::to_owned),
        known: arrived.cookie("known").map(str::to_owned),
        device: arrived.device,
        caller: arrived.caller,
        own_host: arrived.own_host,
        bearer: arrived.bearer,
        form: arrived.form,
        files: arrived.files,
        path: arrived.path,
        query: arrived.query,
    }
}
