//! Which pages there are to take pictures of: the table's, and every page that the binary has and a role reaches.

use std::collections::BTreeSet;

use testkit::explore::explore;
use testkit::{Node, Trouble};

use super::table::{PAGES, ROLES};

/// One page to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shot {
    /// The file's name without width and ending.
    pub name: String,
    /// The address.
    pub path: String,
    /// Who looks at it; empty for a visitor.
    pub role: String,
}

/// A paper with its name and bytes.
pub type Paper = (String, Vec<u8>);

/// All pages and papers, each route once, seen by the first role that may.
pub fn find(node: &Node) -> Result<(Vec<Shot>, Vec<Paper>), Trouble> {
    let routes = node.try_routes()?;
    let named =
        |(name, path, role): (&str, &str, &str)| Shot { name: name.into(), path: path.into(), role: role.into() };
    let mut shots: Vec<Shot> = PAGES.into_iter().map(named).collect();
    let mut papers: Vec<Paper> = Vec::new();
    let mut taken: BTreeSet<String> = PAGES.iter().map(|(_, path, _)| (*path).to_owned()).collect();
    for role in ROLES {
        let client = if role.is_empty() {
            node.visitor()
        } else if node.cast().try_who(role).is_ok() {
            node.try_sign_in(role)?
        } else {
            continue;
        };
        explore(&client, &routes, |route, page| {
            if route.path == "/health" || page.status() != 200 || !taken.insert(route.path.clone()) {
                return;
            }
            let name = name_of(&route.path);
            match page.header("content-type").unwrap_or_default() {
                kind if kind.starts_with("text/html") => {
                    shots.push(Shot { name, path: page.path().to_owned(), role: role.to_owned() });
                }
                "application/pdf" => papers.push((name, page.bytes().to_vec())),
                _ => {}
            }
        });
    }
    shots.sort_by_key(|shot| ROLES.iter().position(|role| *role == shot.role));
    Ok((shots, papers))
}

/// A file name from a route: `/warga/{id}/riwayat` becomes `warga-id-riwayat`.
fn name_of(path: &str) -> String {
    let letters = path.chars().filter(|letter| !"{}".contains(*letter));
    let name: String = letters.map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "depan".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_route_gives_a_file_name() {
        assert_eq!(name_of("/warga/{id}/riwayat"), "warga-id-riwayat");
        assert_eq!(name_of("/"), "depan");
    }
}
