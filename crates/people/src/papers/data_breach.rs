//! The written notice of a breach (UU 27/2022 art. 46): to a person affected, and to the authority. It names which data, when
//! and how, and what is done. Not here: who was told (`office::data_breach`).

use documents::letter::{Block, Letter, Letterhead, Pair, Paper, Signer};
use jiff::civil::Date;
use kernel::{Lang, day};

/// What is printed.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Letterhead lines, the widest authority first.
    pub levels: Vec<String>,
    /// The office's address.
    pub address: String,
    /// The office's telephone.
    pub phone: Option<String>,
    /// The office's email.
    pub email: Option<String>,
    /// Where it is written.
    pub place: String,
    /// On which day.
    pub date: Date,
    /// Whom it is written to.
    pub to: To,
    /// What happened, in words.
    pub cause: String,
    /// Which kinds of data.
    pub data: Vec<String>,
    /// When it was found.
    pub found: String,
    /// When and how it happened.
    pub how: String,
    /// Handling and recovery.
    pub measures: String,
    /// The head's title, name and civil service number.
    pub signer: (String, String, Option<String>),
    /// A sample world.
    pub sample: bool,
}

/// Whom a notice is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// Somebody whose data it concerns.
    Person(String),
    /// The authority, with how many people it concerns.
    Authority(String, i64),
}

/// The notice.
pub fn paper(facts: &Facts) -> Letter {
    let (name, title, number, sample) = (&facts.signer.1, &facts.signer.0, &facts.signer.2, facts.sample);
    Letter {
        letterhead: Letterhead {
            levels: facts.levels.clone(),
            address: facts.address.clone(),
            phone: facts.phone.clone(),
            email: facts.email.clone(),
            crest: None,
        },
        title: crate::words::data_breach::LETTER_TITLE.id.to_owned(),
        body: body(facts),
        place_and_date: format!("{}, {}", facts.place, day::full(facts.date, Lang::Id)),
        signers: vec![Signer {
            heading: title.clone(),
            name: name.clone(),
            id_line: number.as_ref().map(|number| format!("NIP {number}")),
            meterai: None,
            stamp: true,
        }],
        watermark: sample.then(|| "CONTOH".to_owned()),
        date: Some(facts.date),
        paper: Paper::A4,
        lang: Lang::Id,
        ..Letter::default()
    }
}

fn body(facts: &Facts) -> Vec<Block> {
    let (to, whose) = match &facts.to {
        To::Person(name) => (format!("Yth. {name}"), "data pribadi Anda".to_owned()),
        To::Authority(name, people) => (format!("Yth. {name}"), format!("data pribadi {people} orang")),
    };
    let mut body = vec![
        Block::Paragraph(to),
        Block::Paragraph(format!(
            "Menurut Pasal 46 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, kami memberitahukan \
             bahwa telah terjadi kegagalan pelindungan {whose}."
        )),
        Block::Parties(vec![
            Pair::new("Apa yang terjadi", &facts.cause),
            Pair::new("Diketahui pada", &facts.found),
            Pair::new("Data yang terkena", facts.data.join("; ")),
        ]),
        Block::Heading("Kapan dan bagaimana".to_owned()),
        Block::Paragraph(facts.how.clone()),
        Block::Heading("Penanganan dan pemulihan".to_owned()),
        Block::Paragraph(facts.measures.clone()),
    ];
    if let To::Person(_) = facts.to {
        body.push(Block::Heading("Yang dapat Anda lakukan".to_owned()));
        body.push(Block::Points(vec![
            "Berhati-hatilah dengan telepon atau pesan yang meminta kode, uang, atau data Anda, juga yang mengaku dari \
             kantor kami."
                .to_owned(),
            "Tanyakan kepada kantor ini data mana yang terkena; Anda juga berhak meminta salinan, perbaikan, atau \
             penghapusan data."
                .to_owned(),
            "Laporkan kepada kantor ini atau polisi bila data Anda disalahgunakan.".to_owned(),
        ]));
    }
    body.push(Block::Paragraph("Kami memohon maaf atas kejadian ini.".to_owned()));
    body
}
