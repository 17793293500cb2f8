//! A business group through the pages: recorded, its members with their shares, a second group as a question.

use testkit::{Client, Node, Page};

use crate::desk::Person;
use crate::world::{COORDINATOR, NEIGHBOUR, OFFICER, world};

/// The facilitator of the village's enterprises.
pub const FACILITATOR: &str = "pendamping_usaha";

/// A group of this name.
pub fn group(client: &Client, name: &str) -> Page {
    let form = client.get("/kelompok-usaha/baru").form("/kelompok-usaha/baru").fill("name", name);
    let form = form.choose("sector", "makanan").fill("product", "keripik pisang").fill("founded_on", "2026-02-01");
    let page = form.choose("state", "aktif").choose("market", "desa").send();
    page.must_be(200).must_say(name);
    page
}

/// The form by which somebody joins a group.
fn joining(client: &Client, group: &Page, resident: &Page) -> testkit::Form {
    let id = resident.path().split('/').nth(2).expect("an id").to_owned();
    let address = format!("{}/anggota/baru", group.path());
    client.get(&format!("{address}?warga={id}")).form(&address)
}

/// Somebody registered at the desk who is a member of a group now.
pub fn member((client, officer): (&Client, &Client), group: &Page, role: &str) -> Person {
    let person = Person::next();
    let card = person.register(officer);
    let page = joining(client, group, &card).choose("role", role).choose("background", "pmi_purna").send();
    page.must_be(200).must_say(&person.name);
    person
}

#[test]
fn a_group_is_recorded_with_its_members_and_their_shares() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let group = group(&facilitator, "Keripik Uji Satu");
    member((&facilitator, &world.officer()), &group, "ketua");
    let page = facilitator.get(group.path());
    page.must_say("Ketua").must_say("1 dari 1 pernah bekerja di luar negeri (100%)");
    let person = Person::next();
    let card = person.register(&world.officer());
    let taken = joining(&facilitator, &group, &card).choose("role", "ketua").choose("background", "warga_lain").send();
    taken.must_be(422).must_say("sudah dipegang anggota lain");
    world.officer().get("/usaha").must_say("Keripik Uji Satu");
    for (who, status) in [(OFFICER, 200), (COORDINATOR, 200), (NEIGHBOUR, 404)] {
        assert_eq!(world.as_(who).get(group.path()).status(), status, "{who}");
    }
}

#[test]
fn a_member_of_two_groups_is_a_question_and_no_wall() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let (first, second) = (group(&facilitator, "Batik Uji Dua"), group(&facilitator, "Las Uji Dua"));
    let person = Person::next();
    let card = person.register(&world.officer());
    let join = |group: &Page| joining(&facilitator, group, &card).choose("background", "keluarga_pmi");
    join(&first).send().must_be(200).must_say(&person.name);
    join(&first).send().must_be(422).must_say("sudah anggota kelompok ini");
    let asked = join(&second).send();
    asked.must_be(422).must_say("juga anggota kelompok Batik Uji Dua");
    let address = format!("{}/anggota/baru", second.path());
    asked.form(&address).tick("_checked").send().must_be(200).must_say("Anggota tersimpan").must_say(&person.name);
    // Who opens the person's page sees the group and not more.
    world.officer().get(card.path()).must_say("Batik Uji Dua");
}

#[test]
fn who_left_is_counted_no_more_and_the_ministry_sees_no_name() {
    let world = world();
    let facilitator = world.as_(FACILITATOR);
    let group = group(&facilitator, "Jahit Uji Tiga");
    let person = member((&facilitator, &world.officer()), &group, "anggota");
    let ministry = world.as_("petugas_kementerian").get(group.path());
    ministry.must_be(200).must_say("tersimpan di desa");
    assert!(!ministry.says(&person.name));
    let page = facilitator.get(group.path()).click(&person.name);
    let leave = page.path().replace("/ubah", "/keluar");
    let form = facilitator.get(&leave).form(&leave);
    form.fill("left_on", "2001-01-01").send().must_be(422).must_say("Lebih awal");
    facilitator.get(&leave).form(&leave).send().must_be(200).must_say("Anggota (0)").must_say("keluar");
}

/// One of each for the permission grid: the kind that a path begins with, the parameter, the value.
pub fn examples(node: &Node) -> Vec<(&'static str, &'static str, String)> {
    let (facilitator, officer) = (node.sign_in(FACILITATOR), node.sign_in(OFFICER));
    let group = group(&facilitator, "Kelompok Contoh Izin");
    member((&facilitator, &officer), &group, "ketua");
    let page = facilitator.get(group.path());
    let linked = |page: &Page, start: &str| {
        let link = page.links().into_iter().find(|link| link.starts_with(start));
        link.and_then(|link| link.split('/').nth(2).map(str::to_owned)).unwrap_or_else(|| panic!("nothing under {start}"))
    };
    let id = |page: &Page| page.path().split('/').nth(2).unwrap_or_default().to_owned();
    vec![("kelompok-usaha", "id", id(&group)), ("anggota-kelompok", "id", linked(&page, "/anggota-kelompok/"))]
}
