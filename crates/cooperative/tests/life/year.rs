//! What comes with the calendar: a month's service and provisions, closing months and years, meetings, what they decide, and
//! the sharing of the surplus.

use cooperative::office::journal;
use cooperative::office::koperasi_setting::Decided;
use cooperative::office::meeting::{self, Calling, Deciding};
use cooperative::office::saving_service::{self, Given};
use cooperative::office::{provision, surplus, year_end};
use cooperative::records::koperasi::Principle;
use cooperative::records::koperasi_setting::SettingKey;
use cooperative::records::meeting::MeetingKind;
use cooperative::records::{Koperasi, Meeting};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::RecordId;
use kernel::day::Month;
use store::Seen;

use super::{Ended, Life, sheets};

/// The month is over.
pub fn month_end(life: &mut Life, month: Month) {
    let (who, books) = (life.board(), life.world.koperasi);
    let sharia = life.books().principle == Principle::Sharia;
    for _ in 0..2 {
        if life.chance.below(10) < 8 {
            let given = Given { bonus: life.chance.rupiah(40_000), share: life.chance.rupiah(40_000) };
            life.attempt("service of a month", &who, move |read, _| {
                if sharia {
                    saving_service::post_given(read, books, month, given)
                } else {
                    saving_service::post_service(read, books, month)
                }
            });
        }
    }
    if life.chance.below(10) < 8 {
        let name = month.to_string();
        life.attempt("provisions of a month", &who, move |read, action| provision::run(read, action, books, &name));
    }
    if life.chance.below(10) < 7 {
        sheets::settle_all(life);
        life.attempt("close a month", &who, move |read, _| journal::close_month(read, books, month));
    }
    if month.month() == 12 || life.chance.below(6) == 0 {
        let next = life.read(|read| year_end::next(read, &life.books()));
        for year in [2025, next, life.today().year() - 1] {
            sheets::settle_all(life);
            life.attempt("close a year", &who, move |read, action| year_end::close(read, action, books, year));
        }
    }
}

fn called(life: &mut Life, kind: MeetingKind, year: Option<i64>, held_on: Date) -> Option<RecordId> {
    let (chair, books) = (life.world.chair.clone(), life.books());
    let notice_on = held_on.saturating_sub(8.days());
    let place = "Balai desa".to_owned();
    let input = Calling { kind, year, notice_on, held_on, time: None, place, agenda: None };
    match life.attempt("call a meeting", &chair, move |read, action| meeting::call(read, action, &books, &input)) {
        Ended::Done(action) => Some(action.record(0)),
        Ended::Refused(_) => None,
    }
}

fn attended(life: &mut Life, id: RecordId, present: i64) {
    let (chair, seen) = (life.world.chair.clone(), life.read(|read| Ok(Seen::of(&read.get::<Meeting>(id)?.row))));
    life.attempt("attend", &chair, move |read, _| meeting::attend(read, id, &seen, (20, present)));
}

fn resolved(life: &mut Life, id: RecordId, settings: Option<Decided>) -> Ended {
    let chair = life.world.chair.clone();
    let input = Deciding { decision: "Disetujui".to_owned(), yes: 11, no: 1, abstain: 0, settings };
    life.attempt("resolve", &chair, move |read, action| meeting::resolve(read, action, id, &input))
}

/// A members' meeting decides numbers: within bounds, out of them, or parts of the surplus that do not come to a whole.
pub fn decide(life: &mut Life) {
    let held_on = life.today();
    let Some(id) = called(life, MeetingKind::Members, None, held_on) else { return };
    let present = if life.chance.below(4) == 0 { 5 } else { 15 };
    attended(life, id, present);
    let values = match life.chance.below(6) {
        0 => vec![(SettingKey::CompulsorySavings, 10_000 + 5_000 * life.chance.below(5) as i64)],
        1 => vec![(SettingKey::VoluntaryService, 100 * life.chance.below(12) as i64)],
        2 => vec![(SettingKey::ShareReserve, 4_500)],
        3 => vec![(SettingKey::ShareReserve, 4_500), (SettingKey::ShareUse, 2_000)],
        4 => vec![(SettingKey::InstalmentOrder, 213)],
        _ => vec![(SettingKey::TwoApprovers, 2_000_000)],
    };
    let from = held_on;
    if let Ended::Done(action) = resolved(life, id, Some(Decided { values, from })) {
        life.known.resolution = Some(action.record(0));
    }
}

/// The annual meeting: called once a year is closed, held when its day has come, and its decision posted.
pub fn annual(life: &mut Life) {
    let Some((year, id, day)) = life.known.annual else {
        let books = life.books();
        let closed = life.read(|read| year_end::last_closed(read, &books));
        let due = closed.filter(|year| !life.read(|read| shared(read, &books, *year)));
        if let Some(year) = due
            && life.chance.below(6) == 0
        {
            let held_on = life.today();
            let id = called(life, MeetingKind::Annual, Some(year.into()), held_on);
            life.known.annual = id.map(|id| (year, id, held_on));
        }
        return;
    };
    if life.today() < day {
        return;
    }
    life.known.annual = None;
    attended(life, id, 16);
    resolved(life, id, None);
    share(life, year, id);
}

fn shared(read: &store::Reader<'_>, books: &kernel::Stored<Koperasi>, year: i16) -> Result<bool, kernel::Refusal> {
    use cooperative::records::SurplusDistribution;
    Ok(read.maybe(SurplusDistribution::of_year(books.row.id, year.into()))?.is_some())
}

fn share(life: &mut Life, year: i16, id: RecordId) {
    let (chair, koperasi) = (life.world.chair.clone(), life.world.koperasi);
    let of = move |read: &store::Reader<'_>| read.get::<Koperasi>(koperasi);
    let approved =
        life.attempt("approve a surplus", &chair, move |read, _| surplus::approve(read, &of(read)?, year, id));
    if matches!(approved, Ended::Refused(_)) && life.chance.below(5) > 0 {
        return;
    }
    life.attempt("write shares", &chair, move |read, _| surplus::next_shares(read, &of(read)?, year));
    let day = life.today();
    for _ in 0..2 {
        life.attempt("post a surplus", &chair, move |read, action| {
            surplus::post(read, action, &of(read)?, (year, day))
        });
    }
}
