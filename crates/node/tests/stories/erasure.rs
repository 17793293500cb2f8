//! A person asks to be forgotten: what stands against it, who may hold it up, and what is left afterwards.

use crate::desk::Person;
use crate::world::{COORDINATOR, NEIGHBOUR, world};

const NUMBER: &str = "14/Pdt.G/2026/PN Wsb";

#[test]
fn a_hold_stands_against_the_erasure_until_it_is_released_and_the_list_names_nobody() {
    let world = world();
    let (officer, head, coordinator) = (world.officer(), world.head(), world.as_(COORDINATOR));
    let person = Person::next();
    let resident = person.register(&officer).path().to_owned();
    let (place, erase) = (format!("{resident}/tahan"), format!("{resident}/hapus"));

    let missing = head.get(&place).form(&place).submit();
    missing.must_be(422);
    let form = head.get(&place).form(&place).fill("ground", "Perkara atau perintah pengadilan");
    let held = form.fill("source", NUMBER).send();
    held.must_be(200).must_say("Penghapusan sudah ditahan.").must_say(NUMBER).must_say("sampai dilepas");
    assert!(held.try_form(&erase).is_err(), "there is nothing to press");

    let token = head.get("/menu").form("/keluar").value("_csrf").expect("a token");
    let action = "01a20ce8-ec40-78de-8ed5-0000000e4a5e";
    let fields = [
        ("_csrf", token.as_str()),
        ("_action", action),
        ("reason", "permintaan"),
        ("name", person.name.as_str()),
        ("understood", "1"),
    ];
    let forced = head.post(&erase, &fields);
    forced.must_be(422).must_say("Belum dapat dihapus");
    officer.get(&resident).must_say(&person.name);

    let seen = coordinator.get("/tahan-hapus");
    seen.must_say(&person.name).must_say(NUMBER);
    officer.get("/tahan-hapus").must_be(403);
    assert!(!world.as_(NEIGHBOUR).get(&resident).says(&person.name));
    let at_coordinator = coordinator.get(&erase);
    at_coordinator.must_say("Perkara atau perintah pengadilan");
    let release =
        at_coordinator.links().into_iter().find(|link| link.ends_with("/lepas")).expect("a way to release it");
    coordinator.get(&release).form(&release).submit().must_be(422);
    let released = coordinator.get(&release).form(&release).fill("reason", "Putusan sudah berkekuatan tetap").send();
    released.must_be(200).must_say("Penahanan sudah dilepas.").must_say("hanyalah kepala desa");

    let form = head.get(&erase).form(&erase).fill("name", &person.name).tick("understood");
    form.choose("reason", "Diminta oleh yang bersangkutan").send().must_be(200).must_say("sudah dihapus");
    officer.get(&resident).must_say("Diminta oleh yang bersangkutan");
    let list = head.get("/penghapusan");
    list.must_say("Diminta oleh yang bersangkutan").must_say("Nama tidak terbaca lagi").must_say("Kuripan");
    assert!(!list.says(&person.name));
    let holds = coordinator.get("/tahan-hapus");
    holds.must_say("Berakhir");
    assert!(!holds.says(&person.name) && !holds.says(NUMBER), "what was sealed for the person went with the person");
    head.get(&place).form(&place).fill("ground", "Permintaan penyidik").fill("source", "x").submit().must_be(422);
}
