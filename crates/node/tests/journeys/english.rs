//! The desk in English, chosen by the link that every page has.

use testkit::Node;
use testkit::browser::Setup;

use crate::walk::{OFFICER, Walk};

#[test]
fn the_desk_works_in_english() {
    let node = Node::start();
    let walk = Walk::begin(&node, &Setup::laptop());
    let page = walk.browser();
    page.go("/masuk").click("EN").must_say("Sign in");
    walk.look();
    page.sign_in(node.who(OFFICER)).must_say("Today");
    assert_eq!(page.try_script("return document.documentElement.lang", &[]).expect("a language"), "en");
    walk.look();
    page.click("Residents")
        .must_say("Register a")
        .click("Register a resident")
        .must_say("First read this to the resident");
    walk.look();
    page.click("Read aloud by the officer").fill("Name", "Gendhisari Gumilang").fill("NIK", "12").click("Female");
    page.click("Save the resident").must_say("16 digits");
    walk.look();
    page.fill("NIK", "")
        .fill("Date of birth", "17-08-1995")
        .click("Married")
        .fill("Name of the contact", "Slamet Gumilang");
    page.choose("What the contact is to the resident", "Spouse")
        .click("Save the resident")
        .must_say("Gendhisari Gumilang");
    walk.look();
    page.click("Open a migration case").must_say("Where is the person now?").click("Still here, wants to leave");
    page.fill("Destination", "Taiwan").click("Open the case").must_say("Papers under UU 18/2017 art. 13");
    walk.look();
    page.click("ID").must_say("Dokumen menurut UU 18/2017 Pasal 13");
    walk.end();
}
