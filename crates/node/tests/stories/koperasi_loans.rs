//! A loan at the koperasi's desk: asked for, assessed, approved by another, paid out, repaid; what is refused in words; whose
//! names are seen by whom.

use testkit::{Client, Page};

use crate::world::{OFFICER, world};

const BOARD: &str = "pengurus_koperasi";
const SUPERVISOR: &str = "pengawas_koperasi";

/// A product that is offered, with a name of its own; its id.
fn offered(board: &Client, name: &str) -> String {
    let form = board.get("/produk-pinjaman/baru").form("/produk-pinjaman/baru").fill("name", name);
    let form = form.choose("contract", "pinjaman").choose("method", "menurun").fill("rate", "1,5");
    let page = form.fill("most_months", "12").fill("most_principal", "5.000.000").fill("fee", "1").send();
    page.must_be(200).must_say(name).must_say("1,5%");
    let document = page.document();
    let actions = document.all("form").filter_map(|form| form.attribute("action").map(str::to_owned));
    let of_products: Vec<String> = actions.filter(|action| action.ends_with("/tawaran")).collect();
    of_products.last().and_then(|path| path.split('/').nth(2)).expect("a product").to_owned()
}

/// An application of a member.
fn applied(board: &Client, member: &str, product: &str, amount: &str) -> Page {
    let form = board.get(&format!("/pinjaman/baru?anggota={member}")).form("/pinjaman/baru");
    let form = form.choose("product", product).fill("principal", amount);
    form.fill("months", "10").fill("purpose", "modal warung").send()
}

/// A loan that waits, and its product: what the parameters of the routes are filled with.
pub fn example(board: &Client, member: &str) -> (String, String) {
    let product = offered(board, "Produk contoh");
    let loan = applied(board, member, &product, "300.000");
    loan.must_be(200);
    (loan.path().rsplit('/').next().unwrap().to_owned(), product)
}

fn first_member(board: &Client) -> String {
    let links = board.get("/anggota-koperasi").links();
    let start = "/anggota-koperasi/";
    let member = links.into_iter().find(|link| link.starts_with(start) && link.len() == start.len() + 36);
    member.expect("a member")[start.len()..].to_owned()
}

#[test]
fn a_loan_is_approved_by_another_paid_out_and_repaid_and_more_than_the_debt_is_refused() {
    let world = world();
    let board = world.as_(BOARD);
    let member = first_member(&board);
    let product = offered(&board, "Modal usaha");
    let loan = applied(&board, &member, &product, "500.000");
    loan.must_be(200).must_say("Diajukan").must_say("18,0").must_say("Rp50.000");
    let path = loan.path().to_owned();
    let step = |client: &Client, way: &str| client.get(&format!("{path}/{way}")).form(&format!("{path}/{way}"));
    let assessment = step(&board, "nilai").fill("income", "20.000").fill("spending", "0");
    assessment.send().must_be(422).must_say("Angsuran lebih besar daripada sisa penghasilan");
    let assessment = step(&board, "nilai").fill("income", "2.000.000").fill("spending", "1.000.000");
    assessment.send().must_be(200).must_say("menunggu persetujuan");
    let own = step(&board, "setujui").choose("approver", "saya").send();
    own.must_be(422).must_say("tidak menyetujui sendiri");
    let other = world.as_(SUPERVISOR);
    step(&other, "setujui").choose("approver", "saya").send().must_be(200).must_say("siap cair");
    step(&board, "cair").send().must_be(200).must_say("Berjalan");
    step(&board, "angsuran")
        .fill("amount", "900.000")
        .send()
        .must_be(422)
        .must_say("lebih besar daripada yang melunasi");
    step(&board, "angsuran").fill("amount", "57.500").send().must_be(200).must_say("Rp57.500");
    board.get("/pinjaman/kualitas").must_be(200).must_say("Lancar").must_say("Umur tunggakan");
    // Whose it is, the board and the supervisors see; the auditor sees numbers; the village's officer nothing.
    let looked = world.as_("auditor").get(&path);
    looked.must_be(200).must_say("Anggota 0001");
    assert!(!looked.text().contains("Anggota 0001 ·"), "{}", looked.text());
    board.get(&path).must_say("Anggota 0001 ·");
    world.as_(OFFICER).get(&path).must_be(403);
    world.as_("warga").get("/pinjaman/saya").must_be(200).must_say("Pinjaman saya");
}

#[test]
fn a_flat_rate_above_the_cap_is_refused_at_its_field_with_words() {
    let world = world();
    let board = world.as_(BOARD);
    let form = board.get("/produk-pinjaman/baru").form("/produk-pinjaman/baru").fill("name", "Flat");
    let form = form.choose("contract", "pinjaman").choose("method", "flat").fill("rate", "1,5");
    let page = form.fill("most_months", "12").fill("most_principal", "5.000.000").fill("fee", "0").send();
    page.must_be(422).must_say("melebihi batas setahun");
}
