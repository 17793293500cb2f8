//! Referring to another agency or room: drafted, sent with a packet and a reply code, answered, taken higher. Not here: the
//! packet on paper (`papers::referral`), days and codes (`rules::referral`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Lang, RecordId, Refusal, Stored, day};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::account::software;
use super::letter::facts::address_of;
use crate::records::referral::{AnswerChannel, AnswerKind, ReferralAnswer, ReferralGround, ReferralState, Urgency};
use crate::records::{Account, Office, Referral, Resident, referral::REFERRERS};
use crate::rules::referral::{self as rules, HandedField};
use crate::words::referral as words;

/// Where a referral is kept, told without opening it: $1 the referral.
pub static HOME: Statement =
    Statement::scoped("people.referral_home", 1, "SELECT r.home FROM referral r WHERE r.id = $1 AND {scope r}");

/// Referrals of an office that wait for an agency past their day, longest first: $1 office, $2 today.
pub static OVERDUE: Statement = Statement::scoped(
    "people.referral_overdue",
    2,
    "SELECT r.id, r.number, r.agency_name, r.due, r.expected_on, r.state, r.contact FROM referral r \
     WHERE r.home = $1 AND r.withdrawn = 0 AND r.state IN (2, 3, 6) AND (r.expected_on IS NULL AND r.due < $2 OR r.expected_on < $2) \
     AND {scope r} ORDER BY r.due, r.id LIMIT 8",
);

/// Referrals of an office that want a hand: drafts, and answers since $2: $1 office.
pub static FRESH: Statement = Statement::scoped(
    "people.referral_fresh",
    2,
    "SELECT r.id, r.number, r.agency_name, r.due, r.answered_on, r.state FROM referral r WHERE r.home = $1 \
     AND r.withdrawn = 0 AND (r.state = 1 OR r.state IN (3, 4, 5) AND r.answered_on >= $2) AND {scope r} \
     ORDER BY r.id DESC LIMIT 8",
);

/// Referrals that an office sent from $2 to $3: $1 office.
pub static SENT: Statement = Statement::scoped(
    "people.referral_sent",
    3,
    "SELECT r.id, r.number, r.agency_name, r.sent_on FROM referral r WHERE r.home = $1 AND r.withdrawn = 0 \
     AND r.sent_on >= $2 AND r.sent_on <= $3 AND {scope r} ORDER BY r.sent_on, r.id LIMIT 200",
);

/// Referrals of an office that were closed by an answer from $2 to $3: $1 office.
pub static ANSWERED: Statement = Statement::scoped(
    "people.referral_answered",
    3,
    "SELECT r.id, r.number, r.agency_name, r.answered_on FROM referral r WHERE r.home = $1 AND r.withdrawn = 0 \
     AND r.state IN (4, 5) AND r.answered_on >= $2 AND r.answered_on <= $3 AND {scope r} ORDER BY r.answered_on, r.id LIMIT 200",
);

/// Wishes to a room of this program that its own office sent and that are still open: $1 the room's key, $2 the office.
pub static OF_ROOM: Statement = Statement::scoped(
    "people.referral_of_room",
    2,
    "SELECT r.id FROM referral r WHERE r.room = $1 AND r.home = $2 AND r.withdrawn = 0 AND r.state IN (2, 3, 6) AND {scope r} \
     ORDER BY r.due, r.id LIMIT 50",
);

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// An agency of the list, by its key.
    Agency(String),
    /// An agency that is not on the list, by its name.
    Other(String),
    /// Another room of this program that takes up such wishes (`Room.accepts`), by key and label.
    Room(String, String),
}

/// What a referral says.
#[derive(Debug, Clone)]
pub struct ReferralInput {
    /// The record from which it comes: kind and id.
    pub about: Option<(u32, RecordId)>,
    /// The resident whom it is about.
    pub resident: Option<RecordId>,
    /// The person's name where there is no resident's card.
    pub person: Option<String>,
    /// To whom.
    pub to: To,
    /// The desk there.
    pub desk: Option<String>,
    /// How it is reached.
    pub contact: Option<String>,
    /// How much it presses.
    pub urgency: Urgency,
    /// What is asked.
    pub request: String,
    /// By when; counted where none is given.
    pub due: Option<Date>,
    /// On which ground data are handed over.
    pub ground: ReferralGround,
    /// Who agreed and when, or why without.
    pub ground_note: Option<String>,
    /// What of the resident's card.
    pub handed: Vec<HandedField>,
    /// Facts that the agency needs besides.
    pub facts: Option<String>,
}

/// The record from which a referral comes, as it is kept.
pub fn about_text(kind: u32, id: RecordId) -> String {
    format!("{kind}:{id}")
}

/// Reads it again.
pub fn about_of(text: &str) -> Option<(u32, RecordId)> {
    let (kind, id) = text.split_once(':')?;
    Some((kind.parse().ok()?, id.parse().ok()?))
}

/// Drafts a referral. Its id is the action's record at `place`.
///
/// # Errors
/// `Forbidden` for who does not refer; `Invalid` at each field; `NotFound` for a resident or record out of reach.
pub fn begin(read: &Reader<'_>, action: ActionId, place: u32, input: &ReferralInput) -> Result<Changes, Refusal> {
    let actor = read.actor();
    if !actor.is_one_of(REFERRERS) {
        return Err(Refusal::Forbidden(words::WHO_MAY));
    }
    let problems = problems(input, read.today());
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    if let Some((kind, id)) = input.about {
        let spec = read.registry().spec(kind).ok_or(Refusal::NotFound)?;
        read.row(spec, id)?;
    }
    let resident = input.resident.map(|id| read.get::<Resident>(id)).transpose()?;
    let id = action.record(place);
    let (agency, agency_name, room) = match &input.to {
        To::Agency(key) => {
            let found = rules::agency(key).ok_or_else(|| Refusal::invalid("agency", "agency", words::WHICH_AGENCY))?;
            (Some(key.clone()), found.name.id.to_owned(), None)
        }
        To::Other(name) => (None, name.clone(), None),
        To::Room(key, label) => (None, label.clone(), Some(key.clone())),
    };
    let referral = Referral {
        id: Id::new(id),
        number: rules::number(id),
        state: ReferralState::Draft,
        agency,
        agency_name,
        desk: input.desk.clone(),
        contact: input.contact.clone(),
        room,
        sent_on: None,
        due: input.due,
        answered_on: None,
        expected_on: None,
        made_by: own_account(read),
        follows: None,
        person: Held::Known(person_of(input, resident.as_ref())),
        urgency: Held::Known(input.urgency),
        request: Held::Known(input.request.clone()),
        handed: Held::Known(handed(read, input, resident.as_ref())?),
        ground: Held::Known(input.ground),
        ground_note: Held::Known(input.ground_note.clone()),
        about: Held::Known(input.about.map(|(kind, id)| about_text(kind, id))),
        resident: Held::Known(resident.map(|resident| resident.reference())),
        reply_code: Held::Known(None),
        reason: Held::Known(None),
    };
    let mut changes = Changes::new();
    changes.create(actor.office, &referral);
    Ok(changes)
}

fn problems(input: &ReferralInput, today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code, message| problems.push(Problem { field: field.to_owned(), code, message });
    if input.request.trim().is_empty() {
        say("request", "required", words::REQUEST_NEEDED);
    }
    if matches!(&input.to, To::Other(name) if name.trim().is_empty()) {
        say("agency_name", "required", words::WHICH_AGENCY);
    }
    if input.due.is_some_and(|due| due < today) {
        say("due", "due.past", words::DUE_PAST);
    }
    if input.ground_note.as_ref().is_none_or(|note| note.trim().is_empty()) {
        let needed = if input.ground == ReferralGround::Consent { words::CONSENT_NEEDED } else { words::GROUND_NEEDED };
        say("ground_note", "required", needed);
    }
    problems
}

fn person_of(input: &ReferralInput, resident: Option<&Stored<Resident>>) -> Option<String> {
    let named = input.handed.contains(&HandedField::Name);
    resident.filter(|_| named).and_then(|one| one.name.known().cloned()).or_else(|| input.person.clone())
}

/// What is handed over, a line each, as it is printed. Nothing that was not ticked.
fn handed(
    read: &Reader<'_>,
    input: &ReferralInput,
    resident: Option<&Stored<Resident>>,
) -> Result<Option<String>, Refusal> {
    let mut lines = Vec::new();
    if let Some(resident) = resident {
        let region = read.maybe::<Office>(resident.home())?.and_then(|office| office.region);
        for field in HandedField::ALL.iter().filter(|field| input.handed.contains(field)) {
            let value = match field {
                HandedField::Name => resident.name.known().cloned(),
                HandedField::Age => {
                    resident.birth_date.given().map(|born| format!("{} tahun", day::age(*born, read.today())))
                }
                HandedField::Sex => Some(resident.sex.label().id.to_owned()),
                HandedField::Phone => resident.phone.given().cloned(),
                HandedField::Address => Some(address_of(resident, region.as_ref())),
                HandedField::Nik => resident.nik.given().map(|nik| nik.as_str().to_owned()),
                HandedField::Passport => resident.passport.given().cloned(),
            };
            lines.extend(value.map(|value| format!("{}: {value}", field.label().say(Lang::Id))));
        }
    } else if let Some(person) = &input.person {
        lines.push(format!("{}: {person}", HandedField::Name.label().say(Lang::Id)));
    }
    lines.extend(input.facts.clone());
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

fn own_account(read: &Reader<'_>) -> Ref<Account> {
    Ref::new(Id::new(read.actor().account), read.actor().office)
}

/// A referral that the reader's own office keeps. What another office keeps is not opened, not even to look whose it is.
///
/// # Errors
/// `NotFound` for every other.
pub fn own(read: &Reader<'_>, id: RecordId) -> Result<Stored<Referral>, Refusal> {
    let home = read.select(&HOME, &[Cell::from(id)])?;
    let own = home.first().and_then(|row| row.first()).and_then(|cell| cell.bytes().map(<[u8]>::to_vec));
    if own.as_deref() != Some(read.actor().office.0.as_slice()) {
        return Err(Refusal::NotFound);
    }
    read.get::<Referral>(id)
}

fn seen_own(read: &Reader<'_>, id: RecordId, seen: &Seen) -> Result<Stored<Referral>, Refusal> {
    own(read, id)?;
    read.seen::<Referral>(id, seen)
}

/// Sends a draft: from now on its reply code is good and its days run.
///
/// # Errors
/// `NotFound` for another office's; `Conflict`; `Invalid` where it was sent before.
pub fn send(read: &Reader<'_>, id: RecordId, seen: &Seen, code: &str) -> Result<Changes, Refusal> {
    let referral = seen_own(read, id, seen)?;
    if referral.state != ReferralState::Draft {
        return Err(Refusal::invalid("", "referral.sent", words::SENT_ALREADY));
    }
    let urgency = referral.urgency.known().copied().unwrap_or(Urgency::Normal);
    let due = referral.due.unwrap_or_else(|| rules::due(referral.agency.as_deref(), urgency, read.today()));
    let mut changes = Changes::new();
    let edit = changes.edit(&referral).set(Referral::STATE, ReferralState::Sent);
    let edit = edit.set(Referral::SENT_ON, Some(read.today())).set(Referral::DUE, Some(due));
    // A wish to another room of this program travels on no paper.
    if referral.room.is_none() {
        edit.set(Referral::REPLY_CODE, Held::Known(Some(code.to_owned())));
    }
    Ok(changes)
}

/// Moves a referral without an answer: cancels it, or notes that none came.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` where the move is none, or at `reason` where one is asked.
pub fn step(
    read: &Reader<'_>,
    id: RecordId,
    seen: &Seen,
    to: ReferralState,
    reason: Option<String>,
) -> Result<Changes, Refusal> {
    let referral = seen_own(read, id, seen)?;
    let machine = crate::records::referral::REFERRAL_MACHINE.edge(referral.state.code(), to.code());
    let by_hand = matches!(to, ReferralState::Cancelled | ReferralState::NoAnswer);
    let edge = machine.filter(|_| by_hand).ok_or_else(|| Refusal::invalid("", "referral.step", words::NO_SUCH_STEP))?;
    if edge.reason && reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Refusal::invalid("reason", "required", words::REASON_NEEDED));
    }
    let mut changes = Changes::new();
    changes.edit(&referral).set(Referral::STATE, to).set(Referral::REASON, Held::Known(reason));
    Ok(changes)
}

/// An answer.
#[derive(Debug, Clone)]
pub struct AnswerInput {
    /// What it says.
    pub kind: AnswerKind,
    /// How it came.
    pub channel: AnswerChannel,
    /// Who received it there.
    pub received_by: Option<String>,
    /// Their number.
    pub their_number: Option<String>,
    /// By when they will be done.
    pub expected_on: Option<Date>,
    /// What they say.
    pub text: Option<String>,
}

/// Writes an answer down that came by telephone, on paper or in person.
///
/// # Errors
/// `NotFound` for another office's; `Invalid` where nothing is answered any more, or at a field.
pub fn answer(read: &Reader<'_>, action: ActionId, id: RecordId, input: &AnswerInput) -> Result<Changes, Refusal> {
    let referral = own(read, id)?;
    answered(read, action, &referral, input, Some(own_account(read)))
}

/// The agency itself answers with the code of its packet. Nobody has signed in.
///
/// # Errors
/// `NotFound` for a code that was never given out; `Invalid` where nothing is answered any more, or at a field.
pub fn answer_by_code(
    read: &Reader<'_>,
    action: ActionId,
    code: &str,
    input: &AnswerInput,
) -> Result<Changes, Refusal> {
    let referral = by_code(read, code)?.ok_or(Refusal::NotFound)?;
    answered(read, action, &referral, input, None)
}

fn answered(
    read: &Reader<'_>,
    action: ActionId,
    referral: &Stored<Referral>,
    input: &AnswerInput,
    typed_by: Option<Ref<Account>>,
) -> Result<Changes, Refusal> {
    let to = rules::after_answer(referral.state, input.kind)
        .ok_or_else(|| Refusal::invalid("", "referral.closed", words::CLOSED))?;
    if input.received_by.as_ref().is_none_or(|name| name.trim().is_empty()) {
        return Err(Refusal::invalid("received_by", "required", words::RECEIVED_BY_NEEDED));
    }
    if input.expected_on.is_some_and(|day| day < read.today()) {
        return Err(Refusal::invalid("expected_on", "due.past", words::DUE_PAST));
    }
    if input.kind == AnswerKind::Refused && input.text.is_none() {
        return Err(Refusal::invalid("text", "required", words::WHY_REFUSED_NEEDED));
    }
    let mut changes = Changes::new();
    let answer = ReferralAnswer {
        id: Id::new(action.record(0)),
        referral: referral.reference(),
        kind: input.kind,
        date: read.today(),
        channel: input.channel,
        received_by: Held::Known(input.received_by.clone()),
        their_number: Held::Known(input.their_number.clone()),
        expected_on: input.expected_on,
        text: Held::Known(input.text.clone()),
        typed_by,
    };
    changes.create(referral.home(), &answer);
    let edit = changes.edit(referral).set(Referral::STATE, to).set(Referral::ANSWERED_ON, Some(read.today()));
    if input.expected_on.is_some() {
        edit.set(Referral::EXPECTED_ON, input.expected_on);
    }
    Ok(changes)
}

/// The referral of a reply code, for the page without login. Only one that was sent and not cancelled.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn by_code(read: &Reader<'_>, code: &str) -> Result<Option<Stored<Referral>>, Refusal> {
    let found = read.as_actor(&software()).lookup::<Referral>("reply_code", code)?;
    let open = |one: &Stored<Referral>| !matches!(one.state, ReferralState::Draft | ReferralState::Cancelled);
    Ok(found.into_iter().find(open))
}

/// What was answered to a referral, oldest first. The caller has read the referral.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn answers(read: &Reader<'_>, referral: RecordId) -> Result<Vec<Stored<ReferralAnswer>>, Refusal> {
    read.referring::<ReferralAnswer>("referral", referral)
}

/// The referrals that came from a record, oldest first, as far as they lie in the reader's scope: what stands in clear.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_record(read: &Reader<'_>, kind: u32, id: RecordId) -> Result<Vec<Stored<Referral>>, Refusal> {
    let mut found = read.lookup::<Referral>("about", &about_text(kind, id))?;
    found.retain(|one| one.home() == read.actor().office);
    Ok(found)
}

/// The open wishes that other rooms of the same office sent to a room, the most pressing first. For whoever works there as a
/// referrer; what a wish says is opened only where the route says for what.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_room(read: &Reader<'_>, room: &str) -> Result<Vec<Stored<Referral>>, Refusal> {
    let rows = read.select(&OF_ROOM, &[Cell::from(room), Cell::from(read.actor().office)])?;
    let ids = rows.iter().filter_map(|row| RecordId::from_slice(row.first()?.bytes()?).ok());
    ids.map(|id| read.get::<Referral>(id)).collect()
}

/// Takes a referral to the next level: it ends here, and one like it is sent there, with a code of its own.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` at `agency` or `due`, or where it cannot be taken higher.
pub fn escalate(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    seen: &Seen,
    (agency, due): (&str, Option<Date>),
    code: &str,
) -> Result<Changes, Refusal> {
    let old = seen_own(read, id, seen)?;
    let edge = crate::records::referral::REFERRAL_MACHINE.edge(old.state.code(), ReferralState::Escalated.code());
    edge.ok_or_else(|| Refusal::invalid("", "referral.step", words::NO_SUCH_STEP))?;
    let next = rules::agency(agency).ok_or_else(|| Refusal::invalid("agency", "agency", words::WHICH_AGENCY))?;
    if due.is_some_and(|due| due < read.today()) {
        return Err(Refusal::invalid("due", "due.past", words::DUE_PAST));
    }
    let urgency = old.urgency.known().copied().unwrap_or(Urgency::Normal);
    let new = action.record(0);
    let referral = Referral {
        id: Id::new(new),
        number: rules::number(new),
        state: ReferralState::Sent,
        agency: Some(next.key.to_owned()),
        agency_name: next.name.id.to_owned(),
        desk: None,
        contact: None,
        room: None,
        sent_on: Some(read.today()),
        due: Some(due.unwrap_or_else(|| rules::due(Some(next.key), urgency, read.today()))),
        answered_on: None,
        expected_on: None,
        made_by: own_account(read),
        follows: Some(old.reference()),
        reply_code: Held::Known(Some(code.to_owned())),
        reason: Held::Known(None),
        ..old.record.clone()
    };
    let mut changes = Changes::new();
    changes.create(old.home(), &referral);
    changes.edit(&old).set(Referral::STATE, ReferralState::Escalated);
    Ok(changes)
}
