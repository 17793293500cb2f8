//! The passbook of an account on screen and on paper, arrears of simpanan wajib with a message ready, the month's service,
//! and a member's own savings from a phone. Not here: money in and out (`cash`), members (`member`).

use askama::Template;
use documents::register::{self, Align, Column, Register};
use kernel::access::Scope;
use kernel::day::Month;
use kernel::money::Rupiah;
use kernel::{Access, Lang, Record, Refusal, Role, Stored, day};
use people::office::software;
use store::Reader;
use web::{Answer, Call, Html, MenuItem, Route, Task, Tone, pieces};

use super::member::{PURPOSE, member_path, name_of, reminder};
use crate::office::saving::{self, Line};
use crate::office::{cash_day, member as members};
use crate::records::koperasi::Principle;
use crate::records::member::MemberState;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Koperasi, Member, SavingsAccount};
use crate::words::{member as member_words, saving as words};

const SELF: &[Role] = &[Role::Warga];
/// Lines of each account on a member's own page.
const OWN_LINES: usize = 12;
/// Lines of one printed passbook.
const MOST_LINES: usize = 500;

/// *Simpanan saya* in the navigation of a resident's account.
pub const OWN_MENU: MenuItem = MenuItem {
    label: words::OWN,
    short: words::SAVINGS,
    icon: "bank",
    path: "/simpanan-saya",
    access: Access::Roles(SELF),
    order: 45,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, board) = (Access::Read(SavingsAccount::SPEC), Access::Roles(BOARD));
    let specific = Access::Roles(ACCOUNT_SPECIFIC);
    let about = |route: Route| {
        route.of(SavingsAccount::SPEC).purpose(PURPOSE).opens(&[Member::SPEC]).help("koperasi-simpanan#buku-simpanan")
    };
    vec![
        about(Route::get("/rekening-simpanan/{id}", read, statement)),
        about(Route::get("/rekening-simpanan/{id}/buku.pdf", specific, passbook)),
        about(Route::get("/tunggakan-wajib", specific, arrears)).help("koperasi-simpanan#tunggakan"),
        about(Route::get("/jasa-simpanan", board, service)).help("koperasi-simpanan#jasa"),
        about(Route::post("/jasa-simpanan", board, post_service)).help("koperasi-simpanan#jasa"),
        Route::get("/simpanan-saya", Access::Roles(SELF), own).help("koperasi-simpanan#simpanan-saya"),
    ]
}

/// A line as it is shown.
struct Shown {
    date: String,
    what: &'static str,
    document: String,
    came: String,
    went: String,
    balance: String,
}

fn shown(line: &Line, lang: Lang) -> Shown {
    let money = |amount: i64| if amount > 0 { Rupiah(amount).to_string() } else { String::new() };
    Shown {
        date: day::numeric(line.date),
        what: line.event.label().say(lang),
        document: line.document.clone(),
        came: money(line.amount),
        went: money(-line.amount),
        balance: Rupiah(line.balance).to_string(),
    }
}

struct Book {
    title: String,
    body: String,
    member: Stored<Member>,
    name: String,
    lines: Vec<Line>,
}

fn book(read: &Reader<'_>, call: &Call) -> Result<Book, Refusal> {
    let account = read.get::<SavingsAccount>(call.param("id")?)?;
    let member = read.get::<Member>(account.member.id)?;
    let number = member.number.clone().unwrap_or_default();
    Ok(Book {
        title: call.say(account.product.label()).to_owned(),
        body: read.get::<Koperasi>(account.books.id)?.name.clone(),
        name: format!("{number} {}", name_of(read, &member)?).trim().to_owned(),
        member,
        lines: saving::lines(read, &account)?,
    })
}

#[derive(Template)]
#[template(path = "saving/statement.html")]
struct StatementPage<'c> {
    call: &'c Call,
    title: String,
    name: String,
    member: String,
    print: String,
    lines: Vec<Shown>,
}

fn statement(call: &Call) -> Result<Answer, Refusal> {
    let book = call.read(|read| book(read, call))?;
    let print = format!("/rekening-simpanan/{}/buku.pdf", call.param("id")?);
    let content = StatementPage {
        call,
        title: book.title,
        name: book.name,
        member: member_path(book.member.row.id),
        print: if call.may_get(&print) { print } else { String::new() },
        lines: book.lines.iter().rev().map(|line| shown(line, call.lang)).collect(),
    };
    Ok(call.page(call.say(words::STATEMENT), &content))
}

fn passbook(call: &Call) -> Result<Answer, Refusal> {
    let book = call.read(|read| book(read, call))?;
    let say = |phrase| call.say(phrase);
    let columns = vec![
        Column::new(say(words::DATE), 12),
        Column::new(say(words::DOCUMENT), 16),
        Column::new(say(words::WHAT), 26),
        Column::new(say(words::CAME), 15).aligned(Align::End),
        Column::new(say(words::WENT), 15).aligned(Align::End),
        Column::new(say(words::BALANCE), 16).aligned(Align::End),
    ];
    let from = book.lines.len().saturating_sub(MOST_LINES);
    let row = |line: &Line| {
        let one = shown(line, call.lang);
        vec![one.date, one.document, one.what.to_owned(), one.came, one.went, one.balance]
    };
    let paper = Register {
        title: format!("{}: {}", say(words::STATEMENT), book.title),
        office: vec![book.body, book.name],
        period: Some(day::full(call.today, call.lang)),
        columns,
        rows: book.lines[from..].iter().map(row).collect(),
        date: Some(call.today),
        lang: call.lang,
        ..Register::default()
    };
    let pdf = register::render(&paper).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "buku-simpanan.pdf", true))
}

struct Owing {
    path: String,
    name: String,
    owes: String,
    remind: String,
}

#[derive(Template)]
#[template(path = "saving/arrears.html")]
struct ArrearsPage<'c> {
    call: &'c Call,
    lines: Vec<Owing>,
}

fn arrears(call: &Call) -> Result<Answer, Refusal> {
    let lines = call.read(|read| {
        let books = members::books(read)?;
        let mut lines = Vec::new();
        for member in members::all(read, &books)? {
            let standing = saving::compulsory(read, &books, &member, call.today)?;
            let Some(standing) = standing.filter(|standing| standing.arrears > 0) else { continue };
            let months = format!("{} {}", standing.months, call.say(member_words::MONTHS));
            let owes = format!("{} ({months})", Rupiah(standing.arrears));
            let number = member.number.clone().unwrap_or_default();
            lines.push(Owing {
                path: member_path(member.row.id),
                name: format!("{number} {}", name_of(read, &member)?),
                remind: reminder(read, &member, &owes)?,
                owes,
            });
        }
        Ok(lines)
    })?;
    Ok(call.page(call.say(words::ARREARS), &ArrearsPage { call, lines }))
}

#[derive(Template)]
#[template(path = "saving/service.html")]
struct ServicePage<'c> {
    call: &'c Call,
    problems: Html,
    hidden: Html,
    sharia: bool,
    month: String,
    shown: String,
    before: String,
    after: String,
    facts: Vec<(&'static str, String)>,
    posted: bool,
}

fn month_of(call: &Call, typed: &str) -> Month {
    Month::parse(typed).unwrap_or_else(|_| Month::of(call.today).previous())
}

fn key(month: Month) -> String {
    month.first_day().to_string()[..7].to_owned()
}

fn service(call: &Call) -> Result<Answer, Refusal> {
    service_page(call, month_of(call, call.query("bulan")), &[])
}

fn service_page(call: &Call, month: Month, problems: &[kernel::refusal::Problem]) -> Result<Answer, Refusal> {
    let (sharia, all, posted) = call.read(|read| {
        let books = members::books(read)?;
        let all = saving::service_of(read, &books, month)?;
        let posted = saving::is_posted(read, &books, month)?;
        Ok((books.principle == Principle::Sharia, all, posted))
    })?;
    let sum: i64 = all.iter().map(|one| one.amount).sum();
    let count = format!("{} {}", all.len(), call.say(words::ACCOUNTS));
    let to = |month: Month| web::link("/jasa-simpanan", &[("bulan", &key(month))]);
    let content = ServicePage {
        call,
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        sharia,
        month: key(month),
        shown: month.show(call.lang),
        before: to(month.previous()),
        after: to(month.next()),
        facts: vec![(call.say(words::MONTH), count), (call.say(words::TOTAL_SERVICE), Rupiah(sum).to_string())],
        posted: posted || sum == 0,
    };
    let title = if sharia { words::SAVINGS } else { words::SERVICE };
    let answer = call.page(call.say(title), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn post_service(call: &Call) -> Result<Answer, Refusal> {
    let month = month_of(call, call.form.text("month"));
    let books = call.read(members::books)?.row.id;
    match call.act(move |read| saving::post_service(read, books, month)) {
        Ok(_) => {
            let path = web::link("/jasa-simpanan", &[("bulan", &key(month))]);
            Ok(Answer::redirect(path).saying(call.say(words::SERVICE_DONE)))
        }
        Err(Refusal::Invalid(problems)) => service_page(call, month, &problems),
        Err(other) => Err(other),
    }
}

struct OwnAccount {
    label: &'static str,
    balance: String,
    lines: Vec<Shown>,
}

struct OwnMember {
    body: String,
    number: String,
    standing: Html,
    accounts: Vec<OwnAccount>,
}

#[derive(Template)]
#[template(path = "saving/own.html")]
struct OwnPage<'c> {
    call: &'c Call,
    members: Vec<OwnMember>,
}

/// The savings of the resident whose account it is: found by the keyed look-up, amounts from what stands in clear.
fn own(call: &Call) -> Result<Answer, Refusal> {
    let members = match &call.actor.scope {
        Scope::Person(person) => call.read(|read| own_of(read, call, *person))?,
        _ => Vec::new(),
    };
    Ok(call.page(call.say(words::OWN), &OwnPage { call, members }))
}

fn own_of(read: &Reader<'_>, call: &Call, person: kernel::RecordId) -> Result<Vec<OwnMember>, Refusal> {
    let found = members::own(read, person)?;
    let software = software();
    let read = read.as_actor(&software);
    let mut all = Vec::new();
    for member in found.into_iter().filter(|one| one.state == MemberState::Member) {
        let books = read.get::<Koperasi>(member.books.id)?;
        let mut accounts = Vec::new();
        for account in members::accounts(&read, member.row.id)? {
            let lines = saving::lines(&read, &account)?;
            let last = lines.iter().rev().take(OWN_LINES);
            accounts.push(OwnAccount {
                label: call.say(account.product.label()),
                balance: Rupiah(members::balance(&read, &account)?).to_string(),
                lines: last.map(|line| shown(line, call.lang)).collect(),
            });
        }
        let standing = saving::compulsory(&read, &books, &member, call.today)?;
        let standing = standing.filter(|standing| standing.arrears > 0).map(|standing| {
            let owes = format!("{} ({} {})", Rupiah(standing.arrears), standing.months, call.say(member_words::MONTHS));
            pieces::note(call.say(words::ARREARS), &owes)
        });
        all.push(OwnMember {
            body: books.name.clone(),
            number: member.number.clone().unwrap_or_default(),
            standing: standing.unwrap_or_default(),
            accounts,
        });
    }
    Ok(all)
}

/// What waits for the board: applications, arrears; counts only. Nothing for others.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn tasks(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(BOARD) {
        return Ok(Vec::new());
    }
    let own = members::books_in_reach(read)?.filter(|books| books.home() == read.actor().office);
    let Some(books) = own else { return Ok(Vec::new()) };
    let all = members::all(read, &books)?;
    let waiting = all.iter().filter(|one| one.state == MemberState::Applied).count();
    let mut owing = 0;
    for member in &all {
        let standing = saving::compulsory(read, &books, member, read.today())?;
        owing += usize::from(standing.is_some_and(|standing| standing.arrears > 0));
    }
    let task = |count: usize, tone, words: kernel::Phrase, path: &str| Task {
        tone,
        tag: member_words::TITLE.say(lang).to_owned(),
        title: format!("{count} {}", words.say(lang)),
        path: path.to_owned(),
        action: member_words::OPEN.say(lang).to_owned(),
        ..Task::default()
    };
    let tasks = [
        (waiting, Tone::Attention, member_words::WAITING_TASK, "/anggota-koperasi"),
        (owing, Tone::Plain, member_words::ARREARS_TASK, "/tunggakan-wajib"),
    ];
    let mut all: Vec<Task> = tasks
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, tone, words, path)| task(count, tone, words, path))
        .collect();
    if cash_day::today(read, &books)?.is_some_and(|day| day.closing.is_none()) {
        all.push(Task {
            tag: words::CASH.say(lang).to_owned(),
            title: words::CLOSE_DAY.say(lang).to_owned(),
            path: "/kas-harian".to_owned(),
            action: member_words::OPEN.say(lang).to_owned(),
            ..Task::default()
        });
    }
    Ok(all)
}
