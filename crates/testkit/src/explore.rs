//! Visits the routes as one person: those without parameters as they are printed, those with parameters through links
//! found on the way. What no link leads to is reported, not guessed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::http::{Client, Page};
use crate::routes::Route;

/// How many addresses of one route with parameters are visited.
const EXAMPLES: usize = 2;
/// Addresses that end a visit, or change what the rest of it looks like.
const NOT_VISITED: [&str; 2] = ["/keluar", "/bahasa"];

/// What a person saw.
#[derive(Debug, Default)]
pub struct Visited {
    /// Every address asked for: path, its route's path, status.
    pub addresses: Vec<(String, String, u16)>,
    /// Routes of GET that no address was found for.
    pub unreached: Vec<String>,
}

/// Visits everything and shows each answer to `each`, with the route that it belongs to.
pub fn explore(client: &Client, routes: &[Route], mut each: impl FnMut(&Route, &Page)) -> Visited {
    let pages: Vec<&Route> = routes.iter().filter(|route| route.method == "GET").collect();
    let mut waiting: VecDeque<String> = pages.iter().filter(|r| r.is_plain_page()).map(|r| r.path.clone()).collect();
    let mut asked: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut examples: BTreeMap<String, usize> = BTreeMap::new();
    let mut visited = Visited::default();
    while let Some(path) = waiting.pop_front() {
        let Some(route) = route_of(&pages, &path) else { continue };
        if NOT_VISITED.contains(&route.path.as_str()) {
            continue;
        }
        let Ok(page) = client.try_get(&path) else {
            visited.addresses.push((path, route.path.clone(), 0));
            continue;
        };
        each(route, &page);
        visited.addresses.push((path, route.path.clone(), page.status()));
        for link in leads(&page) {
            let Some(found) = route_of(&pages, &link) else { continue };
            let seen = examples.entry(found.path.clone()).or_default();
            if *seen < EXAMPLES && asked.insert(link.clone()) {
                *seen += 1;
                waiting.push_back(link);
            }
        }
    }
    let reached: BTreeSet<&str> = visited.addresses.iter().map(|(_, route, _)| route.as_str()).collect();
    visited.unreached = pages.iter().map(|r| r.path.clone()).filter(|path| !reached.contains(path.as_str())).collect();
    visited
}

/// The route that answers a path: of those that match, the one with fewest parameters.
fn route_of<'a>(routes: &[&'a Route], path: &str) -> Option<&'a Route> {
    let matching = routes.iter().filter(|route| route.matches(path));
    matching.min_by_key(|route| route.path.matches('{').count()).copied()
}

/// Where a page leads: its links, and where it redirects to.
fn leads(page: &Page) -> Vec<String> {
    let html = page.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let mut links = if html { page.links() } else { Vec::new() };
    links.extend(page.location().map(str::to_owned));
    let base = page.client().base().to_owned();
    let local = |link: String| {
        let link = link.strip_prefix(&base).unwrap_or(&link).split('#').next().unwrap_or_default().to_owned();
        (link.starts_with('/') && !link.starts_with("//")).then_some(link)
    };
    links.into_iter().filter_map(local).collect()
}
