//! Complaints: filed, handled step by step, followed by who complained. Not here: where one goes and by when
//! (`rules::complaint`), the machine (`rules::complaint_machine`), PINs (`office::complaint_pin`).

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::region::{Code, Level as RegionLevel};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored, name};
use people::office::record_file::{self, Kept, Owner};
use people::office::{office, office_id, referral, software};
use people::records::record_file::FilePart;
use people::records::referral::ReferralState;
use people::records::{Account, Resident};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use crate::records::complaint::{
    AboutWhom, Category, Channel, Complaint, ComplaintClass, ComplaintState, ComplaintStep, HANDLERS, Identity, Level,
    Satisfaction, StepKind,
};
use crate::rules::complaint as rules;
use crate::rules::complaint_machine::{COMPLAINANT, COMPLAINT_MACHINE};
use crate::words::complaint as words;

/// What stands in clear of a complaint, read without opening it: $1 the complaint.
pub static CLEAR: Statement = Statement::scoped(
    "migration.complaint_clear",
    1,
    "SELECT c.home, c.level FROM complaint c WHERE c.id = $1 AND c.withdrawn = 0 AND {scope c}",
);

/// Which record of the action is which.
pub mod place {
    /// The complaint.
    pub const COMPLAINT: u32 = 0;
    /// Its first step.
    pub const STEP: u32 = 1;
    /// Its files, from here on.
    pub const FILES: u32 = 10;
}

/// The most files that come with a complaint.
pub const MOST_FILES: usize = 3;

/// A complaint as it was told.
#[derive(Debug, Clone)]
pub struct Filed {
    /// The village that it concerns.
    pub village: Code,
    /// Minted with the form.
    pub ticket: String,
    /// The day on which it reached an office.
    pub received_on: Date,
    /// How it came.
    pub channel: Channel,
    /// What it is about.
    pub category: Category,
    /// About whom.
    pub about: AboutWhom,
    /// Their name.
    pub about_name: Option<String>,
    /// When and where.
    pub happened: Option<String>,
    /// What happened.
    pub text: String,
    /// What is hoped for.
    pub wish: Option<String>,
    /// What may be known of who complains.
    pub identity: Identity,
    /// Their name.
    pub name: Option<String>,
    /// How they are reached.
    pub contact: Option<String>,
    /// Their card, where an officer filed it.
    pub resident: Option<RecordId>,
    /// The record from which it began, such as a visit: kind and id.
    pub from_record: Option<(u32, RecordId)>,
}

/// The office that gets a complaint, and its level: the one that it concerns, or the nearest above that is here.
///
/// # Errors
/// `Invalid` at `about` where no office of that level or above is here: on a village's own computer, what concerns the
/// village must not be written at all.
pub fn destination(read: &Reader<'_>, village: &Code, level: Level) -> Result<(RecordId, Level), Refusal> {
    let ways = [
        (Level::Village, RegionLevel::Village),
        (Level::Regency, RegionLevel::Regency),
        (Level::Province, RegionLevel::Province),
    ];
    for (own, region) in ways.into_iter().filter(|(own, _)| *own >= level) {
        let Some(code) = village.at(region) else { continue };
        if let Some(found) = office::public(read, office_id(Some(&code)))? {
            return Ok((found.row.id, own));
        }
    }
    match office::public(read, office_id(None))? {
        Some(found) => Ok((found.row.id, Level::Nation)),
        None => Err(Refusal::invalid("about", "complaint.no_office", words::NO_OFFICE_ABOVE)),
    }
}

/// Files a complaint. Nothing is kept of who complains where they want to stay anonymous, whatever was typed.
///
/// # Errors
/// `Invalid` at each field.
pub fn file(read: &Reader<'_>, action: ActionId, filed: &Filed, files: &[Kept]) -> Result<Changes, Refusal> {
    let problems = problems(filed, read.today());
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let (home, level) = destination(read, &filed.village, rules::level(filed.about, filed.category))?;
    let actor = read.actor();
    let typed = actor.is_one_of(HANDLERS);
    let known = filed.identity != Identity::Anonymous;
    let resident = match filed.resident.filter(|_| known && typed) {
        Some(id) => Some(read.get::<Resident>(id)?.reference()),
        None => None,
    };
    let own_account = (!typed && known && actor.role.is_some()).then(|| actor.account.to_string());
    let id = action.record(place::COMPLAINT);
    let complaint = Complaint {
        id: Id::new(id),
        ticket: filed.ticket.clone(),
        state: ComplaintState::Received,
        received_on: filed.received_on,
        level,
        first_due: rules::first_due(filed.received_on),
        first_answer_on: None,
        final_due: None,
        answered_on: None,
        closed_on: None,
        satisfaction: None,
        channel: filed.channel,
        category: Held::Known(filed.category),
        about: Held::Known(filed.about),
        about_name: Held::Known(filed.about_name.clone()),
        happened: Held::Known(filed.happened.clone()),
        text: Held::Known(filed.text.clone()),
        wish: Held::Known(filed.wish.clone()),
        identity: Held::Known(filed.identity),
        name: Held::Known(filed.name.clone().filter(|_| known)),
        contact: Held::Known(filed.contact.clone().filter(|_| known)),
        resident: Held::Known(resident),
        class: Held::Known(None),
        filed_by: Held::Known(own_account),
        from_record: Held::Known(filed.from_record.map(|(kind, id)| referral::about_text(kind, id)).filter(|_| known)),
        typed_by: Held::Known(typed.then(|| Ref::new(Id::new(actor.account), actor.office))),
    };
    let mut changes = Changes::new();
    changes.create(home, &complaint);
    let step = ComplaintStep {
        id: Id::new(action.record(place::STEP)),
        complaint: Ref::new(Id::new(id), home),
        kind: StepKind::Move,
        from: None,
        to: ComplaintState::Received,
        at: read.now(),
        level,
        by: Held::Known(None),
        text: Held::Known(None),
        told: true,
    };
    changes.create(home, &step);
    for kept in files {
        record_file::attach(&mut changes, Owner::closed(Complaint::SPEC, id, home), FilePart::Evidence, kept);
    }
    Ok(changes)
}

fn problems(filed: &Filed, today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code, message| problems.push(Problem { field: field.to_owned(), code, message });
    if filed.text.trim().is_empty() {
        say("text", "required", words::TEXT_NEEDED);
    }
    if filed.received_on > today {
        say("received_on", "date.future", words::NOT_YET);
    }
    if filed.identity == Identity::Secret && filed.name.is_none() && filed.contact.is_none() {
        say("name", "required", words::SECRET_NEEDS);
    }
    problems
}

/// A complaint that the reader may open, and whether the reader handles it now.
#[derive(Debug, Clone)]
pub struct Opened {
    /// It.
    pub complaint: Stored<Complaint>,
    /// May the reader take the next step?
    pub handles: bool,
}

/// Opens a complaint. Whose level it has not reached finds none; what stands in clear is asked first, so that a look that is
/// refused opens nothing.
///
/// # Errors
/// `NotFound` for everybody else, also for who is named in it.
pub fn open(read: &Reader<'_>, id: RecordId) -> Result<Opened, Refusal> {
    let actor = read.actor();
    let clear = read.select(&CLEAR, &[Cell::from(id)])?;
    let row = clear.first().ok_or(Refusal::NotFound)?;
    let home = row.first().and_then(Cell::bytes).and_then(|bytes| RecordId::from_slice(bytes).ok());
    let level = row.get(1).and_then(Cell::integer).and_then(Level::from_code);
    let (Some(home), Some(level)) = (home, level) else { return Err(Refusal::NotFound) };
    if !rules::opens(actor.role, actor.office, level, home) {
        return Err(Refusal::NotFound);
    }
    let complaint = read.get::<Complaint>(id)?;
    let named = complaint.about_name.given().is_some_and(|about| is_named(about, &actor.name));
    let handles = rules::handles(actor.role, actor.office, level, home) && !named;
    Ok(Opened { complaint, handles })
}

/// Is the reader named in a complaint? Asked before it is opened, over a view that notes nothing and shows nothing: whoever is
/// named neither handles nor reads it.
///
/// # Errors
/// `NotFound` for who may not open it anyway.
pub fn names_reader(read: &Reader<'_>, id: RecordId) -> Result<Option<String>, Refusal> {
    let opened = open(read, id)?;
    let named = opened.complaint.about_name.given().is_some_and(|about| is_named(about, &read.actor().name));
    Ok(named.then(|| opened.complaint.ticket.clone()))
}

/// Is whoever acts the one whom a complaint names? Nobody handles what they are named in.
fn is_named(about: &str, own: &str) -> bool {
    const ALIKE: u8 = 85;
    !own.is_empty() && name::similarity(about, own) >= ALIKE
}

/// What a handler does.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where to; the present state for a note.
    pub to: ComplaintState,
    /// What is said, or noted.
    pub text: Option<String>,
    /// The class, chosen when it is examined.
    pub class: Option<ComplaintClass>,
}

/// Moves a complaint, or notes something beside it.
///
/// # Errors
/// `NotFound` for who may not open it; `Forbidden` for who does not handle it; `Conflict`; `Invalid` where the move is none,
/// at `text`, at `class`, or with what is missing.
pub fn step(read: &Reader<'_>, action: ActionId, id: RecordId, seen: &Seen, input: &Step) -> Result<Changes, Refusal> {
    let opened = open(read, id)?;
    if !opened.handles {
        return Err(Refusal::Forbidden(words::NOT_YOURS));
    }
    let complaint = read.seen::<Complaint>(id, seen)?;
    if input.to == complaint.state {
        return note(read, action, &complaint, input);
    }
    let edge = COMPLAINT_MACHINE.edge(complaint.state.code(), input.to.code());
    let edge = edge.filter(|edge| edge.roles != COMPLAINANT);
    let edge = edge.ok_or_else(|| Refusal::invalid("", "complaint.step", words::NO_SUCH_STEP))?;
    if (edge.reason || input.to == ComplaintState::Examined) && input.text.is_none() {
        return Err(Refusal::invalid("text", "required", text_needed(input.to)));
    }
    guard(read, &complaint, input)?;
    let mut changes = Changes::new();
    let told = input.to != ComplaintState::Escalated && input.to != ComplaintState::Followed;
    let level = if input.to == ComplaintState::Escalated { rules::above(complaint.level) } else { None };
    write_step(read, &mut changes, action, &complaint, StepKind::Move, input.to, input.text.clone(), told);
    let mut edit = changes.edit(&complaint).set(Complaint::STATE, input.to);
    let today = read.today();
    if told && complaint.first_answer_on.is_none() {
        edit = edit.set(Complaint::FIRST_ANSWER_ON, Some(today));
    }
    if let Some(level) = level {
        edit = edit.set(Complaint::LEVEL, level);
    }
    if let Some(class) = input.class.filter(|_| input.to == ComplaintState::Examined) {
        let due = rules::final_due(class, complaint.received_on);
        edit = edit.set(Complaint::CLASS, Held::Known(Some(class))).set(Complaint::FINAL_DUE, Some(due));
    }
    match input.to {
        ComplaintState::Answered => drop(edit.set(Complaint::ANSWERED_ON, Some(today))),
        ComplaintState::Settled | ComplaintState::NotOurs => drop(edit.set(Complaint::CLOSED_ON, Some(today))),
        _ => {}
    }
    Ok(changes)
}

fn text_needed(to: ComplaintState) -> kernel::Phrase {
    match to {
        ComplaintState::Examined => words::FIRST_ANSWER_NEEDED,
        ComplaintState::NotOurs => words::WHERE_TO_NEEDED,
        ComplaintState::Escalated => words::REASON_NEEDED,
        _ => words::SAY_NEEDED,
    }
}

/// What a move asks for besides its words.
fn guard(read: &Reader<'_>, complaint: &Stored<Complaint>, input: &Step) -> Result<(), Refusal> {
    match input.to {
        ComplaintState::Examined if input.class.is_none() => {
            Err(Refusal::invalid("class", "required", words::CLASS_NEEDED))
        }
        ComplaintState::Escalated if rules::above(complaint.level).is_none() => {
            Err(Refusal::invalid("", "complaint.top", words::NO_LEVEL_ABOVE))
        }
        ComplaintState::Referred => {
            let sent = referral::of_record(read, Complaint::SPEC.kind, complaint.row.id)?;
            let sent = sent.iter().any(|one| !matches!(one.state, ReferralState::Draft | ReferralState::Cancelled));
            if sent { Ok(()) } else { Err(Refusal::invalid("", "complaint.referral", words::REFERRAL_NEEDED)) }
        }
        ComplaintState::Settled => {
            let stands = complaint.answered_on.is_some_and(|day| rules::stands_from(day) <= read.today());
            if stands { Ok(()) } else { Err(Refusal::invalid("", "complaint.stands", words::STANDS_NOT_YET)) }
        }
        _ => Ok(()),
    }
}

fn note(read: &Reader<'_>, action: ActionId, complaint: &Stored<Complaint>, input: &Step) -> Result<Changes, Refusal> {
    if input.text.is_none() {
        return Err(Refusal::invalid("text", "required", words::SAY_NEEDED));
    }
    let mut changes = Changes::new();
    let text = input.text.clone();
    write_step(read, &mut changes, action, complaint, StepKind::Note, complaint.state, text, false);
    Ok(changes)
}

#[allow(clippy::too_many_arguments)] // reason: they are the fields of one record, in its order
fn write_step(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    complaint: &Stored<Complaint>,
    kind: StepKind,
    to: ComplaintState,
    text: Option<String>,
    told: bool,
) {
    let actor = read.actor();
    let by = actor.is_one_of(HANDLERS).then(|| Ref::new(Id::<Account>::new(actor.account), actor.office));
    let step = ComplaintStep {
        id: Id::new(action.record(place::STEP)),
        complaint: complaint.reference(),
        kind,
        from: Some(complaint.state),
        to,
        at: read.now(),
        level: complaint.level,
        by: Held::Known(by),
        text: Held::Known(text),
        told,
    };
    changes.create(complaint.home(), &step);
}

/// The steps of a complaint, oldest first. The caller has opened it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn steps(read: &Reader<'_>, complaint: RecordId) -> Result<Vec<Stored<ComplaintStep>>, Refusal> {
    read.referring::<ComplaintStep>("complaint", complaint)
}

/// The complaint of a ticket, read as the software: only for who has shown its PIN, or filed it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn by_ticket(read: &Reader<'_>, ticket: &str) -> Result<Option<Stored<Complaint>>, Refusal> {
    Ok(read.as_actor(&software()).lookup::<Complaint>("ticket", ticket)?.into_iter().next())
}

/// What the complainant is told of a complaint: the steps that are for them, oldest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn told(read: &Reader<'_>, complaint: RecordId) -> Result<Vec<Stored<ComplaintStep>>, Refusal> {
    let mut steps = steps(&read.as_actor(&software()), complaint)?;
    steps.retain(|step| step.told);
    Ok(steps)
}

/// The complaints that an account filed with its name, newest first: what stands in clear.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn filed_by(read: &Reader<'_>, account: RecordId) -> Result<Vec<Stored<Complaint>>, Refusal> {
    let mut found = read.as_actor(&software()).lookup::<Complaint>("filed_by", &account.to_string())?;
    found.reverse();
    Ok(found)
}

/// What the complainant does.
#[derive(Debug, Clone)]
pub enum Own {
    /// Tells more, or answers what was asked.
    Tell(String),
    /// Says how content they are; the answer is accepted with it.
    Rate(Satisfaction),
    /// Is not content: it goes on.
    Reopen(String),
    /// Takes it back.
    Withdraw(String),
}

/// A step of the complainant. Whoever calls has made sure that it is them.
///
/// # Errors
/// `NotFound`; `Invalid` at `text`, or where nothing of that kind can be done now.
pub fn own_step(read: &Reader<'_>, action: ActionId, ticket: &str, own: &Own) -> Result<Changes, Refusal> {
    let complaint = by_ticket(read, ticket)?.ok_or(Refusal::NotFound)?;
    let state = complaint.state;
    let mut changes = Changes::new();
    match own {
        Own::Tell(text) => {
            if !state.is_open() {
                return Err(Refusal::invalid("", "complaint.closed", words::OWN_CLOSED));
            }
            let text = given(text)?;
            let to = if state == ComplaintState::Asked { ComplaintState::Followed } else { state };
            write_step(read, &mut changes, action, &complaint, StepKind::Information, to, Some(text), true);
            changes.edit(&complaint).set(Complaint::STATE, to);
        }
        Own::Rate(rating) => {
            if !matches!(state, ComplaintState::Answered | ComplaintState::Settled | ComplaintState::NotOurs) {
                return Err(Refusal::invalid("", "complaint.unanswered", words::OWN_UNANSWERED));
            }
            let to = if state == ComplaintState::Answered { ComplaintState::Settled } else { state };
            write_step(read, &mut changes, action, &complaint, StepKind::Rating, to, None, true);
            let edit = changes.edit(&complaint).set(Complaint::SATISFACTION, Some(*rating)).set(Complaint::STATE, to);
            if to != state {
                edit.set(Complaint::CLOSED_ON, Some(read.today()));
            }
        }
        Own::Reopen(text) => reopen(read, &mut changes, action, &complaint, given(text)?)?,
        Own::Withdraw(text) => {
            let edge = COMPLAINT_MACHINE.edge(state.code(), ComplaintState::Withdrawn.code());
            edge.ok_or_else(|| Refusal::invalid("", "complaint.closed", words::OWN_CLOSED))?;
            let (text, to) = (given(text)?, ComplaintState::Withdrawn);
            write_step(read, &mut changes, action, &complaint, StepKind::Move, to, Some(text), true);
            changes.edit(&complaint).set(Complaint::STATE, to).set(Complaint::CLOSED_ON, Some(read.today()));
        }
    }
    Ok(changes)
}

/// The clocks begin anew on the day of the reopening.
fn reopen(
    read: &Reader<'_>,
    changes: &mut Changes,
    action: ActionId,
    complaint: &Stored<Complaint>,
    text: String,
) -> Result<(), Refusal> {
    let today = read.today();
    let until = rules::reopen_until(complaint.state, complaint.answered_on, complaint.closed_on);
    if until.is_none_or(|until| until < today) {
        return Err(Refusal::invalid("", "complaint.reopen", words::OWN_TOO_LATE));
    }
    let class = complaint.class.given().copied().unwrap_or(ComplaintClass::NoFieldCheck);
    let to = ComplaintState::Reopened;
    write_step(read, changes, action, complaint, StepKind::Move, to, Some(text), true);
    changes
        .edit(complaint)
        .set(Complaint::STATE, to)
        .set(Complaint::FIRST_DUE, rules::first_due(today))
        .set(Complaint::FIRST_ANSWER_ON, None::<Date>)
        .set(Complaint::FINAL_DUE, Some(rules::final_due(class, today)))
        .set(Complaint::ANSWERED_ON, None::<Date>)
        .set(Complaint::CLOSED_ON, None::<Date>);
    Ok(())
}

fn given(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::invalid("text", "required", words::SAY_NEEDED)) } else { Ok(text.to_owned()) }
}

/// The moment at which a complaint was filed or moved, as people read it.
pub fn moment(at: Timestamp, lang: kernel::Lang) -> String {
    kernel::day::moment(at.as_millisecond(), kernel::day::Zone::Wib, lang)
}
