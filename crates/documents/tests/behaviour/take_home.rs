//! What pocket cards and leaflets must keep to.

use documents::card::{self, Card, Number, PocketCards};
use documents::leaflet::{self, Leaflet, Section, SmallTable};
use documents::letter::Pair;
use documents::qr::QrContent;
use documents::register::{Align, Column};
use documents::{DocumentError, Pdf};
use jiff::civil::date;

fn pair(label: &str, value: &str) -> Pair {
    Pair { label: label.into(), value: value.into() }
}

fn card(title: &str) -> Card {
    let number = |name: &str, number: &str| Number { name: name.into(), number: number.into(), note: String::new() };
    Card {
        office: "Desa Kuripan".into(),
        title: title.into(),
        lines: vec![pair("Nama", "Wahyuni Lestari"), pair("Agen", ""), pair("Kontrak sampai", "1 Maret 2029")],
        numbers_title: "Bila ada masalah".into(),
        numbers: vec![number("KDEI Taipei", "+886 901 132 000"), number("Layanan pekerja migran", "+62 21 2924 4800")],
        steps: vec!["Telepon perwakilan RI.".into(), "Kabari keluarga.".into()],
    }
}

fn cards() -> PocketCards {
    PocketCards {
        cards: vec![card("Kartu Saku Pekerja"), card("Kartu Saku Keluarga")],
        qr: Some(QrContent {
            url: "https://desa.contoh.id/berangkat-aman".into(),
            caption: "Pindai untuk bantuan".into(),
        }),
        cut: "Gunting pada garis putus-putus, lipat dua kali.".into(),
        date: Some(date(2026, 11, 24)),
        ..PocketCards::default()
    }
}

fn written(name: &str, pdf: &Pdf) {
    if let Ok(folder) = std::env::var("DESMIGRATIF_PAPERS") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf.bytes()).unwrap();
    }
}

#[test]
fn two_cards_stand_on_one_sheet_with_their_numbers() {
    let pdf = card::render(&cards()).unwrap();
    written("cards", &pdf);
    assert_eq!(pdf.pages(), 1);
    assert!(pdf.archival(), "a dated sheet of cards is archival");
    let text = crate::reading::text(&pdf);
    for once in ["Kartu Saku Pekerja", "Kartu Saku Keluarga", "Gunting"] {
        assert_eq!(text.matches(once).count(), 1, "{once}: {text}");
    }
    assert_eq!(text.matches("+886 901 132 000").count(), 2);
}

#[test]
fn a_sheet_without_cards_or_with_three_is_refused() {
    assert_eq!(card::render(&PocketCards::default()), Err(DocumentError::Missing { what: "cards" }));
    let three = PocketCards { cards: vec![card("a"), card("b"), card("c")], ..PocketCards::default() };
    assert!(matches!(card::render(&three), Err(DocumentError::TooLarge { .. })));
    let many = Card { numbers: vec![Number::default(); card::MOST_NUMBERS + 1], ..card("a") };
    assert!(matches!(
        card::render(&PocketCards { cards: vec![many], ..PocketCards::default() }),
        Err(DocumentError::TooLarge { .. })
    ));
}

#[test]
fn the_fullest_cards_still_stand_on_one_sheet() {
    let long = "Nama perusahaan penempatan yang panjang sekali".to_owned();
    let full = |title: &str| Card {
        lines: (0..card::MOST_LINES).map(|_| pair("Label yang agak panjang", &long)).collect(),
        numbers: vec![
            Number { name: long.clone(), number: "+62 21 2924 4800".into(), note: String::new() };
            card::MOST_NUMBERS
        ],
        ..card(title)
    };
    let pdf = card::render(&PocketCards { cards: vec![full("Satu"), full("Dua")], ..cards() }).unwrap();
    written("cards-full", &pdf);
    assert_eq!(pdf.pages(), 1);
}

#[test]
fn a_leaflet_shows_its_sections_and_a_row_that_does_not_fit_is_refused() {
    let table = SmallTable {
        columns: vec![Column::new("Bulan", 2), Column::new("Sisa", 3).aligned(Align::End)],
        rows: vec![vec!["Maret 2027".into(), "Rp2.700.000".into()]],
    };
    let section = Section {
        title: "Biaya".into(),
        points: vec!["Jangan terima uang panjar.".into()],
        table: Some(table.clone()),
        ask: "Apakah ada yang meminta uang panjar?".into(),
        ..Section::default()
    };
    let leaflet = Leaflet {
        title: "Lembar Konseling".into(),
        office: vec!["Desa Kuripan".into()],
        facts: vec![pair("Nama", "Wahyuni"), pair("Tanggal", "")],
        sections: vec![section.clone()],
        date: Some(date(2026, 11, 24)),
        ..Leaflet::default()
    };
    let pdf = leaflet::render(&leaflet).unwrap();
    written("leaflet", &pdf);
    let text = crate::reading::text(&pdf);
    for said in ["Lembar Konseling", "Jangan terima uang panjar.", "Rp2.700.000", "Apakah ada yang meminta"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(pdf.archival());
    let broken = SmallTable { rows: vec![vec!["satu".into()]], ..table };
    let broken = Leaflet { sections: vec![Section { table: Some(broken), ..section }], ..leaflet };
    assert_eq!(leaflet::render(&broken), Err(DocumentError::RowShape { row: 1, cells: 1, columns: 2 }));
}
