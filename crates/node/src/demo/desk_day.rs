//! The desk of the large village in its last weeks: visits with ratings, the activity book, interest from the public page.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{Actor, Record, Value};
use migration::office::interest::{self, Left};
use migration::office::service_visit::{self, Visitor};
use migration::records::service_visit::{Rating, VisitPurpose};
use people::office::activity;
use people::records::Activity;
use people::records::resident::Sex;
use web::Values;

use super::Maker;
use super::families::Family;
use super::journey::Desk;
use super::offices::morning;
use super::random::Random;
use crate::trouble::Trouble;

/// The book begins so many days ago.
const DAYS: i64 = 45;

/// What was held: days ago, kind, pillar, topic, place, men, women, and the next step with the day on which it is due.
type Meeting = (i64, &'static str, &'static str, &'static str, &'static str, i64, i64, Option<(&'static str, i64)>);

const ACTIVITIES: &[Meeting] = &[
    (41, "penyuluhan", "migrasi", "Cara aman bekerja ke luar negeri", "Balai desa", 17, 34, None),
    (33, "pertemuan", "migrasi", "Pendataan keluarga pekerja migran per RT", "Rumah ketua RT 02", 9, 2, None),
    (27, "kelas", "usaha", "Mengemas keripik dan mencatat penjualan", "Balai desa", 3, 15, None),
    (19, "kunjungan_rumah", "migrasi", "Keluarga yang lama tidak mendapat kabar", "Dusun dekat sungai", 1, 2, None),
    (
        12,
        "koordinasi",
        "migrasi",
        "Jadwal pembekalan dengan dinas",
        "Disnaker kabupaten",
        2,
        1,
        Some(("Pinjam pengeras suara dari kecamatan", 2)),
    ),
    (
        5,
        "penyuluhan",
        "pengasuhan",
        "Anak yang ditinggal bekerja: siapa mengantar sekolah",
        "PAUD Melati",
        6,
        22,
        Some(("Bagikan kartu nomor penting ke wali kelas", -1)),
    ),
];

/// Fills the desk.
pub fn make(maker: &mut Maker<'_>, desk: &Desk, families: &[Family], today: Date) -> Result<(), Trouble> {
    let mut random = maker.random.part("desk of every day");
    activities(maker, desk, today)?;
    visits(maker, desk, families, today, &mut random)?;
    interests(maker, desk, today)
}

fn activities(maker: &mut Maker<'_>, desk: &Desk, today: Date) -> Result<(), Trouble> {
    for (ago, kind, pillar, topic, place, men, women, next) in ACTIVITIES {
        let date = days(today, -ago);
        let mut values = Values::new(Activity::SPEC);
        let choice = |field: &str, name: &str| {
            let (_, field) = Activity::SPEC.field_named(field)?;
            kernel::check::parse(field, name, today).ok()
        };
        values.set("date", Value::Text(date.to_string()));
        values.set("kind", choice("kind", kind).unwrap_or(Value::Null));
        values.set("pillar", choice("pillar", pillar).unwrap_or(Value::Null));
        for (name, text) in [("topic", topic), ("place", place)] {
            values.set(name, Value::Text((*text).to_owned()));
        }
        values.set("men", Value::Integer(*men));
        values.set("women", Value::Integer(*women));
        if let Some((step, due)) = next {
            values.set("next_step", Value::Text((*step).to_owned()));
            values.set("next_due", Value::Text(days(today, *due).to_string()));
        }
        maker.act(&desk.officer, afternoon(date), move |read, action| activity::record(read, action, &values, &[]))?;
    }
    Ok(())
}

fn visits(
    maker: &mut Maker<'_>,
    desk: &Desk,
    families: &[Family],
    today: Date,
    random: &mut Random,
) -> Result<(), Trouble> {
    for ago in (0..DAYS).rev() {
        let date = days(today, -ago);
        if date.weekday().to_monday_zero_offset() > 4 {
            continue;
        }
        for _ in 0..random.between(1, 4) {
            let at = morning(date).checked_add(random.between(0, 5 * 3600).seconds()).unwrap_or(maker.now);
            let Some(purpose) = random.pick(VisitPurpose::ALL).copied() else { continue };
            let grown_up = families.get(random.between(0, families.len() as i64 - 1) as usize);
            let visitor = match grown_up.and_then(|family| family.people.first()) {
                Some(person) if random.chance(70) => Visitor::Resident(person.resident.id.raw()),
                _ => Visitor::Nobody,
            };
            let action = maker.action(&desk.officer, at);
            let visit = action.id.record(service_visit::PLACE);
            maker.queue(action, move |read, id| service_visit::record(read, id, purpose, &visitor))?;
            if random.chance(55) {
                let rating = if random.chance(80) { Rating::Good } else { Rating::Fair };
                let after = at.checked_add(600.seconds()).unwrap_or(at);
                maker.act(&desk.officer, after, move |read, _| service_visit::rate(read, visit, rating))?;
            }
        }
    }
    Ok(())
}

fn interests(maker: &mut Maker<'_>, desk: &Desk, today: Date) -> Result<(), Trouble> {
    let office = desk.officer.office;
    let village = match &desk.officer.scope {
        kernel::access::Scope::Regions(regions) => regions.first().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let people = [
        (
            1,
            "Ngatemi Wulandari",
            "+6281200001111",
            Sex::Female,
            Some("TW"),
            "Ingin merawat lansia. Berapa lama prosesnya?",
        ),
        (4, "Bagas Prayitno", "+6281200002222", Sex::Male, Some("KR"), "Apakah harus ikut ujian bahasa?"),
    ];
    for (ago, name, phone, sex, country, wish) in people {
        let left = Left {
            office,
            name: name.to_owned(),
            phone: phone.to_owned(),
            sex,
            village: village.clone(),
            country: country.map(str::to_owned),
            wish: Some(wish.to_owned()),
        };
        let at = afternoon(days(today, -ago));
        maker.act(&Actor::visitor(), at, move |read, action| interest::leave(read, &left, action.record(0)))?;
    }
    Ok(())
}

fn days(day: Date, count: i64) -> Date {
    day.checked_add(count.days()).unwrap_or(day)
}

fn afternoon(day: Date) -> Timestamp {
    morning(day).checked_add(6.hours()).unwrap_or_else(|_| morning(day))
}
