//! A loan at the koperasi's desk: asked for, assessed, approved by another, paid out, repaid; what is refused in words; whose
//! names are seen by whom.

use testkit::{Client, Form, Page};

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
    let form = form.fill_if_asked("product", product).fill("principal", amount);
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
    member(board, 0)
}

/// A member by their place in the list.
fn member(board: &Client, at: usize) -> String {
    let links = board.get("/anggota-koperasi").links();
    let start = "/anggota-koperasi/";
    let members: Vec<String> =
        links.into_iter().filter(|link| link.starts_with(start) && link.len() == start.len() + 36).collect();
    members.get(at).expect("a member")[start.len()..].to_owned()
}

/// A security of a loan; its id.
pub fn secured(board: &Client, loan: &str) -> String {
    let path = format!("/pinjaman/{loan}/agunan");
    let form = board.get(&path).form(&path).fill_if_asked("kind", "kendaraan").fill("description", "BPKB AA 1 CN");
    let page = form.fill("value", "4.000.000").send();
    page.must_be(200).must_say("BPKB AA 1 CN").must_say("surat tidak disimpan koperasi");
    let link = page.links().into_iter().find(|link| link.starts_with("/agunan/")).expect("the security");
    link.split('/').nth(2).expect("its id").to_owned()
}

/// A form of a loan.
fn step(client: &Client, path: &str, way: &str) -> Form {
    client.get(&format!("{path}/{way}")).form(&format!("{path}/{way}"))
}

fn assessed(board: &Client, path: &str) {
    let form = step(board, path, "nilai").fill("income", "2.000.000").fill("spending", "1.000.000");
    form.fill("note", "Usaha berjalan baik").send().must_be(200).must_say("menunggu persetujuan");
}

/// A loan of 500,000 over ten months that was paid out today, approved by the supervisor; its path.
fn paid_out(board: &Client, supervisor: &Client, member: &str, product: &str) -> String {
    let loan = applied(board, member, product, "500.000");
    loan.must_be(200);
    let path = loan.path().to_owned();
    assessed(board, &path);
    step(supervisor, &path, "setujui").choose("approver", "saya").send().must_be(200).must_say("siap cair");
    step(board, &path, "cair").send().must_be(200).must_say("Berjalan");
    path
}

/// What stands beside a choice whose words hold these.
fn said(page: &Page, words: &str) -> String {
    let document = page.document();
    let mut all = document.all("label").chain(document.all("option")).map(|one| one.text());
    all.find(|text| text.contains(words)).expect("a choice").trim().to_owned()
}

/// Today in western Indonesia, as a field shows it.
fn today() -> String {
    kernel::day::Zone::Wib.day(jiff::Timestamp::now().as_millisecond()).to_string()
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
    let silent = step(&board, &path, "nilai").fill("income", "20.000").fill("spending", "0");
    silent.send().must_be(422).must_say("Tulis pertimbangannya");
    assessed(&board, &path);
    board.get(&path).must_say("Sisa penghasilan cukup untuk angsuran").must_say("Semua angsuran dari penghasilan");
    let own = step(&board, &path, "setujui").choose("approver", "saya").send();
    own.must_be(422).must_say("tidak menyetujui sendiri");
    let other = world.as_(SUPERVISOR);
    let approved = step(&other, &path, "setujui").choose("approver", "saya").send();
    approved.must_be(200).must_say("siap cair").must_say("dengan akunnya sendiri");
    step(&board, &path, "cair").send().must_be(200).must_say("Berjalan");
    let refused = step(&board, &path, "angsuran").fill("amount", "900.000").send();
    // 500,000 and the service of the running month settle it.
    refused.must_be(422).must_say("lebih besar daripada yang melunasi").must_say("Yang melunasi hari ini: Rp507.500");
    step(&board, &path, "angsuran").fill("amount", "57.500").send().must_be(200).must_say("Rp57.500");
    board.get("/pinjaman/kualitas").must_be(200).must_say("Lancar").must_say("Umur tunggakan");
    // Whose it is, the board and the supervisors see; the auditor sees numbers; the village's officer nothing.
    let looked = world.as_("auditor").get(&path);
    looked.must_be(200).must_say("Anggota 0001");
    assert!(!looked.text().contains("Anggota 0001 ·"), "{}", looked.text());
    board.get(&path).must_say("Anggota 0001 ·");
    world.as_(OFFICER).get(&path).must_be(403);
    // A message to the member is ready; the member sees their own from a phone, and nobody else's.
    let reminds = |link: &String| link.starts_with("https://wa.me/") && link.contains("jatuh");
    assert!(board.get(&path).links().iter().any(reminds));
    let own = world.as_("warga").get("/pinjaman/saya");
    own.must_be(200).must_say("Pinjaman saya").must_say("Modal warung").must_say("rupiah jatuh tempo");
    assert!(!own.says("Pupuk dan bibit"), "{}", own.text());
}

#[test]
fn a_flat_rate_above_the_cap_is_refused_at_its_field_with_words_and_a_fee_counts() {
    let world = world();
    let board = world.as_(BOARD);
    let tried = |rate: &str, method: &str, fee: &str| {
        let form = board.get("/produk-pinjaman/baru").form("/produk-pinjaman/baru").fill("name", "Flat");
        let form = form.choose("contract", "pinjaman").choose("method", method).fill("rate", rate);
        form.fill("most_months", "12").fill("most_principal", "5.000.000").fill("fee", fee).send()
    };
    tried("1,5", "flat", "0").must_be(422).must_say("melebihi batas setahun");
    tried("2", "menurun", "1").must_be(422).must_say("Bersama biaya administrasi");
    tried("1,55555", "menurun", "0").must_be(422).must_say("Isi angka persen");
    tried("-1", "menurun", "0").must_be(422).must_say("Isi angka persen");
}

#[test]
fn a_signed_paper_approves_for_whoever_has_no_account_and_only_the_organs_open_it() {
    let world = world();
    let board = world.as_(BOARD);
    let product = offered(&board, "Dengan surat");
    let loan = applied(&board, &member(&board, 2), &product, "400.000");
    let path = loan.path().to_owned();
    assessed(&board, &path);
    let blank = board.get(&format!("{path}/persetujuan.pdf"));
    assert!(blank.bytes().starts_with(b"%PDF"));
    let today = today();
    let signer = |name: &str| said(&board.get(&format!("{path}/surat")), name);
    let form = |name: &str, day: &str| {
        let form = step(&board, &path, "surat").fill_if_asked("approver", &signer(name)).fill("paper_on", day);
        form.attach("scan", "surat.jpg", "image/jpeg", include_bytes!("photo.jpg"))
    };
    step(&board, &path, "surat")
        .fill_if_asked("approver", &signer("Mulyono"))
        .fill("paper_on", &today)
        .send()
        .must_be(422);
    form("Mulyono", "2026-01-01").send().must_be(422).must_say("Tanggal surat");
    // The chair recorded it: her signature on paper is her own hand again.
    form("Endang Lestari", &today).send().must_be(422).must_say("tidak menyetujui sendiri");
    let approved = form("Mulyono", &today).send();
    approved.must_be(200).must_say("siap cair").must_say("dengan surat bertanda tangan").must_say("Mulyono");
    let paper = approved.links().into_iter().find(|link| link.starts_with("/berkas/")).expect("the paper");
    board.get(&paper).must_be(200);
    for other in ["auditor", OFFICER] {
        assert!(matches!(world.as_(other).get(&paper).status(), 403 | 404), "{other} opens it");
    }
}

#[test]
fn a_payment_typed_wrongly_is_taken_back_once_and_the_receipt_says_so() {
    let world = world();
    let (board, supervisor) = (world.as_(BOARD), world.as_(SUPERVISOR));
    let product = offered(&board, "Salah ketik");
    let path = paid_out(&board, &supervisor, &member(&board, 2), &product);
    step(&board, &path, "angsuran").fill("amount", "75.000").send().must_be(200).must_say("Rp75.000");
    let form = step(&board, &path, "batal");
    form.clone().send().must_be(422).must_say("Tulis alasannya");
    let again = form.clone();
    let back = form.fill("note", "seharusnya 57.500").send();
    back.must_be(200).must_say("dibalik").must_say("seharusnya 57.500").must_say("Dibatalkan");
    let again = again.fill("note", "kirim lagi").send().status();
    assert!(matches!(again, 409 | 422), "{again}");
    // The same payment again is another one and counts once.
    step(&board, &path, "angsuran").fill("amount", "57.500").send().must_be(200);
    board.get(&format!("{path}/angsuran")).must_say("Rp450.000");
}

#[test]
fn a_double_send_is_one_payment_and_the_second_cashier_is_told_what_is_left() {
    let world = world();
    let (board, supervisor) = (world.as_(BOARD), world.as_(SUPERVISOR));
    let other = world.try_sign_in("bendahara@contoh.id", "desa-migran-contoh").client().clone();
    let product = offered(&board, "Dua kasir");
    let path = paid_out(&board, &supervisor, &member(&board, 2), &product);
    // Both cashiers have the same form open, with the whole debt in it.
    let (first, second) = (step(&board, &path, "angsuran"), step(&other, &path, "angsuran"));
    let first = first.fill("amount", "507.500");
    let (once, twice) = (first.try_submit().expect("sent"), first.try_submit().expect("sent"));
    assert_eq!((once.status(), twice.status()), (303, 303));
    second.fill("amount", "507.500").send().must_be(422).must_say("tidak dapat dilakukan pada keadaan sekarang");
    board.get(&path).must_say("Lunas");
    assert!(board.get("/pinjaman?keadaan=selesai").links().contains(&path));
    assert!(!board.get("/pinjaman").links().contains(&path));
    let receipts = board.get(&path).links().into_iter().filter(|link| link.starts_with("/bukti-kas/")).count();
    assert_eq!(receipts, 2, "one of the payout, one of the payment");
}

#[test]
fn a_day_before_the_payout_or_ahead_is_refused_and_nothing_is_written() {
    let world = world();
    let (board, supervisor) = (world.as_(BOARD), world.as_(SUPERVISOR));
    let product = offered(&board, "Tanggal");
    let path = paid_out(&board, &supervisor, &member(&board, 2), &product);
    let on = |day: &str| step(&board, &path, "angsuran").fill("amount", "10.000").fill("on", day).send();
    on("2026-01-05").must_be(422).must_say("Sudah ada catatan yang lebih baru");
    on("2099-01-05").must_be(422).must_say("belum terjadi");
    on("besok").must_be(422);
    let letters = step(&board, &path, "angsuran").fill("amount", "sepuluh ribu").send();
    letters.must_be(422);
    assert_eq!(letters.form(&format!("{path}/angsuran")).value("amount").as_deref(), Some("sepuluh ribu"));
    step(&board, &path, "angsuran").fill("amount", "-5").send().must_be(422);
    board.get(&format!("{path}/angsuran")).must_say("Rp507.500");
}

#[test]
fn papers_are_printed_for_the_organs_and_what_is_due_stands_ready_with_its_message() {
    let world = world();
    let (board, supervisor) = (world.as_(BOARD), world.as_(SUPERVISOR));
    let product = offered(&board, "Surat pinjaman");
    let path = paid_out(&board, &supervisor, &member(&board, 2), &product);
    for paper in ["akad.pdf", "jadwal.pdf", "kartu.pdf"] {
        assert!(board.get(&format!("{path}/{paper}")).bytes().starts_with(b"%PDF"), "{paper}");
        world.as_("auditor").get(&format!("{path}/{paper}")).must_be(403);
    }
    // The sample world has a loan in arrears.
    let due = board.get("/pinjaman/jatuh-tempo");
    due.must_be(200).must_say("Terlambat");
    board.get("/beranda").must_say("menunggak angsuran").must_say("surat agunan menunggu dikembalikan");
    world.as_("auditor").get("/pinjaman/jatuh-tempo").must_be(403);
}

#[test]
fn a_loan_is_written_off_only_with_a_decision_and_a_second_person() {
    let world = world();
    let (board, supervisor) = (world.as_(BOARD), world.as_(SUPERVISOR));
    let product = offered(&board, "Hapus buku");
    let path = paid_out(&board, &supervisor, &member(&board, 2), &product);
    let page = board.get(&format!("{path}/hapus-buku"));
    let form = |password: &str| {
        let form = step(&board, &path, "hapus-buku").fill("note", "pindah tanpa kabar");
        form.fill_if_asked("approver", "Mulyono").fill("password", password)
    };
    form("desa-migran-contoh").send().must_be(422).must_say("Pilih keputusan rapat");
    let decision = said(&page, "Simpanan wajib");
    form("salah sekali").fill_if_asked("resolution", &decision).send().must_be(422).must_say("tidak cocok");
    let done = form("desa-migran-contoh").fill_if_asked("resolution", &decision).send();
    done.must_be(200).must_say("Hapus buku").must_say("keputusan rapat");
}

#[test]
fn any_schedule_is_printed_and_odd_input_is_refused_in_words() {
    let run = |arguments: &[&str]| {
        let mut all = vec!["loan", "schedule"];
        all.extend(arguments);
        testkit::node::run(&all)
    };
    let of = |method: &str, principal: &str, months: &str, rate: &str| {
        run(&["--method", method, "--principal", principal, "--months", months, "--rate-percent-month", rate, "--csv"])
    };
    let g1 = of("anuitas", "12000000", "12", "1,5");
    assert_eq!(g1.code, 0);
    assert!(g1.output.contains("\n12,1083901,16259,1100160,0"), "{}", g1.output);
    assert!(of("anuitas", "10.000.000", "24", "1").output.contains("470735"));
    assert!(of("flat", "9000000", "12", "1.0").output.lines().skip(1).all(|line| line.contains(",840000,")));
    assert_eq!(of("menurun", "1", "1", "0").output.trim(), "number,principal,service,total,balance\n1,1,0,1,0");
    for (principal, months, rate) in [
        ("0", "12", "1"),
        ("-5", "12", "1"),
        ("99999999999999999999", "12", "1"),
        ("1000000", "0", "1"),
        ("1000000", "600", "1"),
        ("1000000", "12", "1,123456789"),
        ("1000000", "12", "-1"),
        ("1000000", "12", "11"),
        ("sejuta", "12", "1"),
        ("1000000", "12", ""),
    ] {
        let said = of("anuitas", principal, months, rate);
        assert_eq!(said.code, 2, "{principal} {months} {rate}: {}", said.output);
        assert!(!said.errors.is_empty() && !said.errors.contains("panicked"), "{}", said.errors);
    }
    let sharia = run(&[
        "--method",
        "flat",
        "--akad",
        "murabahah",
        "--principal",
        "6000000",
        "--months",
        "6",
        "--rate-percent-month",
        "2,5",
    ]);
    assert!(sharia.output.contains("Margin") && !sharia.output.contains("Jasa") && !sharia.output.contains("Efektif"));
}

#[test]
fn a_related_party_above_its_share_of_own_capital_is_refused_with_the_figures() {
    let world = world();
    let board = world.as_(BOARD);
    let product = offered(&board, "Pihak terkait");
    let loan = applied(&board, &member(&board, 2), &product, "5.000.000");
    let path = loan.path().to_owned();
    let form = step(&board, &path, "nilai").fill("income", "9.000.000").fill("spending", "1.000.000").tick("kin");
    form.fill("note", "adik ketua").send().must_be(200).must_say("keluarga dekat menurut penilai").must_say("0 / 2");
    let refused = step(&world.as_(SUPERVISOR), &path, "setujui").choose("approver", "saya").send();
    refused
        .must_be(422)
        .must_say("melebihi batas dari modal sendiri")
        .must_say("yang ini Rp5.000.000")
        .must_say("batas Rp");
    board.get(&path).must_say("Dinilai, menunggu persetujuan");
}
