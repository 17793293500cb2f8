//! Referrals: their list, what waits today, the card on the page of the record from which they come. Not here: the form
//! (`form`), one referral (`show`), the page with which an agency answers without an account (`reply`).

mod form;
mod reply;
mod show;

use askama::Template;
use kernel::access::Access;
use kernel::{Lang, Record, RecordId, Refusal, Stored, day, working_day};
use store::engine::Cell;
use store::{ListQuery, Reader};
use web::{
    Answer, Call, Hit, Html, MenuItem, Panel, PanelLine, ReportLine, ReportMonth, Route, Task, Tone, link, pieces,
};

use crate::office::referral as office;
use crate::records::Referral;
use crate::records::referral::{REFERRERS, ReferralAnswer, ReferralState};
use crate::rules::referral as rules;
use crate::words::monthly_report::SECTION_COMPLAINTS;
use crate::words::referral as words;

/// For what a referral is opened.
const PURPOSE: &str = "mengurus rujukan";
/// For what an agency with its code reads it.
const BY_CODE: &str = "jawaban rujukan lewat kode";
/// Kinds besides its own that its pages open.
const ANSWERS: &[&kernel::RecordSpec] = &[ReferralAnswer::SPEC];
/// So many days an answer stands on *Hari ini*.
const FRESH_DAYS: i32 = 3;

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::REFERRALS,
    short: words::REFERRALS_SHORT,
    icon: "message",
    path: "/rujukan",
    access: Access::Roles(REFERRERS),
    order: 78,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let may = Access::Roles(REFERRERS);
    let own = |route: Route| route.of(Referral::SPEC).purpose(PURPOSE).opens(ANSWERS);
    let code = |route: Route| route.of(Referral::SPEC).purpose(BY_CODE).opens(ANSWERS).help("rujukan#menjawab");
    vec![
        Route::get("/rujukan", may, list).of(Referral::SPEC).help("rujukan"),
        Route::get("/rujukan/baru", may, form::page).of(Referral::SPEC).help("rujukan#membuat"),
        Route::post("/rujukan/baru", may, form::save).of(Referral::SPEC).help("rujukan#membuat"),
        own(Route::get("/rujukan/{id}", may, show::page)).help("rujukan"),
        own(Route::post("/rujukan/{id}/kirim", may, show::send)).help("rujukan#mengirim"),
        own(Route::get("/rujukan/{id}/paket.pdf", may, show::packet)).help("rujukan#mengirim"),
        own(Route::get("/rujukan/{id}/jawaban", may, show::answer_page)).help("rujukan#mencatat-jawaban"),
        own(Route::post("/rujukan/{id}/jawaban", may, show::answer)).help("rujukan#mencatat-jawaban"),
        own(Route::get("/rujukan/{id}/teruskan", may, show::escalate_page)).help("rujukan#lewat-tenggat"),
        own(Route::post("/rujukan/{id}/teruskan", may, show::escalate)).help("rujukan#lewat-tenggat"),
        own(Route::get("/rujukan/{id}/batal", may, show::cancel_page)).help("rujukan#lewat-tenggat"),
        own(Route::post("/rujukan/{id}/batal", may, show::cancel)).help("rujukan#lewat-tenggat"),
        Route::get("/balas", Access::Public, reply::ask).help("rujukan#menjawab"),
        code(Route::get("/balas/{code}", Access::Public, reply::page)),
        code(Route::post("/balas/{code}", Access::Public, reply::send)),
    ]
}

/// Where a referral from a record begins: `kind` and `id` name the record, the rest fills the form in (each may be empty).
pub fn new_path(
    kind: u32,
    id: RecordId,
    resident: Option<RecordId>,
    agency: &str,
    urgency: &str,
    request: &str,
) -> String {
    let from = office::about_text(kind, id);
    let resident = resident.map_or_else(String::new, |id| id.to_string());
    link(
        "/rujukan/baru",
        &[("dari", &from), ("warga", &resident), ("agency", agency), ("urgency", urgency), ("request", request)],
    )
}

fn path(id: RecordId) -> String {
    format!("/rujukan/{id}")
}

fn tone(state: ReferralState) -> Tone {
    match state {
        ReferralState::Draft | ReferralState::NoAnswer => Tone::Attention,
        ReferralState::Refused => Tone::Danger,
        ReferralState::Acknowledged | ReferralState::Done => Tone::Good,
        ReferralState::Sent | ReferralState::Escalated | ReferralState::Cancelled => Tone::Plain,
    }
}

fn state_tag(state: ReferralState, lang: Lang) -> Html {
    pieces::tag(tone(state), state.label().say(lang))
}

/// "R-4F2A-90C1 · 27 Nov 2026 · 3 hari kerja lagi".
fn due_words(referral: &Referral, today: jiff::civil::Date, lang: Lang) -> String {
    let Some(due) = referral.expected_on.or(referral.due) else { return String::new() };
    let date = day::short(due, lang);
    if !referral.state.waits() {
        return date;
    }
    match working_day::between(today, due) {
        0 if due == today => format!("{date} · {}", day::relative(due, today, lang)),
        left if left >= 0 => format!("{date} · {left} {}", words::DUE_WORKING.say(lang)),
        over => format!("{date} · {} {}", -over, words::DUE_OVER.say(lang)),
    }
}

struct Line {
    path: String,
    number: String,
    agency: String,
    due: String,
    state: Html,
}

#[derive(Template)]
#[template(path = "referral_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    lines: Vec<Line>,
    first: bool,
    next: String,
    empty: Html,
}

/// The referrals of the own office, what stands in clear.
fn list(call: &Call) -> Result<Answer, Refusal> {
    let after = Some(call.query("sesudah").to_owned()).filter(|after| !after.is_empty());
    let first = after.is_none();
    let page = call.read(|read| {
        let home = Some(read.actor().office);
        read.list(&ListQuery { after, home, ..ListQuery::of(Referral::SPEC) })
    })?;
    let line = |row| {
        let one = Stored::<Referral>::from_row(row)?;
        Ok(Line {
            path: path(one.row.id),
            number: one.number.clone(),
            agency: one.agency_name.clone(),
            due: due_words(&one, call.today, call.lang),
            state: state_tag(one.state, call.lang),
        })
    };
    let lines = page.rows.into_iter().map(line).collect::<Result<Vec<_>, Refusal>>()?;
    let next = page.next.map_or_else(String::new, |next| link("/rujukan", &[("sesudah", &next)]));
    let empty = pieces::empty(call.say(words::NONE), None);
    Ok(call.page(call.say(words::REFERRALS), &ListPage { call, lines, first, next, empty }))
}

/// The card on the page of the record from which referrals come: those there are, and the button for one more. None for
/// who does not refer.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, kind: u32, id: RecordId, new: &str, lang: Lang) -> Result<Option<Panel>, Refusal> {
    if !read.actor().is_one_of(REFERRERS) {
        return Ok(None);
    }
    let lines = office::of_record(read, kind, id)?.into_iter().map(|one| PanelLine {
        text: one.agency_name.clone(),
        detail: [one.number.clone(), due_words(&one, read.today(), lang)].join(" · "),
        tag: Some((tone(one.state), one.state.label().say(lang).to_owned())),
        path: path(one.row.id),
    });
    Ok(Some(Panel {
        title: words::REFERRALS.say(lang).to_owned(),
        lines: lines.collect(),
        action: (!new.is_empty()).then(|| (words::NEW.say(lang).to_owned(), new.to_owned())),
        ..Panel::default()
    }))
}

/// One row of the statements of *Hari ini* and of the report: id, number, agency, two days, state.
struct Brief {
    id: RecordId,
    number: String,
    agency: String,
    days: [Option<jiff::civil::Date>; 2],
    state: Option<ReferralState>,
}

fn brief(row: &[Cell]) -> Option<Brief> {
    let day = |place: usize| row.get(place).and_then(Cell::text).and_then(|text| text.parse().ok());
    Some(Brief {
        id: RecordId::from_slice(row.first()?.bytes()?).ok()?,
        number: row.get(1)?.text()?.to_owned(),
        agency: row.get(2)?.text()?.to_owned(),
        days: [day(3), day(4)],
        state: row.get(5).and_then(Cell::integer).and_then(ReferralState::from_code),
    })
}

/// Referrals past their day, drafts, and what was answered lately.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(REFERRERS) {
        return Ok(Vec::new());
    }
    let (office, today) = (Cell::from(read.actor().office), read.today());
    let since = today.checked_sub(jiff::Span::new().days(FRESH_DAYS)).unwrap_or(today);
    let over = read.select(&office::OVERDUE, &[office.clone(), Cell::from(today.to_string())])?;
    let fresh = read.select(&office::FRESH, &[office, Cell::from(since.to_string())])?;
    let task = |one: Brief, tone, tag: kernel::Phrase, path: String, action: kernel::Phrase| Task {
        tone,
        tag: tag.say(lang).to_owned(),
        title: one.agency,
        detail: one.number,
        path,
        action: action.say(lang).to_owned(),
        due: one.days[1].or(one.days[0]),
        message: String::new(),
    };
    let mut tasks: Vec<Task> = Vec::new();
    for (row, one) in over.iter().filter_map(|row| Some((row, brief(row)?))) {
        let path = format!("{}/teruskan", path(one.id));
        let message = reminder(row.get(6).and_then(Cell::text), &one.number);
        tasks.push(Task { message, ..task(one, Tone::Danger, words::TODAY_OVER, path, words::ESCALATE_SHORT) });
    }
    for one in fresh.iter().filter_map(|row| brief(row)) {
        let path = path(one.id);
        let (tone, tag, action) = match one.state {
            Some(ReferralState::Draft) => (Tone::Attention, words::TODAY_DRAFT, words::SEND_SHORT),
            Some(ReferralState::Refused) => (Tone::Attention, words::TODAY_ANSWERED, words::READ_SHORT),
            _ => (Tone::Good, words::TODAY_ANSWERED, words::READ_SHORT),
        };
        tasks.push(Task { due: None, ..task(one, tone, tag, path, action) });
    }
    Ok(tasks)
}

/// A message that reminds the agency; it names nobody and holds no code.
fn reminder(contact: Option<&str>, number: &str) -> String {
    let Some(phone) = contact.and_then(|contact| kernel::phone::parse(contact).ok()) else { return String::new() };
    let text = format!("{} {number}. {}", words::REMINDER_TEXT.id, words::MESSAGE_HOW.id);
    link(&phone.wa_me_link(), &[("text", &text)])
}

/// How many were sent, and how many an agency closed.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let counted = |statement: &store::Statement, first: jiff::civil::Date, last: jiff::civil::Date| {
        let values = [Cell::from(month.office), Cell::from(first.to_string()), Cell::from(last.to_string())];
        Ok::<_, Refusal>(read.select(statement, &values)?.iter().filter_map(|row| brief(row)).collect::<Vec<_>>())
    };
    let before_last = month.first.yesterday().unwrap_or(month.first);
    let before_first = before_last.first_of_month();
    let mut lines = Vec::new();
    for (key, label, statement) in [
        ("people.referral_sent", words::REPORT_SENT, &office::SENT),
        ("people.referral_answered", words::REPORT_ANSWERED, &office::ANSWERED),
    ] {
        let now = counted(statement, month.first, month.last)?;
        let before = counted(statement, before_first, before_last)?;
        let row = |one: &Brief| {
            let day = one.days[0].map_or_else(String::new, |date| day::short(date, lang));
            (format!("{} · {} · {day}", one.number, one.agency), path(one.id))
        };
        lines.push(ReportLine {
            key,
            section: SECTION_COMPLAINTS,
            label,
            value: now.len() as i64,
            before: before.len() as i64,
            rows: now.iter().map(row).collect(),
        });
    }
    Ok(lines)
}

/// A referral by its number, at the own office.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn search(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let number = typed.trim().to_uppercase();
    if !read.actor().is_one_of(REFERRERS) || !rules::is_number(&number) {
        return Ok(Vec::new());
    }
    let found = read.lookup::<Referral>("number", &number)?;
    let own = found.into_iter().filter(|one| one.home() == read.actor().office);
    let hit = |one: Stored<Referral>| Hit {
        kind: Referral::SPEC.label.say(lang).to_owned(),
        title: one.number.clone(),
        detail: one.agency_name.clone(),
        path: path(one.row.id),
        score: 100,
    };
    Ok(own.map(hit).collect())
}
