//! Requests of a person about their own data: recorded at the desk or sent through the own account, answered, refused or
//! taken back. Not here: the hours (`rules::data_request`), the copy itself (`data_copy`), the erasing (`erasure`).

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::access::Scope;
use kernel::refusal::Problem;
use kernel::value::Ref;
use kernel::{ActionId, Actor, Changes, Held, Id, Lang, Phrase, Record, RecordId, Refusal, Role, Stored, Value};
use store::engine::Cell;
use store::{ListQuery, Reader, Seen, Statement};
use web::{Task, Tone};

use super::account::software;
use crate::records::data_request::{
    DATA_REQUEST_MACHINE, DataRequestState, DataWish, GivenHow, IdentityProof, RefusalGround, RequestWay,
};
use crate::records::{Account, DataRequest, Resident};
use crate::rules::data_request::{clock, due, hours_left, needs_detail, purposes_on, term_on};
use crate::words::data_request as words;

/// Requests on one page.
pub const PAGE: usize = 100;
/// How far back a request on paper may have come.
const MOST_DAYS: i32 = 30;

/// So many open requests of the reader's region, the most pressing first.
pub static OPEN: Statement = Statement::scoped(
    "data_request.open",
    1,
    "SELECT id FROM data_request WHERE state = 1 AND withdrawn = 0 AND {scope} ORDER BY due_at, id LIMIT $1",
);

/// What is asked, as a form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What.
    pub wish: DataWish,
    /// How.
    pub way: RequestWay,
    /// How identity was made sure of.
    pub proof: IdentityProof,
    /// The guardian's name.
    pub guardian: Option<String>,
    /// Details.
    pub detail: Option<String>,
    /// The day on which it came, where that was before today.
    pub received: Option<Date>,
}

/// Records a request about a resident.
///
/// # Errors
/// `Invalid` at `wish` where the same one is open, at `guardian`, `proof`, `detail`, `received`; in general where the data
/// were erased.
pub fn ask(read: &Reader<'_>, action: ActionId, resident: RecordId, asked: &Asked) -> Result<Changes, Refusal> {
    let resident = read.get::<Resident>(resident)?;
    if matches!(resident.name, Held::Erased) {
        return Err(Refusal::invalid("", "data_request.erased", words::ERASED));
    }
    let problems = wrong(read, resident.row.id, asked)?;
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let received_at = asked.received.and_then(start_of).unwrap_or(read.now());
    let hours = term_on(asked.wish.name(), read.today()).map_or(72, |term| term.hours);
    let mut changes = Changes::new();
    let request = DataRequest {
        id: Id::new(action.record(0)),
        resident: resident.reference(),
        wish: asked.wish,
        way: asked.way,
        guardian: Held::Known(asked.guardian.clone()),
        proof: asked.proof,
        detail: Held::Known(asked.detail.clone()),
        received_at,
        due_at: due(received_at, hours),
        state: DataRequestState::Open,
        answer: Held::Known(None),
        ground: Held::Known(None),
        answered_at: None,
        answered_by: None,
        given: None,
        stopped: Held::Known(None),
        received_by: own_account(read),
    };
    changes.create(resident.home(), &request);
    Ok(changes)
}

fn wrong(read: &Reader<'_>, resident: RecordId, asked: &Asked) -> Result<Vec<Problem>, Refusal> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code: &'static str, message: Phrase| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    if asked.way == RequestWay::Guardian {
        if asked.guardian.is_none() {
            say("guardian", "required", words::NEEDS_GUARDIAN);
        }
        if asked.proof != IdentityProof::GuardianPaper {
            say("proof", "data_request.proof", words::GUARDIAN_PROOF);
        }
    }
    if needs_detail(asked.wish) && asked.detail.is_none() {
        say("detail", "required", words::NEEDS_DETAIL);
    }
    let today = read.today();
    if let Some(day) = asked.received
        && (day > today || kernel::day::days_between(day, today) > MOST_DAYS)
    {
        say("received", "data_request.received", words::RECEIVED_WRONG);
    }
    let open = of_resident(read, resident)?;
    if open.iter().any(|one| one.state == DataRequestState::Open && one.wish == asked.wish) {
        say("wish", "data_request.open", words::OPEN_ALREADY);
    }
    Ok(problems)
}

/// The first moment of a day: who came at noon is not told that the clock began in the evening.
fn start_of(day: Date) -> Option<Timestamp> {
    TimeZone::fixed(jiff::tz::offset(7)).to_timestamp(day.at(0, 0, 0, 0)).ok()
}

/// Every request about a resident that the reader may see, the newest first.
pub fn of_resident(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<DataRequest>>, Refusal> {
    let mut all = read.referring::<DataRequest>("resident", resident)?;
    all.reverse();
    Ok(all)
}

/// The open requests of the reader's region, the most pressing first.
pub fn open(read: &Reader<'_>, limit: usize) -> Result<Vec<Stored<DataRequest>>, Refusal> {
    let rows = read.select(&OPEN, &[Cell::from(limit as i64)])?;
    let ids = rows.iter().filter_map(|row| RecordId::from_slice(row.first()?.bytes()?).ok());
    ids.map(|id| read.get::<DataRequest>(id)).collect()
}

/// The settled requests of the reader's region, the newest first.
pub fn settled(
    read: &Reader<'_>,
    after: Option<String>,
) -> Result<(Vec<Stored<DataRequest>>, Option<String>), Refusal> {
    let page = read.list(&ListQuery { after, ..ListQuery::of(DataRequest::SPEC).limited(PAGE) })?;
    let all: Result<Vec<Stored<DataRequest>>, _> = page.rows.into_iter().map(Stored::from_row).collect();
    Ok((all?.into_iter().filter(|one| one.state != DataRequestState::Open).collect(), page.next))
}

/// How a request is answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// In words.
    pub words: Option<String>,
    /// How a copy was given.
    pub given: Option<GivenHow>,
    /// The purposes that were stopped, by key.
    pub stopped: Vec<String>,
}

/// May the actor move a request there?
///
/// # Errors
/// `Forbidden` for another role, `Invalid` where it is settled.
pub fn may(read: &Reader<'_>, request: &DataRequest, to: DataRequestState) -> Result<(), Refusal> {
    let settled = || Refusal::invalid("", "data_request.settled", words::CLOSED_ALREADY);
    let edge = DATA_REQUEST_MACHINE.edge(request.state.code(), to.code()).ok_or_else(settled)?;
    if read.actor().is_one_of(edge.roles) { Ok(()) } else { Err(Refusal::Forbidden(words::NOT_YOURS)) }
}

/// Answers a request. An erasure is answered by erasing.
///
/// # Errors
/// [`may`]; `Invalid` at `answer`, `given`, or `stop_KEY` for a purpose that rests on consent and still goes on.
pub fn answer(read: &Reader<'_>, id: RecordId, seen: &Seen, input: &Answer) -> Result<Changes, Refusal> {
    let request = read.seen::<DataRequest>(id, seen)?;
    may(read, &request, DataRequestState::Answered)?;
    let mut problems = Vec::new();
    let mut say = |field: String, code: &'static str, message: Phrase| problems.push(Problem { field, code, message });
    match request.wish {
        DataWish::Copy if input.given.is_none() => say("given".into(), "required", words::NEEDS_GIVEN),
        DataWish::Copy if input.given == Some(GivenHow::Account) && !has_account(read, request.resident.id.raw())? => {
            say("given".into(), "data_request.account", words::NO_ACCOUNT);
        }
        DataWish::Copy => {}
        DataWish::Withdrawal => {
            for purpose in purposes_on(read.today()).0 {
                if !input.stopped.iter().any(|key| key == purpose.key) {
                    say(format!("stop_{}", purpose.key), "data_request.stop", words::NEEDS_STOPPED);
                }
            }
        }
        _ if input.words.is_none() => say("answer".into(), "required", words::NEEDS_ANSWER),
        _ => {}
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let stopped = Some(input.stopped.join(" ")).filter(|keys| !keys.is_empty());
    let mut changes = Changes::new();
    changes
        .edit(&request)
        .set(DataRequest::STATE, DataRequestState::Answered)
        .set(DataRequest::ANSWER, Held::Known(input.words.clone()))
        .set(DataRequest::GIVEN, input.given)
        .set(DataRequest::STOPPED, Held::Known(stopped))
        .set(DataRequest::ANSWERED_AT, Some(read.now()))
        .set(DataRequest::ANSWERED_BY, Some(own_account(read)));
    Ok(changes)
}

/// Does an account of the resident's own exist? Read as the software: officers do not see accounts.
pub fn has_account(read: &Reader<'_>, resident: RecordId) -> Result<bool, Refusal> {
    let bound = Value::Reference(kernel::Reference { record: resident, home: RecordId::default() });
    let query = ListQuery::of(Account::SPEC).with(Account::RESIDENT.tag, bound).limited(1);
    Ok(!read.as_actor(&software()).list(&query)?.rows.is_empty())
}

/// Refuses a request on a ground that the law names.
///
/// # Errors
/// [`may`]; `Invalid` at `ground`, `answer`.
pub fn refuse(
    read: &Reader<'_>,
    id: RecordId,
    seen: &Seen,
    ground: Option<RefusalGround>,
    said: Option<String>,
) -> Result<Changes, Refusal> {
    let request = read.seen::<DataRequest>(id, seen)?;
    may(read, &request, DataRequestState::Refused)?;
    let ground = ground.ok_or_else(|| Refusal::invalid("ground", "required", words::NEEDS_GROUND))?;
    let said = said.ok_or_else(|| Refusal::invalid("answer", "required", words::NEEDS_ANSWER))?;
    let mut changes = Changes::new();
    changes
        .edit(&request)
        .set(DataRequest::STATE, DataRequestState::Refused)
        .set(DataRequest::GROUND, Held::Known(Some(ground)))
        .set(DataRequest::ANSWER, Held::Known(Some(said)))
        .set(DataRequest::ANSWERED_AT, Some(read.now()))
        .set(DataRequest::ANSWERED_BY, Some(own_account(read)));
    Ok(changes)
}

/// Takes a request back.
///
/// # Errors
/// [`may`]
pub fn cancel(read: &Reader<'_>, id: RecordId, seen: &Seen) -> Result<Changes, Refusal> {
    let request = read.seen::<DataRequest>(id, seen)?;
    may(read, &request, DataRequestState::Cancelled)?;
    let mut changes = Changes::new();
    changes.edit(&request).set(DataRequest::STATE, DataRequestState::Cancelled);
    Ok(changes)
}

/// Settles what is open of a resident whose data are erased now: an erasure is answered by it, nothing else is left.
pub fn settle_by_erasure(read: &Reader<'_>, changes: &mut Changes, resident: RecordId) -> Result<(), Refusal> {
    for request in of_resident(read, resident)? {
        if request.state == DataRequestState::Open {
            changes
                .edit(&request)
                .set(DataRequest::STATE, DataRequestState::Answered)
                .set(DataRequest::ANSWERED_AT, Some(read.now()))
                .set(DataRequest::ANSWERED_BY, Some(own_account(read)));
        }
    }
    Ok(())
}

fn own_account(read: &Reader<'_>) -> Ref<Account> {
    Ref::new(Id::new(read.actor().account), read.actor().office)
}

/// The resident whom an account is bound to.
pub fn own_person(actor: &Actor) -> Option<RecordId> {
    match actor.scope {
        Scope::Person(person) if actor.role == Some(Role::Warga) => Some(person),
        _ => None,
    }
}

/// What waits for an answer, with its clock.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(kernel::access::VILLAGE_AND_REGENCY) {
        return Ok(Vec::new());
    }
    let mut tasks = Vec::new();
    for request in open(read, 8)? {
        let resident = read.maybe::<Resident>(request.resident.id)?;
        let left = hours_left(request.due_at, read.now());
        tasks.push(Task {
            tone: if left < 24 { Tone::Danger } else { Tone::Attention },
            tag: words::TASK.say(lang).to_owned(),
            title: resident.map_or_else(String::new, |one| Resident::SPEC.title(&one.row, lang)),
            detail: format!("{} · {}", request.wish.label().say(lang), clock(request.due_at, read.now(), lang)),
            path: format!("/permintaan-data/{}", request.row.id),
            action: words::ANSWER.say(lang).to_owned(),
            due: Some(kernel::day::Zone::Wib.day(request.due_at.as_millisecond())),
            message: String::new(),
        });
    }
    Ok(tasks)
}
