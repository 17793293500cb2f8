//! Two cards of one person at the desk: found with reasons, compared, merged, undone; two persons who are not one.
//! Not here: one person in two villages (`people/tests/same_person.rs`): the sample world has no two villages of a regency.

use testkit::{Client, Page};

use crate::desk::{Person, open_case, somebody};
use crate::world::{World, world};

/// Registers somebody again, past the warning, with the name in another spelling.
fn again(officer: &Client, person: &Person, change: impl FnOnce(testkit::Form) -> testkit::Form) -> String {
    let spelt = Person { name: person.name.replace('a', "aa").replace('u', "oe"), ..person.clone() };
    let form = change(spelt.form(officer).fill("Tanggal lahir", &person.born).fill("Dusun", "Krajan"));
    let warned = form.send();
    warned.must_be(422).must_say("Mungkin orang ini sudah tercatat").must_say("tanggal lahir sama");
    let document = warned.document();
    let tick = document.all("input").find_map(|input| {
        let value = input.attribute("value").filter(|value| value.starts_with("same:"))?;
        Some(value.to_owned())
    });
    let page = warned.form("/warga/baru").choose("_checked", &tick.expect("a tick")).send();
    page.must_be(200).must_say("Warga sudah dicatat.");
    page.path().to_owned()
}

fn id(path: &str) -> &str {
    path.trim_start_matches("/warga/")
}

fn compare(officer: &Client, one: &str, other: &str) -> Page {
    let page = officer.get(&format!("{one}/orang-sama/{}", id(other)));
    page.must_be(200).must_say("Kemiripan");
    page
}

/// Merges so that `keep` stays, with what is chosen by default.
fn merge(officer: &Client, keep: &str, gone: &str) -> Page {
    let form = compare(officer, keep, gone).form_with_button("Gabungkan").choose("tetap", id(keep));
    let page = form.press("Gabungkan").send();
    page.must_be(200).must_say("Kartu sudah digabung").must_say("Termasuk kartu yang digabung");
    assert_eq!(page.path(), keep);
    page
}

fn undo(officer: &Client, keep: &str, gone: &str) -> Page {
    let page = officer.get(&format!("{keep}/orang-sama/{}", id(gone)));
    let page = page.form_with_button("Batalkan penggabungan").send();
    page.must_be(200).must_say("Penggabungan dibatalkan");
    page
}

/// Which of these cards the search by name lists. Other people of the world may have a name that sounds the same.
fn listed(world: &World, name: &str, cards: [&String; 2]) -> Vec<String> {
    let page = world.officer().get(&format!("/warga?q={}", name.replace(' ', "+")));
    page.links().into_iter().filter(|link| cards.contains(&link)).collect()
}

#[test]
fn two_cards_of_one_person_are_found_with_reasons_merged_and_separated_again() {
    let world = world();
    let officer = world.officer();
    let (person, first) = somebody(&world);
    let second = again(&officer, &person, |form| form);
    let list = officer.get("/orang-sama");
    list.must_be(200).must_say("nama berbunyi sama").must_say("tanggal lahir sama");
    let pair = |link: &String| link.contains("/orang-sama/") && link.contains(id(&first)) && link.contains(id(&second));
    assert!(list.links().iter().any(pair), "{:?}", list.links());
    let case = open_case(&officer, &second).path().to_owned();
    assert_eq!(listed(&world, &person.name, [&first, &second]).len(), 2);

    let card = merge(&officer, &first, &second);
    card.must_say(&person.husband);
    assert!(card.links().contains(&case), "{:?}", card.links());
    assert_eq!(
        listed(&world, &person.name, [&first, &second]),
        std::slice::from_ref(&first),
        "the person is listed once"
    );
    let gone = officer.get(&second);
    gone.must_be(200).must_say("Kartu ini digabung ke").must_say(&person.name);
    assert!(!gone.links().contains(&format!("{second}/ubah")), "work goes on at the other card");

    undo(&officer, &first, &second);
    assert_eq!(listed(&world, &person.name, [&first, &second]).len(), 2);
    assert!(officer.get(&second).links().contains(&case));
    assert!(!officer.get(&first).links().contains(&case), "the case is where it was opened");
}

#[test]
fn the_chosen_entries_show_on_the_card_that_stays_and_go_back_when_it_is_undone() {
    let world = world();
    let officer = world.officer();
    let person = Person::next();
    let form = person.form(&officer).fill("Tanggal lahir", &person.born).fill("Dusun", "Krajan");
    let keep = form.fill("Pekerjaan", "Petani tembakau").send().path().to_owned();
    let gone = again(&officer, &person, |form| form.fill("NIK", &person.nik).fill("Pekerjaan", "Penjahit"));
    let page = compare(&officer, &keep, &gone);
    page.must_say("Petani tembakau").must_say("Penjahit").must_say("belum diisi");
    // The number that only the other card has is chosen by itself; the occupation is chosen from the other card.
    let form =
        page.form_with_button("Gabungkan").choose("tetap", id(&keep)).choose("pilih-7", "1").choose("pilih-1", "0");
    let card = form.press("Gabungkan").send();
    card.must_be(200).must_say("Penjahit");
    officer.get(&format!("{keep}?tampil=nik")).must_say(&person.nik);
    officer.get(&format!("/warga?q={}", person.nik)).must_say(&person.name);
    let page = undo(&officer, &keep, &gone);
    page.must_say("Petani tembakau").must_say("Penjahit");
    officer.get(&keep).must_say("Petani tembakau");
    assert!(!officer.get(&format!("{keep}?tampil=nik")).says(&person.nik));
    officer.get(&format!("{gone}?tampil=nik")).must_say(&person.nik);
}

#[test]
fn a_number_that_was_not_chosen_still_leads_to_the_person_and_is_not_registered_again() {
    let world = world();
    let officer = world.officer();
    let (person, keep) = somebody(&world);
    let other_nik = format!("{}9", &person.nik[..15]);
    let gone = again(&officer, &person, |form| form.fill("NIK", &other_nik));
    let form = compare(&officer, &keep, &gone).form_with_button("Gabungkan").choose("tetap", id(&keep));
    form.choose("pilih-2", "0").press("Gabungkan").send().must_be(200);
    let found = officer.get(&format!("/warga?q={other_nik}"));
    assert!(found.links().contains(&keep), "{:?}", found.links());
    let again = Person::next().form(&officer).fill("NIK", &other_nik).send();
    again.must_be(422).must_say("Sudah tercatat di desa ini");
    assert!(again.links().contains(&keep));
}

#[test]
fn two_persons_who_look_alike_are_said_to_be_two_once() {
    let world = world();
    let officer = world.officer();
    let (person, first) = somebody(&world);
    let second = again(&officer, &person, |form| form);
    let pair = |link: &String| link.contains("/orang-sama/") && link.contains(id(&first)) && link.contains(id(&second));
    let page = compare(&officer, &first, &second).form_with_button("Bukan orang yang sama");
    let list = page.fill("note", "Saudara kembar").press("Bukan orang yang sama").send();
    list.must_be(200).must_say("Keputusan sudah disimpan");
    let compare_links = |page: &Page| {
        let document = page.document();
        let links = document.all("a").filter(|link| link.text().starts_with("Bandingkan"));
        links.filter_map(|link| link.attribute("href")).filter(|link| pair(&(*link).to_owned())).count()
    };
    assert_eq!(compare_links(&list), 0, "it does not come again");
    compare(&officer, &first, &second).must_say("Saudara kembar").must_say("Bukan orang yang sama");
    assert_eq!(listed(&world, &person.name, [&first, &second]).len(), 2);
}
