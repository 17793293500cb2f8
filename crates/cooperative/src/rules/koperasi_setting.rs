//! What can be set, between which bounds, and what counts until a meeting decides: data/cooperative/settings.tsv.
//! Not here: what a koperasi decided (`office::koperasi_setting`).

use std::sync::OnceLock;

use kernel::money::{Percent, Rupiah, decimal, whole};
use kernel::{Lang, Phrase, phrase};

use crate::records::koperasi::{Form, Principle};
use crate::records::koperasi_setting::SettingKey;
use crate::words::body;

const TABLE: &str = include_str!("../../../../data/cooperative/settings.tsv");

/// The parts among which the surplus is shared; together they are the whole.
pub const SURPLUS_KEYS: [SettingKey; 7] = [
    SettingKey::ShareReserve,
    SettingKey::ShareCapital,
    SettingKey::ShareUse,
    SettingKey::ShareBoard,
    SettingKey::ShareStaff,
    SettingKey::ShareEducation,
    SettingKey::ShareSocial,
];

/// What a BUMDes does not have: its capital comes from the village (PP 11/2021 art. 17).
pub const NOT_OF_BUMDES: [SettingKey; 2] = [SettingKey::PrincipalSavings, SettingKey::CompulsorySavings];

/// In what a setting is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Whole rupiah.
    Rupiah,
    /// Hundredths of a percent: 24 % is 2400.
    Percent,
    /// Millionths: 0.1 % is 1000.
    Millionths,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// The digits 1, 2, 3 in the order in which they are served.
    Order,
}

/// What can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// Which.
    pub key: SettingKey,
    /// What it is called in full.
    pub label: Phrase,
    /// The same in a sharia koperasi.
    pub sharia_label: Phrase,
    /// In what it is counted.
    pub unit: Unit,
    /// What counts until a meeting decides.
    pub default: i64,
    /// The least that may be decided.
    pub least: i64,
    /// The most.
    pub most: i64,
    /// Not where there is no such thing.
    pub only: Option<Principle>,
    /// Heading under which it stands.
    pub group: &'static str,
    /// Article, or AD/ART.
    pub source: &'static str,
    /// How sure the number is.
    pub confidence: &'static str,
}

impl Declared {
    /// Does a koperasi of this principle have it?
    pub fn is_for(&self, principle: Principle) -> bool {
        self.only.is_none_or(|only| only == principle)
    }

    /// Does a body of this form and principle have it? A BUMDes has no savings that are capital.
    pub fn is_of(&self, form: Form, principle: Principle) -> bool {
        self.is_for(principle) && !(form == Form::Bumdes && NOT_OF_BUMDES.contains(&self.key))
    }

    /// What it is called in a body of this form and principle.
    pub fn label_for(&self, form: Form, principle: Principle) -> Phrase {
        let place = SURPLUS_KEYS.iter().position(|key| *key == self.key);
        match (place, principle) {
            (Some(place), _) => body::of(form, principle).parts[place],
            (None, Principle::Sharia) => self.sharia_label,
            (None, Principle::Conventional) => self.label,
        }
    }

    /// A value in the words of a principle.
    pub fn say_for(&self, value: i64, principle: Principle, lang: Lang) -> String {
        if self.unit == Unit::Order { order_words(value, principle, lang) } else { self.say(value, lang) }
    }

    /// May this be decided?
    pub fn allows(&self, value: i64) -> bool {
        (self.least..=self.most).contains(&value) && (self.unit != Unit::Order || is_order(value))
    }

    /// A value in words.
    pub fn say(&self, value: i64, lang: Lang) -> String {
        let counted = |unit: Phrase| format!("{} {}", whole(value, lang), unit.say(lang));
        match self.unit {
            Unit::Rupiah => format!("Rp{}", Rupiah(value).plain()),
            Unit::Percent => Percent(value).say(lang),
            Unit::Millionths => format!("{}%", decimal(value, 4, lang)),
            Unit::Days => counted(phrase("hari", "days")),
            Unit::Months => counted(phrase("bulan", "months")),
            Unit::Years => counted(phrase("tahun", "years")),
            Unit::Order => order_words(value, Principle::Conventional, lang),
        }
    }

    /// A value as one would type it.
    pub fn typed(&self, value: i64) -> String {
        match self.unit {
            Unit::Rupiah => Rupiah(value).plain(),
            Unit::Percent => Percent(value).say(Lang::Id).trim_end_matches('%').to_owned(),
            Unit::Millionths => decimal(value, 4, Lang::Id),
            _ => value.to_string(),
        }
    }

    /// Reads what was typed; none where it is no number of this kind.
    pub fn read(&self, typed: &str) -> Option<i64> {
        match self.unit {
            Unit::Rupiah => Rupiah::parse(typed).ok().map(|amount| amount.0),
            Unit::Percent => Percent::parse(typed).ok().map(|percent| percent.0),
            Unit::Millionths => millionths(typed),
            _ => typed.trim().parse().ok(),
        }
    }
}

/// Numbers of which the first may not be above the second, and the days of which it must lie below.
pub const RISING: [(SettingKey, SettingKey); 3] = [
    (SettingKey::LeastLoanRate, SettingKey::MostLoanRate),
    (SettingKey::DaysSubstandard, SettingKey::DaysDoubtful),
    (SettingKey::DaysDoubtful, SettingKey::DaysLoss),
];

/// Does the first of two such numbers lie where it may?
pub fn rises(key: SettingKey, (first, second): (i64, i64)) -> bool {
    if key == SettingKey::LeastLoanRate { first <= second } else { first < second }
}

/// Percent with up to four decimals as millionths.
fn millionths(typed: &str) -> Option<i64> {
    let typed = typed.trim().trim_end_matches('%').trim_end();
    let (whole, rest) = typed.split_once([',', '.']).unwrap_or((typed, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || rest.len() > 4 || !digits(whole) || !digits(rest) {
        return None;
    }
    format!("{whole}{rest:0<4}").parse().ok()
}

fn is_order(value: i64) -> bool {
    let mut digits: Vec<char> = value.to_string().chars().collect();
    digits.sort_unstable();
    digits == ['1', '2', '3']
}

fn order_words(value: i64, principle: Principle, lang: Lang) -> String {
    let word = |digit| match digit {
        '1' => phrase("denda", "penalty").say(lang),
        '2' if principle == Principle::Sharia => phrase("margin atau bagi hasil", "margin or profit share").say(lang),
        '2' => phrase("jasa", "service").say(lang),
        _ => phrase("pokok", "principal").say(lang),
    };
    value.to_string().chars().map(word).collect::<Vec<_>>().join(", ")
}

/// Everything that can be set, in the order of the data.
pub fn all() -> &'static [Declared] {
    static ALL: OnceLock<Vec<Declared>> = OnceLock::new();
    ALL.get_or_init(|| rows().filter_map(read_row).collect())
}

/// What is declared of a key. Every key is in the data (a test holds them together).
pub fn of(key: SettingKey) -> Option<&'static Declared> {
    all().iter().find(|one| one.key == key)
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read_row(row: &'static str) -> Option<Declared> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, unit, default, least, most, only, group, _from, source, confidence, ref sharia @ ..] = parts[..]
    else {
        return None;
    };
    Some(Declared {
        key: SettingKey::from_name(key)?,
        label: phrase(id, en),
        sharia_label: match sharia {
            [id, en] => phrase(id, en),
            _ => phrase(id, en),
        },
        unit: match unit {
            "rupiah" => Unit::Rupiah,
            "percent" => Unit::Percent,
            "millionths" => Unit::Millionths,
            "days" => Unit::Days,
            "months" => Unit::Months,
            "years" => Unit::Years,
            "order" => Unit::Order,
            _ => return None,
        },
        default: default.parse().ok()?,
        least: least.parse().ok()?,
        most: most.parse().ok()?,
        only: if only == "semua" { None } else { Some(Principle::from_name(only)?) },
        group,
        source,
        confidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_in_the_data_and_its_default_may_be_decided() {
        assert_eq!(all().len(), rows().count());
        for key in SettingKey::ALL {
            let declared = of(*key).unwrap_or_else(|| panic!("{} is not in the data", key.name()));
            assert!(declared.allows(declared.default), "{}", key.name());
        }
    }

    #[test]
    fn the_parts_of_the_surplus_are_the_whole_by_default() {
        let sum: i64 = SURPLUS_KEYS.iter().filter_map(|key| of(*key)).map(|one| one.default).sum();
        assert_eq!(sum, Percent::WHOLE.0);
    }

    #[test]
    fn a_sharia_koperasi_reads_no_word_of_interest_or_service_among_its_settings() {
        for one in all().iter().filter(|one| one.is_for(Principle::Sharia)) {
            let label = one.label_for(Form::New, Principle::Sharia).id.to_lowercase();
            assert!(!["jasa", "bunga", "pinjaman"].iter().any(|word| label.contains(word)), "{label}");
            let value = one.say_for(one.default, Principle::Sharia, Lang::Id);
            assert!(!value.contains("jasa"), "{value}");
        }
    }

    #[test]
    fn a_bumdes_has_no_savings_that_are_capital_and_shares_its_result_with_the_village() {
        let all = || all().iter().filter(|one| one.is_of(Form::Bumdes, Principle::Conventional));
        assert!(all().all(|one| !NOT_OF_BUMDES.contains(&one.key)));
        let labels: Vec<&str> = all().map(|one| one.label_for(Form::Bumdes, Principle::Conventional).id).collect();
        assert!(labels.iter().any(|label| label.contains("PADes")), "{labels:?}");
    }

    #[test]
    fn law_bounds_what_a_meeting_may_decide() {
        let allows = |key, value| of(key).is_some_and(|one| one.allows(value));
        assert!(allows(SettingKey::MostLoanRate, 2400) && !allows(SettingKey::MostLoanRate, 2401));
        assert!(allows(SettingKey::VoluntaryService, 900) && !allows(SettingKey::VoluntaryService, 901));
        assert!(allows(SettingKey::RelatedLimit, 1000) && !allows(SettingKey::RelatedLimit, 1001));
        assert!(allows(SettingKey::AnnualDeadline, 6) && !allows(SettingKey::AnnualDeadline, 7));
        assert!(allows(SettingKey::InstalmentOrder, 312) && !allows(SettingKey::InstalmentOrder, 133));
    }

    #[test]
    fn what_is_typed_comes_back_as_it_was_shown() {
        for declared in all() {
            assert_eq!(
                declared.read(&declared.typed(declared.default)),
                Some(declared.default),
                "{}",
                declared.key.name()
            );
        }
        let penalty = of(SettingKey::PenaltyPerDay).unwrap();
        assert_eq!(penalty.read("0,15%"), Some(1500));
        assert_eq!(penalty.read("satu"), None);
    }
}
