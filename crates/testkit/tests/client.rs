//! The client against a server of fixed pages: what a browser would send is what it sends.

mod served;

use testkit::Client;

#[test]
fn a_form_is_sent_as_a_browser_sends_it_with_what_the_page_hides() {
    let client = Client::new(&served::start());
    let form = client.get("/").form("/warga/baru").fill("Nama", "Siti & anak").fill("Jenis kelamin", "Laki-laki");
    let answer = form.tick("Sudah dibacakan").submit();
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.location(), Some("/gema?x=1"));
    answer.must_say("_csrf=rahasia&name=Siti+%26+anak&mother=&sex=m&told=yes&note=baris&_go=simpan");
}

#[test]
fn the_label_that_is_exactly_so_wins_over_one_that_begins_so_and_another_button_can_be_pressed() {
    let client = Client::new(&served::start());
    let form = client.get("/").form("/warga/baru").fill("Nama ibu", "Aminah").press("Simpan draf");
    form.submit().must_say("name=&mother=Aminah&sex=f&note=baris&_go=draf");
}

#[test]
fn redirects_are_followed_only_when_asked_and_cookies_go_along() {
    let client = Client::new(&served::start());
    let answer = client.get("/").form("/warga/baru").submit();
    answer.must_be(303);
    answer.follow().must_be(200).must_say("tamu=1");
}

#[test]
#[should_panic(expected = "no field `Alamat`")]
fn a_field_that_is_not_there_fails_with_its_name() {
    let client = Client::new(&served::start());
    let _ = client.get("/").form("/warga/baru").fill("Alamat", "x");
}

#[test]
#[should_panic(expected = "is not on this machine")]
fn a_client_never_talks_to_the_world() {
    let _ = Client::new("http://example.org:80");
}
