//! What a designation adds to the sums. A function of the record alone (DESIGN 3.2), all of it clear.

use kernel::Row;
use kernel::indicator::{Contribution, Contributor};
use kernel::{Phrase, Record, phrase};
use web::Indicator;

use crate::records::Designation;
use crate::records::designation::{DesignationStatus, Programme};

/// Villages in which Desmigratif runs now.
pub const VILLAGES: &str = "programme.village";
/// Villages designated, by the month of the decree; January of the year where only the year is known.
pub const DESIGNATED: &str = "programme.village_designated";
/// Villages in which the programme ended, by month.
pub const ENDED: &str = "programme.village_ended";
/// Villages of the successor, Desa Migran Emas.
pub const EMAS: &str = "programme.village_emas";

const VILLAGES_LABEL: Phrase = phrase("desa Desmigratif berjalan", "Desmigratif villages running");

/// What the sums are called.
pub const INDICATORS: &[Indicator] = &[
    Indicator::stock(VILLAGES, VILLAGES_LABEL),
    Indicator::flow(DESIGNATED, phrase("desa ditetapkan", "villages designated")),
    Indicator::flow(ENDED, phrase("desa yang programnya berakhir", "villages whose programme ended")),
    Indicator::stock(EMAS, phrase("desa Migran Emas", "Desa Migran Emas villages")),
];

/// The sums of the room.
pub const CONTRIBUTORS: &[Contributor] = &[Contributor { kind: Designation::KIND, contributions: of_designation }];

fn of_designation(row: &Row) -> Vec<Contribution> {
    let mut sums = Vec::new();
    let mut add = |indicator, month| sums.push(Contribution { indicator, home: row.home, month, amount: 1 });
    let is = |name: &str, code: i64| row.integer(name) == Some(code);
    let running = is("status", DesignationStatus::Running.code());
    if is("programme", Programme::Emas.code()) && running {
        add(EMAS, String::new());
    }
    if is("programme", Programme::Desmigratif.code()) {
        if running {
            add(VILLAGES, String::new());
        } else if let Some(month) = row.text("ended_on").and_then(|day| day.get(..7)) {
            add(ENDED, month.to_owned());
        }
        if let Some(month) = month_of(row) {
            add(DESIGNATED, month);
        }
    }
    sums
}

/// The month of the decree where its date lies in the cohort's year; otherwise the year's January.
fn month_of(row: &Row) -> Option<String> {
    let year = format!("{:04}", row.integer("year")?);
    let dated = row.text("date").and_then(|date| date.get(..7)).filter(|month| month.starts_with(&year));
    Some(dated.map_or_else(|| format!("{year}-01"), str::to_owned))
}
