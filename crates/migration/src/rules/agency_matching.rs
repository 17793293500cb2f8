//! What each row of a list of companies is to what stands here already: new, changed, the same, or alike so that a person must
//! look; and which companies are on the list no more. Pure. Not here: reading the sheet (`agency_list`), writing (`office`).

use std::collections::HashMap;

use kernel::RecordId;
use kernel::region::Code;

use super::agency_list::{ListPermit, ListRow};
use super::company_name::{self, Likeness};
use crate::records::{AgencyBranch, PlacementAgency, RecruitmentPermit};

/// Puts rows of one company together: by its licence, else by its name. Permits and branches are added up.
pub fn joined(rows: Vec<ListRow>) -> Vec<ListRow> {
    let mut joined: Vec<ListRow> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let key = identity(row.licence.as_deref(), &row.name);
        match by_key.get(&key) {
            Some(index) => {
                let first = &mut joined[*index];
                for permit in row.permits {
                    if !first.permits.contains(&permit) {
                        first.permits.push(permit);
                    }
                }
                for branch in row.branches {
                    if !first.branches.contains(&branch) {
                        first.branches.push(branch);
                    }
                }
            }
            None => {
                by_key.insert(key, joined.len());
                joined.push(row);
            }
        }
    }
    joined
}

fn identity(licence: Option<&str>, name: &str) -> String {
    let licence = licence.map(company_name::licence_key).filter(|key| !key.is_empty());
    licence.unwrap_or_else(|| format!("nama {}", company_name::key(name)))
}

/// A company that stands here already, as far as matching needs it.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Which.
    pub id: RecordId,
    /// What it says now.
    pub record: PlacementAgency,
    /// Where its branches are.
    pub branches: Vec<AgencyBranch>,
    /// Its permits.
    pub permits: Vec<RecruitmentPermit>,
}

/// What a row of the list is to what stands here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// A company that is not here.
    New,
    /// Not here, but these have an alike name: a person looks.
    Alike(Vec<RecordId>),
    /// Here, and these fields differ.
    Changed(RecordId, Vec<&'static str>),
    /// Here, and the same.
    Same(RecordId),
}

/// How many alike names are told.
const MOST_ALIKE: usize = 3;

/// Matches the rows of a list with what stands here: by licence number, then by the very name; what is only alike is never
/// taken for the same. Answers also the companies of an earlier list that are on this one no more.
pub fn matched(rows: &[ListRow], standing: &[Standing]) -> (Vec<Match>, Vec<RecordId>) {
    let mut by_licence: HashMap<String, usize> = HashMap::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (index, one) in standing.iter().enumerate() {
        if let Some(key) = one.record.licence.as_deref().map(company_name::licence_key).filter(|key| !key.is_empty()) {
            by_licence.entry(key).or_insert(index);
        }
        by_name.entry(company_name::key(&one.record.name)).or_insert(index);
    }
    let mut met = vec![false; standing.len()];
    let found: Vec<Option<usize>> = rows
        .iter()
        .map(|row| {
            let licence = row.licence.as_deref().map(company_name::licence_key).and_then(|key| by_licence.get(&key));
            let index = licence.or_else(|| by_name.get(&company_name::key(&row.name))).copied();
            // A second row for one company is another company of the same name: it is told as alike.
            index.filter(|index| !std::mem::replace(&mut met[*index], true))
        })
        .collect();
    let matches = rows.iter().zip(&found).map(|(row, index)| match index {
        Some(index) => {
            let one = &standing[*index];
            let changed = differences(row, one);
            if changed.is_empty() { Match::Same(one.id) } else { Match::Changed(one.id, changed) }
        }
        None => alike(row, standing),
    });
    let matches = matches.collect();
    let gone = standing.iter().zip(&met).filter(|(one, met)| !**met && one.record.listed_on.is_some());
    let gone = gone.filter(|(one, _)| one.record.gone_on.is_none()).map(|(one, _)| one.id).collect();
    (matches, gone)
}

fn alike(row: &ListRow, standing: &[Standing]) -> Match {
    let mut near: Vec<(u8, RecordId)> = standing
        .iter()
        .filter_map(|one| match company_name::likeness(&row.name, &one.record.name) {
            (Likeness::Other, _) => None,
            (_, score) => Some((score, one.id)),
        })
        .collect();
    near.sort_by_key(|(score, id)| (std::cmp::Reverse(*score), *id));
    near.truncate(MOST_ALIKE);
    if near.is_empty() { Match::New } else { Match::Alike(near.into_iter().map(|(_, id)| id).collect()) }
}

/// The keys of what the list says otherwise. What the list leaves empty changes nothing.
pub fn differences(row: &ListRow, standing: &Standing) -> Vec<&'static str> {
    let own = &standing.record;
    let mut keys = Vec::new();
    let mut differ = |key: &'static str, given: bool, same: bool| {
        if given && !same {
            keys.push(key);
        }
    };
    differ("name", true, row.name == own.name);
    differ("licence", row.licence.is_some(), row.licence == own.licence);
    differ("licence_from", row.licence_from.is_some(), row.licence_from == own.licence_from);
    differ("licence_until", row.licence_until.is_some(), row.licence_until == own.licence_until);
    differ("status", row.status.is_some(), row.status == own.status);
    differ("status_on", row.status_on.is_some(), row.status_on == own.status_on);
    differ("status_source", row.status_source.is_some(), row.status_source == own.status_source);
    differ("phone", row.phone.is_some(), row.phone == own.phone);
    differ("other_phone", row.other_phone.is_some(), row.other_phone == own.other_phone);
    differ("email", row.email.is_some(), row.email == own.email);
    differ("address", row.address.is_some(), row.address == own.address);
    differ("region", row.region.is_some(), row.region == own.region);
    differ("branches", true, new_branches(row, standing).is_empty());
    differ("permit", true, new_permits(row, standing).is_empty());
    keys
}

/// Branches of the list that are not here yet.
pub fn new_branches(row: &ListRow, standing: &Standing) -> Vec<Code> {
    let known = |code: &&Code| !standing.branches.iter().any(|branch| branch.region == **code);
    row.branches.iter().filter(known).copied().collect()
}

/// Permits of the list that are not here yet, by number.
pub fn new_permits(row: &ListRow, standing: &Standing) -> Vec<ListPermit> {
    let known = |permit: &&ListPermit| !standing.permits.iter().any(|own| own.number == permit.number);
    row.permits.iter().filter(known).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::placement_agency::LicenceStatus;
    use jiff::civil::date;
    use kernel::Id;

    fn row(name: &str, licence: &str) -> ListRow {
        ListRow {
            name: name.into(),
            licence: Some(licence.into()).filter(|text: &String| !text.is_empty()),
            ..ListRow::default()
        }
    }

    fn standing(id: u8, name: &str, licence: &str, listed: bool) -> Standing {
        let record = PlacementAgency {
            id: Id::new(RecordId([id; 16])),
            name: name.into(),
            licence: Some(licence.into()).filter(|text: &String| !text.is_empty()),
            licence_from: None,
            licence_until: None,
            status: Some(LicenceStatus::Active),
            status_on: None,
            status_source: None,
            phone: None,
            other_phone: None,
            email: None,
            address: None,
            region: None,
            checked_on: None,
            answer: None,
            note: None,
            listed_on: listed.then(|| date(2026, 1, 1)),
            list_source: None,
            gone_on: None,
            name_key: None,
            licence_key: None,
            checked_by: None,
        };
        Standing { id: RecordId([id; 16]), record, branches: Vec::new(), permits: Vec::new() }
    }

    #[test]
    fn rows_are_matched_by_licence_then_by_name_and_alike_names_wait_for_a_person() {
        let here = [
            standing(1, "PT Contoh Satu", "1/2024", true),
            standing(2, "PT Contoh Dua", "", true),
            standing(3, "PT Bina Kerja Mandiri", "3/2024", true),
            standing(4, "PT Hilang", "4/2024", true),
            standing(5, "PT Terlihat", "", false),
        ];
        let list = [
            row("PT Contoh Satu Berganti Nama", "No. 1/2024"),
            row("Contoh Dua, PT", ""),
            row("PT Bina Krja Mandiri", "99/2026"),
            row("PT Sama Sekali Baru", "5/2026"),
        ];
        let (matches, gone) = matched(&list, &here);
        assert_eq!(matches[0], Match::Changed(here[0].id, vec!["name", "licence"]));
        assert_eq!(matches[1], Match::Changed(here[1].id, vec!["name"]));
        assert_eq!(matches[2], Match::Alike(vec![here[2].id]));
        assert_eq!(matches[3], Match::New);
        assert_eq!(gone, [here[2].id, here[3].id], "what was only seen is gone from no list");
    }

    #[test]
    fn the_same_row_is_the_same_and_an_empty_cell_changes_nothing() {
        let here = [standing(1, "PT Contoh Satu", "1/2024", true)];
        let (matches, gone) = matched(&[row("PT Contoh Satu", "1/2024")], &here);
        assert_eq!((matches, gone), (vec![Match::Same(here[0].id)], Vec::new()));
        let revoked = ListRow { status: Some(LicenceStatus::Revoked), ..row("PT Contoh Satu", "1/2024") };
        assert_eq!(matched(&[revoked], &here).0, [Match::Changed(here[0].id, vec!["status"])]);
    }

    #[test]
    fn rows_of_one_company_are_one_and_two_of_one_name_are_told() {
        let permit = |number: &str| ListPermit { number: number.into(), country: "TW".into(), job: None, until: None };
        let first = ListRow { permits: vec![permit("7")], ..row("PT Contoh Satu", "1/2024") };
        let second = ListRow { permits: vec![permit("8")], ..row("PT CONTOH SATU", "1 / 2024") };
        let rows = joined(vec![first, second, row("PT Contoh Satu", "2/2024")]);
        assert_eq!(rows.iter().map(|row| row.permits.len()).collect::<Vec<_>>(), [2, 0]);
        let here = [standing(1, "PT Contoh Satu", "1/2024", true)];
        let (matches, _) = matched(&rows, &here);
        assert_eq!(matches[1], Match::Alike(vec![here[0].id]));
    }
}
