//! What registers, forms, slips and codes must keep to.

use documents::form::{self, Answer, BlankForm, Field, Section};
use documents::letter::{Pair, Signer};
use documents::qr::{self, QrContent};
use documents::register::{self, Align, Column, Register};
use documents::slip::{self, Slip, SlipPaper};
use documents::{DocumentError, Pdf};
use jiff::civil::date;
use kernel::words::Lang;

fn register_of(rows: usize) -> Register {
    Register {
        title: "Buku Register Surat".into(),
        office: vec!["Desa Kuripan".into()],
        period: Some("November 2026".into()),
        columns: vec![Column::new("No.", 1).aligned(Align::Center), Column::new("Nama", 6)],
        rows: (1..=rows).map(|index| vec![index.to_string(), format!("Warga ke-{index}")]).collect(),
        date: Some(date(2026, 11, 30)),
        ..Register::default()
    }
}

fn count(pdf: &Pdf, text: &str) -> usize {
    crate::reading::text(pdf).matches(text).count()
}

#[test]
fn a_register_repeats_its_header_and_numbers_its_pages() {
    let pdf = register::render(&register_of(90)).unwrap();
    assert!(pdf.pages() > 2 && pdf.archival());
    assert_eq!(count(&pdf, "No."), pdf.pages());
    assert_eq!(count(&pdf, "Warga ke-90"), 1);
    assert_eq!(count(&pdf, &format!("Halaman {0} dari {0}", pdf.pages())), 1);
}

#[test]
fn a_blank_book_has_ruled_rows_without_any_text() {
    let blank = Register { empty_rows: 40, period: None, ..register_of(0) };
    let pdf = register::render(&blank).unwrap();
    assert_eq!(pdf.pages(), 3);
    assert!(pdf.archival());
}

#[test]
fn a_long_cell_without_spaces_wraps_inside_its_column() {
    let mut long = register_of(1);
    long.rows[0][0] = "x".repeat(400);
    let text = crate::reading::text(&register::render(&long).unwrap());
    assert!(text.lines().filter(|line| line.contains("xxx")).count() > 10, "{text}");
}

#[test]
fn a_register_whose_row_does_not_fit_is_refused_with_the_row() {
    let mut broken = register_of(3);
    broken.rows[1].push("extra".into());
    assert_eq!(register::render(&broken), Err(DocumentError::RowShape { row: 2, cells: 3, columns: 2 }));
    let none = Register { columns: Vec::new(), ..register_of(0) };
    assert_eq!(register::render(&none), Err(DocumentError::Missing { what: "columns" }));
    let many = register_of(register::MOST_ROWS + 1);
    assert!(matches!(register::render(&many), Err(DocumentError::TooLarge { .. })));
}

#[test]
fn markup_in_a_cell_is_printed_as_typed() {
    let mut tricky = register_of(1);
    tricky.rows[0][1] = "#table() *[b]* $a$".into();
    assert_eq!(count(&register::render(&tricky).unwrap(), "#table() *[b]* $a$"), 1);
}

fn form() -> BlankForm {
    let choices = Answer::Choices(vec!["Laki-laki".into(), "Perempuan".into()]);
    let answers = [
        Answer::Line,
        Answer::Lines(3),
        Answer::Date,
        Answer::Month,
        Answer::Nik,
        Answer::Boxes(9),
        Answer::Rupiah,
        choices,
        Answer::Signature,
    ];
    let fields = answers.into_iter().enumerate().map(|(index, answer)| Field::new(format!("Isian ke-{index}"), answer));
    BlankForm {
        title: "Formulir Warga".into(),
        code: "F-1".into(),
        intro: "Tulis dengan huruf cetak.".into(),
        sections: vec![Section { title: "Identitas".into(), fields: fields.collect() }],
        signers: vec![Signer { heading: "Warga,".into(), ..Signer::default() }],
        date: Some(date(2026, 11, 1)),
        ..BlankForm::default()
    }
}

#[test]
fn a_form_shows_every_field_in_the_order_of_the_screen() {
    let pdf = form::render(&form()).unwrap();
    assert!(pdf.archival());
    let text = crate::reading::text(&pdf);
    let places: Vec<_> =
        (0..9).map(|index| text.find(&format!("Isian ke-{index}")).expect("field is printed")).collect();
    assert!(places.is_sorted(), "{text}");
    assert!(text.contains("Laki-laki") && text.contains("Perempuan"));
    assert!(!text.contains("wajib"), "no field is required here: {text}");
}

#[test]
fn a_required_field_is_marked_and_explained() {
    let mut form = form();
    form.sections[0].fields[0] = Field::new("Nama", Answer::Line).required().help("Seperti pada KTP");
    let text = crate::reading::text(&form::render(&form).unwrap());
    assert!(text.contains("Nama *") && text.contains("* wajib diisi") && text.contains("Seperti pada KTP"), "{text}");
    let english = crate::reading::text(&form::render(&BlankForm { lang: Lang::En, ..form }).unwrap());
    assert!(english.contains("must be filled in"), "{english}");
}

#[test]
fn a_form_with_more_boxes_than_a_line_holds_is_refused() {
    let mut form = form();
    form.sections[0].fields.push(Field::new("Kode", Answer::Boxes(25)));
    assert!(matches!(form::render(&form), Err(DocumentError::TooLarge { found: 25, limit: 24, .. })));
}

#[test]
fn a_slip_shows_its_code_and_fits_one_small_page() {
    let slip = Slip {
        office: "Desa Kuripan".into(),
        title: "Kode Akun".into(),
        code_label: "Kode sekali pakai".into(),
        code: Some("K7QD 4MHX".into()),
        lines: vec![Pair::new("Nama", "Siti Nur'aini")],
        instructions: vec!["Buka halaman Daftar.".into(), "Ketik kode.".into()],
        qr: Some(QrContent { url: "https://desmigratif.example/daftar".into(), caption: "Pindai".into() }),
        date: Some(date(2026, 11, 24)),
        ..Slip::default()
    };
    for paper in [SlipPaper::A5, SlipPaper::A6] {
        let pdf = slip::render(&Slip { paper, ..slip.clone() }).unwrap();
        assert_eq!((pdf.pages(), pdf.archival()), (1, true));
        assert_eq!(count(&pdf, "K7QD 4MHX"), 1);
    }
    let long = Slip { code: Some("ABCD-EFGH-IJKL-MNOP-QRST-UVWX".into()), ..slip };
    assert_eq!(slip::render(&long).unwrap().pages(), 1);
}

#[test]
fn a_code_has_its_quiet_zone_and_three_finders() {
    let matrix = qr::encode("https://desmigratif.example/cek/1").unwrap();
    let side = matrix.side();
    assert_eq!((side - 17) % 4, 0);
    for (row, column) in [(0, 0), (0, side - 7), (side - 7, 0)] {
        assert!((0..7).all(|step| matrix.is_dark(row, column + step) && matrix.is_dark(row + step, column)));
        assert!(!matrix.is_dark(row + 1, column + 1) && matrix.is_dark(row + 3, column + 3));
    }
    assert!(!matrix.is_dark(side, 0) && !matrix.is_dark(0, side));
    let svg = matrix.svg("Cek <surat> \"ini\"");
    assert!(svg.contains(&format!("viewBox=\"0 0 {0} {0}\"", side + 8)));
    assert!(svg.contains("aria-label=\"Cek &lt;surat&gt; &quot;ini&quot;\""));
    assert!(svg.contains("M4 4h7v1h-7z"), "the first finder begins after four light modules");
    assert!(!svg.contains("style") && !svg.contains("script"));
}

#[test]
fn a_code_takes_what_fits_and_refuses_the_rest_by_type() {
    assert_eq!(qr::encode(&"x".repeat(qr::CAPACITY)).unwrap().side(), 97);
    for length in [qr::CAPACITY + 1, 5_000] {
        let refused = qr::encode(&"x".repeat(length));
        assert_eq!(refused, Err(DocumentError::QrTooLong { bytes: length, limit: qr::CAPACITY }));
    }
    assert!(qr::encode(&"A".repeat(970)).is_ok(), "capitals are stored denser");
    assert_eq!(qr::encode(""), Err(DocumentError::Missing { what: "text for the QR code" }));
}
