//! The koperasi's books on the pages: statements whose numbers open their postings, a manual journal that waits for a second
//! person, reversal and closing, and the books for other programs.

use testkit::{Client, Page};

use crate::world::{OFFICER, world};

const BOARD: &str = "pengurus_koperasi";

/// The books' own page.
fn books(board: &Client) -> String {
    let links = board.get("/koperasi").links();
    links.into_iter().find(|link| link.ends_with("/buku")).expect("a link to the books")
}

/// A manual journal that the board proposed.
pub fn proposed(board: &Client) -> Page {
    let address = format!("{}/jurnal-umum", books(board));
    let form = board.get(&address).form(&address);
    let form = form
        .fill("code1", "5203 Beban penyusutan")
        .fill("debit1", "75.000")
        .fill("code2", "1409 Akumulasi penyusutan")
        .fill("credit2", "75.000");
    let page = form.fill("memo", "Penyusutan lemari").send();
    page.must_be(200);
    page
}

#[test]
fn every_number_of_a_statement_leads_to_its_postings_and_all_papers_are_made() {
    let world = world();
    let board = world.as_(BOARD);
    let books = books(&board);
    board.get(&books).must_be(200).must_say("Neraca saldo").must_say("Debet sama dengan kredit");
    let statements = board.get(&format!("{books}/laporan"));
    for title in
        ["posisi keuangan", "hasil usaha", "perubahan ekuitas", "arus kas", "Catatan", "bukan anggota", "SAK EP"]
    {
        statements.must_say(title);
    }
    let account = statements.links().into_iter().find(|link| link.contains("/buku/akun/")).expect("an account");
    let ledger = board.get(&account);
    ledger.must_be(200).must_say("Buku besar");
    let year = statements.links().into_iter().find(|link| link.contains("laporan.pdf")).expect("a paper");
    assert!(board.get(&year).bytes().starts_with(b"%PDF"));
    assert!(board.get(&format!("{books}/laporan.xlsx")).bytes().starts_with(b"PK"));
    for (program, says) in [("hledger", "commodity 1000. IDR"), ("ledger", "commodity IDR"), ("beancount", " open ")] {
        let text = board.get(&format!("{books}/ekspor/{program}"));
        assert!(String::from_utf8_lossy(text.bytes()).contains(says), "{program}");
    }
    board.get(&format!("{books}/ekspor/lain")).must_be(404);
    world.as_(OFFICER).get(&books).must_be(403);
}

#[test]
fn sums_and_last_years_amounts_lead_to_their_accounts_and_postings_too() {
    let world = world();
    let board = world.as_(BOARD);
    let books = books(&board);
    let year: i32 = crate::handover::in_days(0)[6..].parse().unwrap();
    let statements = board.get(&format!("{books}/laporan?tahun={year}"));
    let links = statements.links();
    let last = format!("dari={}-01", year - 1);
    let group = links.iter().find(|link| link.contains("baris=aset.kas") && link.contains(&last));
    let group = board.get(group.expect("the sum of cash and bank of last year"));
    group.must_be(200).must_say("1102 Bank").must_say("Semua akun");
    assert!(!group.text().contains("3101"), "cash alone");
    let cash = links.iter().find(|link| link.contains("kas=1")).expect("an amount of the cash flow");
    board.get(cash).must_be(200).must_say("Hanya yang menggerakkan kas");
    statements.must_say("Piutang dan cadangan kerugian").must_say("Komitmen").must_say("diakui pada saat diterima");
    board.get(&format!("{books}/laporan?tahun={}", year - 1)).must_be(200).must_say("Buku tahun ini sudah ditutup");
}

#[test]
fn a_year_that_is_closed_and_a_year_that_runs_are_not_closed() {
    let world = world();
    let board = world.as_(BOARD);
    let books = books(&board);
    let year: i32 = crate::handover::in_days(0)[6..].parse().unwrap();
    let (address, action) = (format!("{books}/tutup"), format!("{books}/tutup-tahun"));
    let close = |year: i32| board.get(&address).form(&action).fill("year", &year.to_string()).send();
    close(year - 1).must_be(422).must_say("Tahun ini sudah ditutup");
    close(year).must_be(422).must_say("tahun yang sudah lewat");
}

#[test]
fn a_manual_journal_waits_and_its_own_writer_cannot_post_it() {
    let world = world();
    let board = world.as_(BOARD);
    let page = proposed(&board);
    page.must_say("Menunggu orang kedua").must_say("Penyusutan lemari");
    board.get(&format!("{}/menunggu", books(&board))).must_be(200).must_say("75.000");
    page.form(&format!("{}/bukukan", page.path())).send().must_be(403).must_say("orang lain");
    page.form(&format!("{}/batalkan", page.path())).send().must_be(200).must_say("Dibatalkan");
}

#[test]
fn a_journal_that_does_not_balance_and_a_month_that_runs_are_refused_in_words() {
    let world = world();
    let board = world.as_(BOARD);
    let books = books(&board);
    let address = format!("{books}/jurnal-umum");
    let form = board.get(&address).form(&address).fill("code1", "5203 Beban penyusutan").fill("debit1", "75.000");
    let wrong =
        form.fill("code2", "1409 Akumulasi penyusutan").fill("credit2", "70.000").fill("memo", "Penyusutan").send();
    wrong.must_be(422).must_say("Jumlah debet harus sama");
    let address = format!("{books}/tutup");
    let closing = board.get(&address).form(&address).fill("month", "2099-01").send();
    closing.must_be(422).must_say("bulan yang sudah lewat");
}
