//! The passbook of an account on screen and on paper, arrears of simpanan wajib with a message ready, and a
//! member's own savings from a phone. Not here: money in and out (`cash`), members (`member`), what savings earn
//! (`saving_service`).

use askama::Template;
use documents::register::{self, Align, Column, Register};
use jiff::civil::Date;
use kernel::access::Scope;
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Access, Lang, Record, Refusal, Role, Stored, day};
use people::office::software;
use store::Reader;
use web::input::Kind;
use web::{Answer, Call, Html, Input, MenuItem, Route, Task, Tone, pieces};

use super::member::{PURPOSE, member_path, name_of, reminder};
use crate::office::saving::{self, Line};
use crate::office::{leaver, member as members, term_saving};
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
    let read = Access::Read(SavingsAccount::SPEC);
    let specific = Access::Roles(ACCOUNT_SPECIFIC);
    let about = |route: Route| {
        route.of(SavingsAccount::SPEC).purpose(PURPOSE).opens(&[Member::SPEC]).help("koperasi-simpanan#buku-simpanan")
    };
    vec![
        about(Route::get("/rekening-simpanan/{id}", read, statement)),
        about(Route::get("/rekening-simpanan/{id}/buku.pdf", specific, passbook)),
        about(Route::get("/tunggakan-wajib", specific, arrears)).help("koperasi-simpanan#tunggakan"),
        Route::get("/simpanan-saya", Access::Roles(SELF), own).help("koperasi-simpanan#simpanan-saya"),
    ]
}

/// A line as it is shown.
struct Shown {
    date: String,
    what: &'static str,
    document: String,
    entry: String,
    came: String,
    went: String,
    balance: String,
}

fn shown(line: &Line, principle: Principle, lang: Lang) -> Shown {
    let money = |amount: i64| if amount > 0 { Rupiah(amount).to_string() } else { String::new() };
    Shown {
        date: day::numeric(line.date),
        what: words::event(line.event, principle).say(lang),
        document: line.document.clone(),
        entry: String::new(),
        came: money(line.amount),
        went: money(-line.amount),
        balance: Rupiah(line.balance).to_string(),
    }
}

struct Book {
    title: String,
    body: String,
    principle: Principle,
    member: Stored<Member>,
    name: String,
    lines: Vec<Line>,
    span: Span,
}

/// The days that are shown; none for all of them.
#[derive(Clone, Copy, Default)]
struct Span {
    from: Option<Date>,
    until: Option<Date>,
    /// What stood before the first of them.
    stood: i64,
}

/// Days as typed in the address, and what cannot be read.
fn span(call: &Call) -> (Span, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut day_of = |name: &str| match call.query(name) {
        "" => None,
        typed => day::parse(typed).map_or_else(
            |_| {
                problems.push(Problem { field: name.to_owned(), code: "date", message: words::DATE_WRONG });
                None
            },
            Some,
        ),
    };
    let span = Span { from: day_of("dari"), until: day_of("sampai"), stood: 0 };
    (span, problems)
}

fn book(read: &Reader<'_>, call: &Call, mut span: Span) -> Result<Book, Refusal> {
    let account = read.get::<SavingsAccount>(call.param("id")?)?;
    let member = read.get::<Member>(account.member.id)?;
    let number = member.number.clone().unwrap_or_default();
    let books = read.get::<Koperasi>(account.books.id)?;
    let mut lines = saving::lines(read, &account)?;
    if let Some(from) = span.from {
        span.stood = lines.iter().rfind(|line| line.date < from).map_or(0, |line| line.balance);
        lines.retain(|line| line.date >= from);
    }
    lines.retain(|line| span.until.is_none_or(|until| line.date <= until));
    Ok(Book {
        title: call.say(words::product(account.product, books.principle)).to_owned(),
        body: books.name.clone(),
        principle: books.principle,
        name: format!("{number} {}", name_of(read, &member)?).trim().to_owned(),
        member,
        lines,
        span,
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
    problems: Html,
    days: Vec<Input>,
    stood: String,
    lines: Vec<Shown>,
}

fn statement(call: &Call) -> Result<Answer, Refusal> {
    let (span, problems) = span(call);
    let book = call.read(|read| book(read, call, span))?;
    let own = format!("/rekening-simpanan/{}/buku.pdf", call.param("id")?);
    let print = web::link(&own, &[("dari", call.query("dari")), ("sampai", call.query("sampai"))]);
    let day_input = |name: &'static str, phrase| Input::new(Kind::Line("date"), name, call.say(phrase));
    let days = [day_input("dari", words::FROM_DAY), day_input("sampai", words::UNTIL_DAY)];
    let line = |line: &Line| Shown {
        entry: format!("/transaksi-simpanan/{}", line.group),
        ..shown(line, book.principle, call.lang)
    };
    let content = StatementPage {
        call,
        title: book.title,
        name: book.name,
        member: member_path(book.member.row.id),
        print: if call.may_get(&own) { print } else { String::new() },
        problems: pieces::problems(&problems, call.lang, |_| String::new()),
        days: days.into_iter().map(|input| input.filled(call.query_fields(), &problems, call.lang)).collect(),
        stood: if book.span.from.is_some() { Rupiah(book.span.stood).to_string() } else { String::new() },
        lines: book.lines.iter().rev().map(line).collect(),
    };
    let answer = call.page(call.say(words::STATEMENT), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn passbook(call: &Call) -> Result<Answer, Refusal> {
    let (span, problems) = span(call);
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let book = call.read(|read| book(read, call, span))?;
    let say = |phrase| call.say(phrase);
    let columns = vec![
        Column::new(say(words::DATE), 12),
        Column::new(say(words::DOCUMENT), 16),
        Column::new(say(words::WHAT), 26),
        Column::new(say(words::CAME), 15).aligned(Align::End),
        Column::new(say(words::WENT), 15).aligned(Align::End),
        Column::new(say(words::BALANCE), 16).aligned(Align::End),
    ];
    // What does not fit stands before the first line that does.
    let first = book.lines.len().saturating_sub(MOST_LINES);
    let before = first.checked_sub(1).map_or(book.span.stood, |last| book.lines[last].balance);
    let mut rows = Vec::new();
    if book.span.from.is_some() || first > 0 {
        let blank = String::new;
        rows.push(vec![blank(), blank(), say(words::STOOD).to_owned(), blank(), blank(), Rupiah(before).to_string()]);
    }
    rows.extend(book.lines[first..].iter().map(|line| {
        let one = shown(line, book.principle, call.lang);
        vec![one.date, one.document, one.what.to_owned(), one.came, one.went, one.balance]
    }));
    let paper = Register {
        title: format!("{}: {}", say(words::STATEMENT), book.title),
        office: vec![book.body, book.name],
        period: Some(period(call, span)),
        columns,
        rows,
        date: Some(call.today),
        lang: call.lang,
        ..Register::default()
    };
    let pdf = register::render(&paper).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "buku-simpanan.pdf", true))
}

/// The days of a printed passbook in words.
fn period(call: &Call, span: Span) -> String {
    let until = day::full(span.until.unwrap_or(call.today), call.lang);
    match span.from {
        Some(from) => format!("{} – {until}", day::full(from, call.lang)),
        None => until,
    }
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
    /// Of the board: reminding is theirs, and nobody else needs a telephone number.
    reminds: bool,
}

fn arrears(call: &Call) -> Result<Answer, Refusal> {
    let reminds = call.actor.is_one_of(BOARD);
    let lines = call.read(|read| {
        let books = members::books(read)?;
        let mut lines = Vec::new();
        let all = members::all(read, &books)?;
        for (member, standing) in saving::in_arrears(read, &books, all, call.today)? {
            let months = format!("{} {}", standing.months, call.say(member_words::MONTHS));
            let owes = format!("{} ({months})", Rupiah(standing.arrears));
            let number = member.number.clone().unwrap_or_default();
            lines.push(Owing {
                path: member_path(member.row.id),
                name: format!("{number} {}", name_of(read, &member)?),
                remind: if reminds { reminder(read, &books, &member, &owes)? } else { String::new() },
                owes,
            });
        }
        Ok(lines)
    })?;
    Ok(call.page(call.say(words::ARREARS), &ArrearsPage { call, lines, reminds }))
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
                label: call.say(words::product(account.product, books.principle)),
                balance: Rupiah(members::balance(&read, &account)?).to_string(),
                lines: last.map(|line| shown(line, books.principle, call.lang)).collect(),
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

/// What waits for the board: applications, arrears, terms, leavers, the cash; counts only. Nothing for others.
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
    let unpaid = leaver::unpaid(read, &books)?.len();
    let matured = term_saving::matured(read, &books, read.today())?.len();
    let owing = saving::in_arrears(read, &books, all, read.today())?.len();
    let tasks = [
        (matured, Tone::Attention, words::MATURED_TASK, "/simpanan-jatuh-tempo"),
        (waiting, Tone::Attention, member_words::WAITING_TASK, "/anggota-koperasi"),
        (unpaid, Tone::Attention, member_words::LEAVERS_TASK, "/anggota-keluar"),
        (owing, Tone::Plain, member_words::ARREARS_TASK, "/tunggakan-wajib"),
    ];
    let there = tasks.into_iter().filter(|(count, ..)| *count > 0);
    let mut all: Vec<Task> = there
        .map(|(count, tone, words, path)| Task {
            tone,
            tag: member_words::TITLE.say(lang).to_owned(),
            title: format!("{count} {}", words.say(lang)),
            path: path.to_owned(),
            action: member_words::OPEN.say(lang).to_owned(),
            ..Task::default()
        })
        .collect();
    all.extend(super::cash::task(read, &books, lang)?);
    Ok(all)
}
