//! The routes as `desmigratif routes --json` prints them, read leniently: only what the tools here need.

use serde_json::Value;

use crate::Trouble;

/// One route of the binary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: String,
    /// The path with its parameters in braces, such as `/warga/{id}`.
    pub path: String,
    /// Who may, in the binary's own words.
    pub access: String,
    /// The roles that may, by name; `None` where everybody may.
    pub roles: Option<Vec<String>>,
}

impl Route {
    /// Whether it can be visited as it is printed: a `GET` without parameters.
    pub fn is_plain_page(&self) -> bool {
        self.method == "GET" && !self.path.contains('{')
    }

    /// Whether a path of a link is one of this route's.
    pub fn matches(&self, path: &str) -> bool {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let own: Vec<&str> = self.path.split('/').collect();
        let given: Vec<&str> = path.split('/').collect();
        own.len() == given.len()
            && own.iter().zip(&given).all(|(own, given)| own == given || (own.starts_with('{') && !given.is_empty()))
    }
}

/// Reads the printed list: an array, or an object with `routes`.
pub fn from_json(printed: &Value) -> Result<Vec<Route>, Trouble> {
    let listed = printed.as_array().or_else(|| printed["routes"].as_array());
    let listed = listed.ok_or_else(|| Trouble::new("`routes --json` printed no list"))?;
    Ok(listed.iter().map(route).collect())
}

fn route(printed: &Value) -> Route {
    let text = |key: &str| match &printed[key] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let access = if printed["access"].is_null() { text("permission") } else { text("access") };
    let name = |role: &Value| role.as_str().unwrap_or_default().to_owned();
    let roles = printed["roles"].as_array().map(|roles| roles.iter().map(name).collect());
    Route { method: text("method").to_uppercase(), path: text("path"), access, roles }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn a_parameter_matches_one_segment_and_not_none_nor_two() {
        let route = Route { method: "GET".into(), path: "/warga/{id}".into(), access: String::new(), roles: None };
        assert!(route.matches("/warga/0192?tab=riwayat"));
        assert!(!route.matches("/warga/"));
        assert!(!route.matches("/warga/0192/ubah"));
    }
}
