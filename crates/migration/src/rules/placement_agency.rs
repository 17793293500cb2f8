//! How a company stands on a day, from what the list and BP3MI said of it. Pure. Not here: reading (`office`), words of
//! the answer (`words`).
//!
//! Nothing here says that a company is good: it says what the list of a day says.

use jiff::civil::Date;
use kernel::region::{Code, Level};
use kernel::{Phrase, phrase};

use crate::records::placement_agency::{AgencyAnswer, LicenceStatus};
use crate::records::{AgencyBranch, PlacementAgency, RecruitmentPermit};

/// How a company stands on a day, the gravest first: a company that is revoked and has no branch is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgencyStanding {
    /// On no list that was taken up here, or no longer, or BP3MI says no.
    NotOnList,
    /// The licence was taken away.
    Revoked,
    /// The licence is suspended.
    Suspended,
    /// The licence has run out, or begins later.
    Expired,
    /// Licensed, but no permit to recruit for this country and job is recorded.
    NoPermit,
    /// Licensed and permitted, but no branch in this regency is recorded.
    NoBranch,
    /// Everything that was asked for is recorded and valid.
    Valid,
}

impl AgencyStanding {
    /// Every standing.
    pub const ALL: [AgencyStanding; 7] = [
        AgencyStanding::NotOnList,
        AgencyStanding::Revoked,
        AgencyStanding::Suspended,
        AgencyStanding::Expired,
        AgencyStanding::NoPermit,
        AgencyStanding::NoBranch,
        AgencyStanding::Valid,
    ];

    /// Words for people.
    pub const fn phrase(self) -> Phrase {
        match self {
            AgencyStanding::NotOnList => phrase("Tidak ada dalam daftar", "Not on the list"),
            AgencyStanding::Revoked => phrase("Izin dicabut", "Licence revoked"),
            AgencyStanding::Suspended => phrase("Izin diskors", "Licence suspended"),
            AgencyStanding::Expired => phrase("Izin tidak berlaku hari ini", "Licence not valid today"),
            AgencyStanding::NoPermit => phrase("Izin perekrutan tidak tercatat", "No permit to recruit recorded"),
            AgencyStanding::NoBranch => phrase("Cabang di sini tidak tercatat", "No branch here recorded"),
            AgencyStanding::Valid => phrase("Ada dalam daftar dan berlaku", "On the list and valid"),
        }
    }

    /// Is the licence itself good on that day, whatever of permits and branches?
    pub fn is_licensed(self) -> bool {
        self >= AgencyStanding::NoPermit
    }
}

/// For what a company is looked at. What is not given is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgencyWish {
    /// Where it recruits: a village, district or regency.
    pub region: Option<Code>,
    /// Where to (ISO 3166).
    pub country: Option<String>,
    /// As what.
    pub job: Option<String>,
}

/// The standing of the licence alone.
pub fn licence(agency: &PlacementAgency, on: Date) -> AgencyStanding {
    if !is_on_list(agency) {
        return AgencyStanding::NotOnList;
    }
    let began = agency.status_on.is_none_or(|since| since <= on);
    match agency.status {
        Some(LicenceStatus::Revoked) if began => return AgencyStanding::Revoked,
        Some(LicenceStatus::Suspended) if began => return AgencyStanding::Suspended,
        _ => {}
    }
    let runs =
        agency.licence_from.is_none_or(|from| from <= on) && agency.licence_until.is_some_and(|until| on <= until);
    if runs { AgencyStanding::Valid } else { AgencyStanding::Expired }
}

/// Is the company on the newest list, or did BP3MI say later that it is registered? The later word counts.
pub fn is_on_list(agency: &PlacementAgency) -> bool {
    let by_list = agency.listed_on.is_some() && agency.gone_on.is_none();
    let list_day = agency.gone_on.or(agency.listed_on);
    let later = agency.checked_on.filter(|checked| list_day.is_none_or(|day| *checked >= day));
    match (later, agency.answer) {
        (Some(_), Some(AgencyAnswer::Registered)) => true,
        (Some(_), Some(AgencyAnswer::NotRegistered)) => false,
        _ => by_list,
    }
}

/// Does a permit run on a day?
pub fn permit_runs(permit: &RecruitmentPermit, on: Date) -> bool {
    permit.valid_from.is_none_or(|from| from <= on)
        && permit.valid_until.is_some_and(|until| on <= until)
        && !matches!(permit.status, Some(LicenceStatus::Revoked | LicenceStatus::Suspended))
}

/// Is a permit for this country and job? Jobs are written in many ways: one word in common is enough.
pub fn permit_is_for(permit: &RecruitmentPermit, country: Option<&str>, job: Option<&str>) -> bool {
    let country_fits = country.is_none_or(|country| country == permit.country);
    let job_fits = match (job, permit.job.as_deref()) {
        (Some(wanted), Some(permitted)) => have_a_word_in_common(wanted, permitted),
        _ => true,
    };
    country_fits && job_fits
}

fn have_a_word_in_common(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let parts = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() >= 4);
        parts.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    one.is_empty() || other.is_empty() || one.iter().any(|word| other.contains(word))
}

/// Is the company in this regency, with its head office or a branch that is valid on the day?
pub fn is_present(agency: &PlacementAgency, branches: &[AgencyBranch], region: &Code, on: Date) -> bool {
    let regency = region.at(Level::Regency);
    let here = |own: Option<Code>| own.and_then(|own| own.at(Level::Regency)).is_some_and(|own| Some(own) == regency);
    here(agency.region)
        || branches.iter().any(|branch| here(Some(branch.region)) && branch.valid_until.is_none_or(|until| on <= until))
}

/// How the company stands on a day for what is wished.
pub fn standing(
    agency: &PlacementAgency,
    permits: &[RecruitmentPermit],
    branches: &[AgencyBranch],
    wish: &AgencyWish,
    on: Date,
) -> AgencyStanding {
    let licence = licence(agency, on);
    if licence != AgencyStanding::Valid {
        return licence;
    }
    let (country, job) = (wish.country.as_deref(), wish.job.as_deref());
    let asked = country.is_some() || job.is_some();
    if asked && !permits.iter().any(|permit| permit_runs(permit, on) && permit_is_for(permit, country, job)) {
        return AgencyStanding::NoPermit;
    }
    if wish.region.as_ref().is_some_and(|region| !is_present(agency, branches, region, on)) {
        return AgencyStanding::NoBranch;
    }
    AgencyStanding::Valid
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::value::Ref;
    use kernel::{Id, RecordId};

    const TODAY: Date = date(2026, 11, 24);

    fn agency() -> PlacementAgency {
        PlacementAgency {
            id: Id::new(RecordId([1; 16])),
            name: "PT Contoh".into(),
            licence: Some("1/2024".into()),
            licence_from: Some(date(2024, 1, 1)),
            licence_until: Some(date(2028, 12, 31)),
            status: Some(LicenceStatus::Active),
            status_on: None,
            status_source: None,
            phone: None,
            other_phone: None,
            email: None,
            address: None,
            region: Code::parse("31.71").ok(),
            checked_on: None,
            answer: None,
            note: None,
            listed_on: Some(date(2026, 10, 1)),
            list_source: Some("contoh".into()),
            gone_on: None,
            name_key: None,
            licence_key: None,
            checked_by: None,
        }
    }

    fn permit() -> RecruitmentPermit {
        RecruitmentPermit {
            id: Id::new(RecordId([2; 16])),
            agency: Ref::new(Id::new(RecordId([1; 16])), RecordId([9; 16])),
            number: "9".into(),
            country: "TW".into(),
            job: Some("Perawat lansia".into()),
            valid_from: None,
            valid_until: Some(TODAY),
            quota: None,
            status: None,
            source: None,
        }
    }

    fn branch(region: &str) -> AgencyBranch {
        AgencyBranch {
            id: Id::new(RecordId([3; 16])),
            agency: Ref::new(Id::new(RecordId([1; 16])), RecordId([9; 16])),
            region: Code::parse(region).unwrap(),
            address: None,
            phone: None,
            permit: None,
            valid_until: None,
        }
    }

    #[test]
    fn the_licence_is_judged_by_the_day() {
        assert_eq!(licence(&agency(), TODAY), AgencyStanding::Valid);
        assert_eq!(licence(&agency(), date(2028, 12, 31)), AgencyStanding::Valid);
        assert_eq!(licence(&agency(), date(2029, 1, 1)), AgencyStanding::Expired);
        assert_eq!(licence(&agency(), date(2023, 12, 31)), AgencyStanding::Expired);
        let endless = PlacementAgency { licence_until: None, ..agency() };
        assert_eq!(
            licence(&endless, TODAY),
            AgencyStanding::Expired,
            "an end that nobody knows is no end that lies ahead"
        );
    }

    #[test]
    fn what_was_taken_away_counts_from_its_day() {
        let revoked =
            PlacementAgency { status: Some(LicenceStatus::Revoked), status_on: Some(date(2026, 5, 1)), ..agency() };
        assert_eq!(licence(&revoked, TODAY), AgencyStanding::Revoked);
        assert_eq!(licence(&revoked, date(2026, 4, 30)), AgencyStanding::Valid);
        let suspended = PlacementAgency { status: Some(LicenceStatus::Suspended), ..agency() };
        assert_eq!(licence(&suspended, TODAY), AgencyStanding::Suspended);
    }

    #[test]
    fn a_later_answer_of_bp3mi_beats_an_older_list_and_not_the_other_way_round() {
        let said = |answer, day| PlacementAgency { checked_on: Some(day), answer: Some(answer), ..agency() };
        assert_eq!(licence(&said(AgencyAnswer::NotRegistered, TODAY), TODAY), AgencyStanding::NotOnList);
        assert_eq!(licence(&said(AgencyAnswer::NotRegistered, date(2025, 1, 1)), TODAY), AgencyStanding::Valid);
        let gone = PlacementAgency { gone_on: Some(date(2026, 10, 1)), ..said(AgencyAnswer::Registered, TODAY) };
        assert_eq!(licence(&gone, TODAY), AgencyStanding::Valid);
        let gone = PlacementAgency { gone_on: Some(date(2026, 10, 1)), ..agency() };
        assert_eq!(licence(&gone, TODAY), AgencyStanding::NotOnList);
        let seen = PlacementAgency { listed_on: None, ..agency() };
        assert_eq!(licence(&seen, TODAY), AgencyStanding::NotOnList);
    }

    #[test]
    fn a_permit_is_for_its_country_and_job_and_ends() {
        let wish = |country: &str, job: &str| AgencyWish {
            country: Some(country.into()),
            job: Some(job.into()).filter(|job: &String| !job.is_empty()),
            region: None,
        };
        let standing = |wish: &AgencyWish, on| standing(&agency(), &[permit()], &[], wish, on);
        assert_eq!(standing(&wish("TW", "perawat orang tua"), TODAY), AgencyStanding::Valid);
        assert_eq!(standing(&wish("TW", ""), TODAY), AgencyStanding::Valid);
        assert_eq!(standing(&wish("TW", "operator pabrik"), TODAY), AgencyStanding::NoPermit);
        assert_eq!(standing(&wish("MY", "perawat"), TODAY), AgencyStanding::NoPermit);
        assert_eq!(standing(&wish("TW", "perawat"), date(2026, 11, 25)), AgencyStanding::NoPermit);
        assert_eq!(standing(&AgencyWish::default(), date(2026, 11, 25)), AgencyStanding::Valid);
    }

    #[test]
    fn a_branch_counts_in_its_regency_and_the_head_office_in_its_own() {
        let at = |region: &str| AgencyWish { region: Code::parse(region).ok(), ..AgencyWish::default() };
        let standing = |wish: &AgencyWish| standing(&agency(), &[], &[branch("33.07")], wish, TODAY);
        assert_eq!(standing(&at("33.07.05.2003")), AgencyStanding::Valid);
        assert_eq!(standing(&at("31.71.01.1001")), AgencyStanding::Valid);
        assert_eq!(standing(&at("33.08.01.2001")), AgencyStanding::NoBranch);
        let over = AgencyBranch { valid_until: Some(date(2026, 11, 23)), ..branch("33.08") };
        assert!(!is_present(&agency(), &[over], &Code::parse("33.08").unwrap(), TODAY));
    }
}
