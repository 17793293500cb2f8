//! The field in which somebody names a region by part of its name. As one types, the script offers regions; without it
//! the form offers what it found and asks again. Not here: the register of regions (kernel).

use kernel::Phrase;
use kernel::region::{Code, Level, Regions};
use web::{Call, Input};

use crate::office::office;
use crate::rules::office::office_id;

/// How many answers are offered.
const MOST: usize = 12;
/// How many are looked at, so that the likely ones are among the offered: eighty villages share a common name.
const LOOKED_AT: usize = 200;

/// What was typed, as far as it names a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Nothing was typed.
    Nothing,
    /// Exactly this region.
    One(Code),
    /// Several could be meant, best first.
    Several(Vec<Code>),
    /// None has such a name.
    Unknown,
}

/// Reads what was typed: a code, `Name (code)` as it is offered, or part of a name.
pub fn named(typed: &str, level: Option<Level>) -> Named {
    let typed = typed.trim();
    if typed.is_empty() {
        return Named::Nothing;
    }
    let code = typed.rsplit_once('(').map_or(typed, |(_, code)| code.trim_end_matches(')'));
    if let Ok(code) = Code::parse(code) {
        let fits = Regions::get().contains(&code) && level.is_none_or(|level| code.level() == level);
        return if fits { Named::One(code) } else { Named::Unknown };
    }
    let found: Vec<Code> = Regions::get().search(typed, level, LOOKED_AT).into_iter().map(|found| found.code).collect();
    match found.as_slice() {
        [] => Named::Unknown,
        [only] => Named::One(*only),
        _ => Named::Several(found),
    }
}

/// The regions to offer: the likely ones first, otherwise as they came.
pub fn offered(mut found: Vec<Code>, likely: impl Fn(&Code) -> bool) -> Vec<Code> {
    found.sort_by_cached_key(|code| !likely(code));
    found.truncate(MOST);
    found
}

/// The value of a region in the field, which [`named`] reads again.
pub fn value_of(code: &Code) -> String {
    format!("{} ({code})", Regions::get().short(code).unwrap_or_default())
}

/// The field. What was typed decides whether it offers answers to choose from; those in the actor's own
/// region and those with an office here first.
pub fn input(name: &'static str, label: Phrase, level: Option<Level>, typed: &str, call: &Call) -> Input {
    let address = match level {
        Some(Level::Village) => "/wilayah/cari?tingkat=desa",
        _ => "/wilayah/cari",
    };
    let input = Input::find(name, call.say(label), address);
    match named(typed, level) {
        Named::Several(found) => {
            let near = |code: &Code| call.actor.reaches(code.as_str(), None) || has_office(call, code);
            input.options(offered(found, near).iter().map(offer).collect())
        }
        _ => input,
    }
}

/// A village with an office here is what a visitor most likely means. A reading that fails only changes the order.
fn has_office(call: &Call, code: &Code) -> bool {
    let office = office_id(Some(code));
    call.read(|read| office::public(read, office)).is_ok_and(|office| office.is_some())
}

fn offer(code: &Code) -> (String, String) {
    (value_of(code), Regions::get().full_name(code).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_field_offers_it_reads_again() {
        let Named::Several(found) = named("kuripan", Some(Level::Village)) else { panic!("Kuripan is a common name") };
        for code in found {
            assert_eq!(named(&value_of(&code), Some(Level::Village)), Named::One(code));
        }
    }

    #[test]
    fn the_likely_place_is_offered_however_many_share_its_name() {
        let Named::Several(found) = named("kuripan", None) else { panic!("Kuripan is a common name") };
        assert!(found.len() > MOST);
        let offered = offered(found, |code| code.as_str().starts_with("33.07"));
        assert_eq!(offered.first().map(Code::to_string).as_deref(), Some("33.07.10.2004"));
        assert_eq!(offered.len(), MOST);
    }

    #[test]
    fn a_region_of_another_level_or_without_existence_is_unknown() {
        assert_eq!(named("33.07", Some(Level::Village)), Named::Unknown);
        assert_eq!(named("99.99", None), Named::Unknown);
        assert_eq!(named("  ", None), Named::Nothing);
        assert!(matches!(named("33.07", None), Named::One(_)));
    }
}
