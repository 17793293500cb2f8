//! How likely two cards are of one person: a sum of weights, each with its reason in words. A reason to look, never a
//! decision: people decide. Not here: finding whom to compare (`office::same_person`), how alike names are (`kernel::name`).

use jiff::civil::Date;
use kernel::nik::Nik;
use kernel::{Phrase, name, phrase};

use crate::records::resident::Sex;

/// The day on which these weights were set, measured with `tests/duplicates.rs`.
pub const WEIGHTS_OF: Date = jiff::civil::date(2026, 11, 24);
/// From here two cards are shown as perhaps of one person.
pub const PERHAPS: i32 = 60;
/// From here they almost surely are.
pub const ALMOST_SURE: i32 = 90;
/// From here whoever registers somebody is asked to look first: one look costs less than a second card.
pub const ASK_FIRST: i32 = 45;

/// What is known of a person when two are compared; empty or `None` is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// Name.
    pub name: String,
    /// NIK.
    pub nik: Option<Nik>,
    /// Birth date.
    pub birth: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Region code of the village.
    pub village: String,
    /// Hamlet.
    pub dusun: String,
    /// RT and RW.
    pub rt_rw: String,
    /// Telephone in the international form.
    pub phone: String,
    /// Passport number.
    pub passport: String,
    /// Households to which the person belongs, by their family card or their record.
    pub households: Vec<String>,
}

/// One reason for or against, with its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The same NIK.
    NikSame,
    /// NIK that differ by one digit or two neighbours swapped.
    NikMistyped,
    /// NIK alike but for the serial: the same region, birth date and sex.
    NikSerial,
    /// Two different NIK.
    NikDiffers,
    /// The same passport.
    PassportSame,
    /// The same name, letter by letter.
    NameSame,
    /// Names that sound the same.
    NameSounds,
    /// Names that are much alike.
    NameAlike,
    /// Names that share a part.
    NamePart,
    /// Different names.
    NameDiffers,
    /// Born on the same day.
    BirthSame,
    /// Day and month stand the other way round.
    BirthSwapped,
    /// Dates that differ by one digit.
    BirthMistyped,
    /// The same year, and one date is one that is written where the day is not known.
    BirthYearOnly,
    /// The same year, another day.
    BirthYear,
    /// Different birth dates.
    BirthDiffers,
    /// Another sex.
    SexDiffers,
    /// The same sex.
    SexSame,
    /// The same household or family card.
    HouseholdSame,
    /// The same telephone; families share one.
    PhoneSame,
    /// The same RT.
    RtSame,
    /// The same hamlet.
    DusunSame,
    /// Recorded in two villages.
    OtherVillage,
}

impl Part {
    /// Points for (or, below zero, against) one person. Set on [`WEIGHTS_OF`].
    pub const fn weight(self) -> i32 {
        match self {
            Part::NikSame => 90,
            Part::PassportSame => 60,
            Part::NikMistyped => 35,
            Part::NikSerial => -20,
            Part::NikDiffers => -45,
            Part::NameSame => 45,
            Part::NameSounds => 42,
            Part::NameAlike => 30,
            Part::NamePart => 14,
            Part::NameDiffers => -45,
            Part::BirthSame => 35,
            Part::BirthSwapped => 26,
            Part::BirthMistyped => 22,
            Part::BirthYearOnly => 15,
            Part::BirthYear => -8,
            Part::BirthDiffers => -40,
            Part::SexDiffers => -35,
            Part::SexSame => 3,
            Part::HouseholdSame => 12,
            Part::PhoneSame => 15,
            Part::RtSame => 4,
            Part::DusunSame => 4,
            Part::OtherVillage => -4,
        }
    }

    /// Speaks for one person rather than for two?
    pub const fn speaks_for(self) -> bool {
        self.weight() > 0
    }

    /// The reason as people read it.
    pub const fn phrase(self) -> Phrase {
        match self {
            Part::NikSame => phrase("NIK sama", "same NIK"),
            Part::NikMistyped => phrase("NIK berbeda satu angka", "NIK differ by one digit"),
            Part::NikSerial => phrase("NIK hanya berbeda nomor urut", "NIK differ in the serial only"),
            Part::NikDiffers => phrase("NIK berbeda", "different NIK"),
            Part::PassportSame => phrase("paspor sama", "same passport"),
            Part::NameSame => phrase("nama sama", "same name"),
            Part::NameSounds => phrase("nama berbunyi sama", "names sound the same"),
            Part::NameAlike => phrase("nama mirip", "similar name"),
            Part::NamePart => phrase("sebagian nama sama", "part of the name is the same"),
            Part::NameDiffers => phrase("nama berbeda", "different name"),
            Part::BirthSame => phrase("tanggal lahir sama", "same birth date"),
            Part::BirthSwapped => {
                phrase("tanggal dan bulan lahir tertukar", "day and month of birth the other way round")
            }
            Part::BirthMistyped => phrase("tanggal lahir berbeda satu angka", "birth dates differ by one digit"),
            Part::BirthYearOnly => {
                phrase("tahun lahir sama, tanggalnya perkiraan", "same year of birth, the day is a guess")
            }
            Part::BirthYear => phrase("tahun lahir sama, tanggal berbeda", "same year of birth, another day"),
            Part::BirthDiffers => phrase("tanggal lahir berbeda", "different birth date"),
            Part::SexDiffers => phrase("jenis kelamin berbeda", "another sex"),
            Part::SexSame => phrase("jenis kelamin sama", "same sex"),
            Part::HouseholdSame => phrase("satu keluarga", "same household"),
            Part::PhoneSame => phrase("telepon sama", "same telephone"),
            Part::RtSame => phrase("RT sama", "same RT"),
            Part::DusunSame => phrase("dusun sama", "same hamlet"),
            Part::OtherVillage => phrase("tercatat di dua desa", "recorded in two villages"),
        }
    }
}

/// How likely two cards are of one person, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// 0 to 100.
    pub score: i32,
    /// Every reason, the weightiest first.
    pub parts: Vec<Part>,
}

impl Likeness {
    /// Almost surely one person?
    pub fn is_almost_sure(&self) -> bool {
        self.score >= ALMOST_SURE
    }
}

/// Compares two cards. Either order gives the same.
pub fn likeness(one: &Traits, other: &Traits) -> Likeness {
    let mut parts: Vec<Part> = [
        nik(one.nik.as_ref(), other.nik.as_ref()),
        same(&one.passport, &other.passport, Part::PassportSame),
        Some(names(&one.name, &other.name)),
        births(one.birth, other.birth),
        sexes(one.sex, other.sex),
        one.households.iter().any(|own| other.households.contains(own)).then_some(Part::HouseholdSame),
        same(&one.phone, &other.phone, Part::PhoneSame),
        same(&one.rt_rw, &other.rt_rw, Part::RtSame).filter(|_| one.village == other.village),
        same(&one.dusun, &other.dusun, Part::DusunSame).filter(|_| one.village == other.village),
        (one.village != other.village).then_some(Part::OtherVillage),
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.sort_by_key(|part| (-part.weight().abs(), *part));
    let sum: i32 = parts.iter().map(|part| part.weight()).sum();
    Likeness { score: sum.clamp(0, 100), parts }
}

fn same(one: &str, other: &str, part: Part) -> Option<Part> {
    (!one.trim().is_empty() && one.trim().eq_ignore_ascii_case(other.trim())).then_some(part)
}

fn nik(one: Option<&Nik>, other: Option<&Nik>) -> Option<Part> {
    let (one, other) = (one?.as_str(), other?.as_str());
    Some(if one == other {
        Part::NikSame
    } else if is_slip(one, other) {
        Part::NikMistyped
    } else if one.get(..12) == other.get(..12) {
        Part::NikSerial
    } else {
        Part::NikDiffers
    })
}

/// One sign differs, or two neighbours are swapped: what a finger does.
fn is_slip(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let places: Vec<usize> = (0..one.len()).filter(|at| one[*at] != other[*at]).collect();
    match places.as_slice() {
        [_] => true,
        [left, right] => right - left == 1 && one[*left] == other[*right] && one[*right] == other[*left],
        _ => false,
    }
}

fn names(one: &str, other: &str) -> Part {
    match name::similarity(one, other) {
        100 => Part::NameSame,
        95.. => Part::NameSounds,
        84.. => Part::NameAlike,
        62.. => Part::NamePart,
        _ => Part::NameDiffers,
    }
}

fn births(one: Option<Date>, other: Option<Date>) -> Option<Part> {
    let (one, other) = (one?, other?);
    let swapped = (one.day(), one.month()) == (other.month(), other.day());
    Some(if one == other {
        Part::BirthSame
    } else if one.year() == other.year() {
        match (swapped, is_guess(one) || is_guess(other)) {
            (true, _) => Part::BirthSwapped,
            (_, true) => Part::BirthYearOnly,
            _ if is_slip(&one.to_string(), &other.to_string()) => Part::BirthMistyped,
            _ => Part::BirthYear,
        }
    } else if is_slip(&one.to_string(), &other.to_string()) {
        Part::BirthMistyped
    } else {
        Part::BirthDiffers
    })
}

/// A day that the civil registry and surveys write where only the year is known.
fn is_guess(date: Date) -> bool {
    matches!((date.month(), date.day()), (1, 1) | (7, 1) | (12, 31))
}

fn sexes(one: Option<Sex>, other: Option<Sex>) -> Option<Part> {
    Some(if one? == other? { Part::SexSame } else { Part::SexDiffers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn siti() -> Traits {
        Traits {
            name: "Siti Aminah".into(),
            birth: Some(date(1995, 8, 17)),
            sex: Some(Sex::Female),
            village: "33.07.10.2004".into(),
            dusun: "Krajan".into(),
            rt_rw: "02/01".into(),
            ..Traits::default()
        }
    }

    fn with_nik(text: &str) -> Traits {
        Traits { nik: Nik::parse(text).ok(), ..siti() }
    }

    #[test]
    fn the_same_name_and_day_are_perhaps_one_person_and_the_reasons_say_so() {
        let found = likeness(&siti(), &Traits { name: "Sitti Amina".into(), ..siti() });
        assert!(found.score >= PERHAPS, "{found:?}");
        assert!(found.parts.contains(&Part::BirthSame) && found.parts[0] == Part::NameSounds, "{found:?}");
        let sum: i32 = found.parts.iter().map(|part| part.weight()).sum();
        assert_eq!(found.score, sum.clamp(0, 100), "the score is what its reasons add up to");
    }

    #[test]
    fn the_same_nik_is_almost_sure_whatever_the_spelling_and_one_wrong_digit_still_counts() {
        let one = with_nik("3307105708950001");
        let married = Traits { name: "Aminah Slamet".into(), ..with_nik("3307105708950001") };
        assert!(likeness(&one, &married).is_almost_sure(), "{:?}", likeness(&one, &married));
        assert!(likeness(&one, &with_nik("3307105708950007")).is_almost_sure());
        let stranger = Traits { name: "Budi".into(), sex: Some(Sex::Male), ..with_nik("3307105708950001") };
        assert!(!likeness(&one, &stranger).is_almost_sure(), "a number typed at the wrong person is looked at");
    }

    #[test]
    fn a_swapped_day_a_wrong_digit_and_a_guessed_day_are_told_apart() {
        let part = |left: Date, right: Date| births(Some(left), Some(right)).unwrap();
        assert_eq!(part(date(1995, 3, 8), date(1995, 8, 3)), Part::BirthSwapped);
        assert_eq!(part(date(1995, 8, 17), date(1985, 8, 17)), Part::BirthMistyped);
        assert_eq!(part(date(1995, 8, 17), date(1995, 8, 18)), Part::BirthMistyped);
        assert_eq!(part(date(1995, 8, 17), date(1995, 1, 1)), Part::BirthYearOnly);
        assert_eq!(part(date(1995, 8, 17), date(1995, 3, 2)), Part::BirthYear);
        assert_eq!(part(date(1995, 8, 17), date(1970, 3, 2)), Part::BirthDiffers);
        assert_eq!(births(None, Some(date(1995, 8, 17))), None, "what is not known says nothing");
    }

    #[test]
    fn namesakes_of_other_ages_parents_and_children_and_brothers_are_not_one_person() {
        for other in [
            Traits { birth: Some(date(1962, 2, 3)), ..siti() },
            Traits { name: "Dewi Lestari".into(), ..siti() },
            Traits { name: "Budi Santoso".into(), sex: Some(Sex::Male), ..siti() },
            Traits { name: "Siti Rohmah".into(), birth: Some(date(1995, 2, 1)), ..siti() },
        ] {
            let found = likeness(&siti(), &other);
            assert!(found.score < PERHAPS, "{other:?}: {found:?}");
        }
    }

    #[test]
    fn either_order_gives_the_same() {
        let other = Traits { name: "Aminah".into(), birth: Some(date(1995, 1, 1)), ..Traits::default() };
        assert_eq!(likeness(&siti(), &other), likeness(&other, &siti()));
    }
}
