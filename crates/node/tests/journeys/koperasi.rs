//! The koperasi as its treasurer uses it: somebody joins, saves, borrows and repays on a phone; the month is closed and the
//! annual meeting held on a laptop. Not here: the sharia koperasi (`koperasi_sharia`), what is refused (`stories`).

use testkit::browser::Setup;
use testkit::{Browser, Login, Node};

use crate::walk::{OFFICER, Walk, in_days};

/// The chair, who records; the treasurer, who decides.
pub fn board(node: &Node) -> [&Login; 2] {
    let mut board = node.cast().everybody().iter().filter(|login| login.role == "pengurus_koperasi");
    [board.next().expect("a chair"), board.next().expect("a treasurer")]
}

/// The officer registers somebody.
pub fn registered(walk: &Walk, node: &Node, name: &str) {
    let page = walk.browser();
    page.sign_in(node.who(OFFICER)).go("/warga/baru").click("Dibacakan oleh petugas").fill("Nama", name);
    page.click("Perempuan").fill("Tanggal lahir", "17-08-1985").click("Kawin").fill("Nama yang dihubungi", "Slamet");
    page.choose("Hubungan dengan warga", "Suami/istri").click("Simpan warga").must_say("Warga sudah dicatat.");
}

/// The page's first link whose address begins so.
pub fn first_link(page: &Browser, start: &str) -> String {
    let script = format!("return document.querySelector(\"main a[href^='{start}']\").getAttribute('href')");
    let link = page.try_script(&script, &[]).expect("a link");
    link.as_str().expect("an address").to_owned()
}

/// The chair records the application, the treasurer decides it; the member's page.
pub fn joined(walk: &Walk, [chair, treasurer]: [&Login; 2], name: &str) -> String {
    walk.visit("/koperasi").must_say("Setiap hari");
    walk.click_until("Anggota baru", "Nama warga desa").fill("Nama warga desa", name);
    walk.click_until("Cari", name);
    walk.click_until("Ajukan", "Permohonan dicatat.").must_say("Menunggu putusan");
    let member = walk.browser().path();
    walk.change_to(treasurer);
    walk.visit(&member);
    walk.click_until("Terima menjadi anggota", "Putusan dicatat.");
    walk.change_to(chair);
    member
}

/// Pays in; the receipt is looked at.
pub fn paid_in(walk: &Walk, member: &str, account: &str, amount: &str) {
    walk.visit(member).click(&format!("{account} ·")).fill("Jumlah (rupiah)", amount);
    walk.click_until("Setor", "Bukti kas masuk").must_say(&format!("Rp{amount}"));
}

/// Asks for a loan of the product that is offered, and the treasurer approves it on the same device.
fn borrowed(walk: &Walk, treasurer: &Login, member: &str) -> String {
    let id = member.rsplit('/').next().expect("an id");
    walk.visit(&format!("/pinjaman/baru?anggota={id}")).click("Modal usaha keluarga");
    walk.browser().fill("principal", "1.200.000").fill("months", "12").fill("purpose", "Modal warung");
    walk.click_until("Catat", "Pengajuan dicatat.").must_say("Rp118.000");
    let loan = walk.browser().path();
    walk.click_until("Nilai pengajuan", "Penghasilan sebulan")
        .fill("income", "3.000.000")
        .fill("spending", "2.000.000");
    walk.browser().fill("note", "Warungnya ramai.");
    walk.click_until("Nilai pengajuan", "Penilaian dicatat.");
    walk.click_until("Setujui", "Yang menyetujui").click(&treasurer.name).fill("password", &treasurer.password);
    walk.click_until("Setujui", "Persetujuan dicatat.");
    walk.click_until("Cairkan", "Anggota menerima:");
    walk.click_until("Cairkan", "Dicairkan.").must_say("Berjalan");
    loan
}

/// The first instalment as the form offers it, then everything.
fn repaid(walk: &Walk, loan: &str) {
    walk.click_until("Terima angsuran", "Melunasi semuanya hari ini:");
    assert_eq!(walk.browser().value("amount").replace('.', ""), "118000", "the next instalment stands there");
    walk.click_until("Terima angsuran", "Angsuran dicatat.");
    walk.visit(&format!("{loan}/angsuran")).fill("amount", "999.999.999");
    walk.click_until("Terima angsuran", "lebih besar daripada yang melunasi");
    let text = walk.browser().text();
    let (_, settles) = text.split_once("Melunasi semuanya hari ini: Rp").expect("the sum");
    let settles: String = settles.chars().take_while(|one| one.is_ascii_digit() || *one == '.').collect();
    walk.browser().fill("amount", settles.trim_end_matches('.'));
    walk.click_until("Terima angsuran", "Sudah lunas.").must_say("Lunas");
}

#[test]
fn somebody_joins_saves_borrows_and_repays_at_the_desk_of_a_phone() {
    let node = Node::start();
    let [chair, treasurer] = board(&node);
    let name = "Lokesmara Turangganis";
    let walk = Walk::begin(&node, &Setup::phone());
    registered(&walk, &node, name);
    walk.change_to(chair);
    let member = joined(&walk, [chair, treasurer], name);
    for (account, amount) in
        [("Simpanan pokok", "100.000"), ("Simpanan wajib", "25.000"), ("Simpanan sukarela", "500.000")]
    {
        paid_in(&walk, &member, account, amount);
    }
    walk.visit(&member).must_say("Rp625.000").click("Simpanan sukarela ·").fill("Jumlah (rupiah)", "50.000");
    walk.click_until("Tarik", "Bukti kas keluar");
    let loan = borrowed(&walk, treasurer, &member);
    repaid(&walk, &loan);
    walk.end();
}

/// The annual meeting is called, attended, has a quorum and decides; its papers are there.
fn meeting_held(walk: &Walk, own: &str) {
    walk.visit(&format!("{own}/rapat/baru")).click("Rapat anggota tahunan (RAT)").fill("notice_on", &in_days(-22));
    walk.browser().fill("held_on", &in_days(-1)).fill("time", "09.00").fill("place", "Balai desa");
    walk.browser().fill("agenda", "Laporan pengurus\nPembagian SHU");
    walk.click_until("Undang rapat", "Rapat dicatat.").must_say("Belum dilaksanakan");
    walk.click_until("Kehadiran", "Anggota hadir").fill("members", "20").fill("present", "16");
    walk.click_until("Simpan kehadiran", "Kuorum tercapai");
    walk.click_until("Catat keputusan", "Suara setuju").fill("decision", "Laporan pengurus diterima").fill("yes", "15");
    walk.click_until("Catat keputusan", "Keputusan dicatat.").must_say("diterima");
    assert_eq!(walk.browser().count("main a[href$='/undangan.pdf'], main a[href$='/paket.pdf']"), 2, "papers to print");
}

#[test]
fn the_month_is_closed_the_annual_meeting_is_held_and_the_surplus_reaches_the_members_on_a_laptop() {
    let node = Node::start();
    let [chair, _] = board(&node);
    let walk = Walk::begin(&node, &Setup::laptop());
    walk.browser().sign_in(chair);
    walk.visit("/koperasi");
    let own = first_link(walk.browser(), "/koperasi/");
    let own = own.split('/').take(3).collect::<Vec<_>>().join("/");
    walk.visit("/jasa-simpanan");
    walk.click_until("Bukukan", "Jasa bulan itu dibukukan.");
    walk.visit("/pinjaman/kualitas");
    walk.click_until("Nilai semua pinjaman dan bukukan cadangan", "Penilaian bulan itu dicatat");
    walk.visit(&format!("{own}/buku/tutup"));
    walk.click_until("Tutup bulan", "Buku ditutup.");
    walk.visit(&format!("{own}/buku/laporan"));
    meeting_held(&walk, &own);
    walk.visit(&format!("{own}/shu")).must_say("Per anggota");
    walk.click_until("Masukkan semua ke simpanan sukarela", "Semua bagian sudah dibayar.");
    walk.end();
}
