//! From the cells of a row to the values of a record: what spreadsheets do to numbers and days is undone where it can be,
//! and said where it cannot. Values are read by the same rule as forms (`kernel::check`).

use std::collections::HashMap;

use documents::sheet::{Cell, day_of_serial};
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::spec::FieldType;
use kernel::{FieldSpec, Lang, Phrase, Value, phrase};

use super::import_rules::{Columns, RawRow, Remark};
use super::import_shape::{lines, normalised};
use crate::values::Values;

/// Typed into a cell, it empties the field; an empty cell leaves it as it is.
const CLEARS: [&str; 4] = ["(kosong)", "[kosong]", "(empty)", "[empty]"];

const DIGITS_LOST: Phrase = phrase(
    "Excel hanya menyimpan 15 angka, jadi angka terakhir sudah hilang. Ubah kolomnya menjadi Teks (Format Cells › Text), \
     lalu ketik lagi 16 angka dari KTP atau KK.",
    "Excel keeps 15 digits only, so the last one is lost. Turn the column into text (Format Cells › Text), then type the \
     16 digits again from the card.",
);
const FAILED: Phrase = phrase(
    "Rumus di sel ini gagal. Ketik isinya, bukan rumusnya.",
    "The formula in this cell failed. Type what it should say.",
);
const NOT_AN_ANSWER: Phrase = phrase("Jawaban ini tidak ada dalam daftar.", "This answer is not on the list.");

/// Reads rows of one sheet.
pub(super) struct CellReader<'c> {
    columns: &'c Columns,
    answers: Vec<HashMap<String, Value>>,
    /// What stands in cells of a ready reading, by column; for closed lists a name of theirs, for others the text.
    meanings: Vec<HashMap<String, &'static str>>,
    skips: Vec<(usize, String)>,
    today: Date,
}

/// A row as it was read: what is good of it, and what is wrong at which column.
pub(super) struct Reading {
    /// The own record's values.
    pub values: Values,
    /// Values of companions.
    pub companions: Vec<Value>,
    /// Text of references that are still to be found: (place, text).
    pub references: Vec<(usize, String)>,
    /// Errors.
    pub remarks: Vec<Remark>,
    /// Fields that the sheet empties.
    pub cleared: Vec<u32>,
}

impl<'c> CellReader<'c> {
    /// For the columns of a kind, with the meanings of a ready reading where there is one.
    pub fn new(columns: &'c Columns, format: Option<&super::import_rules::Format>, today: Date) -> CellReader<'c> {
        let answers = (0..columns.keys.len()).map(|index| answers_of(columns, index)).collect();
        let mut meanings: Vec<HashMap<String, &'static str>> = vec![HashMap::new(); columns.keys.len()];
        let mut skips = Vec::new();
        for parts in format.into_iter().flat_map(lines) {
            match parts[..] {
                ["isi", key, given, means] => {
                    if let Some(index) = columns.place(key) {
                        meanings[index].insert(normalised(given), means);
                    }
                }
                ["lewati", key, given] => skips.extend(columns.place(key).map(|index| (index, normalised(given)))),
                _ => {}
            }
        }
        CellReader { columns, answers, meanings, skips, today }
    }

    /// Does the row say of itself that it is to be passed over (moved away, died)?
    pub fn passes_over(&self, row: &RawRow<'_>) -> bool {
        let stands = |index: usize| normalised(&row.at(index).text());
        self.skips.iter().any(|(index, given)| stands(*index) == *given)
    }

    /// Reads a whole row. `asked` says which places the sheet has.
    pub fn read(&self, row: &RawRow<'_>, spec: &'static kernel::RecordSpec) -> Reading {
        let mut reading = Reading {
            values: Values::new(spec),
            companions: Vec::new(),
            references: Vec::new(),
            remarks: Vec::new(),
            cleared: Vec::new(),
        };
        for (index, field) in self.columns.fields.iter().enumerate() {
            let Some(field) = field else { continue };
            let own = index < self.columns.own;
            let value = match self.value(index, field, row.at(index)) {
                Ok(Read::Value(value)) => value,
                Ok(Read::Reference(text)) => {
                    reading.references.push((index, text));
                    Value::Null
                }
                Ok(Read::Cleared) => {
                    if own {
                        reading.cleared.push(field.tag);
                    }
                    Value::Null
                }
                Err((code, message)) => {
                    reading.remarks.push(Remark { key: field.name.to_owned(), code, message });
                    Value::Null
                }
            };
            match own {
                true if !value.is_null() => reading.values.put(field.tag, value),
                true => {}
                false => reading.companions.push(value),
            }
        }
        reading
    }

    fn value(&self, index: usize, field: &FieldSpec, cell: &Cell) -> Result<Read, (&'static str, Phrase)> {
        if let Cell::Failed(_) = cell {
            return Err(("formula", FAILED));
        }
        let numeric = matches!(field.kind, FieldType::Nik | FieldType::Kk);
        if let (true, Cell::Number(number)) = (numeric, cell)
            && lost_digits(*number)
        {
            return Err(("digits", DIGITS_LOST));
        }
        let text = typed(field.kind, cell);
        let text = text.trim();
        if text.is_empty() || is_dash(text) {
            return Ok(Read::Value(Value::Null));
        }
        if CLEARS.iter().any(|word| text.eq_ignore_ascii_case(word)) {
            return Ok(Read::Cleared);
        }
        let meant = self.meanings[index].get(&normalised(text)).copied();
        match field.kind {
            FieldType::Choice(_) | FieldType::YesNo => {
                let word = meant.map_or_else(|| normalised(text), normalised);
                let found = self.answers[index].get(&word).cloned();
                found.map(Read::Value).ok_or(("choice", NOT_AN_ANSWER))
            }
            FieldType::Reference(_) => Ok(Read::Reference(text.to_owned())),
            _ => self.parsed(field, meant.unwrap_or(text)),
        }
    }

    fn parsed(&self, field: &FieldSpec, text: &str) -> Result<Read, (&'static str, Phrase)> {
        let parsed = kernel::check::parse(field, text, self.today);
        parsed.map(Read::Value).map_err(|Problem { code, message, .. }| (code, message))
    }
}

/// What a cell gave.
enum Read {
    Value(Value),
    Reference(String),
    Cleared,
}

/// "-" is how many write that they do not know.
fn is_dash(text: &str) -> bool {
    text.chars().all(|sign| matches!(sign, '-' | '–' | '—' | '_' | '.'))
}

/// A number of sixteen digits that ends in 0: Excel writes that zero itself over the digit that it cannot keep. A program
/// that writes all sixteen is believed, as long as a number of this size still tells them apart.
fn lost_digits(number: f64) -> bool {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    number >= 1e15 && (number % 10.0 == 0.0 || number > EXACT)
}

/// A cell as somebody would have typed it into the field.
pub(super) fn typed(kind: FieldType, cell: &Cell) -> String {
    match (kind, cell) {
        (FieldType::Date, Cell::Number(number)) => day_number(*number),
        (FieldType::Date, Cell::Text(text)) => without_time(text).to_owned(),
        (FieldType::Phone, Cell::Number(number)) => phone_number(*number),
        (FieldType::Phone, Cell::Text(text)) => phone_text(text),
        (FieldType::Month, Cell::Date(date)) => format!("{:04}-{:02}", date.year(), date.month()),
        (FieldType::Year, Cell::Date(date)) => date.year().to_string(),
        (FieldType::Decimal | FieldType::Percent, Cell::Number(number)) => number.to_string().replace('.', ","),
        (FieldType::Text | FieldType::LongText, Cell::Text(text)) => text.strip_prefix('\'').unwrap_or(text).to_owned(),
        _ => cell.text(),
    }
}

/// A day given as a number: the spreadsheet's own count, or eight digits (seven where a zero in front was lost).
fn day_number(number: f64) -> String {
    match day_of_serial(number) {
        Some(day) => day.to_string(),
        None => eight_digits(&format!("{number:08.0}")).unwrap_or_else(|| Cell::Number(number).text()),
    }
}

fn eight_digits(text: &str) -> Option<String> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| format!("{}-{}-{}", &text[..2], &text[2..4], &text[4..]))
}

/// Without the time that databases add, and without what stands for "no date".
fn without_time(text: &str) -> &str {
    let text = text.trim().trim_start_matches('\'');
    let day = text.split_once('T').map_or(text, |(day, time)| if time.contains(':') { day } else { text });
    let day = match day.rsplit_once(' ') {
        Some((day, time)) if time.contains(':') => day.trim(),
        _ => day,
    };
    if matches!(day, "0000-00-00" | "00-00-0000" | "00/00/0000") { "" } else { day }
}

/// A telephone number that a spreadsheet took for a number has lost its zero or its plus.
fn phone_number(number: f64) -> String {
    phone_text(&Cell::Number(number).text())
}

fn phone_text(text: &str) -> String {
    let text = text.trim().trim_start_matches('\'');
    match text.as_bytes() {
        [b'8', ..] => format!("0{text}"),
        [b'6', b'2', ..] if text.len() > 9 => format!("+{text}"),
        _ => text.to_owned(),
    }
}

/// Every word that means an answer of a closed list.
fn answers_of(columns: &Columns, index: usize) -> HashMap<String, Value> {
    let mut words = HashMap::new();
    let Some(field) = columns.fields[index] else { return words };
    match field.kind {
        FieldType::Choice(choices) => {
            for choice in choices {
                for text in [choice.name, choice.label.say(Lang::Id), choice.label.say(Lang::En)] {
                    words.insert(normalised(text), Value::Integer(choice.code));
                }
            }
            for (_, word, name) in columns.rules.answers.iter().filter(|(key, ..)| *key == field.name) {
                if let Some(choice) = choices.iter().find(|choice| choice.name == *name) {
                    words.insert(normalised(word), Value::Integer(choice.code));
                }
            }
        }
        FieldType::YesNo => {
            for yes in ["ya", "y", "yes", "1", "ada", "true", "benar"] {
                words.insert(yes.to_owned(), Value::Integer(1));
            }
            for no in ["tidak", "t", "no", "n", "0", "tidak ada", "false", "salah"] {
                words.insert(no.to_owned(), Value::Integer(0));
            }
        }
        _ => {}
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_does_to_numbers_is_undone_or_said() {
        assert!(lost_digits(3_307_105_708_950_000.0) && lost_digits(3.307e15));
        assert!(!lost_digits(3_307_105_708_950_001.0), "a program that keeps all sixteen digits is believed");
        assert!(lost_digits(9_403_105_708_950_001.0), "above 2^53 neighbours are the same number");
        assert_eq!(typed(FieldType::Phone, &Cell::Number(81_234_567_890.0)), "081234567890");
        assert_eq!(typed(FieldType::Phone, &Cell::Number(6_281_234_567_890.0)), "+6281234567890");
        assert_eq!(typed(FieldType::Phone, &Cell::from("'081234567890")), "081234567890");
    }

    #[test]
    fn days_are_read_in_every_shape_that_sheets_give_them() {
        for cell in [
            Cell::Number(33_005.0),
            Cell::Number(12_051_990.0),
            Cell::from("1990-05-12 00:00:00"),
            Cell::from("12/05/1990"),
            Cell::from("'12-05-1990"),
            Cell::from("1990-05-12T00:00:00"),
            Cell::from("12 Mei 1990"),
            Cell::Date("1990-05-12".parse().unwrap()),
        ] {
            let day = kernel::day::parse(&typed(FieldType::Date, &cell));
            assert_eq!(day.map(|day| day.to_string()), Ok("1990-05-12".to_owned()), "{cell:?}");
        }
        assert_eq!(typed(FieldType::Date, &Cell::Number(1_021_990.0)), "01-02-1990", "a lost zero in front");
        assert_eq!(typed(FieldType::Date, &Cell::from("0000-00-00")), "");
    }
}
