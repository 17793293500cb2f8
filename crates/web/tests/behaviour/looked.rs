//! What a page opens of specific data is on record before it leaves; otherwise nothing of it is shown.

use crate::running::House;
use store::access_stream::{self, Asked, Outcome};

/// What the access stream holds: purpose and outcome of each entry, newest first.
fn looked(house: &House) -> Vec<(String, Outcome)> {
    let asked = Asked { before: i64::MAX, limit: 50, ..Asked::default() };
    let page = house.store.local_read(|db| access_stream::entries(db, &asked)).expect("read");
    page.entries.into_iter().map(|entry| (entry.purpose, entry.outcome)).collect()
}

#[test]
fn a_page_with_specific_data_is_on_record_before_it_leaves_and_otherwise_shows_nothing() {
    let house = House::open();
    let officer = house.sign_in("petugas");
    let form = officer.get("/orang/baru").form("/orang/baru").fill("Nama", "Rukmini");
    let saved = form.fill("Keadaan khusus", "perahu merah").submit();
    let path = saved.location().expect("saved").to_owned();
    assert_eq!(looked(&house), []);
    officer.get(&path).must_be(200).must_say("perahu merah");
    officer.get("/orang").must_be(200);
    house.sign_in("kementerian").get(&path).must_be(200);
    assert_eq!(looked(&house), [("melihat catatan".to_owned(), Outcome::Shown)]);
    house.store.local_write(|db, _| Ok(db.batch("DROP TABLE access_head")?)).expect("broken on purpose");
    let refused = officer.get(&path);
    refused.must_be(503);
    assert!(!refused.source().contains("perahu merah") && !refused.source().contains("Rukmini"));
    officer.get("/orang").must_be(200).must_say("Rukmini");
}
