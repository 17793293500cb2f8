//! Forms that come after their session has ended, and heads that never end: nothing that was typed is lost, and nobody is
//! held up.

use crate::running::House;

/// Lets every session run out, as twelve idle hours do.
fn run_out(house: &House) {
    let ended = house.store.local_write(|db, _| Ok(db.execute("UPDATE local_session SET expires = 1", &[])?));
    assert!(ended.expect("written") > 0);
}

#[test]
fn a_form_that_comes_after_its_session_ran_out_waits_for_its_owner_also_without_script() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let form = officer.get("/orang/baru").form("/orang/baru").fill("Nama", "Siti Aminah");
    run_out(&house);
    let late = form.submit();
    assert_eq!(late.location(), Some("/masuk?kembali=%2Forang%2Fbaru%3Fisian%3Dtersimpan"));
    assert!(!house.sign_in("petugas").get("/orang").says("Siti Aminah"), "nothing was saved");
    // Somebody else who signs in sees nothing of it, nor does the page without being asked.
    assert!(!house.sign_in("kementerian").get("/orang?isian=tersimpan").source().contains("Siti Aminah"));
    officer.get("/masuk?siapa=petugas");
    assert!(!officer.get("/orang/baru").source().contains("Siti Aminah"));
    let page = officer.get("/orang/baru?isian=tersimpan");
    page.must_be(200).must_say("Isian Anda masih ada");
    let form = page.form("/orang/baru");
    assert_eq!(form.value("Nama").as_deref(), Some("Siti Aminah"));
    form.send().must_be(200).must_say("Siti Aminah");
    assert!(!officer.get("/orang/baru?isian=tersimpan").source().contains("Siti Aminah"), "sent, and forgotten");
}

#[test]
fn a_tab_that_stayed_open_while_one_signed_in_anew_loses_nothing() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    officer.get("/masuk?siapa=petugas");
    let late = |headers: &[(&str, &str)]| {
        let body = Some(("application/x-www-form-urlencoded", b"name=Siti+Aminah&_csrf=old".to_vec()));
        officer.send("POST".parse().expect("a method"), "/orang/baru", headers, body).expect("an answer")
    };
    late(&[]).must_be(403).must_say("Formulir tidak dikenali");
    let page = late(&[("sec-fetch-site", "same-origin")]);
    page.must_be(403).must_say("isian Anda tidak hilang");
    let form = page.click("Buka formulir dengan isian Anda").form("/orang/baru");
    assert_eq!(form.value("Nama").as_deref(), Some("Siti Aminah"));
}

#[test]
fn nothing_is_held_of_a_form_that_is_not_our_own_or_whose_owner_signed_out() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let out = house.sign_in("petugas");
    let form = out.get("/orang/baru").form("/orang/baru").fill("Nama", "Siti Aminah");
    let twin = out.twin();
    out.get("/menu").form("/keluar").submit();
    run_out(&house);
    let planted = officer.post("/orang/baru", &[("name", "Ditanam"), ("_csrf", &"0".repeat(64))]);
    assert_eq!(planted.location(), Some("/masuk?kembali=%2Forang%2Fbaru"));
    let (name, value) = twin.cookies().into_iter().next().expect("the old cookie");
    out.put_cookie(&name, &value);
    assert_eq!(form.submit().location(), Some("/masuk?kembali=%2Forang%2Fbaru"));
}

#[test]
fn what_has_run_out_is_forgotten_when_somebody_signs_in() {
    let house = House::open();
    let officer = crate::running::house::OFFICER;
    let long_ago = jiff::Timestamp::from_second(1_700_000_000).expect("a moment");
    let kept = house
        .store
        .local_write(move |db, keys| Ok(store::local::drafts::put(db, keys, officer, "/orang/baru", b"[]", long_ago)?));
    assert!(kept.expect("written"));
    let drafts = || house.store.local_read(|db| Ok(store::local::drafts::list(db, officer)?)).expect("read");
    assert_eq!(drafts().len(), 1);
    house.sign_in("petugas");
    assert!(drafts().is_empty());
}

#[test]
fn who_sends_a_head_drop_by_drop_is_let_go_and_holds_nobody_up() {
    use std::io::{Read, Write};
    let house = House::open();
    let mut slow: Vec<_> = (0..20)
        .map(|_| std::net::TcpStream::connect(house.address.trim_start_matches("http://")).expect("connected"))
        .collect();
    for one in &mut slow {
        one.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").expect("said");
    }
    house.visitor().get("/health").must_be(200);
    let mut heard = String::new();
    // Reading ends because the node ends the connection; a node that waits for ever fails the test by its runner's limit.
    let _ = slow[0].read_to_string(&mut heard);
    assert!(heard.is_empty() || heard.starts_with("HTTP/1.1 408"), "{heard}");
}
