//! What a printed letter must keep to.

use std::thread;

use documents::letter::{Block, Letter, Letterhead, Pair, Paper, Signer, Table, render};
use documents::qr::QrContent;
use documents::{DocumentError, unprintable};
use jiff::civil::date;
use kernel::words::Lang;

/// An invented shield, drawn for these tests.
const CREST: &[u8] = include_bytes!("fixtures/crest.png");

fn letter() -> Letter {
    Letter {
        letterhead: Letterhead {
            levels: vec!["Pemerintah Kabupaten Wonosobo".into(), "Desa Kuripan".into()],
            address: "Jalan Raya Kuripan Nomor 7".into(),
            phone: Some("(0286) 555 0142".into()),
            email: None,
            crest: None,
        },
        title: "Surat Izin Suami".into(),
        number: Some("470/014/KRP/XI/2026".into()),
        body: vec![
            Block::Paragraph("Yang bertanda tangan di bawah ini:".into()),
            Block::Parties(vec![Pair::new("Nama", "Slamet Riyadi")]),
            Block::Statement("MEMBERI IZIN".into()),
            Block::Check("Hadir sendiri dengan KTP asli.".into()),
        ],
        place_and_date: "Kuripan, 24 November 2026".into(),
        signers: vec![
            Signer {
                heading: "Yang membuat pernyataan,".into(),
                name: "Slamet Riyadi".into(),
                meterai: Some("Meterai Rp10.000".into()),
                ..Signer::default()
            },
            Signer {
                heading: "Mengetahui,\nKepala Desa Kuripan".into(),
                name: "Bambang Sutrisno".into(),
                stamp: true,
                ..Signer::default()
            },
        ],
        qr: Some(QrContent {
            url: "https://desmigratif.example/cek/AEBAGBAF".into(),
            caption: "Periksa keaslian".into(),
        }),
        footer: documents::GENUINENESS_NOTE.say(Lang::Id).into(),
        date: Some(date(2026, 11, 24)),
        ..Letter::default()
    }
}

#[test]
fn a_normal_letter_has_one_page_and_no_page_number() {
    let pdf = render(&letter()).unwrap();
    assert_eq!(pdf.pages(), 1);
    assert!(pdf.bytes().starts_with(b"%PDF-"));
    assert!(pdf.archival(), "a plain letter keeps to PDF/A-2a and PDF/UA-1");
    let text = crate::reading::text(&pdf);
    assert!(text.contains("SURAT IZIN SUAMI") && text.contains("470/014/KRP/XI/2026"), "{text}");
    assert!(!text.contains("Halaman"), "{text}");
}

#[test]
fn markup_in_a_name_is_printed_as_typed() {
    let typed = "*[#eval(\"1\")] $x$ _y_ `z` <w> @v #set // u ~ -- \\";
    let mut letter = letter();
    letter.body[1] = Block::Parties(vec![Pair::new("Nama", typed)]);
    letter.signers[0].name = typed.into();
    let text = crate::reading::flat(&render(&letter).unwrap());
    assert_eq!(text.matches(typed).count(), 2, "{text}");
}

#[test]
fn the_same_letter_gives_the_same_bytes_and_another_gives_others() {
    let first = render(&letter()).unwrap();
    assert_eq!(first, render(&letter()).unwrap());
    let other = Letter { number: Some("470/015/KRP/XI/2026".into()), ..letter() };
    assert_ne!(first, render(&other).unwrap());
}

#[test]
fn a_long_letter_flows_to_a_second_page_and_counts_them() {
    let mut letter = letter();
    letter.body.push(Block::Points((1..=40).map(|index| format!("Butir nomor {index}")).collect()));
    let pdf = render(&letter).unwrap();
    assert_eq!(pdf.pages(), 2);
    let text = crate::reading::text(&pdf);
    assert!(text.contains("Halaman 1 dari 2") && text.contains("Halaman 2 dari 2"), "{text}");
    assert_eq!(text.matches("470/014/KRP/XI/2026").count(), 3, "under the title and at the foot of both pages");
    let english = render(&Letter { lang: Lang::En, ..letter }).unwrap();
    assert!(crate::reading::text(&english).contains("Page 2 of 2"));
}

#[test]
fn signatures_never_stand_on_a_page_without_text() {
    let ends = [Block::Check("Ujung surat.".into()), Block::Points(vec!["Butir awal.".into(), "Ujung surat.".into()])];
    for end in ends {
        let mut letter = Letter { body: vec![end], ..letter() };
        let mut moved = 0;
        for count in 0..30 {
            letter.body.insert(0, Block::Paragraph(format!("Alinea ke-{count}.")));
            let pages = crate::reading::pages(&render(&letter).unwrap());
            let last = pages.last().unwrap();
            assert!(last.contains("Ujung surat") && last.contains("Yang membuat"), "{last}");
            moved += pages.len() - 1;
        }
        assert!(moved > 0, "some of these letters reach a second page");
    }
}

#[test]
fn fifty_letters_at_once_are_each_the_letter_asked_for() {
    let alone: Vec<_> = (0..50).map(|index| render(&numbered(index)).unwrap()).collect();
    let together: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..50).map(|index| scope.spawn(move || render(&numbered(index)).unwrap())).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(alone, together);
}

fn numbered(index: usize) -> Letter {
    Letter { number: Some(format!("470/{index:03}/KRP/XI/2026")), ..letter() }
}

#[test]
fn letters_of_other_latin_alphabets_are_drawn() {
    let name = "Nguyễn Thị Ánh Đào-Müller, Łódź, Gijón, São Paulo, Þórr, Nur‘aini";
    let mut letter = letter();
    letter.signers[0].name = name.into();
    let pdf = render(&letter).unwrap();
    assert_eq!(pdf.missing(), [] as [char; 0]);
    assert!(pdf.archival());
    assert!(crate::reading::flat(&pdf).contains(name));
    assert!(unprintable(name).is_empty());
}

#[test]
fn a_script_without_a_font_is_told_and_the_letter_still_prints() {
    let mut letter = letter();
    letter.signers[0].name = "王小明 Wang".into();
    let pdf = render(&letter).unwrap();
    assert_eq!(pdf.missing(), ['小', '明', '王']);
    assert_eq!(unprintable("王 Wang"), ['王']);
    assert!(!pdf.archival(), "a paper with an empty box may not claim the archive standard");
    assert_eq!(pdf.pages(), 1);
}

#[test]
fn marks_that_turn_the_reading_direction_do_not_reach_the_paper() {
    let mut letter = letter();
    letter.signers[0].name = "Sla\u{202E}met\u{0007} Riyadi".into();
    let plain = Letter { ..self::letter() };
    assert_eq!(render(&letter).unwrap().bytes(), render(&plain).unwrap().bytes());
}

#[test]
fn a_watermark_stands_on_every_page() {
    let mut letter = letter();
    letter.watermark = Some("DITARIK".into());
    letter.body.push(Block::Points((1..=40).map(|index| format!("Butir {index}")).collect()));
    let pdf = render(&letter).unwrap();
    assert_eq!(pdf.pages(), 2);
    let plain = Letter { watermark: None, ..letter.clone() };
    assert_ne!(pdf, render(&plain).unwrap());
    assert_eq!(crate::reading::text(&pdf).matches("DITARIK").count(), 2);
}

#[test]
fn both_papers_print_and_differ_in_size() {
    for (paper, size) in [(Paper::A4, (210, 297)), (Paper::F4, (215, 330))] {
        assert_eq!(crate::reading::millimetres(&render(&Letter { paper, ..letter() }).unwrap()), size);
    }
}

#[test]
fn a_crest_is_printed_and_a_damaged_one_is_refused() {
    let mut letter = letter();
    letter.letterhead.crest = Some(CREST.to_vec());
    assert!(render(&letter).unwrap().archival());
    for damaged in [b"GIF89a".to_vec(), Vec::new(), CREST[..60].to_vec()] {
        letter.letterhead.crest = Some(damaged);
        assert_eq!(render(&letter), Err(DocumentError::Crest));
    }
}

#[test]
fn a_code_that_does_not_fit_is_a_typed_refusal() {
    let mut letter = letter();
    letter.qr = Some(QrContent { url: "x".repeat(667), caption: String::new() });
    assert_eq!(render(&letter), Err(DocumentError::QrTooLong { bytes: 667, limit: 666 }));
    letter.qr = Some(QrContent { url: "x".repeat(666), caption: String::new() });
    assert!(render(&letter).is_ok());
}

#[test]
fn a_letter_without_title_is_refused_and_an_empty_one_prints() {
    assert_eq!(render(&Letter::default()), Err(DocumentError::Missing { what: "title" }));
    let bare = Letter { title: "Surat".into(), ..Letter::default() };
    assert_eq!(render(&bare).unwrap().pages(), 1);
}

#[test]
fn a_word_without_spaces_stays_on_the_paper() {
    let mut letter = letter();
    let word = "panjang".repeat(60);
    letter.body[1] = Block::Parties(vec![Pair::new("Nama", word.clone())]);
    let text = crate::reading::text(&render(&letter).unwrap());
    let joined: String = text.chars().filter(|character| character.is_alphabetic()).collect();
    assert!(joined.contains(&word), "{text}");
}

/// A statement of so many heirs, as the village prints it.
fn statement(heirs: usize) -> Letter {
    let heir = |number: usize| Signer {
        heading: format!("Ahli waris {number},"),
        name: format!("Ahli Waris Nomor {number:02}"),
        id_line: Some("Anak".into()),
        meterai: Some("Meterai\nRp10.000".into()),
        stamp: false,
    };
    let witness = |number: usize| Signer { heading: format!("Saksi {number},"), ..Signer::default() };
    let rows = (1..=heirs).map(|at| vec![at.to_string(), format!("Ahli Waris Nomor {at:02}"), "Anak".into()]).collect();
    let table = Table { heads: vec!["No.".into(), "Nama".into(), "Hubungan".into()], shares: vec![1, 6, 3], rows };
    let mut letter = letter();
    letter.body.push(Block::Table(table));
    letter.body.push(Block::Signers((1..=heirs).map(heir).collect()));
    letter.body.push(Block::Signers(vec![witness(1), witness(2)]));
    letter
}

#[test]
fn a_dozen_heirs_each_have_a_row_and_a_place_to_sign_with_their_meterai() {
    let pdf = render(&statement(12)).unwrap();
    let text = crate::reading::text(&pdf);
    for number in 1..=12 {
        let words = format!("Ahli Waris Nomor {number:02}");
        assert_eq!(text.matches(&words).count(), 2, "{number}: once in the table, once to sign: {text}");
    }
    assert_eq!(text.matches("Rp10.000").count(), 13, "one for each heir, one of the letter's own");
    assert!(pdf.pages() <= 4, "{}", pdf.pages());
    let last = crate::reading::pages(&pdf).pop().unwrap();
    assert!(last.contains("Mengetahui"), "{last}");
}

#[test]
fn a_table_whose_rows_have_another_shape_is_refused() {
    let shape = |heads: usize, cells: usize| {
        let table =
            Table { heads: vec!["Nama".into(); heads], shares: vec![1; heads], rows: vec![vec!["Ani".into(); cells]] };
        render(&Letter { body: vec![Block::Table(table)], ..letter() }).map(drop)
    };
    assert_eq!(shape(2, 2), Ok(()));
    assert_eq!(shape(2, 3), Err(DocumentError::RowShape { row: 1, cells: 3, columns: 2 }));
    assert_eq!(shape(0, 0), Err(DocumentError::Missing { what: "columns" }));
}
