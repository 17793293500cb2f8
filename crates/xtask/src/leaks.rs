//! Planted secrets: one person with numbers that stand nowhere else is registered through the form; then every page is
//! visited and every list exported as every role, and everything that the node wrote is searched for them in clear.
//! The person's name is looked for too, wherever it may not stand: with who may not see her, in the log, in the exported
//! journal, on the stick, in the metrics. She is a member of the koperasi as well: its board and supervisors know her by name,
//! and whatever leaves the koperasi tells her by her number.

mod confided;
mod exports;
mod member;
mod papers;
mod tables;

use std::collections::BTreeSet;
use std::path::Path;

use testkit::explore::explore;
use testkit::planted::{Finding, Planted, Secret, files_below};
use testkit::{Client, Login, Node, Trouble, World};

use crate::binary;
use crate::load;
use crate::options::Options;

/// Offices whose people may see the planted person, her village and the regency that holds its keys, and in which roles.
const MAY_SEE: [&str; 2] = ["Kuripan", "Wonosobo"];
const WHO_SEE: [&str; 5] =
    ["petugas_desmigratif", "kepala_desa", "pelaksana_harian", "koordinator", "penanggung_jawab"];
const PASSPHRASE: &str = "perahu biru di laut kidul\n";

/// Plants, visits, searches; `Ok(false)` when anything was found.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    let world = World::small().on_binary(binary::built(false)?);
    let seed = options.number("--seed", 1)?;
    let planted = member::with_words(&confided::with_words(&Planted::from_seed(seed), seed), seed);
    let mut node = Node::try_start(&world)?;
    println!("seed {seed}; the world is in {}", node.folder().display());
    let officer = node.try_sign_in("petugas_desmigratif@Kuripan")?;
    let (registered, mut kinds) = load::plant(&officer, &planted)?;
    let page = officer.try_get(&registered.path)?;
    let case = page.links().into_iter().find(|link| is_case(link)).ok_or_else(|| Trouble::new("no case was opened"))?;
    kinds.extend(confided::tell(&officer, &node.visitor(), &case, &planted)?);
    kinds.extend(member::join(&node, &registered.path, &planted)?);
    println!("planted {} at {}", kinds.join(", "), registered.path);
    println!("not planted, because the form does not ask: {}", left_out(&planted, &kinds));
    // Opened, mistyped and kept as a draft, so that the access stream, the log and the drafts have their chance.
    provoke(&officer, &planted, &registered.path)?;
    let named = with_name(&planted);
    let mut findings = visit_all(&node, &named)?;
    findings.extend(metrics(&node, &named)?);
    findings.extend(search_written(&mut node, &planted, &named)?);
    println!();
    findings.sort_by(|one, other| one.place.cmp(&other.place));
    findings.dedup();
    for finding in &findings {
        println!("{} stands in clear in {} at byte {}", finding.kind, finding.place, finding.offset);
    }
    println!("{} found", findings.len());
    Ok(findings.is_empty())
}

fn is_case(path: &str) -> bool {
    path.strip_prefix("/kasus/").is_some_and(|rest| rest.len() == 36)
}

fn left_out(planted: &Planted, kinds: &[&str]) -> String {
    let missing = planted.secrets.iter().map(|secret| secret.kind).filter(|kind| !kinds.contains(kind));
    let missing: Vec<&str> = missing.collect();
    if missing.is_empty() { "none".into() } else { missing.join(", ") }
}

/// The same with the part of the name that stands nowhere else.
fn with_name(planted: &Planted) -> Planted {
    let mut named = planted.clone();
    let own = planted.name.rsplit(' ').next().unwrap_or_default().to_owned();
    named.secrets.push(Secret { kind: "name", value: own });
    named
}

fn provoke(officer: &Client, planted: &Planted, resident: &str) -> Result<(), Trouble> {
    for secret in &planted.secrets {
        let asked = secret.value.replace(' ', "+");
        officer.try_get(&format!("/warga?q={asked}"))?;
        officer.try_get(&format!("/cari?q={asked}"))?;
        officer.try_get(&format!("/tidak-ada/{asked}"))?;
    }
    for show in ["nik", "phone", "passport"] {
        officer.try_get(&format!("{resident}?tampil={show}"))?;
    }
    for link in officer.try_get(resident)?.links().iter().filter(|link| link.starts_with("/kasus/")) {
        officer.try_get(link)?;
        officer.try_get(&format!("{link}/riwayat"))?;
    }
    let token = officer.try_get("/menu")?.try_form("/keluar")?.value("_csrf").unwrap_or_default();
    let typed: String = planted.secrets.iter().map(|secret| format!("{} ", secret.value)).collect();
    officer.post("/warga/baru", &[("_csrf", &token), ("nik", planted.value("nik")), ("name", &planted.name)]);
    let typed = serde_json::json!({ "notes": typed }).to_string();
    let draft = officer.post("/draf", &[("_csrf", &token), ("form", "/warga/baru"), ("isi", &typed)]);
    println!("searched for, mistyped, and kept as a draft (status {})", draft.status());
    Ok(())
}

/// Somebody who visits.
struct Visitor<'a> {
    who: String,
    login: Option<&'a Login>,
    may_see: bool,
    /// Of the koperasi's board or supervisors: they know the member.
    organ: bool,
}

impl<'a> Visitor<'a> {
    fn of(login: &'a Login) -> Visitor<'a> {
        let role = login.role.as_str();
        let near = MAY_SEE.iter().any(|office| login.office.contains(office));
        Visitor {
            who: format!("{role} of {}", login.office),
            login: Some(login),
            may_see: near && WHO_SEE.contains(&role),
            organ: near && member::ORGANS.contains(&role),
        }
    }

    /// May this be shown to them there? What an organ of the koperasi takes along names nobody.
    fn may(&self, kind: &str, place: &str) -> bool {
        let taken_along = ["ekspor", "export", ".csv", ".xlsx"].iter().any(|word| place.contains(word));
        if member::KINDS.contains(&kind) || (kind == "name" && self.organ) {
            return self.organ && !taken_along;
        }
        // The board reminds members by telephone.
        if kind == "phone" && self.login.is_some_and(|login| login.role == "pengurus_koperasi") {
            return self.organ
                && !taken_along
                && (place.starts_with("/pinjaman") || place == "/tunggakan-wajib" || place.starts_with("/anggota"));
        }
        let readers = confided::READERS.iter().find(|(own, _)| *own == kind).map(|(_, roles)| *roles);
        let told = |roles: &[&str]| self.login.is_some_and(|login| roles.contains(&login.role.as_str()));
        self.may_see && readers.is_none_or(told)
    }
}

/// Who visits: those first who may see the planted person, so that the others can try the very same addresses.
fn visitors(node: &Node) -> Vec<Visitor<'_>> {
    let mut all: Vec<Visitor<'_>> = node.cast().everybody().iter().map(Visitor::of).collect();
    all.push(Visitor { who: "visitor".to_owned(), login: None, may_see: false, organ: false });
    all.sort_by_key(|visitor| (!visitor.may_see, !visitor.organ));
    all
}

/// Every page and every export as every role; what a role without the right is shown in clear is a finding.
fn visit_all(node: &Node, planted: &Planted) -> Result<Vec<Finding>, Trouble> {
    let routes = node.try_routes()?;
    let (mut findings, mut reached, mut addresses) = (Vec::new(), BTreeSet::new(), BTreeSet::<String>::new());
    for visitor in visitors(node) {
        let client = node.visitor();
        if let Some(login) = visitor.login {
            testkit::node::try_sign_in_as(&client, login)?;
        }
        let mut by_right = 0;
        let mut look = |place: String, bytes: &[u8]| {
            for found in planted.found_in(&format!("{place} as {}", visitor.who), &papers::with_text(bytes)) {
                if visitor.may(found.kind, &place) { by_right += 1 } else { findings.push(found) }
            }
        };
        let visited = explore(&client, &routes, |_, page| look(page.path().to_owned(), page.bytes()));
        let mut guessed = 0;
        if !visitor.may_see {
            for path in &addresses {
                let page = client.try_get(path)?;
                guessed += 1;
                look(path.clone(), page.bytes());
            }
        }
        if visitor.may_see || visitor.organ {
            addresses.extend(visited.addresses.iter().map(|(path, ..)| path.clone()).filter(|path| path.len() > 36));
        }
        reached.extend(visited.addresses.iter().map(|(_, route, _)| route.clone()));
        let exported = exports::all(&client, &routes, |kind, bytes| look(format!("the export of {kind}"), bytes));
        let (own, who) = (visited.addresses.len(), &visitor.who);
        println!("{who}: {own} addresses, {guessed} of others, {exported}; seen by right: {by_right}");
    }
    let pages = routes.iter().filter(|route| route.method == "GET").map(|route| route.path.as_str());
    let unreached: Vec<&str> = pages.filter(|path| !reached.contains(*path)).collect();
    println!("no link led anybody to {}", unreached.join(", "));
    Ok(findings)
}

fn metrics(node: &Node, planted: &Planted) -> Result<Vec<Finding>, Trouble> {
    let mut findings = Vec::new();
    for path in ["/metrics", "/health"] {
        let page = node.visitor().try_get(path)?;
        println!("{path}: status {}, {} bytes", page.status(), page.bytes().len());
        findings.extend(planted.found_in(path, page.bytes()));
    }
    Ok(findings)
}

/// Files of the world, tables, the log, the exported journal and a backup; while it runs, and again after it has stopped.
fn search_written(node: &mut Node, planted: &Planted, named: &Planted) -> Result<Vec<Finding>, Trouble> {
    let mut findings = planted.found_below(node.folder())?;
    findings.extend(tables::search(node.folder(), planted)?);
    findings.extend(backup(node.folder(), named)?);
    node.stop()?;
    findings.extend(planted.found_below(node.folder())?);
    let log = std::fs::read(node.log())?;
    findings.extend(named.found_in("the log", &log));
    let journal = node.folder().with_extension("journal");
    let target = journal.display().to_string();
    let export = node.try_run(&["journal", "export", &target])?;
    if export.code == 0 {
        findings.extend(named.found_in("the exported journal", &std::fs::read(&journal)?));
        std::fs::remove_file(&journal)?;
    } else {
        println!("the journal could not be exported: {}", export.errors.trim());
    }
    let files = files_below(node.folder())?.len();
    println!("searched: {files} files of the node, {} bytes of log, the exported journal", log.len());
    Ok(findings)
}

/// A backup on a stick: nothing of it may be readable without its passphrase.
fn backup(folder: &Path, named: &Planted) -> Result<Vec<Finding>, Trouble> {
    let stick = folder.with_extension("stick");
    let (to, dir) = (stick.display().to_string(), folder.display().to_string());
    let made = testkit::node::run_typing(&["backup", "--to", &to, "--dir", &dir], PASSPHRASE);
    if made.code != 0 {
        println!("no backup was made: {}", made.errors.trim());
        return Ok(Vec::new());
    }
    let findings = named.found_below(&stick)?;
    println!("searched: {} files of a backup", files_below(&stick)?.len());
    std::fs::remove_dir_all(&stick)?;
    Ok(findings)
}
