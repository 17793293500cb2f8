//! The pages that write in the books by hand: manual journal, what waits for a second person, an entry with its reversal,
//! closing. Not here: what is decided (`office::journal`), reading the books (`pages::statement`).

use askama::Template;
use kernel::day::{self, Month};
use kernel::money::{Rupiah, whole};
use kernel::refusal::Problem;
use kernel::{Access, Phrase, Record, RecordId, Refusal, Stored};
use people::pages::form_page::{FormPage, problem, problems_of};
use store::Reader;
use web::{Answer, Call, Html, Input, Route, Tone, pieces};

use super::typed::Typed;
use crate::office::journal::{self as office, Manual, REVERSIBLE};
use crate::office::journal_text::names;
use crate::office::{ledger, statement as sums};
use crate::records::posting::Stage;
use crate::records::{BOARD, BOOK_READERS, Koperasi, LedgerAccount, Period, Posting, Receipt};
use crate::rules::chart::{self, Part};
use crate::rules::manual_journal;
use crate::rules::statement::Account;
use crate::words::{journal as words, statement};

/// Lines of the form.
const LINES: usize = 6;

/// Ways from the books' page, below it.
pub const LINKS: &[(Phrase, &str)] = &[
    (words::MANUAL, "jurnal-umum"),
    (words::WAITING, "menunggu"),
    (words::CLOSE, "tutup"),
    (words::NEW_ACCOUNT, "akun-baru"),
    (crate::words::opening::TITLE, "saldo-awal"),
    (crate::words::paper_book::TITLE, "buku-kertas"),
];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (board, readers) = (Access::Roles(BOARD), Access::Roles(BOOK_READERS));
    let about = |route: Route, help| route.of(Posting::SPEC).help(help);
    vec![
        about(Route::get("/koperasi/{id}/buku/jurnal-umum", board, manual), "koperasi-buku#jurnal-umum"),
        about(Route::post("/koperasi/{id}/buku/jurnal-umum", board, propose), "koperasi-buku#jurnal-umum"),
        about(Route::get("/koperasi/{id}/buku/menunggu", readers, waiting), "koperasi-buku#jurnal-umum"),
        about(Route::get("/koperasi/{id}/buku/bukti/{jurnal}", readers, show), "koperasi-buku#membalik"),
        about(Route::post("/koperasi/{id}/buku/bukti/{jurnal}/bukukan", board, post), "koperasi-buku#jurnal-umum"),
        about(Route::post("/koperasi/{id}/buku/bukti/{jurnal}/batalkan", board, void), "koperasi-buku#jurnal-umum"),
        about(Route::post("/koperasi/{id}/buku/bukti/{jurnal}/balik", board, reverse), "koperasi-buku#membalik"),
        about(Route::get("/koperasi/{id}/buku/akun-baru", board, new_account), "koperasi-buku#tambah-akun"),
        about(Route::post("/koperasi/{id}/buku/akun-baru", board, add_account), "koperasi-buku#tambah-akun"),
        about(Route::get("/koperasi/{id}/buku/tutup", board, closing), "koperasi-buku#tutup-buku"),
        about(Route::post("/koperasi/{id}/buku/tutup", board, close_month), "koperasi-buku#tutup-buku"),
        about(Route::post("/koperasi/{id}/buku/tutup-tahun", board, close_year), "koperasi-buku#tutup-buku"),
    ]
}

fn books_and_chart(call: &Call) -> Result<(Stored<Koperasi>, Vec<Account>), Refusal> {
    let id = call.param("id")?;
    call.read(|read| {
        let books = read.get::<Koperasi>(id)?;
        let accounts = sums::accounts(read, &books)?;
        Ok((books, accounts))
    })
}

fn manual(call: &Call) -> Result<Answer, Refusal> {
    manual_form(call, Vec::new())
}

fn manual_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (books, accounts) = books_and_chart(call)?;
    let free = |code: &str| chart::by_code(code).is_none_or(|standard| standard.part == Part::None);
    let accounts = accounts.iter().filter(|account| free(&account.code));
    let options: Vec<(String, String)> =
        accounts.map(|one| (one.code.clone(), format!("{} {}", one.code, one.name))).collect();
    let like = |name: &str| Posting::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let mut inputs: Vec<Input> = Vec::new();
    inputs.extend(like("date").map(|input| input.value(call.today.to_string()).required()));
    inputs.extend(like("document"));
    for line in 1..=LINES {
        let label = |phrase: Phrase| format!("{} {line}", call.say(phrase));
        inputs.push(Input::choice(format!("code{line}"), label(statement::ACCOUNT), options.clone()));
        inputs.push(Input::text(format!("debit{line}"), label(statement::DEBIT)));
        inputs.push(Input::text(format!("credit{line}"), label(statement::CREDIT)));
    }
    inputs.push(Input::lines("memo", call.say(words::WHY_LABEL)).required());
    let page = FormPage {
        title: call.say(words::MANUAL).to_owned(),
        lead: vec![books.name.clone(), call.say(words::MANUAL_LEAD).to_owned()],
        problems,
        inputs,
        action: format!("/koperasi/{}/buku/jurnal-umum", books.row.id),
        button: call.say(words::PROPOSE).to_owned(),
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn propose(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let proposed = typed(call).and_then(|input| call.act(move |read| office::propose(read, action, id, &input)));
    match proposed {
        Ok(_) => {
            let path = format!("/koperasi/{id}/buku/bukti/{}", action.record(0));
            Ok(Answer::redirect(path).saying(call.say(words::PROPOSED)))
        }
        Err(refusal) => manual_form(call, problems_of(refusal)?),
    }
}

fn typed(call: &Call) -> Result<Manual, Refusal> {
    let mut form = Typed::of(call);
    let date = form.needed("date", Posting::SPEC);
    let document = form.text("document", Posting::SPEC, "document");
    let mut lines = Vec::new();
    for line in 1..=LINES {
        let code = call.form.text(&format!("code{line}")).to_owned();
        let mut amount = |side: &str| {
            let name = format!("{side}{line}");
            let typed = call.form.text(&name);
            let read = if typed.is_empty() { Ok(Rupiah::ZERO) } else { Rupiah::parse(typed) };
            read.map_or_else(
                |_| {
                    form.problem(&name, "money", words::NUMBER);
                    0
                },
                |amount| amount.0,
            )
        };
        let (debit, credit) = (amount("debit"), amount("credit"));
        match (code.is_empty(), (debit, credit) == (0, 0)) {
            (true, true) => {}
            (true, false) => form.problem(&format!("code{line}"), "required", words::ACCOUNT_NEEDED),
            _ => lines.push(manual_journal::Typed { code, debit, credit }),
        }
    }
    let memo = call.form.text("memo").to_owned();
    form.done(Manual { date: date.unwrap_or(call.today), document, memo, lines })
}

fn new_account(call: &Call) -> Result<Answer, Refusal> {
    account_form(call, Vec::new())
}

fn account_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (books, _) = books_and_chart(call)?;
    let standard = chart::all().iter().filter(|one| one.is_for(books.principle) && one.part == Part::None);
    let options = standard.map(|one| {
        let name = call.say(one.name_for(books.principle));
        (one.code.to_owned(), format!("{} {name}", one.code))
    });
    let like =
        |name: &str| LedgerAccount::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang).required());
    let under = Input::choice("stands_under", call.say(words::UNDER_LABEL), options.collect()).required();
    let page = FormPage {
        title: call.say(words::NEW_ACCOUNT).to_owned(),
        lead: vec![call.say(words::NEW_ACCOUNT_LEAD).to_owned()],
        problems,
        inputs: [Some(under), like("code"), like("name")].into_iter().flatten().collect(),
        action: format!("/koperasi/{}/buku/akun-baru", books.row.id),
        button: call.say(words::NEW_ACCOUNT).to_owned(),
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn add_account(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let given = |name: &str| call.form.text(name).to_owned();
    let (code, name, under) = (given("code"), given("name"), given("stands_under"));
    match call.act(move |read| crate::office::ledger_account::add(read, id, (&code, &name, &under))) {
        Ok(_) => Ok(Answer::redirect("/akun-buku").saying(call.say(words::ADDED))),
        Err(refusal) => account_form(call, problems_of(refusal)?),
    }
}

#[derive(Template)]
#[template(path = "books/waiting.html")]
struct WaitingPage<'c> {
    call: &'c Call,
    own: String,
    lines: Vec<(String, String)>,
    empty: Html,
}

fn waiting(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let all = call.read(|read| {
        let books = read.get::<Koperasi>(id)?;
        let waiting = office::waiting(read, &books)?;
        waiting.into_iter().map(|(first, _)| office::entry(read, &books, first)).collect::<Result<Vec<_>, _>>()
    })?;
    let own = format!("/koperasi/{id}");
    let line = |group: &Vec<Stored<Posting>>| {
        let head = group.first()?;
        let sum = whole(group.iter().map(|pair| pair.amount).sum(), call.lang);
        let label = format!("{}: {} {sum}", day::short(head.date, call.lang), call.say(head.event.label()));
        Some((format!("{own}/buku/bukti/{}", head.row.id), label))
    };
    let lines = all.iter().filter_map(line).collect();
    let empty = pieces::empty(call.say(words::NONE_WAITING), None);
    Ok(call.page(call.say(words::WAITING), &WaitingPage { call, own, lines, empty }))
}

#[derive(Template)]
#[template(path = "books/entry.html")]
struct EntryPage<'c> {
    call: &'c Call,
    own: String,
    path: String,
    title: &'static str,
    date: String,
    document: String,
    memo: String,
    state: Html,
    facts: Vec<Fact>,
    pairs: Vec<(String, String, String)>,
    problems: Html,
    hidden: Html,
    again: Html,
    inputs: Vec<Input>,
    settles: bool,
    reverses: bool,
}

/// Something beside an entry: what it is, what it says, where it leads.
struct Fact {
    label: &'static str,
    text: String,
    path: String,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    entry_page(call, &[])
}

/// Who wrote it and when, its receipts, what it takes back or was taken back by, what posted or voided it.
fn facts(call: &Call, read: &Reader<'_>, own: &str, head: &Stored<Posting>) -> Result<Vec<Fact>, Refusal> {
    let mut all = Vec::new();
    let mut say = |phrase: Phrase, text: String, path: String| all.push(Fact { label: call.say(phrase), text, path });
    let written = |id: RecordId| {
        let first = read.history(Posting::SPEC, id)?.into_iter().next();
        Ok::<_, Refusal>(first.map_or_else(String::new, |line| {
            let when = kernel::day::Zone::Wib.day(line.moment);
            let who = people::office::account_name(read, line.account).unwrap_or_default();
            format!("{who}, {}", day::full(when, call.lang))
        }))
    };
    let entry = |id: RecordId| format!("{own}/buku/bukti/{id}");
    say(words::WROTE, written(head.row.id)?, String::new());
    for one in read.referring::<Posting>("settles", head.row.id)? {
        say(
            if one.stage == Stage::Posted { words::POSTED_BY } else { words::VOIDED_BY },
            written(one.row.id)?,
            entry(one.group.id.raw()),
        );
    }
    if let Some(waited) = head.settles {
        say(words::PROPOSED_BY, written(waited.id.raw())?, entry(waited.id.raw()));
    }
    if let Some(reversed) = head.reverses {
        say(words::REVERSES, read.get(reversed.id)?.event.label().say(call.lang).to_owned(), entry(reversed.id.raw()));
    }
    for one in
        read.referring::<Posting>("reverses", head.row.id)?.into_iter().filter(|one| one.group.id.raw() == one.row.id)
    {
        say(words::REVERSED_BY, day::full(one.date, call.lang), entry(one.row.id));
    }
    for receipt in read.referring::<Receipt>("posting", head.row.id)? {
        say(words::RECEIPT, receipt.number.clone(), format!("/bukti-kas/{}", receipt.row.id));
    }
    Ok(all)
}

fn entry_page(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (id, first) = (call.param("id")?, call.param("jurnal")?);
    let (books, accounts) = books_and_chart(call)?;
    let own = format!("/koperasi/{id}");
    let (group, settled, reversed, facts, names) = call.read(|read| {
        let group = office::entry(read, &books, first)?;
        let settled = read.referring::<Posting>("settles", first)?.into_iter().next().map(|one| one.stage);
        let facts = facts(call, read, &own, group.first().ok_or(Refusal::NotFound)?)?;
        let reversed = !read.referring::<Posting>("reverses", first)?.is_empty();
        Ok((group, settled, reversed, facts, names(read, &books)?))
    })?;
    let head = group.first().ok_or(Refusal::NotFound)?;
    let name = |id: RecordId, part: &Option<String>| {
        let account = accounts.iter().find(|account| account.id == id);
        let account = account.map_or_else(String::new, |account| format!("{} {}", account.code, account.name));
        part.as_ref()
            .map_or_else(|| account.clone(), |part| format!("{account} · {}", names.part(part).replace(':', " · ")))
    };
    let keeps = call.actor.is_one_of(BOARD) && call.actor.office == books.home();
    let waits = head.stage == Stage::Pending && settled.is_none();
    let stage = settled.unwrap_or(head.stage);
    let tone = if stage == Stage::Posted { Tone::Good } else { Tone::Attention };
    let like = |name: &str| Posting::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let date = like("date").map(|input| input.value(call.today.to_string()).required());
    let inputs = date.into_iter().chain([Input::text("memo", call.say(words::WHY_LABEL)).required()]);
    let title = call.say(head.event.label());
    let content = EntryPage {
        call,
        path: format!("{own}/buku/bukti/{first}"),
        own,
        title,
        date: day::full(head.date, call.lang),
        document: head.document.clone().unwrap_or_default(),
        memo: head.memo.known().cloned().flatten().unwrap_or_default(),
        state: pieces::tag(tone, call.say(stage.label())),
        pairs: group
            .iter()
            .map(|one| {
                let debit = name(one.debit.id.raw(), &one.debit_part);
                (debit, name(one.credit.id.raw(), &one.credit_part), whole(one.amount, call.lang))
            })
            .collect(),
        facts,
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        again: call.hidden(),
        inputs: inputs.map(|input| input.filled(&call.form, problems, call.lang)).collect(),
        settles: waits && keeps,
        reverses: keeps && head.stage == Stage::Posted && !reversed && REVERSIBLE.contains(&head.event),
    };
    let answer = call.page(title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn post(call: &Call) -> Result<Answer, Refusal> {
    settle(call, Stage::Posted, words::POSTED)
}

fn void(call: &Call) -> Result<Answer, Refusal> {
    settle(call, Stage::Voided, words::VOIDED)
}

fn settle(call: &Call, stage: Stage, said: Phrase) -> Result<Answer, Refusal> {
    let (id, first, action) = (call.param("id")?, call.param("jurnal")?, call.action);
    match call.act(move |read| office::settle(read, action, (id, first), stage)) {
        Ok(_) => Ok(Answer::redirect(format!("/koperasi/{id}/buku/bukti/{first}")).saying(call.say(said))),
        Err(refusal) => entry_page(call, &problems_of(refusal)?),
    }
}

fn reverse(call: &Call) -> Result<Answer, Refusal> {
    let (id, first, action) = (call.param("id")?, call.param("jurnal")?, call.action);
    let mut form = Typed::of(call);
    let date = form.needed("date", Posting::SPEC);
    let why = call.form.text("memo").to_owned();
    let input = form.done((date.unwrap_or(call.today), why));
    match input.and_then(|input| call.act(move |read| office::reverse(read, action, (id, first), input))) {
        Ok(_) => {
            let path = format!("/koperasi/{id}/buku/bukti/{}", action.record(0));
            Ok(Answer::redirect(path).saying(call.say(words::REVERSED)))
        }
        Err(refusal) => entry_page(call, &problems_of(refusal)?),
    }
}

#[derive(Template)]
#[template(path = "books/close.html")]
struct ClosePage<'c> {
    call: &'c Call,
    own: String,
    closed: String,
    periods: Vec<(String, String)>,
    problems: Html,
    hidden: Html,
    again: Html,
    month: Input,
    year: Input,
}

fn closing(call: &Call) -> Result<Answer, Refusal> {
    close_page(call, &[])
}

fn close_page(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (closed, periods) = call.read(|read| {
        let books = read.get::<Koperasi>(id)?;
        Ok((ledger::closed_until(read, &books)?, periods(call, read, id)?))
    })?;
    let closed = closed.and_then(|month| Month::parse(&month).ok());
    let next = closed.map_or_else(|| Month::of(call.today).previous(), Month::next);
    let filled = |input: Input| input.filled(&call.form, problems, call.lang);
    let content = ClosePage {
        call,
        periods,
        own: format!("/koperasi/{id}"),
        closed: closed.map_or_else(
            || call.say(words::NOTHING_CLOSED).to_owned(),
            |month| format!("{} {}", call.say(words::CLOSED_UNTIL), month.show(call.lang)),
        ),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        again: call.hidden(),
        month: filled(Input::text("month", call.say(statement::MONTH)).value(next.to_string()).required()),
        year: filled(
            Input::text("year", call.say(statement::YEAR))
                .value((call.today.year() - 1).to_string())
                .digits(4)
                .required(),
        ),
    };
    let answer = call.page(call.say(words::CLOSE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

/// What was closed, the latest first: which, and by whom on which day.
fn periods(call: &Call, read: &Reader<'_>, koperasi: RecordId) -> Result<Vec<(String, String)>, Refusal> {
    let mut all = read.referring::<Period>("books", koperasi)?;
    all.sort_by(|one, other| (&other.month, other.kind.code()).cmp(&(&one.month, one.kind.code())));
    let mut rows = Vec::with_capacity(all.len());
    for one in all.iter().take(36) {
        let by = read.history(Period::SPEC, one.row.id)?.into_iter().next();
        let who = by.and_then(|line| people::office::account_name(read, line.account)).unwrap_or_default();
        let month = Month::parse(&one.month).map_or_else(|_| one.month.clone(), |month| month.show(call.lang));
        let what = format!("{}: {month}", call.say(one.kind.label()));
        rows.push((what, format!("{}, {who}", day::full(one.closed_on, call.lang))));
    }
    Ok(rows)
}

fn close_month(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let Ok(month) = Month::parse(call.form.text("month")) else {
        return close_page(call, &[problem("month", "ledger.month", words::NOT_OVER)]);
    };
    closed(call, id, call.act(move |read| office::close_month(read, id, month)))
}

fn close_year(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let Ok(year) = call.form.text("year").parse::<i16>() else {
        return close_page(call, &[problem("year", "ledger.month", words::NOT_OVER)]);
    };
    closed(call, id, call.act(move |read| crate::office::year_end::close(read, action, id, year)))
}

fn closed(call: &Call, id: RecordId, done: Result<store::Done, Refusal>) -> Result<Answer, Refusal> {
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/koperasi/{id}/buku/tutup")).saying(call.say(words::CLOSED_NOW))),
        Err(refusal) => close_page(call, &problems_of(refusal)?),
    }
}
