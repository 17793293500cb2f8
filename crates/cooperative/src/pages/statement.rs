//! The books on the screen, on paper and as sheets: trial balance, the statements with last year beside, an account's
//! postings, the journal for other programs. Not here: writing in them (`pages::journal`).

use askama::Template;
use kernel::day::{self, Month};
use kernel::money::whole;
use kernel::{Access, Phrase, Refusal, Stored};
use web::{Answer, Call, Html, Input, Route, link, pieces};

use super::statement_table::{NOTES, Row, Table, Years, paper, sheet, trial};
use crate::office::statement::{self as office, LedgerLine};
use crate::records::{BOOK_READERS, Koperasi, Posting};
use crate::rules::statement::{Account, Span};
use crate::words::statement as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Roles(BOOK_READERS);
    let get = |path, page| Route::get(path, readers, page).of(<Posting as kernel::Record>::SPEC);
    vec![
        get("/koperasi/{id}/buku", trial_page).help("koperasi-buku"),
        get("/koperasi/{id}/buku/laporan", statements_page).help("koperasi-buku#laporan"),
        get("/koperasi/{id}/buku/laporan.pdf", statements_pdf).help("koperasi-buku#laporan"),
        get("/koperasi/{id}/buku/laporan.xlsx", statements_xlsx).help("koperasi-buku#laporan"),
        get("/koperasi/{id}/buku/akun/{akun}", account_page).help("koperasi-buku#buku-besar"),
    ]
}

#[derive(Template)]
#[template(path = "books/tables.html")]
struct TablesPage<'c> {
    call: &'c Call,
    own: String,
    path: String,
    name: String,
    title: &'static str,
    period: String,
    state: Html,
    filters: Vec<Input>,
    tables: Vec<Table>,
    notes: &'static [Phrase],
    links: Vec<(String, String)>,
    month: Month,
}

impl TablesPage<'_> {
    fn account(&self, row: &Row) -> String {
        let account = row.account.unwrap_or_default();
        link(&format!("{}/buku/akun/{account}", self.own), &[("bulan", &self.month.to_string())])
    }

    fn rupiah(&self, amount: &i64) -> String {
        whole(*amount, self.call.lang)
    }
}

fn books(call: &Call) -> Result<Stored<Koperasi>, Refusal> {
    let id = call.param("id")?;
    call.read(|read| read.get::<Koperasi>(id))
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

/// Sound, or a warning that cannot be overlooked.
fn state(call: &Call, span: &Span) -> Html {
    let sound = span.broken().is_empty();
    pieces::note("", call.say(if sound { words::SOUND } else { words::BROKEN }))
}

fn trial_page(call: &Call) -> Result<Answer, Refusal> {
    let books = books(call)?;
    let (from, to) = match months(call) {
        Ok(both) => both,
        Err(Refusal::Invalid(_)) => (Month::of(call.today), Month::of(call.today)),
        Err(other) => return Err(other),
    };
    let span = call.read(|read| office::span(read, &books, from, to))?;
    let own = format!("/koperasi/{}", books.row.id);
    let to_of = |path: &str| format!("{own}/buku/{path}");
    let mut links = vec![(call.say(words::STATEMENTS).to_owned(), to_of("laporan"))];
    links.extend(super::journal::LINKS.iter().map(|(label, path)| (call.say(*label).to_owned(), to_of(path))));
    links.push((call.say(crate::words::journal_text::TITLE).to_owned(), to_of("ekspor")));
    links.retain(|(_, path)| call.may_get(path));
    let content = TablesPage {
        call,
        path: format!("{own}/buku"),
        own,
        name: books.name.clone(),
        title: call.say(words::BOOKS),
        period: format!("{} {} {}", from.show(call.lang), call.say(words::UNTIL), to.show(call.lang)),
        state: state(call, &span),
        filters: vec![
            Input::text("dari", call.say(words::FROM)).value(from.to_string()),
            Input::text("sampai", call.say(words::TO)).value(to.to_string()),
        ],
        tables: vec![trial(&span, call.lang)],
        notes: &[],
        links,
        month: to,
    };
    Ok(call.page(call.say(words::BOOKS), &content))
}

/// A year of the books until now, and the year before.
struct Wanted {
    books: Stored<Koperasi>,
    year: i16,
    to: Month,
    now: Span,
    before: Span,
}

impl Wanted {
    fn of(call: &Call) -> Result<Wanted, Refusal> {
        let books = books(call)?;
        let this = call.today.year();
        let year = call.query("tahun").parse().ok().filter(|year| (2000..=this).contains(year)).unwrap_or(this);
        let month = |year, month| Month::new(year, month).map_err(Refusal::fault);
        let to = if year == this { Month::of(call.today) } else { month(year, 12)? };
        let (from, last_from, last_to) = (month(year, 1)?, month(year - 1, 1)?, month(year - 1, 12)?);
        let (now, before) = call.read(|read| {
            Ok((office::span(read, &books, from, to)?, office::span(read, &books, last_from, last_to)?))
        })?;
        Ok(Wanted { books, year, to, now, before })
    }

    fn tables(&self, call: &Call) -> Vec<Table> {
        let heading = [self.year.to_string(), (self.year - 1).to_string()];
        Years { now: &self.now, before: &self.before, heading, lang: call.lang }.all()
    }

    fn period(&self, call: &Call) -> String {
        format!("{} {}", call.say(words::TO), self.to.show(call.lang))
    }
}

fn statements_page(call: &Call) -> Result<Answer, Refusal> {
    let wanted = Wanted::of(call)?;
    let own = format!("/koperasi/{}", wanted.books.row.id);
    let year = wanted.year.to_string();
    let file = |label: Phrase, ending: &str| {
        (call.say(label).to_owned(), link(&format!("{own}/buku/laporan.{ending}"), &[("tahun", &year)]))
    };
    let content = TablesPage {
        call,
        path: format!("{own}/buku/laporan"),
        name: wanted.books.name.clone(),
        title: call.say(words::STATEMENTS),
        period: wanted.period(call),
        state: state(call, &wanted.now),
        filters: vec![Input::text("tahun", call.say(words::YEAR)).value(&*year).digits(4)],
        tables: wanted.tables(call),
        notes: &NOTES,
        links: vec![
            file(words::PDF, "pdf"),
            file(words::XLSX, "xlsx"),
            (call.say(words::TRIAL).to_owned(), format!("{own}/buku")),
        ],
        month: wanted.to,
        own,
    };
    Ok(call.page(call.say(words::STATEMENTS), &content))
}

fn statements_pdf(call: &Call) -> Result<Answer, Refusal> {
    let wanted = Wanted::of(call)?;
    let watermark = call.site.settings.demo.then(|| call.say(web::words::SAMPLE_PAPER).to_owned());
    let printed = paper(&wanted.books.name, wanted.period(call), &wanted.tables(call), call.lang, watermark);
    let pdf = documents::register::render(&printed).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", format!("laporan-{}.pdf", wanted.year), true))
}

fn statements_xlsx(call: &Call) -> Result<Answer, Refusal> {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let wanted = Wanted::of(call)?;
    let bytes = sheet(&wanted.year.to_string(), &wanted.tables(call), call.lang, call.store.dir());
    let bytes = bytes.map_err(Refusal::fault)?;
    Ok(Answer::file(bytes, XLSX, format!("laporan-{}.xlsx", wanted.year), false))
}

#[derive(Template)]
#[template(path = "books/account.html")]
struct AccountPage<'c> {
    call: &'c Call,
    own: String,
    path: String,
    title: String,
    period: String,
    filter: Input,
    opening: String,
    lines: Vec<Shown>,
    empty: Html,
    next: String,
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
    let month = Month::parse(call.query("bulan")).unwrap_or_else(|_| Month::of(call.today));
    let after = call.query("sesudah").split_once('.').and_then(|(date, id)| Some((date, id.parse().ok()?)));
    let (accounts, page) = call
        .read(|read| Ok((office::accounts(read, &books)?, office::of_account(read, &books, account, month, after)?)))?;
    let own_account = accounts.iter().find(|one| one.id == account).ok_or(Refusal::NotFound)?;
    let own = format!("/koperasi/{}", books.row.id);
    let path = format!("{own}/buku/akun/{account}");
    let mut balance = page.opening;
    let lines = page.lines.iter().map(|line| {
        balance += line.net;
        shown(call, &own, &accounts, line, balance)
    });
    let lines = lines.collect();
    let next = page.lines.last().filter(|_| page.more).map_or_else(String::new, |last| {
        link(&path, &[("bulan", &month.to_string()), ("sesudah", &format!("{}.{}", last.date, last.id))])
    });
    let title = format!("{} {}", own_account.code, own_account.name);
    let content = AccountPage {
        call,
        own,
        path,
        title: title.clone(),
        period: month.show(call.lang),
        filter: Input::text("bulan", call.say(words::MONTH)).value(month.to_string()),
        opening: whole(page.opening, call.lang),
        lines,
        empty: pieces::empty(call.say(words::EMPTY), None),
        next,
    };
    Ok(call.page(&title, &content))
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
