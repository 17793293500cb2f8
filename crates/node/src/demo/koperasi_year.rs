//! Last year of Kuripan's koperasi: three members since its first days, a little trade, the year's closing, and the annual
//! meeting that approved the sharing. Everything goes through the bank, so that the cash box is that of this year alone.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::day::Zone;
use kernel::{Actor, Id, Record, RecordId};
use people::records::Resident;
use store::{ListQuery, Seen};

use cooperative::office::cash_event::{self, CashEvent};
use cooperative::office::koperasi_setting::Decided;
use cooperative::office::meeting::{self as meetings, Calling, Deciding};
use cooperative::office::member::{self, Application, place};
use cooperative::office::saving::{self, Cash};
use cooperative::office::work_plan::{self, Planned};
use cooperative::office::{audit, surplus, year_end};
use cooperative::records::audit::Opinion;
use cooperative::records::meeting::MeetingKind;
use cooperative::records::savings_account::{Product, account_id};
use cooperative::records::{Audit, Koperasi, Meeting};
use cooperative::rules::koperasi_setting::SURPLUS_KEYS;

use super::Maker;
use super::koperasi::Founded;
use super::offices::morning;
use crate::trouble::Trouble;

/// Members since the first days.
const FIRST: usize = 3;
/// Residents among whom they are found; those at the beginning have accounts of their own making.
const AMONG: usize = 40;
/// What the meeting decided: nobody borrowed in the first year, so there is no part for members' use of services.
const PARTS: [i64; 7] = [4_000, 4_000, 0, 500, 500, 500, 500];

/// Makes it; nothing of the meeting in the first weeks of a year, when it could not have been held yet.
pub fn make(maker: &mut Maker<'_>, founded: &Founded) -> Result<(), Trouble> {
    let today = Zone::Wib.day(maker.now.as_millisecond());
    let year = founded.books_from.year();
    let second = Actor { account: RecordId::named("demo account bendahara@contoh.id"), ..founded.chair.clone() };
    for (index, resident) in residents(maker, founded)?.into_iter().enumerate() {
        joined(maker, founded, &second, (resident, index as i64))?;
    }
    traded(maker, founded, year)?;
    plan(maker, founded, today.year())?;
    let held_on = date(year + 1, 5, 20).min(today.saturating_sub(3.days()));
    if held_on < date(year + 1, 1, 25) {
        return Ok(());
    }
    let koperasi = founded.koperasi;
    maker.act(&founded.chair, morning(date(year + 1, 1, 12)), move |read, action| {
        year_end::close(read, action, koperasi, year)
    })?;
    maker.flush()?;
    annual_meeting(maker, founded, (year, held_on))
}

/// Some residents of the village who are in no other story of the koperasi.
fn residents(maker: &Maker<'_>, founded: &Founded) -> Result<Vec<RecordId>, Trouble> {
    let found = maker
        .store
        .read(&founded.chair, maker.now, |read| Ok(read.list(&ListQuery::of(Resident::SPEC).limited(AMONG))?.rows));
    let rows = found.map_err(Trouble::refused("looking for residents"))?;
    Ok(rows.iter().rev().take(FIRST).map(|row| row.id).collect())
}

/// Joins in the koperasi's first month and saves.
fn joined(
    maker: &mut Maker<'_>,
    founded: &Founded,
    second: &Actor,
    (resident, index): (RecordId, i64),
) -> Result<(), Trouble> {
    let day = founded.books_from.saturating_add(20.days());
    let action = maker.action(&founded.chair, morning(day));
    let member = action.id.record(place::FIRST);
    let input = Application { books: founded.koperasi, resident, date: day };
    maker.queue(action, move |read, action| member::apply(read, action, &input))?;
    maker.flush()?;
    maker.act(second, morning(day), move |read, _| member::accept(read, member, day))?;
    maker.flush()?;
    let deposits = [(Product::Principal, 100_000), (Product::Compulsory, 300_000 + 150_000 * index)];
    for (product, amount) in deposits {
        let account = account_id(member, product);
        let input = Cash { account, date: day.saturating_add(10.days()), amount, bank: true, attorney: None };
        maker.act(&founded.chair, morning(input.date), move |read, action| saving::deposit(read, action, &input))?;
    }
    maker.flush()
}

/// What was earned and spent last year.
fn traded(maker: &mut Maker<'_>, founded: &Founded, year: i16) -> Result<(), Trouble> {
    let books = founded.koperasi;
    let all = [
        ("usaha_anggota", 1_450_000, date(year, 6, 14), "Hasil warung koperasi dari anggota"),
        ("usaha_lain", 620_000, date(year, 9, 20), "Hasil warung koperasi dari bukan anggota"),
        ("bank", 18_500, date(year, 12, 30), "Jasa giro"),
        ("kantor", 240_000, date(year, 7, 3), "Alat tulis dan buku kas"),
        ("karyawan", 300_000, date(year, 10, 5), "Honor penjaga warung"),
    ];
    for (purpose, amount, date, memo) in all {
        let input = CashEvent { purpose: purpose.to_owned(), date, amount, bank: true, memo: memo.to_owned() };
        maker
            .act(&founded.chair, morning(date), move |read, action| cash_event::record(read, action, books, &input))?;
    }
    maker.flush()
}

/// What is intended this year.
fn plan(maker: &mut Maker<'_>, founded: &Founded, year: i16) -> Result<(), Trouble> {
    let budget = [("4101", 1_800_000), ("4201", 2_000_000), ("4202", 800_000), ("5201", 600_000), ("5202", 400_000)];
    let planned = Planned {
        plan: "Mulai pinjaman untuk usaha keluarga pekerja migran\nMenambah dua puluh anggota\nPelatihan pembukuan bagi pengurus"
            .to_owned(),
        budget: budget.into_iter().map(|(code, amount)| (code.to_owned(), amount)).collect(),
    };
    let koperasi = founded.koperasi;
    maker.act(&founded.chair, morning(date(year, 1, 20)), move |read, _| {
        work_plan::save(read, koperasi, (year, &planned))
    })?;
    maker.flush()
}

/// The annual meeting: called, held with a quorum, it approves the accounts, the parts and the sharing, which is then posted.
fn annual_meeting(maker: &mut Maker<'_>, founded: &Founded, (year, held_on): (i16, Date)) -> Result<(), Trouble> {
    let (koperasi, chair) = (founded.koperasi, &founded.chair);
    let told = held_on.saturating_sub(14.days());
    let action = maker.action(chair, morning(told));
    let id = action.id.record(0);
    let calling = Calling {
        kind: MeetingKind::Annual,
        year: Some(i64::from(year)),
        notice_on: told,
        held_on,
        time: Some("09.00".to_owned()),
        place: "Balai Desa Kuripan".to_owned(),
        agenda: Some(
            "Laporan pertanggungjawaban pengurus\nLaporan pengawas\nPembagian hasil usaha\nRencana kerja dan anggaran"
                .to_owned(),
        ),
    };
    maker
        .queue(action, move |read, action| meetings::call(read, action, &read.get::<Koperasi>(koperasi)?, &calling))?;
    maker.act(chair, morning(held_on), move |read, action| {
        let books = read.get::<Koperasi>(koperasi)?;
        let examined = Audit {
            id: Id::new(action.record(0)),
            books: books.reference(),
            year: i64::from(year),
            auditor: "Pengawas".to_owned(),
            report_on: told,
            number: None,
            opinion: Opinion::Supervisors,
        };
        audit::record(read, &books, &examined)
    })?;
    maker.act(chair, morning(held_on), move |read, _| {
        let seen = Seen::of(&read.get::<Meeting>(id)?.row);
        meetings::attend(read, id, &seen, (3, 3))
    })?;
    let approved = Deciding {
        decision: "Laporan pertanggungjawaban pengurus diterima".to_owned(),
        yes: 3,
        no: 0,
        abstain: 0,
        settings: None,
    };
    let parts = Decided { values: SURPLUS_KEYS.into_iter().zip(PARTS).collect(), from: held_on };
    let shared = Deciding {
        decision: "Hasil usaha dibagi: cadangan 40%, modal anggota 40%, dana-dana 20%".to_owned(),
        yes: 2,
        no: 0,
        abstain: 1,
        settings: Some(parts),
    };
    for deciding in [approved, shared] {
        maker.act(chair, morning(held_on), move |read, action| meetings::resolve(read, action, id, &deciding))?;
    }
    maker.flush()?;
    maker.act(chair, morning(held_on), move |read, _| {
        surplus::approve(read, &read.get::<Koperasi>(koperasi)?, year, id)
    })?;
    maker.flush()?;
    maker.act(chair, morning(held_on), move |read, action| {
        surplus::post(read, action, &read.get::<Koperasi>(koperasi)?, (year, held_on))
    })?;
    maker.flush()
}
