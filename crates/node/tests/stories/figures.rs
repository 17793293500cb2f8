//! Counts: what is recorded at a desk is seen as a number by the village, the regency and the nation, and nothing more.

use testkit::{Client, Node};

use crate::desk::{Person, open_case};
use crate::world::{COORDINATOR, MINISTRY, OFFICER};

/// The number before these words on a page.
fn number(client: &Client, path: &str, words: &str) -> u64 {
    let text = client.get(path).text();
    let at = text.find(words).unwrap_or_else(|| panic!("`{words}` is not on {path}: {text}"));
    let before = text[..at].trim_end();
    let start = before.rfind(|sign: char| !sign.is_ascii_digit() && sign != '.').map_or(0, |last| last + 1);
    before[start..].replace('.', "").parse().unwrap_or_else(|_| panic!("no number before `{words}` on {path}: {text}"))
}

#[test]
fn a_count_rises_by_one_on_the_page_of_the_village_the_regency_and_the_nation() {
    let node = Node::start();
    let (village, regency, nation) = (node.sign_in(OFFICER), node.sign_in(COORDINATOR), node.sign_in(MINISTRY));
    let everybody = [&village, &regency, &nation];
    let read = |words: &str| everybody.map(|client| number(client, "/beranda", words));
    let (residents, preparing, abroad) =
        (read("warga tercatat"), read("calon pekerja"), read("warga bekerja di luar negeri"));
    let person = Person::next();
    let card = person.register(&village);
    assert_eq!(read("warga tercatat"), residents.map(|before| before + 1));
    open_case(&village, card.path());
    assert_eq!(read("calon pekerja"), preparing, "who only wishes is not in preparation yet");

    let away = Person::next().register(&village).path().to_owned();
    let address = format!("{away}/kasus/baru");
    let form = village
        .get(&address)
        .form(&address)
        .choose("keadaan", "Sudah di luar negeri")
        .fill("Negara tujuan", "Malaysia");
    let form = form
        .choose("route_taken", "Prosedural")
        .fill("Tanggal berangkat", "05-01-2025")
        .fill("Pekerjaan yang dituju", "Sopir");
    form.fill("Bagaimana hal ini diketahui", "Diceritakan ibunya").send().must_be(200);
    assert_eq!(read("warga bekerja di luar negeri"), abroad.map(|before| before + 1));
    assert!(!nation.get("/program").says(&person.name));
    nation.get("/program/wilayah/33.07.10.2004").must_be(200).must_say("Kuripan");
}

#[test]
fn a_designation_by_the_ministry_shows_on_the_public_page_of_that_village_and_in_the_table() {
    let node = Node::start();
    let ministry = node.sign_in(MINISTRY);
    let visitor = node.visitor();
    assert!(!visitor.get("/desa/33.07.10.2005").says("Desa Desmigratif sejak"));
    let form = ministry.get("/penetapan/baru").form("/penetapan/baru");
    let form = form
        .choose("programme", "Desa Migran Produktif (Desmigratif)")
        .choose("status", "Berjalan")
        .fill("year", "2019");
    let wrong = form.clone().fill("village", "Xyzzy").send();
    wrong.must_be(422);
    form.fill("village", "33.07.10.2005")
        .fill("decree", "KEP-1/2019")
        .fill("source", "Keputusan Menteri")
        .send()
        .must_be(200);
    visitor.get("/desa/33.07.10.2005").must_say("sejak 2019");
    visitor.get("/angka/desa.csv").must_say("33.07.10.2005");
    assert!(visitor.get("/").text().replace(' ', "").contains("5desaberjalan"), "{}", visitor.get("/").text());
    node.sign_in(OFFICER).get("/penetapan/baru").must_be(403);
}

#[test]
fn every_figure_of_the_programme_names_its_source_and_differing_ones_stand_side_by_side() {
    let world = crate::world::world();
    let page = world.visitor().get("/angka");
    page.must_be(200).must_say("belum cocok").must_say("252").must_say("262").must_say("Investor Daily");
    let lines = world.visitor().get("/angka/klaim.csv").source();
    let mut rows = lines.trim_start_matches('\u{feff}').lines();
    let columns: Vec<&str> = rows.next().unwrap_or_default().split(',').collect();
    let source = columns.iter().position(|column| *column == "source").expect("a column of sources");
    assert!(source > 0 && lines.lines().count() > 10, "{columns:?}");
}
