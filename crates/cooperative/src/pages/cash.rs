//! At the desk: money in and out of a member's savings, the receipt on screen and on A5, and the cashier's day.
//! Not here: what is posted (`office::saving`, `office::cash_day`).

use askama::Template;
use documents::letter::Pair;
use documents::qr::QrContent;
use documents::slip::{self, Slip, SlipPaper};
use kernel::money::Rupiah;
use kernel::{Access, Record, RecordId, Refusal, Stored, Value, day};
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Input, Route, pieces};

use super::member::{PURPOSE, amount, date, member_path, name_of, show};
use crate::office::cash_day;
use crate::office::member::{books, place};
use crate::office::saving::{self, Cash};
use crate::records::receipt::Direction;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Koperasi, Member, Receipt, SavingsAccount};
use crate::words::saving as words;

/// Receipts shown with the day.
const LATEST: usize = 30;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, board) = (Access::Read(Receipt::SPEC), Access::Roles(BOARD));
    let about = |route: Route| {
        route.of(Receipt::SPEC).purpose(PURPOSE).opens(&[Member::SPEC]).help("koperasi-simpanan#kas-harian")
    };
    vec![
        about(Route::get("/bukti-kas/{id}", read, receipt)),
        about(Route::get("/bukti-kas/{id}/bukti.pdf", Access::Roles(ACCOUNT_SPECIFIC), print)),
        about(Route::get("/kas-harian", read, today)),
        about(Route::post("/kas-harian", board, count)),
    ]
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
        let input = Cash { account, date, amount: amount(call, "amount"), bank: call.form.ticked("bank"), attorney };
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

/// What a receipt tells.
struct Told {
    receipt: Stored<Receipt>,
    body: String,
    member: Option<RecordId>,
    facts: Vec<(&'static str, String)>,
}

/// A short code by which a paper is compared with the register.
fn check_code(receipt: RecordId) -> String {
    let digits: String = receipt.to_string().chars().filter(char::is_ascii_hexdigit).collect();
    let end = digits[digits.len().saturating_sub(8)..].to_uppercase();
    format!("{} {}", &end[..4], &end[4..])
}

fn told(read: &Reader<'_>, call: &Call) -> Result<Told, Refusal> {
    let receipt = read.get::<Receipt>(call.param("id")?)?;
    let body = read.get::<Koperasi>(receipt.books.id)?.name.clone();
    let say = |phrase| call.say(phrase);
    let mut facts = vec![
        (say(words::NUMBER), receipt.number.clone()),
        (say(words::DATE), day::full(receipt.date, call.lang)),
        (say(words::AMOUNT), Rupiah(receipt.amount).to_string()),
        (say(words::IN_WORDS), Rupiah(receipt.amount).in_words()),
    ];
    let part = receipt.part.as_deref().and_then(|part| part.parse::<RecordId>().ok());
    let account = match part {
        Some(part) => read.maybe::<SavingsAccount>(part)?,
        None => None,
    };
    let mut member = None;
    if let Some(account) = account {
        facts.push((say(words::ACCOUNT), say(account.product.label()).to_owned()));
        let of = read.get::<Member>(account.member.id)?;
        let number = of.number.clone().unwrap_or_default();
        facts.push((say(words::MEMBER), format!("{number} {}", name_of(read, &of)?)));
        member = Some(of.row.id);
    }
    facts.push((say(words::CODE), check_code(receipt.row.id)));
    Ok(Told { receipt, body, member, facts })
}

#[derive(Template)]
#[template(path = "cash/receipt.html")]
struct ReceiptPage<'c> {
    call: &'c Call,
    title: String,
    facts: Vec<(&'static str, String)>,
    print: String,
    back: String,
}

fn receipt(call: &Call) -> Result<Answer, Refusal> {
    let told = call.read(|read| told(read, call))?;
    let path = format!("/bukti-kas/{}/bukti.pdf", told.receipt.row.id);
    let content = ReceiptPage {
        call,
        title: call.say(told.receipt.direction.label()).to_owned(),
        facts: told.facts,
        print: if call.may_get(&path) { path } else { String::new() },
        back: told.member.map_or_else(String::new, member_path),
    };
    Ok(call.page(call.say(words::RECEIPT), &content))
}

fn print(call: &Call) -> Result<Answer, Refusal> {
    let told = call.read(|read| told(read, call))?;
    let address = call.address(&format!("/bukti-kas/{}", told.receipt.row.id));
    let lines = told.facts.iter().skip(1).map(|(label, value)| Pair::new(*label, value.clone()));
    let slip = Slip {
        office: told.body,
        title: call.say(told.receipt.direction.label()).to_owned(),
        code_label: call.say(words::NUMBER).to_owned(),
        code: Some(told.receipt.number.clone()),
        lines: lines.collect(),
        instructions: vec![call.say(words::SEAL).to_owned(), call.say(words::PAYER).to_owned()],
        qr: Some(QrContent { caption: check_code(told.receipt.row.id), url: address }),
        footer: String::new(),
        paper: SlipPaper::A5,
        date: Some(told.receipt.date),
        lang: call.lang,
    };
    let pdf = slip::render(&slip).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "bukti-kas.pdf", true))
}

struct Line {
    path: String,
    number: String,
    detail: String,
    amount: String,
}

#[derive(Template)]
#[template(path = "cash/day.html")]
struct DayPage<'c> {
    call: &'c Call,
    body: String,
    problems: Html,
    hidden: Html,
    facts: Vec<(&'static str, String)>,
    counted: Option<Input>,
    button: &'static str,
    receipts: Vec<Line>,
}

fn today(call: &Call) -> Result<Answer, Refusal> {
    page(call, &[])
}

fn page(call: &Call, problems: &[kernel::refusal::Problem]) -> Result<Answer, Refusal> {
    let (body, cash, receipts) = call.read(|read| {
        let body = books(read)?;
        let mut query = ListQuery::of(Receipt::SPEC).limited(LATEST);
        query.home = Some(body.home());
        let rows = read.list(&query.with(Receipt::YEAR.tag, Value::Integer(call.today.year().into())))?.rows;
        let day = cash_day::today(read, &body)?;
        let expected = cash_day::in_books(read, &body)?;
        Ok((body, (day, expected), rows))
    })?;
    let (opened, expected) = cash;
    let money = |amount: i64| Rupiah(amount).to_string();
    let mut facts = vec![(call.say(words::IN_BOOKS), money(expected))];
    if let Some(one) = &opened {
        facts.push((call.say(words::OPENED), money(one.opening)));
        if let Some((closing, expected)) = one.closing.zip(one.expected) {
            facts.push((call.say(words::CLOSED_WITH), money(closing)));
            facts.push((call.say(words::DIFFERENCE), money(closing - expected)));
        }
    }
    let works = call.actor.is_one_of(BOARD) && call.actor.office == body.home();
    let done = opened.as_ref().is_some_and(|one| one.closing.is_some());
    let counted = Input::text("counted", call.say(words::COUNTED)).digits(18).required();
    let receipts = receipts.into_iter().map(|row| {
        let one = Stored::<Receipt>::from_row(row).map_err(Refusal::fault)?;
        let detail = format!("{} · {}", call.say(one.direction.label()), day::short(one.date, call.lang));
        let sign = if one.direction == Direction::Out { -one.amount } else { one.amount };
        let path = format!("/bukti-kas/{}", one.row.id);
        Ok(Line { path, number: one.number.clone(), detail, amount: Rupiah(sign).to_string() })
    });
    let content = DayPage {
        call,
        body: body.name.clone(),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        facts,
        counted: (works && !done).then(|| counted.filled(&call.form, problems, call.lang)),
        button: call.say(if opened.is_some() { words::CLOSE_DAY } else { words::OPEN_DAY }),
        receipts: receipts.collect::<Result<_, Refusal>>()?,
    };
    let answer = call.page(call.say(words::CASH), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn count(call: &Call) -> Result<Answer, Refusal> {
    let (id, opened) = call.read(|read| {
        let body = books(read)?;
        Ok((body.row.id, cash_day::today(read, &body)?.is_some()))
    })?;
    let (action, closing) = (call.action, opened);
    let done = match Rupiah::parse(call.form.text("counted")) {
        Err(_) => Err(Refusal::invalid("counted", "required", words::COUNT_MISSING)),
        Ok(Rupiah(counted)) => call.act(move |read| {
            let way = if closing { cash_day::close } else { cash_day::open };
            way(read, action, id, counted)
        }),
    };
    match done {
        Ok(_) => Ok(Answer::redirect("/kas-harian").saying(call.say(words::DAY_SAVED))),
        Err(Refusal::Invalid(problems)) => page(call, &problems),
        Err(other) => Err(other),
    }
}
