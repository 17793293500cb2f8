//! The packet of a referral: who asks whom for what by when, the data that are handed over, and how to answer, with a slip for
//! those who answer on paper. Not here: the facts (`office::referral`), the look of a paper (`documents`).

use documents::letter::{Block, Letter, Letterhead, Pair, Paper, Signer};
use documents::qr::QrContent;
use jiff::civil::Date;
use kernel::{Lang, day};

/// What is printed.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Lines of the letterhead.
    pub levels: Vec<String>,
    /// The office's address in one line.
    pub address: String,
    /// The office's telephone.
    pub phone: Option<String>,
    /// Its email.
    pub email: Option<String>,
    /// Where it is signed.
    pub place: String,
    /// The referral's number.
    pub number: String,
    /// The agency, with its desk.
    pub agency: String,
    /// In words.
    pub urgency: String,
    /// When it was sent.
    pub sent: Option<Date>,
    /// By when an answer is asked for.
    pub due: Option<Date>,
    /// What is asked.
    pub request: String,
    /// Data handed over, a line each.
    pub handed: Vec<String>,
    /// On which ground.
    pub ground: String,
    /// Where one answers, without the code.
    pub page: String,
    /// The code as it is printed; empty on a draft.
    pub code: String,
    /// The address that the QR opens.
    pub link: String,
    /// Who signs.
    pub officer: String,
    /// A sample world.
    pub sample: bool,
    /// Not sent yet.
    pub draft: bool,
}

const DOTS: &str = "……………………………………………………………";

/// The paper, to be signed by pen. The reply slip is its last part.
pub fn paper(facts: &Facts) -> Letter {
    let full = |date: Date| day::full(date, Lang::Id);
    let due = facts.due.map_or_else(|| "secepatnya".to_owned(), full);
    let mut body = vec![
        Block::Parties(vec![
            Pair::new("Kepada Yth.", &facts.agency),
            Pair::new("Kepentingan", &facts.urgency),
            Pair::new("Mohon jawaban", format!("paling lambat {due}")),
        ]),
        Block::Paragraph("Dengan hormat, kami merujuk hal berikut untuk ditangani:".to_owned()),
        Block::Paragraph(facts.request.clone()),
    ];
    if !facts.handed.is_empty() {
        body.push(Block::Parties(facts.handed.iter().map(|line| pair(line)).collect()));
    }
    body.push(Block::Check(format!(
        "Dasar penyerahan data: {}. Data hanya dipakai untuk menangani rujukan ini (UU 27/2022 Pasal 20).",
        facts.ground
    )));
    if !facts.code.is_empty() {
        body.push(Block::Statement(format!("KODE BALAS {}", facts.code)));
        body.push(Block::Points(vec![
            format!("Jawab tanpa akun: buka {} atau pindai kode QR, lalu ketik kode balas.", facts.page),
            "Tulis diterima oleh siapa, nomor di instansi, perkiraan selesai, dan hasilnya.".to_owned(),
            "Tidak ada internet? Isi lembar balasan di bawah ini atau telepon kantor kami.".to_owned(),
        ]));
    }
    body.push(Block::Paragraph("Lembar balasan (gunting, isi, dan kirim kembali):".to_owned()));
    body.push(Block::Parties(vec![
        Pair::new("Rujukan", &facts.number),
        Pair::new("Diterima oleh", DOTS),
        Pair::new("Jabatan, instansi", DOTS),
        Pair::new("Nomor di instansi", DOTS),
        Pair::new("Perkiraan selesai", DOTS),
        Pair::new("Hasil", DOTS),
    ]));
    Letter {
        letterhead: Letterhead {
            levels: facts.levels.clone(),
            address: facts.address.clone(),
            phone: facts.phone.clone(),
            email: facts.email.clone(),
            crest: None,
        },
        title: "Surat Rujukan".to_owned(),
        number: Some(facts.number.clone()),
        body,
        place_and_date: match facts.sent {
            Some(sent) => format!("{}, {}", facts.place, full(sent)),
            None => format!("{}, {DOTS}", facts.place),
        },
        signers: vec![Signer {
            heading: "Petugas yang merujuk,".to_owned(),
            name: facts.officer.clone(),
            stamp: true,
            ..Signer::default()
        }],
        qr: (!facts.link.is_empty()).then(|| QrContent { url: facts.link.clone(), caption: facts.page.clone() }),
        footer: "Rahasia: hanya untuk instansi yang dituju.".to_owned(),
        watermark: match (facts.draft, facts.sample) {
            (true, _) => Some("DRAF".to_owned()),
            (false, true) => Some("CONTOH".to_owned()),
            (false, false) => None,
        },
        date: facts.sent,
        paper: Paper::A4,
        lang: Lang::Id,
    }
}

/// "Nama: Siti" as label and value; a line without a colon stands by itself.
fn pair(line: &str) -> Pair {
    match line.split_once(": ") {
        Some((label, value)) if label.chars().count() <= 30 => Pair::new(label, value),
        _ => Pair::new("Keterangan", line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packet_prints_what_was_handed_over_and_the_code_only_once_it_is_sent() {
        let facts = Facts {
            levels: vec!["Desa Kuripan".into()],
            number: "R-ABAB-ABAB".into(),
            agency: "BP3MI".into(),
            request: "Mohon pendampingan.".into(),
            handed: vec!["Nama: Siti".into(), "Berada di Taipei sejak Maret".into()],
            draft: true,
            ..Facts::default()
        };
        let draft = paper(&facts);
        assert_eq!(draft.watermark.as_deref(), Some("DRAF"));
        assert!(!draft.body.iter().any(|block| matches!(block, Block::Statement(_))) && draft.qr.is_none());
        let sent = paper(&Facts { code: "7QAX-22KM-93TV4".into(), draft: false, ..facts });
        assert!(sent.body.iter().any(|block| matches!(block, Block::Statement(text) if text.contains("7QAX"))));
        let parties =
            sent.body.iter().filter_map(|block| if let Block::Parties(all) = block { Some(all) } else { None });
        assert!(parties.flatten().any(|pair| pair.label == "Nama" && pair.value == "Siti"));
        assert!(documents::letter::render(&sent).is_ok());
    }
}
