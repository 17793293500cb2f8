//! A route as a room declares it, and the table that finds one for a request.
//! Not here: sessions, bodies and headers (`serve`), what a handler is given (`call`).

use std::collections::HashMap;

use kernel::{Access, RecordSpec, Refusal};

use crate::answer::Answer;
use crate::call::Call;

/// What a route does when it is called. It runs on a blocking thread and may read and act, nothing else.
pub type Handler = fn(&Call) -> Result<Answer, Refusal>;

/// The two methods there are. `HEAD` is answered like `Get`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Shows something and changes nothing.
    Get,
    /// Changes something, then redirects.
    Post,
}

impl Method {
    /// The method's name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
        }
    }
}

/// One address that the binary answers, and who may call it.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// Get or Post.
    pub method: Method,
    /// The path with parameters in braces, such as `/warga/{id}`. A parameter is one whole segment.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// For what specific fields are opened, as the access stream says it; empty for a page that opens none: there they
    /// stay shut for everybody.
    pub purpose: &'static str,
    /// Kinds whose specific fields it opens besides those of its own kind.
    pub opens: &'static [&'static RecordSpec],
    /// The page of the guide that helps here, such as `surat` or `surat#mengetahui`; empty for the room's own.
    pub help: &'static str,
    /// The kind of record that it serves; the generic pages need it.
    pub spec: Option<&'static RecordSpec>,
    /// Takes files: the whole form may be 13 MB instead of 256 kB.
    pub files: bool,
    /// What it does.
    pub handler: Handler,
}

impl Route {
    /// A page.
    pub const fn get(path: &'static str, access: Access, handler: Handler) -> Route {
        let (purpose, help) = ("", "");
        Route { method: Method::Get, path, access, purpose, opens: &[], help, spec: None, files: false, handler }
    }

    /// A form that is sent.
    pub const fn post(path: &'static str, access: Access, handler: Handler) -> Route {
        Route { method: Method::Post, ..Route::get(path, access, handler) }
    }

    /// Says for which task specific fields of its kind are opened.
    pub const fn purpose(mut self, purpose: &'static str) -> Route {
        self.purpose = purpose;
        self
    }

    /// Opens specific fields of these kinds too, for the same task.
    pub const fn opens(mut self, kinds: &'static [&'static RecordSpec]) -> Route {
        self.opens = kinds;
        self
    }

    /// Says which page of the guide helps here.
    pub const fn help(mut self, help: &'static str) -> Route {
        self.help = help;
        self
    }

    /// Takes files too.
    pub const fn files(mut self) -> Route {
        self.files = true;
        self
    }

    /// Says which kind of record it serves.
    pub const fn of(mut self, spec: &'static RecordSpec) -> Route {
        self.spec = Some(spec);
        self
    }

    /// Does the path name the same addresses as another? Names of parameters do not count.
    pub fn overlaps(&self, other: &Route) -> bool {
        let shape = |path: &'static str| path.split('/').map(|part| if is_parameter(part) { "{}" } else { part });
        self.method == other.method && shape(self.path).eq(shape(other.path))
    }

    /// The values of the parameters when the path fits, in their order.
    fn fits(&self, path: &str) -> Option<Vec<(&'static str, String)>> {
        let mut values = Vec::new();
        let mut given = path.split('/');
        for own in self.path.split('/') {
            let part = given.next()?;
            if is_parameter(own) {
                if part.is_empty() {
                    return None;
                }
                values.push((&own[1..own.len() - 1], decode(part)?));
            } else if own != part {
                return None;
            }
        }
        given.next().is_none().then_some(values)
    }

    /// Which of two routes that both fit is meant: the one with more fixed parts, from the left.
    fn fixed(&self) -> Vec<bool> {
        self.path.split('/').map(|part| !is_parameter(part)).collect()
    }
}

fn is_parameter(part: &str) -> bool {
    part.len() > 2 && part.starts_with('{') && part.ends_with('}')
}

fn decode(part: &str) -> Option<String> {
    if part.contains('%') { crate::form::percent_decoded(part, false) } else { Some(part.to_owned()) }
}

/// What the table says of a request.
#[derive(Debug)]
pub enum Found {
    /// This route, with its parameters.
    Route(Route, Vec<(&'static str, String)>),
    /// The address exists, but not with this method.
    OtherMethod,
    /// No such address.
    Nothing,
}

/// All routes of a site.
#[derive(Debug, Default)]
pub struct RouteTable {
    routes: Vec<Route>,
    /// Which routes may fit, by [`place_of`]: every request asks twice, and there are many hundreds.
    places: HashMap<(usize, &'static str), Vec<usize>>,
}

/// How many parts a path has, and its first one.
fn place_of(path: &str) -> (usize, &str) {
    let first = path.split('/').nth(1).unwrap_or_default();
    (path.split('/').count(), first)
}

impl RouteTable {
    /// Makes the table, or says which routes share an address.
    pub fn new(routes: Vec<Route>) -> Result<RouteTable, Vec<String>> {
        let mut flaws = Vec::new();
        for (index, route) in routes.iter().enumerate() {
            if !route.path.starts_with('/') || (route.path.len() > 1 && route.path.ends_with('/')) {
                flaws.push(format!("the path {} does not begin with a slash, or ends with one", route.path));
            }
            if routes[..index].iter().any(|other| other.overlaps(route)) {
                flaws.push(format!("two routes answer {} {}", route.method.name(), route.path));
            }
        }
        let mut places: HashMap<(usize, &'static str), Vec<usize>> = HashMap::new();
        for (index, route) in routes.iter().enumerate() {
            let (count, first) = place_of(route.path);
            places.entry((count, if is_parameter(first) { "" } else { first })).or_default().push(index);
        }
        if flaws.is_empty() { Ok(RouteTable { routes, places }) } else { Err(flaws) }
    }

    /// Every route, in the order of declaration.
    pub fn all(&self) -> &[Route] {
        &self.routes
    }

    /// The route that answers a request.
    pub fn find(&self, method: Method, path: &str) -> Found {
        let mut best: Option<(Route, Vec<(&'static str, String)>)> = None;
        let mut other_method = false;
        let (count, first) = place_of(path);
        // What begins with a parameter stands under no name.
        let unnamed = if first.is_empty() { None } else { self.places.get(&(count, "")) };
        let places = self.places.get(&(count, first)).into_iter().chain(unnamed).flatten();
        for route in places.map(|index| &self.routes[*index]) {
            let Some(values) = route.fits(path) else { continue };
            if route.method != method {
                other_method = true;
            } else if best.as_ref().is_none_or(|(chosen, _)| route.fixed() > chosen.fixed()) {
                best = Some((*route, values));
            }
        }
        match best {
            Some((route, values)) => Found::Route(route, values),
            None if other_method => Found::OtherMethod,
            None => Found::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing(_: &Call) -> Result<Answer, Refusal> {
        Err(Refusal::NotFound)
    }

    fn table() -> RouteTable {
        RouteTable::new(vec![
            Route::get("/", Access::Public, nothing),
            Route::get("/warga/{id}", Access::SignedIn, nothing),
            Route::get("/warga/baru", Access::SignedIn, nothing),
            Route::post("/warga/{id}/ubah", Access::SignedIn, nothing),
        ])
        .expect("sound") // reason: a test
    }

    #[test]
    fn a_fixed_part_is_preferred_to_a_parameter() {
        let Found::Route(route, values) = table().find(Method::Get, "/warga/baru") else { panic!("nothing found") };
        assert_eq!((route.path, values.len()), ("/warga/baru", 0));
        let Found::Route(route, values) = table().find(Method::Get, "/warga/a%20b") else { panic!("nothing found") };
        assert_eq!((route.path, values[0].1.as_str()), ("/warga/{id}", "a b"));
    }

    #[test]
    fn an_unknown_address_and_a_wrong_method_are_told_apart() {
        assert!(matches!(table().find(Method::Get, "/warga/1/ubah"), Found::OtherMethod));
        assert!(matches!(table().find(Method::Get, "/warga//ubah"), Found::Nothing));
        assert!(matches!(table().find(Method::Get, "/warga/"), Found::Nothing));
        assert!(matches!(table().find(Method::Get, "/"), Found::Route(..)));
    }

    #[test]
    fn two_routes_of_one_address_are_refused_whatever_their_parameters_are_called() {
        let twice = vec![
            Route::get("/surat/{id}", Access::Public, nothing),
            Route::get("/surat/{number}", Access::Public, nothing),
        ];
        assert_eq!(RouteTable::new(twice).map(|_| ()).map_err(|flaws| flaws.len()), Err(1));
    }
}
