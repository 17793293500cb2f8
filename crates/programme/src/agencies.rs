//! Ministries and agencies named as working together in the programme, read from data/programme/agencies.tsv.
//! Not here: their duties and commitments.

use std::sync::OnceLock;

use kernel::Phrase;

const TABLE: &str = include_str!("../../../data/programme/agencies.tsv");

/// One ministry, agency or partner, and where it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agency {
    /// Its name.
    pub name: Phrase,
    /// Named in the memorandum.
    pub memorandum: bool,
    /// Named at the launch of 11 September 2017.
    pub launch: bool,
    /// A partner that is no ministry or state agency of the memorandum.
    pub partner: bool,
    /// Where that was read.
    pub source: &'static str,
}

/// All of them, in the order of the data.
pub fn all() -> &'static [Agency] {
    static LIST: OnceLock<Vec<Agency>> = OnceLock::new();
    LIST.get_or_init(|| rows().filter_map(read).collect())
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(row: &'static str) -> Option<Agency> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [id, en, memorandum, launch, partner, source] = parts[..] else { return None };
    let flag = |text| match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let (memorandum, launch, partner) = (flag(memorandum)?, flag(launch)?, flag(partner)?);
    Some(Agency { name: Phrase { id, en }, memorandum, launch, partner, source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::claims;

    #[test]
    fn the_lists_are_as_long_as_the_claims_about_them() {
        assert_eq!(all().len(), rows().count());
        let named = |by: fn(&&Agency) -> bool| all().iter().filter(by).count() as i64;
        let claimed: Vec<i64> = claims::in_year("ministries", 2017).iter().map(|claim| claim.value).collect();
        assert_eq!(claimed, [named(|one| one.memorandum), named(|one| one.launch && !one.partner)]);
    }
}
