//! One migration of the sample world, step by step through the room's own use cases, so that its history reads like a
//! real one: opened, counselled, papers brought, letters acknowledged, departed, returned.

use ed25519_dalek::SigningKey;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::checklist::{Checklist, Marital, Scheme};
use kernel::{Actor, RecordId};
use migration::office::{counselling, document, open, placement_agency, step};
use migration::records::case::{CaseState, MigrationCase, ReturnReason, RouteTaken};
use migration::records::counselling::{CounsellingPlace, FamilyPresent};
use migration::records::document::DocumentStatus;
use migration::rules::facts::Given;
use migration::rules::{papers, topics};
use people::records::letter::LetterKind;
use store::Seen;

use super::letters::{self, Signer};
use super::offices::morning;
use super::random::Random;
use super::{Maker, families::Person};
use super::{abroad, agencies, checks};
use crate::trouble::Trouble;
use kernel::Record;

/// Who works in the village.
#[derive(Clone)]
pub struct Desk {
    /// The officer.
    pub officer: Actor,
    /// The head.
    pub head: Actor,
    /// The key that seals the village's letters.
    pub key: SigningKey,
}

/// How far a migration of the sample world has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Along the way of preparation up to a state, or on to work and return.
    Up(CaseState),
    /// Found already abroad.
    FoundAbroad,
    /// Stepped aside after the registration.
    Aside(CaseState),
}

/// What a person wants.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The job, in Indonesian.
    pub job: &'static str,
    /// The destination, ISO 3166.
    pub country: &'static str,
    /// Who of the household gives permission; nobody where the person lives alone.
    pub signer: Option<Signer>,
    /// How far it has come.
    pub goal: Goal,
}

/// The whole way after the first state.
fn way() -> impl Iterator<Item = CaseState> {
    let after = [CaseState::Bekerja, CaseState::Pulang, CaseState::Purna];
    CaseState::BEFORE_DEPARTURE.iter().copied().skip(1).chain(after)
}

/// A migration while it is made.
pub struct Journey<'a> {
    person: &'a Person,
    desk: &'a Desk,
    wish: Wish,
    case: RecordId,
    /// The day of the next step.
    day: Date,
    planned: Date,
    last: Date,
    /// The moment of the last step: time never runs back.
    clock: Timestamp,
}

impl<'a> Journey<'a> {
    /// Makes one migration that began on `begins`; nothing in it lies after `last`.
    pub fn make(
        maker: &mut Maker<'_>,
        person: &'a Person,
        desk: &'a Desk,
        wish: Wish,
        (begins, last): (Date, Date),
        random: &mut Random,
    ) -> Result<(), Trouble> {
        let planned = begins.checked_add(300.days()).unwrap_or(begins).max(last.checked_add(60.days()).unwrap_or(last));
        let planned = if wish.goal == Goal::FoundAbroad || begins.checked_add(330.days()).is_ok_and(|left| left < last)
        {
            begins.checked_add(330.days()).unwrap_or(begins)
        } else {
            planned
        };
        let mut journey = Journey {
            person,
            desk,
            wish,
            case: RecordId::default(),
            day: begins,
            planned,
            last,
            clock: Timestamp::UNIX_EPOCH,
        };
        journey.open(maker, random)?;
        let ended = match journey.wish.goal {
            Goal::FoundAbroad => CaseState::Bekerja,
            Goal::Aside(state) => {
                journey.walk(maker, CaseState::Terdata, random)?;
                journey.step(maker, state, random)?;
                state
            }
            Goal::Up(state) => {
                journey.walk(maker, state, random)?;
                state
            }
        };
        abroad::afterwards(maker, desk, journey.case, ended, (journey.clock, last))
    }

    fn open(&mut self, maker: &mut Maker<'_>, random: &mut Random) -> Result<(), Trouble> {
        let found = self.wish.goal == Goal::FoundAbroad;
        let left = self.day.checked_sub(random.between(60, 900).days()).unwrap_or(self.day);
        let jalur =
            [RouteTaken::Prosedural, RouteTaken::Prosedural, RouteTaken::TidakDiketahui, RouteTaken::BelumProsedural];
        let abroad = found.then(|| open::Abroad {
            departed_on: random.chance(80).then_some(left),
            route_taken: random.pick(&jalur).copied(),
            employer: None,
            contract_end: left.checked_add(730.days()).ok().filter(|_| random.chance(60)),
            told_by: Some("Keluarga, saat pendataan".to_owned()),
            ..open::Abroad::default()
        });
        let opening = open::Opening {
            resident: self.person.resident.id.raw(),
            scheme: Some(Scheme::PToP).filter(|_| !found),
            country: Some(self.wish.country.to_owned()),
            job: Some(self.wish.job.to_owned()),
            planned_departure: Some(self.planned).filter(|_| !found),
            abroad,
        };
        let at = self.moment(random);
        let action = maker.action(&self.desk.officer, at);
        self.case = action.id.record(open::place::CASE);
        maker.queue(action, move |read, action| open::open(read, action, &opening))
    }

    /// Along the way up to a state.
    fn walk(&mut self, maker: &mut Maker<'_>, goal: CaseState, random: &mut Random) -> Result<(), Trouble> {
        for state in way() {
            self.prepare(maker, state, random)?;
            self.step(maker, state, random)?;
            if state == goal {
                return Ok(());
            }
        }
        Ok(())
    }

    /// What a state asks for before it is entered.
    fn prepare(&mut self, maker: &mut Maker<'_>, state: CaseState, random: &mut Random) -> Result<(), Trouble> {
        match state {
            CaseState::Konseling => self.counsel(maker, random)?,
            CaseState::IzinDesa => self.letters(maker, random)?,
            CaseState::Seleksi => self.agency(maker, random)?,
            _ => {}
        }
        let marital = self.person.resident.marital_status.given().and_then(|status| Marital::from_code(status.code()));
        let lines = Checklist::for_case(Some(Scheme::PToP), Some(self.wish.country), self.planned, marital);
        let due: Vec<_> = lines
            .into_iter()
            .filter(|line| line.letter.is_none() && papers::is_due_at(line, state) && !self.was_due(line, state))
            .collect();
        for line in due {
            let input = document::DocumentInput {
                case: self.case,
                line: line.key.to_owned(),
                status: DocumentStatus::Valid,
                number: None,
                issuer: None,
                issued: None,
                valid_until: self.planned.checked_add(random.between(400, 1500).days()).ok().filter(|_| line.expires),
                family_copy: Some(true),
                note: None,
                scan: None,
            };
            let at = self.moment(random);
            maker.act(&self.desk.officer, at, move |read, action| document::record(read, action, None, &input))?;
        }
        if state == CaseState::VerifikasiDesa { self.interviewed(maker, random) } else { Ok(()) }
    }

    /// The interview about the recruitment.
    fn interviewed(&mut self, maker: &mut Maker<'_>, random: &mut Random) -> Result<(), Trouble> {
        let (case, day, at) = (self.case, self.day, self.moment(random));
        let lately = day.checked_add(150.days()).is_ok_and(|until| until > self.last);
        maker.act(&self.desk.officer, at, move |read, action| checks::interview(read, action, case, day, lately))
    }

    /// Papers that an earlier state asked for are there already.
    fn was_due(&self, line: &kernel::checklist::Line, state: CaseState) -> bool {
        way().take_while(|earlier| *earlier != state).any(|earlier| papers::is_due_at(line, earlier))
    }

    fn counsel(&mut self, maker: &mut Maker<'_>, random: &mut Random) -> Result<(), Trouble> {
        let session = counselling::Session {
            topics: topics::on(self.day).iter().map(|topic| topic.key.to_owned()).collect(),
            place: Some(CounsellingPlace::Office),
            language: Some("Jawa dan Indonesia".to_owned()),
            ..counselling::Session::of(self.case, self.day, FamilyPresent::Spouse)
        };
        let at = self.moment(random);
        maker.act(&self.desk.officer, at, move |read, action| counselling::record(read, action, &session))
    }

    fn letters(&mut self, maker: &mut Maker<'_>, random: &mut Random) -> Result<(), Trouble> {
        for kind in [LetterKind::MaritalStatus, LetterKind::FamilyPermission] {
            let moments = [self.moment(random), self.moment(random), self.moment(random)];
            letters::acknowledged(maker, self.person, self.desk, &self.wish, kind, moments)?;
        }
        Ok(())
    }

    fn agency(&mut self, maker: &mut Maker<'_>, random: &mut Random) -> Result<(), Trouble> {
        let (case, number) = (self.case, random.between(100, 999));
        let at = self.moment(random);
        maker.act(&self.desk.officer, at, move |read, _| {
            let case = read.get::<MigrationCase>(case)?;
            let listed = placement_agency::by_exact_name(read, agencies::PLACES)?;
            let mut changes = kernel::Changes::new();
            changes
                .edit(&case)
                .set(MigrationCase::PLACEMENT_AGENCY, listed.first().map(kernel::Stored::reference))
                .set(MigrationCase::AGENCY, Some(agencies::PLACES.to_owned()))
                .set(MigrationCase::AGENCY_PERMIT, Some(format!("SIP2MI {number}/2025")));
            Ok(changes)
        })
    }

    fn step(&mut self, maker: &mut Maker<'_>, to: CaseState, random: &mut Random) -> Result<(), Trouble> {
        if matches!(to, CaseState::Bekerja) {
            self.day = self.day.max(self.planned).min(self.last);
        }
        if matches!(to, CaseState::Pulang) {
            self.day = self.day.checked_add(random.between(200, 700).days()).unwrap_or(self.last).min(self.last);
        }
        let at = self.moment(random);
        let (case, day) = (self.case, kernel::day::Zone::Wib.day(at.as_millisecond()));
        let given = Given {
            date: Some(day),
            reason: Some("Atas permintaan sendiri".to_owned()).filter(|_| to.is_set_aside()),
            return_reason: Some(ReturnReason::ContractEnd).filter(|_| to == CaseState::Pulang),
            contract_end: day.checked_add(730.days()).ok(),
            ..Given::default()
        };
        if to == CaseState::VerifikasiDesa {
            // Reviewed in the same moment: an interview of another case in between may show something new.
            maker.act(&self.desk.officer, at, move |read, action| checks::review(read, action, case))?;
        }
        maker.act(&self.desk.officer, at, move |read, action| {
            let row = read.row(MigrationCase::SPEC, case)?;
            step::step(
                read,
                action,
                &Seen::of(&row),
                &step::Move { case, to, given, employer: None, phone_abroad: None },
            )
        })
    }

    /// Some days on, at a desk's hour; never after the world's last day.
    fn moment(&mut self, random: &mut Random) -> Timestamp {
        self.day = self.day.checked_add(random.between(0, 6).days()).unwrap_or(self.day).min(self.last);
        let morning = morning(self.day);
        let at = morning.checked_add(random.between(0, 6 * 3600).seconds()).unwrap_or(morning);
        self.clock = at.max(self.clock.checked_add(1.minutes()).unwrap_or(at));
        self.clock
    }
}
