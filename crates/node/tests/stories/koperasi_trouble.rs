//! Trouble at the koperasi's desk: two cashiers on one account, double clicks and double sends, a closed month, sums that
//! cannot be; and other offices, other roles and residents who try the addresses of a koperasi that is not theirs.

use testkit::routes::Route;
use testkit::{Client, Form, Node, Page};

use crate::world::{HEAD, MINISTRY, NEIGHBOUR, OFFICER, World, world};

const BOARD: &str = "pengurus_koperasi";

fn paths(page: &Page, start: &str) -> Vec<String> {
    let is_record = |link: &String| link.starts_with(start) && link.len() == start.len() + 36;
    page.links().into_iter().filter(is_record).collect()
}

/// A koperasi of its own, its board and second board member, and the page of its second member.
fn desk() -> (World, Client, Client, String) {
    let world = World::over(Node::start());
    let board = world.as_(BOARD);
    let second = world.cast().everybody().iter().filter(|login| login.role == BOARD).nth(1).expect("a treasurer");
    let other = world.visitor();
    testkit::node::try_sign_in_as(&other, second).expect("the treasurer signs in");
    let member = paths(&board.get("/anggota-koperasi"), "/anggota-koperasi/").remove(1);
    (world, board, other, member)
}

/// The member's sukarela and what stands on it.
fn sukarela(board: &Client, member: &str) -> (String, i64) {
    let page = board.get(member);
    let account = paths(&page, "/rekening-simpanan/").remove(2);
    let document = page.document();
    let line = document.all("li").map(|line| line.text()).find(|text| text.contains("Simpanan sukarela"));
    let amount: String =
        line.expect("the account").split("Rp").nth(1).unwrap().chars().filter(char::is_ascii_digit).collect();
    (account, amount.parse().unwrap())
}

fn cash(client: &Client, member: &str, account: &str, way: &str, amount: i64) -> Form {
    let id = account.rsplit('/').next().unwrap();
    let form = client.get(member).form(&format!("{member}/kas")).choose("account", id);
    form.fill("amount", &amount.to_string()).press(way)
}

/// Lines of a passbook with this sum.
fn lines(board: &Client, account: &str, sum: &str) -> usize {
    let page = board.get(account);
    let document = page.document();
    document.all("tr").filter(|line| line.text().contains(sum)).count()
}

/// Sends two forms at once.
fn at_once(one: &Form, other: &Form) -> [Page; 2] {
    let send = |form: &Form| form.try_submit().expect("an answer");
    std::thread::scope(|scope| {
        let first = scope.spawn(|| send(one));
        let second = send(other);
        [first.join().expect("no panic"), second]
    })
}

#[test]
fn of_two_cashiers_who_pay_the_same_savings_out_at_once_one_is_refused_and_a_form_sent_twice_counts_once() {
    let (world, board, other, member) = desk();
    let (account, there) = sukarela(&board, &member);
    for round in 1..=5 {
        // Either has enough, both together are one rupiah too many.
        cash(&board, &member, &account, "Setor", 1_000 * round).send().must_be(200);
        let (_, there) = sukarela(&board, &member);
        let most = there / 2 + 1;
        let forms = [&board, &other].map(|client| cash(client, &member, &account, "Tarik", most));
        let answers = at_once(&forms[0], &forms[1]);
        let mut statuses = answers.each_ref().map(Page::status);
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "round {round}: {}", answers.each_ref().map(Page::text).join("\n"));
        answers.iter().find(|page| page.status() == 422).unwrap().must_say("Saldonya tidak cukup");
        assert_eq!(sukarela(&board, &member).1, there - most, "round {round}");
        cash(&board, &member, &account, "Setor", most - 1_000 * round).send().must_be(200);
    }
    assert_eq!(sukarela(&board, &member).1, there);
    // A double click sends the same form at the same moment; a hand that is unsure sends it again later.
    let form = cash(&board, &member, &account, "Setor", 41_537);
    let answers = at_once(&form, &form);
    let receipts = answers.each_ref().map(|page| page.location().expect("a receipt").to_owned());
    assert_eq!(receipts[0], receipts[1]);
    let again = form.try_submit().expect("an answer");
    assert_eq!(again.location(), Some(receipts[0].as_str()));
    assert_eq!(lines(&board, &account, "41.537"), 1);
    assert_eq!(sukarela(&board, &member).1, there + 41_537);
    // The same form with another sum is another thing under the same name: refused, in words.
    let changed = form.fill("amount", "41538").try_submit().expect("an answer");
    assert!((400..500).contains(&changed.status()), "{}", changed.status());
    assert_eq!(sukarela(&board, &member).1, there + 41_537);
    let node = world.into_node();
    let verified = node.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.output);
}

#[test]
fn a_closed_month_and_sums_that_cannot_be_are_refused_in_words_and_nothing_is_half_posted() {
    let (_world, board, _, member) = desk();
    let (account, there) = sukarela(&board, &member);
    let books = board.get("/koperasi").links().into_iter().find(|link| link.ends_with("/buku")).expect("the books");
    // The sample koperasi has closed the year in which its books begin.
    let year = first_year(&board, books.trim_end_matches("/buku"));
    let late = cash(&board, &member, &account, "Setor", 50_000).fill("date", &format!("{year}-01-20")).send();
    late.must_be(422).must_say("sudah ditutup");
    for (amount, words) in
        [("0", "di atas nol"), ("-5", "di atas nol"), ("1,5", "rupiah"), ("99999999999999999999", "rupiah")]
    {
        let page = cash(&board, &member, &account, "Setor", 1).fill("amount", amount).send();
        page.must_be(422);
        assert!(page.says(words), "{amount}: {}", page.text());
    }
    let ahead = cash(&board, &member, &account, "Setor", 50_000).fill("date", "2099-01-01").send();
    ahead.must_be(422);
    assert_eq!(sukarela(&board, &member).1, there);
}

/// The year in which the books of the sample koperasi begin.
fn first_year(board: &Client, own: &str) -> i16 {
    let text = board.get(own).text();
    let at = text.find("1 Januari ").or_else(|| text.find("1 Jan ")).expect("the day of the books");
    let digits: String = text[at + 2..].chars().skip_while(|sign| !sign.is_ascii_digit()).take(4).collect();
    digits.parse().expect("a year")
}

/// Addresses of the room with the ids of Kuripan's koperasi in them, from what its board and its supervisor are led to.
fn addresses(world: &World) -> Vec<String> {
    const ROOM: [&str; 11] = [
        "/koperasi/",
        "/anggota-",
        "/rekening-simpanan/",
        "/bukti-kas/",
        "/kas-harian",
        "/pinjaman",
        "/rapat-koperasi/",
        "/akun-buku/",
        "/produk-pinjaman",
        "/tunggakan-wajib",
        "/simpanan-jatuh-tempo",
    ];
    let routes: Vec<Route> = world.try_routes().expect("routes");
    let mut found = Vec::new();
    for who in [BOARD, "pengawas_koperasi"] {
        let visited = testkit::explore::explore(&world.as_(who), &routes, |_, _| {});
        let of_room = visited.addresses.into_iter().filter(|(.., status)| *status == 200).map(|(path, ..)| path);
        found.extend(of_room.filter(|path| ROOM.iter().any(|start| path.starts_with(start)) && path.len() > 36));
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn whoever_is_of_another_village_or_none_gets_nothing_of_a_koperasi() {
    let world = world();
    let addresses = addresses(&world);
    assert!(addresses.len() > 15, "{addresses:?}");
    let board = world.as_(BOARD);
    let list = board.get("/anggota-koperasi");
    let document = list.document();
    let names: Vec<String> = document
        .all("a")
        .map(|link| link.text().trim().to_owned())
        .filter(|text| text.starts_with("000"))
        .map(|text| text[4..].trim().to_owned())
        .filter(|name| name.len() > 3)
        .collect();
    assert!(names.len() >= 3, "{names:?}");
    for path in &addresses {
        let visitor = world.visitor().get(path);
        assert!(visitor.status() >= 300, "a visitor at {path}: {}", visitor.status());
        let neighbour = world.as_(NEIGHBOUR).get(path);
        assert!([403, 404].contains(&neighbour.status()), "the neighbour at {path}: {}", neighbour.status());
        let resident = world.as_("warga").get(path);
        assert!([403, 404].contains(&resident.status()), "a resident at {path}: {}", resident.status());
        // Who reads bodies of the whole country, or of the own village, reads no member's name.
        for who in [MINISTRY, OFFICER, HEAD, "koordinator", "auditor", "pendamping_usaha", "pengelola_node"] {
            let page = world.as_(who).get(path);
            let text = page.text();
            let named = names.iter().find(|name| text.contains(name.as_str()));
            assert!(named.is_none() || page.status() != 200, "{who} at {path} reads {named:?}");
        }
    }
    // The list of bodies is the reader's own region's.
    let neighbour = world.as_(NEIGHBOUR).get("/koperasi");
    assert!(!neighbour.says("Kuripan Sejahtera"), "{}", neighbour.text());
}
