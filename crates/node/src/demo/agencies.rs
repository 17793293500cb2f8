//! Companies, permits and vacancies of the sample world. Every name says that it is invented, so that nobody takes one for a
//! real company. The list is taken up as an office would take it up.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::access::{Role, Scope};
use kernel::day::Zone;
use kernel::region::{Code, Level};
use kernel::{Actor, Changes, Id, RecordId, Stored};
use migration::office::agency_list::{ListAbout, ListFile, Plan, portions, take_up};
use migration::office::placement_agency::by_exact_name;
use migration::records::JobOrder;
use migration::records::job_order::{JobOrderState, SexWanted};
use people::rules::office::office_id;

use super::Maker;
use super::offices::morning;
use super::villages::Village;
use crate::trouble::Trouble;

/// The company that the sample cases name.
pub const PLACES: &str = "PT Contoh Karya Mandiri";
/// How many companies bear numbers.
const NUMBERED: usize = 30;
/// Where the numbered ones may place: country, jobs.
const PERMITS: [(&str, &str); 6] = [
    ("Taiwan", "Perawat lansia"),
    ("Malaysia", "Operator pabrik"),
    ("Hong Kong", "Pengurus rumah tangga"),
    ("Jepang", "Perawat lansia"),
    ("Singapura", "Pengurus rumah tangga"),
    ("Korea Selatan", "Operator pabrik"),
];

/// Where the company of the sample cases may place.
const EVERYWHERE: [&str; 7] = ["Taiwan", "Malaysia", "Hong Kong", "Singapura", "Jepang", "Korea Selatan", "Arab Saudi"];

fn ministry() -> Actor {
    Actor {
        account: RecordId::named("demo maker"),
        role: Some(Role::PetugasKementerian),
        office: office_id(None),
        scope: Scope::Regions(vec![String::new()]),
        name: "Data contoh".to_owned(),
    }
}

/// The list as a sheet. The third has run out, the fourth was revoked, the fifth is suspended; the company of the sample cases
/// has branches everywhere and permits for every job.
fn sheet(today: Date, regencies: &[&str]) -> String {
    let day = |months: i32| today.saturating_add(months.months()).strftime("%d-%m-%Y").to_string();
    let mut lines = vec![
        "No;Nama P3MI;No. SIP3MI;Berlaku sejak;Berlaku sampai;Status;Alamat;Telepon;Cabang;No. SIP2MI;Negara;Pekerjaan;Masa berlaku SIP2MI"
            .to_owned(),
    ];
    for number in 1..=NUMBERED {
        let (country, job) = PERMITS[number % PERMITS.len()];
        let (status, until) = match number {
            3 => ("Aktif", day(-4)),
            4 => ("Dicabut", day(20)),
            5 => ("Skorsing", day(15)),
            6 => ("Aktif", day(1)),
            _ => ("Aktif", day(12 + number as i32)),
        };
        let branch = if number % 3 == 1 { "33.07" } else { "33.01" };
        lines.push(format!(
            "{number};PT Contoh Sejahtera {number:02};CONTOH-{number:03}/2024;{};{until};{status};Jalan Contoh {number};\
             (021) 55501{number:02};{branch};CONTOH-S2-{number:03};{country};{job};{}",
            day(-30),
            day(10)
        ));
    }
    for (index, country) in EVERYWHERE.iter().enumerate() {
        let branches = if index == 0 { regencies.join(", ") } else { String::new() };
        lines.push(format!(
            "{};{PLACES};CONTOH-000/2017;01-01-2016;{};Aktif;Jalan Contoh 99;(021) 5550199;{branches};CONTOH-S2-9{index};{country};;{}",
            NUMBERED + 1,
            day(40),
            day(30)
        ));
    }
    lines.join("\n")
}

/// Takes the list up and publishes twelve vacancies.
pub fn make(maker: &mut Maker<'_>, villages: &[Village]) -> Result<(), Trouble> {
    let today = Zone::Wib.day(maker.now.as_millisecond());
    let listed = today.saturating_sub(20.days());
    let about = ListAbout { date: listed, source: "Daftar contoh, bukan daftar resmi".to_owned(), whole: true };
    let mut regencies: Vec<Code> = villages.iter().filter_map(|village| village.code.at(Level::Regency)).collect();
    regencies.sort();
    regencies.dedup();
    let regencies: Vec<&str> = regencies.iter().map(Code::as_str).collect();
    let sheet = sheet(today, &regencies);
    let file = ListFile::open(sheet.as_bytes()).map_err(Trouble::refused("reading the sample list"))?;
    let plan = Plan::of(file.read(today).rows, Vec::new());
    let at = morning(listed);
    let whole = maker.action(&ministry(), at).id;
    for portion in portions(whole, plan, &about) {
        maker.act(&ministry(), at, move |read, _| take_up(read, whole, portion))?;
    }
    for index in 0..ORDERS.len() {
        order(maker, today, index)?;
    }
    Ok(())
}

/// Number of the company, country, job, wage, rate, number wanted, months, costs.
type Order = (usize, &'static str, &'static str, &'static str, &'static str, i64, i64, &'static str);

const ORDERS: [Order; 12] = [
    (6, "TW", "Perawat lansia", "TWD 20.000", "512,35", 12, 36, ""),
    (12, "TW", "Perawat lansia di panti", "TWD 28.590", "512,35", 20, 36, ""),
    (1, "MY", "Operator pabrik elektronik", "MYR 1.700", "3.742,1", 40, 24, "Paspor: Rp350.000\nMedical: Rp900.000"),
    (7, "MY", "Operator pabrik sarung tangan", "MYR 1.700", "3.742,1", 30, 24, "Paspor: Rp350.000"),
    (2, "HK", "Pengurus rumah tangga", "HKD 5.100", "2.041,6", 10, 24, ""),
    (8, "HK", "Pengurus rumah tangga", "HKD 5.100", "2.041,6", 15, 24, ""),
    (9, "JP", "Perawat lansia (kaigo)", "JPY 180.000", "105,8", 8, 36, "Paspor: Rp350.000"),
    (15, "JP", "Perawat lansia (kaigo)", "JPY 175.000", "105,8", 12, 36, ""),
    (10, "SG", "Pengurus rumah tangga", "SGD 700", "12.310", 10, 24, ""),
    (11, "KR", "Operator pabrik", "KRW 2.060.000", "11,6", 6, 36, "Tiket pesawat: Rp7.500.000"),
    (3, "JP", "Perawat lansia (kaigo)", "JPY 180.000", "105,8", 5, 36, ""),
    (4, "SG", "Pengurus rumah tangga", "SGD 650", "12.310", 5, 24, ""),
];

fn order(maker: &mut Maker<'_>, today: Date, index: usize) -> Result<(), Trouble> {
    let (company, country, job, wage, rate, wanted, months, costs) = ORDERS[index];
    let name = format!("PT Contoh Sejahtera {company:02}");
    let published = today.saturating_sub((3 + index as i64).days());
    let closing = today.saturating_add((20 + 9 * index as i64).days());
    maker.act(&ministry(), morning(published), move |read, action| {
        let found = by_exact_name(read, &name)?;
        let mut changes = Changes::new();
        let Some(agency) = found.first().map(Stored::reference) else { return Ok(changes) };
        let new = JobOrder {
            id: Id::new(action.record(0)),
            job: job.to_owned(),
            agency,
            permit: None,
            country: country.to_owned(),
            state: JobOrderState::Published,
            number: Some(format!("JO-CONTOH-{:02}", index + 1)),
            wanted,
            sex: Some(SexWanted::Anybody),
            age_from: Some(21),
            age_to: Some(45),
            requirements: Some("Contoh: sehat, lulus SMP, bersedia ikut pelatihan.".to_owned()),
            wage_from: wage.to_owned(),
            wage_to: None,
            rate: Some(rate.to_owned()),
            rate_on: Some(published),
            hours: Some("8 jam sehari, libur 1 hari seminggu".to_owned()),
            months: Some(months),
            provided: Some("Tempat tinggal dan asuransi dari pemberi kerja".to_owned()),
            costs: Some(costs.to_owned()).filter(|costs| !costs.is_empty()),
            closing,
            source: "Lowongan contoh, bukan lowongan sungguhan".to_owned(),
            published_on: Some(published),
            closed_on: None,
            reason: None,
        };
        changes.create(read.actor().office, &new);
        Ok(changes)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_sample_list_is_right_and_says_that_it_is_invented() {
        let today = Date::constant(2026, 11, 24);
        let file = ListFile::open(sheet(today, &["33.07", "33.01"]).as_bytes()).expect("a sheet");
        let read = file.read(today);
        assert_eq!(read.wrong, []);
        assert_eq!(read.rows.len(), NUMBERED + 1);
        assert!(read.rows.iter().all(|row| row.name.contains("Contoh") && !row.permits.is_empty()));
    }

    #[test]
    fn every_sample_vacancy_has_a_permit_of_its_company() {
        let today = Date::constant(2026, 11, 24);
        let rows = ListFile::open(sheet(today, &["33.07", "33.01"]).as_bytes()).expect("a sheet").read(today).rows;
        for (company, country, job, ..) in ORDERS {
            assert_eq!(rows[company - 1].permits[0].country, country, "{company} {job}");
        }
    }
}
