//! Every route as every person: who may not is refused and never sees the page; who may gets it. The test fails for a
//! route that the table does not know, and for a parameter that it has no example of.

mod abroad;
mod agencies;
mod complaints;
mod data_rights;
mod enterprise;
pub mod examples;
mod koperasi;
mod koperasi_body;
mod koperasi_loans;
mod migration;
mod parenting;
mod table;
mod who;

use std::collections::BTreeMap;

use testkit::routes::Route;
use testkit::{Client, Login, Node, Page};

use abroad::ABROAD;
use agencies::AGENCIES;
use complaints::COMPLAINTS;
use data_rights::DATA_RIGHTS;
use enterprise::ENTERPRISE;
use examples::Examples;
use koperasi::KOPERASI;
use koperasi_body::KOPERASI_BODY;
use koperasi_loans::KOPERASI_LOANS;
use migration::MIGRATION;
use parenting::PARENTING;
use table::GRID;
use who::Who;

/// Every line of the grid.
fn grid() -> impl Iterator<Item = &'static (&'static str, &'static str, Who)> {
    GRID.iter()
        .chain(MIGRATION)
        .chain(AGENCIES)
        .chain(ENTERPRISE)
        .chain(PARENTING)
        .chain(KOPERASI)
        .chain(KOPERASI_BODY)
        .chain(KOPERASI_LOANS)
        .chain(COMPLAINTS)
        .chain(ABROAD)
        .chain(DATA_RIGHTS)
}

/// Addresses that end the visit or change the language for the rest of it.
const NOT_VISITED: [&str; 1] = ["/bahasa"];

/// Kinds whose records only their own village and its regency open.
const OF_THE_VILLAGE: [&str; 54] = [
    "pengasuhan-anak",
    "anak",
    "transaksi-simpanan",
    "kelompok-usaha",
    "anggota-kelompok",
    "bantuan-usaha",
    "barang-bantuan",
    "aset-usaha",
    "kas-usaha",
    "izin-usaha",
    "rapat-kelompok",
    "rencana-usaha",
    "agunan",
    "pinjaman",
    "produk-pinjaman",
    "rapat-koperasi",
    "anggota-koperasi",
    "rekening-simpanan",
    "bukti-kas",
    "kuasa-simpanan",
    "koperasi",
    "akun-buku",
    "masa-kerja",
    "jaminan-kasus",
    "rencana-pulang",
    "darurat",
    "permintaan-data",
    "kebocoran-data",
    "pengaduan",
    "laporan-bulanan",
    "hambatan",
    "berkas",
    "lampirkan",
    "kegiatan",
    "layanan",
    "minat",
    "rujukan",
    "impor",
    "warga",
    "keluarga",
    "anggota-keluarga",
    "kontak-keluarga",
    "lampiran",
    "surat",
    "kasus",
    "pesan",
    "akun",
    "kantor",
    "kelola-artikel",
    "penetapan",
    "buka-darurat",
    "serah-terima",
    "pendataan",
    "pendataan-rumah",
];

/// What a rule of state, not of permission, may answer too: an import of another office, a token that is false, a draft that nobody has begun, a search
/// that names no kind, a letter that is checked already and not acknowledged yet.
const BY_STATE: &[(&str, &[u16])] = &[
    // A village's board founds; one that has its koperasi founds no other.
    ("/koperasi/baru", &[403]),
    // Who joins is chosen on the page before.
    ("/kelompok-usaha/{id}/anggota/baru", &[404]),
    ("/cek/{token}", &[404]),
    ("/cek-bukti/{token}", &[404]),
    ("/CEK-BUKTI/{token}", &[404]),
    ("/CEK/{token}", &[404]),
    ("/draf", &[404]),
    // Which role opens a file, or adds one, is the affair of the record that it belongs to.
    ("/berkas/{id}", &[404]),
    ("/berkas/{id}/hapus", &[403, 404]),
    ("/lampirkan/{kind}/{id}", &[403, 404]),
    ("/kegiatan/{id}/selesai", &[403]),
    // The example's case is no interview that several villages have in common.
    ("/kasus/pola/{apa}/{id}", &[404]),
    // Nobody has made a plan, or the worker has not wanted a copy for the family.
    ("/kasus/{id}/kiriman.pdf", &[403, 404]),
    // Only giver, receiver, proposer and who is told.
    ("/serah-terima/{id}", &[404]),
    ("/serah-terima/{id}/berita-acara.pdf", &[404]),
    // Only who opened it in an emergency, and for an hour.
    ("/buka-darurat/{id}/data", &[404]),
    // What is kept of a company is everybody's on its own page; the records themselves are their office's.
    ("/p3mi/{id}/banding", &[404]),
    ("/p3mi/{id}/riwayat", &[404]),
    ("/p3mi/{id}/tarik", &[404]),
    ("/p3mi/{id}/ubah", &[404]),
    ("/cabang-p3mi/{id}", &[404]),
    ("/sip2mi/{id}", &[404]),
    ("/cabang-p3mi/{id}/banding", &[404]),
    ("/cabang-p3mi/{id}/riwayat", &[404]),
    ("/cabang-p3mi/{id}/tarik", &[404]),
    ("/cabang-p3mi/{id}/ubah", &[404]),
    ("/sip2mi/{id}/banding", &[404]),
    ("/sip2mi/{id}/riwayat", &[404]),
    ("/sip2mi/{id}/tarik", &[404]),
    ("/sip2mi/{id}/ubah", &[404]),
    ("/lowongan-kerja/{id}/banding", &[404]),
    ("/lowongan-kerja/{id}/riwayat", &[404]),
    ("/lowongan-kerja/{id}/tarik", &[404]),
    ("/lowongan-kerja/{id}/ubah", &[404]),
    ("/mulai", &[404]),
    ("/masuk/kode", &[303]),
    ("/saya/dua-langkah/qr.svg", &[404]),
    ("/rujukan/cari", &[404]),
    // Only the level that it has reached, and only with a step that there is.
    ("/pengaduan/{id}", &[404]),
    ("/pengaduan/{id}/bukti/{file}", &[404]),
    ("/pengaduan/{id}/langkah", &[404]),
    ("/pengaduan/tulis", &[422]),
    // Only the office that refers; the regency sees that of a village nowhere.
    ("/rujukan/{id}", &[404]),
    ("/rujukan/{id}/paket.pdf", &[404]),
    ("/rujukan/{id}/jawaban", &[404]),
    ("/rujukan/{id}/teruskan", &[404]),
    ("/rujukan/{id}/batal", &[404]),
    ("/impor/{id}/batal", &[403]),
    // A letter of somebody who is not on the list yet, and a copy that was not given through this account.
    ("/kebocoran-data/{id}/surat-orang.pdf", &[404]),
    ("/saya/permintaan-data/{id}/salinan.pdf", &[404]),
    ("/saya/permintaan-data/{id}/salinan.json", &[404]),
    ("/surat/{id}/ubah", &[422]),
    // A report that was sent is locked.
    ("/laporan-bulanan/{id}/tulis", &[422]),
    // The example's activities have no second photo.
    ("/laporan-bulanan/{id}/foto/{number}", &[404]),
    ("/surat/{id}/periksa", &[422]),
    ("/surat/{id}/tarik", &[422]),
];

fn who_may(route: &Route) -> Who {
    let line = grid().find(|(method, path, _)| *method == route.method && *path == route.path);
    line.unwrap_or_else(|| panic!("{} {} stands in no line of the grid: say who may", route.method, route.path)).2
}

#[test]
fn every_route_stands_in_the_grid_with_exactly_the_roles_that_may() {
    let world = crate::world::world();
    let routes = world.try_routes().expect("routes");
    for route in &routes {
        let mut wanted = who_may(route).map(|roles| roles.iter().map(|role| (*role).to_owned()).collect::<Vec<_>>());
        let mut printed = route.roles.clone();
        wanted.iter_mut().chain(&mut printed).for_each(|roles| roles.sort());
        assert_eq!(printed, wanted, "{} {}", route.method, route.path);
    }
    for (method, path, _) in grid() {
        let there = routes.iter().any(|route| route.method == *method && route.path == *path);
        assert!(there, "{method} {path} is gone: take its line out of the grid");
    }
}

/// Somebody with a browser.
struct Visitor {
    name: String,
    role: Option<String>,
    /// Works for another village, or sees only themselves.
    outside: bool,
    client: Client,
    token: String,
}

impl Visitor {
    fn nobody(node: &Node) -> Visitor {
        let client = node.visitor();
        let token = client.get("/masuk").form("/masuk").value("_csrf").expect("a token");
        Visitor { name: "a visitor".into(), role: None, outside: true, client, token }
    }

    fn of(node: &Node, login: &Login) -> Visitor {
        let client = node.visitor();
        testkit::node::try_sign_in_as(&client, login).expect("signed in");
        let token = client.get("/menu").form("/keluar").value("_csrf").expect("a token");
        let outside = login.role == "warga" || login.office.contains("Kenanga");
        Visitor {
            name: format!("{} ({})", login.role, login.office),
            role: Some(login.role.clone()),
            outside,
            client,
            token,
        }
    }

    fn may(&self, route: &Route) -> bool {
        match (who_may(route), &self.role) {
            (None, _) => true,
            (Some(roles), Some(role)) => roles.contains(&role.as_str()) && !(self.outside && is_of_the_village(route)),
            (Some(_), None) => false,
        }
    }
}

fn is_of_the_village(route: &Route) -> bool {
    let kind = route.path.split('/').nth(1).unwrap_or_default();
    // An upload belongs to the account that sent it; others are led to where one is sent.
    let upload = route.path.contains("{berkas}");
    route.path.contains('{') && !upload && OF_THE_VILLAGE.contains(&kind)
}

/// A refusal that shows nothing: not open, not found, or the way to the sign-in page.
fn is_refused(page: &Page) -> bool {
    matches!(page.status(), 403 | 404) || page.location().is_some_and(|to| to.starts_with("/masuk"))
}

fn is_opened(route: &Route, page: &Page) -> bool {
    let by_state =
        BY_STATE.iter().find(|(path, _)| *path == route.path).is_some_and(|(_, also)| also.contains(&page.status()));
    by_state || page.status() == 200 || page.location().is_some_and(|to| !to.starts_with("/masuk"))
}

#[test]
fn nobody_sees_a_page_that_is_not_theirs_and_everybody_sees_theirs() {
    let node = Node::start();
    let examples = Examples::made_in(&node);
    let routes: Vec<Route> =
        node.try_routes().expect("routes").into_iter().filter(|route| route.method == "GET").collect();
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut papers_seen: Vec<String> = Vec::new();
    let mut people = vec![Visitor::nobody(&node)];
    people.extend(node.cast().everybody().iter().map(|login| Visitor::of(&node, login)));
    for visitor in &people {
        for route in routes.iter().filter(|route| !NOT_VISITED.contains(&route.path.as_str())) {
            let may = visitor.may(route);
            // Papers take long to set in a debug build: one who may is enough, all who may not are asked.
            if may && route.path.ends_with(".pdf") {
                if papers_seen.contains(&route.path) {
                    continue;
                }
                papers_seen.push(route.path.clone());
            }
            let path = examples.path(route);
            let page = visitor.client.get(&path);
            let well = if may { is_opened(route, &page) } else { is_refused(&page) && examples.shows_nothing(&page) };
            if !well {
                let told = format!("{} may{} and got {}", visitor.name, if may { "" } else { " not" }, page.status());
                wrong.entry(format!("GET {} as {path}", route.path)).or_default().push(told);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nobody_changes_anything_through_a_form_that_is_not_theirs() {
    let node = Node::start();
    let examples = Examples::made_in(&node);
    let routes: Vec<Route> =
        node.try_routes().expect("routes").into_iter().filter(|route| route.method == "POST").collect();
    let before = digest(&node);
    let mut wrong = Vec::new();
    let mut people = vec![Visitor::nobody(&node)];
    people.extend(node.cast().everybody().iter().map(|login| Visitor::of(&node, login)));
    let mut asked = 0;
    for visitor in &people {
        for route in routes.iter().filter(|route| !visitor.may(route)) {
            let path = examples.path(route);
            let action = format!("01a20ce8-ec40-78de-8ed5-{asked:012x}");
            let page = visitor.client.post(&path, &[("_csrf", &visitor.token), ("_action", &action)]);
            asked += 1;
            if !is_refused(&page) || page.says("Formulir ini tidak") {
                wrong.push(format!("{} may not POST {path} and got {}: {}", visitor.name, page.status(), page.text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(asked > 500, "{asked} forms were sent");
    assert_eq!(before, digest(&node), "a refused form left something behind");
}

fn digest(node: &Node) -> String {
    let finished = node.run(&["verify", "--digest"]);
    assert_eq!(finished.code, 0, "{}{}", finished.output, finished.errors);
    finished.output
}
