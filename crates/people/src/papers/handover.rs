//! The printed record of a handover (*berita acara serah terima tugas*): both names, the day, what was open, three
//! signatures. Not here: what is open (the page), the look of a paper (`documents`).

use documents::letter::{Block, Letter, Letterhead, Pair, Paper, Signer};
use jiff::civil::Date;
use kernel::access::{Role, VILLAGE};
use kernel::{Lang, day};

use crate::words::handover as words;

/// What is printed.
#[derive(Debug, Clone)]
pub struct Facts {
    /// What the office is called.
    pub office: String,
    /// Its address in one line.
    pub address: String,
    /// Where it is signed.
    pub place: String,
    /// Who hands over.
    pub giver: String,
    /// Who takes over.
    pub receiver: String,
    /// Who takes note; empty leaves a dotted line.
    pub head: String,
    /// The role that is handed over.
    pub role: String,
    /// Why.
    pub reason: String,
    /// From which day.
    pub begins: Date,
    /// From which day the giver is back.
    pub back: Option<Date>,
    /// What one should know.
    pub note: Option<String>,
    /// What is open, a line each.
    pub items: Vec<String>,
    /// A sample world.
    pub sample: bool,
}

/// The paper, to be signed by pen.
pub fn paper(facts: &Facts) -> Letter {
    let full = |date: Date| day::full(date, Lang::Id);
    let mut desk = vec![
        Pair::new("Peran", &facts.role),
        Pair::new("Kantor", &facts.office),
        Pair::new("Sebab", &facts.reason),
        Pair::new("Mulai tanggal", full(facts.begins)),
    ];
    desk.extend(facts.back.map(|back| Pair::new("Kembali bertugas", full(back))));
    let mut body = vec![
        Block::Paragraph(format!(
            "Pihak Pertama, {}, menyerahkan tugas di bawah ini kepada Pihak Kedua, {}, yang menerimanya.",
            facts.giver, facts.receiver
        )),
        Block::Parties(desk),
    ];
    if facts.items.is_empty() {
        body.push(Block::Paragraph("Tidak ada tugas yang masih terbuka.".to_owned()));
    } else {
        body.push(Block::Paragraph("Tugas yang masih terbuka:".to_owned()));
        body.push(Block::Points(facts.items.clone()));
    }
    body.extend(facts.note.as_ref().map(|note| Block::Paragraph(format!("Catatan: {note}"))));
    body.push(Block::Paragraph(
        "Sejak tanggal tersebut Pihak Kedua bertanggung jawab atas tugas ini, dan Pihak Pertama tidak lagi membuka data \
         dengan peran ini."
            .to_owned(),
    ));
    let signer =
        |heading: &str, name: &str| Signer { heading: heading.to_owned(), name: name.to_owned(), ..Signer::default() };
    Letter {
        letterhead: Letterhead {
            levels: vec![facts.office.clone()],
            address: facts.address.clone(),
            ..Letterhead::default()
        },
        title: "Berita Acara Serah Terima Tugas".to_owned(),
        body,
        place_and_date: format!("{}, {}", facts.place, full(facts.begins)),
        signers: vec![
            signer("Pihak Pertama,\nyang menyerahkan", &facts.giver),
            signer("Pihak Kedua,\nyang menerima", &facts.receiver),
            Signer { stamp: true, ..signer("Mengetahui,", &facts.head) },
        ],
        watermark: facts.sample.then(|| "CONTOH".to_owned()),
        date: Some(facts.begins),
        paper: Paper::A4,
        lang: Lang::Id,
        ..Letter::default()
    }
}

/// What the paper says of something that is open. The village head signs the paper too: what is closed to the head stands on
/// it without what it is about, whoever prints.
pub fn as_the_head_knows(role: Role, open_to_head: bool, text: String) -> String {
    let closed = VILLAGE.contains(&role) && !open_to_head;
    if closed { words::ITEM_CLOSED.say(Lang::Id).to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_to_the_head_stands_on_the_paper_without_what_it_is_about() {
        let said = |open| as_the_head_knows(Role::PetugasDesmigratif, open, "Masalah ditangani".to_owned());
        assert_eq!(said(true), "Masalah ditangani");
        assert!(!said(false).contains("Masalah"));
        // A regency's paper is signed by nobody of a village.
        assert_eq!(as_the_head_knows(Role::Koordinator, false, "Laporan".to_owned()), "Laporan");
    }
}
