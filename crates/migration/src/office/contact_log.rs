//! News of workers abroad: recording a contact moves the day of the next one; the worker's wish says whether the family may
//! be asked. Not here: whom to contact now (`rules::contact_log`), the interval (`village_setting`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored, phrase};
use people::records::NextOfKin;
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::{village_setting, whole};
use crate::records::contact_log::{ContactOutcome, ContactWay, ContactWith, FamilyMayKnow};
use crate::records::{CASE_WRITERS, ContactLog, MigrationCase};
use crate::rules::contact_log::{self as rules, Attempt};
use crate::rules::phase::Phase;
use crate::words::contact_log as words;

/// Cases at work whose worker is to be asked for news by $3, longest first: $1 and $2 first and last state.
pub static NEWS_DUE: Statement = Statement::scoped(
    "migration.news_due",
    3,
    "SELECT c.id FROM migration_case c WHERE c.withdrawn = 0 AND c.state >= $1 AND c.state <= $2 AND c.contact_due <= $3 \
     AND {scope c} ORDER BY c.contact_due, c.id LIMIT 8",
);

/// How many cases at work of an office are overdue on a day: $1 office, $2 and $3 first and last state, $4 the day.
pub static NEWS_OVERDUE: Statement = Statement::scoped(
    "migration.news_overdue",
    4,
    "SELECT c.id, c.number FROM migration_case c WHERE c.withdrawn = 0 AND c.home = $1 AND c.state >= $2 AND c.state <= $3 \
     AND c.contact_due < $4 AND {scope c} ORDER BY c.contact_due, c.id LIMIT 1000",
);

/// Contacts of an office in a span of days: $1 office, $2 and $3 first and last day. The case's number and the day, nothing else.
pub static CONTACTS: Statement = Statement::scoped(
    "migration.contacts",
    3,
    "SELECT c.id, c.number, l.date FROM contact_log l JOIN migration_case c ON c.id = substr(l.\"case\", 1, 16) \
     WHERE l.withdrawn = 0 AND l.home = $1 AND l.date >= $2 AND l.date <= $3 AND {scope l} ORDER BY l.date, l.id LIMIT 1000",
);

/// Everything that the kin may know, chosen as one.
pub const ALL_KIN: &str = "semua";

/// The contacts of a case, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_case(read: &Reader<'_>, case: RecordId) -> Result<Vec<Stored<ContactLog>>, Refusal> {
    let mut all = read.referring::<ContactLog>("case", case)?;
    all.sort_by_key(|one| (one.date, one.row.id));
    all.reverse();
    Ok(all)
}

/// The contacts as the rule sees them; those that are closed to the reader are left out.
pub fn attempts(contacts: &[Stored<ContactLog>]) -> Vec<Attempt> {
    let attempt = |one: &Stored<ContactLog>| {
        Some(Attempt { date: one.date, with: *one.with.known()?, outcome: *one.outcome.known()? })
    };
    contacts.iter().filter_map(attempt).collect()
}

/// Cases whose worker is to be asked for news today, longest first, at most eight.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn due(read: &Reader<'_>) -> Result<Vec<Stored<MigrationCase>>, Refusal> {
    let (first, last) = Phase::Bekerja.codes();
    let values = [Cell::from(first), Cell::from(last), Cell::from(read.today().to_string())];
    super::find::cases(read, &NEWS_DUE, &values)
}

/// What the form of a contact gave.
#[derive(Debug, Clone)]
pub struct ContactInput {
    /// The case.
    pub case: RecordId,
    /// When.
    pub date: Date,
    /// With whom.
    pub with: ContactWith,
    /// By what.
    pub way: ContactWay,
    /// How it went.
    pub outcome: ContactOutcome,
    /// What was said.
    pub said: Option<String>,
    /// When others last heard of the worker.
    pub heard_on: Option<Date>,
    /// When the next contact is planned.
    pub next: Option<Date>,
}

/// Records a contact and plans the next one.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where the person does not work abroad or a day lies wrong.
pub fn record(read: &Reader<'_>, action: ActionId, input: &ContactInput) -> Result<Changes, Refusal> {
    let case = read.get::<MigrationCase>(input.case)?;
    super::own_office(read, case.home(), CASE_WRITERS)?;
    check(read.today(), &case, input)?;
    let attempt = Attempt { date: input.date, with: input.with, outcome: input.outcome };
    let interval = village_setting::news_days(read, case.home())?;
    let due = rules::next_due(&attempt, input.next, interval, case.contact_due, read.today());
    let news = rules::last_news(&attempt, input.heard_on, case.last_news.given().copied());
    let mut changes = Changes::new();
    changes.edit(&case).set(MigrationCase::CONTACT_DUE, due).set(MigrationCase::LAST_NEWS, Held::Known(news));
    changes.create(
        case.home(),
        &ContactLog {
            id: Id::new(action.record(0)),
            case: case.reference(),
            resident: case.resident,
            date: input.date,
            with: Held::Known(input.with),
            way: Held::Known(input.way),
            outcome: Held::Known(input.outcome),
            said: whole::text(&input.said),
            heard_on: Held::Known(input.heard_on),
            next: Held::Known(input.next),
        },
    );
    // Which way it went is told by no entry: not by a field that is there, nor by one that is not.
    whole::created(&mut changes, action.record(0));
    whole::written(&mut changes, &case.row, &[MigrationCase::LAST_NEWS.tag, MigrationCase::CONTACT_DUE.tag]);
    Ok(changes)
}

fn check(today: Date, case: &MigrationCase, input: &ContactInput) -> Result<(), Refusal> {
    if !case.state.is_working() {
        return Err(Refusal::invalid("", "not_abroad", words::NOT_ABROAD));
    }
    if input.date > today {
        return Err(Refusal::invalid("date", "date.future", words::FUTURE));
    }
    if input.heard_on.is_some_and(|day| day > input.date) {
        return Err(Refusal::invalid("heard_on", "date.order", words::HEARD_AFTER));
    }
    if input.next.is_some_and(|day| day < today) {
        return Err(Refusal::invalid("next", "date.past", words::NEXT_PAST));
    }
    Ok(())
}

/// The worker's own wish.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The case.
    pub case: RecordId,
    /// May the family be contacted?
    pub answer: FamilyMayKnow,
    /// Which of them: the id of a contact, or [`ALL_KIN`].
    pub kin: Option<String>,
}

/// Records the worker's wish; it may be changed at any time.
///
/// # Errors
/// `Forbidden` for other roles and offices; `Invalid` where kin were not chosen; `Conflict` where somebody else changed the
/// case meanwhile.
pub fn wish(read: &Reader<'_>, seen: &Seen, input: &Wish) -> Result<Changes, Refusal> {
    let case = read.seen::<MigrationCase>(input.case, seen)?;
    super::own_office(read, case.home(), CASE_WRITERS)?;
    let kin = read.referring::<NextOfKin>("resident", case.resident.id.raw())?;
    let known = |chosen: &str| chosen == ALL_KIN || kin.iter().any(|one| one.row.id.to_string() == chosen);
    // A refusal is kept with kin too, so that no cell is empty by it; whoever reads it asks for the answer first.
    let kin = if input.answer == FamilyMayKnow::Yes { input.kin.clone() } else { Some(ALL_KIN.to_owned()) };
    if !kin.as_deref().is_some_and(known) {
        let message = phrase("Pilih keluarga yang boleh tahu.", "Choose which kin may know.");
        return Err(Refusal::invalid("kin", "required", message));
    }
    let mut changes = Changes::new();
    changes
        .edit(&case)
        .set(MigrationCase::FAMILY_MAY_KNOW, Held::Known(Some(input.answer)))
        .set(MigrationCase::KIN_MAY_KNOW, Held::Known(kin));
    whole::written(&mut changes, &case.row, &[MigrationCase::FAMILY_MAY_KNOW.tag, MigrationCase::KIN_MAY_KNOW.tag]);
    Ok(changes)
}

/// Which of the kin may know: those whom the worker chose.
pub fn kin_who_may_know<'k>(case: &MigrationCase, kin: &'k [Stored<NextOfKin>]) -> Vec<&'k Stored<NextOfKin>> {
    if case.family_may_know.given() != Some(&FamilyMayKnow::Yes) {
        return Vec::new();
    }
    match case.kin_may_know.given().map(String::as_str) {
        Some(ALL_KIN) => kin.iter().collect(),
        Some(one) => kin.iter().filter(|kin| kin.row.id.to_string() == one).collect(),
        None => Vec::new(),
    }
}
