//! The pages of a paper book typed in a sheet: what was sent, an empty sheet, what was found in one, and posting it by a second
//! person. Not here: what a line means (`rules::paper_book`), what is decided (`office::paper_book`).

use askama::Template;
use documents::sheet::{Column, Tab, several};
use kernel::money::whole;
use kernel::refusal::Problem;
use kernel::{Access, Phrase, Record, RecordId, Refusal, day};
use people::pages::form_page::{problem, problems_of};
use web::{Answer, Call, Html, Input, Route, Tone, pieces};

use crate::office::journal_text::{File, sheet};
use crate::office::paper_book as office;
use crate::records::paper_book::PaperBookState;
use crate::records::{BOARD, BOOK_READERS, Koperasi, PaperBook};
use crate::rules::paper_book::{self as rules, Flaw, Form, Line};
use crate::words::{opening as opening_words, paper_book as words, statement};

/// How many lines a page shows.
const SHOWN: usize = 300;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (board, readers) = (Access::Roles(BOARD), Access::Roles(BOOK_READERS));
    let about = |route: Route| route.of(PaperBook::SPEC).help("koperasi-buku#buku-kertas");
    vec![
        about(Route::get("/koperasi/{id}/buku/buku-kertas", readers, list)),
        about(Route::post("/koperasi/{id}/buku/buku-kertas", board, send).files()),
        about(Route::get("/koperasi/{id}/buku/buku-kertas/kosong/{bentuk}", board, empty_sheet)),
        about(Route::get("/koperasi/{id}/buku/buku-kertas/periksa/{berkas}", board, check_page)),
        about(Route::post("/koperasi/{id}/buku/buku-kertas/periksa/{berkas}", board, propose)),
        about(Route::get("/koperasi/{id}/buku/buku-kertas/lihat/{buku}", readers, show)),
        about(Route::post("/koperasi/{id}/buku/buku-kertas/lihat/{buku}/bukukan", board, post)),
        about(Route::post("/koperasi/{id}/buku/buku-kertas/lihat/{buku}/batalkan", board, void)),
    ]
}

fn path(koperasi: RecordId) -> String {
    format!("/koperasi/{koperasi}/buku/buku-kertas")
}

#[derive(Template)]
#[template(path = "paper_book/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    own: String,
    koperasi: String,
    name: String,
    problems: Html,
    hidden: Html,
    input: Input,
    board: bool,
    sheets: Vec<(String, String, String, Html)>,
    empty: Html,
    blanks: Vec<(String, String)>,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    show_list(call, &[])
}

fn state(call: &Call, state: PaperBookState) -> Html {
    let tone = match state {
        PaperBookState::Proposed => Tone::Attention,
        PaperBookState::Posted => Tone::Good,
        PaperBookState::Voided => Tone::Plain,
    };
    pieces::tag(tone, call.say(state.label()))
}

fn show_list(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (books, all) = call.read(|read| Ok((read.get::<Koperasi>(id)?, office::all(read, id)?)))?;
    let own = path(id);
    let row = |one: &kernel::Stored<PaperBook>| {
        let days = format!("{} – {}", day::short(one.from, call.lang), day::short(one.to, call.lang));
        let told = format!("{} {} · {}", one.lines, call.say(words::LINES).to_lowercase(), whole(one.total, call.lang));
        (format!("{own}/lihat/{}", one.row.id), days, told, state(call, one.state))
    };
    let blanks = Form::ALL.iter().flat_map(|form| {
        ["xlsx", "csv"].map(|ending| {
            let label = format!("{} (.{ending})", call.say(form.label()));
            (label, format!("{own}/kosong/{}.{ending}", form.key()))
        })
    });
    let input = Input::sheet("berkas", call.say(words::FILE)).help(call.say(words::FILE_HELP)).required();
    let content = ListPage {
        call,
        koperasi: format!("/koperasi/{id}"),
        name: books.name.clone(),
        problems: pieces::problems(problems, call.lang, |_| call.say(words::FILE).to_owned()),
        hidden: call.hidden(),
        input: input.filled(&call.form, problems, call.lang),
        board: call.actor.is_one_of(BOARD) && call.actor.office == books.home(),
        sheets: all.iter().map(row).collect(),
        empty: pieces::empty(call.say(words::NONE), None),
        blanks: blanks.collect(),
        own,
    };
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn empty_sheet(call: &Call) -> Result<Answer, Refusal> {
    let wanted = call.param_text("bentuk");
    let form = Form::ALL.into_iter().find(|form| wanted.split('.').next() == Some(form.key()));
    let form = form.ok_or(Refusal::NotFound)?;
    let heading: Vec<String> = form.columns().iter().map(|phrase| call.say(*phrase).to_owned()).collect();
    let column = |heading: &String| Column { heading: heading.clone(), width: 18.0, digits: false };
    let (bytes, kind) = if wanted.ends_with(".xlsx") {
        let columns = heading.iter().map(column).collect();
        let tab = Tab { name: call.say(form.label()).to_owned(), columns, rows: Vec::new() };
        (several(&[tab]).map_err(Refusal::fault)?, File::Xlsx)
    } else {
        (sheet(false, "", &heading, &[], call.store.dir()).map_err(Refusal::fault)?, File::Csv)
    };
    Ok(Answer::file(bytes, super::journal_text::content_type(kind), format!("buku-kertas-{wanted}"), false))
}

fn send(call: &Call) -> Result<Answer, Refusal> {
    let sent = match call.files.get("berkas") {
        Some(upload) => office::read_sheet(&upload.bytes).map(|_| &upload.bytes),
        None => Err(Refusal::Invalid(vec![problem("berkas", "required", words::FILE_NEEDED)])),
    };
    match sent {
        Ok(bytes) => {
            let kept = call.store.uploads().put(call.actor.account, bytes, call.now)?;
            Ok(Answer::redirect(format!("{}/periksa/{kept}", path(call.param("id")?))))
        }
        Err(refusal) => show_list(call, &problems_of(refusal)?),
    }
}

struct LineRow {
    date: String,
    document: String,
    memo: String,
    debit: String,
    credit: String,
    member: String,
    amount: String,
}

#[derive(Template)]
#[template(path = "paper_book/check.html")]
struct SheetPage<'c> {
    call: &'c Call,
    own: String,
    koperasi: String,
    action: String,
    title: &'static str,
    told: String,
    state: Html,
    problems: Html,
    flaws: Vec<(u32, &'static str, String, &'static str)>,
    lines: Vec<LineRow>,
    more: String,
    hidden: Html,
    proposes: bool,
    posts: bool,
}

fn line_row(call: &Call, facts: &rules::Facts, line: &Line) -> LineRow {
    let account = |code: &str| format!("{code} {}", facts.accounts.get(code).map_or("", String::as_str));
    LineRow {
        date: day::short(line.date, call.lang),
        document: line.document.clone(),
        memo: line.memo.clone(),
        debit: account(&line.debit),
        credit: account(&line.credit),
        member: line.member.clone(),
        amount: whole(line.amount, call.lang),
    }
}

fn told(call: &Call, lines: &[Line]) -> String {
    let total: i64 = lines.iter().map(|line| line.amount).sum();
    format!("{} {} · {}", lines.len(), call.say(words::LINES).to_lowercase(), whole(total, call.lang))
}

fn flaw_rows(call: &Call, flaws: &[Flaw]) -> Vec<(u32, &'static str, String, &'static str)> {
    let row = |flaw: &Flaw| (flaw.row, call.say(flaw.column), flaw.value.clone(), call.say(flaw.message));
    flaws.iter().take(SHOWN).map(row).collect()
}

/// Under which id it is kept, its lines, and cells that cannot be read.
type Sent = (RecordId, Vec<Line>, Vec<Flaw>);

/// A sheet that was sent and not proposed yet.
fn sent(call: &Call) -> Result<Option<Sent>, Refusal> {
    let kept = call.param("berkas")?;
    let Some(bytes) = call.store.uploads().get(call.actor.account, kept)? else { return Ok(None) };
    let (lines, flaws) = office::read_sheet(&bytes)?;
    Ok(Some((kept, lines, flaws)))
}

fn lost(call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::redirect(path(call.param("id")?)).saying(call.say(words::LOST)))
}

fn check_page(call: &Call) -> Result<Answer, Refusal> {
    show_check(call, &[])
}

fn show_check(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let Some((kept, lines, mut flaws)) = sent(call)? else { return lost(call) };
    let (facts, before, repeated) = call.read(|read| {
        let facts = office::facts(read, &read.get::<Koperasi>(id)?)?;
        Ok((facts, office::sent_before(read, id, &lines)?, office::repeated(read, id, &lines)?))
    })?;
    flaws.extend(rules::flaws(&lines, &facts));
    flaws.extend(repeated);
    flaws.sort_by_key(|flaw| flaw.row);
    let own = path(id);
    let mut problems = problems.to_vec();
    if before && problems.is_empty() {
        problems.push(problem("", "paper.twice", words::SENT_BEFORE));
    }
    let content = SheetPage {
        call,
        koperasi: format!("/koperasi/{id}"),
        action: format!("{own}/periksa/{kept}"),
        title: call.say(words::CHECKED),
        told: told(call, &lines),
        state: Html::default(),
        problems: pieces::problems(&problems, call.lang, |_| String::new()),
        flaws: flaw_rows(call, &flaws),
        lines: lines.iter().take(SHOWN).map(|line| line_row(call, &facts, line)).collect(),
        more: more(call, lines.len()),
        hidden: call.hidden(),
        proposes: flaws.is_empty() && !before,
        posts: false,
        own,
    };
    let answer = call.page(content.title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn more(call: &Call, count: usize) -> String {
    let more = count.saturating_sub(SHOWN);
    if more == 0 { String::new() } else { format!("{} {more}", call.say(opening_words::MORE)) }
}

fn propose(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let Some((kept, lines, flaws)) = sent(call)? else { return lost(call) };
    if !flaws.is_empty() {
        return show_check(call, &[problem("", "paper.flawed", words::FLAWED)]);
    }
    let paper = crate::records::paper_book::paper_book_id(id, &rules::to_text(&lines));
    match call.act(move |read| office::propose(read, id, &lines)) {
        Ok(_) => {
            call.store.uploads().remove(call.actor.account, kept)?;
            Ok(Answer::redirect(format!("{}/lihat/{paper}", path(id))).saying(call.say(words::PROPOSED)))
        }
        Err(refusal) => show_check(call, &problems_of(refusal)?),
    }
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    shown(call, &[])
}

fn shown(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (id, paper) = (call.param("id")?, call.param("buku")?);
    let (books, (paper, lines), facts) = call.read(|read| {
        let books = read.get::<Koperasi>(id)?;
        let facts = office::facts(read, &books)?;
        Ok((books, office::of(read, id, paper)?, facts))
    })?;
    let own = path(id);
    let waits = paper.state == PaperBookState::Proposed;
    let flaws = if waits { rules::flaws(&lines, &facts) } else { Vec::new() };
    let content = SheetPage {
        call,
        koperasi: format!("/koperasi/{id}"),
        action: format!("{own}/lihat/{}", paper.row.id),
        title: call.say(words::TITLE),
        told: told(call, &lines),
        state: state(call, paper.state),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        flaws: flaw_rows(call, &flaws),
        lines: lines.iter().take(SHOWN).map(|line| line_row(call, &facts, line)).collect(),
        more: more(call, lines.len()),
        hidden: call.hidden_for(&paper.row),
        proposes: false,
        posts: waits && call.actor.is_one_of(BOARD) && call.actor.office == books.home(),
        own,
    };
    let answer = call.page(content.title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn post(call: &Call) -> Result<Answer, Refusal> {
    settle(call, true, words::POSTED)
}

fn void(call: &Call) -> Result<Answer, Refusal> {
    settle(call, false, words::VOIDED)
}

fn settle(call: &Call, post: bool, said: Phrase) -> Result<Answer, Refusal> {
    let (id, paper, seen, action) = (call.param("id")?, call.param("buku")?, call.seen()?, call.action);
    match call.act(move |read| office::settle(read, action, (id, paper), (&seen, post))) {
        Ok(_) => Ok(Answer::redirect(format!("{}/lihat/{paper}", path(id))).saying(call.say(said))),
        Err(refusal) => shown(call, &problems_of(refusal)?),
    }
}
