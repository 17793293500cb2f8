//! What visits add to the sums: how many for what, and how they were liked. Not here: recording them.

use kernel::indicator::{Contribution, Contributor};
use kernel::{Phrase, Record, Row, phrase};
use web::Indicator;

use crate::records::ServiceVisit;
use crate::records::service_visit::{Rating, VisitPurpose};

/// Fewer ratings of a month are not shown: they would tell who gave them.
pub const LEAST_RATINGS: i64 = 5;

/// All visits of a month.
pub const ALL: Indicator =
    Indicator::flow("migration.visit", phrase("kunjungan ke meja layanan", "visits to the desk"));
/// Ratings given in a month.
pub const RATINGS: Indicator =
    Indicator::flow("migration.visit.rating", phrase("penilaian pengunjung", "ratings by visitors"));
/// Points given in a month: good is 3, fair 2, poor 1.
pub const POINTS: Indicator = Indicator::flow(
    "migration.visit.rating.points",
    phrase("nilai dari pengunjung (baik 3, cukup 2, kurang 1)", "points by visitors (good 3, fair 2, poor 1)"),
);

/// The sum of visits for one purpose.
pub const fn of(purpose: VisitPurpose) -> Indicator {
    match purpose {
        VisitPurpose::Information => {
            flow("migration.visit.informasi", phrase("kunjungan untuk informasi", "visits for information"))
        }
        VisitPurpose::Registration => {
            flow("migration.visit.daftar", phrase("kunjungan untuk mendaftar", "visits to register"))
        }
        VisitPurpose::Letter => flow("migration.visit.surat", phrase("kunjungan untuk surat", "visits for a letter")),
        VisitPurpose::Papers => {
            flow("migration.visit.dokumen", phrase("kunjungan untuk periksa dokumen", "visits to check papers"))
        }
        VisitPurpose::Complaint => {
            flow("migration.visit.pengaduan", phrase("kunjungan untuk pengaduan", "visits with a complaint"))
        }
        VisitPurpose::FamilyNews => {
            flow("migration.visit.kabar", phrase("kunjungan tentang kabar keluarga", "visits about news of family"))
        }
        VisitPurpose::Return => {
            flow("migration.visit.pulang", phrase("kunjungan setelah pulang", "visits after coming home"))
        }
        VisitPurpose::Other => flow("migration.visit.lainnya", phrase("kunjungan lain", "other visits")),
    }
}

const fn flow(key: &'static str, label: Phrase) -> Indicator {
    Indicator::flow(key, label)
}

/// What the sums read.
pub const CONTRIBUTOR: Contributor = Contributor { kind: ServiceVisit::SPEC.kind, contributions };

fn contributions(row: &Row) -> Vec<Contribution> {
    let month = row.text("date").and_then(|date| date.get(..7));
    let purpose = row.integer("purpose").and_then(VisitPurpose::from_code);
    let (Some(month), Some(purpose)) = (month, purpose) else { return Vec::new() };
    let one = |indicator: Indicator, amount| Contribution {
        indicator: indicator.key,
        home: row.home,
        month: month.to_owned(),
        amount,
    };
    let mut all = vec![one(ALL, 1), one(of(purpose), 1)];
    if let Some(rating) = row.integer("rating").and_then(Rating::from_code) {
        all.extend([one(RATINGS, 1), one(POINTS, points(rating))]);
    }
    all
}

/// What a rating counts.
const fn points(rating: Rating) -> i64 {
    match rating {
        Rating::Good => 3,
        Rating::Fair => 2,
        Rating::Poor => 1,
    }
}

/// The average of a month in tenths, from 10 to 30; none below [`LEAST_RATINGS`].
pub fn average(ratings: i64, points: i64) -> Option<i64> {
    (ratings >= LEAST_RATINGS).then(|| (points * 10 + ratings / 2) / ratings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_ratings_have_no_average_and_more_a_rounded_one() {
        assert_eq!(average(4, 12), None);
        assert_eq!(average(5, 14), Some(28));
        assert_eq!(average(6, 17), Some(28), "2.83");
        assert_eq!(average(7, 7), Some(10));
    }

    #[test]
    fn every_purpose_counts_under_a_key_of_its_own() {
        let mut keys: Vec<&str> = VisitPurpose::ALL.iter().map(|purpose| of(*purpose).key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), VisitPurpose::ALL.len());
    }
}
