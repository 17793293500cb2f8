//! Sheets as a whole: what is written is read again, whatever the kind of file, and what is no sheet is refused in words.

use std::ops::ControlFlow;
use std::sync::Arc;

use documents::sheet::{
    BlankColumn, BlankSheet, Book, Cell, Column, CsvWriter, Dictionary, Note, ROWS_A_SHEET, SheetError, Source,
    XlsxWriter, blank,
};

fn read(bytes: &[u8], sheet: usize) -> Result<Vec<(u32, Vec<Cell>)>, SheetError> {
    let mut book = Book::open(Source::Sent(Arc::from(bytes)))?;
    let mut rows = Vec::new();
    book.rows(sheet, &mut |number, cells| {
        rows.push((number, cells.to_vec()));
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

fn text(cell: &str) -> Cell {
    Cell::from(cell)
}

fn columns() -> Vec<Column> {
    let column = |heading: &str, digits| Column { heading: heading.to_owned(), width: 20.0, digits };
    vec![column("NIK", true), column("Nama", false), column("Lahir", false)]
}

fn rows() -> Vec<Vec<Cell>> {
    let born = Cell::Date("1990-05-12".parse().unwrap());
    vec![
        vec![text("3307105708950001"), text("Siti Aminah"), born],
        vec![text("0000000000000001"), text("=1+1"), Cell::Empty],
        vec![Cell::Empty, text("Ali, \"Budi\""), Cell::Empty],
    ]
}

#[test]
fn a_workbook_is_read_as_it_was_written_with_every_digit() {
    let folder = std::env::temp_dir();
    let dictionary = Dictionary { name: "Kamus".into(), heading: vec!["Kolom".into()], rows: vec![vec!["NIK".into()]] };
    let mut writer = XlsxWriter::begin("Warga: 2026", columns(), Some(dictionary), &folder).unwrap();
    rows().iter().for_each(|row| writer.row(row).unwrap());
    let mut bytes = Vec::new();
    writer.finish(&mut bytes).unwrap();
    let found = read(&bytes, 0).unwrap();
    assert_eq!(found[0], (1, vec![text("NIK"), text("Nama"), text("Lahir")]));
    assert_eq!(found[1].1, rows()[0]);
    assert_eq!(found[2], (3, rows()[1][..2].to_vec()));
    assert_eq!(found[3].1[1], rows()[2][1]);
    assert_eq!(read(&bytes, 1).unwrap()[1].1, [text("NIK")]);
    let book = Book::open(Source::Sent(Arc::from(&bytes[..]))).unwrap();
    assert_eq!(book.sheets(), ["Warga  2026", "Kamus"]);
}

#[test]
fn a_full_sheet_goes_on_in_the_next_one_with_its_heading() {
    let one = vec![Column { heading: "Nama".into(), width: 8.0, digits: false }];
    let mut writer = XlsxWriter::begin("Warga", one, None, &std::env::temp_dir()).unwrap();
    let row = [text("a")];
    for _ in 0..ROWS_A_SHEET {
        writer.row(&row).unwrap();
    }
    let mut bytes = Vec::new();
    writer.finish(&mut bytes).unwrap();
    let second = read(&bytes, 1).unwrap();
    assert_eq!(second, [(1, vec![text("Nama")]), (2, vec![text("a")])]);
    assert_eq!(read(&bytes, 0).unwrap().len(), ROWS_A_SHEET as usize);
}

#[test]
fn a_marked_row_says_at_its_cell_what_is_wrong() {
    let mut writer = XlsxWriter::begin("Warga", columns(), None, &std::env::temp_dir()).unwrap();
    let note = Note { column: 2, message: "Tanggal ini tidak ada di kalender.".into() };
    writer.marked_row(&[text("3307105708950001"), text("Siti")], &[note]).unwrap();
    let mut bytes = Vec::new();
    writer.finish(&mut bytes).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let comments = std::io::read_to_string(archive.by_name("xl/comments1.xml").unwrap()).unwrap();
    assert!(comments.contains("Tanggal ini tidak ada di kalender.") && comments.contains("C2"), "{comments}");
}

#[test]
fn csv_of_other_programs_is_read_with_their_separators_encodings_and_row_numbers() {
    let found = read(b"sep=;\r\nNama;Catatan\r\n\r\nSiti;\"satu\ndua\"\r\nAli;x\r\n", 0).unwrap();
    assert_eq!(found.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 4, 5]);
    assert_eq!(found[1].1, [text("Siti"), text("satu\ndua")]);
    let found = read(b"Nama\tAlamat\nCaf\xe9\tJl. Mawar, 3\n", 0).unwrap();
    assert_eq!(found[1], (2, vec![text("Café"), text("Jl. Mawar, 3")]));
    let mut bytes = Vec::new();
    let mut writer = CsvWriter::begin(&mut bytes, &["NIK".into(), "Nama".into(), "Lahir".into()]).unwrap();
    rows().iter().for_each(|row| writer.row(row).unwrap());
    writer.finish().unwrap();
    let found = read(&bytes, 0).unwrap();
    assert_eq!(found[2].1[1], text("=1+1"), "the guard is taken away again");
    assert_eq!(found[1].1[2], text("1990-05-12"));
}

#[test]
fn an_old_workbook_is_read_with_dates_numbers_and_several_sheets() {
    let bytes = include_bytes!("sheets/lama.xls");
    let found = read(bytes, 0).unwrap();
    let header = found.iter().find(|(_, cells)| cells.first() == Some(&text("NIK"))).unwrap();
    assert_eq!(header.0, 3, "below two rows of title");
    let first = &found.iter().find(|(row, _)| *row == 4).unwrap().1;
    assert_eq!(first[0], Cell::Number(3_307_105_708_950_001.0));
    assert_eq!(first[2], Cell::Date("1990-05-12".parse().unwrap()));
    assert_eq!(read(bytes, 1).unwrap()[0].1, [text("Lembar kedua")]);
}

#[test]
fn of_a_formula_the_value_is_read_that_was_last_computed() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let formula = rust_xlsxwriter::Formula::new("=TODAY()-A2").set_result("36");
    sheet.write_formula(0, 0, formula).unwrap();
    sheet.set_row_hidden(0).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(read(&bytes, 0).unwrap(), [(1, vec![Cell::Number(36.0)])], "also in a hidden row");
}

#[test]
fn the_empty_sheet_offers_its_answers_and_explains_its_headings() {
    let sheet = BlankSheet {
        name: "Warga".into(),
        answers_name: "Pilihan".into(),
        wrong_answer: "Pilih dari daftar.".into(),
        columns: vec![
            BlankColumn {
                heading: "NIK *".into(),
                help: "16 angka".into(),
                digits: true,
                width: 20.0,
                ..Default::default()
            },
            BlankColumn {
                heading: "Jenis kelamin".into(),
                answers: vec!["Laki-laki".into(), "Perempuan".into()],
                width: 20.0,
                ..Default::default()
            },
        ],
    };
    let bytes = blank(&sheet).unwrap();
    assert_eq!(read(&bytes, 0).unwrap(), [(1, vec![text("NIK *"), text("Jenis kelamin")])]);
    assert_eq!(read(&bytes, 1).unwrap()[2].1, [text("Perempuan")]);
}

#[test]
fn what_is_no_sheet_is_refused_in_words() {
    for bytes in [&b"%PDF-1.7 \n"[..], b"<html><body><table><tr><td>NIK</td></tr></table>", b"\x89PNG\r\n\x1a\n\0\0"] {
        let refused = read(bytes, 0).unwrap_err();
        assert!(matches!(refused, SheetError::Kind) && refused.phrase().id.contains(".xlsx"), "{refused}");
    }
    assert!(matches!(read(b"PK\x03\x04 cut off", 0), Err(SheetError::Damaged(_))));
    let wide = vec!["x"; 400].join(",");
    assert!(matches!(read(wide.as_bytes(), 0), Err(SheetError::Columns)));
    let long = format!("Nama\n{}\n", "a".repeat(30_000));
    assert!(matches!(read(long.as_bytes(), 0), Err(SheetError::Letters { row: 2 })));
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused_before_it_is_opened() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..600 {
        archive.write_all(&zeros).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 8 * 1024 * 1024);
    assert!(matches!(read(&bytes, 0), Err(SheetError::Bomb)));
}

#[test]
fn a_few_bytes_that_promise_billions_of_texts_or_rows_are_refused_before_room_is_made_for_them() {
    use std::io::Write;
    let promising = |head: &str| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file("xl/SharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(head.as_bytes()).unwrap();
        archive.write_all(b"<si><t>x</t></si></sst>").unwrap();
        archive.finish().unwrap().into_inner()
    };
    for head in [
        "<sst count=\"1\" uniqueCount=\"4000000000\">",
        "<!-- uniqueCount=\"1\" --><sst uniqueCount = '4000000000'>",
        "\u{0}<\u{0}s",
    ] {
        assert!(matches!(read(&promising(head), 0), Err(SheetError::Bomb)), "{head}");
    }
    assert!(!matches!(read(&promising("<sst uniqueCount=\"1\">"), 0), Err(SheetError::Bomb)));
    let mut old = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    old.resize(4096, 0);
    old.extend([0x00, 0x02, 14, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0, 0, 0]);
    assert!(matches!(read(&old, 0), Err(SheetError::Bomb)));
}
