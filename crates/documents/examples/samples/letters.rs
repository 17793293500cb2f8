//! Sample letters: the family's permission in several states, a long one, and one with other scripts.

use documents::letter::{Block, Letter, Letterhead, Pair, Paper, Signer};
use documents::qr::QrContent;
use jiff::civil::date;
use kernel::words::Lang;

/// An address as long as a real seal makes it.
pub const ADDRESS: &str = "https://desmigratif.example/cek/AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHI6D4QCCIRDEQSSMJZI\
FEVCWLBNFYXTAMJSGM2DKNRXHA4TUOZ4HU7D6QCBIJBUIRKGI5EESSSLJRGU4T2QKFJFGVCVKZLVQWK2LNOF2XS7MBQWEY3EMVTGO2DJNJVWY3LON5YHC4TTOR2XM53YPF5HW7D5PZ7Q";

pub fn all() -> Vec<(&'static str, Letter)> {
    vec![
        ("letter-spouse", spouse()),
        (
            "letter-draft",
            Letter { number: None, qr: None, footer: String::new(), watermark: Some("DRAF".into()), ..spouse() },
        ),
        ("letter-withdrawn", Letter { watermark: Some("DITARIK".into()), ..parents() }),
        ("letter-long", long()),
        ("letter-english", english()),
    ]
}

fn letterhead() -> Letterhead {
    Letterhead {
        levels: vec!["Pemerintah Kabupaten Wonosobo".into(), "Kecamatan Watumalang".into(), "Desa Kuripan".into()],
        address: "Jalan Raya Kuripan Nomor 7, Watumalang, Wonosobo 56352".into(),
        phone: Some("(0286) 555 0142".into()),
        email: Some("kantor@kuripan.desa.example".into()),
        crest: Some(include_bytes!("../../tests/behaviour/fixtures/crest.png").to_vec()),
    }
}

fn spouse() -> Letter {
    Letter {
        letterhead: letterhead(),
        title: "Surat Izin Suami".into(),
        number: Some("470/014/KRP/XI/2026".into()),
        body: vec![
            Block::Paragraph("Yang bertanda tangan di bawah ini:".into()),
            Block::Parties(vec![
                Pair::new("Nama", "Slamet Riyadi"),
                Pair::new("NIK", "3307051204850003"),
                Pair::new("Tempat, tanggal lahir", "Wonosobo, 12 April 1985"),
                Pair::new("Pekerjaan", "Petani"),
                Pair::new("Alamat", "RT 003 RW 002, Dusun Krajan, Desa Kuripan, Kecamatan Watumalang, Kabupaten Wonosobo"),
            ]),
            Block::Paragraph("sebagai suami, dengan ini".into()),
            Block::Statement("MEMBERI IZIN".into()),
            Block::Paragraph("kepada istri saya:".into()),
            Block::Parties(vec![
                Pair::new("Nama", "Siti Nur'aini"),
                Pair::new("NIK", "3307055708900001"),
                Pair::new("Tempat, tanggal lahir", "Wonosobo, 17 Agustus 1990"),
                Pair::new("Alamat", "RT 003 RW 002, Dusun Krajan, Desa Kuripan, Kecamatan Watumalang, Kabupaten Wonosobo"),
            ]),
            Block::Paragraph(
                "untuk bekerja sebagai perawat lansia di Taiwan selama 36 (tiga puluh enam) bulan melalui P3MI \
                 PT Bina Karya Contoh, sesuai Pasal 13 huruf b Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan \
                 Pekerja Migran Indonesia."
                    .into(),
            ),
            Block::Paragraph(
                "Surat izin ini saya buat dengan sadar, tanpa paksaan dari pihak mana pun, untuk dipergunakan \
                 sebagaimana mestinya."
                    .into(),
            ),
            Block::Check(
                "Identitas dan kemauan bebas diperiksa Petugas Desmigratif pada 23 November 2026: \
                 pembuat pernyataan hadir sendiri dengan KTP asli."
                    .into(),
            ),
        ],
        place_and_date: "Kuripan, 24 November 2026".into(),
        signers: vec![maker("Slamet Riyadi"), head()],
        qr: Some(QrContent {
            url: ADDRESS.into(),
            caption: "Periksa keaslian surat ini: pindai kode, atau buka\ndesmigratif.example/cek dan ketik 470/014/KRP/XI/2026".into(),
        }),
        footer: documents::GENUINENESS_NOTE.say(Lang::Id).into(),
        watermark: None,
        paper: Paper::F4,
        date: Some(date(2026, 11, 24)),
        lang: Lang::Id,
    }
}

fn maker(name: &str) -> Signer {
    Signer {
        heading: "Yang membuat pernyataan,".into(),
        name: name.into(),
        meterai: Some("Meterai\nRp10.000".into()),
        ..Signer::default()
    }
}

fn head() -> Signer {
    Signer {
        heading: "Mengetahui,\nKepala Desa Kuripan".into(),
        name: "Bambang Sutrisno".into(),
        id_line: None,
        stamp: true,
        meterai: None,
    }
}

fn parents() -> Letter {
    let witness = Signer { heading: "Saksi,\nKetua RT 003".into(), name: String::new(), ..Signer::default() };
    Letter {
        title: "Surat Izin Orang Tua".into(),
        paper: Paper::A4,
        signers: vec![maker("Kasmini"), witness, head()],
        ..spouse()
    }
}

fn long() -> Letter {
    let mut letter = Letter { title: "Berita Acara Serah Terima Kepulangan".into(), paper: Paper::A4, ..spouse() };
    letter.body.push(Block::Paragraph("Barang dan berkas yang diserahkan:".into()));
    let points = (1..=24).map(|index| {
        format!("Berkas ke-{index}: paspor, perjanjian kerja, bukti kepesertaan jaminan sosial, dan surat lain yang dibawa pulang oleh pekerja migran dari negara penempatan.")
    });
    letter.body.push(Block::Points(points.collect()));
    letter
}

fn english() -> Letter {
    Letter {
        title: "Family Permission Letter".into(),
        letterhead: Letterhead { crest: None, ..letterhead() },
        body: vec![
            Block::Paragraph("The undersigned:".into()),
            Block::Parties(vec![
                Pair::new("Name", "Nguyễn Thị Ánh Đào-Müller*[#eval(\"1\")]"),
                Pair::new("Place of birth", "Łódź, Gijón, São Paulo, Þingvellir"),
                Pair::new("Address", ""),
            ]),
            Block::Paragraph("$x^2$ = _literal_ #set page(width: 1cm) `raw` <label> @ref // not a comment".into()),
        ],
        signers: vec![head()],
        lang: Lang::En,
        qr: Some(QrContent {
            url: "HTTPS://DESMIGRATIF.EXAMPLE/CEK/7QAX-22".into(),
            caption: "Check this letter: scan the code".into(),
        }),
        footer: documents::GENUINENESS_NOTE.say(Lang::En).into(),
        paper: Paper::A4,
        ..spouse()
    }
}
