//! Rules of offices: which id, kind and name the office of a region has.
//! Not here: making one (`office::office`).

use kernel::region::{Code, Level, Regions};
use kernel::{Lang, RecordId};

use crate::records::office::OfficeKind;
use crate::words::office as words;

/// The id of a region's office, the same on every node; `None` and the nation are the ministry.
pub fn office_id(region: Option<&Code>) -> RecordId {
    RecordId::named(&format!("office:{}", code_of(region)))
}

/// The id of the record that gives an office its first custodian.
pub fn custody_id(region: Option<&Code>) -> RecordId {
    RecordId::named(&format!("custody:{}:0", code_of(region)))
}

/// The code as offices keep it: the ministry has none.
pub fn code_of(region: Option<&Code>) -> &str {
    region.filter(|code| code.level() != Level::Nation).map_or("", Code::as_str)
}

/// What kind of office a region has; a district has none in this programme.
pub fn kind_of(region: Option<&Code>) -> Option<OfficeKind> {
    match region.map_or(Level::Nation, Code::level) {
        Level::Village => Some(OfficeKind::Desa),
        Level::District => None,
        Level::Regency => Some(OfficeKind::Kabupaten),
        Level::Province => Some(OfficeKind::Provinsi),
        Level::Nation => Some(OfficeKind::Pusat),
    }
}

/// What a new office is called until its people word it themselves: "Desa Kuripan", "Dinas Tenaga Kerja Kabupaten
/// Wonosobo". `None` for a region that is not on the list.
pub fn name_of(region: Option<&Code>) -> Option<String> {
    let Some(code) = region.filter(|code| code.level() != Level::Nation) else {
        return Some(words::MINISTRY.say(Lang::Id).to_owned());
    };
    let regions = Regions::get();
    match code.level() {
        Level::Village => regions.short(code),
        _ => regions.name(code).map(|name| format!("{} {name}", words::MANPOWER_OFFICE.say(Lang::Id))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        Code::parse(text).expect("a code") // reason: a test's own text
    }

    #[test]
    fn the_ministry_has_one_id_whether_named_by_nothing_or_by_the_nation() {
        assert_eq!(office_id(None), RecordId::named("office:"));
        assert_eq!(office_id(Some(&Code::NATION)), office_id(None));
        assert_ne!(office_id(Some(&code("33.07"))), office_id(Some(&code("33.08"))));
    }

    #[test]
    fn every_level_but_the_district_has_its_kind_of_office() {
        assert_eq!(kind_of(Some(&code("33.07.10.2004"))), Some(OfficeKind::Desa));
        assert_eq!(kind_of(Some(&code("33.07.10"))), None);
        assert_eq!(kind_of(Some(&code("33.07"))), Some(OfficeKind::Kabupaten));
        assert_eq!(kind_of(Some(&code("33"))), Some(OfficeKind::Provinsi));
        assert_eq!(kind_of(None), Some(OfficeKind::Pusat));
    }

    #[test]
    fn a_new_office_is_named_after_its_region() {
        assert_eq!(name_of(Some(&code("33.07"))).as_deref(), Some("Dinas Tenaga Kerja Kabupaten Wonosobo"));
        assert_eq!(name_of(Some(&code("99.99"))), None);
    }
}
