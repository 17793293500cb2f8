//! Meetings: calling one, writing down who was there, and what it decided. Not here: settings as such (`koperasi_setting`),
//! files (people), papers (`pages::meeting`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{ActionId, Changes, Id, Phrase, RecordId, Refusal, Stored};
use store::{Reader, Seen};

use super::koperasi_setting::{self, Decided};
use crate::records::koperasi_setting::SettingKey;
use crate::records::meeting::MeetingKind;
use crate::records::{BOARD, Koperasi, Meeting, OrganTerm, Resolution};
use crate::rules::meeting as rules;
use crate::words::meeting as words;

/// What the form of a new meeting gave.
#[derive(Debug, Clone)]
pub struct Calling {
    /// Who meets.
    pub kind: MeetingKind,
    /// The book year of an annual meeting.
    pub year: Option<i64>,
    /// When the notice goes out.
    pub notice_on: Date,
    /// The day.
    pub held_on: Date,
    /// At what time.
    pub time: Option<String>,
    /// Where.
    pub place: String,
    /// The agenda, a line an item.
    pub agenda: Option<String>,
}

/// A meeting with its books and decisions.
pub struct MeetingFile {
    /// The meeting.
    pub meeting: Stored<Meeting>,
    /// Its koperasi.
    pub books: Stored<Koperasi>,
    /// What it decided, in order.
    pub resolutions: Vec<Stored<Resolution>>,
}

impl MeetingFile {
    /// Reads one.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, id: RecordId) -> Result<MeetingFile, Refusal> {
        let meeting = read.get::<Meeting>(id)?;
        let books = read.get::<Koperasi>(meeting.books.id)?;
        let resolutions = read.referring::<Resolution>("meeting", id)?;
        Ok(MeetingFile { meeting, books, resolutions })
    }
}

/// Calls a meeting. Members are told in good time; the board may meet at once.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `notice_on`, `held_on`, `year` and `place`.
pub fn call(
    read: &Reader<'_>,
    action: ActionId,
    books: &Stored<Koperasi>,
    input: &Calling,
) -> Result<Changes, Refusal> {
    super::own_office(read, books.home(), BOARD)?;
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code, message| problems.push(problem(field, code, message));
    let days = koperasi_setting::on(read, books, SettingKey::NoticeDays, input.notice_on)?;
    let ahead = i64::from(kernel::day::days_between(input.notice_on, input.held_on));
    if ahead < 0 {
        wrong("held_on", "meeting.before", words::BEFORE_NOTICE);
    } else if input.kind != MeetingKind::Board && ahead < days {
        wrong("notice_on", "meeting.notice", words::LATE_NOTICE);
    }
    if input.place.trim().is_empty() {
        wrong("place", "required", words::PLACE_NEEDED);
    }
    let (first, last) = (i64::from(books.books_from.year()), i64::from(input.held_on.year()));
    if input.kind == MeetingKind::Annual && !input.year.is_some_and(|year| (first..last).contains(&year)) {
        wrong("year", "meeting.year", words::YEAR_NEEDED);
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let meeting = Meeting {
        id: Id::new(action.record(0)),
        books: books.reference(),
        kind: input.kind,
        year: input.year.filter(|_| input.kind == MeetingKind::Annual),
        notice_on: input.notice_on,
        held_on: input.held_on,
        time: input.time.clone(),
        place: input.place.trim().to_owned(),
        agenda: input.agenda.clone(),
        members: None,
        present: None,
        quorum: None,
    };
    let mut changes = Changes::new();
    changes.create(books.home(), &meeting);
    Ok(changes)
}

/// Writes down how many were on the roll and how many came. Whether that is a quorum, the setting of that day decides.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `held_on` for a meeting that has not come, at `present` and `members`;
/// `Conflict` where somebody else wrote it meanwhile.
pub fn attend(
    read: &Reader<'_>,
    meeting: RecordId,
    seen: &Seen,
    (members, present): (i64, i64),
) -> Result<Changes, Refusal> {
    let file = MeetingFile::of(read, meeting)?;
    super::own_office(read, file.books.home(), BOARD)?;
    let standing = read.seen::<Meeting>(meeting, seen)?;
    let wrong = |field: &str, code, message| Err(Refusal::Invalid(vec![problem(field, code, message)]));
    if standing.held_on > read.today() {
        return wrong("present", "meeting.ahead", words::NOT_YET);
    }
    if !file.resolutions.is_empty() {
        return wrong("present", "meeting.decided", words::DECIDED_ALREADY);
    }
    if members < 1 {
        return wrong("members", "meeting.members", words::NO_MEMBERS);
    }
    if !(0..=members).contains(&present) {
        return wrong("present", "meeting.present", words::MORE_THAN_ROLL);
    }
    let quorum = koperasi_setting::on(read, &file.books, SettingKey::Quorum, standing.held_on)?;
    let mut changes = Changes::new();
    changes
        .edit(&standing)
        .set(Meeting::MEMBERS, Some(members))
        .set(Meeting::PRESENT, Some(present))
        .set(Meeting::QUORUM, Some(rules::has_quorum(present, members, quorum)));
    Ok(changes)
}

/// A decision with its votes.
#[derive(Debug, Clone)]
pub struct Deciding {
    /// In words.
    pub decision: String,
    /// For.
    pub yes: i64,
    /// Against.
    pub no: i64,
    /// Neither.
    pub abstain: i64,
    /// Numbers of the AD/ART that it decides.
    pub settings: Option<Decided>,
}

/// Writes down what a meeting decided. What it decides about numbers counts only when it is carried.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` before the meeting's day, where there was no quorum, at the votes that do not fit who was there, at
/// `decision`, and at the settings (`koperasi_setting::decide`).
pub fn resolve(read: &Reader<'_>, action: ActionId, meeting: RecordId, input: &Deciding) -> Result<Changes, Refusal> {
    let file = MeetingFile::of(read, meeting)?;
    super::own_office(read, file.books.home(), BOARD)?;
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code, message| problems.push(problem(field, code, message));
    if file.meeting.held_on > read.today() {
        wrong("", "meeting.ahead", words::NOT_YET);
    } else if file.meeting.quorum != Some(true) {
        wrong("", "meeting.quorum", words::NO_QUORUM);
    }
    if input.decision.trim().is_empty() {
        wrong("decision", "required", words::DECISION_NEEDED);
    }
    let present = file.meeting.present.unwrap_or(0);
    let voted = [input.yes, input.no, input.abstain];
    let sum: i64 = voted.iter().fold(0, |sum: i64, votes| sum.saturating_add(*votes));
    if voted.iter().any(|votes| *votes < 0) || sum > present || sum == 0 {
        wrong("yes", "meeting.votes", words::VOTES);
    }
    if input.settings.is_some() && file.meeting.kind == MeetingKind::Board {
        wrong("", "meeting.board", words::BOARD_SETS_NOTHING);
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let carried = rules::is_carried(input.yes, input.no);
    let resolution = Resolution {
        id: Id::new(action.record(0)),
        books: file.books.reference(),
        meeting: file.meeting.reference(),
        decision: input.decision.trim().to_owned(),
        yes: input.yes,
        no: input.no,
        abstain: input.abstain,
        carried,
    };
    let mut changes = Changes::new();
    changes.create(file.books.home(), &resolution);
    if let Some(settings) = &input.settings {
        // What is out of bounds is said even where the meeting did not want it.
        let mut decided = Changes::new();
        koperasi_setting::decide(read, &mut decided, (action, 1), (&file.books, &file.meeting), settings)?;
        if carried {
            changes.records.extend(decided.records);
        }
    }
    Ok(changes)
}

/// A term on the board or among the supervisors.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at `name`, and at `until` for an end before the beginning or a term longer
/// than the setting allows (five years at most, UU 25/1992 art. 29).
pub fn appoint(read: &Reader<'_>, books: &Stored<Koperasi>, term: &OrganTerm) -> Result<Changes, Refusal> {
    super::own_office(read, books.home(), BOARD)?;
    let wrong = |field: &str, code, message| Err(Refusal::Invalid(vec![problem(field, code, message)]));
    if term.name.known().is_none_or(|name| name.trim().is_empty()) {
        return wrong("name", "required", words::NAME_NEEDED);
    }
    if term.until < term.from {
        return wrong("until", "term.earlier", words::UNTIL_EARLIER);
    }
    let years = koperasi_setting::on(read, books, SettingKey::TermYears, term.from)?;
    let last = term.from.checked_add(jiff::Span::new().years(years)).unwrap_or(term.until);
    if term.until > last {
        return wrong("until", "term.long", words::TERM_LONG);
    }
    let mut changes = Changes::new();
    changes.create(books.home(), term);
    Ok(changes)
}

/// The meetings of a koperasi, the latest day first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_books(read: &Reader<'_>, books: RecordId) -> Result<Vec<Stored<Meeting>>, Refusal> {
    let mut all = read.referring::<Meeting>("books", books)?;
    all.retain(|one| !one.row.withdrawn);
    all.sort_by_key(|one| std::cmp::Reverse((one.held_on, one.row.id)));
    Ok(all)
}

/// The book year whose annual meeting is due next, with its last day; none where that of every ended year was held.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn annual_due(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Option<(i16, Date)>, Refusal> {
    let held = of_books(read, books.row.id)?;
    let is_held = |year: i16| {
        let of_year = |one: &&Stored<Meeting>| one.kind == MeetingKind::Annual && one.year == Some(i64::from(year));
        held.iter().filter(of_year).any(|one| one.quorum == Some(true))
    };
    let today = read.today();
    let Some(year) = (books.books_from.year()..today.year()).find(|year| !is_held(*year)) else { return Ok(None) };
    let months = koperasi_setting::on(read, books, SettingKey::AnnualDeadline, today)?;
    Ok(rules::annual_deadline(year, months).map(|day| (year, day)))
}

fn problem(field: &str, code: &'static str, message: Phrase) -> Problem {
    Problem { field: field.to_owned(), code, message }
}
