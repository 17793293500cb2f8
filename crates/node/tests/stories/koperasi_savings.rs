//! Members and savings at the koperasi's desk: money in and out with a receipt, what is refused in words, whose names are
//! seen by whom, and a member who looks from a phone.

use testkit::{Client, Page};

use crate::world::{OFFICER, world};

const BOARD: &str = "pengurus_koperasi";

/// The paths of a page that begin like this and go to a record.
fn paths(page: &Page, start: &str) -> Vec<String> {
    let is_record = |link: &String| link.starts_with(start) && link.len() == start.len() + 36;
    page.links().into_iter().filter(is_record).collect()
}

/// The member with the lowest number: the resident whose own account is in the cast.
fn first_member(board: &Client) -> String {
    paths(&board.get("/anggota-koperasi"), "/anggota-koperasi/").remove(0)
}

/// The name beside a number in the board's list.
fn name_of(board: &Client, number: &str) -> String {
    let list = board.get("/anggota-koperasi");
    list.must_be(200);
    let document = list.document();
    let text = document.all("a").map(|link| link.text()).find(|text| text.trim().starts_with(number));
    let name = text.expect("a member").trim()[number.len()..].trim().to_owned();
    assert!(name.len() > 2, "a name stands beside {number}");
    name
}

/// A power of attorney of a member, given at the desk.
pub fn power_of(board: &Client, member: &str) -> String {
    let path = format!("/anggota-koperasi/{member}/kuasa");
    let form = board.get(&format!("/anggota-koperasi/{member}")).form(&path).fill("attorney", "Slamet Contoh");
    let form = form.fill("limit", "500.000").fill("from", "2026-01-01").fill("until", "2099-12-31");
    let page = form.send();
    page.must_be(200);
    let document = page.document();
    let actions = document.all("form").filter_map(|form| form.attribute("action").map(str::to_owned));
    let revokes: Vec<String> = actions.filter(|action| action.starts_with("/kuasa-simpanan/")).collect();
    revokes.first().and_then(|path| path.split('/').nth(2)).expect("a power").to_owned()
}

fn at_desk(board: &Client, member: &str, way: &str, amount: &str) -> Page {
    let page = board.get(member);
    page.must_be(200);
    let voluntary = paths(&page, "/rekening-simpanan/").remove(2);
    let id = voluntary.rsplit('/').next().unwrap().to_owned();
    let form = page.form(&format!("{member}/kas")).choose("account", &id).fill("amount", amount);
    form.press(way).send()
}

#[test]
fn money_in_and_out_gives_a_numbered_receipt_on_paper_and_too_much_is_refused_in_words() {
    let world = world();
    let board = world.as_(BOARD);
    let member = first_member(&board);
    let paid = at_desk(&board, &member, "Setor", "125.000");
    paid.must_be(200).must_say("Bukti kas masuk").must_say("Rp125.000").must_say("/BK/");
    let paper = board.get(&format!("{}/bukti.pdf", paid.path()));
    assert!(paper.bytes().starts_with(b"%PDF"));
    at_desk(&board, &member, "Tarik", "25.000").must_be(200).must_say("Bukti kas keluar");
    at_desk(&board, &member, "Tarik", "999.000.000").must_be(422).must_say("Saldonya tidak cukup");
    let book = board.get(&paths(&board.get(&member), "/rekening-simpanan/")[2]);
    book.must_be(200).must_say("Setoran simpanan").must_say("Rp25.000");
    assert!(board.get(&format!("{}/buku.pdf", book.path())).bytes().starts_with(b"%PDF"));
}

#[test]
fn names_are_for_board_and_supervisors_and_the_auditor_sees_numbers() {
    let world = world();
    let board = world.as_(BOARD);
    let name = name_of(&board, "0001");
    world.as_("pengawas_koperasi").get("/anggota-koperasi").must_be(200).must_say(&name);
    let list = world.as_("auditor").get("/anggota-koperasi");
    list.must_be(200).must_say("0001");
    assert!(!list.text().contains(&name), "{}", list.text());
    world.as_(OFFICER).get("/anggota-koperasi").must_be(403);
    let card = world.as_("auditor").get(&first_member(&board));
    card.must_be(200).must_say("Simpanan wajib");
    assert!(!card.text().contains(&name), "{}", card.text());
}

#[test]
fn a_member_sees_the_own_savings_from_a_phone_and_nothing_of_others() {
    let world = world();
    let own = world.as_("warga").get("/simpanan-saya");
    own.must_be(200).must_say("0001").must_say("Simpanan wajib").must_say("Rp100.000");
    let other = name_of(&world.as_(BOARD), "0002");
    assert!(!own.text().contains("Nomor 0002") && !own.text().contains(&other), "{}", own.text());
    world.as_("warga").get("/anggota-koperasi").must_be(403);
}

#[test]
fn who_recorded_an_application_does_not_decide_it() {
    let world = world();
    let board = world.as_(BOARD);
    let waiting = paths(&board.get("/anggota-koperasi"), "/anggota-koperasi/").pop().expect("an application");
    let page = board.get(&waiting);
    page.must_say("Menunggu putusan pengurus lain");
    page.form(&format!("{waiting}/putusan")).press("Terima menjadi anggota").send().must_be(403);
}

#[test]
fn who_is_in_arrears_stands_on_a_list_for_the_board() {
    let world = world();
    let board = world.as_(BOARD);
    board.get("/tunggakan-wajib").must_be(200).must_say("0002").must_say("bulan");
}
