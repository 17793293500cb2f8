//! Figures: what is recorded agrees with the article, with itself, and differences are said.

use crate::world::World;
use kernel::region::{Code, Level};
use programme::records::designation::DesignationStatus;
use programme::roll::{Roll, Year};
use programme::rules::contributions::{DESIGNATED, ENDED, VILLAGES};

const MINISTRY: usize = 4;

#[test]
fn two_and_120_and_130_villages_make_252_in_the_roll_and_in_the_sums() {
    let world = World::of_2018();
    let roll = world.read(MINISTRY, Roll::read);
    let expected = [
        Year { year: 2016, new: 2, regencies: 2, total: 2 },
        Year { year: 2017, new: 120, regencies: 60, total: 122 },
        Year { year: 2018, new: 130, regencies: 65, total: 252 },
    ];
    assert_eq!(roll.years(), expected);
    assert_eq!((roll.regions_of(Level::Regency), roll.regions_of(Level::Province)), (87, 12));
    world.read(MINISTRY, |read| {
        assert_eq!(read.indicator(VILLAGES, "", None)?, 252);
        assert_eq!(read.indicator(DESIGNATED, "", Some(("2017-01", "2017-12")))?, 120);
        assert_eq!(read.indicator(DESIGNATED, "", Some(("2016-12", "2016-12")))?, 2);
        let java = Code::parse("33").unwrap();
        assert_eq!(read.indicator(VILLAGES, "33", None)?, roll.running_within(&java).len() as i64);
        Ok(())
    });
}

#[test]
fn a_village_whose_programme_ended_counts_no_longer_but_stays_in_its_year() {
    let mut world = World::of_2018();
    let village = Code::parse("35.07.01.2001").unwrap();
    let mut changes = people::office::found(Some(&village), world.store.node()).unwrap();
    let mut ended = crate::world::designation(village, 2018, None);
    ended.status = DesignationStatus::Ended;
    ended.ended_on = "2021-03-01".parse().ok();
    changes.create(people::rules::office::office_id(Some(&village)), &ended);
    let known = world.read(MINISTRY, Roll::read).of_village(&village).len();
    assert_eq!(known, 1, "the world of 2018 has this village; the test needs one more designation of it");
    changes.records.retain(|record| record.spec.kind == 40);
    world.write(changes);
    world.read(MINISTRY, |read| {
        assert_eq!(read.indicator(ENDED, "35.07", Some(("2021-03", "2021-03")))?, 1);
        assert_eq!(read.indicator(VILLAGES, "", None)?, 252);
        Ok(())
    });
}

#[test]
fn the_open_page_shows_both_figures_of_2018_and_that_one_differs_by_ten() {
    let world = World::of_2018();
    let page = world.visitor().get("/angka");
    page.must_be(200).must_say("2 + 120 + 130 = 252.").must_say("252 cocok").must_say("262 beda 10");
    world
        .english()
        .get("/angka")
        .must_say("262 differs by 10")
        .must_say("Said by the minister")
        .must_say("Figures that do not agree");
}

#[test]
fn a_node_without_designations_says_so_and_shows_what_sources_say() {
    let world = World::empty();
    let page = world.visitor().get("/angka");
    page.must_be(200).must_say("Belum ada penetapan yang tercatat di sini.").must_say("262");
    world.visitor().get("/").must_be(200);
    world.as_who("kementerian").get("/program").must_say("Belum ada penetapan.");
}

#[test]
fn the_files_hold_every_village_and_claim_with_a_dictionary_of_their_columns() {
    let world = World::of_2018();
    let villages = world.visitor().get("/angka/desa.csv").source();
    assert_eq!(villages.lines().count(), 253);
    assert!(
        villages
            .contains("33.07.10.2004,Kuripan,Watumalang,Kabupaten Wonosobo,Jawa Tengah,desmigratif,,2016,2016-12-30")
    );
    assert!(!villages.contains("Catatan untuk kantor"));
    let claims = world.visitor().get("/angka/klaim.csv").source();
    assert!(claims.lines().any(|line| line.starts_with("villages_total,2018,262,")), "{claims}");
    let dictionary = world.visitor().get("/angka/kamus.csv").source();
    for head in [claims.lines().next().unwrap(), villages.lines().next().unwrap()] {
        for column in head.trim_start_matches('\u{feff}').split(',') {
            assert!(dictionary.contains(&format!(",{column},")), "{column}");
        }
    }
}
