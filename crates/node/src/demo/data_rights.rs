//! What the sample world shows of the later kinds of letters, of rights over data and of a breach: a few of each in the village
//! where the cast works.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{Record, RecordId};
use people::office::data_breach::{self, Notice, Said};
use people::office::data_request::{self, Answer, Asked};
use people::office::letter::draft::Draft;
use people::records::data_breach::{BreachCause, DataBreach};
use people::records::data_request::{DataRequest, DataWish, GivenHow, IdentityProof, RequestWay};
use people::records::letter::{HeirRelation, LetterKind};
use people::rules::letter::Particulars;
use people::rules::letter::particulars::{Domicile, Heir, Heirs, Introduction, Witness};
use people::words::letter_kinds::CLAIM_PURPOSE;
use store::Seen;

use super::Maker;
use super::families::{Family, Person};
use super::journey::Desk;
use super::letters::{checked_draft, sealed};
use super::offices::morning;
use crate::trouble::Trouble;

/// Letters, requests and one breach.
pub fn make(maker: &mut Maker<'_>, desk: &Desk, families: &[Family], today: Date) -> Result<(), Trouble> {
    // Those without a migration case, from the end: the first of them have letters that wait.
    let free: Vec<&Family> =
        families.iter().enumerate().filter(|(index, _)| index % 5 == 4).map(|(_, family)| family).rev().collect();
    let grown_up = |family: &&Family| family.people.iter().find(|person| person.age >= 21).cloned();
    let people: Vec<Person> = free.iter().filter_map(grown_up).take(4).collect();
    let [at_home, to_office, asking, asked] = &people[..] else { return Ok(()) };
    let domicile = Particulars::Domicile(Domicile {
        since: "2014".into(),
        confirmed_by: Some("Ketua RT setempat".into()),
        purpose: "membuka rekening tabungan".into(),
    });
    let letter = letter(maker, at_home, desk, domicile, 0, at(today, 6, 0))?;
    sealed(maker, at_home.resident.id.raw(), desk, letter, at(today, 5, 1))?;
    let introduction = Particulars::Introduction(Introduction {
        office: "Kantor Imigrasi Wonosobo".into(),
        purpose: "pembuatan paspor".into(),
    });
    self::letter(maker, to_office, desk, introduction, 0, at(today, 1, 2))?;
    if let Some((deceased, statement)) = free.iter().find_map(|family| heirs(family, today)) {
        let count = if let Particulars::Heirs(one) = &statement { one.heirs.len() } else { 0 };
        self::letter(maker, &deceased, desk, statement, count, at(today, 1, 3))?;
    }
    requests(maker, desk, asking, asked, today)?;
    breach(maker, desk, today)
}

/// Some hours into the morning of a day so long ago.
fn at(today: Date, days: i64, hours: i64) -> Timestamp {
    let morning = morning(today.checked_sub(days.days()).unwrap_or(today));
    morning.checked_add(hours.hours()).unwrap_or(morning)
}

fn letter(
    maker: &mut Maker<'_>,
    person: &Person,
    desk: &Desk,
    particulars: Particulars,
    heirs: usize,
    drafted: Timestamp,
) -> Result<RecordId, Trouble> {
    let kind: LetterKind = particulars.kind();
    let draft = Draft { particulars: Some(particulars), ..Draft::default() };
    let checked = drafted.checked_add(20.minutes()).unwrap_or(drafted);
    checked_draft(maker, person.resident.id.raw(), desk, kind, draft, heirs, [drafted, checked])
}

/// The oldest of a household of several, mourned by the others.
fn heirs(family: &Family, today: Date) -> Option<(Person, Particulars)> {
    let deceased = family.people.iter().max_by_key(|person| person.age).filter(|person| person.age >= 40)?;
    let heir = |person: &Person| {
        Some(Heir {
            name: person.resident.name.known()?.clone(),
            nik: person.resident.nik.given().map(|nik| nik.as_str().to_owned()),
            relation: HeirRelation::Child,
        })
    };
    let others = family.people.iter().filter(|person| person.resident.id != deceased.resident.id);
    let heirs: Vec<Heir> = others.filter_map(heir).collect();
    let witness = |name: &str, position: &str| Witness { name: name.into(), position: position.into() };
    let statement = Particulars::Heirs(Heirs {
        died: today.checked_sub(20.days()).unwrap_or(today),
        place: "Taipei, Taiwan".into(),
        paper: None,
        purpose: CLAIM_PURPOSE.id.into(),
        heirs,
        witnesses: vec![witness("Wagiman Contoh", "Ketua RT 02"), witness("Darsono Contoh", "Ketua RW 01")],
    });
    let several = matches!(&statement, Particulars::Heirs(one) if one.heirs.len() > 1);
    several.then(|| (deceased.clone(), statement))
}

/// One request that waits and one that was answered.
fn requests(maker: &mut Maker<'_>, desk: &Desk, asking: &Person, asked: &Person, today: Date) -> Result<(), Trouble> {
    let at_desk = |wish, detail: Option<&str>| Asked {
        wish,
        way: RequestWay::Desk,
        proof: IdentityProof::Card,
        guardian: None,
        detail: detail.map(str::to_owned),
        received: None,
    };
    let (copy, answered) = (at_desk(DataWish::Copy, None), asked.resident.id.raw());
    let action = maker.action(&desk.officer, at(today, 9, 0));
    let request = action.id.record(0);
    maker.queue(action, move |read, id| data_request::ask(read, id, answered, &copy))?;
    maker.act(&desk.officer, at(today, 8, 2), move |read, _| {
        let seen = Seen::of(&read.row(DataRequest::SPEC, request)?);
        let answer = Answer { given: Some(GivenHow::Paper), ..Answer::default() };
        data_request::answer(read, request, &seen, &answer)
    })?;
    let (wrong, waits) =
        (at_desk(DataWish::Correction, Some("Ejaan nama ibu pada kartu keluarga")), asking.resident.id.raw());
    maker.act(&desk.officer, at(today, 1, 4), move |read, id| data_request::ask(read, id, waits, &wrong))
}

/// A breach of two months ago that was told in time.
fn breach(maker: &mut Maker<'_>, desk: &Desk, today: Date) -> Result<(), Trouble> {
    let found = at(today, 61, 0);
    let said = Said {
        cause: BreachCause::WrongRecipient,
        names: true,
        numbers: false,
        specific: false,
        people: 14,
        how: "Daftar hadir pertemuan terkirim ke grup pesan desa lain.".into(),
        measures: Some(
            "Pesan dihapus, penerima diminta menghapusnya, dan daftar berikutnya hanya dikirim lewat aplikasi.".into(),
        ),
    };
    let action = maker.action(&desk.head, found.checked_add(1.hours()).unwrap_or(found));
    let breach = action.id.record(0);
    maker.queue(action, move |read, id| data_breach::record(read, id, found, &said))?;
    maker.act(&desk.head, at(today, 60, 1), move |read, _| {
        let seen = Seen::of(&read.row(DataBreach::SPEC, breach)?);
        let notice = Notice {
            subjects: true,
            authority_told: true,
            authority: "Kementerian Komunikasi dan Digital".into(),
            public: true,
        };
        data_breach::tell(read, breach, &seen, &notice)
    })?;
    maker.act(&desk.head, at(today, 50, 0), move |read, _| {
        let seen = Seen::of(&read.row(DataBreach::SPEC, breach)?);
        data_breach::close(read, breach, &seen)
    })
}
