//! Two months of Kuripan's reports, sent and accepted, with an obstacle that is a regional issue. Last month's report is
//! left to the cast. Made as the desk makes them, from what the sample world holds.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan};
use kernel::access::{Role, Scope};
use kernel::day::{Month, Zone};
use kernel::region::{Code, Level};
use kernel::{Actor, RecordId, Refusal};
use people::office::monthly_obstacle::{self, ObstacleInput};
use people::office::monthly_report::{self as office, told};
use people::office::office_id;
use people::records::MonthlyReport;
use people::records::monthly_obstacle::NeededAgency;
use people::rules::monthly_report::report_id;
use store::{Reader, Seen};

use super::Maker;
use super::offices::morning;
use crate::rooms::ROOMS;
use crate::trouble::Trouble;

/// The officer's sentences of the two months: section and words.
const SENTENCES: [[(&str, &str); 3]; 2] = [
    [
        ("ringkasan", "Bulan yang tenang. Semua yang berangkat membawa kartu nomor penting."),
        ("luar_negeri", "Keluarga yang lama tidak mendapat kabar dihubungi satu per satu."),
        ("rencana", "Penyuluhan migrasi aman di balai desa pada minggu kedua.\nPendataan ulang Dusun Krajan."),
    ],
    [
        ("ringkasan", "Antrean paspor menahan beberapa calon pekerja; hambatannya dilaporkan."),
        ("surat", "Surat yang menunggu pindaian dilengkapi bulan depan."),
        ("rencana", "Pertemuan dengan ketua RT tentang calo.\nKelas usaha untuk yang sudah pulang."),
    ],
];

/// Makes them.
pub fn make(maker: &mut Maker<'_>, village: Code) -> Result<(), Trouble> {
    let home = office_id(Some(&village));
    let regency = village.at(Level::Regency);
    let officer = actor("siti", "Siti Rahmawati", Role::PetugasDesmigratif, home, village.as_str());
    let above = regency.map_or_else(String::new, |code| code.as_str().to_owned());
    let coordinator = actor("koordinator", "Bambang Hartono", Role::Koordinator, office_id(regency.as_ref()), &above);
    let this = Month::of(Zone::Wib.day(maker.now.as_millisecond()));
    for (months, sentences) in [3, 2].into_iter().zip(SENTENCES) {
        let month = this.plus(-months);
        let report = report_id(home, month);
        let day = |days: i64| morning(month.last_day().saturating_add(days.days()));
        maker.act(&officer, day(1), move |read, _| office::begin(read, month))?;
        if months == 2 {
            obstacle(maker, (&officer, &coordinator), (report, month), day(2))?;
        }
        let written = sentences.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let written: BTreeMap<String, String> = written.collect();
        maker.act(&officer, day(2), move |read, _| office::write(read, report, &seen(read, report)?, &written))?;
        maker.act(&officer, day(3), move |read, _| {
            let told = told::now(read, ROOMS, &read.get::<MonthlyReport>(report)?)?;
            office::send(read, report, &seen(read, report)?, &told::to_send(&told, true)?)
        })?;
        maker.act(&coordinator, day(5), move |read, _| office::accept(read, report, &seen(read, report)?))?;
    }
    Ok(())
}

fn seen(read: &Reader<'_>, report: RecordId) -> Result<Seen, Refusal> {
    Ok(Seen::of(&read.get::<MonthlyReport>(report)?.row))
}

/// An obstacle of the month, and the issue that the regency makes of it.
fn obstacle(
    maker: &mut Maker<'_>,
    (officer, coordinator): (&Actor, &Actor),
    (report, month): (RecordId, Month),
    at: Timestamp,
) -> Result<(), Trouble> {
    let action = maker.action(officer, at);
    let id = action.id.record(0);
    let input = ObstacleInput {
        what: "Antrean paspor enam minggu di kantor imigrasi terdekat".to_owned(),
        agency: NeededAgency::Imigrasi,
        since: month.first_day(),
        detail: Some("Beberapa calon pekerja menunda tes kesehatan karena paspornya belum ada.".to_owned()),
    };
    maker.queue(action, move |read, action| monthly_obstacle::report(read, action, report, &input))?;
    let later = at.checked_add(48.hours()).unwrap_or(at);
    maker.act(coordinator, later, move |read, _| programme::office::regional_issue::of_obstacle(read, id))
}

fn actor(login: &str, name: &str, role: Role, office: RecordId, region: &str) -> Actor {
    Actor {
        account: RecordId::named(&format!("demo account {login}@contoh.id")),
        role: Some(role),
        office,
        scope: Scope::Regions(vec![region.to_owned()]),
        name: name.to_owned(),
    }
}
