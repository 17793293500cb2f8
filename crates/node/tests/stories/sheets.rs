//! Sheets: a list is taken along as far as its reader may see it, and a sheet is taken up with every error at its cell,
//! the same sheet twice changing nothing, and undone by action.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use documents::sheet::{Book, Cell, Column, Source, XlsxWriter};
use testkit::{Client, Node, Page};

use crate::desk::{self, Person, somebody};
use crate::world::{COORDINATOR, HEAD, MINISTRY, NEIGHBOUR, world};

const CSV: &str = "text/csv";

/// Rows of the first sheet of a file, as text.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book = Book::open(Source::Sent(Arc::from(bytes))).expect("a sheet");
    let mut rows = Vec::new();
    let read = book.rows(0, &mut |_, cells| {
        rows.push(cells.iter().map(Cell::text).collect());
        ControlFlow::Continue(())
    });
    read.expect("readable");
    rows
}

/// Rows by their heading.
fn table(bytes: &[u8]) -> Vec<HashMap<String, String>> {
    let rows = rows(bytes);
    let heading = rows.first().cloned().unwrap_or_default();
    rows.iter().skip(1).map(|row| heading.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn send(client: &Client, path: &str, name: &str, bytes: &[u8]) -> Page {
    let form = client.get(path).form_with_button("Periksa lembar ini");
    form.attach("berkas", name, CSV, bytes).send()
}

fn take_up(checked: &Page) -> Page {
    checked.form_with_button("Simpan").send()
}

fn export(client: &Client, address: &str, closed: bool, format: &str) -> Page {
    let form = client.get(address).form_with_button("Unduh").choose("bentuk", format).fill("tujuan", "pencocokan");
    let page = if closed { form.tick("tertutup").send() } else { form.send() };
    page.must_be(200);
    page
}

/// An import of one person by the officer: the id of its record.
pub fn one_import(officer: &Client) -> String {
    let person = Person::next();
    let sheet = format!("NIK;Nama;Jenis kelamin\n{};{};P\n", person.nik, person.name);
    let done = take_up(&send(officer, "/warga/impor", "satu.csv", sheet.as_bytes()));
    done.must_be(200).must_say("Impor selesai.");
    done.path()["/impor/".len()..].split('?').next().unwrap_or_default().to_owned()
}

#[test]
fn a_list_is_taken_along_with_its_search_and_without_what_the_reader_may_not_see() {
    let world = world();
    let (person, _) = somebody(&world);
    let address = format!("/warga/ekspor?q={}", person.name.replace(' ', "+"));
    let officer = world.officer();
    let whole = table(export(&officer, &address, true, "xlsx").bytes());
    let own = whole.iter().find(|row| row["Nama"] == person.name).expect("the person");
    assert_eq!(own["NIK"], person.nik, "every digit is there");
    assert!(own.contains_key("Catatan") && own.contains_key("ID"), "{own:?}");
    let open = table(export(&officer, &address, false, "csv").bytes());
    assert!(open.iter().any(|row| row["Nama"] == person.name));
    assert!(open.iter().all(|row| !row.contains_key("NIK") && !row.contains_key("Catatan")));
    let head = table(export(&world.as_(HEAD), &address, true, "csv").bytes());
    assert!(head.iter().all(|row| row.contains_key("NIK") && !row.contains_key("Catatan")), "{head:?}");
    assert!(!world.as_(NEIGHBOUR).get(&address).says(&person.name));
    assert_eq!(world.as_(MINISTRY).get(&address).status(), 403);
}

#[test]
fn an_export_of_persons_asks_what_for_and_one_of_offices_does_not() {
    let world = world();
    let coordinator = world.as_(COORDINATOR);
    let refused = coordinator.get("/warga/ekspor").form_with_button("Unduh").send();
    refused.must_be(422).must_say("Pilih untuk apa data ini.");
    let offices = coordinator.get("/kantor/ekspor").form_with_button("Unduh").send();
    offices.must_be(200);
    assert!(table(offices.bytes()).iter().any(|row| row.values().any(|text| text.contains("Kuripan"))));
}

#[test]
fn the_empty_sheet_of_a_kind_is_read_as_that_kind() {
    let world = world();
    let officer = world.officer();
    let heading = rows(officer.get("/warga/contoh.xlsx").bytes()).remove(0);
    assert!(heading.contains(&"Nama *".to_owned()) && heading.contains(&"Nomor KK".to_owned()), "{heading:?}");
    let person = Person::next();
    let mut writer = XlsxWriter::begin(
        "Warga",
        heading.iter().map(|text| Column { heading: text.clone(), width: 12.0, digits: false }).collect(),
        None,
        &std::env::temp_dir(),
    )
    .expect("a sheet");
    let cell = |text: &String| match text.as_str() {
        "Nama *" => Cell::from(person.name.as_str()),
        "NIK" => Cell::from(person.nik.as_str()),
        "Jenis kelamin *" => Cell::from("Perempuan"),
        "Pemberitahuan data pribadi *" => Cell::from("Dibacakan oleh petugas"),
        _ => Cell::Empty,
    };
    writer.row(&heading.iter().map(cell).collect::<Vec<_>>()).expect("a row");
    let mut bytes = Vec::new();
    writer.finish(&mut bytes).expect("a file");
    let done = take_up(&send(&officer, "/warga/impor", "contoh.xlsx", &bytes));
    done.must_be(200).must_say("Impor selesai.");
    officer.get(&format!("/cari?q={}", person.nik)).must_say(&person.name);
}

/// A family of two in the sheet of OpenSID.
fn opensid(head: &Person, child: &Person, dusun: &str) -> String {
    let heading = "alamat,dusun,rw,rt,nama,no_kk,nik,sex,tempatlahir,tanggallahir,agama_id,pekerjaan_id,status_kawin,kk_level,status_dasar";
    let line = |person: &Person, relation: u8, state: u8| {
        let (name, nik, kk, born) = (&person.name, &person.nik, &head.kk, &person.born);
        format!("Jl. Contoh 1,{dusun},1,2,{name},{kk},{nik},2,Wonosobo,{born},1,9,2,{relation},{state}")
    };
    let gone = Person::next();
    [heading.to_owned(), line(child, 4, 1), line(head, 1, 1), line(&gone, 4, 2)].join("\n")
}

#[test]
fn the_sheet_of_opensid_fills_persons_and_families_and_a_second_time_changes_nothing() {
    let world = world();
    let officer = world.officer();
    let (head, child) = (Person::next(), Person::next());
    let sheet = opensid(&head, &child, "Krajan");
    let checked = send(&officer, "/warga/impor", "penduduk.csv", sheet.as_bytes());
    checked.must_be(200).must_say("Lembar penduduk OpenSID").must_say("Semua baris benar.");
    checked.must_say("dilewati");
    take_up(&checked).must_be(200).must_say("Impor selesai.").must_say("penduduk.csv");
    let card = officer.open(&format!("/warga?q={}", head.nik)).click(&head.name);
    card.must_say("Petani/pekebun").must_say("02/01").must_say("Belum diberitahu");
    let home = card.links().into_iter().find(|link| link.starts_with("/keluarga/")).expect("a household");
    officer.get(&home).must_say(&head.name).must_say(&child.name).must_say("Kepala keluarga").must_say("Anak");
    let again = send(&officer, "/warga/impor", "penduduk.csv", sheet.as_bytes());
    again.must_be(200).must_say("Tidak ada yang perlu disimpan");
    let moved = opensid(&head, &child, "Ngadisono");
    let changes = send(&officer, "/warga/impor", "penduduk.csv", moved.as_bytes());
    changes.must_say("mengubah yang sudah ada");
    let done = take_up(&changes);
    done.must_say("Impor selesai.");
    officer.get(card.path()).must_say("Ngadisono");
    done.click("Batalkan impor ini").form_with_button("Ya, batalkan").send().must_be(200).must_say("Dibatalkan");
    officer.get(card.path()).must_say("Krajan");
}

#[test]
fn every_error_is_said_at_its_cell_and_nothing_is_saved_unless_all_is_right_or_the_good_rows_are_wanted() {
    let world = world();
    let officer = world.officer();
    let (good, other) = (Person::next(), Person::next());
    let sheet = format!(
        "DAFTAR WARGA\n\nNIK;Nama;Jenis kelamin;Tanggal lahir;Telepon\n\
         '{};{};P;{};85712345678\n3.30715E+15;{};P;{};\n{};{};X;31/02/1990;\n;;;;\nJumlah;3;;;\n",
        good.nik, good.name, good.born, other.name, other.born, other.nik, other.name
    );
    let checked = send(&officer, "/warga/impor", "daftar.csv", sheet.as_bytes());
    checked.must_be(200).must_say("A5").must_say("dibulatkan lembar kerja");
    checked.must_say("C6").must_say("Laki-laki, Perempuan").must_say("D6").must_say("tidak ada di kalender");
    let refused = take_up(&checked);
    refused.must_be(422).must_say("Masih ada baris yang salah");
    assert!(!officer.get(&format!("/cari?q={}", good.nik)).says(&good.name), "nothing was saved");
    let marked = officer.get(&format!("{}/periksa.xlsx", checked.path()));
    let marked = rows(marked.bytes());
    assert_eq!(marked.len(), 3, "the heading and the two wrong rows: {marked:?}");
    let taken = refused.form_with_button("Simpan").choose("cara", "baik").send();
    taken.must_be(200).must_say("Impor selesai.").must_say("Baris yang benar sudah tersimpan");
    officer.get("/warga?q=085712345678").must_say(&good.name);
    assert!(!officer.get(&format!("/cari?q={}", other.nik)).says(&other.name));
}

#[test]
fn a_meaning_given_to_columns_once_is_remembered_for_the_office() {
    let world = world();
    let officer = world.officer();
    let person = Person::next();
    let sheet = |person: &Person| format!("Nama;Nomor penting;JK\n{};{};P\n", person.name, person.nik);
    let checked = send(&officer, "/warga/impor", "aneh.csv", sheet(&person).as_bytes());
    let chosen = checked.click("Ubah arti kolom").form_with_button("Simpan dan periksa").fill("k1", "nik").send();
    chosen.must_be(200).must_say("NIK");
    take_up(&chosen).must_say("Impor selesai.");
    officer.get(&format!("/cari?q={}", person.nik)).must_say(&person.name);
    let next = Person::next();
    let again = send(&officer, "/warga/impor", "aneh.csv", sheet(&next).as_bytes());
    take_up(&again).must_say("Impor selesai.");
    officer.get(&format!("/cari?q={}", next.nik)).must_say(&next.name);
}

#[test]
fn an_undone_import_leaves_whom_somebody_has_changed_or_uses_since_and_names_them() {
    let world = world();
    let officer = world.officer();
    let people = [Person::next(), Person::next(), Person::next()];
    let lines = people.iter().map(|one| format!("{};{};P;{}\n", one.nik, one.name, one.born));
    let sheet = format!("NIK;Nama;Jenis kelamin;Tanggal lahir\n{}", lines.collect::<String>());
    let done = take_up(&send(&officer, "/warga/impor", "batal.csv", sheet.as_bytes()));
    let card = |person: &Person| officer.open(&format!("/warga?q={}", person.nik)).click(&person.name);
    let edit = format!("{}/ubah", card(&people[0]).path());
    officer.get(&edit).form(&edit).fill("Dusun", "Lor").send().must_be(200);
    desk::open_case(&officer, card(&people[1]).path());
    let undone = done.click("Batalkan impor ini").form_with_button("Ya, batalkan").send();
    undone.must_be(200).must_say(&people[0].name).must_say(&people[1].name);
    assert!(!undone.says(&people[2].name), "{}", undone.text());
    assert!(!officer.get(&format!("/cari?q={}", people[2].nik)).says(&people[2].name));
    officer.get(&format!("/cari?q={}", people[0].nik)).must_say(&people[0].name);
    let again = send(&officer, "/warga/impor", "batal.csv", sheet.as_bytes());
    again.must_say("baris baru");
    take_up(&again).must_say("Impor selesai.");
    officer.get(&format!("/cari?q={}", people[2].nik)).must_say(&people[2].name);
}

#[test]
fn the_family_book_of_the_registry_is_read_from_an_old_workbook() {
    let world = world();
    let officer = world.officer();
    let book = include_bytes!("../../../../data/sheets/contoh-bip-keluarga.xls");
    let checked = send(&officer, "/warga/impor", "bip.xls", book);
    checked.must_be(200).must_say("BIP per keluarga, bentuk 2016").must_say("Semua baris benar.");
    take_up(&checked).must_say("Impor selesai.");
    officer.get("/warga?q=Sutinem+Contoh").must_say("SUTINEM CONTOH");
}

#[test]
fn the_register_as_a_table_is_read_below_its_title_and_column_numbers() {
    let world = world();
    let officer = world.officer();
    let book = include_bytes!("../../../../data/sheets/contoh-bip.csv");
    let checked = send(&officer, "/warga/impor", "bip.csv", book);
    checked.must_be(200).must_say("Buku Induk Penduduk (BIP)").must_say("Semua baris benar.");
    take_up(&checked).must_say("Impor selesai.");
    officer.open("/warga?q=Warsini+Contoh").click("WARSINI CONTOH").must_say("15 Apr 1972").must_say("WARSONO CONTOH");
}

#[test]
fn the_command_line_takes_up_and_gives_out_what_an_account_may_and_no_more() {
    let mut node = Node::start();
    let officer = node.who(crate::world::OFFICER).account.clone();
    let head = node.who(HEAD).account.clone();
    node.stop().expect("stopped");
    let folder = testkit::places::fresh_folder("sheets").expect("a folder");
    let (person, other) = (Person::next(), Person::next());
    let file = |name: &str| folder.join(name).display().to_string();
    let good = format!("NIK;Nama;Jenis kelamin\n{};{};P\n", person.nik, person.name);
    std::fs::write(file("baik.csv"), &good).expect("written");
    std::fs::write(file("salah.csv"), format!("{good}123;{};P\n", other.name)).expect("written");
    let import = |name: &str, account: &str, more: &[&str]| {
        node.run(&[&["import", "resident", &file(name), "--account", account], more].concat())
    };
    assert_eq!(import("baik.csv", &head, &[]).code, 3, "a head writes no residents");
    let wrong = import("salah.csv", &officer, &[]);
    assert_eq!(wrong.code, 1, "{}{}", wrong.output, wrong.errors);
    assert!(wrong.output.contains("A3 NIK") && wrong.output.contains("nothing was saved"), "{}", wrong.output);
    assert!(!wrong.output.contains(&other.name), "what stands in cells is not printed");
    assert_eq!(import("baik.csv", &officer, &["--check-only"]).code, 0);
    assert!(import("salah.csv", &officer, &["--take-good"]).output.contains("taken up"));
    let again = import("baik.csv", &officer, &[]);
    assert!(again.output.contains("0 new") && again.output.contains("1 the same already"), "{}", again.output);
    let export = |more: &[&str]| {
        node.run(&[&["export", "warga", "--out", &file("keluar.csv"), "--account", &officer], more].concat())
    };
    assert_eq!(export(&[]).code, 3, "persons need a purpose");
    assert_eq!(export(&["--purpose", "laporan", "--closed"]).code, 0);
    let written = std::fs::read(file("keluar.csv")).expect("a file");
    assert!(table(&written).iter().any(|row| row["Nama"] == person.name && row["NIK"] == person.nik));
    assert_eq!(node.run(&["verify"]).code, 0);
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn what_is_no_sheet_and_what_has_no_known_heading_is_refused_in_words() {
    let world = world();
    let officer = world.officer();
    send(&officer, "/warga/impor", "foto.xlsx", b"\x89PNG\r\n\x1a\n").must_be(422).must_say("bukan lembar data");
    send(&officer, "/warga/impor", "x.csv", b"a;b\n1;2\n").must_be(422).must_say("Judul kolom tidak ditemukan");
    let form = officer.get("/warga/impor").form_with_button("Periksa lembar ini");
    form.send().must_be(422).must_say("Pilih berkasnya dulu.");
    let kept = send(&officer, "/warga/impor", "satu.csv", b"Nama;JK\nUji Coba;P\n");
    assert!(!world.as_(NEIGHBOUR).open(kept.path()).says("Uji Coba"), "an upload is its sender's alone");
}
