//! The copy of a person's data on paper. Not here: what is in it (`office::data_copy`), the same as JSON
//! (`pages::data_request::copy`).

use documents::letter::{Block, Letter, Letterhead, Pair, Paper, Signer, Table};
use jiff::civil::Date;
use kernel::{Lang, day};

use crate::office::data_copy::DataCopy;
use crate::rules::data_request::Purpose;
use crate::words::data_request as words;

/// Records of one kind that are printed; all of them stand in the copy for computers.
const MOST_RECORDS: usize = 20;
/// Pieces of the paper, below what one letter may have.
const MOST_PIECES: usize = 340;

/// One look, as the person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The day.
    pub when: String,
    /// Role and office.
    pub who: String,
    /// For what.
    pub purpose: String,
    /// Which kinds.
    pub what: String,
}

/// What is printed.
pub struct Facts<'f> {
    /// Letterhead lines, the widest authority first.
    pub levels: Vec<String>,
    /// The office's address.
    pub address: String,
    /// Where it is written.
    pub place: String,
    /// On which day.
    pub date: Date,
    /// Whose data.
    pub name: String,
    /// The records.
    pub copy: &'f DataCopy,
    /// Who looked.
    pub trail: &'f [Look],
    /// What the data are used for.
    pub purposes: Vec<&'static Purpose>,
    /// Who holds what is not in it, in words.
    pub elsewhere: Vec<String>,
    /// A sample world.
    pub sample: bool,
    /// The reader's language.
    pub lang: Lang,
}

/// The paper.
pub fn paper(facts: &Facts<'_>) -> Letter {
    let lang = facts.lang;
    let mut body = vec![Block::Paragraph(words::COPY_INTRO.say(lang).to_owned()), Block::Statement(facts.name.clone())];
    records(&mut body, facts);
    body.push(Block::Heading(words::COPY_PURPOSES.say(lang).to_owned()));
    body.push(Block::Points(
        facts
            .purposes
            .iter()
            .map(|one| {
                format!("{} ({}; {})", one.label.say(lang), one.basis.label().say(lang).to_lowercase(), one.article)
            })
            .collect(),
    ));
    body.push(Block::Heading(words::COPY_TRAIL.say(lang).to_owned()));
    body.push(trail(facts.trail, lang));
    body.push(Block::Heading(words::COPY_LEFT_OUT.say(lang).to_owned()));
    body.push(Block::Paragraph(words::COPY_LEFT_OUT_TELL.say(lang).to_owned()));
    if !facts.elsewhere.is_empty() {
        body.push(Block::Paragraph(words::COPY_OTHER_HANDS.say(lang).to_owned()));
        body.push(Block::Points(facts.elsewhere.clone()));
    }
    let signer = |phrase: kernel::Phrase, name: &str, stamp| Signer {
        heading: phrase.say(lang).to_owned(),
        name: name.to_owned(),
        stamp,
        ..Signer::default()
    };
    Letter {
        letterhead: Letterhead {
            levels: facts.levels.clone(),
            address: facts.address.clone(),
            ..Letterhead::default()
        },
        title: words::COPY_TITLE.say(lang).to_owned(),
        body,
        place_and_date: format!("{}, {}", facts.place, day::full(facts.date, lang)),
        signers: vec![signer(words::COPY_RECEIVED_BY, &facts.name, false), signer(words::COPY_GIVEN_BY, "", true)],
        watermark: facts.sample.then(|| web::words::SAMPLE_PAPER.say(lang).to_owned()),
        date: Some(facts.date),
        paper: Paper::A4,
        lang,
        ..Letter::default()
    }
}

fn records(body: &mut Vec<Block>, facts: &Facts<'_>) {
    let lang = facts.lang;
    for group in &facts.copy.groups {
        if body.len() > MOST_PIECES {
            return;
        }
        body.push(Block::Heading(format!("{} · {}", group.room.say(lang), group.label.say(lang))));
        for record in group.records.iter().take(MOST_RECORDS) {
            let pairs = record.facts.iter().map(|fact| Pair::new(fact.label.say(lang), &fact.text)).collect();
            body.push(Block::Parties(pairs));
        }
        if group.records.len() > MOST_RECORDS {
            let more = group.records.len() - MOST_RECORDS;
            body.push(Block::Paragraph(format!("{more} {}", words::COPY_MORE.say(lang))));
        }
    }
}

fn trail(looks: &[Look], lang: Lang) -> Block {
    if looks.is_empty() {
        return Block::Paragraph(words::COPY_NO_TRAIL.say(lang).to_owned());
    }
    let heads = [words::COPY_WHEN, words::COPY_WHO, words::COPY_FOR, words::COPY_WHAT];
    let row = |look: &Look| vec![look.when.clone(), look.who.clone(), look.purpose.clone(), look.what.clone()];
    Block::Table(Table {
        heads: heads.map(|head| head.say(lang).to_owned()).to_vec(),
        shares: vec![4, 6, 5, 5],
        rows: looks.iter().take(200).map(row).collect(),
    })
}
