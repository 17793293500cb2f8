//! A sealed paper as it is printed: from its content and seal alone. Not here: what it says (`rules::sealed_paper`).

use documents::letter::{Block, Letter, Letterhead, Pair, Paper, Signer, Table};
use documents::qr::QrContent;
use kernel::seal::Seal;
use kernel::{Lang, Refusal, day};

use super::letter::check_url;
use crate::rules::letter::{check_code, shown_code};
use crate::rules::sealed_paper::{Content, Piece};

/// Sets it as PDF.
///
/// # Errors
/// `Fault` where it cannot be set.
pub fn render(content: &Content, seal: Option<&Seal>, withdrawn: bool) -> Result<Vec<u8>, Refusal> {
    let sample = content.sample.then(|| "CONTOH".to_owned());
    let letter = Letter {
        letterhead: Letterhead {
            levels: content.levels.clone(),
            address: content.address.clone(),
            ..Letterhead::default()
        },
        title: content.title.clone(),
        number: Some(content.number.clone()).filter(|number| !number.is_empty()),
        body: blocks(&content.body),
        place_and_date: match content.date {
            Some(date) => format!("{}, {}", content.place, day::full(date, Lang::Id)),
            None => format!("{}, ……………………………", content.place),
        },
        signers: content.signers.iter().map(signer).collect(),
        qr: seal.map(|seal| code(content, seal)),
        footer: if seal.is_some() { documents::GENUINENESS_NOTE.say(Lang::Id).to_owned() } else { String::new() },
        watermark: if withdrawn { Some("DITARIK".to_owned()) } else { sample },
        date: content.date,
        paper: Paper::A4,
        lang: Lang::Id,
    };
    Ok(documents::letter::render(&letter).map_err(Refusal::fault)?.into_bytes())
}

fn signer([heading, name, line]: &[String; 3]) -> Signer {
    let id_line = Some(line.clone()).filter(|line| !line.is_empty());
    Signer { heading: heading.clone(), name: name.clone(), id_line, ..Signer::default() }
}

/// Pairs that follow each other stand aligned; rows belong to the table before them.
fn blocks(body: &[Piece]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for piece in body {
        match piece {
            Piece::Paragraph(text) => blocks.push(Block::Paragraph(text.clone())),
            Piece::Statement(text) => blocks.push(Block::Statement(text.clone())),
            Piece::Heading(text) => blocks.push(Block::Heading(text.clone())),
            Piece::Pair(label, value) => match blocks.last_mut() {
                Some(Block::Parties(pairs)) => pairs.push(Pair::new(label, value)),
                _ => blocks.push(Block::Parties(vec![Pair::new(label, value)])),
            },
            Piece::Heads(heads) => {
                let shares = heads.iter().enumerate().map(|(place, _)| if place == 0 { 6 } else { 4 }).collect();
                blocks.push(Block::Table(Table { heads: heads.clone(), shares, rows: Vec::new() }));
            }
            Piece::Row(cells) => {
                if let Some(Block::Table(table)) = blocks.last_mut() {
                    table.rows.push(cells.clone());
                }
            }
        }
    }
    blocks
}

fn code(content: &Content, seal: &Seal) -> QrContent {
    let address = content.check_address.trim_end_matches('/');
    let plain = address.split_once("://").map_or(address, |(_, rest)| rest);
    let short = shown_code(&check_code(&seal.payload.digest));
    QrContent {
        url: check_url(address, &seal.to_text()),
        caption: format!("Periksa keaslian dokumen ini: pindai kode, atau buka\n{plain}/cek dan ketik {short}"),
    }
}
