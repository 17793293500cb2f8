//! What a paper is good for beyond the departure it was collected for: read from data/rules/paper_use.tsv. One that runs out
//! abroad is watched there; one that is the person's own goes along to the next migration.

const TABLE: &str = include_str!("../../../../data/rules/paper_use.tsv");

/// Is it watched while the person works abroad?
pub fn is_watched_abroad(paper: &str) -> bool {
    column(paper, 1)
}

/// Does it go along to the person's next migration, where it is still valid?
pub fn goes_along(paper: &str) -> bool {
    column(paper, 2)
}

fn column(paper: &str, index: usize) -> bool {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut parts = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    parts.any(|parts| parts.first() == Some(&paper) && parts.get(index) == Some(&"yes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::checklist::Checklist;

    #[test]
    fn every_row_is_about_a_paper_of_the_checklist_and_says_yes_or_no() {
        for row in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let parts: Vec<&str> = row.split('\t').collect();
            assert!(Checklist::by_key(parts[0]).is_some(), "{row}");
            assert!(parts.len() == 4 && parts[1..3].iter().all(|part| ["yes", "no"].contains(part)), "{row}");
        }
    }

    #[test]
    fn identity_goes_along_and_what_is_about_one_journey_does_not() {
        assert!(goes_along("ktp") && goes_along("paspor"));
        for one in ["visa_kerja", "perjanjian_kerja", "izin_keluarga", "surat_sehat", "opp"] {
            assert!(!goes_along(one), "{one}");
        }
        assert!(is_watched_abroad("paspor") && !is_watched_abroad("surat_sehat"));
    }
}
