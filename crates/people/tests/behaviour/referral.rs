//! Referrals through the pages: drafted, sent with a code, answered by who has no account, taken higher, and closed to others.

use crate::house::House;
use kernel::access::Role;
use people::office::referral::{self, AnswerInput, ReferralInput, To};
use people::records::Referral;
use people::records::referral::{AnswerChannel, AnswerKind, ReferralGround, Urgency};
use store::Seen;
use testkit::{Client, Page};

const REQUEST: &str = "Mohon pendampingan bagi korban penyekapan di Taichung";
const FACTS: &str = "Paspor ditahan majikan sejak Maret";

fn draft(house: &House, officer: &Client) -> Page {
    let resident = house.resident("Wening Lestari");
    let form = officer.get(&format!("/rujukan/baru?warga={resident}&agency=bp3mi")).form("/rujukan/baru");
    let form = form.fill("request", REQUEST).fill("facts", FACTS).choose("ground", "Orangnya setuju");
    form.clone().send().must_be(422).must_say("Tulis siapa yang menyetujui dan kapan.").must_say(REQUEST);
    let page = form.fill("ground_note", "Disetujui ibunya, 20 November 2026").send();
    page.must_be(200).must_say("Draf").must_say("Wening Lestari");
    page
}

fn sent(house: &House, officer: &Client) -> Page {
    let page = draft(house, officer).form_with_button("Kirim rujukan").send();
    page.must_be(200).must_say("Rujukan dikirim.");
    page
}

/// The code as the packet prints it.
fn code_of(page: &Page) -> String {
    let text = page.text();
    let shown = text.split_whitespace().find(|word| word.len() == 15 && word.matches('-').count() == 2);
    shown.expect("a code").to_owned()
}

#[test]
fn a_referral_is_sent_with_a_code_and_answered_by_an_agency_without_an_account() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let page = sent(&house, &officer);
    let code = code_of(&page);
    let pdf = officer.get(&format!("{}/paket.pdf", page.path()));
    assert!(pdf.bytes().starts_with(b"%PDF"));
    let agency = house.visitor();
    let asked = agency.get("/balas").form("/balas").fill("kode", &code.to_lowercase()).send();
    asked.must_be(200).must_say(REQUEST).must_say(FACTS).must_say("Nama: Wening Lestari").must_say("Desa Kuripan");
    let address = format!("/balas/{}", code.replace('-', ""));
    let form = asked.form(&address).choose("kind", "Diterima, akan ditangani").fill("their_number", "B/112/2026");
    let again = form.clone().send();
    again.must_be(422).must_say("Tulis nama dan jabatan yang menjawab.");
    assert_eq!(again.form(&address).value("their_number").as_deref(), Some("B/112/2026"), "nothing typed is lost");
    form.fill("received_by", "Rudi, staf pelindungan").send().must_be(200).must_say("Terima kasih");
    officer.get(page.path()).must_say("Diterima instansi").must_say("B/112/2026").must_say("Rudi, staf pelindungan");
    let done = agency.get(&address).form(&address).choose("kind", "Sudah selesai ditangani");
    done.fill("received_by", "Rudi")
        .fill("text", "Sudah dijemput")
        .send()
        .must_say("Tidak ada lagi yang perlu dijawab");
    officer.get(page.path()).must_say("Selesai").must_say("Sudah dijemput");
    officer.get("/beranda").must_say("Jawaban rujukan");
}

#[test]
fn a_wrong_code_opens_nothing_and_a_mistyped_one_is_told_so() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let code = code_of(&sent(&house, &officer)).replace('-', "");
    let visitor = house.visitor();
    let other = if code.starts_with('2') { "3" } else { "2" };
    let mistyped = visitor.get(&format!("/balas/{other}{}", &code[1..]));
    mistyped.must_be(404).must_say("salah ketik");
    assert!(!mistyped.says(REQUEST));
    visitor.get("/balas/2222222222222").must_be(404);
    let page = officer.get("/rujukan").click("BP3MI");
    let cancel = page.click("Batalkan rujukan");
    cancel.form_with_button("Batalkan rujukan").send().must_be(422).must_say("Tulis alasannya.");
    let reason = cancel.form_with_button("Batalkan rujukan").fill("reason", "Keluarga mencabut persetujuan");
    reason.send().must_be(200).must_say("Dibatalkan");
    let gone = visitor.get(&format!("/balas/{code}"));
    gone.must_be(404).must_say("tidak berlaku");
    assert!(!gone.says(REQUEST) && !gone.says("Wening"));
}

#[test]
fn what_is_not_answered_goes_on_at_the_next_level_with_a_code_of_its_own() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let page = sent(&house, &officer);
    let first = code_of(&page);
    let higher = page.click("Teruskan ke tingkat lebih tinggi");
    let next = higher.form_with_button("Teruskan ke tingkat lebih tinggi").send();
    next.must_be(200).must_say("Kementerian Pelindungan Pekerja Migran").must_say(REQUEST);
    let second = code_of(&next);
    assert_ne!(first, second);
    officer.get(page.path()).must_say("Diteruskan lebih tinggi");
    let ended = house.visitor().get(&format!("/balas/{first}"));
    ended.must_be(200).must_say("Tidak ada lagi yang perlu dijawab");
    assert!(!ended.says("Wening Lestari"), "whose turn is over reads no person");
    next.click("Catat jawaban").must_be(200);
    let form = officer.get(&format!("{}/jawaban", next.path())).form_with_button("Catat jawaban");
    let form = form.choose("kind", "Tidak dapat kami tangani").choose("channel", "Lewat telepon atau pesan");
    form.clone().fill("received_by", "Ani").send().must_be(422).must_say("ke mana sebaiknya");
    form.fill("received_by", "Ani").fill("text", "Ke KDEI").send().must_be(200).must_say("Ditolak instansi");
}

#[test]
fn nobody_but_the_office_that_refers_opens_one_and_nothing_of_it_stands_in_clear() {
    let house = House::open();
    let officer = house.sign_in("siti@contoh.id");
    let page = sent(&house, &officer);
    for login in ["suprapto@contoh.id", "dewi@contoh.id", "0812 3456 7890", "agus@contoh.id"] {
        let other = house.sign_in(login);
        let refused = other.get(page.path());
        assert!(matches!(refused.status(), 403 | 404), "{login}: {}", refused.status());
        let list = other.get("/rujukan");
        assert!(!list.says("R-"), "{login}: {}", list.text());
    }
    for secret in [REQUEST, FACTS, &code_of(&page), &code_of(&page).replace('-', "")] {
        assert!(!house.holds(secret), "{secret}");
    }
}

#[test]
fn a_wish_to_a_room_travels_on_no_paper_and_waits_there_until_it_is_answered() {
    let desk = crate::desk::Desk::new();
    let officer = desk.actor(Role::PetugasDesmigratif);
    let input = ReferralInput {
        about: None,
        resident: None,
        person: Some("Wening Lestari".into()),
        to: To::Room("pelatihan".into(), "Pelatihan".into()),
        desk: None,
        contact: None,
        urgency: Urgency::Normal,
        request: "Ingin belajar mengemas".into(),
        due: None,
        ground: ReferralGround::Consent,
        ground_note: Some("Setuju hari ini".into()),
        handed: Vec::new(),
        facts: None,
    };
    let (action, _) = desk.act(&officer, move |read, action| referral::begin(read, action, 0, &input)).unwrap();
    let id = action.record(0);
    let waiting = || desk.store.read(&officer, desk.now(), |read| referral::of_room(read, "pelatihan")).unwrap();
    assert!(waiting().is_empty(), "a draft is no wish yet");
    let sent = move |read: &store::Reader<'_>, _| {
        let seen = Seen::of(&read.get::<Referral>(id)?.row);
        referral::send(read, id, &seen, "2222222222222")
    };
    desk.act(&officer, sent).unwrap();
    assert_eq!(waiting().len(), 1);
    assert!(waiting()[0].reply_code.given().is_none(), "nobody outside answers it");
    let done = AnswerInput {
        kind: AnswerKind::Done,
        channel: AnswerChannel::Visit,
        received_by: Some("Dewi, pendamping usaha".into()),
        their_number: None,
        expected_on: None,
        text: None,
    };
    desk.act(&officer, move |read, action| referral::answer(read, action, id, &done)).unwrap();
    assert!(waiting().is_empty());
}
