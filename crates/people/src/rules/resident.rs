//! What in a resident's card is probably wrong. Reasons to look, never to refuse.
//! Not here: the shape of a single value (`kernel::check`), who may be the same person (`rules::duplicate`).

use jiff::civil::Date;
use kernel::day;
use kernel::nik::{self, Nik, NikWarning};
use kernel::refusal::Problem;
use kernel::region::{Code, Level, Regions};
use kernel::{Lang, phrase};

use crate::records::resident::Sex;

/// Nobody who comes to the desk was born earlier.
pub const EARLIEST_YEAR: i16 = 1900;

/// What the NIK says otherwise than the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResidentWarning {
    /// Birth date or sex inside the NIK differ.
    Nik(NikWarning),
    /// The NIK was first given in another regency: usual for who moved here, otherwise a typing mistake.
    OtherRegency(Code),
    /// Its first four digits are no regency of today's edition: an old code, or a typing mistake.
    UnknownRegency,
}

impl ResidentWarning {
    /// The field at which it is said.
    pub const fn field(self) -> &'static str {
        match self {
            ResidentWarning::Nik(NikWarning::BirthDate) => "birth_date",
            ResidentWarning::Nik(NikWarning::Sex) => "sex",
            ResidentWarning::OtherRegency(_) | ResidentWarning::UnknownRegency => "nik",
        }
    }

    /// The stable code: a tick confirms exactly the codes that were shown.
    pub const fn code(self) -> &'static str {
        match self {
            ResidentWarning::Nik(NikWarning::BirthDate) => "nik.birth_date",
            ResidentWarning::Nik(NikWarning::Sex) => "nik.sex",
            ResidentWarning::OtherRegency(_) => "nik.regency",
            ResidentWarning::UnknownRegency => "nik.regency_unknown",
        }
    }

    /// What the officer reads.
    pub fn say(self, lang: Lang) -> String {
        match self {
            ResidentWarning::Nik(warning) => warning.phrase().say(lang).to_owned(),
            ResidentWarning::OtherRegency(code) => {
                let name = Regions::get().short(&code).unwrap_or_else(|| code.as_str().to_owned());
                match lang {
                    Lang::Id => format!("NIK ini pertama kali terdaftar di {name}. Wajar bagi warga pendatang; bila bukan, periksa KTP."),
                    Lang::En => format!("This NIK was first registered in {name}. Usual for somebody who moved here; otherwise check the KTP."),
                }
            }
            ResidentWarning::UnknownRegency => phrase(
                "Empat angka pertama NIK bukan kode kabupaten/kota yang berlaku sekarang. Mungkin kode lama; periksa KTP.",
                "The first four digits of the NIK are no regency of today. It may be an old code; check the KTP.",
            )
            .say(lang)
            .to_owned(),
        }
    }
}

/// What the NIK says otherwise than birth date, sex and village. A NIK never changes, not even when a birth date is
/// corrected or people move, so none of these refuses.
pub fn warnings(
    nik: Option<&Nik>,
    birth: Option<Date>,
    sex: Option<Sex>,
    village: Option<Code>,
) -> Vec<ResidentWarning> {
    let Some(nik) = nik else { return Vec::new() };
    let sex = sex.map(|sex| match sex {
        Sex::Male => nik::Sex::Male,
        Sex::Female => nik::Sex::Female,
    });
    let mut found: Vec<ResidentWarning> = nik.warnings(birth, sex).into_iter().map(ResidentWarning::Nik).collect();
    if let Some(own) = village.and_then(|village| village.at(Level::Regency)) {
        match Code::parse(&nik.as_str()[..4]).ok().filter(|code| Regions::get().contains(code)) {
            None => found.push(ResidentWarning::UnknownRegency),
            Some(code) if code != own => found.push(ResidentWarning::OtherRegency(code)),
            Some(_) => {}
        }
    }
    found
}

/// A birth date that cannot be: not yet come, or before 1900.
pub fn birth_problem(birth: Date, today: Date) -> Option<Problem> {
    let (code, message) = if birth > today {
        ("date.future", day::DayError::Future.phrase())
    } else if birth.year() < EARLIEST_YEAR {
        ("date.early", phrase("Periksa tahunnya: sebelum 1900.", "Check the year: before 1900."))
    } else {
        return None;
    };
    Some(Problem { field: "birth_date".to_owned(), code, message })
}

/// A name in which there is nothing to call a person by. One letter is a name: people are called O or U.
pub fn name_problem(name: &str) -> Option<Problem> {
    (!name.chars().any(char::is_alphabetic)).then(|| Problem {
        field: "name".to_owned(),
        code: "name.letters",
        message: phrase("Tulis namanya dengan huruf.", "Write the name in letters."),
    })
}

/// Whole years on a day; `None` for a birth date that has not come.
pub fn age(birth: Date, today: Date) -> Option<u16> {
    (birth <= today).then(|| day::age(birth, today))
}

/// A hamlet as people say it: "Dusun Krajan", whether or not the word was typed along.
pub fn hamlet(dusun: &str) -> String {
    with_word("Dusun", dusun)
}

/// RT and RW as people say them: "RT 02/01".
pub fn neighbourhood(rt_rw: &str) -> String {
    with_word("RT", rt_rw)
}

fn with_word(word: &str, typed: &str) -> String {
    let typed = typed.trim();
    let has = typed.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if typed.is_empty() || has { typed.to_owned() } else { format!("{word} {typed}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn nik(text: &str) -> Nik {
        Nik::parse(text).unwrap()
    }

    fn village() -> Option<Code> {
        Code::parse("33.07.10.2004").ok()
    }

    #[test]
    fn a_name_holds_a_letter_of_some_script() {
        for name in ["O", "Nur'aini", "R.A. Kartini, S.Pd.", "Ñ Çelik", "محمد"] {
            assert!(name_problem(name).is_none(), "{name}");
        }
        for name in ["-", ".", "12345", "\u{1f600}"] {
            assert_eq!(name_problem(name).map(|problem| problem.code), Some("name.letters"), "{name}");
        }
    }

    #[test]
    fn a_nik_that_agrees_with_the_card_warns_of_nothing() {
        let woman = nik("3307105708950001");
        assert_eq!(warnings(Some(&woman), Some(date(1995, 8, 17)), Some(Sex::Female), village()), Vec::new());
        assert_eq!(warnings(None, None, Some(Sex::Male), village()), Vec::new(), "a person without NIK is a person");
    }

    #[test]
    fn birth_date_sex_and_regency_that_disagree_are_said_at_their_fields() {
        let other = nik("3302015708950001");
        let found = warnings(Some(&other), Some(date(1996, 8, 17)), Some(Sex::Male), village());
        let fields: Vec<_> = found.iter().map(|warning| warning.field()).collect();
        assert_eq!(fields, ["birth_date", "sex", "nik"]);
        assert!(found[2].say(Lang::Id).contains("Banyumas"), "{}", found[2].say(Lang::Id));
    }

    #[test]
    fn a_birth_date_in_the_future_or_before_1900_is_a_problem_and_today_is_not() {
        let today = date(2026, 11, 24);
        assert_eq!(birth_problem(date(2026, 11, 25), today).map(|problem| problem.code), Some("date.future"));
        assert_eq!(birth_problem(date(1899, 12, 31), today).map(|problem| problem.code), Some("date.early"));
        assert_eq!(birth_problem(today, today), None);
    }

    #[test]
    fn a_place_is_said_with_its_word_once() {
        assert_eq!(hamlet("Krajan"), "Dusun Krajan");
        assert_eq!(hamlet("dusun Krajan"), "dusun Krajan");
        assert_eq!(neighbourhood("02/01"), "RT 02/01");
        assert_eq!(neighbourhood("é"), "RT é");
        assert_eq!(hamlet(" "), "");
    }
}
