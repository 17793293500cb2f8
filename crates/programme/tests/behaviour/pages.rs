//! Pages through HTTP: what visitors find, what each office sees of which region, recording a designation.

use crate::world::{KURIPAN, PLANTED, World};

const PUBLIC: [&str; 9] = [
    "/",
    "/tentang",
    "/berangkat-aman",
    "/berangkat-aman/selembar",
    "/desa",
    "/desa?q=kuripan",
    "/desa?wilayah=33",
    "/desa/33.07.10.2004",
    "/angka",
];

#[test]
fn public_pages_hold_no_personal_data_and_stand_in_both_languages() {
    let world = World::of_2018();
    for (visitor, language) in [(world.visitor(), "lang=\"id\""), (world.english(), "lang=\"en\"")] {
        for path in PUBLIC {
            let page = visitor.get(path);
            page.must_be(200);
            let source = page.source();
            for secret in PLANTED {
                assert!(!source.contains(secret), "{secret} on {path}");
            }
            assert!(!source.contains("Catatan untuk kantor"), "{path}");
            assert!(source.contains(&format!("<html {language}>")), "{path}");
            assert!(!source.contains(" style=") && !source.contains("{}"), "{path}");
        }
    }
}

#[test]
fn a_village_is_found_by_part_of_its_name_and_says_whether_it_belongs_to_the_programme() {
    let world = World::of_2018();
    let found = world.visitor().get("/desa?q=KURIP%20wonosobo");
    found.must_say("Desa Kuripan").must_say("Desa Desmigratif");
    found.click("Desa Kuripan").must_be(200);
    let kuripan = world.visitor().get(&format!("/desa/{KURIPAN}"));
    kuripan.must_say("Desa Desmigratif sejak 2016").must_say("Kantor desa").must_say("Kirim pesan ke kantor ini");
    let neighbour = world.visitor().get("/desa/33.07.10.2005");
    neighbour.must_say("belum tercatat sebagai desa Desmigratif").must_say("Dinas Tenaga Kerja Kabupaten Wonosobo");
    neighbour.must_say("Desa Desmigratif di Kab. Wonosobo").must_say("Desa Kuripan");
    world.visitor().get("/desa?q=k").must_say("Ketik sedikitnya dua huruf");
    world.visitor().get("/desa?q=zzzzqq").must_say("Tidak ditemukan");
    world.visitor().get("/desa/99.99.99.9999").must_be(404);
}

#[test]
fn how_to_leave_safely_shows_the_documents_of_the_dated_list_and_numbers_with_their_sources() {
    let world = World::empty();
    let page = world.visitor().get("/berangkat-aman");
    for line in kernel::checklist::Checklist::lines().iter().filter(|line| line.valid().1.is_none()) {
        let asked = page.says(line.label.id);
        let for_all =
            ["paspor", "visa_kerja", "surat_sehat", "perjanjian_kerja", "status_perkawinan"].contains(&line.key);
        assert!(asked || !for_all, "{}", line.key);
    }
    for contact in programme::contacts::all() {
        page.must_say(contact.number).must_say(contact.source);
    }
    page.must_say("pasal 30").must_say("uang panjar").must_say("tidak pernah diperlakukan sebagai pelaku");
}

#[test]
fn counts_of_people_are_for_the_own_region_and_those_above() {
    let world = World::of_2018();
    let village = format!("/program/wilayah/{KURIPAN}");
    world.as_who("petugas").get(&village).must_say("Warga tercatat 8");
    world.as_who("koordinator").get(&village).must_say("Warga tercatat 8");
    let neighbour = world.as_who("tetangga").get(&village);
    neighbour.must_be(200).must_say("hanya untuk kantornya sendiri");
    assert!(!neighbour.text().to_lowercase().contains("warga tercatat"), "{}", neighbour.text());
    let province = world.as_who("koordinator").get("/program/wilayah/33");
    province.must_say("Anda melihat jumlah seluruh wilayah ini").must_say("Warga tercatat 9");
    assert!(!province.source().contains("data-label=\"Warga tercatat\""));
    world.visitor().get(&village).must_be(303);
}

#[test]
fn few_people_are_a_range_above_the_regency_and_exact_below() {
    let world = World::of_2018();
    let regency = "/program/wilayah/33.03";
    world.as_who("tetangga").get(regency).must_say("Warga tercatat 1");
    let above = world.as_who("provinsi").get(regency);
    above.must_say("Warga tercatat 1–4").must_say("agar tidak menunjuk pada orang tertentu");
    world.as_who("kementerian").get("/program").must_say("Jawa Tengah");
}

#[test]
fn the_ministry_records_a_designation_once_and_the_village_appears() {
    let world = World::of_2018();
    let ministry = world.as_who("kementerian");
    let form = |village: &str, year: &str| {
        let page = ministry.get("/penetapan/baru?programme=desmigratif&status=berjalan");
        page.form("/penetapan/baru").fill("Desa", village).fill("Tahun penetapan", year)
    };
    form("Desa Kuripan (33.07.10.2004)", "2019").send().must_be(422).must_say("sudah tercatat dalam program yang sama");
    form("Kab. Wonosobo (33.07)", "2019").send().must_be(422).must_say("Pilih satu desa");
    form("Desa (33.07.10.2005)", "2010").send().must_be(422).must_say("Program ini dimulai pada 2016");
    form("Desa (33.07.10.2005)", "2019").send().arrive().must_be(200).must_say("Penetapan sudah dicatat.");
    world.visitor().get("/desa/33.07.10.2005").must_say("Desa Desmigratif sejak 2019");
    world.visitor().get("/angka").must_say("2 + 120 + 130 + 1 = 253.");
    world.as_who("petugas").get("/penetapan/baru").must_be(403);
}

#[test]
fn the_roll_is_listed_by_year_and_region() {
    let world = World::of_2018();
    let ministry = world.as_who("kementerian");
    ministry.get("/program/desa").must_say("252 desa");
    ministry.get("/program/desa?tahun=2016").must_say("2 desa").must_say("Desa Kuripan").must_say("Desa Kenanga");
    ministry.get("/program/desa?tahun=2016&wilayah=33").must_say("1 desa");
    ministry.get("/penetapan").must_be(200);
}

#[test]
fn the_search_finds_villages_regencies_and_pages_by_old_words_too() {
    let world = World::of_2018();
    let visitor = world.visitor();
    visitor.get("/cari?q=kuripan%20wonosobo").must_say("Desa Kuripan");
    visitor.get("/cari?q=TKW").must_say("Berangkat aman");
    let inside = world.as_who("koordinator").get("/cari?q=wonosobo");
    inside.must_say("Kab. Wonosobo");
    assert!(inside.source().contains("/program/wilayah/33.07"));
}
