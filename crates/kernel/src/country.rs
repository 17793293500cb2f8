//! Countries and territories of ISO 3166-1 as destinations: names in both languages, currency, the frequent ones first.
//! Which of them are open for placement, and for which jobs, is dated data elsewhere.

use crate::money::Currency;
use crate::words::{Lang, Phrase};
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../../data/countries.tsv");

/// One country or territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// The two letters, such as `MY`. This is what records hold.
    pub code: &'static str,
    /// The name in both languages.
    pub name: Phrase,
    /// The currency of wages there; nothing only for Antarctica.
    pub currency: Option<Currency>,
    /// Its place among the frequent destinations, from 1; nothing for the others.
    pub frequent: Option<u8>,
    also: &'static str,
}

/// All countries, sorted by code, Indonesia among them.
pub fn all() -> &'static [Country] {
    static COUNTRIES: OnceLock<Vec<Country>> = OnceLock::new();
    COUNTRIES.get_or_init(|| TABLE.lines().filter_map(read).collect())
}

fn read(line: &'static str) -> Option<Country> {
    if line.starts_with('#') {
        return None;
    }
    let mut parts = line.split('\t');
    let code = parts.next()?;
    let name = Phrase { id: parts.next()?, en: parts.next()? };
    Some(Country {
        code,
        name,
        currency: parts.next().and_then(|code| Currency::parse(code).ok()),
        frequent: parts.next().and_then(|rank| rank.parse().ok()),
        also: parts.next().unwrap_or_default(),
    })
}

/// The country with these two letters, in any case.
pub fn get(code: &str) -> Option<&'static Country> {
    let upper = code.trim().to_ascii_uppercase();
    let at = all().binary_search_by_key(&upper.as_str(), |country| country.code).ok()?;
    all().get(at)
}

/// The one country that is meant by its letters, its name in either language, or another usual name ("Dubai").
pub fn find(typed: &str) -> Option<&'static Country> {
    let wanted = folded(typed);
    get(typed).or_else(|| all().iter().find(|country| names(country).any(|name| name == wanted)))
}

/// Countries whose code or a name begins with, or holds, what was typed; best first. Nothing typed: the frequent ones.
pub fn search(typed: &str, limit: usize) -> Vec<&'static Country> {
    let wanted = folded(typed);
    if wanted.is_empty() {
        return frequent().into_iter().take(limit).collect();
    }
    let mut found: Vec<(u8, u8, &str, &'static Country)> = all()
        .iter()
        .filter_map(|country| {
            let rank = rank(country, &wanted)?;
            Some((rank, country.frequent.unwrap_or(u8::MAX), country.name.id, country))
        })
        .collect();
    found.sort_by_key(|(rank, frequent, name, _)| (*rank, *frequent, *name));
    found.into_iter().map(|(.., country)| country).take(limit).collect()
}

/// The destinations most workers go to, in the order of the data.
pub fn frequent() -> Vec<&'static Country> {
    let mut frequent: Vec<_> = all().iter().filter(|country| country.frequent.is_some()).collect();
    frequent.sort_by_key(|country| country.frequent);
    frequent
}

/// All destinations for a list to choose from: the frequent ones, then the rest by name; without Indonesia.
pub fn destinations(lang: Lang) -> Vec<&'static Country> {
    let mut rest: Vec<_> = all().iter().filter(|country| country.frequent.is_none() && country.code != "ID").collect();
    rest.sort_by_key(|country| folded(country.name.say(lang)));
    let mut list = frequent();
    list.extend(rest);
    list
}

fn rank(country: &Country, wanted: &str) -> Option<u8> {
    if folded(country.code) == wanted {
        return Some(0);
    }
    names(country)
        .filter_map(|name| match name.find(wanted) {
            Some(0) if name.len() == wanted.len() => Some(0),
            Some(0) => Some(1),
            Some(at) if name.as_bytes()[at - 1] == b' ' => Some(2),
            Some(_) if wanted.len() > 2 => Some(3),
            _ => None,
        })
        .min()
}

fn names(country: &Country) -> impl Iterator<Item = String> {
    [country.name.id, country.name.en]
        .into_iter()
        .chain(country.also.split(", ").filter(|name| !name.is_empty()))
        .map(folded)
}

/// Lower case, only letters, digits and single spaces; accents off.
fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à'..='å' => plain.push('a'),
            'è'..='ë' => plain.push('e'),
            'ì'..='ï' => plain.push('i'),
            'ò'..='ö' => plain.push('o'),
            'ù'..='ü' => plain.push('u'),
            'ç' => plain.push('c'),
            letter if letter.is_ascii_alphanumeric() => plain.push(letter),
            '\'' | '.' => {}
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_table_holds_every_code_of_the_standard_once_and_sorted() {
        assert_eq!(all().len(), 249);
        assert!(all().is_sorted_by(|one, next| one.code < next.code));
        for country in all() {
            assert!(country.code.len() == 2 && country.code.bytes().all(|byte| byte.is_ascii_uppercase()));
            assert!(!country.name.id.is_empty() && !country.name.en.is_empty());
            assert!(country.currency.is_some() || country.code == "AQ", "{}", country.code);
            assert_eq!(get(country.code).map(|found| found.code), Some(country.code));
            assert_eq!(find(country.name.id).map(|found| found.code), Some(country.code));
            assert_eq!(find(country.name.en).map(|found| found.code), Some(country.code));
        }
    }

    #[test]
    fn the_frequent_destinations_stand_first() {
        let codes: Vec<&str> = frequent().iter().map(|country| country.code).collect();
        assert_eq!(codes, ["MY", "TW", "HK", "SG", "KR", "JP", "SA"]);
        assert_eq!(search("", 3).len(), 3);
        let list = destinations(Lang::Id);
        assert_eq!((list.len(), list[0].code, list[7].code), (248, "MY", "AF"));
        let codes: HashSet<&str> = list.iter().map(|country| country.code).collect();
        assert_eq!(codes.len(), 248);
    }

    #[test]
    fn a_country_is_found_as_people_call_it() {
        for (typed, code) in [
            ("malaysia", "MY"),
            ("my", "MY"),
            ("Hongkong", "HK"),
            ("arab saudi", "SA"),
            ("Saudi Arabia", "SA"),
            ("dubai", "AE"),
            ("Korea Selatan", "KR"),
            ("Réunion", "RE"),
        ] {
            assert_eq!(find(typed).map(|country| country.code), Some(code), "{typed}");
        }
        assert_eq!(find("negeri antah"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn a_part_of_a_name_is_enough_to_search() {
        let codes = |typed: &str| search(typed, 4).iter().map(|country| country.code).collect::<Vec<_>>();
        assert_eq!(codes("kor")[..2], ["KR", "KP"]);
        assert_eq!(codes("emirat"), ["AE"]);
        assert_eq!(codes("sing")[0], "SG");
        assert!(codes("zzz").is_empty());
    }

    #[test]
    fn wages_have_the_currency_of_the_place() {
        let currency = |code: &str| get(code).unwrap().currency.unwrap().as_str().to_owned();
        assert_eq!(currency("MY"), "MYR");
        assert_eq!(currency("TW"), "TWD");
        assert_eq!(currency("SA"), "SAR");
    }
}
