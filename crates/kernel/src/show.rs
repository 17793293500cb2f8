//! How a value is read by people: one line, in their language, masked where the number is a secret of a person.
//! Not here: pages (web) and papers (documents), names behind references (store looks those up).

use crate::country;
use crate::day::{self, Month, Zone};
use crate::kk::Kk;
use crate::money::{Percent, Rupiah};
use crate::nik::Nik;
use crate::region::{Code, Regions};
use crate::spec::{FieldSpec, FieldType};
use crate::value::{Held, Value};
use crate::words::{Lang, Phrase, phrase};

/// Shown instead of what the reader may not see.
pub const SEALED: Phrase = phrase("tertutup", "sealed");
/// Shown instead of what was erased on request.
pub const ERASED: Phrase = phrase("sudah dihapus", "erased");
const YES: Phrase = phrase("Ya", "Yes");
const NO: Phrase = phrase("Tidak", "No");

impl FieldSpec {
    /// The cell in words. A NIK, a KK and a telephone are shown whole: the door decides who sees them at all.
    pub fn show(&self, cell: &Held<Value>, lang: Lang) -> String {
        match cell {
            Held::Sealed => SEALED.say(lang).to_owned(),
            Held::Erased => ERASED.say(lang).to_owned(),
            Held::Known(value) => show_value(self.kind, value, lang),
        }
    }

    /// The cell in words for a screen that others may see: numbers of persons are masked.
    pub fn show_masked(&self, cell: &Held<Value>, lang: Lang) -> String {
        let Held::Known(Value::Text(text)) = cell else { return self.show(cell, lang) };
        match self.kind {
            FieldType::Nik => Nik::parse(text).map_or_else(|_| text.clone(), |nik| nik.masked()),
            FieldType::Kk => Kk::parse(text).map_or_else(|_| text.clone(), |kk| kk.masked()),
            FieldType::Phone => crate::phone::parse(text).map_or_else(|_| text.clone(), |phone| phone.masked()),
            _ => self.show(cell, lang),
        }
    }

    /// The cell as a form shows it for editing.
    pub fn typed(&self, cell: &Held<Value>) -> String {
        let Held::Known(value) = cell else { return String::new() };
        match (self.kind, value) {
            (FieldType::Choice(choices), Value::Integer(code)) => choices
                .iter()
                .find(|choice| choice.code == *code)
                .map_or_else(String::new, |choice| choice.name.to_owned()),
            (FieldType::Date, Value::Text(text)) => text.clone(),
            (FieldType::Region, Value::Text(code)) => Code::parse(code).map_or_else(
                |_| code.clone(),
                |code| format!("{} ({})", Regions::get().name(&code).unwrap_or_default(), code.as_str()),
            ),
            (FieldType::Country, Value::Text(code)) => {
                country::get(code).map_or_else(|| code.clone(), |country| country.name.id.to_owned())
            }
            (FieldType::YesNo, Value::Integer(yes)) => (if *yes == 1 { "ya" } else { "tidak" }).to_owned(),
            (FieldType::Percent, Value::Integer(points)) => {
                Percent(*points).say(Lang::Id).trim_end_matches('%').trim().to_owned()
            }
            (_, Value::Reference(to)) => format!("{}@{}", to.record, to.home),
            (_, Value::Integer(number)) => number.to_string(),
            (_, Value::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }
}

fn show_value(kind: FieldType, value: &Value, lang: Lang) -> String {
    match (kind, value) {
        (_, Value::Null) => String::new(),
        (FieldType::Choice(choices), Value::Integer(code)) => choices
            .iter()
            .find(|choice| choice.code == *code)
            .map_or_else(String::new, |choice| choice.label.say(lang).to_owned()),
        (FieldType::YesNo, Value::Integer(yes)) => (if *yes == 1 { YES } else { NO }).say(lang).to_owned(),
        (FieldType::Rupiah, Value::Integer(amount)) => Rupiah(*amount).to_string(),
        (FieldType::Year, Value::Integer(year)) => year.to_string(),
        (FieldType::Percent, Value::Integer(points)) => Percent(*points).say(lang),
        (FieldType::Moment, Value::Integer(milliseconds)) => day::moment(*milliseconds, Zone::Wib, lang),
        (FieldType::Date, Value::Text(text)) => {
            text.parse().map_or_else(|_| text.clone(), |date| day::short(date, lang))
        }
        (FieldType::Month, Value::Text(text)) => {
            text.parse::<Month>().map_or_else(|_| text.clone(), |month| month.show(lang))
        }
        (FieldType::Region, Value::Text(text)) => {
            Code::parse(text).ok().and_then(|code| Regions::get().full_name(&code)).unwrap_or_else(|| text.clone())
        }
        (FieldType::Country, Value::Text(code)) => {
            country::get(code).map_or_else(|| code.clone(), |country| country.name.say(lang).to_owned())
        }
        (_, Value::Integer(number)) => crate::money::whole(*number, lang),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Bytes(_) | Value::Reference(_)) => String::new(),
    }
}
