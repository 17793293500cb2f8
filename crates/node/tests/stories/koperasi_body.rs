//! The body of a koperasi through the pages: founded from the village, its own page, a meeting that decides a number, papers,
//! and what the village sees.

use testkit::{Client, Node, Page};

use crate::handover::in_days;
use crate::world::{COORDINATOR, NEIGHBOUR, OFFICER, world};

const BOARD: &str = "pengurus_koperasi";

/// The page of the board's own koperasi.
fn own(board: &Client) -> String {
    let start = "/koperasi/";
    let links = board.get("/koperasi").links();
    let link =
        links.into_iter().find(|link| link.starts_with(start) && link.ends_with("/rapat")).expect("its meetings");
    link.trim_end_matches("/rapat").to_owned()
}

/// A members' meeting that is called for a day and was told of three weeks before.
fn called(board: &Client, day: i64) -> Page {
    let address = format!("{}/rapat/baru", own(board));
    let form = board.get(&address).form(&address).choose("kind", "rapat_anggota");
    let form = form.fill("notice_on", &in_days(day - 21)).fill("held_on", &in_days(day)).fill("place", "Balai desa");
    form.fill("agenda", "Laporan pengurus\nSimpanan wajib").send()
}

#[test]
fn the_board_finds_its_sums_and_the_village_sees_that_the_koperasi_is_there() {
    let world = world();
    let board = world.as_(BOARD);
    board.get("/koperasi").must_be(200).must_say("Kuripan Sejahtera").must_say("modal sendiri");
    let page = own(&board);
    for (who, status) in [(OFFICER, 200), (COORDINATOR, 200), (NEIGHBOUR, 404)] {
        assert_eq!(world.as_(who).get(&page).status(), status, "{who}");
    }
    world.officer().get(&format!("{page}/organ")).must_say("Endang Lestari").must_say("Bendahara");
    board.get(&format!("{page}/pengaturan")).must_say("Rp25.000").must_say("bawaan");
}

#[test]
fn a_meeting_is_called_attended_and_decides_a_number_within_its_bounds() {
    let world = world();
    let board = world.as_(BOARD);
    let meeting = called(&board, -1);
    meeting.must_be(200).must_say("Belum dilaksanakan");
    let path = meeting.path().to_owned();
    assert!(board.get(&format!("{path}/undangan.pdf")).bytes().starts_with(b"%PDF"));
    let decide = format!("{path}/keputusan");
    let refused = board.get(&decide).form(&decide).fill("decision", "Terlalu dini").fill("yes", "3").send();
    refused.must_be(422).must_say("tanpa kuorum");
    let hadir = format!("{path}/hadir");
    let more = board.get(&hadir).form(&hadir).fill("members", "20").fill("present", "21").send();
    more.must_be(422).must_say("tidak lebih dari anggota terdaftar");
    board.get(&hadir).form(&hadir).fill("members", "20").fill("present", "15").send().must_say("Kuorum tercapai");
    let numbers = format!("{path}/angka");
    let form = board.get(&numbers).form(&numbers).fill("yes", "15").fill("jasa_pinjaman_tertinggi", "25");
    form.send().must_be(422).must_say("di luar batas");
    let form = board.get(&numbers).form(&numbers).fill("yes", "15").fill("shu_cadangan", "45");
    form.send().must_be(422).must_say("tepat 100%");
    let form = board.get(&numbers).form(&numbers).fill("yes", "15").fill("ambang_dua_penyetuju", "12.000.000");
    form.send().must_be(200).must_say("Keputusan dicatat").must_say("diterima");
    board.get(&format!("{}/pengaturan", own(&board))).must_say("Rp12.000.000");
}

#[test]
fn a_notice_that_comes_too_late_comes_back_with_what_was_typed() {
    let world = world();
    let board = world.as_(BOARD);
    let address = format!("{}/rapat/baru", own(&board));
    let form = board.get(&address).form(&address).choose("kind", "rapat_anggota").fill("place", "Rumah ketua");
    let page = form.fill("notice_on", &in_days(0)).fill("held_on", &in_days(1)).send();
    page.must_be(422).must_say("terlalu dekat");
    assert_eq!(page.form(&address).value("place").as_deref(), Some("Rumah ketua"));
}

#[test]
fn the_officer_founds_a_second_koperasi_and_a_flawed_form_says_so_at_its_field() {
    let node = Node::start();
    let officer = node.sign_in(OFFICER);
    let form = || officer.get("/koperasi/baru").form("/koperasi/baru").choose("principle", "syariah");
    form().fill("name", "Koperasi Syariah Uji").choose("form", "unit_bumdes").send().must_be(422).must_say("membawahi");
    let form = form().fill("name", "Koperasi Syariah Uji").choose("form", "unit_bumdes").fill("parent", "BUMDes Maju");
    let page = form.send();
    page.must_be(200).must_say("Koperasi didirikan").must_say("bagi hasil");
    let list = officer.get("/koperasi");
    list.must_say("Koperasi Syariah Uji").must_say("Kuripan Sejahtera");
}

#[test]
fn the_surplus_is_tried_by_whoever_reads_the_books_and_by_nobody_of_the_village() {
    let world = world();
    let board = world.as_(BOARD);
    let page = format!("{}/shu", own(&board));
    board.get(&page).must_be(200).must_say("Simulasi");
    world.as_("pengawas_koperasi").get(&page).must_be(200);
    assert_eq!(world.officer().get(&page).status(), 403);
}
