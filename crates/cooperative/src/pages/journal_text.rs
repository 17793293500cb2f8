//! Taking the books along as a file, of a period: for Excel, as CSV, for hledger, ledger and beancount. Not here: what stands
//! in the file (`office::journal_text`).

use askama::Template;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Access, Phrase, Record, Refusal};
use people::pages::form_page::problem;
use web::input::Kind;
use web::{Answer, Call, Html, Input, Route, link, pieces};

use crate::office::journal_text::{Books, File};
use crate::records::{BOOK_READERS, Koperasi, Posting};
use crate::rules::journal_text::{Format, Period};
use crate::words::{journal_text as words, statement};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Roles(BOOK_READERS);
    let get = |path, page| Route::get(path, readers, page).of(Posting::SPEC).help("koperasi-buku#membawa-buku");
    vec![get("/koperasi/{id}/buku/ekspor", choose), get("/koperasi/{id}/buku/ekspor/{program}", export)]
}

#[derive(Template)]
#[template(path = "books/export.html")]
struct ExportPage<'c> {
    call: &'c Call,
    own: String,
    name: String,
    problems: Html,
    filters: Vec<Input>,
    files: Vec<(String, String)>,
}

fn choose(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let books = call.read(|read| read.get::<Koperasi>(id))?;
    let own = format!("/koperasi/{id}");
    let (period, problems) = match period(call) {
        Ok(period) => (period, Vec::new()),
        Err(Refusal::Invalid(problems)) => (Period::default(), problems),
        Err(other) => return Err(other),
    };
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    let query = [("dari", day(period.from)), ("sampai", day(period.to))];
    let query: Vec<(&str, &str)> =
        query.iter().filter(|(_, day)| !day.is_empty()).map(|(name, day)| (*name, day.as_str())).collect();
    let file = |label: String, name: &str| (label, link(&format!("{own}/buku/ekspor/{name}"), &query));
    let mut files = vec![file(call.say(words::SHEET).to_owned(), "xlsx"), file(call.say(words::CSV).to_owned(), "csv")];
    files.extend(Format::ALL.iter().map(|(_, name, _)| file(format!("{} {name}", call.say(words::PLAIN)), name)));
    let input = |name: &str, label: Phrase| {
        let input = Input::new(Kind::Line("date"), name, call.say(label)).value(call.query(name));
        let wrong = problems.iter().find(|problem| problem.field == name);
        wrong.map_or_else(|| input.clone(), |problem| input.clone().error(call.say(problem.message)))
    };
    let content = ExportPage {
        call,
        own,
        name: books.name.clone(),
        problems: pieces::problems(&problems, call.lang, |_| String::new()),
        filters: vec![input("dari", words::FROM).help(call.say(words::FROM_HELP)), input("sampai", words::TO)],
        files,
    };
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

/// The days that the address names.
pub(super) fn period(call: &Call) -> Result<Period, Refusal> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut day = |name: &str| match call.query(name) {
        "" => None,
        typed => typed.parse::<Date>().map_err(|_| problems.push(problem(name, "date", words::WRONG))).ok(),
    };
    let period = Period { from: day("dari"), to: day("sampai") };
    if let (Some(from), Some(to)) = (period.from, period.to)
        && from > to
    {
        problems.push(problem("dari", "date.order", words::WRONG));
    }
    if problems.is_empty() { Ok(period) } else { Err(Refusal::Invalid(problems)) }
}

/// The file: numbers of accounts, members and loans, and amounts; no person's name and no memo.
fn export(call: &Call) -> Result<Answer, Refusal> {
    let file = File::named(call.param_text("program")).ok_or(Refusal::NotFound)?;
    let (id, period) = (call.param("id")?, period(call)?);
    let books = call.read(|read| Books::of(read, &read.get::<Koperasi>(id)?))?;
    let bytes = books.file(file, period, call.lang, call.store.dir()).map_err(Refusal::fault)?;
    let name = format!("buku-{}.{}", call.today, file.ending());
    Ok(Answer::file(bytes, content_type(file), name, false))
}

/// What a browser is told that it is.
pub(super) const fn content_type(file: File) -> &'static str {
    match file {
        File::Text(_) => "text/plain; charset=utf-8",
        File::Csv => "text/csv; charset=utf-8",
        File::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}
