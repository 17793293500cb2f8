//! Complaints: from the public page to an answer, with ticket and PIN; what concerns the village's own people is closed to the
//! village everywhere; paper typed later; referral, reopening, satisfaction.

use testkit::planted::files_below;
use testkit::{Client, Node, Page};

use crate::world::{COORDINATOR, HEAD, MINISTRY, NEIGHBOUR, OFFICER, World, world};

const VILLAGE: &str = "33.07.10.2004";

/// What the complainant takes home.
struct Slip {
    ticket: String,
    pin: String,
}

fn slip(page: &Page) -> Slip {
    page.must_be(200).must_say("Pengaduan sudah diterima");
    let document = page.document();
    let codes: Vec<String> =
        document.all("p").filter(|one| one.attribute("class") == Some("codes")).map(|one| one.text()).collect();
    assert_eq!(codes.len(), 2, "{}", page.text());
    Slip { ticket: codes[0].trim().to_owned(), pin: codes[1].trim().to_owned() }
}

/// The form of the public page, about somebody.
fn write(client: &Client, about: &str) -> Page {
    let form = client.get("/pengaduan").form("/pengaduan/tulis").choose("tentang", about).fill("desa", VILLAGE);
    let page = form.send();
    page.must_be(200);
    page
}

fn file(client: &Client, about: &str, category: &str, text: &str) -> Slip {
    let form = write(client, about).form("/pengaduan/tulis").fill("category", category).fill("text", text);
    slip(&form.choose("identity", "Tanpa nama: jangan simpan nama dan nomor saya").send())
}

fn follow(client: &Client, slip: &Slip) -> Page {
    let form = client.get("/pengaduan/cek").form("/pengaduan/cek").fill("ticket", &slip.ticket);
    form.fill("pin", &slip.pin).send()
}

/// The page of a complaint, found in the list of who handles it.
fn open(client: &Client, slip: &Slip) -> Page {
    let page = client.get("/pengaduan/daftar").click(&slip.ticket);
    page.must_be(200);
    page
}

fn step(client: &Client, complaint: &str, to: &str, fields: &[(&str, &str)]) -> Page {
    let page = client.get(&format!("{complaint}/langkah?ke={to}"));
    page.must_be(200);
    let form = page.form(&format!("{complaint}/langkah"));
    fields.iter().fold(form, |form, (name, value)| form.fill_if_asked(name, value)).send()
}

fn examine(client: &Client, complaint: &str) -> Page {
    let page = client.get(&format!("{complaint}/langkah?ke=ditelaah"));
    let form = page.form(&format!("{complaint}/langkah"));
    form.clone().send().must_be(422).must_say("Tulis jawaban awal");
    let form = form.choose("class", "Pengaduan tanpa pemeriksaan lapangan");
    form.fill("text", "Kami terima dan kami periksa.").send()
}

#[test]
fn a_complaint_about_the_officer_goes_to_the_regency_and_the_village_sees_nothing_of_it_anywhere() {
    let world = World::over(Node::start());
    let (officer, head, coordinator) = (world.officer(), world.head(), world.as_(COORDINATOR));
    let visitor = world.visitor();
    let story = "Petugas meminta lima ratus ribu zamrudmalam";
    let before: Vec<String> = village_pages(&world);
    let page = write(&visitor, "Petugas Desmigratif");
    page.must_say("Dinas Tenaga Kerja Kabupaten Wonosobo").must_say("Kantor desa tidak dapat membacanya");
    let form = page.form("/pengaduan/tulis").fill("category", "Biaya berlebih atau pungutan").fill("text", story);
    let form = form.fill("about_name", "Siti Rahmawati").choose("identity", "Rahasiakan nama saya dari kantor desa");
    form.clone().send().must_be(422).must_say("Isi nama atau nomor").must_say(story);
    let filed = form.fill("name", "Karsinah Lintangwengi").fill("contact", "0812 7777 6655").send();
    let slip = slip(&filed);
    let complaint = open(&coordinator, &slip);
    complaint.must_say(story).must_say("Siti Rahmawati").must_say("Karsinah Lintangwengi").must_say("0812 7777 6655");
    let path = complaint.path().to_owned();
    examine(&coordinator, &path).must_be(200).must_say("Langkah tersimpan.").must_say("Ditelaah");
    for client in [&officer, &head, &world.as_(NEIGHBOUR), &world.as_("petugas_provinsi"), &world.as_(MINISTRY)] {
        let refused = client.get(&path);
        assert!(matches!(refused.status(), 403 | 404), "{}", refused.status());
        let refused = client.get(&format!("{path}/langkah?ke=dijawab"));
        assert!(matches!(refused.status(), 403 | 404), "{}", refused.status());
    }
    for (then, now) in before.iter().zip(village_pages(&world)) {
        let changed: Vec<&str> =
            now.split(' ').zip(then.split(' ')).filter(|(now, then)| now != then).map(|(now, _)| now).collect();
        assert!(changed.is_empty(), "no page of the village changes by it: {changed:?} in {}", &now[..60]);
    }
    for client in [&officer, &head] {
        for page in [format!("/cari?q={}", slip.ticket), "/cari?q=zamrudmalam".to_owned(), "/jejak".to_owned()] {
            let page = client.get(&page);
            for word in ["zamrudmalam", "Lintangwengi", "mengurus pengaduan", &path[11..]] {
                assert!(
                    !page.says(word) && !page.links().iter().any(|link| link.contains(&path)),
                    "{word}: {}",
                    page.text()
                );
            }
        }
    }
    step(&coordinator, &path, "dijawab", &[("text", "Uang dikembalikan, petugas ditegur.")]).must_say("Dijawab");
    let own = follow(&visitor, &slip);
    own.must_be(200).must_say("Uang dikembalikan, petugas ditegur.").must_say("Kami terima dan kami periksa.");
    let rated = own.form_with_button("Puas").press("Puas").send();
    rated.must_be(200).must_say("Selesai").must_say("✓ Puas");
    open_all(&coordinator, &slip).must_say("Selesai").must_say("Puas");
}

fn open_all(client: &Client, slip: &Slip) -> Page {
    client.get("/pengaduan/daftar?semua=1").click(&slip.ticket)
}

/// What the village reads where a complaint could show: lists, *Hari ini*, the report, the access record.
fn village_pages(world: &World) -> Vec<String> {
    let mut all = Vec::new();
    for who in [OFFICER, HEAD] {
        let client = world.as_(who);
        for path in ["/beranda", "/pengaduan/daftar", "/pengaduan/daftar?semua=1", "/rujukan", "/jejak"] {
            let page = client.get(path);
            if page.status() != 200 {
                continue;
            }
            // A token and an action are new in every page; its words are not.
            all.push(format!("{who} {path} {} {}", page.status(), page.text()));
        }
    }
    all
}

#[test]
fn an_anonymous_complaint_is_followed_with_ticket_and_pin_and_keeps_nothing_of_who_wrote_it() {
    let world = world();
    let visitor = world.visitor();
    let page = write(&visitor, "Calo, sponsor, atau perusahaan penempatan");
    page.must_say("Desa Kuripan").must_say("kepala desa tidak dapat membaca isinya");
    let form = page.form("/pengaduan/tulis").fill("category", "Calo atau perekrut tanpa izin");
    let form = form.fill("text", "Sponsor menahan ijazah saya").fill("name", "Sutinah Kembangrawe");
    let form =
        form.fill("contact", "0813 1212 9090").choose("identity", "Tanpa nama: jangan simpan nama dan nomor saya");
    let (first, again) = (form.clone().send(), form.send());
    let slip = slip(&first);
    assert_eq!(slip.pin, self::slip(&again).pin, "the same form sent twice is one complaint with one PIN");
    let officer = world.officer();
    let complaint = open(&officer, &slip);
    complaint.must_say("Sponsor menahan ijazah saya").must_say("Tanpa nama");
    assert!(!complaint.says("Kembangrawe") && !complaint.says("1212"), "{}", complaint.text());
    let wrong = Slip { ticket: slip.ticket.clone(), pin: "000 000".to_owned() };
    let refused = follow(&visitor, &wrong);
    if slip.pin != wrong.pin {
        refused.must_be(422).must_say("tidak cocok");
        assert!(!refused.says("ijazah"));
    }
    let path = complaint.path().to_owned();
    examine(&officer, &path).must_be(200);
    step(&officer, &path, "minta_keterangan", &[("text", "Siapa nama sponsornya?")])
        .must_say("Menunggu keterangan pelapor");
    let own = follow(&visitor, &slip);
    own.must_say("Siapa nama sponsornya?");
    let told = own.form_with_button("Kirim keterangan").fill("text", "Namanya Gatot, nomor 0811").send();
    told.must_be(200).must_say("Sudah diterima.").must_say("Ditindaklanjuti");
    officer.get(&path).must_say("Namanya Gatot, nomor 0811").must_say("Keterangan pelapor");
    world.head().get(&path).must_be(403);
    let coordinator = world.as_(COORDINATOR);
    coordinator.get(&path).must_be(404);
    let list = coordinator.get("/pengaduan/daftar");
    assert!(!list.says(&slip.ticket), "{}", list.text());
    list.must_say("Kuripan").must_say("Terbuka");
}

#[test]
fn who_guesses_a_pin_has_to_wait_also_with_the_right_one() {
    let world = world();
    let visitor = world.visitor();
    let slip = file(&visitor, "Orang atau hal lain", "Lainnya", "Papan pengumuman tidak diperbarui");
    let wrong = |pin: &str| Slip { ticket: slip.ticket.clone(), pin: pin.to_owned() };
    let mut waited = false;
    for guess in 0..8 {
        let pin = format!("{:03} {:03}", 100 + guess, 900 - guess);
        if pin != slip.pin {
            let page = follow(&visitor, &wrong(&pin));
            waited |= page.status() == 429;
            assert!(!page.says("Papan pengumuman"));
        }
    }
    assert!(waited);
    follow(&visitor, &slip).must_be(429).must_say("Terlalu banyak percobaan");
}

#[test]
fn a_paper_typed_later_runs_from_its_day_over_holidays_and_stands_overdue_today() {
    let world = world();
    let officer = world.officer();
    let form = officer.get("/pengaduan/baru").form("/pengaduan/baru");
    let form = form
        .fill("tentang", "Majikan atau tempat kerja di luar negeri")
        .choose("channel", "Surat atau kotak pengaduan");
    let form = form.fill("Diterima tanggal", "01-12-2030").fill("category", "Gaji tidak dibayar");
    let form = form
        .fill("text", "Gaji enam bulan tidak dibayar")
        .choose("identity", "Nama saya boleh diketahui petugas yang menangani");
    let form = form.fill("name", "Sarmini Ayuningwulan");
    form.clone().send().must_be(422).must_say("belum terjadi").must_say("Gaji enam bulan tidak dibayar");
    // The Tuesday before Nyepi and Idulfitri 2026, with their collective leave.
    let slip = slip(&form.fill("Diterima tanggal", "17-03-2026").send());
    let complaint = open(&officer, &slip);
    complaint.must_say("27 Mar 2026").must_say("hari kerja lewat").must_say("Sarmini Ayuningwulan");
    let today = officer.get("/beranda");
    today.must_say("Pengaduan lewat tenggat").must_say(&slip.ticket);
    assert!(!today.says("Ayuningwulan"), "a complaint's person stands in no list");
    let task = officer.get(&format!("{}/langkah?ke=ditelaah", complaint.path()));
    task.must_be(200);
    examine(&officer, complaint.path()).must_say("14 hari kerja").must_say("14 Apr 2026");
}

#[test]
fn what_is_about_the_head_can_be_taken_down_at_the_desk_and_is_gone_from_it() {
    let world = world();
    let officer = world.officer();
    let form = officer.get("/pengaduan/baru").form("/pengaduan/baru");
    let form = form.fill("tentang", "Kepala desa atau yang mewakili").choose("channel", "Datang ke loket");
    let form = form.fill("category", "Pelayanan kantor desa").fill("text", "Surat ditahan tiga bulan");
    let page = form.choose("identity", "Tanpa nama: jangan simpan nama dan nomor saya").send();
    page.must_say("langsung ke tingkat di atas");
    let slip = slip(&page);
    assert!(!officer.get("/pengaduan/daftar").says(&slip.ticket));
    open(&world.as_(COORDINATOR), &slip).must_say("Surat ditahan tiga bulan");
}

#[test]
fn a_complaint_is_referred_with_a_packet_answered_by_code_reopened_and_taken_higher() {
    let world = world();
    let (officer, visitor) = (world.officer(), world.visitor());
    let slip = file(&visitor, "Calo, sponsor, atau perusahaan penempatan", "Dokumen ditahan", "Paspor ditahan P3MI");
    let complaint = open(&officer, &slip);
    let path = complaint.path().to_owned();
    examine(&officer, &path).must_be(200);
    step(&officer, &path, "dirujuk", &[("text", "Kami rujuk ke BP3MI.")])
        .must_be(422)
        .must_say("kirim rujukannya dulu");
    let form = officer.get(&path).click("Buat rujukan").form("/rujukan/baru");
    let form = form.fill("request", "Mohon paspor dikembalikan").choose("ground", "Orangnya setuju");
    let referral = form.fill("ground_note", "Pelapor, lewat tiketnya").send().form_with_button("Kirim rujukan").send();
    referral.must_be(200).must_say("Rujukan dikirim.");
    let code = referral.text();
    let code = code.split_whitespace().find(|word| word.len() == 15 && word.matches('-').count() == 2).expect("a code");
    step(&officer, &path, "dirujuk", &[("text", "Kami rujuk ke BP3MI.")])
        .must_be(200)
        .must_say("Dirujuk ke instansi lain");
    let reply = world.visitor().get(&format!("/balas/{}", code.replace('-', "")));
    reply.must_say("Mohon paspor dikembalikan");
    assert!(!reply.says("Paspor ditahan P3MI") && !reply.says(&slip.ticket), "the packet prints what it asks, no more");
    let form = reply.form_with_button("Kirim jawaban").choose("kind", "Sudah selesai ditangani");
    form.fill("received_by", "Rudi, BP3MI").send().must_be(200);
    step(&officer, &path, "dijawab", &[("text", "Paspor sudah kembali.")]).must_be(200);
    step(&officer, &path, "selesai", &[]).must_be(422).must_say("10 hari kerja");
    let own = follow(&visitor, &slip);
    own.form_with_button("Buka kembali pengaduan").send().must_be(422).must_say("Tulis isinya.");
    let again =
        own.form_with_button("Buka kembali pengaduan").fill("alasan_buka", "Yang kembali bukan paspor saya").send();
    again.must_be(200).must_say("Dibuka kembali");
    officer.get("/beranda").must_say(&slip.ticket);
    step(&officer, &path, "dieskalasi", &[]).must_be(422).must_say("Tulis alasannya.");
    let higher = step(&officer, &path, "dieskalasi", &[("text", "P3MI tidak menjawab kami")]);
    higher.must_be(200).must_say("ditangani tingkat di atas");
    let coordinator = world.as_(COORDINATOR);
    open(&coordinator, &slip).must_say("Yang kembali bukan paspor saya").must_say("P3MI tidak menjawab kami");
    let told = follow(&visitor, &slip);
    assert!(!told.says("P3MI tidak menjawab kami"), "what handlers tell each other is not the complainant's to read");
    let withdrawn = told.form_with_button("Cabut pengaduan").fill("alasan_cabut", "Sudah diselesaikan").send();
    withdrawn.must_be(200).must_say("Dicabut pelapor");
}

#[test]
fn one_does_not_get_past_the_first_question_and_nothing_typed_is_lost() {
    let world = world();
    let visitor = world.visitor();
    let page = visitor.get("/pengaduan/tulis?desa=kuripan");
    page.must_be(422).must_say("Pilih tentang siapa").must_say("Pilih desanya").must_say("110");
    let form = write(&visitor, "Instansi lain").form("/pengaduan/tulis").fill("text", "");
    let form = form
        .fill("category", "Lainnya")
        .fill("wish", "Mohon dijelaskan")
        .choose("identity", "Tanpa nama: jangan simpan nama dan nomor saya");
    let again = form.send();
    again.must_be(422).must_say("Apa yang terjadi: Bagian ini wajib diisi.");
    assert_eq!(again.form("/pengaduan/tulis").value("wish").as_deref(), Some("Mohon dijelaskan"));
    let form = again.form("/pengaduan/tulis").fill("text", "Berkas hilang");
    form.attach("bukti_1", "foto.jpg", "image/jpeg", b"MZ no picture").send().must_be(422);
}

#[test]
fn a_resident_who_complains_while_signed_in_finds_the_ticket_again_and_no_other() {
    let world = world();
    let own = world.as_("warga");
    let page = write(&own, "Calo, sponsor, atau perusahaan penempatan").form("/pengaduan/tulis");
    let page = page.fill("category", "Biaya berlebih atau pungutan").fill("text", "Diminta biaya dua kali");
    let named = slip(&page.choose("identity", "Nama saya boleh diketahui petugas yang menangani").send());
    let anonymous = file(&own, "Orang atau hal lain", "Lainnya", "Tanpa jejak");
    let mine = own.get("/pengaduan/saya");
    mine.must_be(200).must_say(&named.ticket);
    assert!(!mine.says(&anonymous.ticket), "what is anonymous is tied to no account");
}

#[test]
fn nothing_that_was_told_stands_in_clear_in_tables_log_or_journal() {
    let world = World::over(Node::start());
    let visitor = world.visitor();
    let page = write(&visitor, "Kepala desa atau yang mewakili");
    let form = page.form("/pengaduan/tulis").fill("category", "Kekerasan, ancaman, atau pelecehan");
    let secrets = ["zamrudkelabu di balai desa", "Tumirah Segaramadu", "081355554444", "Pak Wongsodirjo"];
    let form = form.fill("text", secrets[0]).fill("name", secrets[1]).fill("contact", secrets[2]);
    let form = form.fill("about_name", secrets[3]).choose("identity", "Rahasiakan nama saya dari kantor desa");
    let slip = slip(&form.attach("bukti_1", "bukti.pdf", "application/pdf", b"%PDF-1.7 zamrudkelabu %%EOF").send());
    let coordinator = world.as_(COORDINATOR);
    let complaint = open(&coordinator, &slip);
    complaint.must_say(secrets[0]).must_say("Bukti");
    let evidence = complaint.links().into_iter().find(|link| link.contains("/bukti/")).expect("the file");
    coordinator.get(&evidence).must_be(200);
    let by_address = evidence.rsplit('/').next().map(|file| format!("/berkas/{file}")).expect("a file");
    world.as_("petugas_desmigratif").get(&evidence).must_be(404);
    world.as_("petugas_desmigratif").get(&by_address).must_be(404);
    world.as_("petugas_provinsi").get(&by_address).must_be(403);
    let path = complaint.path().to_owned();
    examine(&coordinator, &path).must_be(200);
    step(&coordinator, &path, "dijawab", &[("text", "zamrudkelabu sudah kami dengar")]).must_be(200);
    follow(&visitor, &slip).must_say("zamrudkelabu sudah kami dengar");
    let node = world.into_node();
    let mut all: Vec<_> = files_below(node.folder()).expect("files");
    all.push(node.log().to_owned());
    let pin = slip.pin.replace(' ', "");
    for file in all {
        let bytes = std::fs::read(&file).expect("read");
        for secret in ["zamrudkelabu", "Segaramadu", secrets[2], "Wongsodirjo", "kekerasan", &pin] {
            let digits = secret == pin;
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            // Six digits turn up by chance in ciphertext; in text they would stand in the log alone.
            assert!(!found || digits && file != node.log(), "{secret} in {}", file.display());
        }
    }
}

#[test]
fn who_is_named_neither_handles_nor_reads_it_and_a_colleague_does() {
    let world = world();
    let visitor = world.visitor();
    let form =
        write(&visitor, "Petugas Desmigratif").form("/pengaduan/tulis").fill("category", "Pelayanan kantor desa");
    let form = form.fill("text", "Bersekongkol dengan koordinator").fill("about_name", "Bambang Hartono");
    let slip = slip(&form.choose("identity", "Tanpa nama: jangan simpan nama dan nomor saya").send());
    let coordinator = world.as_(COORDINATOR);
    let page = open(&coordinator, &slip);
    page.must_say("Nama Anda disebut");
    assert!(!page.says("Bersekongkol"), "{}", page.text());
    let step = coordinator.get(&format!("{}/langkah?ke=ditelaah", page.path()));
    assert!(!step.says("Jawaban awal"), "{}", step.text());
    let colleague = world.as_("penanggung_jawab");
    open(&colleague, &slip).must_say("Bersekongkol dengan koordinator");
    colleague.get(&format!("/cari?q={}", slip.ticket)).must_say("Diterima");
}

#[test]
fn what_is_about_the_regency_s_office_goes_to_the_province() {
    let world = world();
    let slip =
        file(&world.visitor(), "Petugas dinas kabupaten/kota", "Biaya berlebih atau pungutan", "Dinas meminta uang");
    let province = world.as_("petugas_provinsi");
    let complaint = open(&province, &slip);
    complaint.must_say("Dinas meminta uang");
    examine(&province, complaint.path()).must_be(200);
    for who in [COORDINATOR, OFFICER] {
        world.as_(who).get(complaint.path()).must_be(404);
        assert!(!world.as_(who).get("/pengaduan/daftar").says(&slip.ticket));
    }
}
