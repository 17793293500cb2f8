//! The life of a letter as people see it: drafted, checked, acknowledged, printed, scanned, checked by anybody, withdrawn.

use crate::house::{House, KURIPAN, PASSWORD, office, today};
use kernel::seal::Seal;
use kernel::{Held, Id, RecordId};
use people::office::resident::{InHousehold, Kin, Registration, place, register};
use people::office::software;
use people::records::Resident;
use people::records::letter::Letter;
use people::records::next_of_kin::Kinship;
use people::records::resident::{MaritalStatus, NoticeGiven, Sex};
use testkit::{Client, Page};

/// A married woman whose contact is her husband.
fn wahyuni(house: &House) -> RecordId {
    let home = office(Some(KURIPAN));
    let action = house.act(move |read, action| {
        let mut officer = software();
        officer.role = Some(kernel::Role::PetugasDesmigratif);
        officer.office = home;
        let resident = Resident {
            id: Id::new(action.record(place::RESIDENT)),
            name: Held::Known("Wahyuni Lestari".into()),
            nik: Held::Known(None),
            sex: Sex::Female,
            birth_date: Held::Known(Some(jiff::civil::date(1997, 3, 4))),
            birth_place: Held::Known(Some("Wonosobo".into())),
            marital_status: Held::Known(Some(MaritalStatus::Married)),
            occupation: Held::Known(None),
            dusun: Some("Krajan".into()),
            rt_rw: Held::Known(Some("02/01".into())),
            address: Held::Known(None),
            phone: Held::Known(None),
            passport: Held::Known(None),
            notice: NoticeGiven::ReadAloud,
            notes: Held::Known(None),
        };
        let kin = Some(Kin { name: "Slamet Riyadi".into(), kinship: Kinship::Spouse, phone: None });
        register(&read.as_actor(&officer), action, &Registration { resident, household: InHousehold::None, kin })
    });
    action.record(place::RESIDENT)
}

fn drafted(officer: &Client, resident: RecordId) -> Page {
    let address = format!("/warga/{resident}/surat/baru");
    let page = officer.get(&format!("{address}?jenis=surat_izin_keluarga&negara=Taiwan"));
    page.must_be(200).must_say("pernyataan keluarga sendiri").must_say("Sudah diisi dari keluarga");
    let form = page.form(&address);
    assert_eq!(form.value("signer_name").as_deref(), Some("Slamet Riyadi"));
    assert_eq!(form.value("signer_relation").as_deref(), Some("suami"));
    assert_eq!(form.value("country").as_deref(), Some("Taiwan"));
    form.fill("job", "Perawat lansia").send()
}

fn checked(officer: &Client, letter: &str) -> Page {
    let form = officer.get(&format!("{letter}/periksa")).form(&format!("{letter}/periksa"));
    form.choose("checked_how", "hadir").tick("free_will").send()
}

fn stored(house: &House, path: &str) -> kernel::Stored<Letter> {
    let id: RecordId = path.trim_start_matches("/surat/").parse().expect("a letter's page");
    house.store.read(&software(), jiff::Timestamp::now(), |read| read.get::<Letter>(id)).expect("there")
}

fn token(letter: &Letter) -> String {
    Seal::decode(letter.seal.as_deref().expect("sealed")).expect("a seal").to_text()
}

/// Without signing in: genuine as it stands, refused with one character changed, and found by what was pasted.
fn anybody_can_check(visitor: &testkit::Client, text: &str, number: &str) {
    for address in [format!("/CEK/{text}"), format!("/cek/{text}")] {
        let page = visitor.get(&address);
        page.must_be(200)
            .must_say("Asli dan tercatat")
            .must_say(number)
            .must_say("W****** L******")
            .must_say("PP 71/2019");
        assert!(!page.says("Wahyuni") && !page.says("Slamet"));
    }
    let changed = format!("{}{}", if text.starts_with('A') { 'B' } else { 'A' }, &text[1..]);
    visitor.get(&format!("/CEK/{changed}")).must_be(404).must_say("Tidak terbukti asli");
    visitor.get(&format!("/cek/{}", text.to_lowercase())).must_be(404);
    let form = visitor.get("/cek").form("/cek");
    form.fill("kode", &format!("https://desmigratif.example/CEK/{text}"))
        .send()
        .must_be(200)
        .must_say("Asli dan tercatat");
}

#[test]
fn from_the_familys_statement_to_a_paper_that_anybody_can_check() {
    let house = House::open();
    let resident = wahyuni(&house);
    let officer = house.sign_in("siti@contoh.id");
    officer.get(&format!("/warga/{resident}")).must_say("Belum ada surat.").must_say("Buat surat");
    let page = drafted(&officer, resident);
    page.must_be(200).must_say("Surat Izin Suami").must_say("belum bernomor").must_say("Draf disimpan.");
    page.must_say("Periksa jati diri dan kehendak bebas").must_say("Taiwan, Perawat lansia");
    let letter = page.path().to_owned();

    let form = officer.get(&format!("{letter}/periksa")).form(&format!("{letter}/periksa"));
    let page = form.choose("checked_how", "panggilan_video").send();
    page.must_be(422).must_say("jam panggilan video").must_say("tanpa didampingi orang lain");
    let form = page
        .form(&format!("{letter}/periksa"))
        .fill("check_note", "Pukul 10.15, wajah cocok dengan KTP")
        .tick("free_will");
    form.send().must_be(200).must_say("Pemeriksaan dicatat").must_say("Siti Rahmawati");
    let draft = officer.get(&format!("{letter}/cetak.pdf"));
    assert!(draft.bytes().starts_with(b"%PDF"));
    officer.get(&format!("{letter}/mengetahui")).must_be(403);

    let head = house.sign_in("suprapto@contoh.id");
    head.get("/beranda").must_say("Surat menunggu").must_say("Wahyuni Lestari");
    let ask = head.get(&format!("{letter}/mengetahui"));
    ask.must_say("Slamet Riyadi (suami)").must_say("Pukul 10.15").must_say("Panggilan video".to_lowercase().as_str());
    let page = ask.form(&format!("{letter}/mengetahui")).fill("password", "bukan ini kata sandinya").send();
    page.must_be(422).must_say("Kata sandi ini tidak cocok");
    let page = page.form(&format!("{letter}/mengetahui")).fill("password", PASSWORD).send();
    let number = format!("474/001/{}", today().year());
    page.must_be(200).must_say(&number).must_say("Surat sudah diketahui").must_say("H. Suprapto mengetahui surat");
    assert!(stored(&house, &letter).pdf.is_some(), "the paper is kept at once");

    let printed = page.form(&format!("{letter}/cetak")).send();
    assert!(printed.bytes().starts_with(b"%PDF"), "{}", printed.text());
    let again = officer.get(&letter).form(&format!("{letter}/cetak")).choose("reason", "arsip").send();
    assert_eq!(printed.bytes(), again.bytes(), "every print is the same bytes");
    let page = officer.get(&letter);
    page.must_say("Sudah dicetak: 2 kali").must_say("cetakan ke 2").must_say("Lampirkan pindaian");
    assert_ne!(officer.get(&format!("{letter}/cetak.pdf")).bytes(), printed.bytes(), "a look is marked as a copy");

    let scan = officer.get(&format!("{letter}/pindaian")).form_with_button("Simpan pindaian");
    scan.attach("scan", "surat.pdf", "application/pdf", b"MZ no paper").send().must_be(422).must_say("PDF");
    let scan = officer.get(&format!("{letter}/pindaian")).form_with_button("Simpan pindaian");
    scan.attach("scan", "surat.pdf", "application/pdf", b"%PDF-1.7 signed and stamped %%EOF")
        .send()
        .must_say("Pindaian disimpan.");
    assert!(officer.get(&format!("{letter}/pindaian/berkas")).bytes().ends_with(b"signed and stamped %%EOF"));

    let (visitor, text) = (house.visitor(), token(&stored(&house, &letter)));
    anybody_can_check(&visitor, &text, &number);
    assert!(officer.get("/surat/buku.pdf").bytes().starts_with(b"%PDF"), "the register is printed");
    officer.get("/surat?state=diketahui").must_say("Wahyuni Lestari").must_say(&number);
    officer.get(&format!("/cari?q={number}")).must_say("Surat Izin Suami");
    officer.get(&format!("/warga/{resident}")).must_say(&number);

    let form = head.get(&format!("{letter}/tarik")).form(&format!("{letter}/tarik"));
    form.fill("reason", "Istri batal berangkat").send().must_say("Surat ini ditarik").must_say("Istri batal berangkat");
    visitor.get(&format!("/CEK/{text}")).must_be(410).must_say("sudah ditarik");
}

#[test]
fn a_form_sent_twice_acknowledges_once() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let letter = drafted(&officer, wahyuni(&house)).path().to_owned();
    checked(&officer, &letter).must_be(200);
    let head = house.sign_in("suprapto@contoh.id");
    let form =
        head.get(&format!("{letter}/mengetahui")).form(&format!("{letter}/mengetahui")).fill("password", PASSWORD);
    form.clone().send().must_be(200);
    form.send().must_be(200).must_say(&format!("474/001/{}", today().year()));
    assert_eq!(stored(&house, &letter).serial, Some(1));
}

#[test]
fn another_village_and_a_visitor_see_nothing_of_a_letter() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let letter = drafted(&officer, wahyuni(&house)).path().to_owned();
    let other = house.sign_in("dewi@contoh.id");
    for part in ["", "/cetak.pdf", "/periksa", "/ubah", "/kembalikan", "/pindaian"] {
        other.get(&format!("{letter}{part}")).must_be(404);
        let page = house.visitor().get(&format!("{letter}{part}"));
        assert!(page.path().starts_with("/masuk") || page.status() != 200, "{part}");
    }
    let coordinator = house.sign_in("0812 3456 7890");
    coordinator.get(&letter).must_be(200).must_say("Surat Izin Suami");
    coordinator.get(&format!("{letter}/cetak.pdf")).must_be(403);
}

#[test]
fn a_statement_of_marital_status_needs_the_status_first_and_speaks_english_where_asked() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let resident = house.resident("Murni");
    let address = format!("/warga/{resident}/surat/baru");
    officer
        .get(&address)
        .must_say("Surat apa yang dibuat?")
        .click("Buat surat: Surat keterangan status perkawinan")
        .must_be(200);
    let page = officer.get(&format!("{address}?jenis=surat_keterangan_status_perkawinan")).form(&address).send();
    let letter = page.path().to_owned();
    officer.get(&format!("{letter}/periksa")).must_say("Isi dulu status perkawinan");
    officer.get("/bahasa?ke=en&kembali=/beranda");
    officer.get(&letter).must_say("Statement of Marital Status").must_say("no number yet");
    house.visitor().get("/cek").must_be(200).must_say("Cek keaslian surat");
}
