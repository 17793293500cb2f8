//! One record of each kind at the desk of Kuripan, made or found through the pages: what the parameters of the routes are
//! filled with.

use testkit::routes::Route;
use testkit::{Client, Node, Page};

use crate::desk::{self, Person};
use crate::world::{COORDINATOR, HEAD, OFFICER};

/// A sheet that nobody sent: its page leads back to where one is sent.
const NOTHING_SENT: &str = "01a20ce8-ec40-78de-8ed5-000000000000";

/// A value: the kind with which a path begins, the parameter's name, the value.
type Known = (&'static str, &'static str, String);

/// What needs no making.
const ALWAYS: [(&str, &str, &str); 13] = [
    ("lampirkan", "kind", "kegiatan"),
    ("laporan-bulanan", "key", "people.resident"),
    ("laporan-bulanan", "number", "1"),
    ("kasus", "line", "ktp"),
    ("kasus", "apa", "telepon"),
    ("artikel", "slug", "lima-pertanyaan-sebelum-tanda-tangan"),
    ("desa", "code", "33.07.10.2004"),
    ("program", "code", "33.07.10.2004"),
    ("bantuan", "page", "cek"),
    ("cek", "token", "AAAA"),
    ("CEK", "token", "AAAA"),
    ("cek-bukti", "token", "AAAA"),
    ("CEK-BUKTI", "token", "AAAA"),
];

/// Values for the parameters, by the kind that a path begins with and by the parameter's name.
pub struct Examples {
    known: Vec<Known>,
    person: Person,
}

impl Examples {
    pub fn made_in(node: &Node) -> Examples {
        let officer = node.sign_in(OFFICER);
        let person = Person::next();
        let card = person.register(&officer);
        let other = Person::next().register(&officer);
        let mut known: Vec<Known> =
            ALWAYS.iter().map(|(kind, name, value)| (*kind, *name, (*value).to_owned())).collect();
        known.extend(of_the_resident(&officer, &card));
        known.push(("warga", "lain", id_of(other.path())));
        known.extend(of_the_office(node, &officer));
        known.extend(of_the_law(node, &officer, &id_of(card.path()), &person));
        known.extend(of_the_migration_desk(node, &officer, &id_of(card.path())));
        known.extend(of_work_abroad(&officer, &other));
        known.extend(of_the_koperasi(node));
        known.extend(crate::enterprise::examples(node));
        known.extend(crate::parenting::examples(node));
        Examples { known, person }
    }

    /// A path of this route with its parameters filled in.
    pub fn path(&self, route: &Route) -> String {
        let parts: Vec<&str> = route.path.split('/').collect();
        let kind = parts.get(1).copied().unwrap_or_default();
        let filled = parts.iter().map(|part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => self.value(kind, name, &route.path),
            None => (*part).to_owned(),
        });
        filled.collect::<Vec<_>>().join("/")
    }

    fn value(&self, kind: &str, name: &str, path: &str) -> String {
        if name == "berkas" {
            return NOTHING_SENT.to_owned();
        }
        let found = self.known.iter().find(|(own, own_name, _)| *own == kind && *own_name == name);
        found.unwrap_or_else(|| panic!("nothing is known to fill {{{name}}} of {path} with: add an example")).2.clone()
    }

    /// Whether nothing of the example's person stands on a page.
    pub fn shows_nothing(&self, page: &Page) -> bool {
        let text = page.source();
        ![&self.person.name, &self.person.nik, &self.person.kk, &self.person.husband]
            .iter()
            .any(|own| text.contains(own.as_str()))
    }
}

/// The card with its family, a file, a case and a letter.
fn of_the_resident(officer: &Client, card: &Page) -> Vec<Known> {
    let attach = format!("{}/lampirkan", card.path());
    let form = officer.get(&attach).form(&attach).fill("name", "KTP");
    form.attach("file", "ktp.pdf", "application/pdf", b"%PDF-1.7 KTP %%EOF").send().must_be(200);
    let card = officer.get(card.path());
    let case = desk::open_case(officer, card.path());
    let letter = desk::draft(officer, card.path());
    desk::check(officer, letter.path());
    let scan = officer.get(&format!("{}/pindaian", letter.path())).form_with_button("Simpan pindaian");
    scan.attach("scan", "surat.pdf", "application/pdf", b"%PDF-1.7 signed %%EOF").send().must_be(200);
    let home = linked(&card, "/keluarga/");
    vec![
        ("warga", "id", id_of(card.path())),
        ("keluarga", "id", home.clone()),
        ("anggota-keluarga", "id", linked(&officer.get(&format!("/keluarga/{home}")), "/anggota-keluarga/")),
        ("kontak-keluarga", "id", linked(&card, "/kontak-keluarga/")),
        ("lampiran", "id", linked(&card, "/lampiran/")),
        ("surat", "id", id_of(letter.path())),
        ("kasus", "id", id_of(case.path())),
    ]
}

/// What an office keeps: accounts, listing, messages, articles, imports, activities, reports.
fn of_the_office(node: &Node, officer: &Client) -> Vec<Known> {
    let visitor = node.visitor();
    let contact = visitor.get("/kontak?desa=33.07.10.2004").form_with_button("Kirim pesan").fill("name", "Darmi");
    let contact = contact.fill("contact", "0812 9999 8811").choose("topic", "Pertanyaan").fill("text", "Kapan buka?");
    contact.send().must_be(200);
    let (area, house) = listed_house(officer);
    let coordinator = node.sign_in(COORDINATOR);
    let account = coordinator.get("/akun").form("/akun/temukan").fill("account", "warga@contoh.id").send();
    let helper = coordinator.get("/akun").form("/akun/temukan").fill("account", "usaha@contoh.id").send();
    let assignment = helper
        .document()
        .all("form")
        .find_map(|form| form.attribute("action").and_then(|to| to.split("/peran/").nth(1)).map(str::to_owned));
    let article = officer.get("/kelola-artikel/baru").form("/kelola-artikel/baru").fill("title", "Kabar Kuripan");
    let article = article.fill("slug", "kabar-kuripan").fill("author", "Siti").fill("body", "Kabar.").send();
    article.must_be(200);
    let (activity, file) = activity_with_photo(officer);
    let (report, obstacle, issue) = crate::monthly_report::examples(node);
    vec![
        ("pendataan", "id", area),
        ("pendataan-rumah", "id", house),
        ("pesan", "id", linked(&officer.get("/pesan"), "/pesan/")),
        ("akun", "id", id_of(account.path())),
        ("akun", "peran", assignment.expect("a role").trim_end_matches("/akhiri").to_owned()),
        ("kantor", "id", linked(&officer.get("/kantor"), "/kantor/")),
        ("kelola-artikel", "id", id_of(article.path())),
        ("penetapan", "id", linked(&officer.get("/penetapan"), "/penetapan/")),
        ("impor", "id", crate::sheets::one_import(officer)),
        ("aset", "file", first_asset(&visitor)),
        ("bantuan", "file", first_picture(&visitor)),
        ("kegiatan", "id", activity.clone()),
        ("lampirkan", "id", activity),
        ("berkas", "id", file),
        ("laporan-bulanan", "id", report),
        ("hambatan", "id", obstacle),
        ("isu-wilayah", "id", issue),
    ]
}

/// What the law of personal data brings about.
fn of_the_law(node: &Node, officer: &Client, resident: &str, person: &Person) -> Vec<Known> {
    let hold = hold_on(node, resident);
    let asked = asked_for_a_copy(officer, resident);
    let breach = recorded_breach(&node.sign_in(HEAD));
    let desk = handed_over(officer);
    let opening = opened_in_an_emergency(&node.sign_in("petugas_provinsi"), person);
    vec![
        ("tahan-hapus", "id", hold),
        ("permintaan-data", "id", asked.clone()),
        ("saya", "id", asked),
        ("kebocoran-data", "id", breach),
        ("serah-terima", "id", id_of(desk.path())),
        ("buka-darurat", "id", id_of(opening.path())),
    ]
}

/// Visits, interests, complaints, referrals, companies and vacancies.
fn of_the_migration_desk(node: &Node, officer: &Client, resident: &str) -> Vec<Known> {
    let referral = referred(officer, resident);
    let visit = officer.get("/layanan").form("/layanan").press("Informasi").send();
    let [company, branch, permit, vacancy] = crate::agencies::examples(node);
    let complaint = complained(officer);
    vec![
        ("layanan", "id", id_of(visit.path())),
        ("minat", "id", interest_of(&node.visitor(), officer)),
        ("pengaduan", "id", complaint.clone()),
        ("pengaduan", "file", evidence_of(officer, &complaint)),
        ("rujukan", "id", id_of(referral.path())),
        ("balas", "code", reply_code(&referral)),
        ("p3mi", "id", company),
        ("cabang-p3mi", "id", branch),
        ("sip2mi", "id", permit),
        ("lowongan-kerja", "id", vacancy.clone()),
        ("lowongan", "id", vacancy),
    ]
}

/// Terms, cover, plan and emergency of somebody abroad.
fn of_work_abroad(officer: &Client, other: &Page) -> Vec<Known> {
    let abroad = crate::abroad::examples(officer, other.path());
    vec![
        ("masa-kerja", "id", abroad.term),
        ("jaminan-kasus", "id", abroad.cover),
        ("rencana-pulang", "id", abroad.plan),
        ("darurat", "id", abroad.emergency),
    ]
}

/// The page of the board's own koperasi.
fn own_koperasi(board: &Client) -> String {
    format!("/koperasi/{}", linked(&board.get("/koperasi"), "/koperasi/"))
}

/// The koperasi of Kuripan and one of its accounts.
fn of_the_koperasi(node: &Node) -> Vec<Known> {
    let board = node.sign_in("pengurus_koperasi");
    let member = linked(&board.get("/anggota-koperasi"), "/anggota-koperasi/");
    let page = board.get(&format!("/anggota-koperasi/{member}"));
    let power = crate::koperasi_savings::power_of(&board, &member);
    let (loan, product) = crate::koperasi_loans::example(&board, &member);
    let security = crate::koperasi_loans::secured(&board, &loan);
    let proposed = last_of(crate::koperasi_books::proposed(&board).path());
    vec![
        ("rekening-simpanan", "id", linked(&page, "/rekening-simpanan/")),
        ("bukti-kas", "id", linked(&board.get("/kas-harian"), "/bukti-kas/")),
        ("kuasa-simpanan", "id", power),
        ("anggota-koperasi", "id", member),
        ("agunan", "id", security),
        ("pinjaman", "id", loan),
        ("produk-pinjaman", "id", product),
        ("transaksi-simpanan", "id", proposed.clone()),
        ("koperasi", "jurnal", proposed),
        ("koperasi", "akun", linked(&board.get("/akun-buku"), "/akun-buku/")),
        ("koperasi", "program", "hledger".to_owned()),
        ("koperasi", "bagian", "anggota".to_owned()),
        ("koperasi", "lembar", "lembar.xlsx".to_owned()),
        ("koperasi", "bentuk", "kas.xlsx".to_owned()),
        ("koperasi", "buku", last_of(crate::koperasi_opening::paper(&board, "K-9").path())),
        ("koperasi", "berkas", "0199e8a0-0000-7000-8000-000000000001".to_owned()),
        ("rapat-koperasi", "id", linked(&board.get(&format!("{}/rapat", own_koperasi(&board))), "/rapat-koperasi/")),
        ("koperasi", "id", linked(&board.get("/koperasi"), "/koperasi/")),
        ("akun-buku", "id", linked(&board.get("/akun-buku"), "/akun-buku/")),
    ]
}

/// The last part of a path that names more than one record.
fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// An activity of the village, and its photo.
fn activity_with_photo(officer: &Client) -> (String, String) {
    let form = officer.get("/kegiatan/baru").form("/kegiatan/baru").fill("kind", "Penyuluhan");
    let form =
        form.fill("pillar", "Pusat Layanan Migrasi").fill("topic", "Contoh kegiatan").fill("place", "Balai desa");
    let form = form.fill("men", "3").fill("women", "4");
    let page = form.attach("photo", "foto.jpg", "image/jpeg", include_bytes!("../photo.jpg")).send();
    page.must_be(200);
    (id_of(page.path()), linked(&page, "/berkas/"))
}

/// Somebody's registration of interest in the village.
fn interest_of(visitor: &Client, officer: &Client) -> String {
    let form = visitor.get("/minat").form("/minat").fill("village", "Desa Kuripan (33.07.10.2004)");
    let form = form.fill("name", "Contoh Peminat").fill("phone", "0812 5555 1234").choose("sex", "perempuan");
    form.tick("consent").send().must_be(200);
    id_of(officer.get("/minat/masuk").click("Contoh Peminat").path())
}

/// A copy of the resident's data, asked for at the desk.
fn asked_for_a_copy(officer: &Client, resident: &str) -> String {
    let address = format!("/warga/{resident}/permintaan-data/baru");
    let form = officer.get(&address).form(&address).fill("wish", "salinan").choose("way", "di_meja");
    let page = form.choose("proof", "kartu").send();
    page.must_be(200).must_say("Permintaan dicatat.");
    id_of(page.path())
}

/// A breach that the head found just now.
fn recorded_breach(head: &Client) -> String {
    let form = head.get("/kebocoran-data/baru").form("/kebocoran-data/baru").fill("cause", "berkas_hilang");
    let page = form.tick("names").fill("people", "12").fill("how", "Map register tertinggal di angkutan.").send();
    page.must_be(200).must_say("Kebocoran dicatat.");
    id_of(page.path())
}

/// A legal hold on the resident's data, placed by the head.
fn hold_on(node: &Node, resident: &str) -> String {
    let place = format!("/warga/{resident}/tahan");
    let form = node.sign_in(HEAD).get(&place).form(&place).fill("ground", "Perkara atau perintah pengadilan");
    let held = form.fill("source", "14/Pdt.G/2026/PN Wsb").send();
    held.must_be(200);
    linked(&held, "/tahan-hapus/")
}

/// A desk that its officer proposes to hand over in three weeks.
fn handed_over(officer: &Client) -> Page {
    let form = officer.get("/serah-terima/baru").form("/serah-terima/baru");
    let form = form.choose("receiver", "Joko Prasetyo (Petugas Desmigratif)");
    let form = form.choose("reason", "Berhenti dari tugas ini").fill("begins", &crate::handover::in_days(20));
    let desk = form.send();
    desk.must_be(200);
    desk
}

/// A complaint that the village handles, written at the desk.
fn complained(officer: &Client) -> String {
    let form = officer.get("/pengaduan/baru").form("/pengaduan/baru").fill("category", "Lainnya");
    let form = form.fill("tentang", "Orang atau hal lain").choose("channel", "Datang ke loket");
    let form = form.fill("text", "Papan pengumuman kosong");
    let form = form.choose("identity", "Tanpa nama: jangan simpan nama dan nomor saya");
    let form = form.attach("bukti_1", "bukti.pdf", "application/pdf", b"%PDF-1.7 contoh %%EOF");
    form.send().must_be(200).must_say("Pengaduan sudah diterima");
    linked(&officer.get("/pengaduan/daftar"), "/pengaduan/")
}

/// The file that came with a complaint.
fn evidence_of(officer: &Client, complaint: &str) -> String {
    let page = officer.get(&format!("/pengaduan/{complaint}"));
    let link = page.links().into_iter().find(|link| link.contains("/bukti/"));
    last_of(&link.unwrap_or_else(|| panic!("no file: {:?}", page.links())))
}

/// The example's person, referred to an agency.
fn referred(officer: &Client, resident: &str) -> Page {
    let form = officer.get(&format!("/rujukan/baru?warga={resident}&agency=bp3mi")).form("/rujukan/baru");
    let form = form.fill("request", "Mohon pendampingan").choose("ground", "Orangnya setuju");
    let sent = form.fill("ground_note", "Setuju hari ini").send().form_with_button("Kirim rujukan").send();
    sent.must_be(200).must_say("Rujukan dikirim.");
    sent
}

/// The code on the packet of a referral.
fn reply_code(referral: &Page) -> String {
    let text = referral.text();
    let code = text.split_whitespace().find(|word| word.len() == 15 && word.matches('-').count() == 2);
    code.expect("a code").replace('-', "")
}

/// The example's person, opened by the province in an emergency.
fn opened_in_an_emergency(province: &Client, person: &Person) -> Page {
    let form = province.get("/buka-darurat/baru").form("/buka-darurat/baru").fill("number", &person.nik);
    let form = form.fill("ground", "Keadaan medis darurat").fill("reason", "Dirawat di rumah sakit provinsi");
    let opening = form.tick("understood").send();
    opening.must_be(200).must_say(&person.name);
    opening
}

/// An area that is listed, and a house in it.
fn listed_house(officer: &Client) -> (String, String) {
    let plan = officer.get("/pendataan/rencana").form("/pendataan/rencana").fill("dusun", "Sumberrejo");
    plan.fill("rt_rw", "09/09").send().must_be(200);
    let area = linked(&officer.get("/pendataan"), "/pendataan/");
    let house = officer.get(&format!("/pendataan/{area}")).form(&format!("/pendataan/{area}/rumah")).send();
    (area, id_of(house.path()))
}

fn id_of(path: &str) -> String {
    path.split('/').nth(2).unwrap_or_default().split('?').next().unwrap_or_default().to_owned()
}

/// The record that the first link of this kind leads to.
fn linked(page: &Page, start: &str) -> String {
    let is_id = |id: &String| id.len() == 36 && id.contains('-');
    let found = page.links().iter().filter(|link| link.starts_with(start)).map(|link| id_of(link)).find(is_id);
    found.unwrap_or_else(|| panic!("{} leads to nothing under {start}: {:?}", page.path(), page.links()))
}

fn first_asset(visitor: &Client) -> String {
    let page = visitor.get("/");
    let document = page.document();
    let style = document.all("link").filter_map(|link| link.attribute("href")).find(|link| link.starts_with("/aset/"));
    style.expect("a style sheet")["/aset/".len()..].to_owned()
}

fn first_picture(visitor: &Client) -> String {
    let page = visitor.get("/bantuan/layanan");
    let document = page.document();
    let mut pictures = document.all("img").filter_map(|picture| picture.attribute("src"));
    let picture = pictures.find(|source| source.starts_with("/bantuan/gambar/"));
    picture.expect("a picture of the guide")["/bantuan/gambar/".len()..].to_owned()
}
