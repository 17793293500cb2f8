//! Companies and vacancies: a list taken up with matching, *Cek agen* in all its answers, vacancies that vanish when they
//! should, a case that takes one, and what is refused.

use testkit::{Client, Node, Page};

use crate::desk::{open_case, somebody};
use crate::handover::in_days;
use crate::world::{COORDINATOR, MINISTRY, NEIGHBOUR, World, world};

const HEAD: &str =
    "No;Nama P3MI;No. SIP3MI;Masa berlaku;Status;Telp;Cabang;No. SIP2MI;Negara;Pekerjaan;Masa berlaku SIP2MI";

/// Sends a list and answers the page that says what it would do.
fn send_list(office: &Client, rows: &[String], day: &str) -> Page {
    let sheet = format!("Daftar P3MI;;\n{HEAD}\n{}\n", rows.join("\n"));
    let form =
        office.get("/p3mi/daftar").form("/p3mi/daftar").fill("tanggal", day).fill("sumber", "Surat BP3MI nomor 12");
    form.tick("lengkap").attach("berkas", "daftar.csv", "text/csv", sheet.as_bytes()).send()
}

/// Records a licensed company by hand, with an answer of BP3MI, a permit and a branch; the path of its page.
fn company(office: &Client, name: &str, licence: &str, until: &str) -> String {
    let form = office.get("/p3mi/baru").form("/p3mi/baru").fill("Nama perusahaan", name).fill("Nomor SIP3MI", licence);
    let form = form.fill("licence_until", until).choose("status", "Aktif").fill("phone", "(0286) 5550199");
    let form = form.fill("checked_on", &in_days(0)).choose("answer", "Terdaftar dan berizin");
    let saved = form.send();
    saved.must_be(200).must_say(name);
    saved.path().to_owned()
}

fn permit(office: &Client, company: &str, number: &str, country: &str) {
    let address = format!("{company}/sip2mi/baru");
    let form = office.get(&address).form(&address).fill("number", number).fill("country", country);
    form.fill("valid_until", &in_days(300)).send().must_be(200).must_say(number);
}

/// Writes a job order of a company; its page.
fn order(office: &Client, company: &str, job: &str, wanted: &str) -> Page {
    let address = format!("{company}/lowongan/baru");
    let form = office.get(&address).form(&address).fill("job", job).fill("country", "Taiwan").fill("wanted", wanted);
    let form = form.fill("wage_from", "TWD 28.590").fill("rate", "512,35").fill("rate_on", &in_days(0));
    form.fill("closing", &in_days(30)).fill("source", "Surat disnaker 7").send()
}

fn published(order: &Page) -> Page {
    order.form_with_button("Terbitkan").send()
}

/// A company, a branch of it, a permit and a vacancy that everybody may see: their ids, for the grid.
pub fn examples(node: &Node) -> [String; 4] {
    let office = node.sign_in(COORDINATOR);
    let page = company(&office, "PT Contoh Petak Izin", "PETAK-1/2025", &in_days(400));
    permit(&office, &page, "PETAK-S2", "Taiwan");
    let branch = format!("{page}/cabang/baru");
    office.get(&branch).form(&branch).fill("region", "Kab. Wonosobo (33.07)").send().must_be(200);
    let shown = published(&order(&office, &page, "Perawat petak", "3"));
    shown.must_be(200).must_say("Tampil untuk umum");
    let linked = |start: &str| {
        let links = office.get(&page).links();
        let link = links.iter().find(|link| link.starts_with(start) && link.len() == start.len() + 36);
        link.unwrap_or_else(|| panic!("nothing under {start}: {links:?}"))[start.len()..].to_owned()
    };
    let id = |path: &str| path.split('/').nth(2).unwrap_or_default().to_owned();
    [id(&page), linked("/cabang-p3mi/"), linked("/sip2mi/"), id(shown.path())]
}

#[test]
fn a_list_is_matched_with_what_is_there_and_nothing_is_deleted() {
    let node = Node::start();
    let office = node.sign_in(COORDINATOR);
    let rows = |numbers: &[&str]| numbers.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>();
    let first = rows(&[
        "1;PT Uji Laut Biru;U-1/2024;31-12-2029;Aktif;(0286) 5550001;Kab. Wonosobo;S2-1;Taiwan;Perawat lansia;31-12-2028",
        "2;PT Uji Gunung Hijau;U-2/2024;31-12-2029;Aktif;;;;;;",
        "3;PT Uji Sawah Kuning;U-3/2024;31-12-2029;Aktif;;;;;;",
        "4;Budi Santoso;U-4/2024;kapan-kapan;Aktif;;;;;;",
    ]);
    let checked = send_list(&office, &first, &in_days(-20));
    checked
        .must_be(200)
        .must_say("Surat BP3MI nomor 12")
        .must_say("seperti nama orang")
        .must_say("Izin berlaku sampai");
    let taken = checked.form_with_button("Ambil daftar ini").send();
    taken.must_be(200).must_say("Daftar sudah diambil");
    let page = office.get("/p3mi?q=PT+Uji+Laut+Biru").click("PT Uji Laut Biru");
    page.must_say("U-1/2024").must_say("S2-1").must_say("Wonosobo").must_say("Surat BP3MI nomor 12");
    node.visitor().get("/cek-agen?q=Budi+Santoso").must_say("Tidak ada dalam daftar").must_say("seperti nama orang");

    let second = rows(&[
        "1;UJI LAUT BIRU, PT;No. U-1/2024;31-12-2030;Aktif;;;;;;",
        "2;PT Uji Gunung Hijau;U-2/2024;31-12-2029;Dicabut;;;;;;",
        "3;PT Uji Sawa Kuning;U-9/2026;31-12-2029;Aktif;;;;;;",
    ]);
    let older = send_list(&office, &second, &in_days(-30));
    older.must_be(422).must_say("Daftar yang lebih baru sudah diambil");
    assert_eq!(older.form("/p3mi/daftar").value("sumber").as_deref(), Some("Surat BP3MI nomor 12"));
    let checked = send_list(&office, &second, &in_days(-1));
    checked.must_be(200).must_say("Nama mirip").must_say("PT Uji Sawah Kuning · U-3/2024").must_say("Status izin");
    checked.form_with_button("Ambil daftar ini").send().must_be(200).must_say("Daftar sudah diambil");
    let gone = office.get("/p3mi?q=U-3/2024").click("PT Uji Sawah Kuning");
    gone.must_say("Tidak ada lagi dalam daftar tanggal").must_say("Tidak ada dalam daftar");
    office.get("/p3mi?q=U-2/2024").must_say("Izin dicabut");
    let same = office.get("/p3mi?q=U-1/2024").click("UJI LAUT BIRU");
    same.must_say("31 Desember 2030").must_say("S2-1");
    let again = send_list(&office, &second, &in_days(-1));
    again.must_say("sama");
    assert_eq!(node.run(&["verify"]).code, 0);
}

#[test]
fn columns_that_nobody_knows_are_told_once_and_remembered() {
    let world = world();
    let office = world.as_("petugas_provinsi");
    let send = |name: &str| {
        let sheet = format!("Badan usaha;Nomor SIP3MI;Nama\n{name};P-77/2025;Direktur Contoh\n");
        let form =
            office.get("/p3mi/daftar").form("/p3mi/daftar").fill("tanggal", &in_days(-3)).fill("sumber", "Contoh");
        form.untick("lengkap").attach("berkas", "daftar.csv", "text/csv", sheet.as_bytes()).send()
    };
    let wrong = send("PT Uji Kolom Asing");
    wrong.must_be(200).must_say("seperti nama orang");
    let columns = wrong.click("Ubah arti kolom");
    let address = columns.path().to_owned();
    let form = columns.form(&address).fill("k0", "Nama perusahaan").fill("k2", "");
    form.send().must_be(200).form_with_button("Ambil daftar ini").send().must_be(200);
    office.get("/p3mi?q=P-77/2025").must_say("PT Uji Kolom Asing");
    let second = send("PT Uji Kolom Asing");
    second.must_be(200);
    assert!(!second.says("seperti nama orang"), "the meaning of the columns is remembered");
    let none = columns.form(&address).fill("k0", "").fill("k2", "").send();
    assert!(none.status() == 422 || none.says("Berkas itu sudah tidak disimpan"), "{}", none.text());
}

#[test]
fn cek_agen_says_what_the_list_says_and_never_calls_a_similar_name_genuine() {
    let world = world();
    let office = world.as_(COORDINATOR);
    let licensed = company(&office, "PT Uji Cek Melati", "CEK-1/2025", &in_days(400));
    permit(&office, &licensed, "CEK-S2-1", "Malaysia");
    company(&office, "PT Uji Cek Anggrek", "CEK-2/2020", &in_days(-5));
    let visitor = world.visitor();
    let cek = |typed: &str| visitor.get(&format!("/cek-agen?q={}&desa=33.07", typed.replace(' ', "+")));
    let valid = cek("uji cek melati, pt");
    valid
        .must_be(200)
        .must_say("Ada dalam daftar dan izinnya berlaku")
        .must_say("Malaysia")
        .must_say("Belum berarti orang");
    valid
        .must_say("Daftar tanggal")
        .must_say("Cabang tidak tercatat di")
        .must_say("Tiket keberangkatan")
        .must_say("BP3MI menjawab");
    cek("SIP3MI No. CEK-1/2025").must_say("PT Uji Cek Melati");
    cek("0286 5550199").must_say("Nomor telepon ini tercatat").must_say("PT Uji Cek Melati");
    cek("0812 0000 9999").must_say("tidak tercatat pada perusahaan mana pun");
    cek("PT Uji Cek Anggrek").must_say("izinnya tidak berlaku hari ini").must_say("Jangan menyerahkan berkas");
    let alike = cek("PT Uji Cek Mellatti");
    alike.must_say("Tidak ada dalam daftar").must_say("Maksud Anda salah satu dari ini?").must_say("PT Uji Cek Melati");
    assert!(!alike.says("Ada dalam daftar dan izinnya berlaku"), "{}", alike.text());
    let unknown = cek("PT Tak Pernah Ada Sama Sekali");
    unknown.must_say("Tidak ada dalam daftar").must_say("bukan bukti penipuan").must_say("Apa yang harus saya bayar");
    assert!(unknown.links().iter().any(|link| link.starts_with("https://wa.me/?text=")));
    cek("LPK Tak Pernah Ada").must_say("lembaga pelatihan");
    let long = format!("/cek-agen?q={}", "x".repeat(3000));
    visitor.get(&long).must_be(200);
}

#[test]
fn a_village_records_what_it_saw_and_nobody_outside_reads_it() {
    let world = world();
    let officer = world.officer();
    let form = officer.get("/p3mi/baru").form("/p3mi/baru");
    assert!(!form.asks_for("licence_until"), "a village is not asked what it cannot know");
    let person = form.clone().fill("name", "Pak Slamet").send();
    person.must_be(422).must_say("seperti nama orang");
    assert_eq!(person.form("/p3mi/baru").value("name").as_deref(), Some("Pak Slamet"), "nothing typed is lost");
    form.clone().fill("name", "PT Uji Terlihat").force("licence_until", "2030-01-01").send().must_be(422);
    let form = officer.get("/p3mi/baru").form("/p3mi/baru").fill("name", "PT Uji Terlihat Di Sini");
    let saved = form.fill("note", "Membuka meja di balai dusun.").send();
    saved.must_be(200).must_say("terlihat di wilayah ini").must_say("Membuka meja");
    world.as_(COORDINATOR).get(saved.path()).must_be(200);
    world.as_(NEIGHBOUR).get(saved.path()).must_be(404);
    let visitor = world.visitor();
    let answer = visitor.get("/cek-agen?q=PT+Uji+Terlihat+Di+Sini");
    answer.must_say("Tidak ada dalam daftar");
    assert!(!answer.says("Membuka meja"));
    officer.get("/p3mi/daftar").must_be(403);
}

#[test]
fn a_vacancy_is_public_only_while_its_company_may_recruit() {
    let world = world();
    let office = world.as_(COORDINATOR);
    let company_page = company(&office, "PT Uji Lowongan", "LOW-1/2025", &in_days(400));
    let draft = order(&office, &company_page, "Perakit ukulele uji", "2");
    draft.must_be(200).must_say("Tidak tampil untuk umum").must_say("SIP2MI");
    published(&draft).must_be(422).must_say("Catat izinnya dahulu");
    permit(&office, &company_page, "LOW-S2-1", "Taiwan");
    let shown = published(&office.get(draft.path()));
    shown.must_be(200).must_say("Tampil untuk umum").must_say("TWD 28.590,00").must_say("Rp14.648.086");
    let visitor = world.visitor();
    let found = visitor.get("/lowongan?q=ukulele");
    let vacancy = found.click("Perakit ukulele uji");
    vacancy.must_be(200).must_say("PT Uji Lowongan").must_say("Ada dalam daftar dan berlaku").must_say("kurs tanggal");
    assert!(vacancy.links().iter().any(|link| link.starts_with("/minat?lowongan=")), "{:?}", vacancy.links());
    assert!(visitor.get("/cari?q=ukulele").links().iter().any(|link| link == vacancy.path()));

    let edit = format!("{company_page}/ubah");
    office.get(&edit).form(&edit).choose("status", "Dicabut").send().must_be(200).must_say("Izin dicabut");
    visitor.get(vacancy.path()).must_be(404);
    assert!(!visitor.get("/lowongan?q=ukulele").says("Perakit ukulele uji"));
    office.get(draft.path()).must_say("Izin perusahaan dicabut");
    office.get(&edit).form(&edit).choose("status", "Aktif").send().must_be(200);
    visitor.get(vacancy.path()).must_be(200);
    let closing = office.get(draft.path()).form_with_button("Tarik");
    closing.clone().fill("reason", "").send().must_be(422).must_say("Tulis alasannya");
    closing.fill("reason", "Pemberi kerja membatalkan").send().must_be(200);
    visitor.get(vacancy.path()).must_be(404);
}

#[test]
fn what_is_wrong_in_a_job_order_is_told_at_its_field_and_costs_are_questions() {
    let world = world();
    let office = world.as_(MINISTRY);
    let company_page = company(&office, "PT Uji Isian", "ISI-1/2025", &in_days(400));
    permit(&office, &company_page, "ISI-S2-1", "Taiwan");
    let address = format!("{company_page}/lowongan/baru");
    let form =
        office.get(&address).form(&address).fill("job", "Juru rakit").fill("country", "Taiwan").fill("wanted", "0");
    let form =
        form.fill("wage_from", "banyak sekali").fill("age_from", "15").fill("rate", "12").fill("costs", "Tiket: mahal");
    let form = form.fill("closing", &in_days(10)).fill("source", "Surat");
    let wrong = form.clone().send();
    wrong.must_be(422).must_say("Tulis mata uang tiga huruf").must_say("18 tahun").must_say("Isi tanggal kursnya");
    wrong.must_say("lebih dari nol").must_say("jumlahnya tidak terbaca");
    assert_eq!(wrong.form(&address).value("job").as_deref(), Some("Juru rakit"));
    let form =
        form.fill("wanted", "3").fill("wage_from", "TWD 28.590").fill("age_from", "20").fill("rate_on", &in_days(0));
    let draft = form.fill("costs", "Tiket pesawat: 7.500.000\nPaspor: 350.000").send();
    draft.must_be(200).must_say("Tidak boleh dibebankan kepada pekerja").must_say("Mungkin kebutuhan pribadi");
    published(&draft).must_be(422).must_say("Tanyakan dahulu");
    let again = office.get(draft.path()).form_with_button("Terbitkan").tick("costs_checked").send();
    again.must_be(200).must_say("Tampil untuk umum");
    let household = order(&office, &company_page, "Pengurus rumah tangga", "1");
    let edit = format!("{}/ubah", household.path());
    office.get(&edit).form(&edit).fill("country", "Arab Saudi").send().must_be(200);
    permit(&office, &company_page, "ISI-S2-2", "Arab Saudi");
    published(&office.get(household.path())).must_be(422).must_say("ditutup");
    office.open("/sip2mi/baru").must_be(200).must_say("Pilih perusahaannya dahulu");
}

/// A vacancy with so many places, shown to everybody.
fn vacancy(world: &World, name: &str, wanted: &str) -> Page {
    let office = world.as_(COORDINATOR);
    let page = company(&office, &format!("PT Uji {name}"), &format!("{name}/2025"), &in_days(400));
    permit(&office, &page, &format!("{name}-S2"), "Taiwan");
    let shown = published(&order(&office, &page, &format!("Perawat {name}"), wanted));
    shown.must_be(200).must_say("Tampil untuk umum");
    shown
}

#[test]
fn a_case_takes_a_vacancy_and_its_last_place_closes_it_for_everybody() {
    let world = world();
    let shown = vacancy(&world, "Kenanga", "1");
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = open_case(&officer, &resident);
    let page = case.click("Pilih dari daftar");
    page.must_be(200).must_say("Perawat Kenanga");
    let id = shown.path().split('/').next_back().expect("an id").split('?').next().expect("an id").to_owned();
    let address = format!("{}/agen", case.path());
    let form = officer.get(&address).form_with_button("Ambil lowongan ini");
    form.force("order", &id).send().must_be(200).must_say("Tersimpan pada kasus");
    let after = officer.get(case.path());
    after.must_say("PT Uji Kenanga").must_say("Perawat Kenanga").must_say("Kenanga-S2");
    world.visitor().get(&format!("/lowongan/{id}")).must_be(404);
    officer
        .get(&format!("/lowongan-kerja/{id}"))
        .must_say("Semua tempat sudah terisi")
        .must_say("1 kasus di wilayah Anda");

    let (_, other) = somebody(&world);
    let second = open_case(&officer, &other);
    let offered = officer.get(&format!("{}/agen?q=PT+Uji+Kenanga", second.path()));
    assert!(!offered.says("Ambil lowongan ini: Taiwan, Perawat Kenanga"), "{}", offered.text());
    let chosen = offered.form_with_button("Pilih perusahaan ini").send();
    chosen.must_be(200).must_say("PT Uji Kenanga");
    world.as_(NEIGHBOUR).get(&format!("{}/agen", second.path())).must_be(404);
}

#[test]
fn job_orders_come_from_a_sheet_with_their_companies_matched_and_are_drafts() {
    let world = world();
    let office = world.as_("petugas_provinsi");
    let page = company(&office, "PT Uji Lembar Kerja", "LEMBAR-1/2025", &in_days(400));
    let closing = in_days(40);
    let sheet = format!(
        "No Job Order;Nama P3MI;SIP3MI;Jabatan;Negara;Kuota;Gaji;Batas pendaftaran\n\
         JO-U-1;UJI LEMBAR KERJA PT;;Tukang las uji;Taiwan;5;TWD 30.000;{closing}\n\
         JO-U-2;PT Tak Tercatat;;Tukang cat uji;Taiwan;5;TWD 30.000;{closing}\n\
         JO-U-3;;No. LEMBAR-1/2025;Tukang kayu uji;Taiwan;0;tiga puluh;{closing}\n"
    );
    let form = office.get("/lowongan-kerja/impor").form("/lowongan-kerja/impor");
    let checked = form.attach("berkas", "jo.csv", "text/csv", sheet.as_bytes()).send();
    checked.must_be(200).must_say("Perusahaan ini belum tercatat").must_say("Tulis mata uang tiga huruf");
    let taken = checked.form_with_button("Simpan").choose("cara", "baik").send();
    taken.must_be(200);
    let drafted = office.get(&page).click("Tukang las uji");
    drafted.must_say("Draf").must_say("TWD 30.000,00").must_say("JO-U-1").must_say("Tidak tampil untuk umum");
    let form = office.get("/lowongan-kerja/impor").form("/lowongan-kerja/impor");
    let again = form.attach("berkas", "jo.csv", "text/csv", sheet.as_bytes()).send();
    again.must_say("sudah sama");
    let twice = order(&office, &page, "Tukang las lain", "2");
    let edit = format!("{}/ubah", twice.path());
    office.get(&edit).form(&edit).fill("number", "JO-U-1").send().must_be(422);
}

#[test]
fn the_regency_is_told_of_licences_that_run_out_while_cases_use_them() {
    let world = world();
    let office = world.as_(COORDINATOR);
    company(&office, "PT Uji Hampir Habis", "HABIS-1/2025", &in_days(20));
    let told = |client: &Client| client.open("/").says("PT Uji Hampir Habis");
    assert!(!told(&office), "no case uses it");
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = open_case(&officer, &resident);
    let page = officer.get(&format!("{}/agen?q=HABIS-1/2025", case.path()));
    page.form_with_button("Pilih perusahaan ini").send().must_be(200).must_say("PT Uji Hampir Habis");
    office.open("/").must_say("Izin P3MI hampir habis").must_say("PT Uji Hampir Habis");
    assert!(!told(&world.as_(MINISTRY)), "the regency's affair");
}

#[test]
fn the_regency_writes_down_what_bp3mi_answered_about_a_company_of_another_office() {
    let world = world();
    let page = company(&world.as_(MINISTRY), "PT Uji Jawaban", "JAWAB-1/2025", &in_days(400));
    let office = world.as_(COORDINATOR);
    let address = format!("{page}/periksa");
    let form = office.get(&page).click("Catat jawaban BP3MI").form(&address);
    form.clone().fill("checked_on", &in_days(2)).choose("answer", "Tidak terdaftar").send().must_be(422);
    let saved = form.fill("checked_on", &in_days(0)).choose("answer", "Tidak terdaftar").send();
    saved.must_be(200).must_say("Tidak terdaftar").must_say("Tidak ada dalam daftar").must_say("Wonosobo");
    let visitor = world.visitor();
    visitor.get("/cek-agen?q=PT+Uji+Jawaban").must_say("Tidak ada dalam daftar").must_say("BP3MI menjawab");
    world.officer().get(&address).must_be(403);
}

#[test]
fn the_page_of_costs_names_what_is_never_charged_with_its_ground() {
    let world = world();
    let page = world.visitor().get("/biaya");
    page.must_be(200)
        .must_say("Jasa perusahaan penempatan")
        .must_say("UU 18/2017 Pasal 30")
        .must_say("Awak kapal perikanan");
    page.must_say("pengetahuan umum, belum dipastikan").must_say("Aturan dapat berubah");
}
