//! Typing opening balances in forms: all accounts at once, and one line of a member, a term account or a loan at a time. What
//! is typed is read as a row of the sheet would be. Not here: how far they are (`opening`), sheets (`opening_sheet`).

use std::collections::BTreeSet;

use askama::Template;
use documents::sheet::Cell;
use jiff::civil::Date;
use kernel::balance::Guard;
use kernel::refusal::Problem;
use kernel::{Access, Phrase, RecordId, Refusal, day};
use people::pages::form_page::{FormPage, problem, problems_of};
use store::Seen;
use web::input::Kind;
use web::{Answer, Call, Input, Route, link};

use super::opening::{about, file, path};
use crate::office::opening::{self as office, OpeningFile};
use crate::office::opening_sheet::put;
use crate::records::{ACCOUNT_SPECIFIC, BOARD};
use crate::rules::chart;
use crate::rules::opening::{Balances, Flaw, Part};
use crate::rules::opening_sheet::{Line, Row, cells_of};
use crate::rules::schedule::Method;
use crate::words::{opening as words, statement};

/// Lines of a page.
const A_PAGE: usize = 100;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (board, both) = (Access::Roles(BOARD), Access::Roles(ACCOUNT_SPECIFIC));
    vec![
        about(Route::get("/koperasi/{id}/buku/saldo-awal/akun", board, accounts)),
        about(Route::post("/koperasi/{id}/buku/saldo-awal/akun", board, save_accounts)),
        about(Route::get("/koperasi/{id}/buku/saldo-awal/isi/{bagian}", both, lines)),
        about(Route::get("/koperasi/{id}/buku/saldo-awal/baris/{bagian}", board, line)),
        about(Route::post("/koperasi/{id}/buku/saldo-awal/baris/{bagian}", board, save_line)),
    ]
}

/// Keeps balances that were changed on a page; the versions shown go along where there were any.
pub(super) fn keep(call: &Call, id: RecordId, as_of: Date, balances: Balances) -> Result<(), Refusal> {
    let seen: Option<Seen> = call.seen().ok();
    call.act(move |read| office::save(read, id, seen.as_ref(), (as_of, &balances))).map(|_| ())
}

fn answer(call: &Call, file: &OpeningFile, page: FormPage) -> Answer {
    match &file.opening {
        Some(opening) => page.answer_for(call, &opening.row),
        None => page.answer(call),
    }
}

fn accounts(call: &Call) -> Result<Answer, Refusal> {
    accounts_form(call, Vec::new())
}

fn accounts_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = file(call)?;
    let own = path(file.books.row.id);
    let as_of = Input::new(Kind::Line("date"), "as_of", call.say(words::AS_OF)).value(file.as_of().to_string());
    let mut inputs = vec![as_of.required()];
    for (code, name) in &file.facts.accounts {
        let there = file.balances.accounts.iter().find(|one| one.code == *code);
        let amount = |amount: Option<i64>| {
            amount
                .filter(|amount| *amount > 0)
                .map_or_else(String::new, |amount| kernel::money::whole(amount, call.lang))
        };
        let input = |side: &str, phrase: Phrase, typed: Option<i64>| {
            Input::text(format!("{side}{code}"), format!("{code} {name}: {}", call.say(phrase))).value(amount(typed))
        };
        // An account that never stands on a side has no field there.
        let guard = chart::by_code(code).map_or(Guard::None, |standard| standard.guard);
        if guard != Guard::Credit {
            inputs.push(input("d", words::DEBIT, there.map(|one| one.debit)));
        }
        if guard != Guard::Debit {
            inputs.push(input("k", words::CREDIT, there.map(|one| one.credit)));
        }
    }
    let page = FormPage {
        title: call.say(words::TYPE_ACCOUNTS).to_owned(),
        lead: vec![file.books.name.clone(), call.say(words::CONTROL_HELP).to_owned()],
        problems,
        inputs,
        action: format!("{own}/akun"),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), own)],
        draft: true,
        ..FormPage::default()
    };
    Ok(answer(call, &file, page))
}

fn save_accounts(call: &Call) -> Result<Answer, Refusal> {
    match try_accounts(call) {
        Ok(id) => Ok(Answer::redirect(path(id)).saying(call.say(words::SAVED))),
        Err(refusal) => accounts_form(call, problems_of(refusal)?),
    }
}

fn try_accounts(call: &Call) -> Result<RecordId, Refusal> {
    let file = file(call)?;
    let mut problems = Vec::new();
    let as_of = day::parse(call.form.text("as_of")).unwrap_or_else(|_| {
        problems.push(problem("as_of", "date", words::DAY_WRONG));
        file.as_of()
    });
    let mut balances = file.balances.clone();
    balances.accounts.clear();
    for (code, name) in &file.facts.accounts {
        let typed = |side: &str| Cell::from(call.form.text(&format!("{side}{code}")));
        let cells = [Cell::from(code.as_str()), Cell::from(name.as_str()), typed("d"), typed("k")];
        let mut row = Row { part: Part::Accounts, row: 0, cells: &cells, flaws: Vec::new() };
        if let Some(Line::Account(account)) = row.read() {
            balances.accounts.push(account);
        }
        let side = |flaw: &Flaw| if flaw.column == words::DEBIT { "d" } else { "k" };
        problems.extend(row.flaws.iter().map(|flaw| problem(&format!("{}{code}", side(flaw)), "money", flaw.message)));
    }
    let own = balances.flaws(&file.facts, as_of);
    for flaw in own.iter().filter(|flaw| flaw.part == Part::Accounts && flaw.column != words::CODE) {
        let side = if flaw.column == words::DEBIT { "d" } else { "k" };
        problems.push(problem(&format!("{side}{}", flaw.value), "side", flaw.message));
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    keep(call, file.books.row.id, as_of, balances)?;
    Ok(file.books.row.id)
}

fn part(call: &Call) -> Result<Part, Refusal> {
    Part::ALL.into_iter().find(|part| part.key() == call.param_text("bagian")).ok_or(Refusal::NotFound)
}

#[derive(Template)]
#[template(path = "opening/lines.html")]
struct LinesPage<'c> {
    call: &'c Call,
    own: String,
    koperasi: String,
    title: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<(Vec<String>, String)>,
    next: String,
}

fn lines(call: &Call) -> Result<Answer, Refusal> {
    let (file, part) = (file(call)?, part(call)?);
    let own = path(file.books.row.id);
    let edits = call.actor.is_one_of(BOARD);
    let from: usize = call.query("dari").parse().unwrap_or(0);
    let to = (from + A_PAGE).min(file.balances.count(part));
    let shown: Vec<usize> = (0..part.columns().len()).filter(|at| !hidden_column(part, *at)).collect();
    let row = |index: usize| {
        let name = file.balances.accounts.get(index).and_then(|one| file.facts.accounts.get(&one.code));
        let cells = cells_of(&file.balances, part, index, name.map_or("", String::as_str));
        let text = |at: &usize| cells.get(*at).map_or_else(String::new, |cell| shown_cell(call, cell));
        let edit = match part {
            _ if !edits => String::new(),
            Part::Accounts => format!("{own}/akun"),
            _ => format!("{own}/baris/{}?ke={index}", part.key()),
        };
        (shown.iter().map(text).collect(), edit)
    };
    let content = LinesPage {
        call,
        koperasi: format!("/koperasi/{}", file.books.row.id),
        title: call.say(part.label()),
        columns: shown.iter().map(|at| call.say(part.columns()[*at].0)).collect(),
        rows: (from..to).map(row).collect(),
        next: if to < file.balances.count(part) {
            link(&format!("{own}/isi/{}", part.key()), &[("dari", &to.to_string())])
        } else {
            String::new()
        },
        own,
    };
    Ok(call.page(content.title, &content))
}

/// Names stand in the sheet only, NIKs nowhere.
fn hidden_column(part: Part, at: usize) -> bool {
    let column = part.columns()[at].0;
    column == words::NAME || column == words::NIK
}

fn shown_cell(call: &Call, cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => kernel::money::whole(*number as i64, call.lang),
        Cell::Date(date) => day::short(*date, call.lang),
        other => other.text(),
    }
}

fn line(call: &Call) -> Result<Answer, Refusal> {
    line_form(call, Vec::new())
}

/// Which line is changed; none for a new one.
fn index(call: &Call) -> Option<usize> {
    let typed = call.form.text("ke");
    let typed = if typed.is_empty() { call.query("ke") } else { typed };
    typed.parse().ok()
}

fn line_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (file, part) = (file(call)?, part(call)?);
    let own = path(file.books.row.id);
    let index = index(call).filter(|index| *index < file.balances.count(part));
    let cells = index.map_or_else(Vec::new, |index| cells_of(&file.balances, part, index, ""));
    let (title, lead) = match part {
        Part::Members => (words::TYPE_MEMBER, words::MEMBER_HELP),
        Part::Terms => (words::TYPE_TERM, words::REMOVE_HELP),
        Part::Loans => (words::TYPE_LOAN, words::REMOVE_HELP),
        Part::Accounts => return Err(Refusal::NotFound),
    };
    let inputs = (0..part.columns().len()).filter(|at| part.columns()[*at].0 != words::NAME).map(|at| {
        let (column, _) = part.columns()[at];
        let value = cells.get(at).map_or_else(String::new, |cell| match cell {
            Cell::Date(date) => date.to_string(),
            other => shown_cell(call, other),
        });
        input(call, &file, (at, column)).value(value)
    });
    let page = FormPage {
        title: call.say(title).to_owned(),
        lead: vec![file.books.name.clone(), call.say(lead).to_owned()],
        problems,
        inputs: inputs.collect(),
        kept: vec![("ke", index.map_or_else(String::new, |index| index.to_string()))],
        action: format!("{own}/baris/{}", part.key()),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), own)],
        ..FormPage::default()
    };
    Ok(answer(call, &file, page))
}

fn input(call: &Call, file: &OpeningFile, (at, column): (usize, Phrase)) -> Input {
    let name = format!("c{at}");
    let label = call.say(column);
    if [words::JOINED, words::BEGAN, words::PAID_OUT].contains(&column) {
        return Input::new(Kind::Line("date"), name, label);
    }
    if column == words::PRODUCT {
        let names = file.facts.products.keys().map(|name| (name.clone(), name.clone()));
        return Input::choice(name, label, names.collect());
    }
    if column == words::METHOD {
        let all = Method::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned()));
        return Input::choice(name, label, all.collect()).help(call.say(words::LIKE_PRODUCT));
    }
    let input = Input::text(name, label);
    match column {
        _ if column == words::RATE_MONTH => input.help(call.say(words::LIKE_PRODUCT)),
        _ if column == words::ARREARS => input.help(call.say(words::ARREARS_HELP)),
        _ => input,
    }
}

fn save_line(call: &Call) -> Result<Answer, Refusal> {
    match try_line(call) {
        Ok(id) => Ok(Answer::redirect(path(id)).saying(call.say(words::SAVED))),
        Err(refusal) => line_form(call, problems_of(refusal)?),
    }
}

fn try_line(call: &Call) -> Result<RecordId, Refusal> {
    let (file, part) = (file(call)?, part(call)?);
    let columns = part.columns();
    let cells: Vec<Cell> = (0..columns.len()).map(|at| Cell::from(call.form.text(&format!("c{at}")))).collect();
    let mut row = Row { part, row: 0, cells: &cells, flaws: Vec::new() };
    let read = row.read();
    let at = |column: Phrase| columns.iter().position(|(one, _)| *one == column).unwrap_or(0);
    let told = |flaw: &Flaw| problem(&format!("c{}", at(flaw.column)), "opening.cell", flaw.message);
    let mut flaws = row.flaws;
    let mut balances = file.balances.clone();
    let changed = index(call).filter(|index| *index < balances.count(part));
    remove(&mut balances, part, changed);
    if let Some(line) = &read {
        let niks = BTreeSet::from([cells.get(2).map_or_else(String::new, Cell::text)]);
        let found =
            if part == Part::Members { call.read(|read| office::persons(read, &niks))? } else { Default::default() };
        put(&mut balances, line, &file.balances, &found, &mut flaws);
        let facts = call.read(|read| office::facts(read, &file.books, &balances))?;
        let own = balances.flaws(&facts, file.as_of());
        let number = cells.first().map_or_else(String::new, Cell::text);
        let number = crate::rules::opening_sheet::member_number(&number);
        // Of all that is wrong, what concerns this line: the last of its part, or its number.
        let concerns = |flaw: &&Flaw| {
            flaw.part == part && flaw.row == 0 && (flaw.value == number || is_last(&balances, part, flaw))
        };
        flaws.extend(own.iter().filter(concerns).cloned());
    } else if changed.is_none() {
        flaws.push(Flaw { part, row: 0, column: columns[0].0, value: String::new(), message: words::NUMBER_NEEDED });
    }
    if !flaws.is_empty() {
        return Err(Refusal::Invalid(flaws.iter().map(told).collect()));
    }
    keep(call, file.books.row.id, file.as_of(), balances)?;
    Ok(file.books.row.id)
}

fn remove(balances: &mut Balances, part: Part, index: Option<usize>) {
    let Some(index) = index else { return };
    match part {
        Part::Accounts => drop(balances.accounts.remove(index)),
        Part::Members => drop(balances.members.remove(index)),
        Part::Terms => drop(balances.terms.remove(index)),
        Part::Loans => drop(balances.loans.remove(index)),
    }
}

/// Is it the line that was just put at the end? Its amounts and days say so.
fn is_last(balances: &Balances, part: Part, flaw: &Flaw) -> bool {
    let last = balances.count(part).checked_sub(1);
    last.is_some_and(|last| {
        cells_of(balances, part, last, "").iter().any(|cell| match cell {
            Cell::Number(number) => format!("{number:.0}") == flaw.value,
            Cell::Date(date) => date.to_string() == flaw.value,
            other => other.text() == flaw.value,
        })
    })
}
