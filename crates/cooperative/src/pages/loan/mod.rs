//! Pages of loans: products, applications, decisions, money, quality, the member's own view. Here: the addresses and what the
//! pages share. Not here: what is decided (`office::loan`).

mod apply;
mod approve;
mod assess;
mod collateral;
mod due;
mod money;
mod own;
mod paper;
mod product;
mod quality;
mod second;
mod show;
mod trouble;

pub use due::today;

use askama::Template;
use jiff::civil::Date;
use kernel::access::Role;
use kernel::money::{Rupiah, decimal};
use kernel::{Access, Lang, Phrase, Record, Refusal, Stored, day};
use store::Reader;
use web::pieces;
use web::{Answer, Call, Html, Input, Route, Tone};

use crate::office::loan::{self as office, LoanFile};
use crate::office::loan_product::rate_cap;
use crate::office::member;
use crate::records::koperasi::Principle;
use crate::records::loan::LoanState;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, BOOK_READERS, Collateral, Loan, LoanStep, Member};
use crate::rules::effective_rate::effective;
use crate::rules::loan_account::due_on;
use crate::rules::schedule::Instalment;
use crate::words::loan as words;

/// For what a member's name is opened, as the access stream says it.
const PURPOSE: &str = "mengurus pinjaman anggota";

/// A page that shows whose loan it is, or what was given as security.
fn named(route: Route) -> Route {
    route.purpose(PURPOSE).opens(&[Member::SPEC, Collateral::SPEC])
}

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (board, books) = (Access::Roles(BOARD), Access::Roles(BOOK_READERS));
    let organs = Access::Roles(ACCOUNT_SPECIFIC);
    let own = Access::Roles(&[Role::Warga]);
    let decided = [approval_routes(organs), trouble_routes(board), collateral_routes(board), paper_routes(organs)];
    let routes = vec![
        (Route::get("/pinjaman", books, list), "koperasi-pinjaman"),
        (named(Route::get("/pinjaman/jatuh-tempo", organs, due::page)), "koperasi-pinjaman#jatuh-tempo"),
        (Route::get("/produk-pinjaman", books, product::list), "koperasi-pinjaman#produk"),
        (Route::get("/produk-pinjaman/baru", board, product::new), "koperasi-pinjaman#produk"),
        (Route::post("/produk-pinjaman/baru", board, product::save), "koperasi-pinjaman#produk"),
        (Route::post("/produk-pinjaman/{id}/tawaran", board, product::set_offered), "koperasi-pinjaman#produk"),
        (Route::get("/pinjaman/baru", board, apply::new), "koperasi-pinjaman#pengajuan"),
        (Route::post("/pinjaman/baru", board, apply::save), "koperasi-pinjaman#pengajuan"),
        (Route::get("/pinjaman/kualitas", books, quality::page), "koperasi-pinjaman#kualitas"),
        (Route::post("/pinjaman/kualitas", board, quality::run), "koperasi-pinjaman#kualitas"),
        (Route::get("/pinjaman/saya", own, own::page), "koperasi-pinjaman#saya"),
        (named(Route::get("/pinjaman/{id}", books, show::page)), "koperasi-pinjaman"),
        (named(Route::get("/pinjaman/{id}/nilai", board, assess::page)), "koperasi-pinjaman#penilaian"),
        (Route::post("/pinjaman/{id}/nilai", board, assess::save), "koperasi-pinjaman#penilaian"),
        (Route::get("/pinjaman/{id}/cair", board, money::pay_out_form), "koperasi-pinjaman#pencairan"),
        (Route::post("/pinjaman/{id}/cair", board, money::pay_out), "koperasi-pinjaman#pencairan"),
        (Route::get("/pinjaman/{id}/angsuran", board, money::pay_form), "koperasi-pinjaman#angsuran"),
        (Route::post("/pinjaman/{id}/angsuran", board, money::pay), "koperasi-pinjaman#angsuran"),
        (Route::get("/pinjaman/{id}/laba", board, money::profit_form), "koperasi-pinjaman#bagi-hasil"),
        (Route::post("/pinjaman/{id}/laba", board, money::report_profit), "koperasi-pinjaman#bagi-hasil"),
    ];
    let routes = routes.into_iter().chain(decided.into_iter().flatten());
    routes.map(|(route, help)| route.of(Loan::SPEC).help(help)).collect()
}

type Helped = (Route, &'static str);

fn approval_routes(organs: Access) -> Vec<Helped> {
    let help = "koperasi-pinjaman#persetujuan";
    let routes = [
        named(Route::get("/pinjaman/{id}/setujui", organs, approve::page)),
        Route::post("/pinjaman/{id}/setujui", organs, approve::save),
        named(Route::get("/pinjaman/{id}/surat", organs, approve::paper_page)),
        Route::post("/pinjaman/{id}/surat", organs, approve::paper_save).files(),
        Route::get("/pinjaman/{id}/tolak", organs, approve::refuse_page),
        Route::post("/pinjaman/{id}/tolak", organs, approve::refuse),
    ];
    routes.into_iter().map(|route| (route, help)).collect()
}

fn trouble_routes(board: Access) -> Vec<Helped> {
    let (help, wrong) = ("koperasi-pinjaman#macet", "koperasi-pinjaman#salah-ketik");
    vec![
        (Route::get("/pinjaman/{id}/ketentuan", board, trouble::terms_page), help),
        (Route::post("/pinjaman/{id}/ketentuan", board, trouble::terms), help),
        (Route::get("/pinjaman/{id}/hapus-buku", board, trouble::write_off_page), help),
        (Route::post("/pinjaman/{id}/hapus-buku", board, trouble::write_off), help),
        (Route::get("/pinjaman/{id}/pemulihan", board, money::recover_form), help),
        (Route::post("/pinjaman/{id}/pemulihan", board, money::recover), help),
        (Route::get("/pinjaman/{id}/batal", board, trouble::take_back_page), wrong),
        (Route::post("/pinjaman/{id}/batal", board, trouble::take_back), wrong),
    ]
}

fn collateral_routes(board: Access) -> Vec<Helped> {
    let help = "koperasi-pinjaman#agunan";
    let routes = [
        Route::get("/pinjaman/{id}/agunan", board, collateral::page),
        Route::post("/pinjaman/{id}/agunan", board, collateral::save),
        named(Route::get("/agunan/{id}/hapus", board, collateral::take_off_page)),
        Route::post("/agunan/{id}/hapus", board, collateral::take_off),
        named(Route::get("/agunan/{id}/kembali", board, collateral::give_back_page)),
        Route::post("/agunan/{id}/kembali", board, collateral::give_back),
    ];
    routes.into_iter().map(|route| (route, help)).collect()
}

fn paper_routes(organs: Access) -> Vec<Helped> {
    let routes = [
        Route::get("/pinjaman/{id}/akad.pdf", organs, paper::contract),
        Route::get("/pinjaman/{id}/jadwal.pdf", organs, paper::schedule),
        Route::get("/pinjaman/{id}/kartu.pdf", organs, paper::card),
        Route::get("/pinjaman/{id}/persetujuan.pdf", organs, paper::approval),
    ];
    routes.into_iter().map(|route| (named(route), "koperasi-pinjaman#surat")).collect()
}

#[derive(Template)]
#[template(path = "loan/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    title: &'static str,
    rows: Vec<Line>,
    empty: Html,
    writes: bool,
    other: (&'static str, &'static str),
}

struct Line {
    path: String,
    number: String,
    state: Html,
    amount: String,
    left: String,
    next: String,
    overdue: String,
}

/// Loans on one list: those that go on, otherwise those that are over, the newest.
const MOST_LISTED: usize = 300;

fn list(call: &Call) -> Result<Answer, Refusal> {
    let over = call.query("keadaan") == "selesai";
    let (books, files) = call.read(|read| {
        let books = member::books(read)?;
        let ended = |state| matches!(state, LoanState::Settled | LoanState::Refused | LoanState::WrittenOff);
        let files = office::files_of(read, &books, MOST_LISTED, |loan| ended(loan.state) == over)?;
        Ok((books, files))
    })?;
    let title = call.say(words::of(books.principle).loans);
    let other = if over { (words::GOING_ON, "/pinjaman") } else { (words::OVER, "/pinjaman?keadaan=selesai") };
    let content = ListPage {
        call,
        title,
        rows: files.iter().map(|file| line(call, file)).collect(),
        empty: pieces::empty(call.say(words::NONE), None),
        writes: call.actor.is_one_of(BOARD) && call.actor.office == books.home(),
        other: (call.say(other.0), other.1),
    };
    Ok(call.page(title, &content))
}

fn line(call: &Call, file: &LoanFile) -> Line {
    let loan = &file.loan;
    let running = loan.state.is_running();
    let standing = file.standing(call.today);
    let overdue = if running { standing.overdue() } else { 0 };
    let next = standing.next().filter(|_| running);
    Line {
        path: format!("/pinjaman/{}", loan.row.id),
        number: loan.number.clone(),
        state: state_tag(loan.state, overdue, call.lang),
        amount: money(loan.principal),
        left: if running { money(standing.principal()) } else { String::new() },
        next: next.map_or_else(String::new, |line| day::short(line.due_on, call.lang)),
        overdue: if overdue > 0 { format!("{overdue} {}", call.say(words::DAYS)) } else { String::new() },
    }
}

/// Where a loan stands, with a colour.
fn state_tag(state: LoanState, overdue: i64, lang: Lang) -> Html {
    let tone = match state {
        _ if overdue > 90 => Tone::Danger,
        _ if overdue > 0 => Tone::Attention,
        LoanState::Running | LoanState::Restructured | LoanState::Settled => Tone::Good,
        LoanState::WrittenOff => Tone::Danger,
        _ => Tone::Plain,
    };
    pieces::tag(tone, state.label().say(lang))
}

/// Rupiah as they stand in a table.
fn money(amount: i64) -> String {
    format!("Rp{}", Rupiah(amount).plain())
}

/// Millionths as percent.
fn percent(millionths: i64, lang: Lang) -> String {
    let text = decimal(millionths, 4, lang);
    let mark = if lang == Lang::Id { ',' } else { '.' };
    let text = if text.contains(mark) { text.trim_end_matches('0').trim_end_matches(mark) } else { &text };
    format!("{text}%")
}

/// Hundredths of a percent as percent.
fn hundredths(value: i64, lang: Lang) -> String {
    percent(value * 100, lang)
}

/// What the schedule costs a year, in words; nothing where there is no interest.
fn cost_words(read: &Reader<'_>, call: &Call, file: &LoanFile) -> Result<String, Refusal> {
    if file.books.principle == Principle::Sharia {
        return Ok(String::new());
    }
    let loan = &file.loan;
    let all = file.schedule();
    let said = |received| {
        effective(received, &all).map_or_else(String::new, |rate| {
            let hundredths = i64::try_from(rate.0 / 100).unwrap_or(i64::MAX);
            format!("{}%", decimal(hundredths, 2, call.lang))
        })
    };
    let cap = rate_cap(read, &file.books)?;
    let mut text = format!(
        "{} {} ({} {}%).",
        call.say(words::EFFECTIVE),
        said(loan.principal),
        call.say(words::CAP),
        decimal(cap, 2, call.lang)
    );
    if loan.fee > 0 {
        text.push_str(&format!(" {} {}.", call.say(words::WITH_FEE), said(loan.principal - loan.fee)));
    }
    Ok(text)
}

/// A row of a schedule.
struct Row {
    number: u32,
    due: String,
    principal: String,
    service: String,
    total: String,
    balance: String,
    state: Html,
}

#[derive(Template)]
#[template(path = "loan/schedule.html")]
struct ScheduleTable<'c> {
    call: &'c Call,
    principal: &'static str,
    service: &'static str,
    rows: Vec<Row>,
    sums: [String; 3],
}

/// The schedule as a table, with what is paid of it.
fn schedule_table(call: &Call, file: &LoanFile) -> Html {
    let standing = file.standing(call.today);
    let began = file.loan.began;
    let closed = matches!(file.loan.state, LoanState::Settled);
    let rows = standing.lines.iter().map(|line| {
        let (tone, phrase) = match line {
            _ if began.is_none() => (Tone::Plain, words::NOT_YET),
            line if closed || line.owed() == 0 => (Tone::Good, words::PAID),
            line if line.due_on < call.today => (Tone::Danger, words::LATE),
            line if line.due_on == call.today => (Tone::Attention, words::DUE_TODAY),
            _ => (Tone::Plain, words::NOT_YET),
        };
        let state = if began.is_some() { pieces::tag(tone, call.say(phrase)) } else { Html::default() };
        row(call, &line.instalment, began, state)
    });
    let sum = |of: fn(&Instalment) -> i64| money(standing.lines.iter().map(|line| of(&line.instalment)).sum());
    let table = ScheduleTable {
        call,
        principal: call.say(words::principal(file.loan.contract)),
        service: call.say(words::service(file.loan.contract)),
        rows: rows.collect(),
        sums: [sum(|one| one.principal), sum(|one| one.service), sum(Instalment::total)],
    };
    Html::of(&table)
}

fn row(call: &Call, one: &Instalment, began: Option<Date>, state: Html) -> Row {
    Row {
        number: one.number,
        due: began.map_or_else(|| "-".to_owned(), |began| day::short(due_on(began, one.number), call.lang)),
        principal: money(one.principal),
        service: money(one.service),
        total: money(one.total()),
        balance: money(one.balance),
        state,
    }
}

/// The day, today unless another is typed.
fn day_input(call: &Call) -> Input {
    let field = LoanStep::SPEC.field_named("on").map(|(_, field)| Input::of(field, call.lang));
    let input = field.unwrap_or_else(|| Input::text("on", call.say(words::DAY)));
    input.value(call.today.to_string()).required()
}

/// Cash or bank.
fn means_input(call: &Call) -> Input {
    let options = [("kas", words::CASH), ("bank", words::BANK)];
    let options = options.map(|(name, phrase)| (name.to_owned(), call.say(phrase).to_owned())).to_vec();
    Input::choice("means", call.say(words::MEANS), options).value("kas")
}

/// A sum of rupiah.
fn rupiah_input(call: &Call, name: &str, label: Phrase) -> Input {
    Input::text(name, call.say(label)).digits(24).required()
}

/// The member's number, which names nobody.
fn number_of(member: &Stored<Member>) -> String {
    member.number.clone().unwrap_or_default()
}
