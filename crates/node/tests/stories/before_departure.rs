//! From the first visit to the departure, with what goes home on paper; and cases that begin in the middle: already abroad,
//! already home.

use testkit::{Client, Page};

use crate::desk::{self, Person, open_case, somebody};
use crate::world::{COORDINATOR, HEAD, World, world};

/// Moves a case; the form's fields are given by name.
fn step(officer: &Client, case: &str, to: &str, fields: &[(&str, &str)]) -> Page {
    let page = officer.get(&format!("{case}/langkah?ke={to}"));
    page.must_be(200);
    let form = page.form(&format!("{case}/langkah"));
    let page = fields.iter().fold(form, |form, (name, value)| form.fill_if_asked(name, value)).send();
    page.must_be(200).must_say("Langkah tersimpan.");
    page
}

/// A paper of the checklist, checked and valid for years after the departure.
fn paper(officer: &Client, case: &str, line: &str) {
    let address = format!("{case}/dokumen/{line}");
    let form = officer.get(&address).form(&address).choose("status", "Sudah diperiksa dan sah");
    let form = form.fill("number", "DOK-12345").fill_if_asked("valid_until", "01-01-2035");
    form.send().must_be(200).must_say("Dokumen tersimpan.");
}

fn values(page: &Page, name: &str) -> Vec<String> {
    let document = page.document();
    let named = document.all("input").filter(|input| input.attribute("name") == Some(name));
    named.filter_map(|input| input.attribute("value").map(str::to_owned)).collect()
}

/// Every topic at the village office, in Javanese, with the husband who is recorded and an aunt who is not.
fn counsel(officer: &Client, case: &str) -> Page {
    let address = format!("{case}/konseling");
    let page = officer.get(&address);
    let (topics, kin) = (values(&page, "topics"), values(&page, "kin"));
    assert!(topics.len() >= 11 && kin.len() == 1, "{topics:?} {kin:?}");
    let form = topics.iter().fold(page.form(&address), |form, topic| form.choose("topics", topic));
    let form = form.choose("kin", &kin[0]).fill("others", "Bibi dari ibu").fill("place", "kantor_desa");
    let page = form.fill("language", "Jawa").send();
    page.must_be(200).must_say("Konseling tersimpan.").must_say("Konseling yang sudah dilakukan");
    page
}

/// Opens a case of somebody who is not here, or was not.
fn open_in_the_middle(officer: &Client, resident: &str, place: &str, fields: &[(&str, &str)]) -> Page {
    let address = format!("{resident}/kasus/baru");
    let form = officer.get(&address).form(&address).choose("keadaan", place).fill("Negara tujuan", "Malaysia");
    fields.iter().fold(form, |form, (name, value)| form.fill_if_asked(name, value)).send()
}

fn pdf(officer: &Client, address: &str) -> String {
    let page = officer.get(address);
    page.must_be(200);
    crate::paper::text(page.bytes())
}

/// Nothing on a paper that goes home tells a number of identity.
fn holds_no_number(text: &str, person: &Person) {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    for secret in [&person.nik, &person.kk] {
        assert!(!text.contains(secret.as_str()) && !digits.contains(secret.as_str()), "{text}");
    }
    assert!(!text.contains("DOK-12345"), "a passport's number: {text}");
}

#[test]
fn from_the_first_visit_to_the_departure_with_what_goes_home_on_paper() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    let screen = || officer.get(&format!("{case}/layar"));
    screen().must_say("Anda sekarang di sini").must_say("Anda bersama petugas desa");

    step(&officer, &case, "terdata", &[]);
    screen().must_say("Ajak suami, istri, orang tua, atau wali");
    let session = counsel(&officer, &case);
    session.must_say("Bibi dari ibu").must_say("Kantor desa").must_say("Jawa");
    let handout = pdf(&officer, &format!("{case}/konseling/lembar.pdf"));
    for said in [person.name.as_str(), person.husband.as_str(), "Jangan terima uang panjar", "KDEI Taipei", "110"] {
        assert!(handout.contains(said), "{said}: {handout}");
    }
    holds_no_number(&handout, &person);
    step(&officer, &case, "konseling", &[]);

    ready_at_the_village(&world, &officer, &resident, &case);
    step(&officer, &case, "izin_desa", &[]);
    ready_to_leave(&officer, &case);
    screen().must_say("Anda sekarang di sini").must_say("Berangkat. Beri tahu petugas tanggalnya.");
    let card = pdf(&officer, &format!("{case}/kartu-saku.pdf"));
    for said in ["Kartu Saku Pekerja", "Kartu Saku Keluarga", "+886 901 132 000", "PT Contoh", "08001000"] {
        let plain = card.replace(['-', ' '], "");
        assert!(card.contains(said) || plain.contains(&said.replace(['-', ' '], "")), "{said}: {card}");
    }
    holds_no_number(&card, &person);

    let fields = [("date", "20-11-2026"), ("employer", "Chen Mei-ling"), ("contract_end", "20-11-2029")];
    step(&officer, &case, "bekerja", &fields).must_say("Bekerja di luar negeri");
    assert!(pdf(&officer, &format!("{case}/kartu-saku.pdf")).contains("20 November 2029"));
    screen().must_say("Kabari keluarga");
}

/// The papers and the permission that the village sees to, with the interview and the review.
fn ready_at_the_village(world: &World, officer: &Client, resident: &str, case: &str) {
    let edit = format!("{case}/ubah");
    officer.get(&edit).form(&edit).fill("Rencana tanggal berangkat", "01-03-2027").send().must_be(200);
    for line in ["ktp", "kartu_keluarga", "akta_kelahiran"] {
        paper(officer, case, line);
    }
    desk::reviewed(officer, case);
    step(officer, case, "verifikasi_desa", &[]);
    let letter = desk::draft(officer, resident).path().to_owned();
    desk::check(officer, &letter);
    desk::acknowledge(world, &letter);
    for line in ["status_perkawinan", "buku_nikah"] {
        paper(officer, case, line);
    }
}

/// Everything from the registration to the last look at all papers.
fn ready_to_leave(officer: &Client, case: &str) {
    let edit = format!("{case}/ubah");
    let form = officer.get(&edit).form(&edit).fill("agency", "PT Contoh Karya Mandiri");
    form.fill("agency_permit", "112/2026").send().must_be(200);
    let way: [(&str, &[&str]); 8] = [
        ("terdaftar_disnaker", &["pendaftaran_disnaker", "ijazah", "jkn"]),
        ("seleksi", &[]),
        ("kesehatan_kompetensi", &["sertifikat_kompetensi", "surat_sehat"]),
        ("perjanjian_penempatan", &["perjanjian_penempatan"]),
        ("jaminan_sosial", &["nomor_jaminan_sosial"]),
        ("paspor_visa", &["paspor", "visa_kerja"]),
        ("perjanjian_kerja", &["perjanjian_kerja"]),
        ("siap_berangkat", &["opp", "e_pmi"]),
    ];
    for (state, lines) in way {
        for line in lines {
            paper(officer, case, line);
        }
        step(officer, case, state, &[]);
    }
}

#[test]
fn a_talk_that_is_written_down_later_takes_a_blank_sheet_with_every_topic() {
    let world = world();
    let blank = pdf(&world.officer(), "/kasus/konseling/lembar.pdf");
    for said in ["Lembar Konseling", "Biaya penempatan tidak boleh dibebankan", "Bahasa", "Kuripan"] {
        assert!(blank.contains(said), "{said}: {blank}");
    }
}

#[test]
fn the_second_officer_who_records_a_counselling_sees_that_the_first_did() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    let address = format!("{case}/konseling");
    let late = officer.get(&address).form(&address).choose("topics", "biaya").choose("family", "orang_tua");
    counsel(&officer, &case);
    let told = late.fill("language", "Sunda").send();
    told.must_be(409).must_say("mencatat konseling untuk kasus ini");
    assert_eq!(told.form(&address).value("language").as_deref(), Some("Sunda"), "what was typed is kept");
    told.form(&address).send().must_be(200).must_say("Konseling tersimpan.");
}

#[test]
fn somebody_already_home_is_opened_at_the_return_and_leaves_again_with_a_case_of_its_own() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let wrong = open_in_the_middle(&officer, &resident, "Sudah pulang dari luar negeri", &[("departed_year", "2021")]);
    wrong.must_be(422).must_say("Pilih jalur");
    let fields = [
        ("departed_year", "2019"),
        ("returned_year", "2023"),
        ("route_taken", "Belum prosedural"),
        ("return_reason", "Deportasi"),
        ("told_by", "Diceritakan ibunya"),
    ];
    let page = open_in_the_middle(&officer, &resident, "Sudah pulang dari luar negeri", &fields);
    page.must_be(200).must_say("Pulang").must_say("2019").must_say("2023").must_say("Deportasi");
    let case = page.path().to_owned();
    for other in [COORDINATOR, HEAD] {
        let seen = world.as_(other).get(&case);
        seen.must_be(200);
        for closed in ["Deportasi", "Belum prosedural", "Diceritakan ibunya"] {
            assert!(!seen.says(closed), "{other} reads {closed}: {}", seen.text());
        }
    }
    let screen = officer.get(&format!("{case}/layar"));
    for closed in ["Deportasi", "prosedural", "Diceritakan"] {
        assert!(!screen.says(closed), "{}", screen.text());
    }
    step(&officer, &case, "purna", &[]);
    officer.get(&case).must_say("Buka migrasi berikutnya");
    let next = open_case(&officer, &resident);
    next.must_say("Migrasi lain orang ini").must_say(&person.name);
    assert_ne!(next.path(), case);
    officer.get(&resident).must_say("Purna").must_say("Berminat");
}

#[test]
fn a_special_state_is_set_and_ended_by_the_officer_and_stands_on_no_page_of_anybody_else() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let fields = [("route_taken", "Tidak diketahui")];
    let page = open_in_the_middle(&officer, &resident, "Sudah di luar negeri", &fields);
    page.must_be(200);
    let case = page.path().to_owned();
    let address = format!("{case}/keadaan-khusus");
    let form = || officer.get(&address).form(&address).choose("side", "hilang_kontak");
    form().choose("way", "mulai").send().must_be(422).must_say("Tulis alasannya");
    let reason = "Terakhir menelepon sebelum panen";
    form().choose("way", "mulai").fill("reason", reason).send().must_be(200).must_say("Hilang kontak").must_say(reason);
    officer.get(&case).must_say("Hilang kontak");
    form().choose("way", "mulai").fill("reason", "lagi").send().must_be(422).must_say("sudah tercatat");
    for other in [COORDINATOR, HEAD] {
        let seen = world.as_(other).get(&case);
        assert!(!seen.says("Hilang kontak") && !seen.says(reason), "{other}: {}", seen.text());
        world.as_(other).get(&address).must_be(403);
    }
    assert!(!officer.get(&format!("{case}/layar")).says("Hilang kontak"));
    form().choose("way", "selesai").fill("reason", "Sudah menelepon ibunya").send().must_be(200);
    officer.get(&address).must_say("Tidak ada keadaan khusus.").must_say("Sudah menelepon ibunya").must_say(reason);
}

#[test]
fn a_remittance_plan_says_what_does_not_add_up_and_is_printed_only_when_the_worker_wants_it() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    let address = format!("{case}/kiriman");
    let page = officer.get(&address);
    page.must_be(200).must_say("Rencana kiriman uang");
    assert_eq!(page.form(&address).value("currency").as_deref(), Some("TWD"), "the currency of the destination");
    page.form(&address).fill("wage", "dua puluh ribu").send().must_be(422);
    let form = officer.get(&address).form(&address).fill("wage", "27.470").fill("living", "7.470");
    let form = form.fill("rate", "512,50").fill("first_month", "2027-03").fill("months", "12");
    let form = form.fill("debt", "9.000.000").fill("savings", "2.500.000").fill("receiver", "Ibu");
    let told = form.fill("family_needs", "9.000.000").send();
    told.must_be(200).must_say("Rencana ini belum cukup").must_say("cicilannya belum diisi").must_say("Rp1.250.000");
    officer.get(&format!("{address}.pdf")).must_be(403);

    let form = officer.get(&address).form(&address).fill("family_needs", "3.000.000").fill("instalment", "1.000.000");
    let good = form.choose("for_family", "ya").send();
    good.must_be(200).must_say("Rencana ini cukup setiap bulan.").must_say("Cetak untuk keluarga");
    let paper = pdf(&officer, &format!("{address}.pdf"));
    for said in [person.name.as_str(), "Tabungan pekerja", "Maret 2027", "Rp10.250.000", "TWD 1 = Rp512,50"] {
        assert!(paper.contains(said) || paper.contains(&said.replace("Maret", "Mar")), "{said}: {paper}");
    }
    for other in [COORDINATOR, HEAD] {
        world.as_(other).get(&address).must_be(403);
        assert!(!world.as_(other).get(&case).says("27.470"), "{other}");
    }
}

#[test]
fn papers_that_run_out_are_listed_by_month_and_the_filter_keeps_one_sort() {
    let world = world();
    let officer = world.officer();
    let (person, resident) = somebody(&world);
    let case = open_case(&officer, &resident).path().to_owned();
    for (line, until) in [("paspor", "15-01-2027"), ("surat_sehat", "20-10-2026")] {
        let address = format!("{case}/dokumen/{line}");
        let form = officer.get(&address).form(&address).choose("status", "Sudah diperiksa dan sah");
        form.fill("valid_until", until).send().must_be(200);
    }
    let list = officer.get("/kasus/dokumen-berakhir?siapa=belum_berangkat");
    list.must_be(200).must_say("Sudah berakhir").must_say("Januari 2027").must_say(&person.name);
    let passports = officer.get("/kasus/dokumen-berakhir?dokumen=paspor&siapa=belum_berangkat");
    passports.must_say(&person.name).must_say("15 Jan 2027");
    assert!(!passports.says("20 Okt 2026"), "{}", passports.text());
    world.as_(crate::world::NEIGHBOUR).get("/kasus/dokumen-berakhir").must_be(200);
    assert!(!world.as_(crate::world::NEIGHBOUR).get("/kasus/dokumen-berakhir").says(&person.name));
}

#[test]
fn the_second_of_two_who_change_a_destination_reads_who_was_first_and_keeps_what_was_typed() {
    let world = world();
    let officer = world.officer();
    let (_, resident) = somebody(&world);
    let edit = format!("{}/ubah", open_case(&officer, &resident).path());
    let late = officer.get(&edit).form(&edit).fill("Pekerjaan yang dituju", "Pekerja pabrik");
    officer.get(&edit).form(&edit).fill("Pekerjaan yang dituju", "Juru masak").send().must_be(200);
    let told = late.send();
    told.must_be(409).must_say("Diubah oleh: Siti Rahmawati").must_say("Juru masak").must_say("Pekerja pabrik");
}
