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
    board.get("/koperasi").must_be(200).must_say("Kuripan Sejahtera").must_say("Modal sendiri");
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
    board
        .get(&format!("{page}?tahun={}", last_year() + 1))
        .must_be(200)
        .must_say("Simulasi")
        .must_say("masih berjalan");
    world.as_("pengawas_koperasi").get(&page).must_be(200);
    assert_eq!(world.officer().get(&page).status(), 403);
}

/// The book year that the sample world has closed and shared.
fn last_year() -> i32 {
    let year: i32 = in_days(0)[6..].parse().unwrap();
    year - 1
}

/// The annual meeting of the sample world.
fn annual(board: &Client) -> String {
    let meetings = board.get(&format!("{}/rapat", own(board)));
    let links = meetings.links().into_iter().filter(|link| link.starts_with("/rapat-koperasi/"));
    let is_annual = |link: &String| board.get(link).text().contains("RAT");
    links.into_iter().find(is_annual).expect("an annual meeting")
}

#[test]
fn the_packet_of_the_annual_meeting_is_one_file_for_whoever_reads_the_books() {
    let world = world();
    let board = world.as_(BOARD);
    let meeting = annual(&board);
    let packet = format!("{meeting}/paket.pdf");
    for who in [BOARD, "pengawas_koperasi"] {
        let paper = world.as_(who).get(&packet);
        assert!(paper.bytes().starts_with(b"%PDF") && paper.bytes().len() > 30_000, "{who}");
    }
    assert_eq!(world.officer().get(&packet).status(), 403);
    assert!(!world.officer().get(&meeting).links().contains(&packet));
}

#[test]
fn a_members_part_is_paid_once_by_number_and_its_list_is_printed() {
    let world = world();
    let board = world.as_(BOARD);
    let page = format!("{}/shu?tahun={}", own(&board), last_year());
    let shown = board.get(&page);
    shown.must_be(200).must_say("Dibukukan").must_say("Belum diambil");
    let action = format!("{}/shu/bayar", own(&board));
    let pay = |number: &str| {
        board.get(&page).form(&action).fill("number", number).choose("way", "bank").fill("date", &in_days(0)).send()
    };
    pay("9999").must_be(422).must_say("Tidak ada bagian");
    let number =
        shown.text().split_whitespace().find(|word| word.len() == 4 && word.starts_with("00")).map(str::to_owned);
    let number = number.expect("a member's number");
    pay(&number).must_be(200).must_say("Bagian dibayar").must_say("Lewat bank");
    pay(&number).must_be(422).must_say("sudah dibayar");
    assert!(board.get(&format!("{}/shu/daftar.pdf?tahun={}", own(&board), last_year())).bytes().starts_with(b"%PDF"));
    let named = format!("{}/shu/daftar-bernama.pdf?tahun={}", own(&board), last_year());
    assert!(board.get(&named).bytes().starts_with(b"%PDF"));
}

#[test]
fn a_number_does_not_count_before_its_meeting_and_parts_of_105_percent_are_refused_at_their_field() {
    let world = world();
    let board = world.as_(BOARD);
    let meeting = called(&board, -2).path().to_owned();
    let hadir = format!("{meeting}/hadir");
    board.get(&hadir).form(&hadir).fill("members", "20").fill("present", "15").send().must_be(200);
    let numbers = format!("{meeting}/angka");
    let form = || board.get(&numbers).form(&numbers).fill("yes", "15");
    let early = form().fill("simpanan_wajib", "30.000").fill("from", &in_days(-30)).send();
    early.must_be(422).must_say("paling cepat pada hari rapatnya");
    let parts = form().fill("shu_cadangan", "45").send();
    parts.must_be(422).must_say("tepat 100%");
}

#[test]
fn an_examination_and_a_plan_are_recorded_and_flaws_are_told_at_the_field() {
    let world = world();
    let board = world.as_(BOARD);
    let address = format!("{}/pemeriksaan", own(&board));
    let examined = |year: i32, who: &str| {
        let form = board.get(&address).form(&address).fill("year", &year.to_string()).fill("auditor", who);
        form.fill("report_on", &in_days(0)).fill("opinion", "wajar_tanpa_pengecualian").send()
    };
    examined(last_year() + 1, "KAP Contoh").must_be(422).must_say("sudah berakhir");
    examined(last_year(), "KAP Contoh").must_be(200).must_say("KAP Contoh").must_say("Wajar tanpa pengecualian");
    let address = format!("{}/rencana/susun", own(&board));
    let plan = |amount: &str| {
        let form = board.get(&address).form(&address).fill("tahun", &(last_year() + 2).to_string());
        form.fill("plan", "Membuka kios").fill("a4201", amount).send()
    };
    plan("banyak").must_be(422).must_say("Isi jumlah rupiah");
    plan("1.500.000").must_be(200).must_say("Membuka kios").must_say("1.500.000");
    world.as_("pengawas_koperasi").get(&format!("{}/rencana", own(&board))).must_be(200);
    world.officer().get(&format!("{}/rencana", own(&board))).must_be(403);
}

#[test]
fn a_bumdes_meets_as_a_village_and_its_settings_know_no_savings_that_are_capital() {
    let node = Node::start();
    let officer = node.sign_in(OFFICER);
    let form = officer.get("/koperasi/baru").form("/koperasi/baru").choose("form", "unit_bumdes");
    let form = form.fill("name", "Unit Simpan Pinjam BUMDes").choose("principle", "konvensional");
    let page = form.fill("parent", "BUMDes Kuripan Maju").send();
    page.must_be(200);
    let settings = officer.get(&format!("{}/pengaturan", page.path()));
    settings.must_be(200).must_say("PADes").must_say("Pemupukan modal");
    assert!(!settings.text().contains("Simpanan pokok") && !settings.text().contains("Simpanan wajib"));
}
