//! The monthly report: a month is closed, returned, mended, accepted; what was sent stays as it was; each number opens its
//! rows; an obstacle becomes a regional issue; neighbours see nothing and the province no names.

use kernel::day::Month;
use testkit::{Client, Node, Page};

use crate::world::{COORDINATOR, HEAD, MINISTRY, NEIGHBOUR, OFFICER, World, world};

/// The month so many months ago, in western Indonesia.
fn month(ago: i32) -> Month {
    let wib = jiff::Timestamp::now().as_millisecond() + 7 * 3_600_000;
    let day = jiff::Timestamp::from_millisecond(wib).expect("a moment").to_string();
    Month::of(day[..10].parse().expect("a day")).plus(-ago)
}

/// The report of Kuripan for a month, begun where it was not yet.
fn begun(officer: &Client, ago: i32) -> Page {
    let list = officer.get("/laporan-bulanan");
    let csrf = officer.get("/menu").form("/keluar").value("_csrf").expect("a token");
    let wanted = month(ago);
    let page = officer.post("/laporan-bulanan", &[("_csrf", &csrf), ("month", &wanted.to_string())]).arrive();
    list.must_be(200).must_say("Laporan bulanan");
    page.must_be(200).must_say(&wanted.show(kernel::Lang::Id));
    page
}

fn sent(officer: &Client, report: &str) -> Page {
    officer.get(report).form(&format!("{report}/kirim")).tick("known_by_head").send()
}

/// A report that was sent, an obstacle in it and the issue made of it, for the grid.
pub fn examples(node: &Node) -> (String, String, String) {
    let (officer, coordinator) = (node.sign_in(OFFICER), node.sign_in(COORDINATOR));
    let report = begun(&officer, 1).path().to_owned();
    let obstacle = obstacle(&officer, &report, "Antrean paspor enam minggu");
    sent(&officer, &report).must_be(200).must_say("Laporan dikirim.");
    let issue = coordinator.get(&obstacle).form_with_button("Jadikan isu wilayah").send();
    issue.must_be(200);
    let id = |path: &str| path.split('/').nth(2).unwrap_or_default().to_owned();
    (id(&report), id(&obstacle), id(issue.path()))
}

/// Reports an obstacle and answers its address.
fn obstacle(officer: &Client, report: &str, what: &str) -> String {
    let address = format!("{report}/hambatan");
    let form = officer.get(&address).form(&address).fill("what", what).fill("agency", "Imigrasi");
    let page = form.fill("detail", "Bu Warsiti sudah dua kali datang").send();
    page.must_be(200).must_say(what);
    let link = page.links().into_iter().rfind(|link| link.starts_with("/hambatan/"));
    link.expect("an obstacle")
}

/// Every number of a report: its key and what it says.
fn numbers(page: &Page) -> Vec<(String, String)> {
    let document = page.document();
    let links = document.all("a").filter_map(|link| {
        let key = link.attribute("href")?.split("/rincian/").nth(1)?.to_owned();
        Some((key, link.text().trim().to_owned()))
    });
    links.collect()
}

fn number(page: &Page, key: &str) -> i64 {
    let found = numbers(page).into_iter().find(|(own, _)| own == key);
    let text = found.unwrap_or_else(|| panic!("no {key} in {:?}", numbers(page))).1;
    text.replace('.', "").parse().expect("a number")
}

#[test]
fn a_month_is_closed_returned_mended_and_accepted() {
    let world = World::over(Node::start());
    let (officer, coordinator) = (world.officer(), world.as_(COORDINATOR));
    officer.get("/beranda").must_say(&format!("Laporan bulanan {}", month(1).show(kernel::Lang::Id)));
    let report = begun(&officer, 1);
    let path = report.path().to_owned();
    assert_eq!(begun(&officer, 1).path(), path, "begun twice it is one");
    report.must_say("Draf").must_say("Yang berubah sejak bulan lalu").must_say("Bulan ini");
    let write = format!("{path}/tulis");
    let form = officer.get(&write).form(&write).fill("layanan", "Ibu Suwarni dilayani di rumah.");
    form.fill("rencana", "Penyuluhan di Dusun Krajan").send().must_be(200).must_say("Ibu Suwarni dilayani");
    sent(&officer, &path).must_be(200).must_say("Laporan dikirim.").must_say("Dikirim");
    officer.get(&write).must_be(422).must_say("terkunci");
    coordinator.get("/beranda").must_say("Menunggu jawaban Anda");
    coordinator.get("/laporan-bulanan").must_say("Kuripan").must_say("Dikirim");
    let read = coordinator.get(&path);
    read.must_be(200).must_say("Ibu Suwarni dilayani").must_say("Terima laporan");
    let back = format!("{path}/kembalikan");
    coordinator.get(&back).form(&back).send().must_be(422).must_say("sekurangnya satu alasan");
    let returned = coordinator.get(&back).form(&back).fill("surat", "Dua surat belum dipindai").send();
    returned.must_be(200).must_say("Perlu diperbaiki");
    officer.get("/beranda").must_say("Koordinator meminta perbaikan");
    officer.get(&path).must_say("Surat: Dua surat belum dipindai");
    let form = officer.get(&write).form(&write).fill("layanan", "Semua surat sudah dipindai.");
    form.send().must_be(200);
    sent(&officer, &path).must_be(200).must_say("Laporan dikirim.");
    let first = officer.get(&format!("{path}/kiriman/1"));
    first.must_be(200).must_say("Ibu Suwarni dilayani").must_say("kiriman sebelumnya");
    assert!(!first.says("Semua surat sudah dipindai"));
    let accepted = coordinator.get(&path).form(&format!("{path}/terima")).send();
    accepted.must_be(200).must_say("Laporan diterima.").must_say("Diterima");
    accepted.must_say("Semua surat sudah dipindai");
    assert!(!officer.get("/beranda").says("Koordinator meminta perbaikan"));
    let head = world.as_(HEAD).get(&path);
    head.must_be(200).must_say("Semua surat sudah dipindai");
    assert!(head.try_form(&format!("{path}/kirim")).is_err());
    papers(&officer, &path, &accepted);
    others(&world, &path);
    let sums = coordinator.get(&format!("/laporan-bulanan?bulan={}", month(1)));
    let residents = kernel::money::whole(number(&accepted, "people.resident"), kernel::Lang::Id);
    sums.must_say("1 laporan diterima").must_say(&format!("Warga tercatat {residents}"));
    let sheet = coordinator.get(&format!("/laporan-bulanan/wilayah.xlsx?bulan={}", month(1)));
    assert!(sheet.bytes().starts_with(b"PK"), "{}", sheet.status());
}

/// PDF and sheet say what the page says; the kept PDF is the same each time.
fn papers(officer: &Client, path: &str, page: &Page) {
    let pdf = officer.get(&format!("{path}/cetak.pdf"));
    pdf.must_be(200);
    assert!(pdf.bytes().starts_with(b"%PDF"));
    assert_eq!(pdf.bytes(), officer.get(&format!("{path}/cetak.pdf")).bytes());
    let text = crate::paper::text(pdf.bytes());
    for wanted in ["Semua surat sudah dipindai", "Siti Rahmawati", "Penyuluhan di Dusun Krajan", "33.07.10.2004"] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let earlier = officer.get(&format!("{path}/cetak.pdf?kiriman=1"));
    assert!(crate::paper::text(earlier.bytes()).contains("Ibu Suwarni"));
    let sheet = officer.get(&format!("{path}/lembar.xlsx"));
    sheet.must_be(200);
    assert!(number(page, "people.resident") > 0);
}

/// Neighbours see nothing; the province and the ministry see within which ten a number lies, and no sentence.
fn others(world: &World, path: &str) {
    world.as_(NEIGHBOUR).get(path).must_be(404);
    world.as_(NEIGHBOUR).get(&format!("{path}/cetak.pdf")).must_be(404);
    assert_eq!(world.as_("warga").get(path).status(), 403);
    for role in ["petugas_provinsi", MINISTRY] {
        let above = world.as_(role);
        let page = above.get(path);
        page.must_be(200).must_say("Warga tercatat").must_say("–");
        for hidden in ["surat sudah dipindai", "Suwarni", "Krajan", "Bulan ini tidak ada"] {
            assert!(!page.says(hidden), "{role} reads {hidden}");
        }
        assert!(numbers(&page).is_empty(), "{role} opens rows");
        for paper in ["cetak.pdf", "lembar.xlsx", "rincian/people.resident", "kiriman/1"] {
            assert_eq!(above.get(&format!("{path}/{paper}")).status(), 403, "{role} {paper}");
        }
    }
}

#[test]
fn a_report_sent_twice_is_one_and_the_month_under_way_is_not_sent() {
    let world = World::over(Node::start());
    let officer = world.officer();
    let running = begun(&officer, 0);
    if running.says("Bulan ini belum berakhir") {
        assert!(running.try_form(&format!("{}/kirim", running.path())).is_err());
        let forced = begun(&officer, 1).form_with_button("Kirim ke koordinator");
        let csrf = forced.value("_csrf").expect("a token");
        let seen = forced.value("_seen").expect("what was seen");
        let early = officer.post(&format!("{}/kirim", running.path()), &[("_csrf", &csrf), ("_seen", &seen)]);
        assert!(matches!(early.status(), 409 | 422), "{}", early.status());
    }
    let report = begun(&officer, 1).path().to_owned();
    let (one, two) = (officer.get(&report), officer.get(&report));
    let send = format!("{report}/kirim");
    let first = one.form(&send);
    let (csrf, action, seen) = (first.value("_csrf"), first.value("_action"), first.value("_seen"));
    let fields = [csrf, action, seen].map(|value| value.expect("a hidden field"));
    let again = [("_csrf", fields[0].as_str()), ("_action", &fields[1]), ("_seen", &fields[2])];
    first.send().must_be(200).must_say("Laporan dikirim.");
    assert_eq!(officer.post(&send, &again).status(), 303, "the same form again is answered as before");
    let second = two.form(&send).submit();
    assert!(matches!(second.status(), 409 | 422), "{}", second.text());
    officer.get(&format!("{report}/kiriman/1")).must_be(200);
    officer.get(&format!("{report}/kiriman/2")).must_be(404);
}

#[test]
fn a_sent_report_stays_as_it_was_and_shows_what_is_so_now() {
    let world = World::over(Node::start());
    let officer = world.officer();
    let report = begun(&officer, 1).path().to_owned();
    sent(&officer, &report).must_be(200);
    let page = officer.get(&report);
    let key = "migration.case.persiapan";
    let before = number(&page, key);
    let paper = officer.get(&format!("{report}/cetak.pdf")).bytes().to_vec();
    assert!(!page.says("Sekarang"), "nothing differs yet");
    let case = officer.get(&format!("{report}/rincian/{key}"));
    let case = case.links().into_iter().find(|link| link.starts_with("/kasus/")).expect("a case");
    let withdraw = format!("{case}/tarik");
    officer.get(&withdraw).form(&withdraw).fill_if_asked("reason", "Salah catat").send().must_be(200);
    let after = officer.get(&report);
    after.must_say("Sekarang");
    assert_eq!(number(&after, key), before);
    assert_eq!(officer.get(&format!("{report}/cetak.pdf")).bytes(), paper);
    let rows = officer.get(&format!("{report}/rincian/{key}"));
    rows.must_say("seperti saat dikirim");
    assert_eq!(rows_of(&rows) as i64, before);
}

fn rows_of(page: &Page) -> usize {
    let source = page.source();
    let list = source.split_once("<ol class=\"list rows\">").and_then(|(_, rest)| rest.split_once("</ol>"));
    list.map_or(0, |(list, _)| list.matches("<li>").count())
}

#[test]
fn each_number_opens_as_many_rows_as_it_says_and_says_what_home_and_regency_say() {
    let world = World::over(Node::start());
    let (officer, coordinator) = (world.officer(), world.as_(COORDINATOR));
    let mut seen = 0;
    for ago in [0, 1] {
        let page = begun(&officer, ago);
        for (key, text) in numbers(&page) {
            let rows = officer.get(&format!("{}/rincian/{key}", page.path()));
            rows.must_be(200);
            let value: i64 = text.replace('.', "").parse().expect("a number");
            let shown = rows_of(&rows) as i64;
            assert!(shown == value || (shown == 200 && value > 200), "{key} of {ago}: {value} and {shown} rows");
            seen += usize::from(value > 0);
        }
    }
    assert!(seen > 16, "{seen} numbers were not zero");
    let page = begun(&officer, 0);
    let home = officer.get("/beranda").text();
    let regency = coordinator.get("/program/wilayah/33.07.10.2004").text();
    for (key, label) in [
        ("people.resident", "warga tercatat"),
        ("migration.case.persiapan", "calon pekerja dalam persiapan"),
        ("migration.case.bekerja", "warga bekerja di luar negeri"),
    ] {
        let value = kernel::money::whole(number(&page, key), kernel::Lang::Id);
        assert!(home.contains(&format!("{value}{label}")), "{value} {label} is not on Beranda: {home}");
        let said = format!("{label} {value}");
        assert!(regency.to_lowercase().contains(&said), "{said} is not at the regency: {regency}");
    }
}

#[test]
fn an_obstacle_becomes_one_regional_issue_in_one_tap() {
    let world = World::over(Node::start());
    let (officer, coordinator) = (world.officer(), world.as_(COORDINATOR));
    let report = begun(&officer, 1).path().to_owned();
    let address = format!("{report}/hambatan");
    let wrong = officer.get(&address).form(&address).fill("what", "Ibu 3307105708950001 belum dilayani");
    let wrong = wrong.fill("agency", "Imigrasi").send();
    wrong.must_be(422).must_say("nomor orang");
    assert!(wrong.source().contains("3307105708950001"), "what was typed stays");
    let path = obstacle(&officer, &report, "Antrean paspor enam minggu");
    assert!(officer.get(&path).try_form(&format!("/isu-wilayah/dari-hambatan/{}", &path[10..])).is_err());
    world.as_(NEIGHBOUR).get(&path).must_be(404);
    let above = world.as_("petugas_provinsi").get(&path);
    above.must_be(200).must_say("Antrean paspor");
    assert!(!above.says("Warsiti"), "what may hold names stays with village and regency");
    let page = coordinator.get(&path);
    page.must_say("Warsiti");
    let issue = page.form_with_button("Jadikan isu wilayah").send();
    issue.must_be(200).must_say("Antrean paspor enam minggu").must_say("Baru");
    let again = page.form_with_button("Jadikan isu wilayah").without("_action").send();
    assert_eq!(again.path(), issue.path(), "tapped twice it is one");
    coordinator.get(&path).must_say("Sudah menjadi isu wilayah");
    coordinator.get("/isu-wilayah").must_say("Antrean paspor");
    let edit = format!("{}/ubah", issue.path());
    let form = coordinator.get(&edit).form(&edit).choose("state", "Selesai");
    form.send().must_be(422).must_say("Tulis hasilnya");
    let form = coordinator.get(&edit).form(&edit).choose("state", "Selesai").fill("result", "Kuota ditambah");
    form.send().must_be(200).must_say("Kuota ditambah");
    world.as_("petugas_provinsi").get(issue.path()).must_be(200);
    assert_eq!(officer.get(issue.path()).status(), 403);
    officer.get(&path).form_with_button("Hambatan ini selesai").send().must_say("Selesai pada");
}

#[test]
fn only_the_own_desk_writes_and_a_month_to_come_is_refused() {
    let world = world();
    let officer = world.officer();
    let csrf = officer.get("/menu").form("/keluar").value("_csrf").expect("a token");
    let ahead = officer.post("/laporan-bulanan", &[("_csrf", &csrf), ("month", &month(-1).to_string())]);
    ahead.must_be(422).must_say("belum dimulai");
    officer.post("/laporan-bulanan", &[("_csrf", &csrf), ("month", "x")]).must_be(422);
    let report = begun(&officer, 4).path().to_owned();
    let coordinator = world.as_(COORDINATOR);
    assert_eq!(coordinator.get(&format!("{report}/tulis")).status(), 403);
    coordinator.get(&format!("{report}/kembalikan")).must_be(422).must_say("tidak sedang menunggu");
}

#[test]
fn activities_stand_in_the_report_with_their_photos_in_the_pdf() {
    let world = World::over(Node::start());
    let officer = world.officer();
    let report = begun(&officer, 1).path().to_owned();
    let without = officer.get(&format!("{report}/cetak.pdf")).bytes().len();
    let day = month(1).first_day();
    let form = officer.get("/kegiatan/baru").form("/kegiatan/baru").fill("topic", "Cara mengenali calo");
    let form = form.fill("date", &format!("{:02}-{:02}-{}", day.day(), day.month(), day.year()));
    let form = form.fill("kind", "Penyuluhan").fill("pillar", "Pusat Layanan Migrasi").fill("place", "Balai Dusun Lor");
    let form = form.fill("men", "11").fill("women", "23");
    let form = form.attach("photo", "IMG_1.jpg", "image/jpeg", include_bytes!("photo.jpg"));
    form.send().must_be(200).must_say("Cara mengenali calo");
    let page = officer.get(&report);
    page.must_say("Cara mengenali calo").must_say("34 hadir").must_say("1 foto");
    assert!(officer.get(&format!("{report}/foto/0")).bytes().starts_with(&[0xff, 0xd8]), "a small JPEG");
    officer.get(&format!("{report}/foto/9")).must_be(404);
    let draft = officer.get(&format!("{report}/cetak.pdf"));
    let text = crate::paper::text(draft.bytes());
    assert!(text.contains("Cara mengenali calo") && text.contains("Balai Dusun Lor"), "{text}");
    assert!(draft.bytes().len() > without + 500, "the photo stands in it");
    sent(&officer, &report).must_be(200);
    let kept = officer.get(&format!("{report}/cetak.pdf"));
    assert!(crate::paper::text(kept.bytes()).contains("Cara mengenali calo"));
    assert!(world.as_(COORDINATOR).get(&report).says("Cara mengenali calo"));
    assert!(!world.as_("petugas_provinsi").get(&report).says("Cara mengenali calo"));
}

#[test]
fn the_command_line_gives_an_account_what_it_may_read() {
    let mut node = Node::start();
    let officer = node.sign_in(OFFICER);
    let page = begun(&officer, 3);
    node.stop().expect("stopped");
    let place = testkit::places::fresh_folder("reported").expect("a folder");
    let wanted = month(3).to_string();
    let run = |account: &str, more: &[&str]| {
        let own = ["report", "--account", account, "--office", "33.07.10.2004", "--month", &wanted];
        node.run(&[&own[..], more].concat())
    };
    let printed = run("siti@contoh.id", &["--json"]);
    assert_eq!(printed.code, 0, "{}", printed.errors);
    let value: serde_json::Value = serde_json::from_str(&printed.output).expect("JSON");
    let figures = value["figures"].as_array().expect("figures");
    let residents = figures.iter().find(|one| one["key"] == "people.resident").expect("residents");
    assert_eq!(residents["value"].as_i64(), Some(number(&page, "people.resident")));
    let (pdf, sheet) = (place.join("a.pdf").display().to_string(), place.join("a.xlsx").display().to_string());
    assert_eq!(run("siti@contoh.id", &["--pdf", &pdf, "--xlsx", &sheet]).code, 0);
    assert!(std::fs::read(&pdf).expect("written").starts_with(b"%PDF"));
    assert!(std::fs::read(&sheet).expect("written").starts_with(b"PK"));
    assert_ne!(run("kementerian@contoh.id", &["--json"]).code, 0, "the ministry reads no village's numbers");
    assert_ne!(run("tetangga@contoh.id", &["--json"]).code, 0, "nor does a neighbour");
}
