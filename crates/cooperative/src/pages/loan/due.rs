//! What is due this week and what is late: the tasks of *Hari ini*, the list with a message ready to be sent, and the message
//! itself. The list goes by number; whose loan it is, its own page says. Not here: what is owed (`rules::loan_account`).

use kernel::{Lang, Phrase, Refusal, Stored, day, phone};
use people::records::Resident;
use store::Reader;
use web::{Answer, Call, Task, Tone, link, pieces};

use super::money;
use crate::office::loan::{self as office, LoanFile, collateral};
use crate::office::member;
use crate::pages::plain::PlainPage;
use crate::records::loan::LoanState;
use crate::records::{ACCOUNT_SPECIFIC, Koperasi, Loan, Member};
use crate::rules::loan_account::{Standing, days_between};
use crate::words::koperasi::ROOM;
use crate::words::loan as words;

/// How far the list looks ahead, in days.
const AHEAD: i64 = 7;

/// Late, or due soon; none otherwise. Days overdue and rupiah.
fn pressing(file: &LoanFile, standing: &Standing) -> Option<(i64, i64)> {
    if !file.loan.state.is_running() {
        return None;
    }
    let overdue = standing.overdue();
    let amount = if overdue > 0 { standing.due() } else { standing.due_within(AHEAD) };
    (amount > 0).then_some((overdue, amount))
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let (books, tasks) = call.read(|read| {
        let books = member::books(read)?;
        let mut all = Vec::new();
        for file in office::running(read, &books)? {
            let standing = file.standing(call.today);
            if let Some(pressed) = pressing(&file, &standing) {
                all.push(task(read, call, &file, (&standing, pressed))?);
            }
        }
        Ok((books, all))
    })?;
    let mut tasks = tasks;
    tasks.sort_by_key(|task| (task.due, task.title.clone()));
    let own = words::of(books.principle);
    let main = if tasks.is_empty() {
        pieces::empty(call.say(words::DUE_NONE), None)
    } else {
        pieces::card(words::TO_COLLECT, call.lang, &pieces::tasks(&tasks, call.lang))
    };
    let page = PlainPage {
        crumbs: vec![
            (call.say(ROOM).to_owned(), "/koperasi".to_owned()),
            (call.say(own.loans).to_owned(), "/pinjaman".to_owned()),
        ],
        title: call.say(words::DUE_PAGE).to_owned(),
        lead: vec![call.say(words::DUE_LEAD).to_owned()],
        main,
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn task(
    read: &Reader<'_>,
    call: &Call,
    file: &LoanFile,
    (standing, (overdue, amount)): (&Standing, (i64, i64)),
) -> Result<Task, Refusal> {
    let holder = read.get::<Member>(file.loan.member.id)?;
    let person = member::person(read, &holder)?;
    let next = standing.next().map(|line| line.due_on);
    let until = next.map_or(0, |due| days_between(call.today, due));
    let tag = match (overdue, until) {
        (0, 0) => call.say(words::DUE_TODAY).to_owned(),
        (0, days) => format!("{days} {}", call.say(words::DAYS)),
        (late, _) => format!("{} {late} {}", call.say(words::LATE), call.say(words::DAYS)),
    };
    let number = holder.number.clone().unwrap_or_default();
    Ok(Task {
        tone: if overdue > 0 { Tone::Attention } else { Tone::Plain },
        tag,
        title: format!("{} · {} {number}", file.loan.number, call.say(words::MEMBER).to_lowercase()),
        detail: match next {
            Some(due) => format!("{} · {}", money(amount), day::short(due, call.lang)),
            None => money(amount),
        },
        path: format!("/pinjaman/{}", file.loan.row.id),
        action: call.say(words::OPEN).to_owned(),
        due: next,
        message: reminder(file, standing, person.as_ref()),
    })
}

/// The address of a message to the member that is ready to be sent; empty without a telephone number or anything to pay.
pub(super) fn reminder(file: &LoanFile, standing: &Standing, person: Option<&Stored<Resident>>) -> String {
    let phone = person.and_then(|person| person.phone.given().cloned());
    let Some(phone) = phone.and_then(|phone| phone::parse(&phone).ok()) else { return String::new() };
    message(file, standing).map_or_else(String::new, |text| link(&phone.wa_me_link(), &[("text", &text)]))
}

/// The message, in Indonesian: who sends it, how much, when. A different one where the day has passed.
fn message(file: &LoanFile, standing: &Standing) -> Option<String> {
    let next = standing.next()?;
    let late = standing.overdue() > 0;
    let amount = if standing.due() > 0 { standing.due() } else { next.owed() };
    let said = if late { words::REMIND_LATE } else { words::REMIND_SOON };
    let said = said
        .id
        .replace("{n}", &next.instalment.number.to_string())
        .replace("{amount}", &money(amount))
        .replace("{day}", &day::full(next.due_on, Lang::Id));
    Some(format!("{} {}: {said}", words::REMIND_DUE.id, file.books.name))
}

/// What waits at the koperasi: applications, approvals, payouts, what is due and late, papers that go back.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let actor = read.actor();
    if !actor.is_one_of(ACCOUNT_SPECIFIC) {
        return Ok(Vec::new());
    }
    let books: Option<Stored<Koperasi>> = member::books(read).ok().filter(|books| books.home() == actor.office);
    let Some(books) = books else { return Ok(Vec::new()) };
    let states: Vec<LoanState> = read.referring::<Loan>("books", books.row.id)?.iter().map(|one| one.state).collect();
    let count = |state: LoanState| states.iter().filter(|one| **one == state).count();
    let (mut soon, mut late) = (0, 0);
    for file in office::running(read, &books)? {
        match pressing(&file, &file.standing(read.today())) {
            Some((0, _)) => soon += 1,
            Some(_) => late += 1,
            None => {}
        }
    }
    let mut lines = vec![
        (count(LoanState::Applied), words::TODAY_APPLIED, "/pinjaman".to_owned()),
        (count(LoanState::Assessed), words::TODAY_ASSESSED, "/pinjaman".to_owned()),
        (count(LoanState::Approved), words::TODAY_APPROVED, "/pinjaman".to_owned()),
        (late, words::TODAY_LATE, "/pinjaman/jatuh-tempo".to_owned()),
        (soon, words::TODAY_DUE, "/pinjaman/jatuh-tempo".to_owned()),
    ];
    let papers = collateral::to_give_back(read, &books)?;
    if let Some((loan, _)) = papers.first() {
        lines.push((papers.len(), words::TODAY_COLLATERAL, format!("/pinjaman/{}", loan.row.id)));
    }
    let task = |(count, phrase, path): (usize, Phrase, String)| Task {
        tone: if phrase == words::TODAY_LATE { Tone::Attention } else { Tone::Plain },
        tag: words::of(books.principle).loans.say(lang).to_owned(),
        title: format!("{count} {}", phrase.say(lang)),
        path,
        action: words::OPEN.say(lang).to_owned(),
        ..Task::default()
    };
    Ok(lines.into_iter().filter(|(count, ..)| *count > 0).map(task).collect())
}
