//! At the desk: money in and out of a member's savings, and the cashier's day, counted by notes where one likes.
//! Not here: what is posted (`office::saving`, `office::cash_day`), the receipt (`receipt`), other cash (`cash_event`).

use askama::Template;
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Access, Record, RecordId, Refusal, Stored, Value, day};
use store::ListQuery;
use web::{Answer, Call, Html, Input, Route, Tone, pieces};

use super::member::{PURPOSE, date, rupiah, show};
use crate::office::member::{books, place};
use crate::office::saving::{self, Cash};
use crate::office::{cash_day, saving_reversal};
use crate::records::receipt::Direction;
use crate::records::{BOARD, CashDay, Koperasi, Receipt, SavingsAccount};
use crate::words::{cash as cash_words, saving as words};

/// Receipts shown with the day.
const LATEST: usize = 30;
/// Notes and coins, in rupiah; what is smaller is typed as a sum.
const NOTES: [i64; 8] = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500];
/// More notes of one kind than any box holds.
const MOST_NOTES: i64 = 1_000_000;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, board) = (Access::Read(Receipt::SPEC), Access::Roles(BOARD));
    let about = |route: Route| route.of(Receipt::SPEC).purpose(PURPOSE).help("koperasi-simpanan#kas-harian");
    vec![about(Route::get("/kas-harian", read, today)), about(Route::post("/kas-harian", board, count))]
}

/// Money in or out of a member's savings.
///
/// # Errors
/// As the use case has it.
pub(super) fn at_desk(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let way = if call.form.text("way") == "out" { saving::withdraw } else { saving::deposit };
    let done = date(call, "date").and_then(|date| {
        let account = call.form.text("account").parse::<RecordId>();
        let account = account.map_err(|_| Refusal::invalid("account", "required", words::ACCOUNT_MISSING))?;
        let attorney = call.form.text("attorney").parse().ok();
        let input = Cash { account, date, amount: rupiah(call, "amount")?, bank: call.form.ticked("bank"), attorney };
        call.act(move |read| {
            let of = read.get::<SavingsAccount>(account)?.member.id.raw();
            if of == id { way(read, action, &input) } else { Err(Refusal::NotFound) }
        })
    });
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/bukti-kas/{}", action.record(place::RECEIPT)))),
        Err(Refusal::Invalid(problems)) => show(call, id, &problems),
        Err(other) => Err(other),
    }
}

struct Line {
    path: String,
    number: String,
    detail: String,
    amount: String,
    reversed: bool,
}

#[derive(Template)]
#[template(path = "cash/day.html")]
struct DayPage<'c> {
    call: &'c Call,
    body: String,
    works: bool,
    problems: Html,
    left_open: String,
    hidden: Html,
    facts: Vec<(&'static str, String)>,
    counted: Option<Input>,
    question: String,
    difference: i64,
    notes: Vec<Input>,
    button: &'static str,
    receipts: Vec<Line>,
}

/// What the page of the day tells.
struct Seen {
    body: Stored<Koperasi>,
    today: Option<Stored<CashDay>>,
    open: Option<Stored<CashDay>>,
    expected: i64,
    receipts: Vec<Line>,
}

fn seen(call: &Call) -> Result<Seen, Refusal> {
    call.read(|read| {
        let body = books(read)?;
        let mut query = ListQuery::of(Receipt::SPEC).sorted(Receipt::NUMBER.tag, true).limited(LATEST);
        query.home = Some(body.home());
        let rows = read.list(&query.with(Receipt::YEAR.tag, Value::Integer(call.today.year().into())))?.rows;
        let mut receipts = Vec::with_capacity(rows.len());
        for row in rows {
            let one = Stored::<Receipt>::from_row(row).map_err(Refusal::fault)?;
            let sign = if one.direction == Direction::Out { -one.amount } else { one.amount };
            receipts.push(Line {
                path: format!("/bukti-kas/{}", one.row.id),
                number: one.number.clone(),
                detail: format!("{} · {}", call.say(one.direction.label()), day::short(one.date, call.lang)),
                amount: Rupiah(sign).to_string(),
                reversed: saving_reversal::of(read, one.posting.id.raw())?.is_some(),
            });
        }
        Ok(Seen {
            today: cash_day::today(read, &body)?,
            open: cash_day::left_open(read, &body)?,
            expected: cash_day::in_books(read, &body)?,
            receipts,
            body,
        })
    })
}

fn today(call: &Call) -> Result<Answer, Refusal> {
    page(call, &[], 0)
}

/// What is asked before a difference is posted.
fn question(call: &Call, difference: i64) -> String {
    let words = match difference {
        0 => return String::new(),
        more if more > 0 => cash_words::DIFFERS_MORE,
        _ => cash_words::DIFFERS_LESS,
    };
    call.say(words).replace("%1", &Rupiah(difference.saturating_abs()).to_string())
}

fn page(call: &Call, problems: &[Problem], difference: i64) -> Result<Answer, Refusal> {
    let Seen { body, today, open, expected, receipts } = seen(call)?;
    let money = |amount: i64| Rupiah(amount).to_string();
    let mut facts = vec![(call.say(words::IN_BOOKS), money(expected))];
    if let Some(one) = open.as_ref().or(today.as_ref()) {
        facts.push((call.say(words::OPENED), money(one.opening)));
        if let Some((closing, expected)) = one.closing.zip(one.expected) {
            facts.push((call.say(words::CLOSED_WITH), money(closing)));
            facts.push((call.say(words::DIFFERENCE), money(closing - expected)));
        }
    }
    let works = call.actor.is_one_of(BOARD) && call.actor.office == body.home();
    let done = open.is_none() && today.is_some();
    let fill = |input: Input| input.filled(&call.form, problems, call.lang);
    let counts = works && !done;
    let late = open.as_ref().filter(|one| one.date < call.today);
    let late = late.map(|one| format!("{} {}", call.say(cash_words::LEFT_OPEN), day::full(one.date, call.lang)));
    let content = DayPage {
        call,
        body: body.name.clone(),
        works,
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        left_open: late.unwrap_or_default(),
        hidden: call.hidden(),
        facts,
        counted: counts.then(|| fill(Input::text("counted", call.say(words::COUNTED)).digits(18))),
        question: question(call, difference),
        difference,
        notes: if counts { notes(call).into_iter().map(fill).collect() } else { Vec::new() },
        button: call.say(if open.is_some() { words::CLOSE_DAY } else { words::OPEN_DAY }),
        receipts,
    };
    let answer = call.page(call.say(words::CASH), &content);
    Ok(if problems.is_empty() && difference == 0 { answer } else { answer.invalid() })
}

fn notes(call: &Call) -> Vec<Input> {
    let note = |value: i64| Input::text(format!("note{value}"), format!("x {}", Rupiah(value))).digits(7);
    let mut all: Vec<Input> = NOTES.into_iter().map(note).collect();
    all.push(Input::text("coins", call.say(cash_words::COINS)).digits(12));
    all
}

/// The money that was counted, by notes or as a sum; where both were filled in they must be the same.
fn counted(call: &Call) -> Result<i64, Refusal> {
    let (mut sum, mut any, mut problems) = (0i64, false, Vec::new());
    let mut wrong = |field: String| {
        problems.push(Problem { field, code: "integer", message: cash_words::COUNT_WRONG });
    };
    for value in NOTES {
        let name = format!("note{value}");
        let typed = call.form.text(&name).trim();
        if typed.is_empty() {
            continue;
        }
        any = true;
        match typed.replace('.', "").parse::<i64>() {
            Ok(count) if (0..=MOST_NOTES).contains(&count) => sum += count * value,
            _ => wrong(name),
        }
    }
    let coins = call.form.text("coins").trim();
    if !coins.is_empty() {
        any = true;
        match Rupiah::parse(coins) {
            Ok(Rupiah(coins)) => sum += coins,
            Err(_) => wrong("coins".to_owned()),
        }
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let whole = call.form.text("counted").trim();
    if any && whole.is_empty() {
        return Ok(sum);
    }
    match Rupiah::parse(whole) {
        Ok(Rupiah(typed)) if any && typed != sum => {
            Err(Refusal::invalid("counted", "cash.two_counts", cash_words::TWO_COUNTS))
        }
        Ok(Rupiah(typed)) => Ok(typed),
        Err(_) => Err(Refusal::invalid("counted", "required", words::COUNT_MISSING)),
    }
}

fn count(call: &Call) -> Result<Answer, Refusal> {
    let (id, closing, expected) = call.read(|read| {
        let body = books(read)?;
        let done = cash_day::today(read, &body)?.is_some();
        let closing = done || cash_day::left_open(read, &body)?.is_some();
        Ok((body.row.id, closing, cash_day::in_books(read, &body)?))
    })?;
    let action = call.action;
    let done = counted(call).and_then(|counted| {
        let difference = counted.saturating_sub(expected);
        if difference != 0 && call.form.text("twice") != difference.to_string() {
            return Ok(Some(difference));
        }
        call.act(move |read| {
            let way = if closing { cash_day::close } else { cash_day::open };
            way(read, action, id, counted)
        })?;
        Ok(None)
    });
    match done {
        Ok(Some(difference)) => page(call, &[], difference),
        Ok(None) => Ok(Answer::redirect("/kas-harian").saying(call.say(words::DAY_SAVED))),
        Err(Refusal::Invalid(problems)) => page(call, &problems, 0),
        Err(other) => Err(other),
    }
}

/// What waits of the cash: a day that runs, and one that was left open, which is told by its day.
pub(super) fn task(
    read: &store::Reader<'_>,
    books: &Stored<Koperasi>,
    lang: kernel::Lang,
) -> Result<Option<web::Task>, Refusal> {
    let Some(open) = cash_day::left_open(read, books)? else { return Ok(None) };
    let late = open.date < read.today();
    let title = if late {
        format!("{}: {}", cash_words::LEFT_OPEN_TASK.say(lang), day::full(open.date, lang))
    } else {
        words::CLOSE_DAY.say(lang).to_owned()
    };
    Ok(Some(web::Task {
        tone: if late { Tone::Attention } else { Tone::Plain },
        tag: words::CASH.say(lang).to_owned(),
        title,
        path: "/kas-harian".to_owned(),
        action: crate::words::member::OPEN.say(lang).to_owned(),
        ..web::Task::default()
    }))
}
