//! Planted secrets: one person with numbers that stand nowhere else is registered through the form; then every page
//! is visited as every role, and everything that the node wrote is searched for them in clear.

use testkit::explore::explore;
use testkit::planted::{Finding, Planted};
use testkit::{Node, Trouble, World};

use crate::binary;
use crate::load;
use crate::options::Options;

/// Offices whose people may see the planted person: her village, and the regency that holds its keys.
const MAY_SEE: [&str; 2] = ["Kuripan", "Wonosobo"];

/// Plants, visits, searches; `Ok(false)` when anything was found.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    let world = World::small().on_binary(binary::built(false)?);
    let seed = options.number("--seed", 1)?;
    let planted = Planted::from_seed(seed);
    let mut node = Node::try_start(&world)?;
    println!("seed {seed}; the world is in {}", node.folder().display());
    let officer = node.try_sign_in("petugas_desmigratif@Kuripan")?;
    let (registered, kinds) = load::plant(&officer, &planted)?;
    println!("planted {} at {}", kinds.join(", "), registered.path);
    println!("not planted, because the form does not ask: {}", left_out(&planted, &kinds));
    let mut findings = visit_all(&node, &planted)?;
    findings.extend(search_written(&mut node, &planted)?);
    println!();
    for finding in &findings {
        println!("{} stands in clear in {} at byte {}", finding.kind, finding.place, finding.offset);
    }
    println!("{} found", findings.len());
    Ok(findings.is_empty())
}

fn left_out(planted: &Planted, kinds: &[&str]) -> String {
    let missing = planted.secrets.iter().map(|secret| secret.kind).filter(|kind| !kinds.contains(kind));
    let missing: Vec<&str> = missing.collect();
    if missing.is_empty() { "none".into() } else { missing.join(", ") }
}

/// Every page as every role; what a role without the right is shown in clear is a finding.
fn visit_all(node: &Node, planted: &Planted) -> Result<Vec<Finding>, Trouble> {
    let routes = node.try_routes()?;
    let mut findings = Vec::new();
    let visitor = ("visitor".to_owned(), None);
    let cast = node.cast().everybody().iter().map(|login| (format!("{} of {}", login.role, login.office), Some(login)));
    for (who, login) in std::iter::once(visitor).chain(cast) {
        let client = node.visitor();
        if let Some(login) = login {
            testkit::node::try_sign_in_as(&client, login)?;
        }
        let may_see = login.is_some_and(|login| MAY_SEE.iter().any(|office| login.office.contains(office)));
        let mut seen = 0;
        let visited = explore(&client, &routes, |_, page| {
            let found = planted.found_in(&format!("{} as {who}", page.path()), page.bytes());
            seen += found.len();
            if !may_see {
                findings.extend(found);
            }
        });
        let by_right = if may_see { format!("; secrets seen by right: {seen}") } else { String::new() };
        println!("{who}: {} addresses{by_right}", visited.addresses.len());
        if !visited.unreached.is_empty() {
            println!("   no link led to {}", visited.unreached.join(", "));
        }
    }
    Ok(findings)
}

/// Files of the world, the log, and the exported journal; while it runs, and again after it has stopped.
fn search_written(node: &mut Node, planted: &Planted) -> Result<Vec<Finding>, Trouble> {
    let mut findings = planted.found_below(node.folder())?;
    node.stop()?;
    findings.extend(planted.found_below(node.folder())?);
    findings.extend(planted.found_in("the log", &std::fs::read(node.log())?));
    let journal = node.folder().with_extension("journal");
    let target = journal.display().to_string();
    let export = node.try_run(&["journal", "export", &target])?;
    if export.code == 0 {
        findings.extend(planted.found_in("the exported journal", &std::fs::read(&journal)?));
        std::fs::remove_file(&journal)?;
    } else {
        println!("the journal could not be exported: {}", export.errors.trim());
    }
    findings.sort_by(|one, other| one.place.cmp(&other.place));
    findings.dedup();
    println!("searched: {} files, the log, the exported journal", testkit::planted::files_below(node.folder())?.len());
    Ok(findings)
}
