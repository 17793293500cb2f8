//! What guards every answer, whoever asks and whatever becomes of it: the content policy, no copies of personal pages,
//! cookies that no script and no neighbour gets. Walks every address that the binary has.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;

use testkit::routes::Route;
use testkit::{Client, Node, Page};

use crate::grid::examples::Examples;
use crate::world::{MINISTRY, OFFICER};

/// What is wrong with the headers of an answer.
fn flaws(page: &Page, personal: bool) -> Vec<String> {
    let header = |name: &str| page.header(name).unwrap_or_default().to_owned();
    let mut flaws = Vec::new();
    let mut must = |right: bool, what: String| {
        if !right {
            flaws.push(what);
        }
    };
    let policy = header("content-security-policy");
    let parts: BTreeSet<&str> = policy.split(';').map(str::trim).collect();
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        must(parts.contains(part), format!("the policy lacks {part}: {policy}"));
    }
    let open = ["unsafe", "*", "http:", "https:", "blob:"].into_iter().find(|word| policy.contains(word));
    must(open.is_none(), format!("the policy opens {open:?}: {policy}"));
    for (name, wanted) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        must(header(name) == wanted, format!("{name}: {}", header(name)));
    }
    must(header("permissions-policy").contains("microphone=()"), "no permissions-policy".to_owned());
    let cache = header("cache-control");
    must(!cache.is_empty(), "no cache-control".to_owned());
    let shown = matches!(page.status(), 200 | 303);
    must(
        !personal || (shown && cache.contains("immutable")) || cache == "no-store",
        format!("a copy is kept: {cache}"),
    );
    must(page.status() == 303 || !header("content-type").is_empty(), "no content-type".to_owned());
    must(header("server").is_empty() && header("x-powered-by").is_empty(), "it tells what it runs on".to_owned());
    let cookie = header("set-cookie");
    let guarded = cookie.is_empty()
        || (cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"));
    must(guarded, format!("a cookie is open: {cookie}"));
    must(!page.source().contains(" style=\"") && !has_inline(page), "something inline in the page".to_owned());
    flaws
}

/// A script with words of its own, or a handler in a tag: the policy would refuse it, and it would be missed.
fn has_inline(page: &Page) -> bool {
    if !page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        return false;
    }
    let document = page.document();
    let scripts = document.all("script").any(|script| script.attribute("src").is_none());
    scripts
        || document.all("style").next().is_some()
        || [" onclick=", " onload=", " onsubmit="].iter().any(|handler| page.source().contains(handler))
}

#[track_caller]
fn must_be_guarded(page: &Page, personal: bool) {
    let flaws = flaws(page, personal);
    assert!(flaws.is_empty(), "{} ({}): {flaws:#?}", page.path(), page.status());
}

#[test]
fn every_address_answers_a_visitor_and_an_officer_with_all_that_guards_a_page() {
    let node = Node::start();
    let examples = Examples::made_in(&node);
    let routes: Vec<Route> =
        node.try_routes().expect("routes").into_iter().filter(|route| route.method == "GET").collect();
    let people = [(node.visitor(), false), (node.sign_in(OFFICER), true), (node.sign_in(MINISTRY), true)];
    let mut wrong = Vec::new();
    let mut kinds = BTreeSet::new();
    for (client, signed_in) in &people {
        for route in &routes {
            let page = client.get(&examples.path(route));
            kinds.insert((page.status(), page.header("content-type").unwrap_or("").to_owned()));
            let found = flaws(&page, *signed_in);
            if !found.is_empty() {
                wrong.push(format!("{} {} (signed in: {signed_in}): {found:?}", page.status(), page.path()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for kind in
        ["text/html; charset=utf-8", "application/pdf", "application/json", "image/svg+xml", "text/csv; charset=utf-8"]
    {
        assert!(kinds.iter().any(|(status, own)| *status == 200 && own == kind), "no {kind} among {kinds:#?}");
    }
}

#[test]
fn a_refusal_is_guarded_like_a_page() {
    let world = crate::world::world();
    let (visitor, officer) = (world.visitor(), world.officer());
    let token = officer.get("/menu").form("/keluar").value("_csrf").expect("a token");
    let refused = [
        (visitor.get("/tidak/ada"), 404),
        (officer.get("/warga/019bdd2f-0000-7000-8000-000000000000"), 404),
        (officer.get("/akun/baru"), 403),
        (officer.post("/beranda", &[]), 405),
        (officer.post("/warga/baru", &[("_csrf", "wrong")]), 403),
        (officer.post("/warga/baru", &[("_csrf", &token)]), 422),
        (officer.post("/warga/baru", &[("_csrf", &token), ("name", &"x".repeat(400 * 1024))]), 413),
        (visitor.try_get_with("/", &[("Host", "jahat.example")]).expect("an answer"), 421),
        (visitor.post("/masuk", &[("account", "x")]), 403),
    ];
    for (page, status) in &refused {
        page.must_be(*status);
        must_be_guarded(page, true);
    }
}

#[test]
fn what_never_changes_may_be_kept_and_what_is_personal_may_not() {
    let world = crate::world::world();
    let style = world
        .visitor()
        .get("/")
        .document()
        .all("link")
        .find_map(|link| link.attribute("href").filter(|to| to.starts_with("/aset/")).map(str::to_owned));
    let page = world.visitor().get(&style.expect("a style sheet"));
    assert!(page.header("cache-control").is_some_and(|kept| kept.contains("immutable")));
    must_be_guarded(&page, false);
    for personal in ["/beranda", "/warga", "/saya", "/warga/buku.pdf"] {
        let page = world.officer().get(personal);
        page.must_be(200);
        must_be_guarded(&page, true);
    }
}

/// Says something to a node as nobody's browser would, and reads what comes until it ends.
fn raw(address: &str, said: &str) -> String {
    let mut stream = TcpStream::connect(address.trim_start_matches("http://")).expect("connected");
    stream.write_all(said.as_bytes()).expect("said");
    let mut heard = String::new();
    // What is no HTTP is answered by a closed line, or by a bare refusal.
    let _ = stream.read_to_string(&mut heard);
    heard
}

#[test]
fn what_is_no_request_ends_the_connection_and_the_node_goes_on() {
    let world = crate::world::world();
    for nonsense in ["\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}TLS hello\r\n\r\n"] {
        let heard = raw(world.address(), nonsense);
        assert!(heard.is_empty() || heard.starts_with("HTTP/1.1 4"), "{heard}");
    }
    let long = format!("GET /?{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "x".repeat(300 * 1024));
    let heard = raw(world.address(), &long);
    assert!(heard.is_empty() || heard.starts_with("HTTP/1.1 4"), "{}", &heard[..heard.len().min(80)]);
    world.visitor().get("/health").must_be(200);
}

/// A node behind a public address on HTTPS, as a proxy would reach it.
#[test]
fn behind_https_only_the_guarded_cookie_signs_in() {
    let served = crate::sign_in::Served::behind("https://desmigratif.contoh.id");
    let client = Client::new(served.address());
    let page = client.get("/mulai");
    must_be_guarded(&page, false);
    assert!(page.header("strict-transport-security").is_some());
    let cookie = page.header("set-cookie").unwrap_or_default();
    assert!(cookie.starts_with("__Host-") && cookie.contains("; Secure"), "{cookie}");
    let home = served.begun(&client);
    home.must_be(200);
    let (name, value) = client.cookies().into_iter().find(|(name, _)| name == "__Host-desmigratif").expect("a session");
    let neighbour = Client::new(served.address());
    neighbour.put_cookie(name.trim_start_matches("__Host-"), &value);
    assert!(neighbour.get("/beranda").location().is_some_and(|to| to.starts_with("/masuk")), "the plain name counts");
    neighbour.put_cookie(&name, &value);
    neighbour.get("/beranda").must_be(200);
}
