//! What must fit together within a designation. Each mistake stands at its field.

use kernel::refusal::Problem;
use kernel::region::{Code, Level, Regions};
use kernel::{Phrase, Value, phrase};
use web::Values;

use crate::records::designation::{DesignationStatus, Programme};

/// The programme began in 2016 (data/programme/claims.tsv); an earlier year is a slip.
const FIRST_YEAR: i64 = 2016;

const VILLAGE_ONLY: Phrase =
    phrase("Pilih satu desa, bukan kecamatan atau kabupaten.", "Choose one village, not a district or a regency.");
const TOO_EARLY: Phrase = phrase("Program ini dimulai pada 2016.", "The programme began in 2016.");
const FUTURE: Phrase = phrase("Tahun ini belum tiba.", "This year has not come yet.");
const OTHER_YEAR: Phrase =
    phrase("Tanggal ini tidak di dalam tahun penetapan.", "This date is not within the year of the designation.");
const NAME_IT: Phrase = phrase("Tulis nama programnya.", "Write the programme's name.");
const ENDED_HOW: Phrase = phrase(
    "Isi hanya bila keadaannya \"Berakhir\", dan tidak sebelum tahun penetapan.",
    "Only where the status is \"Ended\", and not before the year of the designation.",
);

/// The mistakes of a whole designation; none where it is sound.
pub fn problems(values: &Values, this_year: i64) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code, message| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    let year = values.integer("year").unwrap_or_default();
    if village(values).is_none() {
        say("village", "designation.village", VILLAGE_ONLY);
    }
    if year > this_year {
        say("year", "designation.future", FUTURE);
    } else if year < FIRST_YEAR && values.integer("programme") == Some(Programme::Desmigratif.code()) {
        say("year", "designation.early", TOO_EARLY);
    }
    if year_of(values.text("date")).is_some_and(|own| own != year) {
        say("date", "designation.date", OTHER_YEAR);
    }
    let other = values.integer("programme") == Some(Programme::Other.code());
    if other && values.text("other_programme").is_none_or(|name| name.trim().is_empty()) {
        say("other_programme", "designation.name", NAME_IT);
    }
    let ended = values.integer("status") == Some(DesignationStatus::Ended.code());
    if year_of(values.text("ended_on")).is_some_and(|own| !ended || own < year) {
        say("ended_on", "designation.ended", ENDED_HOW);
    }
    problems
}

/// The village that the values name, where it is one and on the list.
pub fn village(values: &Values) -> Option<Code> {
    let code = Code::parse(values.get("village").and_then(Value::as_text)?).ok()?;
    (code.level() == Level::Village && Regions::get().contains(&code)).then_some(code)
}

fn year_of(date: Option<&str>) -> Option<i64> {
    date?.get(..4)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Designation;
    use kernel::Record;

    fn values(pairs: &[(&str, Value)]) -> Values {
        let mut values = Values::new(Designation::SPEC);
        values.set("village", Value::Text("33.07.10.2004".into()));
        values.set("programme", Value::Integer(1));
        values.set("year", Value::Integer(2016));
        values.set("status", Value::Integer(1));
        for (name, value) in pairs {
            values.set(name, value.clone());
        }
        values
    }

    fn fields(pairs: &[(&str, Value)]) -> Vec<String> {
        problems(&values(pairs), 2026).into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn a_sound_designation_has_no_problem() {
        assert!(fields(&[("date", Value::Text("2016-12-30".into()))]).is_empty());
    }

    #[test]
    fn each_slip_is_said_at_its_field() {
        assert_eq!(fields(&[("village", Value::Text("33.07".into()))]), ["village"]);
        assert_eq!(fields(&[("year", Value::Integer(2027))]), ["year"]);
        assert_eq!(fields(&[("year", Value::Integer(2010))]), ["year"]);
        assert_eq!(fields(&[("date", Value::Text("2017-01-01".into()))]), ["date"]);
        assert_eq!(fields(&[("programme", Value::Integer(9))]), ["other_programme"]);
        assert_eq!(fields(&[("ended_on", Value::Text("2018-01-01".into()))]), ["ended_on"]);
    }
}
