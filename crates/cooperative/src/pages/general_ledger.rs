//! The books on the screen: the trial balance and an account's postings of some months. Not here: the statements of a year
//! (`statement`), writing in the books (`journal`).

use askama::Template;
use documents::sheet::Cell;
use kernel::day::{self, Month};
use kernel::money::whole;
use kernel::{Access, Phrase, RecordId, Refusal, Stored};
use store::Reader;
use web::{Answer, Call, Html, Input, Route, link, pieces};

use super::statement::{TablesPage, books, soundness};
use super::statement_table::trial;
use crate::office::journal_text::{File, names, sheet};
use crate::office::statement::{self as office, LedgerLine};
use crate::records::{BOOK_READERS, Koperasi, Posting, SavingsAccount};
use crate::rules::chart::{self, Part};
use crate::rules::journal_text::part_name;
use crate::rules::opening_sheet::member_number;
use crate::rules::statement::{Account, CASH, TrialLine};
use crate::words::statement as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Roles(BOOK_READERS);
    let get = |path, page| Route::get(path, readers, page).of(<Posting as kernel::Record>::SPEC);
    vec![
        get("/koperasi/{id}/buku", trial_page).help("koperasi-buku"),
        get("/koperasi/{id}/buku/akun/{akun}", account_page).help("koperasi-buku#buku-besar"),
        get("/koperasi/{id}/buku/akun/{akun}/unduh/{lembar}", account_sheet).help("koperasi-buku#buku-besar"),
    ]
}

/// The months that were asked for; this year until now without any.
fn months(call: &Call) -> Result<(Month, Month), Refusal> {
    let this = Month::of(call.today);
    let wrong = || Refusal::invalid("dari", "month.order", words::MONTHS);
    let given = |name: &str, otherwise: Month| match call.query(name) {
        "" => Ok(otherwise),
        typed => Month::parse(typed).map_err(|_| wrong()),
    };
    let to = given("sampai", this)?;
    let from = given("dari", Month::new(to.year(), 1).unwrap_or(to))?;
    if from <= to { Ok((from, to)) } else { Err(wrong()) }
}

/// The same; the month that runs for what cannot be read.
fn months_or_now(call: &Call) -> Result<(Month, Month), Refusal> {
    match months(call) {
        Err(Refusal::Invalid(_)) => Ok((Month::of(call.today), Month::of(call.today))),
        other => other,
    }
}

fn filters(call: &Call, (from, to): (Month, Month)) -> Vec<Input> {
    vec![
        Input::text("dari", call.say(words::FROM)).value(from.to_string()),
        Input::text("sampai", call.say(words::TO)).value(to.to_string()),
    ]
}

fn trial_page(call: &Call) -> Result<Answer, Refusal> {
    let books = books(call)?;
    let (from, to) = months_or_now(call)?;
    let (accounts, lines) = call.read(|read| office::trial(read, &books, (from, to)))?;
    let own = format!("/koperasi/{}", books.row.id);
    let to_of = |path: &str| format!("{own}/buku/{path}");
    let mut links = vec![(call.say(words::STATEMENTS).to_owned(), to_of("laporan"))];
    links.extend(super::journal::LINKS.iter().map(|(label, path)| (call.say(*label).to_owned(), to_of(path))));
    links.push((call.say(crate::words::journal_text::TITLE).to_owned(), to_of("ekspor")));
    let key = call.query("baris");
    if !key.is_empty() {
        links = vec![(call.say(words::ALL_OF).to_owned(), format!("{own}/buku"))];
    }
    links.retain(|(_, path)| call.may_get(path));
    let content = TablesPage {
        call,
        path: format!("{own}/buku"),
        own,
        name: books.name.clone(),
        title: call.say(words::BOOKS),
        period: format!("{} {} {}", from.show(call.lang), call.say(words::UNTIL), to.show(call.lang)),
        state: soundness(call, lines.iter().map(TrialLine::closing).sum::<i64>() == 0),
        filters: filters(call, (from, to)),
        tables: vec![trial((&accounts, lines), (from, to), key, call.lang)],
        notes: Vec::new(),
        links,
    };
    Ok(call.page(call.say(words::BOOKS), &content))
}

#[derive(Template)]
#[template(path = "books/account.html")]
struct AccountPage<'c> {
    call: &'c Call,
    own: String,
    path: String,
    title: String,
    period: String,
    filters: Vec<Input>,
    only_cash: bool,
    sheets: Vec<(String, String)>,
    opening: String,
    lines: Vec<Shown>,
    empty: Html,
    next: String,
    everything: String,
}

struct Shown {
    path: String,
    event: &'static str,
    document: String,
    date: String,
    other: String,
    debit: String,
    credit: String,
    balance: String,
}

fn account_page(call: &Call) -> Result<Answer, Refusal> {
    let books = books(call)?;
    let account = call.param("akun")?;
    let (from, to) = months_or_now(call)?;
    let after = call.query("sesudah").split_once('.').and_then(|(date, id)| Some((date, id.parse().ok()?)));
    let (accounts, page, part) = call.read(|read| {
        let accounts = office::accounts(read, &books)?;
        let code = accounts.iter().find(|one| one.id == account).map_or("", |one| one.code.as_str());
        let part = part(call, read, &books, code)?;
        Ok((accounts.clone(), office::of_part(read, &books, (account, part), (from, to), after)?, part))
    })?;
    let own_account = accounts.iter().find(|one| one.id == account).ok_or(Refusal::NotFound)?;
    let own = format!("/koperasi/{}", books.row.id);
    let path = format!("{own}/buku/akun/{account}");
    let only_cash = call.query("kas") == "1";
    let is_cash = |id: RecordId| accounts.iter().any(|one| one.id == id && one.belongs(CASH));
    let mut balance = page.opening;
    let mut lines = Vec::with_capacity(page.lines.len());
    for line in &page.lines {
        balance += line.net;
        if !only_cash || is_cash(line.other) {
            lines.push(shown(call, &own, &accounts, line, balance));
        }
    }
    let (first, last) = (from.to_string(), to.to_string());
    let range = [("dari", first.as_str()), ("sampai", last.as_str())];
    let cash = [("kas", "1")];
    let only = [("bagian", call.query("bagian"))];
    let range: Vec<(&str, &str)> = range
        .into_iter()
        .chain(only.into_iter().filter(|_| part.is_some()))
        .chain(cash.into_iter().filter(|_| only_cash))
        .collect();
    let sheet =
        |name: &str, label: Phrase| (call.say(label).to_owned(), link(&format!("{path}/unduh/lembar.{name}"), &range));
    let next = page.lines.last().filter(|_| page.more).map_or_else(String::new, |line| {
        let after = format!("{}.{}", line.date, line.id);
        let all: Vec<(&str, &str)> = range.iter().copied().chain([("sesudah", after.as_str())]).collect();
        link(&path, &all)
    });
    let title = format!("{} {}", own_account.code, own_account.name);
    let content = AccountPage {
        call,
        own,
        title: title.clone(),
        period: format!("{} {} {}", from.show(call.lang), call.say(words::UNTIL), to.show(call.lang)),
        filters: account_filters(call, (from, to), &own_account.code),
        sheets: vec![sheet("xlsx", words::XLSX), sheet("csv", words::CSV)],
        only_cash,
        opening: whole(page.opening, call.lang),
        lines,
        empty: pieces::empty(call.say(words::EMPTY), None),
        next,
        everything: link(&path, &range[..2]),
        path,
    };
    Ok(call.page(&title, &content))
}

/// Months, and where the account is kept by member, whose part of it.
fn account_filters(call: &Call, months: (Month, Month), code: &str) -> Vec<Input> {
    let mut all = filters(call, months);
    if chart::by_code(code).is_some_and(|standard| standard.part != Part::None) {
        all.push(
            Input::text("bagian", call.say(words::PART)).value(call.query("bagian")).help(call.say(words::PART_HELP)),
        );
    }
    all
}

/// The savings account or loan that the address names under an account: a member's number, or what files call it. Nothing where
/// nobody is named; a part without postings where nothing of that name stands there.
fn part(call: &Call, read: &Reader<'_>, books: &Stored<Koperasi>, code: &str) -> Result<Option<RecordId>, Refusal> {
    let typed = call.query("bagian");
    if typed.is_empty() {
        return Ok(None);
    }
    let wanted = [typed.to_uppercase(), part_name('A', &member_number(typed))];
    let names = names(read, books)?;
    let called = |name: &String| {
        let last = name.rsplit(':').next().unwrap_or(name);
        wanted.iter().any(|one| one == name || one == last)
    };
    for (id, _) in names.parts.iter().filter(|(_, name)| called(name)) {
        let Ok(id) = id.parse::<RecordId>() else { continue };
        let under = match read.maybe::<SavingsAccount>(id)? {
            Some(savings) => savings.product.ledger_code() == code,
            None => true,
        };
        if under {
            return Ok(Some(id));
        }
    }
    Ok(Some(RecordId::named(typed)))
}

/// The same lines, all of them, as a sheet.
fn account_sheet(call: &Call) -> Result<Answer, Refusal> {
    let books = books(call)?;
    let account = call.param("akun")?;
    let months = months_or_now(call)?;
    let xlsx = match call.param_text("lembar") {
        "lembar.xlsx" => true,
        "lembar.csv" => false,
        _ => return Err(Refusal::NotFound),
    };
    let (code, rows) = call.read(|read| {
        let accounts = office::accounts(read, &books)?;
        let code = accounts.iter().find(|one| one.id == account).ok_or(Refusal::NotFound)?.code.clone();
        let part = part(call, read, &books, &code)?;
        let (mut rows, mut balance, mut after) = (Vec::new(), None, None::<(String, RecordId)>);
        loop {
            let from = after.as_ref().map(|(date, id)| (date.as_str(), *id));
            let page = office::of_part(read, &books, (account, part), months, from)?;
            let mut sum = *balance.get_or_insert(page.opening);
            for line in &page.lines {
                sum += line.net;
                rows.push(sheet_row(call, &accounts, line, sum));
            }
            balance = Some(sum);
            after = page.lines.last().map(|line| (line.date.clone(), line.id));
            if !page.more {
                return Ok((code, rows));
            }
        }
    })?;
    let heading =
        [words::DATE, words::DOCUMENT, words::EVENT, words::OTHER_SIDE, words::DEBIT, words::CREDIT, words::BALANCE];
    let heading = heading.map(|phrase| call.say(phrase).to_owned());
    let bytes = sheet(xlsx, &code, &heading, &rows, call.store.dir()).map_err(Refusal::fault)?;
    let kind = if xlsx { File::Xlsx } else { File::Csv };
    let name = format!("buku-besar-{code}.{}", kind.ending());
    Ok(Answer::file(bytes, super::journal_text::content_type(kind), name, false))
}

fn sheet_row(call: &Call, accounts: &[Account], line: &LedgerLine, balance: i64) -> Vec<Cell> {
    let other = accounts.iter().find(|one| one.id == line.other);
    // A sheet keeps whole numbers exactly up to 9 quadrillion; amounts end at 999 trillion.
    let amount = |wanted: bool| if wanted { Cell::Number(line.net.abs() as f64) } else { Cell::Empty };
    vec![
        line.date.parse().map_or_else(|_| Cell::from(line.date.as_str()), Cell::Date),
        Cell::from(line.document.as_str()),
        Cell::from(line.event.map_or("", |event| call.say(event.label()))),
        other.map_or(Cell::Empty, |one| Cell::from(format!("{} {}", one.code, one.name).as_str())),
        amount(line.net > 0),
        amount(line.net < 0),
        Cell::Number(balance as f64),
    ]
}

fn shown(call: &Call, own: &str, accounts: &[Account], line: &LedgerLine, balance: i64) -> Shown {
    let other = accounts.iter().find(|one| one.id == line.other);
    let amount = |wanted: bool| if wanted { whole(line.net.abs(), call.lang) } else { String::new() };
    Shown {
        path: format!("{own}/buku/bukti/{}", line.group),
        event: line.event.map_or("", |event| call.say(event.label())),
        document: line.document.clone(),
        date: line.date.parse().map_or_else(|_| line.date.clone(), |date| day::short(date, call.lang)),
        other: other.map_or_else(String::new, |one| format!("{} {}", one.code, one.name)),
        debit: amount(line.net > 0),
        credit: amount(line.net < 0),
        balance: whole(balance, call.lang),
    }
}
