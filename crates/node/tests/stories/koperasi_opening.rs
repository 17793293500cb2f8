//! Opening balances through the pages: typed in the form, sent in a sheet, refused in words where they do not tie, proposed by
//! one and posted by another.

use testkit::node::try_sign_in_as;
use testkit::{Client, Node, Page};

const BOARD: &str = "pengurus_koperasi";

/// The other one of the board.
pub fn second(node: &Node) -> Client {
    let login = node.cast().everybody().iter().find(|login| login.account.starts_with("bendahara@"));
    let client = node.visitor();
    try_sign_in_as(&client, login.expect("a treasurer")).expect("signed in");
    client
}

/// The page of the opening balances.
fn own(board: &Client) -> String {
    let links = board.get("/koperasi").links();
    let books = links.into_iter().find(|link| link.ends_with("/buku")).expect("a link to the books");
    let link = board.get(&books).links().into_iter().find(|link| link.ends_with("/saldo-awal"));
    link.expect("a link to the opening balances")
}

fn accounts(board: &Client, own: &str, typed: &[(&str, &str)]) -> Page {
    let address = format!("{own}/akun");
    let mut form = board.get(&address).form(&address);
    for (field, amount) in typed {
        form = form.fill(field, amount);
    }
    form.send()
}

fn sheet(board: &Client, own: &str, csv: &str) -> Page {
    let address = format!("{own}/lembar");
    let form = board.get(&address).form(&address);
    form.attach("berkas", "anggota.csv", "text/csv", csv.as_bytes()).send()
}

const HEADING: &str =
    "Nomor anggota,Nama,NIK (bila belum anggota),Tanggal masuk,Simpanan pokok,Simpanan wajib,Simpanan sukarela\n";

/// Two of the board of a koperasi that was founded just now: nobody is a member yet and nothing is posted.
fn founded() -> (Node, Client, Client) {
    let mut node = Node::start();
    node.stop().expect("stopped");
    let folder = node.folder().display().to_string();
    let logins = ["ketua.baru@contoh.id", "bendahara.baru@contoh.id"];
    for login in logins {
        let who = ["account", "add", "--name", "Pengurus Baru", "--login", login, "--role", "pengurus_koperasi"];
        let place = ["--region", "33.07.10.2004", "--dir", &folder];
        let made = testkit::node::run_typing(&[&who[..], &place[..]].concat(), PASSWORD);
        assert_eq!(made.code, 0, "{}{}", made.output, made.errors);
    }
    node.restart().expect("opened again");
    let officer = node.sign_in(crate::world::OFFICER);
    let form = officer.get("/koperasi/baru").form("/koperasi/baru").choose("principle", "konvensional");
    form.choose("form", "koperasi_baru").fill("name", "Koperasi Buku Kertas").send().must_be(200);
    let [first, second] = logins.map(|login| {
        let client = node.visitor();
        let page = client.get("/masuk").form("/masuk").fill("account", login).fill("password", PASSWORD).send();
        page.must_be(200);
        client
    });
    (node, first, second)
}

const PASSWORD: &str = "kuda empat lari";

#[test]
fn a_paper_book_is_typed_and_sent_and_posted_by_a_second_person() {
    let (node, board, second) = founded();
    let officer = node.sign_in(crate::world::OFFICER);
    let person = crate::desk::Person::next();
    person.register(&officer);
    let own = own(&board);
    board.get(&own).must_be(200).must_say("Belum ada yang diisi");
    let wrong = accounts(&board, &own, &[("d1101", "sejuta"), ("d1401", "5")]);
    wrong.must_be(422).must_say("dengan angka");
    accounts(&board, &own, &[("d1101", "250.000"), ("k3101", "100.000"), ("k2101", "150.000")]).must_be(200);
    let page = board.get(&own);
    page.must_say("Debet sama dengan kredit").must_say("3101").must_say("100.000");
    assert!(page.try_form(&format!("{own}/ajukan")).is_err(), "it does not tie yet");
    let unreadable = sheet(&board, &own, &format!("{HEADING}0001,,,,seratus,,\n0999,,,,1,,\n"));
    unreadable.must_be(200).must_say("seratus").must_say("0999").must_say("Tidak ada anggota dengan nomor ini");
    sheet(&board, &own, "a,b\n1,2\n").must_be(422).must_say("Tidak ada bagian yang dikenal");
    let member = format!("{HEADING}1,,{},01-02-2020,100.000,,150000\n", person.nik);
    let found = sheet(&board, &own, &member);
    found.must_be(200).must_say("Cocok");
    found.form(found.path()).send().must_be(200).must_say("Isi lembar dipakai");
    board.get(&own).form(&format!("{own}/ajukan")).send().must_be(200).must_say("Pengurus lain memeriksa");
    board.get(&own).form(&format!("{own}/bukukan")).send().must_be(403).must_say("Minta pengurus lain");
    let post = || second.get(&own).form(&format!("{own}/bukukan"));
    post().send().must_be(200).must_say("Saldo awal dibukukan");
    second.get("/anggota-koperasi").must_be(200).must_say(&person.name);
    let books = own.trim_end_matches("/saldo-awal").to_owned();
    let text = second.get(&format!("{books}/ekspor/hledger"));
    assert!(String::from_utf8_lossy(text.bytes()).contains("Kewajiban:2101 Simpanan sukarela:A-0001  -150000 IDR"));
    let back = || second.get(&own).form(&format!("{own}/batalkan"));
    back().send().must_be(422).must_say("Tulis alasannya");
    back().fill("memo", "Salah ketik").send().must_be(200).must_say("menjadi draf");
    board.get(&own).form(&format!("{own}/ajukan")).send().must_be(200);
    post().send().must_be(200).must_say("Saldo awal dibukukan");
}

#[test]
fn the_sheet_to_fill_in_holds_the_accounts_and_the_members() {
    let node = Node::start();
    let board = node.sign_in(BOARD);
    let own = own(&board);
    assert!(board.get(&format!("{own}/unduh/lembar.xlsx")).bytes().starts_with(b"PK"));
    let csv = board.get(&format!("{own}/unduh/anggota.csv"));
    let text = String::from_utf8_lossy(csv.bytes()).into_owned();
    assert!(text.contains("0001,") && text.contains("Simpanan sukarela"), "{text}");
    let accounts = board.get(&format!("{own}/unduh/akun.csv"));
    assert!(String::from_utf8_lossy(accounts.bytes()).contains("1101,Kas"));
    let address = format!("{own}/baris/pinjaman");
    let form = board.get(&address).form(&address).fill("c0", "0001").fill("c3", "5.000.000").fill("c8", "6.000.000");
    form.send().must_be(422).must_say("Sisa pokok lebih dari nol");
}

/// A page of a cash book that the board proposed.
pub fn paper(board: &Client, document: &str) -> Page {
    let links = board.get("/koperasi").links();
    let books = links.into_iter().find(|link| link.ends_with("/buku")).expect("a link to the books");
    let address = format!("{books}/buku-kertas");
    let today = crate::handover::in_days(0);
    let csv = format!(
        "Tanggal,Nomor bukti,Keterangan,Masuk,Keluar,Akun lawan,Nomor anggota\n\
         {today},{document},Setoran,5.000,,2101,1\n{today},{document}b,Listrik,,2000,5202,\n"
    );
    let form = board.get(&address).form(&address);
    let checked = form.attach("berkas", "kas.csv", "text/csv", csv.as_bytes()).send();
    checked.must_be(200).must_say("Simpanan sukarela");
    let page = checked.form(checked.path()).send();
    page.must_be(200).must_say("Pengurus lain memeriksa");
    page
}

#[test]
fn a_page_of_the_cash_book_is_posted_by_a_second_person_and_only_once() {
    let node = Node::start();
    let (board, second) = (node.sign_in(BOARD), second(&node));
    let page = paper(&board, "K-1");
    page.form(&format!("{}/bukukan", page.path())).send().must_be(403).must_say("Minta pengurus lain");
    let theirs = second.get(page.path());
    theirs.form(&format!("{}/bukukan", page.path())).send().must_be(200).must_say("Dibukukan");
    let address = page.path().split("/lihat/").next().unwrap().to_owned();
    second.get(&address).must_say("Dibukukan").must_say("7.000");
    let form = board.get(&address).form(&address);
    let nothing =
        form.attach("berkas", "x.csv", "text/csv", b"Tanggal,Masuk,Keluar,Akun lawan\nkemarin,5,,1201\n").send();
    nothing.must_be(200).must_say("kemarin");
    let again = board.get(&address).form(&address);
    let today = crate::handover::in_days(0);
    let csv = format!(
        "Tanggal,Nomor bukti,Keterangan,Masuk,Keluar,Akun lawan,Nomor anggota\n\
         {today},K-1,Setoran,5.000,,2101,1\n{today},K-1b,Listrik,,2000,5202,\n"
    );
    again.attach("berkas", "kas.csv", "text/csv", csv.as_bytes()).send().must_be(422).must_say("sudah pernah diajukan");
    board.get(&format!("{address}/kosong/jurnal.csv")).must_be(200);
}
