//! Accounts: signing in and out, signing up, being bound to one's own data by an officer's code on paper, a forgotten
//! password, roles that end.

use testkit::{Client, Page};

use crate::desk::{self, somebody};
use crate::paper;
use crate::world::{COORDINATOR, World, world};

const PASSWORD: &str = "kuda empat lari";

fn sign_up(world: &World, name: &str, account: &str) -> Client {
    let form =
        world.visitor().get("/daftar").form("/daftar").fill("Nama", name).fill("Email atau nomor telepon", account);
    let page = form.fill("Kata sandi", PASSWORD).fill("Ulangi kata sandi", PASSWORD).send();
    page.must_be(200).must_say("Akun Anda sudah jadi.");
    page.client().clone()
}

/// A slip with a one-time code, printed after the officer ticked that they know the person.
fn slip(officer: &Client, address: &str) -> Page {
    let ask = officer.get(address);
    ask.form(address).submit().must_be(422);
    let slip = ask.form(address).tick("checked").submit();
    slip.must_be(200);
    assert_eq!(slip.header("cache-control"), Some("no-store"));
    slip
}

#[test]
fn signing_in_leads_to_the_page_that_was_wanted_and_signing_out_shuts_it() {
    let world = world();
    let visitor = world.visitor();
    let asked = visitor.get("/warga");
    assert!(asked.location().is_some_and(|to| to.starts_with("/masuk")), "{}", asked.status());
    let login = world.who(crate::world::OFFICER);
    let form =
        asked.follow().form("/masuk").fill("account", &login.account.to_uppercase()).fill("password", &login.password);
    let page = form.submit();
    assert_eq!(page.location(), Some("/warga"));
    page.follow().must_be(200).must_say("Siti Rahmawati");
    visitor.get("/menu").form("/keluar").send().must_be(200);
    assert!(visitor.get("/warga").location().is_some_and(|to| to.starts_with("/masuk")));
}

#[test]
fn a_wrong_password_and_an_unknown_account_are_answered_alike_and_the_password_is_not_shown_again() {
    let world = world();
    sign_up(&world, "Sri Tahu", "sri.tahu@contoh.id");
    let wrong = world.try_sign_in("sri.tahu@contoh.id", "perahu merah");
    let unknown = world.try_sign_in("siapa@contoh.id", "perahu merah");
    wrong.must_be(422).must_say("tidak cocok");
    let words = |page: &Page, account: &str| page.text().replace(account, "");
    assert_eq!(words(&wrong, "sri.tahu@contoh.id"), words(&unknown, "siapa@contoh.id"));
    assert!(!wrong.source().contains("perahu merah"));
}

#[test]
fn a_session_is_a_cookie_that_no_script_and_no_other_site_gets() {
    let world = world();
    let login = world.who("auditor");
    let form =
        world.visitor().get("/masuk").form("/masuk").fill("account", &login.account).fill("password", &login.password);
    let page = form.submit();
    let cookie = page.header("set-cookie").unwrap_or_default().to_lowercase();
    assert!(
        cookie.contains("httponly") && (cookie.contains("samesite=lax") || cookie.contains("samesite=strict")),
        "{cookie}"
    );
    let (name, value) = page.client().cookies().into_iter().find(|(_, value)| value.len() > 20).expect("a session");
    let forged = world.visitor();
    forged.put_cookie(&name, &value.chars().rev().collect::<String>());
    assert!(forged.get("/beranda").location().is_some_and(|to| to.starts_with("/masuk")));
}

#[test]
fn a_resident_signs_up_and_sees_their_own_data_only_after_the_officers_code_from_paper() {
    let world = world();
    let (person, path) = somebody(&world);
    let (_, stranger) = somebody(&world);
    let own = sign_up(&world, &person.name, &person.phone);
    own.get(&path).must_be(404);
    own.get("/saya/data").must_be(200).must_say("belum terhubung");
    own.get("/saya").form("/saya").fill("code", "2222-2222").send().must_be(422).must_say("Kode ini tidak dikenal");
    let code = paper::one_time_code(slip(&world.officer(), &format!("{path}/kode-akun")).bytes());
    let bound = own.get("/saya").form("/saya").fill("code", &code.to_lowercase()).send();
    bound.must_be(200).must_say("terhubung dengan data").must_say(&person.name);
    own.get("/saya/data").must_say(&person.name).must_say(&person.husband).must_say("Yang dapat melihat");
    own.get("/saya/data?tampil=nik").must_say(&person.nik);
    for shut in [stranger.as_str(), &format!("{stranger}/riwayat")] {
        own.get(shut).must_be(404);
    }
    own.get("/warga").must_be(403);
    let other = sign_up(&world, "Orang Lain", "orang.lain@contoh.id");
    other.get("/saya").form("/saya").fill("code", &code).send().must_be(422);
}

#[test]
fn a_forgotten_password_is_set_anew_with_a_code_from_the_office_and_every_device_is_out() {
    let world = world();
    let own = sign_up(&world, "Sumarni Lupa", "sumarni.lupa@contoh.id");
    let form = world.visitor().get("/lupa-sandi").form("/lupa-sandi").fill("region", "Desa Kuripan (33.07.10.2004)");
    form.fill("Nama", "Sumarni Lupa")
        .fill("account", "sumarni.lupa@contoh.id")
        .send()
        .must_be(200)
        .must_say("sudah masuk");
    let officer = world.officer();
    let message = officer.get("/pesan").click("Sumarni Lupa");
    let account = message.form("/akun/temukan").send();
    account.must_be(200).must_say("Sumarni Lupa");
    let code = paper::one_time_code(slip(&officer, &format!("{}/kode", account.path())).bytes());
    let set = |code: &str| {
        let form = world.visitor().get("/atur-sandi").form("/atur-sandi").fill("account", "sumarni.lupa@contoh.id");
        let form = form.fill("code", code).fill("password", "gunung hijau tinggi");
        form.fill("password_again", "gunung hijau tinggi").send()
    };
    set("2222-2222").must_be(422).must_say("Kode ini tidak dikenal");
    set(&code).must_be(200).must_say("Kata sandi baru sudah dipasang");
    assert!(own.get("/saya").location().is_some_and(|to| to.starts_with("/masuk")), "the old session has ended");
    world.try_sign_in("sumarni.lupa@contoh.id", PASSWORD).must_be(422);
    world.try_sign_in("sumarni.lupa@contoh.id", "gunung hijau tinggi").must_be(200).must_say("Sumarni Lupa");
    set(&code).must_be(422);
}

#[test]
fn signing_up_says_at_each_field_what_is_wrong_and_keeps_all_but_the_passwords() {
    let world = world();
    let form = world.visitor().get("/daftar").form("/daftar").fill("Nama", "Yuni").fill("account", "yuni");
    let page = form.fill("password", "12345678").fill("password_again", "87654321").send();
    page.must_be(422).must_say("alamat email atau nomor telepon").must_say("Kedua kata sandi tidak sama");
    assert!(!page.source().contains("12345678") && page.form("/daftar").value("account").as_deref() == Some("yuni"));
}

#[test]
fn nobody_learns_by_signing_up_whether_a_login_exists() {
    let world = world();
    let form = |account: &str| {
        let form = world.visitor().get("/daftar").form("/daftar").fill("Nama", "Orang").fill("account", account);
        form.fill("password", PASSWORD).fill("password_again", PASSWORD).submit()
    };
    let (taken, free) = (form("kades@contoh.id"), form("belum.ada@contoh.id"));
    assert_eq!((taken.status(), taken.location()), (free.status(), free.location()));
    world.try_sign_in("kades@contoh.id", &desk::password(&world)).must_say("H. Suprapto");
}

#[test]
fn a_role_that_a_coordinator_ends_is_gone_at_the_next_click() {
    let own = World::over(testkit::Node::start());
    let coordinator = own.as_(COORDINATOR);
    let joko = own.try_sign_in("joko@contoh.id", &desk::password(&own)).client().clone();
    joko.get("/warga").must_be(200);
    let account = coordinator.get("/akun").form("/akun/temukan").fill("account", "joko@contoh.id").send();
    account.form_with_button("Akhiri").send().must_say("Peran itu sudah diakhiri.");
    let after = joko.get("/warga");
    assert!(after.status() == 403 || after.location().is_some_and(|to| to.starts_with("/masuk")), "{}", after.status());
}

#[test]
fn an_account_from_the_command_line_signs_in_and_a_weak_password_is_refused_there_too() {
    let own = testkit::Node::start();
    let folder = own.folder().display().to_string();
    let add = |password: &str| {
        let line =
            ["account", "add", "--name", "Tri Baru", "--login", "tri@contoh.id", "--role", "petugas_desmigratif"];
        let place = ["--region", "33.07.10.2004", "--dir", &folder];
        let words: Vec<&str> = line.iter().chain(&place).copied().collect();
        testkit::node::run_typing(&words, password)
    };
    let served = add("kuda empat lari");
    assert_eq!(served.code, 3, "one writer at a time: {}{}", served.output, served.errors);
    let mut own = own;
    own.stop().expect("stopped");
    assert_eq!(add("12345678").code, 3);
    let made = add("kuda empat lari");
    assert_eq!(made.code, 0, "{}{}", made.output, made.errors);
    own.restart().expect("opened again");
    let own = World::over(own);
    own.try_sign_in("tri@contoh.id", "kuda empat lari").must_be(200).must_say("Tri Baru");
}

#[test]
fn everybody_of_the_printed_cast_signs_in_with_the_printed_password_and_is_who_they_are() {
    let world = world();
    for login in world.cast().everybody() {
        let page = world.try_sign_in(&login.account, &login.password);
        page.must_be(200).must_say(&login.name);
    }
    world.as_("warga").get("/saya/data").must_be(200).must_say(&world.who("warga").name);
}
