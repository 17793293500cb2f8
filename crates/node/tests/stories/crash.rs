//! A pulled plug at any moment: what was answered is there whole, and what was not answered is there whole or not at all.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use testkit::random::Random;
use testkit::{Client, Node, World};

use crate::world::OFFICER;

/// How often the plug is pulled; less often where every world stands on a server, which is slower to open.
fn runs() -> usize {
    if testkit::postgres::chosen().is_some() { 25 } else { 100 }
}

/// How many write at once.
const WRITERS: usize = 4;
/// The longest work before it is pulled, in milliseconds.
const LONGEST: u64 = 120;
const SEED: u64 = 20_261_124;

/// Where the node said that somebody is recorded, and their name.
type Answered = Mutex<Vec<(String, String)>>;

#[test]
fn pulled_plugs_lose_nothing_that_was_answered_and_leave_nothing_by_half() {
    let mut node = Node::start_on(&World { villages: 1, ..World::small() });
    let officer = node.sign_in(OFFICER);
    let mut random = Random::from_seed(SEED);
    let (answered, number) = (Answered::default(), AtomicUsize::new(0));
    for _ in 0..runs() {
        let client = officer.moved_to(node.address());
        let over = AtomicBool::new(false);
        let wait = Duration::from_millis(random.below(LONGEST));
        std::thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| write(&client, &number, &answered, &over));
            }
            std::thread::sleep(wait);
            node.kill();
            over.store(true, Ordering::Relaxed);
        });
        node.restart().expect("it opens again");
    }
    let client = officer.moved_to(node.address());
    let answered = answered.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert!(answered.len() > runs() / 10, "seed {SEED}: only {} were answered", answered.len());
    for (path, name) in &answered {
        whole(&client, path, name);
    }
    let tried = number.load(Ordering::Relaxed);
    for index in 0..tried {
        let name = name(index);
        let list = client.get(&format!("/warga?q={}", name.replace(' ', "+")));
        let document = list.document();
        let found: Vec<_> = document.all("a").filter(|link| link.text() == name).collect();
        assert!(found.len() <= 1, "seed {SEED}: {name} is there twice");
        if let Some(path) = found.first().and_then(|link| link.attribute("href")) {
            whole(&client, path, &name);
        }
    }
    let finished = node.run(&["verify"]);
    assert_eq!(finished.code, 0, "seed {SEED}: {}{}", finished.output, finished.errors);
}

/// Registers one after another until the node is gone. A trouble is the pulled plug: nothing was promised.
fn write(client: &Client, number: &AtomicUsize, answered: &Answered, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        let Ok(form) = client.try_open("/warga/baru").and_then(|page| page.try_form("/warga/baru")) else { return };
        let name = name(number.fetch_add(1, Ordering::Relaxed));
        let form = form.fill("name", &name).choose("sex", "perempuan").choose("notice", "dibacakan");
        let form = form.fill("head_name", "Slamet").fill("relation", "anak");
        let form = form.fill("kin_name", "Ibu Sumarni").fill("kin_kinship", "orang_tua");
        let Ok(page) = form.try_submit() else { return };
        let path = page.location().unwrap_or_else(|| panic!("{name} was not recorded: {}", page.text())).to_owned();
        answered.lock().unwrap_or_else(PoisonError::into_inner).push((path, name));
    }
}

/// A name that sounds like no other.
fn name(index: usize) -> String {
    const SOUNDS: [&str; 10] = ["ba", "ci", "du", "ge", "ho", "ka", "li", "mu", "ne", "ro"];
    let digits = format!("{index:05}");
    let sounds: String = digits.bytes().map(|digit| SOUNDS[usize::from(digit - b'0')]).collect();
    format!("Putus W{sounds}")
}

/// The person, the household and the next of kin went in together.
fn whole(client: &Client, path: &str, name: &str) {
    let page = client.get(path);
    assert_eq!(page.status(), 200, "seed {SEED}: {name} was answered and is missing");
    for words in [name, "Slamet", "Ibu Sumarni"] {
        assert!(page.says(words), "seed {SEED}: {words} is missing on the page of {name}: {}", page.text());
    }
}
