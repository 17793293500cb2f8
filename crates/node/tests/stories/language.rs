//! The desk once in English: the same work, with nothing left in Indonesian but what law and names own.

use testkit::Client;

use crate::desk::Person;
use crate::world::{OFFICER, world};

/// An officer of their own session who has chosen English.
fn english() -> (std::sync::Arc<crate::world::World>, Client) {
    let world = world();
    let officer = world.sign_in(OFFICER);
    officer.open("/bahasa?ke=en&kembali=/beranda").must_be(200).must_say("Today");
    (world, officer)
}

#[test]
fn a_resident_is_registered_with_a_case_and_a_letter_in_english() {
    let (_world, officer) = english();
    let person = Person::next();
    let page = officer.get("/warga/baru");
    page.must_say("First read this to the resident").must_say("Whom to call first");
    let form = page.form("/warga/baru").fill("Name", &person.name).fill("NIK", "123").choose("sex", "Female");
    let wrong = form.choose("notice", "dibacakan").send();
    wrong.must_be(422).must_say("16 digits");
    let form = wrong.form("/warga/baru").fill("NIK", &person.nik).fill("Date of birth", &person.born);
    let card = form
        .choose("marital_status", "Married")
        .fill("kin_name", &person.husband)
        .fill("kin_kinship", "suami_istri")
        .send();
    card.must_be(200).must_say(&person.name).must_say(&person.husband).must_say("Open a migration case");
    let address = format!("{}/kasus/baru", card.path());
    let form = officer
        .get(&address)
        .form(&address)
        .choose("keadaan", "Still here, wants to leave")
        .fill("Destination", "Taiwan");
    let case = form.fill("job", "Caregiver").send();
    case.must_be(200).must_say("Interested").must_say("Next step").must_say("Papers under UU 18/2017 art. 13");
    let address = format!("{}/surat/baru", card.path());
    let page = officer.get(&format!("{address}?jenis=surat_izin_keluarga&negara=Taiwan"));
    page.must_be(200).must_say("the family's own statement");
    let letter = page.form(&address).fill("job", "Caregiver").send();
    letter.must_be(200).must_say("Husband's Permission").must_say("no number yet");
    let history = officer.get(&format!("{}/riwayat", card.path()));
    history.must_be(200).must_say("History").must_say("Siti Rahmawati");
}

#[test]
fn pages_in_english_leave_no_indonesian_behind() {
    let (world, officer) = english();
    let visitor = world.visitor();
    visitor.open("/bahasa?ke=en&kembali=/").must_be(200);
    // Words that no name and no law owns.
    const INDONESIAN: [&str; 12] = [
        "Simpan",
        "Batal ",
        "belum diisi",
        "Wajib",
        "Tanda *",
        "Cari ",
        "Halaman berikut",
        "Tambah ",
        "Ubah ",
        "Riwayat",
        "Kembali",
        "Yang dapat melihat",
    ];
    let pages =
        ["/beranda", "/warga", "/warga/baru", "/kasus", "/surat", "/keluarga", "/program", "/menu", "/akun", "/saya"];
    let public = ["/", "/masuk", "/daftar", "/cek", "/kontak", "/desa?q=kuripan", "/angka", "/lupa-sandi"];
    let inside = pages.iter().map(|path| officer.get(path));
    for page in inside.chain(public.iter().map(|path| visitor.get(path))) {
        page.must_be(200);
        let document = page.document();
        assert_eq!(document.all("html").next().and_then(|html| html.attribute("lang")), Some("en"), "{}", page.path());
        let left: Vec<&str> = INDONESIAN.into_iter().filter(|word| page.says(word)).collect();
        assert!(left.is_empty(), "{} still says {left:?}: {}", page.path(), page.text());
    }
}

#[test]
fn a_visitor_reads_indonesian_until_they_choose_and_is_led_back_to_the_same_page() {
    let world = world();
    let visitor = world.visitor();
    visitor.get("/masuk").must_say("Kata sandi");
    let page = visitor.open("/bahasa?ke=en&kembali=/desa?q=kuripan");
    page.must_say("Wonosobo");
    visitor.get("/masuk").must_say("Sign in").must_say("Password");
    visitor.open("/bahasa?ke=id&kembali=/masuk").must_say("Kata sandi");
    let elsewhere = visitor.get("/bahasa?ke=en&kembali=//contoh.id");
    assert!(
        elsewhere.location().is_some_and(|to| to.starts_with('/') && !to.starts_with("//")),
        "{:?}",
        elsewhere.location()
    );
}
