//! How savings end at the desk, and what goes wrong there: a slip of the hand taken back, double sending, sums and days that
//! cannot be, terms that mature or end early, leavers who are paid later, other cash, receipts that anybody checks.

use testkit::{Client, Page};

use crate::world::{OFFICER, world};

const BOARD: &str = "pengurus_koperasi";

fn paths(page: &Page, start: &str) -> Vec<String> {
    let is_record = |link: &String| link.starts_with(start) && link.len() == start.len() + 36;
    page.links().into_iter().filter(is_record).collect()
}

/// The page of the member with this number.
fn member(board: &Client, number: &str) -> String {
    let list = board.get("/anggota-koperasi");
    let document = list.document();
    let link = document.all("a").find(|link| link.text().trim().starts_with(number));
    link.and_then(|link| link.attribute("href").map(str::to_owned)).expect("a member of that number")
}

/// Money at the desk of a member's sukarela; what was filled in besides the sum.
fn at_desk(board: &Client, member: &str, way: &str, fields: &[(&str, &str)]) -> Page {
    let page = board.get(member);
    let voluntary = paths(&page, "/rekening-simpanan/").remove(2);
    let id = voluntary.rsplit('/').next().unwrap().to_owned();
    let mut form = page.form(&format!("{member}/kas")).choose("account", &id);
    for (name, value) in fields {
        form = form.fill(name, value);
    }
    form.press(way).send()
}

fn sukarela(board: &Client, member: &str) -> Page {
    board.get(&paths(&board.get(member), "/rekening-simpanan/")[2])
}

#[test]
fn a_deposit_typed_wrongly_is_taken_back_and_stays_visible_and_its_receipt_says_so_to_anybody() {
    let world = world();
    let board = world.as_(BOARD);
    let member = member(&board, "0003");
    let paid = at_desk(&board, &member, "Setor", &[("amount", "731.000")]);
    paid.must_be(200).must_say("Kode periksa");
    let code = paid.text().split("Kode periksa").nth(1).unwrap().trim()[..14].to_owned();
    let visitor = world.visitor();
    let check = visitor.get(&format!("/cek-bukti?kode={code}"));
    check.must_be(200).must_say("Bukti kas ini asli").must_say("Rp731.000").must_say("/BK/");
    let own = paid.path().to_owned();
    let form = || board.get(&own).form(&format!("{own}/batal"));
    form().send().must_be(422).must_say("Isi alasannya");
    form().fill("why", "salah").fill("date", "2020-01-01").send().must_be(422).must_say("tidak boleh sebelum");
    let back = form().fill("why", "Salah ketik").send();
    back.must_be(200).must_say("Dibatalkan");
    let book = sukarela(&board, &member);
    book.must_say("Setoran simpanan").must_say("Pembatalan").must_say("Rp731.000");
    let check = visitor.get(&format!("/cek-bukti?kode={code}"));
    check.must_be(410).must_say("sudah dibatalkan").must_say("Rp731.000");
    assert!(board.get(&format!("{own}/bukti.pdf")).bytes().starts_with(b"%PDF"));
    visitor.get("/cek-bukti?kode=0000-0000-0000").must_be(404).must_say("Tidak dikenal");
}

#[test]
fn sending_twice_is_once_and_what_cannot_be_is_said_at_its_field_with_nothing_lost() {
    let world = world();
    let board = world.as_(BOARD);
    let member = member(&board, "0005");
    let page = board.get(&member);
    let id = paths(&page, "/rekening-simpanan/")[2].rsplit('/').next().unwrap().to_owned();
    let form = page.form(&format!("{member}/kas")).choose("account", &id).fill("amount", "613.000").press("Setor");
    let (first, second) = (form.try_submit().unwrap().arrive(), form.try_submit().unwrap().arrive());
    assert_eq!(first.path(), second.path(), "the same receipt");
    assert_eq!(sukarela(&board, &member).text().matches("Rp613.000").count(), 1);
    let refused = |way, fields: &[(&str, &str)], words| {
        let page = at_desk(&board, &member, way, fields);
        page.must_be(422).must_say(words);
        let form = page.form(&format!("{member}/kas"));
        for (name, value) in fields {
            assert_eq!(form.value(name).as_deref(), Some(*value), "{name} is kept");
        }
    };
    refused("Setor", &[("amount", "-5.000")], "angka");
    refused("Setor", &[("amount", "lima ribu")], "dengan angka");
    refused("Tarik", &[("amount", "987.654.000")], "Saldonya tidak cukup");
    refused("Setor", &[("amount", "10.000"), ("date", "01-01-2099")], "belum terjadi");
    refused("Setor", &[("amount", "10.000"), ("date", "01-01-2001")], "sebelum mulai pembukuan");
}

#[test]
fn a_matured_term_waits_on_the_boards_page_and_one_tap_begins_it_again() {
    let world = world();
    let board = world.as_(BOARD);
    board.get("/beranda").must_say("simpanan berjangka jatuh tempo");
    let list = board.get("/simpanan-jatuh-tempo");
    list.must_be(200).must_say("0003");
    list.form_with_button("Perpanjang")
        .press("Perpanjang")
        .send()
        .must_be(200)
        .must_say("Simpanan berjangka diselesaikan");
    board.get("/simpanan-jatuh-tempo").must_be(200).must_say("Tidak ada simpanan berjangka yang jatuh tempo");
}

#[test]
fn a_term_that_ends_early_shows_what_is_paid_before_it_is_done() {
    let world = world();
    let board = world.as_(BOARD);
    let member = member(&board, "0004");
    let page = board.get(&member);
    let link = page.links().into_iter().find(|link| link.ends_with("/cairkan")).expect("a term that runs");
    let form = board.get(&link);
    form.must_be(200).must_say("Belum jatuh tempo").must_say("Jasa yang ditarik kembali").must_say("Rp1.500.000");
    form.form(&link).send().must_be(422).must_say("Pilih ke mana uangnya");
    let early = form.form(&link).force("to", "again").send();
    early.must_be(422).must_say("belum jatuh tempo");
    form.form(&link).choose("to", "voluntary").send().must_be(200).must_say("Simpanan berjangka diselesaikan");
    board.get(&member).must_say("Ditutup");
}

#[test]
fn a_leaver_waits_on_the_list_until_paid_and_never_gets_more_than_is_owed() {
    let world = world();
    let board = world.as_(BOARD);
    let list = board.get("/anggota-keluar");
    list.must_be(200).must_say("keluar");
    let member = paths(&list, "/anggota-koperasi/").remove(0);
    let page = board.get(&member);
    page.must_say("Simpanan belum dibayarkan");
    let form = || board.get(&member).form(&format!("{member}/bayar-keluar"));
    form().fill("amount", "99.000.000").send().must_be(422).must_say("Lebih dari yang harus dibayarkan");
    form().fill("amount", "100.000").send().must_be(200).must_say("Bukti kas keluar").must_say("Rp100.000");
    world.as_(OFFICER).get("/anggota-keluar").must_be(403);
    world.as_("auditor").get("/anggota-keluar").must_be(403);
}

#[test]
fn other_cash_is_recorded_by_its_purpose_and_the_bank_holds_what_was_paid_in() {
    let world = world();
    let board = world.as_(BOARD);
    let form = || board.get("/kas-harian/catat").form("/kas-harian/catat");
    form().fill("amount", "10.000").fill("memo", "Kertas").send().must_be(422).must_say("Pilih keperluannya");
    let form = form().fill("purpose", "Masuk: Hibah atau bantuan modal").fill("amount", "250.000");
    let page = form.send();
    page.must_be(422).must_say("Isi keterangannya");
    let again = page.form("/kas-harian/catat");
    assert_eq!(again.value("amount").as_deref(), Some("250.000"), "nothing is lost");
    let receipt = again.fill("memo", "Dari yayasan").send();
    receipt.must_be(200).must_say("Bukti kas masuk").must_say("Hibah: Dari yayasan");
    assert!(board.get(&format!("{}/bukti.pdf", receipt.path())).bytes().starts_with(b"%PDF"));
    let auditor = world.as_("auditor").get(receipt.path());
    auditor.must_be(200).must_say("Rp250.000");
    assert!(!auditor.text().contains("yayasan"), "words of an entry are for the board and the supervisors");
}

#[test]
fn an_attorney_is_held_by_day_and_sum_and_stands_on_the_receipt() {
    let world = world();
    let board = world.as_(BOARD);
    let member = member(&board, "0003");
    let page = board.get(&member);
    page.must_say("Slamet Riyadi").must_say("sekali tarik");
    let voluntary = paths(&page, "/rekening-simpanan/").remove(2);
    let id = voluntary.rsplit('/').next().unwrap().to_owned();
    let document = page.document();
    let actions = document.all("form").filter_map(|form| form.attribute("action").map(str::to_owned));
    let revoke = actions.into_iter().find(|action| action.starts_with("/kuasa-simpanan/")).expect("a power");
    let power = revoke.split('/').nth(2).unwrap().to_owned();
    let take = |amount: &str| {
        let form = board.get(&member).form(&format!("{member}/kas")).choose("account", &id).fill("amount", amount);
        form.choose("attorney", &power).press("Tarik").send()
    };
    take("400.001").must_be(422).must_say("Melebihi batas sekali tarik");
    take("15.000").must_be(200).must_say("Diterima oleh penerima kuasa").must_say("Slamet Riyadi");
}

#[test]
fn a_member_finds_the_own_loans_beside_the_own_savings() {
    let own = world().as_("warga").get("/simpanan-saya");
    assert!(own.links().iter().any(|link| link == "/pinjaman/saya"), "{:?}", own.links());
}

#[test]
fn a_passbook_is_shown_and_printed_over_days_and_a_day_that_is_none_is_said() {
    let world = world();
    let board = world.as_(BOARD);
    let book = paths(&board.get(&member(&board, "0002")), "/rekening-simpanan/").remove(2);
    board.get(&format!("{book}?dari=2000-01-01&sampai=2000-12-31")).must_be(200).must_say("Belum ada transaksi");
    board.get(&format!("{book}?dari=besok")).must_be(422).must_say("Tanggal tidak terbaca");
    let paper = board.get(&format!("{book}/buku.pdf?dari=2000-01-01"));
    assert!(paper.bytes().starts_with(b"%PDF"));
}

#[test]
fn a_count_that_differs_from_the_books_is_asked_about_before_anything_is_posted() {
    // A world of its own: the cashier's day is one for everybody.
    let world = crate::world::World::over(testkit::Node::start());
    let board = world.as_("pengurus_koperasi");
    let form = || board.get("/kas-harian").form("/kas-harian").fill("counted", "1");
    let asked = form().send();
    asked.must_be(422).must_say("kurang Rp").must_say("Sudah saya hitung dua kali");
    let again = asked.form("/kas-harian");
    assert_eq!(again.value("counted").as_deref(), Some("1"), "what was typed stays");
    again.fill("counted", "2").tick("twice").send().must_be(422).must_say("kurang Rp");
    asked.form("/kas-harian").tick("twice").send().must_be(200).must_say("Rp1");
}
