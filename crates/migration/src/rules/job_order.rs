//! When a job order may be shown as a vacancy: published, open, with places left, by a company whose licence and permit are
//! valid that day, to a destination that is not closed. Pure. Not here: reading and counting (`office`).

use jiff::civil::Date;
use kernel::{Phrase, phrase};

use super::cost::{self, AskedCost, Finding};
use super::destination::{self, Status};
use super::placement_agency::{AgencyStanding, permit_is_for, permit_runs};
use super::wage::{self, Rate};
use crate::records::job_order::JobOrderState;
use crate::records::{JobOrder, RecruitmentPermit};

/// Why a job order is not shown to the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// Draft, closed or retired.
    NotPublished,
    /// Its closing day is over.
    Over,
    /// Every place is taken.
    Full,
    /// How the licence stands.
    Licence(AgencyStanding),
    /// No permit to recruit for this country and job runs on that day.
    Permit,
    /// The destination is closed for this job.
    Destination,
}

impl Hidden {
    /// Words for the office, with what to do.
    pub const fn phrase(self) -> Phrase {
        match self {
            Hidden::NotPublished => phrase("Belum terbit atau sudah ditutup.", "Not published, or closed."),
            Hidden::Over => phrase(
                "Tanggal penutupan sudah lewat. Ubah tanggalnya bila masih dibuka.",
                "The closing day is over. Change it if the order is still open.",
            ),
            Hidden::Full => phrase("Semua tempat sudah terisi.", "Every place is taken."),
            Hidden::Licence(AgencyStanding::NotOnList) => phrase(
                "Perusahaan tidak ada dalam daftar. Periksa ke BP3MI, lalu catat jawabannya.",
                "The company is on no list. Check with BP3MI and write down the answer.",
            ),
            Hidden::Licence(AgencyStanding::Revoked) => {
                phrase("Izin perusahaan dicabut.", "The company's licence is revoked.")
            }
            Hidden::Licence(AgencyStanding::Suspended) => {
                phrase("Izin perusahaan sedang diskors.", "The company's licence is suspended.")
            }
            Hidden::Licence(_) => phrase(
                "Izin perusahaan tidak berlaku hari ini. Perbarui dari daftar terbaru.",
                "The company's licence is not valid today. Bring it up to date from the newest list.",
            ),
            Hidden::Permit => phrase(
                "Tidak ada SIP2MI yang berlaku untuk negara dan pekerjaan ini. Catat izinnya dahulu.",
                "No recruitment permit for this country and job is valid. Record the permit first.",
            ),
            Hidden::Destination => phrase(
                "Penempatan ke negara ini untuk pekerjaan ini ditutup atau hanya lewat skema tertentu.",
                "Placement to this country for this job is closed, or only by a certain scheme.",
            ),
        }
    }
}

/// What stands around a job order on a day.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// How the licence alone stands.
    pub licence: AgencyStanding,
    /// The company's permits.
    pub permits: &'a [RecruitmentPermit],
    /// Places that are left.
    pub left: i64,
    /// The day.
    pub on: Date,
}

/// Why it would not be shown if it were published.
pub fn hindrance(order: &JobOrder, around: &Around<'_>) -> Option<Hidden> {
    if !around.licence.is_licensed() {
        return Some(Hidden::Licence(around.licence));
    }
    let runs = |permit: &RecruitmentPermit| permit_runs(permit, around.on);
    let permitted = match order.permit {
        Some(own) => around.permits.iter().any(|permit| permit.id == own.id && runs(permit)),
        None => around
            .permits
            .iter()
            .any(|permit| runs(permit) && permit_is_for(permit, Some(&order.country), Some(&order.job))),
    };
    if !permitted {
        return Some(Hidden::Permit);
    }
    let destination = destination::status(&order.country, destination::job_kind(&order.job), None, around.on);
    if matches!(destination, Status::Closed(_) | Status::OnlyByScheme(_)) {
        return Some(Hidden::Destination);
    }
    if order.closing < around.on {
        return Some(Hidden::Over);
    }
    (around.left <= 0).then_some(Hidden::Full)
}

/// Why it is not shown to the public; none where it is.
pub fn hidden(order: &JobOrder, around: &Around<'_>) -> Option<Hidden> {
    if order.state != JobOrderState::Published { Some(Hidden::NotPublished) } else { hindrance(order, around) }
}

/// The wage as it is read, with its rupiah of the rate's day: (as written, rupiah from, rupiah to).
pub fn wages(order: &JobOrder, lang: kernel::Lang) -> (String, Option<String>) {
    let from = wage::read(&order.wage_from);
    let to = order.wage_to.as_deref().and_then(wage::read).filter(|to| Some(*to) != from);
    let Some(from) = from else { return (order.wage_from.clone(), None) };
    let written = match to {
        Some(to) => format!("{} – {}", from.say(lang), to.plain(lang)),
        None => from.say(lang),
    };
    let rupiah = order.rate.as_deref().and_then(Rate::read).and_then(|rate| {
        let least = rate.rupiah(from)?.to_string();
        Some(match to.and_then(|to| rate.rupiah(to)) {
            Some(most) => format!("{least} – {most}"),
            None => least,
        })
    });
    (written, rupiah)
}

/// What is to be said of the costs that a job order names: each with its line.
pub fn costs(order: &JobOrder, on: Date) -> Vec<(AskedCost, Finding)> {
    let lines = order.costs.as_deref().map(|text| cost::read_lines(text).unwrap_or_default()).unwrap_or_default();
    lines
        .into_iter()
        .map(|line| (cost::look(&line.label, &order.job, on), line))
        .map(|(found, line)| (line, found))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::value::Ref;
    use kernel::{Id, Lang, RecordId};

    const TODAY: Date = date(2026, 11, 24);

    fn order() -> JobOrder {
        JobOrder {
            id: Id::new(RecordId([4; 16])),
            job: "Operator pabrik elektronik".into(),
            agency: Ref::new(Id::new(RecordId([1; 16])), RecordId([9; 16])),
            permit: None,
            country: "TW".into(),
            state: JobOrderState::Published,
            number: None,
            wanted: 10,
            sex: None,
            age_from: Some(18),
            age_to: None,
            requirements: None,
            wage_from: "TWD 28.590".into(),
            wage_to: None,
            rate: Some("512,35".into()),
            rate_on: Some(TODAY),
            hours: None,
            months: Some(36),
            provided: None,
            costs: Some("Paspor: 350.000\nJasa agen: 5.000.000".into()),
            closing: TODAY,
            source: "contoh".into(),
            published_on: None,
            closed_on: None,
            reason: None,
        }
    }

    fn permit(country: &str) -> RecruitmentPermit {
        RecruitmentPermit {
            id: Id::new(RecordId([2; 16])),
            agency: Ref::new(Id::new(RecordId([1; 16])), RecordId([9; 16])),
            number: "9".into(),
            country: country.into(),
            job: None,
            valid_from: None,
            valid_until: Some(TODAY),
            quota: None,
            status: None,
            source: None,
        }
    }

    #[test]
    fn a_vacancy_is_shown_until_its_last_day_and_place_and_never_without_licence_or_permit() {
        let permits = [permit("TW"), permit("SA")];
        let all = Around { licence: AgencyStanding::Valid, permits: &permits, left: 1, on: TODAY };
        assert_eq!(hidden(&order(), &all), None);
        assert_eq!(hidden(&JobOrder { state: JobOrderState::Draft, ..order() }, &all), Some(Hidden::NotPublished));
        assert_eq!(hindrance(&JobOrder { state: JobOrderState::Draft, ..order() }, &all), None);
        assert_eq!(hidden(&order(), &Around { left: 0, ..all }), Some(Hidden::Full));
        let revoked = Around { licence: AgencyStanding::Revoked, ..all };
        assert_eq!(hidden(&order(), &revoked), Some(Hidden::Licence(AgencyStanding::Revoked)));
        assert_eq!(hidden(&order(), &Around { permits: &[], ..all }), Some(Hidden::Permit));
        let yesterday = JobOrder { closing: date(2026, 11, 23), ..order() };
        assert_eq!(hidden(&yesterday, &all), Some(Hidden::Over));
        let household = JobOrder { country: "SA".into(), job: "Pengurus rumah tangga".into(), ..order() };
        assert_eq!(hidden(&household, &all), Some(Hidden::Destination));
        let tomorrow = Around { on: date(2026, 11, 25), ..all };
        assert_eq!(hidden(&order(), &tomorrow), Some(Hidden::Permit), "the permit ran until today");
    }

    #[test]
    fn the_wage_is_told_in_its_currency_and_in_rupiah_of_its_day() {
        assert_eq!(wages(&order(), Lang::Id), ("TWD 28.590,00".into(), Some("Rp14.648.086".into())));
        let range = JobOrder { wage_to: Some("TWD 30.000".into()), rate: None, ..order() };
        assert_eq!(wages(&range, Lang::Id), ("TWD 28.590,00 – 30.000,00".into(), None));
    }

    #[test]
    fn a_cost_that_is_never_the_workers_is_a_question() {
        let costs = costs(&order(), TODAY);
        assert_eq!(costs.len(), 2);
        assert!(!costs[0].1.is_a_question() && costs[1].1.is_a_question());
    }
}
