//! What a sealed paper says, as lines of text that are sealed and read back for ever. Not here: sealing (`office::sealed_paper`),
//! how it looks (`papers::sealed_paper`).
//!
//! A line is a mark and cells, parted by tabs; a tab, a line feed and a backslash in a cell stand as `\t`, `\n` and `\\`.

use jiff::civil::Date;
use kernel::region::Code;

/// A paper's content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Heading.
    pub title: String,
    /// Number in its series.
    pub number: String,
    /// The day on it.
    pub date: Option<Date>,
    /// The office's region; empty for the nation.
    pub region: String,
    /// Letterhead, the widest authority first.
    pub levels: Vec<String>,
    /// The office's address.
    pub address: String,
    /// Where it was signed.
    pub place: String,
    /// The address at which its genuineness is checked.
    pub check_address: String,
    /// Of a sample world?
    pub sample: bool,
    /// What it says.
    pub body: Vec<Piece>,
    /// Who signs: heading, name, the line under the name.
    pub signers: Vec<[String; 3]>,
}

/// A piece of what a paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Running text.
    Paragraph(String),
    /// Set apart.
    Statement(String),
    /// A heading.
    Heading(String),
    /// Label and value.
    Pair(String, String),
    /// Headings of a table; its rows follow.
    Heads(Vec<String>),
    /// A row of the table before.
    Row(Vec<String>),
}

impl Content {
    /// The region as a code.
    pub fn code(&self) -> Code {
        Code::parse(&self.region).unwrap_or(Code::NATION)
    }

    /// As bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = String::new();
        let mut line = |mark: &str, cells: &[String]| {
            out.push_str(mark);
            for cell in cells {
                out.push('\t');
                out.push_str(&escaped(cell));
            }
            out.push('\n');
        };
        let one = |text: &String| vec![text.clone()];
        line("title", &one(&self.title));
        line("number", &one(&self.number));
        line("date", &one(&self.date.map_or_else(String::new, |date| date.to_string())));
        line("region", &one(&self.region));
        line("levels", &self.levels);
        line("address", &one(&self.address));
        line("place", &one(&self.place));
        line("check", &one(&self.check_address));
        line("sample", &one(&u8::from(self.sample).to_string()));
        for piece in &self.body {
            match piece {
                Piece::Paragraph(text) => line("p", &one(text)),
                Piece::Statement(text) => line("s", &one(text)),
                Piece::Heading(text) => line("h", &one(text)),
                Piece::Pair(label, value) => line("k", &[label.clone(), value.clone()]),
                Piece::Heads(cells) => line("th", cells),
                Piece::Row(cells) => line("tr", cells),
            }
        }
        for signer in &self.signers {
            line("sign", signer);
        }
        out.into_bytes()
    }

    /// From bytes; none where they are damaged. A mark of a later version is left out.
    pub fn decode(bytes: &[u8]) -> Option<Content> {
        let mut content = Content::default();
        for line in std::str::from_utf8(bytes).ok()?.lines() {
            let mut cells = line.split('\t').map(plain);
            let mark = cells.next()?;
            let cells: Vec<String> = cells.collect();
            let first = || cells.first().cloned().unwrap_or_default();
            match mark.as_str() {
                "title" => content.title = first(),
                "number" => content.number = first(),
                "date" => content.date = first().parse().ok(),
                "region" => content.region = first(),
                "levels" => content.levels = cells,
                "address" => content.address = first(),
                "place" => content.place = first(),
                "check" => content.check_address = first(),
                "sample" => content.sample = first() == "1",
                "p" => content.body.push(Piece::Paragraph(first())),
                "s" => content.body.push(Piece::Statement(first())),
                "h" => content.body.push(Piece::Heading(first())),
                "k" => content.body.push(Piece::Pair(first(), cells.get(1).cloned().unwrap_or_default())),
                "th" => content.body.push(Piece::Heads(cells)),
                "tr" => content.body.push(Piece::Row(cells)),
                "sign" => content.signers.push(<[String; 3]>::try_from(cells).ok()?),
                _ => {}
            }
        }
        (!content.title.is_empty()).then_some(content)
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "")
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            (letter, false) => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn content() -> Content {
        Content {
            title: "Berita Acara".to_owned(),
            number: "BAST/001/2026".to_owned(),
            date: Some(date(2026, 11, 24)),
            region: "33.07.10.2004".to_owned(),
            levels: vec!["Kab. Wonosobo".to_owned(), "Desa Kuripan".to_owned()],
            place: "Kuripan".to_owned(),
            check_address: "http://127.0.0.1:8080".to_owned(),
            sample: true,
            body: vec![
                Piece::Paragraph("Satu\tdua\\tiga\nempat".to_owned()),
                Piece::Pair("Paket".to_owned(), "Mesin".to_owned()),
                Piece::Heads(vec!["Barang".to_owned(), "Jumlah".to_owned()]),
                Piece::Row(vec!["Perajang".to_owned(), String::new()]),
            ],
            signers: vec![["Yang menerima,".to_owned(), "Siti".to_owned(), String::new()]],
            ..Content::default()
        }
    }

    #[test]
    fn a_content_comes_back_as_it_was_whatever_stands_in_its_cells() {
        assert_eq!(Content::decode(&content().encode()), Some(content()));
        assert_eq!(Content::decode(b"\xff"), None);
        assert_eq!(Content::decode(b""), None);
    }

    /// What was sealed once is read for ever: these bytes never change.
    #[test]
    fn the_bytes_of_a_content_are_these() {
        let short = Content { title: "A".to_owned(), number: "1".to_owned(), ..Content::default() };
        let bytes = "title\tA\nnumber\t1\ndate\t\nregion\t\nlevels\naddress\t\nplace\t\ncheck\t\nsample\t0\n";
        assert_eq!(short.encode(), bytes.as_bytes());
    }
}
