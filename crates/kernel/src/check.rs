//! From what a person typed to a value, by the field's declaration, with a word at the field where it cannot be.
//! Not here: checks across fields (each room's rules) and the form itself (web).

use std::borrow::Cow;

use jiff::civil::Date;

use crate::day;
use crate::kk::Kk;
use crate::money::{Percent, Rupiah};
use crate::nik::Nik;
use crate::phone;
use crate::refusal::Problem;
use crate::region::{Code, Regions};
use crate::spec::{FieldSpec, FieldType};
use crate::value::{Reference, Value};
use crate::words::{Phrase, phrase};

/// What is wrong with a typed value: a stable code and words.
pub type Mistake = (&'static str, Phrase);

/// Reads one typed field. Empty is `Null`; a required empty field is a mistake.
pub fn parse(field: &FieldSpec, typed: &str, today: Date) -> Result<Value, Problem> {
    let typed = visible(typed);
    let typed = typed.trim();
    let parsed = if typed.is_empty() {
        if field.required {
            Err(("required", phrase("Bagian ini wajib diisi.", "This must be filled in.")))
        } else {
            Ok(Value::Null)
        }
    } else {
        parse_given(field.kind, typed, today)
    };
    parsed.map_err(|(code, message)| Problem { field: field.name.to_owned(), code, message })
}

fn parse_given(kind: FieldType, typed: &str, today: Date) -> Result<Value, Mistake> {
    match kind {
        FieldType::Text => text(typed, 200),
        FieldType::LongText => text(typed, 10_000),
        FieldType::Nik => {
            Nik::parse(typed).map(|nik| Value::Text(nik.as_str().to_owned())).map_err(|error| ("nik", error.phrase()))
        }
        FieldType::Kk => {
            Kk::parse(typed).map(|kk| Value::Text(kk.as_str().to_owned())).map_err(|error| ("kk", error.phrase()))
        }
        FieldType::Date => date(typed),
        FieldType::Month => day::Month::parse(typed)
            .map(|month| Value::Text(month.to_string()))
            .map_err(|error| ("month", error.phrase())),
        FieldType::Year => year(typed, today),
        FieldType::Rupiah => {
            Rupiah::parse(typed).map(|amount| Value::Integer(amount.0)).map_err(|error| ("amount", error.phrase()))
        }
        FieldType::Integer | FieldType::Moment => {
            typed.replace('.', "").parse().map(Value::Integer).map_err(|_| NUMBER)
        }
        FieldType::Decimal | FieldType::ForeignMoney | FieldType::Point => text(typed, 60),
        FieldType::Percent => percent(typed),
        FieldType::YesNo => yes_no(typed),
        FieldType::Choice(choices) => choices
            .iter()
            .find(|choice| choice.name == typed || choice.code.to_string() == typed)
            .map(|choice| Value::Integer(choice.code))
            .ok_or(("choice", phrase("Pilih salah satu jawaban yang ada.", "Choose one of the answers."))),
        FieldType::Reference(_) => {
            reference(typed).ok_or(("reference", phrase("Pilih dari daftar.", "Choose from the list.")))
        }
        FieldType::Region => region(typed),
        FieldType::Country => country(typed),
        FieldType::Phone => phone::parse(typed)
            .map(|number| Value::Text(number.as_str().to_owned()))
            .map_err(|error| ("phone", error.phrase())),
        FieldType::Email => email(typed),
        FieldType::File | FieldType::Signature | FieldType::Bytes => {
            Err(("kind", phrase("Lampirkan berkas.", "Attach a file.")))
        }
    }
}

/// Without the marks that no one sees: telephones and chats copy them along with numbers, and in a name they would turn
/// letters around on a paper. Joiners (U+200C, U+200D) stay: some scripts and signs need them.
fn visible(typed: &str) -> Cow<'_, str> {
    let unseen = |c: char| {
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
    };
    if typed.contains(unseen) { Cow::Owned(typed.replace(unseen, "")) } else { Cow::Borrowed(typed) }
}

const NUMBER: Mistake = ("number", phrase("Tulis dengan angka.", "Write digits."));

fn text(typed: &str, most: usize) -> Result<Value, Mistake> {
    if typed.chars().count() > most {
        return Err(("long", phrase("Terlalu panjang.", "Too long.")));
    }
    if typed.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') {
        return Err(("characters", phrase("Ada tanda yang tidak dapat disimpan.", "Some characters cannot be kept.")));
    }
    Ok(Value::Text(typed.replace("\r\n", "\n")))
}

fn date(typed: &str) -> Result<Value, Mistake> {
    let date = day::parse(typed).map_err(|error| ("date", error.phrase()))?;
    if !(1900..=2200).contains(&date.year()) {
        return Err(("date", phrase("Periksa tahunnya.", "Check the year.")));
    }
    Ok(Value::Text(date.to_string()))
}

fn year(typed: &str, today: Date) -> Result<Value, Mistake> {
    match typed.parse::<i64>() {
        Ok(year) if (1900..=i64::from(today.year()) + 50).contains(&year) => Ok(Value::Integer(year)),
        _ => Err(("year", phrase("Tulis tahun dengan empat angka.", "Write the year in four digits."))),
    }
}

fn percent(typed: &str) -> Result<Value, Mistake> {
    Percent::parse(typed).map(|percent| Value::Integer(percent.0)).map_err(|error| ("percent", error.phrase()))
}

fn yes_no(typed: &str) -> Result<Value, Mistake> {
    match typed.to_lowercase().as_str() {
        "1" | "ya" | "yes" | "on" | "true" => Ok(Value::Integer(1)),
        "0" | "tidak" | "no" | "off" | "false" => Ok(Value::Integer(0)),
        _ => Err(("yes_no", phrase("Pilih ya atau tidak.", "Choose yes or no."))),
    }
}

fn reference(typed: &str) -> Option<Value> {
    let (record, home) = typed.split_once('@')?;
    Some(Value::Reference(Reference { record: record.parse().ok()?, home: home.parse().ok()? }))
}

/// A region is given as its code, or as `Name (code)` the way the list offers it.
fn region(typed: &str) -> Result<Value, Mistake> {
    const UNKNOWN: Mistake = (
        "region",
        phrase(
            "Wilayah ini tidak ada dalam daftar. Ketik sebagian namanya lalu pilih.",
            "This region is not on the list. Type part of its name and choose.",
        ),
    );
    let code = typed.rsplit_once('(').map_or(typed, |(_, code)| code.trim_end_matches(')'));
    if let Ok(code) = Code::parse(code.trim()) {
        return if Regions::get().name(&code).is_some() {
            Ok(Value::Text(code.as_str().to_owned()))
        } else {
            Err(UNKNOWN)
        };
    }
    match Regions::get().search(typed, None, 2).as_slice() {
        [only] => Ok(Value::Text(only.code.as_str().to_owned())),
        _ => Err(UNKNOWN),
    }
}

fn country(typed: &str) -> Result<Value, Mistake> {
    crate::country::find(typed)
        .map(|country| Value::Text(country.code.to_owned()))
        .ok_or(("country", phrase("Negara ini tidak ada dalam daftar.", "This country is not on the list.")))
}

fn email(typed: &str) -> Result<Value, Mistake> {
    let good = typed.len() <= 254
        && typed.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
        })
        && !typed.contains(char::is_whitespace);
    if good {
        Ok(Value::Text(typed.to_lowercase()))
    } else {
        Err((
            "email",
            phrase(
                "Alamat email tidak lengkap. Contoh: nama@contoh.id.",
                "Not a whole email address. Example: name@example.id.",
            ),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_nobody_sees_are_left_out_and_everything_else_stays() {
        assert_eq!(visible("\u{202a}+62 812-3456-7890\u{202c}"), "+62 812-3456-7890");
        assert_eq!(visible("Ali \u{202e}nasaH\u{202c}"), "Ali nasaH");
        assert_eq!(visible("\u{200b}\u{feff}").trim(), "");
        for kept in ["Nur\u{2019}aini", "محمد", "می\u{200c}خواهم", "👩\u{200d}🌾"] {
            assert_eq!(visible(kept), kept);
        }
    }

    #[test]
    fn a_telephone_number_is_told_what_is_wrong_with_it() {
        let said = |text: &str| parse_given(FieldType::Phone, text, Date::constant(2026, 11, 24)).unwrap_err().1.id;
        assert!(said("081").contains("terlalu pendek"));
        assert!(said("08123456789012345").contains("terlalu panjang"));
        assert!(said("tidak ada").contains("hanya berisi angka"));
    }
}
