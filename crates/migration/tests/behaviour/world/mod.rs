//! A small village for the room's stories: one office, its officer and head, one resident, on a real store in a folder of
//! its own that is gone afterwards.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::access::{Actor, Role, Scope};
use kernel::checklist::Scheme;
use kernel::region::Code;
use kernel::registry::{OfficeKind, Registry};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Value};
use migration::office::CaseFile;
use migration::office::check::{self, Interview, Look, Review};
use migration::office::counselling::{self, Session};
use migration::office::document::{self, DocumentInput};
use migration::office::open::{self, Opening};
use migration::office::step::{self, Move};
use migration::records::case::CaseState;
use migration::records::check_decision::Decision;
use migration::records::counselling::FamilyPresent;
use migration::records::document::DocumentStatus;
use migration::records::{MigrationCase, Recruitment};
use migration::rules::check::Fired;
use migration::rules::facts::Given;
use migration::rules::topics;
use people::records::letter::{LetterKind, LetterState};
use people::records::next_of_kin::Kinship;
use people::records::office::OfficeKind as Kind;
use people::records::resident::{MaritalStatus, NoticeGiven, Sex};
use people::records::{Custody, Letter, NextOfKin, Office, Resident};
use store::keys::Unlock;
use store::{Action, Done, Reader, Seen, Store};

pub const TODAY: Date = date(2026, 11, 24);
pub const DEPARTURE: Date = date(2027, 2, 1);
/// Planted where no clear byte may show it.
pub const SECRET: &str = "rahasiatertanam";
const VILLAGE: &str = "33.07.05.2003";

pub fn registry() -> Registry {
    Registry {
        specs: people::records::ALL.iter().chain(migration::records::ALL).copied().collect(),
        contributors: migration::ROOM.contributors.to_vec(),
        balancers: Vec::new(),
        office: Some(OfficeKind { kind: Office::SPEC.kind, region_tag: Office::REGION.tag }),
        person: Some(Resident::KIND),
        custody: Some(Custody::KIND),
        redirect: None,
    }
}

pub struct World {
    pub store: Store,
    pub folder: PathBuf,
    pub office: RecordId,
    pub officer: Actor,
    pub head: Actor,
    pub resident: RecordId,
    next: AtomicU32,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn id(number: u32) -> RecordId {
    let mut random = [7u8; 10];
    random[..4].copy_from_slice(&number.to_be_bytes());
    RecordId::v7(1_795_400_000_000 + u64::from(number), random)
}

pub fn now() -> Timestamp {
    "2026-11-24T03:00:00Z".parse().unwrap()
}

impl World {
    /// A village with a woman of 29 years, married, with her husband as the contact.
    pub fn new() -> World {
        World::with_birth(date(1997, 5, 3))
    }

    pub fn with_birth(birth: Date) -> World {
        static FOLDERS: AtomicU32 = AtomicU32::new(0);
        let name = format!("desmigratif-migration-{}-{}", std::process::id(), FOLDERS.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&folder, registry(), Unlock::Key([9; 32])).unwrap();
        let office = id(1);
        let actor = |role, number| Actor {
            account: id(number),
            role: Some(role),
            office,
            scope: Scope::Regions(vec![VILLAGE.to_owned()]),
            name: String::new(),
        };
        let world = World {
            store,
            folder,
            office,
            officer: actor(Role::PetugasDesmigratif, 2),
            head: actor(Role::KepalaDesa, 3),
            resident: id(10),
            next: AtomicU32::new(100),
        };
        world.found(birth);
        world
    }

    fn found(&self, birth: Date) {
        let mut changes = Changes::new();
        changes.create_row(
            Office::SPEC,
            self.office,
            self.office,
            [
                (Office::NAME.tag, Value::Text("Kantor Desa Kuripan".into())),
                (Office::SPEC.field_named("kind").unwrap().1.tag, Value::Integer(Kind::Desa.code())),
                (Office::REGION.tag, Value::Text(Code::parse(VILLAGE).unwrap().as_str().to_owned())),
            ],
        );
        self.write(changes);
        let mut changes = Changes::new();
        let resident = Resident {
            id: Id::new(self.resident),
            name: Held::Known("Wahyuni Lestari".into()),
            nik: Held::Known(None),
            sex: Sex::Female,
            birth_date: Held::Known(Some(birth)),
            birth_place: Held::Known(None),
            marital_status: Held::Known(Some(MaritalStatus::Married)),
            occupation: Held::Known(None),
            dusun: Some("Krajan".into()),
            rt_rw: Held::Known(None),
            address: Held::Known(None),
            phone: Held::Known(None),
            passport: Held::Known(None),
            notice: NoticeGiven::ReadAloud,
            notes: Held::Known(None),
        };
        changes.create(self.office, &resident);
        changes.create(
            self.office,
            &NextOfKin {
                id: Id::new(id(11)),
                resident: Ref::new(resident.id, self.office),
                name: Held::Known("Slamet Riyadi".into()),
                kinship: Kinship::Spouse,
                phone: Held::Known(None),
                address: Held::Known(None),
                first: Some(true),
            },
        );
        self.write(changes);
    }

    fn write(&self, changes: Changes) {
        self.act(&self.officer, move |_| Ok(changes)).unwrap();
    }

    pub fn action(&self) -> ActionId {
        ActionId(id(self.next.fetch_add(1, Ordering::Relaxed)))
    }

    pub fn act(
        &self,
        actor: &Actor,
        work: impl FnOnce(&Reader) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        self.act_as(actor, self.action(), work)
    }

    pub fn act_as(
        &self,
        actor: &Actor,
        action: ActionId,
        work: impl FnOnce(&Reader) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        self.store.act(Action { id: action, digest: [1; 32], actor: actor.clone(), now: now() }, work)
    }

    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>) -> T {
        self.store.read(&self.officer, now(), work).unwrap()
    }

    pub fn open(&self, input: Opening) -> Result<RecordId, Refusal> {
        let action = self.action();
        self.act_as(&self.officer, action, move |read| open::open(read, action, &input))?;
        Ok(action.record(open::place::CASE))
    }

    /// A case of the resident that begins with the wish to leave for Taiwan through an agency.
    pub fn case(&self) -> RecordId {
        self.open(self.opening()).unwrap()
    }

    pub fn opening(&self) -> Opening {
        Opening {
            resident: self.resident,
            scheme: Some(Scheme::PToP),
            country: Some("TW".into()),
            job: Some("perawat lansia".into()),
            planned_departure: Some(DEPARTURE),
            abroad: None,
        }
    }

    pub fn file(&self, case: RecordId) -> CaseFile {
        self.read(|read| CaseFile::of(read, case))
    }

    pub fn seen(&self, case: RecordId) -> Seen {
        Seen::of(&self.file(case).case.row)
    }

    pub fn step(&self, case: RecordId, to: CaseState, given: Given) -> Result<Done, Refusal> {
        self.step_by(&self.officer.clone(), case, to, given)
    }

    pub fn step_by(&self, actor: &Actor, case: RecordId, to: CaseState, given: Given) -> Result<Done, Refusal> {
        let (seen, action) = (self.seen(case), self.action());
        let input = Move { case, to, given, employer: None, phone_abroad: None };
        self.act_as(actor, action, move |read| step::step(read, action, &seen, &input))
    }

    pub fn document(
        &self,
        case: RecordId,
        line: &str,
        status: DocumentStatus,
        until: Option<Date>,
    ) -> Result<Done, Refusal> {
        let seen = self.file(case).document(line).map(|document| Seen::of(&document.row));
        let input = self.document_input(case, line, status, until);
        let action = self.action();
        self.act_as(&self.officer, action, move |read| document::record(read, action, seen.as_ref(), &input))
    }

    pub fn document_input(
        &self,
        case: RecordId,
        line: &str,
        status: DocumentStatus,
        until: Option<Date>,
    ) -> DocumentInput {
        DocumentInput {
            case,
            line: line.to_owned(),
            status,
            number: Some("X9876543".into()),
            issuer: None,
            issued: None,
            valid_until: until,
            family_copy: None,
            note: None,
            scan: None,
        }
    }

    /// Every line of the case's checklist but the letters, checked and valid for long.
    pub fn all_documents(&self, case: RecordId) {
        let lines: Vec<(&'static str, bool)> = {
            let file = self.file(case);
            let papers = migration::rules::papers::papers(&file.facts);
            papers
                .iter()
                .filter(|paper| paper.line.letter.is_none())
                .map(|paper| (paper.line.key, paper.line.expires))
                .collect()
        };
        for (line, expires) in lines {
            self.document(case, line, DocumentStatus::Valid, expires.then_some(date(2029, 1, 1))).unwrap();
        }
    }

    pub fn letter(&self, kind: LetterKind, state: LetterState) {
        let mut changes = Changes::new();
        let tag = |name: &str| Letter::SPEC.field_named(name).unwrap().1.tag;
        let resident = Value::Reference(kernel::Reference { record: self.resident, home: self.office });
        let number = format!("474/{:03}/2026", self.next.load(Ordering::Relaxed));
        changes.create_row(
            Letter::SPEC,
            self.action().0,
            self.office,
            [
                (tag("kind"), Value::Integer(kind.code())),
                (tag("resident"), resident),
                (tag("state"), Value::Integer(state.code())),
                (tag("number"), Value::Text(number)),
                (tag("date"), Value::Text(TODAY.to_string())),
            ],
        );
        self.act(&self.head, move |_| Ok(changes)).unwrap();
    }

    pub fn counsel(&self, case: RecordId, family: FamilyPresent) {
        let topics = topics::on(TODAY).iter().map(|topic| topic.key.to_owned()).collect();
        let (input, action) = (Session { topics, ..Session::of(case, TODAY, family) }, self.action());
        self.act_as(&self.officer, action, move |read| counselling::record(read, action, &input)).unwrap();
    }

    /// The interview about the recruitment with these answers; a harmless one where none are given.
    pub fn interview(&self, case: RecordId, input: Interview) -> Result<Done, Refusal> {
        let seen = self.read(|read| {
            let found = read.referring::<Recruitment>("case", case)?.into_iter().next_back();
            Ok(found.map(|one| Seen::of(&one.row)))
        });
        let (action, input) = (self.action(), Interview { case, ..input });
        self.act_as(&self.officer, action, move |read| check::interview(read, action, seen.as_ref(), &input))
    }

    /// A review that says something to each thing that is to be checked.
    pub fn review(&self, case: RecordId) -> Result<Done, Refusal> {
        let action = self.action();
        self.act_as(&self.officer, action, move |read| {
            let look = Look::of(read, &CaseFile::of(read, case)?)?;
            let decide = |one: &Fired| {
                (one.rule.key.to_owned(), Some(Decision::FollowUp), "Ditanyakan kepada keluarga".to_owned())
            };
            let decisions = look.fired.unwrap_or_default().iter().map(decide).collect();
            check::review(read, action, &Review { case, decisions, looked: true })
        })
    }

    /// Interviewed and reviewed, as the move to the village's verification asks.
    pub fn reviewed(&self, case: RecordId) {
        self.interview(case, Interview::default()).unwrap();
        self.review(case).unwrap();
    }

    pub fn state(&self, case: RecordId) -> CaseState {
        self.read(|read| read.get::<MigrationCase>(case)).state
    }

    pub fn indicator(&self, key: &str, month: Option<&str>) -> i64 {
        self.read(|read| read.indicator(key, "33.07", month.map(|month| (month, month))))
    }

    /// Every byte of every file of the node.
    pub fn bytes(&self) -> Vec<u8> {
        let mut all = Vec::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { all.extend(std::fs::read(path).unwrap()) }
            }
        }
        all
    }
}

/// The codes of what was refused as not right.
pub fn codes<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<&'static str> {
    match result {
        Err(Refusal::Invalid(problems)) => problems.iter().map(|problem| problem.code).collect(),
        other => panic!("not refused as invalid: {other:?}"),
    }
}

pub fn with_reason() -> Given {
    Given { reason: Some("sebab tertulis".into()), ..Given::default() }
}

pub fn on(date: Date) -> Given {
    Given { date: Some(date), ..Given::default() }
}
