//! Planted secrets: numbers typed at the desk stand nowhere in clear afterwards, and after an erasure no name either.

use std::path::Path;

use testkit::Node;
use testkit::planted::{Planted, files_below};

use crate::desk;
use crate::world::World;

/// The part of the invented name that stands nowhere else.
fn own_word(planted: &Planted) -> &str {
    planted.name.rsplit(' ').next().unwrap_or_default()
}

/// Registers the planted person with everything that the desk asks; her page.
fn plant(world: &World, planted: &Planted) -> String {
    let officer = world.officer();
    let form =
        officer.get("/warga/baru").form("/warga/baru").fill("Nama", &planted.name).fill("NIK", planted.value("nik"));
    let form =
        form.choose("notice", "Dibacakan oleh petugas").choose("sex", "Perempuan").fill("Tanggal lahir", "17-08-1995");
    let form = form.fill("Telepon", planted.value("phone")).fill("Nomor paspor", planted.value("passport"));
    let form = form.choose("marital_status", "Kawin").fill("Keluarga baru: nomor KK", planted.value("kk"));
    let form = form.fill("Keluarga baru: nama kepala keluarga", "Slamet Riyadi");
    let form = form
        .fill("Hubungan dengan kepala keluarga", "Suami/istri")
        .fill("Nama yang dihubungi", &format!("Slamet {}", own_word(planted)));
    let form = form.fill("Hubungan dengan warga", "Suami/istri").fill("Telepon yang dihubungi", planted.value("phone"));
    let page = form.send();
    page.must_be(200).must_say("Warga sudah dicatat.");
    let address = format!("{}/kasus/baru", page.path());
    let form = officer
        .get(&address)
        .form(&address)
        .choose("keadaan", "Sudah di luar negeri")
        .fill("Negara tujuan", "Malaysia");
    let form = form.choose("route_taken", "Belum prosedural").fill("Tanggal berangkat", "05-01-2025");
    form.fill("Bagaimana hal ini diketahui", planted.value("jalur")).send().must_be(200);
    page.path().to_owned()
}

/// What the node wrote: every file of its folder, its log, and the exported journal.
fn written(node: &Node) -> Vec<(String, Vec<u8>)> {
    let read = |path: &Path| (path.display().to_string(), std::fs::read(path).expect("read"));
    let mut all: Vec<_> = files_below(node.folder()).expect("files").iter().map(|file| read(file)).collect();
    all.push(read(node.log()));
    let journal = node.folder().with_extension("journal");
    assert_eq!(node.run(&["journal", "export", &journal.display().to_string()]).code, 0);
    all.push(read(&journal));
    std::fs::remove_file(journal).expect("removed");
    all
}

fn places_with(word: &str, files: &[(String, Vec<u8>)]) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
    files.iter().filter(|(_, bytes)| holds(bytes)).map(|(name, _)| name.clone()).collect()
}

#[test]
fn no_planted_number_stands_in_clear_in_database_wal_log_or_journal() {
    let world = World::over(Node::start());
    let planted = Planted::from_seed(20_261_124);
    let resident = plant(&world, &planted);
    // Read, search, print and mistype, so that pages, search tables, drafts and the log had their chance.
    let officer = world.officer();
    for secret in &planted.secrets {
        officer.get(&format!("/warga?q={}", secret.value.replace(' ', "+")));
        officer.get(&format!("/cari?q={}", secret.value.replace(' ', "+")));
    }
    for show in ["nik", "phone", "passport"] {
        officer.get(&format!("{resident}?tampil={show}")).must_be(200);
    }
    officer.get(&format!("{resident}/riwayat")).must_be(200);
    let letter = desk::draft(&officer, &resident).path().to_owned();
    desk::check(&officer, &letter);
    desk::acknowledge(&world, &letter);
    officer.get(&letter).form(&format!("{letter}/cetak")).send().must_be(200);
    let token = officer.get("/menu").form("/keluar").value("_csrf").expect("a token");
    let typed: String = planted.secrets.iter().map(|secret| format!("{} ", secret.value)).collect();
    officer.post("/warga/baru", &[("nik", planted.value("nik"))]);
    let typed = serde_json::json!({ "notes": typed }).to_string();
    officer.post("/draf", &[("_csrf", &token), ("form", "/warga/baru"), ("isi", &typed)]).must_be(200);

    let mut node = world.into_node();
    let mut findings = Vec::new();
    let mut look = |when: &str, node: &Node| {
        for (name, bytes) in written(node) {
            findings.extend(planted.found_in(&format!("{name} {when}"), &bytes));
        }
    };
    look("while it runs", &node);
    node.stop().expect("stopped");
    look("after it stopped", &node);
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn after_an_erasure_no_file_of_the_node_holds_the_name() {
    let world = World::over(Node::start());
    let planted = Planted::from_seed(42);
    let resident = plant(&world, &planted);
    let draft = world.officer().get(&format!("{resident}/ubah")).form(&format!("{resident}/ubah"));
    draft.fill("Catatan", &format!("Adik dari {}", planted.name)).send().must_be(200);
    assert!(
        !places_with(own_word(&planted), &written(&world)).is_empty(),
        "the search of this test finds what is there"
    );
    let open = world.officer().get(&resident);
    let case = open.links().into_iter().find(|link| link.starts_with("/kasus/")).expect("a case");
    // Whoever is abroad is still served: the case comes to its end first.
    for (to, fields) in [
        ("pulang", &[("date", "01-11-2026"), ("return_reason", "Kontrak berakhir")][..]),
        ("purna", &[("evidence", "")][..]),
    ] {
        let ask = world.officer().get(&format!("{case}/langkah?ke={to}"));
        let form = ask.form(&format!("{case}/langkah"));
        fields
            .iter()
            .fold(form, |form, (name, value)| form.fill_if_asked(name, value))
            .send()
            .must_say("Langkah tersimpan.");
    }
    let address = format!("{resident}/hapus");
    let form = world.head().get(&address).form(&address).fill("name", &planted.name).tick("understood");
    form.choose("reason", "Diminta oleh yang bersangkutan").send().must_be(200).must_say("sudah dihapus");
    let officer = world.officer();
    for page in [resident.clone(), format!("{resident}/riwayat"), case, "/warga".to_owned()] {
        assert!(!officer.get(&page).says(own_word(&planted)), "{page}");
    }
    let query = planted.name.replace(' ', "+");
    assert!(!officer.get(&format!("/warga?q={query}")).links().contains(&resident));

    let mut node = world.into_node();
    assert_eq!(places_with(own_word(&planted), &written(&node)), Vec::<String>::new(), "while it runs");
    node.stop().expect("stopped");
    assert_eq!(places_with(own_word(&planted), &written(&node)), Vec::<String>::new(), "after it stopped");
    node.restart().expect("opened again");
    let finished = node.run(&["verify"]);
    assert_eq!(finished.code, 0, "{}{}", finished.output, finished.errors);
}
