//! A worker with an account of their own: where the own case stands, from the first page on, and nothing of anybody else.

use crate::world::world;

#[test]
fn a_workers_first_page_says_where_the_case_stands_and_leads_to_it() {
    let world = world();
    let worker = world.as_("warga");
    let first = worker.get("/beranda");
    first.must_be(200).must_say("Kasus saya");
    let own = first.links().into_iter().find(|link| link.starts_with("/kasus/")).expect("the own case").to_owned();
    assert!(own.ends_with("/layar"), "the plain page with the five phases: {own}");
    let screen = worker.get(&own);
    screen.must_be(200);
    assert!(!screen.says("Jalur"), "{}", screen.text());
    worker.get(own.trim_end_matches("/layar")).must_be(200);
}

#[test]
fn nobody_elses_case_stands_on_a_workers_first_page() {
    let world = world();
    let (_, _, case) = crate::looked::abroad(&world);
    let worker = world.as_("warga");
    assert!(worker.get("/beranda").links().iter().all(|link| !link.contains(&case)));
    worker.get(&case).must_be(404);
    worker.get(&format!("{case}/layar")).must_be(404);
}
